"""A session's events -> blocks that show them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from ..render.sessions import transcript_lines
from ..render.terminal import Style
from ..session.events import Event
from ..session.values import Checked, Decided, QuestionAsked, Started
from .blocks.note import Note, Said

_WIDE = 10_000
"""Lines are wrapped by the screen."""
MOST = 150
"""Events that are shown again; ``assistant sessions show`` has all of them."""


def blocks_of(events: Sequence[Event]) -> Iterator[Widget]:
    """What happened, each thing in a block."""
    left_out = max(0, len(events) - MOST)
    if left_out:
        told = f"{left_out} earlier events are not shown; “assistant sessions show” has them."
        yield Note(told, dim=True)
    for event in events[left_out:]:
        value = event.value
        if isinstance(value, QuestionAsked):
            yield Said(value.text)
        elif isinstance(value, Started) or (isinstance(value, Decided) and value.by == "words"):
            continue
        else:
            lines = [line for line in transcript_lines([event], _STYLE) if line.strip()]
            if lines:
                yield Note(*lines, dim=not isinstance(value, Checked))


_STYLE = Style(_WIDE)
