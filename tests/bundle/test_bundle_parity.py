"""A bundle says what its machine says, or that it cannot tell; never anything else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checks.run import Settings
from assistant.cli.main import main
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.host.practice.file import machine_names
from assistant.model import CheckResult
from tests.examples import examples

if TYPE_CHECKING:
    from tests.bundle.conftest import Written
    from tests.conftest import Opened, Run

Machine = Callable[[Mapping[str, Any]], Host]
FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
NAMES = machine_names()[:: 1 if FULL else 3]
"""Practice machines; each takes seconds."""
FILES = "%ProgramFiles(x86)%\\{client}\\QuickBooks-connector"


def looked_at(engine: Engine, host: Host, **given_: str) -> dict[str, CheckResult]:
    """All checks of the knowledge base."""
    checking = Checking(plan_checks(engine, []), host, Settings(given=given_))
    return {r.id: r for r in checking.stream()}


def claim(result: CheckResult) -> tuple[Any, ...]:
    return result.state, result.reason, result.supports, result.rules_out, result.notice


def differing(
    live: Mapping[str, CheckResult], there: Mapping[str, CheckResult]
) -> dict[str, tuple[str, str, str]]:
    """Checks with another claim that are not simply closed."""
    assert live.keys() == there.keys()
    return {
        name: (result.state, there[name].state, there[name].message)
        for name, result in live.items()
        if claim(result) != claim(there[name])
        and (there[name].state, there[name].reason) != ("no_data", "redacted")
        and there[name].reason != "dependency_failed"
    }


@pytest.mark.parametrize(
    "name",
    [
        "live",
        *(f"practice:{name}" for name in NAMES[:3]),
        *(pytest.param(f"practice:{name}", marks=pytest.mark.slow) for name in NAMES[3:]),
    ],
)
def test_a_bundle_gives_the_same_states_as_its_machine(
    engine: Engine, written: Written, name: str
) -> None:
    path = written(name)

    live, there = looked_at(engine, open_host(name)), looked_at(engine, open_host(str(path)))

    assert {n: r.state for n, r in there.items()} == {n: r.state for n, r in live.items()}
    assert {n: r.reason for n, r in there.items()} == {n: r.reason for n, r in live.items()}
    assert {r.source for r in there.values()} == {"bundle:b.zip/observations.json"}


@pytest.mark.parametrize("name", NAMES[:3])
def test_the_command_line_prints_the_same_states_too(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = str(tmp_path / "b.zip")
    machine = ("--machine", f"practice:{name}")
    assert main(["collect", *machine, "--out", there, "--yes"]) == 0
    told = []
    for arguments in (machine, ("--machine", there)):
        capsys.readouterr()
        code = main(["check", "--json", *arguments])
        data = json.loads(capsys.readouterr().out)["data"]
        told.append((code, data["summary"], [(c["id"], c["state"]) for c in data["checks"]]))
    assert told[0] == told[1]
    assert "a recording" in data["machine"]["label"]


CLIENTS = st.sampled_from(
    ["ACME", "Müller & Söhne", "C", "QuickBooks", "Codat", "logs", "Anna", "a-1", "connector",
     "Smith, Jones (UK) Ltd", "company-1", "100%", "running", "Pa$$word", "x" * 60]
)  # fmt: skip
USERS = st.sampled_from(["Anna", "jo", "ready", "ACME", "user-1", "Jörg Groß", "windows", "QBW"])
RESULTS = st.sampled_from(["0x0", "0x41301", "0x41303", "0x80070002", "0xC000013A", "0x1"])
AGES = st.sampled_from(["5 s", "20 min", "3 h", "2 days", "4 days", "9 days", "40 days"])
LINES = st.sampled_from(
    [
        "<time -2 h> E QBSDK 0x80040408 Could not start QuickBooks",
        "<time -30 min> I RequestProcessor ========= Started Connection =========",
        "<time -1 h> Timed out attempting to communicate with QBD",
        "<time -3 days> opened C:\\Users\\Anna\\Documents\\Smith.qbw for anna@example.com",
        "password=Tr0ub4dor&3 Could not start QuickBooks",
        "<time -1 h> QBWC1012 Authentication failed, token=ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Authorization: Bearer abcdefghijklmnop1234567890 0x8004041D",
        "<QBXML><CustomerRet><Name>0x80040420</Name></CustomerRet></QBXML>",
        "\ufeffÄÖÜ 0x8004041A",
        "",
    ]
)
SETTINGS = st.sampled_from(
    [
        '{"companyId": "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11", "region": "US"}',
        '{"companyId": "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11", "password": "x", "user": "Anna"}',
        "{broken",
        "[]",
        "",
    ]
)


@st.composite
def machines(draw: st.DrawFn) -> dict[str, Any]:
    """Machines with one or two clients, programs that run or not, and logs with secrets."""
    clients = draw(st.lists(CLIENTS, min_size=0, max_size=2, unique=True))
    user = draw(USERS)
    files: dict[str, Any] = {}
    tasks: list[dict[str, str]] = []
    processes = [{"name": "explorer.exe", "path": "C:\\Windows\\explorer.exe"}]
    for client in clients:
        folder = FILES.replace("{client}", client)
        tasks += [
            {
                "name": f"QuickbooksDesktop{kind}_{client}",
                "state": draw(st.sampled_from(["ready", "disabled", "running"])),
                "result": draw(RESULTS),
                "last_run": draw(AGES),
            }
            for kind in draw(st.sets(st.sampled_from(["", "Ui"])))
        ]
        lines = "\n".join(draw(st.lists(LINES, max_size=6)))
        if draw(st.booleans()):
            files[f"{folder}\\logs\\connector.log"] = {"content": lines, "age": draw(AGES)}
            files[f"{folder}\\link.json"] = {"content": draw(SETTINGS), "age": draw(AGES)}
        if draw(st.booleans()):
            owner = draw(st.sampled_from([user, f"DESKTOP-7\\{user}"]))
            path = f"{folder}\\QuickbooksDesktopUI.exe"
            processes.append({"name": "QuickbooksDesktopUI.exe", "path": path, "user": owner})
    if draw(st.booleans()):
        lines = "\n".join(draw(st.lists(LINES, max_size=8)))
        log = "%ProgramData%\\Intuit\\QuickBooks\\qbsdklog.txt"
        files[log] = {"content": lines, "age": draw(AGES)}
    denied = draw(
        st.sets(st.sampled_from(["tasks", "processes", "antivirus", "%ProgramData%"]), max_size=2)
    )
    return {
        "user": user,
        "tasks": tasks,
        "files": files,
        "processes": processes,
        "denied": sorted(denied),
        "elevated": draw(st.sampled_from(["true", "false"])),
        "antivirus": draw(st.sampled_from([[], [{"name": "Webroot SecureAnywhere"}]])),
        "reach": {"connectors.codat.io": draw(st.sampled_from(["ok", "timeout", "certificate"]))},
        "answers": {"certificate-granted": "always"},
    }


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=machines())
def test_the_bundle_of_any_machine_claims_what_the_machine_claims_or_nothing(
    engine: Engine, written: Written, machine: Machine, content: dict[str, Any]
) -> None:
    host = machine(content)
    path = written(host, file="r.zip")
    try:
        live, there = looked_at(engine, host), looked_at(engine, open_host(str(path)))
    finally:
        path.unlink()
    assert differing(live, there) == {}


CHECKS = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check named
title: The person's name is in the settings
config_value: {path: 'C:\\Data\\settings.json', key: owner}
outcomes:
  - {when: value = Anna, state: pass, message: It is Anna.}
  - {state: fail, message: "It is not, it is {value}."}
```

```check sound
title: The settings are sound
config_value: 'C:\\Data\\settings.json'
outcomes:
  - {when: valid, state: pass, message: They are.}
  - {state: fail, message: They are not.}
```
"""


