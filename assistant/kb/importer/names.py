"""Titles that can be understood without the page, and ids that stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..parse import slug
from .rows import shorten
from .topics import Topic
from .words import is_generic

_LONGEST_ID = 70


def full_title(topic: Topic, doc: str) -> str:
    """The topic's title; one that says too little gets that of the section above or the page."""
    title = topic.title or topic.heading
    if topic.named and not is_generic(title):
        return shorten(title)
    above = next((t for t in reversed(topic.path) if t and not is_generic(t) and t != title), "")
    if not above:
        above = _folder(doc) if is_generic(title) else ""
    return shorten(f"{above}: {title}" if above else title)


def base_id(title: str) -> str:
    """A slug of a title, cut between words."""
    full = slug(title)
    if len(full) <= _LONGEST_ID:
        return full
    return full[: _LONGEST_ID + 1].rpartition("-")[0] or full[:_LONGEST_ID]


def unique_id(title: str, topic: Topic, doc: str, taken: set[str]) -> str:
    """An id that no other topic has: with the page's name, its folder's, or a number."""
    base = base_id(title)
    for candidate in _candidates(base, topic, doc):
        if candidate not in taken:
            taken.add(candidate)
            return candidate
    raise AssertionError  # numbers do not end


def _candidates(base: str, topic: Topic, doc: str) -> Iterable[str]:
    yield base
    page = slug(re.sub(r"\.\w+$", "", doc.rpartition("/")[2]))
    above = [slug(t) for t in reversed(topic.path) if t]
    tails = [*above[:1], page, slug(_folder(doc)) if "/" in doc else ""]
    for tail in dict.fromkeys(filter(None, tails)):
        if tail not in base:
            yield base_id(f"{base[:50].strip('-')}-{tail[:40].strip('-')}")
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _folder(doc: str) -> str:
    folder = doc.rpartition("/")[0].rpartition("/")[2] or doc.rpartition("/")[2].rpartition(".")[0]
    return re.sub(r"[-_]+", " ", folder).strip().capitalize()
