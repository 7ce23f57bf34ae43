"""Files and folders of the real machine: nothing blocks, nothing is missed silently."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.host import local
from assistant.host.base import Host
from tests.examples import examples

Reason = Callable[[Callable[[], object]], str]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths of Linux and macOS")
ALPHABET = "ab[]!-.*?{}'\\ äß"


def names(host: Host, pattern: object) -> list[str]:
    return [os.path.basename(info.path) for info in host.find(str(pattern))]


def fill(folder: Path, *files: str) -> None:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_wildcards_hold_within_one_part_of_the_path(live: Host, tmp_path: Path) -> None:
    fill(tmp_path, "a/one.log", "b/two.log", "b/c/three.log", "b/two.txt")
    assert names(live, tmp_path / "*" / "*.log") == ["one.log", "two.log"]
    assert names(live, tmp_path / "?" / "t*.???") == ["two.log", "two.txt"]
    assert names(live, tmp_path / "*.log") == []
    assert names(live, tmp_path / "**" / "three.log") == []


def test_brackets_are_no_wildcards(live: Host, tmp_path: Path) -> None:
    fill(tmp_path, "a[1].log", "a1.log", "[!b].log")
    assert names(live, tmp_path / "a[1].log") == ["a[1].log"]
    assert names(live, tmp_path / "a[1]*") == ["a[1].log"]
    assert names(live, tmp_path / "[!b].*") == ["[!b].log"]


def test_dot_files_are_found_only_where_the_pattern_begins_with_a_dot(
    live: Host, tmp_path: Path
) -> None:
    fill(tmp_path, ".hidden.log", "seen.log")
    assert names(live, tmp_path / "*.log") == ["seen.log"]
    assert names(live, tmp_path / ".*.log") == [".hidden.log"]
    assert names(live, tmp_path / ".hidden.log") == [".hidden.log"]


def test_letter_case_and_spaces_of_a_name_matter(live: Host, tmp_path: Path) -> None:
    fill(tmp_path, "Company File.log", "-rf", "~")
    assert names(live, tmp_path / "Company F*") == ["Company File.log"]
    assert names(live, tmp_path / "-r?") == ["-rf"]
    if sys.platform == "linux":
        assert names(live, tmp_path / "company*") == []


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[*HealthCheck])
@given(st.lists(st.text(ALPHABET, min_size=1, max_size=12), max_size=6), st.text(ALPHABET))
def test_whatever_is_found_was_there_and_the_plain_name_finds_itself(
    live: Host, tmp_path_factory: pytest.TempPathFactory, files: list[str], pattern: str
) -> None:
    folder = tmp_path_factory.mktemp("files")
    there = {file for file in files if file not in (".", "..")}
    fill(folder, *there)
    for file in there:
        assert file in names(live, folder / file) or file.startswith("*")
    if pattern.strip(".") and "/" not in pattern:
        assert set(names(live, f"{folder}/{pattern}")) <= there


def test_a_pattern_that_names_too_many_files_is_refused(
    live: Host, tmp_path: Path, reason: Reason
) -> None:
    for number in range(local.MAX_FOUND):
        (tmp_path / f"{number}.log").touch()
    assert len(live.find(f"{tmp_path}/*.log")) == local.MAX_FOUND
    (tmp_path / "one-more.log").touch()
    assert reason(lambda: live.find(f"{tmp_path}/*.log")) == "over_budget"


@pytest.mark.parametrize("path", ["\\\\server\\share\\a.log", "\\\\?\\UNC\\server\\share\\a.log"])
def test_paths_on_other_computers_are_refused(live: Host, reason: Reason, path: str) -> None:
    for look in (
        lambda: live.find(path),
        lambda: live.find(f"{path}*"),
        lambda: live.entries(path, 10),
        lambda: live.tail(path, 10),
        lambda: live.disk(path),
    ):
        assert reason(look) == "permission_denied"


def test_a_nul_character_in_a_path_is_told(live: Host, tmp_path: Path, reason: Reason) -> None:
    path = f"{tmp_path}/a\0b"
    for look in (
        lambda: live.find(path),
        lambda: live.find(f"{path}*"),
        lambda: live.entries(path, 10),
        lambda: live.tail(path, 10),
        lambda: live.disk(path),
    ):
        assert reason(look) == "unreadable"


def test_a_pipe_that_nobody_writes_to_is_refused_without_waiting(
    live: Host, tmp_path: Path, reason: Reason
) -> None:
    pipe = tmp_path / "pipe.log"
    os.mkfifo(pipe)
    assert [i.kind for i in live.find(str(pipe))] == ["other"]
    assert reason(lambda: live.tail(str(pipe), 10)) == "unreadable"


def test_a_pipe_put_in_place_of_the_file_is_not_read_either(
    live: Host, tmp_path: Path, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pipe = tmp_path / "a.log", tmp_path / "pipe"
    file.touch()
    os.mkfifo(pipe)
    seen = os.stat(file)
    monkeypatch.setattr(os, "stat", lambda _: seen)
    assert reason(lambda: live.tail(str(pipe), 10)) == "unreadable"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/random"])
def test_devices_are_refused(live: Host, tmp_path: Path, reason: Reason, device: str) -> None:
    assert reason(lambda: live.find(device)) == "permission_denied"
    assert reason(lambda: live.tail(device, 10)) == "permission_denied"
    assert reason(lambda: live.find("//dev/./*")) == "permission_denied"
    (tmp_path / "a.log").symlink_to(device)
    assert reason(lambda: live.find(f"{tmp_path}/*")) == "permission_denied"
    assert reason(lambda: live.tail(f"{tmp_path}/a.log", 10)) == "permission_denied"


def test_a_loop_of_links_hides_no_other_file(live: Host, tmp_path: Path, reason: Reason) -> None:
    (tmp_path / "loop.log").symlink_to(tmp_path / "loop.log")
    (tmp_path / "dangling.log").symlink_to(tmp_path / "nowhere")
    (tmp_path / "real.log").write_bytes(b"x")
    (tmp_path / "up").symlink_to(tmp_path)
    assert names(live, tmp_path / "*.log") == ["real.log"]
    assert names(live, tmp_path / "up" / "up" / "*.log") == ["real.log"]
    assert reason(lambda: live.tail(str(tmp_path / "loop.log"), 10)) == "unreadable"


def test_a_link_is_what_it_leads_to(live: Host, tmp_path: Path) -> None:
    (tmp_path / "real.log").write_bytes(b"content")
    (tmp_path / "link.log").symlink_to(tmp_path / "real.log")
    (info,) = live.find(str(tmp_path / "link.log"))
    assert (info.kind, info.size) == ("file", 7)
    assert live.tail(info.path, 4).data == b"tent"


def test_a_folder_that_may_not_be_listed_is_no_empty_folder(
    live: Host, tmp_path: Path, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "secret/a.log")
    (tmp_path / "secret").chmod(0)
    if os.geteuid() == 0:  # nothing is closed to root: the system is made to refuse

        def refuse(path: str) -> object:
            raise PermissionError(errno.EACCES, "Permission denied", path)

        monkeypatch.setattr(os, "scandir", refuse)
    assert reason(lambda: live.find(f"{tmp_path}/secret/*.log")) == "permission_denied"
    assert reason(lambda: live.entries(f"{tmp_path}/secret", 10)) == "permission_denied"
    monkeypatch.undo()
    (tmp_path / "secret").chmod(0o700)


@pytest.mark.skipif(sys.platform != "linux", reason="another user is played with setpriv")
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="root can become somebody else")
def test_somebody_else_is_told_that_a_file_may_not_be_read(tmp_path: Path) -> None:
    fill(tmp_path, "secret/a.log", "open/b.log")
    (tmp_path / "secret").chmod(0o700)
    (tmp_path / "open/b.log").chmod(0o600)
    code = f"""
