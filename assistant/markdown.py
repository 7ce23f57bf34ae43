"""Foreign text in a Markdown document: it says just this, and leads nowhere."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"((?:[a-z][a-z0-9+.-]*://|www\.|mailto:|xmpp:)[^\s<>|`]*[^\s<>|`.,;:!?'\")\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
"""What viewers make a link of by themselves: addresses of pages and of mail."""


def literal(text: str, special: re.Pattern[str]) -> str:
    """`text` with a backslash before each `special` sign, and addresses as code."""
    parts = _ADDRESS.split(text)
    return "".join(
        code(part) if number % 2 else special.sub(r"\\\1", part)
        for number, part in enumerate(parts)
    )


def code(text: str) -> str:
    """Text as code, however many backticks are in it."""
    flat = " ".join(text.split())
    if not flat:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", flat)), default=0) + 1)
    space = " " if flat[0] == "`" or flat[-1] == "`" else ""
    return f"{fence}{space}{flat}{space}{fence}"
