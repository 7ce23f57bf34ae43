"""Zips from strangers: each is refused with its reason, quickly, and nothing is written."""

from __future__ import annotations

import json
import os
import stat
import struct
import time
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import AssistantError, Exit
from assistant.host.open import open_host
from assistant.host.recorded.archive import MAX_MEMBERS
from tests.examples import examples

if TYPE_CHECKING:
    from tests.bundle.conftest import Zipped
    from tests.conftest import Opened, Run

Make = Callable[[Path], object]
ENTRY = b"PK\x01\x02" + bytes(24) + struct.pack("<HHH", 1, 0, 0) + bytes(12) + b"a"
"""What a zip's directory says of an empty member."""


def refused(path: Path) -> str:
    """The message with which a bundle is refused."""
    with pytest.raises(AssistantError) as info:
        open_host(str(path))
    assert info.value.exit_code == Exit.DATA
    assert info.value.hint
    return info.value.message


def plain(name: str, data: bytes = b"x") -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)

    return make


def twice(first: str, second: str) -> Make:
    def make(path: Path) -> None:
        with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
            warnings.simplefilter("ignore")
            archive.writestr(first, b"1")
            archive.writestr(second, b"2")

    return make


def mode(kind: int) -> Make:
    def make(path: Path) -> None:
        info = zipfile.ZipInfo("manifest.json")
        info.create_system, info.external_attr = 3, (kind | 0o777) << 16
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(info, b"/etc/passwd")

    return make


def flagged(bit: int) -> Make:
    """A bit set in both headers of the only member."""

    def make(path: Path) -> None:
        plain("manifest.json", b"{}")(path)
        data = bytearray(path.read_bytes())
        data[6] |= bit
        data[data.rfind(b"PK\x01\x02") + 8] |= bit
        path.write_bytes(data)

    return make


def raw(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


def cut(share: float) -> Make:
    def make(path: Path) -> None:
        plain("manifest.json", os.urandom(50_000))(path)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])

    return make


def many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"files/{number}", b"")


def lying_count(path: Path) -> None:
    """Three thousand entries, of which the end record admits one."""
    many(path)
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x05\x06")
    data[place + 8 : place + 12] = struct.pack("<HH", 1, 1)
    path.write_bytes(data)


def overlapping(path: Path) -> None:
    """Two entries that stand for the same bytes."""
    twice("manifest.json", "manifest.jso2")(path)
    data = bytearray(path.read_bytes())
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    path.write_bytes(data)


def wrong_crc(path: Path) -> None:
    plain("manifest.json", b"{}")(path)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        place = data.find(mark) + offset
        data[place] ^= 0xFF
    path.write_bytes(data)


def packed(kind: int) -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", kind) as archive:
            archive.writestr("manifest.json", b"{}")

    return make


