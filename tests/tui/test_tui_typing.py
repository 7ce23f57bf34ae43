"""A sentence, typed letter by letter wherever the chat is, changes the prompt and nothing else.

``TYPE_ALL=1`` types every sentence in every state; else a few of each.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Callable
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.message import Message
from textual.widget import Widget

from assistant.actions.plan import Plan
from assistant.engine.fixing import Fixer
from assistant.host.practice.hands import ActingPracticeHost
from assistant.host.values import HostError
from assistant.session import transcript
from assistant.tui.presses import HELD
from assistant.tui.screens.browse import Library
from assistant.tui.screens.menu import Menu
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.choices import Choices
from assistant.tui.widgets.fix_panel import FixPanel
from assistant.tui.widgets.fold import FoldTitle
from assistant.tui.widgets.transcript import text_of
from tests.conftest import PATIENCE
from tests.examples import PROFILE
from tests.tui.sentences import sentences

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen

ALL = bool(os.environ.get("TYPE_ALL"))
SLOW = pytest.mark.slow
SAMPLE = 1 if PROFILE == "quick" else 3
"""Sentences a state, where not all are typed."""


async def nothing(screen: Screen) -> None:
    """Where it begins."""


async def choices(screen: Screen) -> None:
    await screen.enter("connector problem")
    await screen.until(lambda: screen.choices)


async def welcome(screen: Screen) -> None:
    await screen.until(lambda: screen.choices)


async def answered(screen: Screen) -> None:
    await screen.ask("tray icon is red")


async def plan(screen: Screen) -> None:
    await answered(screen)
    await screen.press("f5")
    await screen.asked()


async def left_plan(screen: Screen) -> None:
    await plan(screen)
    await screen.press("escape")


async def running(screen: Screen) -> None:
    await plan(screen)
    await screen.line("yes")
    await screen.until(lambda: len(screen.panel.done) > 1)


async def fixed(screen: Screen) -> None:
    await plan(screen)
    await screen.line("yes")
    await screen.until(lambda: screen.panel.phase == "solved" and not screen.busy)
    await screen.until(lambda: screen.panel.asked_at < inf)


async def failed(screen: Screen) -> None:
    await plan(screen)
    await screen.line("yes")
    await screen.until(lambda: screen.talk.query(FixPanel)[0].result and not screen.busy)


def focused(selector: type[Widget], part: str = "") -> Callable[[Screen], Awaitable[None]]:
    async def go(screen: Screen) -> None:
        found = screen.talk.query(selector)[0]
        target = next(found.query(part).results(Widget)) if part else found
        screen.app.screen.set_focus(target)
        assert screen.app.focused is target

    return go


async def menu(screen: Screen) -> None:
    if isinstance(screen.app.screen, Menu):
        return
    await focused(CheckRow)(screen)
    await screen.press("f3")
    await screen.until(lambda: isinstance(screen.app.screen, Menu))


async def browse(screen: Screen) -> None:
    if not isinstance(screen.app.screen, Library):
        screen.app.action_browse()
        await screen.until(lambda: isinstance(screen.app.screen, Library))
    await screen.until(lambda: screen.app.screen.query("#titles"))
    screen.app.screen.query("#titles")[0].focus()
    await screen.pilot.pause()


class State(NamedTuple):
    """A state of the chat."""

    name: str
    reach: Callable[[Screen], Awaitable[None]]
    again: Callable[[Screen], Awaitable[None]] = nothing
    """Before each sentence: where the focus is."""
    machine: str = "practice:red-tray"


STATES = (
    State("nothing open", nothing),
    State("welcome", welcome, machine="live"),
    State("welcome, its list", welcome, focused(Choices, "OptionList"), machine="live"),
    State("question", choices),
    State("question, its list", choices, focused(Choices, "OptionList")),
    State("answer, a fold", answered, focused(FoldTitle)),
    State("answer, a check", answered, focused(CheckRow)),
    State("answer, a fix", answered, focused(FixPanel)),
    State("answer, a button", answered, focused(FixPanel, ".run")),
    State("answer, a menu", answered, menu),
    State("answer, all topics", answered, browse),
    State("plan", plan),
    State("plan, left by esc", left_plan),
    State("plan, its card", plan, focused(FixPanel)),
    State("plan, its button", plan, focused(FixPanel, ".yes")),
    State("running", running),
    State("running, its button", running, focused(FixPanel, ".stop")),
    State("fixed", fixed),
    State("fixed, its bar", fixed, focused(FixPanel)),
    State("fixed, its button", fixed, focused(FixPanel, ".good")),
    State("failed", failed),
    State("failed, its card", failed, focused(FixPanel)),
)
GATE = threading.Event()
"""Lets the step go on at which a running fix is held."""


def seen(screen: Screen) -> tuple[object, ...]:
    """All that may not change."""
    talk = screen.talk
    return (
        text_of(screen.talk),
        [(c.phase, c.result) for c in talk.query(FixPanel)],
        list(screen.app.chat.painter.steps),
        screen.choices,
        screen.app.chat.painter.machine,
        screen.app.preferences,
        len(transcript("last")) if screen.app.service.recorder.kept else 0,
        sorted(os.listdir(".")),
    )


async def type_fast(screen: Screen, text: str) -> None:
    """As a terminal sends it, faster than anybody types."""
    for char in text:
        key = char if char.isalnum() else _character_to_key(char)
        screen.app.post_message(Key(key, char))
    await screen.pilot.pause()


def typed(screen: Screen) -> str:
    if isinstance(screen.app.screen, Library):
        return screen.app.screen.field.value
    return screen.app.prompt.text


def empty(screen: Screen) -> None:
    screen.app.prompt.put("")
    if isinstance(screen.app.screen, Library):
        screen.app.screen.field.value = ""


@pytest.mark.parametrize(
    "state",
    [pytest.param(s, marks=[SLOW] if n % 4 else [], id=s.name) for n, s in enumerate(STATES)],
)
def test_a_sentence_changes_nothing_but_the_prompt(
    play: Play, state: State, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    run_task = ActingPracticeHost.run_task
    GATE.clear()

    def task(host: ActingPracticeHost, path: str) -> None:
        if state.reach is failed:
            raise HostError("exception", "it does not start")
        if state.reach is running and "Ui" in path:
            GATE.wait(3600)
        run_task(host, path)

    monkeypatch.setattr(ActingPracticeHost, "run_task", task)
    place = STATES.index(state)
    texts = sentences()
    sample = texts if ALL else texts[place :: len(texts) // SAMPLE][:SAMPLE]

    async def scene(screen: Screen) -> None:
        await state.reach(screen)
        await state.again(screen)
        before = seen(screen)
        for text in sample:
            await state.again(screen)
            await type_fast(screen, text)
            await screen.until(lambda text=text: typed(screen) == text)  # type: ignore[misc]
            assert seen(screen) == before, text
            empty(screen)
        GATE.set()

    try:
        play(scene, machine=state.machine, checks=state.reach is not choices)
    finally:
        GATE.set()


# What does count as an answer


def test_yes_typed_quickly_is_a_yes_and_no_more(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def scene(screen: Screen) -> None:
        await plan(screen)
        await type_fast(screen, "yes")
        screen.app.post_message(Key("enter", None))
        await screen.until(lambda: screen.panel.result)
        assert screen.panel.result.verification == "fixed"  # type: ignore[union-attr]

    play(scene)
    assert not list(tmp_path.glob("*.md"))


@pytest.mark.parametrize(
    "line",
    ["y", *(pytest.param(yes, marks=SLOW) for yes in ("YES", "ja", "oui", "sí", "yes.", "do it"))],
)
def test_a_whole_line_is_a_yes(play: Play, line: str) -> None:
    async def scene(screen: Screen) -> None:
        await plan(screen)
        await screen.line(line)
        await screen.until(lambda: screen.panel.done or screen.panel.result)

    play(scene)


@pytest.mark.parametrize(
    "line",
    [
        "yes?",
        "yes but why",
        pytest.param("y n", marks=SLOW),
        pytest.param("you want to end what exactly", marks=SLOW),
    ],
)
def test_a_sentence_puts_the_plan_aside_and_is_answered(play: Play, line: str) -> None:
    async def scene(screen: Screen) -> None:
        await plan(screen)
        turns = screen.turns
        await screen.line(line)
        await screen.until(lambda: screen.turns > turns and not screen.busy)
        assert not screen.panel.done
        # "yes but why" asks for a reason, and after "yes?" a plain yes is asked for
        asks_again = line in ("yes but why", "yes?")
        await screen.until(lambda: screen.app.chat.can_agree == asks_again)

    play(scene)


@pytest.mark.parametrize("before", ["yes", "ye", pytest.param("y", marks=SLOW)])
def test_what_was_begun_before_the_plan_was_shown_is_no_yes(
    play: Play, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    gate = threading.Event()
    make = Fixer.plan

    def slow(fixer: Fixer, spec: object) -> Plan:
        gate.wait(PATIENCE)
        return make(fixer, spec)  # type: ignore[arg-type]

    monkeypatch.setattr(Fixer, "plan", slow)

    async def scene(screen: Screen) -> None:
        await answered(screen)
        await screen.press("f5")
        await screen.press(*before)
        if before == "yes":
            await screen.press("enter")
        gate.set()
        await screen.asked()
        if before != "yes":
            await screen.press(*"yes"[len(before) :], "enter")
        await screen.pilot.pause(0.2)
        assert screen.panel.phase == "asking"

    play(scene)


async def let_go(screen: Screen) -> None:
    """Wait until another press of F5 is no repetition of the last one."""
    key = screen.app.chat.fix_key
    await screen.until(lambda: Message().time >= key.last + HELD)


def test_f5_after_esc_comes_back_to_the_question_and_only_then_runs(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await plan(screen)
        await screen.press("escape")
        await screen.press("f5")
        await screen.asked()
        assert [c.phase for c in screen.talk.query(FixPanel)] == ["asking"]
        await screen.press("f5")  # at once: nobody can have read it
        assert screen.panel.phase == "asking"
        await let_go(screen)
        await screen.press("f5")
        await screen.until(lambda: screen.panel.result)

    play(scene)


def test_f5_held_down_shows_the_plan_and_does_not_run_it(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await answered(screen)
        await screen.press("f5")
        await screen.asked()
        await screen.until(lambda: screen.panel.is_open_to(Message().time))
        for _ in range(20):  # as a terminal sends a key that is held down: one behind the other
            screen.app.simulate_key("f5")
        await screen.pilot.pause()
        assert screen.panel.phase == "asking"
        await let_go(screen)
        await screen.press("f5")
        await screen.until(lambda: screen.panel.result)

    play(scene)


def test_stop_ends_a_fix_after_its_step(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    run_task = ActingPracticeHost.run_task

    def held(host: ActingPracticeHost, path: str) -> None:
        gate.wait(PATIENCE)
        run_task(host, path)

    monkeypatch.setattr(ActingPracticeHost, "run_task", held)

    async def scene(screen: Screen) -> None:
        await plan(screen)
        await screen.line("yes")
        await screen.until(lambda: screen.panel.done)
        panel = screen.panel
        await screen.line("stop")
        gate.set()
        await screen.until(lambda: panel.result)
        result = panel.result
        assert result
        assert [s.status for s in result.steps] == ["done", "not_run"]

    play(scene)


def test_a_fault_of_a_step_never_opens_the_next_plan(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(host: ActingPracticeHost, path: str) -> NoReturn:
        raise HostError("exception", "it does not start")

    monkeypatch.setattr(ActingPracticeHost, "run_task", broken)

    async def scene(screen: Screen) -> None:
        await failed(screen)
        assert not screen.app.chat.can_agree

    play(scene)


def test_a_plan_that_another_screen_covers_is_not_agreed_to(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await plan(screen)
        await screen.until(lambda: screen.panel.is_open_to(Message().time))
        await screen.press("f4")
        await screen.until(lambda: isinstance(screen.app.screen, Library))
        await screen.press("f5")
        await screen.pilot.pause(0.1)
        assert screen.panel.phase == "asking"

    play(scene)
