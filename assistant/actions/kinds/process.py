"""End a program, with all that it started.

It is asked politely first, then ended by force. A process is named by its exact file name, and is
known by its number and start time, so that no other is ended in its place. Programs of the system
and QuickBooks itself are never ended.
"""

from __future__ import annotations

from ...checks import schema
from ...checks.units import show_time
from ...host.base import ActingHost, HostError, Process
from ...host.guard import own_family, protected_process
from ...record import Record
from ..kind import Done, Look, Person, Step

RISK = "caution"
PLATFORMS: tuple[str, ...] = ()


class Params(Record):
    """What to end."""

    end: str = schema.text("exact file name of the program", required=True)
    path: str = schema.path("only programs at this path")
    patience: float = schema.seconds("how long it may take to end by itself", default=5.0)


def plan(look: Look, params: Params) -> list[Step]:
    """A step for each process of that name."""
    if protected_process(params.end):
        raise HostError("permission_denied", f"{params.end} is never ended by a fix")
    if any(c in params.end for c in "*?[/\\"):
        raise HostError("permission_denied", "a program to be ended needs its exact name")
    wanted = params.end.casefold()
    everyone = look.host.processes()
    found = [p for p in everyone if _is(p, wanted) and not p.zombie]
    if params.path:
        found = [p for p in found if (p.path or "").casefold() == params.path.casefold()]
    if look.host.source == "live":
        mine = own_family()
        found = [p for p in found if p.pid not in mine]
    return [_step(p, everyone, params.patience) for p in found]


def _is(process: Process, wanted: str) -> bool:
    name = process.name.casefold()
    return name == wanted or (
        process.cut
        and wanted.startswith(name)
        and process.path is not None
        and process.path.casefold().endswith(f"/{wanted}")
    )


def _step(process: Process, everyone: tuple[Process, ...], patience: float) -> Step:
    below = _below(process, everyone)
    doomed = [p for p in below if not protected_process(p.name)]
    spared = [p.name for p in below if protected_process(p.name)]
    names = ", ".join(f"{p.name} (pid {p.pid})" for p in doomed[:8])
    more = f" and {len(doomed) - 8} more" if len(doomed) > 8 else ""
    with_it = f", with what it started: {names}{more}" if doomed else ""
    with_it += f"; {', '.join(spared)}, started by it, is left alone" if spared else ""
    since = f", running since {show_time(process.created)}" if process.created else ""
    return Step(
        "process",
        "end",
        f"End {process.name} (pid {process.pid}{since}){with_it}",
        f"end process pid={process.pid} created={process.created:.2f} name={process.name}"
        f"{''.join(f' and pid={p.pid}' for p in doomed)}, by force after {patience:g} s",
        {"process": list(process), "below": [list(p) for p in doomed], "patience": patience},
        changes=f"{process.name} ends; what it has not saved is lost",
    )


def _below(process: Process, everyone: tuple[Process, ...]) -> list[Process]:
    """All that a process has started, with what those started; a protected one keeps its own."""
    found: list[Process] = []
    heads = [process.pid]
    while heads:
        head = heads.pop(0)
        below = [p for p in everyone if p.parent == head and not p.zombie and p not in found]
        found += below
        heads += [p.pid for p in below if not protected_process(p.name)]
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
