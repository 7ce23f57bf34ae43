"""``assistant check`` as people and scripts meet it: what it prints and how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from tests.schemas import hold

if TYPE_CHECKING:
    from tests.conftest import Opened, Run, Terminal

MakeKb = Callable[..., Path]
ROOT = Path(__file__).resolve().parent.parent
TRAY = "QuickbooksDesktopUI.exe"
DECLARED = {
    name
    for path in (ROOT / "knowledge").glob("*.md")
    for name in re.findall(r"^```check (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
}
"""All checks that ship with the program."""
ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check pump
title: The pump runs
process: {name: '*'}
outcomes:
  - {when: running, state: STATE, message: "So it is."}
  - {state: fail, message: It is not.}
```
"""


def machine(name: str) -> tuple[str, str]:
    return "--machine", f"practice:{name}"


def states(printed: dict[str, Any]) -> dict[str, str]:
    return {c["id"]: c["state"] for c in printed["data"]["checks"]}


@pytest.mark.parametrize(
    ("name", "code", "verdict"),
    [("healthy", 0, "Everything that was checked is as it should be."),
     ("red-tray", 2, "Something is wrong."), ("stuck-queue", 2, "Something is wrong."),
     ("webroot-blocked", 2, "Something is wrong."), ("one-time-sync", 2, "Something is wrong.")],
)  # fmt: skip
def test_the_exit_code_says_how_a_practice_machine_is(
    run: Run, name: str, code: int, verdict: str
) -> None:
    done = run(*machine(name), "check")
    text = done.stdout.decode()

    assert (done.returncode, done.stderr) == (code, b"")
    assert text.startswith("Checks on practice machine “")
    assert text.endswith(f"{verdict}\n")
    assert f"{len(DECLARED)} checks: " in text


@pytest.mark.parametrize(
    ("state", "code"),
    [("pass", 0), ("warn", 1), ("fail", 2), ("no_data", 3), ("not_applicable", 3)],
)
def test_the_exit_code_follows_the_one_check(
    run: Run, make_kb: MakeKb, state: str, code: int
) -> None:
    folder = make_kb({"pump.md": ARTICLE.replace("STATE", state)})
    done = run("--kb", str(folder), "check")

    assert done.returncode == code
    assert "So it is." in done.stdout.decode()


def test_every_check_that_applies_passes_on_the_healthy_machine(run: Run, opened: Opened) -> None:
    printed = opened(run("check", *machine("healthy"), "--json"))

    summary = printed["data"]["summary"]
    assert set(states(printed)) == DECLARED
    assert summary["total"] == len(DECLARED) == summary["pass"] + summary["not_applicable"]
    assert summary["pass"] > summary["not_applicable"], "it shows what checks are for"
    assert printed["data"]["machine"]["source"] == "practice:healthy"
    assert {c["source"] for c in printed["data"]["checks"]} == {"practice:healthy"}


def test_one_check_one_article_or_several_can_be_named(run: Run, opened: Opened) -> None:
    one = opened(run(*machine("red-tray"), "check", "connector-ui-running", "--json"))
    article = opened(run(*machine("red-tray"), "check", "tray-icon-red", "--json"))
    two = opened(run(*machine("red-tray"), "check", "tray-icon-red", "codat-reachable", "--json"))

    assert states(one) == {"connector-ui-running": "fail"}
    tray = {"connector-generation", "connector-ui-running", "connector-task", "connector-ui-task"}
    assert tray <= set(states(article)) < DECLARED
    assert "codat-reachable" not in states(article)
    assert set(states(two)) == {*states(article), "codat-reachable"}


def test_a_failure_is_shown_with_what_it_means_and_what_was_seen(run: Run) -> None:
    text = run(*machine("red-tray"), "check", "tray-icon-red").stdout.decode()

    assert text.startswith("The connector's tray icon is red on practice machine “")
    assert "FAIL     The tray program is not running, so nothing syncs." in text
    assert "(check: The connector's tray program, connector-ui-running)" in " ".join(text.split())
    assert "That is what a red icon means." in " ".join(text.split())
    assert "none of the 2 processes has this name" in " ".join(text.split())
    assert " checks: 1 pass, 2 warn, 1 fail" in text


def test_a_skipped_check_names_what_it_needs(run: Run, opened: Opened) -> None:
    printed = opened(run(*machine("leftovers"), "check", "web-connector-running", "--json"))
    (skipped,) = [c for c in printed["data"]["checks"] if c["id"] == "web-connector-running"]

    assert (skipped["state"], skipped["reason"]) == ("skipped", "dependency_failed")
    assert "“web-connector-installed”" in skipped["message"]
    assert printed["exit_code"] == 2


def test_an_answer_given_beforehand_counts(run: Run, opened: Opened) -> None:
    name = "certificate-granted"
    told = opened(run("check", name, *machine("healthy"), "--answer", f"{name}=denied", "--json"))
    wrong = opened(run("check", name, *machine("healthy"), "--answer", f"{name}=x", "--json"))

    assert states(told) == {name: "fail"}
    assert states(wrong) == {name: "no_data"}
    assert "always, open-only" in wrong["data"]["checks"][0]["message"]


