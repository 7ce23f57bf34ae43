"""Running the installed program and timing it: whole processes, interleaved, medians."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, NamedTuple

import assistant

_ANSWERED = (0, 1, 3)
"""Exit codes of a question that was dealt with: answered, asked back, abstained."""
_LOOK_EVERY = 0.1
"""Seconds between two looks at a process's memory."""

Case = Callable[[int], list[str]]
"""The command of a round, counted from 0."""


def always(command: list[str]) -> Case:
    """The same command in each round."""
    return lambda _: command


class Row(NamedTuple):
    """One measured figure and what it is held against."""

    name: str
    value: float
    unit: str
    target: float | None = None
    note: str = ""
    at_least: bool = False
    """The target is a lower limit; otherwise an upper one."""

    def text(self) -> str:
        """The row as a line of the table."""
        value = f"{self.value:,.{0 if self.value >= 1000 else 2}f}"
        return f"  {self.name:<49}{value:>9} {self.unit:<5} {self._verdict():<21} {self.note}"

    def _verdict(self) -> str:
        if self.target is None:
            return ""
        held = self.value >= self.target if self.at_least else self.value <= self.target
        limit = f"{'>=' if self.at_least else '<='} {self.target:,g}"
        return f"{limit:<9} {'ok' if held else 'MISSED'}"


class Usage(NamedTuple):
    """What a finished process took."""

    seconds: float
    processor: float
    """Processor time of it and its children, in seconds; 0 if unknown."""
    largest: float
    """Peak memory of the largest process among it and its children, in MiB; 0 if unknown."""
    together: float
    """Peak memory of all of them at once, shared pages counted once, in MiB; 0 if unknown."""


class Program:
    """The installed command with a cache of its own, free of the caller's Python settings."""

    def __init__(self, data: Path) -> None:
        """`data` is the folder that the cache goes into."""
        self.data = data
        script = Path(sys.executable).parent / f"assistant{'.exe' if os.name == 'nt' else ''}"
        module = [sys.executable, "-m", "assistant"]
        self._command = [str(script)] if script.exists() else module
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        self.environment = {**kept, "XDG_CACHE_HOME": str(data / "cache")}

    def prepare(self) -> None:
        """Do what an installation and a first question do: byte code, compiled knowledge base."""
        package = str(Path(assistant.__file__).parent)
        self.run([sys.executable, "-m", "compileall", "-q", package])
        self.run(self.command("kb", "list"))

    def command(self, *arguments: str) -> list[str]:
        """The command line for `arguments`."""
        return [*self._command, *arguments]

    def ask(self, question: str, kb: Path | None = None) -> list[str]:
        """The command line that asks a question."""
        place = ["--kb", str(kb)] if kb else []
        return self.command(*place, "ask", question, "--json")

    def run(self, command: list[str]) -> bytes:
        """Run a command and return its output; stop everything where it fails."""
        done = subprocess.run(command, env=self.environment, capture_output=True, check=False)
        if done.returncode not in _ANSWERED:
            error = done.stderr.decode("utf-8", "replace")
            raise SystemExit(f"{' '.join(command)}\nended with {done.returncode}: {error}")
        return done.stdout

    def seconds(self, command: list[str], output: IO[bytes] | int = subprocess.DEVNULL) -> float:
        """Wall time of a command from start to exit."""
        start = time.perf_counter()
        done = subprocess.run(
            command, env=self.environment, stdout=output, stderr=subprocess.DEVNULL, check=False
        )
        taken = time.perf_counter() - start
        if done.returncode not in _ANSWERED:
            raise SystemExit(f"{' '.join(command)}\nended with {done.returncode}")
        return taken

    def medians(self, cases: Mapping[str, Case], rounds: int) -> dict[str, float]:
        """Median seconds of each case; each round runs all of them, beginning with another one."""
        names = list(cases)
        taken: dict[str, list[float]] = {name: [] for name in names}
        for number in range(rounds):
            first = number % len(names)
            for name in (*names[first:], *names[:first]):
                taken[name].append(self.seconds(cases[name](number)))
        return {name: statistics.median(found) for name, found in taken.items()}

    def usage(self, command: list[str]) -> Usage:
        """Run a command and watch its memory."""
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        used = _watch(process, start)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}\nended with {process.returncode}")
        return used


def _watch(process: subprocess.Popen[bytes], start: float) -> Usage:
    """Wait for a process that was started at `start`."""
    together = processor = largest = 0.0
    if sys.platform == "win32":
        process.wait()
    else:
        ended = 0
        while not ended:
            together = max(together, sum(map(_proportional, _family(process.pid))))
            time.sleep(_LOOK_EVERY)
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
        processor = used.ru_utime + used.ru_stime
        largest = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Usage(time.perf_counter() - start, processor, largest, together)


def _family(pid: int) -> list[int]:
    """A process and its descendants (Linux; elsewhere the process alone)."""
    found = [pid]
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = file.read_text("ascii").split()
        except OSError:
            continue
        found += [member for child in children for member in _family(int(child))]
    return found


def _proportional(pid: int) -> float:
    """Memory of a process in MiB, pages shared with others by their share (Linux; else 0)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
