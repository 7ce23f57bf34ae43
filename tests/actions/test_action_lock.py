"""Two fixes at once could undo each other: the second one waits for its turn."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.actions.lock import BusyError, only_one
from assistant.host.base import ActingHost

if TYPE_CHECKING:
    from tests.actions.conftest import Bench
    from tests.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from assistant.actions.lock import only_one
with only_one():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(environment: None) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that fixes something just now."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    yield process
    process.kill()
    process.communicate()


def test_the_second_of_two_fixes_is_told_to_wait(run: Run, holder: subprocess.Popen[bytes]) -> None:
    arguments = ("fix", "restart-connector", "--machine", "practice:red-tray", "--yes")
    second = run(*arguments)

    assert second.returncode == 3
    assert "Another fix is running; wait until it has ended." in " ".join(
        second.stdout.decode().split()
    )
    holder.kill()
    holder.wait()
    assert run(*arguments).returncode == 0


def test_the_lock_ends_with_its_process_even_if_that_is_killed(
    holder: subprocess.Popen[bytes],
) -> None:
    with pytest.raises(BusyError), only_one():
        pass
    holder.kill()
    holder.wait()
    with only_one():
        pass


def test_a_plan_may_be_looked_at_while_another_fix_runs(
    run: Run, holder: subprocess.Popen[bytes]
) -> None:
    done = run("fix", "restart-connector", "--machine", "practice:red-tray", "--dry-run")

    assert (done.returncode, done.stderr) == (3, b"")
    assert b"Restart the connector" in done.stdout


def test_the_lock_is_free_again_after_a_fix_whatever_became_of_it(
    bench: Callable[..., Bench], live: ActingHost, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    mend = {"title": "T", "file": {"make_folder": str(tmp_path / "file" / "x")}}
    one = bench(live, mend=mend)

    assert one.fix("mend").status == "failed"
    assert one.fix("mend").status == "failed"
    with only_one():
        pass
