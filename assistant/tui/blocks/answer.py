"""The head and the foot of an answer, and its prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.content import Content

from ...engine.why import confidence_word, percent, why
from ...model import Answer, CheckResult, Match
from ..flow import Flow, Paragraph
from ..text import pieces, plain
from .base import escaped
from .linked import Leads, Linked
from .states import label

_CLOSE = 0.1
"""Confidence from which another article is named beside the answer."""


class Head(Flow):
    """Title, how likely it is, and why; what its checks came to, as they come."""

    def __init__(self, match: Match) -> None:
        likely = confidence_word(match.confidence).capitalize()
        self._title = match.title
        self._reason = f"{likely} ({percent(match.confidence)}): {why(match)}."
        self._behind = f"{match.behind}." if match.behind else ""
        note = [Paragraph(plain(self._behind), plain("! Note: ", "warn"))] if self._behind else []
        self._told = (
            Paragraph(plain(match.title, "title")),
            Paragraph(plain(self._reason, "dim")),
            *note,
        )
        super().__init__(self._told, classes="head")

    def tell(self, results: Sequence[CheckResult], running: int, fix: str) -> None:
        """Say what the checks came to so far, and which fix there is."""
        self.show([*self._told, *_state_of(results, running, fix)])

    def markdown(self) -> str:
        note = [f"**Note:** {escaped(self._behind)}"] if self._behind else []
        return "\n\n".join([f"## {escaped(self._title)}", escaped(self._reason), *note])


def _state_of(results: Sequence[CheckResult], running: int, fix: str) -> Iterator[Paragraph]:
    if running:
        yield Paragraph(plain(f"checking {running} more", "dim"), label("checking"))
    bad = [r for state in ("fail", "error", "warn") for r in results if r.state == state]
    if bad:
        yield Paragraph(plain(f"{bad[0].title}: {bad[0].message}"), label(bad[0].state))
        if fix and not running:
            yield Paragraph(
                pieces(("F5", "b"), (f" shows how to fix it: {fix}", "")), plain("→ ", "busy")
            )
    elif results and not running:
        passed = sum(r.state == "pass" for r in results)
        yield Paragraph(
            plain(f"{passed} of {len(results)} checks pass, none fails"), plain("• ", "dim")
        )


class Notices(Flow):
    """What checks say that has to be read before everything else; nothing at first."""

    def __init__(self) -> None:
        super().__init__(classes="notices")
        self._messages: list[str] = []
        self.display = False

    def add(self, message: str) -> None:
        """Say it, once."""
        if message not in self._messages:
            self._messages.append(message)
            self.show([Paragraph(plain(m), plain("! Note: ", "warn")) for m in self._messages])
            self.display = True

    def markdown(self) -> str:
        return "\n\n".join(f"**Note:** {escaped(m)}" for m in self._messages)


class Prose(Linked):
    """An article's prose."""

    def __init__(self, block: Mapping[str, Any], article: Mapping[str, Any]) -> None:
        self._source = str(block["source"])
        leads = Leads(article["id"])
        shown = list(prose(block["elements"], article["title"], leads))
        super().__init__(shown, leads.targets)

    def markdown(self) -> str:
        return self._source.strip()


class Foot(Linked):
    """Other candidates and sources."""

    def __init__(self, answer: Answer, article: Mapping[str, Any]) -> None:
        leads = Leads(article["id"])
        lines = [*_others(answer.answers[1:]), *references(article, leads)]
        self._lines = [line.plain for line in lines]
        super().__init__([Paragraph(line) for line in lines], leads.targets)

    def markdown(self) -> str:
        return "\n\n".join(escaped(line) for line in self._lines)


def _others(others: Sequence[Match]) -> Iterator[Content]:
    close = [m for m in others if m.confidence >= _CLOSE]
    if close:
        named = "; ".join(f"{m.title} ({confidence_word(m.confidence)})" for m in close)
        yield plain(f"It could also be: {named}.", "dim")


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
