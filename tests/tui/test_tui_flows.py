"""From a sentence to a verified fix, by keyboard and by mouse; what follows if it is not solved."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.choices import Choices
from assistant.tui.widgets.fix_panel import FixPanel
from assistant.tui.widgets.solved import SolvedBar
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
        assert f"{RED}\nVery likely (99%): this is one of its known symptoms." in screen.shown
        assert "✗ FAIL" in screen.shown
        assert "F5 shows how to fix it: Restart the connector" in screen.shown
        assert "Sources: " in screen.shown

    play(scene)


def test_the_whole_way_by_keyboard(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.press(*"tray icon is red", "enter")
        await screen.until(lambda: rows(screen).get("connector-ui-running") == "fail")
        await screen.until(lambda: not screen.busy)
        await screen.press("f5")
        card = screen.talk.query(FixPanel)[0]
        await screen.until(lambda: card.phase == "asking")
        assert "exactly: Schedule.Service: Run(\\QuickbooksDesktop_ACME)" in screen.shown
        assert rows(screen)["connector-ui-running"] == "fail"  # nothing is done without a yes
        await screen.agree(card)
        await screen.until(lambda: card.result is not None)
        assert card.result is not None
        assert (card.result.status, card.result.verification) == ("succeeded", "fixed")
        await screen.until(lambda: set(rows(screen).values()) == {"pass"})
        assert isinstance(screen.app.focused, Prompt)
        await screen.until(lambda: screen.talk.query_one(SolvedBar).asked_at < inf)
        assert any("✓ Fixed. What failed before passes now." in line for line in screen.lines)
        await screen.line("yes")
        await screen.until(lambda: "Good." in screen.shown)
        assert "✓ Solved." in screen.shown
        assert screen.talk.steps[-1] == "solved"

    play(scene)


def test_the_whole_way_by_mouse(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        failed = screen.talk.query(CheckRow)[1]
        await screen.click(failed)
        await screen.until(lambda: "none of the 2 processes has this name" in screen.shown)
        card = screen.talk.query(FixPanel)[0]
        await screen.click(card.query_one(".run"))
        await screen.asked(card)
        await screen.until(lambda: card.is_open_to(Message().time))
        await screen.click(card.query_one(".ask .yes"))
        await screen.until(lambda: card.result is not None)
        await screen.click(screen.talk.query_one(SolvedBar).query_one(".yes"))
        await screen.until(lambda: "✓ Solved." in screen.shown)

    play(scene)


def test_a_preview_changes_nothing_and_no_is_no(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        card = screen.talk.query(FixPanel)[0]
        await screen.chosen(card, "show its plan")
        await screen.until(lambda: card.result is not None)
        assert "Planned. Nothing was changed: this is the plan." in screen.shown
        await screen.chosen(card, "show its plan and ask")
        await screen.asked(card)
        await screen.line("no")
        await screen.until(lambda: card.phase == "idle")
        assert "Declined. Nothing was changed." in screen.shown
        assert not card.tried
        assert rows(screen)["connector-ui-running"] == "fail"

    play(scene)


def test_a_check_shows_what_it_saw_and_looks_again(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        row = screen.talk.query(CheckRow)[1]
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


def test_a_question_is_answered_by_its_number(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.enter("connector problem")
        await screen.until(lambda: screen.talk.query(Choices))
        choices = screen.talk.query_one(Choices)
        title = choices.options[1].detail
        await screen.line("2")
        await screen.until(lambda: screen.card)
        assert f"{title}\n" in screen.shown
        assert choices.picked == choices.options[1]

    play(scene, checks=False)


def test_a_question_is_answered_with_arrows_or_a_click(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.enter("connector problem")
        await screen.until(lambda: screen.talk.query(Choices))
        await screen.press("alt+up", "down", "enter")
        await screen.until(lambda: screen.card)
        assert screen.talk.query_one(Choices).picked == screen.talk.query_one(Choices).options[1]

    play(scene, checks=False)


def test_the_checks_decide_what_words_leave_open(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.enter("connector problem")
        await screen.until(lambda: screen.card)
        assert "I looked at the machine." in screen.shown
        assert RED in screen.shown

    play(scene)


def test_what_is_not_known_is_said_and_the_nearest_topics_are_offered(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("vegan lasagne for twelve")
        assert "I don't know. Nothing I know of fits" in screen.shown
        await screen.until(lambda: screen.choices)
        await screen.line("1")
        await screen.until(lambda: screen.card)

    play(scene)


def test_not_solved_leads_to_the_next_fix_and_in_the_end_to_support(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        for card in list(screen.talk.query(FixPanel)):
            screen.talk.query_one(SolvedBar).query_one(".no").focus()
            await screen.press("enter")
            await screen.until(lambda card=card: card.asked_at < inf or card.result)  # type: ignore[misc]
            if card.phase == "asking":
                await screen.agree(card)
                await screen.until(lambda card=card: card.question or card.result)  # type: ignore[misc]
                if card.question:  # a restart takes its typed word
                    await screen.asked(card)
                    await screen.line(card.question.word)
                await screen.until(lambda card=card: card.result)  # type: ignore[misc]
        screen.talk.query(SolvedBar).first().query_one(".no").focus()
        await screen.press("enter")
        await screen.until(lambda: "Company ID (36 characters)" in screen.shown
                           or len(screen.talk.query(SolvedBar)) > 1)  # fmt: skip

    play(scene)


def test_it_is_solved_in_words(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.enter("that helped, thanks")
        await screen.until(lambda: "✓ Solved." in screen.shown)
        await screen.enter("syncs stay queued although the connector is running")
        await screen.until(lambda: len(screen.talk.query(SolvedBar)) == 2)

    play(scene)
