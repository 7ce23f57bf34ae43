"""Shared by the tests of the chat: the service on practice machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.chat.events import ChatEvent, Ready
from assistant.chat.service import ChatService
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.session import silent

Chat = Callable[..., ChatService]


@pytest.fixture
def chat(engine: Engine) -> Iterator[Chat]:
    """A chat on a practice machine that keeps nothing; what waits at the end is declined."""
    made: list[ChatService] = []

    def begin(
        machine: str = "red-tray", *, checks: bool = True, there: bool = True, kb: Engine = engine
    ) -> ChatService:
        settings = Settings()
        name = f"practice:{machine}"
        made.append(ChatService(kb, name, silent(kb), settings, checks=checks, there=there))
        return made[-1]

    yield begin
    for one in made:
        one.close()


def say(chat: ChatService, *lines: str) -> list[ChatEvent]:
    """Say these lines; the events of the last one."""
    events: list[ChatEvent] = []
    for line in lines:
        events = list(chat.handle(line))
        assert isinstance(events[-1], Ready)
        assert sum(isinstance(event, Ready) for event in events) == 1
    return events
