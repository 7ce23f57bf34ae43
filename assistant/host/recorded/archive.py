"""Reading a zip from a stranger: members as bounded streams, nothing ever extracted.

A bundle's members are plain files with plain names, at most one folder deep. Whatever else a zip
can hold is refused with the reason, and the count and size of its directory are looked at before
any of it is read, so that a hostile file costs little.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from ...errors import AssistantError, Exit
from ...record import TYPE_CHECKING
from ...text import one_line

if TYPE_CHECKING:
    from typing import BinaryIO, Self

MAX_FILE = 200_000_000
"""Bytes of the zip."""
MAX_MEMBERS = 500
MAX_MEMBER = 64_000_000
"""Bytes of one member."""
MAX_TOTAL = 200_000_000
"""Bytes of all members together."""
MAX_RATIO = 200
"""Bytes that one byte may stand for, in members above `SMALL`."""
SMALL = 1_000_000
_DIRECTORY_ENTRY = 46 + 400
"""Bytes of one entry in the zip's directory, at most."""
_END = b"PK\x05\x06"
_LOCATOR = b"PK\x06\x07"
_LONGEST_END = 22 + 65_535
_NAME = re.compile(r"(?:[a-z]{1,20}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,150}")
_LOCAL_HEADER = 30
_CHUNK = 1 << 16
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError,
    ValueError, LookupError, OverflowError,
)  # fmt: skip
"""What the standard library raises for a zip that is damaged or odd."""


class Archive:
    """The members of a zip, by name."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Look at the zip's directory; `name` is for messages.

        Raises:
            AssistantError: it is no zip, damaged, or holds what a bundle never holds.
        """
        self.name = one_line(name, 100)
        _look_at_end(file, self.name)
        try:
            self._zip = zipfile.ZipFile(file)
            members = self._zip.infolist()
        except _BROKEN as error:
            raise refusal(self.name, f"it is damaged: {one_line(str(error), 100)}") from None
        self._members = _checked(members, self._zip.start_dir, self.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """All members, in the zip's order."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Bytes of a member."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """A member's content, which is as long as the directory says, and no longer.

        Raises:
            AssistantError: there is no such member, or it is damaged.
        """
        info = self._members.get(name)
        if info is None:
            raise refusal(self.name, f"it holds no “{one_line(name, 60)}”")
        data = bytearray()
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    data += chunk
                    if len(data) > info.file_size:
                        raise refusal(self.name, f"“{name}” is longer than the zip says")
        except (*_BROKEN, OSError) as error:
            raise refusal(self.name, f"“{name}” is damaged: {one_line(str(error), 100)}") from None
        if len(data) != info.file_size:
            raise refusal(self.name, f"“{name}” is cut off")
        return bytes(data)


def open_archive(path: str) -> Archive:
    """The zip at `path`, read into memory piece by piece as it is needed.

    Raises:
        AssistantError: it is not there, cannot be read, or is no bundle.
    """
    shown = one_line(os.path.basename(path) or path, 100)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise refusal(shown, "it is no ordinary file")
        file = open(path, "rb")  # noqa: SIM115 - closed with the archive, or below
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        raise AssistantError(
            "no-machine",
            f"there is no bundle “{one_line(path, 150)}”: {getattr(error, 'strerror', error)}",
            hint="a support bundle is what “assistant collect” writes",
            exit_code=Exit.NO_INPUT,
        ) from None
    with file:
        if os.fstat(file.fileno()).st_size > MAX_FILE:
            raise refusal(shown, f"it is larger than {MAX_FILE // 1_000_000} MB")
        _look_at_end(file, shown)
        file.seek(0)
        return Archive(BytesIO(file.read()), path)


def refusal(name: str, reason: str) -> AssistantError:
    """The zip is none that is opened here."""
    return AssistantError(
        "bundle-invalid",
        f"{os.path.basename(name)} is not opened: {reason}",
        hint="nothing of it was unpacked; ask for a new one, made with “assistant collect”",
        exit_code=Exit.DATA,
    )


def _look_at_end(file: BinaryIO, name: str) -> None:
    """Count and size of the directory, before any entry is read."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read(_LONGEST_END)
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < 22:
        file.seek(0)
        begun = file.read(4) == b"PK\x03\x04"
        raise refusal(name, "it is cut off" if begun else "it is no zip")
    disk, first, here, entries, length, start, comment = struct.unpack(
        "<4H2LH", tail[place + 4 : place + 22]
    )
    if disk or first or here != entries:
        raise refusal(name, "it is one part of several")
    if entries > MAX_MEMBERS or length > entries * _DIRECTORY_ENTRY:
        raise refusal(name, f"it has more than {MAX_MEMBERS} members, or says so wrongly")
    if tail[max(0, place - 20) : place][:4] == _LOCATOR:
        raise refusal(name, "it is written for sizes that no bundle has (zip64)")
    if place + 22 + comment != len(tail):
        raise refusal(name, "something follows the zip's end")
    if start + length != max(0, size - _LONGEST_END) + place:
        raise refusal(name, "something stands in front of the zip")


def _checked(members: Iterable[zipfile.ZipInfo], end: int, name: str) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    total = 0
    for info in members:
        shown = one_line(info.orig_filename, 60)
        if why := _fault(info):
            raise refusal(name, f"its member “{shown}” {why}")
        if info.filename.casefold() in folded:
            raise refusal(name, f"it holds “{shown}” twice")
        folded.add(info.filename.casefold())
        found[info.filename] = info
        total += info.file_size
    if len(found) > MAX_MEMBERS:
        raise refusal(name, f"it has more than {MAX_MEMBERS} members")
    if total > MAX_TOTAL:
        raise refusal(name, f"its members are larger than {MAX_TOTAL // 1_000_000} MB in all")
    if found and min(info.header_offset for info in found.values()):
        raise refusal(name, "something stands in front of the zip")
    _apart(list(found.values()), end, name)
    return found


def _fault(info: zipfile.ZipInfo) -> str:
    """What is wrong with an entry, or nothing."""
    mode = info.external_attr >> 16
    if why := _bad_name(info.orig_filename):
        return why
    if stat.S_ISLNK(mode):
        return "is a link"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG) or info.is_dir():
        return "is no ordinary file"
    if info.flag_bits & 0x41:
        return "is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in a way that bundles are not"
    if info.file_size > MAX_MEMBER:
        return f"is larger than {MAX_MEMBER // 1_000_000} MB"
    if info.file_size > SMALL and info.file_size > MAX_RATIO * info.compress_size:
        return f"unpacks to more than {MAX_RATIO} times its size"
    return ""


def _bad_name(name: str) -> str:
    parts = re.split(r"[\\/]", name)
    if name[:1] in ("/", "\\") or re.match(r"[A-Za-z]:", name):
        return "has an absolute path"
    if ".." in parts:
        return "leads out of its folder"
    if not _NAME.fullmatch(name):
        return "has a name that no bundle has"
    return ""


def _apart(members: list[zipfile.ZipInfo], end: int, name: str) -> None:
    """No two members share bytes: many large ones made of the same few are a bomb."""
    ordered = sorted(members, key=lambda info: info.header_offset)
    starts = [*(info.header_offset for info in ordered[1:]), end]
    for info, following in zip(ordered, starts, strict=False):
        length = _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
        if info.header_offset + length > following:
            raise refusal(name, f"its member “{one_line(info.filename, 60)}” overlaps another")
