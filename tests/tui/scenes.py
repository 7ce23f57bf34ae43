"""The screens that are pinned and pictured: the real app on practice machines.

``python -m tests.tui.scenes`` draws the pictures of README and docs and writes down the pinned
screens; the tests compare what the app shows now. The clock stands still, so that every run is
alike.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from textual.app import App
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from assistant.engine import Engine
from assistant.host.practice.hands import ActingPracticeHost
from assistant.tui.app import AssistantApp
from assistant.tui.reader import Opens
from assistant.tui.screens.settings import Setting
from assistant.tui.screens.themes import Themes
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.choices import Choices
from assistant.tui.widgets.fix_panel import FixPanel
from assistant.tui.widgets.note import Note, Said
from tests.conftest import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
PINNED = ROOT / "tests" / "tui" / "screens"
PICTURES = ROOT / "docs" / "pictures"
NOW = 1_793_000_000.0
"""What the clock shows in every scene: 2026-10-26 07:33:20 UTC."""


class Stage:
    """A running app, and what a scene does with it."""

    def __init__(self, app: AssistantApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.talk = app, pilot, app.chat.page
        self.held = threading.Event()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds, and is drawn."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError("\n".join(text_of(self.app)))
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def ask(self, text: str) -> None:
        """Say something, and wait for all that follows by itself."""
        self.app.prompt.insert(text)
        await self.pilot.pause()
        await self.pilot.press("escape", "enter") if self.app.prompt.suggesting else (
            await self.pilot.press("enter")
        )
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until no check runs."""
        chat = self.app.chat
        await self.until(lambda: not (chat.runner.busy or chat.has_lines))
        await self.pilot.pause(0.05)

    @property
    def panel(self) -> FixPanel:
        """The fix at hand."""
        assert self.app.chat.painter.panel
        return self.app.chat.painter.panel

    def row(self, key: str) -> CheckRow:
        """The row of a check."""
        return [row for row in self.talk.query(CheckRow) if row.key == key][-1]


async def _start(stage: Stage) -> None:
    """Nothing but the beginning."""


async def _typing(stage: Stage) -> None:
    await stage.pilot.press(*"webroot bl")
    await stage.until(lambda: stage.app.prompt.suggesting)


async def _answer(stage: Stage) -> None:
    await stage.ask("the tray icon is red")
    await stage.until(lambda: stage.panel.run.region)
    stage.talk.to_top(stage.talk.query(Said).last())
    await stage.pilot.pause(0.05)


async def _evidence(stage: Stage) -> None:
    await _answer(stage)
    row = stage.row("connector-ui-running")
    row.focus()
    await stage.pilot.press("enter")
    stage.talk.scroll_to_widget(row, animate=False, top=True)


async def _plan(stage: Stage) -> None:
    await _answer(stage)
    await stage.pilot.press("f5")
    await stage.until(lambda: stage.panel.asked_at < inf)


async def _fixing(stage: Stage) -> None:
    await _plan(stage)
    await stage.pilot.press(*"yes", "enter")
    await stage.until(lambda: len(stage.panel.done) == 2)
    await stage.pilot.pause(0.05)


async def _fixed(stage: Stage) -> None:
    await _plan(stage)
    await stage.pilot.press(*"yes", "enter")
    await stage.until(lambda: stage.panel.result)
    await stage.quiet()


async def _clarify(stage: Stage) -> None:
    await stage.ask("it stopped working")
    await stage.until(lambda: stage.talk.query(Choices))
    await stage.quiet()
    await stage.pilot.pause(0.3)


async def _decided(stage: Stage) -> None:
    await stage.ask("it stopped working")
    await stage.until(lambda: stage.app.chat.painter.card)
    await stage.quiet()
    await stage.until(lambda: any("More checks" in line for line in text_of(stage.app)))
    stage.talk.scroll_to_widget(stage.talk.query(Note).last(), animate=False, top=True)


async def _abstain(stage: Stage) -> None:
    await stage.ask("how do I bake a lasagne for twelve")


async def _menu(stage: Stage) -> None:
    await _answer(stage)
    stage.row("connector-ui-running").focus()
    await stage.pilot.press("f3")
    await stage.until(lambda: isinstance(stage.app.screen, ModalScreen))


async def _find(stage: Stage) -> None:
    await _answer(stage)
    await stage.pilot.press("ctrl+f")
    stage.app.query_one("#find Input", Input).value = "task"
    await stage.until(lambda: " of " in str(stage.app.query_one("#find .told").render()))


async def _browse(stage: Stage) -> None:
    await stage.pilot.press("f4")
    await stage.until(lambda: "Sources" in "\n".join(text_of(stage.app)) or stage.app.screen)
    await stage.pilot.pause(0.3)


async def _settings(stage: Stage) -> None:
    await stage.pilot.press("f2")
    await stage.until(lambda: stage.app.screen.query(Setting))
    await stage.pilot.pause(0.3)


