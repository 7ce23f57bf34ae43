"""What every real machine answers in the same way: processes, files, disk, ports, commands."""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..record import TYPE_CHECKING
from ..text import one_line
from . import child, limits, local_figures
from .figures import Account, Container, CronLine, MemoryFigures, Mount, Ownership, Timer
from .hands import Hands
from .links import opened_path, real_path
from .places import refusal
from .values import (
    Disk,
    FileInfo,
    HostError,
    Listener,
    OutOfReachError,
    Output,
    Platform,
    Process,
    Reach,
    Tail,
)
from .windows.sharing import open_shared

if TYPE_CHECKING:
    import psutil

MAX_FOUND = 1_000
"""Files that one pattern may name."""
_CUT = 15
"""Characters of a program's name that Linux keeps."""


class LocalHost(Hands):
    """The machine this program runs on."""

    label = "this computer"
    source = "live"
    practice = False
    platform: Platform

    def now(self) -> float:
        return time.time()

    def variable(self, name: str) -> str | None:
        return os.environ.get(name)

    def person(self, question: str) -> str | None:
        return None

    def run(self, argv: Sequence[str], timeout: float) -> Output:
        return child.run(argv, timeout)

    def connect(self, url: str, timeout: float) -> Reach:
        from .net.ladder import reach

        return reach(url, min(timeout, limits.left()))

    def processes(self) -> tuple[Process, ...]:
        """All processes; what may not be read of one is None in it."""
        import psutil

        try:
            found = psutil.process_iter()
            return tuple(p for p in map(self._process, found) if p is not None)
        except (OSError, psutil.Error) as error:
            message = f"the list of processes cannot be read: {one_line(str(error))}"
            raise HostError("unreadable", message) from None

    def _process(self, process: psutil.Process) -> Process | None:
        import psutil

        hidden = (psutil.AccessDenied, psutil.ZombieProcess, OSError)
        with process.oneshot():
            try:
                name, created = process.name(), process.create_time()
                parent = process.ppid()
                zombie = process.status() == psutil.STATUS_ZOMBIE
            except psutil.NoSuchProcess as error:
                if not isinstance(error, psutil.ZombieProcess):
                    return None
                name, created, parent, zombie = error.name or "", 0.0, error.ppid or 0, True
            except hidden:
                return Process(process.pid, "", 0.0)
            path: str | None = None
            user: str | None = None
            try:
                path = one_line(process.exe(), 1000) or None
            except (*hidden, psutil.NoSuchProcess):
                path = None
            try:
                user = one_line(process.username())
                user = f"uid {user}" if user.isdecimal() and self.platform != "windows" else user
            except (*hidden, psutil.NoSuchProcess, KeyError):
                user = None
            cut = self.platform == "linux" and len(os.fsencode(name)) == _CUT
            if cut and not zombie:
                name, cut = _whole_name(process, name, path)
            return Process(process.pid, one_line(name), created, parent, path, user, zombie, cut)

    def listeners(self) -> tuple[Listener, ...]:
        """Listening TCP ports; whose they are where that may be read."""
        import psutil

        try:
            connections = psutil.net_connections("tcp")
        except psutil.AccessDenied:
            raise HostError(
                "permission_denied", "the system does not show its ports to this user"
            ) from None
        except (OSError, psutil.Error) as error:
            raise HostError("unreadable", one_line(str(error))) from None
        return tuple(
            Listener(c.laddr.port, c.laddr.ip, c.pid)
            for c in connections
            if c.status == psutil.CONN_LISTEN and c.laddr
        )

    def disk(self, path: str) -> Disk:
        import psutil

        place = judged(path)
        try:
            usage = psutil.disk_usage(place)
        except OSError as error:
            raise _cannot_read(path, error) from None
        return Disk(usage.total, usage.free)

    def memory(self) -> MemoryFigures:
        return local_figures.memory()

    def mounts(self) -> tuple[Mount, ...]:
        return local_figures.mounts()

    def containers(self, pattern: str) -> tuple[Container, ...]:
        from .containers import list_containers

        return list_containers(child.run, pattern)

    def timers(self, pattern: str) -> tuple[Timer, ...]:
        raise HostError("wrong_platform", "only Linux has timers of systemd")

    def cron_lines(self, text: str) -> tuple[CronLine, ...]:
        raise local_figures.only_posix("crontabs")

    def addresses(self, name: str) -> tuple[str, ...]:
        return local_figures.addresses(name)

    def ownership(self, path: str) -> Ownership | None:
        raise local_figures.only_posix("owners of files")

    def account(self, kind: str, name: str) -> Account | None:
        raise local_figures.only_posix("users and groups")

    def real(self, path: str) -> str:
        return real_path(path)

    def find(self, pattern: str) -> tuple[FileInfo, ...]:
        if not pattern:
            return ()
        judged(pattern)
        found: list[FileInfo] = []
        closed: list[HostError] = []
        for path in _matching(pattern, closed):
            try:
                info = _info(path)
            except OutOfReachError:
                raise
            except HostError as error:
                closed.append(error)
                continue
            if info is not None:
                found.append(info)
            if len(found) > MAX_FOUND:
                raise HostError("over_budget", f"{pattern} names more than {MAX_FOUND} files")
        if closed and not found:
            raise closed[0]
        return tuple(found)

    def entries(self, path: str, limit: int) -> tuple[str, ...]:
        place = judged(path)
        names = []
        try:
            with os.scandir(place) as folder:
                for entry in folder:
                    names.append(one_line(entry.name))
                    if len(names) >= limit:
                        break
        except OSError as error:
            raise _cannot_read(path, error) from None
        return tuple(names)

    def tail(self, path: str, limit: int) -> Tail:
        place = judged(path)
        try:
            return _tail(place, limit)
        except OSError as error:
            raise _cannot_read(path, error) from None