HOSTILE: dict[str, tuple[Make, str]] = {
    "traversal": (plain("../evil.txt"), "leads out of its folder"),
    "traversal with backslashes": (plain("files\\..\\..\\evil.txt"), "leads out of its folder"),
    "traversal within": (plain("files/../manifest.json"), "leads out of its folder"),
    "absolute": (plain("/etc/passwd"), "absolute path"),
    "drive letter": (plain("C:\\Windows\\evil.dll"), "absolute path"),
    "drive without a slash": (plain("C:evil.dll"), "absolute path"),
    "share": (plain("\\\\server\\share\\x"), "absolute path"),
    "nested": (plain("files/a/b.txt"), "no bundle has"),
    "folder": (plain("files/"), "no bundle has"),
    "hidden": (plain(".bashrc"), "no bundle has"),
    "device": (plain("files/a:stream"), "no bundle has"),
    "bidi": (plain("files/\u202egpj.exe"), "no bundle has"),
    "escape": (plain("files/\x1b[2Ja"), "no bundle has"),
    "no name": (plain(""), "no bundle has"),
    "long name": (plain("a" * 5_000), "no bundle has|members"),
    "duplicate": (twice("manifest.json", "manifest.json"), "twice"),
    "duplicate in another case": (twice("manifest.json", "MANIFEST.json"), "twice"),
    "link": (mode(stat.S_IFLNK), "is a link"),
    "device node": (mode(stat.S_IFCHR), "no ordinary file"),
    "pipe": (mode(stat.S_IFIFO), "no ordinary file"),
    "encrypted": (flagged(1), "encrypted"),
    "strongly encrypted": (flagged(0x40), "encrypted"),
    "bomb": (plain("manifest.json", bytes(30_000_000)), "times its size"),
    "large": (plain("manifest.json", os.urandom(1000) * 70_000), "larger than"),
    "lzma": (packed(zipfile.ZIP_LZMA), "packed in a way"),
    "bzip2": (packed(zipfile.ZIP_BZIP2), "packed in a way"),
    "many": (many, f"more than {MAX_MEMBERS}"),
    "lying count": (lying_count, f"more than {MAX_MEMBERS}"),
    "overlapping": (overlapping, "overlaps|File name in directory"),
    "wrong CRC": (wrong_crc, "CRC"),
    "empty file": (raw(b""), "no zip"),
    "text": (raw(b"hello\n" * 100), "no zip"),
    "tar": (raw(b"\0" * 10_240), "no zip"),
    "end only": (raw(b"PK\x05\x06" + bytes(18)), "no manifest"),
    "torn end": (raw(b"PK\x05\x06" + bytes(5)), "no zip"),
    "cut off": (cut(0.5), "cut off"),
    "without its last bytes": (cut(0.9999), "cut off|no zip|damaged"),
    "another zip": (plain("a.txt"), "no support bundle"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    make, why = HOSTILE[name]
    path = tmp_path / "x.zip"
    make(path)
    before = sorted(tmp_path.rglob("*"))

    message = refused(path)

    assert any(part in message for part in why.split("|")), message
    assert message.isprintable()
    assert "x.zip" in message
    assert sorted(tmp_path.rglob("*")) == before


def test_a_hundred_thousand_members_cost_nothing(tmp_path: Path) -> None:
    entries = ENTRY * 100_000
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 0xFFFF, 0xFFFF, len(entries), 0, 0)
    path = tmp_path / "x.zip"
    path.write_bytes(entries + end)
    tracemalloc.start()
    began = time.process_time()

    assert "members" in refused(path)

    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert time.process_time() - began < 2


def test_a_count_for_large_zips_does_not_get_past_the_limit(tmp_path: Path) -> None:
    entries = ENTRY * 9_000
    counts = (44, 45, 45, 0, 0, 9_000, 9_000, len(entries), 0)
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", *counts)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(entries), 1)
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, 46, 0, 0)
    path = tmp_path / "x.zip"
    path.write_bytes(entries + large + locator + end)

    assert "zip64" in refused(path)


def test_what_follows_the_end_is_refused(zipped: Zipped) -> None:
    path = zipped()
    open_host(str(path))  # as it is, it opens
    path.write_bytes(path.read_bytes() + b"PK")
    assert "follows" in refused(path)


@pytest.mark.parametrize("front", [b"\0" * 100, b"#!/bin/sh\nexit\n", b"PK\x03\x04" + bytes(30)])
@pytest.mark.parametrize("corrected", [False, True])
def test_what_stands_in_front_is_refused(zipped: Zipped, front: bytes, corrected: bool) -> None:
    path = zipped()
    data = bytearray(path.read_bytes())
    if corrected:  # as programs that unpack themselves have it
        entry = data.find(b"PK\x01\x02")
        while entry >= 0:
            _add(data, entry + 42, len(front))
            entry = data.find(b"PK\x01\x02", entry + 4)
        _add(data, data.rfind(b"PK\x05\x06") + 16, len(front))
    path.write_bytes(front + data)
    assert "in front" in refused(path)


def _add(data: bytearray, place: int, number: int) -> None:
    (old,) = struct.unpack("<L", data[place : place + 4])
    data[place : place + 4] = struct.pack("<L", old + number)


def test_a_newer_bundle_says_that_the_program_has_to_be_updated(zipped: Zipped) -> None:
    message = refused(zipped(schema_version="2.0", tool={"version": "9.9"}))
    assert "newer version" in message
    assert "9.9" in message
    assert "update" in message


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"schema": "assistant/ask"}, "manifest"),
        ({"schema_version": None}, "schema"),
        ({"schema_version": "1" * 5_000}, "schema"),
        ({"now": "today"}, "time"),
        ({"now": 1e300}, "time"),
        ({"now": True}, "time"),
        ({"machine": {}}, "platform"),
        ({"machine": {"platform": "amiga"}}, "platform"),
        ({"members": [1]}, "members"),
        ({"members": []}, "does not belong"),
        ({"left_out": {}}, "left_out"),
        ({"redactions": None}, "redactions"),
    ],
    ids=str,
)
def test_a_manifest_that_is_none_is_refused(
    zipped: Zipped, changes: dict[str, Any], why: str
) -> None:
    assert why in refused(zipped(**changes))


