"""Documents -> drafts: the reading half of ``kb import``. Never raises because of a document."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from .draft import Draft, Finding, Origin, ProseBlock, ReadResult, SkippedSection
from .duplicates import Copy, Group, group, ordered
from .names import full_title, unique_id
from .places import find
from .read.decode import MAX_BYTES
from .read.document import Document, read_document
from .symptoms import symptoms_of
from .topics import Topic, topics_of
from .words import title_of

Progress = Callable[[int, int, str], None]


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
    documents = 0
    for number, (name, path) in enumerate(found.files, 1):
        document = _open(name, path, findings)
        if document is not None:
            documents += bool(document.source)
            page = topics_of(document)
            copies += [_copy(document, topic) for topic in page.topics]
            left_out += page.left_out
        if progress:
            progress(number, len(found.files), name)
    return ReadResult(drafts(copies), tuple(left_out), tuple(findings), documents)


def drafts(copies: list[Copy]) -> tuple[Draft, ...]:
    """One draft for each topic, however often it was found."""
    taken: set[str] = set()
    return tuple(_draft(found, taken) for found in group(ordered(copies)))


def _open(name: str, path: str, findings: list[Finding]) -> Document | None:
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
    document = read_document(name, data)
    findings += [Finding(name, t.line, t.severity, t.message, t.hint) for t in document.troubles]
    return document


def _copy(document: Document, topic: Topic) -> Copy:
    digest = document.digest(topic.first, topic.last)
    path = " > ".join(filter(None, topic.path))
    origin = Origin(document.name, topic.heading, topic.first, topic.last, digest, path)
    return Copy(topic, origin, topic.path[0] if topic.path else topic.title)


def _intros(found: Group) -> tuple[ProseBlock, ...]:
    """What stood above the first heading of each page, once."""
    intros = {p.words: p for c in found.copies for p in c.topic.pieces[: c.topic.intro]}
    return tuple(intros.values())


def _draft(found: Group, taken: set[str]) -> Draft:
    first = found.copies[0]
    topic = first.topic
    title = full_title(topic, first.origin.doc)
    of_table = topic.path and title_of(topic.heading) == topic.path[-1]  # shared by all its rows
    heading = "" if of_table else topic.heading
    return Draft(
        id=unique_id(title, topic, first.origin.doc, taken),
        title=title,
        symptoms=symptoms_of(topic.title or title, heading, topic.pieces),
        pieces=(*_intros(found), *topic.pieces[topic.intro :]),
        origins=tuple(dict.fromkeys(copy.origin for copy in found.copies)),
        variants=found.variants,
    )
