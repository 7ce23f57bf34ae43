"""How the stamps of a log are read: shapes, orders, zones, and what stays open."""

from __future__ import annotations

import calendar
import zoneinfo

import pytest

from assistant.checks.log_search import LogReading, search_lines
from assistant.checks.log_times import DatedLog, dated
from assistant.checks.signatures import Signature
from assistant.checks.zones import Zone
from tests.each import each

NOW = calendar.timegm((2027, 5, 9, 16, 0, 0))
"""The ninth of May, 16:00 UTC: both numbers of the date may be a month."""
KNOWN = (
    Signature("failed", "it failed", texts=("sync failed",)),
    Signature("locked", "the file is locked", code=0x80040410),
    Signature("vague", "something went wrong", pattern="ERR-1", general=True),
    Signature("begins", "it begins", texts=("sync begins",), marks="begins"),
    Signature("ends", "it ends", texts=("sync ends",), marks="ends"),
    Signature("whose", "whose it is", pattern="app=([a-z]{1,9})", marks="application"),
)
HALF_PAST_THREE = [
    "2027-05-09 15:30:00",
    "2027-05-09T15:30:00.000000001Z",
    "2027-05-09T17:30:00+0200",
    "2027/05/09 15:30:00",
    "2027.05.09 15:30:00",
    "20270509T153000Z",
    "20270509.153000",
    "5/9/2027 3:30:00 PM",
    "05/09/2027, 15:30:00",
    "[5/9/2027 3:30:00\u202fPM]",
    "9/5/27 15:30:00",
    "09.05.2027 15:30:00",
    "9.5.27 15:30",
    "09-05-2027 15:30:00",
    "09-May-2027 15:30:00",
    "9 mai 2027 à 15:30:00",
    "9. Mai 2027 15:30:00",
    "9 de mayo de 2027 15:30:00",
    "May 9, 2027 3:30:00 PM",
    "Sun, 09 May 2027 15:30:00 GMT",
    "[Sun May 09 15:30:00 2027]",
    "May  9 15:30:00",
    "05-09 15:30:00.123",
    "270509 153000",
    "I0509 15:30:00.123456",
    "2027-05-09 15 h 30 min 00 s",
    "1809876600",
    "1809876600123",
    "ERROR 2027-05-09 15:30:00",
    "[WARN ] [12] 2027-05-09 15:30:00",
    "<11>1 2027-05-09T15:30:00Z",
    "- 2027-05-09 15:30:00",
    "#### <May 9, 2027 3:30:00 PM UTC>",
    ". 2027-05-09 15:30:00.123",
    "=== 2027-05-09 15:30:00 ===",
    "<2027-05-09 15:30:00>",
    "[2027-05-09] [15:30:00]",
    "date=2027-05-09 time=15:30:00",
    "2027:05:09 15:30:00",
    "2027-05-09_15-30-00",
    "09MAY2027:15:30:00",
    "may/09/2027 15:30:00",
    "270509 15:30:00",
    "270509  15:30:00",
    "May  9 15:30",
    "[77:88:0509/153000.123:ERROR]",
    "2027-05-09 10:30:00 UTC-5",
    "2027-05-09 15:30:00 [UTC]",
    "Sun May  9 10:30:00 2027 -0500",
    "May  9 15:30:00.123 UTC:",
    "type=USER_LOGIN msg=audit(1809876600.123:7):",
    "INFO  | jvm 1    | 2027/05/09 15:30:00 |",
    "I, [2027-05-09T15:30:00.123 #7]",
    '{"t": {"$date": "2027-05-09T15:30:00Z"}}',
    '{"created": "2019-01-01T00:00:00Z", "instant": {"epochSecond": 1809876600}}',
    '{"date": "2027-05-09", "time": "15:30:00"}',
    "time=2027-05-09T15:30:00Z",
    "web-1  | 2027-05-09 15:30:00",
    "api.log.2027-05-01_10:00:00 2027-05-09 15:30:00",
    '{"level": "error", "detail": {"a": 1}, "ts": "2027-05-09T15:30:00Z", "msg": "sync failed"}',
    '{"time": 1809876600123, "msg": "sync failed"}',
    '10.1.2.3 - anna [09/May/2027:16:30:00 +0100] "GET /"',
]


