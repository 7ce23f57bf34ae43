"""Linux and macOS."""

from __future__ import annotations

import fnmatch
import os
import plistlib
import re
import sys
import time

from ..text import clean, one_line
from . import local_figures
from .clock import clock_changes, local_offset
from .figures import Account, CronLine, Ownership, Timer
from .local import LocalHost, judged
from .values import Antivirus, HostError, Key, Platform, Program, Service, System, Tail, Tasks

_DPKG = "/var/lib/dpkg/status"


class PosixHost(LocalHost):
    """The machine at hand, where it runs Linux or macOS."""

    platform: Platform = "macos" if sys.platform == "darwin" else "linux"

    def system(self) -> System:
        import platform

        if self.platform == "macos":
            name, version = "macOS", platform.mac_ver()[0]
        else:
            told = _os_release()
            name = one_line(told.get("PRETTY_NAME") or "Linux")
            version = one_line(told.get("VERSION_ID") or platform.release())
        bits = 64 if sys.maxsize > 2**32 else 32
        user = _user_name(os.getuid())
        now = time.time()
        return System(
            *(self.platform, name, version, bits, False, user, os.geteuid() == 0),
            utc_offset=local_offset(now),
            clock_changes=clock_changes(local_offset, now),
        )

    def services(self, pattern: str) -> tuple[Service, ...]:
        """Systemd's services."""
        if self.platform == "macos":
            raise HostError("wrong_platform", "services are not looked at on macOS")
        from .systemd import list_services

        return list_services(self.run, pattern)

    def timers(self, pattern: str) -> tuple[Timer, ...]:
        if self.platform == "macos":
            return super().timers(pattern)
        from .systemd import list_timers

        return list_timers(self.run, pattern)

    def cron_lines(self, text: str) -> tuple[CronLine, ...]:
        from .crontab import cron_lines

        return cron_lines(self.run, text)

    def ownership(self, path: str) -> Ownership | None:
        return local_figures.ownership(path, judged(path))

    def account(self, kind: str, name: str) -> Account | None:
        return local_figures.account(kind, name)

    def tasks(self) -> Tasks:
        raise HostError("wrong_platform", "only Windows has a Task Scheduler")

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        if source != "journal" or self.platform == "macos":
            raise HostError("wrong_platform", f"this computer has no {source.replace('_', ' ')}")
        from .journal import read_journal

        return read_journal(self.run, name, limit)

    def registry(self, path: str, view: str) -> Key | None:
        raise HostError("wrong_platform", "only Windows has a registry")

    def antivirus(self) -> tuple[Antivirus, ...]:
        raise HostError("wrong_platform", "only Windows tells its antivirus products")

    def programs(self) -> tuple[Program, ...]:
        if self.platform == "macos":
            return tuple(_applications())
        try:
            with open(_DPKG, encoding="utf-8", errors="replace") as file:
                return tuple(_packages(clean(file.read())))
        except FileNotFoundError:
            raise HostError("tool_missing", "there is no list of packages (dpkg)") from None
        except OSError as error:
            raise HostError("unreadable", one_line(str(error))) from None


def _user_name(number: int) -> str:
    """As `Process.user` names people: what the system calls a user, else the number."""
    import pwd

    try:
        return one_line(pwd.getpwuid(number).pw_name)
    except KeyError:
        return f"uid {number}"


def _os_release() -> dict[str, str]:
    import platform

    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _packages(status: str) -> list[Program]:
    found = []
    for part in status.split("\n\n"):
        told = dict(re.findall(r"^(Package|Version|Status): (.*)$", part, re.MULTILINE))
        if told.get("Status", "").endswith(" installed"):
            found.append(
                Program(one_line(told.get("Package", "")), one_line(told.get("Version", "")))
            )
    return found


def _applications() -> list[Program]:
    """What lies in /Applications, with the version that its Info.plist tells."""
    found = []
    for name in fnmatch.filter(os.listdir("/Applications"), "*.app"):
        folder = f"/Applications/{name}"
        version = ""
        try:
            with open(f"{folder}/Contents/Info.plist", "rb") as file:
                version = str(plistlib.load(file).get("CFBundleShortVersionString", ""))
        except (OSError, ValueError):
            version = ""
        found.append(Program(one_line(name.removesuffix(".app")), one_line(version), "", folder))
    return found
