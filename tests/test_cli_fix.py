"""``assistant fix`` as people and scripts meet it, on practice machines and on terminals."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Opened, Run, Terminal

Open = Callable[..., "Terminal"]
MACHINES = Path(__file__).resolve().parent.parent / "knowledge" / "machines"


def machine(name: str) -> tuple[str, str]:
    return "--machine", f"practice:{name}"


def journal() -> list[dict[str, Any]]:
    path = Path(os.environ["XDG_DATA_HOME"]) / "troubleshooting-assistant" / "fixes.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def steps_begun() -> list[str]:
    return [e["text"] for e in journal() if e["event"] == "step_began"]


@pytest.fixture
def denied(tmp_path: Path) -> tuple[str, str]:
    """The machine with the red icon, on which the second task may not be run."""
    text = (MACHINES / "red-tray.yaml").read_text(encoding="utf-8")
    path = tmp_path / "denied.yaml"
    path.write_text(
        text.replace(
            "  - name: QuickbooksDesktopUi_ACME\n",
            "  - name: QuickbooksDesktopUi_ACME\n    deny: true\n",
        ),
        encoding="utf-8",
    )
    return machine(str(path))


CASES = [
    ("red-tray", "tray-icon-red", 0,
     ["Run the scheduled task QuickbooksDesktop_ACME",
      "Run the scheduled task QuickbooksDesktopUi_ACME"]),
    ("stuck-queue", "sync-stuck-queued", 0,
     ["Open QuickBooks as its administrator", "Go to Edit > Preferences",
      "Select QuickBooks Connector", "Start a sync"]),
    ("webroot-blocked", "whitelist-webroot", 0,
     ["Copy a text to the clipboard", "Open the Webroot", "Go to the Whitelisted Scripts",
      "In the folder tree", "Check that the list", "If Webroot took",
      "Run the scheduled task QuickbooksDesktop_ACME",
      "Run the scheduled task QuickbooksDesktopUi_ACME"]),
    ("one-time-sync", "deauthorized-after-first-sync", 0,
     ["Open the page https://app.codat.io", "In the Codat Portal", "Choose “Install on",
      "Have the user go"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "article", "code", "steps"), CASES, ids=[c[0] for c in CASES])
def test_from_the_symptom_to_fixed_on_a_practice_machine(
    terminal: Open, name: str, article: str, code: int, steps: list[str]
) -> None:
    shell = terminal("--no-color", "fix", article, *machine(name))
    shell.read_until("Do this? [y/N] ")
    shell.type("y\n")
    shown = shell.rest()

    assert "Fixed" in shown
    assert shell.process.returncode == code
    begun = steps_begun()
    assert [b[: len(s)] for b, s in zip(begun, steps, strict=True)] == steps
    assert {e["status"] for e in journal() if e["event"] == "step_ended"} == {"done"}
    assert [e["event"] for e in journal()] == [
        "planned", "consented", *(["step_began", "step_ended"] * len(steps)), "verified", "ended",
    ]  # fmt: skip


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_what_takes_a_person_stays_open_where_nobody_is_there(
    run: Run, options: tuple[str, ...]
) -> None:
    done = run("fix", "sync-stuck-queued", *machine("stuck-queue"), "--yes", *options)

    assert done.returncode == 3
    assert b"it was not ticked off" in done.stdout
    assert b"Fixed" not in done.stdout
    assert {e["status"] for e in journal() if e["event"] == "step_ended"} == {"declined"}


def test_a_denied_second_task_is_not_fixed_and_the_next_action_is_offered(
    terminal: Open, denied: tuple[str, str]
) -> None:
    shell = terminal("--no-color", "fix", "tray-icon-red", *denied)
    shell.read_until("Do this? [y/N] ")
    shell.type("y\n")
    done = shell.read_until("Do this? [y/N] ")
    shell.type("n\n")
    rest = shell.rest()

    assert "done: QuickbooksDesktop_ACME was started" in done
    assert r"\QuickbooksDesktopUi_ACME: access was denied" in " ".join(done.split())
    assert "Restart the computer (restart-computer)" in done
    assert "Declined (restart-computer)" in rest
    assert shell.process.returncode == 2


def test_a_denied_second_task_has_exit_code_2_and_its_reason(
    run: Run, opened: Opened, denied: tuple[str, str]
) -> None:
    printed = opened(run("fix", "restart-connector", *denied, "--yes", "--json"))
    (action,) = printed["data"]["actions"]

    assert printed["exit_code"] == 2
    assert (action["status"], action["verification"]) == ("failed", "not_fixed")
    assert action["reason"] == "permission_denied"
    assert "access was denied" in action["message"]
    assert [s["status"] for s in action["steps"]] == ["done", "failed"]
    assert "Ui" not in steps_begun()[0]


def test_on_a_healthy_machine_there_is_nothing_to_do(run: Run) -> None:
    done = run("fix", "tray-icon-red", *machine("healthy"), "--yes")

    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nothing to do (restart-connector). " in done.stdout.decode()
    assert journal() == []


def test_a_dry_run_shows_everything_and_changes_nothing(run: Run) -> None:
    done = run("fix", "tray-icon-red", *machine("red-tray"), "--dry-run", "--yes")
    text = " ".join(done.stdout.decode().split())

    assert done.returncode == 3
    for shown in (
        "Restart the connector (restart-connector)", "Risk: caution",
        "1. Run the scheduled task QuickbooksDesktop_ACME",
        r"exactly: Schedule.Service: Run(\QuickbooksDesktopUi_ACME)",
        "changes: QuickbooksDesktopUi_ACME runs", "connector-ui-running",
        "Restart the computer (restart-computer)", "shutdown /r /t 30", "Risk: destructive",
    ):  # fmt: skip
        assert shown in text
    assert journal() == []


def test_json_without_yes_only_plans(run: Run, opened: Opened) -> None:
    printed = opened(run("fix", "tray-icon-red", *machine("red-tray"), "--json"))

    assert [p["action"] for p in printed["data"]["plan"]] == [
        "restart-connector", "restart-computer",
    ]  # fmt: skip
    assert {a["status"] for a in printed["data"]["actions"]} == {"planned"}
    assert printed["exit_code"] == 3
    assert journal() == []


@pytest.mark.parametrize("how", [("--dry-run",), ("--json",), ("--json", "--dry-run", "--yes")])
def test_a_plan_is_0_only_where_there_is_nothing_to_do(run: Run, how: tuple[str, ...]) -> None:
    assert run("fix", "tray-icon-red", *machine("healthy"), *how).returncode == 0
    assert run("fix", "restart-connector", *machine("red-tray"), *how).returncode == 3
    assert journal() == []


def test_without_a_terminal_nothing_is_done_and_it_says_why(run: Run) -> None:
    done = run("fix", "tray-icon-red", *machine("red-tray"), stdin=b"y\n")

    assert done.returncode == 3
    assert b"nobody can be asked here; --yes consents, --dry-run only plans" in done.stderr
    assert "Declined (restart-connector). Nothing was changed." in done.stdout.decode()
    assert steps_begun() == []


@pytest.mark.parametrize(
    ("typed", "code", "end"),
    [("y\n", 0, "Fixed (restart-connector)"), ("YES\n", 0, "Fixed (restart-connector)"),
     ("n\n", 3, "Declined (restart-connector)"), ("\n", 3, "Declined (restart-connector)"),
     ("sure\n", 3, "Declined (restart-connector)"), ("\x04", 3, "Declined (restart-connector)")],
    ids=["y", "yes", "n", "enter", "else", "ctrl-d"],
)  # fmt: skip
def test_on_a_terminal_only_a_yes_is_a_yes(terminal: Open, typed: str, code: int, end: str) -> None:
    shell = terminal("--no-color", "fix", "tray-icon-red", *machine("red-tray"))
    plan = shell.read_until("Do this? [y/N] ")
    shell.type(typed)

    assert "1. Run the scheduled task QuickbooksDesktop_ACME" in plan
    assert end in shell.rest()
    assert shell.process.returncode == code
    assert bool(steps_begun()) == (code == 0)


def test_ctrl_c_at_the_question_changes_nothing(terminal: Open, run: Run) -> None:
    shell = terminal("--no-color", "fix", "tray-icon-red", *machine("red-tray"))
    shell.read_until("Do this? [y/N] ")
    os.kill(shell.process.pid, signal.SIGINT)
    shell.rest()

    assert shell.process.returncode == 130
    assert steps_begun() == []
    assert (
        "interrupted" not in run("fix", "restart-connector", *machine("red-tray")).stderr.decode()
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [(["tray-icon-redd"], 66, "there is no article and no fix “tray-icon-redd”"),
     ([], 64, "fix what?"), (["a", "b"], 64, ""), (["--yess", "a"], 64, ""),
     (["tray-icon-red", "--set", "client"], 64, "no NAME=VALUE"),
     (["tray-icon-red", "--set", "nothing=x"], 64, "there is no variable “nothing”"),
     (["tray-icon-red", "--set", "client=../x"], 64, "is no name for client"),
     (["tray-icon-red", "--deadline", "0"], 64, "--deadline")],
)  # fmt: skip
def test_what_cannot_be_meant_is_told(run: Run, arguments: list[str], code: int, said: str) -> None:
    done = run("fix", *arguments, *machine("red-tray"))

    assert done.returncode == code
    assert said in done.stderr.decode()
    assert journal() == []


def test_errors_are_told_to_scripts_too(run: Run, opened: Opened) -> None:
    printed = opened(run("fix", "tray-icon-redd", "--json"))

    assert printed["exit_code"] == 66
    assert printed["errors"][0]["code"] == "no-action"
    assert "tray-icon-red" in printed["errors"][0]["hint"]


def test_a_program_that_runs_while_its_tasks_do_not_is_ended_and_started_anew(
    run: Run, opened: Opened, tmp_path: Path
) -> None:
    text = (MACHINES / "red-tray.yaml").read_text(encoding="utf-8")
    program = "%ProgramFiles(x86)%\\ACME\\QuickBooks-connector\\QuickbooksDesktopUI.exe"
    about = f"pid: 77, started: 2 d, path: '{program}'"
    stuck = f"processes:\n  - {{name: QuickbooksDesktopUI.exe, {about}}}"
    path = tmp_path / "stuck.yaml"
    path.write_text(text.replace("processes:", stuck), encoding="utf-8")
    printed = opened(run("fix", "tray-icon-red", *machine(str(path)), "--yes", "--json"))
    action = printed["data"]["actions"][0]

    folder = "C:\\Program Files (x86)\\ACME\\QuickBooks-connector"
    assert steps_begun()[0].startswith(f"End {folder}\\QuickbooksDesktopUI.exe (pid 77, of Anna,")
    assert [s.split()[-1] for s in steps_begun()[1:]]
    assert (action["verification"], printed["exit_code"]) == ("fixed", 0)
