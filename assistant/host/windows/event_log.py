"""The end of one of Windows' event logs, by PowerShell, with the messages as people read them."""

from __future__ import annotations

import calendar
import time
from collections.abc import Callable, Iterator

from ...record import TYPE_CHECKING
from ..system_logs import EVENT_LOG, LogEntry, as_tail, refuse_log
from ..values import HostError, Tail
from .powershell import PowerShellError, ask

if TYPE_CHECKING:
    from typing import Any

    Ask = Callable[[str], list[dict[str, Any]]]

MOST_EVENTS = 300
"""Events that are read: to put the messages of more together takes longer than a check has."""
_SCRIPT = (
    "Get-WinEvent -LogName '{}' -MaxEvents {} | ForEach-Object {{ $m=[string]$_.Message;"
    "if ($m.Length -gt 1000) {{ $m=$m.Substring(0,1000) }};"
    "@{{ t=$_.TimeCreated.ToUniversalTime().ToString('s'); l=[int]$_.Level;"
    "p=[string]$_.ProviderName; i=[int]$_.Id; m=$m }} }}"
)
_LEVELS = {1: "CRITICAL", 2: "ERROR", 3: "WARN", 4: "INFO"}
_NOTHING = ("nomatchingeventsfound", "nomatchinglogsfound")


def read_event_log(name: str, limit: int, ask: Ask = ask) -> Tail:
    """The last `limit` bytes of an event log, of at most 300 events; empty where there is none.

    Raises:
        HostError: it may not be read, or Windows does not answer.
    """
    refuse_log(EVENT_LOG, name)
    try:
        rows = ask(_SCRIPT.format(name, MOST_EVENTS))
    except PowerShellError as error:
        if error.identifier.startswith(_NOTHING):
            return Tail(b"", 0, 0.0)
        raise
    entries = list(_entries(rows))
    if rows and not entries:
        raise HostError("unreadable", "what Windows tells of its events makes no sense")
    return as_tail(entries, limit, whole=len(rows) < MOST_EVENTS)


def _entries(rows: list[dict[str, Any]]) -> Iterator[LogEntry]:
    """The events, newest first; level, source and number stand before the message."""
    for row in rows:
        try:
            moment = calendar.timegm(time.strptime(str(row.get("t")), "%Y-%m-%dT%H:%M:%S"))
        except (ValueError, OverflowError):
            continue
        level = row.get("l")
        words = _LEVELS.get(level if isinstance(level, int) else 0, "")
        yield LogEntry(
            float(moment), f"{words} {row.get('p')} {row.get('i')}: {row.get('m')}".strip()
        )
