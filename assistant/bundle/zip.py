"""Members -> a zip in memory (APPNOTE.TXT 6.3.10), the same bytes for the same members anywhere.

`zipfile` packs some logs so tightly that a reader has to take them for a bomb. So what is packed
too tightly is packed in pieces, each for itself, which a reader does not notice.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterable

from ..host.recorded.archive import MAX_RATIO, SMALL

_FIRST_DAY = 1 << 5 | 1
"""1 January 1980, before which no zip tells of time."""
_DEFLATED = 8
_VERSION = 20
_POSIX = 3 << 8
_MODE = (stat.S_IFREG | 0o600) << 16
_PIECES = (8192, 2048, 512)
"""Bytes that are packed together where the whole would be packed too tightly."""


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these files, whose names are ASCII."""
    content, directory, count = bytearray(), bytearray(), 0
    for name, data in files:
        packed, title = _packed(data), name.encode("ascii")
        sizes = (zlib.crc32(data), len(packed), len(data), len(title), 0)
        form = (_VERSION, 0, _DEFLATED, 0, _FIRST_DAY, *sizes)
        directory += struct.pack(
            "<4sH5H3L2H3H2L",
            *(b"PK\x01\x02", _POSIX | _VERSION, *form, 0, 0, 0, _MODE, len(content)),
        )
        directory += title
        content += struct.pack("<4s5H3L2H", b"PK\x03\x04", *form) + title + packed
        count += 1
    end = (0, 0, count, count, len(directory), len(content), 0)
    return bytes(content + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", *end))


def _packed(data: bytes) -> bytes:
    packed = _deflated(data, len(data) or 1)
    for piece in _PIECES:
        if len(data) <= SMALL or len(data) <= MAX_RATIO // 2 * len(packed):
            break
        packed = _deflated(data, piece)
    return packed


def _deflated(data: bytes, piece: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bytearray()
    for start in range(0, len(data), piece):
        packed += packer.compress(data[start : start + piece])
        if start + piece < len(data):
            packed += packer.flush(zlib.Z_FULL_FLUSH)
    return bytes(packed + packer.flush())
