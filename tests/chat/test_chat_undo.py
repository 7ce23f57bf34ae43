"""A fix that was taken back is one that did not help: the chat and its ticket say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.chat import sentences
from assistant.chat.events import ChatEvent, CheckDone, FixOffered, PlanShown, Spoken, TicketWritten
from assistant.chat.service import ChatService
from assistant.engine import Engine
from tests.chat.conftest import Chat, say

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def linux() -> Iterator[Engine]:
    engine = Engine([str(EXAMPLES / "linux-service")])
    yield engine
    engine.close()


def state(talk: ChatService) -> str:
    return talk.state


def ticket(events: Sequence[ChatEvent]) -> str:
    (written,) = [e for e in events if isinstance(e, TicketWritten)]
    return written.text


def test_after_an_undo_the_problem_is_there_again(chat: Chat, linux: Engine) -> None:
    talk = chat("stopped", kb=linux)
    say(talk, "the website is gone", "fix it", "yes")
    assert state(talk) == "fixed"
    assert "passes now" in ticket(say(talk, "/ticket"))

    events = say(talk, "undo", "yes")

    assert state(talk) == "fix_offered"
    assert Spoken(sentences.IS_IT_SOLVED) not in events
    assert any(isinstance(e, CheckDone) and e.result.state == "fail" for e in events)
    assert any(isinstance(e, FixOffered) for e in events)
    assert f"{sentences.TAKEN_BACK}\n" in f"{ticket(say(talk, '/ticket'))}\n"

    say(talk, "fix it", "yes")
    assert state(talk) == "fixed"


def test_an_undo_that_is_declined_changes_nothing_and_can_be_asked_again(
    chat: Chat, linux: Engine
) -> None:
    talk = chat("stopped", kb=linux)
    say(talk, "the website is gone", "fix it", "yes", "undo", "no")
    assert state(talk) == "fixed"
    assert sentences.TAKEN_BACK not in ticket(say(talk, "/ticket"))

    say(talk, "undo")
    assert state(talk) == "consent"


def test_the_plan_of_an_undo_shows_what_it_does_and_not_what_the_fix_did(
    chat: Chat, linux: Engine
) -> None:
    talk = chat("stopped", kb=linux)
    (plan,) = [e for e in say(talk, "the website is gone", "fix it") if isinstance(e, PlanShown)]
    say(talk, "yes")
    (back,) = [e for e in say(talk, "undo") if isinstance(e, PlanShown)]

    assert [step.call for step in plan.plan.steps] == ["service control: start nginx"]
    assert [step.call for step in back.plan.steps] == ["service control: stop nginx"]
