"""Does one step, given as JSON, and says what it did.

Started with administrator rights for a single step that a person has seen and agreed to.
"""

from __future__ import annotations

import json
import sys

from ..host.base import HostError
from ..host.open import acting_host
from .kind import Person, Step, load_kind

RAISED = ("command", "file", "process", "restart_computer", "scheduled_task", "service")
"""Kinds that may be done with administrator rights."""


def main(argv: list[str]) -> int:
    """Do the step; the answer goes to stdout, or into a new file where Windows gives no pipe."""
    step = Step(*json.loads(argv[0]))
    if step.kind not in RAISED:
        raise SystemExit(f"{step.kind} is never done with administrator rights")
    # A word that has to be typed was typed before anybody was asked for these rights.
    nobody = Person(lambda step: False, lambda word: True, lambda step: False)
    try:
        told = {"message": load_kind(step.kind).perform(acting_host(), step, nobody).message}
    except HostError as error:
        told = {"reason": error.reason, "message": error.message}
    except Exception as error:  # noqa: BLE001 - whatever happens is told
        fault = f"a fault of this program: {type(error).__name__}: {error}"
        told = {"reason": "exception", "message": fault}
    if len(argv) > 1:
        with open(
            argv[1], "x", encoding="utf-8"
        ) as file:  # never through a link, never over a file
            json.dump(told, file)
    else:
        print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
