"""What no fix may end or change, so that nothing of it is proposed; see `host.guard`.

The guard's own lists decide when something runs; these stand beside them because a knowledge base
is read without a machine. A test compares both.
"""

from __future__ import annotations

import re

from ....spared import protected_process
from .services import SYSTEM

_SERVICES = re.compile(
    r"(?:quickbooks|intuit|qb|wr|rpc|lanman|ssh|dbus|systemd|network|cron|polkit|login|getty|docker"
    r"|containerd|udev|securityhealth).*"
    r"|windefend|wdnissvc|sense|wscsvc|mpssvc|bfe|dcomlaunch|eventlog|samss|schedule|winmgmt|plugplay"
    r"|power|profsvc|trustedinstaller|cryptsvc|dhcp|dnscache|nsi"
)
_PRECIOUS = re.compile(r"(?i)\.(?:qb[wbmxa]\w*|nd|tlg)$|fixes\.jsonl|fix\.lock")
_CHANGED = re.compile(
    r"(?i)(?:%(?:LOCALAPPDATA|APPDATA|PROGRAMDATA)%\\[^*?\\]+\\"
    r"|%USERPROFILE%\\[^*?\\]+\\[^*?\\]+\\|%TEMP%\\)"
    r"[^*?]+|%(?:LOCALAPPDATA|APPDATA|PROGRAMDATA)%\\[^*?\\{]+"
)


def ended(name: str) -> bool:
    """Whether a program of this file name may be ended by a fix."""
    known = name.casefold().removesuffix(".exe") in SYSTEM or protected_process(name)
    return not known and not re.search(r"[*?\[\]/\\]", name)


def serviced(name: str) -> bool:
    """Whether a service of this short name may be started and stopped by a fix."""
    return not _SERVICES.fullmatch(name.casefold()) and not re.search(r"[*?\[\]/\\]", name)


def moved(path: str) -> bool:
    """Whether a fix may move what lies at `path`, below a user's or a program's own folders."""
    return bool(_CHANGED.fullmatch(path)) and not _PRECIOUS.search(path) and "\\." not in path
