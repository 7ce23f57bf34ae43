"""Links, drives and spellings of paths on Windows, looked at without asking another computer."""

from __future__ import annotations

import os
import sys

from ..places import OTHER_COMPUTER
from ..values import OutOfReachError

_SYMLINK, _MOUNT_POINT = 0xA000000C, 0xA0000003
_SURROGATE = 0x20000000
"""Bit of a reparse tag: it stands for something elsewhere (IsReparseTagNameSurrogate)."""
_REMOTE = 4
"""DRIVE_REMOTE of GetDriveType."""
_DRIVES = 26
_PREFIX = "\\\\?\\"


def read_link(path: str) -> str | None:
    """The target of a link or junction; None where there is none.

    Raises:
        OutOfReachError: it leads to a share, or is of a kind that is not known.
    """
    if sys.platform == "win32":
        try:
            tag = os.lstat(path).st_reparse_tag
            if tag & _SURROGATE and tag not in (_SYMLINK, _MOUNT_POINT):
                raise OutOfReachError("a link of an unknown kind is not followed")
            # others are no links: a file that is kept in a cloud, a compressed one
            target = plain_target(os.readlink(path)) if tag & _SURROGATE else None
            return true_drive(target) if target and target[1:3] in (":\\", ":/") else target
        except (OSError, ValueError):
            return None
    return None


def plain_target(target: str) -> str | None:
    """A link's target without Windows' prefix; None for a volume that is mounted in a folder.

    Raises:
        OutOfReachError: it lies on another computer.
    """
    rest = target.removeprefix(_PREFIX).removeprefix("\\??\\")
    if rest[:7].casefold() == "volume{":
        return None
    if rest[:4].casefold() == "unc\\" or rest[:2] in ("\\\\", "//"):
        raise OutOfReachError(OTHER_COMPUTER)
    return rest


def true_drive(path: str) -> str:
    """`path` on the drive that its letter stands for (``subst``).

    Raises:
        OutOfReachError: the drive is a network share.
    """
    if sys.platform == "win32":
        import ctypes

        room = ctypes.create_unicode_buffer(1024)
        for _ in range(_DRIVES):  # one may stand for a folder on another one
            drive = path[:2]
            if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE:
                raise OutOfReachError(f"{drive} is a network drive; {OTHER_COMPUTER}")
            if not ctypes.windll.kernel32.QueryDosDeviceW(drive, room, len(room)):
                break
            behind = substituted(path, room.value)
            if behind == path:
                break
            path = behind
    return path


def substituted(path: str, device: str) -> str:
    """`path` on what its drive letter stands for, as Windows' device name tells.

    Raises:
        OutOfReachError: that is another computer.
    """
    lower = device.casefold()
    if lower.startswith(("\\??\\unc\\", "\\device\\mup")) or "redirector" in lower:
        raise OutOfReachError(f"{path[:2]} is a network drive; {OTHER_COMPUTER}")
    if lower.startswith("\\??\\") and lower[5:6] == ":":
        return device[4:].rstrip("\\") + path[2:]
    return path


def long_path(path: str) -> str:
    """`path` with the short names of what exists in it (``PROGRA~1``) written out."""
    if sys.platform == "win32":
        import ctypes

        room = ctypes.create_unicode_buffer(32_768)
        head, rest = path, list[str]()
        while True:
            size = ctypes.windll.kernel32.GetLongPathNameW(head, room, len(room))
            if 0 < size < len(room):
                return "\\".join([room.value.rstrip("\\"), *rest]) if rest else room.value
            above, _, name = head.rstrip("\\").rpartition("\\")
            if len(above) <= 2:
                return path
            head, rest = above, [name, *rest]
    return path


def final_path(handle: int) -> str:
    """Where the file of a C run-time handle lies."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        ask = ctypes.windll.kernel32.GetFinalPathNameByHandleW
        ask.argtypes = [ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_uint32, ctypes.c_uint32]
        room = ctypes.create_unicode_buffer(32_768)
        if 0 < ask(msvcrt.get_osfhandle(handle), room, len(room), 0) < len(room):
            return room.value.removeprefix(_PREFIX)
    return ""
