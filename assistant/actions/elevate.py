"""Steps with administrator rights: a second process, started by sudo or Windows' own prompt.

The system asks once for a plan. The process can do nothing but the plan's own steps, and does each
when it is called for.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import cast

from ..host.values import HostError, Reason
from ..own_program import is_frozen, own_command, own_places
from ..record import TYPE_CHECKING
from .elevated import OTHER_STEPS, RAISED, STEP_SECONDS
from .kind import Step

if TYPE_CHECKING:
    from typing import IO, Protocol

    class Channel(Protocol):
        """The way to the process with administrator rights."""

        def call(self, number: int) -> dict[str, str] | None:
            """What a step answers; None where nothing came."""
            ...

        def close(self) -> None:
            """Have the process end."""
            ...

    class Raised(Protocol):
        """A process that Windows started with administrator rights."""

        def wait(self, seconds: float) -> bool:
            """Whether it has ended."""
            ...

        def exit_code(self) -> int | None:
            """None where it runs, or that may not be read."""
            ...


VERB = "__elevated"
"""The hidden verb of the second process."""
_PATIENCE = STEP_SECONDS + 5.0
_LOOKS = 0.05
_REASONS: dict[str, Reason] = {
    "permission_denied": "permission_denied",
    "timeout": "timeout",
    "unreadable": "unreadable",
}
"""What is told on as it is; anything else is a failure."""


class Elevation:
    """Administrator rights for the steps of one plan, asked for when the first needs them."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = [step for step in steps if step.kind in RAISED]
        self._channel: Channel | None = None
        self._folder = ""

    @property
    def given(self) -> bool:
        """The person was asked before, and the rights were given."""
        return self._channel is not None

    def perform(self, step: Step) -> str:
        """Do one of the steps; what was done.

        Raises:
            HostError: it was not done; reason cancelled where the person refused the rights.
        """
        if step not in self._steps:
            raise HostError("exception", f"{step.kind} is never done with administrator rights")
        self._channel = self._channel or self._open()
        told = self._channel.call(self._steps.index(step))
        if told is None:
            raise HostError("exception", "the elevated step did not say what it did")
        if "reason" in told:
            raise HostError(_REASONS.get(told["reason"], "exception"), told["message"])
        return told["message"]

    def close(self) -> None:
        """Give the rights back."""
        if self._channel:
            self._channel.close()
            self._channel = None
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = ""

    def _open(self) -> Channel:
        _refuse_open_code()
        self._folder = tempfile.mkdtemp(prefix="assistant-")
        path = os.path.join(self._folder, "steps.json")
        data = json.dumps([list(step) for step in self._steps]).encode()
        with open(path, "xb") as file:
            file.write(data)
        argv = own_command(VERB, path, hashlib.sha256(data).hexdigest())
        if sys.platform == "win32":
            from ..host.windows.elevate import start_as_administrator

            argv += [self._folder, str(os.getpid())]
            return ByFolder(lambda: start_as_administrator(argv), self._folder)
        return Sudo(argv)


def _refuse_open_code() -> None:
    """No code that others may change is run with administrator rights.

    On Windows others are all programs of this user: any of them could put its own code there and
    wait for an administrator to agree.

    Raises:
        HostError: permission_denied, with the place.
    """
    if sys.platform == "win32":
        from ..host.windows.rights import first_writable

        path = first_writable(own_places(), deep=is_frozen())
        if path:
            raise HostError("permission_denied", open_code(path))
        return
    for path in own_places():
        if os.stat(path).st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not os.path.islink(path):
            message = f"{path} can be changed by others; it is not run with administrator rights"
            raise HostError("permission_denied", message)


def open_code(path: str) -> str:
    """Why a program at a place that this user may change gets no administrator rights."""
    return (
        f"any program can change {path}, so this is not run with administrator rights. An "
        "administrator can copy the program's folder below Program Files, or do this step by hand"
    )


class Sudo:
    """By pipes; sudo asks on the terminal itself."""

    def __init__(self, argv: Sequence[str]) -> None:
        try:
            process = subprocess.Popen(  # noqa: S603 - an argument list, shown in the plan
                ["sudo", "--", *argv],  # noqa: S607
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd="/",
            )
        except FileNotFoundError:
            raise HostError("tool_missing", "there is no sudo on this computer") from None
        self._process = process
        self._in, self._out = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)

    def call(self, number: int) -> dict[str, str] | None:
        with suppress(BrokenPipeError):
            self._in.write(f"{number}\n".encode())
            self._in.flush()
        told = _read(self._line())
        if told is None and self._process.wait() == 1:
            raise HostError("cancelled", "administrator rights were not given")
        return told

    def close(self) -> None:
        with suppress(BrokenPipeError):
            self._in.close()
        self._out.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5.0)

    def _line(self) -> str:
        """A line of its output; what is there at the end of it.

        Raises:
            HostError: timeout.
        """
        import select

        handle, line = self._out.fileno(), b""
        until = time.monotonic() + _PATIENCE
        while not line.endswith(b"\n"):
            if not select.select([handle], [], [], max(0.0, until - time.monotonic()))[0]:
                raise HostError("timeout", _LATE)
            more = os.read(handle, 65536)
            if not more:
                break
            line += more
        return line.decode("utf-8", "replace")


class ByFolder:
    """By files, since Windows gives a process with administrator rights no pipe."""

    def __init__(self, start: Callable[[], Raised], folder: str) -> None:
        """Set up; `start` asks the person, and raises `HostError` where they refuse."""
        self._folder, self._process = folder, start()

    def call(self, number: int) -> dict[str, str] | None:
        self._put(f"{number}.call")
        path = os.path.join(self._folder, f"{number}.json")
        until = time.monotonic() + _PATIENCE
        ended = False
        while not os.path.exists(path):
            if ended:
                raise HostError("exception", self._ending())
            if time.monotonic() > until:
                raise HostError("timeout", _LATE)
            ended = self._process.wait(_LOOKS)
        with open(path, encoding="utf-8") as file:
            return _read(file.read())

    def close(self) -> None:
        self._put("end")
        self._process.wait(5.0)

    def _put(self, name: str) -> None:
        with suppress(OSError), open(os.path.join(self._folder, name), "xb"):
            pass

    def _ending(self) -> str:
        """Why a process that has ended gave no answer."""
        code = self._process.exit_code()
        if code == OTHER_STEPS:
            return "its steps were changed by another program meanwhile; nothing was done"
        shown = "" if code is None else f" (exit code {code})"
        return f"the process with administrator rights ended without an answer{shown}"


_LATE = (
    f"the step with administrator rights was not done within {STEP_SECONDS // 60} minutes; "
    "it may still be going on"
)


def _read(text: str) -> dict[str, str] | None:
    try:
        told = json.loads(text.strip().rsplit("\n", 1)[-1])
    except ValueError:
        return None
    return told if isinstance(told, dict) and isinstance(told.get("message"), str) else None
