"""Conversations: what was said before counts, two questions at most, then it is decided."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.engine import Engine
from assistant.engine.dialogue import MAX_QUESTIONS, Dialogue
from assistant.engine.followup import read_reply
from assistant.errors import AssistantError
from assistant.render.schemas import SCHEMAS

if TYPE_CHECKING:
    from tests.conftest import Run

RED = "tray-icon-red"


def held(engine: Engine, *texts: str) -> Dialogue:
    dialogue = Dialogue(engine)
    for text in texts:
        dialogue.say(text)
    return dialogue


def article(dialogue: Dialogue) -> str:
    answer = dialogue.answer
    assert answer is not None
    return answer.answers[0].article if answer.decision == "answer" else answer.decision


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("2", "choice", 2),
        ("the second one", "choice", 2),
        ("number 3 please", "choice", 3),
        ("yes", "yes", 0),
        ("ja genau", "yes", 0),
        ("none of these", "no", 0),
        ("nope", "no", 0),
        ("still red", "still", 0),
        ("that didn't help", "still", 0),
        ("that helped", "solved", 0),
        ("it works now, thanks", "solved", 0),
        ("hello? one moment", "talk", 0),
        ("...", "talk", 0),
        ("what about the logs?", "text", 0),
        ("two icons are red", "text", 0),
        ("no, it says pending", "text", 0),
    ],
)
def test_a_reply_to_a_question_is_understood(text: str, kind: str, number: int) -> None:
    assert read_reply(text, asked=True) == (kind, number)


def test_a_number_chooses_nothing_while_nothing_is_asked() -> None:
    assert read_reply("2", asked=False).kind == "text"


def test_a_choice_by_its_number_is_taken(engine: Engine) -> None:
    dialogue = held(engine, "connector problem")
    asked = dialogue.answer
    assert asked is not None
    assert asked.question is not None

    assert dialogue.say("the second one").answer.answers[0] == asked.question.choices[1]
    assert dialogue.turns[-1].answer.question is None


def test_a_vague_beginning_clears_up(engine: Engine) -> None:
    assert article(held(engine, "it stopped working", "the little icon is red")) == RED
    said = ("help, the sync is broken", "no the icon is fine", "it has said pending since monday")
    assert article(held(engine, *said)) == "sync-stuck-queued"


def test_still_red_stays_with_its_article_and_is_no_success(engine: Engine) -> None:
    dialogue = held(engine, "the tray icon is red", "still red")

    assert article(dialogue) == RED
    assert dialogue.turns[-1].outcome == "not_solved"


def test_that_helped_is_solved(engine: Engine) -> None:
    assert held(engine, "the tray icon is red", "that helped!").turns[-1].outcome == "solved"


def test_small_talk_changes_nothing(engine: Engine) -> None:
    dialogue = held(engine, "connector problem")
    before = dialogue.answer
    assert before is not None

    assert dialogue.say("hello? one moment please").answer.question == before.question


def test_another_problem_begins_anew(engine: Engine) -> None:
    said = ("the tray icon is red", "where do I find connector.log")

    assert article(held(engine, *said)) == "logs"


def test_something_else_entirely_is_not_answered(engine: Engine) -> None:
    said = ("it stopped working", "my outlook keeps asking for the password of the mail account")

    assert article(held(engine, *said)) == "abstain"


def test_none_of_these_offers_others_and_then_gives_up(engine: Engine) -> None:
    dialogue = held(engine, "connector problem")
    first = dialogue.answer
    second = dialogue.say("none of these").answer
    third = dialogue.say("none of these").answer

    assert first is not None
    assert first.question is not None
    assert second.question is not None
    assert not {c.article for c in first.question.choices} & {
        c.article for c in second.question.choices
    }
    assert (third.decision, third.question) == ("abstain", None)


def test_an_answer_that_did_not_help_gives_way_to_the_next_candidate(engine: Engine) -> None:
    dialogue = held(engine, "webroot put the connector in quarantine")
    first = article(dialogue)
    following = dialogue.not_it()

    assert following is None or following.answers[0].article != first


WORDS = st.sampled_from(
    ["it", "stopped", "the icon", "red", "pending", "webroot", "no", "yes", "2", "none", "still",
     "lasagne", "hello", "policy", "certificate", "?", "logs"]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8))
def test_a_problem_is_asked_about_twice_at_most(engine: Engine, texts: list[str]) -> None:
    dialogue = Dialogue(engine)
    questions: list[Any] = []
    for text in texts:
        answer = dialogue.say(text).answer
        assert (answer.question is not None) == (answer.decision == "clarify")
        if answer.question and answer.question not in questions:
            questions.append(answer.question)

    assert len(questions) <= MAX_QUESTIONS


def test_a_blank_turn_is_refused(engine: Engine) -> None:
    with pytest.raises(AssistantError):
        Dialogue(engine).say("  ")


# ask --dialogue


@pytest.fixture
def lines(run: Run) -> Callable[..., list[dict[str, Any]]]:
    def ask(*records: Any, code: int = 0) -> list[dict[str, Any]]:
        text = "".join(f"{json.dumps(r)}\n" for r in records)
        done = run("ask", "--dialogue", "-", stdin=text.encode())
        assert done.returncode == code
        printed = [json.loads(line) for line in done.stdout.splitlines()]
        for line in printed:
            jsonschema.validate(line, SCHEMAS["dialogue"])
        return printed

    return ask


def test_each_dialogue_is_one_line_with_the_state_after_its_last_turn(
    lines: Callable[..., list[dict[str, Any]]],
) -> None:
    vague = {"id": 7, "turns": [{"user": "it stopped working"}, {"user": "the icon went red"}]}
    (first, second) = lines(vague, {"id": "b", "turns": [{"user": "connector problem"}]})

    assert (first["id"], first["decision"], first["answers"][0]["article"]) == (7, "answer", RED)
    assert [t["decision"] for t in first["turns"]] == ["clarify", "answer"]
    assert first["turns"][0]["question"]["choices"]
    assert (second["decision"], second["question"]) == ("clarify", second["turns"][0]["question"])


@pytest.mark.parametrize(
    "record", [{"id": 1}, {"id": 1, "turns": []}, {"turns": "x"}, {"turns": [{"user": 3}]}, [1]]
)
def test_a_line_that_is_no_dialogue_is_told(
    lines: Callable[..., list[dict[str, Any]]], record: Any
) -> None:
    good = {"id": 2, "turns": [{"user": "the tray icon is red"}]}
    bad, fine = lines(record, good, code=65)

    assert bad["error"]["hint"]
    assert fine["answers"][0]["article"] == RED
