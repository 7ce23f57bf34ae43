"""What can be done with any block: copy, quote, export, a menu of all; and finding words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from assistant.engine import Engine
from assistant.tui.clipboard import copy
from assistant.tui.screens.menu import Menu
from assistant.tui.screens.opening import Opening
from assistant.tui.widgets import transcript
from assistant.tui.widgets.article import Prose
from assistant.tui.widgets.card import AnswerCard
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.find import FindBar
from assistant.tui.widgets.fix_panel import FixPanel
from assistant.tui.widgets.history import MOST, History
from assistant.tui.widgets.note import FileNote, Note
from assistant.tui.widgets.past import PastTurn
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.transcript import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.conftest import Play, Screen


@pytest.fixture(autouse=True)
def _far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over SSH the terminal is asked to copy; nobody's clipboard is touched."""
    monkeypatch.setenv("SSH_CONNECTION", "1")


def test_the_focus_rests_on_each_block_once(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        stops = screen.talk.stops
        assert {screen.row("connector-ui-running"), screen.panel} <= {*stops}
        seen = []
        for _ in stops:
            await screen.press("alt+up")
            seen.append(screen.app.focused)
        assert seen == stops[::-1]
        await screen.press("alt+up")  # the first one is the end
        assert screen.app.focused is stops[0]
        for _ in stops:
            await screen.press("alt+down")
        assert isinstance(screen.app.focused, Prompt)

    play(scene)


def test_a_block_is_copied_as_it_reads(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.chosen(screen.row("connector-ui-running"), "copy")
        await screen.until(lambda: screen.app.clipboard)
        assert screen.app.clipboard.startswith(
            "✗ The tray program is not running, so nothing syncs."
        )
        assert "\\" not in screen.app.clipboard

    play(scene)


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_the_menu_lists_what_can_be_done(play: Play, way: str) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        row = screen.row("connector-ui-running")
        screen.talk.scroll_to_widget(row, animate=False)
        await screen.pilot.pause()
        if way == "key":
            row.focus()
            await screen.press("f3")
        else:
            await screen.pilot.click(row, button=3)
        await screen.until(lambda: isinstance(screen.app.screen, Menu))
        shown = "\n".join(screen.lines)
        for text in ("what was seen", "look again", "copy", "write into a file"):
            assert text in shown
        await screen.press("enter")  # the first: what was seen
        await screen.until(lambda: "none of the 2 processes has this name" in screen.shown)
        row.focus()
        await screen.press("f3")
        await screen.until(lambda: isinstance(screen.app.screen, Menu))
        await screen.press("escape")
        await screen.until(lambda: not isinstance(screen.app.screen, Menu))
        assert screen.app.focused is row

    play(scene)


def test_a_block_goes_into_the_prompt_or_a_file(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def written() -> list[str]:
        return [path.read_text() for path in tmp_path.glob("assistant-*.md")]

    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        row = screen.row("connector-ui-running")
        await screen.chosen(row, "copy into the prompt")
        await screen.until(
            lambda: screen.app.prompt.text.startswith("✗ The tray program is not running")
        )
        await screen.chosen(row, "write into a file")
        await screen.until(lambda: "Written to" in screen.shown)
        (text,) = written()
        assert "The tray program is not running, so nothing syncs" in text
        assert "Restart the connector" not in text

    play(scene)


def test_words_are_found_and_gone_through(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        screen.talk.scroll_home(animate=False)
        await screen.press("ctrl+f", *"company id")
        told = screen.app.query_one("#find .told")
        prose = [p for p in screen.talk.query(Prose) if "company ID" in text_of(p)]
        await screen.until(lambda: "1 of 1" in str(told.render()))
        assert screen.talk.scroll_y > 0
        assert any("company ID" in line for line in screen.lines)
        assert prose
        assert "reverse" in str(prose[0].render().spans)
        screen.app.query_one("#find Input", Input).value = "connector"
        await screen.until(
            lambda: " of " in str(told.render()) and "1 of 1" not in str(told.render())
        )
        last = screen.talk.scroll_y
        first = str(told.render())
        await screen.press("enter")
        assert str(told.render()) != first
        await screen.press("down")
        assert str(told.render()) == first
        assert screen.talk.scroll_y == last
        await screen.press("escape")
        assert isinstance(screen.app.focused, Prompt)
        assert not screen.app.query_one("#find").display
        assert "reverse" not in str(prose[0].render().spans)

    play(scene)


@pytest.mark.parametrize("words", ["no such words anywhere", "[/]", "(((", "\\"])
def test_what_is_not_there_is_said(play: Play, words: str) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.press("ctrl+f")
        screen.app.query_one("#find Input", Input).value = words
        told = screen.app.query_one("#find .told")
        await screen.until(lambda: "not found" in str(told.render()))

    play(scene)


def test_checks_that_run_are_ended_by_escape(play: Play, make_kb: Callable[..., Path]) -> None:
    body = "title: It waits\nask_user: {question: q, choices: {a: A}}"
    slow = "title: It looks\ncommand: {argv: [sleep, '60']}"
    tail = "\ntimeout: 30 s\nauto: false\noutcomes: [{state: pass, message: m}]"
    text = "---\nid: w\ntitle: It waits\nsymptoms: [it waits and waits]\n---\nWait.\n"
    text += f"\n```check slow\n{slow}{tail}\n```\n\n```check asks\n{body}{tail}\n```\n"
    kb = make_kb({"w.md": text, "kb.yaml": "id: w\n"})

    async def scene(screen: Screen) -> None:
        await screen.enter("/check slow")
        await screen.until(lambda: screen.busy)
        while screen.busy:  # nothing is there to be ended until the check has begun
            await screen.press("escape")
            await screen.pilot.pause(0.01)
        (row,) = screen.talk.query(CheckRow)
        assert row.result is not None
        assert (row.result.state, row.result.reason) == ("skipped", "cancelled")

    play(scene, machine="live", opening=lambda listen=None: Engine([str(kb)]), trusted=True)


def test_what_a_fix_changed_is_taken_back(
    play: Play, make_kb: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    thing = tmp_path / "home" / "pump" / "state" / "thing"
    thing.parent.mkdir(parents=True)
    thing.write_text("content")
    check = {
        "title": "There is one",
        "file": {"path": str(tmp_path / "home" / "never")},
        "outcomes": [
            {"when": "exists", "state": "pass", "message": "Yes."},
            {"state": "fail", "message": "No."},
        ],
    }
    fix = {"title": "Put it aside", "file": {"aside": str(thing)}, "resolves": "c", "wait": "1 s"}
    text = "---\nid: w\ntitle: It is stuck\nsymptoms: [it is stuck]\n---\nStuck.\n"
    text += f"\n```check c\n{json.dumps(check)}\n```\n\n```action a\n{json.dumps(fix)}\n```\n"
    reach = f"reads: ['{tmp_path}/home/*']\nchanges: ['{thing.parent}']\n"
    kb = make_kb({"w.md": text, "kb.yaml": f"id: w\n{reach}"})

    async def scene(screen: Screen) -> None:
        await screen.enter("/fix a")
        await screen.until(lambda: screen.talk.query(FixPanel))
        await screen.agree()
        panel = screen.panel
        assert panel.result
        assert not thing.exists()
        await screen.chosen(panel, "Undo")
        await screen.until(lambda: screen.panel is not panel)
        await screen.asked()
        assert not thing.exists()  # it is shown first, and asked
        await screen.line("yes")
        await screen.until(thing.exists)
        await screen.until(lambda: "done: " in screen.shown)
        assert thing.read_text() == "content"

    play(scene, machine="live", opening=lambda listen=None: Engine([str(kb)]))


def test_what_was_typed_comes_back_next_time(play: Play, tmp_path: Path) -> None:
    async def first(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.ask("line one\nline two")

    async def second(screen: Screen) -> None:
        await screen.press("up")
        assert screen.app.prompt.text == "line one\nline two"
        await screen.press("up", "up")
        assert screen.app.prompt.text == "tray icon is red"

    play(first)
    play(second)


def test_a_damaged_history_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_bytes(b'"one"\n{}\n\xff\xfe\n[[[\n"two\\u001b]52;c;x\\u0007"\n')
    history = History(str(path))
    assert history.move(-1, "") == "two"
    assert history.move(-1, "") == "one"
    for number in range(MOST + 10):
        history.add(str(number))
    assert History(str(path)).move(-1, "") == str(MOST + 9)


def test_copying_says_what_it_could_do(monkeypatch: pytest.MonkeyPatch) -> None:
    by_terminal: list[str] = []
    assert "Sent to the terminal" in copy("text", by_terminal.append)
    assert by_terminal == ["text"]


def test_old_turns_become_text_in_which_all_is_found(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcript, "LIVE", 4)

    async def scene(screen: Screen) -> None:
        await screen.ask("the tray icon is red")
        assert screen.card
        folded = str(screen.card.match.article)
        await screen.ask("syncs stay queued")
        await screen.ask("where are the logs")
        await screen.until(lambda: len(screen.talk.query(AnswerCard)) == 1)
        past = next(p for p in screen.talk.query(PastTurn) if "› the" in p.plain_text)
        assert "› the tray icon is red" in past.plain_text
        assert "Sources" in past.plain_text
        short = len(past.paragraphs)
        await screen.press("ctrl+f", *"restart-connector")
        await screen.until(lambda: past.opened)
        assert len(past.paragraphs) > short
        await screen.press("escape")
        await screen.chosen(past, "open this article again")
        await screen.until(lambda: screen.card and screen.card.match.article == folded)

    play(scene)


def test_what_is_selected_is_copied(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        note, pilot = screen.talk.query(Note).first(), screen.pilot
        await pilot.mouse_down(note, offset=(0, 0))
        await pilot.hover(note, offset=(8, 0))
        await pilot.mouse_up(note, offset=(8, 0))
        await screen.until(lambda: screen.app.clipboard.startswith("Help for"))

    play(scene)


def test_while_words_are_looked_for_they_get_what_is_typed(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.press("ctrl+f")
        await screen.click(screen.talk.query(Note).first())
        await screen.press("alt+up", "q")
        assert (screen.app.query_one(FindBar).field.value, screen.app.prompt.text) == ("q", "")

    play(scene)


def test_a_written_file_can_be_opened(play: Play, tmp_path: Path) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("the tray icon is red")
        await screen.ask(f"/export {tmp_path}/ticket.md")
        await screen.click(screen.talk.query(FileNote).last())
        await screen.until(lambda: isinstance(screen.app.screen, Opening))
        assert f"{tmp_path}/ticket.md" in screen.shown

    play(scene)


def test_a_new_knowledge_base_says_once_how_far_it_reaches(
    play: Play, make_kb: Callable[..., Path]
) -> None:
    article = """---
id: valve
title: The valve hisses
symptoms: [the valve hisses]
---
Turn it.

```check valve-log
title: It hisses
file: /var/log/valve/hiss
```
"""
    kb = make_kb({"valve.md": article, "kb.yaml": "id: valves\nreads: [/var/log/valve]\n"})
    shown = []

    async def scene(screen: Screen) -> None:
        shown.append(" ".join(screen.shown.split()))

    for _ in range(2):
        play(scene, machine="live", opening=lambda listen=None: Engine([str(kb)]))
    assert "“valves” is new here; it reads: /var/log/valve" in shown[0]
    assert "is new here" not in shown[1]
