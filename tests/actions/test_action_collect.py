"""Copying the files that support needs into one folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli.main import main

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

KB = """\
---
id: pump
title: The pump stands still
symptoms: [the pump stands still]
---

Look.

```action collect-logs
title: Collect the logs
collect:
  files: ['{folder}/*.log', '{folder}/absent.txt']
  into: '~/papers/logs'
```
"""
REACH = {"kb.yaml": "changes: [~/papers, /etc/logs, ~/.ssh/logs]\n"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a folder for logs in it."""
    home = (tmp_path / "home").resolve()
    (home / "pump").mkdir(parents=True)
    monkeypatch.setenv("USERPROFILE" if os.name == "nt" else "HOME", str(home))
    return home


def test_the_files_are_copied_into_a_new_folder_each_time(
    make_kb: Callable[..., Path], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "pump" / "a.log").write_bytes(b"pump dry\n")
    (home / "pump" / "b.log").write_bytes(b"\xff\x00")
    kb = make_kb({"pump.md": KB.replace("{folder}", str(home / "pump")), **REACH})
    for folder in ("logs", "logs-2"):
        assert main(["--kb", str(kb), "fix", "collect-logs", "--yes"]) == 1
        copies = sorted((home / "papers" / folder).iterdir())
        assert sorted(c.read_bytes() for c in copies) == [b"pump dry\n", b"\xff\x00"]
    assert "look through it before you send it" in capsys.readouterr().out


def test_nothing_to_copy_is_told(run: Run, make_kb: Callable[..., Path], home: Path) -> None:
    kb = make_kb({"pump.md": KB.replace("{folder}", str(home / "empty")), **REACH})
    done = run("--kb", str(kb), "fix", "collect-logs", "--yes")

    assert (done.returncode, os.listdir(home)) == (3, ["pump"])
    assert b"None of the files is there" in done.stdout


@pytest.mark.parametrize("into", ["/etc/logs", "~", "~/.ssh/logs", "logs"])
def test_copies_go_nowhere_else(
    run: Run, make_kb: Callable[..., Path], home: Path, into: str
) -> None:
    (home / "pump" / "a.log").write_text("pump dry\n")
    text = KB.replace("{folder}", str(home / "pump")).replace("~/papers/logs", into)
    done = run("--kb", str(make_kb({"pump.md": text, **REACH})), "fix", "collect-logs", "--yes")

    assert (done.returncode, os.listdir(home)) == (3, ["pump"])


def test_on_a_practice_machine_the_three_files_are_named(run: Run, opened: Opened) -> None:
    printed = opened(run("--machine", "practice:healthy", "fix", "collect-logs", "--json"))
    (plan,) = printed["data"]["plan"]

    assert sorted(s["call"].split("'")[1].rsplit("\\", 1)[-1] for s in plan["steps"]) == [
        "connector.log",
        "link.json",
        "qbsdklog.txt",
    ]
