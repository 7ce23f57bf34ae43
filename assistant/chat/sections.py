"""Parts of an article that fold on their own: why, what to do by hand, support. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from ..record import Record

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(])")
_LONGEST = 160
"""Characters of what it means."""
_SHORT = 40
"""Characters of a sentence that says little by itself."""

Element = Mapping[str, Any]


class ProseSection(Record):
    """A piece of prose below one heading."""

    title: str
    elements: Sequence[Element]

    @property
    def steps(self) -> int:
        """How many numbered steps it has."""
        return sum(map(is_step, self.elements))


def sections(article: Mapping[str, Any]) -> list[ProseSection]:
    """The article's prose, cut at its headings; the first piece has no title."""
    found: list[tuple[str, list[Element]]] = [("", [])]
    for element in _elements(article):
        text = text_of(element)
        if element["kind"] == "heading":
            if text != article["title"]:
                found.append((text, []))
        else:
            found[-1][1].append(element)
    return [ProseSection(title, elements) for title, elements in found if elements]


def meaning(article: Mapping[str, Any]) -> str:
    """The first sentence of the article, which says what it is about; two where it is short."""
    first = next((text_of(e) for e in _elements(article) if e["kind"] == "paragraph"), "")
    sentence, *others = _SENTENCE.split(first)
    if others and len(sentence) < _SHORT and len(sentence) + len(others[0]) < _LONGEST:
        sentence = f"{sentence} {others[0]}"
    return sentence if len(sentence) <= _LONGEST else ""


def is_step(element: Element) -> bool:
    """Whether it is one of the numbered steps, and none within one."""
    numbered = element["kind"] == "item" and element["marker"][:1].isdecimal()
    return bool(numbered and element["level"] == 0)


def text_of(element: Element) -> str:
    """An element without its looks."""
    return "".join(text for text, _, _ in element["spans"])


def _elements(article: Mapping[str, Any]) -> Iterator[Element]:
    prose = (block for block in article["blocks"] if block["kind"] == "prose")
    return chain.from_iterable(block["elements"] for block in prose)
