"""What an agent gets: the same engine as every face, brief answers, nothing private in them.

An answer is plain data of less than `MOST` bytes. Texts of documents and machines are data in it:
nothing in here obeys them. Whatever a machine told goes through the redactor and its last scan.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from ..actions.journal import Journal
from ..actions.kind import Person
from ..actions.plan import Plan
from ..actions.read import ActionSpec
from ..checks.run import Settings
from ..checks.summary import summarise
from ..checks.variables import discover
from ..engine import Engine
from ..engine.checking import Checking, plan_checks
from ..engine.evidence import ask_with_checks
from ..engine.fixing import Fixer, find_actions
from ..engine.single import ask_once
from ..errors import AssistantError, Exit
from ..host.base import ActingHost
from ..host.open import LIVE, PRACTICE, acting_host
from ..host.values import HostError
from ..host.watching import watched
from ..kb.store import Store
from ..model import NOTHING_TO_DO, ActionResult, Answer, CheckResult
from ..redact import Identity
from ..redact.secrets import hide_secrets
from ..render.fixes import plan_lines
from ..render.terminal import Style
from ..session.customer import record_values
from ..session.export import read_export, text_of
from ..session.opening import started
from ..session.outgoing import Outgoing
from ..session.record import Recorder
from ..session.sqlite import MEMORY, SqliteStore
from ..session.steps import steps_text
from ..text import clean, one_line

MOST = 4_000
"""Bytes of an answer."""
_ROOM = 3_300
"""Of these, what one text may take."""
_NAMED = 3
_ENDING = ".zip"
_NOBODY = Person(lambda step: False, lambda word: False, lambda step: False)
"""Steps that only a person can do stay open."""

Data = dict[str, Any]


class Desk:
    """One engine and the machines that were looked at; one call at a time."""

    def __init__(
        self, engine: Engine, settings: Settings, folders: Sequence[str], *, private: bool = True
    ) -> None:
        """Set up.

        Args:
            engine: the knowledge bases.
            settings: variables, trust and time of all checks and fixes.
            folders: where bundles may lie, beside the working folder.
            private: names and secrets of machines are replaced.
        """
        self._engine, self._settings, self._private = engine, settings, private
        self._folders = [os.path.realpath(folder) for folder in (os.getcwd(), *folders)]
        self._hosts: dict[str, ActingHost] = {}
        self._names: dict[str, Identity] = {}
        self._lock = threading.Lock()

    def ask(self, question: str, machine: str = "") -> Data:
        """An answer; with a machine, what its safe checks say to it."""
        with self._lock:
            if not machine:
                return _fitted(self._answered(ask_once(self._engine, question, _NAMED)), "articles")
            host = self._host(machine)
            examined = ask_with_checks(self._engine, question, _NAMED, host, self._settings)
            found = self._out({"findings": _problems(examined.results, 4)}, host)
            decided = {"decided_by": "machine" if examined.decided else "words"}
            return _fitted(self._answered(examined.answer) | found | decided, "findings")

    def read_article(self, article: str, offset: int = 0) -> Data:
        """An article as plain text, from a character on."""
        with self._lock:
            found = self._engine.article(article)
        if found is None:
            known = {slug for store in self._engine.stores for slug, _, _ in store.articles()}
            raise _unknown("article", article, known)
        text = steps_text(found)[max(0, offset) :]
        part = _cut(text, _ROOM)
        more = {"next_offset": max(0, offset) + len(part)} if len(part) < len(text) else {}
        blocks = [b["id"] for b in found["blocks"] if b["kind"] == "action"]
        return {
            "article": found["id"],
            "title": found["title"],
            "text": part,
            "fixes": blocks,
        } | more

    def list_checks(self, article: str = "") -> Data:
        """The checks of an article, or of all."""
        with self._lock:
            plans = plan_checks(self._engine, [article] if article else [])
        specs = [spec for plan in plans for spec in plan.specs.values()]
        rows = [
            {
                "check": spec.id,
                "title": one_line(spec.title, 80),
                "article": spec.article,
                "kind": spec.kind.name if spec.kind else "",
                "unasked": spec.auto,
            }
            for spec in specs
        ]
        return _fitted({"checks": rows}, "checks")

    def run_checks(self, names: Sequence[str], machine: str = LIVE) -> Data:
        """Results of checks, or of an article's; what is wrong comes first."""
        with self._lock:
            host = self._host(machine)
            plans = plan_checks(self._engine, names)
            results = list(Checking(plans, host, self._settings).stream())
            return self._looked(host, results)

    def read_bundle(self, path: str) -> Data:
        """A support bundle: of which machine it is, and what all checks say of it."""
        if not path.casefold().endswith(_ENDING):
            raise _refused("a bundle is a .zip file", "“assistant collect” writes one")
        return self.run_checks([], path)

    def plan_fix(self, fix: str, machine: str = LIVE) -> Data:
        """What a fix would do there now; nothing is done."""
        with self._lock:
            made, result = self._planned(fix, self._host(machine))
            told = {"status": _status(result), "message": result.message} | self._plan(made)
            return self._out(told, self._host(machine))

    def consent_text(self, fix: str, machine: str) -> tuple[str, str]:
        """The exact plan in words, and its hash; "" where there is nothing to be agreed to."""
        with self._lock:
            made, result = self._planned(fix, self._host(machine))
        if made is None or result.status != "planned":
            return result.message, ""
        return "\n".join(plan_lines(made, Style(width=78))), made.hash

    def apply_fix(self, fix: str, machine: str, agreed: str) -> Data:
        """Do what was agreed to, if it is still exactly that, and look whether it helped."""
        with self._lock:
            store, spec = self._fix(fix)
            fixer = self._fixer(store, self._host(machine), lambda plan: None, agreed)
            result = fixer.fix(spec)
            told: Data = {
                "status": _status(result),
                "verification": result.verification,
                "message": result.message,
                "steps": [{"text": s.text, "status": s.status} for s in result.steps],
                "checks": [_row(c) for c in result.checks],
            }
            return self._out(told, self._host(machine)) | {"changed": result.changed}

    def draft_ticket(self, problem: str, machine: str = LIVE) -> Data:
        """A ticket for support as Markdown: the problem, what was seen, and what is missing."""
        with self._lock:
            store = SqliteStore(MEMORY)
            recorder = Recorder(lambda: store, started(self._engine, "ask"), hide_secrets())
            host = self._host(machine)
            recorder.machine(host)
            recorder.asked(problem)
            examined = ask_with_checks(self._engine, problem, _NAMED, host, self._settings)
            recorder.checked(examined.results)
            recorder.observed(examined.effects)
            recorder.answered(examined.answer, by="checks" if examined.decided else "words")
            record_values(recorder, self._engine, host)
            text = text_of(read_export(store, recorder.session, self._engine), "md")
            recorder.close()
        return {"ticket": _cut(text, _ROOM), "whole": len(text) <= _ROOM}

    # what these need

    def _host(self, machine: str) -> ActingHost:
        """The machine of this name; it stays as it is left by a fix.

        Raises:
            AssistantError: there is none, or it lies where an agent may not look.
        """
        if machine not in self._hosts:
            if machine.startswith(PRACTICE):
                name = machine.removeprefix(PRACTICE)
                if os.sep in name or "/" in name or name.endswith((".yaml", ".yml")):
                    raise _refused("a practice machine is named, not given by a path", name)
            elif machine != LIVE:
                machine = self._within(machine)
            self._hosts[machine] = watched(acting_host(machine, self._engine.shelf))
        return self._hosts[machine]

    def _within(self, path: str) -> str:
        """The path of a bundle, if it lies in a folder that was opened for agents."""
        try:
            real = os.path.realpath(os.path.expanduser(path))
            inside = any(os.path.commonpath([real, f]) == f for f in self._folders)
        except ValueError:  # another drive, or a NUL character
            inside, real = False, ""
        if not inside or not real.casefold().endswith(_ENDING):
            hint = "live, practice:NAME, or a bundle below the working folder (or --bundles FOLDER)"
            raise _refused(f"there is no machine “{one_line(path, 100)}” for agents", hint)
        return real

    def _answered(self, answer: Answer) -> Data:
        matches = answer.answers or answer.nearest
        said: Data = {
            "decision": answer.decision,
            "articles" if answer.answers else "nearest": [
                {
                    "article": m.article,
                    "title": m.title,
                    "confidence": round(m.confidence, 2),
                    "because": list(m.words[:3]),
                }
                for m in matches[:_NAMED]
            ],
        }
        if answer.question:
            choices = [c.symptom or c.title for c in answer.question.choices]
            said["question"] = {"text": answer.question.text, "choices": choices}
        article = None
        if answer.decision == "answer":
            best = answer.answers[0]
            article = self._engine.article(best.article, best.kb)
        if article:
            said["text"] = _cut(steps_text(article), 1_500)
            said["fixes"] = [b["id"] for b in article["blocks"] if b["kind"] == "action"]
        return said

    def _looked(self, host: ActingHost, results: Sequence[CheckResult]) -> Data:
        summary = summarise(results)
        counts = {state: number for state, number in summary.counts.items() if number}
        rows = [_row(r) for r in sorted(results, key=_gravity)]
        told = self._out({"machine": host.label, "checks": rows}, host)
        return _fitted({"verdict": summary.verdict, "counts": counts} | told, "checks")

    def _fix(self, name: str) -> tuple[Store, ActionSpec]:
        store, specs = find_actions(self._engine, name)
        return store, specs[0]

    def _planned(self, name: str, host: ActingHost) -> tuple[Plan | None, ActionResult]:
        store, spec = self._fix(name)
        plans: list[Plan] = []
        result = self._fixer(store, host, plans.append, "").fix(spec, dry_run=True)
        return (plans[0] if plans else None), result

    def _fixer(
        self, store: Store, host: ActingHost, show: Callable[[Plan], None], agreed: str
    ) -> Fixer:
        def consent(plan: Plan) -> str:
            return agreed if agreed and plan.hash == agreed else ""

        return Fixer(store, host, self._settings, show, consent, _NOBODY, Journal())

    def _plan(self, made: Plan | None) -> Data:
        if made is None:
            return {}
        return {
            "fix": made.action,
            "title": made.title,
            "machine": made.machine,
            "risk": made.risk,
            "steps": [
                {"text": s.text, "exactly": s.call, "undo": s.undo, "by_person": s.by_person}
                for s in made.steps
            ],
            "afterwards": list(made.verify),
            "plan": made.hash[:16],
        }

    def _out(self, data: Data, host: ActingHost) -> Data:
        """What a machine told, without names and secrets."""
        if self._private:
            outgoing = Outgoing(known=self._known(host))
            data = outgoing.mask(outgoing.hide(data))
        return _fitted(data, "steps")

    def _known(self, host: ActingHost) -> Identity:
        """Names of the machine's people and customers, looked for once."""
        if host.source not in self._names:
            users: list[str] = []
            hidden: list[str] = []
            with suppress(HostError):
                users.append(host.system().user.rpartition("\\")[2])
            for store in self._engine.stores:
                hidden += store.declared("redact") or ()
                with suppress(HostError):
                    found = discover(host, store.declared("variables"), self._settings.given)
                    hidden += [value for variable in found.values() for value in variable.values]
            self._names[host.source] = Identity(tuple(users), (), tuple(hidden))
        return self._names[host.source]


