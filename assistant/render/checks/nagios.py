"""A monitoring plugin's output: one status line with performance data, then the details.

As the Monitoring Plugins guidelines ask: OK, WARNING, CRITICAL or UNKNOWN, exit status 0 to 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .report import RunReport, counted, detail, notices

_WORDS = {"pass": "OK", "warn": "WARNING", "fail": "CRITICAL", "unknown": "UNKNOWN"}
_RANK = ("fail", "error", "warn", "no_data", "skipped", "not_applicable", "pass")


def lines(report: RunReport) -> Iterator[str]:
    """The status line first; the worst result gives its text."""
    worst = min(report.results, key=lambda r: _RANK.index(r.state), default=None)
    text = counted(report.summary)
    if worst and report.summary.verdict != "pass":
        text = f"{worst.id}: {worst.message} ({text})"
    practice = "" if report.source == "live" else f" [{report.source}]"
    word = _WORDS[report.summary.verdict]
    yield f"{word} - {_plain(text + practice)} | {_performance(report)}"
    for notice in notices(report):
        yield _plain(f"Note: {notice}")
    for result in report.results:
        yield _plain(f"[{detail(result)}] {result.id}: {result.message}")


def _performance(report: RunReport) -> str:
    counts = [
        f"{state}={n};;;0;{report.summary.total}" for state, n in report.summary.counts.items()
    ]
    times = [f"'{_label(r.id)}'={r.duration_ms / 1000:.4f}s;;;0" for r in report.results]
    return " ".join([*counts, f"time={report.seconds:.3f}s;;;0", *times])


def _label(name: str) -> str:
    """A label may hold neither a quote nor an equals sign."""
    return re.sub(r"['=|]", "_", name)


def _plain(text: str) -> str:
    """A bar would begin the performance data."""
    return " ".join(text.replace("|", "/").split())
