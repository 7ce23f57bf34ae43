"""Run, stop or enable scheduled tasks, several in their order with a pause between.

Names are compared in every folder of the Task Scheduler, in any letter case. A task that already
runs is not started again; a disabled one is enabled only if that is what the action says.
"""

from __future__ import annotations

import time

from ...checks import schema
from ...host.base import ActingHost
from ...host.guard import protected_task
from ...host.values import HostError, Task
from ...record import Record
from ..kind import Look, Person, Step

RISK = "safe"
PLATFORMS: tuple[str, ...] = ("windows",)
EXAMPLE = """\
title: Run the report now
scheduled_task: {run: [PumpReport]}
"""


class Params(Record):
    """What to do with which tasks."""

    run: tuple[str, ...] = schema.texts("names of tasks to start, in order")
    stop: tuple[str, ...] = schema.texts("names of tasks to end, before any is started")
    enable: tuple[str, ...] = schema.texts("names of tasks to enable, before any is started")
    pause: float = schema.seconds("wait after each start", default=1.0)


def plan(look: Look, params: Params) -> list[Step]:
    """A step for each task; those that need none are left out."""
    tasks = look.host.tasks()
    steps = [_stop(t) for n in params.stop if (t := _find(tasks.tasks, n)).state == "running"]
    steps += [_enable(t) for n in params.enable if (t := _find(tasks.tasks, n)).state == "disabled"]
    enabled = {s.data["path"] for s in steps if s.verb == "enable"}
    stopped = {s.data["path"] for s in steps if s.verb == "stop"}
    for name in params.run:
        task = _find(tasks.tasks, name)
        if task.state == "disabled" and task.path not in enabled:
            raise HostError("permission_denied", f"the task {task.name} is disabled")
        if task.state != "running" or task.path in stopped:
            steps.append(_run(task, params.pause))
    return steps


def _find(tasks: tuple[Task, ...], name: str) -> Task:
    """The one task of that name.

    Raises:
        HostError: there is none, or more than one.
    """
    if "*" in name:
        raise HostError("dependency_failed", f"it is not known which task “{name}” is")
    found = [t for t in tasks if t.name.casefold() == name.casefold()]
    if not found:
        raise HostError(
            "unreadable",
            f"the task {name} was not found, or is not visible without administrator rights",
        )
    if protected_task(found[0].path):
        raise HostError("permission_denied", f"{found[0].path} is a task of Windows itself")
    if len(found) > 1:
        raise HostError("dependency_failed", f"there are {len(found)} tasks called {name}")
    return found[0]


def _run(task: Task, pause: float) -> Step:
    starts = f", which starts {task.program}" if task.program else ""
    return Step(
        "scheduled_task",
        "run",
        f"Run the scheduled task {task.name}{starts}",
        f"Schedule.Service: Run({task.path})",
        {"path": task.path, "name": task.name, "pause": pause},
        changes=f"{task.name} runs",
    )


def _stop(task: Task) -> Step:
    return Step(
        "scheduled_task",
        "stop",
        f"End the running scheduled task {task.name}",
        f"Schedule.Service: Stop({task.path})",
        {"path": task.path, "name": task.name},
        changes=f"what {task.name} started ends",
    )


def _enable(task: Task) -> Step:
    data = {"path": task.path, "name": task.name}
    return Step(
        "scheduled_task",
        "enable",
        f"Enable the scheduled task {task.name}",
        f"schtasks /change /tn {task.path} /enable",
        data,
        changes=f"{task.name} may run again",
        undo=f"Disable the scheduled task {task.name}",
        undo_data={**data, "enabled": False},
        undo_call=f"schtasks /change /tn {task.path} /disable",
    )


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Do it; after a start, wait a moment."""
    path, name = step.data["path"], step.data["name"]
    if step.verb == "run":
        host.run_task(path)
        time.sleep(0 if host.practice else step.data["pause"])
        return f"{name} was started"
    if step.verb == "stop":
        host.stop_task(path)
        return f"{name} was ended"
    enabled = step.data.get("enabled", True)
    host.enable_task(path, enabled)
    return f"{name} was {'enabled' if enabled else 'disabled'}"
