"""Foreign text -> content of a widget. Nothing in it is ever read as markup."""

from __future__ import annotations

from textual.content import Content

from ..text import clean

MAX_SHOWN = 2_000
"""Characters of what a person typed that are shown."""
STYLES = {
    "": "",
    "b": "bold",
    "i": "italic",
    "c": "$text-accent",
    "a": "underline",
    "title": "bold",
    "dim": "$foreground-muted",
    "good": "bold $text-success",
    "warn": "bold $text-warning",
    "bad": "bold $text-error",
    "busy": "$text-accent",
}
"""The names of styles that the rest of the program uses."""


def plain(text: str, style: str = "") -> Content:
    """`text` as it stands, in one of `STYLES`."""
    return Content.styled(clean(text), STYLES[style])


def pieces(*parts: tuple[str, str]) -> Content:
    """Several texts, each in its style."""
    return Content("").join(plain(text, style) for text, style in parts)


def shortened(text: str) -> str:
    """What a person typed or pasted, cut where it is very long."""
    if len(text) <= MAX_SHOWN:
        return text
    return f"{text[:MAX_SHOWN]} … ({len(text)} characters)"
