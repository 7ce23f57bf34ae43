"""The end of what systemd's journal holds of one service."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from ..record import TYPE_CHECKING
from ..text import one_line
from . import limits
from .system_logs import JOURNAL, MOST_LINES, LogEntry, as_tail, refuse_log
from .values import HostError, Tail

if TYPE_CHECKING:
    from .values import Output

    Run = Callable[[Sequence[str], float], Output]

_CLOSED = ("not seeing messages from other users", "due to insufficient permissions")
"""What journalctl says to who sees only a part of it, or nothing."""
_LONGEST = 20_000
"""Characters of an object that is put together again."""
_LATEST = 4_102_444_800.0
"""The year 2100."""


def read_journal(run: Run, unit: str, limit: int) -> Tail:
    """The last `limit` bytes of a service's messages; empty where there are none.

    Raises:
        HostError: wrong_platform where there is no journal; permission_denied where this user does
            not see it; or it does not answer.
    """
    refuse_log(JOURNAL, unit)
    output = _asked(run, unit)
    empty = not output.out.strip()
    if empty and any(sign in output.err for sign in _CLOSED):
        message = "this user does not see the journal; members of systemd-journal and adm do"
        raise HostError("permission_denied", message)
    if output.code != 0:
        raise HostError("unreadable", f"the journal does not answer: {one_line(output.err, 120)}")
    if empty:
        return Tail(b"", 0, 0.0)
    lines = output.out.rstrip("\n").split("\n")
    entries = list(_entries(lines))
    if not entries:
        raise HostError("unreadable", "what the journal tells is not valid JSON")
    whole = not output.truncated and len(lines) < MOST_LINES
    return as_tail(entries, limit, whole=whole)


def _asked(run: Run, unit: str) -> Output:
    argv = ["journalctl", "--no-pager", "--reverse", "--output=json", "--output-fields=MESSAGE"]
    try:
        return run([*argv, f"--lines={MOST_LINES}", f"--unit={unit}"], limits.left(15))
    except HostError as error:
        if error.reason == "tool_missing":
            message = "systemd's journal is not on this computer"
            raise HostError("wrong_platform", message) from None
        raise


def _entries(lines: Sequence[str]) -> Iterator[LogEntry]:
    """The messages, newest first; a line that was cut off is none."""
    for line in _whole(lines):
        try:
            told = json.loads(line)
            moment = int(told["__REALTIME_TIMESTAMP"]) / 1e6
            text = _text(told.get("MESSAGE"))
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
            continue
        if text and 0 < moment < _LATEST:
            yield LogEntry(moment, text)


def _whole(lines: Sequence[str]) -> Iterator[str]:
    """Each object on one line: a message with a separator of lines in it has torn its own."""
    torn = ""
    for line in lines:
        torn = line if line[:1] == "{" else f"{torn} {line}"[:_LONGEST]
        if line[-1:] == "}":
            yield torn


def _text(message: object) -> str:
    """A message; one that is no UTF-8 comes as a list of its bytes."""
    if isinstance(message, list):
        return bytes(message).decode("utf-8", "replace")
    return message if isinstance(message, str) else ""
