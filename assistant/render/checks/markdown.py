"""Markdown for a ticket: a table, then the evidence of what is not as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .report import VERDICTS, Report, counted, detail, notices

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")


def lines(report: Report) -> Iterator[str]:
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
        title = f"{_plain(result.title)} ({_code(result.id)})"
        yield f"| {detail(result).replace('_', ' ')} | {title} | {_plain(result.message)} |"
    for result in report.results:
        if result.state in ("warn", "fail", "error") and result.evidence:
            yield ""
            yield f"Evidence of {_code(result.id)}:"
            yield ""
            for item in result.evidence:
                where = " ".join(filter(None, (item.source, item.locator)))
                yield f"- {_code(where)} {_code(item.excerpt)}".rstrip()


def _plain(text: str) -> str:
    """Text without a meaning of its own in Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _code(text: str) -> str:
    """Text as code, however many backticks are in it."""
    flat = " ".join(text.split())
    if not flat:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", flat)), default=0) + 1)
    space = " " if flat[0] == "`" or flat[-1] == "`" else ""
    return f"{fence}{space}{flat}{space}{fence}"
