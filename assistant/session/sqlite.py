"""Sessions in one SQLite file of this user's; several processes may write at once."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..errors import AssistantError, Exit
from ..paths import data_folder
from ..record import TYPE_CHECKING
from ..text import one_line
from .events import Event
from .migrate import add_words, migrate
from .sql import SqlStore, like, read_rows

if TYPE_CHECKING:
    from typing import Any

BUSY = 5.0
"""Seconds to wait for another process that is writing."""
MEMORY = ":memory:"
"""In the place of a path: sessions that end with the program, in no file."""


def sessions_path() -> str:
    """Where this user's sessions are."""
    return os.path.join(data_folder(), "sessions.db")


class SqliteStore(SqlStore):
    """The local store.

    What was appended survives the end of the program, and of power: each transaction is on the
    disk (``synchronous=FULL``; a few milliseconds) before it is shown.
    """

    def __init__(self, path: str = "", *, outbox: bool = False) -> None:
        """Open the file, or begin it.

        Args:
            path: the file; by default the user's. `MEMORY` for none.
            outbox: events are also put aside to be sent to a shared store.

        Raises:
            AssistantError: it cannot be used.
        """
        self.place = path or sessions_path()
        self._outbox = outbox
        self._guard = threading.RLock()
        with self._told():
            self._connection = _open(self.place)
            try:
                migrate(self._connection, self.place)
                tables = self._all("SELECT 1 FROM sqlite_master WHERE name = 'search'")
                self._fts = bool(tables)
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise _error(error, self.place) from error

    def _all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._guard, self._told():
            return self._connection.execute(sql, tuple(parameters)).fetchall()

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        return self._connection.execute(sql, tuple(parameters)).rowcount

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._guard, self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _kept(self, event: Event, words: str) -> None:
        if not (words and self._fts) and not self._outbox:
            return
        (number,) = self._all("SELECT id FROM events WHERE uuid = ?", (event.uuid,))[0]
        if words and self._fts:
            add_words(self._connection, number, words, event.session)
        if self._outbox:
            self._run("INSERT INTO outbox (event) VALUES (?)", (number,))

    def _forget(self, session: str) -> None:
        mine = "(SELECT id FROM events WHERE session = ?)"
        self._run(f"DELETE FROM outbox WHERE event IN {mine}", (session,))
        if self._fts:
            self._run(f"DELETE FROM search WHERE rowid IN {mine}", (session,))
            self._run("INSERT INTO search (search) VALUES ('optimize')")  # words go for good

    def delete(self, session: str) -> None:
        """Forget a session; its bytes are overwritten, also those in the log of changes."""
        super().delete(session)
        self._all("PRAGMA wal_checkpoint(TRUNCATE)")

    def _found(self, text: str, limit: int) -> list[tuple[str, str]]:
        words = text.split()
        if not words:
            return []
        if self._fts:
            query = " ".join(_quoted(word) for word in words) + "*"
            sql = "SELECT session, words FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?"
            return [(s, w) for s, w in self._all(sql, (query, limit))]
        holds = " AND ".join(["data LIKE ? ESCAPE '!'"] * len(words))
        sql = f"SELECT session, data FROM events WHERE {holds} ORDER BY id DESC LIMIT ?"
        rows = self._all(sql, (*(f"%{like(word)}%" for word in words), limit))
        return [(s, one_line(data)) for s, data in rows]

    # What is waiting to be sent

    def unsent(self, limit: int) -> list[Event]:
        """The oldest events that a shared store has not got yet."""
        sql = (
            "SELECT uuid, session, at, kind, data FROM outbox"
            " JOIN events ON events.id = outbox.event ORDER BY event LIMIT ?"
        )
        return read_rows(self._all(sql, (limit,)), lambda row: self.sent([row[0]]))

    def sent(self, uuids: Sequence[str]) -> None:
        """A shared store has them now."""
        with self._transaction():
            for uuid in uuids:
                sql = "DELETE FROM outbox WHERE event = (SELECT id FROM events WHERE uuid = ?)"
                self._run(sql, (uuid,))

    def waiting(self) -> int:
        """How many events are to be sent."""
        return int(self._all("SELECT count(*) FROM outbox")[0][0])

    def setting(self, name: str) -> str:
        """A value that was put down, or ""."""
        rows = self._all("SELECT value FROM setting WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def set(self, name: str, value: str) -> None:
        """Put a value down."""
        with self._transaction():
            self._run("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def _open(path: str) -> sqlite3.Connection:
    """Open the file, for this user's eyes only."""
    if path != MEMORY:
        os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _quoted(word: str) -> str:
    """A word of a search as FTS5 takes it literally."""
    return '"' + word.replace('"', '""') + '"'


def _error(error: sqlite3.Error | OSError, path: str) -> AssistantError:
    said = f"{error.strerror or error}" if isinstance(error, OSError) else str(error)
    if isinstance(error, OSError):
        return _cannot(path, said, "is there such a folder, and may you write there?")
    if not isinstance(error, sqlite3.OperationalError):
        hint = f"move it away, and a new one is begun; older ones may be beside it: {path}.v1.bak"
        message = f"{path} is damaged, or no file of sessions: {said}"
        return AssistantError("sessions-damaged", message, hint=hint, exit_code=Exit.DATA)
    if "locked" in said or "busy" in said:
        message = f"another program is writing to {path} and does not come to an end"
        hint = "try again; close other windows of this program"
        return AssistantError("sessions-busy", message, hint=hint, exit_code=Exit.UNAVAILABLE)
    if "full" in said or "I/O" in said:
        message = f"writing to {path} failed: {said}"
        return AssistantError(
            "sessions-io", message, hint="is the disk full, or the place gone?", exit_code=Exit.IO
        )
    return _cannot(path, said, "is it a file of yours, and may you write there?")


def _cannot(path: str, said: str, hint: str) -> AssistantError:
    message = f"{path} cannot be used: {said}"
    return AssistantError("sessions-file", message, hint=hint, exit_code=Exit.CANNOT_CREATE)
