"""An author's way: a knowledge base to begin with, checks to try, practice machines to test."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from assistant.actions import kind as action_kind
from assistant.actions.lint import lint_actions
from assistant.checks import kind as check_kind
from assistant.checks.lint import lint_checks
from assistant.cli.kb_lint import changes
from assistant.cli.main import main
from assistant.errors import Exit
from assistant.host.open import acting_host
from assistant.kb.parse import parse_article
from assistant.kb.scaffold import scaffold
from assistant.model import KbInfo
from tests.test_default_kb import PRODUCT

if TYPE_CHECKING:
    from collections.abc import Iterator

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("little_talk")


@pytest.fixture
def base(tmp_path: Path, capsys: Capture) -> Path:
    """What ``kb new`` makes."""
    folder = tmp_path / "my-pump"
    assert main(["kb", "new", str(folder)]) == 0
    capsys.readouterr()
    return folder


def said(capsys: Capture, *arguments: str, code: int = 0) -> str:
    assert main(list(arguments)) == code
    return capsys.readouterr().out


def data(capsys: Capture, *arguments: str, code: int = 0) -> Any:
    return json.loads(said(capsys, *arguments, "--json", code=code))["data"]


# kb new


def test_a_new_base_passes_lint_and_its_own_tests_at_once(base: Path, capsys: Capture) -> None:
    assert "2 articles, 0 errors, 0 warnings" in said(capsys, "kb", "lint", str(base), "--strict")
    told = said(capsys, "kb", "test", "--kb", str(base), "--min-top1", "100")
    assert "9 expectations on 3 practice machines: all met" in told
    assert "in-scope top-1                   100.0 %" in told


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "a'b{c}: [d]#e\n\x1b[0m",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in ("Pump", "Größe 7", "水泵", "x" * 300, "")
        ),
    ],
)
def test_a_base_of_any_name_and_system_passes(
    name: str, windows: bool, tmp_path: Path, capsys: Capture
) -> None:
    for path, text in scaffold(name, windows=windows).items():
        file = tmp_path / "kb" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    said(capsys, "kb", "lint", str(tmp_path / "kb"), "--strict")
    assert "all met" in said(capsys, "kb", "test", "--kb", str(tmp_path / "kb"))


def test_a_new_base_speaks_of_no_other_product() -> None:
    assert not PRODUCT.search(str(scaffold("Pump", windows=True)))


def test_a_folder_in_use_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    assert main(["kb", "new", str(tmp_path)]) == Exit.CANNOT_CREATE
    assert main(["kb", "new", str(tmp_path / "mine.txt")]) == Exit.CANNOT_CREATE
    assert [p.name for p in tmp_path.iterdir() if p.suffix] == ["mine.txt"]
    assert "it is not empty" in capsys.readouterr().err


# kb try


def test_a_check_is_tried_on_any_machine(base: Path, capsys: Capture) -> None:
    there = ["--kb", str(base), "--machine", "practice:stopped"]
    told = data(capsys, *there, "kb", "try", "service: my-pump")

    facts = {fact["name"]: fact["value"] for fact in told["facts"]}
    assert facts["exists"] == "yes"
    assert facts["running"] == "no"
    assert "state" in said(capsys, *there, "kb", "try", "service: my-pump")


def test_what_is_expected_of_a_tried_check_decides(base: Path, capsys: Capture) -> None:
    there = ["--kb", str(base), "--machine", "practice:full"]
    block = "disk_usage: /\nexpect: free > 1 GB\nfail: Only {free} are left."

    told = said(capsys, *there, "kb", "try", block, code=Exit.FAIL)

    assert told.startswith("FAIL     Only 10 MB are left.")


def test_a_path_that_a_person_names_is_looked_at(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.txt").write_text("x" * 70)
    told = data(capsys, "kb", "try", f"file: {tmp_path / 'a.txt'}")

    assert {"name": "size", "value": "70 bytes", "doc": "its size"} in told["facts"]


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("prt: 80", "unknown key “prt”"),
        ("port: x", "“port”:"),
        ("port: 80\nexpect: lisening", "there is no fact “lisening”"),
        ("[1, 2", ""),
        ("just a word", ""),
        ("port: 80\nservice: x", "one thing"),
        ("{}", "does not say what to look at"),
    ],
)
def test_a_mistake_in_a_tried_check_is_told(block: str, told: str, capsys: Capture) -> None:
    assert main(["kb", "try", block]) == Exit.USAGE
    assert told in capsys.readouterr().err


def test_a_tried_command_runs_only_where_it_is_allowed(tmp_path: Path, capsys: Capture) -> None:
    block = f"command: [touch, {tmp_path / 'made'}]"

    assert main(["kb", "try", block]) == Exit.ABSTAIN
    assert not (tmp_path / "made").exists()
    assert "--allow-commands" in capsys.readouterr().out


def test_what_no_base_may_read_is_not_tried_either(capsys: Capture) -> None:
    assert main(["kb", "try", "file: ~/.ssh/id_rsa"]) == Exit.ABSTAIN
    assert "FAIL" not in capsys.readouterr().out


# kb kinds --example


def _block(capsys: Capture, name: str) -> str:
    return said(capsys, "kb", "kinds", name, "--example")


@pytest.mark.parametrize("name", sorted({*check_kind.kind_names(), *action_kind.kind_names()}))
def test_the_example_of_a_kind_can_be_put_into_an_article(name: str, capsys: Capture) -> None:
    text = _block(capsys, name)
    problems: list[Any] = []
    needed = "\n```check pump-port\ntitle: Port\nport: 1\nexpect: listening\n```\n"
    article = parse_article("a.md", f"---\ntitle: X\n---\n{text}{needed}", problems.append)
    assert article is not None
    declared = {"reads": ["/var/lib/pump", "/etc/pump", "/var/log/pump", "/opt/pump"]}
    declared["changes"] = [*declared["reads"], "%HOME%/Documents/pump-logs"]
    info = KbInfo("x", declared=declared)
    problems += [*lint_checks([article], info), *lint_actions([article], info)]

    assert [(p.code, p.message) for p in problems if p.severity != "note"] == []
    assert f"-{name.replace('_', '-')}" in text


def test_an_example_needs_a_kind(capsys: Capture) -> None:
    assert main(["kb", "kinds", "--example"]) == Exit.USAGE
    assert main(["kb", "kinds", "prot", "--example"]) == Exit.NO_INPUT
    assert "did you mean “port”?" in capsys.readouterr().err


# kb lint --watch


def test_lint_looks_again_whenever_a_file_has_changed(base: Path) -> None:
    edits: Iterator[Any] = iter(
        [
            lambda: None,
            lambda: (base / "disk-full.md").write_text("# Now shorter\n"),
            lambda: (base / "new.md").write_text("# New\n"),
        ]
    )
    pauses: list[float] = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        next(edits)()

    looks = changes(str(base), wait)
    for _ in range(3):
        next(looks)

    assert len(pauses) == 3  # nothing had changed after the first one


def test_a_folder_that_goes_away_while_it_is_watched_is_told(
    base: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(seconds: float) -> None:
        if not base.exists():
            raise KeyboardInterrupt
        base.rename(base.with_name("elsewhere"))

    monkeypatch.setattr("assistant.cli.kb_lint.time.sleep", stop)
    assert main(["kb", "lint", str(base), "--watch"]) == Exit.INTERRUPTED
    assert "does not exist" in capsys.readouterr().out


# kb test on practice machines


def broken(base: Path) -> None:
    """A check, a fix and an answer that are not as the machines expect."""
    article = base / "my-pump-stopped.md"
    text = article.read_text("utf-8")
    text = text.replace("{when: running, state: pass", "{when: running, state: warn")
    article.write_text(text.replace("do: start", "do: stop"), "utf-8")
    machine = base / "machines" / "full.yaml"
    text = machine.read_text("utf-8")
    machine.write_text(text.replace("'writing fails': disk-full", "'writing fails': none"), "utf-8")


def test_a_broken_check_a_useless_fix_and_a_wrong_answer_are_named(
    base: Path, capsys: Capture
) -> None:
    broken(base)
    told = said(capsys, "kb", "test", "--kb", str(base), code=Exit.CLARIFY)
    machines = base / "machines"

    assert "9 expectations on 3 practice machines: 4 not met" in told
    assert f"{machines / 'healthy.yaml'}:10: check “my-pump-runs” on healthy" in told
    assert "expected pass, got warn (my-pump-stopped.md:19)" in told
    assert f"{machines / 'stopped.yaml'}:9: fix “start-my-pump” on stopped" in told
    assert "expected fixed, got " in told
    assert f"{machines / 'full.yaml'}:8: question “writing fails” on full" in told
    assert "expected none, got disk-full (disk-full.md:1)" in told


def test_the_same_as_junit_and_json(base: Path, capsys: Capture) -> None:
    broken(base)
    arguments = ["kb", "test", "--kb", str(base)]
    root = ET.fromstring(said(capsys, *arguments, "--format", "junit", code=Exit.CLARIFY))
    (suite,) = root

    assert (suite.get("tests"), suite.get("failures")) == ("14", "4")
    assert len(suite.findall("testcase")) == 14
    failed = [case for case in suite if case.find("failure") is not None]
    assert {str(case.get("classname")) for case in failed} == {
        "machines.full", "machines.healthy", "machines.stopped",
    }  # fmt: skip
    tried = data(capsys, *arguments, code=Exit.CLARIFY)["machines"]
    assert sum(not one["right"] for one in tried) == 4


def test_nothing_of_a_test_is_kept_on_this_computer(base: Path, capsys: Capture) -> None:
    said(capsys, "kb", "test", "--kb", str(base))

    assert not [*Path(os.environ["XDG_DATA_HOME"]).rglob("*.jsonl")]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("expect: {chekcs: {a: pass}}", "nothing is expected of “chekcs”"),
        ("expect: {checks: {disk-space: passed}}", "“disk-space” cannot end in “passed”"),
        ("expect: {fixes: {start-my-pump: [fixed]}}", "cannot end in"),
        ("expect: {checks: [a]}", "“checks” holds"),
        ("expect: [a]", "“expect” must hold"),
        ("expact: {}", "unknown key “expact”"),
    ],
)
def test_what_cannot_be_expected_is_told_with_its_line(
    base: Path, capsys: Capture, written: str, told: str
) -> None:
    (base / "machines" / "odd.yaml").write_text(f"title: Odd\n{written}\n", "utf-8")

    assert main(["kb", "test", "--kb", str(base)]) == Exit.CONFIG
    err = capsys.readouterr().err
    assert told in err
    assert "odd.yaml:2" in err


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("expect: {checks: {disk-spcae: pass}}", "“disk-spcae”*did you mean “disk-space”?"),
        ("expect: {checks: {disk-space: fial}}", "“fial”*did you mean “fail”?"),
        ("expect: {fixes: {start-my-pmup: fixed}}", "did you mean “start-my-pump”?"),
        ("expect: {fixes: {start-my-pump: fixd}}", "did you mean “fixed”?"),
        ("expect: {answers: {it is full: disk-fulll}}", "did you mean “disk-full”?"),
        ("manual: {strat-my-pump: {1: {answers: {}}}}", "did you mean “start-my-pump”?"),
        ("manual: {start-my-pump: {1: {anwers: {}}}}", "did you mean “answers”?"),
        ("answers: {disk-spac: full}", "did you mean “disk-space”?"),
        ("processes: [{name: pumpd, startd: 1 h}]", "did you mean “started”?"),
        ("starting: {/opt/pump: {proceses: [{name: a}]}}", "did you mean “processes”?"),
        ("starting: {/opt/pump: {processes: [{nam: a}]}}", "did you mean “name”?"),
        ("services: [{name: pumpd, on_start: {file: {}}}]", "did you mean “files”?"),
        ("tasks: [{name: pump, starts: [{pth: a}]}]", "did you mean “path”?"),
        ("files: {/etc/a: {contnt: a}}", "did you mean “content”?"),
        ("disk: {totl: 5}", "did you mean “total”?"),
    ],
)
def test_a_slip_in_a_machines_file_is_told_by_lint_with_its_line(
    base: Path, capsys: Capture, written: str, told: str
) -> None:
    (base / "machines" / "odd.yaml").write_text(f"title: Odd\n{written}\n", "utf-8")
    said_here = said(capsys, "kb", "lint", str(base), code=Exit.CONFIG)

    (line,) = [part for part in said_here.splitlines() if "odd.yaml:2: error: " in part]
    assert all(part in line for part in told.split("*"))


def test_a_started_program_may_listen_on_a_port(tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text("starting: {/opt/pump: {ports: [{port: 80}]}}\nplatform: linux\n", "utf-8")
    host = acting_host(f"practice:{file}")
    host.start(["/opt/pump"])

    assert [one.port for one in host.listeners()] == [80]


def test_a_name_that_stands_for_nothing_is_not_met(base: Path, capsys: Capture) -> None:
    text = "like: healthy\nexpect: {checks: {disk-spcae: pass}, fixes: {strt: fixed}}\n"
    (base / "machines" / "odd.yaml").write_text(text, "utf-8")
    told = said(capsys, "kb", "test", "--kb", str(base), code=Exit.CLARIFY)

    assert "There is no check “disk-spcae”; did you mean “disk-space”?" in told
    assert "there is no article and no fix “strt”" in told


def test_a_base_without_questions_and_machines_says_what_could_be_tested(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "a.md").write_text("# A\n")

    assert main(["kb", "test", "--kb", str(tmp_path)]) == Exit.USAGE
    assert "questions.jsonl" in capsys.readouterr().err


def test_all_bad_lines_of_a_file_of_questions_are_told(
    base: Path, tmp_path: Path, capsys: Capture
) -> None:
    lines = [
        '{"query": "x", "expectd": "disk-full"}',
        '{"query": "y", "expected": "disk-ful"}',
        "no",
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(lines), "utf-8")

    assert main(["kb", "test", "--kb", str(base), str(tmp_path / "q.jsonl")]) == Exit.DATA
    told = capsys.readouterr().err
    assert "q.jsonl:1: unknown key “expectd”, did you mean “expected”?" in told
    assert "q.jsonl:2: there is no article “disk-ful”, did you mean “disk-full”?" in told
    assert "q.jsonl:3: this is no JSON object" in told


def test_a_question_that_misses_fails_unless_a_bar_decides(base: Path, capsys: Capture) -> None:
    wrong = '{"query": "the disk is full", "expected": "none"}\n'
    with (base / "questions.jsonl").open("a", encoding="utf-8") as file:
        file.write(wrong)

    assert "misses:" in said(capsys, "kb", "test", "--kb", str(base), code=Exit.CLARIFY)
    said(capsys, "kb", "test", "--kb", str(base), "--min-top1", "100")
    said(capsys, "kb", "test", "--kb", str(base), "--report")


def test_a_folder_is_the_base_that_is_tested(base: Path, capsys: Capture) -> None:
    assert said(capsys, "kb", "test", str(base)) == said(capsys, "kb", "test", "--kb", str(base))
    assert main(["kb", "test", str(base.parent / "no-folder")]) == Exit.NO_INPUT