def test_where_redaction_would_turn_an_answer_round_nothing_is_claimed(
    make_kb: Callable[..., Path], run: Run, opened: Opened, tmp_path: Path, machine: Machine
) -> None:
    kb = str(make_kb({"pump.md": CHECKS, "kb.yaml": "id: pump\nreads: ['C:\\Data']\n"}))
    machine({"user": "Anna", "files": {"C:\\Data\\settings.json": '{"owner": "Anna"}'}})
    there, own = str(tmp_path / "b.zip"), f"practice:{tmp_path / 'own.yaml'}"

    done = run("collect", "--kb", kb, "--machine", own, "--out", there, "--yes", "--json")

    assert any("settings.json" in item["what"] for item in opened(done)["data"]["left_out"])
    told = opened(run("check", "--kb", kb, "--machine", there, "--json"))["data"]["checks"]
    assert {(c["state"], c["reason"]) for c in told} == {("no_data", "redacted")}


def test_what_was_not_collected_is_named_with_what_to_ask_for(
    written: Written, run: Run, opened: Opened
) -> None:
    path = str(written("practice:red-tray", "logs"))

    done = run("check", "sync-stuck-queued", "--machine", path, "--json")

    missing = [c for c in opened(done)["data"]["checks"] if "not recorded" in c["message"]]
    assert missing
    assert {(c["state"], c["reason"]) for c in missing} == {("no_data", "not_collected")}
    asked = [c["message"] for c in missing if "assistant collect" in c["message"]]
    assert asked
    for check in missing:
        if check["message"] in asked:
            article = check["kb_ref"]["article"]
            assert f"ask the customer for “assistant collect {article}”" in check["message"]


