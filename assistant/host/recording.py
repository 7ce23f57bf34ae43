"""A host that keeps each question with its answer, or with what kept it from answering.

Its clock stands still, so that all that is recorded is of one moment, and a replay counts times
from there as well. A question that has not been answered when the recording ends is recorded as
a time-out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial

from ..record import TYPE_CHECKING
from .base import Host
from .figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer
from .once import Once
from .recorded.values import Observation, key_of
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


def _weight(observation: Observation) -> int:
    if observation.error is None:
        return 2
    return 0 if observation.error.reason == "timeout" else 1


_UNANSWERED = HostError("timeout", "it did not answer in time")


class Recording:
    """Wraps a host for the length of one recording; each question is asked once."""

    def __init__(self, host: Host) -> None:
        self.unrecorded = self._host = Once(host)
        """The same machine at the same moment, for what is not to be recorded."""
        self._now = host.now()
        self._lock = threading.Lock()
        self._kept: dict[tuple[Any, ...], Observation] = {}
        self.label, self.source = host.label, host.source
        self.platform, self.practice = host.platform, host.practice

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What has been recorded so far, sorted by question."""
        with self._lock:
            kept = sorted(self._kept.items(), key=lambda pair: repr(pair[0]))
        return tuple(observation for _, observation in kept)

    def _record(
        self, probe: str, arguments: tuple[Any, ...], question: Callable[[], Answer]
    ) -> Answer:
        self._keep(Observation(probe, arguments, None, _UNANSWERED))
        error = HostError("exception", "the probe broke off")
        try:
            answer = question()
        except HostError as why:
            error = why
            raise
        else:
            self._keep(Observation(probe, arguments, answer))
            return answer
        finally:
            self._keep(Observation(probe, arguments, None, error))

    def refused(
        self, probe: str, arguments: Sequence[Any], why: HostError, *, instead: bool
    ) -> None:
        """Record that a knowledge base may not have an answer; `instead` of one that was given."""
        observation = Observation(probe, tuple(arguments), None, why)
        if instead:
            with self._lock:
                self._kept[key_of(probe, observation.arguments, self.platform)] = observation
        else:
            self._keep(observation)

    def _keep(self, observation: Observation) -> None:
        """An answer stays; a reason gives way to an answer, and a time-out to another reason."""
        key = key_of(observation.probe, observation.arguments, self.platform)
        with self._lock:
            before = self._kept.get(key)
            if before is None or _weight(before) < _weight(observation):
                self._kept[key] = observation

    def now(self) -> float:
        return self._now

    def variable(self, name: str) -> str | None:
        return self._record("variable", (name,), partial(self._host.variable, name))

    def person(self, question: str) -> str | None:
        return self._record("person", (question,), partial(self._host.person, question))

    def say(self, question: str, choice: str) -> None:
        """Record what the person answers to a check's question."""
        key = key_of("person", (question,), self.platform)
        with self._lock:
            self._kept[key] = Observation("person", (question,), choice)

    def system(self) -> System:
        return self._record("system", (), self._host.system)

    def processes(self) -> tuple[Process, ...]:
        return self._record("processes", (), self._host.processes)

    def services(self, pattern: str) -> tuple[Service, ...]:
        return self._record("services", (pattern,), partial(self._host.services, pattern))

    def tasks(self) -> Tasks:
        return self._record("tasks", (), self._host.tasks)

    def real(self, path: str) -> str:
        return self._host.real(path)  # a recording has no links: it answers by the path asked for

    def find(self, pattern: str) -> tuple[FileInfo, ...]:
        return self._record("find", (pattern,), partial(self._host.find, pattern))

    def entries(self, path: str, limit: int) -> tuple[str, ...]:
        return self._record("entries", (path, limit), partial(self._host.entries, path, limit))

    def tail(self, path: str, limit: int) -> Tail:
        return self._record("tail", (path, limit), partial(self._host.tail, path, limit))

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        probe = partial(self._host.system_log, source, name, limit)
        return self._record("tail", (f"{source}:{name}", limit), probe)

    def registry(self, path: str, view: str) -> Key | None:
        return self._record("registry", (path, view), partial(self._host.registry, path, view))

    def antivirus(self) -> tuple[Antivirus, ...]:
        return self._record("antivirus", (), self._host.antivirus)

    def programs(self) -> tuple[Program, ...]:
        return self._record("programs", (), self._host.programs)

    def listeners(self) -> tuple[Listener, ...]:
        return self._record("listeners", (), self._host.listeners)

    def memory(self) -> MemoryFigures:
        return self._record("memory", (), self._host.memory)

    def mounts(self) -> tuple[Mount, ...]:
        return self._record("mounts", (), self._host.mounts)

    def ownership(self, path: str) -> Ownership | None:
        return self._record("ownership", (path,), partial(self._host.ownership, path))

    def account(self, kind: str, name: str) -> Account | None:
        return self._record("account", (kind, name), partial(self._host.account, kind, name))

    def containers(self, pattern: str) -> tuple[Container, ...]:
        return self._record("containers", (pattern,), partial(self._host.containers, pattern))

    def timers(self, pattern: str) -> tuple[Timer, ...]:
        return self._record("timers", (pattern,), partial(self._host.timers, pattern))

    def cron_lines(self, text: str) -> tuple[CronLine, ...]:
        return self._record("cron_lines", (text,), partial(self._host.cron_lines, text))

    def addresses(self, name: str) -> tuple[str, ...]:
        return self._record("addresses", (name,), partial(self._host.addresses, name))

    def disk(self, path: str) -> Disk:
        return self._record("disk", (path,), partial(self._host.disk, path))

    def connect(self, url: str, timeout: float) -> Reach:
        return self._record("connect", (url,), partial(self._host.connect, url, timeout))

    def run(self, argv: Sequence[str], timeout: float) -> Output:
        return self._record("run", (tuple(argv),), partial(self._host.run, argv, timeout))

    def refuse_change(self, path: str) -> None:
        self._host.refuse_change(path)

    def editable(self, path: str) -> bool:
        return self._host.editable(path)  # who replays a recording is not who would change it
