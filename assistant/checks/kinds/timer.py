"""A job that runs at set times: a systemd timer, or a line of a crontab.

Of a timer it is told when it ran, when it runs next and how the service that it starts ended. In
crontabs (this user's, ``/etc/crontab``, ``/etc/cron.d``) a line is found by a part of its command,
which is not shown; a line whose schedule makes no sense is none. cron itself keeps no record of its
runs. Windows has `scheduled_task`.
"""

from __future__ import annotations

from ...host.base import Host
from ...host.figures import CronLine, Timer
from ...model import Evidence
from ...record import Record
from .. import schema
from ..cron import makes_sense, next_run
from ..kind import Look, Seen
from ..zones import Zone, local_time

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("linux", "macos")
ONE_OF = ("name", "cron")
EXAMPLE = """\
timer: pump-backup
outcomes:
  - {when: not exists, state: fail, message: There is no such timer.}
  - {when: failed, state: fail, message: 'The last backup failed (exit code {exit_code}).'}
  - {when: not active, state: fail, message: 'The timer is off, so nothing is backed up.'}
  - {when: age > 2 days, state: warn, message: 'The last backup was {age} ago.'}
  - {state: pass, message: 'The next backup is in {left}.'}
"""
_SHOWN = 5


class Params(Record):
    """What to look for; one of them."""

    name: str = schema.text("the systemd timer's name; * and ? stand for any characters")
    cron: str = schema.text("instead: a part of the command in a line of a crontab")


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a timer or line")
    number: int = schema.fact("how many there are; lines that are comments do not count")
    active: bool | None = schema.fact(
        "it waits for its time; a line that is no comment always does"
    )
    enabled: bool | None = schema.fact(
        "it is set up when the computer starts; unknown for a timer that others set up"
    )
    last: float | None = schema.fact("when it ran last", unit="time")
    age: float | None = schema.fact("how long ago that was", unit="seconds")
    next: float | None = schema.fact("when it runs next", unit="time")
    left: float | None = schema.fact("how long it is until then", unit="seconds")
    running: bool | None = schema.fact("the timer's service runs now")
    failed: bool | None = schema.fact(
        "the service's last run ended with an error; unknown where it has not run since the start"
    )
    exit_code: int | None = schema.fact("how that run ended")
    service: str | None = schema.fact("what the timer starts")
    schedule: str | None = schema.fact("when the line runs, as cron writes it")
    user: str | None = schema.fact("as whom the line runs; unknown where that is this user")
    name: str | None = schema.fact("the timer's name as written")


_NOTHING = Facts(False, 0, *[None] * 13)


def probe(look: Look, params: Params) -> Seen:
    """Look at the timers or the crontabs."""
    return _cron(look.host, params.cron) if params.cron else _timer(look.host, params.name)


def _timer(host: Host, name: str) -> Seen:
    """Of several timers the first with a problem is told."""
    found = host.timers(name)
    if not found:
        return Seen(_NOTHING, "no such timer", (Evidence("timers", name, "not found"),))
    first = next((t for t in found if t.failed or not t.active), found[0])
    now = host.now()
    facts = _NOTHING._replace(
        exists=True,
        number=len(found),
        active=first.active,
        enabled={"automatic": True, "disabled": False}.get(first.start),
        last=first.last,
        age=_between(first.last, now),
        next=first.next,
        left=_between(now, first.next),
        running=first.running,
        failed=first.failed,
        exit_code=first.exit_code,
        service=first.service or None,
        name=first.name,
    )
    actual = f"{first.name} is {'active' if first.active else 'off'}"
    return Seen(facts, actual, tuple(_evidence(host, timer) for timer in found[:_SHOWN]))


def _cron(host: Host, command: str) -> Seen:
    """Of several lines one that is no comment is told, and when the first of them runs."""
    lines = (line for line in host.cron_lines(command) if makes_sense(line.schedule))
    found = sorted(lines, key=lambda line: not line.enabled)
    if not found:
        return Seen(_NOTHING, "no such line", (Evidence("crontab", command, "no line has it"),))
    first, now = found[0], host.now()
    live = [line for line in found if line.enabled]
    system = host.system()
    zone = Zone(system.utc_offset, system.clock_changes)
    runs = [next_run(line.schedule, now, zone) for line in live]
    soonest = min((moment for moment in runs if moment is not None), default=None)
    facts = _NOTHING._replace(
        exists=True,
        number=len(live),
        active=first.enabled,
        enabled=first.enabled,
        next=soonest,
        left=_between(now, soonest),
        schedule=first.schedule,
        user=first.user or None,
    )
    evidence = tuple(Evidence("crontab", command, _line(line)) for line in found[:_SHOWN])
    return Seen(facts, evidence[0].excerpt, evidence)


def _line(line: CronLine) -> str:
    user = f" as {line.user}" if line.user else ""
    return f"{line.schedule}{user}{'' if line.enabled else ' (commented out)'}"


def _between(earlier: float | None, later: float | None) -> float | None:
    return None if earlier is None or later is None else max(0.0, later - earlier)


def _evidence(host: Host, timer: Timer) -> Evidence:
    parts = [f"{timer.title}: {'active' if timer.active else 'off'}, starts {timer.start}"]
    if timer.last is not None:
        parts.append(f"last {local_time(host, timer.last)}")
    if timer.next is not None:
        parts.append(f"next {local_time(host, timer.next)}")
    if timer.failed:
        parts.append(f"{timer.service} failed (exit code {timer.exit_code})")
    return Evidence("systemd", f"{timer.name}.timer", "; ".join(parts))
