"""From a sentence to a verified fix, by keyboard and by mouse; what follows if it is not solved."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.engine import Engine
from assistant.tui.widgets.act import Act
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.checklist import Tick
from assistant.tui.widgets.choices import Choices
from assistant.tui.widgets.fix_panel import FixPanel
from assistant.tui.widgets.fold import FoldTitle
from assistant.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen

RED = "The connector's tray icon is red"


def rows(screen: Screen) -> dict[str, str]:
    return {row.key: row.state for row in screen.talk.query(CheckRow)}


def test_a_symptom_is_answered_and_its_checks_run_by_themselves(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        assert rows(screen) == {
            "connector-generation": "pass",
            "connector-ui-running": "fail",
            "connector-task": "warn",
            "connector-ui-task": "warn",
        }
        assert f"{RED}\n99% match" in screen.shown
        assert "✗ It is not running, so nothing syncs." in screen.shown
        assert "⚑ Restart the connector" in screen.shown
        assert "Sources" in screen.shown

    play(scene)


def test_finding_meaning_and_fix_stand_in_the_first_rows(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        first = "\n".join(screen.lines[:18])
        for text in ("tray icon is red", "✗ It is not running", "A red QuickBooks", "Fix it  F5"):
            assert text in first

    play(scene, size=(80, 24))


def test_the_whole_way_by_keyboard(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.press(*"tray icon is red", "enter")
        await screen.until(lambda: rows(screen).get("connector-ui-running") == "fail")
        await screen.until(lambda: screen.app.chat.can_fix)
        await screen.press("f5")
        await screen.asked()
        await screen.unfold()
        assert "Schedule.Service: Run(\\QuickbooksDesktop_ACME)" in screen.shown
        assert rows(screen)["connector-ui-running"] == "fail"  # nothing is done without a yes
        await screen.agree()
        result = screen.panel.result
        assert result
        assert (result.status, result.verification) == ("succeeded", "fixed")
        await screen.until(lambda: set(rows(screen).values()) == {"pass"})
        assert isinstance(screen.app.focused, Prompt)
        await screen.until(lambda: screen.panel.asked_at < inf)
        shown = "\n".join(screen.lines)
        for text in ("✓ Fixed in", "Wrong:", "Done:", "Checked:", "Is it solved for you too?"):
            assert text in shown
        await screen.line("yes")
        await screen.until(lambda: "Great!" in screen.shown)
        assert "✓ Solved." in screen.shown
        assert screen.app.chat.painter.steps[-1] == "solved"

    play(scene)


def test_the_whole_way_by_mouse(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.click(screen.row("connector-ui-running"))
        await screen.until(lambda: "none of the 2 processes has this name" in screen.shown)
        panel = screen.panel
        await screen.until(lambda: Message().time > panel.run.open_from)
        await screen.click(panel.run)
        await screen.asked()
        await screen.until(lambda: panel.is_open_to(Message().time))
        await screen.until(lambda: Message().time > panel.yes.open_from)
        await screen.click(panel.yes)
        await screen.until(lambda: panel.result is not None and not screen.busy)
        await screen.until(lambda: Message().time > panel.good.open_from)
        await screen.click(panel.good)
        await screen.until(lambda: "✓ Solved." in screen.shown)

    play(scene)


def test_a_plan_changes_nothing_and_no_is_no(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.chosen(screen.panel, "Fix it  F5")
        await screen.asked()
        await screen.line("no")
        await screen.until(lambda: screen.panel.phase == "offered")
        assert "Nothing was changed" in screen.shown
        assert "I'll do it myself" in "\n".join(screen.lines)
        assert screen.panel.result is None
        assert rows(screen)["connector-ui-running"] == "fail"

    play(scene)


def test_a_check_shows_what_it_saw_and_looks_again(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        row = screen.row("connector-ui-running")
        row.focus()
        await screen.press("enter")
        assert "none of the 2 processes has this name" in row.plain_text
        await screen.press("enter")
        assert "none of the 2 processes" not in row.plain_text
        before = row.result
        await screen.chosen(row, "look again")
        await screen.until(lambda: row.result is not before)
        assert row.state == "fail"

    play(scene)


def test_what_is_fine_is_shown_when_it_is_asked_for(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        fine = screen.row("connector-generation")
        assert not fine.display
        more = screen.card.query_one(FoldTitle)  # type: ignore[union-attr]
        assert "1 OK" in more.plain_text
        more.focus()
        await screen.press("enter")
        assert fine.display

    play(scene)


def test_the_rest_of_the_article_is_folded_until_it_is_wanted(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        assert "Press Ctrl+Alt+Del" not in screen.shown
        steps = next(f for f in screen.talk.query(FoldTitle) if "10 steps" in f.plain_text)
        await screen.click(steps)
        await screen.until(lambda: "Press Ctrl+Alt+Del" in screen.shown)
        await screen.click(steps)
        await screen.until(lambda: "Press Ctrl+Alt+Del" not in screen.shown)
        await screen.enter("how")
        await screen.until(lambda: "Press Ctrl+Alt+Del" in screen.shown)

    play(scene)


def test_manual_steps_are_ticked_by_whoever_does_them(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        (hand,) = screen.panel.query(".hand").results(Act)
        await screen.click(hand)
        await screen.until(lambda: "Press Ctrl+Alt+Del" in screen.shown)
        first, second = list(screen.talk.query(Tick))[:2]
        first.focus()
        await screen.press("enter")
        assert first.plain_text.startswith("[✓] 1. Press")
        assert second.plain_text.startswith("[ ] 2. Select")
        await screen.click(first)
        assert first.plain_text.startswith("[ ] 1. Press")

    play(scene, size=(100, 50))


def test_a_question_is_answered_by_its_number(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("connector problem")
        choices = screen.talk.query_one(Choices)
        title = choices.options[1].detail
        await screen.line("2")
        await screen.until(lambda: screen.card)
        assert f"{title}\n" in screen.shown
        assert choices.picked == choices.options[1]

    play(scene, checks=False)


def test_a_question_is_answered_with_arrows_or_a_click(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("connector problem")
        await screen.press("alt+up", "down", "enter")
        await screen.until(lambda: screen.card)
        assert screen.talk.query_one(Choices).picked == screen.talk.query_one(Choices).options[1]

    play(scene, checks=False)


def test_the_checks_decide_what_words_leave_open(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.enter("connector problem")
        await screen.until(lambda: screen.card)
        assert "and found it:" in screen.shown
        assert RED in screen.shown

    play(scene)


def test_what_is_not_known_is_said_and_the_nearest_topics_are_offered(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("vegan lasagne for twelve")
        assert "I couldn't match that to a known problem." in screen.shown
        await screen.until(lambda: screen.choices)
        await screen.line("1")
        await screen.until(lambda: screen.card)

    play(scene)


def test_a_healthy_machine_is_called_so(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("the tray icon is red")
        assert "✓ This machine looks fine: The connector's tray program is running." in screen.shown
        assert not screen.talk.query(FixPanel)
        assert not screen.app.chat.can_fix

    play(scene, machine="practice:healthy")


def test_not_solved_leads_to_the_next_fix_and_in_the_end_to_support(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        seen = 0
        for _ in range(4):
            await screen.ask("still red")
            if not screen.app.chat.can_fix:
                break
            await screen.press("f5")
            await screen.agree()
            if (question := screen.panel.question) and question.word:  # a restart: its typed word
                await screen.asked()
                await screen.line(question.word)
            await screen.until(lambda: screen.panel.result and not screen.busy)
            seen += 1
        assert seen
        await screen.ask("ticket")
        assert "Company ID (36 characters)" in screen.shown

    play(scene)


def test_it_is_solved_in_words(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        first = screen.card
        await screen.ask("that helped, thanks")
        assert "Great!" in screen.shown
        await screen.ask("syncs stay queued although the connector is running")
        assert screen.card is not first

    play(scene)


STUCK = "syncs stay queued although the connector is running"


def test_a_demo_says_that_nobody_does_the_steps_of_a_person(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask(STUCK)
        await screen.press("f5")
        await screen.asked()
        assert "it only counts as done" in screen.shown

    play(scene, machine="practice:stuck-queue", size=(100, 50))


BY_HAND = """---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out]
---
Turn it.

```check open-valve
title: The valve
file: /no/such/valve
outcomes:
  - {when: exists, state: pass, message: The valve is open.}
  - {state: fail, message: The valve is shut.}
```

```action turn
title: Turn the valve
manual: {steps: [Find the valve., Turn it to the left.]}
resolves: open-valve
wait: 0.1 s
```
"""


def test_steps_for_a_person_are_a_list_to_be_ticked(
    play: Play, make_kb: Callable[..., Path]
) -> None:
    kb = make_kb({"pump.md": BY_HAND, "kb.yaml": "id: pumps\nreads: [/no/such]\n"})

    async def scene(screen: Screen) -> None:
        await screen.ask("the pump is stuck")
        await screen.press("f5")
        await screen.agree()
        for number in range(2):
            await screen.asked()
            assert "\n".join(screen.lines).count("[✓]") == number
            assert str(screen.panel.yes.label) == "Done"
            await screen.line("done")
            await screen.until(lambda: not screen.busy)
        assert screen.panel.result
        assert [step.status for step in screen.panel.result.steps] == ["done", "done"]

    play(scene, machine="live", opening=lambda listen=None: Engine([str(kb)]))
