"""Titles that can be understood without the page, ids that stay, and what people would say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count

from ...text import one_line
from ..parse import slug
from .draft import ProseBlock
from .sections import shorten
from .topics import Topic
from .words import HOW_TO, PROBLEM, is_generic, role_of, title_of

_LONGEST_ID = 70
_CASE = re.compile(
    r"(?i)(?:scenario|case|situation|variant|symptom|(?:possible )?(?:reason|cause))\s*\d+"
)
"""A heading that only counts."""
_TOLD = ("paragraph", "quote", "bullet", "step")
MAX_SYMPTOMS = 20
_LONGEST = 180
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{3,160})[\"”]|(?<!\w)['‘]([^'‘’\n]{3,160})['’](?!\w)")
_CODE = re.compile(r"(?<!`)`([^`\n]{3,160})`(?!`)")
_LABEL = re.compile(r"\*\*([^*\n]{1,60}:)\*\* ")
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?](?=\s|$)")
_STATUS = re.compile(r"(?:[A-Z][a-z]+){1,4}|[a-z]+(?:[A-Z][a-z]+)+")
_STATE = re.compile(r"(?i)\bstat(?:us|e)\w*\b")
_ERROR = re.compile(
    r"(?i)\b(?:errors?|messages?|warnings?|exceptions?|fail\w*|says?|shows?|displays?)\b"
)
_CODED = re.compile(
    r"(?i)0x[0-9a-f]{6,8}|-\d{6,}|\b[A-Z]{2,}[-_]?\d{2,}\b|\b\w+(?:Error|Exception)\b"
)
_SAMPLES = 4
_FAILED = re.compile(
    r"(?i)\b(?:error|failed|failure|fatal|denied|refused|cannot|could not|unable|exception|panic|"
    r"invalid|not found|timed out)\b"
)
_STAMP = re.compile(r"^[\[(]?\d{4}[-/]\d\d[-/]\d\d[T ][\d:.,Z+-]+[\])]?\s*")
_PATH = re.compile(r"[\\/{}<>=;]|\w\.\w+\(|^\W*$")


def full_title(topic: Topic, doc: str) -> str:
    """The topic's title; one that says too little gets that of the section above or the page."""
    title = topic.title or topic.heading
    told = next((p.words for p in topic.pieces[topic.intro :] if p.kind in _TOLD), "")
    if told and _CASE.fullmatch(title):
        page = f"{topic.path[-1]} " if topic.path else ""
        return shorten(" ".join(f"{page}({title.lower()}): {told}".split()))
    if topic.named and not is_generic(title) and not role_of(title):
        return shorten(title)
    above = next((t for t in reversed(topic.path) if t and not is_generic(t) and t != title), "")
    if not above:
        above = _folder(doc) if is_generic(title) else ""
    return shorten(f"{above}: {title}" if above else title)


def unique_titles(topics: Sequence[tuple[Topic, str]]) -> list[str]:
    """A title for each topic of a document; equal ones get the page or the folder in front.

    What is put in front depends on the topics that share a title, not on their order.
    """
    titles = [full_title(topic, doc) for topic, doc in topics]
    for _ in range(3):
        equal: dict[str, list[int]] = {}
        for number, title in enumerate(titles):
            equal.setdefault(title.casefold(), []).append(number)
        for numbers in equal.values():
            if len(numbers) > 1:
                named = _told_apart([(titles[n], *topics[n]) for n in numbers])
                for number, title in zip(numbers, named, strict=True):
                    titles[number] = title
    return titles


def _told_apart(equal: Sequence[tuple[str, Topic, str]]) -> list[str]:
    """Equal titles with what tells most of them apart in front."""
    ways = zip(*(_above(title, topic, doc) for title, topic, doc in equal), strict=True)
    best = max(ways, key=lambda names: len({n.casefold() for n in names if n}))
    told = []
    for name, (title, _, _) in zip(best, equal, strict=True):
        lowers = HOW_TO.match(title) and title.split(maxsplit=1)[0].istitle()
        behind = title[:1].lower() + title[1:] if lowers else title
        free = name and name.casefold() not in title.casefold()
        told.append(shorten(f"{name}: {behind}") if free else title)
    return told


def _above(title: str, topic: Topic, doc: str) -> list[str]:
    """What may stand in front: the page, the section above, the file, a folder, or two of them."""
    *folders, file = map(_spaced, re.sub(r"\.\w+$", "", doc).split("/"))
    above = [*reversed(folders), "", "", "", ""][:4]
    page, section = topic.path[:1], topic.path[-1:]
    names = ["".join(page), "".join(section), file, *above]
    names = [name if name.casefold() not in title.casefold() else "" for name in names]
    return [*names, *(f"{folder}, {names[0] or file}".strip(", ") for folder in above)]


def _spaced(name: str) -> str:
    return re.sub(r"[-_]+", " ", name).strip().capitalize()


def base_id(title: str) -> str:
    """A slug of a title, cut between words."""
    full = slug(title)
    if len(full) <= _LONGEST_ID:
        return full
    return full[: _LONGEST_ID + 1].rpartition("-")[0] or full[:_LONGEST_ID]


