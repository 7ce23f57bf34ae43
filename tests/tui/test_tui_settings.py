"""The screen of settings, and themes that show while they are chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.events import AppBlur, AppFocus
from textual.widgets import Button, Input, Switch

from assistant.settings import config_path, read_config
from assistant.tui.screens.settings import Setting
from assistant.tui.screens.themes import Themes
from assistant.tui.widgets.transcript import text_of

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen


def setting(screen: Screen, name: str) -> Setting:
    """The row of a setting, whose control gets the focus."""
    row = next(s for s in screen.app.screen.query(Setting) if s.value.key.name == name)
    row.control.focus()
    return row


def break_file() -> None:
    """Nothing can be saved any more."""
    path = Path(config_path())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("theme = \n", "utf-8")


async def settings(screen: Screen) -> None:
    """Open the settings."""
    await screen.press("f2")
    await screen.until(lambda: screen.app.screen.query(Setting))


def test_settings_hold_at_once_and_next_time(play: Play) -> None:
    async def first(screen: Screen) -> None:
        await screen.enter("/theme ansi-light")
        await screen.until(lambda: screen.app.theme == "ansi-light")
        await screen.enter("/theme pink")
        await screen.until(lambda: "Theme cannot be “pink”" in screen.shown)
        await settings(screen)
        setting(screen, "auto_checks")
        await screen.press("enter")
        await screen.until(lambda: "✓ Saved." in screen.shown)
        assert not screen.app.service.looking.checks

    async def second(screen: Screen) -> None:
        assert screen.app.theme == "ansi-light"
        assert not screen.app.service.looking.checks
        await settings(screen)
        setting(screen, "auto_checks").query_one(Button).press()
        await screen.until(lambda: screen.app.service.looking.checks)

    play(first)
    play(second)


def test_a_setting_that_cannot_be_is_told_beside_its_field(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await settings(screen)
        row = setting(screen, "kb")
        await screen.press(*"/nowhere", "enter")
        await screen.until(lambda: "There is no knowledge base at /nowhere." in screen.shown)
        assert read_config().of("kb") == ()
        await screen.press("escape")
        assert row.query_one(Input).value == ""
        assert screen.app.screen.query(Setting)
        reads = setting(screen, "reads")
        assert reads.control.disabled
        assert "Set by ASSISTANT_READS" in text_of(reads)
        await screen.press("escape")
        await screen.until(lambda: screen.app.focused is screen.app.prompt)

    play(scene)


def test_themes_show_while_they_are_chosen(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        before = screen.app.theme
        await screen.enter("/theme")
        await screen.until(lambda: isinstance(screen.app.screen, Themes))
        await screen.press("down")
        assert screen.app.theme != before
        await screen.press("escape")
        assert screen.app.theme == before
        await screen.enter("/theme")
        await screen.until(lambda: isinstance(screen.app.screen, Themes))
        await screen.press("down", "x")  # a letter is for the prompt
        await screen.until(lambda: screen.app.theme == before)
        assert screen.app.prompt.text == "x"

    play(scene)


def test_a_look_at_another_window_saves_nothing(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await settings(screen)
        row = setting(screen, "trust")
        await screen.press(*"/half")
        screen.app.post_message(AppBlur())
        await screen.until(lambda: not screen.app.app_focus)
        assert read_config().of("trust") == ()
        screen.app.post_message(AppFocus())
        await screen.until(lambda: screen.app.app_focus)
        assert row.query_one(Input).value == "/half"

    play(scene)


def test_a_second_choice_before_the_list_is_gone_counts_for_nothing(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await settings(screen)
        setting(screen, "theme")
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, Themes))
        themes = screen.app.screen
        themes.dismiss("nord")
        themes.dismiss("dracula")
        await screen.until(lambda: read_config().of("theme") == "nord")
        assert screen.app.screen.query(Setting)

    play(scene)


def test_a_switch_that_could_not_be_saved_goes_back(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await settings(screen)
        row = setting(screen, "record")
        break_file()
        await screen.press("enter")
        await screen.until(lambda: "✗ Not saved." in screen.shown)
        assert row.query_one(Switch).value

    play(scene)
