"""What the verbs of ``assistant sessions`` share: the store, and a parser that names a session."""

from __future__ import annotations

from contextlib import AbstractContextManager

from ..session import open_sessions
from ..session.opening import Stores
from .common import narrate
from .parser import Parser
from .registry import what


def session_parser(verb: str, *, session: bool = True) -> Parser:
    """A parser for a verb, which names a session."""
    description = f"{what('sessions', verb).capitalize()}."
    made = Parser(prog=f"assistant sessions {verb}", description=description)
    if session:
        made.add_argument("session", help="its id, a beginning of it, or “last”")
    return made


def opened() -> AbstractContextManager[Stores]:
    """The stores, for as long as they are needed."""
    return open_sessions(lambda text: narrate(f"note: {text}"))
