"""The sanitiser: nothing that drives a terminal or hides in a text comes through."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.text import MAX_QUESTION, clean, head_and_tail, is_clean, one_line, sentence
from tests.each import each
from tests.examples import examples

ROOT = Path(__file__).resolve().parent.parent
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
steady = settings(derandomize=True, deadline=None, max_examples=examples(300))

anything = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs"]),
        st.sampled_from("\x1b\x07\x9b\x9c\x9d\x90\xc2[]P\\;0m\r\n\u2028\ud83d\ude00\udb40\udc01"),
    ),
    max_size=60,
)
printable = st.text(st.characters(categories=["L", "Nd", "P", "Sm", "Sc", "So"]) | st.just(" "))


@each(
    ("hostile", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b[2J\x1b[1;1Hb", "ab"),
        ("a\x1b[?1049hb", "ab"),
        ("a\x1b[38:2::255:0:0mb", "ab"),
        ("\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", "click"),
        ("a\x1b]52;c;cm0gLXJmIH4=\x07b", "ab"),
        ("a\x1b]0;a new window title\x07b", "ab"),
        ("a\x1bP+q544e\x1b\\b", "ab"),
        ("a\x1b_Gf=100;AAAA\x1b\\b", "ab"),
        ("a\x1b^private\x1b\\b", "ab"),
        ("a\x1bXstring\x1b\\b", "ab"),
        ("a\x1b(0b", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x1b", "a"),
        ("a\x1b[", "a"),
        ("a\x1b]52;c;never ended", "a"),
    ],
)
def test_escape_sequences_go_with_all_they_carry(hostile: str, left: str) -> None:
    assert clean(hostile) == left


@pytest.mark.parametrize(
    ("hostile", "left"),
    [
        ("a\x9b31mb", "ab"),
        ("a\x9d52;c;AAAA\x9cb", "ab"),
        ("a\x9d0;title\x07b", "ab"),
        ("a\x90q\x9cb", "ab"),
        ("a\x9fpayload\x1b\\b", "ab"),
        ("a\x84\x85\x8db", "ab"),
        ("a\xc2\x9b31mb", "ab"),
    ],
)
def test_eight_bit_controls_go_like_their_seven_bit_twins(hostile: str, left: str) -> None:
    assert clean(hostile) == left


@each("character", [chr(c) for c in (*range(9), *range(11, 13), *range(14, 27))])
def test_control_characters_go(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


def test_nul_and_delete_go() -> None:
    assert clean("tray\0icon\x7f") == "trayicon"


@each("character", BIDI)
def test_direction_overrides_go(character: str) -> None:
    assert clean(f"invoice{character}fdp.exe") == "invoicefdp.exe"


@pytest.mark.parametrize("character", "\u200b\u2060\ufeff\u00ad\u2063\ufff9\U000e0041")
def test_what_has_no_width_goes(character: str) -> None:
    assert clean(f"re{character}d") == "red"


def test_the_joiner_inside_an_emoji_stays() -> None:
    assert clean("\U0001f468\u200d\U0001f469\u200d\U0001f467") == (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    )


@pytest.mark.parametrize("surrogate", [0xD800, 0xDBFF, 0xDC80, 0xDCFF, 0xDFFF])
def test_a_lone_surrogate_is_seen_as_a_replacement_character(surrogate: int) -> None:
    assert clean(f"a{chr(surrogate)}b") == "a\ufffdb"


def test_surrogates_that_meet_after_cleaning_hide_nothing() -> None:
    assert is_clean(clean("\udb40\u200b\udc01").replace("\ufffd", "?"))
    assert "\U000e0001" not in clean("\udb40\udc01")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_newline(end: str) -> None:
    assert clean(f"one{end}two\t\x07") == "one\ntwo\t"


@pytest.mark.parametrize(
    "text",
    ["", "plain", "tab\tand\nline", "Désinstallé", "日本語", "naïve “quotes” – dash", "😴🍕"],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@steady
@given(anything)
@example("\udb40\udc01")
@example("\x1b\x1b]\x9b\x1b[")
@example("\xc2\x00\x9b31m")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@steady
@given(anything)
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    result = clean(text)

    assert not set(result) & set(BIDI)
    assert all(c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") for c in result)
    result.encode("utf-8")


@steady
@given(printable)
def test_printable_text_is_unchanged(text: str) -> None:
    assert clean(text) == text
    assert clean(f"{text}\x07") == text


def test_a_long_run_of_openers_is_no_trap() -> None:
    hostile = r"""
from assistant.text import clean, is_clean
for opener in ("\x9d", "\x90", "\x1b]", "\x1bP", "\x1b[", "\x9b", "\xc2\x9b]", "\x1b[;"):
    assert is_clean(clean(opener * 300_000 + "\x1b")), opener
"""
    finished = subprocess.run(
        [sys.executable, "-c", hostile],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )

    assert finished.returncode == 0


def test_one_line_is_one_line() -> None:
    assert one_line(" a\r\n\tb\x1b[31m  c\u2028d ") == "a b c d"


@steady
@given(st.text(), st.integers(min_value=2, max_value=80))
def test_one_line_keeps_within_its_limit(text: str, limit: int) -> None:
    result = one_line(text, limit)

    assert len(result) <= limit
    assert "\n" not in result


def test_one_line_shows_that_it_was_cut() -> None:
    assert one_line("a" * 300, 10) == "aaaaaaaaa…"


@steady
@given(st.text(max_size=300), st.integers(min_value=4, max_value=200))
def test_a_long_text_keeps_its_head_and_its_tail(text: str, limit: int) -> None:
    result = head_and_tail(text, limit)

    assert len(result) <= limit + 1
    assert result[: limit // 2] == text[: limit // 2]
    assert text.endswith(result[-(limit // 5) :] if limit >= 5 else "")
    assert len(text) > limit or result == text


def test_a_question_of_a_megabyte_is_cut_once() -> None:
    result = head_and_tail("head " + "x" * 1_000_000 + " tail")

    assert len(result) == MAX_QUESTION + 1
    assert result.startswith("head ")
    assert result.endswith(" tail")


@each(
    ("text", "whole"),
    [
        ("it is not there", "It is not there."),
        ("it’s over", "It’s over."),
        ("https://a.example tells no time", "https://a.example tells no time."),
        ("pump.ini is empty", "pump.ini is empty."),
        ("/etc/a is not there", "/etc/a is not there."),
        ("no, never", "No, never."),
        ("is it?", "Is it?"),
        ("", "."),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_with_a_name(text: str, whole: str) -> None:
    assert sentence(text) == whole