def judged(path: str) -> str:
    """Where `path` leads, if that may be looked at by anybody at all.

    Of a pattern the part before its first wildcard is followed. No knowledge base sends this
    machine's credentials to a file server by naming its share, or reads the person's keys.

    Raises:
        OutOfReachError: it is refused, whatever a knowledge base says.
    """
    if "\0" in path:
        raise HostError("unreadable", "the path holds a NUL character")
    plain, wild = split_pattern(path)
    place = os.path.join(real_path(plain), wild) if wild else real_path(plain)
    if why := refusal(place, _real_home(os.path.expanduser("~")), windows=os.name == "nt"):
        raise OutOfReachError(f"{one_line(path)}: {why}")
    return place


@lru_cache(maxsize=4)
def _real_home(home: str) -> str:
    """Where the home folder lies: on some systems ``/home`` is a link."""
    try:
        return real_path(home)
    except OutOfReachError:  # on a file server
        return home


def split_pattern(pattern: str) -> tuple[str, str]:
    """A pattern's folder before the first wildcard, and the rest."""
    wild = re.search(r"[^\\/]*[*?]" if os.name == "nt" else r"[^/]*[*?]", pattern)
    return (pattern[: wild.start()], pattern[wild.start() :]) if wild else (pattern, "")


def _whole_name(process: psutil.Process, name: str, path: str | None) -> tuple[str, bool]:
    """A name that Linux may have cut, and whether it still may be.

    Its rest stands in the program's path or, of a script, among the first arguments.
    """
    import psutil

    try:
        words = [path or "", *process.cmdline()[:4]]
    except (psutil.Error, OSError):
        words = [path or ""]
    whole = next((n for n in map(os.path.basename, words) if n.startswith(name)), None)
    return whole or name, whole is None


