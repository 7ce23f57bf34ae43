"""A scheduled task exists, is enabled, and how its last run ended, in words.

Names are compared in every folder of the Task Scheduler, in any letter case; `*` and `?` stand
for any characters. Without administrator rights Windows hides the tasks of other users, so a task
that is not found is then told as "not found or not visible".
"""

from __future__ import annotations

from fnmatch import fnmatch

from ...host.base import Host
from ...host.values import Task, Tasks
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..result_codes import GROUPS, ResultCode, result_code
from ..zones import local_time

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("windows",)
EXAMPLE = """\
scheduled_task: PumpReport
outcomes:
  - {when: outcome = ok, state: pass, message: The last run went well.}
  - {when: exists, state: fail, message: 'The last run failed: {meaning}.'}
  - {state: fail, message: There is no such task.}
"""
_SHOWN = 5


class Params(Record):
    """What to look for."""

    name: str = schema.text("the task's name, without folders", required=True)


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a task")
    number: int = schema.fact("how many tasks have this name")
    visible: bool = schema.fact("all tasks of this computer may be seen")
    enabled: bool | None = schema.fact("it is not disabled")
    state: str | None = schema.fact(
        "its state", options=("unknown", "disabled", "queued", "ready", "running")
    )
    result: int | None = schema.fact("code of the last run", unit="hex")
    outcome: str | None = schema.fact(
        "what that code calls for: ok (it ran, runs or waits), virus, policy, missing (its program "
        "is not there), logon, password, conditions, ..., failed (the program ended with it)",
        options=GROUPS,
    )
    meaning: str | None = schema.fact("the code in words")
    last_run: float | None = schema.fact("when it ran last", unit="time")
    age: float | None = schema.fact("how long ago that was", unit="seconds")
    task: str | None = schema.fact("its name as written")
    program: str | None = schema.fact("what it starts")


def probe(look: Look, params: Params) -> Seen:
    """Look at the Task Scheduler."""
    tasks = look.host.tasks()
    pattern = params.name.casefold().replace("[", "[[]")
    found = [t for t in tasks.tasks if fnmatch(t.name.casefold(), pattern)]
    visible = tasks.complete and not tasks.denied
    if not found:
        facts = Facts(False, 0, visible, *[None] * 9)
        return Seen(facts, _absent(visible), _nothing(tasks, params.name))
    first = found[0]
    known = None if first.result is None else result_code(first.result)
    facts = Facts(
        True,
        len(found),
        visible,
        first.state != "disabled",
        first.state,
        first.result,
        known and known.group,
        known and known.meaning,
        first.last_run,
        None if first.last_run is None else max(0.0, look.host.now() - first.last_run),
        first.name,
        first.program or None,
    )
    actual = f"{first.name} is {first.state}"
    return Seen(facts, actual, tuple(_evidence(look.host, t) for t in found[:_SHOWN]))


def _shown(code: int, known: ResultCode) -> str:
    name = f" ({known.name})" if known.name else ""
    return f"0x{code:X}{name}: {known.meaning}"


def _absent(visible: bool) -> str:
    if visible:
        return "there is no such task"
    return "not found, or not visible without administrator rights"


def _nothing(tasks: Tasks, name: str) -> tuple[Evidence, ...]:
    denied = f"; {len(tasks.denied)} folders may not be read" if tasks.denied else ""
    excerpt = f"none of {len(tasks.tasks)} visible tasks has this name{denied}"
    return (Evidence("Task Scheduler", name, excerpt),)


def _evidence(host: Host, task: Task) -> Evidence:
    parts = [f"state: {task.state}"]
    if task.result is not None:
        parts.append(f"last result {_shown(task.result, result_code(task.result))}")
    if task.last_run is not None:
        parts.append(f"last run {local_time(host, task.last_run)}")
    return Evidence("Task Scheduler", task.path, "; ".join(parts))
