"""The chat's commands about its own record: notes, tags, tickets, steps, other sessions."""

from __future__ import annotations

import sys

from ..engine import Engine
from ..newfile import write_new
from ..record import TYPE_CHECKING
from ..render.sessions import list_lines
from ..render.terminal import style_for
from ..session import Recorder, open_sessions
from ..session.export import export_session
from ..session.steps import steps_text

if TYPE_CHECKING:
    from typing import Any

COMMANDS = (
    ("/note TEXT", "write something down, as “Impact: nobody can invoice” for the ticket"),
    ("/tag WORD", "put a tag on this session; “/tag -WORD” takes it off"),
    ("/steps", "this article's steps as plain text, to be sent to the customer"),
    ("/export [FILE]", "a ticket for support: .md, .html or .json; without FILE it is shown"),
    ("/sessions", "the last sessions"),
)
_LISTED = 10


def keep(name: str, value: str, recorder: Recorder, article: dict[str, Any] | None) -> bool:
    """Do what a command says; false where it is none of these."""
    if name == "note" and value:
        recorder.noted(value)
        print("Noted." if recorder.kept else "It could not be kept.")
    elif name == "tag" and value.strip("-"):
        recorder.tagged(value.removeprefix("-"), removed=value.startswith("-"))
        print("Tagged." if recorder.kept else "It could not be kept.")
    elif name == "steps":
        print(steps_text(article) if article else "There is no article yet whose steps to send.")
    elif name == "sessions":
        _sessions()
    else:
        return False
    return True


def export(path: str, recorder: Recorder, engine: Engine) -> None:
    """Show a ticket, or write it into a new file."""
    if not recorder.kept:
        print("Nothing has been kept of this session.")
        return
    form = path.rpartition(".")[2].casefold()
    form = form if form in ("html", "json") else "md"
    with open_sessions() as stores:
        text = export_session(stores.read, recorder.session, engine, form)
    print(f"Written to {write_new(path, text)}" if path else text)


def _sessions() -> None:
    with open_sessions() as stores:
        latest = stores.read.sessions(_LISTED)
    for line in list_lines(latest, style_for(sys.stdout)):
        print(line)
    print("“assistant sessions show ID” shows one, “assistant sessions resume ID” goes on with it.")
