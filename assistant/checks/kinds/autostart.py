"""A program starts by itself when a person logs in to Windows.

Three places are looked at: the ``Run`` keys of the registry (of this user and of all, in both
views), this user's start-up folder, and the scheduled tasks. Whether the person has switched an
entry off in the Task Manager is taken into account where Windows tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatch

from ...host.base import Host
from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from ...text import one_line
from .. import schema
from ..kind import Look, Seen
from ..variables import environment

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("windows",)
EXAMPLE = """\
autostart: PumpMonitor.exe
expect: enabled
pass: It starts with Windows.
fail: It does not start with Windows.
"""
_RUN = r"SOFTWARE\Microsoft\Windows\CurrentVersion"
_FOLDER = r"%APPDATA%\Microsoft\Windows\Start Menu\Programs\Startup"
_HALVES = (("HKCU", "64"), ("HKLM", "64"), ("HKLM", "32"))
"""Programs of 32 and 64 bits share the user's half of the registry, not the computer's."""
_OFF = ("03", "07")
"""First byte, in hexadecimal, of an entry of ``StartupApproved`` that is switched off."""


class Params(Record):
    """What to look for."""

    program: str = schema.text("file name of the program", required=True)
    link: str = schema.text(
        "name of its link in the start-up folder; * and ? stand for any characters"
    )


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("one of the places starts it")
    enabled: bool = schema.fact("one that is not switched off does")
    where: tuple[str, ...] = schema.fact("the places", options=("registry", "folder", "task"))
    complete: bool = schema.fact("every place could be looked at")


class _Entry(Record):
    where: str
    place: str
    name: str
    on: bool = True


def probe(look: Look, params: Params) -> Seen:
    """Look at all three places."""
    found: list[_Entry] = []
    problems: list[HostError] = []
    places: tuple[Callable[[Host, Params], Iterator[_Entry]], ...] = (_keys, _links, _tasks)
    for place in places:
        try:
            found += place(look.host, params)
        except HostError as error:
            problems.append(error)
    if len(problems) == len(places):
        raise problems[0]
    where = tuple(dict.fromkeys(entry.where for entry in found))
    facts = Facts(bool(found), any(e.on for e in found), where, not problems)
    evidence = [
        Evidence(e.place, e.name, "starts with Windows" if e.on else "is switched off")
        for e in found
    ]
    if not found:
        evidence = [Evidence("start-up entries", params.program, "not found")]
    evidence += [Evidence("", "", error.message) for error in problems]
    starts = "starts" if facts.enabled else "does not start"
    return Seen(facts, f"{params.program} {starts} by itself", tuple(evidence))


def _keys(host: Host, params: Params) -> Iterator[_Entry]:
    wanted = params.program.casefold()
    for hive, view in _HALVES:
        key = host.registry(rf"{hive}\{_RUN}\Run", view)
        for name, command in (key.values if key else {}).items():
            if wanted in command.casefold():
                on = _is_on(host, hive, view, name)
                yield _Entry("registry", rf"{hive}\...\Run", one_line(name, 80), on)


def _is_on(host: Host, hive: str, view: str, name: str) -> bool:
    below = "Run32" if view == "32" else "Run"
    try:
        key = host.registry(rf"{hive}\{_RUN}\Explorer\StartupApproved\{below}", "64")
    except HostError:
        return True
    told = key.values.get(name, "") if key else ""
    return told[:2] not in _OFF


def _links(host: Host, params: Params) -> Iterator[_Entry]:
    if params.link:
        folder = environment(host, _FOLDER)
        for info in host.find(f"{folder}\\{params.link}"):
            yield _Entry("folder", info.path, "")


def _tasks(host: Host, params: Params) -> Iterator[_Entry]:
    for task in host.tasks().tasks:
        if fnmatch(task.program.casefold().strip('"'), f"*{params.program.casefold()}"):
            yield _Entry("task", "Task Scheduler", task.path, task.state != "disabled")
