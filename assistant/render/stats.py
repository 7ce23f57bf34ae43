"""Statistics of sessions: for a plain terminal, with bars, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..codec import view
from ..record import Record
from ..session.stats import ArticleCount, FixCount, Gap, Stats, Stuck
from ..shapes import TextOrNull
from .terminal import Piece, Style, wrap

_SHOWN = 8
_BAR = 24


class GapsData(Record):
    """What the knowledge base lacks."""

    unanswered: tuple[Gap, ...]
    articles_never_hit: tuple[str, ...]
    checks_that_never_discriminate: tuple[Stuck, ...]


class StatsData(Record):
    """What ``sessions stats`` prints."""

    sessions: int
    questions: int
    answered: int
    clarified: int
    abstained: int
    solved: int
    not_solved: int
    solved_seconds_median: float | None
    articles: tuple[ArticleCount, ...]
    fixes: tuple[FixCount, ...]
    gaps: GapsData
    outcomes_since: TextOrNull


def stats_data(stats: Stats, forgotten: str) -> StatsData:
    """Statistics as scripts get them; `forgotten` is since when outcomes count."""
    median = stats.totals.solved_ms_median
    made: StatsData = view(
        StatsData,
        stats.totals,
        solved_seconds_median=median / 1000 if median >= 0 else None,
        articles=stats.articles,
        fixes=stats.fixes,
        gaps=GapsData(stats.unanswered, stats.never_hit, stats.stuck),
        outcomes_since=forgotten or None,
    )
    return made


def stats_lines(stats: Stats, style: Style) -> Iterator[str]:
    """The chart."""
    totals = stats.totals
    yield from _head(f"{totals.sessions} sessions, {totals.questions} questions and replies", style)
    asked = totals.answered + totals.clarified + totals.abstained
    yield from bars(
        [
            ("answered", totals.answered),
            ("asked back", totals.clarified),
            ("no answer", totals.abstained),
        ],
        asked,
        style,
    )
    yield from _head("How they ended", style)
    open_ones = totals.sessions - totals.solved - totals.not_solved
    endings = [("solved", totals.solved), ("not solved", totals.not_solved), ("open", open_ones)]
    yield from bars(endings, totals.sessions, style)
    if totals.solved_ms_median >= 0:
        yield f"  half of them were solved within {_span(totals.solved_ms_median / 1000)}"
    yield from _articles(stats, style)
    yield from _gaps(stats, style)


def _articles(stats: Stats, style: Style) -> Iterator[str]:
    if stats.articles:
        yield from _head("Articles", style)
        most = max(a.answered for a in stats.articles)
        rows = [
            (a.article.partition("/")[2], a.answered, f"{a.solved} solved, {a.not_solved} not")
            for a in stats.articles[:_SHOWN]
        ]
        yield from bars([row[:2] for row in rows], most, style, [row[2] for row in rows])
    if stats.fixes:
        yield from _head("Fixes, and how often they were seen to help", style)
        done = [(f.fix, f.fixed) for f in stats.fixes[:_SHOWN]]
        notes = [f"of {f.times - f.other} done" for f in stats.fixes[:_SHOWN]]
        yield from bars(done, max(f.times for f in stats.fixes), style, notes)


def _gaps(stats: Stats, style: Style) -> Iterator[str]:
    if stats.unanswered:
        yield from _head("Asked without an answer", style)
        for gap in stats.unanswered[:_SHOWN]:
            more = f" (and {len(gap.questions) - 1} like it)" if len(gap.questions) > 1 else ""
            first = f"  {gap.times:>5}  "
            yield from wrap([Piece(gap.example), Piece(more, "dim")], style, first, " " * 9)
    if stats.never_hit:
        yield from _head("Articles that were never the answer", style)
        yield from wrap([Piece(", ".join(stats.never_hit))], style, "  ", "  ")
    if stats.stuck:
        yield from _head("Checks that always come out the same", style)
        for one in stats.stuck[:_SHOWN]:
            yield f"  {one.check}: {one.state}, {one.times} times"


def _head(text: str, style: Style) -> Iterator[str]:
    yield ""
    yield from wrap([Piece(text, "title")], style)


def bars(
    rows: Sequence[tuple[str, int]], whole: int, style: Style, notes: Sequence[str] = ()
) -> Iterator[str]:
    """A bar a row, `whole` being the full length."""
    width = max((len(name) for name, _ in rows), default=0)
    for number, (name, count) in enumerate(rows):
        filled = round(_BAR * count / whole) if whole else 0
        bar = style.paint("█" * filled, "good") + "·" * (_BAR - filled)
        note = f"  {notes[number]}" if notes else ""
        yield f"  {name:<{width}}  {bar} {count:>6}{note}"


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
