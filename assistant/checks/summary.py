"""Many results -> one verdict. Nothing that did not run reads as healthy."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import Exit
from ..model import CheckResult, State
from ..record import Record

STATES: tuple[State, ...] = (
    "pass",
    "warn",
    "fail",
    "error",
    "no_data",
    "skipped",
    "not_applicable",
)
_EXITS = {"pass": Exit.OK, "warn": Exit.CLARIFY, "fail": Exit.FAIL, "unknown": Exit.ABSTAIN}


class Summary(Record):
    """What a run comes to."""

    verdict: str
    """pass, warn, fail or unknown."""
    counts: dict[str, int]
    """Every state -> how many."""
    total: int

    @property
    def exit_code(self) -> Exit:
        """0 pass, 1 warn, 2 fail, 3 unknown."""
        return _EXITS[self.verdict]


def summarise(results: Iterable[CheckResult]) -> Summary:
    """Fail before error before warn before no data before pass; without one pass, unknown.

    A check that was skipped since another failed is covered by that one; one that was skipped for
    lack of time counts like one without data.
    """
    counts: dict[str, int] = dict.fromkeys(STATES, 0)
    unseen = 0
    for result in results:
        counts[result.state] += 1
        unseen += result.state == "skipped" and result.reason != "dependency_failed"
    unseen += counts["no_data"]
    verdict = "unknown"
    if counts["fail"]:
        verdict = "fail"
    elif counts["error"]:
        verdict = "unknown"
    elif counts["warn"]:
        verdict = "warn"
    elif counts["pass"] and not unseen:
        verdict = "pass"
    return Summary(verdict, counts, sum(counts.values()))
