"""The two commands that a checkout needs, without the environment they make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tasks

ROOT = Path(tasks.__file__).parent


def test_programs_are_found_where_each_system_puts_them() -> None:
    venv = Path("somewhere")
    assert tasks.program("python", venv, windows=True) == venv / "Scripts" / "python.exe"
    assert tasks.program("python", venv, windows=False) == venv / "bin" / "python"


def test_help_names_each_task_and_says_what_it_does() -> None:
    command = [sys.executable, "-I", "-S", str(ROOT / "tasks.py"), "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "run: Start the chat" in " ".join(said.split())
    assert "test: Run the tests" in " ".join(said.split())


def test_an_unknown_task_is_a_sentence_and_2() -> None:
    command = [sys.executable, "-I", "-S", str(ROOT / "tasks.py"), "runn"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "invalid choice: 'runn'" in done.stderr


def test_an_old_python_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "VENV", tmp_path / "venv")
    monkeypatch.setattr(tasks, "OLDEST", (99, 0))
    assert tasks.main(["run"]) == 69
    assert capsys.readouterr().err == "tasks.py: Python 99.0 or newer is needed.\n"
    assert not (tmp_path / "venv").exists()


@pytest.mark.slow
def test_what_fails_in_the_environment_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "VENV", tmp_path)
    monkeypatch.setattr(tasks, "program", lambda name: sys.executable)
    monkeypatch.setattr(tasks, "_INSTALL", ("-c", "import sys; print('no room'); sys.exit(3)"))
    assert tasks.main(["setup"]) == 69
    out, err = capfd.readouterr()
    assert "no room" in out
    assert "ended with 3; see above." in err
    assert not (tmp_path / ".run").exists()
