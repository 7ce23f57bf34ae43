"""An earlier turn of the chat as text in one light widget: a card alone has some forty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content, Span
from textual.events import Click
from textual.widget import Widget
from textual.widgets import OptionList

from ..messages import Says
from ..text import plain
from .base import Choice
from .card import AnswerCard
from .check_row import CheckRow
from .flow import Flow, Paragraph
from .fold import Fold, FoldTitle

_Packed = tuple[str, Sequence[Span], str, Sequence[Span], bool, bool]
"""A paragraph without the caches that `Content` has; they would take most of the memory."""
_OPENED = plain("▾ ", "busy")


class PastTurn(Flow, can_focus=True):
    """What some blocks showed; what was folded in them can be unfolded still."""

    HELP = "An earlier answer. **enter** or a click shows all of it, and hides it again."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unfold", "Show or hide", id="past.toggle"),
    ]

    def __init__(self, blocks: Sequence[Widget]) -> None:
        """Set up; `blocks` are still mounted."""
        self._short = [_pack(p) for block in blocks for p in _read(block, whole=False)]
        self._whole = [_pack(p) for block in blocks for p in _read(block, whole=True)]
        self._article = next((b.match.article for b in blocks if isinstance(b, AnswerCard)), "")
        self.opened = False
        super().__init__()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return tuple(map(_unpack, self._whole if self.opened else self._short))

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Whether something in it fits."""
        return any(pattern.search(body) for _, _, body, *_ in self._whole)

    def open(self, opened: bool = True) -> None:
        """Show what was folded, or hide it."""
        self.opened = opened
        self.show(())

    def action_unfold(self) -> None:
        """Open or close."""
        self.open(not self.opened)

    def on_click(self, event: Click) -> None:
        """A click does what enter does."""
        if event.button == 1 and self.text_selection is None:
            event.stop()
            self.action_unfold()

    def offers(self) -> list[Choice]:
        """What can be done with it."""
        again = [Choice("again", "open this article again")] if self._article else []
        return [Choice("unfold", "show less" if self.opened else "show all of it", "enter"), *again]

    def action_again(self) -> None:
        """The article as an answer with its checks and fixes."""
        self.post_message(Says(f"/open {self._article}"))


def _pack(paragraph: Paragraph) -> _Packed:
    first, body = paragraph.first, paragraph.body
    return first.plain, first.spans, body.plain, body.spans, paragraph.gap, paragraph.wrap


def _unpack(packed: _Packed) -> Paragraph:
    first, first_spans, body, spans, gap, wrap = packed
    return Paragraph(Content(body, list(spans)), Content(first, list(first_spans)), gap, wrap)


def _read(block: Widget, *, whole: bool) -> Iterator[Paragraph]:
    gap = not isinstance(block, Fold)  # as it was on the screen
    for part in (block, *block.query("*").results(Widget)):
        within = part.ancestors_with_self[: part.ancestors_with_self.index(block) + 1]
        if all(w.display or (whole and _unfolds(w)) for w in within if isinstance(w, Widget)):
            for paragraph in _lines(part, whole=whole):
                yield paragraph._replace(gap=gap or paragraph.gap)
                gap = False


def _unfolds(part: Widget) -> bool:
    return isinstance(part, CheckRow) or part.has_class("inside")


def _lines(part: Widget, *, whole: bool) -> Iterator[Paragraph]:
    if isinstance(part, OptionList):
        yield from (Paragraph(o.prompt) for o in part.options if isinstance(o.prompt, Content))
    elif isinstance(part, FoldTitle) and whole:
        yield from (p._replace(body=_OPENED + p.body[2:]) for p in part.paragraphs)
    elif isinstance(part, Flow):
        yield from part.paragraphs
