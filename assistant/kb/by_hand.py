"""The steps that only a person can do, read off a block for those who show its article."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import TYPE_CHECKING
from ..text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_KIND = "manual"


def steps_by_hand(block: Mapping[str, Any]) -> tuple[str, ...]:
    """The steps of a stored block, in order; none where it is no action or does all by itself."""
    if block["kind"] != "action" or _KIND not in block["source"]:
        return ()
    from .yamlio import YamlError, load

    try:
        data = load(block["source"]).data
    except YamlError:  # lint tells it; the article is shown all the same
        return ()
    return tuple(one_line(step) for step in _steps(data) if one_line(step))


def _steps(keys: Any) -> Iterator[str]:
    """Those of ``manual: [...]``, of ``manual: {steps: [...]}``, and of each part of ``do``."""
    if not isinstance(keys, dict):
        return
    if _KIND in keys:
        told = keys[_KIND].data
        if isinstance(told, dict):
            told = told["steps"].data if "steps" in told else None
        for step in told if isinstance(told, list) else ():
            if isinstance(step.data, str):
                yield step.data
        if isinstance(told, str):
            yield told
    parts = keys["do"].data if "do" in keys else None
    for part in parts if isinstance(parts, list) else ():
        yield from _steps(part.data)
