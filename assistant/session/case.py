"""A session boiled down to what a ticket, an export or a colleague needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..host.base import RECORDED
from ..model import NOTHING_TO_DO, TAKEN_BACK, ActionResult, CheckResult, StepResult
from ..record import TYPE_CHECKING, Record
from ..text import one_line
from .events import Event
from .evidenced import findings, raw_lines
from .values import (
    Answered,
    Checked,
    Decided,
    Fixed,
    Noted,
    Observed,
    OnMachine,
    Outcome,
    QuestionAsked,
    Started,
)

if TYPE_CHECKING:
    from typing import Any

_GUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_NEAR = 40
"""Characters before an id in which it is said to be the company's."""
COMPANY = "company"
"""The variable that knowledge bases read the customer's id into."""


class Tried(Record):
    """A fix that was begun, or asked for."""

    at: int
    title: str
    result: str
    """fixed, not fixed, unverified, nothing to do, taken back, declined, ..."""
    message: str
    steps: tuple[str, ...]
    """What was done, each with what became of it."""


class Case(Record):
    """What is known."""

    said: tuple[str, ...] = ()
    """What the person said, in order."""
    issue: tuple[str, ...] = ()
    """What of it told of a problem, and was no reply."""
    first_said: int = 0
    """When; milliseconds since 1970, 0 where unknown."""
    did: tuple[str, ...] = ()
    """What was done on the machine, a line each."""
    seen: tuple[CheckResult, ...] = ()
    """The last result of each check that found something wrong; what names a cause first."""
    results: tuple[CheckResult, ...] = ()
    """The last result of each check."""
    values: tuple[tuple[str, str], ...] = ()
    """What was read off the machine: name and value."""
    recorded: bool = False
    """The machine is elsewhere; what was looked at is a recording of it."""
    passed: int = 0
    """Checks that passed, the last time."""
    tried: tuple[Tried, ...] = ()
    notes: tuple[str, ...] = ()
    outcome: str = ""
    """"", solved or not_solved."""
    article: str = ""
    """The last article that was the answer."""
    article_title: str = ""
    kb: str = ""
    company: str = ""
    """The customer's id; "" where it was not seen."""
    machine: str = ""
    versions: tuple[str, ...] = ()


class _Reader:
    """Goes through the events, keeping what counts."""

    def __init__(self) -> None:
        self.case = Case()
        self.checks: dict[str, CheckResult] = {}

    def take(self, event: Event) -> None:
        """One event."""
        reads: dict[type, Callable[[Any], None]] = {
            Answered: self._answered,
            Decided: self._decided,
            Outcome: self._ended,
            Started: self._started,
        }
        value, case = event.value, self.case
        if isinstance(value, QuestionAsked):
            first = case.first_said or event.at
            self.case = case._replace(said=(*case.said, value.text), first_said=first)
        elif isinstance(value, Checked):
            self._checked(value.result)
        elif isinstance(value, Fixed):
            self._fixed(event.at, value.result)
        elif isinstance(value, Noted):
            self.case = case._replace(notes=(*case.notes, value.text))
        elif isinstance(value, OnMachine):
            machine = f"{value.label} ({value.source})"
            recorded = value.source.startswith(RECORDED)
            self.case = case._replace(machine=machine, recorded=recorded)
        elif isinstance(value, Observed) and not value.speaks:
            company = value.value if value.name == COMPANY else case.company
            values = (*case.values, (value.name, value.value))
            self.case = case._replace(company=company, values=values)
        elif read := reads.get(type(value)):
            read(value)

    def _did(self, what: str) -> None:
        if self.case.did[-1:] != (what,):
            self.case = self.case._replace(did=(*self.case.did, what))

    def _answered(self, value: Answered) -> None:
        said = self.case.said[-1:]
        if value.understood in ("", "text") and not {*said} & {*self.case.issue}:
            self.case = self.case._replace(issue=(*self.case.issue, *said))

    def _decided(self, value: Decided) -> None:
        if value.decision == "answer":
            self.case = self.case._replace(
                article=value.article, article_title=value.title, kb=value.kb
            )

    def _ended(self, value: Outcome) -> None:
        self.case = self.case._replace(outcome="solved" if value.solved else "not_solved")

    def _checked(self, result: CheckResult) -> None:
        self.checks.pop(result.id, None)
        self.checks[result.id] = result

    def _fixed(self, at: int, result: ActionResult) -> None:
        for check in result.checks:
            self._checked(check)
        ended = result.verification if result.status == "succeeded" else result.status
        told = result.reason if result.reason in (NOTHING_TO_DO, TAKEN_BACK) else ended
        word = told.replace("_", " ")
        steps = tuple(_step(step) for step in result.steps)
        self._did(f"{result.title}: {word}")
        tried = Tried(at, result.title, word, result.message, steps)
        self.case = self.case._replace(tried=(*self.case.tried, tried))

    def _started(self, value: Started) -> None:
        bases = [f"knowledge base {kb.id} {kb.version}".strip() for kb in value.kbs]
        known = (f"assistant {value.program}", *bases)
        versions = dict.fromkeys((*self.case.versions, *filter(None, known)))
        self.case = self.case._replace(versions=tuple(versions))


def _step(step: StepResult) -> str:
    said = f" ({step.message})" if step.message else ""
    return f"{step.text}: {step.status.replace('_', ' ')}{said}"


def case_of(events: Sequence[Event]) -> Case:
    """The case that these events tell."""
    reader = _Reader()
    for event in events:
        reader.take(event)
    results = tuple(reader.checks.values())
    passed = sum(r.state == "pass" for r in results)
    case = reader.case._replace(seen=findings(results), passed=passed, results=results)
    seen = [f"{e.locator} {e.excerpt}" for r in results for e in r.evidence]
    noted = _company(case.notes)  # what a person wrote down stands before what was read
    return case._replace(company=noted or case.company or _company((*case.said, *seen)))


def _company(texts: Sequence[str]) -> str:
    """An id that somebody, or a file, calls the company's."""
    for text in texts:
        for found in _GUID.finditer(text):
            if "company" in text[max(0, found.start() - _NEAR) : found.start()].casefold():
                return found[0]
    return ""


def error_texts(case: Case) -> tuple[str, ...]:
    """The raw lines of logs, as a ticket quotes them; else what was found wrong."""
    lines = raw_lines(case.seen)
    if lines:
        return tuple(one_line(line.excerpt, 400) for line in lines)
    return tuple(one_line(r.message, 400) for r in case.seen[:3])
