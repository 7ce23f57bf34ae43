"""Windows' services: what psutil tells, and how they ended the last time."""

from __future__ import annotations

import fnmatch
import sys

from ...record import TYPE_CHECKING
from ...text import one_line
from ..values import HostError, Service
from .registry import read_key

if TYPE_CHECKING and sys.platform == "win32":
    from psutil._pswindows import WindowsService as _WindowsService

_STATES = {
    "running": "running",
    "stopped": "stopped",
    "start_pending": "starting",
    "continue_pending": "starting",
    "stop_pending": "stopping",
    "paused": "paused",
    "pause_pending": "paused",
}
_STARTS = {"automatic", "manual", "disabled"}
_KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\"
_NEVER_STARTED = 1077
"""ERROR_SERVICE_NEVER_STARTED: since Windows was started. It says nothing of the last run."""
_OWN_ERROR = 1066
"""ERROR_SERVICE_SPECIFIC_ERROR: the service's own code stands in the next field."""


def list_services(pattern: str) -> tuple[Service, ...]:
    """Services by name; one that may not be looked into is listed with its state unknown.

    Raises:
        HostError: there is no list.
    """
    if sys.platform == "win32":
        wanted = pattern.casefold()
        listed = [s for s in _all() if fnmatch.fnmatchcase(s.name().casefold(), wanted)]
        return tuple(s for s in map(_service, listed) if s is not None)
    raise HostError("wrong_platform", "this computer does not run Windows")


def service_state(name: str) -> str:
    """A service's state, as `Service.state`; unknown where it is not told."""
    if sys.platform == "win32":
        import psutil

        try:
            return _STATES.get(psutil.win_service_get(name).status(), "unknown")
        except (psutil.Error, OSError):
            return "unknown"
    return "unknown"


def last_end(error: int, own: int) -> int | None:
    """How a service ended, of the two codes that Windows keeps; None where it has not run."""
    if error == _NEVER_STARTED:
        return None
    return own if error == _OWN_ERROR else error


if sys.platform == "win32":

    def _all() -> list[_WindowsService]:
        import psutil

        try:
            return list(psutil.win_service_iter())
        except (OSError, psutil.Error) as error:
            message = f"the list of services cannot be read: {one_line(str(error))}"
            raise HostError("unreadable", message) from None

    def _service(service: _WindowsService) -> Service | None:
        import psutil

        state = start = "unknown"
        title = account = ""
        try:
            title = one_line(service.display_name() or "")
            state = _STATES.get(service.status(), "unknown")
            start = service.start_type()
            account = one_line(service.username() or "")
        except psutil.NoSuchProcess:
            return None
        except (psutil.AccessDenied, OSError):
            start = start if start in _STARTS else "unknown"
        name = one_line(service.name())
        code = _exit_code(name) if state == "stopped" else None
        return Service(
            *(name, title, state, start if start in _STARTS else "unknown"),
            failed=None if code is None else code != 0,
            exit_code=code,
            account=account,
            delayed=_delayed(name) if start == "automatic" else None,
        )

    def _delayed(name: str) -> bool | None:
        try:
            key = read_key(_KEY + name, "64")
        except HostError:
            return None
        return bool(key) and key.values.get("DelayedAutostart", "0") not in ("", "0")

    def _exit_code(name: str) -> int | None:
        """None where it has not run, or that may not be read."""
        import ctypes
        from ctypes import wintypes

        connect, query = 0x1, 0x4  # SC_MANAGER_CONNECT, SERVICE_QUERY_STATUS
        api = ctypes.WinDLL("advapi32")
        for function, arguments in (
            (api.OpenSCManagerW, (wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD)),
            (api.OpenServiceW, (wintypes.HANDLE, wintypes.LPCWSTR, wintypes.DWORD)),
        ):
            function.restype, function.argtypes = wintypes.HANDLE, arguments
        api.QueryServiceStatus.argtypes = (wintypes.HANDLE, ctypes.c_void_p)
        api.CloseServiceHandle.argtypes = (wintypes.HANDLE,)
        manager = api.OpenSCManagerW(None, None, connect)
        if not manager:
            return None
        service = api.OpenServiceW(manager, name, query)
        status = (wintypes.DWORD * 7)()  # SERVICE_STATUS
        told = bool(service) and api.QueryServiceStatus(service, status)
        for handle in filter(None, (service, manager)):
            api.CloseServiceHandle(handle)
        return last_end(status[3], status[4]) if told else None
