"""What a knowledge base expects of its practice machines, and whether it is so.

A machine's file says it: which state each check ends in, what a question is answered with there,
what becomes of a fix. Each is tried on a machine of its own, so that none disturbs another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..actions.journal import Journal
from ..actions.kind import Person
from ..checks.run import Settings
from ..errors import AssistantError, Exit
from ..host.base import ActingHost
from ..host.open import PRACTICE, acting_host
from ..kb.schema import plain
from ..kb.yamlio import Value, load
from ..model import NOTHING_TO_DO, ActionResult, CheckResult
from ..record import Record
from ..suggest import did_you_mean
from ..text import clean, one_line
from .checking import Checking, plan_checks
from .core import Engine
from .evidence import ask_with_checks
from .fixing import Fixer, find_actions

EXPECT = "expect"
"""Key of a machine's file."""
NONE, QUESTION = "none", "question"
"""What may be answered beside an article."""
_STATES = ("pass", "warn", "fail", "error", "no_data", "skipped", "not_applicable")
_ENDINGS = ("fixed", "not_fixed", "unverified", "declined", "blocked", "failed", "timed_out",
            "nothing_to_do")  # fmt: skip
_KINDS = ("checks", "answers", "fixes")
_ANYBODY = Person(lambda step: True, lambda word: True, lambda step: True, there=True)
"""Does what a person would do."""
_PATIENCE = 0.2
"""Seconds that a fix has to take effect: on a practice machine it does at once."""


class _Nowhere(Journal):
    """What is tried on a practice machine is no part of this computer's journal."""

    def write(self, run: str, event: str, **fields: Any) -> None:
        """Keep nothing."""


class Expectation(Record):
    """One line under ``expect``."""

    machine: str
    kind: str
    """checks, answers or fixes."""
    name: str
    """A check, a question, or a fix."""
    wanted: str
    file: str
    line: int


class Rehearsed(Record):
    """What became of it."""

    expectation: Expectation
    actual: str
    message: str
    """What was found, in words."""
    declared: str
    """Where what was tried is declared: ``article.md:12``; "" where nowhere."""
    seconds: float

    @property
    def right(self) -> bool:
        """It is as expected."""
        return self.actual == self.expectation.wanted


class _Outcome(Record):
    actual: str
    message: str
    declared: str = ""


def expectations(engine: Engine) -> list[Expectation]:
    """All that the machines of the open knowledge bases expect, in the order of their files.

    Raises:
        AssistantError: a machine's file is wrong, or says something that cannot be expected.
    """
    shelf = engine.shelf
    found: list[Expectation] = []
    for name in shelf.names:
        acting_host(f"{PRACTICE}{name}", shelf)  # whatever else is wrong with it is told first
        path, content = shelf.read(name)
        machine: dict[str, Value] = load(clean(content.decode("utf-8", "replace"))).data
        if EXPECT in machine:
            found += listed(name, path, machine[EXPECT])
    return found


def listed(machine: str, path: str, value: Value) -> Iterator[Expectation]:
    """What a machine's section ``expect`` says.

    Raises:
        AssistantError: something in it cannot be expected.
    """
    for kind, named in (value.data or {}).items():
        if kind not in _KINDS:
            what = f"nothing is expected of “{one_line(kind, 60)}”"
            raise _wrong(path, named.line, what, _KINDS, kind)
        if not isinstance(named.data, dict):
            raise _wrong(path, named.line, f"“{kind}” holds “name: state” lines", ())
        for name, wanted in named.data.items():
            known = {"checks": _STATES, "fixes": _ENDINGS}.get(kind, ())
            if not isinstance(wanted.data, str) or (known and wanted.data not in known):
                ending = one_line(str(plain(wanted)), 60)
                what = f"“{one_line(name, 60)}” cannot end in “{ending}”"
                raise _wrong(path, wanted.line, what, known, ending)
            yield Expectation(machine, kind, name, wanted.data, path, wanted.line)


