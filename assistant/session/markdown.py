"""A session as a Markdown ticket that nobody has to retype."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown import literal
from ..model import CheckResult, Evidence
from ..text import one_line
from .case import Tried
from .events import iso
from .exported import Export
from .ticket import environment_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MISSING = "*not known*"


def document(made: Export) -> str:
    """The ticket, what was tried, the evidence, versions, notes."""
    return "\n".join(_lines(made)).rstrip() + "\n"


def _lines(made: Export) -> Iterator[str]:
    case, ticket = made.case, made.ticket
    yield f"# {md(ticket.headline or made.session.title or 'Support ticket')}"
    yield ""
    if ticket.environment:
        yield f"{md(environment_line(ticket))}"
        yield ""
    yield f"For {md(ticket.name)}" + (f" (<{ticket.url}>)" if _is_address(ticket.url) else "") + "."
    yield ""
    for field in ticket.fields:
        yield f"- **{md(field.name)}:** {md(field.value) or _MISSING}"
    if ticket.missing:
        yield ""
        yield f"Still to be asked: {', '.join(md(name) for name in ticket.missing)}."
    yield from _part("What the logs say", [_line(line) for line in ticket.lines])
    yield from _part("What was tried", [_tried(t) for t in case.tried])
    yield from _part("What was found", [_found(r) for r in case.seen])
    yield from _part("What was said", [f"- {md(one_line(text, 1000))}" for text in case.said])
    yield from _part("Notes", [f"- {md(one_line(text, 1000))}" for text in case.notes])
    yield from _part("Files looked into", [f"- {md(path)}" for path in ticket.files])
    known = [f"- {md(text)}" for text in case.versions]
    if case.machine:
        known.append(f"- machine: {md(case.machine)}")
    if made.left_out:
        known.append(f"- {made.left_out} events are left out: private data may be in them")
    known.append(f"- session {made.session.id}, {iso(made.session.began)}")
    yield from _part("Versions", known)


def _part(title: str, blocks: list[str]) -> Iterator[str]:
    if blocks:
        yield ""
        yield f"## {title}"
        yield ""
        yield from blocks


def _tried(tried: Tried) -> str:
    lines = [f"- **{md(tried.title)}:** {md(tried.result)}. {md(tried.message)}"]
    lines += [f"  - {md(one_line(step, 500))}" for step in tried.steps]
    return "\n".join(lines)


def _found(result: CheckResult) -> str:
    name = f"check: {md(result.title)}, {result.state}"
    lines = [f"- {md(one_line(result.message, 1000))} ({name})"]
    for evidence in result.evidence:
        place = ", ".join(filter(None, (evidence.source, evidence.locator)))
        lines.append(f"  - {md(place)}: {md(one_line(evidence.excerpt, 1000))}")
    return "\n".join(lines)


def _line(line: Evidence) -> str:
    return f"- {md(one_line(line.excerpt, 1000))} ({md(line.source)}, {md(line.locator)})"


def md(text: str) -> str:
    """`text` as Markdown that says just this."""
    return literal(text, _SPECIAL)


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://")) and not re.search(r"[\s<>]", url)
