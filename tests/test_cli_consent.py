"""The plain chat on a terminal: a sentence is never a consent, and is answered all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assistant.actions.journal import Journal
from assistant.chat.recogniser import recognise
from assistant.engine.assent import assent, is_stop
from assistant.session import transcript
from assistant.session.values import QuestionAsked
from tests.conftest import PATIENCE, ROOT
from tests.tui.sentences import sentences

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Terminal

terminals = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
Open = Callable[..., "Terminal"]
FIX = "/fix restart-connector\n"
ASKS = "steps? [y/N] "


def aside() -> list[str]:
    """Those that tell something; a question about the plan is answered and shows it again."""
    picked = sentences() if os.environ.get("TYPE_ALL") else sentences()[::60]
    return [text for text in picked if recognise(text, "consent") in ("detail", "problem")]


def steps_begun() -> int:
    return sum(e["event"] == "step_began" for past in Journal().past() for e in past.entries)


def chat(terminal: Open) -> Terminal:
    shell = terminal("--no-color", "--machine", "practice:red-tray", "chat", "--plain")
    shell.read_until("> ")
    return shell


def test_no_sentence_is_a_yes_a_no_or_a_stop() -> None:
    answers = {text: assent(text) for text in sentences() if assent(text) is not None}
    assert answers == {}
    assert not any(map(is_stop, sentences()))


@pytest.mark.parametrize("line", ["y", " Yes ", "JA", "oui", "si", "sí", "j", "yes!", "yes, do it"])
def test_these_are_a_yes(line: str) -> None:
    assert assent(line) is True


@pytest.mark.parametrize("line", ["n", "No.", "nein", "NON", "no, thanks", "stop", "cancel"])
def test_these_are_a_no(line: str) -> None:
    assert assent(line) is False


@pytest.mark.parametrize(
    "line", ["", "yes,", "Si, ", "yes?", "y y", "yes no", "yesterday", "no idea", "s", "1"]
)
def test_these_are_neither(line: str) -> None:
    assert assent(line) is None


@terminals
def test_a_sentence_at_a_plan_puts_it_aside_and_is_answered(terminal: Open) -> None:
    shell = chat(terminal)
    sample = aside()
    for text in sample:
        shell.type(f"{text}\n")
        shell.type("/note one\n")
        shell.read_until("Noted.")
        shell.read_until("> ")
        shell.type(FIX)
        shell.read_until(ASKS)
        shell.type(f"{text}\n")
        shell.read_until("Put aside; nothing was changed.")
        shell.type("/note two\n")
        shell.read_until("Noted.")
        shell.read_until("> ")
        assert steps_begun() == 0
    shell.type("quit\n")
    shell.rest()

    assert shell.process.returncode == 0
    asked = [e.value.text for e in transcript("last") if isinstance(e.value, QuestionAsked)]
    assert asked == [text for text in sample for _ in range(2)]


@terminals
def test_what_is_typed_before_the_plan_is_shown_counts_for_nothing(terminal: Open) -> None:
    shell = chat(terminal)
    shell.type(f"{FIX}yes\n")
    shell.read_until("counts for nothing: yes")
    shell.read_until(ASKS)
    assert steps_begun() == 0
    shell.type("yes\n")
    shell.read_until("Fixed (restart-connector)")
    shell.type("quit\n")
    shell.rest()


@terminals
def test_ctrl_c_at_a_plan_is_a_no_and_the_chat_goes_on(terminal: Open) -> None:
    shell = chat(terminal)
    shell.type(FIX)
    shell.read_until(ASKS)
    os.kill(shell.process.pid, signal.SIGINT)
    shell.read_until("Declined (restart-connector)")
    shell.read_until("> ")
    shell.type("/note still here\n")
    shell.read_until("Noted.")
    shell.type("quit\n")
    shell.rest()

    assert (shell.process.returncode, steps_begun()) == (0, 0)


STEPS = """---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check dry
title: The pump is dry
file: FOLDER/never
expect: exists
```

```action mend
title: Mend the pump
manual: {steps: [Fill the pump., Close the lid.]}
resolves: dry
wait: 0.1 s
```
"""


@terminals
def test_a_sentence_in_the_middle_of_a_fix_ends_nothing_half_done(
    terminal: Open, make_kb: Callable[..., Path], tmp_path: Path
) -> None:
    kb = make_kb({"pump.md": STEPS.replace("FOLDER", str(tmp_path))})
    shell = terminal("--no-color", "--kb", str(kb), "chat", "--plain")
    shell.read_until("> ")
    shell.type("/fix mend\n")
    shell.read_until(ASKS)
    shell.type("y\n")
    shell.read_until("Done? [y/N] ")
    shell.type("yes but where is the lid\n")
    shell.read_until("answered afterwards")
    shell.read_until("Done? [y/N] ")
    shell.type("yes\n")
    shell.read_until("Close the lid.")
    shell.read_until("Done? [y/N] ")
    shell.type("yes\n")
    shell.read_until("> yes but where is the lid")
    shell.type("quit\n")
    shell.rest()

    assert steps_begun() == 2


@terminals
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_chat_with_its_exit_code(terminal: Open, name: str) -> None:
    shell = chat(terminal)
    shell.type("/note kept\n")
    shell.read_until("Noted.")
    shell.read_until("> ")
    number = getattr(signal, name)
    os.kill(shell.process.pid, number)
    shell.rest()

    assert shell.process.returncode == 128 + number


WAITS = """
import os, signal, sys, threading
from assistant.cli.keyboard import typed_line
from assistant.cli.leaving import end_as_ctrl_c_does, leave

end_as_ctrl_c_does()

def signal_another_thread():
    os.read(int(sys.argv[1]), 1)
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

threading.Thread(target=signal_another_thread, daemon=True).start()
try:
    typed_line("> ")
except KeyboardInterrupt:
    leave(130)
"""


@terminals
def test_a_signal_that_interrupts_no_wait_still_ends_it() -> None:
    told, tells = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", WAITS, str(told)],
        cwd=ROOT,
        stdin=subprocess.PIPE,  # open and silent: only the signal can end the wait
        stdout=subprocess.PIPE,
        pass_fds=[told],
    ) as shell:
        try:
            assert shell.stdout
            assert shell.stdout.read(2) == b"> "
            os.write(tells, b"!")
            assert shell.wait(PATIENCE) == 128 + signal.SIGTERM
        finally:
            shell.kill()
            os.close(told)
            os.close(tells)
