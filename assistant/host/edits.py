"""Changing a file that is there: its content, whose it is, and who may do what with it.

What was shown is what is changed: a file that has changed meanwhile, is reached through a link or
has a second name elsewhere is refused.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys

from ..files import replacing
from ..text import one_line
from .base import HostError
from .figures import Ownership
from .guard import editable_place
from .links import real_path, spelled
from .local_figures import ownership

_SPECIAL = 0o7000
LARGEST = 4_000_000
"""Bytes of a file that is changed."""


def edit_file(path: str, data: bytes, before: str, kept: str) -> None:
    """As `ActingHost.edit_file`.

    Raises:
        HostError: nothing was changed.
    """
    for place in (path, kept):
        if place:
            _refuse_place(place)
    try:
        old, seen = _read(path)
        if hashlib.sha256(old).hexdigest() != before:
            raise HostError("exception", f"{one_line(path)} has changed since it was shown")
        if kept:
            _write_like(kept, old, path, seen)
        if sys.platform == "win32":  # in place: another file would have other rights
            with open(path, "r+b") as file:
                file.write(data)
                file.truncate()
        else:
            with replacing(path) as draft:
                _write_like(draft, data, path, seen)
    except OSError as error:
        raise _failed(path, error) from None


def set_ownership(path: str, before: Ownership, after: Ownership) -> None:
    """As `ActingHost.set_ownership`.

    Raises:
        HostError: it was not changed.
    """
    if sys.platform == "win32":
        raise HostError("wrong_platform", "owners of files are changed on Linux and macOS only")
    import grp
    import pwd

    _refuse_place(path)
    if ownership(path, path) != before:
        raise HostError("exception", f"{one_line(path)} has changed since it was shown")
    try:
        seen = os.lstat(path)
        _refuse_second_name(path, seen)
        if stat.S_ISREG(seen.st_mode) and (seen.st_mode | after.mode) & _SPECIAL:
            message = f"{one_line(path)} runs with rights of its owner or group"
            raise HostError("permission_denied", message)
        user = -1 if after.owner == before.owner else pwd.getpwnam(after.owner).pw_uid
        group = -1 if after.group == before.group else grp.getgrnam(after.group).gr_gid
        if (user, group) != (-1, -1):
            os.chown(path, user, group, follow_symlinks=False)
        if after.mode != stat.S_IMODE(os.lstat(path).st_mode):
            os.chmod(path, after.mode)
    except KeyError as error:
        raise HostError("unreadable", f"there is no such user or group: {error}") from None
    except OSError as error:
        raise _failed(path, error) from None


def _refuse_place(path: str) -> None:
    """The guard once more, where it is done."""
    plain = spelled(path)
    linked = os.path.normcase(real_path(path)) != os.path.normcase(plain)
    if linked or not editable_place(plain, os.environ.get, spelled):
        raise HostError("permission_denied", f"{one_line(path)} is no place that a fix may change")


def _refuse_second_name(path: str, seen: os.stat_result) -> None:
    """A hard link may be another one's file under a name of the product's."""
    if stat.S_ISREG(seen.st_mode) and seen.st_nlink != 1:
        message = f"{one_line(path)} has another name elsewhere, so it is not changed"
        raise HostError("permission_denied", message)
    if not (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode)):
        raise HostError("permission_denied", f"{one_line(path)} is no ordinary file or folder")


def _read(path: str) -> tuple[bytes, os.stat_result]:
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_BINARY", "O_NOFOLLOW", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    with open(os.open(path, flags), "rb") as file:
        seen = os.fstat(file.fileno())
        _refuse_second_name(path, seen)
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise HostError("over_budget", f"{one_line(path)} is too large to be changed")
    return data, seen


def _write_like(path: str, data: bytes, model: str, seen: os.stat_result) -> None:
    """A new file, on the disk, with the owner and rights of `model` before anything is in it."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            if sys.platform != "win32":
                own = os.fstat(file.fileno())
                if (own.st_uid, own.st_gid) != (seen.st_uid, seen.st_gid):
                    os.fchown(file.fileno(), seen.st_uid, seen.st_gid)
                shutil.copystat(model, path)
                os.utime(path)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        os.unlink(path)
        raise


def _failed(path: str, error: OSError) -> HostError:
    shown = one_line(path)
    if isinstance(error, PermissionError):
        return HostError("permission_denied", f"{shown}: no permission")
    if isinstance(error, FileNotFoundError):
        return HostError("unreadable", f"{shown} is not there (any more)")
    if isinstance(error, FileExistsError):
        return HostError("exception", f"{one_line(error.filename)} is there already")
    return HostError("exception", f"{shown}: {one_line(error.strerror or str(error))}")
