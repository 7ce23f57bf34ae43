"""Mistakes of authors and on the command line: each is told once, with what to write instead."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli.main import main
from assistant.errors import Exit
from tests.schemas import hold

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = "---\nid: pump-off\ntitle: The pump stands still\nsymptoms: [a, b]\n---\nText.\n\n"
INFO = "id: pumps\nreads: [/var/lib/pump]\nchanges: [/srv/pump]\n"
GOOD = "```check good\ntitle: T\nport: 80\nexpect: listening\n```\n\n"
TWO_OUTCOMES = """```check c
title: T
port: 80
outcomes:
- {when: lstening, state: pass, message: x}
- {state: fail, message: y}
```"""


@pytest.fixture
def linted(
    make_kb: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> Callable[[str], list[str]]:
    """A block -> what lint says of it, but for symptoms."""

    def lint(block: str) -> list[str]:
        folder = make_kb({"a.md": HEADER + block, "kb.yaml": INFO})
        main(["kb", "lint", str(folder), "--json"])
        problems = json.loads(capsys.readouterr().out)["data"]["problems"]
        told = [p for p in problems if "symptom" not in p["code"]]
        return [f"{p['severity']}: {p['message']} ({p['hint']})" for p in told]

    return lint


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("```chek m2\nport: 80\n```", "“chek” is shown as text"),
        ("```acton m2\nservice: x\n```", "did you mean “```action m2”?"),
        ("```check c\ntitle: T\nport: 99999\nexpect: listening\n```", "65535 at most"),
        ("```check c\ntitle: T\nport: 0\nexpect: listening\n```", "1 at least"),
        (TWO_OUTCOMES, "there is no fact “lstening”"),
        ("```check c\ntitle: T\nfrobnicate: x\nexpect: a\n```", "assistant kb kinds"),
        (
            f"{GOOD}```action a\ntitle: T\nresolves: god\nmanual: [Do it.]\n```",
            "did you mean “good”?",
        ),
        (
            f"{GOOD}```action a\ntitle: T\nwait_for: {{check: good, within: 999 s}}\n```",
            "5 min at most",
        ),
        ("```action a\ntitle: T\nfile: {make_folder: /etc/foo}\n```", "which no fix may do"),
        ("```action a\ntitle: T\nfile: {make_folder: /srv/foo}\n```", "outside the folders"),
    ],
)
def test_one_mistake_is_one_message(
    linted: Callable[[str], list[str]], block: str, told: str
) -> None:
    (line,) = linted(block)

    assert told in line


@pytest.mark.parametrize(
    "block", ["```bash\nls\n```", "```chek\nx\n```", "```yaml check\na: 1\n```"]
)
def test_other_blocks_are_texts_and_no_mistakes(
    linted: Callable[[str], list[str]], block: str
) -> None:
    assert linted(block) == []


def test_a_block_without_an_id_is_no_name_to_choose(linted: Callable[[str], list[str]]) -> None:
    blocks = f"{GOOD}```check\nport: 1\nexpect: listening\n```\n"
    lines = linted(f"{blocks}```action a\ntitle: T\nresolves: zzz\nmanual: [Do it.]\n```")

    assert any("known are: good)" in line for line in lines)


def test_a_check_without_messages_tells_what_it_compared(
    make_kb: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    block = "```check c\ntitle: T\ncommand: [echo, root 755]\nexpect: output = pump 755\n```\n"
    folder = make_kb({"a.md": HEADER + block})

    assert main(["--kb", str(folder), "check", "c", "--allow-commands"]) == Exit.FAIL
    assert "Not as expected: output is root 755." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["check", "--formt", "tap"], "there is no option “--formt”", "did you mean “--format”?"),
        (["ask", "x", "--top", "many"], "--top is a whole number, not “many”", "--help"),
        (["collect", "--max-size", "x"], "--max-size is a number, not “x”", "--help"),
        (["check", "--format", "xml"], "--format cannot be “xml”", "known are: json"),
        (["check", "--format", "juint"], "--format cannot be “juint”", "did you mean “junit”?"),
        (["config", "sett"], "there is no “sett” here", "did you mean “set”?"),
        (["kb", "list", "more"], "“more” is one argument too many", "--help"),
        (["trust"], "there is no verb “trust”", 'sessions. To ask a question: assistant ask "..."'),
        (["aks"], "there is no verb “aks”", "did you mean “ask”? To ask"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_words(
    arguments: list[str], message: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == Exit.USAGE
    told = capsys.readouterr()

    assert told.out == ""
    assert message in told.err
    assert hint in told.err


@pytest.mark.parametrize("names", [["ask"], ["kb", "lint"], ["kb"]])
def test_help_of_a_verb_is_that_verbs_help(
    names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for arguments in (["help", *names], [*names, "--help"]):
        with suppress(SystemExit):
            assert main(arguments) == 0
        said.append(capsys.readouterr().out)

    assert said[0] == said[1] != ""


def test_a_verb_that_needs_another_one_fails_in_json_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["kb", "--json"]) == Exit.USAGE
    assert json.loads(capsys.readouterr().out)["errors"][0]["code"] == "usage"


@pytest.mark.parametrize(
    ("name", "value", "coloured"),
    [("FORCE_COLOR", "1", True), ("CLICOLOR_FORCE", "1", True), ("FORCE_COLOR", "0", False)],
)
def test_colours_can_be_forced(
    name: str,
    value: str,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    main(["ask", "tray icon is red"])
    assert ("\x1b[" in capsys.readouterr().out) == coloured

    monkeypatch.setenv("NO_COLOR", "1")
    main(["ask", "tray icon is red"])
    assert "\x1b[" not in capsys.readouterr().out


@pytest.mark.parametrize("checks", [[], ["--checks", "--machine", "practice:red-tray"]])
def test_a_brief_answer_is_small_and_says_what_counts(
    checks: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--json", "--brief", *checks, "the tray icon is red"]) == 0
    text = capsys.readouterr().out
    data = json.loads(text)["data"]
    hold(json.loads(text), "ask")

    assert len(text.encode()) < 10_000
    assert data["article"] is None
    assert data["answers"][0]["article"] == "tray-icon-red"
    assert data["fixes"][0] == "restart-connector"
    assert data["text"].startswith("The connector's tray icon is red")
    if checks:
        assert {c["state"] for c in data["checks"]} <= {"fail", "warn", "no_data", "error"}


def test_a_brief_answer_as_text_leaves_the_article_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "--brief", "the tray icon is red"]) == 0
    brief = capsys.readouterr().out
    assert main(["ask", "the tray icon is red"]) == 0

    assert 0 < len(brief) < len(capsys.readouterr().out) / 3
    assert "The connector's tray icon is red" in brief
