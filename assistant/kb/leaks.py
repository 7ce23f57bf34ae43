"""Markup of doc sites that an import should have read, found in what it wrote.

A table of signs, independent of the tables that the import reads by. Code is left alone: there a
brace is a brace.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import reduce

from ..model import Article, Element
from .problem import Problem

SIGNS = {
    "a shortcode or template": re.compile(r"\{\{[<%]|[>%]\}\}|\{\{\s*\w+:[^{}]*\}\}"),
    "an admonition": re.compile(
        r":::+[ \t]*[\w-]*|^(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]*(?:[ \t]+\"|[ \t]*$)",
        re.MULTILINE,
    ),
    "a note of another dialect": re.compile(r"\[!(?:[A-Z]{3,}|div|INCLUDE)\b[^\]]*\]"),
    "an unresolved footnote": re.compile(r"\[\^[^\]\s]{1,60}\]"),
    "an entity": re.compile(r"&(?:nbsp|#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-z]{4,8});"),
    "a list of attributes": re.compile(
        r"\{:?[ \t]*[.#][A-Za-z][\w-]+(?:\s[^{}\n]*)?\}\s*$|\{:[ \t]*[.#\w-]+[^{}\n]*\}"
    ),
    "a tag": re.compile(
        r"<[A-Z][a-z]\w+(?:\s[^<>\n]*)?/>|</[A-Z][a-z]\w+>|<[A-Z][a-z]\w+\s+\w+=[^<>\n]*>"
        r"|<(?:div|span|p|img|a|details|br)\s+\w+=[^<>\n]*>"
    ),
    "an icon": re.compile(r"(?<!\w):(?:material|fontawesome|octicons|simple)-[\w-]+:"),
    "an included file": re.compile(r"-{1,3}8<-{1,3}|^import\s.+\sfrom\s['\"]", re.MULTILINE),
}
"""What it is -> how it looks."""
_SHOWN, _BEGINS = 60, 8
Lines = Callable[[str], list[str]]
"""The lines of an article's file."""


def leaks(articles: Iterable[Article], lines_of: Lines) -> Iterator[Problem]:
    """Signs left in the titles, symptoms and text of imported articles."""
    for article in articles:
        source = next((s for s in article.sources if s.sha256), None)
        if source is None:
            continue
        place = f"{source.doc}:{source.lines.partition('-')[0]}"
        for text in _texts(article):
            for what, sign in SIGNS.items():
                if match := sign.search(text):
                    left = text[match.start() : match.start() + _SHOWN].split("\n")[0]
                    line = _line(lines_of(article.file), left)
                    yield Problem(
                        article.file,
                        line,
                        "markup-leak",
                        f"“{left}” is {what} that was left over from {place}",
                        "write what a reader of the page sees",
                    )


def _texts(article: Article) -> Iterator[str]:
    """Title and symptoms without what is code in the text; the text without its code."""
    prose = [e for block in article.blocks if block.kind == "prose" for e in block.elements]
    code = {s.text for e in prose for s in e.spans if s.style == "c" and len(s.text) > 2}
    tagged = [text for text in code if "<" in text or "{" in text]
    for text in (article.title, *article.symptoms):
        yield reduce(lambda left, known: left.replace(known, " "), tagged, text)
    yield from map(_prose, prose)


def _prose(element: Element) -> str:
    """An element's words outside code."""
    return "".join(span.text for span in element.spans if span.style != "c")


def _line(lines: list[str], text: str) -> int:
    """The line that has a text, or at least how it begins: links are written otherwise there."""
    for wanted in (text, text[:_BEGINS]):
        for number, line in enumerate(lines, 1):
            if wanted in line:
                return number
    return 1
