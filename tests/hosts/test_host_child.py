"""Running programs: what they see, what is kept of them, and that none is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from assistant.host import child
from assistant.host.limits import Limit, under
from assistant.host.values import HostError, Output

Reason = Callable[[Callable[[], object]], str]
Until = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="tests/windows/test_jobs.py")
LONG = 60.0
"""A time-out that is never used up."""


def sh(script: str, timeout: float = LONG) -> Output:
    return child.run(["sh", "-c", script], timeout)


def python(code: str, timeout: float = LONG) -> Output:
    return child.run([sys.executable, "-c", code], timeout)


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def pids(folder: Path) -> list[int]:
    """What programs wrote into files called after themselves."""
    return [int(file.read_text()) for file in sorted(folder.glob("*.pid")) if file.read_text()]


def run_out_of_time(script: list[str], folder: Path, number: int, until: Until) -> list[int]:
    """Run it until it has told `number` pids, then end its time; returns the pids."""
    limit, reasons = Limit(LONG), []

    def work() -> None:
        with under(limit):
            try:
                child.run(script, LONG)
            except HostError as error:
                reasons.append(error.reason)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        until(lambda: len(pids(folder)) == number)
        assert not any(map(is_gone, pids(folder)))
    finally:
        limit.until = 0.0
        limit.end()
        thread.join()
    until(lambda: all(map(is_gone, pids(folder))))
    return pids(folder)


def test_status_output_and_errors_are_told() -> None:
    assert sh("echo out; echo err >&2; exit 3") == Output(3, "out\n", "err\n", False)
    assert sh(":") == Output(0, "", "", False)


def test_a_program_killed_by_a_signal_has_a_negative_status() -> None:
    assert sh("kill -9 $$").code == -9


def test_arguments_are_passed_as_they_are_without_a_shell() -> None:
    words = ["$HOME", "a b", "*", "; echo x", "'\"", "ä"]
    code = "import sys; print(sys.argv[1:])"
    assert child.run([sys.executable, "-c", code, *words], LONG).out == f"{words}\n"


def test_output_that_is_no_text_is_read_all_the_same() -> None:
    assert sh(r"printf 'a\377b\033[31mred\033[0m\r\nc'").out == "a�bred\nc"


def test_a_megabyte_is_kept_of_each_stream_and_the_rest_does_not_block() -> None:
    told = python("import sys; sys.stdout.write('o' * 5_000_000); sys.stderr.write('e' * 10)")
    assert (told.code, told.truncated) == (0, True)
    assert told.out == "o" * child.MAX_OUTPUT
    assert told.err == "e" * 10
    told = python(f"print('o' * {child.MAX_OUTPUT - 1})")
    assert (len(told.out), told.truncated) == (child.MAX_OUTPUT, False)


def test_a_missing_program_is_told(tmp_path: Path, reason: Reason) -> None:
    assert reason(lambda: child.run(["no-such-program-anywhere"], LONG)) == "tool_missing"
    assert reason(lambda: child.run([str(tmp_path / "nothing")], LONG)) == "tool_missing"


def test_a_program_that_may_not_be_started_is_told(tmp_path: Path, reason: Reason) -> None:
    (tmp_path / "tool").write_text("#!/bin/sh\n")
    assert reason(lambda: child.run([str(tmp_path / "tool")], LONG)) == "permission_denied"
    assert reason(lambda: child.run([str(tmp_path)], LONG)) == "permission_denied"


def test_a_folder_that_is_closed_to_us_is_no_reason_why_a_program_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    monkeypatch.setenv("PATH", f"{tmp_path}/closed:/bin")
    code = f"""
import os, sys
sys.path[:0] = {[os.getcwd(), *sys.path]!r}
from assistant.host import child
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    child.run(["no-such-program"], 60)
except child.HostError as error:
    print(error.reason)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "tool_missing\n", done.stderr


def test_what_is_no_program_at_all_is_an_error_and_no_fault(tmp_path: Path, reason: Reason) -> None:
    (tmp_path / "data").write_bytes(b"\1\2\3")
    (tmp_path / "data").chmod(0o755)
    assert reason(lambda: child.run([str(tmp_path / "data")], LONG)) == "exception"
    assert reason(lambda: child.run(["echo", "a\0b"], LONG)) == "exception"


def test_nobody_types_anything() -> None:
    assert python("import sys; print(repr(sys.stdin.read()))").out == "''\n"


