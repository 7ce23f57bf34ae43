"""What was recorded of a machine, as short facts that can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from ..checks.units import show_bytes, show_time
from ..host.figures import Container, Timer
from ..host.recorded.host import RecordedHost
from ..host.recorded.values import Observation, key_of
from ..host.values import (
    Antivirus,
    Disk,
    FileInfo,
    Key,
    Listener,
    Process,
    Program,
    Reach,
    Service,
    System,
    Tasks,
)
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    Fact = tuple[str, str]

_ROUGH = 10**9
"""Bytes of free space below which a difference means nothing."""


def facts_of(host: RecordedHost) -> dict[str, Mapping[str, str]]:
    """Question -> the facts that its answer tells; why there is no answer is a fact as well."""
    found: dict[str, Mapping[str, str]] = {}
    for observation in host.observations:
        if observation.error:
            about = " ".join((observation.probe, *map(str, observation.arguments)))
            told = {about: f"not seen: {observation.error.message}"}
        elif observation.probe in _FACTS:
            told = _joined(_FACTS[observation.probe](observation))
        else:
            continue
        question = key_of(observation.probe, observation.arguments, host.platform)
        found[repr(question)] = told
    return found


def _joined(facts: Iterator[Fact]) -> dict[str, str]:
    """Facts by their names; what has the same name stands together."""
    told: dict[str, str] = {}
    for what, value in facts:
        told[what] = f"{told[what]}; {value}" if what in told else value
    return told


def _system(observation: Observation) -> Iterator[Fact]:
    system: System = observation.answer
    yield "system", f"{system.name} ({system.version})"
    yield "administrator rights", "yes" if system.elevated else "no"
    if system.other_view:
        yield "seen by another account", system.other_view


def _processes(observation: Observation) -> Iterator[Fact]:
    processes: tuple[Process, ...] = observation.answer
    counts = Counter(p.name for p in processes if not p.zombie)
    for name, number in sorted(counts.items()):
        yield f"program {name}", "runs" if number == 1 else f"runs {number} times"


def _services(observation: Observation) -> Iterator[Fact]:
    services: tuple[Service, ...] = observation.answer
    for service in services:
        yield f"service {service.name}", f"{service.state}, starts {service.start}"


def _containers(observation: Observation) -> Iterator[Fact]:
    containers: tuple[Container, ...] = observation.answer
    for one in containers:
        health = f", {one.health}" if one.health else ""
        yield f"container {one.name}", f"{one.state}{health}, of {one.image or 'no image'}"


def _timers(observation: Observation) -> Iterator[Fact]:
    timers: tuple[Timer, ...] = observation.answer
    for timer in timers:
        failed = ", its service failed" if timer.failed else ""
        yield f"timer {timer.name}", f"{'active' if timer.active else 'off'}{failed}"


def _tasks(observation: Observation) -> Iterator[Fact]:
    tasks: Tasks = observation.answer
    for task in tasks.tasks:
        result = "" if task.result is None else f", last result 0x{task.result:X}"
        last = "" if task.last_run is None else f", last run {show_time(task.last_run)}"
        yield f"scheduled task {task.path}", f"{task.state}{result}{last}"


def _files(observation: Observation) -> Iterator[Fact]:
    found: tuple[FileInfo, ...] = observation.answer
    for info in found:
        if info.kind == "file":
            what = f"{show_bytes(info.size)}, changed {show_time(info.modified)}"
            yield f"file {info.path}", what
        else:
            yield f"{info.kind} {info.path}", "there"


def _registry(observation: Observation) -> Iterator[Fact]:
    key: Key | None = observation.answer
    path = str(observation.arguments[0])
    yield f"registry {path}", "there" if key else "not there"
    for name, value in (key.values if key else {}).items():
        yield f"registry {path}, {name or 'default value'}", value


def _antivirus(observation: Observation) -> Iterator[Fact]:
    products: tuple[Antivirus, ...] = observation.answer
    words = {True: "on", False: "off", None: "does not say"}
    for product in products:
        yield f"antivirus {product.name}", words[product.on]


def _programs(observation: Observation) -> Iterator[Fact]:
    programs: tuple[Program, ...] = observation.answer
    for program in programs:
        yield f"installed program {program.name}", program.version or "installed"


def _listeners(observation: Observation) -> Iterator[Fact]:
    listeners: tuple[Listener, ...] = observation.answer
    for listener in listeners:
        yield f"port {listener.port}", f"listened on at {listener.address}"


def _disk(observation: Observation) -> Iterator[Fact]:
    disk: Disk = observation.answer
    yield f"free space at {observation.arguments[0]}", show_bytes(disk.free // _ROUGH * _ROUGH)


def _reach(observation: Observation) -> Iterator[Fact]:
    reach: Reach = observation.answer
    status = f" (status {reach.status})" if reach.status else ""
    yield f"server {observation.arguments[0]}", f"{reach.problem or 'answers'}{status}"


_FACTS: dict[str, Callable[[Observation], Iterator[Fact]]] = {
    "system": _system,
    "processes": _processes,
    "services": _services,
    "containers": _containers,
    "timers": _timers,
    "tasks": _tasks,
    "find": _files,
    "registry": _registry,
    "antivirus": _antivirus,
    "programs": _programs,
    "listeners": _listeners,
    "disk": _disk,
    "connect": _reach,
}
"""Probe -> the facts that an answer tells."""
