"""A host that is asked each question once: lists are taken once a run, whoever asks first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial

from ..record import TYPE_CHECKING
from . import limits
from .base import Host
from .figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer
from .values import (
    Antivirus,
    Disk,
    FileInfo,
    HostError,
    Key,
    Listener,
    Output,
    Process,
    Program,
    Reach,
    Service,
    System,
    Tail,
    Tasks,
)

if TYPE_CHECKING:
    from typing import Any, TypeVar

    Answer = TypeVar("Answer")


FOR_ALL = 20.0
"""Seconds for a list of the whole machine, which one check takes for all: a cold computer has to
load libraries and to start services for the first of them."""


class _Cell:
    """One question: the first thread asks, the others wait for its answer."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.value: Any = None
        self.error: HostError | None = None


class Once:
    """Wraps a host for the length of one run."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._cells: dict[tuple[object, ...], _Cell] = {}
        self._lock = threading.Lock()
        self.label, self.source = host.label, host.source
        self.platform, self.practice = host.platform, host.practice
        if refused := getattr(host, "refused", None):  # of a host that records
            self.refused = refused

    def _ask(self, key: tuple[object, ...], question: Callable[[], Answer]) -> Answer:
        with self._lock:
            cell = self._cells.get(key)
            mine = cell is None
            if cell is None:
                cell = self._cells[key] = _Cell()
        if mine:
            try:
                cell.value = question()
            except HostError as error:
                cell.error = error
                if error.reason == "timeout":
                    self._forget(key)  # who has more time may ask again
            except BaseException:
                cell.error = HostError("exception", "the probe broke off")
                raise
            finally:
                cell.done.set()
        elif not cell.done.wait(limits.left()):
            raise HostError("timeout", "the answer did not come in time")
        if cell.error and cell.error.reason == "timeout" and not mine and limits.left() > 0:
            return self._ask(key, question)
        if cell.error:
            raise cell.error
        value: Answer = cell.value
        return value

    def _list(self, name: str, question: Callable[[], Answer]) -> Answer:
        """A list of the whole machine: no check has to pay for it with its own time."""
        with limits.beyond(FOR_ALL):
            return self._ask((name,), question)

    def _forget(self, key: tuple[object, ...]) -> None:
        with self._lock:
            self._cells.pop(key, None)

    def now(self) -> float:
        return self._host.now()

    def variable(self, name: str) -> str | None:
        return self._host.variable(name)

    def person(self, question: str) -> str | None:
        return self._host.person(question)

    def system(self) -> System:
        return self._list("system", self._host.system)

    def processes(self) -> tuple[Process, ...]:
        return self._list("processes", self._host.processes)

    def services(self, pattern: str) -> tuple[Service, ...]:
        with limits.beyond(FOR_ALL, shared=False):
            return self._ask(("services", pattern), partial(self._host.services, pattern))

    def tasks(self) -> Tasks:
        return self._list("tasks", self._host.tasks)

    def real(self, path: str) -> str:
        return self._ask(("real", path), partial(self._host.real, path))

    def find(self, pattern: str) -> tuple[FileInfo, ...]:
        return self._ask(("find", pattern), partial(self._host.find, pattern))

    def entries(self, path: str, limit: int) -> tuple[str, ...]:
        return self._ask(("entries", path, limit), partial(self._host.entries, path, limit))

    def tail(self, path: str, limit: int) -> Tail:
        return self._ask(("tail", path, limit), partial(self._host.tail, path, limit))

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        probe = partial(self._host.system_log, source, name, limit)
        with limits.beyond(FOR_ALL, shared=False):  # PowerShell, too, takes seconds to begin
            return self._ask(("system_log", source, name, limit), probe)

    def registry(self, path: str, view: str) -> Key | None:
        return self._ask(("registry", path, view), partial(self._host.registry, path, view))

    def antivirus(self) -> tuple[Antivirus, ...]:
        return self._list("antivirus", self._host.antivirus)

    def programs(self) -> tuple[Program, ...]:
        return self._list("programs", self._host.programs)

    def listeners(self) -> tuple[Listener, ...]:
        return self._list("listeners", self._host.listeners)

    def memory(self) -> MemoryFigures:
        return self._ask(("memory",), self._host.memory)

    def mounts(self) -> tuple[Mount, ...]:
        return self._ask(("mounts",), self._host.mounts)

    def ownership(self, path: str) -> Ownership | None:
        return self._ask(("ownership", path), partial(self._host.ownership, path))

    def account(self, kind: str, name: str) -> Account | None:
        return self._ask(("account", kind, name), partial(self._host.account, kind, name))

    def containers(self, pattern: str) -> tuple[Container, ...]:
        with limits.beyond(FOR_ALL, shared=False):
            return self._ask(("containers", pattern), partial(self._host.containers, pattern))

    def timers(self, pattern: str) -> tuple[Timer, ...]:
        with limits.beyond(FOR_ALL, shared=False):
            return self._ask(("timers", pattern), partial(self._host.timers, pattern))

    def cron_lines(self, text: str) -> tuple[CronLine, ...]:
        return self._ask(("cron_lines", text), partial(self._host.cron_lines, text))

    def addresses(self, name: str) -> tuple[str, ...]:
        return self._ask(("addresses", name), partial(self._host.addresses, name))

    def disk(self, path: str) -> Disk:
        return self._ask(("disk", path), partial(self._host.disk, path))

    def connect(self, url: str, timeout: float) -> Reach:
        return self._ask(("connect", url), partial(self._host.connect, url, timeout))

    def run(self, argv: Sequence[str], timeout: float) -> Output:
        return self._host.run(argv, timeout)

    def refuse_change(self, path: str) -> None:
        self._host.refuse_change(path)

    def editable(self, path: str) -> bool:
        return self._ask(("editable", path), partial(self._host.editable, path))
