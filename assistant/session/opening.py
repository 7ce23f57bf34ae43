"""Where sessions are kept, and a recorder for a face."""

from __future__ import annotations

import sys
from collections.abc import Callable

from .. import __version__
from ..record import TYPE_CHECKING
from .events import Event
from .record import Recorder
from .sqlite import SqliteStore
from .values import KbUsed, Started

if TYPE_CHECKING:
    from ..engine import Engine


def open_store() -> SqliteStore:
    """The local store.

    Raises:
        AssistantError: it cannot be used.
    """
    return SqliteStore()


def started(engine: Engine, face: str) -> Started:
    """Who records, and which knowledge bases answer."""
    infos = [store.index.info for store in engine.stores]
    kbs = tuple(KbUsed(str(i["id"]), str(i["version"]), str(i["title"])) for i in infos)
    return Started(face, __version__, kbs, sys.platform)


def open_recorder(
    engine: Engine, face: str, tell: Callable[[str], None], session: str = ""
) -> Recorder:
    """A recorder for a face; nothing is opened before something happens."""
    from .hiding import hide_secrets

    return Recorder(open_store, started(engine, face), hide_secrets(), tell, session)


def silent(engine: Engine) -> Recorder:
    """A recorder that keeps nothing, for runs that are not recorded."""
    return Recorder(None, started(engine, ""), lambda data: data)


def transcript(name: str) -> tuple[Event, ...]:
    """All that happened in the session `name` (its id, a beginning of it, or ``last``).

    Raises:
        AssistantError: there is none, or the store cannot be used.
    """
    store = open_store()
    try:
        return store.events(store.find(name).id)
    finally:
        store.close()
