"""Each mistake in a check is told with its file, its line and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.lint import lint_checks
from assistant.kb.lint import lint
from assistant.kb.problem import Problem
from assistant.kb.scan import scan
from assistant.model import Article, Block, KbInfo
from tests.examples import examples

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

ROOT = Path(__file__).resolve().parents[2]
MakeKb = Callable[..., Path]
ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check pump-runs
{}
```
"""
"""The fence is on line 8, the first line of the check on line 9."""
GOOD = "title: The pump runs\nprocess: pump\nexpect: running"


def problems(folder: Path) -> list[Problem]:
    found = lint(scan(str(folder)), None, lint_checks).problems
    return [p for p in found if p.code != "no-reach"]


def only(found: list[Problem], code: str) -> Problem:
    assert {p.code for p in found} == {code}
    return found[0]


def test_checks_without_a_mistake_lint_clean(make_kb: MakeKb) -> None:
    assert problems(make_kb({"pump.md": ARTICLE.format(GOOD)})) == []


A = "title: T\nprocess: a\n"
LOG = "title: T\nlog_match:\n  path: /l\n  signatures: [{id: x, means: y%s}]\nexpect: exists"
MISTAKES = [
    ("title: T\nexpect: running", "no-kind", 8, "“pump-runs”", "add one of: antivirus, "),
    (f"{A}port: '80'\nexpect: running", "two-kinds", 11, "process and port", "make two checks"),
    (f"{A}expct: x\nexpect: running", "unknown-key", 11, "“expct”", "mean “expect”?"),
    ("title: T\nproces: a\nprocess: a\nexpect: running",
     "unknown-key", 10, "“proces”", "did you mean “process”?"),
    ("title: T\nprocess:\n  name: a\n  usr: b\nexpect: running",
     "unknown-key", 12, "“usr”", "did you mean “user”?"),
    ("title: T\nprocess: {user: anna}\nexpect: running",
     "missing-key", 10, "needs “name”", "file name of the program"),
    ("title: T\nprocess:\nexpect: running", "missing-key", 10, "needs “name”", "file name"),
    ("title: T\ncontainer: ''\nexpect: running", "missing-key", 10, "needs “name”", ""),
    ("title: T\ntimer: {cron: ''}\nexpect: exists", "missing-key", 10, "“name” or “cron”", ""),
    ("title: T\nport: many\nexpect: listening", "bad-value", 10, "not a number", ""),
    ("title: T\nfile: /var/../etc/passwd\nexpect: exists", "bad-value", 10, "“..”", "where to"),
    ("title: T\nfile: {path: {x: 'C:\\a\\..\\b'}}\nexpect: exists", "bad-value", 10, "..", ""),
    ("title: T\nconnect: ftp://host\nexpect: reached", "bad-value", 10, "https://host", ""),
    ("title: T\nconnect: https://user:pw@host\nexpect: reached", "bad-value", 10, "https", ""),
    (f"{A}expect: runing", "bad-condition", 11, "“runing”; known are: running", ""),
    (f"{A}expect: number > lots", "bad-condition", 11, "not a number", ""),
    ("title: T\nprocess: a", "no-outcome", 8, "“pump-runs”", "add “expect: ...”"),
    (f"{A}outcomes: []", "no-outcome", 8, "what its answers mean", "default"),
    (A + "outcomes:\n  - {when: running, state: pass, message: M.}",
     "no-default", 12, "all other cases", "without “when”"),
    (A + "outcomes:\n  - {state: pass, message: M.}\n  - {state: fail, message: M.}",
     "unreachable", 12, "ever reached", "move it to the end"),
    (A + "outcomes:\n  - {state: good, message: M.}",
     "bad-state", 12, "“good”", "one of: pass, warn, fail"),
    (A + "outcomes:\n  - {state: error, message: M.}", "bad-state", 12, "“error”", "one of: "),
    (A + "outcomes:\n  - {state: pass}", "no-message", 12, "a message", "means"),
    (A + "outcomes:\n  - {state: pass, message: '{aeg} old'}",
     "unknown-fact", 12, "“{aeg}”", "did you mean “age”?"),
    (A + "expect: running\npass: It runs for {aeg}.",
     "unknown-fact", 12, "“{aeg}”", "did you mean “age”?"),
    (A + "outcomes:\n  - {stat: x, state: pass, message: M.}",
     "unknown-key", 12, "“stat”", "did you mean “state”?"),
    (f"{A}outcomes: [running]", "wrong-type", 11, "“key: value”", "for example"),
    (A + "expect: running\noutcomes:\n  - {state: pass, message: M.}",
     "two-forms", 12, "exclude each other", "keep one"),
    ("title: T\ncommand: [x]\nexpect: status = 0\nauto: true", "never-auto", 12, "command", "out"),
    ("title: T\nconnect: https://host\nexpect: reached\nauto: true",
     "never-auto", 12, "network", "out"),
    ("title: T\nconnect: https://host\nexpect: reached\ntouches: local",
     "bad-touches", 12, "touches: network", "touches: network"),
    (f"{A}expect: running\ntouches: moon", "bad-touches", 12, "local", "local"),
    (f"{A}expect: running\ntimeout: 2 min", "bad-value", 12, "at most 30 s", ""),
    (f"{A}expect: running\ntimeout: soon", "bad-value", 12, "30 s, 5 min", ""),
    (f"{A}expect: running\nauto: maybe", "bad-value", 12, "yes or no", "auto: true"),
    (A + "expect: running\napplies_when: {os: [beos]}",
     "bad-value", 12, "systems", "{os: [windows]}"),
    (A + "expect: running\nrequires: {a: b}", "wrong-type", 12, "list of names", ""),
    ("title: [T]\nprocess: a\nexpect: running", "wrong-type", 9, "one text", "quotes"),
    (f"{A}expect: running\nrequires: pump-run",
     "unknown-check", 8, "“pump-run”", "did you mean “pump-runs”?"),
    (f"{A}expect: running\nrequires: pump-runs", "circle", 8, "requires itself", "“requires”"),
    (A + "outcomes:\n  - {state: pass, message: M., supports: pumps}",
     "dead-link", 8, "“pumps”, which is no article", "did you mean “pump”?"),
    (A + "outcomes:\n  - {state: pass, message: M., rules_out: [x]}",
     "dead-link", 8, "“x”, which is no article", ""),
    ("title: T\nfile: '/{client}/log'\nexpect: exists",
     "unknown-variable", 8, "“{client}”", "declare"),
    ("title: T\nlog_match: {path: /log, signatures: pumps}\nexpect: exists",
     "bad-value", 10, "no signatures “pumps”", ""),
    (LOG % ", pattern: '(a+)+$'",
     "bad-value", 12, "very long", ""),
    (LOG % "",
     "bad-value", 12, "nothing to look for", ""),
    ("title: T\nask_user: {question: Q?, choices: {yes: Yes}}\nexpect: choice = no",
     "bad-condition", 8, "no choice “no”", ""),
    ("title: T\nask_user: {question: Q?, choices: {}}\nexpect: choice = a",
     "bad-value", 10, "choices", ""),
    ("title: T\nfile: ''\nexpect: exists", "bad-value", 10, "path", ""),
    ("title: T\nfile: {path: {}}\nexpect: exists", "bad-value", 10, "path", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "code", "line", "message", "hint"), MISTAKES, ids=[m[0][-40:] for m in MISTAKES]
)
def test_a_mistake_is_told_where_it_stands(
    make_kb: MakeKb, body: str, code: str, line: int, message: str, hint: str
) -> None:
    problem = only(problems(make_kb({"pump.md": ARTICLE.format(body)})), code)

    assert (problem.file, problem.line, problem.severity) == ("pump.md", line, "error")
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [("title: T\nprocess: [a", "bad-yaml", 10), ("- process", "not-a-mapping", 9),
     ("title: a: b\nprocess: a", "bad-yaml", 9)],
)  # fmt: skip
def test_what_is_no_mapping_is_told_by_line(
    make_kb: MakeKb, body: str, code: str, line: int
) -> None:
    found = problems(make_kb({"pump.md": ARTICLE.format(body)}))

    assert code in {p.code for p in found}
    assert all(p.file == "pump.md" for p in found)
    assert abs(next(p.line for p in found if p.code == code) - line) <= 1


