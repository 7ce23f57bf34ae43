"""The Task Scheduler, by COM and by PowerShell.

Where ``ASSISTANT_TEST_SCHEDULER=1`` says that a scripted Task Scheduler is registered, it holds the
tasks below; elsewhere the machine's own is looked at.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence

import pytest

from assistant.host import child
from assistant.host.values import HostError, Output, Tasks
from assistant.host.windows import com as windows_com
from assistant.host.windows.host import WindowsHost, is_elevated

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
scripted = pytest.mark.skipif(
    os.environ.get("ASSISTANT_TEST_SCHEDULER") != "1", reason="needs a scripted Task Scheduler"
)
Reason = Callable[[Callable[[], object]], HostError]


def in_thread(question: Callable[[], Tasks]) -> Tasks:
    """A thread that nobody has set COM up for, as checks run in."""
    answers: list[Tasks] = []
    thread = threading.Thread(target=lambda: answers.append(question()))
    thread.start()
    thread.join(60)
    return answers[0]


@scripted
def test_the_scripted_tasks(host: WindowsHost) -> None:
    found = host.tasks()
    told = {task.path: task for task in found.tasks}
    ready = told["\\QuickbooksDesktop_ACME"]
    assert (ready.name, ready.state, ready.result) == ("QuickbooksDesktop_ACME", "ready", 0)
    assert ready.last_run is not None
    assert ready.next_run is None  # 1999 stands for never
    assert told["\\QuickbooksDesktopUi_ACME"].result == 0x41306
    assert told["\\Sub\\Unrelated"].state == "disabled"
    assert found.complete == is_elevated()


@scripted
def test_scripted_oddities(host: WindowsHost) -> None:
    found = host.tasks()
    told = {task.path: task for task in found.tasks}
    if "\\Sub\\Failed" not in told:
        pytest.skip("the scripted Task Scheduler has only its plain tasks")
    assert told["\\Sub\\Failed"].result == 0x80041319
    assert told["\\Sub\\Failed"].program == "C:\\Codat\\Connector.exe"
    assert told["\\Hidden"].state == "running"
    assert found.denied == ("\\Closed",)
    assert "\\After\\Closed folder" in told


@scripted
def test_threads_ask_one_after_another_and_at_once(host: WindowsHost) -> None:
    first = host.tasks()
    for _ in range(5):
        assert in_thread(host.tasks) == first
    answers: list[Tasks] = []
    threads = [threading.Thread(target=lambda: answers.append(host.tasks())) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [first] * 6


@scripted
def test_com_already_set_up_otherwise(host: WindowsHost) -> None:
    """A thread whose owner chose the other kind of apartment."""
    import comtypes  # type: ignore[import-not-found, unused-ignore]

    def ask() -> Tasks:
        comtypes.CoInitializeEx(comtypes.COINIT_MULTITHREADED)
        try:
            return host.tasks()
        finally:
            comtypes.CoUninitialize()

    assert in_thread(ask).tasks


@pytest.mark.skipif(os.environ.get("ASSISTANT_TEST_SCHEDULER") == "1", reason="scripted")
def test_the_own_scheduler_names_tasks_or_says_why(host: WindowsHost) -> None:
    try:
        found: Tasks | HostError = host.tasks()
    except HostError as error:
        found = error
    if isinstance(found, HostError):
        assert found.reason in ("tool_missing", "timeout", "exception")
        assert found.message
    else:
        assert found.tasks
        assert all(task.path.startswith("\\") for task in found.tasks)


def test_no_such_object() -> None:
    with pytest.raises(windows_com.NoComError):
        windows_com.ask(lambda create: create("Assistant.NoSuchObject"))


def test_without_com_powershell_is_asked(
    host: WindowsHost, failure: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "comtypes", None)
    argvs: list[Sequence[str]] = []

    def silent(argv: Sequence[str], timeout: float) -> Output:
        argvs.append(argv)
        return Output(0, "", "")

    monkeypatch.setattr(child, "run", silent)
    assert failure(host.tasks).reason == "tool_missing"
    assert failure(host.antivirus).reason == "tool_missing"
    assert [os.path.basename(argv[0]) for argv in argvs] == ["powershell.exe"] * 2
    assert all(os.path.isabs(argv[0]) for argv in argvs)
