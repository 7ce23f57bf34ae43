"""For people: one row a check, with its evidence where something is not as it should be."""

from __future__ import annotations

from collections.abc import Iterator

from ...chat.findings import VAGUE
from ...model import CheckResult
from ..terminal import Piece, Style, wrap
from .report import VERDICTS, RunReport, counted, notices

LABELS = {
    "pass": ("pass", "good"),
    "warn": ("WARN", "warn"),
    "fail": ("FAIL", "bad"),
    "error": ("ERROR", "bad"),
    "no_data": ("no data", "warn"),
    "skipped": ("skipped", "dim"),
    "not_applicable": ("n/a", "dim"),
}
"""State -> word and style: never by colour alone."""
_WIDTH = 8


def row(
    result: CheckResult,
    style: Style,
    *,
    evidence: bool = False,
    brief: bool = False,
    indent: str = "",
) -> Iterator[str]:
    """One check: its state, what it found, and what it is called; only the finding if `brief`."""
    word, look = LABELS[result.state]
    label = Piece(word.ljust(_WIDTH).replace(" ", "\xa0"), look)
    margin = indent + " " * (_WIDTH + 1)
    name = Piece(_named(result, brief=brief), "dim")
    yield from wrap([label, Piece(" "), Piece(result.message), name], style, indent, margin)
    if evidence or (result.state in ("warn", "fail", "error") and not brief):
        for item in result.evidence[: 5 if evidence else 2]:
            yield from _evidence(item.source, item.locator, item.excerpt, style, margin)


def _named(result: CheckResult, *, brief: bool) -> str:
    if not brief:
        return f" (check: {result.title}, {result.id})"
    return f" (check: {result.title})" if result.message.startswith(VAGUE) else ""


def _evidence(source: str, locator: str, excerpt: str, style: Style, margin: str) -> Iterator[str]:
    where = ", ".join(filter(None, (source, locator)))
    parts = [Piece(f"{where}: " if where and excerpt else where, "dim"), Piece(excerpt, "dim")]
    yield from wrap(parts, style, f"{margin}- ", f"{margin}  ")


def closing(report: RunReport, style: Style) -> Iterator[str]:
    """The counts and the verdict."""
    yield from wrap([Piece(f"{counted(report.summary)}, in {report.seconds:.1f} s.", "dim")], style)
    look = {"pass": "good", "fail": "bad"}.get(report.summary.verdict, "warn")
    yield from wrap([Piece(VERDICTS[report.summary.verdict], look)], style)


def lines(report: RunReport, style: Style, *, evidence: bool = False) -> Iterator[str]:
    """The whole report."""
    yield from wrap([Piece(report.title, "title"), Piece(f" on {report.machine}")], style)
    for notice in notices(report):
        yield from wrap([Piece("Note: ", "b"), Piece(notice)], style)
    for article in dict.fromkeys(r.kb_ref.article for r in report.results):
        yield ""
        yield from heading(report.names.get(article, article), article, style)
        for result in report.results:
            if result.kb_ref.article == article:
                yield from row(result, style, evidence=evidence)
    yield ""
    yield from closing(report, style)


def heading(title: str, article: str, style: Style) -> Iterator[str]:
    """Over the checks of one article."""
    return wrap([Piece(title, "b"), Piece(f" ({article})", "dim")], style)
