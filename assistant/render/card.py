"""An article as a card of a few lines: what is wrong here, what it means, where the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..chat import sentences
from ..chat.events import ArticleFound
from ..chat.findings import counted, fine_because, first_read, is_fine
from ..chat.sections import meaning, sections
from ..engine.why import match_lines
from ..model import CheckResult
from .as_text import article_lines, code_lines
from .checks.text import row
from .terminal import Piece, Style, wrap


def card_lines(found: ArticleFound, results: Sequence[CheckResult], style: Style) -> Iterator[str]:
    """The finding first; all of an article that has neither checks nor fixes."""
    best, article = found.answer.answers[0], found.article
    yield from code_lines(found.answer, style)
    yield from wrap([Piece(best.title, "title")], style)
    for line in match_lines(best, found.by):
        yield from wrap([Piece(line, "dim")], style)
    yield ""
    if not found.checks and not _fixes(article):
        yield from article_lines(dict(article), style, by_hand=True)
        return
    yield from finding_lines(results, style)
    if is_fine(results):
        why = fine_because(results, best.article)
        yield from wrap([Piece(f"{sentences.LOOKS_FINE} {why}", "good")], style)
        yield from wrap([Piece(sentences.LOOK_AGAIN)], style)
    if results:
        yield ""
    if not is_fine(results) and (means := meaning(article)):
        yield from wrap([Piece(means)], style)
        yield ""
    yield from wrap([Piece(_rest(found), "dim")], style)


def more_lines(
    found: ArticleFound, results: Mapping[str, CheckResult], style: Style
) -> Iterator[str]:
    """The whole article, the results at the places of their checks."""
    yield from wrap([Piece(found.answer.answers[0].title, "title")], style)
    yield ""
    yield from article_lines(dict(found.article), style, results, by_hand=True)


def finding_lines(results: Sequence[CheckResult], style: Style) -> Iterator[str]:
    """What is wrong, and how many checks say something else."""
    first = first_read(results)
    for result in first:
        yield from row(result, style, brief=True)
    if rest := [r for r in results if r not in first]:
        lead = "More checks" if first else "Checks"
        yield from wrap([Piece(f"{lead}: {counted(rest)}.", "dim")], style)


def _rest(found: ArticleFound) -> str:
    steps = max((section.steps for section in sections(found.article)), default=0)
    by_hand = f"“how” shows the {steps} steps by hand, " if steps > 1 else ""
    return f"{by_hand}“more” the whole article." if by_hand else "“more” shows the whole article."


def _fixes(article: Mapping[str, Any]) -> bool:
    return any(block["kind"] == "action" for block in article["blocks"])
