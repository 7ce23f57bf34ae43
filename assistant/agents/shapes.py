"""What the tools take and give: bounded texts in, brief JSON out, errors in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field, ValidationError

from ..errors import AssistantError
from .desk import Data

_MACHINE = "live (this computer), practice:NAME, or a bundle's .zip file"

Name = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=20_000, description="in the person's own words")]
Machine = Annotated[str, Field(max_length=1_000, description=_MACHINE)]
Bundle = Annotated[str, Field(max_length=1_000, description="a bundle's .zip file")]
Names = Annotated[Sequence[Name], Field(max_length=50, description="checks or articles; none: all")]
Offset = Annotated[int, Field(ge=0, le=10_000_000, description="character to go on from")]


def answer(work: Callable[[], Data]) -> str:
    """What `work` gives, as a tool's text."""
    return brief(told(work))


def brief(data: Data) -> str:
    """JSON without a blank too many."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def in_words(tool: str, error: ValidationError) -> str:
    """What is wrong with the arguments of a call, without the library's own words."""
    wrong = []
    for one in error.errors(include_url=False, include_context=True, include_input=False):
        name, *below = map(str, one["loc"])
        limits = one.get("ctx", {})
        where = f"entry {below[0]} of “{name}”" if below else f"“{name}”"
        wrong.append(
            _WRONG.get(one["type"], "{where} is not as it should be").format(
                where=where,
                most=limits.get("max_length", limits.get("le", "")),
                least=limits.get("ge"),
            )
        )
    return f"{tool}: {'; '.join(wrong)}."


_WRONG = {
    "missing": "{where} is missing",
    "string_type": "{where} must be a text",
    "int_type": "{where} must be a number",
    "int_parsing": "{where} must be a number",
    "list_type": "{where} must be a list of texts",
    "sequence_str": "{where} must be a list of texts",
    "string_too_long": "{where} is longer than {most} characters",
    "too_long": "{where} has more than {most} entries",
    "greater_than_equal": "{where} is at least {least}",
    "less_than_equal": "{where} is at most {most}",
}
"""Pydantic's type of an error -> what is told."""


def told(work: Callable[[], Any]) -> Any:
    """What `work` gives; what it cannot is said in words.

    Raises:
        ToolError: with what happened and what to do.
    """
    try:
        return work()
    except AssistantError as error:
        raise ToolError(f"{error.message}. {error.hint}".rstrip()) from None
