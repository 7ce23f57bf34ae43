"""“Send these steps to the customer”: an article as plain text that any mail program can carry."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..kb.by_hand import steps_by_hand
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

WIDTH = 72
_LABELS = {"check": "Look: ", "action": "Do: "}


def steps_text(article: dict[str, Any]) -> str:
    """The article's prose, with what its checks look at and what its fixes do, as plain text.

    Of a fix that a person has to do, its steps are listed.
    """
    lines = [article["title"], "=" * min(WIDTH, len(article["title"])), ""]
    for kind, text in _paragraphs(article):
        if kind != "item" and lines[-1]:
            lines.append("")
        lines.append(text)
    return "\n".join(lines).rstrip() + "\n"


def _paragraphs(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for block in article["blocks"]:
        for element in block["elements"]:
            text = _text(element)
            kind = element["kind"] if block["kind"] == "prose" else "item"
            if not text.strip() or (kind == "heading" and text == article["title"]):
                continue
            if block["kind"] != "prose":
                yield "item", _wrapped(text, f"- {_LABELS[block['kind']]}")
            else:
                yield kind, _element(kind, element, text)
        for number, step in enumerate(steps_by_hand(block), 1):
            yield "item", _wrapped(step, f"  {number}. ")


def _element(kind: str, element: dict[str, Any], text: str) -> str:
    indent = "  " * element["level"]
    if kind == "heading":
        return f"{text}\n{'-' * min(WIDTH, len(text))}"
    if kind == "item":
        return _wrapped(text, f"{indent}{element['marker']} ")
    if kind == "code":
        return "\n".join(f"    {line}" for line in text.split("\n"))
    return "" if kind == "rule" else _wrapped(text, "")


def _wrapped(text: str, first: str) -> str:
    """Wrapped, paths and addresses left whole."""
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * min(len(first), 6),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _text(element: dict[str, Any]) -> str:
    """The words, each web address behind what it is called."""
    parts = []
    for text, _, href in element["spans"]:
        address = href.startswith(("http://", "https://")) and href != text
        parts.append(f"{text} <{href}>" if address else text)
    return "".join(parts)
