"""Results in the formats of other programs, read back with parsers that those programs use."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from markdown_it import MarkdownIt

from assistant.checks.summary import STATES, summarise
from assistant.model import CheckResult, Evidence, KbRef, State
from assistant.render.checks.report import RunReport
from tests.each import each

HOSTILE = [
    "a | b || c", "`code` ``two`` ` open", "# SKIP not | # TODO", "]]> <b>&amp;</b> <!--",
    "it's \"so\"=1",
    "emoji 🔥 é \u2603", "*bold* _it_ [x](y) ![p](q)", "\\ \\| \\# back\\",
    "a: b\n--- \n...\n  c",
    "{{x}} ${y} %z", "\u0000\u0001\u001b[31mred\ud800\ufffe", "1.. ok 5 - no", "'; DROP", "| x=1;2",
    "\r\nnot ok 2 - fake\r\n", "\t\u2028\u2029\x85", "", " ", "~~~ ||| ```",
    "- item\n- item", "&lt;&#124;",
]  # fmt: skip
VERDICTS = {"pass": 0, "warn": 1, "fail": 2, "unknown": 3}
RUNS: list[list[State]] = [[], *([s] for s in STATES), [*STATES], ["pass", "warn"]]


def result(state: State = "fail", text: str = "", name: str = "c1") -> CheckResult:
    reason = "" if state in ("pass", "warn", "fail") else "timeout"
    return CheckResult(
        name, "process", f"Title {text}", state, reason, f"Message {text}", f"exp {text}",
        f"act {text}", (Evidence(f"source {text}", f"at {text}", f"excerpt {text}"),),
        "2026-11-22T09:00:00.000Z", 12.5, "live", KbRef("a", "a.md", 7),
    )  # fmt: skip


def report(*results: CheckResult, title: str = "All") -> RunReport:
    return RunReport(results, summarise(results), "this computer", "live", title, 1.25, {"a": "A"})


def printed(form: str, made: RunReport) -> str:
    """What the command line prints: each line with an end of its own."""
    lines: Callable[[RunReport], Iterator[str]]
    lines = import_module(f"assistant.render.checks.{form}").lines
    return "".join(f"{line}\n" for line in lines(made))


def of_states(states: list[State]) -> RunReport:
    return report(*(result(s, name=f"c{n}") for n, s in enumerate(states, 1)))


ELEMENT = {"fail": "failure", "error": "error", "no_data": "error", "skipped": "skipped",
           "not_applicable": "skipped"}  # fmt: skip


@each("states", RUNS)
def test_junit_counts_what_its_cases_say(states: list[State]) -> None:
    root = ET.fromstring(printed("junit", of_states(states)).encode())
    (suite,) = root
    cases = suite.findall("testcase")

    assert len(cases) == int(suite.attrib["tests"]) == len(states)
    for case, state in zip(cases, states, strict=True):
        assert [e.tag for e in case] == [ELEMENT.get(state, "system-out")]
    for tag, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert int(suite.attrib[key]) == len(suite.findall(f"testcase/{tag}"))
    assert {k: v for k, v in root.attrib.items() if k != "name"}.items() <= suite.attrib.items()


@each("states", RUNS)
def test_junitparser_reads_it_too(states: list[State]) -> None:
    junitparser = pytest.importorskip("junitparser")
    suites = junitparser.JUnitXml.fromstring(printed("junit", of_states(states)).encode())
    cases = [case for suite in suites for case in suite]

    assert [c.name for c in cases] == [f"c{n}" for n in range(1, len(states) + 1)]
    assert [c.is_passed for c in cases] == [s in ("pass", "warn") for s in states]
    assert [c.is_skipped for c in cases] == [s in ("skipped", "not_applicable") for s in states]


@each("state", STATES)
@each("text", HOSTILE)
def test_hostile_text_stays_inside_its_junit_element(text: str, state: State) -> None:
    xml = printed("junit", report(result(state, text), title=text)).encode()
    (suite,) = ET.fromstring(xml)
    (case,) = suite.findall("testcase")

    assert len(list(case)) == 1
    assert case.attrib["name"] == "c1"
    shown = re.sub(r"[^\w|<>&`'\"]", "", text.replace("\ud800", "").replace("\ufffe", ""))
    said = re.sub(r"[^\w|<>&`'\"]", "", case[0].attrib.get("message") or case[0].text or "")
    assert shown in said


TAP_GOOD = {"pass", "warn", "skipped", "not_applicable"}


def tap_lines(made: RunReport) -> list[Any]:
    parser = pytest.importorskip("tap.parser").Parser()
    return list(parser.parse_text(printed("tap", made).replace("TAP version 14", "TAP version 13")))


@each("states", RUNS)
def test_tap_has_a_plan_and_a_point_for_each_check(states: list[State]) -> None:
    text = printed("tap", of_states(states))
    found = tap_lines(of_states(states))
    points = [line for line in found if line.category == "test"]
    (plan,) = [line for line in found if line.category == "plan"]

    assert text.startswith("TAP version 14\n")
    assert plan.expected_tests == len(points) == len(states)
    assert [p.number for p in points] == list(range(1, len(states) + 1))
    assert [p.ok for p in points] == [s in TAP_GOOD for s in states]
    assert [p.skip for p in points] == [s in ("skipped", "not_applicable") for s in states]
    assert not [line.text for line in found if line.category == "unknown"]


@each("state", STATES)
@each("text", [t for t in HOSTILE if "#" not in t])
def test_hostile_text_stays_inside_its_tap_point(text: str, state: State) -> None:
    found = tap_lines(report(result(state, text), result("pass", name="c2"), title=text))
    points = [line for line in found if line.category == "test"]

    assert [p.ok for p in points] == [state in TAP_GOOD, True]
    assert [(p.skip, p.todo) for p in points] == [(state in ("skipped", "not_applicable"), False),
                                                  (False, False)]  # fmt: skip
    assert not [line for line in found if line.category in ("unknown", "bail")]
    if state in ("fail", "error", "no_data", "warn"):
        block = points[0].yaml_block
        assert block["message"].split() == f"Message {text}".split()
        assert block["line"] == 7


@each("state", STATES)
@each("text", [t for t in HOSTILE if "#" in t])
def test_a_hash_in_a_text_is_no_tap_directive(text: str, state: State) -> None:
    """As TAP 14 has it; tap.py does not know the escape yet."""
    lines = printed("tap", report(result(state, text))).splitlines()
    (point,) = [line for line in lines if re.match(r"(not )?ok ", line)]
    bare = re.sub(r"\\[\\#]", "", point)
    skipped = state in ("skipped", "not_applicable")

    assert bare.count("#") == skipped
    assert (" # SKIP " in bare) == skipped


def families(made: RunReport) -> dict[str, list[Any]]:
    parser = pytest.importorskip("prometheus_client.parser")
    found = parser.text_string_to_metric_families(printed("prometheus", made))
    return {f.name.removeprefix("troubleshooting_assistant_"): f.samples for f in found}


@each("states", RUNS)
def test_prometheus_has_one_state_for_each_check(states: list[State]) -> None:
    made = of_states(states)
    found = families(made)
    one = {s.labels["check"]: s.labels["state"] for s in found["check_state"] if s.value == 1}

    assert one == {f"c{n}": state for n, state in enumerate(states, 1)}
    assert len(found["check_state"]) == len(STATES) * len(states)
    assert len(found["check_duration_seconds"]) == len(states)
    assert [s.value for s in found["status"]] == [VERDICTS[made.summary.verdict]]


@each("text", HOSTILE)
def test_hostile_names_stay_inside_their_prometheus_label(text: str) -> None:
    found = families(report(result("fail", text, name=f"c{text}")))

    assert {s.labels["check"] for s in found["check_state"]} == {f"c{text}"}


def cells(made: RunReport) -> list[list[str]]:
    """The rows of the table, without its head, as text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(printed("markdown", made))
    rows: list[list[str]] = []
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        if token.type in ("td_open", "th_open"):
            inside = tokens[number + 1].children or ()
            rows[-1].append("".join(t.content for t in inside))
            assert {t.type for t in inside} <= {"text", "text_special", "code_inline"}
    return rows[1:]


