"""One fix at a time: two at once could undo each other. The lock ends with its process."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ..folders import data_folder


class BusyError(Exception):
    """Another fix is running."""


@contextmanager
def only_one(path: str = "") -> Iterator[None]:
    """Hold the lock.

    Raises:
        BusyError: another process holds it.
        OSError: there is no place for it.
    """
    path = path or os.path.join(data_folder(), "fix.lock")
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "a+b") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
                raise BusyError from None
            raise
        yield


def is_taken() -> bool:
    """Whether a fix is running just now."""
    try:
        with only_one():
            return False
    except BusyError:
        return True
    except OSError:
        return False


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
