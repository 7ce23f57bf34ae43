"""Quitting never waits; what breaks off becomes a message; nothing runs on."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import psutil
import pytest

from assistant.engine import Engine
from assistant.host.open import acting_host
from assistant.host.values import HostError
from assistant.host.watching import end_all, watched
from assistant.tui.app import AssistantApp
from tests.conftest import PATIENCE, ROOT

if TYPE_CHECKING:
    from tests.conftest import Run, Terminal
    from tests.tui.conftest import Play, Screen

SLOW = """---
id: slow
title: It takes long
symptoms: [it takes long, nothing comes back, the wait is endless]
---
Wait.

```check silent
title: The server answers
connect: {url: 'tls://127.0.0.1:PORT'}
timeout: 30 s
outcomes:
  - {when: reached, state: pass, message: It answers.}
  - {state: fail, message: It does not.}
```
"""


@pytest.fixture
def silent(make_kb: Callable[..., Path]) -> Iterator[Path]:
    """A knowledge base whose only check waits for a server that says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        text = SLOW.replace("{url: 'tls://127.0.0.1:PORT'}", f"https://127.0.0.1:{port}")
        yield make_kb({"slow.md": text, "kb.yaml": "id: slow\n"})


def left(pid: int) -> list[psutil.Process]:
    return [p for p in psutil.process_iter(["ppid"]) if p.info["ppid"] == pid]


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("\x11", id="ctrl+q"),
        pytest.param("\x03\x03", id="ctrl+c", marks=pytest.mark.slow),
        pytest.param("/quit\r", id="word", marks=pytest.mark.slow),
    ],
)
def test_quitting_during_a_slow_check_does_not_wait_for_it(
    terminal: Callable[..., Terminal], silent: Path, keys: str
) -> None:
    session = terminal("--kb", str(silent), env={"TERM": "xterm-256color"})
    session.read_until("assistant")
    session.read_until("words")
    session.type("/check silent\r")
    session.read_until("king")  # checking, or working: it has begun
    began = time.monotonic()
    for key in [keys] if "\r" in keys else keys:
        session.type(key)
        time.sleep(0.05)
    session.process.wait(PATIENCE)

    assert time.monotonic() - began < 15  # the check waits for 30 s
    assert session.process.returncode == 0
    assert left(session.process.pid) == []


QUITS = int(os.environ.get("SOAK_QUITS", "2"))
"""How often the chat is left while a check hangs; more than two are timed, on a busy machine."""


@pytest.fixture
def busy() -> Iterator[None]:
    """Two programs that take all there is, in a soak."""
    burners = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(2 if QUITS > 2 else 0)
    ]
    yield
    for burner in burners:
        burner.kill()
        burner.wait()


def test_quitting_while_a_check_hangs_never_ends_in_a_signal(
    terminal: Callable[..., Terminal], silent: Path, busy: None
) -> None:
    slowest = 0.0
    for number in range(QUITS):
        session = terminal("--kb", str(silent), env={"TERM": "xterm-256color"})
        session.read_until("words")
        session.type("/check silent\r")
        session.read_until("king")  # checking, or working: it has begun
        began = time.monotonic()
        session.type("\x11" if number % 2 else "/quit\r")
        session.rest()
        slowest = max(slowest, time.monotonic() - began)
        assert session.process.returncode == 0
        assert left(session.process.pid) == []
    if QUITS > 2:
        print(f"{QUITS} quits, the slowest took {slowest:.2f} s")
        assert slowest < 2


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_screen_in_order(
    terminal: Callable[..., Terminal], silent: Path, name: str
) -> None:
    session = terminal("--kb", str(silent), env={"TERM": "xterm-256color"})
    session.read_until("words")
    session.type("/check silent\r")
    session.read_until("king")  # checking, or working: it has begun
    number = getattr(signal, name)
    os.kill(session.process.pid, number)

    assert "\x1b[?1049l" in session.rest()  # the terminal has its own screen again
    assert session.process.returncode == 128 + number


HANGING = """
import sqlite3, sys, threading
from assistant.cli.leaving import leave
count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
began = threading.Event()
def hang():
    began.set()
    sqlite3.connect(":memory:").execute(count).fetchone()
threading.Thread(target=hang, daemon=True).start()
began.wait()
sys.stdout.write("said last")
leave(3)
"""


def test_a_thread_that_hangs_changes_no_exit_code_and_loses_no_output() -> None:
    for _ in range(QUITS):
        done = subprocess.run(
            [sys.executable, "-c", HANGING],
            capture_output=True,
            cwd=ROOT,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (3, b"said last", b"")


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it ended in this moment
        return []


@pytest.mark.skipif(sys.platform == "win32", reason="sleep is a program elsewhere")
def test_all_that_runs_on_a_machine_is_ended_at_once() -> None:
    host = watched(acting_host())
    caught: list[object] = []

    def work() -> None:
        try:
            caught.append(host.run(["sleep", "61"], 60))
        except HostError as error:
            caught.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    me = psutil.Process()
    end = time.monotonic() + PATIENCE
    while not any("61" in _words(c) for c in me.children()):
        assert time.monotonic() < end
        time.sleep(0.01)
    end_all(host)
    thread.join(2)

    assert not thread.is_alive()
    assert not any("61" in _words(c) for c in me.children())


def test_work_that_breaks_off_becomes_a_message(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> NoReturn:
        raise RuntimeError("[/] out of luck")

    async def scene(screen: Screen) -> None:
        monkeypatch.setattr(screen.app.service.talk, "tell", broken)
        await screen.enter("tray icon is red")
        await screen.until(lambda: "RuntimeError: [/] out of luck" in screen.shown)
        monkeypatch.undo()
        await screen.ask("tray icon is red")
        monkeypatch.setattr(screen.app.service.looking, "named", broken)
        await screen.enter("/check")
        await screen.until(lambda: screen.shown.count("out of luck") == 2)
        assert not screen.busy

    play(scene)


def test_a_knowledge_base_that_cannot_be_opened_ends_it(
    terminal: Callable[..., Terminal],
) -> None:
    session = terminal("--kb", "/no/such/folder", env={"TERM": "xterm-256color"})
    assert "/no/such/folder" in session.rest()

    assert session.process.returncode == 78


def test_what_is_typed_before_all_is_open_is_answered_then(play: Play, engine: Engine) -> None:
    gate = threading.Event()

    def opening(listen: object) -> Engine:
        gate.wait(10)
        return engine

    app = AssistantApp(opening, "practice:red-tray")

    async def whole() -> None:
        async with app.run_test() as pilot:
            await pilot.press(*"tray icon is red", "enter")
            gate.set()
            end = time.monotonic() + PATIENCE
            while not app.chat.painter.card:
                assert time.monotonic() < end
                await pilot.pause(0.01)

    import asyncio

    asyncio.run(whole())


def test_without_a_screen_nothing_of_textual_is_imported(run: Run) -> None:
    done = run("chat", stdin=b"quit\n", env={"PYTHONVERBOSE": "1"})

    assert done.returncode == 0
    assert b"import 'textual" not in done.stderr
