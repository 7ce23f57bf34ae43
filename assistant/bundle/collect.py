"""Everything that checks ask a machine, recorded while they ask it.

Beside the checks themselves: the ends of the logs and the settings files that checks name, also
where those checks were not reached; the folders that environment variables name; and what the
fixes look at when they are planned. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from ..actions.plan import make_plan
from ..checks.expand import Expander
from ..checks.files import locate
from ..checks.reach import fence
from ..checks.run import Settings
from ..checks.variables import KNOWN, Ambiguous, Variable, discover
from ..engine import Engine
from ..engine.checking import Checking, Plan, plan_checks
from ..engine.fixing import find_actions
from ..errors import AssistantError
from ..host.base import ActingHost, Host
from ..host.fence import fenced
from ..host.limits import Limit, under
from ..host.recorded.values import Observation
from ..host.recording import Recording
from ..host.values import HostError
from ..model import CheckResult
from ..record import Record

_LOG = 1_000_000
"""Bytes of a log's end, where no check has read another number."""
_NO_TIME = ("over_budget", "timeout")
_FIRST = 2 / 3
"""The part of the time after which what has not answered is asked once more."""
_VALUES = 5
"""Values of one variable for which everything is asked again, where there are several."""
_NOT_PLANNED = frozenset(("start_program", "command"))
"""Actions whose plans would read whole programs, or depend on what the user allows."""

Follow = Callable[[str, int, int], None]
"""Is told of progress: what is being done, how much of it is done, and of how much."""


class LeftOut(Record):
    """Something that is not in a bundle, and why."""

    what: str
    why: str


class Asked(Record):
    """The results of one run over the checks."""

    given: Mapping[str, str]
    results: tuple[CheckResult, ...]


class Collected(Record):
    """What was recorded of a machine. Nothing is redacted yet."""

    now: float
    host: Host
    plans: tuple[Plan, ...]
    kb: tuple[dict[str, str], ...]
    names: tuple[str, ...]
    """What was asked for; empty: all checks."""
    settings: Settings
    runs: tuple[Asked, ...]
    """The first is the run that `check` would have made."""
    observations: tuple[Observation, ...]
    variables: tuple[Variable, ...]
    left_out: tuple[LeftOut, ...]


def collect(
    engine: Engine,
    names: Sequence[str],
    host: Host,
    settings: Settings,
    follow: Follow = lambda what, done, of: None,
) -> Collected:
    """Ask `host` all that the checks of `names` (articles or checks; none: all) want to know.

    Raises:
        AssistantError: a name stands for nothing.
    """
    plans = tuple(plan_checks(engine, names))
    recording = Recording(host)
    end = Limit(settings.deadline)
    for check, choice in settings.answers.items():
        recording.say(check, choice)
    runs = list(_runs(plans, recording, settings, end, follow))
    follow("looking at logs and settings", 0, 0)
    with under(end):
        _system(recording)
        given = [run.given for run in runs]
        for plan in plans:
            within = _within(plan, recording, settings)
            _files(plan, within, given)
            _plans_of_fixes(engine, plan, within, given)
        variables = tuple(_variables(plans, recording, settings))
    return Collected(
        recording.now(),
        host,
        plans,
        tuple(_kb(plan) for plan in plans),
        tuple(names),
        settings,
        tuple(runs),
        recording.observations,
        variables,
        tuple(_not_seen(runs[0].results)),
    )


def _runs(
    plans: Sequence[Plan], recording: Recording, settings: Settings, end: Limit, follow: Follow
) -> Iterator[Asked]:
    """The checks; where a variable has several values, once more for each of them."""
    first = Checking(plans, recording, settings._replace(deadline=end.left() * _FIRST))
    results = _results(first, plans, follow)
    yield Asked(settings.given, _once_more(plans, recording, settings, end, results, follow))
    for variable in first.questions:
        for value in variable.values[:_VALUES]:
            given = {**settings.given, variable.name: value}
            left = settings._replace(given=given, deadline=end.left())
            yield Asked(given, _results(Checking(plans, recording, left), plans, follow))


