"""The record of every fix: what was planned, agreed to, begun, done and seen. Append-only.

Each entry is one line of JSON, written and flushed to the disk before the next thing happens, so
that a crash in the middle shows. A fix that cannot be recorded is not made. Passwords and
their like are taken out first.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator

from ..files import append_rotating
from ..paths import data_folder
from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

_ENDED = "ended"
_TEXTS = ("title", "steps", "text", "call", "message")
"""Fields that may hold what an author or a machine wrote."""
MAX_LINE = 1_000_000
MAX_BYTES = 5_000_000


class Past(Record):
    """A fix as the journal tells it."""

    run: str
    entries: tuple[dict[str, Any], ...]

    @property
    def ended(self) -> bool:
        """It came to an end; otherwise it was interrupted, or is still running."""
        return bool(self.entries[-1]["event"] == _ENDED)

    @property
    def agreed(self) -> bool:
        """Somebody consented: before that nothing is done."""
        return any(e["event"] == "consented" for e in self.entries)

    @property
    def began(self) -> int:
        """How many steps were begun."""
        return sum(bool(e["event"] == "step_began") for e in self.entries)

    @property
    def done(self) -> int:
        """How many steps have ended."""
        return sum(bool(e["event"] == "step_ended") for e in self.entries)

    @property
    def told(self) -> bool:
        """The person has been told that it was interrupted."""
        return any(e["event"] == "told" for e in self.entries)

    @property
    def first(self) -> dict[str, Any]:
        """The plan."""
        return self.entries[0]


class Journal:
    """The file, opened for each entry."""

    def __init__(self, path: str = "") -> None:
        self.path = path or os.path.join(data_folder(), "fixes.jsonl")

    def begin(self, **fields: Any) -> str:
        """Record a plan; returns the run's id.

        Raises:
            OSError: it cannot be recorded.
        """
        run = f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{os.urandom(3).hex()}"
        self.write(run, "planned", **fields)
        return run

    def write(self, run: str, event: str, **fields: Any) -> None:
        """Add an entry and have it on the disk.

        Raises:
            OSError: it cannot be recorded.
        """
        texts = {name: fields[name] for name in _TEXTS if name in fields}
        fields |= _hidden(texts)
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = json.dumps({"v": 1, "run": run, "at": now, "event": event, **fields})
        append_rotating(self.path, line.encode(), MAX_BYTES if event == "planned" else 0)

    def end(self, run: str, **fields: Any) -> None:
        """Record that a fix came to its end."""
        self.write(run, _ENDED, **fields)

    def past(self) -> list[Past]:
        """All fixes, oldest first; lines that are torn or foreign are left out."""
        runs: dict[str, list[dict[str, Any]]] = {}
        for entry in self._entries():
            runs.setdefault(entry["run"], []).append(entry)
        return [Past(run, tuple(e)) for run, e in runs.items() if e[0]["event"] == "planned"]

    def interrupted(self) -> list[Past]:
        """Fixes that were begun and never ended."""
        return [p for p in self.past() if not p.ended and p.agreed]

    def _entries(self) -> Iterator[dict[str, Any]]:
        try:
            with open(self.path, "rb") as file:
                for line in file:
                    try:
                        entry = json.loads(line[:MAX_LINE])
                    except (ValueError, RecursionError):
                        continue
                    if isinstance(entry, dict) and _sound(entry):
                        yield entry
        except (FileNotFoundError, NotADirectoryError):
            return


def _hidden(texts: dict[str, Any]) -> dict[str, Any]:
    """Without secrets; raises OSError where it cannot be told."""
    from ..redact import RedactionError
    from ..redact.secrets import hide_secrets

    try:
        hidden: dict[str, Any] = hide_secrets()(texts)
    except RedactionError as error:
        raise OSError(str(error)) from None
    return hidden


def _sound(entry: dict[str, Any]) -> bool:
    """Whether an entry is one that this program wrote."""
    texts = all(isinstance(entry.get(name), str) for name in ("run", "event", "at"))
    return texts and isinstance(entry.get("steps", []), list)
