"""Changing scheduled tasks, services, processes and files on Windows."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from assistant.host import hands
from assistant.host.values import HostError, Process
from assistant.host.windows.host import WindowsHost

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
scripted = pytest.mark.skipif(
    os.environ.get("ASSISTANT_TEST_SCHEDULER") != "1", reason="needs a scripted Task Scheduler"
)


@scripted
def test_a_task_is_run_and_stopped_in_any_thread(host: WindowsHost) -> None:
    errors: list[BaseException] = []

    def change() -> None:
        try:
            host.run_task("\\QuickbooksDesktop_ACME")
            host.stop_task("\\QuickbooksDesktop_ACME")
        except HostError as error:
            errors.append(error)

    thread = threading.Thread(target=change)
    thread.start()
    thread.join(60)

    assert errors == []


@scripted
@pytest.mark.parametrize(
    ("path", "reason"),
    [("\\Sub\\Unrelated", "exception"), ("\\Nowhere", "unreadable")],
)
def test_what_the_scheduler_refuses_is_told(host: WindowsHost, path: str, reason: str) -> None:
    with pytest.raises(HostError) as told:
        host.run_task(path)

    assert told.value.reason == reason


def test_a_service_that_is_not_there_is_told(host: WindowsHost) -> None:
    with pytest.raises(HostError):
        host.control_service("NoSuchService-4711", "start")


def test_a_process_is_ended_with_what_it_started(
    host: WindowsHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "protected_process", lambda name: False)  # interpreters are
    monkeypatch.setattr(hands, "disguised", lambda path: "")
    waits = "import threading; print('waiting', flush=True); threading.Event().wait(600)"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {waits!r}]).wait()"
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    try:
        assert parent.stdout
        assert parent.stdout.readline().strip() == b"waiting"
        seen = psutil.Process(parent.pid)
        below = seen.children()
        named = [Process(p.pid, p.name(), p.create_time()) for p in (seen, *below)]
        ended = host.end_process(named[0], 2.0, tuple(named[1:]))

        assert {p.pid for p in ended} == {p.pid for p in named}
        assert parent.wait(10) is not None
        assert not psutil.pid_exists(below[0].pid)
    finally:
        for process in psutil.Process().children(recursive=True):
            process.kill()
        parent.communicate()


def test_a_process_that_took_the_number_is_not_touched(host: WindowsHost) -> None:
    mine = psutil.Process()
    other = Process(mine.pid, "somebody-else.exe", mine.create_time() - 3600)

    assert host.end_process(other, 1.0) == ()


def test_quickbooks_is_never_ended(host: WindowsHost) -> None:
    with pytest.raises(HostError, match="never ended"):
        host.end_process(Process(1, "QBW.EXE", 0.0), 1.0)


def test_files_are_moved_below_the_users_folders_only(host: WindowsHost, tmp_path: Path) -> None:
    source = tmp_path / "a.log"
    source.write_text("x")
    target = tmp_path / "moved" / "a.log"
    host.rename(str(source), str(target))

    assert target.read_text() == "x"
    with pytest.raises(HostError, match="no place"):
        host.rename(str(target), r"C:\Windows\a.log")
