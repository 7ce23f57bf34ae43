"""The registry in both views, and the list of installed programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest

from assistant.host.values import HostError
from assistant.host.windows.host import WindowsHost
from assistant.host.windows.registry import UNINSTALL

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Reason = Callable[[Callable[[], object]], HostError]
PLAIN = r"Software\TroubleshootingAssistantTest"
ENTRY = UNINSTALL + r"\TroubleshootingAssistantTest"


@pytest.fixture
def keys() -> Iterator[None]:
    """Keys of every kind in this user's part; removed afterwards."""
    if sys.platform != "win32":
        yield
    else:
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, PLAIN) as key:
            winreg.SetValueEx(key, "Product", 0, winreg.REG_SZ, "Quick\x1b[31mBooks")
            winreg.SetValueEx(key, "Year", 0, winreg.REG_DWORD, 2024)
            winreg.SetValueEx(key, "Large", 0, winreg.REG_QWORD, 1 << 40)
            winreg.SetValueEx(key, "Raw", 0, winreg.REG_BINARY, bytes(300))
            winreg.SetValueEx(key, "Names", 0, winreg.REG_MULTI_SZ, ["a", "b"])
            winreg.SetValueEx(key, "Path", 0, winreg.REG_EXPAND_SZ, "%TEMP%\\x")
            winreg.CreateKey(key, "34.0").Close()
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, ENTRY) as key:
            for name, value in (("DisplayName", "Connector"), ("DisplayVersion", "1.2")):
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)
        yield
        for path in (PLAIN + r"\34.0", PLAIN, ENTRY):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, path)


def test_values_of_every_kind(host: WindowsHost, keys: None) -> None:
    key = host.registry("HKCU\\" + PLAIN, "64")
    assert key is not None
    assert key.subkeys == ("34.0",)
    assert key.values["Product"] == "QuickBooks"
    assert key.values["Year"] == "2024"
    assert key.values["Large"] == str(1 << 40)
    assert key.values["Raw"] == "0" * 200
    assert key.values["Names"] == "a; b"
    assert key.values["Path"] == os.path.expandvars("%TEMP%\\x")


def test_both_views_share_this_users_part(host: WindowsHost, keys: None) -> None:
    assert host.registry("HKCU\\" + PLAIN, "32") == host.registry("hkcu\\" + PLAIN, "64")
    assert host.registry("HKEY_CURRENT_USER\\" + PLAIN, "32") is not None


def test_views_of_the_machine(host: WindowsHost) -> None:
    """The 32-bit view is the branch WOW6432Node of the other."""
    wide = host.registry(r"HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows NT", "64")
    narrow = host.registry(r"HKLM\SOFTWARE\Microsoft\Windows NT", "32")
    assert wide is not None
    assert narrow is not None
    assert narrow == wide
    whole = host.registry("HKLM\\SOFTWARE", "64")
    part = host.registry("HKLM\\SOFTWARE", "32")
    assert whole is not None
    assert part is not None
    assert "wow6432node" in [name.casefold() for name in whole.subkeys]
    assert whole.subkeys != part.subkeys


def test_absent(host: WindowsHost, failure: Reason) -> None:
    assert host.registry(r"HKLM\SOFTWARE\Assistant\Nowhere", "32") is None
    assert failure(lambda: host.registry(r"HKXX\SOFTWARE", "64")).reason == "unreadable"


def test_denied(host: WindowsHost, failure: Reason, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        import winreg

        def refuse(*arguments: object) -> None:
            raise PermissionError(13, "Access is denied", None, 5)

        monkeypatch.setattr(winreg, "OpenKey", refuse)
    assert failure(lambda: host.registry(r"HKLM\SAM\SAM", "64")).reason == "permission_denied"


def test_programs(host: WindowsHost, keys: None) -> None:
    found = host.programs()
    assert [p.version for p in found if p.name == "Connector"] == ["1.2"]
    assert len(set(found)) == len(found)
