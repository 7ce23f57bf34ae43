"""Follows links: to an article at once, out of the program only after a yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..text import one_line
from .links import Place, Target, judge, picture
from .screens.opening import Opening, Picking
from .viewer import open_place

if TYPE_CHECKING:
    from .app import AssistantApp


class Links:
    """Opens what links and pictures lead to."""

    def __init__(self, app: AssistantApp) -> None:
        self._app = app

    def follow(self, targets: Sequence[Target], read: Callable[[str], object]) -> None:
        """Open the only target, or the one that is chosen; `read` shows another article."""
        if len(targets) == 1:
            self._find(targets[0], read)
        elif targets:
            self._app.push_screen(
                Picking(targets), lambda chosen: self._find(chosen, read) if chosen else None
            )

    def _find(self, target: Target, read: Callable[[str], object]) -> None:
        self._app.background.run(
            "the link", lambda: self._place(target), lambda place: self._go(place, read)
        )

    def _place(self, target: Target) -> Place:
        if not target.picture:
            return judge(target.href)
        reader = self._app.reader
        article = reader.article(target.article) or {"file": ""}
        return picture(target.href, reader.home(target.article), article["file"])

    def _go(self, place: Place, read: Callable[[str], object]) -> None:
        known = {slug for slug, _, _ in self._app.articles}
        if place.kind == "article" and place.address in known:
            read(place.address)
            return
        if place.kind == "article":
            told = "there is no such article in this knowledge base"
            place = Place("refused", f"{place.address}.md", told)

        self.ask(place)

    def ask(self, place: Place) -> None:
        """Open a place after a yes."""

        def decided(agreed: bool | None) -> None:
            if agreed:
                self._open(place)

        self._app.push_screen(Opening(place), decided)

    def _open(self, place: Place) -> None:
        def opened(taken: bool) -> None:
            where = one_line(place.address, 2_000)
            lead, look = ("Opened:", "good") if taken else ("No browser or viewer took it:", "warn")
            self._app.chat.painter.note(where, lead=lead, look=look)
            self._app.notify(f"{lead} {one_line(place.address)}", markup=False)

        self._app.background.run(
            "opening it", lambda: open_place(place.kind, place.address), opened
        )
