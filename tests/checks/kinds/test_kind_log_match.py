"""Known messages in real logs: which are found, where, and what is said of them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.log_search import search_lines
from assistant.checks.signatures import Signature, normal
from assistant.checks.zones import Zone
from assistant.host.base import Host
from assistant.host.values import Tail

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths of Linux and macOS")
Facts = Callable[..., Any]
CODE = 0x8004041D
SIGNED = "-2147220451"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log is."""
    return tmp_path / "connector.log"


@pytest.fixture
def hits(facts: Facts, log: Path) -> Callable[..., Any]:
    """What is told of a log with this content."""

    def look(content: str | bytes, **more: Any) -> Any:
        log.write_bytes(content.encode() if isinstance(content, str) else content)
        return facts("log_match", {"path": str(log), "signatures": "known", **more})

    return look


def test_the_newest_message_is_told_first(examine: Facts, log: Path) -> None:
    log.write_text('1 error 0x8004041D\n2 took 5000 ms\n3 company file is "in use"\n4 end\n')
    asked = {"path": str(log), "signatures": "known"}
    result = examine("log_match", asked, "not matched", message="{signature}/{group}: {meaning}")
    assert (result.state, result.message) == ("fail", "busy/file: The company file is in use.")
    assert result.actual == "The company file is in use."
    assert [e.excerpt for e in result.evidence] == [
        '3 company file is "in use"',
        "2 took 5000 ms",
        "1 error 0x8004041D",
    ]
    assert [e.locator for e in result.evidence][:2] == [
        "1 line before the end",
        "2 lines before the end",
    ]
    assert {e.source for e in result.evidence} == {str(log)}


def test_a_log_without_known_messages_is_sound(hits: Facts, examine: Facts, log: Path) -> None:
    told = hits("all is well\n")
    assert (told.exists, told.matched, told.hits, told.signature) == (True, False, 0, None)
    assert (told.path, told.size) == (str(log), 12)
    result = examine("log_match", {"path": str(log), "signatures": "known"}, "not matched")
    assert result.state == "pass"
    assert "no known message" in result.actual
    assert hits("").matched is False


def test_no_log_is_no_claim_about_messages(facts: Facts, examine: Facts, log: Path) -> None:
    asked = {"path": str(log), "signatures": "known"}
    told = facts("log_match", asked)
    assert (told.exists, told.matched) == (False, None)
    assert examine("log_match", asked, "not matched").state == "fail"
    assert examine("log_match", asked, "matched").state == "fail"


@pytest.mark.parametrize(
    "line",
    [
        "0x8004041D",
        "0x8004041d",
        "error=0X8004041D, giving up",
        "(0x8004041D)",
        "hr:0x8004041D.",
        SIGNED,
        f"code={SIGNED};",
        f"HRESULT {SIGNED}",
        f"[{SIGNED}]",
    ],
)
def test_a_code_is_found_as_hex_and_as_signed_number(hits: Facts, line: str) -> None:
    assert hits(f"INFO start\n{line}\n").signature == "denied"


@pytest.mark.parametrize(
    "line",
    [
        "0x8004041DFF",
        "0x8004041",
        "00x8004041D",
        "x0x8004041D_",
        f"{SIGNED}0",
        f"1{SIGNED}",
        "2147220451",
        f"_{SIGNED}",
        "0x8004041E",
    ],
)
def test_a_part_of_another_number_is_no_code(hits: Facts, line: str) -> None:
    assert hits(f"INFO start\n{line}\n").matched is False


@given(st.integers(1 << 31, (1 << 32) - 1), st.text("0123456789abcdefx-_ .", max_size=4))
def test_a_code_stands_in_a_line_exactly_where_it_is_set_off(code: int, beside: str) -> None:
    signature = Signature("a", "b", code=code)
    for written in (f"0x{code:08x}", str(code - (1 << 32))):
        assert signature.find(normal(f"at ({written}) {beside}")) is not None
        joined = f"{written}{beside}"
        apart = re.match(r"[\w-]|[.,]\d", beside) is None
        assert (signature.find(joined) is not None) == apart


