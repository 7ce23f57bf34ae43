"""What no knowledge base may touch, whatever it says and whoever agreed.

The lists are the program's, not a knowledge base's: ending one of these processes ends a session
or damages a company file; changing one of these places breaks a system.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch

_PROCESSES = (
    "system", "registry", "idle", "csrss.exe", "wininit.exe", "winlogon.exe", "lsass.exe",
    "services.exe", "smss.exe", "svchost.exe", "dwm.exe", "explorer.exe", "fontdrvhost.exe",
    "msmpeng.exe", "wrsa.exe", "taskeng.exe", "taskhostw.exe", "conhost.exe", "sihost.exe",
    "init", "systemd", "systemd-*", "launchd", "kernel_task", "windowserver", "loginwindow", "sshd",
    "dbus-*", "login", "xorg", "gnome-shell", "kthreadd", "dockerd", "containerd*",
)  # fmt: skip
_QUICKBOOKS = re.compile(r"qb(w|w32)[a-z0-9]*\.exe|qbdbmgrn?\.exe|qbcfmonitorservice\.exe")
"""QuickBooks and its database: ending them can damage a company file."""
_WEB_CONNECTOR = "qbwebconnector.exe"
_PLACES = (
    r"[a-z]:", r"[a-z]:/windows(/.*)?", r"[a-z]:/users", r"[a-z]:/users/[^/]+",
    r"[a-z]:/program files( \(x86\))?", r"[a-z]:/programdata",
    r"/", r"/(bin|boot|dev|etc|lib|lib64|proc|root|run|sbin|sys|usr|System|Library)(/.*)?",
    r"/(home|Users|opt|var|srv|tmp|mnt|media)", r"/(home|Users)/[^/]+",
    r".*/(\.ssh|\.gnupg|\.aws)(/.*)?",
)  # fmt: skip


def protected_process(name: str) -> bool:
    """Whether a program of this name is never ended."""
    folded = name.casefold()
    if folded == _WEB_CONNECTOR:
        return False
    return bool(_QUICKBOOKS.fullmatch(folded)) or any(fnmatch(folded, p) for p in _PROCESSES)


def own_family() -> frozenset[int]:
    """The processes of this program and all above it: their end would be the end of the fix."""
    import psutil

    family = {os.getpid()}
    try:
        family |= {parent.pid for parent in psutil.Process().parents()}
    except psutil.Error:
        family.add(os.getppid())
    return frozenset(family)


def protected_place(path: str) -> bool:
    """Whether this file or folder is never moved or made by a fix."""
    plain = path.replace("\\", "/").rstrip("/") or "/"
    return any(re.fullmatch(place, plain, re.IGNORECASE) for place in _PLACES)
