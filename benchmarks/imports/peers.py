"""Full-text search over the raw pages: what an import has to be better than.

Both peers search the same passages: a heading with what is below it, at most `PASSAGE` lines.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from assistant.match.stem import stem

from .questions import Span, headings

PASSAGE = 30
"""Lines of a passage."""
_K1, _B = 1.5, 0.75
_WORD = re.compile(r"\w+")
_STOP = frozenset(
    """a an and are as at be but by can do does for from has have how i if in into is it its me my
    no not of on or our that the their them then there they this to was we what when where which
    who why will with you your""".split()  # noqa: SIM905
)

Search = Callable[[str], list[Span]]
"""A question -> passages, the best first."""


def passages(docs: Path) -> Iterator[tuple[Span, str]]:
    """Every page cut at its headings, long sections further."""
    for path in sorted(p for p in docs.rglob("*") if p.suffix in (".md", ".mdx")):
        lines = path.read_text("utf-8", "replace").splitlines()
        name = path.relative_to(docs).as_posix()
        starts = sorted({1, *(h.line for h in headings(lines)), len(lines) + 1})
        for start, end in pairwise(starts):
            for first in range(start, end, PASSAGE):
                last = min(first + PASSAGE, end) - 1
                yield Span(name, first, last), "\n".join(lines[first - 1 : last])


def fts5(docs: Path) -> Search:
    """SQLite's full-text search with Porter's stemmer; any of the words may match."""
    found = list(passages(docs))
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE passage USING fts5(text, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO passage VALUES (?)", ((text,) for _, text in found))

    def search(question: str) -> list[Span]:
        words = " OR ".join(f'"{word}"' for word in _wanted(question))
        if not words:
            return []
        rows = connection.execute(
            "SELECT rowid FROM passage WHERE text MATCH ? ORDER BY rank LIMIT 10", (words,)
        )
        return [found[row - 1][0] for (row,) in rows]

    return search


def bm25(docs: Path) -> Search:
    """BM25 (Robertson and Zaragoza 2009, Lucene's inverse document frequency) over stems."""
    found = list(passages(docs))
    bags = [Counter(map(stem, _words(text))) for _, text in found]
    sizes = [sum(bag.values()) for bag in bags]
    mean = sum(sizes) / max(1, len(sizes))
    spread = Counter(word for bag in bags for word in bag)

    def score(number: int, words: list[str]) -> float:
        total, bag = 0.0, bags[number]
        norm = _K1 * (1 - _B + _B * sizes[number] / mean)
        for word in words:
            if count := bag[word]:
                idf = math.log(1 + (len(bags) - spread[word] + 0.5) / (spread[word] + 0.5))
                total += idf * count * (_K1 + 1) / (count + norm)
        return total

    def search(question: str) -> list[Span]:
        words = [stem(word) for word in _wanted(question)]
        scored = ((score(number, words), -number) for number in range(len(bags)))
        best = sorted((pair for pair in scored if pair[0] > 0), reverse=True)[:10]
        return [found[-number][0] for _, number in best]

    return search


def _wanted(question: str) -> list[str]:
    words = _words(question)
    return [word for word in words if word not in _STOP] or words


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
