"""Buttons of a transcript: a click leaves the keyboard with the prompt, and so does a press."""

from __future__ import annotations

from math import inf

from textual import on
from textual.events import Show
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from ..messages import Says

PAUSE = 0.3
"""Seconds for which something has to be on the screen before a key or a button can mean it."""


class Act(Button):
    """Says something for the person. It never keeps the focus: enter would hit what follows it."""

    FOCUS_ON_CLICK = False

    def __init__(self, label: str, says: str, classes: str = "", *, at_once: bool = False) -> None:
        """Set up.

        Args:
            label: what stands on it.
            says: the line that it stands for.
            classes: how it looks.
            at_once: it may be pressed as soon as it is shown, since it can do no harm.
        """
        super().__init__(label, compact=True, classes=classes)
        self.says, self._at_once = says, at_once
        self.open_from = -inf
        """When it may be pressed, so that the second of two clicks does not hit what came there."""

    @on(Show)
    def _shown(self) -> None:
        self.open_from = Message().time + (0 if self._at_once else PAUSE)

    def action_press(self) -> None:
        """Press it; what is typed next goes into the prompt."""
        release(self)
        super().action_press()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.time >= self.open_from:
            self.post_message(Says(self.says))


def release(widget: Widget) -> None:
    """Give the keyboard back to the prompt, if it is in `widget`; before that is hidden or removed.

    Otherwise it would go to whatever stands nearest, which may be a button.
    """
    focused = widget.screen.focused if widget.is_attached else None
    if focused is not None and widget in focused.ancestors_with_self:
        widget.screen.set_focus(widget.screen.query_one("#prompt"), scroll_visible=False)
