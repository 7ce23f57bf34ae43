"""JUnit XML, as CI servers read it: an error is an error, a failed check a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ...model import CheckResult
from .report import RunReport

_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
_ELEMENTS = {"fail": "failure", "error": "error", "no_data": "error"}


def lines(report: RunReport) -> Iterator[str]:
    """The XML, a test suite with a test case for each check."""
    counts = report.summary.counts
    skipped = counts["skipped"] + counts["not_applicable"]
    errors = counts["error"] + counts["no_data"]
    numbers = (
        f'tests="{report.summary.total}" failures="{counts["fail"]}" errors="{errors}" '
        f'skipped="{skipped}" time="{report.seconds:.3f}"'
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites {numbers}>"
    names = f"name={_attribute(report.title)} hostname={_attribute(report.source)}"
    yield f"<testsuite {names} {numbers}>"
    for result in report.results:
        yield from _case(result)
    yield "</testsuite>"
    yield "</testsuites>"


def _case(result: CheckResult) -> Iterator[str]:
    seconds = result.duration_ms / 1000
    yield (
        f"<testcase classname={_attribute(result.kb_ref.article)} name={_attribute(result.id)} "
        f'file={_attribute(result.kb_ref.file)} line="{result.kb_ref.line}" time="{seconds:.3f}">'
    )
    message = _attribute(result.message)
    if element := _ELEMENTS.get(result.state):
        kind = _attribute(result.reason or result.state)
        yield f"<{element} message={message} type={kind}>{_text(_evidence(result))}</{element}>"
    elif result.state in ("skipped", "not_applicable"):
        yield f"<skipped message={message}/>"
    else:
        warning = "WARNING: " if result.state == "warn" else ""
        yield f"<system-out>{_text(warning + result.message)}</system-out>"
    yield "</testcase>"


def _evidence(result: CheckResult) -> str:
    return "\n".join(f"{e.source} {e.locator} {e.excerpt}".strip() for e in result.evidence)


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
