"""What a host answers, and the protocol that every host fulfils.

A probe answers with one of the values below or raises `HostError`; it never answers "nothing
there" when it could not look. Text has been cleaned (`text.one_line`) before it gets into a value.
Times are seconds since the epoch, UTC, as `Host.now` counts them.
"""

from __future__ import annotations

from ..record import TYPE_CHECKING, Record
from .figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, Protocol

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
    Protocol = object
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


RECORDED = "bundle:"
"""How the source of a recorded machine begins."""
OBSERVATIONS = "observations.json"
"""The member of a bundle that holds what a machine answered."""


def is_recorded(host: Host) -> bool:
    """Whether `host` answers out of a support bundle: nothing can be changed there."""
    return host.source.startswith(RECORDED)


def origin(host: Host) -> str:
    """Where a result of `host` comes from: its source, of a bundle with the member."""
    return f"{host.source}/{OBSERVATIONS}" if is_recorded(host) else host.source


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


class Host(Protocol):
    """A machine that answers probes. Calls may come from several threads at once."""

    label: str
    """In words: ``this computer``, ``practice machine “Disk full”``, ``a recording of ...``."""
    source: str
    """``live``, ``practice:NAME`` or ``bundle:FILE.zip``."""
    platform: Platform
    practice: bool

    def now(self) -> float:
        """The machine's clock."""
        ...

    def variable(self, name: str) -> str | None:
        """An environment variable (Windows: in any letter case)."""
        ...

    def system(self) -> System:
        """The operating system."""
        ...

    def processes(self) -> tuple[Process, ...]:
        """All processes."""
        ...

    def services(self, pattern: str) -> tuple[Service, ...]:
        """Services whose name matches `pattern` (wildcards, any letter case)."""
        ...

    def tasks(self) -> Tasks:
        """All scheduled tasks."""
        ...

    def real(self, path: str) -> str:
        """Where a path without wildcards leads; itself on a machine without links.

        Raises `OutOfReachError` where that is no place of this machine's.
        """
        ...

    def find(self, pattern: str) -> tuple[FileInfo, ...]:
        """What is at a path; ``*`` and ``?`` stand for characters other than separators."""
        ...

    def entries(self, path: str, limit: int) -> tuple[str, ...]:
        """Names in a folder, at most `limit`."""
        ...

    def tail(self, path: str, limit: int) -> Tail:
        """The last `limit` bytes of a regular file, however it is being written to."""
        ...

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        """The last `limit` bytes of the ``journal`` of a service, or of an ``event_log``.

        One entry a line with its stamp in UTC; empty where there is no such log.
        """
        ...

    def registry(self, path: str, view: str) -> Key | None:
        r"""A key (``HKLM\SOFTWARE\...``) in `view` 32 or 64, or None where it does not exist."""
        ...

    def antivirus(self) -> tuple[Antivirus, ...]:
        """The antivirus products that Windows knows of."""
        ...

    def programs(self) -> tuple[Program, ...]:
        """Installed programs."""
        ...

    def listeners(self) -> tuple[Listener, ...]:
        """Local TCP ports that are listened on."""
        ...

    def disk(self, path: str) -> Disk:
        """The space where `path` is."""
        ...

    def memory(self) -> MemoryFigures:
        """Memory, swap and load."""
        ...

    def mounts(self) -> tuple[Mount, ...]:
        """All mounted file systems."""
        ...

    def ownership(self, path: str) -> Ownership | None:
        """Whose a file or folder is; None where there is nothing."""
        ...

    def account(self, kind: str, name: str) -> Account | None:
        """The user or group (`kind`) of this name; None where there is none."""
        ...

    def containers(self, pattern: str) -> tuple[Container, ...]:
        """Containers whose name matches `pattern` (wildcards), of Docker and Podman."""
        ...

    def timers(self, pattern: str) -> tuple[Timer, ...]:
        """Timers of systemd whose name matches `pattern` (wildcards)."""
        ...

    def cron_lines(self, text: str) -> tuple[CronLine, ...]:
        """Lines of this user's and the system's crontabs whose command has `text` in it.

        Letter case means nothing.
        """
        ...

    def addresses(self, name: str) -> tuple[str, ...]:
        """The IP addresses of a name; none where there is no such name."""
        ...

    def connect(self, url: str, timeout: float) -> Reach:
        """Go towards ``https://host``, ``http://host`` or ``tcp://host:port`` for `timeout` s."""
        ...

    def run(self, argv: Sequence[str], timeout: float) -> Output:
        """Run a program without a shell; at the time-out its whole tree of processes is ended."""
        ...

    def person(self, question: str) -> str | None:
        """What the person at the machine answers to a check's question, where that is known."""
        ...

    def refuse_change(self, path: str) -> None:
        """Raise `OutOfReachError` where a knowledge base does not reach `path` to change it.

        A machine by itself refuses nothing here; `fence` puts a knowledge base's bounds around it.
        """
        ...

    def editable(self, path: str) -> bool:
        """Whether this user may replace the file at `path`, as it is written.

        Raises `HostError` where nobody may change that file or folder: it is a link or is reached
        through one, has a second name, or is a pipe or device.
        """
        ...


class ActingHost(Host, Protocol):
    """A host on which something can be changed. Every change raises `HostError` if it was not made.

    What a plan asks belongs to `Host`: fixes are planned on recordings, too.

    Nothing here asks for consent: that is the engine's, before it calls.
    """

    def end_process(
        self, process: Process, patience: float, below: tuple[Process, ...] = ()
    ) -> tuple[Process, ...]:
        """End a process and those of `below`, politely, then by force after `patience` seconds.

        Only these very processes are ended (pid, start time and program), none that `guard`
        protects.
        Returns what has ended; nothing where the process itself had ended before.
        """
        ...

    def run_task(self, path: str) -> None:
        """Start a scheduled task."""
        ...

    def stop_task(self, path: str) -> None:
        """End a running scheduled task."""
        ...

    def enable_task(self, path: str, enabled: bool) -> None:
        """Enable or disable a scheduled task."""
        ...

    def control_service(self, name: str, verb: str) -> None:
        """Start, stop, enable, disable or reload a service (`verb`).

        On Windows not reload, but also ``by hand`` (it starts when needed) and ``delay``.
        """
        ...

    def start(self, argv: Sequence[str]) -> int:
        """Start a program that goes on by itself; returns its pid."""
        ...

    def open(self, target: str) -> None:
        """Open a web page, a folder or a settings page for the person."""
        ...

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder to a name that is not taken."""
        ...

    def write_new(self, path: str, data: bytes) -> None:
        """Write a file that is not there yet, and make the folders above it."""
        ...

    def edit_file(self, path: str, data: bytes, before: str, kept: str) -> None:
        """Replace the content of a file whose SHA-256 is `before`; its owner and rights stay.

        The old file is kept as `kept`, which is not there yet; with "" it is not.
        """
        ...

    def set_ownership(self, path: str, before: Ownership, after: Ownership) -> None:
        """Give a file or folder that is `before` the owner, group and rights of `after`."""
        ...

    def make_folder(self, path: str) -> None:
        """Make a folder, and those above it."""
        ...

    def restart(self) -> None:
        """Restart the computer."""
        ...

    def tick(self, action: str, step: int) -> bool | None:
        """Whether a person has done a step; None on a machine where somebody has to be asked."""
        ...
