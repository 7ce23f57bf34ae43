"""``assistant ask --checks``: what the machine shows decides where the words do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

MakeKb = Callable[..., Path]
VAGUE = "connector problem"
RIGHT = {
    "red-tray": ("tray-icon-red", "connector-ui-running"),
    "stuck-queue": ("sync-stuck-queued", "quickbooks-log-errors"),
    "webroot-blocked": ("whitelist-webroot", "connector-files"),
    "one-time-sync": ("deauthorized-after-first-sync", "connector-files"),
}
NETWORK = {"codat-reachable", "codat-connectors-reachable"}


def ask(run: Run, machine: str, question: str = VAGUE, *more: str) -> Any:
    return run("--machine", f"practice:{machine}", "ask", "--checks", *more, question)


@pytest.mark.parametrize("machine", RIGHT)
def test_the_machine_decides_a_question_that_its_words_leave_open(
    run: Run, opened: Opened, machine: str
) -> None:
    article, check = RIGHT[machine]
    without = opened(run("ask", VAGUE, "--json"))
    printed = opened(ask(run, machine, VAGUE, "--json"))
    data = printed["data"]

    assert without["data"]["decision"] == "clarify"
    assert (printed["exit_code"], data["decision"]) == (0, "answer")
    assert data["answers"][0]["article"] == data["article"]["id"] == article
    assert data["decided_by_checks"] is True
    assert data["machine"]["source"] == f"practice:{machine}"
    speaking = [
        e["check"] for e in data["evidence"] if (e["article"], e["speaks"]) == (article, "for")
    ]
    assert check in speaking


@pytest.mark.parametrize("machine", RIGHT)
def test_a_person_is_told_what_decided(run: Run, machine: str) -> None:
    done = ask(run, machine)
    text = done.stdout.decode()

    assert (done.returncode, done.stderr) == (0, b"")
    assert text.startswith("Looked at practice machine “")
    assert "What I found on this PC:" in text
    assert " checks: " in text


@pytest.mark.parametrize("machine", RIGHT)
def test_a_question_that_is_clear_keeps_its_article(run: Run, opened: Opened, machine: str) -> None:
    data = opened(ask(run, machine, "support asked me for the connector logs", "--json"))["data"]

    assert data["answers"][0]["article"] == "logs"
    assert data["decided_by_checks"] is False


def test_on_a_healthy_machine_the_question_stays_a_question(run: Run, opened: Opened) -> None:
    done = ask(run, "healthy")
    text = done.stdout.decode()
    printed = opened(ask(run, "healthy", VAGUE, "--json"))

    assert done.returncode == printed["exit_code"] == 1
    assert "This PC looks fine (" in text
    assert "I need one more detail." in text
    assert printed["data"]["decided_by_checks"] is False
    assert len(printed["data"]["question"]["choices"]) >= 2


@pytest.mark.parametrize("machine", ["healthy", "red-tray"])
def test_a_question_about_something_else_runs_no_check(
    run: Run, opened: Opened, machine: str
) -> None:
    done = ask(run, machine, "vegan lasagne for twelve")
    data = opened(ask(run, machine, "vegan lasagne for twelve", "--json"))["data"]

    assert done.returncode == 3
    assert b"I don't know." in done.stdout
    assert b"Looked at" not in done.stdout
    assert (data["decision"], data["checks"], data["evidence"]) == ("abstain", [], [])
    assert data["summary"]["total"] == 0


@pytest.mark.parametrize("machine", ["healthy", *RIGHT])
def test_nothing_that_touches_the_network_or_asks_a_person_is_run_unasked(
    run: Run, opened: Opened, machine: str
) -> None:
    checks = opened(ask(run, machine, VAGUE, "--json"))["data"]["checks"]

    assert checks
    assert not NETWORK & {c["id"] for c in checks}
    assert {c["kind"] for c in checks}.isdisjoint({"connect", "clock", "command", "ask_user"})


def test_the_article_shows_its_checks_with_their_results(run: Run) -> None:
    text = ask(run, "red-tray").stdout.decode()
    article = text[text.index("The connector's tray icon is red") :]

    assert "FAIL     The tray program is not running, so nothing syncs." in article
    assert "[ ] Check: The connector's tray program" not in article


def test_two_generations_of_the_product_are_told_before_everything_else(
    run: Run, opened: Opened
) -> None:
    text = ask(run, "both-generations").stdout.decode()
    printed = opened(ask(run, "both-generations", VAGUE, "--json"))

    (notice,) = printed["data"]["notices"]
    assert " ".join(text.split()).startswith(f"Note: {notice}")
    assert "Both connectors" in notice


@pytest.mark.parametrize(
    "question",
    ["the web connector is not running", "the connector crashed and the icon is red", VAGUE],
)
def test_an_article_about_another_generation_is_never_the_answer(
    run: Run, opened: Opened, question: str
) -> None:
    for machine in ("web-connector-healthy", "web-connector-closed"):
        data = opened(ask(run, machine, question, "--json"))["data"]
        named = [m["article"] for m in (*data["answers"], *data["nearest"])]

        assert not {"tray-icon-red", "sync-stuck-queued", "whitelist-webroot"} & {*named}
        if machine == "web-connector-closed":
            assert (data["decision"], named[0]) == ("answer", "web-connector-not-running")
        else:
            assert data["decision"] != "answer"


@pytest.mark.parametrize(
    ("question", "article", "finding"),
    [
        (
            "the connector crashed and the icon is red",
            "tray-icon-red",
            "The tray program is running",
        ),
        (
            "Webroot blocks the connector after an update",
            "whitelist-webroot",
            "Antivirus programs that are on: Windows",
        ),
    ],
)
def test_what_the_machine_contradicts_becomes_a_question(
    run: Run, opened: Opened, question: str, article: str, finding: str
) -> None:
    alone = opened(run("ask", question, "--json"))["data"]
    data = opened(ask(run, "healthy", question, "--json"))["data"]
    text = ask(run, "healthy", question).stdout.decode()

    assert (alone["decision"], alone["answers"][0]["article"]) == ("answer", article)
    assert data["decision"] == "clarify"
    assert all(a["confidence"] < 0.8 for a in data["answers"])
    assert article in [c["article"] for c in data["question"]["choices"]]
    assert finding in text


@pytest.mark.parametrize("machine", ["task-virus", "task-policy"])
def test_a_task_that_was_blocked_speaks_for_what_blocks_it(
    run: Run, opened: Opened, machine: str
) -> None:
    data = opened(ask(run, machine, "the connector does not start any more", "--json"))["data"]
    for_tray = [
        e["check"] for e in data["evidence"]
        if (e["article"], e["speaks"]) == ("tray-icon-red", "for")
    ]  # fmt: skip

    assert data["answers"][0]["article"] == "blocked-by-policy-or-antivirus"
    assert not {"connector-task", "connector-ui-task"} & {*for_tray}


def test_without_checks_no_machine_is_looked_at(run: Run, opened: Opened) -> None:
    data = opened(run("--machine", "practice:red-tray", "ask", VAGUE, "--json"))["data"]

    assert not {"checks", "summary", "machine", "evidence"} & data.keys()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--machine", "practice:nowhere", "ask", "--checks", VAGUE], 66, "no practice machine"),
        (["--machine", "moon", "ask", "--checks", VAGUE], 64, "no machine “moon”"),
        (["ask", "--checks", "--batch", "-"], 64, "--batch looks at no machine"),
        (["ask", "--checks"], 64, "no question"),
        (["ask", "--checks", "  "], 64, "the question is empty"),
    ],
)
def test_what_cannot_be_done_is_refused(
    run: Run, arguments: list[str], code: int, says: str
) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (code, b"")
    assert says in done.stderr.decode()


QUESTION = "the fan or the pump is stuck"
ARTICLE = """\
---
id: NAME
title: The NAME is stuck
symptoms: [the NAME is stuck, the NAME does not move, the NAME makes no noise]
---
Press the button of the NAME.

```check NAME-log
title: The log of the NAME is there
file: FILE
outcomes:
  - {when: exists, state: fail, message: The NAME left a trace., supports: [NAME]}
  - {state: pass, message: No trace of the NAME.}
```

```check NAME-net
title: The NAME's server answers
connect: tcp://127.0.0.1:1
auto: true
outcomes:
  - {when: reached, state: pass, message: M.}
  - {state: fail, message: M., supports: [NAME]}
```
"""


def test_an_own_knowledge_base_is_decided_by_this_computer(
    run: Run, opened: Opened, make_kb: MakeKb, tmp_path: Path
) -> None:
    files = {
        f"{name}.md": ARTICLE.replace("NAME", name).replace("FILE", str(tmp_path / name))
        for name in ("pump", "fan", "valve")
    }
    folder = make_kb(files)
    (tmp_path / "fan").touch()
    printed = opened(run("--kb", str(folder), "ask", "--checks", "--json", QUESTION))
    data = printed["data"]

    assert data["machine"] == {"source": "live", "label": "this computer"}
    assert not [c for c in data["checks"] if c["kind"] == "connect"], "not even where it says auto"
    assert [e["article"] for e in data["evidence"]] == ["fan"]
    assert data["answers"][0]["article"] == "fan"
