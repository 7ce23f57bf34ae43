"""A session as one HTML page: no scripts, nothing loaded, dark and light, fit to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ..model import CheckResult, Evidence
from .case import Tried
from .events import iso
from .exported import Export
from .ticket import environment_line

_CSS = """
:root { color-scheme: light dark; --line: #8886; --good: #18794e; --bad: #b3261e; --dim: #666; }
@media (prefers-color-scheme: dark) { :root { --good: #4cc38a; --bad: #ff8589; --dim: #aaa; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; border-bottom: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { width: 11rem; font-weight: 600; } .dim { color: var(--dim); } .fail { color: var(--bad); }
.good { color: var(--good); } li { overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .9em; white-space: pre-wrap; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; }
  h2 { break-after: avoid; } li, tr { break-inside: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(made: Export) -> str:
    """The page."""
    title = escape(made.ticket.headline or made.session.title or "Support ticket")
    body = "\n".join(_body(made))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_CSS}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _body(made: Export) -> Iterator[str]:
    case, ticket, session = made.case, made.ticket, made.session
    ending = session.outcome.replace("_", " ") or "open"
    facts = f"{session.id}, {iso(session.began)[:16].replace('T', ' ')} UTC, {ending}"
    yield f'<p class="dim">{escape(facts)}</p>'
    if ticket.environment:
        yield f"<p>{escape(environment_line(ticket))}</p>"
    yield f"<h2>Ticket for {escape(ticket.name)}</h2>\n<table>"
    for field in ticket.fields:
        value = escape(field.value) or '<span class="dim">not known</span>'
        yield f"<tr><th>{escape(field.name)}</th><td>{value}</td></tr>"
    yield "</table>"
    yield from _part("What the logs say", [_line(line) for line in ticket.lines])
    yield from _part("What was tried", [_tried(tried) for tried in case.tried])
    yield from _part("What was found", [_found(result) for result in case.seen])
    yield from _part("What was said", [escape(text) for text in case.said])
    yield from _part("Notes", [escape(text) for text in case.notes])
    yield from _part("Files looked into", [escape(path) for path in ticket.files])
    known = [*case.versions, *([f"machine: {case.machine}"] if case.machine else [])]
    yield from _part("Versions", [escape(text) for text in known])


def _part(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"<h2>{title}</h2>\n<ul>"
        yield from (f"<li>{item}</li>" for item in items)
        yield "</ul>"


def _tried(tried: Tried) -> str:
    steps = "".join(f"<li>{escape(step)}</li>" for step in tried.steps)
    look = "good" if tried.result == "fixed" else "fail"
    head = f'<b>{escape(tried.title)}</b>: <span class="{look}">{escape(tried.result)}</span>. '
    return head + escape(tried.message) + (f"<ol>{steps}</ol>" if steps else "")


def _found(result: CheckResult) -> str:
    seen = "".join(
        f"<li>{escape(', '.join(filter(None, (e.source, e.locator))))}: "
        f"<code>{escape(e.excerpt)}</code></li>"
        for e in result.evidence
    )
    name = f'check: {escape(result.title)}, <span class="fail">{escape(result.state)}</span>'
    return f"{escape(result.message)} ({name})" + (f"<ul>{seen}</ul>" if seen else "")


def _line(line: Evidence) -> str:
    where = escape(f"{line.source}, {line.locator}")
    return f'<code>{escape(line.excerpt)}</code> <span class="dim">({where})</span>'
