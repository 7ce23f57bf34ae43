"""The journal tells the truth: after a crash, after a torn write, whatever the texts hold."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.journal import Journal
from assistant.host.base import ActingHost
from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from tests.actions.conftest import Bench
    from tests.conftest import Opened, Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and signals of POSIX")
MakeBench = Callable[..., "Bench"]
ROOT = Path(__file__).resolve().parents[2]
WRITES = 8
"""Of a fix with two steps: planned, consented, 2 x (began, ended), verified, ended."""
CRASH = """
import os, sys
from assistant.actions.journal import Journal
from assistant.cli.main import main
from assistant.engine import fixing

fixing.SETTLE = 0.01
left, before = int(sys.argv[1]), sys.argv[2] == "before"
write = Journal.write

def counted(self, *args, **fields):
    global left
    left -= 1
    if left == 0 and before:
        os.kill(os.getpid(), 9)
    write(self, *args, **fields)
    if left == 0:
        os.kill(os.getpid(), 9)

Journal.write = counted
sys.exit(main(sys.argv[3:]))
"""


def test_passwords_are_not_kept(bench: MakeBench, live: ActingHost, tmp_path: Path) -> None:
    program = tmp_path / "pumpd"
    program.write_text("#!/bin/sh\necho here\n")
    program.chmod(0o755)
    arguments = ["--password", "hunter2", "--token=hunter3", "http://anna:hunter4@h/"]
    started = {"path": str(program), "arguments": arguments}
    one = bench(live, {"trusted": True}, mend={"title": "T", "start_program": started})
    result = one.fix("mend", anyway=True)
    kept = Path(one.journal.path).read_text()

    assert result.status == "succeeded"
    assert "--password" in kept
    assert "hunter" not in kept


def lines() -> list[dict[str, Any]]:
    path = Path(Journal().path)
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture
def pump(make_kb: Callable[..., Path], tmp_path: Path) -> list[str]:
    """A fix of two steps; each moves a file, which can be done once only."""
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    (tmp_path / "bad").touch()
    parts = [{"file": {"aside": str(tmp_path / name)}} for name in ("one", "two")]
    text = (
        "---\nid: pump\ntitle: The pump\nsymptoms: [the pump is stuck, no water, no noise]\n---\n"
        "Text.\n\n```check well\n"
        + json.dumps({"title": "T", "file": f"{tmp_path}/two", "expect": "not exists"})
        + "\n```\n\n```action mend\n"
        + json.dumps({"title": "T", "do": parts, "resolves": "well", "wait": "0.1 s"})
        + "\n```\n"
    )
    folder = make_kb({"pump.md": text, "kb.yaml": f"changes: ['{tmp_path}']\n"})
    return ["--kb", str(folder), "fix", "mend", "--yes"]


def crash(pump: list[str], number: int, when: str) -> subprocess.CompletedProcess[bytes]:
    """Run the fix and kill it before or after it writes its entry of that number; 0: never."""
    return subprocess.run(
        [sys.executable, "-c", CRASH, str(number), when, *pump],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT,
        capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


def moved(tmp_path: Path) -> list[bool]:
    return [not (tmp_path / name).exists() for name in ("one", "two")]


@pytest.mark.parametrize("when", [pytest.param("before", marks=pytest.mark.slow), "after"])
@pytest.mark.parametrize("number", range(1, WRITES + 1))
def test_killed_at_any_moment_the_journal_tells_how_far_it_came(
    run: Run, opened: Opened, pump: list[str], tmp_path: Path, number: int, when: str
) -> None:
    assert crash(pump, number, when).returncode == -signal.SIGKILL
    written = number - (when == "before")
    whole = ["planned", "consented", *["step_began", "step_ended"] * 2, "verified", "ended"]

    assert [e["event"] for e in lines()] == whole[:written]
    begun = whole[:written].count("step_began")
    assert sum(moved(tmp_path)) in (begun, begun - 1), "nothing is done that was not recorded"
    assert sum(moved(tmp_path)) >= whole[:written].count("step_ended")

    ended = whole[:written].count("step_ended")
    told = f"interrupted after {ended} of 2 steps ({begun} begun)"
    history = opened(run("fix", "--history", "--json"))["data"]["fixes"]
    shown = run("fix", "--history").stdout.decode()
    if written == 0:
        assert history == []
    else:
        (fix,) = history
        assert (fix["began"], fix["ended"]) == (begun, written == WRITES)
        assert (told in shown) == (1 < written < WRITES)
        assert ("never agreed to" in shown) == (written == 1)

    again = crash(pump, 0, "never")
    assert (told in again.stderr.decode()) == (1 < written < WRITES)
    assert again.returncode == 0
    assert moved(tmp_path) == [True, True]
    assert len(list(tmp_path.glob("*.aside*"))) == 2, "nothing was done twice"


def test_entries_come_before_and_after_each_step(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    check = {"title": "T", "directory": str(new), "expect": "exists"}
    mend = {"title": "T", "file": {"make_folder": str(new)}, "resolves": "well"}
    one = bench(live, mend=mend, check_well=check)
    seen: list[tuple[str, bool]] = []
    write = one.journal.write

    def spy(run: str, event: str, **fields: Any) -> None:
        write(run, event, **fields)
        seen.append((event, new.exists()))

    one.journal.write = spy  # type: ignore[method-assign]
    one.fix("mend")

    assert seen == [
        ("planned", False), ("consented", False), ("step_began", False), ("step_ended", True),
        ("verified", True), ("ended", True),
    ]  # fmt: skip


def test_the_journal_is_for_its_owner_only_and_only_grows() -> None:
    journal = Journal()
    first = journal.begin(action="a", steps=[])
    before = Path(journal.path).read_bytes()
    journal.end(first, status="succeeded", verification="fixed")

    assert Path(journal.path).read_bytes().startswith(before)
    assert stat.S_IMODE(os.stat(journal.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(journal.path)).st_mode) == 0o700


def test_each_entry_is_on_the_disk_before_anything_else_happens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    journal = Journal()
    run = journal.begin(action="a")
    journal.end(run)

    assert sizes[-1] == os.stat(journal.path).st_size
    assert len(sizes) == 2
    assert 0 < sizes[0] < sizes[1]


HOSTILE = 'a\nb\r\n\x1b[31m\u2028\u202e{"run": 1}\x00\ud800 ü'


def test_hostile_text_stays_within_one_line(run: Run) -> None:
    journal = Journal()
    name = journal.begin(action="mend", machine="live", title=HOSTILE, steps=[HOSTILE])
    journal.write(name, "step_began", step=1, text=HOSTILE)

    data = Path(journal.path).read_bytes()
    assert data.count(b"\n") == 2
    assert data.isascii()
    told = journal.past()[0].entries[1]["text"]
    assert told.startswith("a\nb\n")
    assert "\x1b" not in told
    shown = run("fix", "--history").stdout.decode()
    assert shown.count("\n") == 1
    assert "\x1b" not in shown


def test_the_history_of_one_fix_is_that_fix_alone(run: Run, opened: Opened) -> None:
    journal = Journal()
    for name in ("one", "two"):
        run_id = journal.begin(action=name, article="pump", machine="live", steps=[])
        journal.end(run_id, status="succeeded", verification="fixed")

    def told(*names: str) -> list[str]:
        done = opened(run("fix", "--history", "--json", *names))
        return [fix["action"] for fix in done["data"]["fixes"]]

    assert told() == told("pump") == ["one", "two"]
    assert told("two") == ["two"]
    assert told("three") == []
    assert "“three” has not been done yet" in run("fix", "--history", "three").stdout.decode()


FOREIGN = [
    b'{"v": 1, "run": "x", "event": "pla', b"not json at all", b"[1, 2]", b'"text"',
    b"\xff\xfe\x00", b"null", b'{"run": "x"}', b"[" * 100_000,
    b'{"run": ["x"], "event": "planned", "at": "now"}',
    b'{"run": "y", "event": "ended", "at": "now"}', b'{"run": "z", "event": 5, "at": "now"}',
    b'{"run": "z", "event": "planned", "at": "now", "steps": 5}', b"",
]  # fmt: skip


@pytest.mark.parametrize("foreign", FOREIGN, ids=[repr(f[:30]) for f in FOREIGN])
def test_torn_and_foreign_lines_are_survived(
    run: Run, opened: Opened, pump: list[str], foreign: bytes
) -> None:
    journal = Journal()
    journal.end(journal.begin(action="old", steps=[]), status="succeeded", verification="fixed")
    with open(journal.path, "ab") as file:
        file.write(foreign)
    journal.end(journal.begin(action="new", steps=[]), status="succeeded", verification="fixed")

    names = [f["action"] for f in opened(run("fix", "--history", "--json"))["data"]["fixes"]]
    assert (names[0], names[-1]) == ("old", "new")
    assert run("fix", "--history").returncode == 0


def test_a_torn_last_line_does_not_swallow_the_next_entry() -> None:
    journal = Journal()
    journal.begin(action="old")
    path = Path(journal.path)
    path.write_bytes(path.read_bytes()[:-10])
    journal.begin(action="new")

    assert [p.first["action"] for p in journal.past()] == ["new"]


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_what_cannot_be_recorded_is_not_done(
    run: Run, pump: list[str], tmp_path: Path, more: list[str]
) -> None:
    (tmp_path / "file").touch()
    done = run(*pump, *more, env={"XDG_DATA_HOME": str(tmp_path / "file")})

    assert done.returncode == 3
    assert b"annot be recorded" in done.stdout
    assert moved(tmp_path) == [False, False]


def test_what_can_no_longer_be_recorded_stops_and_is_told(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    check = {"title": "T", "directory": str(tmp_path / "b"), "expect": "exists"}
    parts = [{"file": {"make_folder": str(tmp_path / name)}} for name in "ab"]
    mend = {"title": "T", "do": parts, "resolves": "well", "wait": "0.1 s"}
    one = bench(live, mend=mend, check_well=check)
    write, left = one.journal.write, [4]

    def full(run: str, event: str, **fields: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        write(run, event, **fields)

    one.journal.write = full  # type: ignore[method-assign]
    result = one.fix("mend")

    assert (result.status, result.changed) == ("failed", True)
    assert [s.status for s in result.steps] == ["done", "not_run"]
    assert "No space left on device" in result.message
    assert (tmp_path / "a").is_dir()
    assert not (tmp_path / "b").exists()


def test_the_journal_of_an_undisturbed_fix_is_history(
    run: Run, opened: Opened, pump: list[str]
) -> None:
    assert b"Nothing has been fixed yet." in run("fix", "--history").stdout
    assert run(*pump).returncode == 0
    (fix,) = opened(run("fix", "--history", "--json"))["data"]["fixes"]

    assert (fix["action"], fix["article"], fix["machine"]) == ("mend", "pump", "live")
    assert (fix["status"], fix["verification"], fix["began"]) == ("succeeded", "fixed", 2)
    assert "mend  on live: succeeded, fixed" in run("fix", "--history").stdout.decode()
