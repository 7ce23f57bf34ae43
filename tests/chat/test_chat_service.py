"""The conversation: everyday replies reach what they are meant for, and nothing runs unasked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.chat.events import (
    ArticleFound,
    ChoiceAsked,
    FixOffered,
    FixVerified,
    NothingFits,
    PlanShown,
    Spoken,
    StepChanged,
    TicketWritten,
)
from assistant.chat.service import ChatService
from tests.chat.conftest import Chat, say

RED = "the tray icon is red"


def state(talk: ChatService) -> str:
    return talk.state


def kinds(events: Sequence[object]) -> list[type]:
    return [type(event) for event in events]


@pytest.mark.parametrize("line", ["yes", "ok", "do it", "fix it", "go ahead", "how do I fix it"])
def test_plain_words_after_an_offer_show_the_plan(chat: Chat, line: str) -> None:
    talk = chat()
    events = say(talk, RED, line)

    assert PlanShown in kinds(events)
    assert StepChanged not in kinds(events)
    assert state(talk) == "consent"


@pytest.mark.parametrize(
    "line",
    [
        "thanks",
        "hello",
        "who are you",
        "help",
        "80",
        "what a mess",
        "nice weather",
        "why",
        "how",
        "no",
        "later",
        "still red",
        "undo",
        "ticket",
        "/help",
        "my colleague saw it too",
    ],
)
def test_nothing_else_shows_or_runs_it_and_the_problem_stays(chat: Chat, line: str) -> None:
    talk = chat()
    events = say(talk, RED, line)

    assert not {PlanShown, StepChanged, ArticleFound} & {*kinds(events)}
    assert state(talk) == "fix_offered"
    assert PlanShown in kinds(say(talk, "yes"))


@pytest.mark.parametrize("line", ["why", "is it safe?", "how would I do that by hand"])
def test_a_question_about_the_plan_explains_and_shows_it_again(chat: Chat, line: str) -> None:
    talk = chat()
    events = say(talk, RED, "fix it", line)

    assert kinds(events)[-3:-1] == [Spoken, PlanShown]
    assert state(talk) == "consent"


@pytest.mark.parametrize("line", ["thanks", "hello", "yellow since this morning", "/note x", "80"])
def test_anything_else_puts_the_plan_aside(chat: Chat, line: str) -> None:
    talk = chat()
    events = say(talk, RED, "fix it", line)

    assert StepChanged not in kinds(events)
    assert state(talk) == "fix_offered"
    assert kinds(say(talk, "yes"))[0] is PlanShown


def test_a_fix_that_helped_asks_and_a_yes_closes_the_problem(chat: Chat) -> None:
    talk = chat()
    assert FixVerified in kinds(say(talk, RED, "yes", "yes"))
    assert state(talk) == "fixed"
    say(talk, "yes, it is green")

    assert state(talk) == "start"


def test_a_fix_that_the_person_doubts_is_not_solved(chat: Chat) -> None:
    talk = chat()
    say(talk, RED, "yes", "yes", "no, still red")

    assert state(talk) == "not_fixed"


def test_what_was_changed_is_taken_back_after_a_yes_only(chat: Chat) -> None:
    talk = chat()
    events = say(talk, RED, "yes", "yes", "undo")

    assert StepChanged not in kinds(events)
    assert (PlanShown in kinds(events)) == (state(talk) == "consent")


def test_a_denied_choice_leads_to_what_is_left(chat: Chat) -> None:
    talk = chat("healthy", checks=False)
    (asked,) = [e for e in say(talk, "connector problem") if isinstance(e, ChoiceAsked)]
    say(talk, "1")
    left = [e for e in say(talk, "no") if isinstance(e, ChoiceAsked)]

    assert len(asked.choices) > 1
    assert left
    assert asked.choices[0] not in left[0].choices


def test_small_talk_at_the_start_is_no_question(chat: Chat) -> None:
    for line in ("hello", "thanks", "who are you", "what can you do", "bye"):
        talk = chat("healthy")
        events = say(talk, line)

        assert kinds(events)[0] is Spoken
        assert NothingFits not in kinds(events)
        assert state(talk) == "start"


def test_a_healthy_machine_offers_nothing(chat: Chat) -> None:
    talk = chat("healthy")
    events = say(talk, RED)

    assert FixOffered not in kinds(events)
    assert state(talk) == "asked"
    (told,) = [e.text for e in events if isinstance(e, Spoken)]
    assert told.startswith("This PC looks fine. The tray program is running")


def test_a_ticket_holds_what_was_told_and_seen(chat: Chat) -> None:
    talk = chat()
    (ticket,) = [e for e in say(talk, RED, "get me a human") if isinstance(e, TicketWritten)]

    assert RED in ticket.text
    assert "The tray program is not running" in ticket.text


def test_another_machine_forgets_what_was_seen_on_the_one_before(chat: Chat) -> None:
    talk = chat()
    say(talk, RED, "/machine practice:healthy")

    assert talk.looking.host.source == "practice:healthy"
    assert talk.looking.results == {}


def test_a_chat_that_is_left_at_a_plan_declines_it(chat: Chat) -> None:
    talk = chat()
    say(talk, RED, "fix it")
    talk.close()

    assert talk.mending.question is None
    assert talk.mending.done == []


def test_who_puts_something_right_and_tells_what_it_is_is_not_asked_again(chat: Chat) -> None:
    talk = chat("healthy", checks=False)
    say(talk, RED)

    say(talk, "that's not what I said, yesterday it was still green, today no more")

    assert talk.intent == "rephrase"
    assert talk.article_id == "tray-icon-red"
