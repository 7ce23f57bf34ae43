"""The protocol that every host fulfils: what a machine can be asked for (`values`)."""

from __future__ import annotations

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from .figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer
    from .values import (
        Antivirus,
        Disk,
        FileInfo,
        Key,
        Listener,
        Output,
        Platform,
        Process,
        Program,
        Reach,
        Service,
        System,
        Tail,
        Tasks,
    )
else:
    Protocol = object


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
