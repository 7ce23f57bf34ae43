"""The built-in knowledge base, compiled once and kept from one test run to the next."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_KEEP = ROOT / ".pytest_cache" / "d" / "builtin-kb"
_MADE_FROM = ("knowledge", "assistant/kb", "assistant/match", "assistant/text.py")
_KEPT = 3
_PATIENCE = 600.0
"""Seconds for another process to compile in, on however busy a machine."""


def fill(cache: Path) -> None:
    """Put the compiled file into `cache`: one that is kept, the user's own, or a new one.

    Args:
        cache: the folder that stands for the user's caches in this run.

    Files are kept by what they were made from; the user's own counts where it is younger than all
    of that. Whether such a file still fits is the program's to say, as always.
    """
    from assistant.engine import Engine
    from assistant.kb.cache import cached_path

    knowledge = str(ROOT / "knowledge")
    users = Path(cached_path(knowledge))
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(cache)
    try:
        file = Path(cached_path(knowledge))
        kept = _KEEP / f"{_digest()}.kb"
        with one_at_a_time(cache.with_suffix(".lock")):
            if file.exists():
                return
            file.parent.mkdir(parents=True)
            made = kept if kept.exists() else users if _is_younger(users) else None
            if made:
                shutil.copy(made, file)
            state = file.stat().st_mtime_ns if made else 0
            Engine().close()
            if made != kept or file.stat().st_mtime_ns != state:
                _keep(file, kept)
    finally:
        del os.environ["XDG_CACHE_HOME"]
        if before is not None:
            os.environ["XDG_CACHE_HOME"] = before


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Wait for the other processes of this run; a process that ends lets go."""
    with closing(sqlite3.connect(lock, timeout=_PATIENCE, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def _sources() -> Iterator[Path]:
    """All that a compiled file depends on."""
    for part in _MADE_FROM:
        place = ROOT / part
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and file.suffix != ".pyc":
                yield file


def _digest() -> str:
    digest = hashlib.sha256()
    for file in _sources():
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _is_younger(compiled: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime > max(
        file.stat().st_mtime for file in _sources()
    )


def _keep(file: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    beside = kept.with_suffix(f".{os.getpid()}")
    shutil.copy(file, beside)
    beside.replace(kept)
    older = sorted(kept.parent.glob("*.kb"), key=lambda f: f.stat().st_mtime_ns)
    for old in older[:-_KEPT]:
        old.unlink(missing_ok=True)
