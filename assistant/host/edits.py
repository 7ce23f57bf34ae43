"""Changing a file that is there: its content, whose it is, and who may do what with it.

What was shown is what is changed: a file that has changed meanwhile, is reached through a link or
has a second name elsewhere is refused. On Linux and macOS its folder is opened once and held, so
that nobody who may write above it can put another folder in its place.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..record import TYPE_CHECKING
from ..text import one_line
from .figures import Ownership
from .guard import allowed_place, no_place
from .links import link_in, opened_path, real_path, spelled
from .local_figures import ownership
from .values import HostError

if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST = 4_000_000
"""Bytes of a file that is changed."""
_SPECIAL = 0o7000
_FLAGS = sum(
    {getattr(os, name, 0) for name in ("O_NONBLOCK", "O_BINARY", "O_NOFOLLOW", "O_CLOEXEC")}
)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _FLAGS


def editable(path: str) -> bool:
    """As `ActingHost.editable`.

    Raises:
        HostError: nobody changes it.
    """
    if link := link_in(path):
        where = "is" if link == spelled(path) else f"is reached through {one_line(link)},"
        raise HostError("permission_denied", f"{one_line(path)} {where} a symbolic link")
    try:
        seen = os.lstat(path)
    except OSError as error:
        raise failed(path, error) from None
    _refuse_odd(path, seen)
    mine = sys.platform == "win32" or os.geteuid() in (0, seen.st_uid)
    places = (path, os.path.dirname(path))
    return mine and all(os.access(place, os.W_OK) for place in places)


def edit_file(path: str, data: bytes, before: str, kept: str) -> None:
    """As `ActingHost.edit_file`; `kept` is a name beside the file.

    Raises:
        HostError: nothing was changed.
    """
    for place in (path, kept):
        if place:
            _refuse_place(place)
    if kept and os.path.dirname(kept) != os.path.dirname(path):
        raise HostError("permission_denied", f"{one_line(kept)} is not beside {one_line(path)}")
    try:
        if sys.platform == "win32":
            _edit_in_place(path, data, before, kept)
        else:
            _replace(path, data, before, os.path.basename(kept))
    except OSError as error:
        raise failed(path, error) from None


def _edit_in_place(path: str, data: bytes, before: str, kept: str) -> None:
    """On Windows: another file in its place would have other rights."""
    with open(path, "r+b") as file:
        old = _checked(path, file, before)
        if kept:
            with open(kept, "xb") as beside:
                beside.write(old)
                beside.flush()
                os.fsync(beside.fileno())
        file.seek(0)
        file.write(data)
        file.truncate()


def _replace(path: str, data: bytes, before: str, kept: str) -> None:
    name = os.path.basename(path)
    draft = f"{name}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    with (
        _folder_of(path) as folder,
        open(os.open(name, os.O_RDONLY | _FLAGS, dir_fd=folder), "rb") as model,
    ):
        old = _checked(path, model, before)
        if kept:
            _write_like(model, kept, old, folder)
        _write_like(model, draft, data, folder)
        try:
            os.rename(draft, name, src_dir_fd=folder, dst_dir_fd=folder)
        except OSError:
            os.unlink(draft, dir_fd=folder)
            raise


def move(old: str, new: str) -> None:
    """Rename `old`, from and to the very folders that were judged; to another drive it is copied.

    Raises:
        HostError: a folder lies elsewhere by now.
        OSError: it was not moved.
    """
    if sys.platform != "win32":
        try:
            with _folder_of(old) as source, _folder_of(new) as target:
                names = os.path.basename(old), os.path.basename(new)
                os.rename(*names, src_dir_fd=source, dst_dir_fd=target)
            return
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
    shutil.move(old, new)


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
        user = -1 if after.owner == before.owner else pwd.getpwnam(after.owner).pw_uid
        group = -1 if after.group == before.group else grp.getgrnam(after.group).gr_gid
        with _folder_of(path) as folder:
            _own(path, folder, user, group, after.mode)
    except KeyError as error:
        raise HostError("unreadable", f"there is no such user or group: {error}") from None
    except OSError as error:
        raise failed(path, error) from None


def _own(path: str, folder: int, user: int, group: int, mode: int) -> None:
    """By a handle of the very thing, which needs no right to read it where the system has such."""
    name = os.path.basename(path)
    held = os.open(name, getattr(os, "O_PATH", os.O_RDONLY) | _FLAGS, dir_fd=folder)
    try:
        seen = os.fstat(held)
        _refuse_odd(path, seen)
        if stat.S_ISREG(seen.st_mode) and (seen.st_mode | mode) & _SPECIAL:
            message = f"{one_line(path)} runs with rights of its owner or group"
            raise HostError("permission_denied", message)
        this = f"/proc/self/fd/{held}" if hasattr(os, "O_PATH") else held
        if (user, group) != (-1, -1):
            os.chown(this, user, group)
        if mode != stat.S_IMODE(os.fstat(held).st_mode):
            os.chmod(this, mode)
    finally:
        os.close(held)


@contextmanager
def _folder_of(path: str) -> Iterator[int]:
    """The folder that `path` lies in, opened; it is what it was when its path was judged."""
    place = os.path.dirname(path)
    handle = os.open(place, _FOLDER)
    try:
        if opened_path(handle) not in ("", place):
            raise HostError("permission_denied", f"{one_line(path)} lies elsewhere by now")
        yield handle
    finally:
        os.close(handle)


def _refuse_place(path: str) -> None:
    """The guard once more, where it is done."""
    plain = spelled(path)
    linked = os.path.normcase(real_path(path)) != os.path.normcase(plain)
    if linked or not allowed_place(plain, os.environ.get, spelled):
        raise HostError("permission_denied", no_place(path))


def _refuse_odd(path: str, seen: os.stat_result) -> None:
    """A hard link may be another one's file under a name of the product's."""
    if stat.S_ISREG(seen.st_mode) and seen.st_nlink != 1:
        message = f"{one_line(path)} has another name elsewhere, so it is not changed"
        raise HostError("permission_denied", message)
    if not (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode)):
        raise HostError("permission_denied", f"{one_line(path)} is no ordinary file or folder")


def _checked(path: str, file: BinaryIO, before: str) -> bytes:
    """What is in the file, if that is what was shown."""
    _refuse_odd(path, os.fstat(file.fileno()))
    data = file.read(LARGEST + 1)
    if hashlib.sha256(data).hexdigest() != before:
        raise HostError("exception", f"{one_line(path)} has changed since it was shown")
    return data


def _write_like(model: BinaryIO, name: str, data: bytes, folder: int) -> None:
    """A new file, on the disk; it has the owner and rights of `model` before anything is in it."""
    if sys.platform == "win32":
        raise HostError("wrong_platform", "files are changed in place on Windows")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | _FLAGS
    handle = os.open(name, flags, 0o600, dir_fd=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            like, own = os.fstat(model.fileno()), os.fstat(handle)
            if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
                os.fchown(handle, like.st_uid, like.st_gid)
            os.fchmod(handle, stat.S_IMODE(like.st_mode))
            _copy_labels(model.fileno(), handle)
            file.write(data)
            file.flush()
            os.fsync(handle)
    except OSError:
        os.unlink(name, dir_fd=folder)
        raise


def _copy_labels(model: int, new: int) -> None:
    """Access lists and labels, where the system has them and lets them be copied."""
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(model):
                os.setxattr(new, name, os.getxattr(model, name))


def failed(path: str, error: OSError) -> HostError:
    """What a person is told of what the system refused."""
    shown = one_line(path)
    if isinstance(error, PermissionError):
        return HostError("permission_denied", f"{shown}: no permission")
    if isinstance(error, FileNotFoundError):
        return HostError("unreadable", f"{shown} is not there (any more)")
    if isinstance(error, FileExistsError):
        return HostError("exception", f"{one_line(error.filename)} is there already")
    return HostError("exception", f"{shown}: {one_line(error.strerror or str(error))}")
