"""PowerShell: asked by its full path, and its silence is no empty list."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from assistant.host.values import HostError
from assistant.host.windows import powershell as windows_powershell
from assistant.host.windows.host import WindowsHost

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Reason = Callable[[Callable[[], object]], HostError]


def answers() -> bool:
    """Whether this machine's PowerShell does anything at all."""
    argv = ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", "'here'"]
    try:
        done = subprocess.run(argv, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"here" in done.stdout


def test_silence_is_no_empty_list(failure: Reason) -> None:
    if answers():
        pytest.skip("PowerShell answers on this machine")
    assert failure(lambda: windows_powershell.ask("1")).reason == "tool_missing"


def test_without_com_and_with_a_silent_powershell(
    host: WindowsHost, failure: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    if answers():
        pytest.skip("PowerShell answers on this machine")
    monkeypatch.setitem(sys.modules, "comtypes", None)
    assert failure(host.tasks).reason == "tool_missing"
    assert failure(host.antivirus).reason == "tool_missing"


def test_an_answer() -> None:
    if not answers():
        pytest.skip("PowerShell does not answer on this machine")
    assert windows_powershell.ask("@{a=1;b='ä'},@{a=2}") == [{"a": 1, "b": "ä"}, {"a": 2}]
    assert windows_powershell.ask("") == []


def test_there_is_none(failure: Reason, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYSTEMROOT", os.path.join(os.getcwd(), "nowhere"))
    assert failure(lambda: windows_powershell.ask("1")).reason == "tool_missing"
