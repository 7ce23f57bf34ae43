"""Messages with facts filled in: ``The program runs since {age}``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..record import TYPE_CHECKING
from ..text import one_line
from .units import show_number

if TYPE_CHECKING:
    from typing import Any

    from .kind import Kind

_NAME = re.compile(r"\{([a-z_]{1,40})\}")
MAX_MESSAGE = 500


def placeholders(message: str) -> list[str]:
    """The names in braces."""
    return _NAME.findall(message)


def fill_in(message: str, kind: Kind, facts: Mapping[str, Any], others: Mapping[str, str]) -> str:
    """`message` with each ``{name}`` replaced by the fact's value in words."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in others:
            return others[name]
        if name not in kind.facts:
            return match[0]
        return show(facts[name], kind.facts[name].unit)

    return one_line(_NAME.sub(value, message), MAX_MESSAGE)


def show(value: Any, unit: str) -> str:
    """A fact for a person."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return show_number(value, unit)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) or "none"