def log_of(text: str, *, written: float = NOW - 60, zone: Zone | None = None) -> DatedLog:
    lines = [line for line in text.split("\n") if line.strip()]
    return dated(lines, zone=zone or Zone(), now=NOW, modified=written)


def searched(text: str) -> LogReading:
    lines = [line for line in text.split("\n") if line.strip()]
    return search_lines("a.log", lines, KNOWN, zone=Zone(), now=NOW, modified=NOW - 60)


@each("stamp", HALF_PAST_THREE)
def test_the_shapes_that_loggers_write_are_read(stamp: str) -> None:
    (event,) = log_of(f"{stamp} sync failed").events
    assert event.moment.known is not None
    assert abs(NOW - event.moment.known - 1800) < 1


@each(
    "line",
    [
        "sync failed on 2020-01-01 10:00:00",
        "QBWC1013: at 2020-01-01",
        "   at Some.Type.Method(Int32 x) 2020-01-01 10:00:00",
        "10.11.12.13 sync failed",
        "4711 sync failed",
        "9 de maig de 2027 15.30 sync failed",
        "2027-02-30 15:30:00 sync failed",
        "2027-05-09 25:30:00 sync failed",
        "[15:30:00 ERR] sync failed",
        "2027-05-12 15:30:00 sync failed",
    ],
)
def test_what_is_no_time_is_not_made_one_up(line: str) -> None:
    (event,) = log_of(line).events
    assert event.moment.known is None
    assert event.moment.latest == NOW - 60


def test_the_order_of_day_and_month_is_decided_by_a_number_that_is_no_month() -> None:
    log = log_of("28/04/2027 09:00:00 a\n09/05/2027 15:30:00 sync failed")
    assert log.events[-1].moment.known == NOW - 1800
    assert (log.order, log.because) == ("day first", "“28/04/2027 09:00:00” stands in line 1")


def test_the_order_is_decided_by_stamps_that_do_not_run_backwards() -> None:
    log = log_of(
        "04/11/2026 09:00:00 a\n05/11/2026 09:00:00 b\n01/12/2026 15:30:00 c", written=NOW - 9e6
    )
    assert log.order == "day first"
    assert log.because == "its dates run forward only so"


def test_the_order_is_decided_by_the_clock_and_by_the_files_own_time() -> None:
    log = log_of("05/10/2027 09:00:00 a\n05/11/2027 10:00:00 b", written=NOW - 9e6)
    assert (log.order, log.events[-1].moment.known) == ("", None)  # both lie in the future
    assert log_of("05/09/2027 15:30:00 a").because == "otherwise it would lie in the future"
    assert log_of("09/05/2027 15:30:00 a\n").order == "day first"
    log = log_of("03/05/2027 10:00:00 a", written=NOW - 6 * 86400)
    assert log.because == "the file was written to on that day"


def test_an_order_that_stays_open_leaves_both_readings() -> None:
    (event,) = log_of("03/05/2027 10:00:00 sync failed").events
    assert event.moment.known is None
    day, month = (calendar.timegm((2027, m, d, 10, 0, 0)) for m, d in ((5, 3), (3, 5)))
    assert (event.moment.earliest, event.moment.latest) == (month, day)


def test_a_file_of_mixed_orders_is_never_read_one_way_only() -> None:
    log = log_of("05/28/2026 10:00:00 a\n28/05/2026 10:00:00 b\n05/03/2027 10:00:00 c")
    assert log.order == ""
    assert log.events[-1].moment.known is None


def test_a_local_time_is_read_in_its_zone_and_twice_in_the_hour_that_came_twice() -> None:
    back = calendar.timegm((2026, 10, 25, 1, 0, 0))
    berlin = Zone(3600.0, ((0.0, 7200.0), (back, 3600.0)))
    winter, summer, twice = (
        log_of(f"{stamp} x", zone=berlin).events[0].moment
        for stamp in ("2026-12-01 12:00:00", "2026-08-01 12:00:00", "2026-10-25 02:30:00")
    )
    assert winter.known == calendar.timegm((2026, 12, 1, 11, 0, 0))
    assert summer.known == calendar.timegm((2026, 8, 1, 10, 0, 0))
    assert (twice.earliest, twice.latest) == (back - 1800, back + 1800)


