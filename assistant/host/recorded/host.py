"""A machine elsewhere that answers what was recorded of it, and says what was not.

Its clock stands at the moment of the recording: "five minutes ago" is counted from there.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Iterable, Sequence

from ...record import TYPE_CHECKING, Record
from ..base import OBSERVATIONS, RECORDED
from ..figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer
from ..values import (
    Antivirus,
    Disk,
    FileInfo,
    Key,
    Listener,
    NotRecordedError,
    Output,
    Platform,
    Process,
    Program,
    Reach,
    Service,
    System,
    Tail,
    Tasks,
)
from .archive import Archive, open_archive, refusal
from .manifest import Manifest, read_json, read_manifest
from .still import Still
from .values import Observation, decode, key_of

if TYPE_CHECKING:
    from typing import Any

_WHAT = {
    "variable": "the environment variable {0}",
    "system": "the operating system",
    "processes": "the list of processes",
    "services": "the state of the services {0}",
    "tasks": "the list of scheduled tasks",
    "find": "what is at {0}",
    "entries": "the content of the folder {0}",
    "tail": "the content of {0}",
    "registry": "the registry key {0}",
    "antivirus": "the list of antivirus products",
    "programs": "the list of installed programs",
    "listeners": "the list of ports",
    "disk": "the space at {0}",
    "memory": "the memory",
    "mounts": "the list of file systems",
    "ownership": "whose {0} is",
    "account": "the {0} {1}",
    "containers": "the state of the containers {0}",
    "timers": "the state of the timers {0}",
    "cron_lines": "the lines of the crontab with {0}",
    "addresses": "the addresses of {0}",
    "connect": "the way to {0}",
    "run": "the output of the command",
    "person": "the person's answer",
}
"""Probe -> what is lacking where it was not recorded."""


class RecordedHost(Still):
    """Answers out of observations; nothing of this computer is seen."""

    practice = False

    def __init__(
        self,
        observations: Iterable[Observation],
        *,
        platform: Platform,
        now: float,
        name: str = "recording",
        label: str = "a recording",
    ) -> None:
        self.platform, self._now = platform, now
        self.source, self.label = f"{RECORDED}{name}", label
        self._known = {key_of(o.probe, o.arguments, platform): o for o in observations}
        self.missing: Callable[[str, tuple[Any, ...]], None] = lambda probe, arguments: None
        """Is told of each question that was not recorded."""
        self.asked: Callable[[Observation], None] = lambda observation: None
        """Is told of each question that was."""

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All that was recorded."""
        return tuple(self._known.values())

    def _recorded(self, probe: str, *arguments: Any) -> Observation | None:
        observation = self._known.get(key_of(probe, arguments, self.platform))
        if observation:
            self.asked(observation)
            if observation.error:
                raise observation.error.with_traceback(None)
        return observation

    def _answer(self, probe: str, *arguments: Any) -> Any:
        observation = self._recorded(probe, *arguments)
        if observation is None:
            raise self._lacking(probe, *arguments)
        return observation.answer

    def _lacking(self, probe: str, *arguments: Any) -> NotRecordedError:
        self.missing(probe, arguments)
        return NotRecordedError(_WHAT[probe].format(*arguments))

    def _longer(self, probe: str, path: str) -> Iterable[Observation]:
        """Answers to the same question with another limit, the one that read most first.

        Raises:
            HostError: it could not be read, whatever the limit.
        """
        start = key_of(probe, (path,), self.platform)
        found = [o for key, o in self._known.items() if key[:2] == start]
        for observation in found:
            if observation.error:
                self.asked(observation)
                raise observation.error.with_traceback(None)
        return sorted(found, key=lambda o: -int(o.arguments[1]))

    def now(self) -> float:
        return self._now

    def variable(self, name: str) -> str | None:
        value: str | None = self._answer("variable", name)
        return value

    def person(self, question: str) -> str | None:
        """What the customer said when asked; nobody has been asked what was not recorded."""
        observation = self._recorded("person", question)
        return observation.answer if observation else None

    def system(self) -> System:
        value: System = self._answer("system")
        return value

    def processes(self) -> tuple[Process, ...]:
        value: tuple[Process, ...] = self._answer("processes")
        return value

    def services(self, pattern: str) -> tuple[Service, ...]:
        observation = self._recorded("services", pattern)
        if observation is None and (whole := self._recorded("services", "*")):
            wanted = pattern.casefold().replace("[", "[[]")
            return tuple(s for s in whole.answer if fnmatch.fnmatchcase(s.name.casefold(), wanted))
        value: tuple[Service, ...] = (
            observation.answer if observation else self._answer("services", pattern)
        )
        return value

    def tasks(self) -> Tasks:
        value: Tasks = self._answer("tasks")
        return value

    def real(self, path: str) -> str:
        return path

    def find(self, pattern: str) -> tuple[FileInfo, ...]:
        value: tuple[FileInfo, ...] = self._answer("find", pattern)
        return value

    def entries(self, path: str, limit: int) -> tuple[str, ...]:
        if observation := self._recorded("entries", path, limit):
            return tuple(observation.answer)
        for longer in self._longer("entries", path):
            recorded = int(longer.arguments[1])
            if limit <= recorded or len(longer.answer) < recorded:
                self.asked(longer)
                return tuple(longer.answer[:limit])
        raise self._lacking("entries", path, limit)

    def tail(self, path: str, limit: int) -> Tail:
        if observation := self._recorded("tail", path, limit):
            tail: Tail = observation.answer
            return tail
        for longer in self._longer("tail", path):
            whole: Tail = longer.answer
            if limit <= int(longer.arguments[1]) or whole.size <= int(longer.arguments[1]):
                self.asked(longer)
                return whole._replace(data=whole.data[-limit:] if limit else b"")
        raise self._lacking("tail", path, limit)

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        return self.tail(f"{source}:{name}", limit)  # it is recorded like the end of a file

    def registry(self, path: str, view: str) -> Key | None:
        value: Key | None = self._answer("registry", path, view)
        return value

    def antivirus(self) -> tuple[Antivirus, ...]:
        value: tuple[Antivirus, ...] = self._answer("antivirus")
        return value

    def programs(self) -> tuple[Program, ...]:
        value: tuple[Program, ...] = self._answer("programs")
        return value

    def listeners(self) -> tuple[Listener, ...]:
        value: tuple[Listener, ...] = self._answer("listeners")
        return value

    def memory(self) -> MemoryFigures:
        value: MemoryFigures = self._answer("memory")
        return value

    def mounts(self) -> tuple[Mount, ...]:
        value: tuple[Mount, ...] = self._answer("mounts")
        return value

    def ownership(self, path: str) -> Ownership | None:
        value: Ownership | None = self._answer("ownership", path)
        return value

    def account(self, kind: str, name: str) -> Account | None:
        value: Account | None = self._answer("account", kind, name)
        return value

    def containers(self, pattern: str) -> tuple[Container, ...]:
        value: tuple[Container, ...] = self._answer("containers", pattern)
        return value

    def timers(self, pattern: str) -> tuple[Timer, ...]:
        value: tuple[Timer, ...] = self._answer("timers", pattern)
        return value

    def cron_lines(self, text: str) -> tuple[CronLine, ...]:
        value: tuple[CronLine, ...] = self._answer("cron_lines", text)
        return value

    def addresses(self, name: str) -> tuple[str, ...]:
        value: tuple[str, ...] = self._answer("addresses", name)
        return value

    def disk(self, path: str) -> Disk:
        value: Disk = self._answer("disk", path)
        return value

    def connect(self, url: str, timeout: float) -> Reach:
        value: Reach = self._answer("connect", url)
        return value

    def run(self, argv: Sequence[str], timeout: float) -> Output:
        value: Output = self._answer("run", tuple(argv))
        return value


