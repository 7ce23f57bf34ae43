"""What is wrong with the practice machines of a knowledge base's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...errors import AssistantError
from ...kb.machine_files import ENDING, FOLDER, in_folder
from ...kb.machines import Shelf
from ...kb.problem import Problem
from .hands import open_practice


def lint_machines(root: str) -> Iterator[Problem]:
    """Of each machine the first mistake, as it is told where the machine is used."""
    shelf = Shelf(in_folder(root))
    for name, path in sorted(shelf.files.items()):
        try:
            open_practice(name, shelf)
        except AssistantError as error:
            yield problem_of(name, path, error)


def problem_of(name: str, path: str, error: AssistantError) -> Problem:
    """What is wrong with the machine `name`, whose file is `path`, in the list of a lint."""
    placed = re.match(rf"{re.escape(path)}:(\d+): ", error.message)
    line = int(placed[1]) if placed else 0
    message = error.message[placed.end() if placed else 0 :]
    return Problem(f"{FOLDER}/{name}{ENDING}", line, error.code, message, error.hint)
