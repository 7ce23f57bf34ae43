"""What a practice machine tells of itself, as the sections of its file describe it."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping, Sequence

from ...record import TYPE_CHECKING
from ..base import HostError, Service
from ..figures import Account, Container, MemoryFigures, Mount, Ownership, Timer
from .times import ago

if TYPE_CHECKING:
    from typing import Any

_GIGABYTE = 1e9


def memory(told: Mapping[str, Any]) -> MemoryFigures:
    """The section ``memory``: a computer with 16 GB by default."""

    def number(name: str, default: float) -> float:
        return float(told.get(name, default))

    return MemoryFigures(
        int(number("total", 16 * _GIGABYTE)),
        int(number("available", 8 * _GIGABYTE)),
        int(number("swap_total", 2 * _GIGABYTE)),
        int(number("swap_free", 2 * _GIGABYTE)),
        number("load", 0.2),
        number("load_15", number("load", 0.2)),
        int(number("processors", 4)),
    )


def mounts(told: Sequence[Mapping[str, Any]]) -> tuple[Mount, ...]:
    """The section ``mounts``: a root alone by default."""
    listed = told or ({"path": "/", "source": "/dev/sda1", "filesystem": "ext4", "options": "rw"},)
    return tuple(
        Mount(
            m["path"],
            m.get("source", ""),
            m.get("filesystem", ""),
            tuple(str(m.get("options", "rw")).replace(" ", "").split(",")),
        )
        for m in listed
    )


def ownership(told: Mapping[str, Any], path: str, *, exists: bool) -> Ownership | None:
    """Under ``owners``; a file that it does not name is root's."""
    spec = told.get(path, {})
    if not exists and not spec:
        return None
    return Ownership(
        str(spec.get("owner", "root")),
        str(spec.get("group", spec.get("owner", "root"))),
        int(str(spec.get("mode", "644")), 8),
        str(spec.get("link", "")),
    )


def account(told: Sequence[Mapping[str, Any]], kind: str, name: str) -> Account | None:
    """Under ``accounts``; the entries without ``kind: group`` are users."""
    for spec in told:
        if spec.get("name") == name and spec.get("kind", "user") == kind:
            return Account(
                name,
                int(spec.get("number", 1000)),
                tuple(spec.get("groups", ())),
                tuple(spec.get("members", ())),
                str(spec.get("home", "")),
                str(spec.get("shell", "")),
            )
    return None


def addresses(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Under ``names``; a name that it does not name is not found.

    Raises:
        HostError: ``no answer`` is written for it.
    """
    found = told.get(name, ())
    if found == "no answer":
        raise HostError("unreadable", "no name server answers")
    return (found,) if isinstance(found, str) else tuple(map(str, found))


def services(told: Iterable[Mapping[str, Any]], pattern: str) -> tuple[Service, ...]:
    """Under ``services``."""
    return tuple(
        Service(
            s["name"],
            s.get("title", s["name"]),
            s.get("state", "running"),
            s.get("start", "automatic"),
            flag(s, "failed"),
            whole(s, "exit_code"),
            whole(s, "restarts"),
            s.get("account", ""),
            flag(s, "delayed"),
        )
        for s in told
        if fits(s["name"].casefold(), pattern.casefold())
    )


def containers(
    told: Iterable[Mapping[str, Any]] | None, pattern: str, now: float
) -> tuple[Container, ...]:
    """Under ``containers``; without that section there is no Docker.

    Raises:
        HostError: there is no such section.
    """
    if told is None:
        raise HostError("wrong_platform", "neither Docker nor Podman is installed here")
    return tuple(
        Container(
            c["name"],
            c.get("image", ""),
            c.get("state", "running"),
            c.get("health", ""),
            whole(c, "restarts"),
            whole(c, "exit_code"),
            flag(c, "out_of_memory"),
            now - ago(c["since"]) if "since" in c else None,
            c.get("tool", "docker"),
        )
        for c in told
        if fits(c["name"], pattern)
    )


def timers(told: Iterable[Mapping[str, Any]], pattern: str, now: float) -> tuple[Timer, ...]:
    """Under ``timers``."""
    return tuple(
        Timer(
            t["name"],
            t.get("title", t["name"]),
            flag(t, "active") is not False,
            t.get("start", "automatic"),
            t.get("service", f"{t['name']}.service"),
            now - ago(t["last"]) if "last" in t else None,
            now + ago(t["next"]) if "next" in t else None,
            flag(t, "running"),
            flag(t, "failed"),
            whole(t, "exit_code"),
        )
        for t in told
        if fits(t["name"], pattern)
    )


def fits(name: str, pattern: str) -> bool:
    """Whether a name matches a pattern; brackets stand for themselves."""
    return fnmatch.fnmatchcase(name, pattern.replace("[", "[[]"))


def flag(spec: Mapping[str, Any], name: str) -> bool | None:
    """Yes or no; None where it is not written."""
    return spec[name] in ("true", "yes") if name in spec else None


def whole(spec: Mapping[str, Any], name: str) -> int | None:
    """A number; None where it is not written."""
    return int(spec[name]) if name in spec else None
