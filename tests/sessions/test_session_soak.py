"""Killed at any moment, or written by many at once: what was shown is in the store.

``SOAK_RUNS`` says how many runs; ``make soak`` makes 200. Most are killed after it said something.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from assistant.session.sqlite import SqliteStore
from assistant.session.values import Checked, Decided, Fixed, FixPlanned, Noted, QuestionAsked
from tests.conftest import ROOT, Run

RUNS = int(os.environ.get("SOAK_RUNS", "3"))
LINES = ["the tray icon is red", "/note remembered", "syncs stay queued or pending", "/check"]
EARLY = 0.2
"""Share of the runs that are killed by the clock, mostly before anything is shown."""
MOST = {"chat": 20_000, "ask": 3_500, "fix": 1_200}
"""Bytes after which it is killed, at most."""
TITLES = {
    "The connector's tray icon is red": "tray-icon-red",
    "Syncs and pushes stay queued or pending": "sync-stuck-queued",
}
WRITER = """
import sys
from assistant.session.record import Recorder
from assistant.session.sqlite import SqliteStore
from assistant.session.values import Started
recorder = Recorder(SqliteStore, Started("chat", "0"), lambda data: data, print)
for n in range(15):
    recorder.noted(f"{sys.argv[1]}/{n}")
    assert recorder.kept
recorder.close()
"""


MACHINE = ("--machine", "practice:red-tray")
VERBS: dict[str, tuple[str, ...]] = {
    "chat": (*MACHINE, "chat", "--plain"),
    "ask": (*MACHINE, "ask", "the tray icon is red", "--checks", "--record"),
    "fix": (*MACHINE, "fix", "restart-connector", "--yes", "--record"),
}
"""What is killed, in turn."""


def feed(stream: IO[bytes]) -> None:
    """Talk without an end."""
    try:
        for _ in range(200):
            stream.write("".join(f"{line}\n" for line in LINES).encode())
            stream.flush()
    except (BrokenPipeError, ValueError):
        return


def killed(verb: str, chance: random.Random) -> str:
    """What it has shown until it was killed: after so many bytes, or at any moment."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", *VERBS[verb]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    assert process.stdin
    assert process.stdout
    feeder = threading.Thread(target=feed, args=(process.stdin,))
    feeder.start()
    early = threading.Timer(chance.uniform(0.2, 1.0), process.kill)
    if chance.random() < EARLY:
        early.start()
    shown = process.stdout.read(chance.randrange(1, MOST[verb]))
    process.kill()
    shown += process.stdout.read()
    early.cancel()
    feeder.join()
    process.stdout.close()
    with suppress(BrokenPipeError):
        process.stdin.close()
    process.wait()
    return shown.decode("utf-8", "ignore")


def lost(verb: str, shown: str) -> list[str]:
    """What was shown, and is not in the store."""
    store = SqliteStore()
    values = [e.value for one in store.sessions() for e in store.events(one.id)]
    store.close()
    lines = shown.split("\n")[:-1]  # the last one may be cut
    decided = [v.article for v in values if isinstance(v, Decided)]
    failed = [v for v in values if isinstance(v, Checked | Fixed) and _state(v) == "fail"]
    fixed = [v for v in values if isinstance(v, Fixed)]
    found = {
        "notes": (lines.count("Noted."), sum(isinstance(v, Noted) for v in values)),
        "questions": (lines.count("Noted."), sum(isinstance(v, QuestionAsked) for v in values)),
        "fixes": (sum(line.startswith("Fixed (") for line in lines), len(fixed)),
        "plans": (
            sum("Risk:" in line for line in lines),
            sum(isinstance(v, FixPlanned) for v in values),
        ),
    }
    if verb != "fix":  # whose checks are kept with its result
        told = sum(line.startswith("FAIL ") for line in lines)
        found["checks"] = (told, len(failed))
        for title, article in TITLES.items():
            found[title] = (lines.count(title), decided.count(article))
    return [f"{what}: {n} shown, {k} kept" for what, (n, k) in found.items() if n > k]


def _state(value: Checked | Fixed) -> str:
    return value.result.state if isinstance(value, Checked) else ""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_what_was_shown_is_kept_whenever_it_is_killed(run: Run, path: Path) -> None:
    run("kb", "list")
    chance = random.Random(7)
    told = dict.fromkeys(VERBS, 0)
    for number in range(max(RUNS, len(VERBS))):
        verb = list(VERBS)[number % len(VERBS)]
        path.unlink(missing_ok=True)
        shown = killed(verb, chance)
        assert lost(verb, shown) == []
        told[verb] += len(shown.splitlines()) > 3
        if verb == "chat" and path.exists():
            resumed = run("sessions", "resume", "last", "--plain", "--no-checks")
            assert resumed.returncode in (0, 66)  # 66: killed before the first event
    print(f"killed after something was shown: {told} of {max(RUNS, len(VERBS))} runs")
    assert sum(told.values()) > RUNS / 2


@pytest.mark.slow
def test_ten_processes_writing_at_once_lose_nothing(path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    processes = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(i)], env=env, stdout=subprocess.PIPE)
        for i in range(10)
    ]
    told = [process.communicate(timeout=120)[0] for process in processes]
    store = SqliteStore()
    kept = {
        e.value.text
        for one in store.sessions()
        for e in store.events(one.id)
        if isinstance(e.value, Noted)
    }
    store.close()

    assert told == [b""] * 10
    assert [process.returncode for process in processes] == [0] * 10
    assert kept == {f"{i}/{n}" for i in range(10) for n in range(15)}
