"""Titles that can be understood without the page, and ids that stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, count

from ..parse import slug
from .rows import shorten
from .topics import Topic
from .words import HOW_TO, is_generic, role_of

_LONGEST_ID = 70
_CASE = re.compile(
    r"(?:scenario|case|situation|variant|symptom|(?:possible )?(?:reason|cause))\s*\d+",
    re.IGNORECASE,
)
"""A heading that only counts."""
_TOLD = ("paragraph", "quote", "bullet", "step")


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
