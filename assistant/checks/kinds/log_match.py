"""Known messages in the end of a log, the newest one first.

Of each log only the end is read, however large it is and whoever is writing to it; where that does
not reach back far enough, the logs that were rotated away are read as well. Lines without a stamp
belong to the stamped line above them, and of several messages in such an event the most specific
counts. With `within`, a message counts unless it is too old however its stamp is read. A message of
an application counts until a later session of the same application ended without one.

Instead of files, the journal of a service (systemd) or an event log of Windows may be read: of
the journal at most 5,000 entries, of an event log at most 300, with their level, source and number.
Neither has to be declared under `reads`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...host.base import Host
from ...host.system_logs import EVENT_LOG, JOURNAL
from ...host.values import FileInfo, HostError
from ...model import FIRST_SEEN, LAST_GOOD, Evidence
from ...record import Record
from ...text import one_line
from .. import schema
from ..files import locate
from ..kind import Look, Seen
from ..log_files import predecessors
from ..log_search import MOST_HITS, Hit, LogReading, Session, read_log
from ..log_times import Moment
from ..signatures import Signature
from ..units import show_seconds, show_time

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
ONE_OF = ("path", "journal", "event_log")
EXAMPLE = """\
log_match:
  path: /var/log/pump/pump.log
  within: 1 day
  signatures:
    - {id: no-space, texts: [No space left], means: the disk is full}
    - {id: refused, pattern: 'login of [a-z]+ refused', means: a login was refused}
outcomes:
  - {when: matched, state: fail, message: 'In the log, {when}: {meaning}.'}
  - {when: exists, state: pass, message: The log tells of no known problem.}
  - {state: no_data, message: There is no log.}