def test_two_clients_can_be_told_apart_in_a_bundle(
    engine: Engine, written: Written, machine: Machine
) -> None:
    tasks = [
        {"name": "QuickbooksDesktop_ACME", "state": "disabled"},
        {"name": "QuickbooksDesktop_Zenith", "state": "running", "result": "0x41301"},
    ]
    host = machine({"tasks": tasks, "elevated": "true"})
    there = open_host(str(written(host)))

    names = [t.name.removeprefix("QuickbooksDesktop_") for t in there.tasks().tasks]

    assert not {"ACME", "Zenith"} & {*names}
    for real, told in zip(("ACME", "Zenith"), names, strict=True):
        live = looked_at(engine, host, client=real)["connector-task"]
        assert claim(looked_at(engine, there, client=told)["connector-task"]) == claim(live)


def test_times_are_counted_from_the_recording(
    engine: Engine, written: Written, machine: Machine
) -> None:
    log = "%ProgramFiles(x86)%\\ACME\\QuickBooks-connector\\logs\\connector.log"
    old = machine({"now": "2020-01-01 10:00:00", "files": {log: {"content": "x", "age": "2 h"}}})
    there = open_host(str(written(old)))

    result = looked_at(engine, there)["connector-log"]

    assert result.state == "pass"
    assert "2 h" in result.message
    assert there.now() == there.now()
    assert (
        there.label
        == "a recording (practice machine “own”) of 2020-01-01 10:00 UTC, not this machine"
    )


def test_the_same_machine_at_the_same_moment_gives_the_same_bytes(
    engine: Engine, machine: Machine
) -> None:
    from assistant.bundle.collect import collect
    from tests.bundle.conftest import made

    collected = collect(engine, [], machine({"user": "Anna"}), Settings())
    assert made(collected).data == made(collected).data


def test_a_bundle_that_may_not_be_large_leaves_the_largest_logs_out(
    engine: Engine, written: Written, machine: Machine
) -> None:
    import random

    noise = random.Random(1)
    log = "%ProgramFiles(x86)%\\ACME\\QuickBooks-connector\\logs\\connector.log"
    text = "\n".join(f"line {noise.random()} {noise.random()}" for _ in range(4_000))
    host = machine({"files": {log: text}})
    path = written(host, most=20_000)

    assert path.stat().st_size < 40_000
    manifest = json.loads(_member(path, "manifest.json"))
    assert any("too large" in item["why"] for item in manifest["left_out"])
    there = looked_at(engine, open_host(str(path)))
    live = looked_at(engine, host)
    for name, result in live.items():
        told = there[name]
        assert claim(result) == claim(told) or told.state == "no_data", (name, told.message)
    assert any("too large" in r.message for r in there.values())


def _member(path: Path, name: str) -> bytes:
    from tests.bundle.conftest import members

    return members(path)[name]
