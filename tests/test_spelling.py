"""Typo repair: towards the knowledge base's own words, never away from real ones."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assistant.match.spelling as spelling_module
from assistant.kb.vocabulary import Vocabulary
from assistant.match.spelling import Speller, allowed_edits, is_english
from tests.examples import examples

LIST = Path(spelling_module.__file__).parent / "english.txt"
ENGLISH = LIST.read_text(encoding="utf-8").split()
WORDS = [
    *["connector"] * 9,
    *["certificate"] * 5,
    *["webroot"] * 5,
    *["antivirus"] * 4,
    *["deauthorized"] * 3,
    *["quickbooks"] * 9,
    *["queued"] * 3,
    *["tray"] * 3,
    *["sync"] * 4,
    *["portal"] * 2,
]
steady = settings(derandomize=True, deadline=None, max_examples=examples(200))


def speller(words: list[str]) -> Speller:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE word (initial TEXT, length INTEGER, words TEXT)")
    vocabulary = Vocabulary()
    vocabulary.add(words)
    connection.executemany("INSERT INTO word VALUES (?, ?, ?)", vocabulary.rows())
    return Speller(connection)


@pytest.fixture
def ours() -> Speller:
    return speller(WORDS)


def read_as(some: Speller, word: str) -> str | None:
    repaired = some.repair(word)
    return repaired.word if repaired else None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("conenctor", "connector"),  # swapped
        ("conector", "connector"),  # dropped
        ("connnector", "connector"),  # doubled
        ("connectir", "connector"),  # beside on the keyboard
        ("ceritficate", "certificate"),
        ("certifcate", "certificate"),
        ("ertificate", None),  # the first letter is what the search starts from
        ("ewbroot", "webroot"),  # ...unless it was swapped
        ("webrot", "webroot"),
        ("antivrius", "antivirus"),
        ("deathorized", "deauthorized"),
        ("deauthorizd", "deauthorized"),
        ("quikcboks", "quickbooks"),
        ("quued", "queued"),
        ("snyc", "sync"),
    ],
)
def test_a_slip_of_the_fingers_is_repaired(ours: Speller, written: str, meant: str | None) -> None:
    assert read_as(ours, written) == meant


@pytest.mark.parametrize("word", ["police", "portrait", "trap", "quoted", "clear", "correction"])
def test_english_words_are_never_repaired(ours: Speller, word: str) -> None:
    assert ours.repair(word) is None


@pytest.mark.parametrize("word", ["", "a", "ty", "syn", "tra"])
def test_short_words_are_never_repaired(ours: Speller, word: str) -> None:
    assert ours.repair(word) is None


@pytest.mark.parametrize("word", ["c0nnector", "webroot7", "0x80040408", "webr00t", "link_json"])
def test_what_holds_digits_or_signs_is_never_repaired(ours: Speller, word: str) -> None:
    assert ours.repair(word) is None


@pytest.mark.parametrize("word", ["xyzzyplugh", "qwrtzuiop", "brzęczyszczykiewicz", "連接器連接器"])
def test_what_is_like_no_word_is_left_alone(ours: Speller, word: str) -> None:
    assert ours.repair(word) is None


def test_short_words_may_have_one_slip_and_long_ones_two() -> None:
    assert [allowed_edits(n) for n in (1, 3, 4, 5, 6, 12)] == [0, 0, 1, 1, 2, 2]


def test_three_slips_are_too_many(ours: Speller) -> None:
    assert ours.repair("cnnectr") is not None
    assert ours.repair("cnncr") is None


def test_the_nearest_word_wins_over_the_more_frequent_one() -> None:
    some = speller([*["certificates"] * 50, "certificate"])

    assert read_as(some, "certifiate") == "certificate"


def test_swapped_letters_win_between_words_equally_near() -> None:
    some = speller([*["snytc"] * 50, "sync"])

    assert read_as(some, "snyc") == "sync"


def test_the_more_frequent_word_wins_between_words_equally_near() -> None:
    assert read_as(speller(["webroof", *["webroot"] * 5]), "webrooz") == "webroot"
    assert read_as(speller([*["webroof"] * 5, "webroot"]), "webrooz") == "webroof"


def test_equal_candidates_are_told_apart_the_same_way_each_time() -> None:
    one, other = speller(["webroof", "webroot"]), speller(["webroot", "webroof"])

    assert read_as(one, "webrooz") == read_as(other, "webrooz")


def test_a_repair_counts_less_the_more_was_wrong(ours: Speller) -> None:
    once, twice = ours.repair("conector"), ours.repair("conectr")

    assert once is not None
    assert twice is not None
    assert 0 < twice.trust < once.trust < 1


def test_an_empty_vocabulary_repairs_nothing() -> None:
    assert speller([]).repair("conector") is None


def test_the_list_of_english_words_is_sorted_and_folded() -> None:
    lines = LIST.read_bytes().split(b"\n")
    words = lines[:-1]

    assert lines[-1] == b""
    assert all(a < b for a, b in pairwise(words))
    assert all(word.isalpha() and word.islower() for word in words)


def test_first_middle_and_last_of_the_list_are_english() -> None:
    places = [0, 1, 2, len(ENGLISH) // 2, len(ENGLISH) // 3, -3, -2, -1]

    assert [is_english(ENGLISH[place]) for place in places] == [True] * len(places)


@pytest.mark.parametrize("word", ["", "aaa", "zzzz", "\n", "police\n", "abacus\nabacuses", "ñandú"])
def test_what_is_not_in_the_list_is_not_english(word: str) -> None:
    assert not is_english(word)


@steady
@given(st.sampled_from(ENGLISH))
def test_every_word_of_the_list_is_found(word: str) -> None:
    assert is_english(word)
    assert not is_english(word + "qz")


@steady
@given(st.text(max_size=30))
def test_no_word_breaks_the_speller(word: str) -> None:
    some = speller(WORDS)

    assert some.repair(word) == some.repair(word)
