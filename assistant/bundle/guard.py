"""A bundle never claims what the machine itself did not.

Names that were replaced can change what a check sees. So every check is asked again on the redacted
observations before they are written; where it would come to another claim, the observations that
lead it there are closed: the check then says "no data, redacted". The live result is the judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..checks.run import Settings
from ..engine.checking import Checking, Plan
from ..host.recorded.host import RecordedHost
from ..host.recorded.values import Observation, key_of
from ..host.values import HostError, Platform
from ..model import CheckResult
from ..record import TYPE_CHECKING, Record
from .collect import Collected

if TYPE_CHECKING:
    from typing import Any

    Key = tuple[Any, ...]

CLOSED = "redaction changed what stands there, so nothing is claimed"
TOO_LARGE = "was left out: the bundle would have become too large"
_ROUNDS = 4
_ENOUGH = 3600.0
"""Seconds for a replay, which asks nobody."""
_NOT_SEEN = ("timeout", "over_budget", "cancelled")
_SPECIFIC_FIRST = (
    "tail", "run", "registry", "connect", "addresses", "entries", "ownership", "account", "find",
    "containers", "timers", "cron_lines", "programs", "services", "antivirus", "listeners", "disk",
    "memory", "mounts", "variable", "processes", "tasks", "system", "person",
)  # fmt: skip
"""Probes in the order in which their answers are closed: what fewest other checks need first."""


class Guarded(Record):
    """Observations that lead no check astray."""

    observations: tuple[Observation, ...]
    closed: tuple[Observation, ...]
    """Those of them whose answers were taken out."""
    checks: tuple[str, ...]
    """Checks that say "redacted" where the machine itself had an answer."""


class _Machine:
    """The recorded machine while answers are being closed."""

    def __init__(
        self, observations: Iterable[Observation], changed: set[Key], platform: Platform, now: float
    ) -> None:
        self._changed, self._platform, self._now = changed, platform, now
        self.known = {self._key(o): o for o in observations}
        self.closed: dict[Key, Observation] = {}

    def _key(self, observation: Observation) -> Key:
        return key_of(observation.probe, observation.arguments, self._platform)

    def host(self) -> RecordedHost:
        """The machine as it answers now."""
        return RecordedHost(self.known.values(), platform=self._platform, now=self._now)

    def close(self, probe: str, arguments: tuple[Any, ...]) -> None:
        """Take an answer out."""
        closed = Observation(probe, arguments, None, HostError("redacted", CLOSED))
        self.known[self._key(closed)] = self.closed[self._key(closed)] = closed

    def was_changed(self, observation: Observation) -> bool:
        """Whether redaction has changed the question or its answer."""
        return self._key(observation) in self._changed


class _Check:
    """One check of a run, asked again and again."""

    def __init__(self, plans: Sequence[Plan], live: CheckResult, settings: Settings) -> None:
        self._live, self._settings = live, settings
        self._plan = _only(plans, live)

    def settled(self, machine: _Machine) -> bool:
        """Whether it now claims what it should, or nothing."""
        results = Checking([self._plan], machine.host(), self._settings).stream()
        return any(_agree(self._live, r) for r in results if r.id == self._live.id)

    def mend(self, machine: _Machine) -> None:
        """Close answers, those first that few other checks need, until it is settled."""
        asked, missing = self._touched(machine)
        for probe, *arguments in missing:
            machine.close(probe, tuple(arguments))
        changed = [o for o in asked if machine.was_changed(o)]
        for among in (changed, asked):
            for probe in _SPECIFIC_FIRST:
                if self.settled(machine):
                    return
                for observation in among:
                    if observation.probe == probe:
                        machine.close(observation.probe, observation.arguments)

    def _touched(self, machine: _Machine) -> tuple[list[Observation], list[Key]]:
        """What it asks for, and what of that was never recorded."""
        asked: list[Observation] = []
        missing: list[Key] = []
        host = machine.host()
        host.asked = asked.append
        host.missing = lambda probe, arguments: missing.append((probe, *arguments))
        list(Checking([self._plan], host, self._settings).stream())
        return asked, missing


def guard(
    collected: Collected,
    given: Sequence[Mapping[str, str]],
    observations: Iterable[Observation],
    changed: set[Key],
) -> Guarded:
    """`observations`, with those closed that would let a check claim something else.

    Args:
        collected: the checks, and what they came to on the machine itself.
        given: for each of its runs the variables that were given, redacted.
        observations: redacted.
        changed: keys of the observations that redaction has changed.
    """
    platform = collected.host.platform
    machine = _Machine(observations, changed, platform, collected.now)
    differing: dict[str, None] = {}
    for _ in range(_ROUNDS):
        before = len(machine.closed)
        for run, values in zip(collected.runs, given, strict=True):
            settings = collected.settings._replace(given=values, deadline=_ENOUGH)
            for live in _differing(collected.plans, machine, settings, run.results):
                differing[live.id] = None
                _Check(collected.plans, live, settings).mend(machine)
        if len(machine.closed) == before:
            break
    known = tuple(machine.known[key] for key in sorted(machine.known, key=repr))
    return Guarded(known, tuple(machine.closed.values()), tuple(differing))


def _differing(
    plans: Sequence[Plan], machine: _Machine, settings: Settings, live: Iterable[CheckResult]
) -> list[CheckResult]:
    replayed = {_place(r): r for r in Checking(plans, machine.host(), settings).stream()}
    return [r for r in live if _place(r) not in replayed or not _agree(r, replayed[_place(r)])]


def _place(result: CheckResult) -> tuple[str, str, str]:
    """What tells checks of several knowledge bases apart."""
    return result.id, result.kb_ref.article, result.kb_ref.file


def _agree(live: CheckResult, replayed: CheckResult) -> bool:
    """Whether a replay claims the same, or nothing; what was not seen live can claim nothing."""
    if replayed.reason == "redacted" or live.reason in _NOT_SEEN:
        return True
    if replayed.state == "skipped":
        return True  # what it requires is closed, or was skipped as well
    if replayed.message.endswith(f"{TOO_LARGE}."):
        return True
    return _claim(live) == _claim(replayed)


def _claim(result: CheckResult) -> tuple[object, ...]:
    return (result.state, result.reason, result.notice, result.supports, result.rules_out)


def _only(plans: Sequence[Plan], live: CheckResult) -> Plan:
    """One check with all that it requires."""
    whole = next(
        plan
        for plan in plans
        if (spec := plan.specs.get(live.id))
        and (spec.article, spec.file) == (live.kb_ref.article, live.kb_ref.file)
    )
    part, wanted = Plan(whole.store), [live.id]
    for one in wanted:
        part.specs[one] = whole.specs[one]
        wanted += [r for r in whole.specs[one].requires if r in whole.specs and r not in wanted]
    return part
