"""Promises that no other test shows; each promise in docs/design/promises.md has its test."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

ROOT = Path(__file__).resolve().parent.parent
RED = ("--machine", "practice:red-tray")
POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes, links and /proc of POSIX systems")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


def test_every_promise_names_a_test_that_exists() -> None:
    table = (ROOT / "docs/design/promises.md").read_text("utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", table)

    assert len(rows) > 15
    assert all(re.search(r"`tests/", row) for row in rows if "---" not in row)
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), f"{file}::{test}"


@POSIX
def test_a_pipe_is_refused_where_a_knowledge_base_or_a_machine_is_named(
    run: Run, tmp_path: Path
) -> None:
    for name in ("base.kb", "machine.yaml"):
        os.mkfifo(tmp_path / name)

    assert run("--kb", str(tmp_path / "base.kb"), "ask", "x").returncode == 78
    machine = f"practice:{tmp_path / 'machine.yaml'}"
    assert run("--machine", machine, "check").returncode == 66


def test_servers_of_all_kinds_of_checks_are_listed(run: Run, make_kb: Callable[..., Path]) -> None:
    check = "\n```check {0}\ntitle: {0}\n{0}: {1}\nexpect: {2}\n```\n"
    blocks = check.format("dns", "names.example", "found")
    blocks += check.format("certificate", "https://cert.example", "valid")
    blocks += check.format("clock", "https://clock.example", "ahead")
    folder = make_kb({"pump.md": f"---\nid: pump\ntitle: Pump\n---\n\n{blocks}"})

    listed = run("--kb", str(folder), "kb", "list", "-v").stdout.decode()

    for server in ("names.example", "https://cert.example", "https://clock.example"):
        assert server in listed


@POSIX
def test_no_strange_file_holds_up_a_check_or_reads_as_healthy(
    run: Run, opened: Opened, make_kb: Callable[..., Path], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.log")
    (tmp_path / "dangling.log").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.log").symlink_to(tmp_path / "loop.log")
    (tmp_path / "zero.log").symlink_to("/dev/zero")
    (tmp_path / "folder.log").mkdir()
    (tmp_path / "real.log").write_text("2026-11-20 10:00:00 it rests\n")
    names = ("real", "pipe", "dangling", "loop", "zero", "folder")
    blocks = "".join(
        f"\n```check {name}\ntitle: {name}\nlog_match: {{path: {tmp_path}/{name}.log, "
        "signatures: [{id: up, means: it is up, texts: [it is up]}]}\noutcomes:\n"
        "  - {when: matched, state: warn, message: It is up.}\n"
        "  - {when: not exists, state: not_applicable, message: There is none.}\n"
        "  - {state: pass, message: All is well.}\n```\n"
        for name in names
    )
    folder = make_kb(
        {
            "a.md": "---\nid: pump\ntitle: The pump is stuck\n"
            "symptoms: [the pump is stuck, no water, the pump makes no noise]\n---\nText.\n"
            + blocks
        }
    )
    done = run("--kb", str(folder), "check", "--json")

    checks = {check["id"]: check for check in opened(done)["data"]["checks"]}
    states = {name: check["state"] for name, check in checks.items()}
    assert states.pop("real") == "pass"
    assert states.pop("zero") == "error", "a device is not looked at"
    assert states.pop("pipe") == "error", "a pipe cannot be read"
    assert "is no ordinary file" in checks["pipe"]["message"]
    assert states == dict.fromkeys(states, "not_applicable")


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000, "foreign"]
)
def test_an_answer_comes_whatever_stands_in_the_place_of_the_sessions(
    run: Run, tmp_path: Path, content: bytes | str
) -> None:
    run("ask", "--record", "the tray icon is red")
    (place,) = tmp_path.rglob("sessions.db")
    for beside in place.parent.glob("sessions.db*"):
        beside.unlink()
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        with closing(sqlite3.connect(place)) as other:
            other.executescript("CREATE TABLE theirs (a); INSERT INTO theirs VALUES ('mine');")
    before = place.read_bytes()
    done = run("ask", "--record", "the tray icon is red")

    assert done.returncode == 0
    assert done.stdout.startswith(b"The connector's tray icon is red\n")
    if isinstance(content, bytes):
        assert len([line for line in done.stderr.splitlines() if b"sessions.db" in line]) == 1
        assert place.read_bytes() == before
    else:
        with closing(sqlite3.connect(place)) as other:
            assert other.execute("SELECT a FROM theirs").fetchall() == [("mine",)]


@POSIX
@pytest.mark.parametrize(
    "verb",
    [
        (*RED, "collect", "--yes", "--out"),
        ("sessions", "export", "last", "--out"),
        ("kb", "compile", "KB", "--out"),
    ],
)
def test_nothing_is_written_through_a_link_that_leads_nowhere(
    run: Run, make_kb: Callable[..., Path], tmp_path: Path, verb: tuple[str, ...]
) -> None:
    run("ask", "--record", "the tray icon is red")
    folder = make_kb({"a.md": "# The pump is stuck\n\nPress the button.\n"})
    link, target = tmp_path / "out", tmp_path / "elsewhere"
    link.symlink_to(target)
    run(*(str(folder) if word == "KB" else word for word in verb), str(link))

    assert not target.exists()


MEASURED = """
import resource, sys
from assistant.cli.main import main
code = main(["ask", "--batch", "-", "--top", "1"])
sys.stderr.write(f"{code} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
"""


@LINUX
def test_a_long_batch_needs_no_more_memory_than_a_short_one(environment: None) -> None:
    words = [
        "red",
        "icon",
        "tray",
        "sync",
        "stuck",
        "pending",
        "company",
        "deauthorized",
        "queue",
        "webroot",
    ]

    def kilobytes(lines: int) -> int:
        questions = (" ".join(words[(n * k) % 10] for k in (1, 3, 7)) for n in range(lines))
        given = "".join(json.dumps({"id": n, "query": q}) + "\n" for n, q in enumerate(questions))
        done = subprocess.run(
            [sys.executable, "-c", MEASURED],
            input=given.encode(),
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=300,
            check=True,
        )
        assert done.stdout.count(b"\n") == lines
        code, most = done.stderr.split()
        assert code == b"0"
        return int(most)

    assert kilobytes(4_000) < kilobytes(200) * 1.2


@LINUX
def test_watching_keeps_no_file_and_no_thread_open(environment: None) -> None:
    command = [sys.executable, "-m", "assistant", *RED, "check", "connector-ui-running"]
    watch = subprocess.Popen(
        [*command, "--watch", "0.2", "--format", "jsonl"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    out = watch.stdout
    assert out is not None

    def held_after(rounds: int) -> tuple[int, int]:
        lines = [out.readline() for _ in range(rounds)]
        assert {json.loads(line)["state"] for line in lines} == {"fail"}
        process = Path(f"/proc/{watch.pid}")
        return len(list((process / "fd").iterdir())), len(list((process / "task").iterdir()))

    try:
        files, threads = held_after(5)
        later = held_after(10)
    finally:
        watch.kill()
        watch.communicate()
    assert later[0] <= files + 1
    assert later[1] <= threads + 1
