"""The full-screen conversation, driven by keys and clicks on a screen in memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from math import inf
from typing import Any

import pytest

pytest.importorskip("textual")

from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget

from assistant.engine import Engine
from assistant.tui.app import AssistantApp
from assistant.tui.blocks.base import Block
from assistant.tui.blocks.fix_card import FixCard
from assistant.tui.desk import Opens
from assistant.tui.flow import Flow
from assistant.tui.menu import Menu

RED = "practice:red-tray"


class Screen:
    """A running app, and the means to drive it."""

    def __init__(self, app: AssistantApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.talk = app, pilot, app.talk

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < end, "it never came about:\n" + "\n".join(self.lines)
            await self.pilot.pause(0.01)
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
        turn = len(self.talk.children)
        await self.enter(text)
        await self.until(lambda: len(self.talk.children) > turn + 1)
        await self.until(lambda: not self.talk.checks.running)

    async def line(self, text: str) -> None:
        """Type a line, key by key, and send it."""
        await self.pilot.press(*text)
        await self.pilot.press("enter")

    async def asked(self, card: FixCard) -> None:
        """Wait until a card's question is on the screen and can be answered."""
        await self.until(lambda: card.asked_at < inf)

    async def agree(self, card: FixCard) -> None:
        """Wait for a card's question, and say yes to it."""
        await self.asked(card)
        await self.line("yes")

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
    def text(self) -> str:
        """All of the transcript, as it is written into a file."""
        return self.talk.markdown()

    @property
    def shown(self) -> str:
        """All that stands in flows of text, on the whole screen."""
        return "\n".join(flow.plain_text for flow in self.app.screen.query(Flow) if flow.display)

    @property
    def lines(self) -> list[str]:
        """The screen as the terminal gets it."""
        strips = self.app.screen._compositor.render_strips(Size(*self.app.size))
        return [strip.text.rstrip() for strip in strips]

    def blocks(self, kind: type[Any]) -> list[Any]:
        """Blocks of one kind."""
        return [b for b in self.talk.query(kind) if isinstance(b, Block)]


Scene = Callable[[Screen], Awaitable[None]]
Play = Callable[..., AssistantApp]


@pytest.fixture
def opening(engine: Engine) -> Opens:
    """Opens the built-in knowledge base."""
    return lambda listen: engine


@pytest.fixture
def play(opening: Opens, environment: None, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Play a scene: ``play(scene, machine="practice:red-tray", size=(100, 40))``."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")

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
                await screen.until(lambda: app.articles and len(app.talk.children))
                await scene(screen)

        asyncio.run(whole())
        return app

    return run
