"""What a log tells: known messages in its events, and which of them a later success has cleared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..host.base import Host, HostError
from ..host.limits import left
from ..record import Record
from .files import decode, is_binary
from .log_times import DatedLog, LogEvent, Moment, dated
from .patterns import LINE
from .signatures import Signature, normal_text
from .zones import Zone

MOST_HITS = 100
_OVERLAP = 100


class Hit(Record):
    """A known message."""

    signature: Signature
    line: str
    """As it is written."""
    match: str
    """What of it was looked for."""
    behind: int
    """Lines between it and the end."""
    moment: Moment
    path: str
    application: str = ""
    """Whose session it stands in, where the log names it."""


class Session(Record):
    """A session in a log."""

    application: str
    began: Moment
    ended: bool
    errors: tuple[Hit, ...]
    mild: tuple[Hit, ...] = ()
    """What does not keep it from ending well, and is not cleared by that."""


class LogReading(Record):
    """What one log, or its end, tells."""

    path: str
    dated: DatedLog
    hits: tuple[Hit, ...]
    """Errors that no later success has cleared; oldest first, at most `MOST_HITS` of the newest."""
    unfinished: Session | None = None
    """The last session, where it has begun and not ended."""
    applications: frozenset[str] = frozenset()
    """All whose sessions it tells of."""


def read_log(host: Host, path: str, most: int, known: Sequence[Signature]) -> LogReading:
    """Search the last `most` bytes of a log.

    Raises:
        HostError: it cannot be read, is no text, or cannot be searched in time.
    """
    tail = host.tail(path, most)
    if is_binary(tail):
        raise HostError("unreadable", f"{path} is no text")
    lines = [line for line in decode(tail).split("\n") if line.strip()]
    system = host.system()
    zone = Zone(system.utc_offset, system.clock_changes)
    return search_lines(path, lines, known, zone=zone, now=host.now(), modified=tail.modified)


def search_lines(
    path: str,
    lines: Sequence[str],
    known: Sequence[Signature],
    *,
    zone: Zone,
    now: float,
    modified: float,
) -> LogReading:
    """Search the lines of a log; `zone`, `now` and `modified` as in `log_times.dated`.

    Raises:
        HostError: they cannot be searched in time.
    """
    pieces = [(number, piece) for number, line in enumerate(lines) for piece in _pieces(line)]
    whole = normal_text("\n".join(piece for _, piece in pieces))
    candidates = [s for s in known if s.pattern or any(needle in whole for needle in s.needles)]
    found = (
        list(_found(path, pieces, whole.split("\n"), candidates)) if candidates and pieces else []
    )
    if not found:
        return LogReading(path, DatedLog(()), ())
    log = dated(lines, zone=zone, now=now, modified=modified)
    return _sessions(path, log, len(lines), found)


class _Found(Record):
    """A signature in a line."""

    number: int
    signature: Signature
    match: str
    piece: str


def _pieces(line: str) -> Iterator[str]:
    """A line; a long one in overlapping pieces."""
    if len(line) <= LINE:
        yield line
        return
    for start in range(0, len(line), LINE - _OVERLAP):
        yield line[start : start + LINE]


def _found(
    path: str,
    pieces: Sequence[tuple[int, str]],
    plain: Sequence[str],
    candidates: Sequence[Signature],
) -> Iterator[_Found]:
    for (number, piece), normalised in zip(pieces, plain, strict=True):
        if left() <= 0:
            raise HostError("timeout", f"{path} could not be searched in time")
        for signature in candidates:
            match = signature.find(normalised)
            if match is not None:
                named = signature.marks == "application" and signature.find(piece)
                yield _Found(number, signature, named or match, piece)


def _sessions(path: str, log: DatedLog, count: int, found: Sequence[_Found]) -> LogReading:
    """Follow the sessions: a success clears what the same application met before."""
    by_event = _by_event(log.events, found)
    errors: list[Hit] = []
    session: Session | None = None
    for event, here in by_event:
        marks = {f.signature.marks: f for f in here if f.signature.marks}
        if "begins" in marks:
            session = Session("", event.moment, ended=False, errors=())
        if "application" in marks:
            name = marks["application"].match
            session = (session or Session("", event.moment, ended=False, errors=()))._replace(
                application=name
            )
        if hit := _error(path, event, here, count, session):
            errors.append(hit)
            if session and hit.signature.mild:
                session = session._replace(mild=(*session.mild[-8:], hit))
            elif session:
                session = session._replace(errors=(*session.errors[-8:], hit))
        if "success" in marks:
            errors.clear()
        if "ends" in marks and session:
            if not session.errors and session.application:
                name, mild = session.application, session.mild
                errors = [e for e in errors if e.application != name or e in mild]
            session = session._replace(ended=True)
    unfinished = session if session and not session.ended and _began(found) else None
    names = frozenset(f.match for f in found if f.signature.marks == "application")
    return LogReading(path, log, tuple(errors[-MOST_HITS:]), unfinished, names)


def _began(found: Sequence[_Found]) -> bool:
    """Whether this log marks where sessions begin: without that none is unfinished."""
    return any(f.signature.marks == "begins" for f in found)


def _by_event(
    events: Sequence[LogEvent], found: Sequence[_Found]
) -> Iterator[tuple[LogEvent, list[_Found]]]:
    at = 0
    for event in events:
        here: list[_Found] = []
        while at < len(found) and found[at].number < event.end:
            here.append(found[at])
            at += 1
        if here:
            yield event, here


def _is_code(match: str) -> bool:
    """Whether a message was found by its code: the line that holds it is shown."""
    return bool(re.fullmatch(r"0x[0-9a-f]{8}|-?\d{8,10}|[a-z]{2,6}\d{3,5}", match))


def _error(
    path: str, event: LogEvent, here: Sequence[_Found], count: int, session: Session | None
) -> Hit | None:
    """The one message of an event that says most."""
    errors = [f for f in here if not f.signature.marks]
    if not errors:
        return None
    best = min(errors, key=lambda f: (f.signature.rank, not _is_code(f.match)))
    return Hit(
        best.signature,
        best.piece,
        best.match,
        count - 1 - best.number,
        event.moment,
        path,
        session.application if session and not session.ended else "",
    )
