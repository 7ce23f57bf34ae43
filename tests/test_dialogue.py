"""Conversations: what was said before counts, two questions at most, then it is decided."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.engine import Engine
from assistant.engine.claims import take_in
from assistant.engine.dialogue import MAX_QUESTIONS, Dialogue
from assistant.engine.followup import LAST, leading_reply, read_reply
from assistant.errors import AssistantError
from tests.each import each
from tests.examples import examples
from tests.schemas import hold

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


@each(
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
        ("2nd", "choice", 2),
        ("sorry, I meant the first", "choice", 1),
        ("the last one", "choice", LAST),
        ("one", "choice", 1),
        ("17", "choice", 17),
        ("one second please", "talk", 0),
        ("yes, that's it", "yes", 0),
        ("neither of those applies", "no", 0),
        ("that is not my problem", "no", 0),
        ("it's something else", "no", 0),
        ("I'm not sure", "talk", 0),
        ("which one do you mean?", "talk", 0),
        ("a bit of both", "talk", 0),
        ("did all of that", "talk", 0),
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


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("Web Connector says QBWC1040", "the server team moved offices in May"),
            "web-connector-password",
        ),
        (("hm, 0x80040154", "nothing else is on the screen"), "sdk-missing"),
        (("I've got a code", "where are my glasses", "80040409"), "quickbooks-updated"),
        (("the connector's tray icon is red", "Hanna from accounting sits beside me"), RED),
        (
            ("Defender deleted the connector's setup", "I'm on Windows 11"),
            "blocked-by-policy-or-antivirus",
        ),
    ],
)
def test_what_adds_nothing_leaves_the_answer(
    engine: Engine, texts: tuple[str, ...], expected: str
) -> None:
    assert article(held(engine, *texts)) == expected


@pytest.mark.parametrize(
    "text", ["how do I roast a duck?", "my printer is jammed", "vegan lasagne for twelve"]
)
def test_what_asks_or_tells_of_something_else_ends_the_answer(engine: Engine, text: str) -> None:
    assert article(held(engine, "the connector's tray icon is red", text)) == "abstain"


@pytest.mark.parametrize("word", ["error", "sync", "update", "restart"])
def test_one_word_that_may_mean_anything_is_asked_about(engine: Engine, word: str) -> None:
    assert article(held(engine, word)) == "clarify"


def test_what_is_the_same_is_not_new(engine: Engine) -> None:
    assert {slug for _, slug in take_in("same computer", engine).denied} == {"new-computer"}


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
    dialogue = held(engine, "pending syncs, red icon")
    following = dialogue.not_it()

    assert following is not None
    assert (following.decision, article(dialogue)) == ("answer", QUEUED)
    assert RED not in {match.article for match in following.answers}


def test_where_nothing_else_comes_near_there_is_no_next_candidate(engine: Engine) -> None:
    assert held(engine, "the tray icon is red").not_it() is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("no, it says pending", "it says pending"),
        ("nope it is green", "it is green"),
        ("no red icon", "no red icon"),
        ("neither. the file vanished", "the file vanished"),
        ("ok. sorry, I meant the log", "the log"),
        ("the icon, no?", "the icon, no?"),
    ],
)
def test_a_reply_at_the_beginning_is_set_apart(text: str, rest: str) -> None:
    assert leading_reply(text, asked=True)[1] == rest


DEAUTHORIZED, QUEUED = "deauthorized-after-first-sync", "sync-stuck-queued"
WEBROOT, BLOCKED = "whitelist-webroot", "blocked-by-policy-or-antivirus"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("the symbol is not red", RED),
        ("no red symbol here", RED),
        ("das Symbol ist nicht rot", RED),
        ("the link isn't deauthorized", DEAUTHORIZED),
        ("nothing is pending", QUEUED),
        ("non, pas en attente", QUEUED),
        ("Webroot haben wir nicht", WEBROOT),
        ("we do not use Webroot", WEBROOT),
        ("we got rid of Webroot last year", WEBROOT),
    ],
)
def test_what_is_denied_is_ruled_out(engine: Engine, text: str, denied: str) -> None:
    told = take_in(text, engine)

    assert [slug for _, slug in told.denied] == [denied]
    assert not told.text
    assert article(held(engine, text)) != denied


@pytest.mark.parametrize(
    "text",
    [
        "QuickBooks is not open",
        "we have no permission",
        "the certificate was not accepted",
        "the connector isn't running",
        "there are no logs in that folder",
        "the program is not installed",
    ],
)
def test_a_missing_good_thing_is_the_trouble_and_denies_nothing(engine: Engine, text: str) -> None:
    told = take_in(text, engine)

    assert told.text == text
    assert not {RED, QUEUED, "reinstall-certificate", "logs"} & {s for _, s in told.denied}


def test_the_other_half_of_a_denial_is_answered(engine: Engine) -> None:
    said = "no our company is not deauthorized, the invoices only stay pending"

    assert article(held(engine, "help, the connection", said)) == QUEUED
    assert article(held(engine, "no Webroot here, Sophos took the installer away")) == BLOCKED


def test_a_denial_of_all_but_one_choice_chooses_it(engine: Engine) -> None:
    said = ("the connector gets blocked", "Webroot? we don't have Webroot")
    assert article(held(engine, *said)) in (BLOCKED, "clarify")
    assert WEBROOT not in str(held(engine, *said).answer)


def test_a_denied_answer_gives_way(engine: Engine) -> None:
    dialogue = held(engine, "the tray icon is red", "sorry, it is not red")

    assert article(dialogue) != RED


def test_red_no_more_is_solved(engine: Engine) -> None:
    dialogue = held(engine, "the tray icon is red", "the icon isn't red any more")

    assert dialogue.turns[-1].outcome == "solved"
    assert article(dialogue) == RED


def test_solved_before_anything_was_answered_needs_no_article(engine: Engine) -> None:
    turn = held(engine, "it stopped working", "never mind, it works again").turns[-1]

    assert (turn.outcome, turn.answer.decision, turn.answer.question) == ("solved", "abstain", None)


def test_a_choice_can_be_taken_back(engine: Engine) -> None:
    dialogue = held(engine, "connector problem")
    asked = dialogue.answer
    assert asked is not None
    assert asked.question is not None
    choices = asked.question.choices
    dialogue.say("2")

    assert dialogue.say("no wait, the first").answer.answers[0] == choices[0]
    assert dialogue.say("the last one").answer.answers[0] == choices[-1]
    rejected = dialogue.say("no, that's not it").answer
    assert rejected.question is not None
    assert choices[-1] not in rejected.question.choices


def test_a_number_that_is_no_choice_leaves_the_question_open(engine: Engine) -> None:
    dialogue = held(engine, "connector problem")
    before = dialogue.answer

    assert before is not None
    assert dialogue.say("9").answer.question == before.question


@pytest.mark.parametrize("text", ["not sure yet", "what do you mean?", "on my laptop", "both"])
def test_what_does_not_help_leaves_the_question_open(engine: Engine, text: str) -> None:
    dialogue = held(engine, "it stopped working")
    before = dialogue.answer

    assert before is not None
    assert dialogue.say(text).answer.question == before.question


def test_nothing_is_taken_for_tried_while_a_question_is_open(engine: Engine) -> None:
    dialogue = held(engine, "connector problem")
    asked = dialogue.answer
    assert asked is not None
    sure = tuple(match._replace(confidence=0.4) for match in asked.answers)
    dialogue.settle(asked._replace(answers=sure))

    assert dialogue.not_it() is None
    assert dialogue.answer is not None
    assert dialogue.answer.question == asked.question


def test_more_of_the_same_stays_with_its_article(engine: Engine) -> None:
    said = ("we have Webroot SecureAnywhere", "it flagged the program of the connector tonight")
    assert article(held(engine, *said)) == WEBROOT
    assert article(held(engine, "the pushes stay pending", "and for how long?")) == QUEUED
    assert article(held(engine, "the tray icon is red", "did all of that", "it's a Dell")) == RED


def test_what_says_that_it_adds_is_no_other_problem(engine: Engine) -> None:
    said = ("the first sync went fine and since then the company is deauthorized",)
    more = "the little symbol in the tray is gone each time, too"

    assert article(held(engine, *said)) == "deauthorized-after-first-sync"
    assert article(held(engine, *said, more)) == "deauthorized-after-first-sync"


def test_still_something_else_is_news(engine: Engine) -> None:
    assert article(held(engine, "the tray icon is red", "the pushes are still pending")) == QUEUED


def test_a_word_is_enough_where_it_is_asked_for(engine: Engine) -> None:
    assert article(held(engine, "it stopped working", "it's all pending")) == QUEUED
    assert article(held(engine, "it stopped working", "the battery is red")) == "abstain"
    assert article(held(engine, "it stopped working", "the accountant")) == "clarify"


@pytest.mark.parametrize(
    "texts",
    [
        ("it broke", "not your program", "the scanner in the hall"),
        ("I have a question", "it has nothing to do with the connector", "a holiday request"),
        ("something failed", "it's outlook"),
        ("it stopped working", "no connector problem, the monitor stays black"),
    ],
)
def test_what_does_not_concern_the_product_ends_at_none(
    engine: Engine, texts: tuple[str, ...]
) -> None:
    assert article(held(engine, *texts)) == "abstain"


def test_after_something_else_the_product_can_be_spoken_of(engine: Engine) -> None:
    said = ("it broke", "not the connector", "oh well, in fact the tray icon is red")

    assert article(held(engine, *said)) == RED


@pytest.mark.parametrize("article_at_hand", ["the tray icon is red", "syncs stay queued"])
def test_the_logs_can_be_asked_for_at_any_time(engine: Engine, article_at_hand: str) -> None:
    assert article(held(engine, article_at_hand, "what about the logs?", "yes")) == "logs"


@pytest.mark.parametrize(
    "text",
    [
        "since Friday nothing has worked",
        "it refuses to open",
        "after the update it is broken",
        "my colleague says it doesn't work",
        "it hangs",
    ],
)
def test_a_vague_beginning_is_asked_back(engine: Engine, text: str) -> None:
    assert article(held(engine, text)) == "clarify"


@pytest.mark.parametrize("text", ["no " * 5000, "no. " * 5000, "is not " * 5000, "the a " * 5000])
def test_an_endless_reply_is_taken_in(engine: Engine, text: str) -> None:
    assert held(engine, "it stopped working", text).answer is not None


WORDS = st.sampled_from(
    ["it", "stopped", "the icon", "red", "pending", "webroot", "no", "yes", "2", "none", "still",
     "lasagne", "hello", "policy", "certificate", "?", "logs", "not", "any more", "first", "wrong",
     "we have no", "works now", "last", "."]
)  # fmt: skip


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8))
def test_a_problem_is_asked_about_twice_at_most(engine: Engine, texts: list[str]) -> None:
    dialogue = Dialogue(engine)
    questions: list[Any] = []
    for text in texts:
        answer = dialogue.say(text).answer
        assert (answer.question is not None) == (answer.decision == "clarify")
        if answer.decision == "answer":
            questions.clear()  # what is asked from here on may be about another problem
        elif answer.question and answer.question not in questions:
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
            hold(line, "dialogue")
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


def test_a_question_that_stays_open_is_told_once(
    lines: Callable[..., list[dict[str, Any]]],
) -> None:
    turns = [{"user": "connector problem"}, {"user": "one moment"}, {"user": "not sure"}]
    (line,) = lines({"id": 1, "turns": turns})

    assert [t["question"] is not None for t in line["turns"]] == [True, False, False]
    assert (line["decision"], line["question"]) == ("clarify", line["turns"][0]["question"])


def test_a_line_that_is_no_dialogue_is_told(lines: Callable[..., list[dict[str, Any]]]) -> None:
    none = [{"id": 1}, {"id": 1, "turns": []}, {"turns": "x"}, {"turns": [{"user": 3}]}, [1]]
    good = {"id": 2, "turns": [{"user": "the tray icon is red"}]}
    *bad, fine = lines(*none, good, code=65)

    assert [bool(line["error"]["hint"]) for line in bad] == [True] * len(none)
    assert fine["answers"][0]["article"] == RED
