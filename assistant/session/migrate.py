"""Versions of the local file: forward only, each older file is kept beside the new one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress

from ..errors import AssistantError, Exit
from ..files import replacing
from .sql import read_rows
from .summary import facts, searchable

_V1 = (
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY, began INTEGER NOT NULL, changed INTEGER NOT NULL,
        title TEXT NOT NULL, face TEXT NOT NULL, machine TEXT NOT NULL,
        machine_label TEXT NOT NULL, kb TEXT NOT NULL, kb_version TEXT NOT NULL,
        program TEXT NOT NULL, events INTEGER NOT NULL, questions INTEGER NOT NULL,
        answered INTEGER NOT NULL, clarified INTEGER NOT NULL, abstained INTEGER NOT NULL,
        article TEXT NOT NULL, outcome TEXT NOT NULL, open_since INTEGER NOT NULL,
        solved_ms INTEGER NOT NULL, tags TEXT NOT NULL)""",
    """CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session TEXT NOT NULL,
        at INTEGER NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL)""",
    "CREATE INDEX event_of ON events (session, id)",
    "CREATE INDEX session_changed ON sessions (changed, id)",
    """CREATE TRIGGER event_stays BEFORE UPDATE ON events
        BEGIN SELECT RAISE (ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER event_kept BEFORE DELETE ON events
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id = OLD.session)
        BEGIN SELECT RAISE (ABORT, 'an event goes with its session only'); END""",
)
_V2 = (
    """CREATE TABLE facts (
        session TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
        times INTEGER NOT NULL, PRIMARY KEY (session, kind, name, state)) WITHOUT ROWID""",
    "CREATE INDEX fact_of ON facts (kind, name, state, times)",
    """CREATE INDEX session_counts ON sessions
        (outcome, solved_ms, questions, answered, clarified, abstained, began)""",
    "CREATE INDEX session_solved ON sessions (solved_ms)",
    "CREATE TABLE outbox (event INTEGER PRIMARY KEY)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5"
    " (words, session UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')"
)


def _first(connection: sqlite3.Connection) -> None:
    for statement in _V1:
        connection.execute(statement)


def _second(connection: sqlite3.Connection) -> None:
    """Counts, search and outbox, made from the events that are there."""
    for statement in _V2:
        connection.execute(statement)
    found = make_search(connection)
    rows = connection.execute("SELECT uuid, session, at, kind, data, id FROM events ORDER BY id")
    for *row, number in rows.fetchall():
        for event in read_rows([tuple(row)], lambda damaged: None):
            words = searchable(event)
            if found and words:
                add_words(connection, number, words, event.session)
            for fact in facts(event):
                connection.execute(
                    "INSERT INTO facts VALUES (?, ?, ?, ?, 1)"
                    " ON CONFLICT DO UPDATE SET times = times + 1",
                    (event.session, *fact),
                )


STEPS = (_first, _second)
SCHEMA = len(STEPS)
"""Version of the file's layout that this program writes."""


def make_search(connection: sqlite3.Connection) -> bool:
    """Make the table that words are searched in; false where this SQLite has no FTS5."""
    with suppress(sqlite3.OperationalError):
        connection.execute(_SEARCH)
        return True
    return False


def add_words(connection: sqlite3.Connection, number: int, words: str, session: str) -> None:
    """Make an event's words findable."""
    sql = "INSERT INTO search (rowid, words, session) VALUES (?, ?, ?)"
    connection.execute(sql, (number, words, session))


def version_of(connection: sqlite3.Connection) -> int:
    """The file's version; 0 where it is new."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the file to `SCHEMA`.

    Raises:
        AssistantError: the file is newer than this program.
        sqlite3.Error: it could not be done; the file is as it was.
        OSError: the same.
    """
    version = version_of(connection)
    if version == SCHEMA:
        return
    if version > SCHEMA:
        raise _newer(path, version)
    if version:
        _back_up(connection, path, version)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        now = version_of(connection)  # another process may have been quicker
        for step in STEPS[now:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {max(SCHEMA, now)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _newer(path: str, version: int) -> AssistantError:
    return AssistantError(
        "sessions-newer",
        f"{path} was written by a newer version of this program (layout {version}, "
        f"this one knows {SCHEMA})",
        hint="update this program; or move the file away, and a new one is begun",
        exit_code=Exit.CONFIG,
    )


def backup_path(path: str, version: int) -> str:
    """Where the file of an older version is kept."""
    return f"{path}.v{version}.bak"


def _back_up(connection: sqlite3.Connection, path: str, version: int) -> None:
    """Copy the file as it is; the copy takes its place whole or not at all."""
    target = backup_path(path, version)
    with suppress(_MigratedError), replacing(target) as draft:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(draft)) as copy:
            connection.backup(copy)
            if version_of(copy) != version:
                raise _MigratedError


class _MigratedError(Exception):
    """Another process was faster, and has made the copy."""
