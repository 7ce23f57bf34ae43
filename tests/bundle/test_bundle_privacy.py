"""Nothing secret and no name leaves with a bundle; what helps to find a fault does."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import assistant.bundle.make
from assistant.bundle.collect import Collected, collect
from assistant.checks.run import Settings
from assistant.cli.main import main
from assistant.engine import Engine
from assistant.errors import Exit
from assistant.host.base import Host
from assistant.host.recorded import values
from assistant.redact import Redactor
from tests.bundle.conftest import made, members

if TYPE_CHECKING:
    from tests.conftest import Run

Machine = Callable[[Mapping[str, Any]], Host]
USER, HOST, CLIENT, OTHER = "Zwetelina", "KANZLEI-PC9", "Bramblewick & Sons", "jvanderberg"
CANARIES = (
    USER,
    HOST,
    CLIENT,
    OTHER,
    "Tr0ub4dor-canary",
    "ghp_CanaryCanaryCanaryCanaryCanary0123",
    "AKIACANARYCANARY0123",
    "zwetelina.petrova@bramblewick.example",
    "Quellwasser-9",
    "canary-cookie-77",
    "MIIEcanarycanarycanarycanarycanarycanarycanary",
    "Hazelnut Holdings Ltd",
    "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11",
    "Oswaldine Quimby",
)
HOME = f"C:\\Users\\{USER}"
FOLDER = f"%ProgramFiles(x86)%\\{CLIENT}\\QuickBooks-connector"
LOG = f"""\
<time -3 h> INFO opened {HOME}\\Documents\\Hazelnut Holdings Ltd.qbw on {HOST}
<time -3 h> INFO user zwetelina.petrova@bramblewick.example password=Tr0ub4dor-canary
<time -3 h> INFO GET https://svc:Quellwasser-9@connectors.codat.io/x
<time -3 h> INFO Authorization: Bearer ghp_CanaryCanaryCanaryCanaryCanary0123
<time -2 h> WARN Cookie: session=canary-cookie-77
<time -2 h> INFO aws AKIACANARYCANARY0123
-----BEGIN RSA PRIVATE KEY-----
MIIEcanarycanarycanarycanarycanarycanarycanarycanarycanarycanary
-----END RSA PRIVATE KEY-----
<time -2 h> INFO <?xml version="1.0"?><QBXML><QBXMLMsgsRs><CustomerQueryRs><CustomerRet>
<Name>Oswaldine Quimby</Name></CustomerRet></CustomerQueryRs></QBXMLMsgsRs></QBXML>
<time -1 h> ERROR 0x80040408 Could not start QuickBooks (version 34.0.4001, port 8019)
"""
CONTENT: dict[str, Any] = {
    "user": USER,
    "elevated": "true",
    "processes": [
        {
            "name": "QuickbooksDesktopUI.exe",
            "path": f"{FOLDER}\\QuickbooksDesktopUI.exe",
            "user": f"{HOST}\\{USER}",
        },
        {"name": "cmd.exe", "path": f"C:\\Users\\{OTHER}\\x.exe", "user": f"{HOST}\\{OTHER}"},
    ],
    "tasks": [
        {
            "name": f"QuickbooksDesktop_{CLIENT}",
            "result": "0x80070002",
            "program": f"{HOME}\\run.exe --password Tr0ub4dor-canary",
        }
    ],
    "files": {
        f"{FOLDER}\\logs\\connector.log": {"content": LOG, "age": "1 h"},
        "%ProgramData%\\Intuit\\QuickBooks\\qbsdklog.txt": {"content": LOG, "age": "1 h"},
        f"{FOLDER}\\link.json": json.dumps(
            {
                "companyId": "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11",
                "companyName": "Hazelnut Holdings Ltd",
                "licenseKey": "Tr0ub4dor-canary",
                "proxy": "http://svc:Quellwasser-9@proxy:8080",
            }
        ),
        f"{HOME}\\AppData\\Local\\Codat\\{CLIENT}\\logs\\connector.log": LOG,
    },
    "programs": [{"name": f"{CLIENT} QuickBooks Connector", "version": "1.8.2"}],
}


def leaked(text: str) -> list[str]:
    return [c for c in CANARIES if c.casefold() in text.casefold()]


def test_no_canary_survives_in_any_form_of_a_bundle(
    machine: Machine, run: Run, tmp_path: Path
) -> None:
    machine(CONTENT)
    out = tmp_path / "b.zip"

    done = run(
        *("collect", "--machine", f"practice:{tmp_path / 'own.yaml'}", "--yes", "--json"),
        *("--out", str(out)),
    )

    assert done.returncode == 0
    assert leaked(done.stdout.decode() + done.stderr.decode()) == []
    assert leaked(out.read_bytes().decode("latin-1")) == []
    for name, data in members(out).items():
        assert leaked(name) == []
        assert leaked(data.decode()) == []
    for arguments in (("check", "-v"), ("check", "--json"), ("fix", "logs", "--dry-run")):
        shown = run(*arguments, "--machine", str(out))
        assert leaked(shown.stdout.decode() + shown.stderr.decode()) == []
    if os.name == "posix":
        assert out.stat().st_mode & 0o777 == 0o600


def test_what_is_shown_beforehand_holds_no_canary_either(
    machine: Machine, run: Run, tmp_path: Path
) -> None:
    machine(CONTENT)
    shown = run("collect", "--machine", f"practice:{tmp_path / 'own.yaml'}", "--dry-run")
    assert shown.returncode == 0
    assert leaked(shown.stdout.decode() + shown.stderr.decode()) == []
    assert b"user name" in shown.stdout
    assert b"company name" in shown.stdout


def test_the_useful_rest_survives(engine: Engine, machine: Machine) -> None:
    finished = made(collect(engine, [], machine(CONTENT), Settings()))
    content = "".join(m.data.decode() for m in finished.members)
    for useful in (
        "0x80040408 Could not start QuickBooks",
        "version 34.0.4001, port 8019",
        "QuickbooksDesktopUI.exe",
        "connectors.codat.io",
        "2147942402",  # the task's result
        "qbsdklog.txt",
    ):
        assert useful in content, useful
    stamps = re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:INFO|WARN|ERROR)", content)
    assert len(stamps) > 10


def test_names_stay_apart_and_the_same_over_all_members(engine: Engine, machine: Machine) -> None:
    finished = made(collect(engine, [], machine(CONTENT), Settings()))
    content = "".join(m.data.decode() for m in finished.members)
    assert len({*re.findall(r"Users\\+(user-\d+)", content)}) == 2
    assert len({*re.findall(r"QuickbooksDesktop_(company-\d+)", content)}) == 1


def test_a_value_can_be_kept_for_the_ticket(machine: Machine, run: Run, tmp_path: Path) -> None:
    machine(CONTENT)
    company, out = CANARIES[12], tmp_path / "b.zip"
    own = f"practice:{tmp_path / 'own.yaml'}"
    done = run("collect", "--machine", own, "--yes", "--keep", company, "--out", str(out))
    assert done.returncode == 0
    assert company in "".join(data.decode() for data in members(out).values())


def test_the_same_names_get_the_same_stand_ins_in_the_next_bundle(
    machine: Machine, run: Run, tmp_path: Path
) -> None:
    own = f"practice:{tmp_path / 'own.yaml'}"
    paths = []
    for number, users in enumerate(("ab", "ba")):
        first = [{"name": f"{u}.exe", "user": f"PC-77\\worker{u}"} for u in users]
        machine({"user": "Zed", "processes": first})
        out = tmp_path / f"{number}.zip"
        assert run("collect", "--machine", own, "--yes", "--out", str(out)).returncode == 0
        told = json.loads(members(out)["observations.json"])["observations"]
        (processes,) = (o["answer"] for o in told if o["probe"] == "processes")
        paths.append({p["name"]: p["user"] for p in processes})
    assert paths[0] == paths[1]
    assert len({*paths[0].values()}) == 2


@pytest.fixture
def collected(engine: Engine, machine: Machine) -> Collected:
    return collect(engine, [], machine(CONTENT), Settings())


def test_a_member_that_cannot_be_redacted_is_left_out_and_named(
    collected: Collected, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Redactor.lines

    def lines(self: Redactor, lines: Any, **how: Any) -> Any:
        text = list(lines)
        if any("companyId" in line for line in text):
            raise RuntimeError(f"no idea what to do with {text}")
        return whole(self, text, **how)

    monkeypatch.setattr(Redactor, "lines", lines)
    finished = made(collected)

    assert not any("link.json" in m.name for m in finished.members)
    assert any("connector.log" in m.name for m in finished.members)
    left_out = [item for item in finished.manifest["left_out"] if "link.json" in item["what"]]
    assert left_out[0]["why"] == "it could not be redacted"
    assert leaked(json.dumps(finished.manifest)) == []


def test_an_answer_that_cannot_be_redacted_is_left_out_and_named(
    collected: Collected, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Redactor.value

    def value(self: Redactor, obj: Any) -> Any:
        if "cmd.exe" in str(obj):
            raise RuntimeError(str(obj))
        return whole(self, obj)

    monkeypatch.setattr(Redactor, "value", value)
    finished = made(collected)

    (told,) = (m for m in finished.members if m.name == "observations.json")
    probes = [o["probe"] for o in json.loads(told.data)["observations"] if "answer" in o]
    assert "processes" not in probes
    assert "tasks" in probes
    whys = [item["what"] for item in finished.manifest["left_out"]]
    assert "an answer about “processes”" in whys


def test_what_stays_after_everything_refuses_the_bundle_and_is_not_repeated(
    machine: Machine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine(CONTENT)
    monkeypatch.setattr(assistant.bundle.make, "leaks", lambda data, scanner: ["files/001-a.log"])
    out = tmp_path / "b.zip"

    own = f"practice:{tmp_path / 'own.yaml'}"
    code = main(["collect", "--machine", own, "--yes", "--out", str(out)])

    assert code == Exit.INTERNAL
    told = capsys.readouterr().err
    assert "files/001-a.log" in told
    assert leaked(told) == []
    assert not out.exists()
    assert not [p for p in tmp_path.iterdir() if "b.zip" in p.name]


def test_what_the_redactor_lets_through_is_masked_and_named(
    machine: Machine, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    """Without any redaction the last scan alone takes out what has a structure or a look."""
    monkeypatch.setattr(Redactor, "value", lambda self, obj: obj)
    lines = lambda self, lines, **how: (f"{line}\n" for line in lines)  # noqa: E731
    monkeypatch.setattr(Redactor, "lines", lines)

    finished = made(collect(engine, [], machine(CONTENT), Settings()))

    text = "\n".join(m.data.decode() for m in finished.members) + json.dumps(finished.manifest)
    structured = [c for c in CANARIES if c in LOG and c not in (HOST, "Hazelnut Holdings Ltd")]
    assert [c for c in leaked(text) if c in structured and c != USER] == []
    assert "0x80040408 Could not start QuickBooks (version 34.0.4001, port 8019)" in text
    told = finished.manifest["masked"]
    assert {place["member"] for place in told} >= {"files/002-connector.log"}
    log = next(m for m in finished.members if m.name == "files/002-connector.log").data.decode()
    for place in told:
        if place["member"] == "files/002-connector.log":
            for line in place["lines"]:
                assert f"<masked: {place['kind']}>" in log.split("\n")[line - 1]


def test_a_value_taken_out_in_one_place_leaves_in_no_other(
    machine: Machine, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the spelling, and whichever file it stands in."""
    secret = "Vb7kQ2mzW4"
    wide = base64.b64encode(secret.encode("utf-16-le")).decode()
    spellings = (
        *(secret, secret.lower(), "Vb7k-Q2mz-W4", secret.encode().hex(), wide),
        base64.b64encode(f"it is {secret} here".encode()).decode(),
        "".join(f"%{b:02x}" for b in secret.encode()),
        "".join(f"\\u{ord(c):04x}" for c in secret),
        "".join(f"&#{ord(c)};" for c in secret),
    )
    log = "\n".join(
        ["<time -1 h> INFO password=" + secret]
        + [f"<time -1 h> INFO seen {spelt} again" for spelt in spellings]
        + ["<time -1 h> ERROR 0x80040408 Could not start QuickBooks"]
    )
    content = {**CONTENT, "files": {f"{FOLDER}\\logs\\connector.log": log}}

    finished = made(collect(engine, [], machine(content), Settings()))

    (member,) = [m for m in finished.members if m.name.startswith("files/")]
    lines = member.data.decode().split("\n")
    assert "password=<password removed>" in lines[0]
    for line, spelt in zip(lines[1:], spellings, strict=False):
        assert spelt not in line
        assert "removed>" in line or "<masked: " in line
    assert lines[-1].endswith("ERROR 0x80040408 Could not start QuickBooks")
    assert finished.manifest["masked"]


def test_an_answer_that_cannot_be_masked_is_left_out_and_the_rest_goes_on(
    machine: Machine, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Redactor, "value", lambda self, obj: obj)

    def decode(data: Any, read: Any) -> Any:
        if data["probe"] == "processes":
            raise ValueError("no list of processes any more")
        return values.decode(data, read)

    monkeypatch.setattr("assistant.bundle.make.decode", decode)
    finished = made(collect(engine, [], machine(CONTENT), Settings()))

    told = [item for item in finished.manifest["left_out"] if "processes" in item["what"]]
    assert "could not be masked" in told[0]["why"]
    assert any(m.name.startswith("files/") for m in finished.members)