@pytest.mark.parametrize(
    "line",
    [
        'The Company File is "in use" now',
        "company   file\tis “in use”",
        "COMPANY FILE IS ‘IN USE’",
        "company file is „in use“",
        "... ANOTHER  user has it",
    ],
)
def test_a_text_is_found_with_other_quotes_spaces_and_letters(hits: Facts, line: str) -> None:
    if "‘" in line:
        assert hits(line).matched is False  # single quotes are no double quotes
    else:
        assert hits(line).signature == "busy"


def test_a_pattern_is_found(hits: Facts) -> None:
    assert hits("it TOOK 4711 ms\n").signature == "slow"
    assert hits("it took 47 ms\n").matched is False


def test_hits_are_counted_up_to_a_hundred(hits: Facts) -> None:
    assert hits("0x8004041D\n" * 7).hits == 7
    assert hits("0x8004041D\n" * 500).hits == 100


def test_a_log_that_is_being_written_to_tells_its_new_end(facts: Facts, log: Path) -> None:
    asked = {"path": str(log), "signatures": "known"}
    with log.open("a") as writer:
        writer.write("start\n")
        writer.flush()
        assert facts("log_match", asked).matched is False
        writer.write("took 1234 ms")
        writer.flush()
        assert facts("log_match", asked).signature == "slow"
        writer.write("\n0x8004041D\n")
        writer.flush()
        assert facts("log_match", asked).signature == "denied"
        assert facts("log_match", asked).hits == 2


@pytest.mark.parametrize("older", ["connector.log.1", "connector.1.log", "connector.log.old"])
def test_what_was_written_just_before_a_rotation_is_found(
    facts: Facts, log: Path, older: str
) -> None:
    log.write_text("it took 5000 ms\n0x8004041D\n")
    os.rename(log, log.with_name(older))
    log.write_text("a new log begins\n")
    told = facts("log_match", {"path": str(log), "signatures": "known"})
    assert (told.signature, told.hits, told.path) == ("denied", 2, str(log))


@pytest.mark.parametrize(
    "name", ["pkg2.json", "pkg10.json", "pkg_1.json", "pkg.json.1", "pkgOld.json", "app2.log"]
)
def test_what_lies_beside_is_not_taken_for_a_part_of_it(facts: Facts, log: Path, name: str) -> None:
    asked = log.with_name("app.log" if name.startswith("app") else "pkg.json")
    asked.write_text("all is well\n")
    log.with_name(name).write_text("0x8004041D\n")
    assert facts("log_match", {"path": str(asked), "signatures": "known"}).hits == 0


def test_the_predecessor_is_the_log_that_was_rotated_last(facts: Facts, log: Path) -> None:
    log.with_name("connector.log.bak").write_text("0x8004041D\n")
    os.utime(log.with_name("connector.log.bak"), (1e9, 1e9))
    log.with_name("connector.1.log").write_text("it took 5000 ms\n")
    log.write_text("a new log begins\n")
    told = facts("log_match", {"path": str(log), "signatures": "known"})
    assert (told.signature, told.hits) == ("slow", 2)


def test_no_line_counts_twice_where_the_path_names_the_predecessor_too(
    facts: Facts, log: Path
) -> None:
    log.write_text("a new log begins\n")
    log.with_name("connector.1.log").write_text("0x8004041D\n")
    told = facts("log_match", {"path": str(log.with_name("connector*.log")), "signatures": "known"})
    assert told.hits == 1


def test_a_long_log_speaks_for_itself(facts: Facts, log: Path) -> None:
    log.write_text("nothing of interest\n" * 600)
    log.with_name("connector.log.1").write_text("0x8004041D\n")
    asked = {"path": str(log), "signatures": "known", "read": "10 kB"}
    assert facts("log_match", asked).matched is False


def test_of_two_logs_one_may_be_missing(facts: Facts, examine: Facts, log: Path) -> None:
    log.write_text("0x8004041D\n")
    asked = {"path": [str(log), f"{log}.missing"], "signatures": "known"}
    told = facts("log_match", asked)
    assert (told.exists, told.matched, told.path) == (True, True, str(log))
    other = log.with_name("other.log")
    other.write_text("it took 12345 ms\n")
    os.utime(log, (1e9, 1e9))
    told = facts("log_match", {"path": [str(log), str(other)], "signatures": "known"})
    assert (told.hits, told.signature, told.path) == (2, "slow", str(other))


