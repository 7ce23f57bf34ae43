"""What the person sets while talking, kept in the settings' file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..engine.setting import change_setting
from ..errors import AssistantError
from ..settings import Config, read_config
from ..settings.shown import origin
from ..settings.write import unset_value
from .screens.themes import Themes

if TYPE_CHECKING:
    from .app import AssistantApp

Done = Callable[[Config | None, str], object]
"""Gets all settings as they are now, or else what is wrong with a new value."""


def apply(app: AssistantApp, name: str, value: Any) -> None:
    """Have a setting hold from now on."""
    if name == "theme":
        app.theme = value
    elif name == "motion":
        app.moving = value
    elif name == "auto_checks" and app.opened:
        app.service.looking.checks = value


def change(app: AssistantApp, name: str, text: str | None, done: Done) -> None:
    """Change a setting and keep it; nothing brings its default back."""

    def work() -> tuple[Config | None, str]:
        try:
            if text is None:
                unset_value(name)
            else:
                change_setting(name, text)
            return read_config(), ""
        except AssistantError as error:
            parts = filter(None, (error.message, error.hint))
            return None, " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)

    def changed(found: tuple[Config | None, str]) -> None:
        config, wrong = found
        if config is not None:
            app.preferences[name] = config.of(name)
            apply(app, name, config.of(name))
        done(config, wrong)

    app.background.run("the settings", work, changed)


def set_theme(app: AssistantApp, name: str) -> None:
    """Keep a theme, from the chat."""

    def done(config: Config | None, wrong: str) -> None:
        note = app.chat.painter.note
        note(wrong, look="warn", lead="!") if wrong else note(f"Theme: {app.theme}.")

    change(app, "theme", name, done)


def choose_theme(app: AssistantApp, keep: Callable[[str], object]) -> None:
    """Show all themes; `keep` gets the one that is chosen."""

    def chosen(name: str | None) -> None:
        if name:
            keep(name)

    app.push_screen(Themes(), chosen)


def offer_themes(app: AssistantApp) -> None:
    """Show all themes, unless a variable of the environment sets it."""

    def offer(config: Config) -> None:
        if config.values["theme"].fixed:
            app.chat.painter.note(*origin(config.values["theme"]))
        else:
            choose_theme(app, lambda name: set_theme(app, name))

    app.background.run("the settings", read_config, offer)