def _matching(pattern: str, closed: list[HostError]) -> Iterator[str]:
    """Paths that fit `pattern`; only the parts with a wildcard are listed, one after the other.

    Folders that may not be listed go to `closed`.
    """
    drive, rest = os.path.splitdrive(pattern)
    parts = rest.replace(os.sep, "/").split("/") if os.sep == "\\" else rest.split("/")
    root = drive + (os.sep if rest[:1] in ("/", os.sep) else "")
    return _below(root, [p for p in parts if p], closed)


def _below(base: str, parts: list[str], closed: list[HostError]) -> Iterator[str]:
    wild = next((n for n, part in enumerate(parts) if any(c in part for c in "*?")), None)
    if wild is None:
        yield os.path.join(base, *parts)
        return
    folder = os.path.join(base, *parts[:wild])
    try:
        names = _fitting(folder, parts[wild])
    except HostError as error:
        if isinstance(error, OutOfReachError) or error.reason in ("timeout", "over_budget"):
            raise
        closed.append(error)
        return
    for name in names:
        yield from _below(os.path.join(folder, name), parts[wild + 1 :], closed)


def _fitting(folder: str, part: str) -> list[str]:
    plain = part.replace("[", "[[]")
    names: list[str] = []
    place = judged(folder)
    try:
        with os.scandir(place) as entries:
            for number, entry in enumerate(entries):
                if number % 256 == 0 and limits.left() <= 0:
                    raise HostError("timeout", f"{one_line(folder)} could not be listed in time")
                if fnmatch.fnmatch(entry.name, plain) and (entry.name[0] != "." or part[0] == "."):
                    names.append(entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _cannot_read(folder, error) from None
    return sorted(names)


def _info(path: str) -> FileInfo | None:
    place = judged(path)
    try:
        seen = os.stat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None  # links that lead to each other lead to nothing
        raise _cannot_read(path, error) from None
    kind = "file" if stat.S_ISREG(seen.st_mode) else "other"
    if stat.S_ISDIR(seen.st_mode):
        kind = "directory"
    return FileInfo(path, kind, seen.st_size, seen.st_mtime)


def _tail(path: str, limit: int) -> Tail:
    """Opened so that no pipe holds the reader up, and no reader a writer that renames the file."""
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_BINARY", "O_NOFOLLOW", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise HostError("unreadable", f"{one_line(path)} is no ordinary file")
    opened = open_shared(path) if os.name == "nt" else os.open(path, flags)
    with open(opened, "rb", buffering=0) as file:
        seen = os.fstat(file.fileno())
        if not stat.S_ISREG(seen.st_mode):
            raise HostError("unreadable", f"{one_line(path)} is no ordinary file")
        place = _place_of(file.fileno(), seen, path)
        head = file.read(4) or b""
        start = max(0, seen.st_size - limit)
        file.seek(start)
        data = bytearray()
        while len(data) < limit and (chunk := file.read(limit - len(data))):
            data += chunk
        return Tail(bytes(data), seen.st_size, seen.st_mtime, head, place)


def _place_of(handle: int, seen: os.stat_result, path: str) -> str:
    """Where the opened file lies: a link that came in between is judged as well."""
    place = opened_path(handle)
    if not seen.st_nlink:
        place = place.removesuffix(" (deleted)")
    home = _real_home(os.path.expanduser("~"))
    if place and (why := refusal(place, home, windows=os.name == "nt")):
        raise OutOfReachError(f"{one_line(path)}: {why}")
    return place


def _cannot_read(path: str, error: OSError) -> HostError:
    shown = one_line(path)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return HostError("unreadable", f"{shown} is not there (any more)")
    if getattr(error, "winerror", None) in (32, 33):
        return HostError("unreadable", f"{shown} is locked by another program")
    if isinstance(error, PermissionError):
        locked = " or another program has locked it" if os.name == "nt" else ""
        return HostError("permission_denied", f"{shown} may not be read{locked}")
    return HostError("unreadable", f"{shown}: {one_line(error.strerror or str(error))}")
