"""Only a plain yes runs a plan, and whatever else may have been meant as one is asked for again."""

from __future__ import annotations

import pytest

from assistant.chat.consent import consents
from assistant.chat.events import PlanShown, Spoken, StepChanged
from assistant.chat.sentences import SAY_YES
from tests.chat.conftest import Chat, say
from tests.each import each

YES = (
    *("yes", "Yes.", "OK!", "yes, please do", "do it now", "fix it please", "ok then, do it"),
    *("run these 2 steps", "you have my permission", "go ahead with the repair", "let's do it"),
    *("ja, mach das bitte", "los geht's", "oui, vas-y", "répare-le maintenant", "sí, adelante"),
)
DOUBTFUL = (
    *("ok thanks", "ok but", "yes but", "yes and then", "ja aber", "oui mais", "ok for today"),
    *("that's fine for now thanks", "no worries, it's fine", "passt schon, danke", "why not"),
    *("c'est bon merci", "ya está bien", "yeah, right", "it's ok now", "fine", "klar", "continue"),
    *("how would you fix it", "will you restart my pc", "would you run the plan for me"),
    *("try another fix", "show me the next step", "start again", "reboot my pc", "do it yourself"),
    *(
        "> yes",
        '"yes"',
        "'yes'",
        "yes...",
        "yes?!",
        "yes,",
        "ok, ",
        "Si,",
        "ja-",
        "ok 👎",
        "ok :(",
        "yes\nno",
        "no yes",
        "yes no",
    ),
    *("restart it", "restart the connector", "restart my computer", "starte es neu", "relance-le"),
    *("do it later", "fix my invoice", "run away", "go home", "let's see", "I agree with her"),
)


@each("text", YES)
def test_a_plain_yes_agrees(text: str) -> None:
    assert consents(text)


@each("text", DOUBTFUL)
def test_nothing_else_does(text: str) -> None:
    assert not consents(text)


@pytest.mark.parametrize("text", [*DOUBTFUL[:7], *DOUBTFUL[18:30]])
def test_what_is_no_plain_yes_runs_nothing_at_a_plan(chat: Chat, text: str) -> None:
    talk = chat()
    events = say(talk, "the tray icon is red", "fix it")
    assert talk.state == "consent"
    events = say(talk, text)
    assert not any(isinstance(event, StepChanged) for event in events)


@pytest.mark.parametrize("text", ["thumbs up", "ok by me", "works for me"])
def test_what_may_be_a_yes_is_asked_for_again(chat: Chat, text: str) -> None:
    talk = chat()
    events = say(talk, "the tray icon is red", "fix it", text)
    assert talk.state == "consent"
    assert [e.text for e in events if isinstance(e, Spoken)] == [SAY_YES]
    assert any(isinstance(event, PlanShown) for event in events)
    assert any(isinstance(event, StepChanged) for event in say(talk, "yes"))
