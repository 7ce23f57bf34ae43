"""Starting a program with administrator rights, by Windows' own prompt."""

from __future__ import annotations

import sys

from ..base import HostError

if sys.platform == "win32":
    import ctypes
    import subprocess
    from ctypes import wintypes

    _NO_CLOSE, _HIDE = 0x40, 0

    class _Info(ctypes.Structure):
        """SHELLEXECUTEINFOW."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("mask", wintypes.ULONG),
            ("window", wintypes.HWND),
            ("verb", wintypes.LPCWSTR),
            ("file", wintypes.LPCWSTR),
            ("parameters", wintypes.LPCWSTR),
            ("directory", wintypes.LPCWSTR),
            ("show", ctypes.c_int),
            ("instance", wintypes.HINSTANCE),
            ("list", ctypes.c_void_p),
            ("class_name", wintypes.LPCWSTR),
            ("key", wintypes.HKEY),
            ("hot_key", wintypes.DWORD),
            ("icon", wintypes.HANDLE),
            ("process", wintypes.HANDLE),
        )

    def run_as_administrator(argv: list[str], seconds: int) -> int:
        """Start `argv` with administrator rights and wait for it; 1223 where the person refused.

        Raises:
            HostError: it could not be started, or did not end in time.
        """
        info = _Info()
        info.size, info.mask, info.show = ctypes.sizeof(info), _NO_CLOSE, _HIDE
        info.verb, info.file = "runas", argv[0]
        info.parameters = subprocess.list2cmdline(argv[1:])
        shell = ctypes.WinDLL("shell32", use_last_error=True)
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        if not shell.ShellExecuteExW(ctypes.byref(info)):
            code = ctypes.get_last_error()
            if code == 1223:
                return code
            raise HostError("permission_denied", f"it could not be started (error {code})")
        waited = kernel.WaitForSingleObject(info.process, seconds * 1000)
        kernel.CloseHandle(info.process)
        if waited != 0:
            raise HostError("timeout", "the elevated step did not end in time")
        return 0
