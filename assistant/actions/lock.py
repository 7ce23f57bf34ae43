"""One fix at a time: two at once could undo each other."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager

from ..files import BusyError, locked
from ..paths import data_folder

__all__ = ["BusyError", "is_taken", "only_one"]


def only_one() -> AbstractContextManager[None]:
    """Hold the lock.

    Raises:
        BusyError: another process holds it.
        OSError: there is no place for it.
    """
    return locked(os.path.join(data_folder(), "fix.lock"))


def is_taken() -> bool:
    """Whether a fix is running just now."""
    try:
        with only_one():
            return False
    except BusyError:
        return True
    except OSError:
        return False
