"""How problems ended moves close candidates a little, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assistant.engine.outcomes import CLOSE, adjusted, bonus, outcomes_path, read_counts
from assistant.engine.why import why
from assistant.model import Answer, Decision, Match, Question
from assistant.session.lessons import learn
from assistant.session.sqlite import SqliteStore
from assistant.session.values import Outcome, QuestionAsked
from tests.sessions.conftest import fill

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

scores = st.lists(st.floats(0, 1), min_size=1, max_size=6)
counts = st.dictionaries(
    st.sampled_from([f"kb/a{n}" for n in range(6)]),
    st.tuples(st.integers(0, 1000), st.integers(0, 1000)),
)


def answer(confidences: list[float], decision: Decision = "clarify") -> Answer:
    ordered = sorted(confidences, reverse=True)
    matches = tuple(Match(f"a{n}", "", "", c, kb="kb") for n, c in enumerate(ordered))
    question = Question("Which?", matches[:3]) if decision == "clarify" else None
    return Answer("q", decision, matches, question=question)


@given(scores, counts)
def test_only_the_order_changes_and_only_among_close_ones(
    confidences: list[float], known: dict[str, tuple[int, int]]
) -> None:
    before = answer(confidences)
    after = adjusted(before, known)

    assert after.decision == before.decision
    assert [m.confidence for m in after.answers] == [m.confidence for m in before.answers]
    assert {m.article for m in after.answers} == {m.article for m in before.answers}
    assert after.question is not None
    assert after.question.choices == after.answers[:3]
    own = {m.article: m.confidence for m in before.answers}
    for place, match in enumerate(after.answers):
        for passed in after.answers[place + 1 :]:
            assert own[passed.article] - own[match.article] <= CLOSE
    assert all(abs(bonus(known, m)) < CLOSE / 2 for m in before.answers)


@given(scores, counts)
def test_a_clear_answer_and_an_abstention_stay(
    confidences: list[float], known: dict[str, tuple[int, int]]
) -> None:
    clear, none = answer(confidences, "answer"), Answer("q", "abstain")

    assert adjusted(clear, known) == clear
    assert adjusted(none, known) == none


def test_what_helped_comes_first_and_why_says_so() -> None:
    after = adjusted(answer([0.4, 0.39]), {"kb/a1": (3, 1)})

    assert [m.article for m in after.answers] == ["a1", "a0"]
    assert "helped 3 of 4 times here" in why(after.answers[0])


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    for text in ("", "{", "[]", '{"articles": 3}', '{"articles": {"a": 1}}', "\0" * 99):
        (tmp_path / "x.json").write_text(text)
        assert read_counts(str(tmp_path / "x.json")) == {}


def choices(run: Run, opened: Opened) -> list[str]:
    data = opened(run("ask", "connector problem", "--json"))["data"]
    assert data["decision"] == "clarify"
    return [choice["article"] for choice in data["question"]["choices"]]


def test_outcomes_count_for_the_next_question_until_they_are_forgotten(
    run: Run, opened: Opened, store: SqliteStore
) -> None:
    before = choices(run, opened)
    for name in ("s1", "s2"):
        fill(store, name, QuestionAsked("q"), Outcome(True, before[-1], "codat-quickbooks-desktop"))
    learn(store)

    assert choices(run, opened)[0] == before[-1] != before[0]
    data = json.loads(Path(outcomes_path()).read_text("utf-8"))
    assert data["articles"] == {f"codat-quickbooks-desktop/{before[-1]}": [2, 0]}
    told = opened(run("sessions", "stats", "--forget-outcomes", "--json"))["data"]
    assert told["outcomes_since"]
    assert told["solved"] == 2
    assert choices(run, opened) == before
    assert not Path(outcomes_path()).exists()
