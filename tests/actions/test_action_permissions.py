"""Owner, group and rights of a file are set and taken back; nothing is opened to everybody."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.actions.kind import Step
from assistant.host.base import ActingHost
from assistant.host.values import HostError
from tests.each import each

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of Linux and macOS")
PlanOf = Callable[..., list[Step]]
Perform = Callable[[ActingHost, Step], str]
MakeHost = Callable[..., ActingHost]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pump.ini"
    path.write_text("a = b\n")
    path.chmod(0o600)
    return path


def mode(path: Path) -> str:
    return f"{path.stat().st_mode & 0o7777:o}"


def test_rights_are_set_and_taken_back(
    plan_of: PlanOf, perform: Perform, live: ActingHost, file: Path
) -> None:
    (step,) = plan_of(live, "permissions", {"path": str(file), "mode": "640"})
    assert ", mode 640 (now: " in step.text
    assert mode(file) == "600", "a plan changes nothing"
    perform(live, step)
    assert mode(file) == "640"
    assert plan_of(live, "permissions", {"path": str(file), "mode": "0640"}) == []
    perform(live, step._replace(data=step.undo_data or {}))

    assert mode(file) == "600"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="root gives files away")
def test_a_file_is_given_to_a_group_and_back(
    plan_of: PlanOf, perform: Perform, live: ActingHost, file: Path
) -> None:
    import grp

    group = grp.getgrgid(1).gr_name
    asked = {"path": str(file), "group": group, "mode": "640"}
    (step,) = plan_of(live, "permissions", asked)
    perform(live, step)
    assert (file.stat().st_gid, mode(file)) == (1, "640")
    perform(live, step._replace(data=step.undo_data or {}))

    assert (file.stat().st_gid, mode(file)) == (os.getegid(), "600")


def test_what_a_folder_has_besides_stays(
    plan_of: PlanOf, perform: Perform, live: ActingHost, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o2770)
    (step,) = plan_of(live, "permissions", {"path": str(folder), "mode": "750"})
    perform(live, step)

    assert mode(folder) == "2750"


@each(
    ("params", "why"),
    [
        ({"mode": "666"}, "lets everybody write"),
        ({"mode": "4755"}, "is no mode"),
        ({"mode": "rw-"}, "is no mode"),
        ({}, "does not say which owner"),
        ({"mode": "640 "}, ""),
        ({"owner": "no-such-user-here"}, "there is no user"),
        ({"group": "no-such-group-here"}, "there is no group"),
        ({"path": "/etc/shadow", "mode": "644"}, "no place"),
        ({"path": "/usr/bin/env", "mode": "755"}, "no place"),
        ({"path": "/etc/pump/*", "mode": "755"}, "not known which"),
    ],
)
def test_what_may_not_be_set_is_refused(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path, params: dict[str, str], why: str
) -> None:
    file = tmp_path / "a.ini"
    file.touch()
    file.chmod(0o600)
    if not why:
        assert plan_of(live, "permissions", {"path": str(file)} | params)
        return
    with pytest.raises(HostError, match=why):
        plan_of(live, "permissions", {"path": str(file)} | params)


def test_programs_with_the_rights_of_their_owner_and_second_names_are_refused(
    plan_of: PlanOf, perform: Perform, live: ActingHost, file: Path, tmp_path: Path
) -> None:
    asked = {"path": str(file), "mode": "755"}
    (step,) = plan_of(live, "permissions", asked)
    os.link(file, tmp_path / "second")
    with pytest.raises(HostError, match="another name elsewhere"):
        perform(live, step)
    file.unlink()
    file.symlink_to(tmp_path / "second")
    with pytest.raises(HostError, match="no place"):
        perform(live, step)
    file.unlink()
    file.touch()
    file.chmod(0o4755)
    with pytest.raises(HostError, match="rights of its owner"):
        plan_of(live, "permissions", asked)
    with pytest.raises(HostError, match="has changed"):
        perform(live, step)


def test_a_demo_machine_changes_as_a_real_one_and_windows_has_none_of_it(
    plan_of: PlanOf, perform: Perform, practice: MakeHost
) -> None:
    path = "/etc/pump/pump.ini"
    accounts = [{"name": "pump"}, {"name": "pump", "kind": "group"}]
    host = practice({"platform": "linux", "files": {path: "a"}, "accounts": accounts})
    asked = {"path": path, "owner": "pump", "group": "pump", "mode": "640"}
    (step,) = plan_of(host, "permissions", asked)
    assert step.elevated
    perform(host, step)
    assert plan_of(host, "permissions", asked) == []
    perform(host, step._replace(data=step.undo_data or {}))

    assert len(plan_of(host, "permissions", asked)) == 1
