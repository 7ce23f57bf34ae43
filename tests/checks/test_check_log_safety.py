"""No log that a program may have written is taken for older than it is."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.log_search import search_lines
from assistant.checks.log_times import dated
from assistant.checks.zones import Zone
from tests.checks.test_check_log_dates import KNOWN, NOW
from tests.examples import examples


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[dt.datetime], str, str]:
    """Ascending moments of the last year, and how they are written."""
    start = dt.datetime.fromtimestamp(NOW, dt.UTC)
    back = draw(st.lists(st.integers(0, 300 * 86400), min_size=1, max_size=12))
    moments = [start - dt.timedelta(seconds=seconds) for seconds in sorted(back, reverse=True)]
    form = draw(
        st.sampled_from(
            ["%d/%m/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%d.%m.%Y %H:%M:%S", "%d-%m-%y %H:%M:%S",
             "%Y-%m-%dT%H:%M:%SZ", "%b %d %H:%M:%S", "%y/%m/%d %H:%M:%S", "%m-%d %H:%M:%S"]
        )
    )  # fmt: skip
    return moments, form, draw(st.sampled_from(["", "[INFO] ", "- ", "\ufeff"]))


@given(logs(), st.integers(0, 3 * 86400))
def test_no_reading_of_a_log_loses_the_time_it_was_written_at(log: Any, idle: int) -> None:
    moments, form, before = log
    lines = [f"{before}{moment.strftime(form)} sync failed" for moment in moments]
    written = moments[-1].timestamp() + idle
    found = dated(lines, zone=Zone(), now=max(NOW, written), modified=min(written, NOW))
    for event, moment in zip(found.events, moments, strict=True):
        assert event.moment.earliest <= moment.timestamp() <= event.moment.latest


NEW_YORK = Zone(
    -14400.0,
    (
        (calendar.timegm((2025, 11, 2, 6, 0, 0)), -18000.0),
        (calendar.timegm((2026, 3, 8, 7, 0, 0)), -14400.0),
        (calendar.timegm((2026, 11, 1, 6, 0, 0)), -18000.0),
        (calendar.timegm((2027, 3, 14, 7, 0, 0)), -14400.0),
    ),
)
WRITERS = {
    "iso": "%Y-%m-%d %H:%M:%S,123 [main]",
    "bracket": "[%Y/%m/%d %H:%M:%S]",
    "us": "%m/%d/%Y %I:%M:%S %p -",
    "uk": "%d/%m/%Y %H:%M:%S",
    "uk-short": "%d-%m-%y %H:%M",
    "german": "%d.%m.%Y %H:%M:%S",
    "german-short": "%d.%m.%y, %H:%M:%S",
    "named": "%d-%b-%Y %H:%M:%S",
    "american": "%b %d, %Y %I:%M:%S %p",
    "syslog": "<13>%b %d %H:%M:%S pc",
    "glog": "E%m%d %H:%M:%S.123456 77 a.go:1]",
    "compact": "%Y%m%d.%H%M%S",
    "json": '{"level": "error", "time": "%Y-%m-%dT%H:%M:%S", "msg": "x"} ',
    "logfmt": "level=error ts=%Y-%m-%dT%H:%M:%S msg=",
    "day": "%Y-%m-%d",
}
"""How programs stamp their lines, in local time."""
CLASHING = (("us", "uk"),)
"""They write the same shape in different orders: one file has both only where numbers prove it."""
TELLS_NOTHING = (
    "1601-01-01 00:00:00", "1970-01-01 00:00:00", "2106-02-07 06:28:15", "2026-02-31 10:00:00",
    "31.02.2027 10:00:00", "2026-13-01 10:00:00", "0001-01-01T00:00:00", "9 kwietnia 2027 15:30",
    "2019-01-01 00:00:07", "3/4/2018 1:02:03 AM",
)  # fmt: skip
"""Stamps of a clock at zero or a wrong one, days that are none, words that nobody reads here."""
BELOW = (
    "   at A.B(Int32 x)", "<TimeCreated>2015-11-04T14:39:03-08:00</TimeCreated>",
    "2016-03-01 open 12.00", "1/2/2019 10:00 call Nora", "More info:", "ERROR without a stamp",
    '{"id": 3, "time": "2019-01-01T10:00:00Z"}', "}", "", "\u65e5\u672c",
)  # fmt: skip
"""Lines under a stamped one: traces, documents, rows of a table, notes."""


@st.composite
def written(draw: st.DrawFn) -> tuple[list[str], dict[int, float], float]:
    """A log of several programs: its lines, when those were written, when the last one was."""
    names = draw(st.lists(st.sampled_from(sorted(WRITERS)), min_size=1, max_size=3, unique=True))
    if any(set(clash) <= set(names) for clash in CLASHING):
        names = names[:1]
    back = draw(st.lists(st.integers(0, 300 * 86400), min_size=1, max_size=9))
    lines: list[str] = []
    moments: dict[int, float] = {}
    for at, seconds in enumerate(sorted(back, reverse=True)):
        moment = float(NOW - seconds)
        wall = dt.datetime.fromtimestamp(moment + NEW_YORK.at(moment), dt.UTC)
        stamp = wall.strftime(WRITERS[draw(st.sampled_from(names))])
        if at and draw(st.integers(0, 4)) == 0:  # one above proves it wrong
            stamp = draw(st.sampled_from(TELLS_NOTHING))
        below = draw(st.lists(st.sampled_from((*BELOW, "sync failed")), max_size=3))
        for line in (f"{stamp} sync failed", *below):
            moments[len(lines)] = moment
            lines.append(line)
    return lines, moments, moment


@settings(max_examples=examples(400))
@given(written(), st.integers(0, 3 * 86400))
def test_no_error_is_taken_for_older_than_it_is(log: Any, idle: int) -> None:
    lines, moments, last = log
    modified = min(last + idle, float(NOW))
    reading = search_lines("a.log", lines, KNOWN, zone=NEW_YORK, now=float(NOW), modified=modified)
    newest = max(moments[n] for n, line in enumerate(lines) if "sync failed" in line)
    assert max(hit.moment.latest for hit in reading.hits) >= newest - 60


def stamped(moment: float, form: str) -> str:
    wall = dt.datetime.fromtimestamp(moment + NEW_YORK.at(moment), dt.UTC)
    return wall.strftime(form).replace("{epoch}", f"{int(moment)}000123")


SECTIONS = (
    (">>>  [{}]", ">>>  Section start %Y/%m/%d %H:%M:%S.337", "     inf: {}",
     "<<<  Section end %Y/%m/%d %H:%M:%S.440", "<<<  [{}]"),
    ('"{}" (job.exe)', "\tStarted %m/%d/%Y %I:%M:%S %p", "\tResult: {}",
     "\tFinished %m/%d/%Y %I:%M:%S %p", "\tResult: {}"),
    ("", "==== Log opened on %A, %d %B %Y at %H:%M:%S ====", "%H:%M:%S.412 [main] {}", "", ""),
    ("", "--- Log opened %a %b %d %H:%M:%S %Y", "[%H:%M] <{}>", "", ""),
    ("", "Log file created at: %Y/%m/%d %H:%M:%S", "E%m%d %H:%M:%S.123456 77 a.go:1] {}", "", ""),
    ("", "  Started : %A, %B %d, %Y %I:%M:%S %p", "     {}", "    Ended : %d.%m.%Y %H:%M:%S", ""),
    ("", "Start-Date: %Y-%m-%d  %H:%M:%S", "Error: {}", "End-Date: %Y-%m-%d  %H:%M:%S", ""),
    ("", "Job started at %d-%b-%Y %H:%M:%S", "{}", "Job finished at %d-%b-%Y %H:%M:%S", "{}"),
)  # fmt: skip
"""What heads a section, begins it, stands in it, ends it and tells of its end."""
BLOCKS = (
    ("__CURSOR=s=1;i=2", "__REALTIME_TIMESTAMP={epoch}", "MESSAGE={}"),
    ("Index    : 7", "Message  : {}", "TimeGenerated : %m/%d/%Y %I:%M:%S %p", "Source : a"),
    ("# Time: %y%m%d %H:%M:%S", "# User@Host: a", "{}"),
    ("Event[0]:", "  Source: {}", "  Date: %Y-%m-%dT%H:%M:%S", "  Description:", "{}"),
    ("{", '  "msg": "{}",', '  "time": "%Y-%m-%dT%H:%M:%S"', "}"),
    ("Date: %d.%m.%Y", "Time: %H:%M:%S", "{}"),
)
"""Entries of a log, a field on each line."""


def a_section(parts: Sequence[str], moments: Sequence[float]) -> Iterator[tuple[str, float]]:
    title, begins, inside, ends, after = parts
    if title:
        yield title, moments[0]
    yield begins, moments[0]
    for moment in moments[1:-1]:
        yield inside, moment
    if ends:
        yield ends, moments[-1]
    if after:
        yield after, moments[-1]


@st.composite
def in_sections(draw: st.DrawFn) -> tuple[list[str], list[float]]:
    """A log of sections or of blocks, its lines and when each was written."""
    parts = draw(st.sampled_from((*SECTIONS, *BLOCKS)))
    written: list[tuple[str, float]] = []
    back = draw(st.lists(st.integers(0, 40 * 86400), min_size=1, max_size=6, unique=True))
    firsts: list[int] = []
    starts = sorted(float(NOW - seconds) for seconds in back)
    for start, following in zip(starts, [*starts[1:], float(NOW)], strict=True):
        pauses = st.lists(st.integers(0, 5 * 3600), max_size=4)
        lasting = [start]
        firsts.append(len(written))
        for pause in draw(pauses):
            lasting.append(min(lasting[-1] + pause, following))
        if parts in BLOCKS:
            written += [(line, start) for line in parts]
        else:
            written += a_section(parts, [*lasting, lasting[-1]])
    lines = [stamped(moment, line.replace("{}", "sync failed")) for line, moment in written]
    moments = [moment for _, moment in written]
    cut = draw(st.integers(0, min(3, len(lines) - 1)))
    places = [n for n in firsts if any(cut < first < n for first in firsts)]
    if parts in SECTIONS and places and draw(st.booleans()):
        place = draw(st.sampled_from(places))  # a clock that was wrong, which lines above prove
        lines.insert(place, draw(st.sampled_from(TELLS_NOTHING)) + " sync failed")
        moments.insert(place, moments[min(place, len(moments) - 1)])
    if cut:  # within a word: what is left of it is no level, nor a name
        lines[cut] = "xx" + lines[cut][draw(st.integers(1, 9)) :]
    return lines[cut:], moments[cut:]


@settings(max_examples=examples(400))
@given(in_sections(), st.integers(0, 3 * 86400))
def test_no_line_of_a_section_is_taken_for_older_than_it_is(log: Any, idle: int) -> None:
    lines, moments = log
    modified = min(max(moments) + idle, float(NOW))
    found = dated(lines, zone=NEW_YORK, now=float(NOW), modified=modified)
    for event in found.events:
        for number in range(event.first, event.end):
            told = event.moment if number == event.first else event.rest
            if "sync failed" in lines[number]:
                assert told.latest >= moments[number] - 60
