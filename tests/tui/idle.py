"""When an app in a test has done all it can."""

from __future__ import annotations

import asyncio

import pytest
from textual._context import active_app


async def idle(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Wait until nothing is left to do but what a thread, a clock or the terminal will bring."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    quiet = 0
    while quiet < 3:
        await asyncio.sleep(0)
        quiet = 0 if ready else quiet + 1
        if quiet == 1:
            active_app.get().screen._on_timer_update()  # what it has put off to its next frame


def quicken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves, and a pause is as long as there is something to do.

    Textual measures instead how busy the processor is: long in itself, and longer on a busy one.
    """
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", idle)