import os, sys
sys.path[:0] = {[os.getcwd(), *sys.path]!r}
from assistant.host.open import open_host
from assistant.host.values import HostError
host = open_host()
os.chdir({str(tmp_path)!r})
os.setgroups([]); os.setgid(65534); os.setuid(65534)
for look in (lambda: host.find("secret/*.log"), lambda: host.find("secret/a.log"),
             lambda: host.entries("secret", 9), lambda: host.tail("secret/a.log", 9),
             lambda: host.tail("open/b.log", 9)):
    try:
        print(look())
    except HostError as error:
        print(error.reason)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["permission_denied"] * 5, done.stderr


def test_a_file_that_only_the_middle_of_a_path_pretends_to_be_is_not_found(
    live: Host, tmp_path: Path
) -> None:
    fill(tmp_path, "a.log")
    assert live.find(f"{tmp_path}/a.log/b.log") == ()
    assert live.find(f"{tmp_path}/a.log/*.log") == ()


def test_a_name_longer_than_any_is_an_error_and_no_fault(live: Host, reason: Reason) -> None:
    assert reason(lambda: live.find("/" + "a" * 5000)) == "unreadable"
    assert reason(lambda: live.tail("/" + "a" * 5000, 10)) == "unreadable"


def test_the_end_is_as_long_as_asked_for_while_a_writer_writes(live: Host, tmp_path: Path) -> None:
    path, stop = tmp_path / "grows.log", threading.Event()
    path.write_bytes(b"0123456789\n" * 1000)

    def write() -> None:
        with path.open("ab", buffering=0) as file:
            while not stop.is_set() and file.tell() < 20_000_000:
                file.write(b"0123456789\n" * 100)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(200):
            tail = live.tail(str(path), 5000)
            assert len(tail.data) == 5000
            assert tail.data.strip(b"0123456789\n") == b""
            assert tail.head == b"0123"
            assert tail.size >= 11_000
    finally:
        stop.set()
        writer.join()


def test_the_end_of_an_empty_and_of_a_short_file_is_all_of_it(live: Host, tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.touch()
    assert live.tail(str(path), 100)[:2] == (b"", 0)
    path.write_bytes(b"abc")
    assert live.tail(str(path), 100)[:2] == (b"abc", 3)
    assert live.tail(str(path), 3)[:2] == (b"abc", 3)
    assert live.tail(str(path), 1)[:2] == (b"c", 3)


def test_space_is_told_for_existing_places_only(live: Host, tmp_path: Path, reason: Reason) -> None:
    disk = live.disk(str(tmp_path))
    assert 0 <= disk.free <= disk.total
    assert disk.total > 0
    assert reason(lambda: live.disk(str(tmp_path / "nothing"))) == "unreadable"