def test_the_machine_may_be_named_before_and_after_the_verb(run: Run) -> None:
    before = run(*machine("red-tray"), "check", "connector-ui-running")
    after = run("check", "connector-ui-running", "--machine=practice:red-tray")

    assert (before.returncode, after.returncode) == (2, 2)
    assert before.stdout.partition(b", in ")[0] == after.stdout.partition(b", in ")[0]


def test_format_json_is_the_same_as_json(run: Run, opened: Opened) -> None:
    one = opened(run("check", *machine("healthy"), "--json"))
    other = opened(run("check", *machine("healthy"), "--format", "json"))
    for printed in (one, other):
        for check in printed["data"]["checks"]:
            check.update(started_at="", duration_ms=0, message="", evidence=[], actual="")

    assert one == other


def test_jsonl_is_one_result_a_line(run: Run) -> None:
    done = run("check", *machine("stuck-queue"), "--format", "jsonl")
    lines = done.stdout.decode("ascii").splitlines()

    assert (done.returncode, len(lines)) == (2, len(DECLARED))
    for line in lines:
        hold(json.loads(line), "check-line")


@pytest.mark.parametrize("form", ["junit", "tap", "nagios", "prometheus", "markdown"])
def test_every_format_keeps_the_exit_code(run: Run, form: str) -> None:
    for name, code in (("healthy", 0), ("webroot-blocked", 2)):
        done = run("check", *machine(name), "--format", form)
        assert (done.returncode, done.stderr) == (code, b"")
        assert done.stdout.endswith(b"\n")
        assert b"connector-ui-running" in done.stdout


TRAY_ARTICLE = f"""\
---
title: The tray program
symptoms: [the tray program is gone]
---
```check tray
title: The tray program
process: {TRAY}
outcomes:
  - {{when: running, state: pass, message: "It is running, for {{age}}."}}
  - {{state: fail, message: It is not running.}}
```
"""


def test_where_the_product_cannot_run_its_checks_do_not_apply(run: Run, opened: Opened) -> None:
    if sys.platform == "win32":
        pytest.skip("there it can run")
    printed = opened(run("check", "tray-icon-red", "--json"))

    assert set(states(printed).values()) == {"not_applicable"}
    assert {c["reason"] for c in printed["data"]["checks"]} == {"wrong_platform"}
    assert printed["exit_code"] == 3


@contextmanager
def tray_program(folder: Path) -> Iterator[None]:
    """A process that is named like the connector's."""
    program = folder / TRAY
    sleep = shutil.which("sleep")
    assert sleep
    shutil.copy(os.path.realpath(sleep), program)
    process = subprocess.Popen([str(program), "1000"])
    try:
        yield
    finally:
        process.kill()
        process.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="copies a Linux program")
def test_a_real_process_is_found_on_this_computer_and_missed_where_it_is_not(
    run: Run, opened: Opened, make_kb: MakeKb, tmp_path: Path
) -> None:
    folder = str(make_kb({"tray.md": TRAY_ARTICLE}))

    def looked(code: int, state: str) -> None:
        one = run("--kb", folder, "check", "tray")
        printed = opened(run("--kb", folder, "check", "tray", "--json"))
        assert (one.returncode, printed["exit_code"]) == (code, code)
        assert b"on this computer" in one.stdout
        assert (b"It is running, for " in one.stdout) == (state == "pass")
        assert states(printed) == {"tray": state}

    if not any((p.info["name"] or "").startswith(TRAY[:15]) for p in psutil.process_iter(["name"])):
        looked(2, "fail")  # no other test runs such a process just now
    with tray_program(tmp_path):
        looked(0, "pass")


TWO_CLIENTS = r"""
title: Two clients
files:
  'C:\Program Files (x86)\ACME\QuickBooks-connector\link.json': {content: '{}'}
  'C:\Program Files (x86)\Bolt\QuickBooks-connector\other.txt': {content: x}
"""


@pytest.fixture
def two_clients(tmp_path: Path) -> str:
    path = tmp_path / "two.yaml"
    path.write_text(TWO_CLIENTS)
    return f"--machine=practice:{path}"


def test_two_clients_are_one_question_in_scripts(
    run: Run, opened: Opened, two_clients: str
) -> None:
    printed = opened(run("check", "link-json", two_clients, "--json"))
    decided = opened(run("check", "link-json", two_clients, "--json", "--set", "client=ACME"))

    (question,) = printed["data"]["questions"]
    assert (question["variable"], set(question["choices"])) == ("client", {"ACME", "Bolt"})
    assert states(printed) == {"link-json": "no_data"}
    assert printed["exit_code"] == 3
    assert (decided["data"]["questions"], decided["exit_code"]) == ([], 0)


@pytest.mark.parametrize(("choice", "code"), [("1", 0), ("2", 2), ("", 3), ("7", 3), ("x", 3)])
def test_two_clients_are_asked_for_on_a_terminal(
    terminal: Callable[..., Terminal], two_clients: str, choice: str, code: int
) -> None:
    shown = terminal("check", "link-json", two_clients, env={"NO_COLOR": "1"})
    asked = shown.read_until("> ")
    shown.type(f"{choice}\n")
    rest = shown.rest()

    assert "Which client's connector is it?" in asked
    assert "1. ACME" in asked
    assert "2. Bolt" in asked
    assert shown.process.returncode == code
    assert ("Something is wrong." in rest) == (code == 2)