def test_a_member_that_was_changed_missing_or_added_is_refused(zipped: Zipped) -> None:
    good = json.loads(zipfile.ZipFile(zipped()).read("manifest.json"))["members"]
    other = [{**good[0], "sha256": "0" * 64}]
    assert "changed" in refused(zipped(members=other))
    assert "changed" in refused(zipped(members=[{**good[0], "size": 1}]))
    gone = [*good, {**good[0], "name": "files/gone"}]
    assert "missing" in refused(zipped(members=gone))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"observations": {}}',
        b'{"observations": [1]}',
        b'{"observations": [{"probe": "open", "arguments": []}]}',
        b'{"observations": [{"probe": "processes", "arguments": []}]}',
        b'{"observations": [{"probe": "processes", "arguments": [], "answer": [{"pid": "x"}]}]}',
        b'{"observations": [{"probe": "processes", "arguments": [], "answer": [[1, 2]]}]}',
        b'{"observations": [{"probe": "disk", "arguments": ["/"], "answer": {"total": NaN}}]}',
        b'{"observations": [{"probe": "disk", "arguments": ["/"], "answer": {"total": 1e999}}]}',
        b'{"observations": [{"probe": "disk", "arguments": [{}], "answer": {"total": 1}}]}',
        b'{"observations": [{"probe": "tail", "arguments": ["a", 1], "answer": {"member": "x"}}]}',
        b'{"observations": [{"probe": "tail", "arguments": ["a", 1], "answer": {"member": "/x"}}]}',
        b'{"observations": [{"probe": "find", "arguments": ["a"], "error": "no"}]}',
    ],
)
def test_observations_that_are_none_are_refused(zipped: Zipped, content: bytes) -> None:
    assert "x.zip is not opened" in refused(zipped({"observations.json": content}))


def test_no_text_of_a_bundle_reaches_the_terminal_as_it_is(zipped: Zipped, run: Run) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202eevil\r\nnext"
    process = {"pid": 1, "name": f"QuickbooksDesktopUI.exe{evil}", "created": 1.0, "user": evil}
    told = {"probe": "processes", "arguments": [], "answer": [process]}
    body = json.dumps({"observations": [told]}).encode()
    path = zipped(
        {"observations.json": body},
        machine={"platform": "windows", "label": f"practice {evil}"},
        left_out=[{"what": evil, "why": evil}],
    )

    for arguments in (("bundle", "show", str(path)), ("check", "--machine", str(path), "-v")):
        done = run(*arguments)
        assert done.returncode in (0, 1, 2, 3)
        text = (done.stdout + done.stderr).decode()
        assert text.replace("\n", "").isprintable()


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_bundle_is_refused_or_read_and_never_anything_else(
    zipped: Zipped, data: st.DataObject
) -> None:
    path = zipped()
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))] or content)
    try:
        source = open_host(str(path)).source
    except AssistantError as error:
        source = error.code
    assert source in ("bundle:x.zip", "bundle-invalid")


def test_the_command_line_tells_it_with_65(tmp_path: Path, run: Run, opened: Opened) -> None:
    path = tmp_path / "x.zip"
    plain("../evil.txt")(path)
    for verb in (("check",), ("ask", "the tray icon is red", "--checks"), ("fix", "tray-icon-red")):
        done = run(*verb, "--machine", str(path), "--json")
        assert done.returncode == Exit.DATA
        (error,) = opened(done)["errors"]
        assert error["code"] == "bundle-invalid"
    assert run("bundle", "show", str(path)).returncode == Exit.DATA
    assert run("check", "--machine", str(tmp_path / "no.zip")).returncode == Exit.NO_INPUT
    assert run("bundle", "show", str(tmp_path)).returncode == Exit.DATA
    assert not (tmp_path.parent / "evil.txt").exists()
