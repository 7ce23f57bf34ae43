"""Where the person types: several lines, a history, numbers for choices."""

from __future__ import annotations

from math import inf
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from ...text import clean
from .history import History

INVITES = "Describe what you see"
"""What stands in the empty prompt while no question is open."""


class Prompt(TextArea):
    """The prompt."""

    HELP = (
        "Describe what you see. **enter** sends, **shift+enter** or **ctrl+j** begins a new line, "
        "**up** and **down** bring back what was typed before. **/help** lists the commands. "
        "A question above is answered here, by a whole line: **yes**, **no**, or a number."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+enter,ctrl+j", "newline", "New line", show=False, id="prompt.newline"),
        Binding("f5", "app.agree", "Run it", id="prompt.agree"),
        Binding("f5", "app.fix", "Fix", id="prompt.fix"),
        Binding("escape", "app.stop", "Stop", id="prompt.stop"),
        Binding("alt+up", "app.block(-1)", "Blocks", key_display="alt+↑↓", id="prompt.blocks"),
        Binding("pageup", "turn_page(-1)", show=False, id="prompt.pageup"),
        Binding("pagedown", "turn_page(1)", show=False, id="prompt.pagedown"),
    ]

    class Sent(Message):
        """Something was said."""

        def __init__(self, text: str, began: float) -> None:
            super().__init__()
            self.text, self.began = text, began

    class Steered(Message):
        """A key for the list of suggestions: up, down, accept or close."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class Paged(Message):
        """The transcript is to be scrolled by a page."""

        def __init__(self, pages: int) -> None:
            super().__init__()
            self.pages = pages

    def __init__(self, history: History) -> None:
        super().__init__(
            soft_wrap=True,
            compact=True,
            highlight_cursor_line=False,
            placeholder=INVITES,
            id="prompt",
        )
        self.said_before = history
        self._began = -inf
        """When the line at hand was begun."""
        self._pressed_at: float | None = None
        """When the key was pressed that is being handled."""
        self.suggesting = self.highlighted = False
        """Suggestions are shown; one of them is highlighted."""
        self.recalled = ""
        """The text that came from the history; it brings no suggestions."""

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; note when a line was begun, so that it answers nothing shown later."""
        if not self.text:
            self._began = self._pressed_at or Message().time
        return super().edit(edit)

    async def _on_key(self, event: Key) -> None:
        self._pressed_at = event.time
        if self._handled(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)
        self._pressed_at = None

    def _handled(self, event: Key) -> bool:
        key = event.key
        if key == "enter":
            if self.suggesting and self.highlighted:
                self.post_message(self.Steered("accept"))
            else:
                self._send()
            return True
        if self.suggesting and key in ("tab", "up", "down", "escape"):
            names = {"tab": "accept", "escape": "close"}
            self.post_message(self.Steered(names.get(key, key)))
            return True
        row = self.cursor_location[0]
        if key == "up" and row == 0:
            return self._recall(-1)
        if key == "down" and row == self.document.line_count - 1:
            return self._recall(1)
        return False

    def _send(self) -> None:
        text, began = self.text.strip(), self._began
        if text:
            self.said_before.add(text)
            self.put("")
            self.post_message(self.Sent(text, began))

    def _recall(self, way: int) -> bool:
        found = self.said_before.move(way, self.text)
        if found is not None:
            self.recalled = found
            self.put(found)
        return found is not None

    def put(self, text: str) -> None:
        """Replace what is typed."""
        self._began = Message().time
        self.text = text
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: Paste) -> None:
        """All lines of what is pasted, without anything that a terminal would obey."""
        event.stop()
        event.prevent_default()
        if result := self._replace_via_keyboard(clean(event.text), *self.selection):
            self.move_cursor(result.end_location)

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_turn_page(self, pages: int) -> None:
        """Scroll the transcript."""
        self.post_message(self.Paged(pages))
