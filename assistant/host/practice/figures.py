"""What a practice machine tells of itself, as the sections of its file describe it."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping, Sequence

from ...record import TYPE_CHECKING
from ...suggest import did_you_mean
from ..figures import (
    HEALTHS,
    STATES,
    TOOLS,
    Account,
    Container,
    MemoryFigures,
    Mount,
    Ownership,
    Timer,
)
from ..values import HostError, Reach, Service
from .times import ago

if TYPE_CHECKING:
    from typing import Any

_GIGABYTE = 1e9
_MILLISECONDS = 20.0
"""How long a connection takes."""
_CONTAINER = ("name", "image", "state", "health", "restarts", "exit_code", "out_of_memory", "since",
              "tool")  # fmt: skip
_TIMER = ("name", "title", "active", "start", "service", "last", "next", "running", "failed",
          "exit_code")  # fmt: skip


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
        ValueError: something in it is not known.
    """
    if told is None:
        raise HostError("wrong_platform", "neither Docker nor Podman is installed here")
    told = [_only(c, "containers", _CONTAINER) for c in told]
    return tuple(
        Container(
            c["name"],
            c.get("image", ""),
            _one_of(c, "state", "running", (*STATES, "unknown")),
            _one_of(c, "health", "", (*HEALTHS, "unknown")),
            whole(c, "restarts"),
            whole(c, "exit_code"),
            flag(c, "out_of_memory"),
            now - ago(c["since"]) if "since" in c else None,
            _one_of(c, "tool", "docker", TOOLS),
        )
        for c in told
        if fits(c["name"], pattern)
    )


def timers(told: Iterable[Mapping[str, Any]], pattern: str, now: float) -> tuple[Timer, ...]:
    """Under ``timers``; raises ValueError where something in it is not known."""
    told = [_only(t, "timers", _TIMER) for t in told]
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


_PROBLEMS = (
    "not_found", "timeout", "refused", "reset", "unreachable", "certificate", "proxy", "protocol",
)  # fmt: skip
_STAGES = {"not_found": "name", "certificate": "tls", "proxy": "http", "protocol": "http"}
"""Where a problem stops a connection, if not at TCP."""


def reach(told: Any, url: str, now: float, ahead: float) -> Reach:
    """How far a connection comes: what stops it, or how the server answers.

    Args:
        told: one of `_PROBLEMS`, ``ok``, or ``{status: 503, certificate: 12 d}``.
        url: where to.
        now: this machine's clock.
        ahead: how far it is ahead of the server's, in seconds.

    Raises:
        ValueError: it makes no sense.
    """
    if isinstance(told, str):
        told = {"problem": told}
    if not isinstance(told, Mapping):
        raise TypeError("what stands in “reach” is a word, or status and certificate")
    problem = _one_of(told, "problem", "ok", _PROBLEMS)
    if problem != "ok":
        return Reach(_STAGES.get(problem, "tcp"), problem, "", None, _MILLISECONDS)
    if url.startswith("tcp:"):
        return Reach("tcp", milliseconds=_MILLISECONDS, date=now - ahead, local=now)
    status = whole(told, "status")
    ends = now + ago(told["certificate"]) if "certificate" in told else None
    return Reach(
        "http", "", "", 200 if status is None else status, _MILLISECONDS, "", now - ahead, now, ends
    )


def fits(name: str, pattern: str) -> bool:
    """Whether a name matches a pattern; brackets stand for themselves."""
    return fnmatch.fnmatchcase(name, pattern.replace("[", "[[]"))


def flag(spec: Mapping[str, Any], name: str) -> bool | None:
    """Yes or no; None where it is not written."""
    if name not in spec:
        return None
    if spec[name] not in ("true", "yes", "false", "no"):
        raise ValueError(f"“{name}” is yes or no, which “{spec[name]}” is not")
    return spec[name] in ("true", "yes")


def whole(spec: Mapping[str, Any], name: str) -> int | None:
    """A number; None where it is not written."""
    if name not in spec:
        return None
    try:
        return int(spec[name])
    except (TypeError, ValueError):
        raise ValueError(f"“{name}” is a number, which “{spec[name]}” is not") from None


def _only(spec: Mapping[str, Any], section: str, known: Sequence[str]) -> Mapping[str, Any]:
    """`spec`, of which every key is known and holds one text."""
    for name, value in spec.items():
        if name not in known:
            raise ValueError(f"“{name}” in “{section}” is not known; {did_you_mean(name, known)}")
        if not isinstance(value, str):
            raise ValueError(f"“{name}” in “{section}” must hold one text")  # noqa: TRY004 - of a file
    if "name" not in spec:
        raise ValueError(f"an entry of “{section}” has no name")
    return spec


def _one_of(spec: Mapping[str, Any], name: str, default: str, known: Sequence[str]) -> str:
    value: str = spec.get(name, default)
    if value not in (default, *known):
        raise ValueError(f"“{name}” is one of: {', '.join(known)}; “{value}” is none of them")
    return value
