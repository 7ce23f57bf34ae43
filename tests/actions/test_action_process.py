"""Ending programs: exactly the ones that were named, with all that they started, and no other."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from assistant.host.base import ActingHost
from assistant.host.disguise import disguised
from assistant.host.fence import Fence, fenced
from assistant.host.values import HostError, Process
from tests.actions.conftest import own_program
from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
ROOT = Path(__file__).resolve().parents[2]
Program = Callable[..., "subprocess.Popen[bytes]"]
PlanOf = Callable[..., list[Any]]
Until = Callable[[Callable[[], object]], None]
CHILD = "print('child', flush=True)\nimport time\ntime.sleep(600)"
PARENT = """\
import subprocess, time
child = subprocess.Popen([{child!r}, "-I", "-c", {source!r}], stdout=subprocess.PIPE)
child.stdout.readline()
print("ready", child.pid, flush=True)
time.sleep(600)
"""


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def family(program: Program, tmp_path: Path, name: str, child: str = "") -> tuple[int, int]:
    """A program that has started another one: their pids."""
    path = tmp_path / "bin" / (child or name)
    source = PARENT.format(child=str(path), source=CHILD)
    own_program(path)
    process = program(name, source)
    assert process.stdout is not None
    return process.pid, int(process.stdout.readline().split()[1])


def seen(host: ActingHost, pid: int) -> Process:
    return next(p for p in host.processes() if p.pid == pid)


def end(name: str) -> dict[str, Any]:
    return {"title": "End it", "process": {"end": name, "patience": "3 s"}, "resolves": "quiet"}


def quiet(name: str) -> str:
    return json.dumps({"title": "It is quiet", "process": name, "expect": "not running"})


def test_a_program_ends_with_all_that_it_started(
    bench: Callable[..., Bench], live: ActingHost, program: Program, tmp_path: Path
) -> None:
    parent, child = family(program, tmp_path, "treehouse-a")

    result = bench(live, mend=end("treehouse-a"), check_quiet=quiet("treehouse-a")).fix("mend")

    assert (result.status, result.verification, result.changed) == ("succeeded", "fixed", True)
    assert gone(parent)
    assert gone(child)


def test_the_plan_says_which_process_it_is_and_what_goes_with_it(
    plan_of: PlanOf, live: ActingHost, program: Program, tmp_path: Path
) -> None:
    parent, child = family(program, tmp_path, "treehouse-b", "treehouse-b-child")

    (step,) = plan_of(live, "process", "treehouse-b")

    place, me = tmp_path / "bin", live.system().user
    assert f"End {place}/treehouse-b (pid {parent}, of {me}, running since " in step.text
    below = f"treehouse-b-child (pid {child}, {place}/treehouse-b-child)"
    assert step.text.endswith(f", with what it started: {below}")
    assert "not saved" in step.changes
    assert not gone(child)


def test_one_that_ignores_the_polite_signal_is_ended_by_force(
    live: ActingHost, program: Program
) -> None:
    source = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    stubborn = program("stubborn-pump", source + "print('deaf', flush=True)\ntime.sleep(600)")
    assert stubborn.stdout is not None
    stubborn.stdout.readline()

    ended = live.end_process(seen(live, stubborn.pid), 0.2)

    assert [p.pid for p in ended] == [stubborn.pid]
    assert gone(stubborn.pid)


def test_one_that_listens_may_tidy_up_before_it_ends(
    live: ActingHost, program: Program, tmp_path: Path
) -> None:
    tidy = tmp_path / "tidy"
    source = (
        "import signal, sys, time\n"
        f"def tidy(*_):\n    open({str(tidy)!r}, 'w').close()\n    sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, tidy)\nprint('ready', flush=True)\ntime.sleep(600)"
    )
    polite = program("polite-pump", source)
    assert polite.stdout is not None
    polite.stdout.readline()

    live.end_process(seen(live, polite.pid), 10)

    assert tidy.exists()


def test_another_process_that_has_got_the_number_is_not_touched(
    live: ActingHost, program: Program
) -> None:
    other = program("innocent")
    planned = seen(live, other.pid)
    planned = planned._replace(created=planned.created - 100)

    assert live.end_process(planned, 0.2) == ()
    assert other.poll() is None


def test_a_program_that_ended_between_plan_and_step_needs_no_ending(
    plan_of: PlanOf, perform: Callable[..., str], live: ActingHost, program: Program
) -> None:
    short = program("short-lived")
    (step,) = plan_of(live, "process", "short-lived")
    short.kill()
    short.wait()

    assert perform(live, step) == f"short-lived (pid {short.pid}) had ended already"


DENIED = """
import json, os, sys
from assistant.host.values import HostError
from assistant.host.open import acting_host
host = acting_host()
target = next(p for p in host.processes() if p.pid == int(sys.argv[1]))
os.setuid(65534)
try:
    host.end_process(target, 0.2)
    print(json.dumps(["ended"]))
