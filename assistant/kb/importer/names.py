"""Titles that can be understood without the page, and ids that stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..parse import slug
from .rows import shorten
from .topics import Topic
from .words import is_generic

_LONGEST_ID = 70
_SAYS_NOTHING = re.compile(
    r"\w|an|and|the|of|for|to|in|on|at|by|or|our|your|with|from|about|how|what|is|are|use|using|"
    r"docs?|guides?|pages?|faqs?|frequent(?:ly)?|asked|questions?|common|answers?|troubleshooting|"
    r"issues?|errors?|problems?|resolve|resolutions?|resolving|find|fix(?:es)?|help|learn|general|"
    r"overview|introduction|reference|limitations?|readme|index|src|main|codes?|integrations?",
    re.IGNORECASE,
)
"""Words of a page's title that do not say what the page is about."""


def full_title(topic: Topic, doc: str) -> str:
    """The topic's title; one that says too little gets that of the section above or the page."""
    title = topic.title or topic.heading
    if topic.named and not is_generic(title):
        return shorten(title)
    above = next((t for t in reversed(topic.path) if t and not is_generic(t) and t != title), "")
    if not above:
        above = _folder(doc) if is_generic(title) else ""
    return shorten(f"{above}: {title}" if above else title)


def about(topic: Topic, title: str, doc: str) -> str:
    """The title with the words of the page's title and folder that it does not hold itself."""
    known = [name.casefold() for name in _names(f"{title} {topic.heading}")]
    found: list[str] = []
    page, folder = topic.path[:1], [_folder(doc)] if "/" in doc else []
    for name in _names(" ".join([*page, *folder])):
        plain = name.casefold()
        if not _SAYS_NOTHING.fullmatch(name) and not any(_alike(plain, k) for k in known):
            known.append(plain)
            found.append(name)
    return f"{' '.join(found)}: {title}" if found else ""


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same, or one begins with the other: ``webhook``, ``webhooks``."""
    short, long = sorted((one, other), key=len)
    return long == short or (len(short) > 3 and long.startswith(short))


def _names(text: str) -> list[str]:
    return re.findall(r"\w+", text)


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
