"""One check on one host -> its result, whatever happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping

from ..host.base import Host, origin
from ..host.limits import beyond
from ..host.once import FOR_ALL
from ..host.values import HostError, NotRecordedError
from ..model import CheckResult, Evidence, KbRef, State
from ..record import TYPE_CHECKING
from ..text import one_line, sentence
from .condition import holds
from .expand import Expander
from .generations import Generations, find_generations, systems
from .kind import Kind, Look, Seen
from .message import fill_in
from .spec import OF_MESSAGE, CheckSpec, Outcome
from .variables import Ambiguous, Variable

if TYPE_CHECKING:
    from typing import Any

TOO_SLOW = "The computer was too slow to answer; run it again."
_STATES: dict[str, State] = {
    "wrong_platform": "not_applicable",
    "wrong_generation": "not_applicable",
    "not_collected": "no_data",
    "redacted": "no_data",
    "dependency_failed": "no_data",
    "cancelled": "skipped",
}
"""State of a check whose probe gave a reason; any other reason is an error."""


class Examiner:
    """Examines checks; the variables are discovered once, when the first check needs them."""

    def __init__(
        self,
        host: Host,
        declared: Mapping[str, Any],
        given: Mapping[str, str],
        answers: Mapping[str, str],
        trusted: bool,
    ) -> None:
        self._host, self._answers, self._trusted = host, answers, trusted
        self._expander = Expander(host, declared.get("variables", {}), given)
        self._declared = declared.get("generations", {})
        self._generations: Generations | None = None
        self._lock = threading.Lock()
        self._asked: dict[str, Variable] = {}

    @property
    def questions(self) -> tuple[Variable, ...]:
        """Variables between whose values the person has to choose."""
        return tuple(self._asked.values())

    def examine(self, spec: CheckSpec) -> CheckResult:
        """The result of one check."""
        began = time.time()
        started = time.monotonic()

        def ended(state: State, reason: str, message: str, **more: Any) -> CheckResult:
            spent = time.monotonic() - started
            result = unfinished(spec, origin(self._host), state, reason, message, began, spent)
            return result._replace(**more)

        try:
            kind, seen = self._probe(spec)
            outcome = _outcome(kind, spec, seen)
            if outcome is None:
                return ended("error", "exception", "None of its outcomes fits what was seen.")
            facts = seen.facts._asdict()
            message = fill_in(outcome.message, kind, facts, self._names(seen))
            reason = "" if outcome.state in ("pass", "warn", "fail") else "not_collected"
            return ended(
                outcome.state,
                reason,
                message,
                actual=one_line(seen.actual, 300),
                evidence=tuple(map(_cleaned, seen.evidence)),
                notice=outcome.notice,
                supports=tuple(_named(outcome.supports, facts)),
                decisive=outcome.decisive,
                rules_out=outcome.rules_out,
            )
        except Ambiguous as choice:
            variable = choice.variable
            self._asked[variable.name] = variable
            return ended("no_data", "dependency_failed", _choose(variable))
        except NotRecordedError as error:
            lacking = one_line(error.ask_for(spec.article), 300)
            return ended("no_data", error.reason, sentence(lacking))
        except HostError as error:
            if error.reason == "timeout":
                return ended("error", "timeout", TOO_SLOW, actual=one_line(error.message, 300))
            state = _STATES.get(error.reason, "error")
            return ended(state, error.reason, sentence(one_line(error.message, 300)))
        except Exception as error:  # noqa: BLE001 - a fault of a probe is told as such
            from ..own_files import lost_files

            if lost := lost_files(error):
                return ended("error", "tool_missing", sentence(one_line(lost, 300)))
            what = f"{type(error).__name__}: {one_line(str(error), 200)}"
            return ended("error", "exception", f"A fault of this check: {what}.")

    def _probe(self, spec: CheckSpec) -> tuple[Kind, Seen]:
        if spec.fault or spec.kind is None:
            raise HostError("exception", f"the check is not written right: {spec.fault}")
        if spec.proposed:
            raise HostError("not_collected", "it is a proposal that no author has confirmed yet")
        for platforms in (spec.platforms, spec.kind.platforms):
            if platforms and self._host.platform not in platforms:
                raise HostError(
                    "wrong_platform",
                    f"this is for {systems(platforms)} only",
                )
        if why := self._elsewhere(spec):
            raise why
        params = self._expander.params(spec.kind.params, spec.params)
        look = Look(self._host, spec.id, self._answers, self._trusted)
        return spec.kind, spec.kind.probe(look, params)

    def _elsewhere(self, spec: CheckSpec) -> HostError | None:
        """Why the check is not for this machine, whose generation is looked for once."""
        if not spec.applies_to or not self._declared:
            return None
        with beyond(FOR_ALL), self._lock:
            if self._generations is None:
                self._generations = find_generations(self._host, self._declared)
        return self._generations.why_not(spec.applies_to)

    def _names(self, seen: Seen) -> dict[str, str]:
        return {**self._expander.names(), "actual": one_line(seen.actual, 200)}


def _outcome(kind: Kind, spec: CheckSpec, seen: Seen) -> Outcome | None:
    versions = frozenset(name for name, fact in kind.facts.items() if fact.unit == "version")
    facts = seen.facts._asdict()
    return next((o for o in spec.outcomes if holds(o.when, facts, versions)), None)


def _named(articles: tuple[str, ...], facts: Mapping[str, Any]) -> Iterator[str]:
    """Ids of articles; ``{article}`` stands for the one that the fact of this name tells."""
    for name in articles:
        found = facts.get("article") if name == OF_MESSAGE else name
        if found:
            yield str(found)


def _cleaned(seen: Evidence) -> Evidence:
    """Names and texts of the machine's, fit to be shown."""
    return Evidence(*(one_line(text, 300) for text in seen))


def _choose(variable: Variable) -> str:
    names = " or ".join(variable.values)
    return f"{variable.question} {names}? (--set {variable.name}=...)"


def unfinished(
    spec: CheckSpec,
    source: str,
    state: State,
    reason: str,
    message: str,
    began: float = 0.0,
    spent: float = 0.0,
) -> CheckResult:
    """A result without anything seen."""
    started = ""
    if began:
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(began))
        started = f"{moment}.{int(began % 1 * 1000):03d}Z"
    return CheckResult(
        spec.id,
        spec.kind.name if spec.kind else "",
        spec.title,
        state,
        reason,
        message,
        spec.expected,
        "",
        (),
        started,
        round(spent * 1000, 1),
        source,
        KbRef(spec.article, spec.file, spec.line),
    )
