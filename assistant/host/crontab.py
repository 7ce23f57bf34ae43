"""Lines of crontabs: this user's, as ``crontab -l`` prints it, and the system's."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from ..record import TYPE_CHECKING
from ..text import clean, one_line
from . import limits
from .figures import CronLine
from .values import HostError

if TYPE_CHECKING:
    from .values import Output

    Run = Callable[[Sequence[str], float], Output]

_WORD = r"[0-9a-zA-Z*,/-]{1,60}"
_SCHEDULE = rf"(?P<off>[#\s]*)(?P<schedule>@[a-z]{{2,12}}|(?:{_WORD}\s+){{4}}{_WORD})"
_OWN = re.compile(rf"{_SCHEDULE}\s+(?P<command>\S.*)")
_OF_SYSTEM = re.compile(rf"{_SCHEDULE}\s+(?P<user>[a-z_][\w.-]{{0,31}})\s+(?P<command>\S.*)")
TABLE, FOLDER = "/etc/crontab", "/etc/cron.d"
"""Where the system keeps its own, with a user before each command."""
_FILES, _BYTES = 100, 100_000
"""Files there that are read, and how much of each."""
_LONGEST = 4_000
_MOST = 50


def cron_lines(run: Run, text: str) -> tuple[CronLine, ...]:
    """The lines whose command has `text` in it, in any letter case; at most 50.

    Raises:
        HostError: wrong_platform where there is no cron; or the crontab may not be read, and the
            system has no such line.
    """
    found = [line for listed in _of_the_system() for line in lines_with(text, listed, _OF_SYSTEM)]
    try:
        found = [*lines_with(text, _own(run)), *found]
    except HostError as error:
        cron = os.path.exists(TABLE) or os.path.isdir(FOLDER)
        if error.reason == "tool_missing" and not cron:
            raise HostError("wrong_platform", "there is no cron on this computer") from None
        if error.reason != "tool_missing" and not found:
            raise
    return tuple(found[:_MOST])


def lines_with(
    text: str, lines: Sequence[str], shape: re.Pattern[str] = _OWN
) -> Iterator[CronLine]:
    """Those of a crontab's lines that run something with `text` in it."""
    wanted = text.casefold()
    for line in lines:
        found = shape.fullmatch(line.rstrip()[:_LONGEST])
        if found and wanted in found["command"].casefold():
            schedule = " ".join(found["schedule"].split())
            user = found.groupdict().get("user", "")
            yield CronLine(schedule, "#" not in found["off"], user)


def _own(run: Run) -> Sequence[str]:
    output = run(["crontab", "-l"], limits.left(10))
    if output.code == 0:
        return output.out.splitlines()
    if "no crontab" in output.err:
        return ()
    denied = "allowed" in output.err or "ermission" in output.err
    message = f"the crontab cannot be read: {one_line(output.err, 120)}"
    raise HostError("permission_denied" if denied else "unreadable", message)


def _of_the_system() -> Iterator[Sequence[str]]:
    """The lines of each of its files that this user may read."""
    names = sorted(os.listdir(FOLDER))[:_FILES] if os.path.isdir(FOLDER) else []
    for path in (TABLE, *(os.path.join(FOLDER, name) for name in names)):
        with suppress(OSError):
            if os.path.isfile(path):
                with open(path, encoding="utf-8", errors="replace") as file:
                    yield clean(file.read(_BYTES)).splitlines()
