"""The panel at the side: machine, other candidates, steps so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ...engine.why import percent
from ...model import Match
from ...record import Record
from ..text import plain
from .flow import Flow, Paragraph

_STEPS = 12
_CANDIDATES = 4
_LIKELY = 0.02
"""Confidence from which a candidate is worth a line."""


class Situation(Record):
    """What the panel shows."""

    machine: str = ""
    busy: bool = False
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
    yield Paragraph(plain("… working" if now.busy else "idle", "busy" if now.busy else "dim"))
    if likely := [m for m in now.candidates[1:] if m.confidence >= _LIKELY]:
        yield Paragraph(plain("Could also be", "b"), gap=True)
        for match in likely[:_CANDIDATES]:
            yield Paragraph(plain(f"{match.title} ({percent(match.confidence)})"), plain("• "))
    if now.steps:
        yield Paragraph(plain("So far", "b"), gap=True)
        for step in now.steps[-_STEPS:]:
            yield Paragraph(plain(step), plain("- ", "dim"))
