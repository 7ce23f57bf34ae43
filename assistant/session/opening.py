"""Where sessions are kept, and a recorder for a face."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .. import __version__
from ..errors import AssistantError
from ..record import TYPE_CHECKING, Record
from .events import Event
from .record import Recorder
from .sql import SqlStore
from .sqlite import SqliteStore
from .values import KbUsed, Started

if TYPE_CHECKING:
    from ..engine import Engine


def shared_url(configured: str = "") -> str:
    """The address of the team's store, as the settings have it; "" for none.

    Raises:
        AssistantError: the settings cannot be read.
    """
    if configured:
        return configured
    from ..settings import read_config

    return str(read_config().of("sessions.url"))


def open_store(url: str | None = None) -> SqliteStore:
    """The local store; with a shared one at `url`, events are put aside for it.

    Raises:
        AssistantError: it cannot be used.
    """
    return SqliteStore(outbox=bool(shared_url() if url is None else url))


def open_reading(local: SqliteStore, url: str, tell: Callable[[str], None]) -> SqlStore:
    """What is read from: the shared store, after what waits has been sent; else the local one.

    `tell` is told where the shared store does not answer.
    """
    if not url:
        return local
    try:
        from .postgres import PostgresStore
        from .sync import push

        shared = PostgresStore(url)
        try:
            push(local, shared)
        except BaseException:
            shared.close()
            raise
        return shared
    except AssistantError as error:
        tell(f"{error.message}; this is what is known here ({local.waiting()} events wait)")
        return local


def started(engine: Engine, face: str) -> Started:
    """Who records, and which knowledge bases answer."""
    infos = [store.index.info for store in engine.stores]
    kbs = tuple(KbUsed(str(i["id"]), str(i["version"]), str(i["title"])) for i in infos)
    return Started(face, __version__, kbs, sys.platform)


def open_recorder(
    engine: Engine,
    face: str,
    tell: Callable[[str], None],
    session: str = "",
    configured: str = "",
) -> Recorder:
    """A recorder for a face; nothing is opened before something happens.

    Args:
        engine: the knowledge bases.
        face: chat, ask, check or fix.
        tell: is told once where nothing can be kept.
        session: one that is gone on with.
        configured: the shared store's address, as the settings have it.
    """
    from ..redact.secrets import hide_secrets

    url = shared_url(configured)
    hide = hide_secrets()
    return Recorder(lambda: open_store(url), started(engine, face), hide, tell, session, url)


def silent(engine: Engine) -> Recorder:
    """A recorder that keeps nothing, for runs that are not recorded."""
    return Recorder(None, started(engine, ""), lambda data: data)


def transcript(name: str) -> tuple[Event, ...]:
    """All that happened in the session `name` (its id, a beginning of it, or ``last``).

    Raises:
        AssistantError: there is none, or the store cannot be used.
    """
    with open_sessions() as stores:
        return stores.read.events(stores.read.find(name).id)


class Stores(Record):
    """Where sessions are read from, and where events are put."""

    read: SqlStore
    local: SqliteStore


@contextmanager
def open_sessions(
    tell: Callable[[str], None] = lambda text: None, configured: str = ""
) -> Iterator[Stores]:
    """The stores, for as long as they are needed; what was added is sent at the end."""
    url = shared_url(configured)
    local = open_store(url)
    try:
        read = open_reading(local, url, tell)
        try:
            yield Stores(read, local)
            if isinstance(read, SqliteStore) or not local.waiting():
                return
            from .sync import push

            push(local, read)
        finally:
            read.close()
    finally:
        local.close()
