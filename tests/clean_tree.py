"""A test run leaves the source tree as it was: what appears in it fails the run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_NOT_OURS = (
    ".git",
    ".venv",
    "__pycache__",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".import_linter_cache",
    ".hypothesis",
    ".coverage",
    "htmlcov",
)
"""What tools keep there, by the beginning of its name."""


def files_below(root: Path) -> frozenset[str]:
    """The files and links below `root`, but for what tools keep there."""
    found = set()
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(_NOT_OURS)]
        here = [name for name in files if not name.startswith(_NOT_OURS)]
        found |= {os.path.relpath(os.path.join(folder, name), root) for name in here}
    return frozenset(found)


class CleanTree:
    """A plugin for the process that reports; its workers' files count as well."""

    def __init__(self, root: Path) -> None:
        self._root, self._before = root, files_below(root)
        self._left: list[str] = []

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that left something."""
        self._left = sorted(files_below(self._root) - self._before)
        if self._left and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was left."""
        if self._left:
            terminalreporter.section(f"left in {self._root} by this run", red=True)
            for name in self._left:
                terminalreporter.line(ascii(name))
