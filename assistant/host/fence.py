"""A machine as far as a knowledge base reaches: what lies outside is refused, and told so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..record import TYPE_CHECKING, Record
from ..text import one_line
from .base import ActingHost, Host, is_recorded
from .places import covers, refusal, shared, too_broad
from .system_logs import refuse_log
from .values import FileInfo, OutOfReachError, Process, Tail

if TYPE_CHECKING:
    from typing import Any

    from .figures import Ownership
    from .values import Disk

UNDECLARED = (
    "this knowledge base does not say which folders it reads (“reads” in its kb.yaml); "
    "allow one with --reads FOLDER or “assistant config set reads FOLDER”"
)
_WILD = re.compile(r"[^\\/]*[*?]")


class Fence(Record):
    """Folders with the machine's variables filled in; ``*`` and ``?`` are wildcards."""

    reads: tuple[str, ...]
    changes: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    """What the person lets it read, however much that is."""


def fenced(host: Host, fence: Fence) -> ActingHost:
    """`host`, which looks at and changes nothing outside `fence`.

    A recording needs none: it reads nothing, and answers what was seen within the fence elsewhere.
    """
    bounded: Any = host if is_recorded(host) else _Fenced(host, fence)
    return bounded  # type: ignore[no-any-return]


def _not_recorded(
    probe: str, arguments: Sequence[object], why: OutOfReachError, *, instead: bool
) -> None:
    """Most hosts keep nothing."""


def home_of(host: Host) -> str | None:
    """The home folder of the machine's user."""
    return host.variable("USERPROFILE" if host.platform == "windows" else "HOME")


