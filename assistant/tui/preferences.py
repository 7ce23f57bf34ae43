"""What the person sets while talking: it holds at once, and is kept in the settings' file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..settings.keys import THEMES
from ..settings.write import set_value
from .blocks.base import Choice
from .blocks.choices import Choices
from .blocks.note import Note

if TYPE_CHECKING:
    from .app import AssistantApp

_SWITCHES = {
    "auto_checks": "safe checks run by themselves",
    "motion": "signs of running checks move",
    "history": "what you type is kept for the arrow keys",
    "record": "conversations are kept",
}


def apply(app: AssistantApp, name: str, value: Any) -> None:
    """Have a setting hold from now on."""
    if name == "theme":
        app.theme = value
    elif name == "motion":
        app.moving = value
    elif name == "auto_checks":
        app.talk.unasked = value


def change(app: AssistantApp, name: str, text: str) -> None:
    """Change a setting and keep it."""

    def done(value: Any) -> None:
        app.preferences[name] = value
        apply(app, name, value)
        app.talk.add(Note(f"{name} = {text}", lead="Set and kept:", look="good"), follow=True)

    app.background.run("the settings", lambda: set_value(name, text), done)


def offer(app: AssistantApp) -> None:
    """All settings, to change one."""
    now = app.preferences
    named = [
        Choice(name, f"{what}: {'yes' if now[name] else 'no'}", name)
        for name, what in _SWITCHES.items()
    ]
    named.append(Choice("theme", f"colours: {app.theme}", "theme"))
    trusted = now["trust"]
    text = (
        f"Choose one to change it. Commands may run from: {', '.join(trusted) or 'nowhere'} "
        "(assistant config set trust FOLDER)."
    )

    def chosen(choice: Choice) -> None:
        if choice.value == "theme":
            offer_themes(app)
        else:
            change(app, choice.value, "false" if now[choice.value] else "true")

    app.talk.offer(Choices("Settings.", text, named, chosen))


def offer_themes(app: AssistantApp) -> None:
    """All themes."""
    looks = {"ansi-dark": "the terminal's own colours", "ansi-light": "the same, on light"}
    named = [Choice(name, name, looks.get(name, "")) for name in THEMES]
    text = f"Now it is {app.theme}."
    app.talk.offer(Choices("Which colours?", text, named, lambda c: change(app, "theme", c.value)))
