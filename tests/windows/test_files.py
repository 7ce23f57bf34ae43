"""Files as Windows holds them: locked, growing, found by a wildcard."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from assistant.host.values import HostError
from assistant.host.windows.host import WindowsHost
from assistant.host.windows.sharing import open_shared

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Reason = Callable[[Callable[[], object]], HostError]


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program has the file open and shares it with nobody."""
    if sys.platform != "win32":
        yield
    else:
        import ctypes
        from ctypes import wintypes

        api = ctypes.WinDLL("kernel32", use_last_error=True)
        api.CreateFileW.restype = wintypes.HANDLE
        api.CreateFileW.argtypes = [
            *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p),
            *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
        ]
        api.CloseHandle.argtypes = [wintypes.HANDLE]
        handle = api.CreateFileW(str(path), 0xC0000000, 0, None, 3, 0, None)
        assert handle != wintypes.HANDLE(-1).value
        try:
            yield
        finally:
            api.CloseHandle(handle)


def test_a_locked_file(host: WindowsHost, failure: Reason, tmp_path: Path) -> None:
    path = tmp_path / "qbsdklog.txt"
    path.write_bytes(b"one\n")
    with locked(path):
        told = failure(lambda: host.tail(str(path), 100))
    assert told.reason in ("unreadable", "permission_denied")
    assert "locked" in told.message
    assert "qbsdklog.txt" in told.message
    assert host.tail(str(path), 100).data == b"one\n"


def test_a_growing_file(host: WindowsHost, tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    with path.open("ab", buffering=0) as log:
        log.write(b"first\r\n")
        assert host.tail(str(path), 100).data == b"first\r\n"
        log.write(b"second\r\n")
        grown = host.tail(str(path), 8)
    assert grown.data == b"second\r\n"
    assert grown.size == 15
    assert grown.head == b"firs"


def test_wildcards(host: WindowsHost, tmp_path: Path) -> None:
    for client in ("ACME", "Bolt"):
        folder = tmp_path / client / "QuickBooks-connector"
        folder.mkdir(parents=True)
        (folder / "Connector.exe").write_bytes(b"MZ")
    found = host.find(str(tmp_path / "*" / "QUICKBOOKS-connector" / "*.EXE"))
    assert [Path(info.path).parts[-3] for info in found] == ["ACME", "Bolt"]
    assert {info.kind for info in found} == {"file"}
    mixed = str(tmp_path).replace("\\", "/") + "/a*"
    assert [os.path.basename(info.path) for info in host.find(mixed)] == ["ACME"]
    assert host.find(str(tmp_path / "nowhere" / "*")) == ()


def test_shares_of_other_computers(host: WindowsHost, failure: Reason) -> None:
    for path in (r"\\server\share\x", "//server/share/x", r"\\?\UNC\server\share"):
        assert failure(partial(host.find, path)).reason == "permission_denied"
        assert failure(partial(host.tail, path, 10)).reason == "permission_denied"


def test_a_log_may_be_renamed_while_it_is_read(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("x")
    handle = open_shared(str(log))
    try:
        log.rename(tmp_path / "a.1.log")
        assert os.read(handle, 9) == b"x"
    finally:
        os.close(handle)
