"""What ``assistant check`` refuses: with which exit code, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

MakeKb = Callable[..., Path]
KB = r"""
id: pumps
variables:
  client:
    discover: [{folder: '/opt/{client}/pump'}]
"""
ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check runs
title: The pump runs
process: {name: '*'}
expect: running
```
"""


@pytest.fixture
def kb(make_kb: MakeKb) -> str:
    return str(make_kb({"kb.yaml": KB, "pump.md": ARTICLE}))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--set", "client"], "no NAME=VALUE"),
        (["--set", "client="], "no NAME=VALUE"),
        (["--set", "=ACME"], "no NAME=VALUE"),
        (["--set", "client=.."], "no name for client"),
        (["--set", "client=a/b"], "no name for client"),
        (["--set", "client=*"], "no name for client"),
        (["--set", "client=" + "a" * 200], "no name for client"),
        (["--set", "cliemt=ACME"], "did you mean “client”?"),
        (["--answer", "runs"], "no NAME=VALUE"),
        (["--answer", "rums=yes"], "did you mean “runs”?"),
        (["--deadline", "0"], "up to 3600"),
        (["--deadline", "-1"], "up to 3600"),
        (["--deadline", "nan"], "up to 3600"),
        (["--deadline", "inf"], "up to 3600"),
        (["--deadline", "soon"], "--deadline"),
        (["--format", "xml"], "--format"),
        (["--format"], "--format"),
        (["--json", "--format", "tap"], "exclude each other"),
        (["--json", "--format", "text"], "exclude each other"),
        (["--watch", "0"], "0.2 to 86400"),
        (["--watch", "nan"], "0.2 to 86400"),
        (["--watch", "1", "--format", "junit"], "does not go with --format junit"),
        (["--watch", "1", "--format", "prometheus"], "does not go with"),
        (["--machine"], "--machine needs a name"),
        (["--machine", "mars"], "no machine “mars”"),
        (["--sudo"], "--sudo"),
    ],
)
def test_a_wrong_command_line_is_refused_with_what_is_right(
    run: Run, kb: str, arguments: list[str], says: str
) -> None:
    done = run("--kb", kb, "check", *arguments)

    assert done.returncode == 64
    assert says in done.stderr.decode()
    if "--json" not in arguments:
        assert done.stdout == b""


@pytest.mark.parametrize("form", [["--json"], ["--format", "json"], ["--format=json"]])
def test_programs_are_told_in_their_own_form(
    run: Run, opened: Opened, kb: str, form: list[str]
) -> None:
    printed = opened(run("--kb", kb, "check", "rums", *form))

    assert (printed["command"], printed["exit_code"], printed["data"]) == ("check", 66, None)
    assert printed["errors"][0]["code"] == "no-check"
    assert "did you mean “runs”?" in printed["errors"][0]["hint"]


def test_an_unknown_name_is_told_with_the_nearest_one(run: Run, kb: str) -> None:
    done = run("--kb", kb, "check", "runs", "pomp")

    assert (done.returncode, done.stdout) == (66, b"")
    assert "no article and no check “pomp”" in done.stderr.decode()
    assert "did you mean “pump”?" in done.stderr.decode()


def test_an_article_without_checks_is_told(run: Run, make_kb: MakeKb) -> None:
    folder = make_kb({"pump.md": ARTICLE.partition("```")[0]})
    one, every = run("--kb", str(folder), "check", "pump"), run("--kb", str(folder), "check")

    assert (one.returncode, every.returncode) == (66, 66)
    assert "“pump” has no checks" in one.stderr.decode()
    assert "the knowledge base has no checks" in every.stderr.decode()
    assert "assistant kb kinds" in every.stderr.decode()


def test_an_unknown_practice_machine_is_told_with_the_nearest_one(run: Run, kb: str) -> None:
    done = run("--kb", kb, "check", "--machine", "practice:red-tary")

    assert (done.returncode, done.stdout) == (66, b"")
    assert "did you mean “red-tray”?" in done.stderr.decode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("proceses: []\n", "m.yaml:1: unknown key “proceses”"),
        ("title: M\nprocesses: x\n", "m.yaml:2: “processes” must hold a list"),
        ("title: M\ntasks: [x]\n", "m.yaml:2: entries of “tasks”"),
        ("- a\n", "a machine is a mapping"),
        ("title: [x\n", "m.yaml:"),
        ("now: yesterday\n", "is no time"),
        ("processes: [{name: a, started: long ago}]\n", "is no time"),
        ("tasks: [{name: a, result: bad}]\n", "not written right"),
        ("ports: [{address: x}]\n", ""),
        ("antivirus: [{on: x}]\n", ""),
    ],
)
def test_a_practice_machine_that_is_not_written_right_is_told(
    run: Run, kb: str, tmp_path: Path, content: str, says: str
) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(content)
    done = run("--kb", kb, "check", "--machine", f"practice:{path}")
    text = done.stderr.decode()

    if says:
        assert (done.returncode, done.stdout) == (78, b"")
        assert says in text
    assert "Traceback" not in text
    assert done.returncode != 70


def test_a_practice_machine_file_that_is_not_there_is_told(run: Run, kb: str) -> None:
    done = run("--kb", kb, "check", "--machine", "practice:/nowhere/m.yaml")

    assert done.returncode == 66
    assert "No such file" in done.stderr.decode()


def test_a_monitoring_plugin_says_unknown_where_it_cannot_run(run: Run, kb: str) -> None:
    done = run("--kb", kb, "check", "rums", "--format", "nagios")

    assert done.returncode == 3
    assert done.stdout.startswith(b"UNKNOWN - ")
    assert done.stdout.count(b"\n") == 1


def test_help_names_every_option_and_what_the_exit_code_means(run: Run) -> None:
    text = " ".join(run("check", "--help").stdout.decode().split())

    for option in ("--format", "--set", "--answer", "--deadline", "--watch", "--allow-commands"):
        assert option in text
    assert "0 all pass, 1 a warning, 2 a failure, 3 not everything could be seen" in text
