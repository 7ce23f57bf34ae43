"""The second process, which has administrator rights: it does the agreed steps and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.actions.elevate import ByFolder
from assistant.actions.elevated import OTHER_STEPS
from assistant.actions.kind import Step
from assistant.host.values import HostError
from assistant.host.windows.rights import first_writable
from assistant.own_program import own_command


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """A folder is made."""
    new = str(tmp_path / "new")
    return Step("file", "make", f"Make the folder {new}", "mkdir", {"path": new}, "it is there",
                elevated=True)  # fmt: skip


def test_steps_that_were_changed_after_the_consent_are_not_done(step: Step, tmp_path: Path) -> None:
    agreed = json.dumps([list(step)]).encode()
    steps = tmp_path / "steps.json"
    steps.write_bytes(agreed.replace(b"new", b"other"))

    code = subprocess.run(own_command("__elevated", str(steps), sha256(agreed).hexdigest()),
                          input=b"0\n", timeout=60, check=False).returncode  # fmt: skip
    assert code == OTHER_STEPS
    assert os.listdir(tmp_path) == ["steps.json"]


def test_a_step_is_not_done_a_second_time(step: Step, tmp_path: Path) -> None:
    data = json.dumps([list(step), list(step)]).encode()
    steps = tmp_path / "steps.json"
    steps.write_bytes(data)
    argv = own_command("__elevated", str(steps), sha256(data).hexdigest())

    told = subprocess.run(argv, input=b"1\n1\n0\n", timeout=60, check=True, capture_output=True)
    assert len(told.stdout.splitlines()) == 1


class Waited:
    """The second process, as Windows' own prompt would have started it."""

    def __init__(self, argv: list[str]) -> None:
        self.process = subprocess.Popen(argv)

    def wait(self, seconds: float) -> bool:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def exit_code(self) -> int | None:
        return self.process.returncode


def by_folder(tmp_path: Path, *steps: Step, agreed: bytes | None = None) -> ByFolder:
    """The way that Windows goes, to a process with the rights that we have."""
    data = json.dumps([list(step) for step in steps]).encode()
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "steps.json").write_bytes(data)
    digest = sha256(agreed or data).hexdigest()
    caller = str(os.getpid())
    argv = own_command("__elevated", str(folder / "steps.json"), digest, str(folder), caller)
    return ByFolder(lambda: Waited(argv), str(folder))


@pytest.fixture
def channel(step: Step, tmp_path: Path) -> Iterator[ByFolder]:
    """Two steps, the second in the folder that the first makes."""
    below = step._replace(data={"path": str(tmp_path / "new" / "below")})
    made = by_folder(tmp_path, step, below)
    yield made
    made.close()


def test_without_a_pipe_steps_are_done_as_they_are_called(
    channel: ByFolder, tmp_path: Path
) -> None:
    assert channel.call(0) == {"message": f"{tmp_path / 'new'} was made"}
    assert not (tmp_path / "new" / "below").exists()
    assert channel.call(1) == {"message": f"{tmp_path / 'new' / 'below'} was made"}


def test_without_a_pipe_changed_steps_are_told(step: Step, tmp_path: Path) -> None:
    with pytest.raises(HostError, match="changed by another program meanwhile"):
        by_folder(tmp_path, step, agreed=b"other").call(0)


def test_a_setting_is_changed_with_these_rights_exactly_as_it_was_shown(tmp_path: Path) -> None:
    path, kept = str(tmp_path / "pump.ini"), str(tmp_path / "pump.ini.before-fix")
    Path(path).write_bytes(b"port = 1")
    data = {"path": path, "format": "ini", "key": "port", "value": "2", "kept": kept,
            "sha256": sha256(b"port = 1").hexdigest()}  # fmt: skip
    step = Step("setting", "set", "Set port to 2", "", data, "it is 2", elevated=True)
    channel = by_folder(tmp_path, step, step)
    told = [channel.call(0), channel.call(1)]
    channel.close()

    message = f"{path} has changed since it was shown"
    assert told == [
        {"message": "port was set to 2"},
        {"reason": "exception", "message": message},
    ]
    assert Path(path).read_bytes() == b"port = 2"
    assert Path(kept).read_bytes() == b"port = 1"


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_an_answer_goes_through_no_link_that_was_laid(channel: ByFolder, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    (tmp_path / "talk" / "0.part").symlink_to(precious)

    with pytest.raises(HostError, match="without an answer"):
        channel.call(0)
    assert not precious.exists()


@pytest.mark.parametrize(
    ("open_place", "right", "told"),
    [
        ("C:/Program Files/A", 0x2, True),
        ("C:/Program Files/A", 0x80000, True),
        ("C:/Program Files", 0x40, True),
        ("C:/Program Files", 0x2, False),
        ("C:/", 0x40000, True),
        ("", 0x2, False),
    ],
)
def test_code_that_can_be_changed_or_replaced_is_found(
    open_place: str, right: int, told: bool
) -> None:
    found = first_writable(
        ["C:/Program Files/A"],
        deep=False,
        opens=lambda path, asked: (path, asked) == (open_place, right),
    )
    assert found == (open_place if told else "")


def test_a_single_open_file_of_the_programs_folder_is_found(tmp_path: Path) -> None:
    moved = tmp_path / "inside" / "psutil.pyd"
    moved.parent.mkdir()
    moved.touch()

    assert first_writable([str(tmp_path)], deep=True, opens=lambda p, r: p == str(moved)) == str(
        moved
    )
