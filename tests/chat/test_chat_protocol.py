"""``chat --events``: JSON lines in and out, as a script drives it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from assistant.render.schemas import SCHEMAS
from tests.schemas import hold

if TYPE_CHECKING:
    from tests.conftest import Run

Line = dict[str, Any]


def talk(run: Run, *lines: str | bytes | Line, machine: str = "practice:red-tray") -> list[Line]:
    """What is printed, each line checked against the schema."""
    script = b"".join(_bytes(line) + b"\n" for line in lines)
    done = run("--machine", machine, "chat", "--events", stdin=script)
    assert (done.returncode, done.stderr) == (0, b"")
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    for event in printed:
        hold(event, "chat-events", "out")
    return printed


def _bytes(line: str | bytes | Line) -> bytes:
    if isinstance(line, bytes):
        return line
    return json.dumps(line if isinstance(line, dict) else {"say": line}).encode()


def ready(events: list[Line]) -> list[tuple[str, str | None]]:
    return [(e["state"], e["intent"]) for e in events if e["event"] == "ready"]


def named(events: list[Line]) -> list[str]:
    return [e["event"] for e in events]


def test_a_problem_is_fixed_and_checked_with_two_times_yes(run: Run) -> None:
    events = talk(run, "the tray icon is red", "yes", "yes", "it works now")

    assert ready(events) == [
        ("start", None),
        ("fix_offered", "problem"),
        ("consent", "yes"),
        ("fixed", "yes"),
        ("start", "solved"),
    ]
    kinds = [name for name in named(events) if name not in ("check", "said", "ready")]
    assert kinds == ["machine", "answer", "offer", "plan", *["step"] * 4, "verified"]
    (plan,) = [e for e in events if e["event"] == "plan"]
    assert len(plan["steps"]) == 2
    assert len(plan["hash"]) == 64


def test_every_line_and_the_start_end_with_one_ready(run: Run) -> None:
    lines: list[str | bytes | Line] = ["hello", "", b"{bad", b"[1]", {"say": 7}, {"say": "hm"}]
    events = talk(run, *lines)

    assert named(events).count("ready") == len(lines) + 1
    assert named(events)[-1] == "ready"
    assert named(events).count("error") == 4


def test_a_line_that_is_none_is_told_and_changes_nothing(run: Run) -> None:
    none = [b"{", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000, b'{"say": []}']
    events = talk(run, "the tray icon is red", *none, "fix it")

    assert ready(events)[1:] == [*[("fix_offered", "problem")] * 7, ("consent", "fix")]
    assert named(events).count("error") == len(none)


def test_unknown_fields_and_blank_lines_are_ignored(run: Run) -> None:
    events = talk(run, {"say": "hello", "id": 7, "later": {"x": 1}}, b"", b"   ")

    assert ready(events) == [("start", None), ("start", "greeting")]


def test_close_ends_it_at_once_and_so_does_the_end_of_the_input(run: Run) -> None:
    closed = talk(run, "hello", {"close": True}, "the tray icon is red")

    assert ready(closed) == [("start", None), ("start", "greeting")]
    assert ready(talk(run)) == [("start", None)]


def test_a_plan_that_waits_at_the_end_is_declined(run: Run) -> None:
    talk(run, "the tray icon is red", "fix it")
    history = json.loads(run("fix", "--history", "--json").stdout)

    assert [fix["status"] for fix in history["data"]["fixes"]] == ["declined"]


def test_a_machine_that_is_not_there_ends_it_with_words(run: Run) -> None:
    done = run("--machine", "practice:nosuch", "chat", "--events", stdin=b"")

    assert (done.returncode, done.stdout) == (66, b"")
    assert b"there is no practice machine" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="another exit on a closed pipe")
def test_a_closed_pipe_ends_it_quietly(run: Run) -> None:
    run("kb", "list")
    shell = f"{sys.executable} -m assistant --machine practice:healthy chat --events"
    script = '{"say": "hello"}\\n' * 50
    done = subprocess.run(
        ["/bin/sh", "-c", f"printf '{script}' | {shell} | head -n 1"],
        capture_output=True,
        timeout=300,
        check=False,
    )

    assert json.loads(done.stdout)["event"] == "machine"
    assert done.stderr == b""


def test_the_schema_is_published(run: Run) -> None:
    assert json.loads(run("schema", "chat-events").stdout) == SCHEMAS["chat-events"]