class _Fenced:
    """Passes everything on but for what names a place."""

    def __init__(self, host: Any, fence: Fence) -> None:
        self._host = host
        self._windows = host.platform == "windows"
        self._home = self._real_home()
        windows = self._windows
        changes = tuple(
            folder for folder in self._usable(fence.changes) if not shared(folder, windows=windows)
        )
        self._changes = changes
        allowed = self._usable(fence.allowed, broad=True)
        self._reads = (*self._usable(fence.reads), *changes, *allowed)
        self._refused = getattr(host, "refused", _not_recorded)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    def _real_home(self) -> str | None:
        home = home_of(self._host)
        try:
            return home and self._real(home)
        except OutOfReachError:  # on a file server
            return home

    def _usable(self, folders: Sequence[str], *, broad: bool = False) -> tuple[str, ...]:
        """The folders where they really lie; one that is a whole drive or home allows nothing."""
        real = []
        for folder in folders:
            try:
                place = self._real(folder)
            except OutOfReachError:
                continue
            if broad or not too_broad(place, self._home, windows=self._windows):
                real.append(place)
        return tuple(real)

    def find(self, pattern: str) -> tuple[FileInfo, ...]:
        with self._told("find", pattern):
            if not self._is_quarantine(pattern):
                self._refuse_read(pattern)
        found: tuple[FileInfo, ...] = self._host.find(pattern)
        with self._told("find", pattern, instead=True):
            for info in found:
                if not self._is_quarantine(info.path):
                    self._refuse_read(info.path)
        return found

    def entries(self, path: str, limit: int) -> tuple[str, ...]:
        with self._told("entries", path, limit):
            self._refuse_read(path)
        names: tuple[str, ...] = self._host.entries(path, limit)
        return names

    def tail(self, path: str, limit: int) -> Tail:
        with self._told("tail", path, limit):
            self._refuse_read(path)
        tail: Tail = self._host.tail(path, limit)
        with self._told("tail", path, limit, instead=True):
            if tail.place:  # what was opened may not be what was there a moment ago
                self._refuse_read(tail.place)
        return tail

    def system_log(self, source: str, name: str, limit: int) -> Tail:
        """None that tells of people's logins; it need not be declared, as a registry key."""
        asked = f"{source}:{name}", limit
        with self._told("tail", *asked):
            refuse_log(source, name)
        found: Tail = self._host.system_log(source, name, limit)
        return found

    def disk(self, path: str) -> Disk:
        """Also of what holds a declared folder: the space on its drive says nothing else."""
        with self._told("disk", path):
            place = self._judged(path)
            if not any(covers(path, f, windows=self._windows) for f in self._reads):
                self._refuse_outside(path, place, self._reads)
        disk: Disk = self._host.disk(path)
        return disk

    def ownership(self, path: str) -> Ownership | None:
        with self._told("ownership", path):
            self._refuse_read(path)
        found: Ownership | None = self._host.ownership(path)
        return found

    def start(self, argv: Sequence[str]) -> int:
        self.refuse_change(argv[0])
        pid: int = self._host.start(argv)
        return pid

    def rename(self, old: str, new: str) -> None:
        for path in (old, new):
            self.refuse_change(path)
        self._host.rename(old, new)

    def write_new(self, path: str, data: bytes) -> None:
        self.refuse_change(path)
        self._host.write_new(path, data)

    def edit_file(self, path: str, data: bytes, before: str, kept: str) -> None:
        for place in (path, *([kept] if kept else [])):
            self.refuse_change(place)
        self._host.edit_file(path, data, before, kept)

    def set_ownership(self, path: str, before: Ownership, after: Ownership) -> None:
        self.refuse_change(path)
        self._host.set_ownership(path, before, after)

    def make_folder(self, path: str) -> None:
        self.refuse_change(path)
        self._host.make_folder(path)

    def end_process(
        self, process: Process, patience: float, below: tuple[Process, ...] = ()
    ) -> tuple[Process, ...]:
        for one in (process, *below):
            self.refuse_change(one.path or "")
        ended: tuple[Process, ...] = self._host.end_process(process, patience, below)
        return ended

    def refuse_change(self, path: str) -> None:
        """Refuse a place that the knowledge base does not declare to change.

        Raises:
            OutOfReachError: `path` is such a place.
        """
        if not self._is_quarantine(path):
            self._refuse_outside(path, self._judged(path), self._changes)

    @contextmanager
    def _told(self, probe: str, *arguments: object, instead: bool = False) -> Iterator[None]:
        """Tell a host that records of a refusal, or its replay could only say it does not know."""
        try:
            yield
        except OutOfReachError as why:
            self._refused(probe, arguments, why, instead=instead)
            raise

    def _is_quarantine(self, path: str) -> bool:
        """Whether it lies where this program keeps what a fix has moved away."""
        if "quarantine" not in path:
            return False
        from .guard import quarantine_folder

        own = quarantine_folder(self._host.variable, windows=self._windows)
        return covers(own, path, windows=self._windows) and self._real(path) == path

    def _refuse_read(self, path: str) -> None:
        self._refuse_outside(path, self._judged(path), self._reads)

    def _judged(self, path: str) -> str:
        place = self._real(path)
        if why := refusal(place, self._home, windows=self._windows):
            raise OutOfReachError(f"{one_line(path)}: {why}")
        return place

    def _refuse_outside(self, path: str, place: str, folders: tuple[str, ...]) -> None:
        if any(covers(folder, place, windows=self._windows) for folder in folders):
            return
        if not self._reads:
            raise OutOfReachError(f"{one_line(path)} is not looked at: {UNDECLARED}")
        leads = "" if place == path else f", which leads to {one_line(place)},"
        what = "changes" if folders is self._changes else "reads"
        raise OutOfReachError(
            f"{one_line(path)}{leads} lies outside the folders that this knowledge base {what}"
        )

    def _real(self, path: str) -> str:
        """Where a path leads; of a pattern, where the part before its first wildcard leads."""
        wild = _WILD.search(path)
        if wild is None:
            real: str = self._host.real(path)
            return real
        return (
            f"{self._host.real(path[: wild.start()]).rstrip(self._ends)}{self._separator}"
            + (path[wild.start() :])
        )

    @property
    def _separator(self) -> str:
        return "\\" if self._windows else "/"

    @property
    def _ends(self) -> str:
        return "\\/" if self._windows else "/"
