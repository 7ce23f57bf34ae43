"""What a program starts ends with it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from assistant.host.values import HostError
from assistant.host.windows.host import WindowsHost
from assistant.host.windows.job import end_job, put_into_job

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Start = Callable[..., "subprocess.Popen[bytes]"]
Reason = Callable[[Callable[[], object]], HostError]
GRANDCHILD = """
import subprocess, sys, time
sys.stdin.readline() if len(sys.argv) > 2 else None
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"],
                         stdin=subprocess.DEVNULL)
with open(sys.argv[1] + ".part", "w") as file:
    file.write(str(child.pid))
import os
os.replace(sys.argv[1] + ".part", sys.argv[1])
time.sleep(0 if sys.argv[-1] == "leave" else 300)
"""


def pid_in(path: Path) -> int:
    for _ in range(300):
        if path.exists():
            return int(path.read_text())
        time.sleep(0.1)
    raise AssertionError("the child has not started its own")


def ends(pid: int) -> bool:
    """Within 20 seconds."""
    for _ in range(200):
        if not psutil.pid_exists(pid):
            return True
        time.sleep(0.1)
    return False


def test_a_grandchild_ends_with_the_job(start: Start, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    child = start(GRANDCHILD, str(told), "wait")
    job = put_into_job(child.pid)
    assert job is not None
    assert child.stdin is not None
    child.stdin.write(b"go\n")
    child.stdin.flush()
    grandchild = pid_in(told)
    assert psutil.pid_exists(grandchild)
    end_job(job)
    assert ends(grandchild)
    assert child.wait(20) != 0


def test_a_timeout_ends_the_tree(host: WindowsHost, failure: Reason, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    began = time.monotonic()
    argv = [sys.executable, "-c", GRANDCHILD, str(told)]
    assert failure(lambda: host.run(argv, 8)).reason == "timeout"
    assert time.monotonic() - began < 30
    assert ends(pid_in(told))


def test_an_orphan_ends_too(host: WindowsHost, tmp_path: Path) -> None:
    """Its parent has ended by itself, so that no tree leads to it."""
    told = tmp_path / "pid"
    argv = [sys.executable, "-c", GRANDCHILD, str(told), "leave"]
    # With three arguments the child waits for a line; its input is empty, so it goes on at once.
    assert host.run(argv, 60).code == 0
    assert ends(pid_in(told))


def test_no_such_process() -> None:
    assert put_into_job(4_000_000_000) is None


def test_output_in_the_console_code_page(host: WindowsHost) -> None:
    code = "import sys; sys.stdout.buffer.write('Zürich'.encode('oem'))"
    try:
        "ü".encode("oem")
    except UnicodeEncodeError:
        pytest.skip("this machine's code page has no ü")
    assert host.run([sys.executable, "-c", code], 60).out == "Zürich"


def test_a_missing_program(host: WindowsHost, failure: Reason) -> None:
    assert failure(lambda: host.run([r"C:\nowhere\no.exe"], 5)).reason == "tool_missing"
