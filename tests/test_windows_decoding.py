"""What Windows' numbers, times and answers mean: pure, hence tested on every system."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from assistant.host.values import Antivirus, HostError, Output, Task
from assistant.host.windows import com as windows_com
from assistant.host.windows import powershell as windows_powershell
from assistant.host.windows.com import NoComError, code_of
from assistant.host.windows.host import product_name, true_version
from assistant.host.windows.powershell import PowerShellError
from assistant.host.windows.registry import render, split
from assistant.host.windows.security import _query, decode_state, list_antivirus
from assistant.host.windows.tasks import ComTasks, PowerShellTasks, epoch, list_tasks, result, state

if TYPE_CHECKING:
    from assistant.host.windows.com import Late


class ComError(Exception):
    """As comtypes raises it: code, text and details."""

    def __init__(self, code: int, scode: int | None = None) -> None:
        super().__init__(code)
        self.hresult = code - (1 << 32)
        self.details = None if scode is None else ("", "", "", 0, scode - (1 << 32))


@pytest.mark.parametrize(
    ("number", "on", "up_to_date"),
    [
        (266240, True, True),
        (266256, True, False),
        (397568, True, True),
        (393472, False, True),
        (0x62100, False, True),  # snoozed
        (0x63110, False, False),  # expired
        (0x64120, None, None),
    ],
)
def test_product_state(number: int, on: bool | None, up_to_date: bool | None) -> None:
    assert decode_state(number) == (on, up_to_date)


def test_states_and_results() -> None:
    assert [state(n) for n in (0, 1, 2, 3, 4, 5, -1, None)] == [
        *("unknown", "disabled", "queued", "ready", "running"),
        *("unknown", "unknown", "unknown"),
    ]
    assert result(-2147216615) == 0x80041319
    assert result(0x41303) == 0x41303
    assert result(None) is None


def test_times() -> None:
    naive = datetime(2026, 11, 22, 3, 0)  # noqa: DTZ001 - as COM hands it over
    assert epoch(naive) == naive.timestamp()
    # A library that puts a zone to a local time is not believed.
    assert epoch(naive.replace(tzinfo=UTC)) == naive.timestamp()
    assert epoch("2026-11-22T03:00:00.0000000+01:00") == 1795312800
    assert epoch("2026-11-22T03:00:00.1234567") == pytest.approx(naive.timestamp(), abs=1)
    for never in (datetime(1999, 11, 30), datetime(1899, 12, 30), "1999-11-30T00:00:00"):  # noqa: DTZ001
        assert epoch(never) is None
    for nothing in ("", "yesterday", None, 7):
        assert epoch(nothing) is None


def test_codes() -> None:
    assert code_of(ComError(0x80070005)) == 0x80070005
    assert code_of(ComError(0x80020009, 0x8004100E)) == 0x8004100E
    assert code_of(ComError(0x80020009)) == 0x80020009
    assert code_of(AttributeError("State")) is None


def test_product_names() -> None:
    assert product_name("Windows 10 Pro", 22631, server=False) == "Windows 11 Pro"
    assert product_name("Windows 10 Pro", 19045, server=False) == "Windows 10 Pro"
    assert product_name("Windows Server 2025", 26100, server=True) == "Windows Server 2025"
    assert product_name("", 22000, server=False) == "Windows 11"
    assert product_name("", 26100, server=True) == "Windows Server"


def test_the_true_version() -> None:
    told = {"CurrentMajorVersionNumber": "10", "CurrentMinorVersionNumber": "0"}
    assert true_version({**told, "CurrentBuildNumber": "22631"}, (6, 2, 9200)) == (10, 0, 22631)
    assert true_version(told, (6, 2, 9200)) == (6, 2, 9200)


def test_registry_values() -> None:
    assert render("C:\\Program Files\x1b[2J") == "C:\\Program Files"
    assert render(34) == "34"
    assert render(["a", "b"]) == "a; b"
    assert render(b"\x00\xff") == "00ff"
    assert len(render(bytes(500))) == 200
    assert render(None) == ""


def test_registry_paths() -> None:
    assert split("hklm\\SOFTWARE\\Intuit") == ("HKEY_LOCAL_MACHINE", "SOFTWARE\\Intuit")
    assert split("HKEY_CURRENT_USER\\Software") == ("HKEY_CURRENT_USER", "Software")
    with pytest.raises(HostError) as caught:
        split("HKXX\\SOFTWARE")
    assert caught.value.reason == "unreadable"


def test_powershell_lists() -> None:
    row = {"path": "\\A"}
    assert windows_powershell.decode(Output(0, json.dumps({"data": [row]}), "")) == [row]
    assert windows_powershell.decode(Output(0, json.dumps({"data": row}), "")) == [row]
    assert windows_powershell.decode(Output(0, '\ufeff{"data":[]}\r\n', "")) == []
    assert windows_powershell.decode(Output(0, '{"data":null}', "")) == []


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        (Output(0, " \n", ""), "tool_missing"),
        (Output(1, "", "blocked by group policy"), "exception"),
        (Output(0, "Hello", ""), "unreadable"),
        (Output(0, "[]", ""), "unreadable"),
        (Output(0, '{"data":[]}', "", truncated=True), "unreadable"),
        (Output(0, '{"error":"HRESULT 0x80070005,Get-ScheduledTask"}', ""), "permission_denied"),
        (Output(0, '{"error":"AnyCommand","code":-2147024891}', ""), "permission_denied"),
        (Output(0, '{"error":"CommandNotFoundException"}', ""), "tool_missing"),
        (Output(0, '{"error":"RuntimeException"}', ""), "exception"),
    ],
)
def test_powershell_failures(output: Output, reason: str) -> None:
    with pytest.raises(HostError) as caught:
        windows_powershell.decode(output)
    assert caught.value.reason == reason


class Fake:
    """A scripted object: a property is a value, a method a function, a collection a list."""

    def __init__(self, **members: Any) -> None:
        self.members = members

    def get(self, name: str) -> Any:
        if name not in self.members:
            raise ComError(0x80020006)
        return self.members[name]

    def put(self, name: str, value: object) -> None:
        self.members[name] = value

    def call(self, name: str, *arguments: object) -> Any:
        return self.members[name](*arguments)

    def each(self) -> Iterator[Late]:
        yield from self.members["items"]


def folder(
    path: str, tasks: list[Fake], folders: tuple[Fake, ...] = (), refuses: Exception | None = None
) -> Fake:
    """A folder of a scripted Task Scheduler."""

    def get_tasks(flags: int) -> Fake:
        if refuses:
            raise refuses
        assert flags == 1  # hidden ones too
        return Fake(items=tasks)

    return Fake(Path=path, GetTasks=get_tasks, GetFolders=lambda flags: Fake(items=folders))


def scheduler(root: Fake) -> ComTasks:
    service = Fake(Connect=lambda: None, GetFolder={"\\": root}.__getitem__)
    return ComTasks(lambda question: question(lambda name: service))


def task(path: str, **more: object) -> Fake:
    return Fake(Path=path, Name=path.rpartition("\\")[2], **more)


def test_tasks_of_all_folders() -> None:
    never = datetime(1999, 11, 30)  # noqa: DTZ001
    action = Fake(Path="C:\\Codat\\Connector.exe")
    full = task(
        "\\Codat\\Quick\x1b[31mBooks",
        State=4,
        LastTaskResult=-2147216615,
        LastRunTime=never,
        NextRunTime=never.replace(year=2026),
        Definition=Fake(Actions=Fake(items=[action])),
    )
    closed = folder("\\Closed", [], refuses=ComError(0x80020009, 0x80070005))
    root = folder("\\", [task("\\Bare")], (closed, folder("\\Codat", [full])))
    found = list_tasks(False, scheduler(root))
    assert found.denied == ("\\Closed",)
    assert not found.complete
    bare, second = found.tasks
    assert (bare.name, bare.state, bare.result, bare.program) == ("Bare", "unknown", None, "")
    assert second.path == "\\Codat\\QuickBooks"
    assert (second.state, second.result) == ("running", 0x80041319)
    assert second.last_run is None
    assert second.next_run == never.replace(year=2026).timestamp()
    assert second.program == "C:\\Codat\\Connector.exe"


def test_no_task_is_no_answer() -> None:
    with pytest.raises(HostError) as caught:
        list_tasks(True, scheduler(folder("\\", [])))
    assert caught.value.reason == "unreadable"
    with pytest.raises(HostError) as caught:
        list_tasks(True, scheduler(folder("\\", [], refuses=ComError(0x80070005))))
    assert caught.value.reason == "permission_denied"


def no_com(question: object) -> Any:
    raise NoComError("no module named comtypes")


def test_powershell_takes_over() -> None:
    row = {"path": "\\A\\B", "state": 3, "result": 0, "last": None, "program": "x.exe"}
    found = list_tasks(True, ComTasks(no_com), PowerShellTasks(lambda script: [row]))
    assert found.complete
    assert found.tasks == (Task("\\A\\B", "B", "ready", 0, program="x.exe"),)


def test_com_denied_is_told() -> None:
    def ask(create: windows_com.Create) -> None:
        raise ComError(0x80020009, 0x80070005)

    _, failure = windows_com._asked(ask, lambda name: Fake())
    assert isinstance(failure, HostError)
    assert failure.reason == "permission_denied"
    assert failure.__traceback__ is None  # it would hold COM objects


def test_com_failure_lets_powershell_try() -> None:
    def ask(create: windows_com.Create) -> None:
        raise AttributeError("Connect")

    _, failure = windows_com._asked(ask, lambda name: Fake())
    assert isinstance(failure, NoComError)


def test_com_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comtypes", None)
    with pytest.raises(NoComError):
        windows_com.ask(lambda create: None)


def test_antivirus_rows() -> None:
    row: dict[str, Any] = {
        "displayName": "Webroot",
        "productState": 266240,
        "pathToSignedReportingExe": "W.exe",
    }
    rows: list[dict[str, Any]] = [row, {"displayName": "Silent"}]
    assert list_antivirus(lambda namespace, kind, names: rows) == (
        Antivirus("Webroot", True, True, "W.exe"),
        Antivirus("Silent"),
    )
    assert list_antivirus(no_wmi, lambda script: []) == ()


def no_wmi(namespace: str, kind: str, names: object) -> list[dict[str, Any]]:
    raise NoComError("no COM")


def test_antivirus_on_a_server() -> None:
    def absent(script: str) -> list[dict[str, Any]]:
        raise PowerShellError("HRESULT 0x8004100e,Microsoft.Management.Infrastructure")

    with pytest.raises(HostError) as caught:
        list_antivirus(no_wmi, absent)
    assert caught.value.reason == "tool_missing"
    assert "keeps no list" in caught.value.message


def test_wmi_rows() -> None:
    products = Fake(items=[Fake(displayName="Webroot", productState=0)])
    services = Fake(ExecQuery={"SELECT * FROM AntiVirusProduct": products}.__getitem__)
    locator = Fake(ConnectServer=lambda server, namespace: services)
    assert _query(lambda name: locator, "root\\x", "AntiVirusProduct", ["displayName"]) == [
        {"displayName": "Webroot"}
    ]

    def refuse(server: str, namespace: str) -> None:
        raise ComError(0x80020009, 0x8004100E)

    locator.members["ConnectServer"] = refuse
    with pytest.raises(HostError) as caught:
        _query(lambda name: locator, "root\\x", "AntiVirusProduct", ["displayName"])
    assert caught.value.reason == "tool_missing"
