"""The machine at hand, so wrapped that all that runs on it can be ended at once."""

from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING, Any, cast

from . import limits

if TYPE_CHECKING:
    from .base import ActingHost


class _Watched:
    """Passes everything on and remembers under which limits it was asked."""

    def __init__(self, host: ActingHost) -> None:
        self._host = host
        self._limits: weakref.WeakSet[limits.Limit] = weakref.WeakSet()
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._host, name)
        if not callable(value):
            return value

        def asked(*arguments: Any) -> Any:
            with limits.under(limits.current()) as limit:
                with self._lock:
                    self._limits.add(limit)
                return value(*arguments)

        return asked

    def end(self) -> None:
        """End every program that was started on the machine's behalf."""
        with self._lock:
            running = list(self._limits)
        for limit in running:
            limit.end()


def watched(host: ActingHost) -> ActingHost:
    """`host`, wrapped."""
    return cast("ActingHost", _Watched(host))


def end_all(host: ActingHost) -> None:
    """End what runs on a watched machine."""
    cast("_Watched", host).end()