async def _themes(stage: Stage) -> None:
    await _settings(stage)
    await stage.pilot.press("enter")
    await stage.until(lambda: isinstance(stage.app.screen, Themes))
    await stage.pilot.press("down", "down")


async def _help(stage: Stage) -> None:
    await stage.pilot.press("f1")
    await stage.until(lambda: stage.app.screen.query("HelpPanel"))
    await stage.pilot.pause(0.2)


async def _ticket(stage: Stage) -> None:
    await _abstain(stage)
    await stage.ask("ticket")


class Scene(NamedTuple):
    """One screen."""

    name: str
    play: Callable[[Stage], Awaitable[None]]
    size: tuple[int, int] = (80, 24)
    pictured: bool = False
    """Stands in README or docs, too."""
    theme: str = "textual-dark"
    machine: str = "red-tray"


SCENES = (
    Scene("start", _start),
    Scene("suggestions", _typing),
    Scene("answer", _answer, (120, 40), pictured=True),
    Scene("answer-80", _answer),
    Scene("answer-small", _answer, (40, 15), pictured=True),
    Scene("answer-light", _answer, theme="textual-light"),
    Scene("evidence", _evidence),
    Scene("plan", _plan),
    Scene("plan-small", _plan, (40, 15)),
    Scene("fixing", _fixing, (100, 34), pictured=True),
    Scene("fixed", _fixed, (100, 34), pictured=True),
    Scene("clarify", _clarify, (100, 24), pictured=True, machine="healthy"),
    Scene("decided", _decided, (100, 30)),
    Scene("abstain", _abstain),
    Scene("ticket", _ticket),
    Scene("menu", _menu),
    Scene("find", _find),
    Scene("browse", _browse, (100, 30), pictured=True),
    Scene("settings", _settings, (80, 30), pictured=True),
    Scene("settings-small", _settings, (40, 15)),
    Scene("themes", _themes),
    Scene("help", _help, (120, 40)),
)


def text_of(app: App[None]) -> list[str]:
    """The screen as the terminal gets it, without colours."""
    strips = app.screen._compositor.render_strips(Size(*app.size))
    return [strip.text.rstrip() for strip in strips]


@contextmanager
def _still(stage_of: list[Stage], *, hold: bool) -> Iterator[None]:
    """The clock stands still; with `hold` the second task waits until the scene is over."""
    run_task = ActingPracticeHost.run_task

    def held(host: ActingPracticeHost, path: str) -> None:
        if hold and "Ui" in path:
            stage_of[0].held.wait(PATIENCE)
        run_task(host, path)

    with (
        mock.patch("time.time", return_value=NOW),
        mock.patch.object(ActingPracticeHost, "now", return_value=NOW),
        mock.patch.object(ActingPracticeHost, "run_task", held),
        mock.patch.object(Input, "_toggle_cursor"),
        mock.patch.object(TextArea, "_toggle_cursor_blink_visible"),
    ):
        yield


def with_any_font(svg: str) -> str:
    """A picture that fetches no font: whatever even-spaced one a system has will do.

    Each piece of text says how long it is, so that columns stay where they are.
    """
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"(font-family: )[^;]+;", r"\1Menlo, Consolas, DejaVu Sans Mono, monospace;", svg)


def shot(scene: Scene, opening: Opens) -> tuple[str, str]:
    """Play a scene; returns the screen as text, and as SVG."""
    app = AssistantApp(opening, f"practice:{scene.machine}")
    app.theme, app.moving = scene.theme, False
    stages: list[Stage] = []

    async def whole() -> tuple[str, str]:
        async with app.run_test(size=scene.size) as pilot:
            stage = Stage(app, pilot)
            stages.append(stage)
            await stage.until(lambda: app.opened and len(stage.talk.children))
            await scene.play(stage)
            await stage.until(lambda: not app.chat._outdated)
            await pilot.pause(0.05)
            text, svg = "\n".join(text_of(app)), app.export_screenshot(title="assistant")
            stage.held.set()
            return text.rstrip() + "\n", with_any_font(svg)

    with _still(stages, hold=scene.name == "fixing"):
        return asyncio.run(whole())


def main() -> None:
    """Draw everything anew."""
    home = tempfile.mkdtemp()
    os.environ.update(
        TEXTUAL_ANIMATIONS="none", XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, SSH_CONNECTION="1"
    )
    os.environ.pop("NO_COLOR", None)
    wanted = sys.argv[1:]
    engine = Engine()
    for folder in (PINNED, PICTURES):
        folder.mkdir(exist_ok=True)
    for scene in SCENES:
        if wanted and scene.name not in wanted:
            continue
        text, svg = shot(scene, lambda listen: engine)
        (PINNED / f"{scene.name}.txt").write_text(text, encoding="utf-8")
        if scene.pictured:
            (PICTURES / f"{scene.name}.svg").write_text(svg, encoding="utf-8")
        print(scene.name)


if __name__ == "__main__":
    main()
