"""The one writer of files that leave: bundles, exports, tickets.

A file is made beside its place, readable by this user alone, and then given its name. So there is
never half a file, no link is followed, and nothing that is there is replaced.
"""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress

from .errors import AssistantError, Exit
from .text import one_line

_HINT = "name another file; nothing that exists is replaced"


def check_place(path: str, hint: str = _HINT) -> str:
    """The absolute path at which a new file can be made; said before any work is done for it.

    Raises:
        AssistantError: something is there, or there is no folder that it could be put into (73).
    """
    whole = _absolute(path, hint)
    folder = os.path.dirname(whole)
    if os.path.lexists(whole):
        raise _refused(path, "it is there already", hint)
    if not os.path.isdir(folder):
        what = "is no folder" if os.path.lexists(folder) else "is not there"
        raise _refused(path, f"the folder {one_line(folder)} {what}", hint)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _refused(path, f"you may not write into the folder {one_line(folder)}", hint)
    return whole


def write_new(path: str, data: str | bytes, hint: str = _HINT) -> str:
    """Write a file that does not exist yet; returns its absolute path.

    Raises:
        AssistantError: something is there already, or the file cannot be made (73).
    """
    whole = check_place(path, hint)
    folder, name = os.path.split(whole)
    beside = os.path.join(folder, f".{name[:60]}.{secrets.token_hex(4)}.part")
    try:
        _fill(beside, data.encode("utf-8", "replace") if isinstance(data, str) else data)
        _name(beside, whole)
    except FileExistsError:
        raise _refused(path, "it is there already", hint) from None
    except OSError as error:
        raise _refused(path, str(error.strerror or error), hint) from None
    finally:
        with suppress(OSError):
            os.unlink(beside)
    return whole


def _absolute(path: str, hint: str) -> str:
    if not path or "\0" in path:
        raise _refused(path, "that is no name of a file", hint)
    return os.path.abspath(os.path.expanduser(path))


def _fill(path: str, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name(beside: str, path: str) -> None:
    """Give the file its name, never that of another file."""
    if os.name == "nt":
        os.rename(beside, path)  # which fails where there is one
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "File exists", path) from None
        os.rename(beside, path)


def _refused(path: str, why: str, hint: str) -> AssistantError:
    message = f"{one_line(path, 150) or '“”'} cannot be written: {why}"
    return AssistantError("cannot-create", message, hint=hint, exit_code=Exit.CANNOT_CREATE)
