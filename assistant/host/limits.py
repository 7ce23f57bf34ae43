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
    """A deadline with the programs started under it."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self._endings: dict[object, Callable[[], None]] = {}
        self._ended = False
        self._lock = threading.Lock()

    def left(self) -> float:
        """Seconds until the deadline, 0 after it."""
        return max(0.0, self.until - time.monotonic())

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


def current() -> Limit:
    """The limit of this thread, or a fresh one."""
    return getattr(_local, "limit", None) or Limit(DEFAULT_SECONDS)


def left(most: float = DEFAULT_SECONDS) -> float:
    """Seconds that this thread may still take, at most `most`."""
    limit: Limit | None = getattr(_local, "limit", None)
    return min(most, limit.left()) if limit else most
