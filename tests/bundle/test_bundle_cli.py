"""``assistant collect`` and ``assistant bundle`` as people and scripts meet them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.bundle.collect import collect
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.errors import Exit
from assistant.host.base import Host
from assistant.kb.scaffold import scaffold
from assistant.render.preview import preview_lines
from assistant.render.terminal import Style
from tests.bundle.conftest import made

if TYPE_CHECKING:
    from tests.bundle.conftest import Written
    from tests.conftest import Opened, Run, Terminal

Machine = Callable[[Mapping[str, Any]], Host]
RED = ("--machine", "practice:red-tray")
ROOT = Path(__file__).resolve().parents[2]


def test_without_anybody_to_ask_nothing_is_written(run: Run, tmp_path: Path) -> None:
    collect = ("collect", "connector-ui-running", *RED)
    done = run(*collect, cwd=ROOT)
    assert done.returncode == 3
    assert b"--yes consents" in done.stderr
    assert b"Nothing was written" in done.stdout
    out = tmp_path / "b.zip"
    assert run(*collect, "--out", str(out)).returncode == 3
    assert run(*collect, "--out", str(out), "--json").returncode == 3
    assert run(*collect, "--out", str(out), "--dry-run").returncode == 0
    assert not out.exists()
    assert not list(ROOT.glob("support-bundle-*"))


def test_what_is_written_can_be_shown(run: Run, opened: Opened, tmp_path: Path) -> None:
    out = str(tmp_path / "b.zip")
    made = opened(run("collect", *RED, "--yes", "--json", "--out", out))["data"]
    shown = opened(run("bundle", "show", out, "--json"))["data"]

    assert made["file"] == out
    assert made["bytes"] == Path(out).stat().st_size
    assert made["members"] == shown["members"]
    assert {m["name"] for m in made["members"]} >= {"observations.json", "results.json"}
    assert made["kb"] == [{"id": "codat-quickbooks-desktop", "version": "1.0"}]
    text = run("bundle", "show", out).stdout.decode()
    assert "not this machine" in text.replace("\n", " ")
    assert "connector.log" in text


def test_a_file_that_is_there_is_never_written_over(
    run: Run, opened: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "b.zip"
    out.write_text("mine")
    done = run("collect", *RED, "--yes", "--json", "--out", str(out))
    assert done.returncode == Exit.CANNOT_CREATE
    assert opened(done)["errors"][0]["code"] == "cannot-create"
    assert out.read_text() == "mine"


def test_a_place_that_cannot_be_is_told_before_anything_is_looked_at(
    run: Run, tmp_path: Path
) -> None:
    away = run("collect", *RED, "--yes", "--out", str(tmp_path / "no" / "b.zip"))
    assert away.returncode == Exit.CANNOT_CREATE
    assert b"is not there" in away.stderr
    assert b"looking" not in away.stderr
    if os.name == "posix":
        target = tmp_path / "target.zip"
        (tmp_path / "link.zip").symlink_to(target)
        linked = run("collect", *RED, "--yes", "--out", str(tmp_path / "link.zip"))
        assert linked.returncode == Exit.CANNOT_CREATE
        assert not target.exists()
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]


def test_the_preview_shows_what_was_replaced_in_context_and_what_stays(
    machine: Machine, engine: Engine
) -> None:
    rows = [f"<CustomerRet><Name>Nora Field {n}</Name></CustomerRet>" for n in range(30)]
    log = ["<time -1 h> INFO password=Quarz-lamp-41", "<time -1 h> INFO password: none", *rows]
    folder = "%ProgramFiles(x86)%\\Acorn\\QuickBooks-connector"
    host = machine({"files": {f"{folder}\\logs\\connector.log": "\n".join(log)}})
    finished = made(collect(engine, [], host, Settings()))
    short, full = (
        "\n".join(preview_lines(finished, Style(), full=whole)) for whole in (False, True)
    )
    for shown in (short, full):
        flat = " ".join(shown.split())
        assert "line 1: " in flat
        assert "password=<password removed>" in flat
        assert "These stay, though their names look private" in flat
        assert "password: none" in flat
        assert "Nora" not in shown
    assert len(full) > len(short)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("collect", "--max-size", "0"), Exit.USAGE),
        (("collect", "--deadline", "-1"), Exit.USAGE),
        (("collect", "no-such-article"), Exit.NO_INPUT),
        (("bundle",), Exit.USAGE),
        (("bundle", "sho"), Exit.USAGE),
        (("bundle", "show"), Exit.USAGE),
        (("bundle", "diff", "a.zip"), Exit.USAGE),
        (("bundle", "diff", "a.zip", "b.zip"), Exit.NO_INPUT),
    ],
    ids=str,
)
def test_a_wrong_command_line_is_told(run: Run, arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments, *RED)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_person_is_shown_everything_and_asked(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    out = tmp_path / "b.zip"
    for answer, there in (("n", False), ("y", True)):
        screen = terminal("collect", "logs", *RED, "--out", str(out))
        shown = screen.read_until("[y/N]")
        assert "observations.json" in shown
        assert "Replaced or removed" in shown
        assert not out.exists()
        screen.type(f"{answer}\r")
        screen.read_until("Written" if there else "Nothing was written")
        assert out.exists() == there


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes without signals")
@pytest.mark.parametrize(
    "after",
    [
        pytest.param("looking at logs", marks=pytest.mark.slow),
        "redacting",
        pytest.param("asking", marks=pytest.mark.slow),
        "looking through",
    ],
)
def test_a_collection_that_is_killed_leaves_no_half_file(tmp_path: Path, after: str) -> None:
    out = tmp_path / "b.zip"
    command = [sys.executable, "-m", "assistant", "collect", *RED, "--yes", "--out", str(out)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=env, text=True
    ) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith(after):
                process.send_signal(signal.SIGKILL)
                break
    if out.exists():
        assert zipfile.ZipFile(out).testzip() is None
    assert {p.name for p in tmp_path.iterdir()} <= {"b.zip", ".data"}


def test_a_question_is_answered_on_a_bundle_as_on_its_machine(
    written: Written, run: Run, opened: Opened
) -> None:
    path = str(written("practice:webroot-blocked"))
    question = ("ask", "the connector stopped and does not come back", "--checks", "--json")
    live = opened(run(*question, "--machine", "practice:webroot-blocked"))["data"]
    there = opened(run(*question, "--machine", path))["data"]
    assert there["decision"] == live["decision"]
    assert [a["article"] for a in there["answers"]] == [a["article"] for a in live["answers"]]
    assert there["machine"]["source"] == "bundle:b.zip"
    assert "not this machine" in there["machine"]["label"]


def test_the_plain_chat_says_that_it_looks_at_a_recording(written: Written, run: Run) -> None:
    path = str(written("practice:red-tray"))
    text = b"the tray icon is red\n/fix\n"
    done = run("chat", "--plain", "--machine", path, stdin=text)
    told = done.stdout.decode().replace("\n", " ")
    assert "a recording" in told
    assert "not this machine" in told
    assert "The tray program is not running" in told
    assert "on which nothing is done" in told


def test_a_fix_on_a_bundle_shows_the_steps_and_does_nothing(
    written: Written, run: Run, opened: Opened
) -> None:
    path = written("practice:red-tray")
    before = path.read_bytes()
    machine = ("--machine", str(path))

    done = run("fix", "tray-icon-red", "--yes", *machine)
    told = " ".join(done.stdout.decode().split())
    assert done.returncode == 3
    assert "Run the scheduled task QuickbooksDesktop_company-1" in told
    assert "For the customer, in a terminal" in told
    assert "assistant fix restart-connector" in told
    assert "stand for the customer's own" in told

    planned = run("fix", "restart-connector", "--dry-run", *machine)
    assert planned.returncode == 3
    data = opened(run("fix", "restart-connector", "--yes", "--json", *machine))["data"]
    (action,) = data["actions"]
    assert (action["status"], action["changed"]) == ("blocked", False)
    assert [s["status"] for s in action["steps"]] == ["not_run", "not_run"]
    assert path.read_bytes() == before


TWO_ARTICLES = {
    "disk.md": "---\nid: disk\ntitle: Full\nsymptoms: [the disk is full]\n---\n\nFull.\n\n"
    "```check room\ntitle: Room\ndisk_usage: {path: 'C:\\'}\nexpect: free > 1 GB\n```\n",
    "task.md": "---\nid: task\ntitle: Stopped\nsymptoms: [the task stopped]\n---\n\nRun it.\n\n"
    "```check task-runs\ntitle: Task\nscheduled_task: QuickbooksDesktop_*\nexpect: exists\n```\n\n"
    "```action run-task\ntitle: Run the task\nverify: task-runs\n"
    "scheduled_task: {run: QuickbooksDesktop_*}\n```\n",
}


def test_a_fix_whose_machine_was_not_looked_at_says_what_to_ask_for(
    tmp_path: Path, run: Run, opened: Opened
) -> None:
    for name, text in TWO_ARTICLES.items():
        (tmp_path / "kb").mkdir(exist_ok=True)
        (tmp_path / "kb" / name).write_text(text)
    kb, path = ("--kb", str(tmp_path / "kb")), str(tmp_path / "b.zip")
    machine = ("--machine", "practice:red-tray")
    made = run(*kb, *machine, "collect", "disk", "--yes", "--out", path)
    assert made.returncode == 0, made.stderr
    done = run(*kb, "fix", "run-task", "--json", "--anyway", "--machine", path)
    (action,) = opened(done)["data"]["actions"]
    assert (action["status"], action["reason"]) == ("blocked", "not_collected")
    assert "ask the customer for “assistant collect task”" in action["message"]


def test_two_bundles_are_compared(
    machine: Machine, written: Written, run: Run, opened: Opened
) -> None:
    tasks = [{"name": "QuickbooksDesktop_ACME", "state": "disabled"}]
    webroot = [{"name": "Webroot SecureAnywhere"}]
    plain = {"now": "2026-01-01 10:00:00", "elevated": "true"}
    old = written(machine({**plain, "tasks": tasks, "antivirus": webroot}), file="old.zip")
    tasks = [{"name": "QuickbooksDesktop_ACME", "state": "running", "result": "0x41301"}]
    webroot = [{"name": "Webroot SecureAnywhere", "on": "false"}]
    running = [{"name": "QuickbooksDesktopUI.exe"}]
    changed = {**plain, "tasks": tasks, "antivirus": webroot, "processes": running}
    new = written(machine({**changed, "now": "2026-01-02 10:00:00"}), file="new.zip")

    done = run("bundle", "diff", str(old), str(new), "--json")

    data = opened(done)["data"]
    assert done.returncode == 1
    states = {c["check"]: (c["old"], c["new"]) for c in data["states"]}
    assert states["connector-task"] == ("fail", "pass")
    assert states["connector-ui-running"] == ("fail", "pass")
    facts = {f["what"]: (f["old"], f["new"]) for f in data["facts"]}
    assert facts["program QuickbooksDesktopUI.exe"] == ("", "runs")
    assert facts["antivirus Webroot SecureAnywhere"] == ("on", "off")
    (task,) = (what for what in facts if what.startswith("scheduled task"))
    assert facts[task] == ("disabled", "running, last result 0x41301")

    text = run("bundle", "diff", str(old), str(new)).stdout.decode()
    assert "fail -> pass" in text
    assert "antivirus Webroot SecureAnywhere: on -> off" in text
    same = run("bundle", "diff", str(old), str(old))
    assert (same.returncode, b"Nothing is different" in same.stdout) == (0, True)
    back = run("bundle", "diff", str(new), str(old), "--json")
    assert "the first bundle is the newer one" in opened(back)["warnings"]


def test_bundles_that_share_no_check_are_not_called_the_same(
    tmp_path: Path, written: Written, run: Run
) -> None:
    path = str(written("practice:red-tray"))
    other = tmp_path / "other"
    for name, text in scaffold("Pump", windows=False).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text(text, "utf-8")

    done = run("--kb", str(other), "bundle", "diff", path, path)

    assert done.returncode == Exit.ABSTAIN
    assert b"no check was compared" in b" ".join(done.stdout.split())
    assert b"Nothing is different" not in done.stdout


def test_a_bundle_cannot_be_collected_from_a_bundle(written: Written, run: Run) -> None:
    path = str(written("practice:red-tray"))
    assert run("collect", "--machine", path, "--dry-run").returncode == Exit.USAGE


def test_answers_of_the_person_travel_with_the_bundle(
    run: Run, opened: Opened, tmp_path: Path
) -> None:
    out = str(tmp_path / "b.zip")
    kept = ("collect", "certificate-granted", "--answer", "certificate-granted=denied")
    assert run(*kept, "--yes", "--out", out).returncode == 0
    checks = opened(run("check", "certificate-granted", "--machine", out, "--json"))
    (check,) = checks["data"]["checks"]
    assert (check["state"], check["actual"]) == ("fail", "No")


def test_the_id_that_a_ticket_needs_stays_where_the_customer_says_so(
    run: Run, tmp_path: Path
) -> None:
    told = {}
    for name, more in (("hidden", ()), ("kept", ("--keep", "company"))):
        file = tmp_path / f"{name}.zip"
        done = run(*RED, "collect", "logs", "--yes", "--out", str(file), *more)
        assert ("--keep company" in done.stdout.decode()) == (name == "hidden")
        run("--machine", str(file), "check", "logs", "--record")
        told[name] = run("sessions", "export", "last").stdout.decode()

    assert "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11" in told["kept"]
    assert "Still to be asked: Company ID" in told["hidden"]
    assert "id-1" not in told["hidden"].split("##")[0]
