"""A fix on a terminal: ticking off, the typed word, and Ctrl-C at any moment."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.journal import Journal

if TYPE_CHECKING:
    from tests.conftest import Run, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
MakeKb = Callable[..., Path]
Open = Callable[..., "Terminal"]
ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.

```check dry
title: The pump is dry
{check}
```

```action mend
title: Mend the pump
{action}
resolves: dry
wait: 0.1 s
```
"""


def journal() -> list[dict[str, Any]]:
    return [entry for past in Journal().past() for entry in past.entries]


def steps_begun() -> list[str]:
    return [e["text"] for e in journal() if e["event"] == "step_began"]


@pytest.fixture
def pump(
    make_kb: MakeKb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[str]]:
    """Options for a knowledge base with one fix for this computer."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # below it a fix may make folders

    def made(action: str, check: str = "") -> list[str]:
        check = check or f"file: {tmp_path}/never\nexpect: exists"
        files = {
            "pump.md": ARTICLE.format(action=action, check=check),
            "kb.yaml": f"changes: ['{tmp_path}']\n",
        }
        return ["--kb", str(make_kb(files))]

    return made


def test_steps_for_a_person_are_ticked_off_one_by_one(
    terminal: Open, pump: Callable[..., list[str]], tmp_path: Path
) -> None:
    shell = terminal(
        "--no-color", *pump("manual: {steps: [Fill the pump., Close the lid.]}"), "fix", "mend"
    )
    shell.read_until("Do this? [y/N] ")
    shell.type("y\n")
    assert "Fill the pump." in shell.read_until("Done? [y/N] ")
    shell.type("y\n")
    assert "Close the lid." in shell.read_until("Done? [y/N] ")
    (tmp_path / "never").touch()
    shell.type("y\n")

    assert "Fixed (mend)" in shell.rest()
    assert shell.process.returncode == 0
    assert steps_begun() == ["Fill the pump.", "Close the lid."]


def test_a_step_that_a_person_does_not_tick_off_ends_the_fix(
    terminal: Open, pump: Callable[..., list[str]]
) -> None:
    shell = terminal(
        "--no-color", *pump("manual: {steps: [Fill the pump., Close the lid.]}"), "fix", "mend"
    )
    shell.read_until("Do this? [y/N] ")
    shell.type("y\n")
    shell.read_until("Done? [y/N] ")
    shell.type("n\n")
    rest = shell.rest()

    assert "was not ticked off" in " ".join(rest.split())
    assert "Close the lid" not in rest
    assert shell.process.returncode == 3


def test_scripts_tick_nothing_off(run: Run, pump: Callable[..., list[str]]) -> None:
    done = run(*pump("manual: {steps: [Fill the pump.]}"), "fix", "mend", "--yes")

    assert done.returncode == 3
    assert b"Declined (mend)" in done.stdout


@pytest.mark.parametrize("typed", ["y\n", "yes\n", "Restart!\n", "\n"])
def test_a_restart_needs_the_typed_word_even_with_yes(
    terminal: Open, pump: Callable[..., list[str]], typed: str, tmp_path: Path
) -> None:
    shell = terminal(
        "--no-color", *pump("restart_computer: {}"), "fix", "mend", "--yes",
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )  # fmt: skip
    (tmp_path / "shutdown").write_text("#!/bin/sh\ntouch restarted\n")
    (tmp_path / "shutdown").chmod(0o755)
    shell.read_until("Type “restart” to go on: ")
    shell.type(typed)

    assert "“restart” was not typed" in shell.rest()
    assert shell.process.returncode == 3
    assert not (tmp_path / "restarted").exists()


def test_the_typed_word_restarts_and_nothing_is_claimed(
    terminal: Open, pump: Callable[..., list[str]], tmp_path: Path
) -> None:
    fake = tmp_path / "bin" / "shutdown"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/restarted\n')
    fake.chmod(0o755)
    env = {"PATH": f"{fake.parent}:{os.environ['PATH']}"}
    shell = terminal("--no-color", *pump("restart_computer: {}"), "fix", "mend", "--yes", env=env)
    shell.read_until("Type “restart” to go on: ")
    shell.type("restart\n")

    assert "whether it helped could not be seen" in shell.rest()
    assert shell.process.returncode == 1
    assert (tmp_path / "restarted").read_text() == "-r +1\n"


SLOW = "do:\n  - file: {{make_folder: {0}/one}}\n  - wait_for: {{check: dry, within: 60 s}}\n"


def test_ctrl_c_inside_a_step_ends_cleanly(
    terminal: Open, pump: Callable[..., list[str]], tmp_path: Path
) -> None:
    shell = terminal("--no-color", *pump(SLOW.format(tmp_path)), "fix", "mend", "--yes")
    shown = shell.read_until("2. Wait until “dry” passes, 60 s at most ...")
    os.kill(shell.process.pid, signal.SIGINT)
    rest = shell.rest()

    assert "done:" in shown
    assert "/one was made" in " ".join(shown.split())
    assert "Cancelled (mend). Interrupted." in rest
    assert shell.process.returncode == 130
    assert [e["event"] for e in journal()][-2:] == ["verified", "ended"]
    assert (journal()[-1]["status"], journal()[-1]["verification"]) == ("cancelled", "unverified")


def test_ctrl_c_while_it_is_looked_at_again_ends_cleanly(
    terminal: Open, pump: Callable[..., list[str]], tmp_path: Path
) -> None:
    options = pump(f"file: {{make_folder: {tmp_path}/one}}")
    page = tmp_path / "kb" / "pump.md"
    page.write_text(page.read_text().replace("wait: 0.1 s", "wait: 60 s"))
    shell = terminal("--no-color", *options, "fix", "mend", "--yes")
    shell.read_until("done:")
    os.kill(shell.process.pid, signal.SIGINT)

    assert "Cancelled (mend). Interrupted." in shell.rest()
    assert shell.process.returncode == 130
    assert journal()[-1]["event"] == "ended"
