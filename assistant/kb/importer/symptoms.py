"""What people would say who need a topic: its title, first sentences, error texts, statuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import one_line
from .draft import ProseBlock
from .words import HOW_TO, PROBLEM, is_generic, role_of, title_of

MAX_SYMPTOMS = 20
_LONGEST = 180
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{3,160})[\"”]|(?<!\w)['‘]([^'‘’\n]{3,160})['’](?!\w)")
_CODE = re.compile(r"(?<!`)`([^`\n]{3,160})`(?!`)")
_BOLD = re.compile(r"\*\*([^*\n]{3,80})\*\*")
_LABEL = re.compile(r"\*\*([^*\n]{1,60}:)\*\* ")
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?](?=\s|$)")
_STATUS = re.compile(r"(?:[A-Z][a-z]+){1,4}|[a-z]+(?:[A-Z][a-z]+)+")
_STATE = re.compile(r"\bstat(?:us|e)\w*\b", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:errors?|messages?|warnings?|exceptions?|fail\w*|says?|shows?|displays?)\b", re.IGNORECASE
)
_CODED = re.compile(
    r"0x[0-9a-f]{6,8}|-\d{6,}|\b[A-Z]{2,}[-_]?\d{2,}\b|\b\w+(?:Error|Exception)\b", re.IGNORECASE
)
_SAMPLES = 4
_FAILED = re.compile(
    r"\b(?:error|failed|failure|fatal|denied|refused|cannot|could not|unable|exception|panic|"
    r"invalid|not found|timed out)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^[\[(]?\d{4}[-/]\d\d[-/]\d\d[T ][\d:.,Z+-]+[\])]?\s*")
_PATH = re.compile(r"[\\/{}<>=;]|\w\.\w+\(|^\W*$")


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
    yield from _labels(prose)


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


def _labels(prose: list[ProseBlock]) -> Iterator[str]:
    """What is said on the screen, in bold or quotes, where it is more than a name."""
    for piece in prose:
        for match in (*_BOLD.finditer(piece.markdown), *_QUOTED.finditer(piece.words)):
            text = match[1] or match[match.lastindex or 1]
            if (
                2 <= len(text.split()) <= 8
                and not (_PATH.search(text) or ">" in text or role_of(text))
                and (PROBLEM.search(text) or _CODED.search(text))
            ):
                yield text
