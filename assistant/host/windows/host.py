"""Windows."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from ...text import one_line
from .. import child
from ..clock import clock_changes, local_offset
from ..local import LocalHost
from ..values import (
    Antivirus,
    HostError,
    Key,
    Output,
    Platform,
    Process,
    Program,
    Service,
    System,
    Tail,
    Tasks,
)
from . import changes
from .processes import list_processes
from .registry import list_programs, read_key
from .security import list_antivirus
from .services import list_services
from .tasks import list_tasks
from .viewer import view_of_this_process

_VERSION_KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_FIRST_11 = 22000
"""The first build of Windows 11, which calls itself 10.0 and, in the registry, Windows 10."""
_WORKSTATION = 1
"""VER_NT_WORKSTATION; the others are servers."""


class WindowsHost(LocalHost):
    """The machine this program runs on, where that is Windows."""

    platform: Platform = "windows"

    def system(self) -> System:
        """Windows, by its numbers and the name that the registry gives it."""
        if sys.platform == "win32":
            told = _told()
            seen = sys.getwindowsversion()
            version = true_version(told, (seen.major, seen.minor, seen.build))
            server = seen.product_type != _WORKSTATION
            name = product_name(told.get("ProductName", ""), version[2], server)
            shown = ".".join(map(str, version))
            now = time.time()
            return System(
                *("windows", name, shown, _bits(), server, _user(), is_elevated()),
                utc_offset=local_offset(now),
                clock_changes=clock_changes(local_offset, now),
                other_view=view_of_this_process(),
            )
        raise _elsewhere()

    def run_task(self, path: str) -> None:
        changes.run_task(path)

    def stop_task(self, path: str) -> None:
        changes.stop_task(path)

    def enable_task(self, path: str, enabled: bool) -> None:
        changes.enable_task(path, enabled=enabled)

    def control_service(self, name: str, verb: str) -> None:
        changes.control_service(name, verb)

    def services(self, pattern: str) -> tuple[Service, ...]:
        """Services by name; one that may not be looked into is listed with its state unknown."""
        return list_services(pattern)

    def processes(self) -> tuple[Process, ...]:
        """All processes, with session, rights and whether they show a window."""
        return list_processes()

    def tasks(self) -> Tasks:
        """Scheduled tasks, by COM or PowerShell."""
        return list_tasks(is_elevated())

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        """The end of an event log."""
        if source != "event_log":
            raise HostError("wrong_platform", "only Linux has a journal of systemd")
        from .event_log import read_event_log

        return read_event_log(name, limit)

    def registry(self, path: str, view: str) -> Key | None:
        """A key, in the view of 32-bit or 64-bit programs."""
        return read_key(path, view)

    def antivirus(self) -> tuple[Antivirus, ...]:
        """What has told the Security Center that it protects this computer."""
        return list_antivirus()

    def programs(self) -> tuple[Program, ...]:
        """Installed programs, of this user and of all."""
        return list_programs()

    def run(self, argv: Sequence[str], timeout: float) -> Output:
        """Windows' own programs print in the code page of the console (OEM)."""
        return child.run(argv, timeout, encoding="oem")


def true_version(told: dict[str, str], seen: tuple[int, int, int]) -> tuple[int, int, int]:
    """The version as the registry tells it.

    To a program that does not declare to know Windows 10, Windows calls itself version 6.2.
    """
    names = ("CurrentMajorVersionNumber", "CurrentMinorVersionNumber", "CurrentBuildNumber")
    try:
        major, minor, build = (int(told[name]) for name in names)
    except (KeyError, ValueError):
        return seen
    return major, minor, build


def product_name(told: str, build: int, server: bool) -> str:
    """What Windows calls itself, where it tells the truth about being Windows 11."""
    if not told:
        return "Windows Server" if server else f"Windows {11 if build >= _FIRST_11 else 10}"
    if build >= _FIRST_11 and not server:
        told = told.replace("Windows 10", "Windows 11")
    return one_line(told)


def is_elevated() -> bool:
    """Whether this process has administrator rights in force."""
    if sys.platform == "win32":
        import ctypes

        try:
            return bool(ctypes.windll.shell32.IsUserAnAdmin())
        except OSError:
            return False
    else:
        return False


def _bits() -> int:
    """Of Windows; a 32-bit Python is told of the other one by a variable."""
    kind = os.environ.get("PROCESSOR_ARCHITEW6432") or os.environ.get("PROCESSOR_ARCHITECTURE")
    return 64 if "64" in (kind or "64") else 32


def _user() -> str:
    """As `Process.user` names people: with the computer or domain."""
    parts = (os.environ.get("USERDOMAIN"), os.environ.get("USERNAME"))
    return one_line("\\".join(part for part in parts if part))


def _told() -> dict[str, str]:
    """What Windows' own entry in the registry tells."""
    try:
        key = read_key(_VERSION_KEY, "64")
    except HostError:
        return {}
    return key.values if key else {}


def _elsewhere() -> HostError:
    return HostError("wrong_platform", "this computer does not run Windows")
