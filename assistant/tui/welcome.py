"""What is said before the person says anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..engine.fix_report import interrupted
from ..paths import data_folder
from .blocks.base import Choice
from .blocks.choices import Choices
from .blocks.note import Note
from .hints import untold
from .machine import machines

if TYPE_CHECKING:
    from .app import AssistantApp

_SHOWN = ("one-time-sync", "red-tray", "stuck-queue", "webroot-blocked", "healthy")
"""Practice machines that are offered at once; the others are listed."""
_SYSTEMS = {"linux": "Linux", "macos": "macOS", "windows": "Windows"}


def greet(app: AssistantApp) -> None:
    """What this is about."""
    examples = "; ".join(f"“{s}”" for _, _, s in app.articles[-3:] if s)
    text = f"Describe what you see in your own words, for example: {examples}. /help says more."
    app.talk.add(Note(text, lead=f"{app.desk.title}."))


def warn(app: AssistantApp) -> None:
    """What is wrong with the knowledge bases, and how far new ones reach."""
    for warning in app.desk.engine.warnings():
        app.talk.add(Note(warning, lead="Warning:", look="warn"))
    for name, reach in app.desk.new_reach:
        told = f"The knowledge base “{name}” is new here; it"
        app.talk.add(Note(told, *reach, lead="Please note.", look="warn"))


def tell_news(app: AssistantApp) -> None:
    """Fixes that were broken off, and advice on this terminal; each is told once."""

    def found() -> list[str]:
        broken_off = interrupted(app.desk.journal, app.desk.host.source)
        return [*broken_off, *untold(data_folder())]

    def tell(lines: Sequence[str]) -> None:
        for line in lines:
            said = f"{line[:1].upper()}{line[1:]}"
            app.talk.add(Note(said, lead="Please note.", look="warn"))

    app.background.run("the journal", found, tell)


def offer_practice(app: AssistantApp) -> None:
    """Where the product does not run, practice machines are offered."""

    def offer(elsewhere: bool) -> None:
        if not elsewhere:
            return
        system = _SYSTEMS[app.desk.host.platform]
        text = (
            f"What this helps with runs on another system, and this computer runs {system}: "
            "articles can be read, but there is little to look at here. A practice machine shows "
            "everything, and nothing of this computer is touched:"
        )
        names = [name for name in machines() if name.partition(":")[2] in _SHOWN]
        named = [Choice(name, f"/machine {name}") for name in names]
        app.talk.offer(Choices("Please note.", text, named, lambda c: app.move(c.value)))

    app.background.run("the welcome", app.desk.elsewhere, offer)
