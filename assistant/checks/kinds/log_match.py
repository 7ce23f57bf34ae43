"""Known messages in the end of a log, the newest one first.

Of each log only the end is read, however large it is and whoever is writing to it; where a log
has just been rotated, its predecessor's end is read as well. Lines are cut to 2,000 characters.
With `within`, only messages of that age count: by the line's own time, by that of a line before
it, or, where no line has one, by the file's.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...host.base import FileInfo, Host, HostError, Tail
from ...host.limits import left
from ...model import Evidence
from ...record import Record
from ...text import one_line
from .. import schema
from ..files import decode, is_binary, locate
from ..kind import Look, Seen
from ..patterns import LINE
from ..signatures import Signature, normal_text
from ..times import line_time
from ..units import show_seconds

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
MOST_READ = 16_000_000
"""Bytes of one log."""
_SHOWN = 3
_OVERLAP = 100
_FUTURE = 86_400.0
"""Seconds that a stamp may be ahead of the clock."""
_BEFORE = 200
"""Lines above a message among which its timestamp is looked for."""
_OLDER = (".1", ".old", ".bak")


class Params(Record):
    """What to look for."""

    path: tuple[tuple[str, str], ...] = schema.paths("the log, or several", required=True)
    signatures: tuple[Signature, ...] = schema.signatures("the messages that are known")
    within: float | None = schema.seconds("how old a message may be")
    read: float = schema.size("how much of the end is read, at most 16 MB", default=1_000_000)


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
    meaning: str | None = schema.fact("what it means")
    since: float | None = schema.fact(
        "how long ago it was written, where the log tells", unit="seconds"
    )


class _Hit(Record):
    signature: Signature
    line: str
    behind: int
    """Lines between it and the end."""
    time: float
    path: str


def probe(look: Look, params: Params) -> Seen:
    """Read the end of the logs."""
    found, errors = locate(look.host, params.path, "file")
    if errors and not found:
        raise errors[0]
    if not found:
        absent = tuple(Evidence(path, "", "not found") for _, path in params.path[:_SHOWN])
        return Seen(Facts(False, None, None, None, None, 0, 0, *[None] * 4), "no such log", absent)
    newest = found[0][1]
    now = look.host.now()
    logs = {info.path: info for _, info in found}
    hits: list[_Hit] = []
    for info in logs.values():
        hits += _read(look.host, info, params, logs)
    hits.sort(key=lambda hit: -hit.time)
    recent = [h for h in hits if not _too_old(h, now, params.within)]
    recent = _uncured(recent)
    best = recent[0] if recent else None
    since = max(0.0, now - best.time) if best else None
    facts = Facts(
        True,
        newest.path,
        max(0.0, now - newest.modified),
        newest.size,
        True if recent else (None if errors else False),
        len(recent),
        len(hits) - len(recent),
        best and best.signature.id,
        best and best.signature.group,
        best and best.signature.means,
        since,
    )
    evidence = [_evidence(hit) for hit in recent[:_SHOWN]]
    written = show_seconds(max(0.0, now - newest.modified))
    if not evidence:
        evidence = [Evidence(newest.path, "", f"no known message; written to {written} ago")]
    evidence += [Evidence("", "", error.message) for error in errors]
    actual = best.signature.means if best else f"no known message, written to {written} ago"
    return Seen(facts, actual, tuple(evidence))


def _too_old(hit: _Hit, now: float, within: float | None) -> bool:
    return within is not None and hit.time < now - within


def _uncured(hits: list[_Hit]) -> list[_Hit]:
    """Messages since the last one that says that all is well again; newest first."""
    cured = next((n for n, hit in enumerate(hits) if hit.signature.resets), len(hits))
    return hits[:cured]


def _evidence(hit: _Hit) -> Evidence:
    lines = "1 line" if hit.behind == 1 else f"{hit.behind} lines"
    where = f"{lines} before the end" if hit.behind else "last line"
    return Evidence(hit.path, where, one_line(hit.line, 200))


def _read(host: Host, info: FileInfo, params: Params, logs: Container[str]) -> list[_Hit]:
    """Hits in one log, and in its predecessor where the log itself is still short."""
    most = int(min(params.read, MOST_READ))
    tail = host.tail(info.path, most)
    hits = _hits(host, info.path, tail, params.signatures)
    if tail.size < most // 4:
        older = _predecessor(host, info.path)
        if older and older not in logs:
            hits += _hits(host, older, host.tail(older, most), params.signatures)
    return hits


def _predecessor(host: Host, path: str) -> str | None:
    stem, dot, extension = path.rpartition(".")
    names = [path + end for end in _OLDER]
    names += [f"{stem}{end}.{extension}" for end in _OLDER] if dot else []
    found = [i for name in names for i in host.find(name) if i.kind == "file"]
    return max(found, key=lambda info: info.modified).path if found else None


def _hits(host: Host, path: str, tail: Tail, known: tuple[Signature, ...]) -> list[_Hit]:
    if is_binary(tail):
        raise HostError("unreadable", f"{path} is no text")
    lines = [line for line in decode(tail).split("\n") if line.strip()]
    pieces = [(number, piece) for number, line in enumerate(lines) for piece in _pieces(line)]
    whole = normal_text("\n".join(piece for _, piece in pieces))
    plain = whole.split("\n")
    candidates = [s for s in known if s.pattern or any(n in whole for n in s.needles)]
    if not candidates:
        return []
    offset = host.system().utc_offset
    hits: list[_Hit] = []
    for place in range(len(pieces) - 1, -1, -1):
        if left() <= 0:
            raise HostError("timeout", f"{path} could not be searched in time")
        number, piece = pieces[place]
        behind = len(lines) - 1 - number
        if hits and hits[-1].behind == behind:
            continue  # a line counts once
        signature = next((s for s in candidates if s.stands_in(plain[place])), None)
        if signature:
            written = _written(lines, number, offset) or tail.modified
            if written > host.now() + _FUTURE:
                written = tail.modified  # a stamp of tomorrow tells nothing
            hits.append(_Hit(signature, piece, behind, written, path))
            if len(hits) >= 100:
                break
    return hits


def _pieces(line: str) -> Iterator[str]:
    """A line; a long one in overlapping pieces."""
    if len(line) <= LINE:
        yield line
        return
    for start in range(0, len(line), LINE - _OVERLAP):
        yield line[start : start + LINE]


def _written(lines: list[str], number: int, offset: float) -> float | None:
    """When a line was written: one without a stamp belongs to the one before it.

    One that was cut off from its stamp was written no later than the next stamp says.
    """
    before = lines[max(0, number - _BEFORE) : number + 1]
    for line in (*reversed(before), *lines[number + 1 : number + _BEFORE]):
        if (moment := line_time(line, offset)) is not None:
            return moment
    return None
