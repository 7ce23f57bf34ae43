"""What Windows says of itself, its services and its environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest

from assistant.host.open import open_host
from assistant.host.values import HostError
from assistant.host.windows.host import WindowsHost

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Reason = Callable[[Callable[[], object]], HostError]


def test_the_host_is_found() -> None:
    assert isinstance(open_host(), WindowsHost)


def test_system(host: WindowsHost) -> None:
    told = host.system()
    assert told.platform == "windows"
    assert told.name.startswith("Windows")
    assert told.version.startswith("10.0.")
    assert told.bits in (32, 64)
    assert os.environ["USERNAME"] in told.user


def test_services(host: WindowsHost) -> None:
    everything = host.services("*")
    assert everything
    first = everything[0]
    assert host.services(first.name.upper()) == (first,)
    assert host.services(first.name.lower()[:-1] + "?")
    assert {s.state for s in everything} <= {
        *("running", "stopped", "starting", "stopping", "paused", "unknown")
    }
    assert host.services("NoSuchService*") == ()


def test_a_closed_service_is_listed(host: WindowsHost, monkeypatch: pytest.MonkeyPatch) -> None:
    import psutil

    def refuse(self: object) -> str:
        raise psutil.AccessDenied

    name = host.services("*")[0].name
    if sys.platform == "win32":
        from psutil._pswindows import WindowsService

        monkeypatch.setattr(WindowsService, "status", refuse)
    (closed,) = host.services(name)
    assert (closed.state, closed.start) == ("unknown", "unknown")


def test_variables_in_any_case(host: WindowsHost) -> None:
    assert host.variable("programdata") == host.variable("PROGRAMDATA") is not None
    assert host.variable("NO_SUCH_VARIABLE_X") is None


def test_disk_and_ports(host: WindowsHost) -> None:
    disk = host.disk("C:\\")
    assert 0 < disk.free <= disk.total
    assert all(0 < listener.port < 65536 for listener in host.listeners())