OTHER = ARTICLE.replace("pump is stuck", "fan is loud").replace("id: pump", "id: fan")
OTHER = OTHER.replace("no water comes out", "it howls").replace(
    "the pump makes no noise", "it hums"
)


def test_a_check_declared_in_two_articles_is_told(make_kb: MakeKb) -> None:
    files = {"pump.md": ARTICLE.format(GOOD), "fan.md": OTHER.format(GOOD)}
    problem = only(problems(make_kb(files)), "duplicate-check")

    assert (problem.file, problem.line) == ("pump.md", 8)
    assert "“pump-runs” is declared in fan.md" in problem.message
    assert "empty" in problem.hint


def test_an_empty_block_shows_a_check_of_another_article(make_kb: MakeKb) -> None:
    files = {"pump.md": ARTICLE.format(GOOD), "fan.md": OTHER.format("")}

    assert problems(make_kb(files)) == []


def test_an_empty_block_that_names_no_check_is_told(make_kb: MakeKb) -> None:
    fan = OTHER.format("").replace("pump-runs", "pump-run")
    files = {"pump.md": ARTICLE.format(GOOD), "fan.md": fan}
    problem = only(problems(make_kb(files)), "unknown-check")

    assert (problem.file, problem.line) == ("fan.md", 8)
    assert "did you mean “pump-runs”?" in problem.hint


