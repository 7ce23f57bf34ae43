"""A practice machine made from a machine: it answers the same, and tells nothing private."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assistant.checks.run import Settings
from assistant.cli.main import main
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.errors import Exit
from assistant.host.open import open_host
from assistant.kb.scaffold import scaffold

Capture = pytest.CaptureFixture[str]
LOG = """
```check log
title: Log
log_match:
  path: /var/lib/pump/pump.log
  signatures: [{id: full, texts: [No space], means: the disk is full}]
outcomes:
  - {when: matched, state: fail, message: '{meaning}'}
  - {state: pass, message: Nothing.}
```

```check owner
title: Owner
permissions: /var/lib/pump/pump.log
outcomes:
  - {when: owner = pumpd, state: warn, message: '{owner}'}
  - {when: mode = 640, state: pass, message: '{owner}'}
  - {state: fail, message: '{owner}'}
```

```check runs
title: Runs
process: pumpd
expect: running
```

```check taken
title: Taken
port: 8765
outcomes:
  - {when: program ~ python, state: pass, message: '{program}'}
  - {when: listening, state: fail, message: '{program}'}
  - {state: warn, message: Nothing listens.}
```

```check name
title: Name
dns: pump.example
expect: number = 2
```
"""
pytestmark = pytest.mark.usefixtures("little_talk")
MACHINE = """title: Anna's server
platform: linux
user: wilhelmina
services: [{name: pump, state: running}]
processes: [{name: pumpd, user: wilhelmina, started: 3 h}, {name: private-thing},
  {name: python3, pid: '77'}, {name: other-thing, pid: '78'}]
ports: [{port: '8765', pid: '77'}, {port: '9999', pid: '78'}]
files:
  /var/lib/pump/pump.log:
    content: |
      <time -2 h> wilhelmina logged in, password=hunter2hunter2
      <time -1 h> No space left on device
owners: {/var/lib/pump/pump.log: {owner: wilhelmina, mode: '640'}}
names: {pump.example: [192.0.2.7, 192.0.2.8]}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record") / "kb"
    files = scaffold("Pump", windows=False)
    files["pump-stopped.md"] += LOG
    files["machines/annas.yaml"] = MACHINE
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def states(base: Path, machine: str) -> dict[str, str]:
    engine = Engine([str(base)])
    host = open_host(machine, engine.shelf)
    found: dict[str, str] = {
        r.id: r.state for r in Checking(plan_checks(engine, ()), host, Settings()).stream()
    }
    engine.close()
    return found


@pytest.mark.parametrize("name", ["annas", "stopped", "full"])
def test_a_recorded_machine_answers_as_the_one_it_was_made_from(
    base: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / f"{name}.yaml"
    arguments = ["machine", "record", "--out", str(out), "--title", "Again"]
    assert main(["--kb", str(base), "--machine", f"practice:{name}", *arguments]) == 0

    before, after = states(base, f"practice:{name}"), states(base, f"practice:{out}")
    assert {k: v for k, v in before.items() if k != "log"} == {
        k: v for k, v in after.items() if k != "log"
    }
    if name == "annas":
        assert (before["log"], after["log"]) == ("fail", "fail")


def test_nothing_private_and_nothing_that_no_check_names_is_in_it(
    base: Path, capsys: Capture
) -> None:
    assert main(["--kb", str(base), "--machine", "practice:annas", "machine", "record"]) == 0
    text = capsys.readouterr().out

    for word in ("wilhelmina", "hunter2", "private-thing", "other-thing"):
        assert word not in text.casefold()
    assert "No space left on device" in text
    assert "log: fail" in text
    assert "taken: pass" in text
    assert "python3" in text


def test_a_bundle_becomes_a_machine_too(base: Path, tmp_path: Path, capsys: Capture) -> None:
    path = str(tmp_path / "customer.zip")
    live = ["--kb", str(base), "--machine", "practice:annas"]
    assert main([*live, "collect", "--yes", "--out", path]) == 0
    capsys.readouterr()

    assert main(["--kb", str(base), "--machine", path, "machine", "record"]) == 0
    assert "platform: linux" in capsys.readouterr().out


def test_a_recorded_machine_passes_the_bases_own_tests(base: Path, capsys: Capture) -> None:
    out = base / "machines" / "again.yaml"
    try:
        live = ["--kb", str(base), "--machine", "practice:annas"]
        assert main([*live, "machine", "record", "--out", str(out)]) == 0
        assert main(["kb", "test", "--kb", str(base)]) == 0
    finally:
        out.unlink(missing_ok=True)
    assert "on 4 practice machines: all met" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="the base is about Linux")
