"""What the tools take and give: bounded texts in, brief JSON out, errors in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from ..errors import AssistantError
from .desk import Data

_MACHINE = "live (this computer), practice:NAME, or a bundle's .zip file"

Name = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=20_000, description="in the person's own words")]
Machine = Annotated[str, Field(max_length=1_000, description=_MACHINE)]
Names = Annotated[list[Name], Field(max_length=50, description="checks or articles; none: all")]
Offset = Annotated[int, Field(ge=0, le=10_000_000, description="character to go on from")]


def answer(work: Callable[[], Data]) -> str:
    """What `work` gives, as a tool's text."""
    return brief(told(work))


def brief(data: Data) -> str:
    """JSON without a blank too many."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def told(work: Callable[[], Any]) -> Any:
    """What `work` gives; what it cannot is said in words.

    Raises:
        ToolError: with what happened and what to do.
    """
    try:
        return work()
    except AssistantError as error:
        raise ToolError(f"{error.message}. {error.hint}".rstrip()) from None
