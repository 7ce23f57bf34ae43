"""Scripted dialogues on the full screen, one after the other in one app."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from math import inf

import pytest
from textual.pilot import Pilot

from assistant.chat.service import ChatService
from assistant.tui.app import AssistantApp
from tests.tui.idle import quicken

_PATIENCE = 120.0


def play_all(
    chats: Sequence[ChatService],
    dialogues: Sequence[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Type each dialogue's lines at the prompt, in its chat."""
    left = iter(chats)
    monkeypatch.setattr("assistant.tui.app.ChatService", lambda *args, **how: next(left))
    quicken(monkeypatch)
    app = AssistantApp(lambda listen: chats[0].engine, "live")

    async def whole() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: app.opened)
            for number, lines in enumerate(dialogues):
                if number:
                    app.renew()
                await until(pilot, lambda number=number: app.service is chats[number])  # type: ignore[misc]
                await until(pilot, lambda: is_idle(app))
                for line in lines:
                    await type_line(app, pilot, line)

    asyncio.run(whole())


async def type_line(app: AssistantApp, pilot: Pilot[None], line: str) -> None:
    """Type a line, and wait until it has been answered."""
    chat = app.service
    answered = ready(chat)
    app.prompt.put(line)
    await pilot.press("enter")
    await until(pilot, lambda: ready(chat) > answered and is_idle(app))


def ready(chat: ChatService) -> int:
    """How many lines have been answered."""
    return sum(event["event"] == "ready" for event in chat.heard)  # type: ignore[attr-defined]


def is_idle(app: AssistantApp) -> bool:
    """Nothing is being answered, and what is asked is on the screen."""
    panel = app.chat.painter.panel
    waits = panel is not None and panel.phase in ("asking", "solved") and panel.asked_at == inf
    return not (app.chat.runner.busy or app.chat.has_lines or waits)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end
        await pilot.pause(0.01)
