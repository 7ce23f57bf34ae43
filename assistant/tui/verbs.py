"""What the slash commands do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import keeping
from .blocks.base import Choice
from .blocks.choices import Choices
from .blocks.fix_card import FixCard
from .blocks.note import Note
from .commands import help_lines, parse, unknown
from .find import FindBar
from .machine import machines
from .preferences import change, offer, offer_themes
from .welcome import greet

if TYPE_CHECKING:
    from .app import AssistantApp


def obey(app: AssistantApp, text: str) -> None:
    """Do what a line that begins with a slash says."""
    name, rest = parse(text)
    if not name:
        app.talk.add(Note(unknown(text), lead="/help lists the commands.", look="warn"))
        return
    _VERBS[name](app, rest)


def _help(app: AssistantApp, rest: str) -> None:
    app.talk.add_turn(Note("", *help_lines(), lead="What you can do here"))


def _check(app: AssistantApp, rest: str) -> None:
    talk = app.talk
    if rest:
        app.background.run("the check", lambda: app.desk.plan([rest]), talk.show_checks)
    elif talk.current and talk.current.rows:
        plan = talk.current.rows[0].plan
        talk.run_checks(plan, list(plan.specs), talk.current.rows)
        talk.scroll_to_widget(talk.current.rows[0], animate=False)
    else:
        app.background.run("the checks", lambda: app.desk.plan([]), talk.show_checks)


def _fix(app: AssistantApp, rest: str) -> None:
    if not rest:
        app.talk.start_fix()
        return

    def found() -> list[FixCard]:
        store, specs = app.desk.actions_of(rest)
        return [FixCard(store, spec) for spec in specs]

    app.background.run("the fix", found, app.talk.show_fixes)


def _machine(app: AssistantApp, rest: str) -> None:
    if rest:
        app.move(rest)
    else:
        named = [Choice(name, name) for name in machines()]
        text = f"Now it is {app.desk.host.label}."
        app.talk.offer(Choices("Which machine?", text, named, lambda c: app.move(c.value)))


def _articles(app: AssistantApp, rest: str) -> None:
    named = [Choice(slug, title, slug) for slug, title, _ in app.articles]
    if len(named) > _LISTED:
        text = f"There are {len(named)}; ctrl+p searches them. The first are:"
        named = named[:_LISTED]
    else:
        text = "Choose one to read it."
    app.talk.offer(
        Choices("Topics.", text, named, lambda c: app.talk.open_article(c.value, c.text))
    )


_LISTED = 100


def _find(app: AssistantApp, rest: str) -> None:
    app.action_find()
    if rest:
        app.query_one(FindBar).look_for(rest)


def _theme(app: AssistantApp, rest: str) -> None:
    if rest:
        change(app, "theme", rest)
    else:
        offer_themes(app)


def _settings(app: AssistantApp, rest: str) -> None:
    offer(app)


def _ticket(app: AssistantApp, rest: str) -> None:
    app.talk.ticket()


def _clear(app: AssistantApp, rest: str) -> None:
    app.talk.restart()
    greet(app)


def _quit(app: AssistantApp, rest: str) -> None:
    app.exit()


_VERBS: dict[str, Callable[[AssistantApp, str], None]] = {
    "/help": _help,
    "/check": _check,
    "/fix": _fix,
    "/machine": _machine,
    "/articles": _articles,
    "/find": _find,
    "/theme": _theme,
    "/settings": _settings,
    "/browse": lambda app, rest: app.browse(rest),
    "/note": keeping.note,
    "/tag": keeping.tag,
    "/steps": keeping.steps,
    "/sessions": keeping.sessions,
    "/ticket": _ticket,
    "/export": keeping.export,
    "/clear": _clear,
    "/quit": _quit,
}
