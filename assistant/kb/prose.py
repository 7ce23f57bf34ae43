"""Markdown -> elements that every face can print without knowing Markdown."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..model import PICTURE, Element, Span
from ..text import clean

_TAG = re.compile(r"<[^>]{0,2000}>")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_STYLES = {"strong": "b", "em": "i", "link": "a"}


MAX_PARAGRAPH = 4_000
"""Characters of a paragraph, heading or cell that is read for emphasis, links and code.

What a run of brackets or asterisks takes grows with the square of its length; a longer paragraph
is shown as it is written.
"""
_MAX_BRACKETS = 60
"""Opening brackets in one; each may begin a link and is followed to the end."""
LONG = "long"
"""Type of the token of a longer one."""


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables; links are never guessed from text."""
    made = MarkdownIt("commonmark", {"maxNesting": 30}).enable("table")
    made.core.ruler.before("inline", "long", _set_long_apart)
    return made


def _set_long_apart(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and (
            len(token.content) > MAX_PARAGRAPH or token.content.count("[") > _MAX_BRACKETS
        ):
            token.type = LONG


class Walk:
    """Reads block tokens one by one; lists stay open while something else is taken out of them."""

    def __init__(self) -> None:
        self.out: list[Element] = []
        self.heading = 0
        """Level of the heading at hand."""
        self.lists: list[int | None] = []
        """Open lists: the next number, or None for bullets."""
        self.marker = ""
        self.quotes = 0
        self.row: list[Span] | None = None
        """The cells of the table row at hand."""

    def take(self) -> tuple[Element, ...]:
        """The elements since the last time."""
        taken, self.out = tuple(self.out), []
        return taken

    def read(self, token: Token) -> None:
        """Take in one token."""
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "inline":
                self._inline(spans_of(token.children or []))
            case "long":
                self._inline((Span(clean(token.content)),))
            case "fence" | "code_block":
                self._add("code", (Span(clean(token.content.rstrip("\n")), "c"),))
            case "html_block":
                self._html(token.content)
            case "hr":
                self._add("rule", ())
            case _:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                start = token.attrGet("start")
                self.lists.append(1 if start is None else int(start))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                number = self.lists[-1]
                self.marker = "-" if number is None else f"{number}."
                if number is not None:
                    self.lists[-1] = number + 1
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "tr_open":
                self.row = []
            case "tr_close":
                self._add("row", tuple(self.row or ()))
                self.row = None

    def _inline(self, spans: tuple[Span, ...]) -> None:
        if self.row is not None:
            self.row += [Span(" | "), *spans] if self.row else spans
        elif self.heading:
            self.out.append(Element("heading", spans, self.heading))
        else:
            self._add("paragraph", spans)

    def _html(self, html: str) -> None:
        text = clean(" ".join(_TAG.sub(" ", _COMMENT.sub(" ", html)).split()))
        if text:
            self._add("paragraph", (Span(text),))

    def _add(self, kind: str, spans: tuple[Span, ...]) -> None:
        depth = len(self.lists)
        if kind == "paragraph" and self.quotes:
            kind = "quote"
        if depth and kind in ("paragraph", "quote") and self.marker:
            self.out.append(Element("item", spans, depth - 1, self.marker))
            self.marker = ""
        else:
            self.out.append(Element(kind, spans, depth))


def spans_of(children: list[Token]) -> tuple[Span, ...]:
    """Inline tokens as styled runs; images become their description, leading to them.

    Cleaned once more, since an entity (``&#x202e;``) brings back what the file's text had not.
    """
    spans: list[Span] = []
    style, href = [""], ""
    for child in children:
        kind = child.type
        if kind == "text":
            spans.append(Span(clean(child.content), style[-1], href))
        elif kind == "code_inline":
            spans.append(Span(clean(child.content), "c"))
        elif kind in ("softbreak", "hardbreak"):
            spans.append(Span("\n" if kind == "hardbreak" else " "))
        elif kind == "image":
            described = clean(child.content) or "without description"
            place = clean(str(child.attrGet("src") or ""))
            spans.append(Span(f"{PICTURE}{described}]", "i", place))
        elif kind.endswith("_open"):
            style.append(_STYLES.get(kind[:-5], style[-1]))
            href = str(child.attrGet("href") or "") if kind == "link_open" else href
        elif kind.endswith("_close"):
            style.pop()
            href = "" if kind == "link_close" else href
    return tuple(s for s in spans if s.text)


def plain_text(parts: tuple[Element, ...]) -> str:
    """The words of some elements, for the search index."""
    return "\n".join("".join(s.text for s in e.spans) for e in parts)