@each("states", RUNS)
def test_markdown_has_one_row_for_each_check(states: list[State]) -> None:
    rows = cells(of_states(states))

    assert [len(row) for row in rows] == [3] * len(states)
    for row, state in zip(rows, states, strict=True):
        assert row[0].startswith(state.replace("_", " "))


@each("text", [t for t in HOSTILE if "\0" not in t])
def test_hostile_text_stays_inside_its_markdown_cell(text: str) -> None:
    made = report(result("fail", text), result("pass", name="c2"), title=text)
    rows = cells(made)
    flat = " ".join(text.split())

    assert [len(row) for row in rows] == [3, 3]
    assert rows[0][2] == f"Message {flat}".strip()
    assert rows[0][1] == " ".join(f"Title {flat} (c1)".split())
    html = MarkdownIt("commonmark").enable("table").render(printed("markdown", made))
    assert (
        html.count("<h2>") == html.count("<table>") == html.count("<ul>") == html.count("<li>") == 1
    )
    assert not re.search(r"<(a|img|em|b|del|ol|pre|hr|blockquote)\b", html)


@each("text", [t for t in HOSTILE if "\0" not in t])
def test_evidence_is_shown_in_markdown_as_it_was_seen(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(printed("markdown", report(result("fail", text))))
    inside = [
        t.content for token in tokens for t in token.children or () if t.type == "code_inline"
    ]

    assert inside[-1] == " ".join(f"excerpt {text}".split())
