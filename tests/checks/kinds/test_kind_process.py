"""Programs that really run, under names of our own."""

from __future__ import annotations

import getpass
import os
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.host.base import Host
from assistant.host.values import Process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies a program of Linux")
Start = Callable[..., Any]
Facts = Callable[..., Any]
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def name() -> str:
    """A name that no other test runs under; its first 15 characters tell it apart."""
    return f"Qb{uuid.uuid4().hex[:13]}DesktopUI.exe"


@pytest.fixture
def machine(live: Host, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Host]:
    """This computer with other processes than its own."""

    def showing(*processes: Process) -> Host:
        monkeypatch.setattr(live, "processes", lambda: processes)
        return live

    return showing


def test_the_connector_is_found_while_it_runs_and_not_after(
    start: Start, facts: Facts, tmp_path: Path, live: Host, until: Until
) -> None:
    program = tmp_path / "QuickbooksDesktopUI.exe"
    process = start(program.name)
    asked = {"name": "quickbooksdesktopui.EXE", "path": str(program)}
    until(lambda: facts("process", asked).running)
    told = facts("process", asked)
    assert (told.number, told.zombies, told.pid) == (1, 0, process.pid)
    assert told.path == str(program)
    assert told.user == getpass.getuser()
    assert told.users == 1
    assert 0 <= told.age < 60
    assert live.now() - told.age == pytest.approx(psutil.Process(process.pid).create_time(), abs=30)
    process.kill()
    process.wait()
    told = facts("process", asked)
    assert (told.running, told.number, told.pid, told.age) == (False, 0, None, None)


def test_several_are_counted_and_the_oldest_is_told(
    start: Start, facts: Facts, name: str, until: Until
) -> None:
    pids = [start(name).pid for _ in range(3)]
    until(lambda: facts("process", name).number == 3)
    assert facts("process", name).pid in pids


def test_a_result_names_the_process(
    start: Start, examine: Facts, facts: Facts, name: str, until: Until
) -> None:
    process = start(name)
    until(lambda: facts("process", name).running)
    result = examine("process", name, "running and number = 1", message="{number} of {user}")
    assert (result.state, result.message) == ("pass", f"1 of {getpass.getuser()}")
    assert result.actual == f"{name} is running"
    assert result.evidence[0].locator == f"pid {process.pid}"
    assert name in result.evidence[0].excerpt
    assert examine("process", f"other-{name}", "running").state == "fail"


def test_one_that_has_ended_and_is_not_fetched_does_not_run(
    start: Start, facts: Facts, examine: Facts, name: str, until: Until
) -> None:
    process = start(name)
    until(lambda: facts("process", name).running)
    process.send_signal(9)
    until(lambda: psutil.Process(process.pid).status() == psutil.STATUS_ZOMBIE)
    told = facts("process", name)
    assert (told.running, told.number, told.zombies) == (False, 0, 1)
    assert facts("process", f"{name[:5]}*UI.exe").zombies == 1
    result = examine("process", name, "running")
    assert result.state == "fail"
    assert result.actual == f"{name} is not running (one has ended and is not fetched yet)"


@pytest.mark.parametrize("interpreter", ["/bin/sh", f"{sys.executable} -S"])
def test_a_script_is_found_under_its_own_name_only(
    start: Start, facts: Facts, tmp_path: Path, name: str, until: Until, interpreter: str
) -> None:
    go = tmp_path / "go"
    code = f"import time; open({str(go)!r}, 'w'); time.sleep(60)"
    if interpreter == "/bin/sh":
        code = f"echo > {go}; read x"
    read, write = os.pipe()
    start(name, script=f"#!{interpreter}\n{code}\n", stdin=read)
    until(go.exists)
    told = facts("process", name)
    assert (told.running, told.number) == (True, 1)
    assert not facts("process", name.replace("DesktopUI", "Desktop")).running
    assert not facts("process", name[:15]).running
    assert facts("process", f"{name[:9]}*.EXE").running
    os.close(read)
    os.close(write)


def test_a_name_of_just_15_letters_is_no_other_programs_beginning(
    start: Start, facts: Facts, name: str, until: Until
) -> None:
    start(name[:15])
    until(lambda: facts("process", name[:15]).running)
    assert not facts("process", name).running


