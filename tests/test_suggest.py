"""What may have been meant is named; what hardly was is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.suggest import did_you_mean, nearest

VERBS = ("ask", "check", "fix", "collect", "bundle", "chat", "sessions", "kb", "config", "schema")
words = st.text("abcdefghij-", min_size=4, max_size=20)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("aks", "ask"),
        ("chekc", "check"),
        ("Check", "check"),
        ("colect", "collect"),
        ("session", "sessions"),
        ("fxi", "fix"),
        ("chta", "chat"),
        ("confg", "config"),
    ],
)
def test_a_slip_of_the_finger_is_understood(written: str, meant: str) -> None:
    assert did_you_mean(written, VERBS) == f"did you mean “{meant}”?"


@pytest.mark.parametrize("written", ["", "x", "help", "why", "printer", "ls", "six", "🙂"])
def test_another_word_is_no_slip(written: str) -> None:
    assert nearest(written, VERBS) == ""
    assert did_you_mean(written, VERBS) == f"known are: {', '.join(sorted(VERBS))}"


@given(words, st.integers(0), st.sampled_from("abcdefghij"))
def test_one_wrong_letter_is_always_understood(word: str, place: int, letter: str) -> None:
    at = place % len(word)

    assert nearest(word[:at] + letter + word[at + 1 :], [word]) == word


@given(st.text(max_size=40), st.lists(st.text(max_size=10)))
def test_whatever_was_written_the_hint_names_only_known_words(
    written: str, known: list[str]
) -> None:
    assert nearest(written, known) in ("", *known)
