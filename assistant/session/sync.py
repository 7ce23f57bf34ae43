"""Events to the shared store: first they are kept here, then sent when the server answers."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from ..errors import AssistantError
from ..record import TYPE_CHECKING
from .events import Event
from .sql import SqlStore
from .sqlite import SqliteStore

if TYPE_CHECKING:
    from .postgres import PostgresStore

BATCH = 200
"""Events that are sent at once."""
EVERY = 15.0
"""Seconds until a server that did not answer is tried again."""
LEAVING = 1.5
"""Seconds that the end of the program waits for the last events to be sent."""


def push(local: SqliteStore, shared: SqlStore) -> int:
    """Send all that waits; returns how many events. What was sent before is not there twice.

    Raises:
        AssistantError: the server does not answer; what is not sent waits on.
    """
    count = 0
    while events := local.unsent(BATCH):
        for session in dict.fromkeys(event.session for event in events):
            shared.append(session, _of(session, events))
        local.sent([event.uuid for event in events])
        count += len(events)
    return count


def _of(session: str, events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.session == session]


class Sender:
    """Sends in the background; a face never waits for it."""

    def __init__(self, path: str, url: str) -> None:
        """Begin.

        Args:
            path: the local store's file.
            url: the shared store's address.
        """
        self._path, self._url = path, url
        self._wake, self._leave = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True, name="sessions")
        self._thread.start()

    def nudge(self) -> None:
        """There is something to be sent."""
        self._wake.set()

    def close(self) -> None:
        """Send what is left, if that is quickly done."""
        self._leave.set()
        self._wake.set()
        self._thread.join(LEAVING)

    def _work(self) -> None:
        shared: PostgresStore | None = None
        while True:
            leaving = self._leave.is_set()
            try:
                shared = self._send(shared)
            except AssistantError:
                shared = None  # it is tried again; what waits is on the disk
            if leaving:
                break
            self._wake.wait(EVERY)
            self._wake.clear()
        if shared:
            shared.close()

    def _send(self, shared: PostgresStore | None) -> PostgresStore:
        from .postgres import PostgresStore

        local = SqliteStore(self._path, outbox=True)
        try:
            shared = shared or PostgresStore(self._url)
            push(local, shared)
            return shared
        except AssistantError:
            if shared:
                shared.close()
            raise
        finally:
            local.close()
