"""A compiled knowledge base as the engine reads it."""

from __future__ import annotations

import json
import os
import sqlite3

from ..errors import AssistantError, Exit
from ..match.index import Index
from ..record import TYPE_CHECKING
from ..text import one_line

if TYPE_CHECKING:
    from typing import Any

    from .bounds import Bounds

FORMAT = 11
"""Version of the compiled file's layout; a file of another version is compiled again."""
PAGES = "pages"
"""Under which the pages of checks are kept, beside what kb.yaml declares."""
MAGIC = b"SQLite format 3\x00"
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE file (name TEXT, size INTEGER, modified INTEGER, changed INTEGER);
CREATE TABLE folder (name TEXT, size INTEGER, modified INTEGER, changed INTEGER);
CREATE TABLE article (
    id INTEGER PRIMARY KEY, slug TEXT UNIQUE, title TEXT, symptom TEXT, data TEXT
);
CREATE TABLE block (
    kind TEXT, name TEXT, article INTEGER, place INTEGER, PRIMARY KEY (kind, name, article)
) WITHOUT ROWID;
CREATE TABLE declared (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE exact (words TEXT PRIMARY KEY, article INTEGER) WITHOUT ROWID;
CREATE TABLE weight (
    feature TEXT PRIMARY KEY, scale REAL, classes BLOB, weights BLOB
) WITHOUT ROWID;
CREATE TABLE posting (
    word TEXT PRIMARY KEY, ideal REAL, phrases BLOB, impacts BLOB
) WITHOUT ROWID;
CREATE TABLE word (
    initial TEXT, length INTEGER, words TEXT, PRIMARY KEY (initial, length)
) WITHOUT ROWID;
"""
"""All that a compiled file holds; one from elsewhere must hold exactly this."""


class DamagedError(Exception):
    """A compiled file that cannot be read; compiling again helps."""


def is_compiled(path: str) -> bool:
    """Whether `path` is a file that looks like a compiled knowledge base, or is named like one."""
    try:
        if os.path.exists(path) and not os.path.isfile(path):  # a pipe would never end
            return path.endswith(".kb")
        with open(path, "rb") as file:
            return file.read(len(MAGIC)) == MAGIC or path.endswith(".kb")
    except OSError:
        return False


def open_readonly(path: str) -> sqlite3.Connection:
    """Open without ever writing, locking or creating anything."""
    address = os.path.abspath(path).replace("\\", "/")
    for special in "%?#":
        address = address.replace(special, f"%{ord(special):02x}")
    return sqlite3.connect(
        f"file:{'' if address[0] == '/' else '/'}{address}?mode=ro&immutable=1",
        uri=True,
        check_same_thread=False,
    )


def read_meta(connection: sqlite3.Connection, key: str) -> Any:
    """One value of the file's description, or None.

    Raises:
        DamagedError: the file is no compiled knowledge base, or half of one.
    """
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    except (sqlite3.Error, ValueError) as error:
        raise DamagedError(str(error)) from error
    return row[0] if row else None


class Store:
    """The articles and the index of one compiled knowledge base."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Raises `DamagedError` where the file is not whole."""
        self.connection = connection
        try:
            self.index = Index(connection)
            self.id: str = self.index.info["id"]
            self.problems = _problems(read_meta(connection, "problems"))
        except (sqlite3.Error, LookupError, ValueError, TypeError, AttributeError) as error:
            raise DamagedError(str(error)) from error

    def article(self, slug: str) -> dict[str, Any] | None:
        """All that is stored of an article, by its id."""
        row = self.connection.execute("SELECT data FROM article WHERE slug = ?", (slug,)).fetchone()
        article: dict[str, Any] | None = json.loads(row[0]) if row else self.pages().get(slug)
        if article is None:
            return None
        for block in article["blocks"]:
            if block["kind"] != "prose" and not block["source"]:
                block["elements"] = self._declared_title(block) or block["elements"]
        return article

    def _declared_title(self, reference: dict[str, Any]) -> Any:
        """The title of a block that is declared in another article."""
        row = self.connection.execute(
            "SELECT article.data FROM block JOIN article ON article.id = block.article"
            " WHERE block.kind = ? AND block.name = ?",
            (reference["kind"], reference["id"]),
        ).fetchone()
        blocks = json.loads(row[0])["blocks"] if row else self._of_pages(reference["kind"])
        return next((b["elements"] for b in blocks if b["id"] == reference["id"]), None)

    def _of_pages(self, kind: str) -> list[dict[str, Any]]:
        """The blocks of a kind that pages declare."""
        blocks = (block for page in self.pages().values() for block in page["blocks"])
        return [b for b in blocks if b["kind"] == kind and b["source"].strip()]

    def pages(self) -> dict[str, Any]:
        """The pages of checks, which are never an answer, by their ids."""
        return self.declared(PAGES)

    def blocks(self, kind: str) -> list[tuple[str, str]]:
        """Ids of all declared checks (or actions) with their articles, in reading order."""
        rows: list[tuple[str, str]] = self.connection.execute(
            "SELECT block.name, article.slug FROM block JOIN article ON article.id = block.article"
            " WHERE block.kind = ? ORDER BY block.article, block.place",
            (kind,),
        ).fetchall()
        for slug, page in self.pages().items():
            found = (b for b in page["blocks"] if b["kind"] == kind and b["source"].strip())
            rows += [(block["id"], slug) for block in found]
        return rows

    def declared(self, name: str) -> dict[str, Any]:
        """What kb.yaml declares under a key such as ``variables``, ``signatures`` or ``reads``."""
        row = self.connection.execute(
            "SELECT value FROM declared WHERE name = ?", (name,)
        ).fetchone()
        return json.loads(row[0]) if row else {}

    @property
    def bounds(self) -> Bounds:
        """The folders that it says it reads and changes."""
        from .bounds import bounds_of

        return bounds_of({name: self.declared(name) for name in ("reads", "changes")})

    def articles(self) -> list[tuple[str, str, str]]:
        """Id, title and first symptom of every article, in the order of their files."""
        return self.connection.execute(
            "SELECT slug, title, symptom FROM article ORDER BY id"
        ).fetchall()


def _problems(written: Any) -> list[dict[str, Any]]:
    """What was wrong with the files when they were compiled."""
    problems: list[dict[str, Any]] = json.loads(written)
    if any(not {"file", "line", "message", "severity", "fatal"} <= p.keys() for p in problems):
        raise ValueError("incomplete list of problems")
    return problems


def open_packaged(path: str) -> Store:
    """Open the compiled file that ships with the program: who can change it can change the program.

    Raises:
        AssistantError: it is damaged or was made by another version of this program.
    """
    try:
        connection = open_readonly(path)
        if read_meta(connection, "format") == FORMAT:
            return Store(connection)
    except (DamagedError, sqlite3.Error):
        pass
    raise AssistantError(
        "kb-damaged",
        f"{one_line(path)} is damaged or was made by another version of this program",
        hint="install troubleshooting-assistant again",
        exit_code=Exit.CONFIG,
    )
