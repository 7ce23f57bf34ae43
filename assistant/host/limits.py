"""How long the work at hand may still take, and which programs it has started.

Each check runs in a thread of its own inside a `Limit`. Whatever waits asks `left` how long it may;
whoever gives up on the thread calls `Limit.end`, which ends every program that it started.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DEFAULT_SECONDS = 30.0
"""For work outside of any limit."""


class Limit:
    """A deadline with the programs started under it.

    What somebody else's work takes meanwhile may be added to it, see `beyond`.
    """

    def __init__(self, seconds: float, most: float | None = None, *, own: bool = False) -> None:
        """A limit of `seconds`, that never grows over `most` seconds from now.

        `own`: somebody set it for this work, so that it grows by nothing but what is shared.
        """
        now = time.monotonic()
        self.until = now + seconds
        self.own = own
        self._last = now + (seconds if most is None else max(seconds, most))
        self._paused: tuple[float, float] | None = None
        self._endings: dict[object, Callable[[], None]] = {}
        self._ended = False
        self._lock = threading.Lock()

    def left(self) -> float:
        """Seconds until the deadline, 0 after it."""
        return max(0.0, self.until - time.monotonic())

    def longest(self) -> float:
        """Seconds until the latest moment to which it may grow."""
        return max(0.0, self._last - time.monotonic())

    def pause(self, most: float) -> bool:
        """Let the deadline wait, `most` seconds at most; False where it does already."""
        if self._paused is not None:
            return False
        self._paused = (time.monotonic(), self.until)
        self.until = max(self.until, min(self._last, self.until + most))
        return True

    def go_on(self) -> None:
        """Count again, from what was left when `pause` was called."""
        if self._paused is not None:
            began, until = self._paused
            self.until = min(self.until, until + time.monotonic() - began)
            self._paused = None

    def add(self, key: object, ending: Callable[[], None]) -> None:
        """Have `ending` called when the limit ends; at once where it has ended."""
        with self._lock:
            if not self._ended:
                self._endings[key] = ending
                return
        ending()

    def remove(self, key: object) -> None:
        """The program has ended by itself."""
        with self._lock:
            self._endings.pop(key, None)

    def end(self) -> None:
        """End what was started; what starts later is ended at once."""
        with self._lock:
            self._ended = True
            endings = list(self._endings.values())
            self._endings.clear()
        for ending in endings:
            ending()


_local = threading.local()


@contextmanager
def under(limit: Limit) -> Iterator[Limit]:
    """Make `limit` hold for this thread."""
    before = getattr(_local, "limit", None)
    _local.limit = limit
    try:
        yield limit
    finally:
        _local.limit = before


@contextmanager
def beyond(seconds: float, *, shared: bool = True) -> Iterator[None]:
    """Do not count the work inside, up to `seconds`: it is done once, for all who ask.

    What is not `shared` is only slow to begin: it counts where the limit is the work's own.
    """
    limit: Limit | None = getattr(_local, "limit", None)
    counts = limit is not None and limit.own and not shared
    paused = limit is not None and not counts and limit.pause(seconds)
    try:
        yield
    finally:
        if paused and limit is not None:
            limit.go_on()


def current() -> Limit:
    """The limit of this thread, or a fresh one."""
    return getattr(_local, "limit", None) or Limit(DEFAULT_SECONDS)


def left(most: float = DEFAULT_SECONDS) -> float:
    """Seconds that this thread may still take, at most `most`."""
    limit: Limit | None = getattr(_local, "limit", None)
    return min(most, limit.left()) if limit else most
