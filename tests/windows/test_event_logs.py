"""Event logs of the Windows at hand."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from assistant.host.values import HostError
from assistant.host.windows.host import WindowsHost
from tests.windows.test_powershell import answers

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Reason = Callable[[Callable[[], object]], HostError]


def test_the_end_of_the_system_log_is_read(host: WindowsHost) -> None:
    if not answers():
        pytest.skip("PowerShell does not answer on this machine")
    tail = host.system_log("event_log", "System", 50_000)
    assert 0 < len(tail.data) <= 50_000
    assert 0 < tail.modified <= host.now() + 120
    assert host.system_log("event_log", "No such log", 1_000).data == b""


def test_there_is_no_journal(host: WindowsHost, failure: Reason) -> None:
    assert failure(lambda: host.system_log("journal", "pumpd", 1_000)).reason == "wrong_platform"
