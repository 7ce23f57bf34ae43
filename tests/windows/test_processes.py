"""Processes: found while they run, by name, path and user."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import psutil
import pytest

from assistant.host.values import Process
from assistant.host.windows.host import WindowsHost

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
Start = Callable[..., "subprocess.Popen[bytes]"]
WAIT = "import sys; sys.stdin.read()"


def with_pid(host: WindowsHost, pid: int) -> Process | None:
    return next((p for p in host.processes() if p.pid == pid), None)


def test_a_child_is_found_while_it_runs(host: WindowsHost, start: Start) -> None:
    child = start(WAIT)
    seen = with_pid(host, child.pid)
    assert seen is not None
    assert seen.name.casefold() == os.path.basename(sys.executable).casefold()
    assert seen.path is not None
    assert os.path.samefile(seen.path, sys.executable)
    assert seen.user is not None
    assert seen.user.rpartition("\\")[2].casefold() == os.environ["USERNAME"].casefold()
    assert seen.parent == os.getpid()
    assert abs(seen.created - host.now()) < 120
    assert not seen.zombie
    assert not seen.cut
    child.communicate()  # closes its input, whereupon it ends
    assert with_pid(host, child.pid) is None


def test_this_user_is_named_like_its_processes(host: WindowsHost) -> None:
    mine = with_pid(host, os.getpid())
    assert mine is not None
    assert mine.user is not None
    assert host.system().user.casefold().endswith(mine.user.rpartition("\\")[2].casefold())


def test_others_do_not_hide_the_list(host: WindowsHost) -> None:
    assert len(host.processes()) > 3


def test_a_process_has_the_session_and_the_rights_of_who_started_it(host: WindowsHost) -> None:
    mine = with_pid(host, os.getpid())
    assert mine is not None
    assert mine.elevated in (True, False)
    assert mine.session is not None
    assert mine.window in (True, False)


def test_a_process_that_shows_a_window_is_told_from_one_that_does_not(
    host: WindowsHost, start: Start
) -> None:
    shows = start(
        "import ctypes, sys\n"
        "user = ctypes.windll.user32\n"
        "window = user.CreateWindowExW(0, 'STATIC', 'Hi', 0x10CF0000, 0, 0, 90, 90, 0, 0, 0, 0)\n"
        "print(bool(window), flush=True)\n"
        "sys.stdin.read()"
    )
    hides = start("print('begun', flush=True); " + WAIT)
    assert shows.stdout
    assert hides.stdout
    hides.stdout.readline()
    if shows.stdout.readline().strip() != b"True":
        pytest.skip("no window can be shown here")
    seen = [with_pid(host, process.pid) for process in (shows, hides)]
    assert [p and p.window for p in seen] == [True, False]


def test_a_process_has_the_age_by_which_it_is_known_again(host: WindowsHost, start: Start) -> None:
    child = start(WAIT)
    seen = with_pid(host, child.pid)
    assert seen is not None
    assert seen.created == pytest.approx(psutil.Process(child.pid).create_time(), abs=0.001)
