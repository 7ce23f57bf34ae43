"""What was asked, answered and solved, and what the knowledge base lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..record import Record
from .store import SessionStore, Tally, Totals

ALIKE = 72
"""Likeness of two questions, 0 to 100, from which they are one gap."""
MOST_QUESTIONS = 500
"""Unanswered questions, the most frequent ones, that are grouped."""
ENOUGH = 10
"""Results after which a check could have told something."""
_ENDINGS = ("fixed", "not_fixed", "unverified")


class ArticleCount(Record):
    """How an article did."""

    article: str
    answered: int
    solved: int
    not_solved: int


class FixCount(Record):
    """How a fix did."""

    fix: str
    times: int
    fixed: int
    not_fixed: int
    unverified: int
    other: int
    """Declined, blocked, only planned, nothing to do, failed."""


class Gap(Record):
    """Questions that are alike and got no answer."""

    example: str
    questions: tuple[str, ...]
    times: int


class Stuck(Record):
    """A check that has always ended in one state."""

    check: str
    state: str
    times: int


class Stats(Record):
    """All of it."""

    totals: Totals
    articles: tuple[ArticleCount, ...]
    fixes: tuple[FixCount, ...]
    unanswered: tuple[Gap, ...]
    never_hit: tuple[str, ...]
    stuck: tuple[Stuck, ...]


def make_stats(store: SessionStore, known: Sequence[str]) -> Stats:
    """Statistics of a store.

    Args:
        store: where the sessions are.
        known: the articles that there are, as ``kb/article``.
    """
    answered = _sum(store.tallies("article"))
    solved, failed = _sum(store.tallies("solved")), _sum(store.tallies("not_solved"))
    names = sorted({*answered, *solved, *failed}, key=lambda n: (-answered.get(n, 0), n))
    return Stats(
        store.totals(),
        tuple(
            ArticleCount(n, answered.get(n, 0), solved.get(n, 0), failed.get(n, 0)) for n in names
        ),
        tuple(_fixes(store.tallies("fix"))),
        tuple(group(store.tallies("unanswered", MOST_QUESTIONS))),
        tuple(name for name in known if name not in answered),
        tuple(_stuck(store.tallies("check"))),
    )


def _sum(tallies: Iterable[Tally]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for tally in tallies:
        sums[tally.name] = sums.get(tally.name, 0) + tally.times
    return sums


def _fixes(tallies: Sequence[Tally]) -> Iterable[FixCount]:
    states: dict[str, dict[str, int]] = {}
    for tally in tallies:
        states.setdefault(tally.name, {})[tally.state] = tally.times
    for name, found in sorted(states.items(), key=lambda item: -sum(item[1].values())):
        times = sum(found.values())
        ended = {ending: found.get(ending, 0) for ending in _ENDINGS}
        yield FixCount(name, times, **ended, other=times - sum(ended.values()))


def _stuck(tallies: Sequence[Tally]) -> Iterable[Stuck]:
    states: dict[str, list[Tally]] = {}
    for tally in tallies:
        states.setdefault(tally.name, []).append(tally)
    for name, found in sorted(states.items()):
        if len(found) == 1 and found[0].times >= ENOUGH:
            yield Stuck(name, found[0].state, found[0].times)


def group(tallies: Sequence[Tally]) -> list[Gap]:
    """Questions that are alike together, the most frequent gap first."""
    from rapidfuzz import fuzz, process

    left = {tally.name: tally.times for tally in tallies}
    gaps = []
    for tally in tallies:
        if tally.name not in left:
            continue
        found = process.extract(
            tally.name, list(left), scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=None
        )
        alike = [name for name, _, _ in found]
        times = sum(left.pop(name) for name in alike)
        gaps.append(Gap(tally.name, tuple(alike), times))
    return sorted(gaps, key=lambda gap: -gap.times)
