"""Consent is to one exact plan: whatever changes after it was shown, nothing is done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.plan import Plan
from assistant.engine import Engine
from assistant.host.base import ActingHost
from assistant.host.values import HostError

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

MakeBench = Callable[..., "Bench"]
TASK = {"name": "Pump_ACME", "state": "ready", "starts": [{"name": "pump.exe"}]}
RUN = {
    "title": "Run it",
    "scheduled_task": {"run": ["Pump_{client}"]},
    "resolves": "runs",
    "wait": "0.1 s",
}
RUNS = json.dumps({"title": "It runs", "process": "pump.exe", "expect": "running"})
CLIENT = "variables: {client: {question: Which one?, discover: [{task: 'Pump_{client}'}]}}\n"


@pytest.fixture
def one(bench: MakeBench, practice: Callable[..., ActingHost]) -> Bench:
    return bench(practice({"tasks": [TASK]}), kb=CLIENT, mend=RUN, check_runs=RUNS)


def untouched(one: Bench) -> bool:
    """Neither the machine nor the journal knows of a step."""
    tasks = one.host.tasks().tasks
    recorded = {*one.events()} <= {"planned", "ended"}
    return recorded and {t.state for t in tasks} <= {"ready"} and one.heard == []


def test_with_consent_the_plan_is_done_and_recorded_with_its_hash(one: Bench) -> None:
    result = one.fix("mend")

    assert result.verification == "fixed"
    (past,) = one.journal.past()
    assert past.first["plan"] == result.plan == one.shown[0].hash
    assert past.entries[1]["plan"] == result.plan


def test_without_consent_nothing_is_done(one: Bench) -> None:
    one.consent = lambda plan: ""
    result = one.fix("mend")

    assert (result.status, result.message) == ("declined", "Nothing was changed.")
    assert [s.status for s in result.steps] == ["not_run"]
    assert untouched(one)


def test_consent_to_another_plan_is_none(one: Bench) -> None:
    one.consent = lambda plan: plan._replace(title="", steps=()).hash
    result = one.fix("mend")

    assert (result.status, result.changed) == ("blocked", False)
    assert "has changed since it was shown" in result.message
    assert untouched(one)


def test_a_machine_that_changes_after_the_plan_was_shown_is_not_touched(one: Bench) -> None:
    def consent(plan: Plan) -> str:
        host: Any = one.host
        host.add_task({**TASK, "path": r"\Vendor\Pump_ACME"})
        host.task_list = host.task_list[1:]  # the task lies in another folder now
        return plan.hash

    one.consent = consent
    result = one.fix("mend")

    assert result.status == "blocked"
    assert "look at it again" in result.message
    assert untouched(one)


def test_a_task_that_vanishes_after_the_plan_was_shown_is_told(one: Bench) -> None:
    def consent(plan: Plan) -> str:
        host: Any = one.host
        host.task_list = []
        return plan.hash

    one.consent = consent
    result = one.fix("mend")

    assert (result.status, result.reason) == ("blocked", "dependency_failed")
    assert untouched(one)


def test_a_knowledge_base_that_is_edited_after_the_plan_was_shown_changes_nothing(
    one: Bench,
) -> None:
    def consent(plan: Plan) -> str:
        page = one.folder / "pump.md"
        page.write_text(page.read_text().replace("Run it", "Run it!").replace("Pump_{", "X_{"))
        again = Engine([str(one.folder)])
        again.close()
        return plan.hash

    one.consent = consent
    result = one.fix("mend")

    assert result.verification == "fixed"
    assert [s.call for s in result.steps] == [r"Schedule.Service: Run(\Pump_ACME)"]


@pytest.mark.parametrize(
    "change",
    [{"title": "Other"}, {"resolves": "other"}, {"risk": "destructive"},
     {"scheduled_task": {"run": ["Pump_ACME"], "pause": "3 s"}},
     {"scheduled_task": {"run": ["Pump_ACME"], "stop": ["Pump_ACME"]}}],
)  # fmt: skip
def test_the_hash_changes_with_anything_that_would_be_done(
    bench: MakeBench, practice: Callable[..., ActingHost], change: dict[str, Any]
) -> None:
    host = practice({"tasks": [{**TASK, "state": "running"}]})
    base = {**RUN, "scheduled_task": {"run": ["Pump_ACME"], "stop": ["Pump_ACME"]}}
    if "stop" in change.get("scheduled_task", {}):
        base = {**RUN, "scheduled_task": {"run": ["Pump_ACME"]}}
    blocks = {"check_runs": RUNS, "check_other": RUNS}
    first, second = (
        (one := bench(host, mend=body, **blocks)).fixer().plan(one.specs("mend")[0])
        for body in (base, {**base, **change})
    )

    if change == {"title": "Other"}:
        assert first.hash == second.hash
    else:
        assert first.hash != second.hash


def test_the_same_plan_on_another_machine_needs_its_own_consent(
    bench: MakeBench, practice: Callable[..., ActingHost], live: ActingHost
) -> None:
    copy = {"title": "T", "copy": "text"}
    here = bench(live, mend=copy)
    there = bench(practice({"platform": "linux"}), mend=copy)
    plans = [one.fixer().plan(one.specs("mend")[0]) for one in (here, there)]

    assert plans[0].steps == plans[1].steps
    assert plans[0].hash != plans[1].hash


def test_where_two_clients_are_found_a_question_blocks_until_it_is_answered(
    bench: MakeBench, practice: Callable[..., ActingHost]
) -> None:
    host = practice({"tasks": [TASK, {**TASK, "name": "Pump_Other"}]})
    one = bench(host, kb=CLIENT, mend=RUN, check_runs=RUNS)
    result = one.fix("mend")

    assert (result.status, result.reason) == ("blocked", "dependency_failed")
    assert result.message == "Which one? ACME or Other? (--set client=...)."
    assert untouched(one)
    told = bench(host, {"given": {"client": "Other"}}, CLIENT, mend=RUN, check_runs=RUNS)
    assert [s.call for s in told.fix("mend").steps] == [r"Schedule.Service: Run(\Pump_Other)"]


def test_a_client_that_is_not_found_blocks(
    bench: MakeBench, practice: Callable[..., ActingHost]
) -> None:
    one = bench(practice({}), kb=CLIENT, mend=RUN, check_runs=RUNS)
    result = one.fix("mend")

    assert (result.status, result.changed) == ("blocked", False)
    assert result.message == "It is not known which task “Pump_*” is."


def test_planning_alone_changes_nothing_and_asks_nobody(one: Bench) -> None:
    one.consent = lambda plan: pytest.fail("asked")
    result = one.fix("mend", dry_run=True)

    assert (result.status, result.verification) == ("planned", "unverified")
    assert [p.hash for p in one.shown] == [result.plan]
    assert untouched(one)


def test_an_action_that_is_only_proposed_never_runs(
    bench: MakeBench, practice: Callable[..., ActingHost]
) -> None:
    one = bench(
        practice({"tasks": [TASK]}), kb=CLIENT, mend={**RUN, "proposed": "true"}, check_runs=RUNS
    )
    result = one.fix("mend", anyway=True)

    assert result.status == "blocked"
    assert "no author has confirmed" in result.message
    assert untouched(one)


def test_planning_tells_why_it_cannot_be_done(
    bench: MakeBench, practice: Callable[..., ActingHost]
) -> None:
    one = bench(practice({"tasks": [{**TASK, "state": "disabled"}]}), mend=RUN, check_runs=RUNS)
    with pytest.raises(HostError):
        one.fixer().plan(one.specs("mend")[0])


def test_what_a_plan_showed_is_what_its_file_would_say(one: Bench, tmp_path: Path) -> None:
    one.fix("mend", dry_run=True)
    (step,) = one.shown[0].steps

    assert step.text == "Run the scheduled task Pump_ACME"
    assert step.changes == "Pump_ACME runs"
    assert one.shown[0].machine.startswith("practice machine “")
