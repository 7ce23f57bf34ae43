"""A redacted recording -> a practice machine: what a bundle tells, as the YAML of a machine.

Lists of processes, programs and ports are cut down to what the checks name, and to the programs
that listen on such a port. What a command printed has no place there; neither have moments beyond a
file's age. An answer that is missing is named, so that the machine does not answer it either.
"""

from __future__ import annotations

import fnmatch
import time
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from ..host.figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer
from ..host.practice.unknown import SECTION, entry_of
from ..host.recorded.values import Observation
from ..host.values import (
    Antivirus,
    Disk,
    FileInfo,
    Key,
    Listener,
    Platform,
    Process,
    Program,
    Reach,
    Service,
    System,
    Tail,
    Tasks,
)
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Data = dict[str, Any]

_MOST_TEXT = 20_000
"""Characters of a file's end that are kept, less a line that is cut."""
_DOCKER = "containers"
_KINDS = {"directory": {"folder": "true"}}


def machine_data(
    observations: Iterable[Observation],
    platform: Platform,
    now: float,
    title: str,
    named: Mapping[str, Iterable[str]],
) -> Data:
    """The sections of a practice machine.

    Args:
        observations: what was recorded, already redacted.
        platform: of the machine.
        now: its clock at that moment.
        title: what it is to be called.
        named: ``process``, ``program`` and ``port`` -> what the checks look for of each.
    """
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(now))
    observations = tuple(observations)
    made = _Machine({"title": title, "platform": platform, "now": moment}, now, named)
    made.note_listeners(observations)
    for observation in observations:
        if observation.error is None:
            made.take(observation)
        elif observation.probe in made.kept:
            made.data.setdefault(SECTION, []).append(entry_of(observation))
    there = made.data.items()  # a section of containers says that there is a Docker
    return {n: section for n, section in there if section not in ({}, [], None) or n == _DOCKER}


