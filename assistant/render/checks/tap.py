"""TAP version 14. A warning passes, with a comment; what was not seen does not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ...model import CheckResult
from .report import RunReport, detail

_PAIR = re.compile(r"\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}")


def lines(report: RunReport) -> Iterator[str]:
    """A test point a check, with a YAML block where something is not as it should be."""
    yield "TAP version 14"
    yield f"# machine: {_escaped(report.source)}"
    yield f"1..{report.summary.total}"
    for number, result in enumerate(report.results, 1):
        yield from _point(number, result)


def _point(number: int, result: CheckResult) -> Iterator[str]:
    skipped = result.state in ("skipped", "not_applicable")
    good = skipped or result.state in ("pass", "warn")
    description = _escaped(f"{result.id} - {result.title}")
    directive = f" # SKIP {_escaped(result.message)}" if skipped else ""
    yield f"{'ok' if good else 'not ok'} {number} - {description}{directive}"
    if result.state == "pass" or skipped:
        return
    yield "  ---"
    for name, value in (
        ("message", result.message),
        ("severity", "warning" if result.state == "warn" else "fail"),
        ("state", detail(result)),
        ("expected", result.expected),
        ("actual", result.actual),
        ("file", result.kb_ref.file),
    ):
        yield f"  {name}: {_quoted(value)}"
    yield f"  line: {result.kb_ref.line}"
    yield f"  duration_ms: {result.duration_ms}"
    yield "  ..."


def _quoted(text: str) -> str:
    """A text of YAML in plain ASCII; JSON's pairs of surrogates would be two characters there."""
    return _PAIR.sub(lambda pair: _one_escape(json.loads(f'"{pair[0]}"')), json.dumps(text))


def _one_escape(letter: str) -> str:
    return f"\\U{ord(letter):08x}"


def _escaped(text: str) -> str:
    """In TAP a ``#`` begins a directive, and a backslash escapes it."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("#", "\\#")
