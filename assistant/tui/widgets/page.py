"""An article to be read: its prose, what it checks and what it can mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...kb.by_hand import steps_by_hand
from ...text import one_line
from ..text import plain
from .article import prose, references
from .flow import Paragraph
from .linked import Leads, Linked

_LEADS = {"check": ("○ Check: ", "busy"), "action": ("→ Fix: ", "busy")}


class Page(Linked):
    """Shows one article, whole."""

    def read(self, article: Mapping[str, Any]) -> None:
        """Show this article."""
        leads = Leads(article["id"])
        self.show_linked(list(_page(article, leads)), leads.targets)


def _page(article: Mapping[str, Any], leads: Leads) -> Iterator[Paragraph]:
    yield Paragraph(plain(article["title"], "title"))
    before = ""
    for block in article["blocks"]:
        kind = block["kind"]
        if kind == "prose":
            shown = prose(block["elements"], article["title"], leads)
            for number, paragraph in enumerate(shown):
                yield paragraph._replace(gap=paragraph.gap or not number)
        else:
            yield Paragraph(_declared(block), plain(*_LEADS[kind]), gap=kind != before)
            for number, step in enumerate(steps_by_hand(block), 1):
                yield Paragraph(plain(step), plain(f"  {number}. "))
        before = kind
    for line in references(article, leads):
        yield Paragraph(line, gap=True)
    if article["symptoms"]:
        said = "; ".join(article["symptoms"])
        yield Paragraph(plain(f"What people say: {one_line(said, 600)}", "dim"), gap=True)


def _declared(block: Mapping[str, Any]) -> Any:
    title = "".join(text for e in block["elements"] for text, _, _ in e["spans"])
    return plain(title or block["id"]) + plain(f" ({block['id']})" if title else "", "dim")
