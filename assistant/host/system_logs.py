"""Logs that the system itself keeps: which of them a knowledge base may ask for, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..record import Record
from ..text import clean
from .values import OutOfReachError, Tail

JOURNAL, EVENT_LOG = "journal", "event_log"
MOST_LINES = 5_000
"""Entries of the journal that are read at most."""
_LONGEST = 4_000
"""Characters of one entry."""
_NAMES = {
    JOURNAL: re.compile(r"[A-Za-z0-9][A-Za-z0-9:_.@\\-]{0,200}"),
    EVENT_LOG: re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()-]{0,200}"),
}
_PRIVATE = {
    JOURNAL: re.compile(r"user@|.*\.(?:scope|slice)$"),
    EVENT_LOG: re.compile(
        r"security$|.*(?:powershell|terminalservices|credential|ntlm|kerberos|winrm)"
    ),
}
"""Whole sessions of people; who logged in, and what was typed."""


class LogEntry(Record):
    """An entry of a log that the system keeps."""

    moment: float
    """Seconds since the epoch."""
    text: str


def refused_log(source: str, name: str) -> str:
    """Why a log is not read, as a clause; empty where it may be."""
    if not _NAMES[source].fullmatch(name):
        return f"“{name[:80]}” is not the name of one log"
    if _PRIVATE[source].match(name.casefold()):
        return f"“{name}” tells of people's logins or of what they typed"
    return ""


def refuse_log(source: str, name: str) -> None:
    """Raise `OutOfReachError` where no knowledge base may read this log."""
    if why := refused_log(source, name):
        raise OutOfReachError(why)


def as_tail(newest_first: Iterable[LogEntry], limit: int, *, whole: bool) -> Tail:
    """Entries as the end of a log of at most `limit` bytes, oldest first, stamped in UTC.

    What follows in the next lines of an entry is indented, so that no entry can pass for another.

    Args:
        newest_first: the entries.
        limit: how many bytes are kept.
        whole: there are no older entries than these.
    """
    kept: list[bytes] = []
    size, last = 0, 0.0
    for entry in newest_first:
        data = f"{_stamp(entry.moment)} {_indented(entry.text)}\n".encode()
        if size + len(data) > limit:
            whole = False
            break
        last = max(last, entry.moment)
        size += len(data)
        kept.append(data)
    return Tail(b"".join(reversed(kept)), size if whole else size + 1, last)


def _stamp(moment: float) -> str:
    import time

    seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment))
    return f"{seconds}.{int(moment % 1 * 1000):03d}Z"


def _indented(text: str) -> str:
    return "\n    ".join(line for line in clean(text[:_LONGEST]).split("\n") if line.strip())
