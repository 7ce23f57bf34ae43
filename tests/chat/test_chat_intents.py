"""What a line is taken for in each state, and that a sentence is never a consent."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.chat.intents import read_intent
from assistant.chat.states import ChatState, Intent
from tests.chat.turns import TURNS
from tests.tui.sentences import own

STATES: tuple[ChatState, ...] = get_args(ChatState)
AGREED = ("yes", "fix")
WORDS = st.sampled_from(
    (
        *("yes", "no", "ok", "fix", "it", "please", "do", "not", "don't", "stop", "wait", "red"),
        *("icon", "why", "how", "what", "if", "but", "my", "the", "a", "is", "was", "ja", "nein"),
        *("oui", "non", "si", "1", "2", "thanks", "still", "again"),
    )
)


def test_turns_are_taken_for_what_they_do() -> None:
    wrong = [
        (state, text, read_intent(text, state))
        for state, turns in TURNS.items()
        for text, right in turns
        if read_intent(text, state) not in right.split()
    ]
    count = sum(map(len, TURNS.values()))

    assert len(wrong) <= 0.05 * count, wrong


def test_no_sentence_at_a_plan_is_a_consent() -> None:
    assert [text for text in own() if read_intent(text, "consent") in AGREED] == []


@pytest.mark.parametrize("line", ["yes?", "fix it?", "do it if QuickBooks is closed", "yes and no"])
def test_a_yes_with_a_question_or_a_condition_is_none(line: str) -> None:
    assert read_intent(line, "consent") not in AGREED


@pytest.mark.parametrize(
    "line", ["y", " YES! ", "Ja.", "d’accord", "SÍ", "ok, please do", "run it"]
)
def test_a_whole_line_is_a_yes_whatever_its_case_and_accents(line: str) -> None:
    assert read_intent(line, "consent") in AGREED


@given(st.lists(WORDS, min_size=1, max_size=9).map(" ".join))
def test_a_line_with_a_denial_or_a_question_never_agrees(line: str) -> None:
    doubts = {
        "no",
        "not",
        "don't",
        "stop",
        "wait",
        "why",
        "how",
        "what",
        "if",
        "but",
        "nein",
        "non",
    }
    if doubts & {*line.split()}:
        assert read_intent(line, "consent") not in AGREED


@given(st.text(max_size=400), st.sampled_from(STATES))
@example("", "consent")
@example("ok " * 200, "consent")
@example("please " * 13 + "x", "consent")
@example("\x00\u202e", "asked")
def test_any_text_has_an_intent(text: str, state: ChatState) -> None:
    assert read_intent(text, state) in get_args(Intent)


@pytest.mark.parametrize("state", STATES)
def test_a_slash_is_a_command_in_every_state(state: ChatState) -> None:
    assert read_intent("/fix it", state) == "command"


@pytest.mark.parametrize(
    ("line", "intent"),
    [("thakns", "thanks"), ("escallate this please", "ticket"), ("no chnage at all", "not_solved")],
)
def test_a_slip_of_the_keyboard_changes_nothing(line: str, intent: Intent) -> None:
    assert read_intent(line, "answered") == intent
