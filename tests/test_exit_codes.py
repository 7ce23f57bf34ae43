"""The documented exit codes, `errors.Exit`, and what commands really end with: all the same."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli import main as cli
from assistant.errors import Exit

if TYPE_CHECKING:
    from tests.conftest import Run, Terminal

ROOT = Path(__file__).resolve().parent.parent
RED = ("--machine", "practice:red-tray")


def test_the_reference_lists_every_code_and_no_other() -> None:
    page = (ROOT / "docs" / "reference" / "exit-codes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `", page, re.MULTILINE)

    assert [int(code) for code in rows] == sorted(Exit)


@pytest.mark.parametrize(
    ("code", "command"),
    [
        (Exit.OK, ("ask", "the tray icon is red")),
        (Exit.CLARIFY, ("ask", "it stopped working")),
        (Exit.ABSTAIN, ("ask", "vegan lasagne for twelve")),
        (Exit.OK, ("--machine", "practice:healthy", "check", "connector-task")),
        (Exit.CLARIFY, (*RED, "check", "connector-ui-task")),
        (Exit.FAIL, (*RED, "check", "connector-ui-running")),
        (Exit.OK, (*RED, "fix", "tray-icon-red", "--yes")),
        (Exit.ABSTAIN, (*RED, "fix", "tray-icon-red", "--dry-run")),
        (Exit.ABSTAIN, (*RED, "fix", "tray-icon-red", "--json")),
        (Exit.USAGE, ("frobnicate",)),
        (Exit.USAGE, ("fix",)),
        (Exit.USAGE, ("check", "--format", "haiku")),
        (Exit.NO_INPUT, ("fix", "no-such-fix", "--dry-run")),
        (Exit.NO_INPUT, ("ask", "--batch", "no/such/file")),
        (Exit.NO_INPUT, ("--machine", "practice:nowhere", "check")),
        (Exit.CONFIG, ("--kb", "no/such/folder", "ask", "red icon")),
        (Exit.CONFIG, ("config", "set", "theme", "plaid")),
    ],
)
def test_a_command_ends_with_the_code_that_is_documented(
    run: Run, tmp_path: Path, code: Exit, command: tuple[str, ...]
) -> None:
    assert run(*command, cwd=tmp_path).returncode == code


def test_a_line_that_is_no_question_is_bad_data(run: Run) -> None:
    assert run("ask", "--batch", "-", stdin=b"[1]\n").returncode == Exit.DATA


def test_a_file_that_is_there_is_not_created_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.zip").touch()
    done = run(*RED, "collect", "--yes", "--out", str(tmp_path / "b.zip"))

    assert done.returncode == Exit.CANNOT_CREATE
    assert (tmp_path / "b.zip").read_bytes() == b""


def test_a_store_that_another_program_holds_is_unavailable(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("assistant.session.sqlite.BUSY", 0.1)
    run("ask", "--record", "the tray icon is red")
    (held,) = tmp_path.rglob("sessions.db")
    with closing(sqlite3.connect(held, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert cli.main(["sessions", "note", "last", "hello"]) == Exit.UNAVAILABLE


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is full")
def test_a_full_disk_is_an_io_error(environment: None) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "schema", "ask"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
        )
    assert done.returncode == Exit.IO
    assert b"is the disk full" in done.stderr


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to an administrator"
)
def test_a_file_that_may_not_be_read_is_a_matter_of_permission(run: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed.jsonl"
    closed.touch(mode=0)

    assert run("ask", "--batch", str(closed)).returncode == Exit.PERMISSION


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "Permission denied"), Exit.PERMISSION),
        (TimeoutError(110, "Connection timed out"), Exit.DEADLINE),
        (OSError(5, "Input/output error"), Exit.IO),
        (KeyboardInterrupt(), Exit.INTERRUPTED),
        (ZeroDivisionError(), Exit.INTERNAL),
    ],
)
def test_what_nobody_closer_by_could_answer_has_a_code_and_words(
    error: BaseException,
    code: Exit,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fails(arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fails)
    monkeypatch.setattr(cli, "give_up_stdout", lambda: None)

    assert cli.main(["schema", "ask"]) == code
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith(("assistant: ", "\ninterrupted"))
    assert "Traceback" not in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is a signal here")
def test_ctrl_c_is_interrupted(terminal: Callable[..., Terminal]) -> None:
    fix = terminal(*RED, "fix", "tray-icon-red")
    fix.read_until("[y/N]")
    os.kill(fix.process.pid, signal.SIGINT)
    rest = fix.rest()

    assert fix.process.returncode == Exit.INTERRUPTED, rest
