"""The host of a Windows machine; these tests look at the real one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from assistant.host.values import HostError
from assistant.host.windows.host import WindowsHost

Start = Callable[..., "subprocess.Popen[bytes]"]
Reason = Callable[[Callable[[], object]], HostError]


@pytest.fixture
def host() -> WindowsHost:
    """This machine."""
    return WindowsHost()


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a Python with some code; it is ended after the test."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(code: str, *arguments: str) -> subprocess.Popen[bytes]:
        argv = [sys.executable, "-c", code, *arguments]
        process = subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def failure() -> Reason:
    """The HostError that a question raises."""

    def caught(question: Callable[[], object]) -> HostError:
        with pytest.raises(HostError) as info:
            question()
        return info.value

    return caught
