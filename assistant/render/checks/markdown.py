"""Markdown for a ticket: a table, then the evidence of what is not as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...markdown import code, literal
from .report import VERDICTS, RunReport, counted, detail, notices

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")


def lines(report: RunReport) -> Iterator[str]:
    """The report."""
    yield f"## {_plain(report.title)}"
    yield ""
    yield f"Checked on {_plain(report.machine)}: {counted(report.summary)}."
    for notice in notices(report):
        yield f"**Note:** {_plain(notice)}"
    yield f"**{VERDICTS[report.summary.verdict]}**"
    yield ""
    yield "| state | check | found |"
    yield "| --- | --- | --- |"
    for result in report.results:
        title = f"{_plain(result.title)} ({code(result.id)})"
        yield f"| {detail(result).replace('_', ' ')} | {title} | {_plain(result.message)} |"
    for result in report.results:
        if result.state in ("warn", "fail", "error") and result.evidence:
            yield ""
            yield f"Evidence of {code(result.id)}:"
            yield ""
            for item in result.evidence:
                where = " ".join(filter(None, (item.source, item.locator)))
                yield f"- {code(where)} {code(item.excerpt)}".rstrip()


def _plain(text: str) -> str:
    """Text without a meaning of its own in Markdown."""
    return literal(" ".join(text.split()), _SPECIAL)
