"""The main job: the right article, one question back, or "I don't know"."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.engine import Engine
from assistant.engine.single import ask_once
from tests.each import each

MakeKb = Callable[..., Path]


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("the little icon by the clock went red and nothing comes across", "tray-icon-red"),
        ("TRAY ICON IS RED!!!", "tray-icon-red"),
        ("where does the connector keep its log files", "logs"),
        ("sophos will not let our staff install your connector", "blocked-by-policy-or-antivirus"),
        ("invoices are stuck on pending unless somebody opens QuickBooks", "sync-stuck-queued"),
        ("company deauthorized minutes after the first sync", "deauthorized-after-first-sync"),
        ("I clicked No in the certificate window", "reinstall-certificate"),
        ("webroot quarantines the connector with each update", "whitelist-webroot"),
    ],
)
def test_a_plain_symptom_gets_its_article(engine: Engine, question: str, article: str) -> None:
    answer = engine.ask(question)

    assert (answer.decision, answer.answers[0].article) == ("answer", article)


@pytest.mark.parametrize("question", ["connector problem", "it stopped working", "please help"])
def test_too_little_to_go_by_is_asked_back(engine: Engine, question: str) -> None:
    answer = engine.ask(question)

    assert answer.decision == "clarify"
    assert answer.question is not None
    assert 2 <= len(answer.question.choices) <= 3


@pytest.mark.parametrize(
    "question",
    [
        "vegan lasagne for twelve",
        "!!",
        "😴🍕",
        "xyzzy plugh qwrt",
        "my Spotify icon is green",
        "hello",
    ],
)
def test_what_it_is_not_about_gets_no_answer(engine: Engine, question: str) -> None:
    answer = engine.ask(question)

    assert answer.decision == "abstain"
    assert answer.answers == ()
    assert answer.nearest


def test_a_negated_symptom_is_no_symptom(engine: Engine) -> None:
    answer = engine.ask("the icon is not red but the syncs are still queued")

    assert answer.answers[0].article == "sync-stuck-queued"


def test_a_typo_is_repaired_and_told(engine: Engine) -> None:
    answer = engine.ask("the conection was deauthorrized aftr the first sync")

    assert answer.answers[0].article == "deauthorized-after-first-sync"
    assert ("deauthorrized", "deauthorized") in answer.repairs


def test_codes_and_paths_are_never_repaired(engine: Engine) -> None:
    answer = engine.ask(r"C:\Progam Fils\conectr\lgs says 0x8004O408 and QBWC1O85, icn red")

    assert answer.repairs == ()


def test_the_same_question_gets_the_same_answer(engine: Engine) -> None:
    question = "since the update of monday our bookkeeper sees a scarlet blob by the clock"

    assert engine.ask(question) == engine.ask(question) == Engine().ask(question)


def test_who_says_too_little_is_offered_the_usual_faults(make_kb: MakeKb) -> None:
    kb = make_kb(
        {
            "kb.yaml": "usual: [cold, dark]\nvague: [it is broken, it does not work, help me]\n",
            "noise.md": "---\ntitle: Noisy\nsymptoms: [the pump rattles, it hums]\n---\nOil it.\n",
            "dark.md": "---\ntitle: Dark\nsymptoms: [no light, a dead bulb]\n---\nTurn it on.\n",
            "cold.md": "---\ntitle: Cold\nsymptoms: [no heat, the stove is cold]\n---\nHeat it.\n",
        }
    )

    answer = Engine([str(kb)]).ask("it does not work")

    assert answer.question is not None
    assert [m.article for m in answer.question.choices] == ["cold", "dark", "noise"]


@each(
    "question",
    ["the tray icon is not red", "The icon isn't red", "the tray icon is not red, hello"],
)
def test_what_a_question_only_denies_is_not_its_answer(engine: Engine, question: str) -> None:
    answer = ask_once(engine, question)

    assert (answer.decision, answer.query) == ("abstain", question)
    assert "tray-icon-red" not in {m.article for m in answer.nearest}


def test_a_question_that_denies_one_thing_is_about_the_other(engine: Engine) -> None:
    answer = ask_once(engine, "the tray icon is not red, the sync is stuck in queued")

    assert answer.answers[0].article == "sync-stuck-queued"


@each("question", ["the tray icon is red", "it is not about webroot, the tray icon is red"])
def test_what_a_question_does_not_deny_answers_it(engine: Engine, question: str) -> None:
    answer = ask_once(engine, question)

    assert (answer.decision, answer.answers[0].article) == ("answer", "tray-icon-red")
