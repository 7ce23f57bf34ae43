"""A compiled file from elsewhere: a stranger's database, read as such.

Its tables are exactly those that this program makes, its content fits its checksum, every text is
cleaned as it leaves SQLite (and once more out of JSON, which writes control characters as escapes),
and what is shown has the types that the faces expect.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping

from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING
from ..text import clean, one_line
from .seal import is_sealed
from .store import FORMAT, TABLES, DamagedError, Store, open_readonly, read_meta

if TYPE_CHECKING:
    from typing import Any, TypeVar

    Result = TypeVar("Result")

_MAX_ROW = 64_000_000
"""Bytes of one row."""
_MAX_DEPTH = 60
_FAULTS = (
    sqlite3.Error, DamagedError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, RecursionError, OSError,
)  # fmt: skip
_DAMAGED = "is damaged or no knowledge base"


def open_foreign(path: str) -> Store:
    """Open a compiled file that the user named.

    Raises:
        AssistantError: it is damaged, no knowledge base, or made by another version.
    """
    what = _DAMAGED
    if not os.path.isfile(path):
        raise _refused(path, what)
    try:
        connection = open_readonly(path)
        _harden(connection)
        if not (_has_our_tables(connection) and _has_our_types(connection)):
            raise _refused(path, what)
        if read_meta(connection, "format") != FORMAT:
            what = "was made by another version of this program"
        elif is_sealed(path):
            return _Foreign(connection, path)
    except _FAULTS:
        pass
    raise _refused(path, what)


def _harden(connection: sqlite3.Connection) -> None:
    connection.text_factory = lambda data: clean(data.decode("utf-8", "replace"))
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_ROW)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _has_our_tables(connection: sqlite3.Connection) -> bool:
    """Whether the file holds our tables, and nothing that does something: no view, no trigger."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    made = [" ".join(sql.split()) for kind, _, sql in rows if sql is not None]
    wanted = [" ".join(sql.split()) for sql in TABLES.split(";") if sql.strip()]
    rest = [(kind, name) for kind, name, sql in rows if sql is None]
    return sorted(made) == sorted(wanted) and all(
        kind == "index" and name.startswith("sqlite_autoindex_") for kind, name in rest
    )


def _has_our_types(connection: sqlite3.Connection) -> bool:
    """Whether every value has its column's type: SQLite itself lets any value stand anywhere."""
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL"):
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        odd = " OR ".join(
            f"typeof(\"{name}\") <> '{kind.lower()}'" for _, name, kind, *_ in columns if kind
        )
        query = f'SELECT 1 FROM "{table}" WHERE {odd} LIMIT 1'  # noqa: S608 - names are our own
        if odd and connection.execute(query).fetchone():
            return False
    return True


def _refused(path: str, what: str) -> AssistantError:
    return AssistantError(
        "kb-damaged",
        f"{one_line(path)} {what}",
        hint="make it again with “assistant kb compile FOLDER --out FILE”",
        exit_code=Exit.CONFIG,
    )


class _Foreign(Store):
    """Articles and index of a stranger's file."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        super().__init__(connection)
        self._path = path
        self.index.info = _of(self.index.info, _INFO)
        self.id = self.index.info["id"]
        self.problems = _of(self.problems, [_PROBLEM])
        count = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        if not 0 < count == self.index.settings.articles:
            raise DamagedError("its articles are not those that it counts")

    def article(self, slug: str) -> dict[str, Any] | None:
        def read() -> dict[str, Any] | None:
            found = Store.article(self, slug)
            checked: dict[str, Any] | None = found and _of(found, _ARTICLE)
            return checked

        return self._told(read)

    def blocks(self, kind: str) -> list[tuple[str, str]]:
        return self._told(lambda: [_of(row, (str, str)) for row in Store.blocks(self, kind)])

    def declared(self, name: str) -> Any:
        wanted: object = [str] if name in ("reads", "changes", "redact") else dict
        return self._told(
            lambda: _of(found, wanted) if (found := Store.declared(self, name)) else {}
        )

    def pages(self) -> dict[str, Any]:
        return self._told(lambda: {n: _of(p, _ARTICLE) for n, p in Store.pages(self).items()})

    def articles(self) -> list[tuple[str, str, str]]:
        return self._told(lambda: [_of(row, (str, str, str)) for row in Store.articles(self)])

    def _told(self, work: Callable[[], Result]) -> Result:
        try:
            return work()
        except _FAULTS:
            raise _refused(self._path, _DAMAGED) from None


_INFO = {
    "id": str, "title": str, "version": str, "product": str, "language": str, "support": dict,
}  # fmt: skip
_PROBLEM = {"file": str, "line": int, "message": str, "severity": str, "fatal": bool}
_ELEMENT = {"kind": str, "level": int, "marker": str, "spans": [(str, str, str)]}
_BLOCK = {"kind": str, "id": str, "line": int, "source": str, "elements": [_ELEMENT]}
_SOURCE = {"doc": str, "heading": str, "lines": str, "sha256": str}
_ARTICLE = {
    "id": str, "title": str, "file": str, "blocks": [_BLOCK], "sources": [_SOURCE],
    "symptoms": [str], "not_symptoms": [str], "applies_to": [str], "related": [str],
}  # fmt: skip


def _of(value: Any, shape: Any) -> Any:
    """`value`, cleaned, if it has this shape: types, and lists, tuples and mappings of them.

    Raises:
        TypeError: it has another one.
        KeyError: something is missing.
    """
    if isinstance(shape, Mapping):
        if not isinstance(value, dict):
            raise TypeError("no mapping")
        named = {name: _of(value[name], inner) for name, inner in shape.items()}
        return {**_clean(value), **named}
    if isinstance(shape, list):
        if not isinstance(value, list):
            raise TypeError("no list")
        return [_of(item, shape[0]) for item in value]
    if isinstance(shape, tuple):
        if not isinstance(value, (list, tuple)) or len(value) != len(shape):
            raise TypeError("no row")
        return type(value)(_of(item, inner) for item, inner in zip(value, shape, strict=True))
    if type(value) is not shape:
        raise TypeError(f"no {shape.__name__}")
    return _clean(value)


def _clean(value: Any, depth: int = 0) -> Any:
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {clean(name): _clean(item, depth + 1) for name, item in value.items()}
    return value
