"""An answer in short, for bots and scripts: `ask --brief`."""

from __future__ import annotations

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

SHORT = 1_500
"""Characters of an article's text with ``--brief``."""


def named_article(article: dict[str, Any] | None, *, brief: bool) -> dict[str, Any]:
    """The article of an answer: whole, or its text in short with the ids of its fixes."""
    if not brief or article is None:
        return {"article": article}
    from ..session.steps import steps_text

    fixes = [block["id"] for block in article["blocks"] if block["kind"] == "action"]
    text = steps_text(article)
    short = text if len(text) <= SHORT else f"{text[:SHORT].rpartition(chr(10))[0]}\n..."
    return {"article": None, "text": short, "fixes": fixes}
