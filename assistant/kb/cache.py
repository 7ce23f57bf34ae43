"""Which compiled file answers for a folder: a fresh one from the user's cache, or a new one.

Nothing here may keep an answer from coming: a cache that cannot be written, a damaged file or
another process compiling at the same time all end in a usable connection.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from typing import NamedTuple

from .scan import Listing, scan
from .store import DamagedError, Store, open_readonly, read_meta

FORMAT = 1
"""Version of the compiled file's layout; a file of another version is compiled again."""


class Progress(NamedTuple):
    """How far a compilation is."""

    stage: str
    share: float
    """0 to 1, of the stage."""


Listen = Callable[[Progress], None]


def cache_folder() -> str:
    """Where this user's caches belong on this system."""
    home = os.path.expanduser("~")
    if named := os.environ.get("XDG_CACHE_HOME"):
        base = named
    elif sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.path.join(home, ".cache")
    return os.path.join(base, "troubleshooting-assistant")


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
    listing = scan(root)
    path = cached_path(root)
    return _fresh(path, listing) or _compile(listing, path, listen)


def recompile(root: str, listen: Listen | None = None) -> Store:
    """The knowledge base of a folder, compiled anew: the cached file turned out to be damaged."""
    return _compile(scan(root), cached_path(root), listen)


def _fresh(path: str, listing: Listing) -> Store | None:
    """The cached file if it belongs to exactly these files."""
    if not os.path.exists(path):
        return None
    try:
        connection = open_readonly(path)
        if read_meta(connection, "format") == FORMAT and (
            read_meta(connection, "source") == f"{os.path.realpath(listing.root)}|{listing.fingerprint()}"
        ):
            return Store(connection)
    except (DamagedError, sqlite3.Error, OSError):
        pass
    return None


def _compile(listing: Listing, path: str, listen: Listen | None) -> Store:
    from .compile import compile_file, compile_kb

    heard: Listen = listen or (lambda progress: None)
    ignore: Callable[..., None] = lambda problem: None  # noqa: E731
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        compile_file(listing, path, ignore, heard)
        return Store(open_readonly(path))
    except (OSError, sqlite3.Error, DamagedError):
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        compile_kb(listing, connection, ignore, heard)
        return Store(connection)