except HostError as error:
    print(json.dumps([error.reason, error.message]))
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
def test_another_users_program_is_denied_clearly_and_goes_on(program: Program) -> None:
    target = program("somebody-elses")
    done = subprocess.run(
        [sys.executable, "-c", DENIED, str(target.pid)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )

    reason, message = json.loads(done.stdout)
    assert reason == "permission_denied"
    assert message == (f"somebody-elses (pid {target.pid}), which belongs to root may not be ended")
    assert target.poll() is None


PROTECTED = ["QBW.EXE", "qbw32pro.exe", "QBDBMgrN.exe", "svchost.exe", "systemd", "explorer.exe",
             "Explorer.EXE", "lsass.exe", "systemd-logind"]  # fmt: skip


@pytest.mark.parametrize("name", PROTECTED)
def test_protected_programs_are_refused_by_the_plan_and_by_the_machine(
    plan_of: PlanOf, live: ActingHost, program: Program, name: str
) -> None:
    with pytest.raises(HostError, match="is never ended by a fix") as planned:
        plan_of(live, "process", name)
    with pytest.raises(HostError, match="is never ended") as done:
        live.end_process(Process(1, name, 0.0), 0.1)

    assert planned.value.reason == done.value.reason == "permission_denied"


def test_quickbooks_is_left_alone_whatever_the_knowledge_base_says(
    bench: Callable[..., Bench], live: ActingHost, program: Program
) -> None:
    quickbooks = program("QBW.EXE")

    for hidden in ({"end": "{victim}"}, {"end": "QBW.EXE"}, {"end": "qbw.exe"}):
        one = bench(
            live, {"given": {"victim": "QBW.EXE"}}, mend={"title": "T", "process": hidden},
            kb="variables: {victim: {discover: [{task: 'x{victim}'}]}}\n",
        )  # fmt: skip
        result = one.fix("mend")
        assert (result.status, result.changed) == ("blocked", False)
        assert one.events() == []
    assert quickbooks.poll() is None


@pytest.mark.parametrize("name", ["*", "pump*", "p?mp", "[p]ump", "/usr/bin/pump", "a\\b"])
def test_a_pattern_or_a_path_ends_nothing(plan_of: PlanOf, live: ActingHost, name: str) -> None:
    with pytest.raises(HostError, match="needs its exact name"):
        plan_of(live, "process", name)


def test_the_program_never_ends_itself_nor_what_started_it(
    plan_of: PlanOf, live: ActingHost
) -> None:
    mine = {os.getpid(), *(p.pid for p in psutil.Process().parents())}
    names = {p.name for p in live.processes() if p.pid in mine and p.name not in PROTECTED}

    assert psutil.Process().name() in names
    for name in sorted(names):
        try:
            planned = plan_of(live, "process", name)
        except HostError:
            continue
        assert not mine & {step.data["process"][0] for step in planned}


def test_quickbooks_survives_the_end_of_what_started_it_and_keeps_its_helpers(
    plan_of: PlanOf,
    perform: Callable[..., str],
    live: ActingHost,
    program: Program,
    tmp_path: Path,
    until: Until,
) -> None:
    helper, quickbooks = tmp_path / "bin" / "qb-helper", tmp_path / "bin" / "QBW.EXE"
    own_program(helper)
    own_program(quickbooks)
    sleeps = [str(helper), "-I", "-c", "import time\ntime.sleep(600)"]
    starts = (
        f"import subprocess, time\nprint(subprocess.Popen({sleeps!r}).pid, flush=True)\n"
        "time.sleep(600)"
    )
    launcher = program(
        "launcher",
        "import subprocess, time\n"
        f"child = subprocess.Popen([{str(quickbooks)!r}, '-I', '-c', {starts!r}],"
        " stdout=subprocess.PIPE)\n"
        "print(child.pid, int(child.stdout.readline()), flush=True)\ntime.sleep(600)",
    )
    assert launcher.stdout is not None
    child, below = map(int, launcher.stdout.readline().split())
    until(lambda: psutil.Process(below).name() == "qb-helper")
    try:
        (step,) = plan_of(live, "process", {"end": "launcher", "patience": "3 s"})
        assert step.text.endswith("; QBW.EXE, started by it, is left alone")
        assert perform(live, step) == f"launcher (pid {launcher.pid}) ended"
        assert psutil.Process(child).name() == "QBW.EXE"
        assert not gone(below)
    finally:
        for pid in (child, below):
            os.kill(pid, signal.SIGKILL)
    until(lambda: gone(child) and gone(below))


def test_only_programs_at_the_named_path_are_ended(
    plan_of: PlanOf, live: ActingHost, program: Program, tmp_path: Path
) -> None:
    twin = program("twin-pump")

    assert plan_of(live, "process", {"end": "twin-pump", "path": "/opt/other/twin-pump"}) == []
    (step,) = plan_of(live, "process", {"end": "twin-pump", "path": f"{tmp_path}/bin/twin-pump"})
    assert step.data["process"][0] == twin.pid


def fenced_at(host: ActingHost, *folders: object) -> ActingHost:
    return fenced(host, Fence((), tuple(map(str, folders))))


def test_a_script_is_not_known_by_its_name(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path
) -> None:
    script = tmp_path / "scripted-pump"
    script.write_text(f"#!{sys.executable}\nprint(1, flush=True)\nimport time\ntime.sleep(600)\n")
    script.chmod(0o755)
    with subprocess.Popen([script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert plan_of(live, "process", "scripted-pump") == []
        process.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux")
def test_a_program_that_calls_itself_otherwise_is_not_ended(
    plan_of: PlanOf, live: ActingHost, program: Program, tmp_path: Path
) -> None:
    lie = "import ctypes\nctypes.CDLL(None).prctl(15, b'well-pump', 0, 0, 0)\n"
    liar = program("real-name", f"{lie}print('lied', flush=True)\nimport time\ntime.sleep(600)")
    assert liar.stdout is not None
    liar.stdout.readline()
    assert psutil.Process(liar.pid).name() == "well-pump"

    host = fenced_at(live, tmp_path)
    assert plan_of(host, "process", "well-pump") == []
    (step,) = plan_of(host, "process", "real-name")
    assert f"{tmp_path}/bin/real-name" in step.text


def test_letter_case_counts_where_it_does_for_files(
    plan_of: PlanOf, live: ActingHost, program: Program, tmp_path: Path
) -> None:
    program("CasePump")
    host = fenced_at(live, tmp_path)
    assert plan_of(host, "process", "casepump") == []
    assert len(plan_of(host, "process", "CasePump")) == 1


def test_a_program_outside_the_declared_folders_is_left_alone(
    plan_of: PlanOf, live: ActingHost, program: Program, tmp_path: Path
) -> None:
    stranger = program("stranger-pump")
    with pytest.raises(HostError, match="does not belong to this knowledge base") as caught:
        plan_of(fenced_at(live, tmp_path / "product"), "process", "stranger-pump")
    assert caught.value.reason == "permission_denied"
    with pytest.raises(HostError):
        fenced_at(live, tmp_path / "product").end_process(seen(live, stranger.pid), 0.1)
    assert stranger.poll() is None


def test_a_program_of_another_user_is_left_alone(
    practice: Callable[..., Any], plan_of: PlanOf
) -> None:
    path = "C:\\Program Files\\Pump\\pump.exe"
    machine = {
        "user": "Anna",
        "processes": [{"name": "pump.exe", "path": path, "user": "Bob"}],
    }
    with pytest.raises(HostError, match="belongs to Bob"):
        plan_of(fenced_at(practice(machine), "C:\\Program Files\\Pump"), "process", "pump.exe")


@pytest.mark.parametrize(
    "name",
    ["bash", "zsh", "pwsh.exe", "powershell.exe", "cmd.exe", "tmux", "vim", "nano", "code",
     "notepad.exe", "postgres", "mysqld", "sqlservr.exe", "python3.11", "python.exe", "node",
     "java.exe", "perl", "ruby", "sshd", "TeamViewer.exe", "AnyDesk.exe", "MsMpEng.exe",
     "gnome-terminal-server", "WindowsTerminal.exe", "redis-server", "EXCEL.EXE", "init"],
)  # fmt: skip
def test_what_people_work_with_is_never_ended(plan_of: PlanOf, live: ActingHost, name: str) -> None:
    with pytest.raises(HostError, match="is never ended"):
        plan_of(live, "process", name)


def test_a_shell_in_the_products_own_folder_is_left_alone(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path, program: Program
) -> None:
    program("bash")
    with pytest.raises(HostError, match="is never ended"):
        plan_of(fenced_at(live, tmp_path), "process", "bash")


def test_a_copy_of_an_interpreter_is_left_alone_whatever_it_is_called(
    plan_of: PlanOf, live: ActingHost, program: Program, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    shutil.copy2(os.path.realpath(sys.executable), tmp_path / "bin/acme-sync")
    running = program("acme-sync")

    with pytest.raises(HostError, match=r"is a copy of .+, which is never ended"):
        plan_of(live, "process", "acme-sync")
    with pytest.raises(HostError, match="is never ended"):
        live.end_process(seen(live, running.pid), 0.2)
    assert running.poll() is None


@pytest.mark.parametrize("how", [shutil.copy2, os.symlink])
def test_a_shell_is_known_by_its_content(tmp_path: Path, how: Callable[..., object]) -> None:
    shell, other = tmp_path / "acme-sync", tmp_path / "other"
    how(os.path.realpath("/bin/sh"), shell)
    other.write_bytes(shell.read_bytes()[:-1] + b"?")

    assert disguised(str(shell))
    assert not disguised(str(other))
    assert not disguised(str(tmp_path / "nothing"))


def test_one_whose_file_is_another_by_now_is_left_alone(live: ActingHost, program: Program) -> None:
    pump = program("replaced-pump")
    known = seen(live, pump.pid)
    with pytest.raises(HostError, match="runs another program by now"):
        live.end_process(known._replace(path="/opt/pump/replaced-pump"), 0.1)
    assert pump.poll() is None


def test_a_number_that_is_used_again_while_the_fix_waits_counts_as_ended(
    live: ActingHost, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    pump = program("recycled-pump")
    known = seen(live, pump.pid)
    monkeypatch.setattr(psutil, "wait_procs", lambda procs, timeout: ([], procs))
    monkeypatch.setattr(psutil.Process, "terminate", lambda self: None)
    monkeypatch.setattr(psutil.Process, "is_running", lambda self: False)

    assert [p.pid for p in live.end_process(known, 0.1)] == [pump.pid]
    assert pump.poll() is None


def test_the_user_is_told_by_name_also_without_the_variable(
    live: ActingHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    monkeypatch.delenv("USER", raising=False)
    assert live.system().user == pwd.getpwuid(os.getuid()).pw_name

    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    assert live.system().user == f"uid {os.getuid()}"
