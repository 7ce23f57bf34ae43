"""A program is running: how often, since when, whose.

The name is the program's file name in any letter case; `*` and `?` stand for any characters. A
process that has ended and waits to be fetched (a zombie) does not count as running. Where a path
is asked for and a process with the right name hides its path, nothing is claimed. Sessions, rights
and windows are told on Windows only; where they may not be read they are unknown.
"""

from __future__ import annotations

from collections import Counter
from fnmatch import fnmatch

from ...host.values import HostError, Process
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_seconds

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
process: pumpd
expect: running
pass: 'It has been running for {age}, as {user}.'
fail: It is not running.
"""
_SHOWN = 5


class Params(Record):
    """What to look for."""

    name: tuple[str, ...] = schema.texts("file name of the program, or several", required=True)
    excluding: tuple[str, ...] = schema.texts("file names that do not count")
    path: str = schema.path("only programs at this path")
    user: str = schema.text("only processes of this user")
    same_user_as: tuple[str, ...] = schema.texts(
        "compare the user, the session and the rights with those of this program, or of several"
    )


class Facts(Record):
    """What is told."""

    running: bool = schema.fact("at least one runs")
    number: int = schema.fact("how many run")
    zombies: int = schema.fact("how many have ended but are not fetched")
    pid: int | None = schema.fact("of the oldest")
    path: str | None = schema.fact("where the oldest's program lies")
    user: str | None = schema.fact("whose the oldest is")
    users: int = schema.fact("how many users have one")
    age: float | None = schema.fact("how long the oldest has been running", unit="seconds")
    others: int = schema.fact("how many other users have one, beside that of `same_user_as`")
    same_user: bool | None = schema.fact(
        "one is of the user that `same_user_as` names; unknown where either is not seen"
    )
    most: int = schema.fact("how many run for the user that has most of them")
    hidden: int = schema.fact("how many show no window, as far as that is seen")
    elevated: bool | None = schema.fact("the oldest has administrator rights")
    session: int | None = schema.fact("the Windows session of the oldest")
    sessions: int = schema.fact("in how many Windows sessions one runs, as far as that is seen")
    same_rights: bool | None = schema.fact(
        "all have the rights of `same_user_as`; unknown where some are not seen"
    )
    partner: str | None = schema.fact("the user of `same_user_as`")
    partners: int = schema.fact("how many of `same_user_as` run")


def probe(look: Look, params: Params) -> Seen:
    """Look at the list of processes."""
    everyone = look.host.processes()
    named = [
        p for p in everyone if _is_named(p, params.name) and not _is_named(p, params.excluding)
    ]
    if params.path:
        named = [p for p in named if _has_path(p, params.path)]
    if params.user:
        named = [p for p in named if _has_user(p, params.user)]
    running = sorted((p for p in named if not p.zombie), key=lambda p: p.created)
    zombies = len(named) - len(running)
    first = running[0] if running else None
    now = look.host.now()
    others = [p for p in everyone if _is_named(p, params.same_user_as) and not p.zombie]
    partners = {p.user for p in others}
    owners = Counter(p.user for p in running)
    facts = Facts(
        bool(running),
        len(running),
        zombies,
        first and first.pid,
        first and first.path,
        first and first.user,
        len({p.user for p in running if p.user}),
        _age(first, now) if first and first.created else None,
        len({p.user for p in running} - partners) if partners else 0,
        _same_user(running, partners),
        max(owners.values(), default=0),
        sum(p.window is False for p in running),
        first and first.elevated,
        first and first.session,
        len({p.session for p in running if p.session is not None}),
        _same_rights(running, others),
        next((p.user for p in others if p.user), None),
        len(others),
    )
    return Seen(facts, _actual(params, running, zombies), _evidence(named, len(everyone), now))


def _is_named(process: Process, patterns: tuple[str, ...]) -> bool:
    name = process.name.casefold()
    for pattern in patterns:
        wanted = pattern.casefold()
        beginnings = (wanted[:end] for end in range(1, len(wanted))) if process.cut else ()
        if any(fnmatch(name, w.replace("[", "[[]")) for w in (wanted, *beginnings)):
            return True
    return False


def _has_path(process: Process, wanted: str) -> bool:
    if process.path is None:
        if process.zombie:
            return False
        raise HostError(
            "permission_denied",
            f"{process.name} (pid {process.pid}) runs, but where it lies may not be read",
        )
    return fnmatch(process.path.casefold(), wanted.casefold().replace("[", "[[]"))


def _has_user(process: Process, wanted: str) -> bool:
    if process.user is None:
        raise HostError(
            "permission_denied",
            f"{process.name} (pid {process.pid}) runs, but whose it is may not be read",
        )
    user = process.user.casefold()
    return wanted.casefold() in (user, user.rsplit("\\", 1)[-1])


def _same_user(running: list[Process], partners: set[str | None]) -> bool | None:
    """Whether one of `running` is a partner's; unknown where a user is not seen."""
    users = {p.user for p in running}
    if not users or not partners or None in users | partners:
        return None
    return bool(users & partners)


def _same_rights(running: list[Process], others: list[Process]) -> bool | None:
    """Whether all have the same rights; unknown where those of one are not seen."""
    rights = {p.elevated for p in (*running, *others)}
    if not running or not others or None in rights:
        return None
    return len(rights) == 1


def _actual(params: Params, running: list[Process], zombies: int) -> str:
    name = " / ".join(params.name)
    if running:
        times = "" if len(running) == 1 else f", {len(running)} times"
        return f"{running[0].name} is running{times}"
    ended = " (one has ended and is not fetched yet)" if zombies else ""
    return f"{name} is not running{ended}"


def _evidence(named: list[Process], total: int, now: float) -> tuple[Evidence, ...]:
    if not named:
        return (Evidence("processes", "", f"none of the {total} processes has this name"),)
    return tuple(
        Evidence("processes", f"pid {p.pid}", ", ".join(filter(None, _parts(p, now))))
        for p in named[:_SHOWN]
    )


def _age(process: Process, now: float) -> float:
    """Whole seconds that it has been running: clocks of processes tell no more."""
    return float(int(max(0.0, now - process.created)))


def _parts(process: Process, now: float) -> list[str]:
    since = f"for {show_seconds(_age(process, now))}" if process.created else ""
    return [
        process.name,
        "ended, not fetched by its parent" if process.zombie else since,
        f"user {process.user}" if process.user else "user not readable",
        "" if process.session is None else f"session {process.session}",
        "with administrator rights" if process.elevated else "",
        "shows no window" if process.window is False else "",
        process.path or ("" if process.zombie else "path not readable"),
    ]
