"""Numbers as people write and read them, and messages with what was seen filled in."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.kind import Kind, load_kind
from assistant.checks.message import MAX_MESSAGE, fill_in, placeholders
from assistant.checks.units import parse_number, show_number, version_parts
from tests.each import each
from tests.examples import examples

steady = settings(derandomize=True, deadline=None, max_examples=examples(300))


@each(
    ("text", "unit", "value"),
    [("5", "", 5), ("-3", "", -3), ("0x80040408", "", 0x80040408), ("1.5", "", 1.5),
     ("30 s", "seconds", 30), ("30", "seconds", 30), ("5min", "seconds", 300),
     ("2 days", "seconds", 172_800), ("1 week", "seconds", 604_800), ("1.5 h", "seconds", 5400),
     ("500 MB", "bytes", 5e8), ("2 GiB", "bytes", 2 * 1024**3), ("10", "bytes", 10),
     ("10 %", "percent", 10), ("10", "percent", 10), (" 7 ", "", 7)],
)  # fmt: skip
def test_a_number_is_read_with_its_unit(text: str, unit: str, value: float) -> None:
    assert parse_number(text, unit) == value


@each(
    ("text", "unit"),
    [("", ""), ("five", ""), ("5 s", ""), ("5 MB", "seconds"), ("5 s", "bytes"), ("nan", ""),
     ("inf", "seconds"), ("1e9", ""), ("0x", ""), ("٣", ""), ("5 5", ""), ("1,5", ""),
     ("0x10", "seconds"), ("9" * 400, "")],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_an_example(text: str, unit: str) -> None:
    with pytest.raises(ValueError, match="write it like"):
        parse_number(text, unit)


@each(
    ("value", "unit", "shown"),
    [(0.02, "seconds", "20 ms"), (40, "seconds", "40 s"), (720, "seconds", "12 min"),
     (18_000, "seconds", "5 h"), (259_200, "seconds", "3 days"), (512, "bytes", "512 bytes"),
     (1_500_000, "bytes", "1.5 MB"), (2e9, "bytes", "2 GB"), (0x80040408, "hex", "0x80040408"),
     (12.5, "percent", "12.5 %"), (3, "", "3"), (0.5, "", "0.5"),
     (1_795_338_000, "time", "2026-11-22 09:00:00 UTC"), (1e20, "time", "an impossible time")],
)  # fmt: skip
def test_a_number_is_shown_as_a_person_would_say_it(value: float, unit: str, shown: str) -> None:
    assert show_number(value, unit) == shown


@steady
@given(st.text(max_size=30), st.sampled_from(["", "seconds", "bytes", "percent", "time", "hex"]))
def test_any_text_is_a_finite_number_or_a_value_error(text: str, unit: str) -> None:
    try:
        value = parse_number(text, unit)
    except ValueError:
        return
    assert math.isfinite(value)
    assert show_number(value, unit)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("10.0.22631", (10, 0, 22631)),
        ("1.8.2-beta.1", (1, 8, 2)),
        ("v1", ()),
        ("", ()),
        ("7", (7,)),
    ],
)
def test_a_version_is_its_numbers(text: str, parts: tuple[int, ...]) -> None:
    assert version_parts(text) == parts


PROCESS = load_kind("process")
SEEN: dict[str, Any] = {
    "running": True,
    "number": 2,
    "zombies": 0,
    "pid": 4711,
    "path": "C:\\pump.exe",
    "user": None,
    "users": 1,
    "age": 7_200.0,
    "same_user": None,
}


def filled(message: str, kind: Kind = PROCESS, **seen: Any) -> str:
    return fill_in(message, kind, {**SEEN, **seen}, {"client": "ACME", "actual": "it runs"})


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("It runs {number} times, for {age}.", "It runs 2 times, for 2 h."),
        ("{running} {same_user} {user} {path}", "yes unknown unknown C:\\pump.exe"),
        ("{client}: {actual}", "ACME: it runs"),
        ("{unknown} {} {Number} {", "{unknown} {} {Number} {"),
        ("{{number}}", "{2}"),
    ],
)
def test_a_message_says_what_was_seen(message: str, text: str) -> None:
    assert filled(message) == text


def test_a_list_is_shown_as_words() -> None:
    kind = load_kind("directory")
    seen = dict.fromkeys(kind.facts)

    assert fill_in("{found}", kind, {**seen, "found": ("a", "b")}, {}) == "a, b"
    assert fill_in("{found}", kind, {**seen, "found": ()}, {}) == "none"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [("{number}{client}", "{number}{client}"), ("\x1b[31mred\x1b[0m", "red"), ("a\nb\tc", "a b c"),
     ("\\1\\g<0>", "\\1\\g<0>"), ("a\u202eb", "ab"), ("%s%n", "%s%n"), ("", "none")],
)  # fmt: skip
def test_what_a_machine_says_is_never_an_instruction(hostile: str, shown: str) -> None:
    assert filled("<{path}>", path=hostile) == f"<{shown}>"


@steady
@given(st.text(max_size=2_000), st.text(max_size=200))
def test_any_message_with_any_fact_is_one_clean_line(fact: str, message: str) -> None:
    text = filled(f"{message} {{path}}", path=fact)

    assert len(text) <= MAX_MESSAGE
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_a_long_fact_is_cut_and_the_cut_is_seen() -> None:
    assert filled("{path}", path="x" * 5_000) == "x" * (MAX_MESSAGE - 1) + "…"


def test_the_names_in_a_message_are_known_before_it_is_used() -> None:
    assert placeholders("{a} {b_c} {} {D} {{e}}") == ["a", "b_c", "e"]
