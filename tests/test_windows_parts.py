"""What the Windows host decides, shown without Windows: who looks, what protects, what starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.host.child import windows_program
from assistant.host.values import Antivirus, HostError, Service
from assistant.host.windows.code_page import known_page
from assistant.host.windows.registry import split
from assistant.host.windows.security import list_antivirus
from assistant.host.windows.viewer import other_view

Rows = list[dict[str, Any]]


@pytest.mark.parametrize(
    ("session", "user", "person", "says"),
    [
        (1, "anna", "Anna", ""),
        (1, "anna", "", ""),
        (None, "anna", "anna", ""),
        (0, "SYSTEM", "", "as Windows itself"),
        (1, "DESKTOP-1$", "anna", "as Windows itself"),
        (0, "agent", "", "session of the services"),
        (2, "admin", "anna", "runs as admin, but anna is logged on"),
    ],
)
def test_another_ones_view_is_told(session: int | None, user: str, person: str, says: str) -> None:
    told = other_view(session, user, person)

    assert says in told
    assert bool(says) == bool(told)


def without_list(defender: Rows) -> Callable[[str, str, Sequence[str]], Rows]:
    """WMI of a Windows Server, which keeps no list of antivirus products."""

    def wmi(namespace: str, kind: str, names: Sequence[str]) -> Rows:
        if kind == "AntiVirusProduct":
            raise HostError("tool_missing", "no list")
        return defender

    return wmi


def services(**states: str) -> Callable[[str], tuple[Service, ...]]:
    """Services by their names."""
    return lambda name: (Service(name, name, states[name], "automatic"),) if name in states else ()


def test_a_server_tells_of_defender_and_webroot() -> None:
    defender = {"AntivirusEnabled": True, "RealTimeProtectionEnabled": True,
                "AntivirusSignatureAge": 30}  # fmt: skip
    seen = list_antivirus(without_list([defender]), services=services(WRSVC="running"))

    assert set(seen) == {
        Antivirus("Windows Defender", True, False),
        Antivirus("Webroot SecureAnywhere", True),
    }


def test_defender_without_its_shields_is_off() -> None:
    defender = {"AntivirusEnabled": True, "RealTimeProtectionEnabled": False,
                "AntivirusSignatureAge": 0}  # fmt: skip
    (seen,) = list_antivirus(without_list([defender]), services=services(WinDefend="running"))

    assert seen == Antivirus("Windows Defender", False, True)


def test_a_server_that_tells_nothing_is_not_unprotected() -> None:
    with pytest.raises(HostError, match="no list"):
        list_antivirus(without_list([]), services=services())


def test_a_program_is_never_taken_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("system", "tools", "downloads"):
        (tmp_path / folder).mkdir()
    (tmp_path / "downloads" / "sc.exe").touch()
    (tmp_path / "tools" / "pumpctl.exe").touch()
    monkeypatch.chdir(tmp_path / "downloads")
    system, tools = str(tmp_path / "system"), str(tmp_path / "tools")

    assert windows_program("sc", tools, system) == str(tmp_path / "system" / "sc.exe")
    assert windows_program("sc.exe", ".", system) == str(tmp_path / "system" / "sc.exe")
    assert windows_program("pumpctl", tools, system) == str(tmp_path / "tools" / "pumpctl.exe")


@pytest.mark.parametrize(
    ("number", "page"), [("437", "cp437"), ("65001", "utf-8"), ("99999", "utf-8"), ("", "utf-8")]
)
def test_a_code_page_that_there_is_not_is_read_as_utf8(number: str, page: str) -> None:
    assert known_page(number) == page


@pytest.mark.parametrize(
    ("path", "rest"),
    [("HKLM/SOFTWARE/Pump", "SOFTWARE\\Pump"), ("HKLM\\SOFTWARE\\A/B", "SOFTWARE\\A/B")],
)
def test_a_slash_can_be_part_of_a_keys_name(path: str, rest: str) -> None:
    assert split(path) == ("HKEY_LOCAL_MACHINE", rest)
