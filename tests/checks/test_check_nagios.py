"""A monitoring plugin's output, read with the grammar of the Monitoring Plugins guidelines."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.summary import STATES, summarise
from assistant.model import CheckResult, Evidence, KbRef, State
from assistant.render.checks.nagios import lines
from assistant.render.checks.report import RunReport
from tests.each import each
from tests.examples import examples

STATUS = re.compile(r"(OK|WARNING|CRITICAL|UNKNOWN) - ([^|\n]+) \| ([^|\n]+)")
LABEL = r"(?:'(?:[^'=\n]|'')+'|[^'=\s]+)"
VALUE = r"-?[0-9]+(?:\.[0-9]+)?"
PERFORMANCE = re.compile(
    rf"(?P<label>{LABEL})=(?P<value>{VALUE})(?P<unit>us|ms|s|%|B|KB|MB|TB|c)?"
    rf"(?:;(?P<warn>[@~:0-9.-]*))?(?:;(?P<crit>[@~:0-9.-]*))?"
    rf"(?:;(?P<min>{VALUE})?)?(?:;(?P<max>{VALUE})?)?"
)
WORDS = {"pass": "OK", "warn": "WARNING", "fail": "CRITICAL", "unknown": "UNKNOWN"}
HOSTILE = [
    "a | b=1;2;3",
    "'quoted' \"so\"",
    "x=1",
    "\n| fake=1",
    "🔥 é",
    "[fail]",
    "a\r\nb\tc",
    "",
    "%s",
]


def result(state: State, text: str = "", name: str = "c1") -> CheckResult:
    reason = "" if state in ("pass", "warn", "fail") else "timeout"
    evidence = (Evidence(text, text, text),)
    return CheckResult(
        name, "process", text, state, reason, f"Message {text}", text, text, evidence,
        "", 12.5, "live", KbRef("a", "a.md", 7),
    )  # fmt: skip


def printed(*results: CheckResult, source: str = "live") -> list[str]:
    """The lines; the first must keep to the grammar."""
    made = RunReport(results, summarise(results), "this computer", source, "All", 1.25, {})
    text = "".join(f"{line}\n" for line in lines(made))
    first, *rest = text.split("\n")
    assert rest.pop() == ""
    match = STATUS.fullmatch(first)
    assert match, first
    assert match[1] == WORDS[made.summary.verdict]
    assert not [line for line in rest if "|" in line], "a second bar would begin more figures"
    return [first, *rest]


def figures(first: str) -> dict[str, str]:
    """Label -> value with its unit."""
    text, found = first.split(" | ")[1], {}
    while text:
        match = PERFORMANCE.match(text)
        assert match, text
        label = match["label"]
        found[label[1:-1] if label[0] == "'" else label] = match["value"] + (match["unit"] or "")
        assert text[match.end() : match.end() + 1] in ("", " ")
        text = text[match.end() :].lstrip(" ")
    return found


@each("states", [(), *((s,) for s in STATES), STATES, ("pass", "warn"), ("pass", "not_applicable")])
def test_the_first_line_says_the_verdict_with_figures(states: tuple[State, ...]) -> None:
    first, *rest = printed(*(result(s, name=f"c{n}") for n, s in enumerate(states)))
    found = figures(first)

    assert len(rest) == len(states)
    assert {s: found[s] for s in STATES} == {s: str(states.count(s)) for s in STATES}
    assert found["time"] == "1.250s"
    assert [found[f"c{n}"] for n in range(len(states))] == ["0.0125s"] * len(states)


def test_the_worst_check_gives_the_text() -> None:
    first, *_ = printed(
        result("pass", name="a"), result("fail", name="b"), result("warn", name="c")
    )

    assert first.startswith("CRITICAL - b: Message")


def test_a_practice_machine_is_never_taken_for_the_real_one() -> None:
    assert "[practice:red-tray]" in printed(result("fail"), source="practice:red-tray")[0]
    assert "practice" not in printed(result("fail"))[0]


@each("text", HOSTILE)
@each("state", STATES)
def test_hostile_text_stays_out_of_the_figures(state: State, text: str) -> None:
    first, *rest = printed(result(state, text))

    assert set(figures(first)) == {*STATES, "time", "c1"}
    assert len(rest) == 1


@settings(deadline=None, derandomize=True, max_examples=examples(200))
@given(st.text(max_size=40), st.sampled_from(STATES))
def test_any_text_keeps_to_the_grammar(text: str, state: State) -> None:
    first, *rest = printed(result(state, text))

    assert len(figures(first)) == len(STATES) + 2
    assert len(rest) == 1