def test_a_circle_of_two_articles_is_told_at_both(make_kb: MakeKb) -> None:
    files = {
        "pump.md": ARTICLE.format(f"{GOOD}\nrequires: fan-runs"),
        "fan.md": OTHER.format(f"{GOOD}\nrequires: pump-runs").replace(
            "check pump-runs", "check fan-runs"
        ),
    }
    found = problems(make_kb(files))

    assert [(p.file, p.line, p.code) for p in found] == [
        ("fan.md", 8, "circle"),
        ("pump.md", 8, "circle"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("signatures:\n  log:\n    - {id: x, means: y, pattern: '(a|a)*b'}\n", 3, "very long"),
        ("signatures:\n  log:\n    - {id: x, means: y, code: twelve}\n", 3, "not a number"),
        ("signatures:\n  log:\n    - {id: x, texts: [y]}\n", 3, "means"),
        ("signatures:\n  log:\n    - {id: x, means: y, text: [z]}\n", 3, "“text”"),
        ("signatures:\n  log:\n    - {id: x, means: y, texts: [[z]]}\n", 3, "texts"),
        ("signatures:\n  log:\n    - {id: x, means: y, code: [1]}\n", 3, "x"),
        ("signatures:\n  log:\n    - {id: x, means: y, pattern: [a]}\n", 3, "x"),
        ("signatures:\n  log:\n    - {id: [x], means: y, texts: [a]}\n", 2, "“id”"),
        ("signatures:\n  log: none\n", 2, "must be a list"),
        ("variables:\n  client: ACME\n", 2, "does not say how it is discovered"),
        ("variables:\n  client: {discover: [{task: Pump}]}\n", 2, "discovered"),
        ("variables:\n  client: {discover: [{registry: 'x{client}'}]}\n", 2, "discovered"),
        ("variables:\n  client: {discover: []}\n", 2, "discovered"),
    ],
)
def test_a_mistake_in_kb_yaml_is_told(make_kb: MakeKb, text: str, line: int, message: str) -> None:
    files = {"kb.yaml": f"id: k\n{text}", "pump.md": ARTICLE.format(GOOD)}
    found = problems(make_kb(files))

    assert [p.file for p in found] == ["kb.yaml"]
    assert message in found[0].message
    assert found[0].line in (1, line, line + 1)


def test_lint_prints_one_line_a_mistake_and_fails(run: Run, make_kb: MakeKb) -> None:
    folder = make_kb({"pump.md": ARTICLE.format("title: T\nproces: a\nexpect: running")})
    done = run("kb", "lint", str(folder))
    text = done.stdout.decode()

    assert done.returncode == 78
    assert f"{folder}/pump.md:10: error: unknown key “proces” (did you mean “process”" in text
    assert text.endswith("1 article, 1 error, 0 warnings\n")


