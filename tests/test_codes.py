"""Error codes in a question: every way to write one gives the same answer."""

from __future__ import annotations

import pytest

from assistant.engine import Engine
from assistant.engine.codes import known_codes
from assistant.render.as_text import answer_lines
from assistant.render.terminal import Style

DECLARED = {
    "signatures": {
        "sdk": [
            {"id": "busy", "means": "it is busy", "code": "0x80040999", "article": "busy-file"},
            {"id": "lost", "means": "it is lost", "code": "0x80040998"},
        ],
        "app": [
            {"include": "sdk"},
            {"id": "net", "means": "no network", "pattern": "ABC10[12]"},
            {"id": "other", "means": "{match}, unknown", "pattern": "(ABC\\d{3})"},
        ],
    },
    "results": {"virus": "antivirus"},
}


@pytest.mark.parametrize(
    "question",
    [
        "0x80040999",
        "0X80040999",
        "error 0x80040999!",
        "-2147219047",
        "code 2147748249 again",
        "it throws 80040999 since noon",
        "80040999",
    ],
)
def test_every_way_to_write_a_code_is_the_same_code(question: str) -> None:
    (code,) = known_codes(question, DECLARED)
    assert code == ("0x80040999", "it is busy", "", "busy-file")


@pytest.mark.parametrize(
    "question",
    [
        "call 80040999",
        "invoice 2147748249.50",
        "0x80040999123",
        "room ABC10",
        "2026-01-02",
        "12345",
    ],
)
def test_a_number_that_is_no_code_is_none(question: str) -> None:
    assert known_codes(question, DECLARED) == ()


def test_what_the_base_does_not_know_is_said_so_and_windows_own_is_known() -> None:
    unknown, named, virus = known_codes("0x80040777 ABC555 0x800700E1", DECLARED)
    assert (unknown.meaning, named.meaning) == ("", "")
    assert (virus.group, virus.article) == ("virus", "antivirus")
    assert known_codes("ABC102", DECLARED)[0].meaning == "no network"


def test_a_doubtful_spelling_is_a_code_only_where_it_is_known() -> None:
    declared = {
        "signatures": {
            "own": [
                {"id": "host", "means": "no host", "pattern": "H202", "article": "own-errors"},
                {"id": "login", "means": "no login", "code": "0x8004041D", "article": "grant"},
            ]
        }
    }
    for question in ("H202 on both stations", "we are left with 8004041d, what now"):
        (code,) = known_codes(question, declared)
        assert code.article
    for question in ("order A123", "error 80040777", "room H202-B", "parcel 80040410"):
        assert known_codes(question, declared) == ()


@pytest.mark.parametrize("question", ["0x8004041D", "-2147220451", "error 0x8004041d"])
def test_a_code_with_an_article_is_answered_with_both(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert (answer.decision, answer.answers[0].article) == ("answer", "reinstall-certificate")
    assert answer.codes[0].code == "0x8004041D"
    lines = list(answer_lines(answer, None, Style(60)))
    assert lines[0].startswith("0x8004041D: QuickBooks does not let the connector log in")


def test_a_code_without_an_article_is_told_and_no_article_made_up(engine: Engine) -> None:
    answer = engine.ask("QBWC1013")
    assert answer.decision == "abstain"
    lines = " ".join(answer_lines(answer, None, Style(60)))
    assert "QBWC1013: an update of the Web Connector ended with an error" in lines
    assert "There is no article about this yet." in lines
    assert "I don't know" not in lines


def test_a_number_of_an_invoice_is_no_code() -> None:
    assert known_codes("invoice number 80040999 is missing", DECLARED) == ()
    assert [c.code for c in known_codes("number is 80040999", DECLARED)] == ["0x80040999"]
