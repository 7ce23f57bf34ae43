"""The same section in two documents is one draft; what differs between copies is kept and told."""

from __future__ import annotations

import re
from difflib import unified_diff
from heapq import nsmallest
from sys import intern
from zlib import crc32

from ...record import Record
from .draft import Origin
from .topics import Topic

_SAME_TITLE = 90
_OTHER_TITLE = 97
"""Per cent of likeness from which on two texts are copies."""
_SHINGLE = 5
_MOST_RUNS = 48
_COMMON = 30
"""A run of words in more topics than this is boilerplate and tells nothing."""
_MIN_WORDS = 8


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