def _once_more(
    plans: Sequence[Plan],
    recording: Recording,
    settings: Settings,
    end: Limit,
    results: tuple[CheckResult, ...],
    follow: Follow,
) -> tuple[CheckResult, ...]:
    """`results`, with a second answer for what the machine was too slow for.

    By then its libraries are loaded, and what came too late for a check is there.
    """
    slow = {_place(r) for r in results if r.reason in _NO_TIME}
    if not slow or end.left() <= 0:
        return results
    again = [plan.only(lambda spec: (spec.id, spec.article) in slow) for plan in plans]
    checking = Checking(again, recording, settings._replace(deadline=end.left()))
    found = {_place(r): r for r in _results(checking, again, follow) if _place(r) in slow}
    return tuple(found.get(_place(r), r) for r in results)


def _place(result: CheckResult) -> tuple[str, str]:
    return result.id, result.kb_ref.article


def _results(checking: Checking, plans: Sequence[Plan], follow: Follow) -> tuple[CheckResult, ...]:
    total = sum(len(plan.specs) for plan in plans)
    results = []
    for number, result in enumerate(checking.stream(), 1):
        follow("looking", number, total)
        results.append(result)
    return tuple(results)


def _system(recording: Recording) -> None:
    """The system, and where its usual folders are."""
    with suppress(HostError):
        recording.system()
    for name in sorted(KNOWN):
        with suppress(HostError):
            recording.variable(name.upper())


def _within(plan: Plan, host: Host, settings: Settings) -> ActingHost:
    """`host` as far as the plan's knowledge base reaches."""
    return fenced(host, fence(host, plan.store.bounds, settings.reads))


def _files(plan: Plan, host: Host, given: Sequence[Mapping[str, str]]) -> None:
    """The ends of the logs, and the settings files, that checks name."""
    specs = [s for s in plan.specs.values() if s.kind and s.kind.name in _READS]
    for values in given:
        expander = Expander(host, plan.store.declared("variables"), values)
        for spec in specs:
            with suppress(HostError, Ambiguous, LookupError):
                written = {"path": spec.params["path"]}
                declared = {"path": spec.kind.params["path"]} if spec.kind else {}
                _tails(host, expander.params(declared, written)["path"], spec.params)


_READS = ("log_match", "config_value")


def _tails(host: Host, paths: Any, params: Mapping[str, Any]) -> None:
    found, _ = locate(host, paths, "file")
    for _, info in found[:10]:
        with suppress(HostError):
            host.tail(info.path, int(min(params.get("read") or _LOG, 16 * _LOG)))


def _plans_of_fixes(
    engine: Engine, plan: Plan, host: ActingHost, given: Sequence[Mapping[str, str]]
) -> None:
    """What fixes look at, so that their steps can be shown elsewhere."""
    for article in sorted({spec.article for spec in plan.specs.values()}):
        try:
            store, specs = find_actions(engine, article)
        except AssistantError:
            continue
        if store is not plan.store:
            continue
        for spec in specs:
            if {part.kind.name for part in spec.parts} & _NOT_PLANNED:
                continue
            for values in given:
                expander = Expander(host, store.declared("variables"), values)
                with suppress(HostError, Ambiguous):
                    make_plan(spec, host, expander, lambda check: "error", trusted=False)


def _variables(
    plans: Sequence[Plan], recording: Recording, settings: Settings
) -> Iterator[Variable]:
    """Names to be replaced; what they were read off is recorded only where a check asked for it."""
    for plan in plans:
        declared = plan.store.declared("variables")
        within = _within(plan, recording.unrecorded, settings)
        yield from discover(within, declared, settings.given).values()


def _kb(plan: Plan) -> dict[str, str]:
    info = plan.store.index.info
    return {"id": str(info["id"]), "version": str(info["version"])}


def _not_seen(results: Iterable[CheckResult]) -> Iterator[LeftOut]:
    """Checks that came to no result for lack of time."""
    for result in results:
        if result.reason in _NO_TIME:
            yield LeftOut(f"check {result.id}", result.message)
