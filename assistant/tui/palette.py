"""The command palette: every article, check, fix and command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from .commands import ALL
from .text import plain

if TYPE_CHECKING:
    from .app import AssistantApp

_MOST = 50


class Everything(Provider):
    """All that can be asked for by name."""

    def _entries(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        app = cast("AssistantApp", self.app)
        for command in ALL:
            yield command.name, command.what, partial(app.type_command, command.name)
        yield "Browse all articles", "read and search them (F4)", app.action_browse
        for slug, title, _ in app.articles:
            yield f"Article: {title}", slug, partial(app.say, f"/open {slug}")
        for name in app.check_names:
            yield f"Check: {name}", "check it now", partial(app.say, f"/check {name}")
        for name in app.action_names:
            yield f"Fix: {name}", "show its plan and ask", partial(app.say, f"/fix {name}")

    async def discover(self) -> Hits:
        """What is listed before anything is typed."""
        for number, (name, what, work) in enumerate(self._entries()):
            if number >= _MOST:
                return
            yield DiscoveryHit(plain(name), work, text=name, help=what)

    async def search(self, query: str) -> Hits:
        """What fits the letters typed."""
        matcher = self.matcher(query)
        for name, what, work in self._entries():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), work, text=name, help=what)
