"""A recorded machine claims what its recording does, or nothing.

What was left out, cut off or never asked is not answered by the practice machine either: else a log
without its lines would pass where the machine itself fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..checks.run import Settings
from ..engine.checking import Checking, Plan
from ..host.base import Host
from ..host.recorded.host import RecordedHost
from ..host.recorded.values import PROBES, Observation, key_of
from ..host.values import HostError
from ..model import CheckResult
from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

    Make = Callable[[Sequence[Observation]], Host]
    """A practice machine out of observations."""
    Key = tuple[Any, ...]

CLAIMS = ("pass", "warn", "fail")
"""States that a machine is expected to show again."""
NOT_KEPT = "a practice machine cannot hold all that was seen, so nothing is claimed"
_FOR_ALL = frozenset(("system", "variable"))
"""What every check needs: where its folders are."""
_NOT_ASKED = "it was not recorded"


class Claims(Record):
    """What a practice machine can be made of, and what it shows."""

    observations: tuple[Observation, ...]
    states: Mapping[str, str]
    """Check -> its state, where the machine claims what the recording does."""
    unknown: tuple[CheckResult, ...]
    """Checks about which nothing is claimed, as the recording or the machine says why."""


def claims_of(plans: Sequence[Plan], host: RecordedHost, make: Make) -> Claims:
    """Close the answers that let a check claim something else on the machine that `make` makes."""
    known = {_key(o, host): o for o in host.observations}

    def missing(probe: str, arguments: tuple[Any, ...]) -> None:
        error = HostError("not_collected", _NOT_ASKED)
        observation = Observation(probe, arguments, None, error)
        known.setdefault(_key(observation, host), observation)

    host.missing = missing
    recorded = _results(plans, host)
    for probes in (("tail",), None, None):
        there = _results(plans, make(tuple(known.values())))
        wrong = {n for n, r in there.items() if r.state in CLAIMS and _differ(r, recorded[n])}
        if not wrong:
            break
        for observation in _asked(plans, host, wrong):
            if observation.probe in (probes or PROBES.keys() - _FOR_ALL):
                error = HostError("not_collected", NOT_KEPT)
                known[_key(observation, host)] = observation._replace(answer=None, error=error)
    agreed = {n for n, r in recorded.items() if r.state in CLAIMS and not _differ(r, there[n])}
    told = [there[n] if r.state in CLAIMS else r for n, r in recorded.items() if n not in agreed]
    return Claims(
        tuple(known.values()),
        {n: r.state for n, r in recorded.items() if n in agreed},
        tuple(r for r in told if r.state != "not_applicable"),
    )


def _results(plans: Sequence[Plan], host: Host) -> dict[str, CheckResult]:
    return {r.id: r for r in Checking(plans, host, Settings()).stream()}


def _differ(one: CheckResult, other: CheckResult) -> bool:
    return one.state != other.state


def _asked(plans: Sequence[Plan], host: RecordedHost, checks: set[str]) -> list[Observation]:
    """What these checks ask for, without what they require."""
    asked: list[Observation] = []
    host.asked = asked.append
    for plan in plans:
        part = Plan(plan.store)
        part.specs = {n: s._replace(requires=()) for n, s in plan.specs.items() if n in checks}
        list(Checking([part], host, Settings()).stream())
    return asked


def _key(observation: Observation, host: RecordedHost) -> Key:
    return key_of(observation.probe, observation.arguments, host.platform)
