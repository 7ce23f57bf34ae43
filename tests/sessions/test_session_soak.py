"""Killed at any moment, or written by many at once: what was shown is in the store.

``SOAK_RUNS`` says how many runs; ``make soak`` makes 200.
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
from assistant.session.values import Checked, Decided, Noted, QuestionAsked
from tests.conftest import ROOT, Run

RUNS = int(os.environ.get("SOAK_RUNS", "3"))
LINES = ["the tray icon is red", "/note remembered", "syncs stay queued or pending", "/check"]
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


def feed(stream: IO[bytes]) -> None:
    """Talk without an end."""
    try:
        for _ in range(200):
            stream.write("".join(f"{line}\n" for line in LINES).encode())
            stream.flush()
    except (BrokenPipeError, ValueError):
        return


def killed(seconds: float) -> str:
    """What a chat has shown until it was killed after that time."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "--machine", "practice:red-tray", "chat", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    assert process.stdin
    assert process.stdout
    feeder = threading.Thread(target=feed, args=(process.stdin,))
    killer = threading.Timer(seconds, process.kill)
    feeder.start()
    killer.start()
    shown = process.stdout.read().decode("utf-8", "ignore")
    for thread in (killer, feeder):
        thread.join()
    process.stdout.close()
    with suppress(BrokenPipeError):
        process.stdin.close()
    process.wait()
    return shown


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_what_was_shown_is_kept_whenever_it_is_killed(run: Run, path: Path) -> None:
    run("kb", "list")
    chance = random.Random(7)
    complete = 0
    for _ in range(RUNS):
        path.unlink(missing_ok=True)
        shown = killed(chance.uniform(0.3, 2.0))
        if "> " not in shown:
            continue
        store = SqliteStore()
        sessions = store.sessions()
        values = [e.value for one in sessions for e in store.events(one.id)]
        store.close()
        lines = shown.split("\n")
        for title, article in TITLES.items():
            kept = [v for v in values if isinstance(v, Decided) and v.article == article]
            assert lines.count(title) <= len(kept)
        notes = [v for v in values if isinstance(v, Noted)]
        assert lines.count("Noted.") <= len(notes)
        checks = [v for v in values if isinstance(v, Checked) and v.result.state == "fail"]
        assert sum(line.startswith("FAIL ") for line in lines) <= len(checks)
        assert sum(isinstance(v, QuestionAsked) for v in values) >= len(notes)
        if sessions:
            complete += 1
            resumed = run("sessions", "resume", "last", "--plain", "--no-checks")
            assert (resumed.returncode, resumed.stderr) == (0, b"")
            assert b"This is where you left off." in resumed.stdout
    assert complete, "none of the chats had said anything when it was killed"


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
