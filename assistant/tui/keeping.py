"""Commands about the record of the conversation: notes, tags, tickets, steps, other sessions."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..engine import Engine
from ..newfile import write_new
from ..render.sessions import when
from ..session import Recorder, open_recorder, open_sessions, silent
from ..session.events import Event
from ..session.export import export_session
from ..session.steps import steps_text
from ..session.values import Answered, Outcome
from .blocks.base import Choice
from .blocks.choices import Choices
from .blocks.note import Note
from .replay import blocks_of

if TYPE_CHECKING:
    from .app import AssistantApp

_LISTED = 30
_NOT_KEPT = "Nothing of this conversation is kept: see /settings."


def recorder_of(app: AssistantApp, engine: Engine, session: str) -> Recorder:
    """What keeps the conversation, if the person wants that; `session` is gone on with."""
    if not app.preferences["record"]:
        return silent(engine)

    def tell(text: str) -> None:
        app.background.call(lambda: app.talk.add(Note(text, lead="Please note.", look="warn")))

    return open_recorder(engine, "chat", tell, session, app.preferences["sessions.url"])


def note(app: AssistantApp, rest: str) -> None:
    """``/note TEXT``."""
    if rest:
        _keep(app, lambda: app.desk.recorder.noted(rest), "Noted.")
    else:
        app.talk.add(Note("for example: /note Impact: nobody can invoice", lead="Note what?"))


def tag(app: AssistantApp, rest: str) -> None:
    """``/tag WORD``, ``/tag -WORD``."""
    word = rest.removeprefix("-")
    if word:
        removed = rest.startswith("-")
        _keep(app, lambda: app.desk.recorder.tagged(word, removed=removed), "Tagged.")
    else:
        app.talk.add(Note("for example: /tag acme", lead="Which tag?"))


def _keep(app: AssistantApp, work: Callable[[], None], told: str) -> None:
    def kept(none: None) -> None:
        done = app.desk.recorder.kept
        app.talk.add(Note(told if done else _NOT_KEPT, look="good" if done else "warn"))

    app.background.run("the session", work, kept)


def steps(app: AssistantApp, rest: str) -> None:
    """``/steps``: what to send to the customer."""
    shown = app.talk.current
    if shown is None or shown.reading.article is None:
        app.talk.add(Note("There is no answer yet whose steps could be sent.", look="warn"))
        return
    lines = steps_text(shown.reading.article).splitlines()
    app.talk.add_turn(
        Note("", *lines, lead="To be sent to the customer (alt+up, then F3, copies it):")
    )


def export(app: AssistantApp, rest: str) -> None:
    """``/export [FILE]``: a ticket with all that happened, without names and secrets."""
    desk = app.desk
    path = rest or time.strftime("assistant-%Y%m%d-%H%M%S.md")
    ending = path.rpartition(".")[2].casefold()
    form = ending if ending in ("html", "json") else "md"

    def work() -> str:
        desk.read_customer()
        if not desk.recorder.kept:
            return ""
        with open_sessions(configured=app.preferences["sessions.url"]) as stores:
            text = export_session(stores.read, desk.recorder.session, desk.engine, form)
        return write_new(path, text)

    def written(where: str) -> None:
        lead, look = ("Written to", "good") if where else ("Not written.", "warn")
        app.talk.add(Note(where or _NOT_KEPT, lead=lead, look=look), follow=True)

    app.background.run("the export", work, written)


def sessions(app: AssistantApp, rest: str) -> None:
    """``/sessions``: go on with another one."""

    def found() -> list[Choice]:
        with open_sessions(configured=app.preferences["sessions.url"]) as stores:
            listed = stores.read.sessions(_LISTED)
        mine = app.desk.recorder.session
        return [
            Choice(
                one.id, one.title or "(nothing was asked)", _about(when(one.changed), one.outcome)
            )
            for one in listed
            if one.id != mine
        ]

    def offer(choices: list[Choice]) -> None:
        if choices:
            text = "Choose one to go on with it."
            app.talk.offer(Choices("Sessions.", text, choices, lambda c: resume(app, c.value)))
        else:
            app.talk.add(Note("There is no other session yet.", dim=True), follow=True)

    app.background.run("the sessions", found, offer)


def _about(changed: str, outcome: str) -> str:
    return f"{changed}, {outcome.replace('_', ' ') or 'open'}"


def resume(app: AssistantApp, session: str) -> None:
    """Go on with a session."""

    def back(events: tuple[Event, ...]) -> None:
        app.talk.forget()
        show(app, events)

    app.background.run("the session", lambda: app.desk.go_on(session), back)


def show(app: AssistantApp, events: tuple[Event, ...]) -> None:
    """Put what happened before on the screen."""
    last = next(
        (e.value for e in reversed(events) if isinstance(e.value, Answered | Outcome)), None
    )
    open_still = not (isinstance(last, Outcome) and last.solved)
    app.talk.resume(list(blocks_of(events)), app.desk.again() if open_still else None)
