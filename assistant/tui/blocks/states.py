"""How states look: a sign and a word, never a colour alone."""

from __future__ import annotations

from textual.content import Content

from ...model import CheckResult
from ...render.checks.text import LABELS
from ..flow import Paragraph
from ..text import pieces, plain

SIGNS = {
    "pass": "✓",
    "warn": "!",
    "fail": "✗",
    "error": "✗",
    "no_data": "?",
    "skipped": "-",
    "not_applicable": "-",
    "checking": "…",
    "open": "○",
}
_OWN = {"checking": ("checking", "busy"), "open": ("not run", "dim")}
_WORD = 8
EVIDENCE = 12
"""Pieces of evidence that are unfolded."""


def label(state: str) -> Content:
    """Sign and word of a state, as wide for each."""
    word, look = LABELS.get(state) or _OWN[state]
    return plain(f"{SIGNS[state]} {word.ljust(_WORD)} ", look)


def word_of(state: str) -> str:
    """The word of a state."""
    return (LABELS.get(state) or _OWN[state])[0]


def result_paragraphs(result: CheckResult, *, unfolded: bool = False) -> list[Paragraph]:
    """A check's result; its evidence where it is unfolded."""
    margin = plain("  ")
    lines = [
        Paragraph(plain(result.title), label(result.state)),
        Paragraph(plain(result.message), margin),
    ]
    if unfolded:
        lines += [
            Paragraph(_evidence(e.source, e.locator, e.excerpt), plain("  - ", "dim"))
            for e in result.evidence[:EVIDENCE]
        ]
        seconds = f"{result.duration_ms / 1000:.1f} s, {result.source}"
        where = f"{result.id}, {result.kb_ref.file}:{result.kb_ref.line}, {seconds}"
        lines.append(Paragraph(plain(where, "dim"), plain("  - ", "dim")))
    return lines


def _evidence(source: str, locator: str, excerpt: str) -> Content:
    where = ", ".join(filter(None, (source, locator)))
    return pieces((f"{where}: " if where and excerpt else where, "dim"), (excerpt, ""))