class Bundle(Record):
    """A bundle's manifest with the machine that it tells of."""

    manifest: Manifest
    host: RecordedHost


def open_bundle(path: str) -> Bundle:
    """The bundle at `path`, checked from end to end.

    Raises:
        AssistantError: it is not there (66), or is none that is opened here (65).
    """
    with open_archive(path) as archive:
        manifest = read_manifest(archive)
        observations = _observations(archive)
    machine = manifest.machine
    name = os.path.basename(path)
    label = f"{_described(machine)} of {manifest.moment}, not this machine"
    platform: Platform = machine["platform"]
    host = RecordedHost(observations, platform=platform, now=manifest.now, name=name, label=label)
    return Bundle(manifest, host)


def _described(machine: dict[str, Any]) -> str:
    label = str(machine.get("label", ""))[:200]
    return f"a recording ({label})" if "practice" in label else "a recording"


def _observations(archive: Archive) -> list[Observation]:
    if OBSERVATIONS not in archive.names:
        raise refusal(archive.name, f"it holds no “{OBSERVATIONS}”")
    data = read_json(archive, OBSERVATIONS)
    listed = data.get("observations") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        raise refusal(archive.name, f"“{OBSERVATIONS}” lists no observations")
    found = []
    for number, item in enumerate(listed, 1):
        try:
            found.append(decode(item, archive.read))
        except (ValueError, TypeError, KeyError) as error:
            why = f"observation {number} is not as it should be: {error}"
            raise refusal(archive.name, why) from None
    return found
