"""Does steps that a person has agreed to, with administrator rights, and says what it did.

Started once for a plan. Its arguments bind it to exactly these steps: a file with them, and that
file's SHA-256, which stands in the command that the system asks about. Each step is done when its
number is called, in ascending order and once.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator

from ..host.limits import Limit, under
from ..host.open import acting_host
from ..host.values import HostError
from ..own_files import fault
from ..record import TYPE_CHECKING
from .kind import Person, Step, load_kind

if TYPE_CHECKING:
    from typing import Protocol

    class Calls(Protocol):
        """Where numbers come from and answers go to."""

        def numbers(self) -> Iterator[int]:
            """The steps that are called, until there are no more."""
            ...

        def answer(self, number: int, told: dict[str, str]) -> None:
            """What became of a step."""
            ...


RAISED = (
    "command", "file", "permissions", "process", "restart_computer", "scheduled_task", "service",
    "setting",
)  # fmt: skip
"""Kinds that may be done with administrator rights."""
STEP_SECONDS = 300
"""Within which a step has to be done; then it is given up here too."""
OTHER_STEPS = 65
"""Exit code: these are not the steps that were agreed to."""
LARGEST = 1_000_000
"""Bytes of a file of steps."""
_LOOKS = 0.05
"""Seconds between two looks for a call."""


def main(arguments: list[str]) -> int:
    """Do what is called for: ``STEPS SHA256``, where Windows gives no pipe with ``FOLDER PID``."""
    path, digest, *files = arguments
    with open(path, "rb") as file:
        data = file.read(LARGEST)
    if hashlib.sha256(data).hexdigest() != digest:
        return OTHER_STEPS
    steps = [Step(*written) for written in json.loads(data)]
    if any(step.kind not in RAISED for step in steps):
        return OTHER_STEPS
    calls: Calls = ByFiles(files[0], int(files[1])) if files else ByPipes()
    last = -1
    for number in calls.numbers():
        if not last < number < len(steps):
            break
        calls.answer(number, _done(steps[number]))
        last = number
    return 0


def _done(step: Step) -> dict[str, str]:
    # A word that has to be typed was typed before anybody was asked for these rights.
    nobody = Person(lambda step: False, lambda word: True, lambda step: False)
    try:
        with under(Limit(STEP_SECONDS)):
            return {"message": load_kind(step.kind).perform(acting_host(), step, nobody).message}
    except HostError as error:
        return {"reason": error.reason, "message": error.message}
    except Exception as error:  # noqa: BLE001 - whatever happens is told
        return {"reason": "exception", "message": fault(error)}


class ByPipes:
    """Numbers on standard input, a line of JSON for each on standard output."""

    def numbers(self) -> Iterator[int]:
        for line in sys.stdin:
            if not line.strip().isdecimal():
                return
            yield int(line)

    def answer(self, number: int, told: dict[str, str]) -> None:  # noqa: ARG002 - one at a time
        print(json.dumps(told), flush=True)


class ByFiles:
    """Files in a folder of the caller's: ``3.call`` calls for step 3, ``3.json`` is its answer."""

    def __init__(self, folder: str, caller: int) -> None:
        """Set up; `caller` is the process after whose end nothing is called any more."""
        import psutil

        self._folder, self._caller = folder, psutil.Process(caller)

    def numbers(self) -> Iterator[int]:
        number = 0
        while self._caller.is_running() and not os.path.exists(self.path("end")):
            called = [n for n in os.listdir(self._folder) if n.endswith(".call")]
            waiting = sorted(int(n[:-5]) for n in called if n[:-5].isdecimal())
            new = [n for n in waiting if n >= number]
            if not new:
                time.sleep(_LOOKS)
                continue
            yield new[0]
            number = new[0] + 1

    def answer(self, number: int, told: dict[str, str]) -> None:
        half = self.path(f"{number}.part")
        with open(half, "x", encoding="utf-8") as file:  # never through a link, never over a file
            json.dump(told, file)
        os.rename(half, self.path(f"{number}.json"))

    def path(self, name: str) -> str:
        """Of a file in the folder."""
        return os.path.join(self._folder, name)
