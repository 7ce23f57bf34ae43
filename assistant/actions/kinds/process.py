"""End a program, with those of its own that it started.

It is asked politely first, then ended by force; on Windows a program without a window, which cannot
be asked, is ended by force at once. A program is known by its file, not by what it
calls itself: the file has exactly this name (on Windows in any letter case) and lies in a folder
that the knowledge base declares under `changes`. A process is known by that file, its number and
its start time, so that no other is ended in its place. Processes of other users, programs of the
system, shells, terminals, editors, databases, interpreters (and so scripts), remote access,
antivirus and accounting programs are never ended, nor are copies of them under other names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from ...checks import schema
from ...checks.units import show_time
from ...host.base import ActingHost, Host
from ...host.disguise import disguised
from ...host.guard import own_family
from ...host.values import HostError, OutOfReachError, Process
from ...record import Record
from ...spared import protected_process
from ...text import quoted
from ..kind import Done, Look, Person, Step

RISK = "caution"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: End the monitor that hangs
process: {end: pump-monitor, path: /opt/pump/pump-monitor}
"""


class Params(Record):
    """What to end."""

    end: str = schema.text("exact file name of the program", required=True)
    path: str = schema.path("only programs at this path")
    patience: float = schema.seconds("how long it may take to end by itself", default=5.0)


def plan(look: Look, params: Params) -> list[Step]:
    """A step for each process of that program."""
    if protected_process(params.end):
        raise HostError("permission_denied", f"{params.end} is never ended by a fix")
    if any(c in params.end for c in "*?[/\\"):
        raise HostError("permission_denied", "a program to be ended needs its exact name")
    host = look.host
    everyone = host.processes()
    named = [p for p in everyone if _is(p, params.end, host.platform) and not p.zombie]
    if params.path:
        named = [p for p in named if _folded(p.path or "", host) == _folded(params.path, host)]
    if host.source == "live":
        mine = own_family()
        named = [p for p in named if p.pid not in mine]
    judge = partial(_refusal, host, host.system().user)
    found = [p for p in named if not judge(p)]
    if named and not found:
        raise HostError("permission_denied", judge(named[0]))
    return [_step(p, everyone, params.patience, judge) for p in found]


def _is(process: Process, wanted: str, platform: str) -> bool:
    """By its program's file; by its name only where that file may not be read."""
    name = re.split(r"[\\/]", process.path)[-1] if process.path else process.name
    if platform == "windows":
        return name.casefold() == wanted.casefold()
    return name == wanted or (process.path is None and process.cut and wanted.startswith(name))


def _folded(path: str, host: Host) -> str:
    return path.casefold() if host.platform == "windows" else path


def _refusal(host: Host, user: str, process: Process) -> str:
    """Why this one is not ended; empty where it may be."""
    which = f"{process.name} (pid {process.pid})"
    if process.path is None:
        return f"{which} runs, but where its program lies may not be read"
    if protected_process(process.path) or protected_process(process.name):
        return f"{which} is never ended by a fix"
    if not process.user or not _is_mine(process.user, user):
        return f"{which} belongs to {process.user or 'somebody who may not be read'}"
    try:
        host.refuse_change(process.path)
    except OutOfReachError as error:
        return f"{which} does not belong to this knowledge base: {error.message}"
    if host.source == "live" and (known := disguised(process.path)):
        return f"{which} is a copy of {known}, which is never ended by a fix"
    return ""


def _is_mine(owner: str, user: str) -> bool:
    """Whether two names are one user's; a computer or domain counts where both name it."""
    names = [name.casefold().split("\\") for name in (owner, user)]
    most = min(map(len, names))
    return names[0][-most:] == names[1][-most:]


def _step(
    process: Process,
    everyone: tuple[Process, ...],
    patience: float,
    judge: Callable[[Process], str],
) -> Step:
    below = _below(process, everyone, judge)
    doomed = [p for p in below if not judge(p)]
    spared = [p.name for p in below if p not in doomed]
    names = ", ".join(f"{p.name} (pid {p.pid}, {p.path})" for p in doomed[:8])
    more = f" and {len(doomed) - 8} more" if len(doomed) > 8 else ""
    with_it = f", with what it started: {names}{more}" if doomed else ""
    with_it += f"; {', '.join(spared)}, started by it, is left alone" if spared else ""
    windowless = all(p.window is False for p in (process, *doomed))
    how = "by force" if windowless else f"by force after {patience:g} s"
    since = f", running since {show_time(process.created)}" if process.created else ""
    return Step(
        "process",
        "end",
        f"End {process.path} (pid {process.pid}, of {process.user}{since}){with_it}",
        f"end process pid={process.pid} created={process.created:.2f} "
        f"program={quoted(process.path or '')}"
        f"{''.join(f' and pid={p.pid}' for p in doomed)}, {how}",
        {"process": list(process), "below": [list(p) for p in doomed], "patience": patience},
        changes=f"{process.name} ends; what it has not saved is lost",
    )


def _below(
    process: Process, everyone: tuple[Process, ...], judge: Callable[[Process], str]
) -> list[Process]:
    """All that a process has started, with what those started; one that is spared keeps its own."""
    found: list[Process] = []
    heads = [process.pid]
    while heads:
        head = heads.pop(0)
        below = [p for p in everyone if p.parent == head and not p.zombie and p not in found]
        found += below
        heads += [p.pid for p in below if not judge(p)]
    return found


def perform(host: ActingHost, step: Step, person: Person) -> str | Done:
    """End it, and of what it started those that the plan names."""
    process = Process(*step.data["process"])
    family = [Process(*p) for p in step.data["below"]]
    ended = host.end_process(process, step.data["patience"], tuple(family))
    if not ended:
        return Done(f"{process.name} (pid {process.pid}) had ended already", changed=False)
    others = f" and {len(ended) - 1} more" if len(ended) > 1 else ""
    return f"{process.name} (pid {process.pid}){others} ended"
