"""The Task Scheduler: by COM, whose numbers are the same in every language, else PowerShell."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime

from ...record import TYPE_CHECKING
from ...text import one_line
from ..values import HostError, Task, Tasks
from . import com as windows_com
from . import powershell as windows_powershell
from .com import NoComError, unsigned

if TYPE_CHECKING:
    from typing import Any

    from .com import Late

STATES = ("unknown", "disabled", "queued", "ready", "running")
"""By the number that Windows gives them."""
_HIDDEN = 1
"""TASK_ENUM_HIDDEN: without it GetTasks leaves out tasks that are marked as hidden."""
_OWN = "\\Microsoft\\"
"""The folder of Windows' own tasks, nearly all there are: only their names and states are asked."""
_SCRIPT = (
    "Get-ScheduledTask|ForEach-Object{"
    "$i=if($_.TaskPath -notlike '\\Microsoft\\*')"
    "{$_|Get-ScheduledTaskInfo -ErrorAction SilentlyContinue};"
    "@{path=$_.TaskPath+$_.TaskName;state=[int]$_.State;result=$i.LastTaskResult;"
    "last=$(if($i.LastRunTime){$i.LastRunTime.ToString('o')});"
    "next=$(if($i.NextRunTime){$i.NextRunTime.ToString('o')});"
    "program=[string]@($_.Actions)[0].Execute}}"
)


class ComTasks:
    """Walks through the folders of `Schedule.Service`."""

    def __init__(self, ask: windows_com.Ask = windows_com.ask) -> None:
        self._ask = ask

    def find(self) -> Tasks:
        """All tasks, and the folders that could not be looked into.

        Raises:
            HostError: permission_denied.
            NoComError: COM does not answer.
        """
        return self._ask(_walk)


class PowerShellTasks:
    """Asks the cmdlets, which are slow but need no library."""

    def __init__(self, ask: Callable[[str], list[dict[str, Any]]] = windows_powershell.ask) -> None:
        self._ask = ask

    def find(self) -> Tasks:
        """All tasks.

        Raises:
            HostError: see `windows_powershell.ask`.
        """
        return Tasks(tuple(_from_row(row) for row in self._ask(_SCRIPT)))


def list_tasks(
    elevated: bool, com: ComTasks | None = None, powershell: PowerShellTasks | None = None
) -> Tasks:
    """All tasks that this user may see.

    Raises:
        HostError: they cannot be read; also where there is none at all, since every Windows has
            dozens, so that silence means a broken service and not an idle one.
    """
    try:
        found = (com or ComTasks()).find()
    except NoComError:
        found = (powershell or PowerShellTasks()).find()
    if found.tasks:
        return found._replace(complete=elevated)
    if found.denied:
        raise HostError("permission_denied", "the Task Scheduler shows this user no task")
    raise HostError("unreadable", "the Task Scheduler named no task at all")


def epoch(moment: object) -> float | None:
    """Seconds since the epoch of a time as Windows tells it; None stands for never.

    COM means local time whatever zone stands with it; text with a zone means that zone. "Never"
    is a day in 1999 or 1899.
    """
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError:
            return None
    elif isinstance(moment, datetime):
        moment = moment.replace(tzinfo=None)
    if not isinstance(moment, datetime) or moment.year < 2000:
        return None
    try:
        return moment.timestamp()
    except (OSError, OverflowError, ValueError):
        return None


def state(number: object) -> str:
    """The word for a task's state."""
    if isinstance(number, int) and 0 <= number < len(STATES):
        return STATES[number]
    return "unknown"


def result(number: object) -> int | None:
    """The result of a task's last run, which COM hands over signed."""
    return unsigned(number) if isinstance(number, int) else None


def _walk(create: windows_com.Create) -> Tasks:
    service = create("Schedule.Service")
    service.call("Connect")
    folders = deque([service.call("GetFolder", "\\")])
    tasks: list[Task] = []
    denied: list[str] = []
    while folders:
        folder = folders.popleft()
        try:
            tasks.extend(_from_com(task) for task in folder.call("GetTasks", _HIDDEN).each())
            folders.extend(folder.call("GetFolders", 0).each())
        except Exception:  # noqa: BLE001 - whatever keeps one folder closed, the others are open
            denied.append(_text(folder, "Path", 1000))
    return Tasks(tuple(tasks), tuple(denied))


def _from_com(task: Late) -> Task:
    return Task(
        one_line(task.get("Path"), 1000),
        one_line(task.get("Name")),
        state(_value(task, "State")),
        result(_value(task, "LastTaskResult")),
        epoch(_value(task, "LastRunTime")),
        epoch(_value(task, "NextRunTime")),
        _program(task),
    )


def _program(task: Late) -> str:
    """What the task's first action starts; others (a message, a COM handler) have no path."""
    if _text(task, "Path", 1000).startswith(_OWN):
        return ""  # some two hundred definitions would have to be fetched
    try:
        actions = task.get("Definition").get("Actions")
        return next((_text(a, "Path", 1000) for a in actions.each()), "")
    except Exception:  # noqa: BLE001 - another user's definition is often closed
        return ""


def _value(thing: Late, name: str) -> object:
    try:
        return thing.get(name)
    except Exception:  # noqa: BLE001 - a task that ended meanwhile, or a closed property
        return None


def _text(thing: Late, name: str, limit: int) -> str:
    return one_line(str(_value(thing, name) or ""), limit)


def _from_row(row: dict[str, Any]) -> Task:
    path = str(row.get("path") or "")
    return Task(
        one_line(path, 1000),
        one_line(path.rpartition("\\")[2]),
        state(row.get("state")),
        result(row.get("result")),
        epoch(row.get("last")),
        epoch(row.get("next")),
        one_line(str(row.get("program") or ""), 1000),
    )
