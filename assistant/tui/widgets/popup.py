"""The list of suggestions above the prompt."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..text import plain


class Popup(OptionList, can_focus=False):
    """Suggestions; the prompt keeps the focus and steers it."""

    class Taken(Message):
        """One was clicked."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="popup", markup=False, compact=True)
        self._shown: tuple[str, ...] = ()
        self.display = False

    def offer(self, texts: Sequence[str]) -> None:
        """Show these; hide where there are none."""
        if tuple(texts) != self._shown:
            self._shown = tuple(texts)
            self.set_options([Option(plain(text), id=str(n)) for n, text in enumerate(texts)])
        self.highlighted = None
        self.display = bool(texts)

    def steer(self, way: int) -> None:
        """Highlight the next one, or the one before; beyond the ends nothing."""
        now = self.highlighted
        place = (0 if way > 0 else len(self._shown) - 1) if now is None else now + way
        self.highlighted = place if 0 <= place < len(self._shown) else None

    @property
    def chosen(self) -> str:
        """The highlighted one, or the first."""
        return self._shown[self.highlighted or 0] if self._shown else ""

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Taken(self._shown[int(event.option.id or 0)]))