def test_no_secret_of_the_environment_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_SECRET_ACCESS_KEY", "API_TOKEN", "PYTHONPATH", "LD_PRELOAD", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "hunter2" if name != "LD_PRELOAD" else "")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    seen = sh("env").out
    assert "hunter2" not in seen
    told = dict(line.partition("=")[::2] for line in seen.splitlines())
    assert told["PATH"] == os.environ["PATH"]
    assert told["LC_ALL"] == "C.UTF-8"
    assert set(told) & {"API_TOKEN", "PYTHONPATH", "LD_PRELOAD", "HTTPS_PROXY"} == set()


def test_a_time_out_is_told_with_the_name_of_the_program() -> None:
    with pytest.raises(HostError, match="sleep did not end") as info:
        child.run(["sleep", "60"], 0.05)
    assert info.value.reason == "timeout"


def test_the_deadline_of_the_check_holds_as_well(reason: Reason) -> None:
    with under(Limit(0.05)):
        assert reason(lambda: sh("sleep 60")) == "timeout"


TREES = {
    "children in the background": (
        'for n in a b; do sleep 61 & echo $! > "$0/$n.pid"; done; echo $$ > "$0/c.pid"; wait',
        3,
    ),
    "a child in a session of its own": (
        'setsid sh -c \'echo $$ > "$0/a.pid"; exec sleep 61\' "$0" & echo $$ > "$0/b.pid"; wait',
        2,
    ),
    "deaf to polite signals": (
        'trap "" TERM HUP INT; echo $$ > "$0/a.pid"; while :; do sleep 60; done',
        1,
    ),
    "a parent that has ended": (
        '(sleep 61 & echo $! > "$0/a.pid"); echo $$ > "$0/b.pid"; sleep 62',
        2,
    ),
    "a child without environment": (
        'env -i sh -c \'echo $$ > "$0/a.pid"; exec sleep 61\' "$0" & echo $$ > "$0/b.pid"; wait',
        2,
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="needs setsid and /proc")
@pytest.mark.parametrize("tree", TREES)
def test_a_time_out_ends_the_whole_tree(tree: str, tmp_path: Path, until: Until) -> None:
    script, number = TREES[tree]
    assert len(run_out_of_time(["sh", "-c", script, str(tmp_path)], tmp_path, number, until)) > 0


DAEMON = """
import os, sys, time
folder = sys.argv[1]
def tell(name):
    with open(f"{folder}/{name}.new", "w") as file:
        file.write(str(os.getpid()))
    os.rename(f"{folder}/{name}.new", f"{folder}/{name}.pid")
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        tell("daemon")
        if sys.argv[2] == "quiet":
            for stream in (0, 1, 2):
                os.close(stream)
        time.sleep(60)
    os._exit(0)
os.wait()
while not os.path.exists(f"{folder}/daemon.pid"):
    time.sleep(0.001)
if sys.argv[3] == "stays":
    tell("first")
    time.sleep(60)
print("done", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_time_out_ends_a_daemon_that_cut_all_ties(tmp_path: Path, until: Until) -> None:
    script = [sys.executable, "-c", DAEMON, str(tmp_path), "quiet", "stays"]
    run_out_of_time(script, tmp_path, 2, until)


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize("streams", ["quiet", "open"])
def test_a_daemon_left_behind_is_ended_and_does_not_hold_up_the_result(
    streams: str, tmp_path: Path, until: Until
) -> None:
    told = child.run([sys.executable, "-c", DAEMON, str(tmp_path), streams, "ends"], LONG)
    assert (told.code, told.out) == (0, "done\n")
    assert len(pids(tmp_path)) == 1
    until(lambda: all(map(is_gone, pids(tmp_path))))


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_child_left_in_the_background_without_environment_is_ended(
    tmp_path: Path, until: Until
) -> None:
    script = 'env -i sh -c \'echo $$ > "$0/a.pid"; exec sleep 61\' "$0" >/dev/null 2>&1 & '
    script += 'until [ -s "$0/a.pid" ]; do :; done'
    assert child.run(["sh", "-c", script, str(tmp_path)], LONG).code == 0
    until(lambda: all(map(is_gone, pids(tmp_path))))


@pytest.mark.skipif(sys.platform != "linux", reason="counts what /proc shows")
def test_nothing_of_this_program_is_left_open_or_running() -> None:
    me = psutil.Process()
    sh("echo warm-up")
    files, children = me.num_fds(), len(me.children())
    for _ in range(5):
        sh("echo x")
        with pytest.raises(HostError):
            child.run(["sleep", "60"], 0.01)
    assert len(me.children()) <= children
    assert me.num_fds() <= files + 2  # a reader may still be closing its stream
