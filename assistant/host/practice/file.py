"""A practice machine's YAML file -> what is on that machine."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping

from ...errors import AssistantError, Exit
from ...kb.machine_files import MAX_BYTES, read_file
from ...kb.machines import Shelf, builtin_shelf
from ...kb.schema import plain
from ...kb.yamlio import Value, YamlError, load
from ...record import TYPE_CHECKING, Record
from ...suggest import did_you_mean, nearest
from ...text import clean, one_line
from .keys import unknown_keys

if TYPE_CHECKING:
    from typing import Any

SECTIONS = ("title", "group", "like", "platform", "system", "now", "clock", "zone", "user",
            "elevated", "slow", "environment", "processes", "files", "tasks",
            "services", "antivirus", "registry", "programs", "ports",
            "disk", "reach", "answers", "denied", "starting", "manual", "memory",
            "mounts", "owners", "accounts", "names", "containers", "timers",
            "cron", "not_recorded", "expect")  # fmt: skip
PLATFORMS = ("windows", "linux", "macos")
_TIME = re.compile(r"<(time|qwc|sdk) (-?[0-9.]+ ?[a-z]+)>")
_FORMS = {"time": "%Y-%m-%d %H:%M:%S", "qwc": "%Y%m%d.%H:%M:%S", "sdk": "%Y%m%d.%H%M%S"}
"""How a log writes moments: ``sdk`` in local time, all others in UTC."""


class Machine(Record):
    """A practice machine as its file describes it."""

    name: str
    title: str
    data: Mapping[str, Any]
    """The sections, plain."""


def machine_names(shelf: Shelf | None = None) -> list[str]:
    """The machines on `shelf`; without one, those of the built-in knowledge base."""
    return (builtin_shelf() if shelf is None else shelf).names


def read_machine(name: str, shelf: Shelf | None = None) -> Machine:
    """Read a machine of a knowledge base by its name, or a file by its path.

    Args:
        name: of a machine on `shelf` or of the built-in knowledge base; or a path.
        shelf: the machines of the open knowledge bases.

    Raises:
        AssistantError: there is none, or its file is wrong.
    """
    path, content = _content(name, shelf)
    if len(content) > MAX_BYTES:
        size = os.path.getsize(path) if os.path.isfile(path) else len(content)
        raise _wrong(path, 1, f"too large: {size} bytes, at most {MAX_BYTES}", "leave out more")
    try:
        value = load(clean(content.decode("utf-8", "replace")))
    except YamlError as error:
        raise _wrong(path, error.line, error.message, error.hint) from None
    data = _like(path, _sections(path, value), shelf)
    stem = os.path.splitext(os.path.basename(path))[0]
    return Machine(one_line(stem, 60), one_line(str(data.get("title", stem))), data)


def _content(name: str, shelf: Shelf | None) -> tuple[str, bytes]:
    """A machine's file and what is in it."""
    try:
        if name.endswith((".yaml", ".yml")) or os.sep in name:
            return name, read_file(name)
        for known in (shelf, builtin_shelf()):
            if known and name in known.names:
                return known.read(name)
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        raise _no_machine(name, shelf, getattr(error, "strerror", None) or "") from None
    raise _no_machine(name, shelf)


def _like(path: str, data: dict[str, Any], shelf: Shelf | None) -> dict[str, Any]:
    """The sections with those of the machine that it is ``like``; files are added to its.

    A file that is there and should not be is written as ``PATH: gone``.
    """
    if (name := data.get("like")) is None:
        return data
    if name not in {*machine_names(shelf), *machine_names()}:
        raise _wrong(path, 1, f"“like” names no machine: {one_line(str(name), 60)}")
    if name == os.path.splitext(os.path.basename(path))[0]:
        raise _wrong(path, 1, "“like” names the machine itself")
    base = dict(read_machine(str(name), shelf).data)
    base.pop("expect", None)
    files = {**base.get("files", {}), **data.get("files", {})}
    kept = {place: what for place, what in files.items() if what != "gone"}
    return {**base, **data, "files": kept}


def _sections(path: str, value: Value) -> dict[str, Any]:
    if not isinstance(value.data, dict):
        raise _wrong(path, value.line, "a machine is a mapping", "for example: processes: [...]")
    for key, item in value.data.items():
        if key not in SECTIONS:
            hint = did_you_mean(key, SECTIONS)
            raise _wrong(path, item.line, f"unknown key “{key[:60]}”", hint)
        wanted = shape_of(key)
        if item.data is not None and not isinstance(item.data, wanted):
            raise _wrong(path, item.line, f"“{key}” must hold {_NAMES[wanted]}")
        if key == "platform" and item.data not in (None, *PLATFORMS):
            hint = did_you_mean(item.data, PLATFORMS)
            raise _wrong(path, item.line, f"“platform” is one of: {', '.join(PLATFORMS)}", hint)
        if wanted is list and key not in ("denied", "cron"):
            entries: list[Value] = item.data or []
            for entry in entries:
                if not isinstance(entry.data, dict):
                    raise _wrong(path, entry.line, f"entries of “{key}” are “key: value” lines")
        for unknown in unknown_keys(key, item):
            raise _wrong(path, *unknown)
    return {key: plain(item) for key, item in value.data.items() if item.data is not None}


_NAMES: dict[object, str] = {list: "a list", dict: "“key: value” lines", str: "one text"}
_SHAPES: dict[str, type[Any]] = {
    "system": dict, "environment": dict, "processes": list, "files": dict, "tasks": list,
    "services": list, "antivirus": list, "registry": dict, "programs": list, "ports": list,
    "disk": dict, "slow": dict, "reach": dict, "answers": dict, "denied": list, "starting": dict,
    "manual": dict, "expect": dict, "memory": dict, "mounts": list, "owners": dict,
    "accounts": list, "names": dict, "containers": list, "timers": list, "cron": list,
    "not_recorded": list,
}  # fmt: skip


def shape_of(section: str) -> type[Any]:
    """What a section holds: a list, “key: value” lines, or one text."""
    return _SHAPES.get(section, str)


def with_times(text: str, now: float, offset_at: Callable[[float], float]) -> str:
    """`text` with ``<time -2 h>`` replaced by that moment, as the log in question writes it."""
    from .times import ago

    def moment(match: re.Match[str]) -> str:
        at = now - ago(match[2].lstrip("-"))
        if match[1] == "sdk":
            at += offset_at(at)
        return time.strftime(_FORMS[match[1]], time.gmtime(at))

    return _TIME.sub(moment, text)


def _no_machine(name: str, shelf: Shelf | None, why: str = "") -> AssistantError:
    names = machine_names(shelf)
    near = nearest(name, {*names, *machine_names()})
    return AssistantError(
        "no-machine",
        f"there is no practice machine “{one_line(name, 80)}”" + (f": {why}" if why else ""),
        hint=f"did you mean “{near}”?" if near else f"known are: {', '.join(names) or 'none'}",
        exit_code=Exit.NO_INPUT,
    )


def _wrong(path: str, line: int, message: str, hint: str = "") -> AssistantError:
    return AssistantError(
        "machine-invalid", f"{path}:{line}: {message}", hint=hint, exit_code=Exit.CONFIG
    )