"""
MOST_READ = 16_000_000
"""Bytes of one log."""
_SHOWN = 3
_NUMBER = re.compile(r"(?i)(?:0x)?[0-9a-f]{8}|-?\d{8,10}")
_CODE = re.compile(r"(?i)0x[0-9a-f]{8}|[a-z]{2,6}\d{3,5}")
_MOST_OLDER = 5
"""Rotated logs that are read besides the log itself."""


class Params(Record):
    """What to look for."""

    path: tuple[tuple[str, str], ...] = schema.paths("the log, or several")
    journal: str = schema.text("instead: the service of systemd whose journal is read")
    event_log: str = schema.text("instead: the event log of Windows (Application, System, ...)")
    signatures: tuple[Signature, ...] = schema.signatures("the messages that are known")
    within: float | None = schema.seconds("how old a message may be")
    read: float = schema.size(
        "how much of the end is read, at most 16 MB", default=1_000_000, most=16_000_000
    )


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a log")
    path: str | None = schema.fact("the log that was read (of several, the one written to last)")
    age: float | None = schema.fact("how long ago it was written to", unit="seconds")
    size: int | None = schema.fact("its size", unit="bytes")
    matched: bool | None = schema.fact(
        "a known message was found; unknown where one of the logs may not be looked at"
    )
    hits: int = schema.fact("how many were found, at most 100")
    older: int = schema.fact("how many were too old to count, at most 100")
    signature: str | None = schema.fact("id of the newest message")
    group: str | None = schema.fact("its group")
    meaning: str | None = schema.fact("what it means, with its code")
    code: str | None = schema.fact("the error code in it")
    article: str | None = schema.fact("id of the article that it calls for")
    specific: bool | None = schema.fact("it names the cause, not only that something went wrong")
    found: tuple[str, ...] = schema.fact("ids of all messages that were found")
    since: float | None = schema.fact(
        "how long ago it was written, where the log tells", unit="seconds"
    )
    when: str | None = schema.fact("the same in words, also where the log does not tell")
    application: str | None = schema.fact("whose session it was, where the log names it")
    applications: int = schema.fact("of how many applications it tells")
    unfinished: float | None = schema.fact(
        "how long ago a session began that has not ended", unit="seconds"
    )
    covered: float | None = schema.fact(
        "how far back the part reaches that was read, where that is not the whole log",
        unit="seconds",
    )


def probe(look: Look, params: Params) -> Seen:
    """Read the end of the logs."""
    return _in_files(look.host, params) if params.path else _in_system_log(look.host, params)


def _in_system_log(host: Host, params: Params) -> Seen:
    source, name = (JOURNAL, params.journal) if params.journal else (EVENT_LOG, params.event_log)
    shown = f"{source.replace('_', ' ')} {name}"
    tail = host.system_log(source, name, int(min(params.read, MOST_READ)))
    if not tail.data:
        return Seen(_NOTHING, "no such log", (Evidence(shown, "", "nothing is in it"),))
    reading = read_log(host, shown, params.signatures, lambda: tail)
    newest = FileInfo(shown, "file", len(tail.data), tail.modified)
    return _seen(host, newest, [reading], [], params)


def _in_files(host: Host, params: Params) -> Seen:
    found, errors = locate(host, params.path, "file", to_read=True)
    if errors and not found:
        raise errors[0]
    if not found:
        absent = tuple(Evidence(path, "", "not found") for _, path in params.path[:_SHOWN])
        return Seen(_NOTHING, "no such log", absent)
    readings = _read_all(host, {info.path: info for _, info in found}, params)
    return _seen(host, found[0][1], readings, errors, params)


def _seen(
    host: Host,
    newest: FileInfo,
    readings: list[LogReading],
    errors: list[HostError],
    params: Params,
) -> Seen:
    """What the logs tell, of which `newest` was written to last."""
    now = host.now()
    written = show_seconds(max(0.0, now - newest.modified))
    hits = sorted((h for r in readings for h in r.hits), key=lambda h: (-h.moment.latest, h.behind))
    recent = [hit for hit in hits if not _too_old(hit.moment, now, params.within)]
    best = recent[0] if recent else None
    open_session = _unfinished(readings, now, params.within)
    known = best.moment.known if best else None
    facts = Facts(
        True,
        newest.path,
        max(0.0, now - newest.modified),
        newest.size,
        True if recent else (None if errors else False),
        min(len(recent), MOST_HITS),
        min(len(hits) - len(recent), MOST_HITS),
        best and best.signature.id,
        best and best.signature.group,
        best and _meaning(best),
        (best and _code(best)) or None,
        (best and best.signature.article) or None,
        best and not best.signature.general,
        tuple(dict.fromkeys(hit.signature.id for hit in recent)),
        None if known is None else max(0.0, now - known),
        best and _when(best.moment, now, written),
        (best and best.application) or (open_session.application if open_session else None) or None,
        len({name for reading in readings for name in reading.applications}),
        max(0.0, now - open_session.began.latest) if open_session else None,
        _covered(readings, now),
    )
    evidence = [_evidence(hit) for hit in recent[:_SHOWN]]
    if not evidence:
        evidence = [Evidence(newest.path, "", f"no known message; written to {written} ago")]
    evidence += _span(recent, readings)
    evidence += [_order(r) for r in readings if r.dated.because]
    evidence += [Evidence("", "", error.message) for error in errors]
    actual = _meaning(best) if best else f"no known message, written to {written} ago"
    return Seen(facts, actual, tuple(evidence))


_NOTHING = Facts(
    exists=False, path=None, age=None, size=None, matched=None, hits=0, older=0, signature=None,
    group=None, meaning=None, code=None, article=None, specific=None, found=(), since=None,
    when=None, application=None, applications=0, unfinished=None, covered=None,
)  # fmt: skip


def _read_all(host: Host, logs: dict[str, FileInfo], params: Params) -> list[LogReading]:
    """Each log, and its predecessors while they may still hold what counts; oldest part first."""
    most = int(min(params.read, MOST_READ))
    readings: list[LogReading] = []
    for info in logs.values():
        first = len(readings)
        readings.append(_read(host, info.path, most, params))
        unread = most - info.size
        for older in predecessors(host, info.path)[:_MOST_OLDER]:
            too_old = params.within is not None and older.modified < host.now() - params.within
            if unread <= 0 or too_old or older.path in logs:
                break
            reading = _read(host, older.path, most, params)
            readings.append(_without_cleared(reading, readings[first:]))
            unread -= older.size
    return readings


def _read(host: Host, path: str, most: int, params: Params) -> LogReading:
    return read_log(host, path, params.signatures, lambda: host.tail(path, most))


def _without_cleared(older: LogReading, newer: list[LogReading]) -> LogReading:
    """An older part without what its successors tell a success of."""
    good = {name for reading in newer for name in reading.good}
    cleared = any(reading.cleared for reading in newer)
    left = [h for h in older.hits if h.signature.mild or not (cleared or h.application in good)]
    begun = older.unfinished
    over = cleared or (begun is not None and begun.application in good)
    return older._replace(hits=tuple(left), unfinished=None if over else begun)


def _covered(readings: list[LogReading], now: float) -> float | None:
    begins = [reading.begins for reading in readings if reading.begins is not None]
    return max(0.0, now - max(begins)) if begins else None


def _too_old(moment: Moment, now: float, within: float | None) -> bool:
    """Whether it is too old in every reading."""
    return within is not None and moment.latest < now - within


def _unfinished(readings: list[LogReading], now: float, within: float | None) -> Session | None:
    sessions = [r.unfinished for r in readings if r.unfinished]
    recent = [s for s in sessions if not _too_old(s.began, now, within)]
    return max(recent, key=lambda s: s.began.latest) if recent else None


def _meaning(hit: Hit) -> str:
    means = hit.signature.means.replace("{match}", _shown(hit.match))
    code = _code(hit)
    return means if not code or code in means else f"{means} ({code})"


def _code(hit: Hit) -> str:
    """The error code of a message, as it is usually written; "" where it has none."""
    if hit.signature.code is not None and _NUMBER.fullmatch(hit.match):
        return f"0x{hit.signature.code:08X}"
    return _shown(hit.match) if _CODE.fullmatch(hit.match) else ""


def _shown(match: str) -> str:
    return match.upper().replace("0X", "0x") if _CODE.fullmatch(match) else match


def _when(moment: Moment, now: float, written: str) -> str:
    """Words for a moment: nothing is made up, and nothing rounded towards now."""
    if (known := moment.known) is not None:
        return f"{show_seconds(max(0.0, now - known))} ago"
    if moment.note:
        return f"{moment.note} (the log was written to {written} ago)"
    nearest, farthest = (show_seconds(max(0.0, now - m)) for m in (moment.latest, moment.earliest))
    return f"between {nearest} and {farthest} ago, its stamp does not tell more exactly"


def _evidence(hit: Hit) -> Evidence:
    lines = "1 line" if hit.behind == 1 else f"{hit.behind} lines"
    where = f"{lines} before the end" if hit.behind else "last line"
    head = f"{one_line(hit.head, 100)} … " if hit.head else ""
    return Evidence(hit.path, where, f"{head}{one_line(hit.line, 200)}", _code(hit))


def _span(hits: list[Hit], readings: list[LogReading]) -> Iterator[Evidence]:
    """Since when it is so, and when all was well for the last time, as far as the logs tell."""
    if hits and (oldest := hits[-1].moment.known) is not None:
        yield Evidence(hits[-1].path, FIRST_SEEN, show_time(oldest))
    name = hits[0].application if hits else ""
    ended = [(m, r.path) for r in readings if name in r.good and (m := r.good[name].known)]
    if ended:
        last, path = max(ended)
        yield Evidence(path, LAST_GOOD, show_time(last))


def _order(reading: LogReading) -> Evidence:
    order = f"its dates are read {reading.dated.order}, because {reading.dated.because}"
    return Evidence(reading.path, "", order)
