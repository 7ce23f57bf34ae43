"""What the result codes of scheduled tasks mean.

Source: Microsoft, "Task Scheduler Error and Success Constants"; NTSTATUS and Win32 codes as in
Microsoft's lists.
"""

from __future__ import annotations

_RESULTS: dict[int, tuple[str, str]] = {
    0x0: ("ok", "the last run succeeded"),
    0x1: ("failed", "the program behind the task reported a failure"),
    0x2: ("failed", "the program behind the task was not found, or reported a failure itself"),
    0x3: ("failed", "its folder was not found, or the program reported a failure itself"),
    0xA: ("failed", "the program found the wrong environment"),
    0x41300: ("ok", "ready to run at its next time"),
    0x41301: ("ok", "running now"),
    0x41302: ("ended", "the task is disabled"),
    0x41303: ("never", "it has not run yet"),
    0x41304: ("ended", "no more runs are scheduled"),
    0x41305: ("failed", "settings that a schedule needs are missing"),
    0x41306: ("ended", "the last run was ended by a user"),
    0x41307: ("ended", "it has no valid trigger; it starts by hand only"),
    0x41308: ("ok", "it waits for an event"),
    0x41325: ("ok", "queued to run"),
    0x8004130F: ("denied", "no account information is stored for the task"),
    0x8004131F: ("ok", "an instance is already running"),
    0x80041326: ("ended", "the task is disabled"),
    0x800704DD: ("logon", "its Windows user was not logged on"),
    0x800710E0: ("denied", "Windows refused the run because of the task's conditions"),
    0x80070002: ("missing", "the program behind the task was not found"),
    0x80070003: ("missing", "the folder of the program behind the task was not found"),
    0x80070005: ("denied", "access was denied"),
    0xC000013A: ("ended", "it was closed by Ctrl+C or a log-off"),
    0xC0000005: ("crashed", "the program crashed"),
    0xE0434352: ("crashed", "the program crashed (unhandled .NET exception)"),
    0xC0000142: ("ended", "the session was closing while it started"),
}


def in_words(code: int) -> str:
    """The meaning of a result code (unsigned, 32 bits)."""
    known = _RESULTS.get(code)
    return known[1] if known else f"the program ended with code 0x{code:X}"


def advice(code: int) -> str:
    """ok, never, ended, missing, denied, logon, crashed or failed."""
    known = _RESULTS.get(code)
    return known[0] if known else "failed"