def test_a_log_that_may_not_be_looked_at_leaves_open_whether_there_is_a_message(
    facts: Facts, examine: Facts, log: Path
) -> None:
    log.write_text("all is well\n")
    asked = {"path": [str(log), "/proc/secret.log"], "signatures": "known"}
    assert facts("log_match", asked).matched is None
    assert examine("log_match", asked, "not matched").state == "fail"
    log.write_text("0x8004041D\n")
    assert facts("log_match", asked).matched is True


def test_a_log_that_vanishes_while_it_is_read_is_no_claim(
    live: Host, examine: Facts, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.write_text("all is well\n")
    read = live.tail

    def late(path: str, limit: int) -> Tail:
        Path(path).unlink()
        return read(path, limit)

    monkeypatch.setattr(live, "tail", late)
    asked = {"path": str(log), "signatures": "known"}
    result = examine("log_match", asked, "not matched", host=live)
    assert (result.state, result.reason) == ("error", "unreadable")
    assert "is not there (any more)" in result.message


def test_escape_sequences_of_a_log_reach_nobody(examine: Facts, log: Path) -> None:
    log.write_bytes(
        b"a plain line of the log, as there are many\n" * 9
        + b"\x1b]0;owned\x07\x1b[31mit took\x1b[0m 5000 ms\xe2\x80\xae\x1b[2J\x9b1m\x00\x08\r\n"
    )
    result = examine("log_match", {"path": str(log), "signatures": "known"}, "not matched")
    assert result.state == "fail"
    told = repr(result)
    assert not any(mark in told for mark in ("\\x", "owned", "\\u202e", "[31m", "[2J"))
    assert "it took 5000 ms" in result.evidence[0].excerpt


def test_a_name_of_a_file_is_shown_without_its_escape_sequences(
    examine: Facts, tmp_path: Path
) -> None:
    (tmp_path / "a\x1b[31m\n.log").write_text("it took 5000 ms\n")
    for kind in ("log_match", "file"):
        asked: dict[str, Any] = {"path": f"{tmp_path}/*.log"}
        if kind == "log_match":
            asked["signatures"] = "known"
        result = examine(kind, asked, message="{path} {actual}")
        assert "\\x1b" not in repr(result)
        assert "\\n" not in repr(result)
        assert "a .log" in result.evidence[0].source


def test_one_line_of_ten_megabytes_is_searched(hits: Facts) -> None:
    line = b"x" * 10_000_000
    assert hits(line).matched is False
    told = hits(line + b" 0x8004041D " + b"y" * 500_000)
    assert (told.signature, told.hits) == ("denied", 1)
    assert hits(b"0x8004041D " + line).matched is False  # beyond the end that is read


@given(st.integers(0, 4200))
def test_a_message_in_a_long_line_is_found_once_wherever_it_stands(offset: int) -> None:
    line = "a " * (offset // 2) + "z" * (offset % 2) + " another user has it " + "b " * 2000
    known = (Signature("a", "b", texts=("another user has it",)),)
    lines = ["first", line, "last"]
    found = search_lines("a.log", lines, known, zone=Zone(), now=9.0, modified=1.0).hits
    assert [hit.behind for hit in found] == [1]
    assert "another user has it" in found[0].line


def test_of_a_sparse_log_of_two_gigabytes_only_the_end_is_read(
    live: Host, log: Path, facts: Facts
) -> None:
    with log.open("wb") as file:
        file.truncate(2_000_000_000)
        file.seek(0, os.SEEK_END)
        file.write(b"a line\nerror 0x8004041D\n")
    tail = live.tail(str(log), 1_000_000)
    assert len(tail.data) == 1_000_000
    assert tail.size == 2_000_000_024
    told = facts("log_match", {"path": str(log), "signatures": "known"})
    assert (told.matched, told.hits, told.size) == (True, 1, 2_000_000_024)
