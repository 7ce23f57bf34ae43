"""Opening a file without keeping its writer from renaming it."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _READ = 0x80000000
    _SHARE_ALL = 0x7
    """Others may read, write, rename and delete it meanwhile."""
    _OPEN_EXISTING = 3
    _NO_LINK = 0x00200000
    """FILE_FLAG_OPEN_REPARSE_POINT: a link that came in between is not followed."""
    _INVALID = ctypes.c_void_p(-1).value
    _create = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
    _create.restype = wintypes.HANDLE
    _create.argtypes = (
        wintypes.LPCWSTR,
        *(wintypes.DWORD,) * 2,
        ctypes.c_void_p,
        *(wintypes.DWORD,) * 2,
        wintypes.HANDLE,
    )

    def open_shared(path: str) -> int:
        """A handle for reading, as `os.open` gives it.

        Raises:
            OSError: it cannot be opened.
        """
        handle = _create(path, _READ, _SHARE_ALL, None, _OPEN_EXISTING, _NO_LINK, None)
        if handle in (None, _INVALID):
            code = ctypes.get_last_error()
            raise OSError(0, ctypes.FormatError(code), path, code)
        return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)

else:

    def open_shared(path: str) -> int:
        """Elsewhere an open file may be renamed anyway."""
        return os.open(path, os.O_RDONLY)
