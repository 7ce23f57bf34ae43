"""Administrator rights for one step: by sudo, in a second process, and only if that is granted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.elevate import Elevation
from assistant.actions.kind import Step
from assistant.host.base import ActingHost
from assistant.host.values import HostError

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sudo")
GRANTS = '#!/bin/sh\necho "$@" >> "$SAID"\n[ "$1" = -- ] && shift\nexec "$@"\n'
REFUSES = '#!/bin/sh\necho "$@" > "$SAID"\nexit 1\n'


@pytest.fixture
def sudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a sudo of one's own first; what it was told is in the file that this returns."""

    def put(script: str) -> Path:
        path = tmp_path / "bin" / "sudo"
        path.parent.mkdir(exist_ok=True)
        path.write_text(script)
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("SAID", str(tmp_path / "said"))
        return tmp_path / "said"

    return put


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """A folder is made, with administrator rights."""
    new = str(tmp_path / "new")
    return Step("file", "make", f"Make the folder {new}", "mkdir", {"path": new}, "it is there",
                elevated=True)  # fmt: skip


def perform_elevated(*steps: Step) -> list[str]:
    """What became of the steps of one plan."""
    elevation = Elevation(steps)
    try:
        return [elevation.perform(step) for step in steps]
    finally:
        elevation.close()


class Unprivileged:
    """This computer as somebody without administrator rights sees it."""

    def __init__(self, host: ActingHost) -> None:
        self._host = host

    def __getattr__(self, name: str) -> Any:
        if name == "system":
            return lambda: self._host.system()._replace(elevated=False)
        return getattr(self._host, name)


@pytest.fixture
def raised(bench: Callable[..., Bench], live: ActingHost, tmp_path: Path) -> Bench:
    """A fix that needs administrator rights, and somebody who has none."""
    host: Any = Unprivileged(live)
    mend = {"title": "T", "file": {"make_folder": f"{tmp_path}/new"}, "privilege": "elevated"}
    return bench(host, mend=mend)


def test_the_second_process_does_the_one_step(
    sudo: Callable[[str], Path], step: Step, tmp_path: Path
) -> None:
    said = sudo(GRANTS)

    assert perform_elevated(step) == [f"{tmp_path / 'new'} was made"]
    assert (tmp_path / "new").is_dir()
    assert said.read_text().startswith(f"-- {sys.executable} ")


def test_the_rights_are_asked_for_once_for_a_plan(
    sudo: Callable[[str], Path], step: Step, tmp_path: Path
) -> None:
    said = sudo(GRANTS)
    below = str(tmp_path / "new" / "below")
    perform_elevated(step, step._replace(data={"path": below}))

    assert os.path.isdir(below)
    assert len(said.read_text().splitlines()) == 1


def test_the_second_process_tells_why_it_could_not(
    sudo: Callable[[str], Path], step: Step, tmp_path: Path
) -> None:
    sudo(GRANTS)
    (tmp_path / "file").touch()
    with pytest.raises(HostError, match="file/x") as info:
        perform_elevated(step._replace(data={"path": f"{tmp_path}/file/x"}))

    assert info.value.reason == "exception"


def test_the_guards_hold_with_administrator_rights_too(
    sudo: Callable[[str], Path], step: Step
) -> None:
    sudo(GRANTS)
    with pytest.raises(HostError) as info:
        perform_elevated(step._replace(data={"path": "/etc/assistant-was-here"}))

    assert info.value.reason == "permission_denied"
    assert not os.path.exists("/etc/assistant-was-here")


def test_what_is_no_step_for_an_administrator_is_refused_there(
    sudo: Callable[[str], Path],
) -> None:
    sudo(GRANTS)
    with pytest.raises(HostError):
        perform_elevated(Step("open", "open", "t", "c", {"target": "https://a.example"}))


def test_rights_that_are_refused_do_nothing(
    sudo: Callable[[str], Path], step: Step, tmp_path: Path
) -> None:
    sudo(REFUSES)
    with pytest.raises(HostError, match="administrator rights were not given") as info:
        perform_elevated(step)

    assert info.value.reason == "cancelled"
    assert not (tmp_path / "new").exists()


def test_without_sudo_it_says_so(
    step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HostError, match="there is no sudo"):
        perform_elevated(step)


def test_a_fix_asks_and_then_does_its_step_with_the_rights_that_it_was_given(
    sudo: Callable[[str], Path], raised: Bench, tmp_path: Path
) -> None:
    said = sudo(GRANTS)
    raised.elevates = True
    result = raised.fix("mend")

    assert raised.asked == [f"elevate Make the folder {tmp_path}/new"]
    assert (result.status, result.changed) == ("succeeded", True)
    assert said.exists()


def test_refusing_the_systems_own_question_is_a_no_and_no_failure(
    sudo: Callable[[str], Path], raised: Bench, tmp_path: Path
) -> None:
    sudo(REFUSES)
    raised.elevates = True
    result = raised.fix("mend")

    assert (result.status, result.changed) == ("declined", False)
    assert "dministrator rights were not given" in result.message
    assert not (tmp_path / "new").exists()


def test_saying_no_starts_no_sudo_at_all(sudo: Callable[[str], Path], raised: Bench) -> None:
    said = sudo(GRANTS)
    result = raised.fix("mend")

    assert result.status == "declined"
    assert not said.exists()
