"""What a host answers, and how it says that it cannot.

A probe answers with one of these values or raises `HostError`; it never answers "nothing there"
when it could not look. Text has been cleaned (`text.one_line`) before it gets into a value. Times
are seconds since the epoch, UTC, as `Host.now` counts them.
"""

from __future__ import annotations

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Literal

    Reason = Literal[
        "timeout",
        "permission_denied",
        "tool_missing",
        "exception",
        "dependency_failed",
        "wrong_platform",
        "wrong_generation",
        "not_collected",
        "redacted",
        "unreadable",
        "cancelled",
        "over_budget",
    ]
    Platform = Literal["windows", "linux", "macos"]
else:
    Reason = Platform = str


class HostError(Exception):
    """A host could not look.

    `reason` is one of the reasons of a check result; `message` says in words what kept it from
    looking, without a full stop.
    """

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason, self.message = reason, message


class OutOfReachError(HostError):
    """A place that is not looked at or changed: refused, whatever is there."""

    def __init__(self, message: str) -> None:
        super().__init__("permission_denied", message)


class NotRecordedError(HostError):
    """A recording holds no answer to a question; `what` names it."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__("not_collected", self.ask_for(""))

    def ask_for(self, article: str) -> str:
        """The message, with what the customer has to do for an article."""
        command = f"assistant collect {article}".rstrip()
        return f"{self.what} was not recorded; ask the customer for “{command}”"


class Process(Record):
    """A process."""

    pid: int
    name: str
    """Its program's file name: ``PumpMonitor.exe``."""
    created: float
    """When it began; with the pid it is the process's identity."""
    parent: int = 0
    path: str | None = None
    """Of its program; None where that may not be read."""
    user: str | None = None
    """Whose it is (``DESKTOP-1\\Anna`` or ``anna``); None where that may not be read."""
    zombie: bool = False
    """It has ended and waits to be fetched by its parent."""
    cut: bool = False
    """The system keeps no more than the first 15 characters of its name."""
    elevated: bool | None = None
    """With administrator rights; None where that may not be read, or says nothing."""
    session: int | None = None
    """The Windows session that it belongs to; 0 is that of the services."""
    window: bool | None = None
    """It shows a window; None where that cannot be seen from here."""


class Service(Record):
    """A system service."""

    name: str
    title: str
    state: str
    """running, stopped, starting, stopping, paused or unknown."""
    start: str
    """automatic, manual, disabled or unknown."""
    failed: bool | None = None
    """Its last run ended with an error; None where that is not told."""
    exit_code: int | None = None
    """Of its main program's last end."""
    restarts: int | None = None
    """How often the system has started it again by itself."""
    account: str = ""
    """Whose rights it has on Windows (``LocalSystem``, ``.\\Anna``); empty where not told."""
    delayed: bool | None = None
    """It starts some minutes after Windows; None where it does not start by itself."""


class Task(Record):
    """A scheduled task."""

    path: str
    """Folders and name: ``\\Pump\\PumpMonitor``."""
    name: str
    state: str
    """unknown, disabled, queued, ready or running."""
    result: int | None = None
    """Of the last run, as an unsigned 32-bit number; None where there is none."""
    last_run: float | None = None
    next_run: float | None = None
    program: str = ""
    """What it starts, where that may be read."""


class Tasks(Record):
    """All scheduled tasks that may be seen."""

    tasks: tuple[Task, ...]
    denied: tuple[str, ...] = ()
    """Task folders that could not be looked into."""
    complete: bool = True
    """False without administrator rights: other users' tasks are then invisible."""


class FileInfo(Record):
    """Something at a path."""

    path: str
    kind: str
    """file, directory or other (a pipe, a device)."""
    size: int = 0
    """Bytes."""
    modified: float = 0.0


class Tail(Record):
    """The end of a file."""

    data: bytes
    size: int
    """Bytes of the whole file."""
    modified: float
    head: bytes = b""
    """The file's first four bytes, where an encoding leaves its mark."""
    place: str = ""
    """Where the file lies that was opened, links followed; empty where nobody can tell."""
    redacted: bool = False
    """It is all of the file, though shorter, since something in it was replaced."""

    @property
    def whole(self) -> bool:
        """Whether it goes back to the file's beginning."""
        return self.redacted or len(self.data) >= self.size


class Key(Record):
    """A key of the Windows registry."""

    values: dict[str, str]
    """Name -> content as text; "" is the default value."""
    subkeys: tuple[str, ...]


class Antivirus(Record):
    """An antivirus product, as it reports itself to Windows."""

    name: str
    on: bool | None = None
    """None where it does not say."""
    up_to_date: bool | None = None
    path: str = ""


class Program(Record):
    """An installed program."""

    name: str
    version: str = ""
    publisher: str = ""
    folder: str = ""


class Listener(Record):
    """A local port that a process listens on."""

    port: int
    address: str
    pid: int | None = None


class Disk(Record):
    """Space of the file system that holds a path."""

    total: int
    """Bytes."""
    free: int
    """Bytes that this user may still write."""


class ClockChange(Record):
    """A moment from which on the local time is another one."""

    since: float
    offset: float
    """Seconds ahead of UTC from then on."""


class System(Record):
    """The operating system and who is using it."""

    platform: Platform
    name: str
    """``Windows 11 Pro``, ``Debian GNU/Linux 12``."""
    version: str
    """``10.0.22631``; digits and dots at its beginning."""
    bits: int = 64
    server: bool = False
    user: str = ""
    elevated: bool = False
    """With administrator rights (root)."""
    utc_offset: float = 0.0
    """Seconds that the local time is ahead of UTC."""
    clock_changes: tuple[ClockChange, ...] = ()
    """Of the last two years, ascending; empty where the clock was never put forward or back."""
    other_view: str = ""
    """Why what is seen is not the view of the person at the screen; empty where it is."""


class Reach(Record):
    """How far a connection came: name -> TCP -> TLS -> HTTP."""

    stage: str
    """The last step tried: name, tcp, tls or http."""
    problem: str = ""
    """What stopped it there: "" (nothing), not_found, timeout, refused, reset, unreachable,
    certificate, proxy, protocol."""
    detail: str = ""
    status: int | None = None
    """HTTP status; any status is an answer."""
    milliseconds: float = 0.0
    proxy: str = ""
    """The proxy used, without credentials; ``script`` where Windows uses a proxy script, which
    this program does not follow."""
    date: float | None = None
    """The server's clock, where it told."""
    local: float | None = None
    """This machine's clock at that moment."""
    certificate_ends: float | None = None
    """Until when the server's certificate, which was accepted, is valid."""


class Output(Record):
    """What a command printed."""

    code: int
    out: str
    err: str
    truncated: bool = False
