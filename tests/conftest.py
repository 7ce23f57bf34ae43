"""Shared by all tests: nothing of the developer's machine is seen or touched."""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.engine import Engine
from assistant.kb.background import OFF_TOPIC, lines
from tests import builtin_cache
from tests.clean_tree import CleanTree
from tests.examples import load_profile
from tests.schemas import hold
from tests.warm_start import LITTLE_TALK, WarmStart, ordinary

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 300.0
"""Seconds: it ends a hang, and judges no speed. The machine may be busy."""
Run = Callable[..., subprocess.CompletedProcess[bytes]]

# The limit of a whole test, for pytest-timeout where it is installed.
os.environ.setdefault("PYTEST_TIMEOUT", str(1.5 * PATIENCE))
load_profile()


def pytest_configure(config: pytest.Config) -> None:
    """The process that reports also looks at what the run has left."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(CleanTree(ROOT))


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was collected stays: looking through it for garbage took a fifth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the whole run and all its processes, with the built-in KB in it."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    builtin_cache.fill(base / "cache")
    return base / "cache"


@pytest.fixture(autouse=True)
def environment(
    shared_cache: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A home of its own, a shared cache, a journal for each test, no settings of the terminal.

    The person lets every knowledge base read what the test has written.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("ASSISTANT_READS", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp() / "home"))
    for name in ("NO_COLOR", "COLUMNS", "TERM", "FORCE_COLOR", "TERM_PROGRAM", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def engine(shared_cache: Path) -> Iterator[Engine]:
    """The engine on the built-in knowledge base."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared_cache))
        engine = Engine()
        yield engine
        engine.close()


@pytest.fixture(scope="session")
def warm_start() -> Iterator[WarmStart | None]:
    """A server that has the program imported, where a process can fork."""
    if not hasattr(os, "fork"):
        yield None
        return
    server = WarmStart(PATIENCE)
    yield server
    server.close()


@pytest.fixture
def run(environment: None, warm_start: WarmStart | None) -> Run:
    """Run ``assistant ...`` as a process of its own; returns the finished process."""

    def start(
        *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path = ROOT
    ) -> subprocess.CompletedProcess[bytes]:
        variables = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
        if warm_start and warm_start.fits(variables):
            return warm_start.run(arguments, stdin, variables, cwd)
        return ordinary(arguments, stdin, variables, cwd, PATIENCE)

    return start


@pytest.fixture
def little_talk(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each base learns what is off topic from 12 lines: from all it takes most of a second.

    For tests that ask for nothing but their own articles.
    """
    few = tmp_path_factory.getbasetemp() / "off_topic.txt"
    if not few.exists():
        few.write_text("\n".join([*lines(OFF_TOPIC)][::60]), encoding="utf-8")
    for module in ("compile", "calibrate"):
        monkeypatch.setattr(f"assistant.kb.{module}.OFF_TOPIC", str(few))
    monkeypatch.setenv(LITTLE_TALK, str(few))


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, which is returned."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def make_kb(tmp_path: Path) -> Callable[..., Path]:
    """Write a knowledge base: ``make_kb({"a.md": "...", "kb.yaml": "..."})`` -> its folder."""
    return lambda files, name="kb": write_files(tmp_path / name, files)


@pytest.fixture(scope="session")
def shared_kb(
    shared_cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Mapping[str, str | bytes]], Engine]]:
    """The engine on these files, one for all tests that ask it and change nothing."""
    opened: dict[frozenset[tuple[str, str | bytes]], Engine] = {}

    def ready(files: Mapping[str, str | bytes]) -> Engine:
        key = frozenset(files.items())
        if key not in opened:
            folder = tmp_path_factory.mktemp("shared") / "kb"
            opened[key] = Engine([str(write_files(folder, files))])
        return opened[key]

    yield ready
    for one in opened.values():
        one.close()


Opened = Callable[[subprocess.CompletedProcess[bytes]], dict[str, Any]]


@pytest.fixture
def opened() -> Opened:
    """The object that ``--json`` printed: one line, checked against the schema that it names."""

    def check(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
        line, end = done.stdout.split(b"\n")
        assert end == b""
        printed: dict[str, Any] = json.loads(line.decode("ascii"))
        assert printed["exit_code"] == done.returncode
        hold(printed, printed["schema"].removeprefix("assistant/"))
        return printed

    return check


class Terminal:
    """``assistant ...`` on a pseudo-terminal of 80 columns."""

    def __init__(self, arguments: tuple[str, ...], env: dict[str, str], patience: float) -> None:
        import pty

        self._patience, self._seen = patience, b""
        self._master, slave = pty.openpty()
        variables = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **env}
        # A child keeps ignoring what its parent ignores: Ctrl-C in a background job, and nohup.
        before = [
            (signal.SIGINT, signal.signal(signal.SIGINT, signal.default_int_handler)),
            (signal.SIGHUP, signal.signal(signal.SIGHUP, signal.SIG_DFL)),
        ]
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "assistant", *arguments],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env={"COLUMNS": "80", **variables},
                cwd=ROOT,
                start_new_session=True,
            )
        finally:
            for number, handler in before:
                signal.signal(number, handler)
            os.close(slave)

    def type(self, text: str) -> None:
        """Type it."""
        os.write(self._master, text.encode())

    def read_until(self, text: str) -> str:
        """Everything shown up to and including `text`, which has not been returned before."""
        while text.encode() not in self._seen and (more := self._read()):
            self._seen += more
        assert text.encode() in self._seen, self._seen
        shown, _, self._seen = self._seen.partition(text.encode())
        return shown.decode() + text

    def rest(self) -> str:
        """Everything shown until the program ends."""
        while more := self._read():
            self._seen += more
        self.process.wait(self._patience)
        shown, self._seen = self._seen, b""
        return shown.decode()

    def _read(self) -> bytes:
        ready, _, _ = select.select([self._master], [], [], self._patience)
        assert ready, "the program neither speaks nor ends"
        try:
            return os.read(self._master, 65536)
        except OSError:  # the program has ended
            return b""

    def close(self) -> None:
        """End the program, if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal(environment: None) -> Iterator[Callable[..., Terminal]]:
    """Run ``assistant ...`` on a terminal: ``terminal("chat").read_until("> ")``."""
    pytest.importorskip("pty")
    opened_ones: list[Terminal] = []

    def start(*arguments: str, env: dict[str, str] | None = None) -> Terminal:
        opened_ones.append(Terminal(arguments, env or {}, patience=PATIENCE))
        return opened_ones[-1]

    yield start
    for one in opened_ones:
        one.close()
