"""Files that are whole or not there."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from assistant.files import BusyError, append_rotating, atomic_write, locked, replacing
from assistant.paths import cache_folder, config_folder, data_folder

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights are kept another way")


def test_a_file_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    atomic_write(str(path), "eins\nzwei – ü\n")
    atomic_write(str(path), "drei\n")

    assert path.read_text(encoding="utf-8") == "drei\n"
    assert os.listdir(path.parent) == ["a.txt"]


@posix_only
def test_only_the_user_may_read_what_is_written(tmp_path: Path) -> None:
    atomic_write(str(tmp_path / "a"), "x")
    append_rotating(str(tmp_path / "b"), b"x", 0)

    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


@posix_only
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    atomic_write(str(tmp_path / "link"), "new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def fail() -> None:
        with replacing(str(path)) as draft:
            Path(draft).write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a"]


def test_a_file_that_cannot_be_written_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()

    with pytest.raises(OSError, match="a"):
        atomic_write(str(tmp_path / "a"), "x")
    assert os.listdir(tmp_path) == ["a"]


def test_lines_are_added_and_a_torn_one_is_ended_first(tmp_path: Path) -> None:
    path = tmp_path / "log"
    append_rotating(str(path), b"one", 0)
    path.write_bytes(path.read_bytes() + b"tor")
    append_rotating(str(path), b"two", 0)

    assert path.read_bytes() == b"one\ntor\ntwo\n"


def test_a_file_that_has_grown_large_is_put_aside_once(tmp_path: Path) -> None:
    path = tmp_path / "log"
    for number in range(6):
        append_rotating(str(path), b"%d" % number * 10, 15)

    assert path.read_bytes() == b"4444444444\n5555555555\n"
    assert (tmp_path / "log.1").read_bytes() == b"2222222222\n3333333333\n"
    assert len(os.listdir(tmp_path)) == 2


def test_a_lock_is_held_by_one_and_free_afterwards(tmp_path: Path) -> None:
    path = str(tmp_path / "new" / "lock")
    with locked(path), pytest.raises(BusyError), locked(path):
        pytest.fail("it was had twice")
    with locked(path):
        pass


def test_the_folders_are_this_users_and_all_different(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    folders = [data_folder(), config_folder(), cache_folder()]

    assert [Path(f).parent.name for f in folders] == ["DATA", "CONFIG", "CACHE"]
    assert {Path(f).name for f in folders} == {"troubleshooting-assistant"}
