"""Files that are whole or not there: replaced in one step, added to line by line, locked."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def replacing(path: str) -> Iterator[str]:
    """The path of a draft beside `path`, which takes its place when all has gone well.

    Whoever reads `path` sees the old file or the new one; of a draft that failed nothing stays. The
    draft has a name of its own, since another process may be writing one too.

    Raises:
        OSError: the draft cannot take the place of the file.
    """
    draft = f"{path}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        yield draft
        os.replace(draft, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def atomic_write(path: str, text: str) -> None:
    """Write a file that only this user may read; a link stays one, and its target is replaced.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    real = os.path.realpath(path)
    os.makedirs(os.path.dirname(real), mode=0o700, exist_ok=True)
    with replacing(real) as draft:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def append_rotating(path: str, line: bytes, most: int) -> None:
    """Add a line to a file that only this user may read, and have it on the disk.

    A line that a crash has torn is ended first. A file of more than `most` bytes is put aside as
    ``PATH.1``, and the one before that goes; with 0 it never is.

    Raises:
        OSError: it cannot be added.
    """
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    if most and os.path.exists(path) and os.path.getsize(path) > most:
        os.replace(path, f"{path}.1")
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        torn = os.lseek(handle, 0, os.SEEK_END) > 0 and _last_byte(handle) != b"\n"
        os.write(handle, (b"\n" if torn else b"") + line + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)


def _last_byte(handle: int) -> bytes:
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1)


class BusyError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(path: str) -> Iterator[None]:
    """Hold the lock that the file at `path` stands for; it ends with its process.

    Raises:
        BusyError: another process holds it.
        OSError: there is no place for it.
    """
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "a+b") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
                raise BusyError from None
            raise
        yield


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:  # whatever its number is: the lock was not had
            raise BlockingIOError(errno.EWOULDBLOCK, "it is locked") from None
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
