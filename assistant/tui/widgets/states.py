"""How states look: a sign and a word, never a colour alone."""

from __future__ import annotations

from textual.content import Content

from ...chat.findings import VAGUE
from ...model import CheckResult
from ..text import pieces, plain
from .flow import Paragraph

SIGNS = {
    "pass": "✓",
    "warn": "!",
    "fail": "✗",
    "error": "✗",
    "no_data": "?",
    "skipped": "○",
    "not_applicable": "-",
    "checking": "…",
    "open": "○",
}
WORDS = {
    "pass": ("OK", "good"),
    "warn": ("Warning", "warn"),
    "fail": ("Problem", "bad"),
    "error": ("Couldn't check", "bad"),
    "no_data": ("Couldn't check", "warn"),
    "skipped": ("Not checked", "dim"),
    "not_applicable": ("Doesn't apply", "dim"),
    "checking": ("Checking", "busy"),
    "open": ("Not checked yet", "dim"),
}
EVIDENCE = 12
"""Pieces of evidence that are unfolded."""


def label(state: str) -> Content:
    """Sign and word of a state."""
    word, look = WORDS[state]
    return plain(f"{SIGNS[state]} {word}: ", look)


def result_paragraphs(result: CheckResult, *, unfolded: bool = False) -> list[Paragraph]:
    """What a check found, and its name where it is needed; its evidence where it is unfolded."""
    named = unfolded or result.message.startswith(VAGUE)
    body = plain(result.message) + plain(f" (check: {result.title})" if named else "", "dim")
    lines = [Paragraph(body, plain(f"{SIGNS[result.state]} ", WORDS[result.state][1]))]
    word = WORDS[result.state][0]
    if result.state not in ("pass", "fail"):
        lines[0] = Paragraph(plain(f"{word}: ", WORDS[result.state][1]) + body, lines[0].first)
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
