"""Running another program: no shell, bounded time and output, and no process left behind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence

from ..record import TYPE_CHECKING
from ..text import clean, one_line
from . import limits
from .values import HostError, Output

if sys.platform == "win32":
    # Here, not where it is needed: what a program starts meanwhile would be outside of its job.
    from .windows.job import end_job, put_into_job, resume, system_folder

if TYPE_CHECKING:
    from typing import IO

MAX_OUTPUT = 1_000_000
"""Bytes kept of each stream; the rest is read and dropped, so that the program does not block."""
OEM = "oem"
"""As an encoding: the code page in which Windows' own programs print."""
_MARK = "TROUBLESHOOTING_ASSISTANT_CHILD"
"""Environment variable by which a tree's runaways are found."""
_SUSPENDED = 0x4
"""CREATE_SUSPENDED."""
_PROC = os.path.isdir("/proc/self")
_KEPT = (
    "PATH",
    "HOME",
    "TMPDIR",
    "TEMP",
    "TMP",
    "USER",
    "LOGNAME",
    "SYSTEMROOT",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "APPDATA",
    "LOCALAPPDATA",
    "USERPROFILE",
    "USERNAME",
    "SYSTEMDRIVE",
    "ALLUSERSPROFILE",
    "COMPUTERNAME",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
    "PROGRAMW6432",
    "PUBLIC",
    "USERDOMAIN",
    "XDG_RUNTIME_DIR",
    "DBUS_SESSION_BUS_ADDRESS",
)
"""What a child sees of the environment: nothing that may hold a secret."""


def run(argv: Sequence[str], timeout: float, *, encoding: str = "utf-8") -> Output:
    """Run `argv` and wait for it.

    Raises:
        HostError: tool_missing, permission_denied, or timeout; then its tree has been ended.
    """
    mark = os.urandom(12).hex()
    process = _start(argv, {**_environment(os.environ), _MARK: mark})
    tree = _Tree(process, mark)
    limit = limits.current()
    limit.add(tree, tree.end)
    try:
        readers = [_Reader(process.stdout), _Reader(process.stderr)]
        try:
            process.wait(min(timeout, limit.left()))
        except subprocess.TimeoutExpired:
            raise HostError(
                "timeout", f"{one_line(argv[0], 60)} did not end within its time"
            ) from None
        for reader in readers:
            reader.join(1.0)  # a grandchild may hold the stream open
    finally:
        limit.remove(tree)
        tree.end()
    out, err = (r.text(encoding) for r in readers)
    return Output(process.returncode, out, err, any(r.truncated for r in readers))


def _environment(whole: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in whole.items() if name.upper() in _KEPT}
    return kept if os.name == "nt" else {**kept, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def _start(argv: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP | _SUSPENDED
        argv = [windows_program(argv[0], environment.get("PATH", ""), system_folder()), *argv[1:]]
    try:
        return subprocess.Popen(  # noqa: S603 - an argument list, no shell
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
            creationflags=flags,
        )
    except (FileNotFoundError, PermissionError) as error:
        if isinstance(error, FileNotFoundError) or not _there(argv[0]):
            message = f"there is no program {one_line(argv[0], 80)}"
            raise HostError("tool_missing", message) from None
        message = f"{one_line(argv[0], 80)} may not be started"
        raise HostError("permission_denied", message) from None
    except (OSError, ValueError) as error:
        raise HostError("exception", f"{one_line(argv[0], 80)}: {one_line(str(error))}") from None


def windows_program(name: str, folders: str, system: str, ending: str = ".exe") -> str:
    """Where a program named without a folder lies: Windows' own first, never the current folder.

    Windows itself would look there before all others, and so into Downloads.

    Args:
        name: the program.
        folders: the PATH.
        system: Windows' own folder of programs.
        ending: what a name without one gets.
    """
    if os.path.dirname(name):
        return name
    whole = name if os.path.splitext(name)[1] else name + ending
    for folder in (system, *folders.split(os.pathsep)):
        path = os.path.join(folder, whole)
        if os.path.isabs(folder) and os.path.isfile(path):
            return path
    return os.path.join(system, whole)


def _there(program: str) -> bool:
    """Whether there is such a program: a closed folder of the PATH hides a missing one."""
    if os.path.dirname(program):
        return True
    return any(os.path.exists(os.path.join(folder, program)) for folder in os.get_exec_path())


class _Reader(threading.Thread):
    """Reads a stream to its end, keeping the first `MAX_OUTPUT` bytes."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._kept = bytearray()
        self.truncated = False
        self.start()

    def run(self) -> None:
        if self._stream is None:
            return
        try:
            with self._stream as stream:
                while chunk := os.read(stream.fileno(), 65536):
                    room = MAX_OUTPUT - len(self._kept)
                    self._kept += chunk[:room]
                    self.truncated |= len(chunk) > room
        except (OSError, ValueError):
            return  # the stream was closed while the tree ended

    def text(self, encoding: str) -> str:
        kept = bytes(self._kept)
        if os.name == "nt" and encoding == "utf-8":
            try:
                return clean(kept.decode())
            except UnicodeDecodeError:
                encoding = OEM  # a program that does not let itself be told to write UTF-8
        if encoding == OEM:
            from .windows.code_page import oem_page

            encoding = oem_page()
        return clean(kept.decode(encoding, "replace"))


class _Tree:
    """A program with all that it started."""

    def __init__(self, process: subprocess.Popen[bytes], mark: str) -> None:
        self._process, self._mark = process, mark
        self._job: int | None = None
        if sys.platform == "win32":
            self._job = put_into_job(process.pid)
            resume(process.pid)  # only now: what it starts is in the job

    def end(self) -> None:
        """End whatever still runs of it, also children that left its group or lost their parent."""
        if sys.platform == "win32":
            job, self._job = self._job, None  # two threads may end it; a handle closes once
            if job is not None:
                end_job(job)
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()
        else:
            if self._process.returncode is None or not _PROC:
                self._end_group()
            for runaway in self._runaways():
                try:
                    runaway.kill()
                except Exception:  # noqa: BLE001, S112 - it ended meanwhile, or is not ours
                    continue

    def _end_group(self) -> None:
        if sys.platform != "win32":
            import signal

            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            if self._process.poll() is None:
                self._process.kill()
            self._process.wait()

    def _runaways(self) -> list[_Killable]:
        """Processes of this user that carry the mark or stayed behind in the program's session."""
        if sys.platform == "win32" or not _PROC:
            return []
        import psutil

        mark = f"{_MARK}={self._mark}\0".encode()
        session = self._process.pid
        ended = not os.path.exists(f"/proc/{session}")  # otherwise somebody else has its number
        found: list[_Killable] = []
        for pid in psutil.pids():
            try:
                if ended and os.getsid(pid) == session:
                    found.append(psutil.Process(pid))
                    continue
                with open(f"/proc/{pid}/environ", "rb") as file:
                    if mark in file.read(MAX_OUTPUT) + b"\0":
                        found.append(psutil.Process(pid))
            except (OSError, psutil.Error):
                continue
        return found


if TYPE_CHECKING:
    from typing import Protocol

    class _Killable(Protocol):
        def kill(self) -> None: ...
