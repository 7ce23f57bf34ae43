"""The processes of Windows, by one snapshot of the system.

The snapshot tells number, parent and name of all at once; what is asked of each process itself
needs no rights but for those of other users. Names of accounts are looked up once for each account,
since a domain may have to be asked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ...record import TYPE_CHECKING
from ...text import one_line
from ..values import HostError, Process

if TYPE_CHECKING:
    from typing import Any

_EPOCH = 11_644_473_600
"""Seconds between 1601, from which Windows counts, and 1970."""
_TICKS = 10_000_000
"""Of Windows' clock in a second."""
_LONGEST = 32_768
"""Characters of a path."""


def moment(high: int, low: int) -> float:
    """Seconds since 1970 of a FILETIME."""
    return ((high << 32) + low) / _TICKS - _EPOCH


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Entry(ctypes.Structure):
        """PROCESSENTRY32W."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("usage", wintypes.DWORD),
            ("pid", wintypes.DWORD),
            ("heap", ctypes.c_void_p),
            ("module", wintypes.DWORD),
            ("threads", wintypes.DWORD),
            ("parent", wintypes.DWORD),
            ("priority", wintypes.LONG),
            ("flags", wintypes.DWORD),
            ("name", wintypes.WCHAR * 260),
        )

    _SNAPSHOT_PROCESSES = 0x2
    _INVALID = ctypes.c_void_p(-1).value
    _QUERY_LIMITED = 0x1000
    _TOKEN_QUERY = 0x8
    _TOKEN_USER, _TOKEN_ELEVATION = 1, 20
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _advapi = ctypes.WinDLL("advapi32", use_last_error=True)
    _user = ctypes.WinDLL("user32", use_last_error=True)
    _kernel.CreateToolhelp32Snapshot.restype = wintypes.HANDLE
    _kernel.OpenProcess.restype = wintypes.HANDLE
    for _function, _arguments in (
        (_kernel.Process32FirstW, (wintypes.HANDLE, ctypes.c_void_p)),
        (_kernel.Process32NextW, (wintypes.HANDLE, ctypes.c_void_p)),
        (_kernel.CloseHandle, (wintypes.HANDLE,)),
        (_kernel.GetProcessTimes, (wintypes.HANDLE, *(ctypes.c_void_p,) * 4)),
        (
            _kernel.QueryFullProcessImageNameW,
            (wintypes.HANDLE, wintypes.DWORD, ctypes.c_void_p, ctypes.c_void_p),
        ),
        (_advapi.OpenProcessToken, (wintypes.HANDLE, wintypes.DWORD, ctypes.c_void_p)),
        (
            _advapi.GetTokenInformation,
            (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p),
        ),
        (_advapi.GetLengthSid, (ctypes.c_void_p,)),
        (_user.InternalGetWindowText, (wintypes.HWND, ctypes.c_void_p, ctypes.c_int)),
        (_advapi.LookupAccountSidW, (wintypes.LPCWSTR, *(ctypes.c_void_p,) * 6)),
    ):
        _function.argtypes = _arguments

    def list_processes() -> tuple[Process, ...]:
        """All processes; what may not be read of one is None in it.

        Raises:
            HostError: there is no list.
        """
        look = _Looking()
        return tuple(look.at(*entry) for entry in _snapshot())

    def _snapshot() -> Iterator[tuple[int, int, str]]:
        """Number, parent and name of each process."""
        handle = _kernel.CreateToolhelp32Snapshot(_SNAPSHOT_PROCESSES, 0)
        if handle in (None, _INVALID):
            code = ctypes.get_last_error()
            raise HostError("unreadable", f"the list of processes cannot be read: {code}")
        try:
            entry = _Entry(size=ctypes.sizeof(_Entry))
            more = _kernel.Process32FirstW(handle, ctypes.byref(entry))
            while more:
                if entry.pid:  # 0 stands for the time in which nothing runs
                    yield entry.pid, entry.parent, entry.name
                more = _kernel.Process32NextW(handle, ctypes.byref(entry))
        finally:
            _kernel.CloseHandle(handle)

    class _Looking:
        """What is known of windows and accounts while one list is made."""

        def __init__(self) -> None:
            self._session = _session(_kernel.GetCurrentProcessId())
            self._windows = _pids_with_windows()
            self._accounts: dict[bytes, str | None] = {}

        def at(self, pid: int, parent: int, name: str) -> Process:
            session = _session(pid)
            seen = session is not None and session == self._session
            window = pid in self._windows if seen else None
            about = Process(pid, one_line(name), 0.0, parent, session=session, window=window)
            handle = _kernel.OpenProcess(_QUERY_LIMITED, False, pid)
            if not handle:
                return about._replace(created=_created_elsewhere(pid))
            try:
                user, elevated = self._token(handle)
                created = _created(handle) or _created_elsewhere(pid)
                return about._replace(
                    created=created, path=_path(handle), user=user, elevated=elevated
                )
            finally:
                _kernel.CloseHandle(handle)

        def _token(self, process: int) -> tuple[str | None, bool | None]:
            """Whose a process is, and whether it has administrator rights."""
            token = wintypes.HANDLE()
            if not _advapi.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
                return None, None
            try:
                told = _told(token, _TOKEN_ELEVATION)
                elevated = bool(int.from_bytes(told[:4], "little")) if told else None
                return self._account(token), elevated
            finally:
                _kernel.CloseHandle(token)

        def _account(self, token: Any) -> str | None:
            told = _told(token, _TOKEN_USER)
            if not told:
                return None
            address = ctypes.c_void_p.from_buffer_copy(told).value
            if not address:
                return None
            sid = ctypes.string_at(address, _advapi.GetLengthSid(address))
            if sid not in self._accounts:
                self._accounts[sid] = _name(sid)
            return self._accounts[sid]

    def _told(token: Any, what: int) -> Any:
        """What a token tells of `what`; a pointer in it leads into the buffer itself."""
        size = wintypes.DWORD()
        _advapi.GetTokenInformation(token, what, None, 0, ctypes.byref(size))
        buffer = ctypes.create_string_buffer(size.value or 4)
        done = _advapi.GetTokenInformation(
            token, what, buffer, ctypes.sizeof(buffer), ctypes.byref(size)
        )
        return buffer if done else None

    def _name(sid: bytes) -> str | None:
        """The account with its computer or domain."""
        name, domain = (ctypes.create_unicode_buffer(260) for _ in range(2))
        sizes = [wintypes.DWORD(260), wintypes.DWORD(260)]
        use = wintypes.DWORD()
        buffer = ctypes.create_string_buffer(sid, len(sid))
        places = (name, ctypes.byref(sizes[0]), domain, ctypes.byref(sizes[1]), ctypes.byref(use))
        if not _advapi.LookupAccountSidW(None, buffer, *places):
            return None
        return one_line("\\".join(part for part in (domain.value, name.value) if part))

    def _session(pid: int) -> int | None:
        session = wintypes.DWORD()
        done = _kernel.ProcessIdToSessionId(pid, ctypes.byref(session))
        return session.value if done else None

    def _created(process: int) -> float | None:
        began, *others = (wintypes.FILETIME() for _ in range(4))
        places = [ctypes.byref(time) for time in (began, *others)]
        if not _kernel.GetProcessTimes(process, *places):
            return None
        return moment(began.dwHighDateTime, began.dwLowDateTime)

    def _created_elsewhere(pid: int) -> float:
        """When a process began that may not be opened; 0 where that cannot be told."""
        import psutil

        try:
            return float(psutil.Process(pid).create_time())
        except (psutil.Error, OSError):
            return 0.0

    def _path(process: int) -> str | None:
        buffer = ctypes.create_unicode_buffer(_LONGEST)
        size = wintypes.DWORD(_LONGEST)
        done = _kernel.QueryFullProcessImageNameW(process, 0, buffer, ctypes.byref(size))
        return one_line(buffer.value, 1000) or None if done else None

    def _pids_with_windows() -> frozenset[int]:
        """Processes that show a window with a title on this desktop."""
        pids: set[int] = set()
        title = ctypes.create_unicode_buffer(2)
        kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

        def look(window: int, _: int) -> bool:
            # Of other processes' windows only this asks nobody: a hung program would not answer.
            titled = _user.InternalGetWindowText(window, title, len(title))
            if titled and _user.IsWindowVisible(window):
                pid = wintypes.DWORD()
                _user.GetWindowThreadProcessId(window, ctypes.byref(pid))
                pids.add(pid.value)
            return True

        _user.EnumWindows(kind(look), 0)
        return frozenset(pids)

else:

    def list_processes() -> tuple[Process, ...]:
        """There is such a list on Windows only."""
        raise HostError("wrong_platform", "this computer does not run Windows")
