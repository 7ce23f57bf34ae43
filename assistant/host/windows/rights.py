"""Which files and folders this process may change, asked of Windows itself."""

from __future__ import annotations

import ntpath
import os
import sys
from collections.abc import Callable, Iterable, Iterator

_CONTENT = (0x2, 0x4, 0x40)
"""FILE_WRITE_DATA, FILE_APPEND_DATA and FILE_DELETE_CHILD; of folders: add files and folders."""
_ITSELF = (0x10000, 0x40000, 0x80000)
"""DELETE, WRITE_DAC and WRITE_OWNER."""
_ABOVE = (0x40, 0x40000, 0x80000)
"""What lets a folder's own folder be replaced as a whole: FILE_DELETE_CHILD, WRITE_DAC and
WRITE_OWNER of those above it."""
_REFUSALS = (5, 19)
"""ERROR_ACCESS_DENIED and ERROR_WRITE_PROTECT. Any other error comes after the rights were looked
at, as that of a running program (32, ERROR_SHARING_VIOLATION)."""

Opens = Callable[[str, int], bool]
"""Whether this process may open a path with a right."""


def first_writable(places: Iterable[str], *, deep: bool, opens: Opens | None = None) -> str:
    """A place that this process may change, or replace by one above it; "" where there is none.

    Each file is asked for itself: one that was moved here keeps the rights that it had.

    Args:
        places: files and folders.
        deep: look at everything in the folders too.
        opens: asks Windows; tests say otherwise.
    """
    opens = opens or _opens
    for place in places:
        for path in _all(place, deep):
            if any(opens(path, right) for right in (*_CONTENT, *_ITSELF)):
                return path
        for path in _above(place):
            if any(opens(path, right) for right in _ABOVE):
                return path
    return ""


def _all(place: str, deep: bool) -> Iterator[str]:
    yield place
    if deep:
        for folder, folders, files in os.walk(place):
            yield from (os.path.join(folder, name) for name in (*folders, *files))


def _above(place: str) -> Iterator[str]:
    """The folders above, up to the drive."""
    while (folder := ntpath.dirname(place)) != place:
        yield folder
        place = folder


def _opens(path: str, right: int) -> bool:
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        kernel.CreateFileW.argtypes = (
            wintypes.LPCWSTR,
            *(wintypes.DWORD,) * 2,
            ctypes.c_void_p,
            *(wintypes.DWORD,) * 2,
            wintypes.HANDLE,
        )
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        share_all, existing, folders_too = 0x7, 3, 0x02000000
        handle = kernel.CreateFileW(path, right, share_all, None, existing, folders_too, None)
        if handle in (None, ctypes.c_void_p(-1).value):
            return ctypes.get_last_error() not in _REFUSALS
        kernel.CloseHandle(handle)
    return True
