"""Stamps that stand at the same place of nearly every line, though not at its beginning.

``srv1 2026-11-03 13:20:00 ...``, a stamp at the end, or the time before the date. One line proves
nothing: dates in a text are no stamps. That most lines have one at one place, and that those run
forward, does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .log_heads import ends_with
from .log_orders import form
from .stamps import Stamp, StampReader, plain

_FEWEST = 3
_SAMPLE = 200
"""Lines that are looked at before all are."""
_MOST_WORDS = 8
_SHARE, _BACKWARD = 0.6, 0.1
"""Of the lines, how many have it; of those, how many run backwards; one may in any case."""
PLACE = re.compile(r"(?<![\w.:/\\-])(?=\w)")
_END = -1
_Found = dict[int, Stamp]


def column_stamps(lines: Sequence[str], reader: StampReader) -> _Found:
    """The stamps of a log's lines, by the number of the line; none where no place has them."""
    outer = [(number, line) for number, line in enumerate(lines) if not line[:1].isspace()]
    if not _best(outer[:: len(outer) // _SAMPLE + 1], reader):
        return {}
    best = _best(outer, reader)
    return best if _runs_forward(list(best.values())) else {}


def _best(numbered: Sequence[tuple[int, str]], reader: StampReader) -> _Found:
    """The stamps at the place that most lines have one at, if those are enough."""
    columns: dict[int, _Found] = {}
    for number, line in numbered:
        for column, stamp in _stamps(line, reader):
            columns.setdefault(column, {})[number] = stamp
    best = max(columns.values(), key=len, default={})
    return best if len(best) >= max(_FEWEST, _SHARE * len(numbered)) else {}


def _stamps(line: str, reader: StampReader) -> Iterator[tuple[int, Stamp]]:
    """The first stamp of a line, and one that it ends with."""
    text = plain(line)
    first = True
    for word, place in enumerate(PLACE.finditer(text)):
        stamp = full_stamp(text, place.start(), reader) if text[place.start()].isalnum() else None
        if stamp is None:
            continue
        if first and word < _MOST_WORDS:
            yield word, stamp
        if _ends(text, place.start(), stamp, reader):
            yield _END, stamp
        first = False


def _ends(text: str, place: int, stamp: Stamp, reader: StampReader) -> bool:
    """Whether a line ends with its stamp, whose time may stand before its date."""
    if stamp.text in text:
        return ends_with(text, stamp, place)
    clock = reader.at(text, place)
    behind = place + len(clock.text) + 1 if clock else place
    day = reader.at(text, behind)
    return day is not None and ends_with(text, day, behind)


def full_stamp(text: str, place: int, reader: StampReader) -> Stamp | None:
    """The date and time that begin at a place of a `plain` text, in either order."""
    stamp = reader.at(text, place)
    if stamp and not stamp.dated:  # the date may come second
        day = reader.at(text, place + len(stamp.text) + 1)
        if day is None or day.clock or not day.dates:
            return None
        stamp = reader.at(f"{day.text} {stamp.text}", 0)
    return stamp if stamp and stamp.dates and stamp.clock else None


def _runs_forward(stamps: Sequence[Stamp]) -> bool:
    """Whether they hardly ever run backwards, in one of the orders of day and month."""
    forms: dict[str, list[Stamp]] = {}
    for stamp in stamps:  # two programs may write it
        forms.setdefault(form(stamp), []).append(stamp)
    return _is_forward(stamps) or (len(forms) > 1 and all(map(_is_forward, forms.values())))


def _is_forward(stamps: Sequence[Stamp]) -> bool:
    orders = [{order for order, _ in stamp.dates} for stamp in stamps]
    for order in set.intersection(*orders) if orders else ():
        moments = [(dict(stamp.dates)[order], stamp.clock or ()) for stamp in stamps]
        backward = sum(earlier > later for earlier, later in pairwise(moments))
        if backward <= max(1, _BACKWARD * len(moments)):
            return True
    return False
