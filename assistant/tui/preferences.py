"""What the person sets while talking: it holds at once, and is kept in the settings' file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..settings.keys import THEMES
from ..settings.write import set_value
from .widgets.base import Choice
from .widgets.choices import Choices

if TYPE_CHECKING:
    from .app import AssistantApp

_SWITCHES = {
    "auto_checks": "Check this machine automatically",
    "motion": "Animations",
    "history": "Remember what I type",
    "record": "Save chats",
}


def _said(name: str, value: Any) -> str:
    return f"{_SWITCHES.get(name, 'Theme')}: {_word(value)}"


def _word(value: Any) -> str:
    return {True: "on", False: "off"}.get(value, str(value))


def apply(app: AssistantApp, name: str, value: Any) -> None:
    """Have a setting hold from now on."""
    if name == "theme":
        app.theme = value
    elif name == "motion":
        app.moving = value
    elif name == "auto_checks" and app.opened:
        app.service.looking.checks = value


def change(app: AssistantApp, name: str, text: str) -> None:
    """Change a setting and keep it."""

    def done(value: Any) -> None:
        app.preferences[name] = value
        apply(app, name, value)
        app.chat.painter.note(f"{_said(name, value)}.", look="good")
        if name != "theme":
            offer(app)

    app.background.run("the settings", lambda: set_value(name, text), done)


def offer(app: AssistantApp) -> None:
    """All settings, to change one."""
    now = app.preferences
    named = [Choice(name, _said(name, now[name])) for name in _SWITCHES]
    named.append(Choice("theme", f"Theme: {app.theme}"))
    trusted = now["trust"]
    folders = ", ".join(trusted) or "none (add: assistant config set trust FOLDER)"
    text = f"Settings: pick one to change it. Trusted folders: {folders}."

    def chosen(choice: Choice) -> None:
        if choice.value == "theme":
            offer_themes(app)
        else:
            change(app, choice.value, "false" if now[choice.value] else "true")

    app.chat.painter.offer(Choices(text, named, chosen))


def offer_themes(app: AssistantApp) -> None:
    """All themes."""
    looks = {"ansi-dark": "the terminal's own colours", "ansi-light": "the same, on light"}
    named = [Choice(name, name, looks.get(name, "")) for name in THEMES]
    text = f"Which theme? (now: {app.theme})"
    app.chat.painter.offer(Choices(text, named, lambda c: change(app, "theme", c.value)))
