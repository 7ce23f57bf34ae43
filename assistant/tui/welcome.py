"""What is said before the person says anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..actions.journal import Journal
from ..engine.fix_report import interrupted
from ..engine.reach import unseen
from ..host.practice.file import read_machine
from ..paths import data_folder
from .hints import untold
from .widgets.base import Choice
from .widgets.choices import Choices

if TYPE_CHECKING:
    from .app import AssistantApp

_SYSTEMS = {"linux": "Linux", "macos": "macOS", "windows": "Windows"}


def greet(app: AssistantApp) -> None:
    """What this is about."""
    example = f", for example: “{app.example}”" if app.example else ""
    text = f"Describe what you see in your own words{example}. /help says more."
    app.chat.painter.note(text, lead=f"{app.title_of_base}.")


def warn(app: AssistantApp) -> None:
    """What is wrong with the knowledge bases, and how far new ones reach."""
    for warning in app.engine.warnings():
        app.chat.painter.note(warning, lead="Warning:", look="warn")
    for name, reach in unseen(app.engine) if app.engine.foreign else ():
        told = f"The knowledge base “{name}” is new here; it"
        app.chat.painter.note(told, *reach, lead="Please note.", look="warn")


def tell_news(app: AssistantApp) -> None:
    """Fixes that were broken off, and advice on this terminal; each is told once."""

    def found() -> list[str]:
        broken_off = interrupted(Journal(), app.service.looking.host.source)
        return [*broken_off, *untold(data_folder())]

    def tell(lines: Sequence[str]) -> None:
        for line in lines:
            said = f"{line[:1].upper()}{line[1:]}"
            app.chat.painter.note(said, lead="Please note.", look="warn")

    app.background.run("the journal", found, tell)


def offer_practice(app: AssistantApp) -> None:
    """Where the product does not run, demo PCs are offered."""

    def offer(elsewhere: bool) -> None:
        demos = app.engine.demos if elsewhere else {}
        if not demos:
            return
        system = _SYSTEMS[app.service.looking.host.platform]
        text = (
            f"You are on {system}; this is about Windows. Try it on a demo PC, where it is found "
            "and fixed before your eyes. Nothing on this computer changes:"
        )
        named = [Choice(name, read_machine(name, app.engine.shelf).title) for name in demos]
        choices = Choices(text, named, lambda c: app.chat.demonstrate(c.value, demos[c.value]))
        app.chat.painter.offer(choices)

    app.background.run("the welcome", lambda: app.service.mending.is_elsewhere, offer)
