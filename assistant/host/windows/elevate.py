"""Starting a program with administrator rights, by Windows' own prompt."""

from __future__ import annotations

import sys

from ..values import HostError

if sys.platform == "win32":
    import ctypes
    import subprocess
    from ctypes import wintypes

    from .job import system_folder

    _REFUSED = 1223
    """ERROR_CANCELLED: the person said no to Windows' prompt."""
    _NO_CLOSE, _NO_ASYNC, _NO_UI = 0x40, 0x100, 0x400
    """The process's handle is kept; it is started before the call ends; errors are told here."""
    _HIDE = 0
    _ENDED, _STILL_ACTIVE = 0, 259
    _APARTMENT = 0x2 | 0x4
    """COINIT_APARTMENTTHREADED and COINIT_DISABLE_OLE1DDE, as ShellExecuteEx asks for."""

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

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
    _kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.c_void_p)
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)

    class RaisedProcess:
        """A process with administrator rights; its handle is closed with this object."""

        def __init__(self, handle: int) -> None:
            self._handle = handle

        def wait(self, seconds: float) -> bool:
            """Whether it has ended."""
            return bool(_kernel.WaitForSingleObject(self._handle, int(seconds * 1000)) == _ENDED)

        def exit_code(self) -> int | None:
            """None where it runs, or that may not be read."""
            code = wintypes.DWORD()
            if not _kernel.GetExitCodeProcess(self._handle, ctypes.byref(code)):
                return None
            return None if code.value == _STILL_ACTIVE else code.value

        def __del__(self) -> None:
            _kernel.CloseHandle(self._handle)

    def start_as_administrator(argv: list[str], verb: str = "runas") -> RaisedProcess:
        """Start `argv` with administrator rights, in Windows' own folder.

        Raises:
            HostError: cancelled where the person refused; permission_denied where it could not be
                started.
        """
        info = _Info()
        info.size, info.show = ctypes.sizeof(info), _HIDE
        info.mask = _NO_CLOSE | _NO_ASYNC | _NO_UI
        info.verb, info.file = verb, argv[0]
        info.parameters = subprocess.list2cmdline(argv[1:])
        info.directory = system_folder()  # a share or mapped drive is not there for everybody
        shell = ctypes.WinDLL("shell32", use_last_error=True)
        ole = ctypes.WinDLL("ole32")
        entered = ole.CoInitializeEx(None, _APARTMENT) >= 0
        try:
            if not shell.ShellExecuteExW(ctypes.byref(info)):
                raise _failure(ctypes.get_last_error())
        finally:
            if entered:
                ole.CoUninitialize()
        if not info.process:
            raise HostError("exception", "Windows started it without saying which process it is")
        return RaisedProcess(info.process)

    def _failure(code: int) -> HostError:
        if code == _REFUSED:
            return HostError("cancelled", "administrator rights were not given")
        said = ctypes.FormatError(code).strip().rstrip(".")
        message = f"it could not be started with administrator rights: {said} (error {code})"
        return HostError("permission_denied", message)
