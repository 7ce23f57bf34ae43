"""What only Windows has, on practice machines: registry, antivirus, scheduled tasks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.checks.kind import kind_names, load_kind
from assistant.host.base import Host
from assistant.host.values import Tasks

Facts = Callable[..., Any]
Practice = Callable[[object], Host]
UI = "QuickbooksDesktopUi_"


def test_a_task_is_told_in_words(facts: Facts, examine: Facts, practice: Practice) -> None:
    task = {
        "path": f"\\Codat\\{UI}ACME",
        "result": "0xC000013A",
        "last_run": "2 days",
        "program": "%ProgramFiles%\\ACME\\ui.exe",
    }
    host = practice({"now": "2026-11-22 09:30:00", "tasks": [task], "elevated": "true"})
    told = facts("scheduled_task", f"{UI}*".upper(), host)
    assert (told.exists, told.number, told.visible) == (True, 1, True)
    assert (told.enabled, told.state, told.result) == (True, "ready", 0xC000013A)
    assert (told.outcome, told.meaning) == ("ended", "it was closed by Ctrl+C or a log-off")
    assert told.age == pytest.approx(2 * 86400, abs=30)
    assert (told.task, told.program) == (f"{UI}ACME", "C:\\Program Files\\ACME\\ui.exe")
    result = examine(
        "scheduled_task",
        f"{UI}*",
        "outcome = ended and result = 0xC000013A",
        host=host,
        message="{result} {last_run} {meaning}",
    )
    assert result.state == "pass"
    assert result.message.startswith("0xC000013A 2026-11-20 09:30:00 UTC it was closed")
    assert result.evidence[0].locator == f"\\Codat\\{UI}ACME"
    assert "last result 0xC000013A" in result.evidence[0].excerpt


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("0", "ok"),
        ("0x41301", "ok"),
        ("0x41303", "never"),
        ("0x41306", "ended"),
        ("0x80070002", "missing"),
        ("0x80070005", "denied"),
        ("0x800704DD", "logon"),
        ("0xC0000005", "crashed"),
        ("4711", "failed"),
    ],
)
def test_every_result_of_a_task_calls_for_something(
    facts: Facts, practice: Practice, result: str, outcome: str
) -> None:
    host = practice({"tasks": [{"name": "a", "result": result}]})
    told = facts("scheduled_task", "a", host)
    assert told.outcome == outcome
    assert told.meaning


def test_a_task_that_never_ran_tells_no_result(facts: Facts, practice: Practice) -> None:
    told = facts("scheduled_task", "a", practice({"tasks": [{"name": "a", "state": "disabled"}]}))
    assert (told.enabled, told.result, told.outcome, told.age) == (False, None, None, None)


def test_a_task_that_may_be_hidden_is_not_said_to_be_missing(
    facts: Facts, examine: Facts, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = practice({"tasks": [{"name": "other"}]})
    told = facts("scheduled_task", "mine", host)
    assert (told.exists, told.visible, told.enabled) == (False, False, None)
    result = examine("scheduled_task", "mine", "exists", host=host)
    assert result.actual == "not found, or not visible without administrator rights"
    elevated = practice({"elevated": "true", "tasks": [{"name": "other"}]})
    assert facts("scheduled_task", "mine", elevated).visible is True
    assert "there is no such task" in examine("scheduled_task", "mine", host=elevated).actual
    monkeypatch.setattr(elevated, "tasks", lambda: Tasks((), ("\\Secret",)))
    assert facts("scheduled_task", "mine", elevated).visible is False
    result = examine("scheduled_task", "mine", "exists", host=elevated)
    assert "1 folders may not be read" in result.evidence[0].excerpt


def test_the_tasks_of_several_clients_are_counted(facts: Facts, practice: Practice) -> None:
    names = [f"{UI}ACME", f"{UI}Beta", "QuickbooksDesktop_ACME", "Updater"]
    host = practice({"tasks": [{"name": n} for n in names]})
    assert facts("scheduled_task", f"{UI}*", host).number == 2
    assert facts("scheduled_task", f"{UI}beta", host).task == f"{UI}Beta"
    assert facts("scheduled_task", "QuickbooksDesktop*", host).number == 3
    assert facts("scheduled_task", "QuickbooksDesktop[Ui]_ACME", host).number == 0


REGISTRY = {
    "HKLM\\SOFTWARE\\Intuit\\QBSDK\\14.0": {"ServerPath": "C:\\QB\\qb.exe", "": "default"},
    "HKLM\\SOFTWARE\\Intuit\\QBSDK\\15.0": {"ServerPath": "C:\\QB15\\qb.exe"},
    "HKLM\\SOFTWARE\\Intuit\\Empty": None,
}


def test_keys_and_values_of_the_registry_are_told(
    facts: Facts, examine: Facts, practice: Practice
) -> None:
    host = practice({"registry": REGISTRY})
    key = "hklm\\software\\INTUIT\\qbsdk\\14.0"
    told = facts("registry", {"key": key, "value": "SERVERPATH"}, host)
    assert (told.exists, told.present, told.value, told.view) == (
        True,
        True,
        "C:\\QB\\qb.exe",
        "64",
    )
    told = facts("registry", {"key": key, "value": "Nothing"}, host)
    assert (told.exists, told.present, told.value) == (True, False, None)
    told = facts("registry", {"key": "HKLM\\SOFTWARE\\Intuit\\QBSDK", "subkey": "1?.*"}, host)
    assert (told.exists, told.number, told.subkeys) == (True, 2, ("14.0", "15.0"))
    assert facts("registry", "HKLM\\SOFTWARE\\Intuit\\Empty", host).exists is True
    assert facts("registry", "HKLM\\SOFTWARE\\Intu", host).exists is False
    result = examine("registry", "HKLM\\SOFTWARE\\Nobody", "exists", host=host)
    assert (result.state, result.actual) == ("fail", "there is no such key")


def test_antivirus_products_are_told_as_they_report_themselves(
    facts: Facts, examine: Facts, practice: Practice
) -> None:
    products = [
        {"name": "Windows Defender", "on": "false"},
        {"name": "Webroot SecureAnywhere", "up_to_date": "false"},
    ]
    host = practice({"antivirus": products})
    told = facts("antivirus", {"product": "webroot*"}, host)
    assert (told.present, told.on, told.up_to_date) == (True, True, False)
    assert told.names == ("Windows Defender", "Webroot SecureAnywhere")
    assert told.active == ("Webroot SecureAnywhere",)
    assert facts("antivirus", {"product": "*Defender"}, host).on is False
    told = facts("antivirus", {"product": "Norton*"}, host)
    assert (told.present, told.on, told.name) == (False, None, None)
    assert facts("antivirus", {}, host).name == "Webroot SecureAnywhere"
    result = examine("antivirus", "*Defender", "on", host=host)
    assert result.actual == "Windows Defender reports itself as off"
    assert examine("antivirus", "Webroot*", "active has webroot secureanywhere", host=host)


def test_no_antivirus_at_all_is_told(facts: Facts, practice: Practice) -> None:
    told = facts("antivirus", {}, practice({}))
    assert (told.present, told.on, told.names) == (False, None, ())


SECTIONS = {
    "scheduled_task": ("tasks", "a"),
    "registry": ("registry", "HKLM\\SOFTWARE\\a"),
    "antivirus": ("antivirus", "*"),
    "process": ("processes", "a.exe"),
    "service": ("services", "a"),
    "installed_program": ("programs", "a"),
    "port": ("ports", "443"),
    "disk_usage": ("disk", "C:\\"),
    "file": ("C:\\Secret", "C:\\Secret\\a.log"),
    "directory": ("%ProgramData%\\Locked", "C:\\ProgramData\\Locked"),
}


@pytest.mark.parametrize("kind", SECTIONS)
def test_what_may_not_be_read_is_an_error_and_no_claim(
    examine: Facts, practice: Practice, kind: str
) -> None:
    denied, asked = SECTIONS[kind]
    key = load_kind(kind).short
    host = practice({"denied": [denied]})
    result = examine(kind, {key: asked}, host=host)
    assert (result.state, result.reason) == ("error", "permission_denied")
    assert (result.actual, result.evidence) == ("", ())
    assert result.source == "practice:machine"
    allowed = examine(kind, {key: asked}, host=practice({"disk": {"free": "1e9"}}))
    assert allowed.state == "pass"


@pytest.mark.parametrize("kind", ["scheduled_task", "registry", "antivirus"])
@pytest.mark.parametrize("platform", ["linux", "macos"])
def test_other_systems_have_none_of_these(
    examine: Facts, practice: Practice, kind: str, platform: str
) -> None:
    key = load_kind(kind).short
    result = examine(kind, {key: "a"}, host=practice({"platform": platform}))
    assert (result.state, result.reason) == ("not_applicable", "wrong_platform")


def test_every_kind_names_systems_that_exist() -> None:
    for name in kind_names():
        kind = load_kind(name)
        assert set(kind.platforms) <= {"windows", "linux", "macos"}
        assert kind.touches in ("none", "local", "network")
        assert kind.doc
        assert set(kind.types) == set(kind.facts)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (r"HKLM\SAM\SAM\Domains", ""),
        (r"HKEY_LOCAL_MACHINE\Security\Policy\Secrets", ""),
        (r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon", "DefaultPassword"),
        (r"HKCU\Software\SimonTatham\PuTTY\Sessions\desk", "ProxyPassword"),
        (r"HKCU\Software\SimonTatham\PuTTY\Sessions\desk", "HostName"),
        (r"hkcu/software//Martin Prikryl/WinSCP 2/Sessions", ""),
        (r"HKLM\SOFTWARE\WOW6432Node\RealVNC\vncserver", "Password"),
        (r"HKLM\SYSTEM\CurrentControlSet\Services\SNMP\Parameters\ValidCommunities", ""),
        (r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\RunMRU", "a"),
        (r"HKCU\Software\Pump", "ApiKey"),
        (r"HKU\S-1-5-21-1-2-3-1001\Software\Pump", "Path"),
    ],
)
def test_secrets_of_the_registry_are_never_looked_at(
    practice: Practice, examine: Facts, key: str, value: str
) -> None:
    host = practice({"registry": {key: {value: "x"}}})
    result = examine("registry", {"key": key, **({"value": value} if value else {})}, host=host)

    assert result.state not in ("pass", "fail")
    assert "not looked at" in result.message
