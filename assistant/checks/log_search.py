"""What a log tells: known messages in its events, and which of them a later success has cleared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from threading import BoundedSemaphore

from ..host.base import Host
from ..host.limits import left
from ..host.values import HostError, Tail
from ..record import Record
from .files import decode, is_binary
from .log_times import DatedLog, LogEvent, Moment, dated
from .patterns import LINE, guarded
from .signatures import Signature, normal_text
from .zones import Zone

MOST_HITS = 100
_FEW = BoundedSemaphore(2)
"""Logs that are searched at a time: whoever types, or quits, waits for what all of them do."""
_LONGEST = 3600.0
"""Seconds, where no limit is set."""
_AT_ONCE = 2_000
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
    head: str = ""
    """The stamped line that it belongs to, where that is another one."""


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
    good: Mapping[str, Moment] = {}
    """Application -> when its last session ended that met no error."""
    cleared: bool = False
    """A message said that all is well, whoever met the errors before."""
    begins: float | None = None
    """When the part that was read begins, at the latest; None where the whole log was read."""


def read_log(
    host: Host, path: str, known: Sequence[Signature], end: Callable[[], Tail]
) -> LogReading:
    """Search a log.

    Args:
        host: the machine.
        path: what the log is called.
        known: the messages.
        end: reads the log's end.

    Raises:
        HostError: it cannot be read, is no text, or cannot be searched in time.
    """
    if not _FEW.acquire(timeout=min(max(0.0, left()), _LONGEST)):
        raise _too_slow(path)
    try:
        return _searched(host, path, known, end())
    finally:
        _FEW.release()


def _searched(host: Host, path: str, known: Sequence[Signature], tail: Tail) -> LogReading:
    if is_binary(tail):
        raise HostError("unreadable", f"{path} is no text")
    lines = [line for line in decode(tail).split("\n") if line.strip()]
    system = host.system()
    zone = Zone(system.utc_offset, system.clock_changes)
    reading = search_lines(path, lines, known, zone=zone, now=host.now(), modified=tail.modified)
    if tail.whole:
        return reading
    log = reading.dated
    if not log.events:  # nothing was found, and so nothing dated
        log = dated(lines, zone=zone, now=host.now(), modified=tail.modified)
    begins = min((event.moment.latest for event in log.events), default=tail.modified)
    return reading._replace(begins=begins)


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
    plain = list(_normal(path, pieces))
    whole = "\n".join(plain)
    candidates = [s for s in known if s.pattern or any(needle in whole for needle in s.needles)]
    found = list(_found(path, pieces, plain, candidates)) if candidates and pieces else []
    if not found:
        return LogReading(path, DatedLog(()), ())
    log = dated(lines, zone=zone, now=now, modified=modified)
    return _sessions(path, log, lines, found)


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


def _normal(path: str, pieces: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Pieces as messages are compared, a few at a time: nothing else runs while one call does."""
    for first in range(0, len(pieces), _AT_ONCE):
        _in_time(path)
        part = pieces[first : first + _AT_ONCE]
        yield from normal_text("\n".join(piece for _, piece in part)).split("\n")


def _in_time(path: str) -> None:
    if left() <= 0:
        raise _too_slow(path)


def _too_slow(path: str) -> HostError:
    return HostError("timeout", f"{path} could not be searched in time")


def _found(
    path: str,
    pieces: Sequence[tuple[int, str]],
    plain: Sequence[str],
    candidates: Sequence[Signature],
) -> Iterator[_Found]:
    for at in sorted(_suspects(path, plain, candidates)):
        number, piece = pieces[at]
        for signature in candidates:
            match = signature.find(plain[at])
            if match is not None:
                named = signature.marks == "application" and signature.find(piece)
                yield _Found(number, signature, named or match, piece)


def _suspects(path: str, plain: Sequence[str], candidates: Sequence[Signature]) -> set[int]:
    """The pieces in which any of the messages may stand: few of a log's lines have one."""
    patterns = [guarded(s.pattern) for s in candidates if s.pattern]
    suspects = set()
    for at, piece in enumerate(plain):
        _in_time(path)
        if any(pattern.search(piece, 0, LINE) for pattern in patterns):
            suspects.add(at)
    whole = "\n".join(plain)
    starts = list(accumulate((len(piece) + 1 for piece in plain), initial=0))
    for needle in {needle for signature in candidates for needle in signature.needles}:
        place = whole.find(needle)
        while place >= 0:
            suspects.add(bisect_right(starts, place) - 1)
            place = whole.find(needle, place + 1)
    return suspects


def _sessions(
    path: str, log: DatedLog, lines: Sequence[str], found: Sequence[_Found]
) -> LogReading:
    """Follow the sessions: a success clears what the same application met before."""
    talk = _Following()
    for event, here in _by_event(log.events, found):
        marks = {f.signature.marks: f for f in here if f.signature.marks}
        talk.begin(event, marks)
        if hit := _error(path, event, here, lines, talk.session):
            talk.met(hit)
        talk.end(event, marks)
    session = talk.session
    unfinished = session if session and not session.ended and _began(found) else None
    names = frozenset(f.match for f in found if f.signature.marks == "application")
    errors = tuple(talk.errors[-MOST_HITS:])
    return LogReading(path, log, errors, unfinished, names, talk.good, talk.cleared)


class _Following:
    """The session at hand, and what is left of those before."""

    def __init__(self) -> None:
        self.session: Session | None = None
        self.errors: list[Hit] = []
        self.good: dict[str, Moment] = {}
        self.cleared = False

    def begin(self, event: LogEvent, marks: Mapping[str, _Found]) -> None:
        """A session may begin here, or say whose it is."""
        opened = Session("", event.moment, ended=False, errors=())
        if "begins" in marks:
            self.session = opened
        if "application" in marks:
            name = marks["application"].match
            self.session = (self.session or opened)._replace(application=name)

    def met(self, hit: Hit) -> None:
        """An error."""
        self.errors.append(hit)
        if self.session and hit.signature.mild:
            self.session = self.session._replace(mild=(*self.session.mild[-8:], hit))
        elif self.session:
            self.session = self.session._replace(errors=(*self.session.errors[-8:], hit))

    def end(self, event: LogEvent, marks: Mapping[str, _Found]) -> None:
        """It may end here; if it ended well, it clears what the same application met before."""
        if "success" in marks:
            self.errors.clear()
            self.cleared = True
        if "ends" not in marks or self.session is None:
            return
        name, mild = self.session.application, self.session.mild
        if name and not self.session.errors:
            self.errors = [e for e in self.errors if e.application != name or e in mild]
            self.good[name] = event.moment
        self.session = self.session._replace(ended=True)


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
    path: str,
    event: LogEvent,
    here: Sequence[_Found],
    lines: Sequence[str],
    session: Session | None,
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
        len(lines) - 1 - best.number,
        event.moment if best.number == event.first else event.rest,
        path,
        session.application if session and not session.ended else "",
        "" if best.number == event.first else lines[event.first][:LINE],
    )
