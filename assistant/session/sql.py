"""The part of a store that SQLite and PostgreSQL have in common. Parameters are written ``?``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from ..codec import plain
from ..record import TYPE_CHECKING
from .events import Event, decode, encode
from .store import LAST, SearchHit, Tally, Totals, no_session, several_sessions
from .summary import SessionSummary, empty, facts, fold, searchable
from .values import Foreign

if TYPE_CHECKING:
    from typing import Any

COLUMNS = ", ".join(SessionSummary._fields)
_MARKS = ", ".join("?" * len(SessionSummary._fields))
_UPDATES = ", ".join(f"{name} = excluded.{name}" for name in SessionSummary._fields[1:])
_EXCERPTS = 3
_COUNTED = ("questions", "answered", "clarified", "abstained")


class SqlStore:
    """A store behind two statements: `_all` reads, `_run` writes within `_transaction`."""

    place = ""
    """Where it is, for people; never with a password."""
    _lock = ""
    """What a SELECT needs so that nobody else changes the row meanwhile."""

    def _all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement; returns how many rows it changed."""
        raise NotImplementedError

    def _transaction(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def _found(self, text: str, limit: int) -> list[tuple[str, str]]:
        """Session and text of each event that holds the words of `text`, best first."""
        raise NotImplementedError

    def _kept(self, event: Event, words: str) -> None:
        """An event was added: make its words findable, and whatever else is to be done."""

    def close(self) -> None:
        """Let go of it."""
        raise NotImplementedError

    def append(self, session: str, events: Sequence[Event]) -> None:
        """Add events; those that are there already are left alone."""
        if not events:
            return
        with self._transaction():
            start = f"INSERT INTO sessions ({COLUMNS}) VALUES ({_MARKS}) ON CONFLICT DO NOTHING"
            self._run(start, empty(session, events[0].at))
            sql = f"SELECT {COLUMNS} FROM sessions WHERE id = ?{self._lock}"
            summary = SessionSummary(*self._all(sql, (session,))[0])
            new = [event for event in events if self._add(event)]
            self._put(fold(summary, new))
            self._count(session, new)

    def _add(self, event: Event) -> bool:
        value = event.value
        text = value.data if isinstance(value, Foreign) else encode(plain(value))
        added = self._run(
            "INSERT INTO events (uuid, session, at, kind, data) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (uuid) DO NOTHING",
            (event.uuid, event.session, event.at, event.kind, text),
        )
        if added:
            self._kept(event, searchable(event))
        return bool(added)

    def _put(self, summary: SessionSummary) -> None:
        self._run(
            f"INSERT INTO sessions ({COLUMNS}) VALUES ({_MARKS})"
            f" ON CONFLICT (id) DO UPDATE SET {_UPDATES}",
            summary,
        )

    def _count(self, session: str, events: Sequence[Event]) -> None:
        for fact, times in Counter(f for event in events for f in facts(event)).items():
            self._run(
                "INSERT INTO facts (session, kind, name, state, times) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (session, kind, name, state)"
                " DO UPDATE SET times = facts.times + excluded.times",
                (session, *fact, times),
            )

    def sessions(self, limit: int = 0, tag: str = "") -> list[SessionSummary]:
        """The sessions that changed last, newest first; all where `limit` is 0."""
        where = " WHERE tags LIKE ? ESCAPE '!'" if tag else ""
        most = f" LIMIT {limit:d}" if limit else ""
        sql = f"SELECT {COLUMNS} FROM sessions{where} ORDER BY changed DESC, id DESC{most}"
        return [
            SessionSummary(*row) for row in self._all(sql, (f"%,{like(tag)},%",) if tag else ())
        ]

    def find(self, name: str) -> SessionSummary:
        """The session whose id is `name` or alone begins with it, or the `LAST` one."""
        if name == LAST:
            latest = self.sessions(1)
            if not latest:
                raise no_session(name)
            return latest[0]
        sql = f"SELECT {COLUMNS} FROM sessions WHERE id LIKE ? ESCAPE '!' ORDER BY id LIMIT 4"
        found = [SessionSummary(*row) for row in self._all(sql, (f"{like(name)}%",))]
        exact = [one for one in found if one.id == name]
        if not found:
            raise no_session(name)
        if len(found) > 1 and not exact:
            raise several_sessions(name, [one.id for one in found])
        return (exact or found)[0]

    def events(self, session: str) -> tuple[Event, ...]:
        """All that happened, in order; an event that is damaged is left out."""
        sql = "SELECT uuid, session, at, kind, data FROM events WHERE session = ? ORDER BY id"
        return tuple(read_rows(self._all(sql, (session,)), lambda row: None))

    def delete(self, session: str) -> None:
        """Forget a session."""
        with self._transaction():
            self._forget(session)
            for table, column in (("sessions", "id"), ("events", "session"), ("facts", "session")):
                self._run(f"DELETE FROM {table} WHERE {column} = ?", (session,))

    def _forget(self, session: str) -> None:
        """What else is kept of a session goes."""

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        """Sessions that hold all these words, best first."""
        excerpts: dict[str, list[str]] = {}
        for session, words in self._found(text, limit * 20):
            excerpts.setdefault(session, []).append(words)
        hits = []
        for session, found in list(excerpts.items())[:limit]:
            rows = self._all(f"SELECT {COLUMNS} FROM sessions WHERE id = ?", (session,))
            hits += [SearchHit(SessionSummary(*row), tuple(found[:_EXCERPTS])) for row in rows]
        return hits

    def totals(self) -> Totals:
        """Sums over all sessions."""
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in _COUNTED)
        sql = f"SELECT count(*), {sums}, coalesce(min(began), 0) FROM sessions"
        count, *numbers, first = (int(n) for n in self._all(sql)[0])
        outcomes = dict(self._all("SELECT outcome, count(*) FROM sessions GROUP BY outcome"))
        timed = self._all("SELECT count(*) FROM sessions WHERE solved_ms >= 0")[0][0]
        middle = self._all(
            "SELECT solved_ms FROM sessions WHERE solved_ms >= 0"
            f" ORDER BY solved_ms LIMIT 1 OFFSET {timed // 2:d}"
        )
        return Totals(
            count,
            **dict(zip(_COUNTED, numbers, strict=True)),
            solved=outcomes.get("solved", 0),
            not_solved=outcomes.get("not_solved", 0),
            solved_ms_median=middle[0][0] if middle else -1,
            first=first,
        )

    def tallies(self, kind: str, limit: int = 0) -> list[Tally]:
        """How often each thing of a kind happened, most often first."""
        most = f" LIMIT {limit:d}" if limit else ""
        sql = (
            "SELECT name, state, sum(times), count(*) FROM facts WHERE kind = ?"
            f" GROUP BY name, state ORDER BY sum(times) DESC, name, state{most}"
        )
        return [Tally(kind, n, s, int(t), int(c)) for n, s, t, c in self._all(sql, (kind,))]


def read_rows(
    rows: Sequence[tuple[Any, ...]], damaged: Callable[[tuple[Any, ...]], None]
) -> list[Event]:
    """Events out of rows of uuid, session, time, kind and data."""
    events = []
    for row in rows:
        uuid, session, at, kind, text = row
        try:
            events.append(Event(uuid, session, at, decode(kind, text)))
        except (ValueError, RecursionError):
            damaged(row)
    return events


def like(text: str) -> str:
    """`text` for a LIKE pattern with ``ESCAPE '!'``."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
