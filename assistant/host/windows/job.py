"""Windows job objects: what a program starts ends with it.

Windows keeps no tree of processes: a child whose parent has ended cannot be found again. A job
holds them all, also those that a child starts later.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from ...record import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

_EXTENDED_LIMITS = 9
"""JobObjectExtendedLimitInformation."""
_KILL_ON_CLOSE = 0x2000
"""JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE: the tree ends too when this program is killed."""
_MAY_ASSIGN = 0x0100 | 0x0001
"""PROCESS_SET_QUOTA and PROCESS_TERMINATE, which AssignProcessToJobObject asks for."""


def put_into_job(pid: int) -> int | None:
    """Put a process into a job of its own; what it starts from now on is in it too.

    Returns the job's handle, or None where Windows refuses.
    """
    if sys.platform == "win32":
        api = _kernel32()
        job: int | None = api.CreateJobObjectW(None, None)
        if job and _kill_on_close(api, job) and _assign(api, job, pid):
            return job
        if job:
            api.CloseHandle(job)
    return None


def resume(pid: int) -> None:
    """Let a process run that was started suspended; one that may not be is ended by its caller."""
    if sys.platform == "win32":
        import psutil

        with suppress(psutil.Error, OSError):
            psutil.Process(pid).resume()


def end_job(handle: int) -> None:
    """End every process in a job, and the job."""
    if sys.platform == "win32":
        api = _kernel32()
        api.TerminateJobObject(handle, 1)
        api.CloseHandle(handle)


if sys.platform == "win32":

    def _kernel32() -> ctypes.WinDLL:
        """The functions with their types: a handle is wider than ctypes' default, an int."""
        import ctypes
        from ctypes import wintypes

        api = ctypes.WinDLL("kernel32", use_last_error=True)
        handle, number, yes = wintypes.HANDLE, wintypes.DWORD, wintypes.BOOL
        api.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
        api.CreateJobObjectW.restype = handle
        api.OpenProcess.argtypes, api.OpenProcess.restype = [number, yes, number], handle
        api.SetInformationJobObject.argtypes = [handle, ctypes.c_int, ctypes.c_void_p, number]
        api.AssignProcessToJobObject.argtypes = [handle, handle]
        api.TerminateJobObject.argtypes = [handle, wintypes.UINT]
        api.CloseHandle.argtypes = [handle]
        return api

    def _kill_on_close(api: ctypes.WinDLL, job: int) -> bool:
        import ctypes

        limits = (ctypes.c_byte * _limits_size())()
        # BasicLimitInformation.LimitFlags follows two 64-bit times.
        ctypes.c_uint32.from_buffer(limits, 16).value = _KILL_ON_CLOSE
        done = api.SetInformationJobObject(job, _EXTENDED_LIMITS, limits, ctypes.sizeof(limits))
        return bool(done)

    def _limits_size() -> int:
        """Bytes of JOBOBJECT_EXTENDED_LIMIT_INFORMATION: 144 where pointers are 8 bytes wide."""
        import ctypes

        return 144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112

    def _assign(api: ctypes.WinDLL, job: int, pid: int) -> bool:
        process: int | None = api.OpenProcess(_MAY_ASSIGN, False, pid)
        if not process:
            return False
        done = bool(api.AssignProcessToJobObject(job, process))
        api.CloseHandle(process)
        return done


def system_folder() -> str:
    """Windows' own folder of programs, asked of Windows and not of the environment."""
    if sys.platform == "win32":
        import ctypes

        buffer = ctypes.create_unicode_buffer(260)
        ctypes.windll.kernel32.GetSystemDirectoryW(buffer, len(buffer))
        return buffer.value or r"C:\Windows\System32"
    return r"C:\Windows\System32"
