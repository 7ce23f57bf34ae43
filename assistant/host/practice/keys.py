"""The keys that stand below the sections of a practice machine's file."""

from __future__ import annotations

from collections.abc import Iterator

from ...kb.yamlio import Value
from ...suggest import did_you_mean

_EFFECTS = ("answers", "antivirus", "files", "ports", "processes", "tasks")
"""What starting a program or a service, or a step by hand, may bring about."""
_ON = tuple(
    f"on_{verb}" for verb in ("start", "stop", "restart", "reload", "enable", "disable", "delay")
)
_SERVICE = ("name", "title", "state", "start", "failed", "exit_code", "restarts", "account")
_KEYS = {
    "accounts": ("kind", "name", "number", "groups", "members", "home", "shell"),
    "antivirus": ("name", "on", "up_to_date"),
    "disk": ("total", "free"),
    "effects": _EFFECTS,
    "files": ("content", "age", "size", "folder"),
    "manual": _EFFECTS,
    "memory": ("total", "available", "swap_total", "swap_free", "load", "load_15", "processors"),
    "mounts": ("path", "source", "filesystem", "options"),
    "not_recorded": ("probe", "of", "reason", "why", "refused"),
    "owners": ("owner", "group", "mode", "link"),
    "ports": ("port", "address", "pid"),
    "processes": ("name", "path", "pid", "user", "started", "elevated", "session", "window"),
    "programs": ("name", "version", "publisher", "folder"),
    "reach": ("problem", "status", "certificate"),
    "services": (*_SERVICE, "delayed", *_ON, "on_by hand"),
    "starting": _EFFECTS,
    "system": ("name", "version", "bits", "server"),
    "tasks": ("name", "path", "state", "result", "last_run", "program", "starts", "deny"),
}
"""Section -> the keys of its entries, where its host does not judge them itself."""
_NAMED = {"files": 1, "owners": 1, "reach": 1, "starting": 1, "manual": 2}
"""Section -> how many levels of names stand above its entries: a path; an action and a step."""
_BELOW = {key: key for key in _EFFECTS} | dict.fromkeys((*_ON, "on_by hand"), "effects")
_BELOW["starts"] = "processes"
"""Key of an entry -> the section whose form it has."""
Unknown = tuple[int, str, str]
"""Line, message and hint."""


def unknown_keys(section: str, value: Value) -> Iterator[Unknown]:
    """What is written in a section and read by nothing."""
    known = _KEYS.get(section, ())
    for entry in _entries(value, _NAMED.get(section, 0)) if known else ():
        for key, item in entry.items():
            if key not in known:
                message = f"unknown key “{key[:60]}” in “{section}”"
                yield item.line, message, did_you_mean(key, known)
            elif key in _BELOW:
                yield from unknown_keys(_BELOW[key], item)


def _entries(value: Value, names: int) -> Iterator[dict[str, Value]]:
    if isinstance(value.data, dict) and not names:
        yield value.data
    elif isinstance(value.data, (dict, list)):
        below = value.data.values() if isinstance(value.data, dict) else value.data
        for item in below:
            yield from _entries(item, max(names - 1, 0))
