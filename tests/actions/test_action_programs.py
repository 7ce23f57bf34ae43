"""Starting programs, the clipboard, opening pages and folders, and waiting."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from assistant.actions.kind import Person, Step, load_kind
from assistant.actions.plan import Plan
from assistant.host.base import ActingHost
from assistant.host.values import HostError

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts with a #! line")
PlanOf = Callable[..., list[Step]]
Perform = Callable[[ActingHost, Step], str]
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A program on the PATH that records its arguments and its standard input."""

    def put(name: str, code: int = 0) -> Path:
        path, said = tmp_path / "tools" / name, tmp_path / f"{name}.said"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'#!/bin/sh\n{{ echo "$@"; /bin/cat; }} > {said}.new\n'
                        f"/bin/mv {said}.new {said}\nexit {code}\n")  # fmt: skip
        path.chmod(0o755)
        monkeypatch.setenv("PATH", str(path.parent))
        return said

    return put


def installer(tmp_path: Path, name: str) -> Path:
    path = tmp_path / "downloads" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!{sys.executable}\nimport time\nopen({str(tmp_path / 'ran')!r}, 'w')\n"
                    "time.sleep(60)\n")  # fmt: skip
    path.chmod(0o755)
    return path


def test_a_program_is_shown_with_its_whole_path_and_goes_on_by_itself(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path, until: Until
) -> None:
    path = installer(tmp_path, "ACME-installer")
    (step,) = plan_of(live, "start_program", f"{tmp_path}/downloads/*-installer")
    there = Person(lambda step: True, lambda word: True, lambda step: False, True)

    assert str(path) in step.text
    assert str(path) in step.call
    load_kind("start_program").perform(live, step, there)
    until((tmp_path / "ran").exists)
    (started,) = [p for p in psutil.process_iter(["name"]) if p.info["name"] == "ACME-installer"]
    try:
        assert started.is_running()
        assert os.getpgid(started.pid) != os.getpgid(0)
    finally:
        started.kill()
        started.wait()


def test_arguments_are_shown_passed_as_they_are_and_need_what_commands_need(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path, tool: Callable[[str], Path], until: Until
) -> None:
    said = tool("pumpd")
    asked = {"path": str(tmp_path / "tools" / "pumpd"), "arguments": ["--to", "a b; $(x)"]}
    with pytest.raises(HostError, match="--allow-commands"):
        plan_of(live, "start_program", asked)
    (step,) = plan_of(live, "start_program", asked, trusted=True)
    assert step.text.endswith(" with --to a b; $(x)")
    assert "'--to', 'a b; $(x)'" in step.call
    there = Person(lambda step: True, lambda word: True, lambda step: False, True)
    load_kind("start_program").perform(live, step, there)
    until(said.exists)

    assert said.read_text() == "--to a b; $(x)\n"


def test_a_program_that_is_changed_after_it_was_shown_is_not_started(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path
) -> None:
    path = installer(tmp_path, "installer")
    (step,) = plan_of(live, "start_program", str(path))
    path.write_text("#!/bin/sh\nexit 0\n")
    there = Person(lambda step: True, lambda word: True, lambda step: False, True)
    with pytest.raises(HostError, match="has changed since it was shown"):
        load_kind("start_program").perform(live, step, there)

    assert not (tmp_path / "ran").exists()


def test_of_several_programs_none_is_guessed(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path
) -> None:
    with pytest.raises(HostError, match="was not found"):
        plan_of(live, "start_program", f"{tmp_path}/downloads/*-installer")
    for name in ("a-installer", "b-installer"):
        installer(tmp_path, name)
    with pytest.raises(HostError, match="several programs fit"):
        plan_of(live, "start_program", f"{tmp_path}/downloads/*-installer")


@pytest.mark.parametrize("text", ["a\nb é “x”", "$(touch x); `id`", "-selection"])
def test_a_text_goes_to_the_clipboards_program_as_it_is(
    plan_of: PlanOf, perform: Perform, live: ActingHost, tool: Callable[[str], Path], text: str
) -> None:
    said = tool("wl-copy")
    (step,) = plan_of(live, "copy", {"text": text})
    perform(live, step)

    assert said.read_text() == f"\n{text}"


def test_the_path_of_the_first_place_there_is_is_copied(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path
) -> None:
    (tmp_path / "log").touch()
    places = [f"{tmp_path}/none", f"{tmp_path}/log"]
    (step,) = plan_of(live, "copy", {"path": places})
    assert step.data["text"] == f"{tmp_path}/log"
    with pytest.raises(HostError, match="nothing to copy"):
        plan_of(live, "copy", {"path": places[:1]})


def test_without_a_clipboard_it_says_to_copy_by_hand(
    plan_of: PlanOf, perform: Perform, live: ActingHost, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", str(tmp_path))
    (step,) = plan_of(live, "copy", {"text": "x"})
    with pytest.raises(HostError, match="copy it by hand") as info:
        perform(live, step)

    assert info.value.reason == "tool_missing"


def test_a_page_and_a_folder_are_opened_by_the_desktop(
    plan_of: PlanOf, perform: Perform, live: ActingHost, tmp_path: Path,
    tool: Callable[[str], Path], until: Until,
) -> None:  # fmt: skip
    for target in ({"page": "https://help.example/a?b=c"}, {"folder": str(tmp_path)}):
        said = tool("open" if sys.platform == "darwin" else "xdg-open")
        (step,) = plan_of(live, "open", target)
        perform(live, step)
        until(said.exists)
        assert said.read_text().strip() == step.data["target"]
        said.unlink()


def test_waiting_ends_when_the_check_passes_or_the_time_is_over(
    bench: Callable[..., Bench], live: ActingHost, tmp_path: Path
) -> None:
    check = {"title": "T", "file": f"{tmp_path}/here", "expect": "exists"}
    mend = {"title": "T", "wait_for": {"check": "well", "within": "0.2 s"}, "resolves": "well"}
    one = bench(live, mend=mend, check_well=check)
    late = one.fix("mend")
    assert (late.status, late.changed) == ("timed_out", False)
    assert "has not passed within" in late.message

    def consent(plan: Plan) -> str:
        (tmp_path / "here").touch()
        return plan.hash

    one.consent = consent
    assert one.fix("mend").verification != "fixed", "waiting repairs nothing"
