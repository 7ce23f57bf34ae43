"""The runner: every declared check ends in exactly one result, whatever probes do."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checks import schema
from assistant.checks.condition import Term
from assistant.checks.examine import TOO_SLOW
from assistant.checks.kind import Kind, Look, Seen
from assistant.checks.run import Run, Settings
from assistant.checks.spec import CheckSpec, Outcome
from assistant.checks.summary import summarise
from assistant.host.practice.file import Machine
from assistant.host.practice.hands import ActingPracticeHost
from assistant.host.values import HostError
from assistant.kb.bounds import Bounds
from assistant.model import CheckResult, Evidence
from assistant.record import Record
from tests.examples import examples

Probe = Callable[[], bool]
PATIENCE = 20.0


class Params(Record):
    """Nothing to look for."""

    name: str = schema.text("unused")


class Facts(Record):
    """What is told."""

    good: bool = schema.fact("it is good")


def kind(probe: Probe) -> Kind:
    """A kind that does what `probe` does."""

    def work(look: Look, params: Params) -> Seen:
        good = probe()
        return Seen(Facts(good), "good" if good else "bad", (Evidence("stub", "", "seen"),))

    module = ModuleType("stub")
    vars(module).update(TOUCHES="none", PLATFORMS=(), Params=Params, Facts=Facts, probe=work)
    return Kind("stub", module)


OUTCOMES = (
    Outcome((Term("good", "is"),), "good", "pass", "It is {actual}."),
    Outcome((), "", "fail", "It is {actual}."),
)


def check(name: str, probe: Probe, *requires: str, timeout: float = PATIENCE) -> CheckSpec:
    params = {"name": ""}
    return CheckSpec(
        name, name, "a", "a.md", 7, kind(probe), params, OUTCOMES, timeout, requires=requires
    )


def a_run(*specs: CheckSpec, **more: Any) -> Run:
    return Run(specs, ActingPracticeHost(Machine("m", "M", {})), {}, Settings(**more), Bounds())


def results(*specs: CheckSpec, **more: Any) -> dict[str, CheckResult]:
    """The result of each check; none may come twice."""
    done = list(a_run(*specs, **more).stream())
    assert max(Counter(r.id for r in done).values(), default=0) <= 1
    return {r.id: r for r in done}


def good() -> bool:
    return True


def bad() -> bool:
    return False


def refuse() -> bool:
    raise HostError("permission_denied", "the door is locked")


def break_off() -> bool:
    raise ZeroDivisionError("a fault")


BEHAVIOUR: dict[str, Probe] = {"good": good, "bad": bad, "refuse": refuse, "break_off": break_off}
NAMES = [f"c{n}" for n in range(7)]


def raising(error: BaseException) -> Probe:
    def probe() -> bool:
        raise error

    return probe


@settings(
    deadline=None,
    max_examples=examples(50),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.dictionaries(
        st.sampled_from(NAMES),
        st.tuples(
            st.sampled_from([*BEHAVIOUR, "slow"]),
            st.lists(st.sampled_from([*NAMES, "missing"]), max_size=3),
        ),
    )
)
def test_every_check_ends_in_exactly_one_result(plan: dict[str, tuple[str, list[str]]]) -> None:
    never = threading.Event()
    try:
        specs = [
            check(name, never.wait, *requires, timeout=0.01)
            if behaviour == "slow"
            else check(name, BEHAVIOUR[behaviour], *requires)
            for name, (behaviour, requires) in plan.items()
        ]
        done = results(*specs)
    finally:
        never.set()
    summary = summarise(done.values())

    assert set(done) == set(plan)
    assert summary.total == sum(summary.counts.values()) == len(plan)
    assert all(r.message for r in done.values())
    assert all(bool(r.reason) == (r.state not in ("pass", "warn", "fail")) for r in done.values())
    for name, (behaviour, requires) in plan.items():
        held = all(r in plan and done[r].state == "pass" for r in requires)
        assert (done[name].reason != "dependency_failed") == held
        if held:
            expected = {"good": "pass", "bad": "fail"}.get(behaviour, "error")
            assert done[name].state == expected


def test_a_check_waits_for_what_it_requires() -> None:
    order: list[str] = []

    def noting(name: str) -> Probe:
        def probe() -> bool:
            order.append(name)
            return True

        return probe

    specs = [check("c", noting("c"), "b"), check("b", noting("b"), "a"), check("a", noting("a"))]

    assert {r.state for r in results(*specs).values()} == {"pass"}
    assert order == ["a", "b", "c"]


def test_what_failed_is_named_by_the_checks_that_needed_it() -> None:
    done = results(check("a", bad), check("b", good, "a"), check("c", good, "b"))

    assert (done["b"].state, done["b"].reason) == ("skipped", "dependency_failed")
    assert "“a”" in done["b"].message
    assert (done["c"].state, "“b”" in done["c"].message) == ("skipped", True)
    assert summarise(done.values()).verdict == "fail"


def test_what_needs_a_skipped_check_is_skipped_in_whatever_order_they_are_written() -> None:
    done = results(check("a", good), check("b", good, "c"), check("c", good, "missing"))

    assert [done[name].state for name in "abc"] == ["pass", "skipped", "error"]
    assert "“c”" in done["b"].message


def test_what_needs_a_check_that_does_not_apply_here_does_not_apply_either() -> None:
    foreign = raising(HostError("wrong_platform", "this is for another system"))
    done = results(check("a", foreign), check("b", good, "a"), check("c", good))

    assert (done["b"].state, done["b"].reason) == ("not_applicable", "dependency_failed")
    assert "“a”" in done["b"].message
    assert summarise(done.values()).verdict == "pass"


def test_a_check_that_needs_itself_or_nothing_known_is_an_error_with_its_reason() -> None:
    done = results(check("a", good, "b"), check("b", good, "a"), check("c", good, "nowhere"))

    assert {r.state for r in done.values()} == {"error"}
    assert {r.reason for r in done.values()} == {"dependency_failed"}
    assert "“nowhere”" in done["c"].message
    assert summarise(done.values()).verdict == "unknown"


def test_a_probe_that_hangs_costs_its_time_out_and_no_other_check() -> None:
    never = threading.Event()
    try:
        stream = a_run(check("slow", never.wait, timeout=0.3), check("quick", good)).stream()
        first, second = stream
    finally:
        never.set()

    assert (first.id, first.state) == ("quick", "pass")
    assert (second.id, second.state, second.reason) == ("slow", "error", "timeout")
    assert second.message == TOO_SLOW
    assert second.actual.startswith("no answer within 0.")
    assert second.duration_ms >= 300


def test_results_come_while_a_slow_check_still_works() -> None:
    seen = threading.Event()
    stream = a_run(check("slow", lambda: seen.wait(PATIENCE)), check("quick", good)).stream()

    assert next(stream).id == "quick"
    seen.set()
    assert [(r.id, r.state) for r in stream] == [("slow", "pass")]


def test_what_the_deadline_leaves_no_time_for_is_skipped_and_nothing_is_claimed() -> None:
    never = threading.Event()
    try:
        waiting = [check(f"slow{n}", never.wait) for n in range(16)]
        done = results(*waiting, check("late", good), check("later", good, "late"), deadline=0.3)
    finally:
        never.set()

    assert (done["late"].state, done["late"].reason) == ("skipped", "over_budget")
    assert done["later"].state == "skipped"
    assert {(r.state, r.reason) for n, r in done.items() if n.startswith("slow")} == {
        ("error", "timeout")
    }
    assert summarise(done.values()).verdict == "unknown"


def test_eight_checks_run_side_by_side() -> None:
    barrier = threading.Barrier(8, timeout=PATIENCE)

    def together() -> bool:
        barrier.wait()
        return True

    done = results(*(check(f"c{n}", together) for n in range(8)))

    assert [r.state for r in done.values()] == ["pass"] * 8


def test_more_checks_than_workers_all_run() -> None:
    done = results(*(check(f"c{n}", good) for n in range(50)))

    assert Counter(r.state for r in done.values()) == {"pass": 50}


@pytest.mark.parametrize(
    "error",
    [ValueError("odd"), OSError(5, "odd"), RecursionError("odd"), KeyError("odd"),
     UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"), MemoryError("odd"), AssertionError("odd")],
    ids=lambda e: type(e).__name__,
)  # fmt: skip
def test_a_fault_of_a_probe_is_an_error_that_names_it(error: Exception) -> None:
    done = results(check("a", raising(error)), check("b", good))

    assert (done["a"].state, done["a"].reason) == ("error", "exception")
    assert type(error).__name__ in done["a"].message
    assert "odd" in done["a"].message
    assert done["b"].state == "pass"


def test_a_probe_that_ends_its_thread_still_ends_in_a_result() -> None:
    done = results(check("a", raising(SystemExit(1))), check("b", good))

    assert (done["a"].state, done["a"].reason) == ("error", "exception")
    assert done["b"].state == "pass"


@pytest.mark.parametrize(
    ("reason", "state"),
    [("wrong_platform", "not_applicable"), ("not_collected", "no_data"), ("redacted", "no_data"),
     ("permission_denied", "error"), ("tool_missing", "error"), ("unreadable", "error"),
     ("timeout", "error"), ("cancelled", "skipped")],
)  # fmt: skip
def test_what_kept_a_probe_from_looking_decides_the_state(reason: Any, state: str) -> None:
    done = results(check("a", raising(HostError(reason, "why\x1b[31m it could not"))))["a"]

    told = TOO_SLOW if reason == "timeout" else "Why it could not."
    assert (done.state, done.reason, done.message) == (state, reason, told)


def test_a_result_says_when_where_and_of_what_it_is() -> None:
    done = results(check("a", bad))["a"]

    assert (done.source, done.kb_ref) == ("practice:m", ("a", "a.md", 7))
    assert done.started_at.endswith("Z")
    assert (done.expected, done.actual, done.message) == ("good", "bad", "It is bad.")
    assert done.evidence[0].excerpt == "seen"


def test_no_outcome_that_fits_is_an_error() -> None:
    spec = check("a", bad)._replace(outcomes=OUTCOMES[:1])

    assert (results(spec)["a"].state, results(spec)["a"].reason) == ("error", "exception")
