"""Text with links and pictures that can be opened, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style

from ...text import one_line
from ..links import Target
from ..text import STYLES, pieces, plain
from .flow import Flow, Paragraph

_KEY = "target"
"""Under which name a piece of text keeps the number of what it leads to."""

_SHOWN = 300
"""Characters of an address that stand behind a link."""


class Linked(Flow):
    """Paragraphs in which some pieces lead elsewhere."""

    HELP = (
        "Text with links or pictures. **enter** or a click opens one; its address is shown first."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "Open link", id="link.open")]

    class Wanted(Message):
        """One of several is to be opened."""

        def __init__(self, targets: Sequence[Target]) -> None:
            super().__init__()
            self.targets = tuple(targets)

    def __init__(
        self,
        paragraphs: Sequence[Paragraph] = (),
        targets: Sequence[Target] = (),
        *,
        classes: str = "",
    ) -> None:
        super().__init__(paragraphs, classes=classes)
        self._lead_to(targets)

    def show_linked(self, paragraphs: Sequence[Paragraph], targets: Sequence[Target]) -> None:
        """Show these instead."""
        self.show(paragraphs)
        self._lead_to(targets)

    def _lead_to(self, targets: Sequence[Target]) -> None:
        self.targets = tuple(targets)
        self.can_focus = bool(targets)

    def on_click(self, event: Click) -> None:
        """A click on a link."""
        if self.is_followed(event):
            event.stop()

    def is_followed(self, event: Click) -> bool:
        """Open the link that was clicked; false where it was none."""
        number = event.style.meta.get(_KEY)
        if not isinstance(number, int) or number >= len(self.targets):
            return False
        self.post_message(self.Wanted(self.targets[number : number + 1]))
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to open where nothing leads elsewhere."""
        return action != "open" or bool(self.targets)

    def action_open(self) -> None:
        """Open the only link, or have one chosen."""
        self.post_message(self.Wanted(self.targets))


class Leads:
    """Makes text out of an article's spans and notes where its pieces lead."""

    def __init__(self, article: str) -> None:
        self._article = article
        self.targets: list[Target] = []

    def content(self, spans: Iterable[Sequence[Any]]) -> Content:
        """Spans in their styles; where a link leads stands behind it."""
        return Content("").join(
            self._run(list(run), href) for href, run in groupby(spans, key=lambda span: span[2])
        )

    def _run(self, spans: list[Sequence[Any]], href: str) -> Content:
        shown = pieces(*((text, look if look in STYLES else "") for text, look, _ in spans))
        if not href:
            return shown
        self.targets.append(Target(shown.plain, href, self._article))
        return self._marked(shown + _where(self.targets[-1]))

    def lead(self, text: str, href: str) -> Content:
        """A text that leads to `href`."""
        self.targets.append(Target(text, href, self._article))
        return self._marked(plain(text, "dim").stylize("underline"))

    def _marked(self, text: Content) -> Content:
        return text.stylize(Style.from_meta({_KEY: len(self.targets) - 1}))


def _where(target: Target) -> Content:
    text, href = target.text, target.href
    if target.picture:
        return plain(" ") + plain("open picture", "a")
    if href.endswith(".md") and "/" not in href:
        return plain(f" ({href[:-3]})", "dim") if href[:-3] not in text else plain("")
    return plain(f" <{one_line(href, _SHOWN)}>", "dim") if href != text else plain("")