@pytest.mark.skipif(not zoneinfo.TZPATH, reason="a computer that knows no zones")
def test_a_zone_that_is_named_is_known_where_the_computer_knows_it() -> None:
    log = log_of(
        "[09-May-2027 08:00:00 Europe/Paris] x\n[09-May-2027 11:30:00 America/New_York] y"
        "\n[09-May-2027 15:30:00 Europe/Nowhere] z"
    )
    assert [event.moment.known for event in log.events] == [NOW - 36_000, NOW - 1800, None]


def test_times_of_day_take_the_day_of_the_heading_and_go_on_after_midnight() -> None:
    log = log_of("--- Log opened 2027-05-08 ---\n[23:50:00] a\n[00:10:00] b\n[15:30:00] c")
    known = [event.moment.known for event in log.events[1:]]
    assert known == [NOW - m * 60.0 for m in (16 * 60 + 10, 15 * 60 + 50, 30)]


def test_lines_without_a_stamp_belong_to_the_stamped_line_above() -> None:
    text = (
        "20270509.15:30:00 UTC : answer follows\n<QBXML>\n"
        "<TimeCreated>2015-11-04T14:39:03-08:00</TimeCreated>\n<Memo>paid on\n"
        "2015-11-04 10:00:00 by Nora\n</Memo>\n</QBXML>\nsync failed\n  2011-01-01 10:00:00 x"
    )
    (event,) = log_of(text).events
    assert (event.end, event.moment.known) == (9, NOW - 1800)


def test_an_old_message_in_a_shape_that_is_read_stays_old() -> None:
    for stamp in ("02.02.2026 09:00:00", "02-Feb-2026 09:00:00", "2026/02/02 09:00:00"):
        log = log_of(f"{stamp} sync failed\n2027-05-09 15:58:00 fine")
        assert log.events[0].moment.latest < NOW - 400 * 86400


def test_a_stamp_that_cannot_be_read_is_no_part_of_the_old_line_above() -> None:
    log = log_of("2026-01-01 10:00:00 started\n9 huhtikuuta 2027 15:30 sync failed")
    assert len(log.events) == 2
    assert log.events[1].moment.latest == NOW - 60


def test_the_most_specific_message_of_an_event_counts_and_counts_once() -> None:
    reading = searched("2027-05-09 15:30:00 ERR-1: sync failed\nHRESULT: 0x80040410\nERR-1\n")
    assert [hit.signature.id for hit in reading.hits] == ["locked"]


def test_only_a_session_of_the_same_application_that_ended_well_clears_an_error() -> None:
    broken = "2027-05-09 13:00:00 sync begins app=alpha\n2027-05-09 13:01:00 sync failed\n"
    ended = "2027-05-09 13:02:00 sync ends\n"
    other = "2027-05-09 14:00:00 sync begins app=beta\n2027-05-09 14:01:00 sync ends\n"
    begun = "2027-05-09 15:00:00 sync begins app=alpha\n"
    well = begun + "2027-05-09 15:02:00 sync ends\n"
    assert [hit.application for hit in searched(broken + ended + other).hits] == ["alpha"]
    assert searched(broken + ended + other + well).hits == ()
    hanging = searched(broken + ended + begun)
    assert len(hanging.hits) == 1
    assert hanging.unfinished
    assert hanging.unfinished.began.known == NOW - 3600


NEW_YORK = Zone(-4 * 3600.0)


def test_the_times_of_web_servers_are_in_utc_whatever_the_zone_of_the_computer() -> None:
    log = (
        "#Software: Microsoft Internet Information Services 10.0\n"
        "#Fields: date time cs-method cs-uri-stem sc-status\n"
        "2027-05-09 15:30:00 POST /sync.asmx 500"
    )

    assert moments(log_of(log, zone=NEW_YORK)) == [1809876600]


