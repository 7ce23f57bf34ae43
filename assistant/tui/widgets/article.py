"""An article's prose, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.content import Content

from ..text import pieces, plain
from .flow import Paragraph
from .linked import Leads, Linked


class Prose(Linked):
    """Some of an article's prose."""

    def __init__(self, elements: Sequence[Mapping[str, Any]], article: Mapping[str, Any]) -> None:
        leads = Leads(article["id"])
        super().__init__(list(prose(elements, article["title"], leads)), leads.targets)


class References(Linked):
    """Where an article comes from, and which others are near."""

    def __init__(self, article: Mapping[str, Any]) -> None:
        leads = Leads(article["id"])
        lines = list(references(article, leads))
        super().__init__([Paragraph(line) for line in lines], leads.targets)


def references(article: Mapping[str, Any], leads: Leads) -> Iterator[Content]:
    """Where an article comes from, and which others are near."""
    if article["sources"]:
        sources = [_source(source, leads) for source in article["sources"]]
        yield plain("Sources: ", "dim") + plain("; ", "dim").join(sources)
    if article["related"]:
        related = [leads.lead(name, f"{name}.md") for name in article["related"]]
        yield plain("See also: ", "dim") + plain(", ", "dim").join(related)


def _source(source: Mapping[str, str], leads: Leads) -> Content:
    doc = source["doc"]
    on_web = doc.casefold().startswith(("http:", "https:"))
    shown = leads.lead(doc, doc) if on_web else plain(doc, "dim")
    return shown + plain(f", lines {source['lines']}" if source["lines"] else "", "dim")


def prose(elements: Sequence[Mapping[str, Any]], title: str, leads: Leads) -> Iterator[Paragraph]:
    """An article's elements as paragraphs, without a heading that repeats the title."""
    before = ""
    for element in elements:
        kind, spans = element["kind"], element["spans"]
        text = "".join(s[0] for s in spans)
        if kind == "heading" and text == title:
            continue
        gap = not (before == kind and kind in ("item", "row"))
        yield _paragraph(kind, element, text, leads)._replace(gap=gap)
        before = kind


def _paragraph(kind: str, element: Mapping[str, Any], text: str, leads: Leads) -> Paragraph:
    indent = "  " * element["level"]
    if kind == "heading":
        return Paragraph(plain(text, "title"), plain("▎ ", "busy"))
    if kind == "code":
        return Paragraph(plain(text, "c"), plain(f"{indent}  "), wrap=False)
    if kind == "rule":
        return Paragraph(plain("─" * 8, "dim"))
    body = leads.content(element["spans"])
    if kind == "item":
        return Paragraph(body, plain(f"{indent}{element['marker'].replace('-', '•')} "))
    if kind == "quote":
        return Paragraph(body, pieces((indent, ""), ("│ ", "dim")))
    return Paragraph(body, plain(indent + (" " if element["level"] else "")))
