"""Every size of terminal, help, palette, suggestions, history, commands and export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from assistant.engine import Engine
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.choices import Choices
from assistant.tui.widgets.fix_panel import FixPanel
from assistant.tui.widgets.popup import Popup
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.side import Side

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen


def open_now(popup: Popup) -> bool:
    return popup.display


def test_a_small_terminal_is_enough_for_the_whole_way(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        assert not screen.app.query_one(Side).display
        await screen.ask("tray icon is red")
        assert len(screen.lines) == 15
        assert max(map(len, screen.lines)) <= 40
        assert any("tray icon is red" in line for line in screen.lines)
        await screen.press("f5")
        await screen.asked()
        for text in ("2 steps on", "Careful", "Run these 2 steps?", " Run "):
            await screen.until(lambda text=text: text in "\n".join(screen.lines))  # type: ignore[misc]
        await screen.agree()
        await screen.until(lambda: "Is it solved for you too?" in screen.shown)

    play(scene, size=(40, 15))


def test_the_size_may_change_at_any_time(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        for size in ((40, 15), (120, 40), (60, 20), (200, 60), (20, 5), (120, 40)):
            await screen.pilot.resize_terminal(*size)
            await screen.until(lambda: len(screen.lines) == size[1])  # noqa: B023 - at once
            await screen.until(lambda: screen.app.query_one(Side).display == (size[0] >= 120))  # noqa: B023
            assert max(map(len, screen.lines)) <= size[0]

    play(scene, size=(120, 40))


def test_the_panel_tells_machine_candidates_and_steps(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        panel = screen.app.query_one(Side)
        for told in ("practice machine “The tray icon is red”", "idle",
                     "checked: 1 problem, 2 warnings, 1 OK"):  # fmt: skip
            await screen.until(lambda told=told: told in panel._flow.plain_text)  # type: ignore[misc]

    play(scene, size=(120, 40))


def test_without_colour_each_state_is_a_sign_and_a_word(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def scene(screen: Screen) -> None:
        assert screen.app.no_color
        await screen.ask("tray icon is red")
        await screen.unfold()
        text = screen.shown
        for sign in ("✗ The tray program is not running", "! Warning:", "1 OK"):
            assert sign in text

    play(scene, size=(100, 50))


def test_every_theme_can_be_drawn(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        for theme in ("textual-light", "textual-dark", "ansi-light", "ansi-dark"):
            screen.app.theme = theme
            await screen.pilot.pause()
            assert any("✗ The tray program is not running" in line for line in screen.lines)

    play(scene)


def test_symptoms_are_suggested_and_taken_with_tab(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.press(*"tray ic")
        popup = screen.app.chat.query_one(Popup)
        assert open_now(popup)
        await screen.press("tab")
        assert screen.app.prompt.text == "the connector's tray icon is red"
        assert not open_now(popup)
        await screen.press("enter")
        await screen.until(lambda: screen.card)

    play(scene)


def test_suggestions_are_gone_with_escape_and_steered_with_arrows(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        popup = screen.app.chat.query_one(Popup)
        await screen.press(*"con")
        assert open_now(popup)
        await screen.press("down", "down")
        highlighted = popup.highlighted
        assert highlighted == 1
        await screen.press("enter")
        assert screen.app.prompt.text in {title for _, title, _ in screen.app.articles} | {
            symptom for _, _, symptom in screen.app.articles
        }
        assert not open_now(popup)
        screen.app.prompt.put("")
        await screen.press(*"con", "escape")
        assert not open_now(popup)

    play(scene)


def test_what_was_typed_comes_back(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        for text in ("/help", "hello"):
            await screen.enter(text)
        await screen.press("d", "up")
        assert screen.app.prompt.text == "hello"
        await screen.press("up")
        assert screen.app.prompt.text == "/help"
        await screen.press("up", "down", "down")
        assert screen.app.prompt.text == "d"

    play(scene)


def test_commands_are_completed_and_obeyed(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.press(*"/ma")
        await screen.press("tab")
        assert screen.app.prompt.text == "/machine"
        await screen.press(*" red", "tab", "enter")
        await screen.until(lambda: "Now on practice machine" in screen.shown)
        await screen.enter("/nonsense")
        await screen.until(lambda: "No command /nonsense." in screen.shown)
        await screen.enter("/machine practice:nowhere")
        await screen.until(lambda: "nowhere" in screen.shown)
        await screen.enter("/help")
        await screen.until(lambda: "/export [FILE]" in screen.shown and "/settings" in screen.shown)

    play(scene)


def test_checks_and_fixes_are_run_by_name(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.enter("/check connector-ui-running")
        await screen.until(lambda: any(r.result for r in screen.talk.query(CheckRow)))
        await screen.enter("/fix restart-connector")
        await screen.until(lambda: any(c.phase == "asking" for c in screen.talk.query(FixPanel)))
        await screen.line("no")
        await screen.enter("/check no-such-thing")
        await screen.until(lambda: "there is no article and no check" in screen.shown)

    play(scene)


def test_what_is_typed_right_behind_clear_is_for_the_new_chat(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        first = screen.app.service
        await screen.enter("/fix restart-connector")
        await screen.until(lambda: any(c.asks_plan for c in screen.talk.query(FixPanel)))
        await screen.enter("/clear")
        await screen.enter("/fix restart-connector")
        await screen.until(lambda: screen.app.service is not first)
        await screen.until(lambda: any(c.asks_plan for c in screen.talk.query(FixPanel)))
        assert "Put aside" not in screen.shown
        assert len(screen.talk.query(FixPanel)) == 1

    play(scene)


def test_an_article_is_opened_by_its_name(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        slug = screen.app.articles[0][0]
        await screen.ask(f"/open {slug}")
        assert screen.card
        assert screen.card.match.article == slug
        await screen.ask("/open nothing-like-this")
        assert "There is no article “nothing-like-this”." in screen.shown

    play(scene)


def test_the_palette_finds_articles_checks_and_fixes(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.press("ctrl+p")
        await screen.until(lambda: isinstance(screen.app.screen, CommandPalette))
        await screen.press(*"article: the connector's tray")
        await screen.pilot.pause(0.5)
        await screen.press("down", "enter")
        await screen.until(lambda: screen.card)

    play(scene)


def test_help_fits_what_has_the_focus(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.press("f1")
        await screen.until(lambda: screen.app.screen.query("HelpPanel"))
        await screen.press("f1")
        await screen.until(lambda: not screen.app.screen.query("HelpPanel"))

    play(scene)


def test_the_keys_shown_are_six_at_most(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        def keys() -> int:
            shown = {b.binding.action for b in screen.app.active_bindings.values()
                     if b.binding.show and b.enabled and b.binding.key != "ctrl+p"}  # fmt: skip
            return len(shown) + 1

        assert keys() <= 6
        await screen.ask("tray icon is red")
        assert keys() <= 6
        for widget in (screen.row("connector-ui-running"), screen.panel):
            widget.focus()
            await screen.pilot.pause()
            assert keys() <= 6

    play(scene)


def test_the_conversation_is_exported(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "talk.md"

    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.enter(f"/export {path}")
        await screen.until(lambda: "Written to" in screen.shown)
        await screen.enter(f"/export {path}")
        await screen.until(lambda: "cannot be written" in screen.shown)

    play(scene)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# The tray program is not running")
    assert "- **Issue:** tray icon is red" in text
    assert "The tray program is not running" in text


def test_everything_can_be_forgotten(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.press("ctrl+l")
        await screen.until(lambda: not screen.talk.query(CheckRow))
        assert screen.card is None
        assert screen.app.service.looking.host.source == "practice:red-tray"
        await screen.until(lambda: not screen.busy)
        await screen.ask("tray icon is red")

    play(scene)


def test_where_the_product_does_not_run_a_demo_shows_all_and_stops_at_the_fix(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.until(lambda: screen.choices)
        assert "Try it on a demo PC" in screen.shown
        await screen.line("1")
        await screen.until(lambda: screen.app.chat.can_fix)
        assert screen.app.service.looking.host.practice
        assert "› the tray icon is red" in screen.shown
        assert screen.panel.phase == "offered"
        assert not screen.panel.done

    play(scene, machine="live")


def test_a_demo_is_offered_where_no_check_of_an_answer_applies(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.until(lambda: screen.choices)
        await screen.ask("tray icon is red")
        await screen.until(lambda: "/machine practice:red-tray" in screen.shown)

    play(scene, machine="live")


def test_escape_goes_back_to_the_prompt(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.press("alt+up")
        assert not isinstance(screen.app.focused, Prompt)
        await screen.press("escape")
        assert isinstance(screen.app.focused, Prompt)

    play(scene)


PERSON = """---
id: lamp
title: The lamp is dark
symptoms: [the lamp is dark, there is no light, the room is black]
---
Look at it.

```check plugged-in
title: The plug
ask_user:
  question: Is it plugged in?
  choices: {yes_: It is, no_: It is not}
outcomes:
  - {when: choice = yes_, state: pass, message: Good.}
  - {state: fail, message: Plug it in.}
```
"""


def test_what_only_a_person_can_tell_is_asked(play: Play, make_kb: Callable[..., Path]) -> None:
    folder = make_kb({"lamp.md": PERSON, "kb.yaml": "id: lamps\n"})

    async def scene(screen: Screen) -> None:
        await screen.ask("the lamp is dark")
        row = screen.talk.query_one(CheckRow)
        assert "Only you can tell." in row.plain_text
        row.focus()
        await screen.press("enter")
        await screen.until(lambda: screen.talk.query(Choices))
        await screen.line("2")
        await screen.until(lambda: row.state == "fail")
        assert "Plug it in." in row.plain_text

    play(scene, opening=lambda listen=None: Engine([str(folder)]))