def test_this_computer_can_be_recorded(base: Path, capsys: Capture) -> None:
    assert main(["--kb", str(base), "machine", "record", "disk-space"]) == 0
    assert "disk-space: " in capsys.readouterr().out


def test_a_file_that_is_there_is_not_replaced(base: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.yaml"
    out.write_text("mine")
    live = ["--kb", str(base), "--machine", "practice:annas"]

    assert main([*live, "machine", "record", "--out", str(out)]) == Exit.CANNOT_CREATE
    assert out.read_text() == "mine"


SECRET = """
```check secret
title: Secret
log_match:
  path: /var/lib/pump/auth.log
  signatures: [{id: word, texts: [hunter2hunter2], means: it was seen}]
outcomes:
  - {when: matched, state: fail, message: '{meaning}'}
  - {when: exists, state: pass, message: Nothing.}
  - {state: no_data, message: There is none.}
```
"""


@pytest.mark.parametrize(
    "content",
    ["logged in, password=hunter2hunter2\n", "hunter2hunter2\n" + "all is well\n" * 3000],
)
def test_what_could_not_be_recorded_claims_nothing_and_is_named(
    tmp_path: Path, capsys: Capture, content: str
) -> None:
    folder = with_log(tmp_path, "auth.log", content, SECRET)
    out = tmp_path / "again.yaml"
    live = ["--kb", str(folder), "--machine", "practice:annas"]
    assert main([*live, "machine", "record", "secret", "--out", str(out)]) == 0

    assert states(folder, "practice:annas")["secret"] == "fail"
    assert states(folder, f"practice:{out}")["secret"] == "no_data"
    assert "not under “expect”: secret: " in capsys.readouterr().err
    assert "secret: " not in out.read_text("utf-8").partition("expect:")[2]
    assert "not_recorded:" in out.read_text("utf-8")


@pytest.mark.parametrize("name", ["auth.log", "login.log", "key.log", "win.log"])
def test_a_log_with_a_name_as_secrets_have_it_is_recorded_all_the_same(
    tmp_path: Path, name: str
) -> None:
    check = SECRET.replace("auth.log", name).replace("hunter2hunter2", "all is lost")
    folder = with_log(tmp_path, name, "all is lost\n", check)
    out, path = tmp_path / "again.yaml", tmp_path / "a.zip"
    live = ["--kb", str(folder), "--machine", "practice:annas"]
    assert main([*live, "machine", "record", "secret", "--out", str(out)]) == 0
    assert main([*live, "collect", "secret", "--yes", "--out", str(path)]) == 0

    assert "all is lost" in out.read_text("utf-8")
    assert states(folder, f"practice:{out}")["secret"] == "fail"
    assert states(folder, str(path))["secret"] == "fail"


def test_a_log_is_recorded_though_those_beside_it_may_not_be_looked_at(tmp_path: Path) -> None:
    folder = with_log(tmp_path, "pump.log", "hunter2\n", SECRET.replace("auth", "pump"))
    declared = (folder / "kb.yaml").read_text("utf-8")
    (folder / "kb.yaml").write_text(
        declared.replace("'/var/lib/pump'", "/var/lib/pump/pump.log"), "utf-8"
    )
    path = tmp_path / "a.zip"
    live = ["--kb", str(folder), "--machine", "practice:annas"]
    assert main([*live, "collect", "secret", "--yes", "--out", str(path)]) == 0
    assert states(folder, str(path))["secret"] == "pass"


def with_log(tmp_path: Path, name: str, content: str, check: str) -> Path:
    """A knowledge base with one more check, and its machine with one log more."""
    folder = tmp_path / "kb"
    files = scaffold("Pump", windows=False)
    files["pump-stopped.md"] += check
    log = {"age": "1 h", "content": content}
    files["machines/annas.yaml"] = (
        f"platform: linux\nfiles: {json.dumps({f'/var/lib/pump/{name}': log})}\n"
    )
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def test_a_long_log_is_kept_from_a_whole_line_on_and_named(
    base: Path, tmp_path: Path, capsys: Capture
) -> None:
    lines = "".join(f"      <time -1 h> line {n} of a long log\n" for n in range(2_000))
    long = tmp_path / "long.yaml"
    long.write_text(
        f"platform: linux\nfiles:\n  /var/lib/pump/pump.log:\n    content: |\n{lines}", "utf-8"
    )
    assert main(["--kb", str(base), "--machine", f"practice:{long}", "machine", "record"]) == 0
    out, err = capsys.readouterr()

    assert "of /var/lib/pump/pump.log only the end is in it" in err
    content = out.partition("content: |")[2].lstrip("\n").splitlines()
    assert " line " in content[0]
    assert content[0].strip()[:4].isdigit()