def _wrong(
    path: str, line: int, message: str, known: Sequence[str], written: str = ""
) -> AssistantError:
    hint = did_you_mean(written, known) if known else "for example: checks: {disk-space: fail}"
    return AssistantError(
        "machine-invalid", f"{path}:{line}: {message}", hint=hint, exit_code=Exit.CONFIG
    )


def try_all(
    engine: Engine, wanted: Sequence[Expectation], settings: Settings
) -> Iterator[Rehearsed]:
    """Each expectation, tried; the checks of one machine run side by side."""
    for machine in dict.fromkeys(e.machine for e in wanted):
        mine = [e for e in wanted if e.machine == machine]
        checks = [e for e in mine if e.kind == "checks"]
        yield from _checks(engine, machine, checks, settings)
        for one in mine:
            if one.kind != "checks":
                yield _timed(one, _TRIES[one.kind], engine, settings)


def _checks(
    engine: Engine, machine: str, wanted: Sequence[Expectation], settings: Settings
) -> Iterator[Rehearsed]:
    known = {name for store in engine.stores for name, _ in store.blocks("check")}
    there = [e.name for e in wanted if e.name in known]
    results: dict[str, CheckResult] = {}
    if there:
        checking = Checking(plan_checks(engine, there), _opened(engine, machine), settings)
        results = {r.id: r for r in checking.stream()}
    for one in wanted:
        if one.name in results:
            result = results[one.name]
            place = f"{result.kb_ref.file}:{result.kb_ref.line}"
            yield Rehearsed(one, result.state, result.message, place, result.duration_ms / 1000)
        else:
            hint = did_you_mean(one.name, known) if known else "the knowledge base has none"
            yield Rehearsed(one, "missing", f"There is no check “{one.name}”; {hint}", "", 0.0)


def _timed(
    one: Expectation,
    work: Callable[[Engine, ActingHost, Expectation, Settings], _Outcome],
    engine: Engine,
    settings: Settings,
) -> Rehearsed:
    began = time.monotonic()
    try:
        found = work(engine, _opened(engine, one.machine), one, settings)
    except AssistantError as error:
        found = _Outcome("missing", f"{error.message}; {error.hint}")
    return Rehearsed(one, *found, time.monotonic() - began)


def _answer(engine: Engine, host: ActingHost, one: Expectation, settings: Settings) -> _Outcome:
    answer = ask_with_checks(engine, one.name, 3, host, settings).answer
    if answer.decision == "abstain":
        return _Outcome(NONE, "No article fits.")
    best = answer.answers[0]
    article = engine.article(best.article, best.kb)
    place = f"{article['file']}:1" if article else ""
    if answer.decision == "clarify":
        return _Outcome(QUESTION, f"It asks back; “{best.article}” comes first.", place)
    return _Outcome(best.article, f"“{best.title}” is the answer.", place)


def _fix(engine: Engine, host: ActingHost, one: Expectation, settings: Settings) -> _Outcome:
    store, specs = find_actions(engine, one.name)
    spec = specs[0]._replace(wait=_PATIENCE)
    person = _ANYBODY
    fixer = Fixer(
        store, host, settings, lambda plan: None, lambda plan: plan.hash, person, _Nowhere()
    )
    result = fixer.fix(spec)
    return _Outcome(_ending(result), _told(result), f"{spec.file}:{spec.line}")


def _ending(result: ActionResult) -> str:
    if result.reason == NOTHING_TO_DO:
        return NOTHING_TO_DO
    return result.verification if result.status == "succeeded" else result.status


def _told(result: ActionResult) -> str:
    failed = next((c.message for c in result.checks if c.state != "pass"), "")
    return " ".join(filter(None, (result.message, failed)))


def _opened(engine: Engine, machine: str) -> ActingHost:
    return acting_host(f"{PRACTICE}{machine}", engine.shelf)


_TRIES = {"answers": _answer, "fixes": _fix}
