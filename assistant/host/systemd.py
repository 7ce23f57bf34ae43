"""Systemd's services and timers; its properties are named alike in every language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from ..record import TYPE_CHECKING
from ..text import one_line
from . import limits
from .figures import Timer
from .values import HostError, Service

if TYPE_CHECKING:
    from typing import Any

    from .values import Output

    Run = Callable[[Sequence[str], float], Output]

_SECONDS = 10.0
_STATES = {
    "active": "running",
    "reloading": "running",
    "activating": "starting",
    "deactivating": "stopping",
    "inactive": "stopped",
    "failed": "stopped",
}
_STARTS = {"enabled": "automatic", "static": "manual", "disabled": "disabled", "masked": "disabled"}
_SERVICE = "Id,Description,LoadState,ActiveState,UnitFileState,Result,ExecMainStatus,NRestarts"
_TIMER = "Id,Description,LoadState,ActiveState,UnitFileState,Unit"
_RUN = "Id,ActiveState,Result,ExecMainStatus,ExecMainExitTimestampMonotonic"
_MOST = 100
"""Timers that are looked into at once."""
_LATEST = 4_102_444_800.0
"""The year 2100: a later moment stands for never."""


def list_services(run: Run, pattern: str) -> tuple[Service, ...]:
    """Services by name.

    Raises:
        HostError: systemd does not run here, or does not answer.
    """
    return tuple(map(_service, _show(run, _SERVICE, [_unit(pattern, "service")])))


def list_timers(run: Run, pattern: str) -> tuple[Timer, ...]:
    """Timers by name, with when they start something and how that ended the last time.

    Raises:
        HostError: systemd does not run here, or does not answer soundly.
    """
    unit = _unit(pattern, "timer")
    found = _show(run, _TIMER, [unit])
    if len(found) > _MOST:
        raise HostError("over_budget", f"{one_line(pattern, 80)} names more than {_MOST} timers")
    if not found:
        return ()
    times = _times(_systemctl(run, "list-timers", "--all", "--output=json", "--", unit))
    services = {told["Unit"] for told in found if told.get("Unit", "")[:1] not in ("", "-")}
    runs = {told.get("Id", ""): told for told in _show(run, _RUN, sorted(services))}
    return tuple(
        _timer(told, times.get(told.get("Id", ""), {}), runs.get(told.get("Unit", ""), {}))
        for told in found
    )


def _unit(pattern: str, kind: str) -> str:
    return pattern if pattern.endswith(f".{kind}") else f"{pattern}.{kind}"


def _show(run: Run, properties: str, units: Sequence[str]) -> list[dict[str, str]]:
    """The properties of units that are there."""
    if not units:
        return []
    out = _systemctl(run, "show", f"--property={properties}", "--all", "--", *units)
    parts = out.strip().split("\n\n")
    found = [dict(line.partition("=")[::2] for line in part.splitlines()) for part in parts]
    return [told for told in found if told and told.get("LoadState") != "not-found"]


def _systemctl(run: Run, *arguments: str) -> str:
    output = run(["systemctl", "--no-pager", *arguments], limits.left(_SECONDS))
    if output.code != 0 and "not been booted with systemd" in output.err:
        raise HostError("wrong_platform", "systemd does not run here, as in most containers")
    if output.code != 0:
        raise HostError("tool_missing", f"systemd does not answer: {one_line(output.err, 120)}")
    return output.out


def _service(told: dict[str, str]) -> Service:
    return Service(
        one_line(told.get("Id", "").removesuffix(".service")),
        one_line(told.get("Description", "")),
        _STATES.get(told.get("ActiveState", ""), "unknown"),
        _STARTS.get(told.get("UnitFileState", ""), "unknown"),
        _failed(told),
        _whole(told.get("ExecMainStatus", "")),
        _whole(told.get("NRestarts", "")),
    )


def _failed(told: dict[str, str]) -> bool:
    return told.get("ActiveState") == "failed" or told.get("Result", "success") != "success"


def _timer(told: dict[str, str], times: dict[str, Any], run: dict[str, str]) -> Timer:
    ended = run.get("ExecMainExitTimestampMonotonic", "0") != "0" or _failed(run)
    return Timer(
        one_line(told.get("Id", "").removesuffix(".timer")),
        one_line(told.get("Description", "")),
        told.get("ActiveState") == "active",
        _STARTS.get(told.get("UnitFileState", ""), "unknown"),
        one_line(told.get("Unit", "")),
        _moment(times.get("last")),
        _moment(times.get("next")),
        run["ActiveState"] in ("active", "activating") if "ActiveState" in run else None,
        _failed(run) if ended else None,
        _whole(run.get("ExecMainStatus", "")) if ended else None,
    )


def _times(listed: str) -> dict[str, dict[str, Any]]:
    """Unit -> its row in the list of timers, whose moments are microseconds."""
    try:
        rows = json.loads(listed or "[]")
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        message = "systemd's list of timers is not valid JSON (systemd 246 or newer is needed)"
        raise HostError("unreadable", message)
    return {str(row.get("unit")): row for row in _objects(rows)}


def _objects(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)]


def _moment(microseconds: object) -> float | None:
    if isinstance(microseconds, bool) or not isinstance(microseconds, int):
        return None
    moment = microseconds / 1e6
    return moment if 0 < moment < _LATEST else None


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None