def test_a_table_of_times_takes_the_day_from_the_line_above() -> None:
    log = (
        "#Date: 2027-05-08 23:00:00\n#Fields: time c-ip sc-status\n23:30:00 10.1.2.3 503\n"
        "#Date: 2027-05-09 15:00:00\n15:30:00 10.1.2.3 503"
    )

    assert moments(log_of(log, zone=NEW_YORK))[1::2] == [1809876600 - 16 * 3600, 1809876600]


@each(
    ("header", "row"),
    [
        ("Level,Date and Time,Source,Event ID", 'Error,9/5/2027 15:30:00,App,1000,"a\nb"'),
        ("Ebene;Datum und Uhrzeit;Quelle", "Fehler;09.05.2027 15:30:00;Dienst"),
        (
            '"TaskName","Next Run Time","Last Run Time"',
            '"\\T","5/10/2027 1:00:00 AM","5/9/2027 3:30:00 PM"',
        ),
        ("Date\tTime\tText", "2027-05-09\t15:30:00\tit failed"),
    ],
)
def test_the_header_of_an_export_names_the_column_of_the_time(header: str, row: str) -> None:
    older = row.replace("15:30", "9:10").replace("3:30:00 PM", "9:10:00 AM")
    for rows in (f"{row}\n{older}", f"{older}\n{row}"):  # in whatever order
        assert max(moments(log_of(f"{header}\n{rows}"))) == 1809876600


def test_a_sentence_with_commas_heads_no_table() -> None:
    log = "time, gentlemen, please\n2027-05-09 15:30:00 it failed"

    assert moments(log_of(log)) == [1809876600]


def test_a_time_below_its_message_belongs_to_it_and_not_to_the_next() -> None:
    log = (
        "Agent.exe Information: 0 : began\n    DateTime=2027-05-09T12:00:00.1Z\n"
        "Agent.exe Error: 17 : it failed\n    ThreadId=9\n    DateTime=2027-05-09T15:30:00.2Z\n"
    )
    dates = log_of(log)

    assert [int(e.moment.latest) for e in dates.events] == [1809876600 - 12600, 1809876600]
    assert dates.events[1].first == 2


@each(
    "line",
    [
        '<![LOG[it failed]LOG]!><time="11:30:00.123+240" date="05-09-2027" component="A">',
        '{"Date":"\\\\/Date(1809876600000-0400)\\\\/","Text":"it failed"}',
        "check.c (12) : MESSAGE: 4711: Sun May  9 11:30:00 LVL_ERROR--it failed",
        "Command start time: 20270509113000",
    ],
)
def test_what_windows_tools_write_is_read(line: str) -> None:
    assert moments(log_of(line, zone=NEW_YORK)) == [1809876600]


def test_a_time_in_brackets_of_an_installer_has_the_day_of_its_heading() -> None:
    log = (
        "=== Verbose logging started: 2027-05-09  15:29:00  Build type: SHIP UNICODE 5.00 ===\n"
        "MSI (s) (B0:1C) [15:30:00:771]: it failed"
    )

    assert moments(log_of(log)) == [1809876600 - 60, 1809876600]


def test_the_weekday_tells_the_year_where_none_is_written() -> None:
    """The ninth of May is a Sunday in 2027 and was a Saturday in 2026."""
    assert moments(log_of("Sat May  9 15:30:00 it failed")) == [1809876600 - 365 * 86400]
    assert moments(log_of("Sun May  9 15:30:00 it failed")) == [1809876600]


def test_times_that_would_lie_hours_ahead_are_those_of_a_container_in_utc() -> None:
    log = "2027-05-09 15:10:00 a\n2027-05-09 15:30:00 it failed"

    assert moments(log_of(log, zone=NEW_YORK)) == [1809876600 - 1200, 1809876600]
    a_little_ahead = "2027-05-09 12:05:00 it failed"
    assert moments(log_of(a_little_ahead, zone=NEW_YORK)) == [NOW + 300]


def moments(log: DatedLog) -> list[int]:
    """When each event was written whose time is told."""
    return [int(e.moment.known) for e in log.events if e.moment.known is not None]
