"""What happens in the chat is kept as it happens, and can be gone on with."""

from __future__ import annotations

import json
import sqlite3
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import Exit
from assistant.session import open_sessions, transcript
from assistant.session.sqlite import sessions_path
from assistant.session.values import Checked, Decided, Fixed, Noted, Outcome
from assistant.settings.write import set_value
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.choices import Choices
from assistant.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tests.conftest import Run
    from tests.tui.conftest import Play, Screen

ROOT = Path(__file__).resolve().parent.parent.parent


def values(kind: type[Any]) -> list[Any]:
    return [e.value for e in transcript("last") if isinstance(e.value, kind)]


async def fix_it(screen: Screen) -> None:
    await screen.ask("tray icon is red")
    await screen.press("f5")
    await screen.agree()
    await screen.until(lambda: screen.panel.result and not screen.busy)


def test_all_that_is_shown_is_in_the_store_already(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await fix_it(screen)
        shown = {row.result for row in screen.talk.query(CheckRow) if row.result}
        assert shown <= {value.result for value in values(Checked)}
        assert [v.result.verification for v in values(Fixed)] == ["fixed"]
        await screen.until(lambda: screen.panel.asked_at < inf)
        await screen.line("yes")
        await screen.until(lambda: "✓ Solved." in screen.shown)
        assert [v.solved for v in values(Outcome)] == [True]
        assert isinstance(screen.app.focused, Prompt)
        await screen.enter("/note Impact: nobody can invoice")
        await screen.until(lambda: "Noted." in screen.shown)
        assert [v.text for v in values(Noted)] == ["Impact: nobody can invoice"]

    play(scene)


def test_a_chosen_topic_and_the_next_candidate_say_who_decided(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("it stopped working")
        await screen.until(lambda: screen.talk.query(Choices))
        await screen.line("1")
        await screen.until(lambda: screen.card)
        assert values(Decided)[-1].decision == "answer"

    play(scene, machine="practice:healthy")


def test_a_session_is_gone_on_with(play: Play) -> None:
    async def first(screen: Screen) -> None:
        await screen.ask("tray icon is red")

    async def second(screen: Screen) -> None:
        await screen.until(lambda: "Continued from" in screen.shown)
        await screen.until(lambda: screen.card)
        assert "› tray icon is red" in screen.shown
        await screen.until(lambda: screen.talk.query(CheckRow))
        await screen.until(lambda: not screen.busy)
        events = len(transcript("last"))
        await screen.enter("that did not help")
        await screen.until(lambda: len(transcript("last")) > events)
        with open_sessions() as stores:
            assert len(stores.read.sessions()) == 1

    play(first)
    play(second, session="last")


def test_another_session_is_chosen_from_the_list(play: Play) -> None:
    async def first(screen: Screen) -> None:
        await screen.ask("tray icon is red")

    async def second(screen: Screen) -> None:
        await screen.ask("webroot blocks the connector")
        await screen.press("ctrl+r")
        await screen.until(lambda: screen.talk.query(Choices))
        assert "tray icon is red" in "\n".join(screen.lines)
        await screen.line("1")
        await screen.until(lambda: "Continued from" in screen.shown)
        assert "webroot blocks" not in screen.shown
        await screen.until(lambda: "› tray icon is red" in screen.shown)

    play(first)
    play(second)


def test_a_session_that_is_not_there_is_told_before_the_screen(run: Run) -> None:
    done = run("sessions", "resume", "nothing", "--plain")
    assert done.returncode == Exit.NO_INPUT
    assert b"Traceback" not in done.stderr


def test_names_and_secrets_are_not_in_an_export(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "t.json"

    async def scene(screen: Screen) -> None:
        await fix_it(screen)
        await screen.enter("/note password=hunter2hunter2 of C:\\Users\\Anna\\x")
        await screen.until(lambda: "Noted." in screen.shown)
        await screen.enter(f"/export {path}")
        await screen.until(lambda: "Written to" in screen.shown)

    play(scene)
    text = path.read_text(encoding="utf-8")
    assert json.loads(text)["ticket"]["fields"]
    for name in ("hunter2", "ACME", "Anna"):
        assert name not in text
    assert "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11" in text  # what support asks for
    assert b"hunter2" not in Path(sessions_path()).read_bytes()
    history = Path(sessions_path()).with_name("history.jsonl").read_text()
    assert "hunter2" not in history


def test_nothing_is_kept_where_the_person_does_not_want_it(play: Play) -> None:
    set_value("record", "no")

    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.enter("/note x")
        await screen.until(lambda: "It could not be kept." in screen.shown)

    play(scene)
    assert not Path(sessions_path()).exists()


def test_a_damaged_store_is_told_and_the_chat_goes_on(play: Play) -> None:
    path = Path(sessions_path())
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database" * 1000)

    async def scene(screen: Screen) -> None:
        await fix_it(screen)
        assert screen.shown.count("sessions.db") == 1

    play(scene)
    assert path.read_bytes() == b"no database" * 1000


def test_the_store_opens_with_nothing_but_sqlite(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        with sqlite3.connect(sessions_path()) as connection:
            (count,) = connection.execute("select count(*) from events").fetchone()
        connection.close()
        assert count == len(transcript("last"))

    play(scene)


def test_the_steps_for_the_customer_are_plain(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.enter("/steps")
        await screen.until(lambda: "no article yet" in screen.shown)
        await screen.ask("tray icon is red")
        await screen.enter("/steps")
        await screen.until(lambda: "Press Ctrl+Alt+Del" in screen.shown)
        await screen.enter("/ticket")
        await screen.until(lambda: "Impact: " in screen.shown)

    play(scene)


def test_letters_typed_beside_the_prompt_go_into_it(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        screen.row("connector-ui-running").focus()
        await screen.press(*"thanks")
        assert screen.app.prompt.text == "thanks"

    play(scene)


def test_a_session_comes_back_with_its_machine(play: Play) -> None:
    async def second(screen: Screen) -> None:
        assert "practice machine “The tray icon is red”" in screen.app.chat.painter.machine
        assert screen.row("connector-ui-running").state == "fail"
        await screen.ask("fix it")
        assert screen.app.chat.can_agree
        assert screen.panel.plan
        assert screen.panel.plan.source == "practice:red-tray"

    async def first(screen: Screen) -> None:
        await screen.ask("tray icon is red")

    play(first)
    play(second, machine="live", session="last")


def test_where_the_machine_is_not_there_all_is_shown_and_nothing_is_run(
    play: Play, tmp_path: Path
) -> None:
    machine = tmp_path / "gone.yaml"
    red = ROOT / "knowledge" / "machines" / "red-tray.yaml"
    machine.write_text(red.read_text("utf-8"), "utf-8")

    async def first(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        machine.unlink()

    async def second(screen: Screen) -> None:
        assert "which isn't here now" in screen.shown
        assert "(not here)" in screen.app.chat.painter.machine
        assert screen.row("connector-ui-running").state == "fail"
        events = len(transcript("last"))
        await screen.ask("fix it")
        assert not screen.app.chat.can_agree
        await screen.ask("/check connector-ui-running")
        assert screen.row("connector-ui-running").state != "pass"
        assert not any(isinstance(e.value, Fixed) for e in transcript("last")[events:])

    play(first, machine=f"practice:{machine}")
    play(second, machine="live", session="last")
