"""One step with administrator rights: a second process, started by sudo or Windows' own prompt."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile

from ..host.base import HostError
from .kind import Step

_SECONDS = 300
_REFUSED = 1223
"""ERROR_CANCELLED: the person said no to Windows' prompt."""
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from assistant.actions.elevated import main; sys.exit(main(sys.argv[1:]))"
)
"""Isolated (-I): neither the current folder nor the user's settings say what is imported."""


def perform_elevated(step: Step) -> str:
    """Have `actions.elevated` do `step`; it can do nothing else.

    Raises:
        HostError: it was not done; reason cancelled where the person refused.
    """
    home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    if sys.platform != "win32":
        _refuse_open_code(home)
    argv = [sys.executable, "-I", "-c", _START, home, json.dumps(list(step))]
    told = _windows(argv) if sys.platform == "win32" else _sudo(argv)
    if told is None:
        raise HostError("exception", "the elevated step did not say what it did")
    if "reason" in told:
        refused = told["reason"] == "permission_denied"
        raise HostError("permission_denied" if refused else "exception", told["message"])
    message: str = told["message"]
    return message


def _refuse_open_code(home: str) -> None:
    """No code that others may change is run with administrator rights."""
    for path in (sys.executable, home, os.path.join(home, "assistant")):
        if os.stat(path).st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not os.path.islink(path):
            message = f"{path} can be changed by others; it is not run with administrator rights"
            raise HostError("permission_denied", message)


def _sudo(argv: list[str]) -> dict[str, str] | None:
    """What the step answers on its standard output; sudo asks on the terminal itself."""
    try:
        done = subprocess.run(  # noqa: S603 - an argument list, shown in the plan
            ["sudo", "--", *argv],  # noqa: S607
            stdout=subprocess.PIPE,
            timeout=_SECONDS,
            check=False,
            cwd="/",
        )
    except FileNotFoundError:
        raise HostError("tool_missing", "there is no sudo on this computer") from None
    except subprocess.TimeoutExpired:
        raise HostError("timeout", "the elevated step did not end in time") from None
    told = _read(done.stdout.decode("utf-8", "replace"))
    if told is None and done.returncode == 1:
        raise HostError("cancelled", "administrator rights were not given")
    return told


def _windows(argv: list[str]) -> dict[str, str] | None:
    """The same by a file, since Windows gives the process no pipe."""
    if sys.platform == "win32":
        from ..host.windows.elevate import run_as_administrator

        with tempfile.TemporaryDirectory(prefix="assistant-") as folder:
            answer = os.path.join(folder, f"{os.urandom(12).hex()}.json")
            if run_as_administrator([*argv, answer], _SECONDS) == _REFUSED:
                raise HostError("cancelled", "administrator rights were not given")
            try:
                with open(answer, encoding="utf-8") as file:
                    return _read(file.read())
            except OSError:
                return None
    return None


def _read(text: str) -> dict[str, str] | None:
    try:
        told = json.loads(text.strip().rsplit("\n", 1)[-1])
    except ValueError:
        return None
    return told if isinstance(told, dict) and isinstance(told.get("message"), str) else None
