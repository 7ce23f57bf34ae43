"""Which compiled file answers for a folder: a fresh one from the user's cache, or a new one.

Nothing here may keep an answer from coming: a cache that cannot be written, a damaged file or
another process compiling at the same time all end in a usable connection.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable

from ..paths import cache_folder
from ..record import Record
from .scan import File, Listing, scan, state
from .store import FORMAT, DamagedError, Store, open_readonly, read_meta

CHECKED_FILES = 1_000
"""Files that are looked at for changes before a question."""


class Progress(Record):
    """How far a compilation is."""

    stage: str
    share: float
    """0 to 1, of the stage."""


Listen = Callable[[Progress], None]


def cached_path(root: str) -> str:
    """The cache file of a folder."""
    import zlib

    real = os.path.realpath(root)
    mark = zlib.crc32(real.encode("utf-8", "surrogatepass"))
    name = "".join(c if c.isalnum() else "-" for c in os.path.basename(real))[:40]
    return os.path.join(cache_folder(), f"{name}-{mark:08x}-{len(real)}.kb")


def open_folder(root: str, listen: Listen | None = None) -> Store:
    """The knowledge base of a folder, compiled if need be.

    Raises:
        AssistantError: the folder is no usable knowledge base.
    """
    path = cached_path(root)
    return _fresh(path, root) or _compile(scan(root), path, listen)


def recompile(root: str, listen: Listen | None = None) -> Store:
    """The knowledge base of a folder, compiled anew whatever the cache holds."""
    return _compile(scan(root), cached_path(root), listen, damaged=True)


def _fresh(path: str, root: str) -> Store | None:
    """The cached file, if it belongs to the files as they are now."""
    if not os.path.exists(path):
        return None
    store, connection = None, None
    try:
        connection = open_readonly(path)
        if (
            read_meta(connection, "format") == FORMAT
            and read_meta(connection, "root") == os.fsencode(os.path.realpath(root))
            and _unchanged(connection, root)
        ):
            store = Store(connection)
    except (DamagedError, sqlite3.Error, OSError, ValueError, TypeError):
        pass  # whatever is wrong with it, it is made anew
    if connection and not store:
        connection.close()  # Windows replaces no file that is open
    return store


def _unchanged(connection: sqlite3.Connection, root: str) -> bool:
    """Whether files and folders are as they were compiled.

    All folders are looked at, so that no file comes, goes or is replaced unseen, and all files
    up to `CHECKED_FILES`. In a larger knowledge base each question looks at another stretch of
    its files: an edit in place is then seen after some questions, or by compiling by hand.
    """
    folders = connection.execute("SELECT * FROM folder").fetchall()
    (count,) = connection.execute("SELECT max(rowid) FROM file").fetchone()
    start = 0
    if count > CHECKED_FILES:
        start = int.from_bytes(os.urandom(4), "big") % (count - CHECKED_FILES + 1)
    files = connection.execute(
        "SELECT * FROM file WHERE rowid > ? LIMIT ?", (start, CHECKED_FILES)
    ).fetchall()
    known = [File(os.fsdecode(name), *rest) for name, *rest in (*folders, *files)]
    return bool(folders) and bool(files) and all(state(root, f.name) == f for f in known)


def _compile(listing: Listing, path: str, listen: Listen | None, *, damaged: bool = False) -> Store:
    """Compile into the cache, or into memory where that cannot be."""
    from .compile import compile_file, compile_kb

    heard: Listen = listen or (lambda progress: None)
    ignore: Callable[..., None] = lambda problem: None  # noqa: E731
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        compile_file(listing, path, ignore, heard)
        return Store(open_readonly(path))
    except (OSError, sqlite3.Error, DamagedError):
        if not damaged and (other := _fresh(path, listing.root)):
            return other  # another process was faster and holds the file
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        compile_kb(listing, connection, ignore, heard)
        return Store(connection)