class _Machine:
    def __init__(self, data: Data, now: float, named: Mapping[str, Iterable[str]]) -> None:
        self.data, self._now = data, now
        self._named = {what: [n.casefold() for n in names] for what, names in named.items()}
        self._listening: set[int] = set()
        """Processes that listen on a port which a check names: it tells the program, too."""
        self._takes: dict[str, Callable[[tuple[Any, ...], Any], None]] = {
            "system": self._system, "processes": self._processes, "services": self._services,
            "tasks": self._tasks, "find": self._find, "tail": self._tail, "entries": self._entries,
            "registry": self._registry, "antivirus": self._antivirus, "programs": self._programs,
            "listeners": self._listeners, "disk": self._disk, "connect": self._connect,
            "variable": self._variable, "person": self._person, "memory": self._memory,
            "mounts": self._mounts, "ownership": self._ownership, "account": self._account,
            "addresses": self._addresses, "containers": self._containers,
            "timers": self._timers, "cron_lines": self._cron_lines,
        }  # fmt: skip

    @property
    def kept(self) -> frozenset[str]:
        """The probes whose answers have a section."""
        return frozenset(self._takes)

    def note_listeners(self, observations: Iterable[Observation]) -> None:
        """Remember who listens on the ports that are named, whichever answer comes first."""
        for observation in observations:
            if observation.probe == "listeners" and observation.error is None:
                self._listening |= {one.pid for one in self._ports(observation.answer) if one.pid}

    def _ports(self, seen: tuple[Listener, ...]) -> list[Listener]:
        return [one for one in seen if self._is_named("port", str(one.port))]

    def take(self, observation: Observation) -> None:
        """Put an answer into its section."""
        if take := self._takes.get(observation.probe):
            take(observation.arguments, observation.answer)

    def _section(self, name: str) -> Data:
        section: Data = self.data.setdefault(name, {})
        return section

    def _entry(self, section: str, /, **fields: Any) -> None:
        entry = {key: value for key, value in fields.items() if value not in (None, "", [], ())}
        entries: list[Data] = self.data.setdefault(section, [])
        if entry not in entries:
            entries.append(entry)

    def _ago(self, moment: float) -> str:
        return f"{max(0, round(self._now - moment))} s"

    def _is_named(self, what: str, name: str) -> bool:
        return any(fnmatch.fnmatchcase(name.casefold(), n) for n in self._named.get(what, ()))

    def _system(self, _: tuple[Any, ...], seen: System) -> None:
        self.data["user"] = seen.user.rpartition("\\")[2] or "somebody"
        self.data["elevated"] = "true" if seen.elevated else "false"
        sign, minutes = ("-" if seen.utc_offset < 0 else "+"), int(abs(seen.utc_offset)) // 60
        self.data["zone"] = f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
        self.data["system"] = {
            "name": seen.name,
            "version": seen.version,
            "bits": str(seen.bits),
            "server": "true" if seen.server else "false",
        }

    def _processes(self, _: tuple[Any, ...], seen: tuple[Process, ...]) -> None:
        for process in seen:
            named = self._is_named("process", process.name) or process.pid in self._listening
            if named and not process.zombie:
                self._entry(
                    "processes",
                    name=process.name,
                    pid=str(process.pid),
                    path=process.path,
                    user=process.user,
                    started=self._ago(process.created),
                )

    def _services(self, _: tuple[Any, ...], seen: tuple[Service, ...]) -> None:
        for service in seen:
            self._entry(
                "services",
                name=service.name,
                title=service.title,
                state=service.state,
                start=service.start,
                failed=None if service.failed is None else str(service.failed).lower(),
                exit_code=None if service.exit_code is None else str(service.exit_code),
                restarts=None if service.restarts is None else str(service.restarts),
                account=service.account or None,
                delayed=None if service.delayed is None else str(service.delayed).lower(),
            )

    def _tasks(self, _: tuple[Any, ...], seen: Tasks) -> None:
        for task in seen.tasks:
            if self._is_named("task", task.name):
                self._entry(
                    "tasks",
                    name=task.name,
                    path=task.path,
                    state=task.state,
                    result=None if task.result is None else f"0x{task.result:X}",
                    last_run=None if task.last_run is None else self._ago(task.last_run),
                    program=task.program,
                )

    def _find(self, _: tuple[Any, ...], seen: tuple[FileInfo, ...]) -> None:
        for info in seen:
            file = {"age": self._ago(info.modified)} | _KINDS.get(info.kind, {})
            if info.kind == "file":
                file["size"] = str(info.size)
            self._section("files").setdefault(info.path, {}).update(file)

    def _tail(self, asked: tuple[Any, ...], seen: Tail) -> None:
        text = seen.data.decode("utf-8", "replace")
        if len(text) > _MOST_TEXT:
            end = text[-_MOST_TEXT:]
            text = end.partition("\n")[2] or end
        told = {"age": self._ago(seen.modified), "size": str(seen.size), "content": text}
        self._section("files").setdefault(str(asked[0]), {}).update(told)

    def _entries(self, asked: tuple[Any, ...], seen: tuple[str, ...]) -> None:
        files, folder = self._section("files"), str(asked[0]).rstrip("/\\")
        files.setdefault(folder, {"folder": "true"})
        between = "\\" if self.data["platform"] == "windows" else "/"
        for name in seen:
            files.setdefault(f"{folder}{between}{name}", {"size": "0"})

    def _registry(self, asked: tuple[Any, ...], seen: Key | None) -> None:
        if seen is not None:
            keys = self._section("registry")
            keys.setdefault(asked[0], {}).update(seen.values)
            for name in seen.subkeys:
                keys.setdefault(f"{asked[0]}\\{name}", {})

    def _antivirus(self, _: tuple[Any, ...], seen: tuple[Antivirus, ...]) -> None:
        for product in seen:
            on = None if product.on is None else str(product.on).lower()
            self._entry("antivirus", name=product.name, on=on)

    def _programs(self, _: tuple[Any, ...], seen: tuple[Program, ...]) -> None:
        for program in seen:
            if self._is_named("program", program.name):
                self._entry("programs", **program._asdict())

    def _listeners(self, _: tuple[Any, ...], seen: tuple[Listener, ...]) -> None:
        for one in self._ports(seen):
            pid = str(one.pid) if one.pid else None
            self._entry("ports", port=str(one.port), address=one.address, pid=pid)

    def _disk(self, _: tuple[Any, ...], seen: Disk) -> None:
        self.data["disk"] = {"total": str(seen.total), "free": str(seen.free)}

    def _connect(self, asked: tuple[Any, ...], seen: Reach) -> None:
        host = urlsplit(str(asked[0])).hostname or str(asked[0])
        told: dict[str, str] = {}
        if seen.status not in (None, 200):
            told["status"] = str(seen.status)
        if seen.certificate_ends is not None:
            told["certificate"] = f"{max(0, round((seen.certificate_ends - self._now) / 86400))} d"
        self._section("reach")[host] = seen.problem or told or "ok"

    def _variable(self, asked: tuple[Any, ...], seen: str | None) -> None:
        if seen:
            self._section("environment")[str(asked[0])] = seen

    def _person(self, asked: tuple[Any, ...], seen: str | None) -> None:
        if seen:
            self._section("answers")[str(asked[0])] = seen

    def _memory(self, _: tuple[Any, ...], seen: MemoryFigures) -> None:
        told = seen._asdict().items()
        self.data["memory"] = {name: str(value) for name, value in told if value is not None}

    def _mounts(self, _: tuple[Any, ...], seen: tuple[Mount, ...]) -> None:
        for mount in seen:
            self._entry("mounts", **(mount._asdict() | {"options": ",".join(mount.options)}))

    def _ownership(self, asked: tuple[Any, ...], seen: Ownership | None) -> None:
        if seen is not None:
            told = {"owner": seen.owner, "group": seen.group, "mode": f"{seen.mode:o}"}
            self._section("owners")[str(asked[0])] = told

    def _account(self, asked: tuple[Any, ...], seen: Account | None) -> None:
        if seen is not None:
            lists = {"groups": list(seen.groups), "members": list(seen.members)}
            told = seen._asdict() | lists | {"number": str(seen.number)}
            self._entry("accounts", kind=str(asked[0]), **told)

    def _containers(self, _: tuple[Any, ...], seen: tuple[Container, ...]) -> None:
        self.data.setdefault(_DOCKER, [])
        for one in seen:
            told = {name: _written(value) for name, value in one._asdict().items()}
            self._entry(_DOCKER, **told | {"since": one.since and self._ago(one.since)})

    def _timers(self, _: tuple[Any, ...], seen: tuple[Timer, ...]) -> None:
        for one in seen:
            told = {name: _written(value) for name, value in one._asdict().items()}
            times = {
                "last": None if one.last is None else self._ago(one.last),
                "next": None if one.next is None else f"{max(0, round(one.next - self._now))} s",
            }
            self._entry("timers", **told | times)

    def _cron_lines(self, asked: tuple[Any, ...], seen: tuple[CronLine, ...]) -> None:
        for line in seen:
            off = "" if line.enabled else "# "
            self.data.setdefault("cron", []).append(f"{off}{line.schedule} {asked[0]}")

    def _addresses(self, asked: tuple[Any, ...], seen: tuple[str, ...]) -> None:
        if seen:
            self._section("names")[str(asked[0])] = list(seen)


def _written(value: Any) -> str | None:
    """A value as YAML writes it here; None where it is not known."""
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def cut_files(observations: Iterable[Observation]) -> list[str]:
    """The files of which a machine has the end only."""
    ends = [o for o in observations if o.probe == "tail" and isinstance(o.answer, Tail)]
    return sorted(
        {
            str(o.arguments[0])
            for o in ends
            if not o.answer.whole or len(o.answer.data.decode("utf-8", "replace")) > _MOST_TEXT
        }
    )
