"""One step with administrator rights: a second process, started by sudo or Windows' own prompt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from ..host.base import HostError
from .kind import Step

_SECONDS = 300
_REFUSED = 1223
"""ERROR_CANCELLED: the person said no to Windows' prompt."""


def perform_elevated(step: Step) -> str:
    """Have `actions.elevated` do `step`; it can do nothing else.

    Raises:
        HostError: it was not done; reason cancelled where the person refused.
    """
    with tempfile.TemporaryDirectory(prefix="assistant-") as folder:
        answer = os.path.join(folder, "answer.json")
        argv = [sys.executable, "-m", "assistant.actions.elevated", json.dumps(list(step)), answer]
        if sys.platform == "win32":
            _windows(argv)
        else:
            _sudo(argv)
        try:
            with open(answer, encoding="utf-8") as file:
                told = json.load(file)
        except (OSError, ValueError):
            raise HostError("exception", "the elevated step did not say what it did") from None
    if "reason" in told:
        raise HostError(told["reason"], told["message"])
    message: str = told["message"]
    return message


def _sudo(argv: list[str]) -> None:
    path = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(  # noqa: S603 - an argument list, shown in the plan
            ["sudo", "--", "env", f"PYTHONPATH={path}", *argv],  # noqa: S607
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise HostError("tool_missing", "there is no sudo on this computer") from None
    except subprocess.TimeoutExpired:
        raise HostError("timeout", "the elevated step did not end in time") from None
    if done.returncode == 1:
        raise HostError("cancelled", "administrator rights were not given")


def _windows(argv: list[str]) -> None:
    if sys.platform == "win32":
        from ..host.windows.elevate import run_as_administrator

        code = run_as_administrator(argv, _SECONDS)
        if code == _REFUSED:
            raise HostError("cancelled", "administrator rights were not given")