def unique_id(title: str, topic: Topic, doc: str, taken: set[str]) -> str:
    """An id that no other topic has: with the page's name, its folder's, or a number."""
    base = base_id(title)
    page = slug(re.sub(r"\.\w+$", "", doc.rpartition("/")[2]))
    above = [slug(t) for t in reversed(topic.path) if t]
    tails = [*above[:1], page, slug(_folder(doc)) if "/" in doc else ""]
    longer = (
        base_id(f"{base[:50].strip('-')}-{tail[:40].strip('-')}")
        for tail in dict.fromkeys(filter(None, tails))
        if tail not in base
    )
    numbered = (f"{base}-{number}" for number in count(2))
    found = next(name for name in chain([base], longer, numbered) if name not in taken)
    taken.add(found)
    return found


def _folder(doc: str) -> str:
    folder = doc.rpartition("/")[0].rpartition("/")[2] or doc.rpartition("/")[2].rpartition(".")[0]
    return _spaced(folder)


def symptoms_of(title: str, heading: str, pieces: tuple[ProseBlock, ...]) -> tuple[str, ...]:
    """Phrases for the header, the best first; none twice, none that is not fit to be shown."""
    found: dict[str, str] = {}
    for phrase in _phrases(title, heading, pieces):
        if found and len(phrase.split()) < 2 and not _CODED.search(phrase):
            continue
        flat = one_line(phrase, _LONGEST).strip(" .,;:*_`")
        key = re.sub(r"\W+", " ", flat.casefold()).strip()
        if len(key) >= 3 and any(map(str.isalpha, key)):
            found.setdefault(key, flat)
    return tuple(list(found.values())[:MAX_SYMPTOMS])


def _phrases(title: str, heading: str, pieces: tuple[ProseBlock, ...]) -> Iterator[str]:
    yield title
    yield title_of(heading)
    if pieces and pieces[0].kind == "quote" and (PROBLEM.search(title) or _CODED.search(title)):
        yield from filter(_is_said, pieces[0].words.split("\n"))  # the message that it is about
    yield from _told_errors(pieces)
    prose = [p for p in pieces if p.kind in ("paragraph", "bullet", "step", "quote", "note")]
    for _, text in zip(range(12), _quotes(title, prose), strict=False):
        yield text
    first = next((p for p in prose if p.kind == "paragraph" and not role_of(p.words)), None)
    if first is not None:
        yield _first_sentence(_unlabelled(first))
    titles = [title_of(p.words) for p in pieces if p.kind == "heading"]
    yield from (t for t in titles if not role_of(t) and not is_generic(t))
    told = (_unlabelled(p) for p in prose if p.kind != "step" and not role_of(p.words))
    yield from (_first_sentence(w) for w in told if PROBLEM.search(w) and not HOW_TO.match(w))


def _told_errors(pieces: tuple[ProseBlock, ...]) -> Iterator[str]:
    """Lines of what stands below "Error message" and its like, and of samples of errors."""
    role = ""
    for piece in pieces:
        label = _LABEL.match(piece.markdown)
        named = role_of(label[1] if label else piece.words)
        role = named or ("" if label or piece.kind == "heading" else role)
        if role_of(piece.words):
            continue
        errors = role == "error" or (role == "symptom" and piece.kind != "paragraph")
        lines = [line.strip(" >-*`") for line in _unlabelled(piece).split("\n")]
        if piece.kind == "code":
            lines = [_STAMP.sub("", line) for line in lines]
            told = (line for line in lines if errors or _FAILED.search(line))
            yield from (line for line in list(told)[:_SAMPLES] if _is_said(line))
        elif errors:
            yield from (line for line in lines[:_SAMPLES] if _is_said(line))


def _is_said(line: str) -> bool:
    """Whether a line of code is words, and no command, setting or data."""
    return (
        len(line) <= _LONGEST
        and len(re.findall(r"[^\W\d_]{2,}", line)) >= 2
        and (line[:1] not in "{}[]<#$" and not re.match(r"[\w.-]+\s*[=]|sudo |curl |docker ", line))
    )


def _first_sentence(words: str) -> str:
    match = _SENTENCE.match(words)
    return match[0] if match else words


def _unlabelled(piece: ProseBlock) -> str:
    """A paragraph's words without the bold label in front."""
    label = _LABEL.match(piece.markdown)
    return piece.words[len(label[1]) :].strip() if label else piece.words


def _quotes(title: str, prose: list[ProseBlock]) -> Iterator[str]:
    """Error texts, in quotes or as code, and the names of statuses."""
    for words, markdown in [(title, title), *((p.words, p.markdown) for p in prose)]:
        wrong = bool(_ERROR.search(words))
        for match in _QUOTED.finditer(words):
            text = match[1] or match[2]
            if wrong and len(text.split()) >= 2 and not _PATH.search(text):
                yield text
        for match in _CODE.finditer(markdown):
            text = match[1].strip()
            if _CODED.search(text) or (wrong and len(text.split()) >= 3 and not _PATH.search(text)):
                yield text
            elif _STATUS.fullmatch(text) and _STATE.search(words):
                yield f"status {text}"
