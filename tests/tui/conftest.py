"""The full-screen conversation, driven by keys and clicks on a screen in memory."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from math import inf
from typing import Any

import pytest

pytest.importorskip("textual")

from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget

from assistant.chat.events import ChatEvent, Ready
from assistant.engine import Engine
from assistant.tui.app import AssistantApp
from assistant.tui.reader import Opens
from assistant.tui.screens.menu import Menu
from assistant.tui.widgets.card import AnswerCard
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.fix_panel import FixPanel
from assistant.tui.widgets.flow import Flow
from assistant.tui.widgets.fold import Fold
from tests.tui.idle import quicken

RED = "practice:red-tray"
PATIENCE = float(os.environ.get("PATIENCE", "300"))


class Screen:
    """A running app, and the means to drive it."""

    def __init__(self, app: AssistantApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.talk = app, pilot, app.chat.page
        self._turns = 0
        show = app.chat._happened

        def heard(event: ChatEvent) -> None:
            show(event)
            self._turns += isinstance(event, Ready)

        app.chat.runner._show = heard

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "it never came about:\n" + "\n".join(self.lines)
            await asyncio.sleep(0.02)
        await self.pilot.pause()

    async def enter(self, text: str, *, send: bool = True) -> None:
        """Type into the prompt, and send it."""
        self.app.prompt.focus()
        self.app.prompt.insert(text)
        await self.pilot.pause()
        if send:
            await self.pilot.press("escape", "enter") if self.app.prompt.suggesting else (
                await self.pilot.press("enter")
            )

    async def ask(self, text: str) -> None:
        """Send a text and wait for all that follows by itself."""
        turn = self.turns
        await self.enter(text)
        await self.until(lambda: self.turns > turn and not self.busy)

    @property
    def turns(self) -> int:
        """How often the chat has answered."""
        return self._turns

    @property
    def busy(self) -> bool:
        """The chat answers, or something waits to be answered."""
        return self.app.chat.runner.busy or self.app.chat.has_lines

    @property
    def card(self) -> AnswerCard | None:
        """The answer at hand."""
        return self.app.chat.painter.card

    @property
    def panel(self) -> FixPanel:
        """The fix at hand."""
        assert self.app.chat.painter.panel
        return self.app.chat.painter.panel

    @property
    def choices(self) -> int:
        """How many choices a number can mean."""
        choices = self.app.chat.painter.choices
        return len(choices.options) if choices and choices.is_open else 0

    async def unfold(self) -> None:
        """Open all that is folded."""
        for fold in self.talk.query(Fold):
            fold.open()
        for card in self.talk.query(AnswerCard):
            card.open()
        await self.pilot.pause()

    def row(self, key: str) -> CheckRow:
        """The last row of a check."""
        return [row for row in self.talk.query(CheckRow) if row.key == key][-1]

    async def line(self, text: str) -> None:
        """Type a line, key by key, and send it."""
        await self.pilot.press(*text)
        await self.pilot.press("enter")

    async def asked(self) -> None:
        """Wait until a fix's question is on the screen and can be answered."""
        panel = self.app.chat.painter
        await self.until(lambda: panel.panel and panel.panel.asked_at < inf and not self.busy)

    async def agree(self) -> None:
        """Wait for a fix's question, and say yes to it."""
        await self.asked()
        await self.line("yes")
        await self.until(lambda: not self.busy)

    async def chosen(self, widget: Widget, text: str) -> None:
        """Choose from the menu of a block."""
        widget.focus()
        await self.pilot.press("f3")
        await self.until(lambda: isinstance(self.app.screen, Menu))
        entries = [entry.text for entry in self.app.screen.entries]  # type: ignore[attr-defined]
        await self.pilot.press(*["down"] * entries.index(text), "enter")

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def click(self, widget: Widget) -> None:
        """Bring a widget into view and click on it."""
        self.talk.scroll_to_widget(widget, animate=False)
        await self.pilot.pause()
        assert await self.pilot.click(widget)

    @property
    def shown(self) -> str:
        """All that stands in flows of text, on the whole screen."""
        return "\n".join(flow.plain_text for flow in self.app.screen.query(Flow) if seen(flow))

    @property
    def lines(self) -> list[str]:
        """The screen as the terminal gets it."""
        strips = self.app.screen._compositor.render_strips(Size(*self.app.size))
        return [strip.text.rstrip() for strip in strips]


def seen(widget: Widget) -> bool:
    """Neither it nor what it stands in is hidden."""
    return all(w.display for w in widget.ancestors_with_self if isinstance(w, Widget))


Scene = Callable[[Screen], Awaitable[None]]
Play = Callable[..., AssistantApp]


@pytest.fixture
def opening(engine: Engine) -> Opens:
    """Opens the built-in knowledge base."""
    return lambda listen: engine


@pytest.fixture
def play(opening: Opens, environment: None, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Play a scene: ``play(scene, machine="practice:red-tray", size=(100, 40))``."""
    quicken(monkeypatch)

    def run(
        scene: Scene,
        machine: str = RED,
        size: tuple[int, int] = (100, 40),
        opening: Opens = opening,
        **how: Any,
    ) -> AssistantApp:
        app = AssistantApp(opening, machine, **how)

        async def whole() -> None:
            async with app.run_test(size=size) as pilot:
                screen = Screen(app, pilot)
                await screen.until(lambda: app.opened and len(screen.talk.children))
                await scene(screen)

        asyncio.run(whole())
        return app

    return run
