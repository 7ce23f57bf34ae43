"""``ask --batch`` and ``--dialogue``: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Iterator

from ..codec import dumps, merged
from ..engine import Engine
from ..engine.single import ask_once
from ..engine.why import answer_data
from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING
from ..text import one_line
from .common import narrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, BinaryIO

    Respond = Callable[[dict[str, Any]], dict[str, Any]]
    """What is said to a record; raises `AssistantError` where it is none."""

MAX_LINE = 2_000_000
"""Bytes of a line; a longer one is skipped and told."""


def run_batch(engine: Engine, path: str, top: int) -> int:
    """Answer every line of `path`; 0, or 65 where a line was no question."""
    return run_lines(
        path, engine, lambda record: merged(answer_data(ask_once(engine, query_of(record), top)))
    )


def run_lines(path: str, engine: Engine, respond: Respond) -> int:
    """Print what `respond` says to each record of `path`, each with the record's id."""
    bad = 0
    engine.warm_up()
    with open_input(path) as lines:
        for number, line in lines_of(lines):
            if line is not None and not line.strip():
                continue
            result = _answer(number, line, respond)
            bad += "error" in result
            sys.stdout.write(dumps(result) + "\n")
    if bad:
        narrate(f"assistant: {bad} of the lines were no question; each has an error object")
        return Exit.DATA
    return Exit.OK


def open_input(path: str) -> BinaryIO:
    """A file of JSON lines, or stdin.

    Raises:
        AssistantError: it cannot be opened.
    """
    if path == "-":
        return sys.stdin.buffer
    try:
        return open(path, "rb")
    except OSError as error:
        folder = os.path.isdir(path)  # Windows says of one that it may not be opened
        denied = isinstance(error, PermissionError) and not folder
        raise AssistantError(
            "permission" if denied else "no-input",
            f"{one_line(path)} cannot be read: {'it is a folder' if folder else error.strerror}",
            hint="give a file of JSON lines, or - for stdin",
            exit_code=Exit.PERMISSION if denied else Exit.NO_INPUT,
        ) from error


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None in place of one that is too long."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _answer(number: int, line: bytes | None, respond: Respond) -> dict[str, Any]:
    record: Any = None
    try:
        if line is None:
            raise bad_line("line-too-long", f"longer than {MAX_LINE} bytes", "split it")
        record = _record(line)
        return {"id": record.get("id"), **respond(record)}
    except AssistantError as error:
        name = record.get("id") if isinstance(record, dict) else None
        return {"id": name, "line": number, "error": error.as_dict()}


def _record(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8-sig", "replace")
        record = json.loads(text, parse_constant=_number, parse_float=_number)
    except (ValueError, RecursionError) as error:
        raise bad_line(
            "bad-json", f"no JSON: {one_line(str(error))}", 'write {"id": "1", "query": "..."}'
        ) from None
    if not isinstance(record, dict):
        raise bad_line("bad-record", "no JSON object", 'write {"id": "1", "query": "..."}')
    return record


def _number(text: str) -> float:
    """A float that JSON can hold; NaN and infinity are refused, since they cannot be sent back."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{one_line(text)} is no JSON number")
    return value


def query_of(record: dict[str, Any]) -> str:
    """The question of a record.

    Raises:
        AssistantError: there is none, or it is no text.
    """
    query = record.get("query")
    if not isinstance(query, str):
        raise bad_line(
            "no-query", "no “query”, or it is no text", 'write {"id": "1", "query": "..."}'
        )
    return query


def bad_line(code: str, message: str, hint: str) -> AssistantError:
    """A line that cannot be answered."""
    return AssistantError(code, message, hint=hint, exit_code=Exit.DATA)
