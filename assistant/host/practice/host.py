"""A scripted machine to try things out on: nothing of this computer is seen or changed.

It is described by a YAML file, begins afresh with each start of the program, and is always
labelled as practice. Its clock runs on from the moment that its file names.
"""

from __future__ import annotations

import fnmatch
import ntpath
import posixpath
import re
import time
from collections.abc import Mapping, Sequence
from copy import deepcopy
from types import ModuleType

from ...record import TYPE_CHECKING
from ...text import one_line
from .. import limits
from ..clock import clock_changes
from ..crontab import lines_with
from ..figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer
from ..system_logs import EVENT_LOG, JOURNAL, refuse_log
from ..values import (
    Antivirus,
    Disk,
    FileInfo,
    HostError,
    Key,
    Listener,
    Output,
    Platform,
    Process,
    Program,
    Reach,
    Service,
    System,
    Tail,
    Task,
    Tasks,
)
from . import figures
from .file import Machine, with_times
from .times import ago, ahead, moment, zone_of

if TYPE_CHECKING:
    from typing import Any

_PLATFORMS: dict[str, Platform] = {"windows": "windows", "linux": "linux", "macos": "macos"}
_SYSTEMS = {
    "windows": ("Windows 11 Pro", "10.0.22631"),
    "linux": ("Debian GNU/Linux 12 (bookworm)", "12"),
    "macos": ("macOS", "14.5"),
}
"""Name and version of a machine whose file tells none."""


