"""Probabilities -> answer, clarify or abstain: the limits that protect from wrong answers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.match.decide import (
    ANSWER_FROM,
    INSIDE_FROM,
    MAX_CHOICES,
    TOGETHER_FROM,
    UNDERSTOOD_FROM,
    decide,
)
from assistant.match.rank import Ranking
from tests.examples import examples

JUST_BELOW = 1e-6
steady = settings(derandomize=True, deadline=None, max_examples=examples(200))


def ranking(
    *confidences: float,
    inside: float = 1.0,
    vague: bool = False,
    bare: bool = False,
    coverage: float = 1.0,
    exact: int | None = None,
) -> Ranking:
    return Ranking(list(enumerate(confidences)), inside, vague, bare, coverage, {}, {}, exact)


def test_a_sure_article_is_the_answer() -> None:
    assert decide(ranking(0.9, 0.05)) == ("answer", 0)


def test_one_word_that_may_mean_something_else_is_asked_about() -> None:
    assert decide(ranking(0.95, 0.01, bare=True)) == ("clarify", 2)


def test_the_answer_begins_at_its_limit() -> None:
    assert decide(ranking(ANSWER_FROM, 0.2)).decision == "answer"
    assert decide(ranking(ANSWER_FROM - JUST_BELOW, 0.2)).decision == "clarify"


def test_two_likely_articles_are_asked_about() -> None:
    assert decide(ranking(0.5, 0.4, 0.05)) == ("clarify", 2)


def test_three_likely_articles_are_asked_about() -> None:
    assert decide(ranking(0.4, 0.3, 0.2, 0.1)) == ("clarify", 3)


def test_a_question_has_at_least_two_choices_where_there_are_two() -> None:
    assert decide(ranking(0.6, 0.02, 0.01)) == ("clarify", 2)


def test_a_knowledge_base_of_one_article_offers_that_one() -> None:
    assert decide(ranking(0.5)) == ("clarify", 1)


def test_what_is_probably_none_of_them_gets_no_answer() -> None:
    assert decide(ranking(0.95, inside=INSIDE_FROM - JUST_BELOW)).decision == "abstain"
    assert decide(ranking(0.95, inside=INSIDE_FROM)).decision == "answer"


def test_what_is_not_understood_gets_no_answer() -> None:
    assert decide(ranking(0.99, coverage=UNDERSTOOD_FROM - JUST_BELOW)).decision == "abstain"
    assert decide(ranking(0.99, coverage=UNDERSTOOD_FROM)).decision == "answer"


def test_articles_that_are_unlikely_even_together_are_not_asked_about() -> None:
    third = TOGETHER_FROM / 3

    assert decide(ranking(third, third, third - JUST_BELOW)).decision == "abstain"
    assert decide(ranking(third, third, third + JUST_BELOW)) == ("clarify", 3)


def test_the_fourth_article_does_not_count() -> None:
    assert decide(ranking(0.11, 0.11, 0.11, 0.11, 0.11)).decision == "abstain"


def test_a_symptom_word_for_word_is_the_answer_whatever_else() -> None:
    assert decide(ranking(0.01, inside=0.1, coverage=0.0, vague=True, exact=0)) == ("answer", 0)


def test_what_says_too_little_is_asked_back() -> None:
    assert decide(ranking(0.2, 0.1, 0.1, inside=0.5, vague=True)) == ("clarify", 3)


def test_what_says_too_little_but_points_one_way_is_answered() -> None:
    assert decide(ranking(0.9, 0.05, vague=True)).decision == "answer"


def test_too_little_in_a_small_knowledge_base_offers_what_there_is() -> None:
    assert decide(ranking(0.3, 0.2, vague=True)) == ("clarify", 2)


def test_nothing_known_gets_no_answer() -> None:
    assert decide(ranking(inside=0.0, coverage=0.0)).decision == "abstain"
    assert decide(ranking()).decision == "abstain"


@steady
@given(
    st.lists(st.floats(0, 1), max_size=6).map(lambda c: sorted(c, reverse=True)),
    st.floats(0, 1),
    st.booleans(),
    st.floats(0, 1),
)
def test_a_choice_is_offered_exactly_when_asking_back(
    confidences: list[float], inside: float, vague: bool, coverage: float
) -> None:
    verdict = decide(ranking(*confidences, inside=inside, vague=vague, coverage=coverage))

    assert (verdict.choices > 0) <= (verdict.decision == "clarify")
    assert verdict.choices <= min(MAX_CHOICES, len(confidences))


@steady
@given(st.floats(0, 1), st.floats(0, 1))
def test_more_confidence_never_turns_an_answer_into_a_question(low: float, high: float) -> None:
    low, high = sorted((low, high))
    order = ["abstain", "clarify", "answer"]

    worse, better = (order.index(decide(ranking(c, 0.1)).decision) for c in (low, high))

    assert worse <= better


@pytest.mark.parametrize("decision", ["answer", "clarify", "abstain"])
def test_the_decisions_have_an_order_of_confidence(decision: str) -> None:
    confidence = {"answer": 0.95, "clarify": 0.5, "abstain": 0.1}[decision]

    assert decide(ranking(confidence, 0.01)).decision == decision