@pytest.fixture
def stranger(start: Start, name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A process of another user."""
    if os.geteuid() != 0:
        pytest.skip("only root can start a process of another user")
    folder = Path("/tmp") / uuid.uuid4().hex  # where others may look
    folder.mkdir(mode=0o755)
    yield start(name, folder=folder, user="nobody", group="nogroup", extra_groups=[])
    (folder / name).unlink()
    folder.rmdir()


def test_a_process_of_somebody_else_is_theirs(
    stranger: Any, start: Start, facts: Facts, name: str, until: Until
) -> None:
    until(lambda: facts("process", name).user == "nobody")
    assert facts("process", {"name": name, "user": "NOBODY"}).number == 1
    assert facts("process", {"name": name, "user": "root"}).number == 0
    mine = f"other-{name}"
    start(mine)
    until(lambda: facts("process", mine).running)
    assert facts("process", {"name": mine, "same_user_as": name}).same_user is False
    start(name)
    until(lambda: facts("process", name).number == 2)
    assert facts("process", name).users == 2
    assert facts("process", {"name": mine, "same_user_as": name}).same_user is True


def test_the_same_user_is_noticed(start: Start, facts: Facts, name: str, until: Until) -> None:
    start(name)
    start(f"other-{name}")
    asked = {"name": name, "same_user_as": f"other-{name}"}
    until(lambda: facts("process", asked).same_user is not None)
    assert facts("process", asked).same_user is True
    assert facts("process", {"name": name, "same_user_as": "nothing-of-this"}).same_user is None
    assert facts("process", name).same_user is None


def test_what_is_excluded_does_not_count(
    start: Start, facts: Facts, name: str, until: Until
) -> None:
    start(name)
    start(f"{name}2")
    until(lambda: facts("process", f"{name}*").number == 2)
    assert facts("process", {"name": f"{name}*", "excluding": f"{name}2"}).number == 1
    assert facts("process", {"name": f"{name}?", "excluding": [name]}).number == 1
    assert facts("process", {"name": [name, f"{name}2"]}).number == 2
    assert facts("process", {"name": f"{name}*", "excluding": "qb*"}).number == 0


def test_only_programs_at_the_path_count(
    start: Start, facts: Facts, name: str, tmp_path: Path, until: Until
) -> None:
    (tmp_path / "[new]").mkdir()
    start(name, folder=tmp_path / "[new]")
    until(lambda: facts("process", name).running)
    for path, number in ((f"{tmp_path}/[new]/{name}", 1), (f"{tmp_path}/*/{name}", 1)):
        assert facts("process", {"name": name, "path": path}).number == number
    assert facts("process", {"name": name, "path": f"/opt/{name}"}).number == 0


def test_a_path_that_may_not_be_read_is_no_claim(machine: Any, examine: Facts) -> None:
    host = machine(Process(7, "a.exe", 1.0, 1, None, None), Process(8, "b.exe", 1.0, 1, "/b.exe"))
    for asked in ({"name": "a.exe", "path": "/a.exe"}, {"name": "A*", "user": "root"}):
        result = examine("process", asked, "running", host=host)
        assert (result.state, result.reason) == ("error", "permission_denied")
        assert "pid 7" in result.message
    assert examine("process", {"name": "b.exe", "path": "/b.exe"}, "running").state == "pass"
    assert examine("process", "a.exe", "running", host=host).state == "pass"
    result = examine("process", {"name": "a.exe", "same_user_as": "b.exe"}, "same_user", host=host)
    assert result.state == "fail"
    asked = {"name": "a.exe", "same_user_as": "b.exe"}
    assert examine("process", asked, "not same_user", host=host).state == "fail"


def test_brackets_in_a_name_stand_for_themselves(machine: Any, facts: Facts) -> None:
    host = machine(Process(7, "a[1].exe", 1.0), Process(8, "a1.exe", 1.0))
    assert facts("process", "a[1].exe", host).pid == 7
    assert facts("process", "A[1]*", host).number == 1


@pytest.mark.parametrize("error", [OSError("no /proc"), psutil.Error("no list")])
def test_a_list_that_cannot_be_read_is_no_empty_list(
    monkeypatch: pytest.MonkeyPatch, examine: Facts, error: Exception
) -> None:
    def refuse(*_: object) -> object:
        raise error

    monkeypatch.setattr(psutil, "process_iter", refuse)
    result = examine("process", "a.exe", "running")
    assert (result.state, result.reason) == ("error", "unreadable")
    assert result.evidence == ()


def test_a_list_that_breaks_off_is_no_list(monkeypatch: pytest.MonkeyPatch, examine: Facts) -> None:
    def broken(*_: object) -> Iterator[psutil.Process]:
        yield psutil.Process()
        raise PermissionError(13, "Permission denied", "/proc")

    monkeypatch.setattr(psutil, "process_iter", broken)
    result = examine("process", "a.exe", "running")
    assert (result.state, result.reason) == ("error", "unreadable")


def test_a_process_that_ends_while_it_is_looked_at_is_left_out(
    live: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(self: psutil.Process) -> str:
        raise psutil.NoSuchProcess(self.pid)

    monkeypatch.setattr(psutil, "process_iter", lambda: iter([psutil.Process()]))
    assert [p.pid for p in live.processes()] == [os.getpid()]
    monkeypatch.setattr(psutil.Process, "name", gone)
    assert live.processes() == ()


def test_what_may_not_be_read_of_a_process_is_unknown(
    live: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(self: psutil.Process) -> str:
        raise psutil.AccessDenied(self.pid)

    monkeypatch.setattr(psutil, "process_iter", lambda: iter([psutil.Process()]))
    monkeypatch.setattr(psutil.Process, "exe", denied)
    monkeypatch.setattr(psutil.Process, "username", denied)
    (me,) = live.processes()
    assert me.name
    assert (me.pid, me.path, me.user) == (os.getpid(), None, None)
