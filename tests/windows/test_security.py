"""Antivirus products, by WMI."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from assistant.host.values import Antivirus, HostError
from assistant.host.windows.host import WindowsHost
from assistant.host.windows.security import read_wmi

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Reason = Callable[[Callable[[], object]], HostError]


def test_wmi_answers() -> None:
    """The way to the products, shown on something that every Windows has."""
    (row,) = read_wmi("root\\cimv2", "Win32_OperatingSystem", ["Version"])
    assert str(row["Version"]).startswith("10.")


def test_an_absent_namespace(failure: Reason) -> None:
    told = failure(lambda: read_wmi("root\\NoSuchNamespace", "AntiVirusProduct", ["displayName"]))
    assert told.reason == "tool_missing"
    assert "keeps no list of antivirus products" in told.message


def test_products_or_no_list(host: WindowsHost) -> None:
    try:
        found: tuple[Antivirus, ...] | HostError = host.antivirus()
    except HostError as error:
        found = error
    if isinstance(found, HostError):
        assert found.reason == "tool_missing"
        assert "keeps no list" in found.message
    else:
        assert all(product.name for product in found)
