"""The slash commands that the screen carries out itself, beside those of the chat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..chat.commands import COMMANDS, Command
from ..host.open import machines
from ..settings import read_config
from . import keeping
from .preferences import offer_themes, set_theme
from .widgets.base import Choice
from .widgets.choices import Choices
from .widgets.find import FindBar

if TYPE_CHECKING:
    from .app import AssistantApp

LOCAL = tuple(
    Command(*row)
    for row in (
        ("/articles", "[WORDS]", "read and search all articles (F4)"),
        ("/find", "[WORDS]", "find words in this chat (ctrl+f)"),
        ("/sessions", "", "continue another session (ctrl+r)"),
        ("/theme", "[NAME]", "other colours, shown as you choose"),
        ("/settings", "", "all settings, to change them (F2)"),
        ("/clear", "", "a new chat (ctrl+l)"),
        ("/quit", "", "leave (ctrl+q)"),
    )
)
_OWN = {command.name for command in LOCAL}
ALL = tuple(sorted((*(c for c in COMMANDS if c.name not in _OWN), *LOCAL), key=lambda c: c.name))
NAMES = tuple(command.name for command in ALL)


def parse(text: str) -> tuple[str, str]:
    """Command and argument; the command is empty where there is none of that name."""
    name, _, rest = text.strip().partition(" ")
    name = name.casefold()
    return (name if name in NAMES or name in _VERBS else ""), rest.strip()


def is_local(text: str) -> bool:
    """Whether the screen itself does what a line says."""
    name, rest = parse(text)
    return name in _VERBS and not (name == "/machine" and rest)


def obey(app: AssistantApp, text: str) -> None:
    """Do what a line says that is the screen's own command."""
    name, rest = parse(text)
    _VERBS[name](app, rest)


def _machine(app: AssistantApp, rest: str) -> None:
    named = [Choice(name, name) for name in machines(app.engine.shelf)]
    text = f"Which machine? (now: {app.chat.painter.machine})"
    app.chat.painter.offer(Choices(text, named, lambda c: app.say(f"/machine {c.value}")))


def _find(app: AssistantApp, rest: str) -> None:
    app.action_find()
    if rest:
        app.chat.query_one(FindBar).look_for(rest)


def _theme(app: AssistantApp, rest: str) -> None:
    if rest:
        set_theme(app, rest)
    else:
        offer_themes(app)


def _settings(app: AssistantApp, rest: str) -> None:
    from .screens.settings import SettingsScreen

    app.background.run(
        "the settings", read_config, lambda config: app.push_screen(SettingsScreen(config))
    )


_VERBS: dict[str, Callable[[AssistantApp, str], None]] = {
    "/machine": _machine,
    "/articles": lambda app, rest: app.action_browse(rest),
    "/browse": lambda app, rest: app.action_browse(rest),
    "/find": _find,
    "/theme": _theme,
    "/settings": _settings,
    "/sessions": keeping.sessions,
    "/clear": lambda app, rest: app.renew(),
    "/quit": lambda app, rest: app.exit(),
}
