"""The lines of this user's crontab, as ``crontab -l`` prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..record import TYPE_CHECKING
from ..text import one_line
from . import limits
from .base import HostError
from .figures import CronLine

if TYPE_CHECKING:
    from .base import Output

    Run = Callable[[Sequence[str], float], Output]

_LINE = re.compile(
    r"(?P<off>[#\s]*)(?P<schedule>@[a-z]{2,12}|(?:[0-9a-zA-Z*,/-]{1,60}\s+){4}[0-9a-zA-Z*,/-]{1,60})"
    r"\s+(?P<command>\S.*)"
)
_LONGEST = 4_000
_MOST = 50


def cron_lines(run: Run, text: str) -> tuple[CronLine, ...]:
    """The lines whose command has `text` in it, in any letter case; at most 50.

    Raises:
        HostError: wrong_platform where there is no cron; or the crontab may not be read.
    """
    try:
        output = run(["crontab", "-l"], limits.left(10))
    except HostError as error:
        if error.reason == "tool_missing":
            raise HostError("wrong_platform", "there is no cron on this computer") from None
        raise
    if output.code != 0:
        if "no crontab" in output.err:
            return ()
        denied = "allowed" in output.err or "ermission" in output.err
        message = f"the crontab cannot be read: {one_line(output.err, 120)}"
        raise HostError("permission_denied" if denied else "unreadable", message)
    return tuple(lines_with(text, output.out.splitlines()))[:_MOST]


def lines_with(text: str, lines: Sequence[str]) -> Iterator[CronLine]:
    """Those of a crontab's lines that run something with `text` in it."""
    wanted = text.casefold()
    for line in lines:
        found = _LINE.fullmatch(line.rstrip()[:_LONGEST])
        if found and wanted in found["command"].casefold():
            yield CronLine(" ".join(found["schedule"].split()), "#" not in found["off"])
