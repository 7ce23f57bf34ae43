"""The model that tells what a line does: it belongs to its examples, and only reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat import training
from assistant.chat.recogniser import model, packed, recognise, unpacked
from assistant.chat.states import ChatState, Intent
from tests.chat.test_chat_intents import STATES
from tests.each import each


def test_the_model_is_made_of_the_examples_as_they_are() -> None:
    examples = Path(training.EXAMPLES).read_text(encoding="utf-8")

    assert model().source == training.checksum(examples), "run python -m assistant.chat.training"


def test_training_is_deterministic_and_a_kept_model_is_the_same() -> None:
    samples = training.read(Path(training.EXAMPLES).read_text(encoding="utf-8"))[::40]

    first, second = training.train(samples), training.train(samples)

    assert packed(first) == packed(second)
    assert unpacked(packed(first)).probabilities("do it", "consent") == pytest.approx(
        first.probabilities("do it", "consent"), abs=0.01
    )


@each(
    ("state", "text", "intent"),
    [
        ("fix_offered", "could you sort that out for me while I make tea", "fix"),
        ("fix_offered", "I'd sooner you left it alone tonight", "no"),
        ("answered", "and where on the screen would I find that", "how"),
        ("answered", "nah, did all of those yesterday without any luck", "not_solved"),
        ("fixed", "splendid, everything is green again over here", "solved"),
        ("fixed", "hm, no, it has gone red once more", "not_solved"),
        ("not_fixed", "let me talk to a living person please", "ticket"),
        ("asked", "I'd say it's more like the second of them", "choice"),
        ("abstained", "that was about as useful as a chocolate teapot", "complaint"),
        ("start", "hope you're well, our scanner stopped sending files", "problem"),
    ],
)
def test_a_line_is_taken_for_what_it_does(state: ChatState, text: str, intent: Intent) -> None:
    assert recognise(text, state) == intent


@given(st.text(max_size=300), st.sampled_from(STATES))
def test_any_text_is_taken_for_something_that_its_state_knows(text: str, state: ChatState) -> None:
    known = {model().intents[i] for i in model().possible[state]}

    assert recognise(text, state) in known | {"problem", "detail", "command", "choice", "help"}
