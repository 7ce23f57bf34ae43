"""The panel at the side: machine, running checks, candidates, steps so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ..engine.why import confidence_word, percent
from ..model import Match
from ..record import Record
from .flow import Flow, Paragraph
from .text import plain

_STEPS = 12
_CANDIDATES = 4
_LIKELY = 0.02
"""Confidence from which a candidate is worth a line."""


class Situation(Record):
    """What the panel shows."""

    machine: str = ""
    running: int = 0
    """Checks."""
    fixing: str = ""
    candidates: Sequence[Match] = ()
    steps: Sequence[str] = ()
    """What happened so far."""


class Side(VerticalScroll, can_focus=False):
    """The panel."""

    def __init__(self) -> None:
        super().__init__(id="side")
        self._flow = Flow()

    def compose(self) -> ComposeResult:
        """One flow of paragraphs."""
        yield self._flow

    def show(self, situation: Situation) -> None:
        """Show this."""
        self._flow.show(list(_paragraphs(situation)))


def _paragraphs(now: Situation) -> Iterator[Paragraph]:
    yield Paragraph(plain("Machine", "b"))
    yield Paragraph(plain(now.machine or "opening …"))
    yield Paragraph(plain("Now", "b"), gap=True)
    if now.running:
        noun = "check" if now.running == 1 else "checks"
        yield Paragraph(plain(f"… checking: {now.running} {noun}", "busy"))
    if now.fixing:
        yield Paragraph(plain(f"… fixing: {now.fixing}", "busy"))
    if not (now.running or now.fixing):
        yield Paragraph(plain("nothing is running", "dim"))
    if likely := [m for m in now.candidates if m.confidence >= _LIKELY]:
        yield Paragraph(plain("Could be", "b"), gap=True)
        for match in likely[:_CANDIDATES]:
            words = f"{confidence_word(match.confidence)}, {percent(match.confidence)}"
            yield Paragraph(plain(match.title), plain("• "))
            yield Paragraph(plain(words, "dim"), plain("  "))
    if now.steps:
        yield Paragraph(plain("So far", "b"), gap=True)
        for step in now.steps[-_STEPS:]:
            yield Paragraph(plain(step), plain("- ", "dim"))
