"""What is told of sessions to others: one value for a ticket, and classes of what scripts get."""

from __future__ import annotations

from ..model import Evidence
from ..record import ABSENT, Record
from ..shapes import Ending, Moment, TextOrNull
from .case import Case
from .events import Event, EventData
from .summary import SessionSummary
from .ticket import Ticket


class SessionData(Record):
    """A session in short, as scripts get it."""

    id: str
    began: Moment
    changed: Moment
    title: str
    face: str
    machine: str
    machine_label: str
    kb: str
    kb_version: str
    program: str
    events: int
    questions: int
    answered: int
    clarified: int
    abstained: int
    article: str
    outcome: Ending
    tags: tuple[str, ...]
    solved_seconds: float | None


class SessionList(Record):
    """What ``sessions list`` prints."""

    sessions: tuple[SessionData, ...]


class SessionShown(Record):
    """What ``sessions show`` prints."""

    session: SessionData
    events: tuple[EventData, ...]


class SessionHit(Record):
    """A session in which words occur."""

    session: SessionData
    excerpts: tuple[str, ...]


class SessionHits(Record):
    """What ``sessions search`` prints."""

    hits: tuple[SessionHit, ...]


class FieldData(Record):
    """A line of a ticket."""

    name: str
    value: TextOrNull


class TicketData(Record):
    """A ticket for support."""

    for_: str
    url: str
    fields: tuple[FieldData, ...]
    missing: tuple[str, ...]
    headline: str = ABSENT
    environment: tuple[FieldData, ...] = ABSENT
    lines: tuple[Evidence, ...] = ABSENT
    files: tuple[str, ...] = ABSENT


class ExportData(Record):
    """What ``sessions export`` prints."""

    session: SessionData
    ticket: TicketData
    events: tuple[EventData, ...]
    left_out: int
    masked: int


class Export(Record):
    """All that an export says; nothing in it is private any more."""

    session: SessionSummary
    case: Case
    ticket: Ticket
    events: tuple[Event, ...]
    left_out: int
    """Events that could not be freed of private data."""
    masked: int
    """Places in which the last scan found something that the redactor had let through."""
