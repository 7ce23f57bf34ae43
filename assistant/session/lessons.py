"""How problems ended, counted for `engine.outcomes`. Local, and can be forgotten."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress

from ..engine.outcomes import outcomes_path
from ..files import atomic_write
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from .sqlite import SqliteStore

_FORGOTTEN = "outcomes_forgotten"
_SINCE = "outcomes_since"


def learn(store: SqliteStore) -> None:
    """Write the counts anew, from all that the store knows; a file that cannot be is left out."""
    with suppress(OSError):
        _write(_counts(store))


def forget(store: SqliteStore) -> None:
    """What happened so far counts no more."""
    counts = {name: list(pair) for name, pair in _all_counts(store).items()}
    store.set(_FORGOTTEN, json.dumps(counts))
    store.set(_SINCE, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    learn(store)


def since(store: SqliteStore) -> str:
    """When outcomes were forgotten last; "" where they never were."""
    return store.setting(_SINCE)


def _all_counts(store: SqliteStore) -> dict[str, tuple[int, int]]:
    solved = {tally.name: tally.times for tally in store.tallies("solved")}
    failed = {tally.name: tally.times for tally in store.tallies("not_solved")}
    return {n: (solved.get(n, 0), failed.get(n, 0)) for n in sorted({*solved, *failed})}


def _counts(store: SqliteStore) -> dict[str, tuple[int, int]]:
    before = json.loads(store.setting(_FORGOTTEN) or "{}")
    counts = {}
    for name, pair in _all_counts(store).items():
        less = before.get(name, (0, 0))
        left = (max(0, pair[0] - less[0]), max(0, pair[1] - less[1]))
        if any(left):
            counts[name] = left
    return counts


def _write(counts: dict[str, tuple[int, int]]) -> None:
    path = outcomes_path()
    if not counts:
        with suppress(FileNotFoundError):
            os.remove(path)
        return
    atomic_write(path, json.dumps({"v": 1, "articles": counts}))