class PracticeHost:
    """A machine that exists in memory only."""

    practice = True

    def __init__(self, machine: Machine) -> None:
        data = deepcopy(dict(machine.data))
        self.name, self.data = machine.name, data
        self.label = f"practice machine “{machine.title}”"
        self.source = f"practice:{machine.name}"
        self.platform = _PLATFORMS.get(data.get("platform", "windows"), "windows")
        self._began = time.monotonic()
        self._ahead = ahead(str(data.get("clock", "0 s")))
        self._start = (moment(data["now"]) if "now" in data else time.time()) + self._ahead
        self.user = str(data.get("user", "Anna"))
        self.offset_at = zone_of(str(data.get("zone", "UTC")))
        self._environment = {**self._usual(), **_lower(data.get("environment", {}))}
        slow: Mapping[str, str] = data.get("slow", {})
        self.slow = {self.expanded(k).casefold(): ago(str(v)) for k, v in slow.items()}
        self._pids = 4000
        self.process_list = [self.new_process(p) for p in data.get("processes", ())]
        self.task_list: list[Task] = []
        self.task_specs: dict[str, Mapping[str, Any]] = {}
        for task in data.get("tasks", ()):
            self.add_task(task)
        self.answers: dict[str, str] = dict(data.get("answers", {}))
        self.opened: list[str] = []
        self.clipboard = ""
        self.contents: dict[str, tuple[bytes, float, int]] = {}
        self.folders: dict[str, float] = {}
        for path, what in data.get("files", {}).items():
            self.put(self.expanded(path), what)

    @property
    def _paths(self) -> ModuleType:
        return ntpath if self.platform == "windows" else posixpath

    def _usual(self) -> dict[str, str]:
        if self.platform != "windows":
            homes = "/Users" if self.platform == "macos" else "/home"
            return {"home": f"{homes}/{self.user}", "user": self.user}
        home = f"C:\\Users\\{self.user}"
        return {
            "systemdrive": "C:",
            "systemroot": "C:\\Windows",
            "programfiles": "C:\\Program Files",
            "programfiles(x86)": "C:\\Program Files (x86)",
            "programdata": "C:\\ProgramData",
            "userprofile": home,
            "username": self.user,
            "localappdata": f"{home}\\AppData\\Local",
            "appdata": f"{home}\\AppData\\Roaming",
            "temp": f"{home}\\AppData\\Local\\Temp",
        }

    def expanded(self, path: str) -> str:
        """A path as it is on the machine: ``%NAME%`` and a leading ``~`` filled in."""
        if path[:1] == "~" and path[1:2] in ("", "/", "\\"):
            home = "userprofile" if self.platform == "windows" else "home"
            path = self._environment[home] + path[1:]
        for name, value in self._environment.items():
            start = path.casefold().find(f"%{name}%")
            if start >= 0:
                path = path[:start] + value + path[start + len(name) + 2 :]
        return path

    def put(self, path: str, what: Any) -> None:
        """A file with its content and age, or a folder; the folders above it come with it."""
        spec = what if isinstance(what, dict) else {"content": what}
        changed = self.now() - ago(spec.get("age", "1 h"))
        if spec.get("folder") == "true":
            self.folders[path] = changed
        else:
            data = with_times(str(spec.get("content") or ""), self.now(), self.offset_at).encode()
            self.contents[path] = (data, changed, int(float(spec.get("size", len(data)))))
        above = self._paths.dirname(path)
        while above and above != self._paths.dirname(above):
            self.folders.setdefault(above, changed)
            above = self._paths.dirname(above)

    def new_process(self, spec: Mapping[str, Any]) -> Process:
        """A process as the file describes it."""
        self._pids += 4
        return Process(
            int(spec.get("pid", self._pids)),
            str(spec.get("name", "unnamed.exe")),
            self.now() - ago(spec["started"]) if "started" in spec else self.now(),
            0,
            self.expanded(spec["path"]) if "path" in spec else None,
            spec.get("user", self.user),
            elevated=figures.flag(spec, "elevated"),
            session=int(spec["session"]) if "session" in spec else None,
            window=figures.flag(spec, "window"),
        )

    def add_task(self, spec: Mapping[str, Any]) -> None:
        """A scheduled task as the file describes it, in place of one at the same path."""
        task = self._task(spec)
        self.task_list = [t for t in self.task_list if t.path != task.path] + [task]
        self.task_specs[task.path] = spec

    def _task(self, spec: Mapping[str, Any]) -> Task:
        path = _task_path(spec)
        last = ago(spec["last_run"]) if "last_run" in spec else None
        return Task(
            path,
            path.rsplit("\\", 1)[-1],
            spec.get("state", "ready"),
            int(spec["result"], 0) if "result" in spec else None,
            None if last is None else self._start - last,
            None,
            self.expanded(spec.get("program", "")),
        )

    def now(self) -> float:
        return self._start + time.monotonic() - self._began

    def variable(self, name: str) -> str | None:
        return self._environment.get(name.casefold())

    def person(self, question: str) -> str | None:
        return self.answers.get(question)

    def system(self) -> System:
        told = self.data.get("system", {})
        name, version = _SYSTEMS[self.platform]
        return System(
            self.platform,
            told.get("name", name),
            told.get("version", version),
            int(told.get("bits", 64)),
            told.get("server") == "true",
            self.user,
            self.data.get("elevated") == "true",
            utc_offset=self.offset_at(self.now()),
            clock_changes=clock_changes(self.offset_at, self.now()),
        )

    def processes(self) -> tuple[Process, ...]:
        self._look("processes")
        return tuple(self.process_list)

    def services(self, pattern: str) -> tuple[Service, ...]:
        self._look("services")
        return figures.services(self.data.get("services", ()), pattern)

    def tasks(self) -> Tasks:
        self._only_windows("Task Scheduler")
        self._look("tasks")
        return Tasks(tuple(self.task_list), (), self.data.get("elevated") == "true")

    def real(self, path: str) -> str:
        return path

    def find(self, pattern: str) -> tuple[FileInfo, ...]:
        wanted = self._parts(pattern)
        found = [
            FileInfo(path, "file", size, changed)
            for path, (_, changed, size) in self.contents.items()
            if self._fits(path, wanted)
        ]
        found += [
            FileInfo(path, "directory", 0, changed)
            for path, changed in self.folders.items()
            if self._fits(path, wanted)
        ]
        self._look(re.split(r"[*?]", pattern)[0])
        for info in found:
            self._refuse(info.path)
        return tuple(sorted(found))

    def entries(self, path: str, limit: int) -> tuple[str, ...]:
        self._look(path)
        parts = self._parts(path)
        if not any(self._fits(folder, parts) for folder in self.folders):
            raise HostError("unreadable", f"{path} is not there")
        inside = [
            p for p in (*self.contents, *self.folders) if self._fits(self._paths.dirname(p), parts)
        ]
        return tuple(sorted(self._paths.basename(p) for p in inside))[:limit]

    def tail(self, path: str, limit: int) -> Tail:
        self._look(path)
        parts = self._parts(path)
        for name, (data, changed, size) in self.contents.items():
            if self._fits(name, parts):
                return Tail(data[-limit:], max(size, len(data)), changed, data[:4])
        raise HostError("unreadable", f"{path} is not there")

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        if self.platform != {JOURNAL: "linux", EVENT_LOG: "windows"}[source]:
            raise HostError("wrong_platform", f"this computer has no {source.replace('_', ' ')}")
        refuse_log(source, name)
        here = f"{source}:{name}"
        if here in self.contents:
            return self.tail(here, limit)
        self._look(here)
        return Tail(b"", 0, 0.0)

    def registry(self, path: str, view: str) -> Key | None:
        self._only_windows("registry")
        self._look("registry")
        keys = {k.casefold(): v for k, v in self.data.get("registry", {}).items()}
        wanted = path.casefold()
        below = {k[len(wanted) + 1 :].split("\\")[0] for k in keys if k.startswith(f"{wanted}\\")}
        if wanted not in keys and not below:
            return None
        values = {str(k): str(v) for k, v in (keys.get(wanted) or {}).items()}
        return Key(values, tuple(sorted(below)))

    def antivirus(self) -> tuple[Antivirus, ...]:
        self._only_windows("list of antivirus products")
        self._look("antivirus")
        return tuple(
            Antivirus(
                a["name"], a.get("on", "true") == "true", a.get("up_to_date", "true") == "true"
            )
            for a in self.data.get("antivirus", ())
        )

    def programs(self) -> tuple[Program, ...]:
        self._look("programs")
        return tuple(
            Program(
                p["name"],
                p.get("version", ""),
                p.get("publisher", ""),
                self.expanded(p.get("folder", "")),
            )
            for p in self.data.get("programs", ())
        )

    def listeners(self) -> tuple[Listener, ...]:
        self._look("ports")
        return tuple(
            Listener(
                int(p["port"]), p.get("address", "127.0.0.1"), int(p["pid"]) if "pid" in p else None
            )
            for p in self.data.get("ports", ())
        )

    def disk(self, path: str) -> Disk:
        self._look("disk")
        told = self.data.get("disk", {})
        return Disk(int(float(told.get("total", 500e9))), int(float(told.get("free", 200e9))))

    def connect(self, url: str, timeout: float) -> Reach:
        """As the section ``reach`` says; a server that it does not name is not found."""
        host = url.split("://", 1)[-1].split("/", maxsplit=1)[0].split(":", maxsplit=1)[0]
        told = self.data.get("reach", {}).get(host, "not_found")
        return figures.reach(told, url, self.now(), self._ahead)

    def memory(self) -> MemoryFigures:
        self._look("memory")
        return figures.memory(self.data.get("memory", {}))

    def mounts(self) -> tuple[Mount, ...]:
        self._look("mounts")
        return figures.mounts(self.data.get("mounts", ()))

    def ownership(self, path: str) -> Ownership | None:
        self._not_windows("owners of files")
        self._look(path)
        owners = {self.expanded(p): spec for p, spec in self.data.get("owners", {}).items()}
        return figures.ownership(owners, path, exists=bool(self.find(path)))

    def account(self, kind: str, name: str) -> Account | None:
        self._not_windows("users and groups")
        self._look("accounts")
        return figures.account(self.data.get("accounts", ()), kind, name)

    def containers(self, pattern: str) -> tuple[Container, ...]:
        self._look("containers")
        return figures.containers(self.data.get("containers"), pattern, self.now())

    def timers(self, pattern: str) -> tuple[Timer, ...]:
        if self.platform != "linux":
            raise HostError("wrong_platform", "only Linux has timers of systemd")
        self._look("timers")
        return figures.timers(self.data.get("timers", ()), pattern, self.now())

    def cron_lines(self, text: str) -> tuple[CronLine, ...]:
        self._not_windows("crontabs")
        self._look("cron")
        return tuple(lines_with(text, self.data.get("cron", ())))

    def addresses(self, name: str) -> tuple[str, ...]:
        return figures.addresses(self.data.get("names", {}), name)

    def run(self, argv: Sequence[str], timeout: float) -> Output:
        raise HostError("not_collected", "a practice machine runs no commands")

    def _only_windows(self, what: str) -> None:
        if self.platform != "windows":
            raise HostError("wrong_platform", f"only Windows has a {what}")

    def _not_windows(self, what: str) -> None:
        if self.platform == "windows":
            raise HostError("wrong_platform", f"{what} are looked at on Linux and macOS only")

    def _look(self, what: str) -> None:
        """Take the time that ``slow`` names for it: a section, or a path's beginning."""
        for slow, seconds in self.slow.items():
            if what.casefold().startswith(slow):
                waited = limits.left(seconds)
                time.sleep(waited)
                if waited < seconds:
                    raise HostError("timeout", f"{one_line(what)} takes {seconds:.0f} s here")
        self._refuse(what)

    def _refuse(self, what: str) -> None:
        """Refuse what the section ``denied`` names: a section, or a path's beginning."""
        for denied in self.data.get("denied", ()):
            if what.casefold().startswith(self.expanded(denied).casefold()):
                raise HostError("permission_denied", f"{one_line(what)} may not be read")

    def _parts(self, path: str) -> list[str]:
        folded = path.casefold() if self.platform == "windows" else path
        return [p.replace("[", "[[]") for p in folded.replace("\\", "/").rstrip("/").split("/")]

    def _fits(self, path: str, wanted: list[str]) -> bool:
        parts = (
            (path.casefold() if self.platform == "windows" else path).replace("\\", "/").split("/")
        )
        return len(parts) == len(wanted) and all(map(fnmatch.fnmatchcase, parts, wanted))


def _lower(data: Mapping[str, Any]) -> dict[str, str]:
    return {str(k).casefold(): str(v) for k, v in data.items()}


def _task_path(spec: Mapping[str, Any]) -> str:
    path: str = spec.get("path") or f"\\{spec.get('name', 'unnamed')}"
    return path if path[:1] == "\\" else f"\\{path}"
