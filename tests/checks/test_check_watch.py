"""``assistant check --watch``: again and again, telling what changed, until Ctrl-C."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.schemas import hold

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check flag
title: The flag is up
file: FLAG
expect: exists
pass: It is up.
fail: It is down.
```
"""


class Watch:
    """``assistant check --watch`` on a file that the test makes."""

    def __init__(self, folder: Path, flag: Path, *arguments: str) -> None:
        self.flag, self._seen = flag, b""
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "assistant", "--kb", str(folder), "check", "--watch", "0.2",
                 *arguments],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                cwd=ROOT,
            )  # fmt: skip
        finally:
            signal.signal(signal.SIGINT, before)

    def until(self, text: str) -> str:
        """Everything printed up to `text`, which has not been returned before."""
        assert self.process.stdout
        while text.encode() not in self._seen:
            ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
            assert ready, self._seen
            more = os.read(self.process.stdout.fileno(), 65536)
            assert more, self._seen
            self._seen += more
        shown, _, self._seen = self._seen.partition(text.encode())
        return shown.decode() + text

    def interrupt(self) -> tuple[str, str]:
        """Press Ctrl-C; what was printed until the end, on both streams."""
        self.process.send_signal(signal.SIGINT)
        out, errors = self.process.communicate(timeout=PATIENCE)
        return (self._seen + out).decode(), errors.decode()


Begin = Callable[..., Watch]


@pytest.fixture
def watch(make_kb: Callable[..., Path], tmp_path: Path) -> Iterator[Begin]:
    begun: list[Watch] = []
    flag = tmp_path / "flag"
    folder = make_kb({"pump.md": ARTICLE.replace("FLAG", str(flag))})

    def begin(*arguments: str) -> Watch:
        begun.append(Watch(folder, flag, *arguments))
        return begun[-1]

    yield begin
    for one in begun:
        one.process.kill()
        one.process.communicate()


def test_a_change_is_told_and_ctrl_c_ends_with_the_last_verdict(watch: Begin) -> None:
    run = watch()
    first = run.until("Something is wrong.\n")
    run.flag.touch()
    second = run.until("Everything that was checked is as it should be.\n")
    rest, errors = run.interrupt()

    assert "It is down." in first
    assert "flag: fail -> pass" in second
    assert "It is up." in second
    assert (run.process.returncode, rest) == (0, "")
    assert "Traceback" not in errors


def test_what_breaks_meanwhile_gives_the_exit_code(watch: Begin) -> None:
    run = watch()
    run.until("Something is wrong.\n")
    run.flag.touch()
    run.until("it should be.\n")
    run.flag.unlink()
    run.until("flag: pass -> fail")
    run.until("Something is wrong.\n")
    run.interrupt()

    assert run.process.returncode == 2


def test_jsonl_prints_every_round_as_lines_of_json(watch: Begin) -> None:
    run = watch("--format", "jsonl")
    rounds = [run.until("\n") for _ in range(3)]
    run.flag.touch()
    rounds.append(run.until('"state":"pass"'))
    rest, _ = run.interrupt()
    whole = "".join(rounds) + rest

    lines = [json.loads(line) for line in whole.splitlines()]
    assert [line["state"] for line in lines][:3] == ["fail"] * 3
    assert lines[-1]["state"] == "pass"
    for line in lines:
        hold(line, "check-line")


def test_json_prints_one_object_for_each_change_and_nothing_else(watch: Begin) -> None:
    run = watch("--json")
    first = run.until("\n")
    run.flag.touch()
    second = run.until("\n")
    rest, _ = run.interrupt()

    for line, state, code in ((first, "fail", 2), (second, "pass", 0)):
        printed = json.loads(line)
        hold(printed, "check")
        assert (printed["data"]["checks"][0]["state"], printed["exit_code"]) == (state, code)
    assert rest == ""
