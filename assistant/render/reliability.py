"""How far the confidence can be trusted -> a diagram in text, suggestions."""

from __future__ import annotations

from collections.abc import Iterator

from ..kb.reliability import Bin, Lacking, Luring, Reliability
from ..text import one_line

_WIDTH = 40
_LISTED = 10
"""Suggestions of a kind that are shown."""


def told(found: Reliability) -> Iterator[str]:
    """The lines of the report."""
    yield "\nconfidence that was given, and the share that was right:"
    yield from map(_bar, found.bins)
    yield f"  {'=' * 6} right   | what was said\n"
    yield f"  {'answers that were wrong':<32}{found.wrong_at_once:6.1f} %"
    yield f"  {'lured: no article, but answered':<32}{found.lured:6.1f} %"
    if found.lacking:
        yield "\narticles that lack phrases:"
        yield from _first(map(_lacking, found.lacking[:_LISTED]), len(found.lacking))
    if found.luring:
        yield "\nanswered, though no article does:"
        yield from _first(map(_luring, found.luring[:_LISTED]), len(found.luring))


def _bar(of: Bin) -> str:
    marks = ["="] * round(of.right * _WIDTH)
    marks += [" "] * (_WIDTH + 1 - len(marks))
    marks[round(of.said * _WIDTH)] = "|"
    return (
        f"  {of.low:4.0%} to {of.high:4.0%}  {''.join(marks)} {of.right:4.0%} right"
        f" of {of.questions}"
    )


def _first(lines: Iterator[str], count: int) -> Iterator[str]:
    yield from lines
    if count > _LISTED:
        yield f"  and {count - _LISTED} more"


def _lacking(article: Lacking) -> str:
    instead = f", taken for {', '.join(article.taken_for[:3])}" if article.taken_for else ""
    asked = "".join(f"\n    no symptom like: {one_line(e, 80)}" for e in article.examples)
    return f"  {article.article}: {article.found} of {article.asked} found{instead}{asked}"


def _luring(article: Luring) -> str:
    words = f", for {', '.join(article.words)}" if article.words else ""
    return (
        f"  {article.article}{words}: {one_line(article.example, 70)}\n"
        "    if it is none of its business, more lines like it say so, in phrases/none.txt or "
        "not_symptoms"
    )
