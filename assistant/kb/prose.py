"""Markdown -> elements that every face can print without knowing Markdown."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..model import Element, Span

_TAG = re.compile(r"<[^>]{0,2000}>")
_STYLES = {"strong": "b", "em": "i", "link": "a"}


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables; links are never guessed from text."""
    return MarkdownIt("commonmark", {"maxNesting": 30}).enable("table")


def elements(tokens: list[Token]) -> tuple[Element, ...]:
    """The elements of a run of block tokens."""
    return tuple(_Walk().run(tokens))


class _Walk:
    def __init__(self) -> None:
        self.out: list[Element] = []
        self.lists: list[int | None] = []
        """Open lists: the next number, or None for bullets."""
        self.marker = ""
        self.quotes = 0
        self.row: list[Span] | None = None
        """The cells of the table row at hand."""

    def run(self, tokens: list[Token]) -> list[Element]:
        heading = 0
        for token in tokens:
            kind = token.type
            if kind == "heading_open":
                heading = int(token.tag[1])
            elif kind == "inline":
                self._inline(token, heading)
            elif kind == "heading_close":
                heading = 0
            elif kind in ("fence", "code_block"):
                self._add("code", (Span(token.content.rstrip("\n"), "c"),))
            elif kind == "html_block":
                self._html(token.content)
            elif kind == "hr":
                self._add("rule", ())
            else:
                self._structure(token)
        return self.out

    def _structure(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrGet("start") or 1))
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

    def _inline(self, token: Token, heading: int) -> None:
        spans = spans_of(token.children or [])
        if self.row is not None:
            self.row += [Span(" | "), *spans] if self.row else spans
        elif heading:
            self.out.append(Element("heading", spans, heading))
        else:
            self._add("paragraph", spans)

    def _html(self, html: str) -> None:
        text = " ".join(_TAG.sub(" ", html).split())
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
    """Inline tokens as styled runs; images become their description."""
    spans: list[Span] = []
    style, href = [""], ""
    for child in children:
        kind = child.type
        if kind == "text":
            spans.append(Span(child.content, style[-1], href))
        elif kind == "code_inline":
            spans.append(Span(child.content, "c"))
        elif kind in ("softbreak", "hardbreak"):
            spans.append(Span("\n" if kind == "hardbreak" else " "))
        elif kind == "image":
            spans.append(Span(f"[picture: {child.content or 'without description'}]", "i"))
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
