"""The program's icon, drawn: a white check mark on a blue disc."""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise

SIZES = (16, 32, 48, 256)
_BLUE, _WHITE, _CLEAR = bytes((37, 99, 235, 255)), bytes((255, 255, 255, 255)), bytes(4)
_MARK = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.34))
"""The corners of the check mark, as shares of the size."""
_THICK = 0.07


def icon() -> bytes:
    """An .ico file with a PNG of each size."""
    pictures = [_png(size) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        shown = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", shown, shown, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + entries + b"".join(pictures)


def _png(size: int) -> bytes:
    rows = b"".join(
        b"\0" + b"".join(_pixel((x + 0.5) / size, (y + 0.5) / size) for x in range(size))
        for y in range(size)
    )
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _pixel(x: float, y: float) -> bytes:
    if (x - 0.5) ** 2 + (y - 0.5) ** 2 > 0.25:
        return _CLEAR
    near = min(_distance(x, y, *a, *b) for a, b in pairwise(_MARK))
    return _WHITE if near < _THICK else _BLUE


def _distance(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    """From a point to a line between two others."""
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    along = min(1.0, max(0.0, along))
    return float(((x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2) ** 0.5)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
