"""Sessions in a folder of the test's own."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.session.events import new_event
from assistant.session.record import Recorder
from assistant.session.sql import SqlStore
from assistant.session.sqlite import SqliteStore
from assistant.session.values import KbUsed, Started

if TYPE_CHECKING:
    from tests.conftest import Run

    Talk = Callable[..., list[str]]

STARTED = Started("chat", "0.1.0", (KbUsed("kb", "1.0"),), "linux")


@pytest.fixture
def path(environment: None) -> Path:
    """Where this user's sessions are."""
    return Path(os.environ["XDG_DATA_HOME"], "troubleshooting-assistant", "sessions.db")


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """The local store."""
    store = SqliteStore()
    yield store
    store.close()


@pytest.fixture
def recorder(path: Path) -> Iterator[Recorder]:
    """A recorder into the local store."""
    recorder = Recorder(SqliteStore, STARTED, lambda data: data)
    yield recorder
    recorder.close()


@pytest.fixture
def talk(run: Run) -> Talk:
    """Talk line by line on a practice machine: what is printed after each line."""

    def say(*lines: str, machine: str = "red-tray", resume: str = "") -> list[str]:
        script = "".join(f"{line}\n" for line in lines).encode()
        verb = ["sessions", "resume", resume, "--plain"] if resume else ["chat", "--plain"]
        done = run("--machine", f"practice:{machine}", *verb, stdin=script)
        assert done.returncode == 0, done.stderr
        return re.split(r"^> ", done.stdout.decode(), flags=re.MULTILINE)

    return say


def fill(store: SqlStore, session: str, *values: object, at: int = 1_000) -> None:
    """Put a session into a store, a second between two events."""
    assert all(isinstance(value, tuple) for value in values)
    events = [
        new_event(session, value, at + 1_000 * n)
        for n, value in enumerate((STARTED, *values))
        if isinstance(value, tuple)
    ]
    store.append(session, events)
