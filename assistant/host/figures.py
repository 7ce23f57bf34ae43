"""What a machine tells of its memory, its files' owners, what it runs when, and for whom."""

from __future__ import annotations

from ..record import Record


class MemoryFigures(Record):
    """Memory, swap and load. Sizes in bytes."""

    total: int
    available: int
    """What programs can still have without swapping."""
    swap_total: int | None = 0
    """None, with `swap_free`, where Windows' performance counters are switched off or broken."""
    swap_free: int | None = 0
    load: float | None = None
    """Programs that ran or waited for a processor or a disk, mean of a minute; None on Windows."""
    load_15: float | None = None
    """The same over 15 minutes."""
    processors: int = 1


class Mount(Record):
    """A file system that is mounted somewhere."""

    path: str
    source: str
    """A device, or a server with a folder."""
    filesystem: str
    options: tuple[str, ...] = ()
    """Without their values, which may be names: ``ro``, ``noexec``, ``username``."""


class Ownership(Record):
    """Whose a file or folder is, and who may do what."""

    owner: str
    group: str
    mode: int
    """The permission bits, at most 0o7777."""
    link: str = ""
    """Where it leads, if it is a symbolic link."""


class Account(Record):
    """A user or a group."""

    name: str
    number: int
    """uid or gid."""
    groups: tuple[str, ...] = ()
    """Of a user, the own group first."""
    members: tuple[str, ...] = ()
    """Of a group."""
    home: str = ""
    shell: str = ""


STATES = ("running", "paused", "restarting", "created", "exited", "removing", "dead")
"""What a container can be."""
TOOLS = ("docker", "podman")
"""What containers belong to."""
HEALTHS = ("healthy", "unhealthy", "starting")
"""What a container's own health check can say."""


class Container(Record):
    """A Docker or Podman container."""

    name: str
    image: str
    state: str
    """One of `STATES`, or unknown."""
    health: str = ""
    """One of `HEALTHS`, or unknown; empty where nobody asks it how it is."""
    restarts: int | None = None
    """How often the tool has started it again by itself."""
    exit_code: int | None = None
    """How it ended; None while it runs."""
    out_of_memory: bool | None = None
    """It was ended for want of memory."""
    since: float | None = None
    """When it was started, or when it ended."""
    tool: str = "docker"


class Timer(Record):
    """A timer of systemd's, with how the service that it starts has ended."""

    name: str
    """Without ``.timer``."""
    title: str
    active: bool
    """It waits for its time now; otherwise it starts nothing."""
    start: str
    """Whether it is set up when the computer starts: automatic, manual, disabled or unknown."""
    service: str = ""
    """What it starts."""
    last: float | None = None
    """When it did so the last time."""
    next: float | None = None
    """When it will do so again."""
    running: bool | None = None
    """The service runs now."""
    failed: bool | None = None
    """The service's last run ended with an error; None where it has not run since the start."""
    exit_code: int | None = None


class CronLine(Record):
    """A line of a crontab, without the command, which may hold a password."""

    schedule: str
    """``0 3 * * 1-5``, or a word such as ``@daily``."""
    enabled: bool = True
    """It is not commented out."""
    user: str = ""
    """As whom it runs; empty where that is this user."""