def _status(result: ActionResult) -> str:
    return NOTHING_TO_DO if result.reason == NOTHING_TO_DO else result.status


def _row(result: CheckResult) -> Data:
    seen = [f"{e.source} {e.locator} {e.excerpt}".strip() for e in result.evidence[:1]]
    row: Data = {"check": result.id, "state": result.state, "message": result.message}
    if result.reason:
        row["reason"] = result.reason
    if seen and result.state in ("fail", "warn", "error"):
        row["evidence"] = one_line(seen[0], 200)
    return row


def _gravity(result: CheckResult) -> int:
    order = ("fail", "error", "warn", "no_data", "skipped", "pass", "not_applicable")
    return order.index(result.state)


def _problems(results: Iterable[CheckResult], most: int) -> list[Data]:
    wrong = [r for r in results if r.state in ("fail", "warn", "error", "no_data")]
    return [_row(r) for r in sorted(wrong, key=_gravity)[:most]]


def _fitted(data: Data, shrinks: str) -> Data:
    """`data`, with entries left out at the end of the list `shrinks` until it is brief enough."""
    rows = list(data.get(shrinks) or ())
    left = 0
    while _size(data) > MOST and rows:
        rows.pop()
        left += 1
        data = {**data, shrinks: rows, "left_out": left}
    if _size(data) > MOST:  # one long text
        data = {k: _cut(v, 800) if isinstance(v, str) else v for k, v in data.items()}
    return data


def _size(data: Data) -> int:
    return len(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")) + 200


def _cut(text: str, most: int) -> str:
    """The beginning of a text, at most `most` bytes, ending with a whole line if it can."""
    text = clean(text)
    raw = text.encode("utf-8", "replace")
    if len(raw) <= most:
        return text
    short = raw[:most].decode("utf-8", "ignore")
    return short.rpartition("\n")[0] or short


def _unknown(what: str, name: str, known: Iterable[str]) -> AssistantError:
    from ..suggest import did_you_mean

    message = f"there is no {what} “{one_line(name, 100)}”"
    return AssistantError(
        f"no-{what}", message, hint=did_you_mean(name, known), exit_code=Exit.NO_INPUT
    )


def _refused(message: str, hint: str) -> AssistantError:
    return AssistantError("refused", message, hint=one_line(hint, 200), exit_code=Exit.USAGE)
