"""Sessions: what records this one, and another one to be continued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..engine import Engine
from ..render.sessions import when
from ..session import Recorder, open_recorder, open_sessions, silent
from .widgets.base import Choice
from .widgets.choices import Choices
from .widgets.note import Note

if TYPE_CHECKING:
    from .app import AssistantApp

_LISTED = 30


def recorder_of(app: AssistantApp, engine: Engine, session: str) -> Recorder:
    """What keeps the chat, if the person wants that; `session` is gone on with."""
    if not app.preferences["record"]:
        return silent(engine)

    def tell(text: str) -> None:
        note = Note(text, lead="Please note.", look="warn")
        app.background.call(lambda: app.chat.page.add(note))

    return open_recorder(engine, "chat", tell, session, app.preferences["sessions.url"])


def sessions(app: AssistantApp, rest: str) -> None:
    """``/sessions``: go on with another one."""

    def found() -> list[Choice]:
        with open_sessions(configured=app.preferences["sessions.url"]) as stores:
            listed = stores.read.sessions(_LISTED)
        mine = app.service.recorder.session
        return [
            Choice(
                one.id, one.title or "(nothing was asked)", _about(when(one.changed), one.outcome)
            )
            for one in listed
            if one.id != mine
        ]

    def offer(named: list[Choice]) -> None:
        if named:
            text = "Pick a session to continue."
            app.chat.painter.offer(Choices(text, named, lambda choice: app.resume(choice.value)))
        else:
            app.chat.painter.note("There is no other session yet.", dim=True)

    app.background.run("the sessions", found, offer)


def _about(changed: str, outcome: str) -> str:
    return f"{changed}, {outcome.replace('_', ' ') or 'open'}"
