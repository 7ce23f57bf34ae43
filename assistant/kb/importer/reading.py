"""Documents -> drafts: the reading half of ``kb import``. Never raises because of a document."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Sequence
from difflib import unified_diff
from functools import partial
from heapq import nsmallest
from sys import intern
from zlib import crc32

from ...record import Record
from .draft import Draft, Finding, Origin, ReadResult, SkippedSection
from .names import symptoms_of, unique_id, unique_titles
from .places import find
from .read.document import Document, read_document
from .read.lines import MAX_BYTES, decode
from .topics import Topic, topics_of
from .words import HOW_TO, MENDING, QUESTION, TROUBLE, is_problem, title_of

Progress = Callable[[int, int, str], None]
_PLACES = {
    "release note": "change-?logs? release-?notes?(?:-\\w+)? releases what-?s-new history changes",
    "contributor": "contribut\\w* develop(?:ment|ing|ers?) maintain\\w* community code-of-conduct"
    " governance design-documents lids adrs? rfcs? style-?guide triage internals? hacking",
    "reference": "references? \\w*-?api api-\\w+ rest cli commands? config-?file options parameters"
    " configuration-reference schemas? glossary metrics self-?assessment\\w* compatibility",
}
"""Names of folders and pages that say what kind of text is in them."""
_OF_PLACE = {k: re.compile("|".join(w.split())) for k, w in _PLACES.items()}
_NAME = re.compile(r"[^\s]*[_{}\[\]()<>=/$][^\s]*|--?\w[\w-]*|[a-z]+(?:[A-Z]\w*)+|\w+(?:\.\w+)+")
"""A title that is the name of a setting, a command or a call."""
_NUMBERED = re.compile(r"(?i)(?:method|option|example|version)\s+\d")
_SAME_TITLE = 90
_OTHER_TITLE = 97
"""Per cent of likeness from which on two texts are copies."""
_SHINGLE = 5
_MOST_RUNS = 48
_COMMON = 30
"""A run of words in more topics than this is boilerplate and tells nothing."""
_MIN_WORDS = 8


def read_docs(places: Sequence[str], *, progress: Progress | None = None) -> ReadResult:
    """Read documents into drafts of articles.

    Args:
        places: files, folders (``.md``, ``.mdx``, ``.markdown`` below them) and globs.
        progress: is called after each document: how many are read, of how many, which.
    """
    found = find(places)
    findings = list(found.findings)
    copies: list[Copy] = []
    left_out: list[SkippedSection] = []
    shelf = _Shelf(dict(found.files))
    documents = 0
    for number, (name, path) in enumerate(found.files, 1):
        document = None if is_part(name) else _open(name, path, findings, shelf)
        if document is not None:
            documents += bool(document.source)
            page = topics_of(document)
            copies += [_copy(document, topic) for topic in page.topics]
            left_out += page.left_out
        if progress:
            progress(number, len(found.files), name)
    unused = (name for name, _ in found.files if is_part(name) and name not in shelf.used)
    left_out += [
        SkippedSection(name, "", 1, "a part of pages, and no page uses it") for name in unused
    ]
    return ReadResult(drafts(copies), tuple(left_out), tuple(findings), documents)


class _Shelf:
    """Finds the parts that pages name among the documents, and nowhere else."""

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files
        self.used: set[str] = set()

    def fetch(self, page: str, path: str) -> Sequence[str] | None:
        """The lines of the document that a page means by a path."""
        plain = re.sub(r"^(?:@site/|/+|~/+)", "", path)
        near = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        ending = "/" + plain.lstrip("./")
        below = plain.partition("/")[2] or plain  # the folder of the documents stands in front
        names = [near, plain, below, *sorted(n for n in self._files if f"/{n}".endswith(ending))]
        name = next((n for n in names if n in self._files and n != page), None)
        if name is None:
            return None
        self.used.add(name)
        try:
            with open(self._files[name], "rb") as file:
                return decode(file.read(MAX_BYTES)).lines
        except OSError:
            return None


def drafts(copies: list[Copy]) -> tuple[Draft, ...]:
    """One draft for each topic, however often it was found."""
    taken: set[str] = set()
    groups = group(copies)
    firsts = [found.copies[0] for found in groups]
    titles = unique_titles([(copy.topic, copy.origin.doc) for copy in firsts])
    return tuple(_draft(*each, taken) for each in zip(groups, titles, strict=True))


def is_part(name: str) -> bool:
    """Whether a file is a part of pages by its name: ``_note.md``, ``_parts/note.md``."""
    *folders, file = name.split("/")
    hidden = file.startswith("_") and not file.startswith("_index.")
    return hidden or any(f.startswith("_") or f in ("snippets", "includes") for f in folders)


def _open(name: str, path: str, findings: list[Finding], shelf: _Shelf) -> Document | None:
    if not os.path.isfile(path):
        findings.append(Finding(name, 0, "error", "is no regular file: left out"))
        return None
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        findings.append(Finding(name, 0, "error", message, "check its permissions"))
        return None
    document = read_document(name, data, partial(shelf.fetch, name))
    findings += [Finding(name, t.line, t.severity, t.message, t.hint) for t in document.troubles]
    return document


def _copy(document: Document, topic: Topic) -> Copy:
    digest = document.digest(topic.first, topic.last)
    path = " > ".join(filter(None, topic.path))
    origin = Origin(document.name, topic.heading, topic.first, topic.last, digest, path)
    return Copy(topic, origin, topic.path[0] if topic.path else topic.title)


def _draft(found: Group, title: str, taken: set[str]) -> Draft:
    first = found.copies[0]
    topic = first.topic
    of_table = topic.path and title_of(topic.heading) == topic.path[-1]  # shared by all its rows
    heading = topic.title if of_table else topic.heading or topic.title
    # what stood above the first heading of each page, once
    intros = {p.words: p for copy in found.copies for p in copy.topic.pieces[: copy.topic.intro]}
    return Draft(
        id=unique_id(title, topic, first.origin.doc, taken),
        title=title,
        symptoms=symptoms_of(title, heading, topic.pieces[topic.intro :]),
        pieces=(*intros.values(), *topic.pieces[topic.intro :]),
        origins=tuple(dict.fromkeys(copy.origin for copy in found.copies)),
        variants=found.variants,
        kind=kind_of(topic, first.origin.doc),
    )


def kind_of(topic: Topic, doc: str) -> str:
    """The kind of a topic of a page: one of `model.KINDS`."""
    title = topic.title
    if QUESTION.search(title):
        return _place(doc, "question")
    if _NAME.fullmatch(title):
        return "reference"
    trouble = any(TROUBLE.search(words) for words in (*topic.path, re.sub(r"[-_/]+", " ", doc)))
    if HOW_TO.match(title) and not MENDING.match(title):
        return _place(doc, "how-to")
    if not _NUMBERED.match(title) and is_problem(title):
        return _place(doc, "problem")
    if sum(piece.kind == "step" for piece in topic.pieces) >= 2:
        return _place(doc, "how-to")
    if trouble:
        return _place(doc, "problem")
    sizes = [0, 0]
    for piece in topic.pieces:
        sizes[piece.kind in ("code", "table")] += len(piece.words.split())
    return _place(doc, "reference" if sizes[1] > sizes[0] else "concept", background=True)


def _place(doc: str, kind: str, *, background: bool = False) -> str:
    """The kind, or that of the folder or page that it is in."""
    names = [re.sub(r"[\s_]+", "-", part.casefold()) for part in doc.rpartition(".")[0].split("/")]
    for place, words in _OF_PLACE.items():
        known = background or place != "reference"
        if known and any(words.fullmatch(name) for name in names):
            return place
    return kind


class Copy(Record):
    """A topic and where it stands."""

    topic: Topic
    origin: Origin
    page: str
    """Title of its page."""


class Group(Record):
    """Copies of one topic, the first is the one to show."""

    copies: tuple[Copy, ...]
    variants: tuple[str, ...] = ()


def group(copies: list[Copy]) -> list[Group]:
    """Group copies, in an order that does not depend on how the files were found."""
    copies = sorted(copies, key=lambda copy: (copy.origin.doc, copy.origin.first))
    texts = [_text(copy) for copy in copies]
    leaders: list[int] = []
    members: dict[int, list[int]] = {}
    index: dict[int, list[int]] = {}
    for at, text in enumerate(texts):
        leader = next((c for c in _near(index, text) if _alike(copies, texts, c, at)), None)
        if leader is None:
            leaders.append(at)
            members[at] = [at]
            for run in _runs(text):
                index.setdefault(run, []).append(at)
        else:
            members[leader].append(at)
    return [_group(copies, texts, members[leader]) for leader in leaders]


def _text(copy: Copy) -> list[str]:
    joined = " ".join([copy.topic.title, *(p.words for p in copy.topic.pieces[copy.topic.intro :])])
    return list(map(intern, re.findall(r"\w+", joined.casefold())))  # most words come again


def _runs(words: list[str]) -> set[int]:
    """Runs of words, as numbers; of a long text the lowest, which a copy has too."""
    starts = range(max(1, len(words) - _SHINGLE + 1))
    found = {crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in starts}
    return set(nsmallest(_MOST_RUNS, found))


def _near(index: dict[int, list[int]], words: list[str]) -> list[int]:
    """Topics that share enough runs of words with a text, the likeliest first."""
    runs = _runs(words)
    shared: dict[int, int] = {}
    for run in runs:
        for topic in index.get(run, ())[:_COMMON]:
            shared[topic] = shared.get(topic, 0) + 1
    enough = [t for t, count in shared.items() if count * 3 >= len(runs)]
    return sorted(enough, key=lambda t: (-shared[t], t))[:10]


def _alike(copies: list[Copy], texts: list[list[str]], one: int, two: int) -> bool:
    from rapidfuzz.distance import Indel

    first, second = texts[one], texts[two]
    if first == second:
        return True
    same = copies[one].topic.title.casefold() == copies[two].topic.title.casefold()
    near = not same and copies[one].origin.doc == copies[two].origin.doc
    if near or min(len(first), len(second)) < _MIN_WORDS:
        return False
    likeness = 100 * Indel.normalized_similarity(first, second)
    alike = likeness >= (_SAME_TITLE if same else _OTHER_TITLE)
    return alike and not _of_other_products(copies[one], copies[two], set(first) ^ set(second))


def _of_other_products(one: Copy, two: Copy, differing: set[str]) -> bool:
    """Whether two texts differ in what their pages are about: Xero's page and FreeAgent's."""
    names = [
        set(re.findall(r"[^\W\d_]{3,}", f"{c.page} {c.origin.doc}".casefold())) for c in (one, two)
    ]
    return bool((names[0] ^ names[1]) & differing)


def _group(copies: list[Copy], texts: list[list[str]], members: list[int]) -> Group:
    first, *others = members
    one = copies[first]
    lines = _lines(one)
    variants: dict[str, None] = {}
    for other in others:
        if texts[other] != texts[first]:
            names = one.origin.doc, copies[other].origin.doc
            found = unified_diff(lines, _lines(copies[other]), *names, lineterm="", n=1)
            variants["\n".join(found)] = None
    return Group(tuple(copies[m] for m in members), tuple(filter(None, variants)))


def _lines(copy: Copy) -> list[str]:
    pieces = copy.topic.pieces[copy.topic.intro :]
    return [copy.topic.title, *(line for p in pieces for line in p.markdown.split("\n"))]
