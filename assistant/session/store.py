"""What every store of sessions offers, and its errors."""

from __future__ import annotations

from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING, Record
from .events import Event
from .summary import SessionSummary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol
else:
    Protocol = object

LAST = "last"
"""Stands for the session that changed last."""


class SearchHit(Record):
    """A session in which words were found."""

    session: SessionSummary
    excerpts: tuple[str, ...]
    """What they were found in, newest first."""


class Tally(Record):
    """How often something happened."""

    kind: str
    name: str
    state: str
    times: int
    sessions: int


class Totals(Record):
    """Sums over all sessions."""

    sessions: int = 0
    questions: int = 0
    answered: int = 0
    clarified: int = 0
    abstained: int = 0
    solved: int = 0
    not_solved: int = 0
    solved_ms_median: int = -1
    """-1 where nothing was solved."""
    first: int = 0
    """When the oldest began; milliseconds since 1970."""


class SessionStore(Protocol):
    """Keeps sessions. Several processes, or several people, may use one at once."""

    place: str
    """Where it is, for people; never with a password."""

    def append(self, session: str, events: Sequence[Event]) -> None:
        """Add events; those that are there already are left alone.

        Raises:
            AssistantError: they could not be kept.
        """
        ...

    def sessions(self, limit: int = 0, tag: str = "") -> list[SessionSummary]:
        """The sessions that changed last, newest first; all where `limit` is 0."""
        ...

    def find(self, name: str) -> SessionSummary:
        """The session whose id is `name` or alone begins with it, or the `LAST` one.

        Raises:
            AssistantError: there is none, or more than one.
        """
        ...

    def events(self, session: str) -> tuple[Event, ...]:
        """All that happened, in order."""
        ...

    def delete(self, session: str) -> None:
        """Forget a session."""
        ...

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        """Sessions that hold all these words (the last one may be a beginning), best first."""
        ...

    def totals(self) -> Totals:
        """Sums over all sessions."""
        ...

    def tallies(self, kind: str, limit: int = 0) -> list[Tally]:
        """How often each thing of a kind happened (see `summary.Fact`), most often first."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def no_session(name: str) -> AssistantError:
    """There is no such session."""
    what = "there are no sessions yet" if name == LAST else f"there is no session “{name}”"
    hint = "“assistant sessions list” names them"
    if name == LAST:
        hint = "a chat is kept by itself, other runs with --record"
    return AssistantError("no-session", what, hint=hint, exit_code=Exit.NO_INPUT)


def several_sessions(name: str, found: Sequence[str]) -> AssistantError:
    """More than one session begins like that."""
    hint = f"write more of it: {', '.join(found[:3])}"
    message = f"more than one session begins with “{name}”"
    return AssistantError("which-session", message, hint=hint, exit_code=Exit.USAGE)