def test_lint_tells_programs_the_same(run: Run, opened: Opened, make_kb: MakeKb) -> None:
    folder = make_kb({"pump.md": ARTICLE.format("title: T\nprocess: a\nexpect: runing")})
    printed = opened(run("kb", "lint", str(folder), "--json"))
    (problem,) = printed["data"]["problems"]

    assert (problem["file"], problem["line"], problem["code"]) == ("pump.md", 11, "bad-condition")
    assert printed["exit_code"] == 78


WORDS = st.sampled_from(
    ["title", "process", "file", "path", "name", "expect", "outcomes", "when", "state", "message",
     "timeout", "auto", "touches", "requires", "os", "log_match", "signatures",
     "applies_when", "id", "means", "texts", "code", "pattern", "ask_user", "question",
     "choices", "connect", "command", "running", "fail", "pass", "true", "5 s", "0x10", "(a+)+",
     "{x}", "~", "", "a: b", "é"]
)  # fmt: skip
TREES = st.recursive(
    st.one_of(WORDS, st.none(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(WORDS.filter(bool), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, derandomize=True, max_examples=examples(400))
@given(st.one_of(TREES.map(lambda tree: __import__("json").dumps(tree)), st.text(max_size=80)))
def test_whatever_a_block_holds_lint_ends_with_problems_not_with_a_fault(body: str) -> None:
    article = Article("a", "A", blocks=(Block("check", 8, body, "c"),), file="a.md")
    found = [p for p in lint_checks([article], KbInfo("k")) if p.code != "no-reach"]

    assert all(p.file == "a.md" and p.line >= 8 and p.message for p in found)


@settings(deadline=None, derandomize=True, max_examples=examples(300))
@given(st.dictionaries(WORDS, TREES, max_size=3), st.dictionaries(WORDS, TREES, max_size=3))
def test_whatever_kb_yaml_declares_lint_ends_with_problems(
    signatures: dict[str, object], variables: dict[str, object]
) -> None:
    info = KbInfo("k", declared={"signatures": signatures, "variables": variables})

    assert all(p.file == "kb.yaml" and p.message for p in lint_checks([], info))


REACH = "id: k\nreads: ['%ProgramData%\\Pump', /var/log/pump, '%LOCALAPPDATA%\\{client}\\logs']\n"
REACH += "variables: {client: {discover: [{task: 'x{client}'}]}}\n"
PLACE = "title: T\nfile: '{}'\nexpect: exists"


@pytest.mark.parametrize(
    "path",
    [
        r"%ProgramData%\Pump\a.log", r"C:\programdata\PUMP\logs\*.log", "/var/log/pump/*.log",
        r"%LOCALAPPDATA%\{client}\logs\a.log", r"%USERPROFILE%\AppData\Local\Acme\logs\x",
    ],
)  # fmt: skip
def test_a_place_in_a_declared_folder_lints_clean(make_kb: MakeKb, path: str) -> None:
    body = PLACE.format(path.replace("\\\\", "\\"))
    folder = make_kb({"kb.yaml": REACH, "pump.md": ARTICLE.format(body)})
    assert lint(scan(str(folder)), None, lint_checks).problems == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (r"%ProgramData%\Fan\a.log", "outside the folders"),
        ("/var/log/pumps/a.log", "outside the folders"),
        ("/var/log/*/a.log", "outside the folders"),
        ("~/.ssh/id_rsa", "passwords"),
        ("~/.aws/credentials", "passwords"),
        ("/etc/shadow", "passwords"),
        ("/home/anna/a.log", "other users"),
        ("/proc/self/environ", "/proc"),
        (r"\\srv\share\a.log", "other computers"),
        (r"\??\UNC\srv\share", "other computers"),
        (r"C:\ProgramData\Pump\a.log:x", "no name of a file"),
        (r"C:\ProgramData\Pump\NUL", "device"),
        (r"C:\PROGRA~3\Pump\a.log", "short name"),
        (r"%APPDATA%\Mozilla\Firefox\Profiles\x", "passwords"),
    ],
)
def test_a_place_out_of_reach_is_an_error_on_its_line(make_kb: MakeKb, path: str, why: str) -> None:
    folder = make_kb({"kb.yaml": REACH, "pump.md": ARTICLE.format(PLACE.format(path))})
    (problem,) = lint(scan(str(folder)), None, lint_checks).problems
    assert (problem.file, problem.code, problem.severity) == ("pump.md", "out-of-reach", "error")
    lines = (folder / "pump.md").read_text().split("\n")
    assert path in lines[problem.line - 1]
    assert why in problem.message


def test_a_secret_of_the_registry_is_an_error_on_its_line(make_kb: MakeKb) -> None:
    body = "title: T\nregistry: {key: 'HKLM\\SAM\\SAM', subkey: '*'}\nexpect: exists"
    folder = make_kb({"kb.yaml": REACH, "pump.md": ARTICLE.format(body)})
    (problem,) = lint(scan(str(folder)), None, lint_checks).problems
    assert (problem.file, problem.code, problem.severity) == ("pump.md", "out-of-reach", "error")
    assert "passwords" in problem.message


@pytest.mark.parametrize("reads", ["/", "~", "/home", "'C:\\'", "~/.ssh", "'*'", "'\\\\srv\\x'"])
def test_a_reach_that_is_too_wide_is_an_error_in_kb_yaml(make_kb: MakeKb, reads: str) -> None:
    body = "title: T\nprocess: pump\nexpect: running"
    folder = make_kb({"kb.yaml": f"id: k\nreads: [{reads}]\n", "pump.md": ARTICLE.format(body)})
    (problem,) = lint(scan(str(folder)), None, lint_checks).problems
    assert (problem.file, problem.line, problem.severity) == ("kb.yaml", 2, "error")


def test_a_folder_that_declares_nothing_is_warned_once(make_kb: MakeKb) -> None:
    folder = make_kb({"pump.md": ARTICLE.format(PLACE.format("/var/log/pump/a.log"))})
    (problem,) = lint(scan(str(folder)), None, lint_checks).problems
    assert (problem.code, problem.severity) == ("no-reach", "warning")


@pytest.mark.parametrize(
    ("written", "article", "file", "line"),
    [
        ("signatures: {logs: [{id: a, means: b, texts: [c], article: pmup}]}", "", "kb.yaml", 3),
        ("results: {virus: pmup}", "", "kb.yaml", 3),
        ("", ", article: pmup", "pump.md", 8),
    ],
)
def test_a_message_that_calls_for_no_article_is_told(
    make_kb: MakeKb, written: str, article: str, file: str, line: int
) -> None:
    known = f"[{{id: x, means: y, texts: [z]{article}}}]"
    log = f"title: T\nlog_match: {{path: /srv/a, signatures: {known}}}\nexpect: exists"
    info = f"id: k\nreads: [/srv/a]\n{written}\n"
    found = problems(make_kb({"pump.md": ARTICLE.format(log), "kb.yaml": info}))

    problem = only(found, "dead-link")
    assert (problem.file, problem.line, problem.severity) == (file, line, "error")
    assert "pump" in problem.hint


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("age > 2", True),
        ("exists and size > 100", True),
        ("age > 2 h", False),
        ("size > 0", False),
        ("size > 1 byte", False),
    ],
)
def test_a_duration_or_size_without_a_unit_is_told(make_kb: MakeKb, when: str, told: bool) -> None:
    block = f"title: T\nfile: /srv/a\nexpect: {when}"
    found = problems(make_kb({"pump.md": ARTICLE.format(block), "kb.yaml": "reads: [/srv/a]\n"}))

    assert [(p.code, p.severity) for p in found] == ([("no-unit", "warning")] if told else [])


def test_a_condition_that_a_comma_cuts_off_says_that_it_needs_quotes(make_kb: MakeKb) -> None:
    block = "title: T\nfile: /a\noutcomes:\n"
    block += "  - {when: path in (a, b), state: pass, message: M}\n  - {state: fail, message: M}"
    problem = only(problems(make_kb({"pump.md": ARTICLE.format(block)})), "bad-condition")

    assert "needs quotes" in problem.message
    assert "'mode in (700, 750)'" in problem.hint


def test_what_was_read_leaves_in_no_name_that_is_looked_up(make_kb: MakeKb) -> None:
    body = "title: T\ndns: '{client}.example.com'\nexpect: found"
    folder = make_kb({"kb.yaml": REACH, "pump.md": ARTICLE.format(body)})
    problems = lint(scan(str(folder)), None, lint_checks).problems
    assert any("without variables" in p.message for p in problems)
