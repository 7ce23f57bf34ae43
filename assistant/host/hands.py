"""What every real machine lets itself be changed by: programs, files, clipboard, browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from ..record import TYPE_CHECKING
from ..spared import protected_process
from ..text import one_line
from . import child
from .disguise import disguised
from .edits import failed, move
from .figures import Ownership
from .guard import allowed_place, no_place, own_family
from .links import real_path, spelled
from .values import HostError, Process
from .windows.closing import ask_to_close

if TYPE_CHECKING:
    import psutil

_SAME = 0.02
"""Seconds by which two readings of one process's start may differ."""
_CLOSE = 5.0
"""Seconds within which a start that differs may be the same one after the clock was set."""


class Hands:
    """The changing half of this machine's host; nothing here asks."""

    def refuse_change(self, path: str) -> None:
        """Nothing: a machine without a fence is bounded by its guard alone."""

    def end_process(
        self, process: Process, patience: float, below: tuple[Process, ...] = ()
    ) -> tuple[Process, ...]:
        """End exactly these processes, none that is protected, and nothing of this program."""
        for name in (process.name, process.path or ""):
            if protected_process(name):
                raise HostError("permission_denied", f"{process.name} is never ended")
        if process.path and (known := disguised(process.path)):
            raise HostError("permission_denied", f"{process.name} is {known}, which is never ended")
        root = _same(process)
        if root is None:
            return ()
        mine = own_family()
        others = [p for p in map(_same, below) if p is not None]
        family = [p for p in (*others, root) if p.pid not in mine and not _is_protected(p)]
        ended = tuple(_seen(p) for p in family)
        _end_all(family, process, patience)
        return ended

    def start(self, argv: Sequence[str]) -> int:
        if sys.platform == "win32":
            try:
                # so that Windows itself warns, and asks for rights
                os.startfile(argv[0], arguments=subprocess.list2cmdline(argv[1:]))
            except OSError as error:
                raise failed(argv[0], error) from None
            return 0
        try:
            process = subprocess.Popen(  # noqa: S603 - one program, shown in the plan
                list(argv),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise failed(argv[0], error) from None
        pid = process.pid
        process.returncode = 0  # it goes on by itself: nobody waits for it
        return pid

    def open(self, target: str) -> None:
        if sys.platform == "win32":
            try:
                os.startfile(target)
            except OSError as error:
                raise failed(target, error) from None
            return
        tool = "open" if sys.platform == "darwin" else "xdg-open"
        if shutil.which(tool) is None:
            raise HostError("tool_missing", f"there is no {tool} here; open it by hand: {target}")
        self.start([tool, target])

    def copy(self, text: str) -> None:
        """By the clipboard program of the system; the text goes in on its standard input."""
        if sys.platform == "win32":
            _copy_on_windows(text)
            return
        tools = [["pbcopy"], ["wl-copy"], ["xclip", "-selection", "clipboard"], ["xsel", "-ib"]]
        for tool in tools:
            if shutil.which(tool[0]):
                try:
                    subprocess.run(  # noqa: S603 - a fixed program
                        tool,
                        input=text.encode(),
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                        timeout=10,
                        check=True,
                    )
                except (OSError, subprocess.SubprocessError) as error:
                    raise HostError(
                        "exception", f"the clipboard does not answer: {error}"
                    ) from None
                return
        raise HostError("tool_missing", "there is no clipboard here; copy it by hand")

    def rename(self, old: str, new: str) -> None:
        for path in (old, new):
            _refuse_place(path)
        try:
            if os.path.lexists(new):
                raise HostError("exception", f"{new} is there already")
            os.makedirs(os.path.dirname(new), mode=0o700, exist_ok=True)
            move(old, new)
        except OSError as error:
            raise failed(old, error) from None

    def write_new(self, path: str, data: bytes) -> None:
        _refuse_place(path)
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            with open(path, "xb") as file:
                file.write(data)
        except OSError as error:
            raise failed(path, error) from None

    def editable(self, path: str) -> bool:
        from .edits import editable

        return editable(path)

    def edit_file(self, path: str, data: bytes, before: str, kept: str) -> None:
        from .edits import edit_file

        edit_file(path, data, before, kept)

    def set_ownership(self, path: str, before: Ownership, after: Ownership) -> None:
        from .edits import set_ownership

        set_ownership(path, before, after)

    def make_folder(self, path: str) -> None:
        _refuse_place(path)
        try:
            os.makedirs(path, exist_ok=True)
        except OSError as error:
            raise failed(path, error) from None

    def restart(self) -> None:
        windows = sys.platform == "win32"
        argv = [_system("shutdown.exe"), "/r", "/t", "30"] if windows else ["shutdown", "-r", "+1"]
        output = child.run(argv, 20)
        if output.code != 0:
            said = one_line(output.err or output.out, 120)
            raise HostError("permission_denied", f"the computer does not restart: {said}")

    def tick(self, action: str, step: int) -> bool | None:
        return None

    def run_task(self, path: str) -> None:
        raise HostError("wrong_platform", "only Windows has a Task Scheduler")

    def stop_task(self, path: str) -> None:
        raise HostError("wrong_platform", "only Windows has a Task Scheduler")

    def enable_task(self, path: str, enabled: bool) -> None:
        raise HostError("wrong_platform", "only Windows has a Task Scheduler")

    def control_service(self, name: str, verb: str) -> None:
        output = child.run(["systemctl", "--no-ask-password", verb, "--", name], 60)
        if output.code != 0:
            said = one_line(output.err or output.out, 150)
            message = f"systemctl {verb} {name}: {said}"
            if "denied" in said.lower() or "authentication" in said.lower():
                raise HostError("permission_denied", message)
            raise HostError("exception", message)


def _copy_on_windows(text: str) -> None:
    """By Windows' own functions: clip.exe guesses what encoding it is given."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, ValueError) as error:
        raise HostError("exception", f"the clipboard does not answer: {error}") from None


def _refuse_place(path: str) -> None:
    """The guard once more, where it is done: nothing reached through a link, nothing precious."""
    plain = spelled(path)
    linked = os.path.normcase(real_path(path)) != os.path.normcase(plain)
    if linked or not allowed_place(plain, os.environ.get, spelled):
        raise HostError("permission_denied", no_place(path))


def _same(wanted: Process) -> psutil.Process | None:
    """The very process, or None where it has ended.

    Raises:
        HostError: its number belongs to another one of that name now, or it may not be read.
    """
    import psutil

    try:
        found = psutil.Process(wanted.pid)
        if abs(found.create_time() - wanted.created) <= _SAME:
            if found.status() == psutil.STATUS_ZOMBIE:
                return None
            if wanted.path and one_line(found.exe(), 1000) != wanted.path:
                raise HostError("exception", f"{_told(wanted)} runs another program by now")
            return found
        if found.name() == wanted.name and abs(found.create_time() - wanted.created) < _CLOSE:
            raise HostError("unreadable", f"{_told(wanted)} cannot be told apart")
    except psutil.NoSuchProcess:
        return None
    except psutil.AccessDenied:
        raise _denied(wanted) from None
    return None  # it has ended, and another one has its number


def _is_protected(process: psutil.Process) -> bool:
    import psutil

    try:
        path = process.exe()
        return any(map(protected_process, (process.name(), path))) or bool(disguised(path))
    except psutil.Error:
        return False


def _seen(process: psutil.Process) -> Process:
    import psutil

    try:
        return Process(process.pid, one_line(process.name()), process.create_time())
    except psutil.Error:
        return Process(process.pid, "", 0.0)


def _end_all(family: list[psutil.Process], named: Process, patience: float) -> None:
    """Ask politely, wait, then force; raises where something is still there.

    On Windows only a program with a window can be asked.
    """
    import psutil

    if sys.platform == "win32" and ask_to_close({p.pid for p in family}):
        _, family = psutil.wait_procs(family, timeout=patience)
    rounds = ((True, 5.0),) if sys.platform == "win32" else ((False, patience), (True, 5.0))
    denied: list[psutil.Process] = []
    for force, seconds in rounds:
        for process in family:
            try:
                process.kill() if force else process.terminate()
            except psutil.NoSuchProcess:
                continue
            except psutil.AccessDenied:
                denied.append(process)
        family = [p for p in family if p not in denied]
        _, family = psutil.wait_procs(family, timeout=seconds)
        family = [p for p in family if p.is_running() and not _is_zombie(p)]  # its number may be
        # another one's by now: then it has ended
        if not family:
            break
    if denied:
        raise _denied(named)
    if family:
        raise HostError("timeout", f"{_told(named)} could not be ended")


def _is_zombie(process: psutil.Process) -> bool:
    import psutil

    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.Error:
        return True


def _denied(process: Process) -> HostError:
    whose = f", which belongs to {process.user}" if process.user else ""
    return HostError("permission_denied", f"{_told(process)}{whose} may not be ended")


def _told(process: Process) -> str:
    return f"{process.name} (pid {process.pid})"


def _system(name: str) -> str:
    """A program of Windows itself, wherever a search would lead."""
    from .windows.job import system_folder

    return os.path.join(system_folder(), name)
