"""A finished run, as every format gets it."""

from __future__ import annotations

from ...checks.summary import Summary
from ...model import CheckResult
from ...record import Record


class RunReport(Record):
    """A finished run of checks."""

    results: tuple[CheckResult, ...]
    """In the order in which they are declared."""
    summary: Summary
    machine: str
    """In words: ``this computer``."""
    source: str
    """``live`` or ``practice:NAME``."""
    title: str
    """What was checked: an article's title, or the knowledge base's."""
    seconds: float
    """How long it took."""
    names: dict[str, str]
    """Id of each article -> its title."""


def detail(result: CheckResult) -> str:
    """State, with the reason where there is one: ``error (timeout)``."""
    return f"{result.state} ({result.reason})" if result.reason else result.state


def counted(summary: Summary) -> str:
    """``7 checks: 5 pass, 1 fail, 1 not applicable``."""
    parts = [f"{n} {state.replace('_', ' ')}" for state, n in summary.counts.items() if n]
    checks = "1 check" if summary.total == 1 else f"{summary.total} checks"
    return f"{checks}: {', '.join(parts)}" if parts else checks


def notices(report: RunReport) -> list[str]:
    """What has to be said before everything else."""
    return list(dict.fromkeys(r.message for r in report.results if r.notice))


VERDICTS = {
    "pass": "Everything that was checked is as it should be.",
    "warn": "Something deserves a look.",
    "fail": "Something is wrong.",
    "unknown": "Not everything could be checked, so nothing is claimed.",
}
"""Verdict -> what it says to a person."""
