"""``python -m assistant.actions.elevated STEP ANSWER``: does one step and says what it did.

Started with administrator rights for a single step that a person has seen and agreed to.
"""

from __future__ import annotations

import json
import sys

from ..host.base import HostError
from ..host.open import acting_host
from .kind import Person, Step, load_kind


def main(argv: list[str]) -> int:
    """Do the step; its answer goes into a file, since Windows gives the process no pipe."""
    step = Step(*json.loads(argv[0]))
    nobody = Person(lambda step: False, lambda word: False, lambda step: False)
    try:
        told = {"message": load_kind(step.kind).perform(acting_host(), step, nobody)}
    except HostError as error:
        told = {"reason": error.reason, "message": error.message}
    with open(argv[1], "w", encoding="utf-8") as file:
        json.dump(told, file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
