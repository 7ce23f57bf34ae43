"""The one writer of what leaves: private, whole or not at all, never over something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import AssistantError, Exit
from assistant.newfile import check_place, write_new

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


def refused(path: Path | str) -> str:
    with pytest.raises(AssistantError) as info:
        write_new(str(path), "new")
    assert info.value.exit_code == Exit.CANNOT_CREATE
    assert info.value.hint
    with pytest.raises(AssistantError):
        check_place(str(path))
    return info.value.message


@posix
def test_only_its_owner_can_read_it_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        written = write_new(str(tmp_path / "a.md"), "ä\n")
    finally:
        os.umask(old)
    assert Path(written).stat().st_mode & 0o777 == 0o600
    assert Path(written).read_bytes() == "ä\n".encode()
    assert os.listdir(tmp_path) == ["a.md"]


def test_what_is_there_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("mine")
    assert "there already" in refused(path)
    assert path.read_text() == "mine"
    assert os.listdir(tmp_path) == ["a"]


@posix
def test_a_link_is_not_followed_even_if_it_leads_nowhere(tmp_path: Path) -> None:
    target = tmp_path / "target"
    (tmp_path / "a").symlink_to(target)
    assert "there already" in refused(tmp_path / "a")
    assert not target.exists()


def test_a_folder_that_is_missing_or_none_is_told(tmp_path: Path) -> None:
    assert "is not there" in refused(tmp_path / "no" / "a")
    (tmp_path / "file").write_text("")
    assert "is no folder" in refused(tmp_path / "file" / "a")
    assert "there already" in refused(tmp_path)
    assert "no name of a file" in refused("")
    assert refused("a\0b").isprintable()
    assert refused("a\x1b[2J/b").isprintable()


def test_a_name_that_is_too_long_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    assert "cannot be written" in str(_error(tmp_path / ("a" * 300)))
    assert os.listdir(tmp_path) == []


def _error(path: Path) -> AssistantError:
    with pytest.raises(AssistantError) as info:
        write_new(str(path), "x")
    return info.value


def test_of_two_writers_at_once_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    real = os.fsync

    def other_first(handle: int) -> None:
        path.write_text("theirs")
        real(handle)

    monkeypatch.setattr(os, "fsync", other_first)
    assert "there already" in str(_error(path))
    assert path.read_text() == "theirs"
    assert os.listdir(tmp_path) == ["a"]
