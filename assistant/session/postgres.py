"""A team's sessions in PostgreSQL, with psycopg 3 (the extra ``postgres``).

Imported only where an address is configured. The tables are in a schema of their own. No message
ever holds the password: what the server or the library says is searched for it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import quote

from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING
from ..settings.address import plain
from ..text import one_line
from .events import Event
from .sql import SqlStore, like

try:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict
except ImportError as error:
    raise AssistantError(
        "sessions-driver",
        "the shared store needs the library psycopg, which is not installed",
        hint='pip install "troubleshooting-assistant[postgres]"',
        exit_code=Exit.UNAVAILABLE,
    ) from error

if TYPE_CHECKING:
    from typing import Any

CONNECT = 3
"""Seconds to wait for the server."""
STATEMENT = 10_000
"""Milliseconds that a statement may take."""
SCHEMA = 1
"""Version of the tables that this program knows."""
_NAME = "troubleshooting_assistant"
_LOCK = 0x54534131
"""Key of the lock that one program holds while it brings the tables forward."""
_TABLES = """
CREATE TABLE sessions (
    id text PRIMARY KEY, began bigint NOT NULL, changed bigint NOT NULL, title text NOT NULL,
    face text NOT NULL, machine text NOT NULL, machine_label text NOT NULL, kb text NOT NULL,
    kb_version text NOT NULL, program text NOT NULL, events int NOT NULL, questions int NOT NULL,
    answered int NOT NULL, clarified int NOT NULL, abstained int NOT NULL, article text NOT NULL,
    outcome text NOT NULL, open_since bigint NOT NULL, solved_ms bigint NOT NULL,
    tags text NOT NULL);
CREATE INDEX ON sessions (changed, id);
CREATE TABLE events (
    id bigserial PRIMARY KEY, uuid text NOT NULL UNIQUE, session text NOT NULL,
    at bigint NOT NULL, kind text NOT NULL, data text NOT NULL);
CREATE INDEX ON events (session, id);
CREATE TABLE facts (
    session text NOT NULL, kind text NOT NULL, name text NOT NULL, state text NOT NULL,
    times int NOT NULL, PRIMARY KEY (session, kind, name, state));
CREATE INDEX ON facts (kind, name, state);
CREATE TABLE words (event text PRIMARY KEY, session text NOT NULL, words text NOT NULL);
CREATE INDEX ON words (session);
"""
_STEPS = (_TABLES,)


class PostgresStore(SqlStore):
    """The shared store."""

    _lock = " FOR UPDATE"

    def __init__(self, url: str) -> None:
        """Connect, and bring the tables to `SCHEMA`.

        Raises:
            AssistantError: the server cannot be reached or used, or its tables are newer.
        """
        options, self._secrets = _read(url)
        self.place = _place(options)
        self._guard = threading.RLock()
        with self._told():
            self._connection = psycopg.connect(
                url,
                autocommit=True,
                connect_timeout=CONNECT,
                application_name=_NAME,
                options=f"-c statement_timeout={STATEMENT} -c search_path={_NAME}",
            )
            try:
                self._migrate()
            except BaseException:
                self._connection.close()
                raise

    def _migrate(self) -> None:
        """Under a lock, since several programs may begin at once."""
        with self._connection.transaction():
            self._run("SELECT pg_advisory_xact_lock(?)", (_LOCK,))
            self._run(f"CREATE SCHEMA IF NOT EXISTS {_NAME}")
            self._run("CREATE TABLE IF NOT EXISTS version (number int NOT NULL)")
            found = self._all("SELECT number FROM version")
            version = found[0][0] if found else 0
            if version > SCHEMA:
                raise _newer(self.place, version)
            for step in _STEPS[version:]:
                self._connection.execute(step.encode())
            if version < SCHEMA:
                self._run("DELETE FROM version")
                self._run("INSERT INTO version VALUES (?)", (SCHEMA,))

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The library's errors as ours."""
        try:
            yield
        except psycopg.Error as error:
            said = str(error)
            for secret in self._secrets:
                said = said.replace(secret, "...")
            raise AssistantError(
                "sessions-server",
                f"the shared store {self.place} cannot be used: {one_line(said, 300)}",
                hint="events are kept here and sent when it answers again",
                exit_code=Exit.UNAVAILABLE,
            ) from None

    def _all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._guard, self._told():
            return self._connection.execute(_marked(sql), tuple(parameters)).fetchall()

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        return self._connection.execute(_marked(sql), tuple(parameters)).rowcount

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._guard, self._told(), self._connection.transaction():
            yield

    def _kept(self, event: Event, words: str) -> None:
        if words:
            sql = "INSERT INTO words VALUES (?, ?, ?)"
            self._run(sql, (event.uuid, event.session, words))

    def _forget(self, session: str) -> None:
        self._run("DELETE FROM words WHERE session = ?", (session,))

    def _found(self, text: str, limit: int) -> list[tuple[str, str]]:
        words = text.split()
        if not words:
            return []
        holds = " AND ".join(["words ILIKE ? ESCAPE '!'"] * len(words))
        sql = f"SELECT session, words FROM words WHERE {holds} ORDER BY event DESC LIMIT ?"
        return [(s, w) for s, w in self._all(sql, (*(f"%{like(w)}%" for w in words), limit))]


def _marked(sql: str) -> bytes:
    """The statement with psycopg's marks; nothing foreign is in it."""
    return sql.replace("?", "%s").encode()


def _read(url: str) -> tuple[dict[str, Any], list[str]]:
    """The parts of an address, and what of it is secret."""
    try:
        options = conninfo_to_dict(url)
    except psycopg.Error:
        raise _unreadable() from None
    host, port = str(options.get("host") or ""), str(options.get("port") or "")
    if "@" in host[1:] or port.strip("0123456789,"):  # a piece of a password that is not encoded
        raise _unreadable()
    hidden = [v for k, v in options.items() if "pass" in k or "secret" in k or plain(str(v)) != v]
    written = [form for value in hidden for form in (str(value), quote(str(value), safe=""))]
    return options, sorted(filter(None, written), key=len, reverse=True)


def _unreadable() -> AssistantError:
    return AssistantError(
        "sessions-url",
        "the address of the shared store cannot be read",
        hint="for example: postgresql://anna@db.example.com/support; a password is best kept in "
        "~/.pgpass, and in an address its signs are written as %XX",
        exit_code=Exit.CONFIG,
    )


def _place(options: dict[str, Any]) -> str:
    """Where it is, without user and password."""
    host, name = plain(options.get("host") or "localhost"), plain(options.get("dbname") or "")
    return one_line(f"PostgreSQL on {host}{f', {name}' if name else ''}")


def _newer(place: str, version: int) -> AssistantError:
    return AssistantError(
        "sessions-newer",
        f"the shared store {place} was written by a newer version of this program "
        f"(layout {version}, this one knows {SCHEMA})",
        hint="update this program; what happens meanwhile is kept here and sent then",
        exit_code=Exit.CONFIG,
    )
