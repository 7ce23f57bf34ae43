"""Many results, one verdict: nothing that did not run reads as healthy."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.summary import STATES, summarise
from assistant.model import CheckResult, KbRef, State
from tests.each import each
from tests.examples import examples

REASONS = ("timeout", "dependency_failed", "over_budget", "not_collected", "wrong_platform")
EXITS = {"pass": 0, "warn": 1, "fail": 2, "unknown": 3}


def result(state: State, reason: str = "") -> CheckResult:
    return CheckResult(
        "c", "process", "T", state, reason, "M", "", "", (), "", 0.0, "live", KbRef("a", "a.md", 1)
    )


RESULTS = st.builds(result, st.sampled_from(STATES), st.sampled_from(("", *REASONS)))


@settings(deadline=None, derandomize=True, max_examples=examples(300))
@given(st.lists(RESULTS, max_size=8))
def test_the_verdict_is_never_better_than_the_results(results: list[CheckResult]) -> None:
    summary = summarise(results)
    states = [r.state for r in results]

    assert summary.total == len(results) == sum(summary.counts.values())
    assert all(summary.counts[s] == states.count(s) for s in STATES)
    assert int(summary.exit_code) == EXITS[summary.verdict]
    assert (summary.verdict == "fail") == ("fail" in states)
    if summary.verdict == "pass":
        assert "pass" in states
        assert not {"warn", "fail", "error", "no_data"} & set(states)
    if summary.verdict == "warn":
        assert "warn" in states
        assert "error" not in states
    if "error" in states:
        assert summary.verdict in ("fail", "unknown")


@each(
    ("states", "verdict"),
    [([], "unknown"), (["pass"], "pass"), (["pass", "not_applicable"], "pass"),
     (["not_applicable"], "unknown"), (["skipped"], "unknown"), (["pass", "no_data"], "unknown"),
     (["pass", "error"], "unknown"), (["pass", "warn", "no_data"], "warn"),
     (["warn", "error"], "unknown"), (["fail", "error"], "fail"), (["pass", "skipped"], "unknown")],
)  # fmt: skip
def test_a_verdict_in_words(states: list[State], verdict: str) -> None:
    assert summarise(map(result, states)).verdict == verdict


def test_what_was_skipped_for_another_failure_is_covered_by_that_one() -> None:
    skipped = result("skipped", "dependency_failed")

    assert summarise([result("fail"), skipped]).verdict == "fail"
    assert summarise([result("pass"), skipped]).verdict == "pass"
