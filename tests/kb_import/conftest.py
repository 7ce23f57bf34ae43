"""Documents, an import of them as a real process, and what it left."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import importing
from assistant.cli.main import main
from tests.conftest import PATIENCE
from tests.schemas import hold

DRIVER = Path(__file__).with_name("driver.py")
ROOT = DRIVER.parent.parent.parent
RED = """\
# The icon is red

The process connector.exe has ended.
1. Open the Task Manager.
2. Start it again.
3. Wait for the icon.

It may take a minute.
"""
HANGS = """\
# The sync hangs

Wait an hour.

Then restart the computer.
"""
CABLE = """\
# No data arrives

Look at the cable.
"""
DOCS = {"a.md": f"{RED}\n{HANGS}", "guide/b.md": CABLE}


class Workplace:
    """A folder with ``docs`` and a knowledge base ``kb``, and the program in it."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.docs, self.kb = folder / "docs", folder / "kb"
        self._capture = capture

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``assistant ...`` in the folder, with the small reader."""
        self._capture.readouterr()
        code = main(arguments)
        return subprocess.CompletedProcess(arguments, code, *self._capture.readouterr())

    def process(
        self, *arguments: str, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The same as a process of its own."""
        return subprocess.run(
            [sys.executable, str(DRIVER), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(env or {})},
            cwd=self.folder,
            timeout=PATIENCE,
            check=False,
        )

    def said(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        """The data that ``assistant ... --json`` prints, checked against its schema."""
        done = self.run(*arguments, "--json")
        assert done.returncode == code, done.stderr
        printed = json.loads(done.stdout)
        hold(printed, printed["schema"].removeprefix("assistant/"))
        assert printed["exit_code"] == code
        return dict(printed["data"])

    def import_docs(self, *more: str, code: int = 0) -> dict[str, Any]:
        """``kb import docs --out kb``."""
        return self.said("kb", "import", "docs", "--out", "kb", *more, code=code)

    def states(self, *more: str, code: int = 0) -> dict[str, str]:
        """What an import says of each article."""
        return {a["article"]: a["state"] for a in self.import_docs(*more, code=code)["articles"]}

    def edit(self, name: str, before: str, after: str) -> None:
        """Change a text in a file."""
        file = self.folder / name
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), "utf-8")

    def article(self, name: str) -> str:
        """An article's text."""
        return (self.kb / f"{name}.md").read_text("utf-8")

    def tree(self) -> dict[str, bytes]:
        """All files of the knowledge base, hidden ones as well."""
        files = (p for p in self.kb.rglob("*") if p.is_file())
        return {p.relative_to(self.kb).as_posix(): p.read_bytes() for p in files}


@pytest.fixture
def work(
    tmp_path: Path,
    write: Callable[[Path, dict[str, str]], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    little_talk: None,
) -> Workplace:
    """Three sections in two documents; nothing imported yet."""
    driver = runpy.run_path(str(DRIVER))
    for name in ("read_docs", "propose"):
        monkeypatch.setattr(importing, name, driver[name])
    place = Workplace(tmp_path / "work", capsys)
    write(place.docs, DOCS)
    monkeypatch.chdir(place.folder)
    return place


@pytest.fixture
def write() -> Callable[[Path, dict[str, str]], None]:
    """Write files below a folder."""

    def each(folder: Path, files: dict[str, str]) -> None:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")

    return each
