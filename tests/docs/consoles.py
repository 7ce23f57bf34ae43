"""The consoles in README and docs: what they show is run, and compared with what is printed.

A command is run unless a comment behind it says what it needs: ``# needs a terminal``. A fenced
block whose header names a file (``title="web-help/pump.md"``) is that file: a page's commands and
files happen in their order, in one empty folder. ``...`` stands for lines that are left out, at the
end of a line for the rest of it. A command without output beneath it is only run.

``make published`` writes outputs anew where one ``...`` at most leaves lines out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
RUN = {"assistant", "cat", "cp", "echo", "mkdir", "printf", "sed"}
"""Programs whose commands are run."""
OTHERS = {
    "docker",
    "export",
    "git",
    "make",
    "man",
    "pip",
    "pipx",
    "python",
    "python3",
    "source",
    "uv",
}
"""Programs whose commands are left to the reader."""
LEFT_OUT = "..."
_NEEDS = re.compile(r"#.*\bneeds (a terminal|the network|your files|systemd)\b")
_FENCE = re.compile(r"(?P<marks>`{3,})(?P<word>\w*)(?: title=\"(?P<title>[^\"]+)\")?$")
_VOLATILE = (
    (r"\b[0-9]{8}-[0-9]{6}(-[0-9a-f]{6})?", "ID"),
    (r"\b[0-9.]+ (ms|kB|bytes)", r"N \1"),
    (r"\bin [0-9.]+ s\b", "in N s"),
    (r"\([0-9]+%\)", "(N%)"),  # a confidence moves with every phrase that is learned
    (r"\bassistant [0-9][0-9.]*", "assistant VERSION"),
)


class Shown(NamedTuple):
    """A command, and the lines that a page shows beneath it."""

    command: str
    lines: tuple[str, ...]
    at: int
    """Number of the line that follows the command, from 0."""

    @property
    def program(self) -> str:
        """The command's first word."""
        return self.command.split(maxsplit=1)[0]

    @property
    def is_run(self) -> bool:
        """Whether it can be run anywhere."""
        return self.program in RUN and not _NEEDS.search(self.command)


class PageFile(NamedTuple):
    """A file that the reader is told to write."""

    path: str
    text: str


def steps(text: str) -> Iterator[Shown | PageFile]:
    """The commands and files of a page, in their order."""
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        fence = _FENCE.fullmatch(lines[number])
        number += 1
        if not fence:
            continue
        end = lines.index(fence["marks"], number)
        body = lines[number:end]
        if fence["word"] == "console":
            yield from _commands(body, number)
        elif fence["title"]:
            yield PageFile(fence["title"], "\n".join(body) + "\n")
        number = end + 1


def _commands(body: list[str], first: int) -> Iterator[Shown]:
    number = 0
    while number < len(body):
        command = body[number].removeprefix("$ ")
        number += 1
        while command.endswith(("\\", "|")) or command.partition("  # ")[0].count("'") % 2:
            command += "\n" + body[number]
            number += 1
        at = number
        while number < len(body) and not body[number].startswith("$ "):
            number += 1
        yield Shown(command, tuple(body[at:number]), first + at)


def fits(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether a page may show this of what was printed."""
    pattern = "".join(
        "(?:.*\n)*?" if one.strip() == LEFT_OUT else f"{_line_pattern(one)}\n" for one in shown
    )
    return re.fullmatch(pattern, "".join(f"{masked(one)}\n" for one in printed)) is not None


def _line_pattern(shown: str) -> str:
    if shown.endswith(LEFT_OUT):
        return re.escape(masked(shown.removesuffix(LEFT_OUT).rstrip())) + ".*"
    return re.escape(masked(shown))


def masked(line: str) -> str:
    """A line without what differs from run to run although the clock stands still."""
    for pattern, word in _VOLATILE:
        line = re.sub(pattern, word, line)
    return line.rstrip()


class Reader:
    """Somebody who does what a page says, in an empty folder and home."""

    def __init__(self, folder: Path, cache: str) -> None:
        self._folder = folder
        programs = folder.parent / f"{folder.name}-programs"
        programs.mkdir()
        folder.mkdir()
        program = programs / "assistant"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.docs.still "$@"\n')
        program.chmod(0o755)
        self._variables = {
            "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": cache,
            "XDG_DATA_HOME": str(folder / ".local"),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "COLUMNS": "80",
        }

    def do(self, step: Shown | PageFile) -> tuple[int, tuple[str, ...]]:
        """Write the file or run the command: exit code, and the lines printed."""
        if isinstance(step, PageFile):
            path = self._folder / step.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
            return 0, ()
        done = subprocess.run(
            ["/bin/bash", "-c", step.command],
            cwd=self._folder,
            env=self._variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        return done.returncode, tuple(done.stdout.decode().splitlines())


def renewed(shown: Shown, printed: tuple[str, ...]) -> tuple[str, ...]:
    """The lines to show from now on: as many as before on each side of what is left out."""
    places = [n for n, line in enumerate(shown.lines) if line.strip() == LEFT_OUT]
    if not shown.lines or fits(shown.lines, printed) or len(places) > 1:
        return shown.lines
    if not places:
        return printed
    head, tail = places[0], len(shown.lines) - places[0] - 1
    return (*printed[:head], LEFT_OUT, *(printed[-tail:] if tail else ()))


def renew(page: Path, folder: Path, cache: str) -> None:
    """Write what a page shows anew."""
    text = page.read_text(encoding="utf-8")
    lines, moved = text.splitlines(), 0
    reader = Reader(folder, cache)
    for step in steps(text):
        if isinstance(step, Shown) and not step.is_run:
            continue
        _, printed = reader.do(step)
        if isinstance(step, Shown):
            new = renewed(step, printed)
            at = step.at + moved
            lines[at : at + len(step.lines)] = new
            moved += len(new) - len(step.lines)
    page.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def renew_all(folder: Path) -> None:
    """Write anew what README and docs show, with the user's own cache."""
    cache = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    for number, page in enumerate(PAGES):
        renew(page, folder / str(number), cache)
