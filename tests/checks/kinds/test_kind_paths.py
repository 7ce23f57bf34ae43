"""Files, folders and the space that they have."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.host.base import Host
from assistant.host.values import FileInfo, HostError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths of Linux and macOS")
Facts = Callable[..., Any]


def test_a_file_is_told_with_place_size_and_age(facts: Facts, tmp_path: Path, live: Host) -> None:
    path = tmp_path / "link.json"
    path.write_bytes(b"12345")
    os.utime(path, (live.now() - 3600, live.now() - 3600))
    told = facts("file", str(path))
    assert (told.exists, told.number, told.complete) == (True, 1, True)
    assert (told.path, told.size) == (str(path), 5)
    assert told.age == pytest.approx(3600, abs=30)
    assert told.found == ()


def test_of_several_files_the_newest_is_described(facts: Facts, tmp_path: Path) -> None:
    for number, name in enumerate(("b.log", "c.log", "a.log")):
        (tmp_path / name).write_bytes(b"x" * number)
        os.utime(tmp_path / name, (1e9 + number, 1e9 + number))
    (tmp_path / "d.log").mkdir()
    told = facts("file", f"{tmp_path}/*.log")
    assert (told.number, told.path, told.size) == (3, f"{tmp_path}/a.log", 2)


@pytest.mark.parametrize("kind", ["file", "directory"])
def test_labels_tell_where_something_is(facts: Facts, tmp_path: Path, kind: str) -> None:
    for name in ("one", "three"):
        (tmp_path / name).mkdir() if kind == "directory" else (tmp_path / name).touch()
    places = {label: f"{tmp_path}/{name}" for label, name in (("A", "one"), ("B", "two"))}
    told = facts(kind, {"path": {**places, "C": f"{tmp_path}/th*"}})
    assert (set(told.found), told.number) == ({"A", "C"}, 2)
    told = facts(kind, {"path": {"A": f"{tmp_path}/one", "B": f"{tmp_path}/o*"}})
    assert (set(told.found), told.number) == ({"A", "B"}, 1)  # two names of one place


@pytest.mark.parametrize("kind", ["file", "directory"])
def test_what_is_not_there_is_told_as_such(
    facts: Facts, examine: Facts, tmp_path: Path, kind: str
) -> None:
    told = facts(kind, f"{tmp_path}/nothing")
    assert (told.exists, told.number, told.path, told.age) == (False, 0, None, None)
    assert told.complete is True
    result = examine(kind, f"{tmp_path}/nothing", "exists")
    assert (result.state, result.actual) == ("fail", "not found")
    assert result.evidence[0].source == f"{tmp_path}/nothing"


def test_a_folder_is_no_file_and_a_file_no_folder(facts: Facts, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not facts("directory", f"{tmp_path}/file").exists
    assert not facts("file", str(tmp_path)).exists


def test_a_folder_is_told_with_the_number_of_its_entries(facts: Facts, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    assert facts("directory", str(folder)).entries == 0
    for number in range(3):
        (folder / f"{number}").touch()
    (folder / ".hidden").mkdir()
    told = facts("directory", str(folder))
    assert (told.exists, told.path, told.entries) == (True, str(folder), 4)


@pytest.mark.parametrize("kind", ["file", "directory"])
def test_a_place_that_may_not_be_looked_at_is_no_empty_place(
    facts: Facts, examine: Facts, tmp_path: Path, kind: str
) -> None:
    result = examine(kind, "/proc/secret", "not exists")
    assert (result.state, result.reason) == ("error", "permission_denied")
    (tmp_path / "a").mkdir() if kind == "directory" else (tmp_path / "a").touch()
    told = facts(kind, {"path": [f"{tmp_path}/a", "/proc/secret"]})
    assert (told.exists, told.complete) == (True, False)


def test_a_folder_that_may_not_be_listed_is_there_all_the_same(
    facts: Facts, live: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str, limit: int) -> object:
        raise HostError("permission_denied", "not for you")

    monkeypatch.setattr(live, "find", lambda _: (FileInfo("/srv/data", "directory", 0, 1.0),))
    monkeypatch.setattr(live, "entries", refuse)
    told = facts("directory", "/srv/data", live)
    assert (told.exists, told.entries, told.complete) == (True, None, False)


@pytest.mark.parametrize("path", ["C:\\Windows\\a.log", "\\\\server\\share\\a.log"])
def test_a_path_of_windows_says_nothing_about_this_system(examine: Facts, path: str) -> None:
    result = examine("file", path, "exists")
    assert (result.state, result.reason) == ("not_applicable", "wrong_platform")


def test_the_home_folder_and_the_environment_are_filled_in(
    examine: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pump").mkdir()
    (tmp_path / "pump" / "a.log").touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for path in ("~/pump/a.log", "%XDG_DATA_HOME%/pump/a.log"):
        result = examine("file", path, "exists", reach=("~/pump",))
        assert (result.state, result.actual) == ("pass", f"{tmp_path}/pump/a.log")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    result = examine("file", "%XDG_STATE_HOME%/a.log", "not exists")
    assert result.state == "not_applicable"
    monkeypatch.setenv("API_TOKEN", "hunter2")
    result = examine("file", "/tmp/%API_TOKEN%", "not exists")
    assert result.state == "error"
    assert "hunter2" not in repr(result)


def test_space_is_told_in_bytes_and_percent(facts: Facts, examine: Facts, tmp_path: Path) -> None:
    told = facts("disk_usage", str(tmp_path))
    usage = shutil.disk_usage(tmp_path)
    assert told.total == usage.total
    assert told.free == pytest.approx(usage.free, rel=0.2)
    assert told.percent == pytest.approx(100 * told.free / told.total)
    assert examine("disk_usage", str(tmp_path), "free > 1 B and percent <= 100 %").state == "pass"
    result = examine("disk_usage", f"{tmp_path}/nothing", "free > 1 B")
    assert (result.state, result.reason) == ("error", "unreadable")


def test_what_is_no_file_says_what_it_is(examine: Facts, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    for name, told in (
        ("folder", "no file: it is a folder"),
        ("pipe", "no ordinary file: a socket, a pipe or a device"),
    ):
        result = examine("file", f"{tmp_path}/{name}", "exists")
        assert (result.state, result.actual) == ("fail", told)
        assert result.evidence[0].excerpt == told
