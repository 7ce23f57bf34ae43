"""Lines that carry a time of their own among those that belong to the line above them.

Another host, part of a program or field stands before it, so that it is not found at the line's
beginning. Where what stands before looks like that, and the time fits between the lines around, it
is the line's stamp. Anything else may be a date in a text. But where it is later than the stamp
above, the line may be that new as well: it is left open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from ..record import Record
from .log_columns import PLACE, full_stamp
from .log_orders import BACK, Readings, form
from .stamp_shapes import ELEMENT
from .stamps import DOUBTFUL, HEAD, Stamp, StampReader, indent, plain

_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)|/\d{6}\b")
_TIME = re.compile(r"(?<![\d:.+-])(?<!\d{4}[ T])(?<!\d\d[./-]\d\d[ T])[0-2]\d:[0-5]\d(?!\d)")
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_DASHED = re.compile(r"/\d{6}\b")
_WORD = re.compile(r"(?<=\s)\S+")
_LONGEST_TAIL = 45
_MOST_WORDS = 8
_WORDS_BEFORE = 6
"""Words that a label is looked for in."""
_SAME = 60.0
_DELIMITERS, _MOST_IN_CELLS = (";", "\t"), 6
_NAME = re.compile(r"[a-zäöüß]{2,30}:?\s")
"""The name of a host in one word; fields are mostly written with a capital."""
_PLAIN_WORD = re.compile(r"[^\w([]*[^\W\d_][^\W\d_A-Z]*[^\W\d_A-Z]\W*")
"""A word as sentences and names of fields have it, not “SRV-01”, “MESSAGE:” or “(Server)”."""


class Bound(Record):
    """An event, and between what its lines were written."""

    first: int
    end: int
    known: bool
    """Its first line tells its time."""
    above: float
    """When that was, or the line above that tells its time was written."""
    until: float
    """When the next line that tells its time was written."""


class _Found(Record):
    number: int
    stamp: Stamp
    before: str
    """What stands before the stamp."""
    moment: float
    event: Bound
    signature: str
    """The same for what is written alike."""

    def fits(self, back: float = 0.0) -> bool:
        """Whether its stamp is between those of the lines around, or a little before."""
        return self.event.above - back <= self.moment <= self.event.until + _SAME


def own_stamps(
    lines: Sequence[str],
    events: Sequence[Bound],
    readings: Readings,
    stamps: Sequence[Stamp],
    until: float,
) -> dict[int, Stamp]:
    """The stamps of such lines, by the number of the line.

    Args:
        lines: of the log.
        events: of it, ascending.
        readings: of its stamps.
        stamps: those that were found.
        until: no line was written later.
    """
    zones = {form(stamp): stamp.zone for stamp in stamps if _is_full(stamp) and not stamp.role}
    timed = any(not stamp.dated and not stamp.role for stamp in stamps)
    own = _times_of_day(lines, events) if timed else {}
    counted = any(stamp.epoch is not None for stamp in stamps)
    found = list(_later(lines, events, readings, until, zones, counted=counted))
    forms = set(zones)
    labels = _labels(found)
    forms.update(form(each.stamp) for each in found if labels[each.signature] > 1)
    event: Bound | None = None
    above: float | None = None
    for each in found:
        if each.event is not event:
            event = each.event
            above = event.above if event.known else None
        alike = labels[each.signature]
        if form(each.stamp) in forms and alike and each.fits(BACK if alike > 2 else 0.0):
            own[each.number] = each.stamp
            above = each.moment
        elif above is not None and each.moment > above + _SAME:
            own[each.number] = each.stamp._replace(role=DOUBTFUL)
    return own


def _labels(found: Sequence[_Found]) -> Counter[str]:
    """How often what stands before a stamp is a label, by its signature.

    A name may be one if it stands there several times, and the stamp fits each time.
    """
    fits: dict[str, list[bool]] = {}
    for each in found:
        fits.setdefault(each.signature, []).append(each.fits())
    labels: Counter[str] = Counter()
    for each in found:
        each_time = fits[each.signature]
        name = _NAME.fullmatch(each.before) and len(each_time) > 1 and all(each_time)
        labels[each.signature] += 1 if name or _is_label(each.before) else 0
    return labels


def _later(
    lines: Sequence[str],
    events: Sequence[Bound],
    readings: Readings,
    until: float,
    zones: Mapping[str, float | None],
    *,
    counted: bool,
) -> Iterator[_Found]:
    """Lines without a stamp at their beginning that hold a full date and time."""
    reader = StampReader()
    for event in events:
        deep = indent(lines[event.first])
        for number in range(event.first + event.known, event.end):
            line = lines[number]
            if indent(line) > deep or ELEMENT.match(line):
                continue
            before, stamp = _stamp_in(line, reader, counted=counted) or ("", None)
            if stamp is None or not before:  # at its beginning it is none, as was found before
                continue
            if stamp.zone is None and stamp.epoch is None:
                stamp = stamp._replace(zone=zones.get(form(stamp)))
            moments = [m for m in readings.moments(stamp) if m <= until]
            if moments and max(moments) >= event.above - BACK:
                yield _Found(number, stamp, before, max(moments), event, _signature(before))


def _stamp_in(line: str, reader: StampReader, *, counted: bool) -> tuple[str, Stamp] | None:
    """What stands before the first stamp of a line, or before one at its end, and that.

    Args:
        line: of a log.
        reader: of stamps.
        counted: seconds since 1970 are a stamp.
    """
    parts = (line[:HEAD], line[-_LONGEST_TAIL:]) if len(line) > HEAD else (line,)
    for part in parts:
        if not counted and not _CLOCK.search(part):
            continue
        text = plain(part)
        found = _first(text, PLACE.finditer(text), partial(_inner, reader, counted))
        if found is None or counted or _DASHED.search(text):
            words = islice(_WORD.finditer(text), _WORDS_BEFORE)
            named = _first(text, words, partial(_named, reader))
            if named and (counted or named[1].epoch is None):
                found = min((named, found or named), key=lambda each: each[0])
        if found:
            place, stamp = found
            begin = max(place, text.find(stamp.text, place))
            return line[: line.index(part) + begin], stamp
    return None


def _first(
    text: str, places: Iterable[re.Match[str]], read: Callable[[str, int], Stamp | None]
) -> tuple[int, Stamp] | None:
    """The first full stamp at one of some places."""
    for place in places:
        stamp = read(text, place.start())
        if stamp and _is_full(stamp):
            return place.start(), stamp
    return None


def _named(reader: StampReader, text: str, place: int) -> Stamp | None:
    return reader.read(text[place:])


def _inner(reader: StampReader, counted: bool, text: str, place: int) -> Stamp | None:
    stamp = full_stamp(text, place, reader) if text[place].isalnum() else None
    return reader.at(text, place) if stamp is None and counted else stamp


def _times_of_day(lines: Sequence[str], events: Sequence[Bound]) -> dict[int, Stamp]:
    """Lines with a time of day, in a log where some begin with no more than that."""
    return {
        number: Stamp(role=DOUBTFUL)
        for event in events
        for number in range(event.first + 1, event.end)
        if event.known and _TIME.search(lines[number][:HEAD]) and not lines[number][:1].isspace()
    }


def _is_full(stamp: Stamp) -> bool:
    told = stamp.clock is not None and bool(stamp.dates)
    return stamp.dated and (told or stamp.epoch is not None)


def _signature(before: str) -> str:
    if _NAME.fullmatch(before):
        return before
    return _LETTERS.sub("a", _DIGITS.sub("9", before))


def _is_label(before: str) -> bool:
    """Whether it may be the name of a host or part, a number or a level, and no sentence."""
    if before.rstrip("\"'")[-1:] in _DELIMITERS or before.rstrip(" \"'")[-1:] == "|":
        return len(before.split()) <= _MOST_IN_CELLS
    words = before.split()
    if "=" in before or '":' in before or len(words) > _MOST_WORDS:
        return False
    return not any(_PLAIN_WORD.fullmatch(word) for word in words)
