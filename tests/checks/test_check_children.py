"""Commands that a knowledge base runs: never unasked for, and no child is left behind."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.host.open import open_host

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts POSIX programs")
MakeKb = Callable[..., Path]
PATIENCE = 30.0
ARTICLE = """\
---
title: The pump is stuck
symptoms: [the pump is stuck]
---
Text.

```check pump
title: The pump answers
timeout: {timeout}
command: ['sh', '-c', '{script}']
outcomes:
  - {{when: status = 0, state: pass, message: "It says {{output}} in {{lines}} lines."}}
  - {{state: fail, message: "It ends with {{status}}: {{errors}}."}}
```

```check quick
title: This folder is there
directory: /usr/bin
expect: exists
```
"""
HANGS = "echo started >{fifo}; exec 9>{fifo}; sleep 1000 & setsid sleep 1000 & sleep 1000"


class Pipe:
    """A named pipe that children hold open: its end is the end of the last of them."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def begun(self) -> None:
        """Wait for the children to say that they have started."""
        assert self._read() == b"started\n"

    def ended(self) -> None:
        """Wait until no child holds the pipe."""
        while self._read():
            pass

    def _read(self) -> bytes:
        ready, _, _ = select.select([self._file], [], [], PATIENCE)
        assert ready, "a child is left"
        return os.read(self._file, 100)

    def close(self) -> None:
        os.close(self._file)


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Pipe]:
    with closing(Pipe(tmp_path / "fifo")) as made:
        yield made


def checking(folder: Path, **settings: object) -> Checking:
    made = Settings(**{"trusted": True, **settings})  # type: ignore[arg-type]
    return Checking(plan_checks(Engine([str(folder)]), ()), open_host(), made)


def kb(make_kb: MakeKb, script: str, timeout: str = "25 s") -> Path:
    article = ARTICLE.format(script=script, timeout=timeout)
    return make_kb({"pump.md": article, "kb.yaml": "id: pump\nreads: [/usr/bin]\n"})


def test_a_command_that_hangs_is_ended_with_all_it_started(make_kb: MakeKb, pipe: Pipe) -> None:
    folder = kb(make_kb, HANGS.format(fifo=pipe.path), "2 s")
    done = {r.id: r for r in checking(folder).stream()}

    assert (done["pump"].state, done["pump"].reason) == ("error", "timeout")
    assert done["quick"].state == "pass"
    pipe.begun()
    pipe.ended()


def test_giving_a_run_up_ends_what_it_started(make_kb: MakeKb, pipe: Pipe) -> None:
    stream = checking(kb(make_kb, HANGS.format(fifo=pipe.path))).stream()

    assert next(stream).id == "quick"
    pipe.begun()
    assert hasattr(stream, "close")
    stream.close()
    pipe.ended()


def test_a_command_is_not_run_unless_the_user_trusts_the_knowledge_base(
    make_kb: MakeKb, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    folder = kb(make_kb, f"touch {trace}")
    done = {r.id: r for r in checking(folder, trusted=False).stream()}

    assert (done["pump"].state, done["pump"].reason) == ("no_data", "not_collected")
    assert "--allow-commands" in done["pump"].message
    assert not trace.exists()


@pytest.mark.parametrize(
    ("script", "state", "message"),
    [
        ("echo one; echo two", "pass", "It says one two in 2 lines."),
        ("echo no >&2; exit 3", "fail", "It ends with 3: no."),
        (r'printf "\033[31mred\033[0m"', "pass", "It says red in 1 lines."),
    ],
)
def test_a_command_is_judged_by_what_it_says_and_how_it_ends(
    make_kb: MakeKb, script: str, state: str, message: str
) -> None:
    done = {r.id: r for r in checking(kb(make_kb, script)).stream()}["pump"]

    assert (done.state, done.message) == (state, message)


def test_a_command_that_is_not_there_is_an_error_that_names_it(make_kb: MakeKb) -> None:
    text = ARTICLE.format(script="", timeout="5 s").replace("'sh', '-c', ''", "no-such-program")
    done = {r.id: r for r in checking(make_kb({"pump.md": text})).stream()}["pump"]

    assert (done.state, done.reason) == ("error", "tool_missing")
    assert "no-such-program" in done.message
