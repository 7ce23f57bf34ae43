"""How old a message is, and in which encodings logs are read."""

from __future__ import annotations

import calendar
import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.files import decode
from assistant.checks.log_times import dated
from assistant.checks.zones import Zone
from assistant.host.base import Host
from assistant.host.values import Tail

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths of Linux and macOS")
Facts = Callable[..., Any]
NOON = calendar.timegm((2026, 11, 22, 12, 0, 0))
OLDEST, NEWEST = dt.datetime(2001, 1, 2), dt.datetime(2099, 12, 31)  # noqa: DTZ001
HIT = "another user has it"
STAMPS = {
    "2026-11-22 11:30:00": 1800,
    "2026-11-22T11:30:00.123Z": 1800,
    "[2026-11-22 11:30:00,123]": 1800,
    "INFO 2026-11-22T13:30:00+02:00": 1800,
    "2026-11-22 06:30:00 -0500": 1800,
    "20261122.113000": 1800,
    "20261122.11:30:00 UTC": 1800,
    "11/22/2026 11:30:00": 1800,
    "11/22/2026 11:30:00 AM": 1800,
    "11/22/2026, 3:05:00 AM": 8 * 3600 + 55 * 60,
    "11/21/2026 11:30:00 PM": 12.5 * 3600,
    "11/22/2026 12:30:00 am": 11.5 * 3600,
    "11/21/2026 12:00:00 PM": 86400,
}


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Live somewhere else."""

    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def hits(
    facts: Facts,
    live: Host,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    zone: Callable[[str], None],
) -> Callable[..., Any]:
    """What is told of a log at noon in UTC, where it is that time."""
    zone("UTC")
    monkeypatch.setattr(live, "now", lambda: float(NOON))

    def look(content: str | bytes, written: float = NOON, **more: Any) -> Any:
        log = tmp_path / "connector.log"
        log.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(log, (written, written))
        return facts("log_match", {"path": str(log), "signatures": "known", **more}, live)

    return look


@pytest.mark.parametrize("stamp", STAMPS)
def test_the_lines_own_time_decides(hits: Facts, stamp: str) -> None:
    age = STAMPS[stamp]
    told = hits(f"{stamp} {HIT}\n", within=f"{age + 60} s")
    assert (told.matched, told.hits, told.older, told.since) == (True, 1, 0, age)
    told = hits(f"{stamp} {HIT}\n", within=f"{age - 60} s")
    assert (told.matched, told.hits, told.older, told.since) == (False, 0, 1, None)


def test_a_time_without_zone_is_that_of_the_computer(
    hits: Facts, zone: Callable[[str], None]
) -> None:
    zone("EST5")
    assert hits(f"2026-11-22 06:30:00 {HIT}\n").since == 1800
    assert hits(f"2026-11-22 11:30:00Z {HIT}\n").since == 1800


def test_a_line_without_time_belongs_to_the_one_before_it(hits: Facts) -> None:
    content = f"2026-11-20 08:00:00 error\n  at a.b\n  {HIT}\n2026-11-22 11:59:00 fine\n  and so\n"
    told = hits(content, within="1 h")
    assert (told.matched, told.older) == (False, 1)
    assert hits(content, within="3 days").since == 2 * 86400 + 4 * 3600


def test_a_line_cut_off_from_its_time_is_no_newer_than_the_next_one(hits: Facts) -> None:
    content = f"  at a.b: {HIT}\n2026-11-20 08:00:00 fine\n2026-11-22 11:59:00 fine\n"
    told = hits(content, within="1 h")
    assert (told.matched, told.older) == (False, 1)


def test_without_any_time_the_files_own_bounds_it_and_is_not_told_for_it(hits: Facts) -> None:
    told = hits(f"start\n{HIT}\n", NOON - 600, within="15 min")
    assert (told.matched, told.since, told.age) == (True, None, 600)
    assert told.when == "time unknown (the log was written to 10 min ago)"
    assert hits(f"start\n{HIT}\n", NOON - 1200, within="15 min").matched is False


def test_the_newest_by_time_is_told_whichever_log_it_stands_in(
    hits: Facts, facts: Facts, live: Host, tmp_path: Path
) -> None:
    hits(f"2026-11-22 09:00:00 {HIT}\n")
    other = tmp_path / "other.log"
    other.write_text("2026-11-22 10:00:00 it took 5000 ms\n")
    os.utime(other, (NOON - 9999, NOON - 9999))
    told = facts("log_match", {"path": f"{tmp_path}/*.log", "signatures": "known"}, live)
    assert (told.signature, told.since, told.age) == ("slow", 7200, 0)


def test_a_clock_that_was_set_back_gives_no_negative_age(hits: Facts) -> None:
    told = hits(f"2026-11-22 12:30:00 {HIT}\n", NOON + 1800, within="1 h")
    assert (told.matched, told.since, told.age) == (True, 0, 0)


@pytest.mark.parametrize(
    "stamp",
    ["2026-13-22 11:30:00", "2026-11-22 25:30:00", "0000-00-00 00:00:00", "2026-02-31 11:30:00"],
)
def test_an_impossible_time_is_none(hits: Facts, stamp: str) -> None:
    told = hits(f"{stamp} {HIT}\n", NOON - 60, within="1 h")
    assert (told.matched, told.since) == (True, None)
    assert told.when.startswith("time unknown")


def read_back(line: str, now: float, offset: float = 0.0) -> float | None:
    log = dated([line], zone=Zone(offset), now=now, modified=now)
    return log.events[0].moment.known


@given(
    st.datetimes(OLDEST, NEWEST),
    st.sampled_from(
        ["%Y-%m-%d %H:%M:%S", "%Y%m%d.%H%M%S", "%d.%m.%Y %H:%M:%S", "%d-%b-%Y %H:%M:%S"]
    ),
    st.text(),
)
def test_any_moment_is_read_back(moment: dt.datetime, form: str, rest: str) -> None:
    wanted = calendar.timegm(moment.timetuple())
    line = f"{moment.strftime(form)} - {rest}"
    assert read_back(line, wanted + 9.0) == wanted
    assert read_back(line, wanted + 9.0, 3600.0) == wanted - 3600


@given(st.lists(st.text(max_size=200)))
def test_no_lines_break_the_search_for_their_times(lines: list[str]) -> None:
    log = dated(lines, zone=Zone(), now=NOON, modified=NOON - 5)
    assert [n for e in log.events for n in range(e.first, e.end)] == list(range(len(lines)))
    assert all(e.moment.earliest <= e.moment.latest for e in log.events)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("marked", [False, True])
def test_a_log_is_read_in_its_encoding(hits: Facts, encoding: str, marked: bool) -> None:
    text = "\ufeff" * marked * (encoding in ("utf-16-le", "utf-16-be")) + f"Zähler\n{HIT} – da\n"
    assert hits(text.encode(encoding)).hits == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("read", [100, 101, 102, 103])
def test_an_end_that_begins_within_a_letter_is_read(
    hits: Facts, encoding: str, marked: bool, read: int
) -> None:
    text = "\ufeff" * marked + "a line of the log\n" * 40 + f"{HIT}\n"
    assert hits(text.encode(encoding), read=f"{read} B").hits == 1


def test_the_western_code_page_is_read_where_it_is_no_utf_8(examine: Facts, tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_bytes(f"Müller: {HIT} €\n".encode("cp1252"))
    result = examine("log_match", {"path": str(log), "signatures": "known"})
    assert result.evidence[0].excerpt == f"Müller: {HIT} €"


def test_a_letter_that_is_only_half_written_spoils_nothing(examine: Facts, tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_bytes(f"Müller: {HIT} €\nund gr".encode() + "ü".encode()[:1])
    result = examine("log_match", {"path": str(log), "signatures": "known"})
    assert result.evidence[0].excerpt == f"Müller: {HIT} €"


@given(st.text("aä€😀\n", min_size=10), st.integers(0, 8), st.integers(0, 3))
def test_a_cut_text_loses_at_most_the_letters_at_its_edges(text: str, cut: int, end: int) -> None:
    data = text.encode()
    head, whole = data[:4], len(data) - end
    data = data[cut:whole]
    got = decode(Tail(data, whole, 0.0, head))
    assert got.strip("\n") in text
    assert len(got.encode()) >= len(data) - 6


@given(st.binary(max_size=300), st.integers(0, 5))
def test_any_bytes_are_read_as_clean_text(data: bytes, before: int) -> None:
    text = decode(Tail(data, len(data) + before, 0.0, data[:4]))
    assert text.replace("\n", "").replace("\t", "").isprintable() or not text.isascii()
    assert not any(ord(c) < 32 and c not in "\n\t" for c in text)


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 40, b"\x7fELF\x02\x01\x01" + b"\x01\x02\x03abc" * 90, b"\0" * 9999],
)
def test_what_is_no_text_is_no_claim(examine: Facts, tmp_path: Path, content: bytes) -> None:
    log = tmp_path / "a.log"
    log.write_bytes(content)
    result = examine("log_match", {"path": str(log), "signatures": "known"}, "not matched")
    assert (result.state, result.reason) == ("error", "unreadable")


def test_zeros_that_a_crash_left_in_a_log_hide_nothing(hits: Facts) -> None:
    for zeros in (b"\0" * 4000, b"\0" * 4001):
        assert hits(zeros + f"a line\n{HIT}\n".encode()).hits == 1
        assert hits(f"{HIT}\n".encode() + zeros).hits == 1
        assert hits(b"a line\n" + zeros + f"\n{HIT}\n".encode()).hits == 1


def test_text_of_another_encoding_in_the_middle_of_a_log_is_read(hits: Facts) -> None:
    plain, other = "2026-11-22 10:00:00 a line\r\n" * 30, f"2026-11-22 11:30:00 {HIT}\r\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        told = hits(plain.encode() + other.encode(encoding))
        assert (told.hits, told.since) == (1, 1800)
        told = hits(("\ufeff" + plain).encode(encoding) + other.encode() + plain.encode(encoding))
        assert (told.hits, told.since) == (1, 1800)


def test_how_far_back_a_part_of_a_log_reaches_is_told(hits: Facts) -> None:
    lines = [f"2026-11-22 {h:02}:{m:02}:00 all is well\n" for h in range(12) for m in range(60)]
    assert hits("".join(lines)).covered is None
    assert hits("".join(lines), read=f"{30 * len(lines[0])} B").covered == 30 * 60


@pytest.mark.parametrize(
    "name",
    ["connectorOld.log", "connector_004.log", "connector-2026-11-22-09-40-00.log",
     "connector_22.11.2026.log", "connector_alt.log", "connector - Copy.log", "connector (1).log",
     "connector.log.1"],
)  # fmt: skip
def test_the_parts_that_were_rotated_away_are_read(hits: Facts, tmp_path: Path, name: str) -> None:
    older = tmp_path / name
    older.write_text(f"2026-11-22 11:30:00 {HIT}\n")
    os.utime(older, (NOON - 900, NOON - 900))
    assert hits("2026-11-22 11:50:00 start\n", within="1 h").since == 1800
