"""Two bundles of one machine: which checks changed, and which facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..checks.run import Settings
from ..engine.checking import Checking, Plan
from ..host.base import Host
from ..host.recorded.host import RecordedHost
from ..model import CheckResult
from .difference import Difference, FactChange, StateChange
from .facts import facts_of


def compare(plans: Sequence[Plan], old: RecordedHost, new: RecordedHost) -> Difference:
    """Ask both all checks, and compare what was recorded of both.

    Only facts that were looked at both times count: what was not recorded has not changed.
    """
    before, after = _results(plans, old), _results(plans, new)
    return Difference(
        sum(_is_answered(r) and _is_answered(after.get(n)) for n, r in before.items()),
        tuple(_states(before, after)),
        tuple(_facts(facts_of(old), facts_of(new))),
    )


def _results(plans: Sequence[Plan], host: Host) -> dict[str, CheckResult]:
    """Results in the order of the knowledge base, whichever came first."""
    order = {name: n for n, name in enumerate(name for plan in plans for name in plan.specs)}
    found = Checking(plans, host, Settings(deadline=120.0)).stream()
    return {r.id: r for r in sorted(found, key=lambda r: order[r.id])}


def _is_answered(result: CheckResult | None) -> bool:
    return result is not None and result.state in ("pass", "warn", "fail")


def _states(
    old: Mapping[str, CheckResult], new: Mapping[str, CheckResult]
) -> Iterator[StateChange]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before and after and before.state != after.state:
            yield StateChange(
                name, after.title, before.state, after.state, before.message, after.message
            )


def _facts(
    old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> Iterator[FactChange]:
    for question in _both(old, new):
        before, after = old[question], new[question]
        for what in dict.fromkeys((*before, *after)):
            if before.get(what) != after.get(what):
                yield FactChange(what, before.get(what, ""), after.get(what, ""))


def _both(old: Iterable[str], new: Iterable[str]) -> list[str]:
    known = set(new)
    return [question for question in old if question in known]
