"""The checksum behind a compiled file: SHA-256 over all before it, so that any changed byte shows.

It stands after the last page, where SQLite does not look. It protects from damage, not from malice:
who makes a file can make its seal. What a stranger's file holds is checked by `foreign`.
"""

from __future__ import annotations

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from io import BufferedIOBase

_MARK = b"\nsha256:"
_SIZE = len(_MARK) + 32
MAX_BYTES = 2_000_000_000
"""Size of a compiled file; a larger one is none."""


def seal(path: str) -> None:
    """Put the checksum behind the file's content.

    Raises:
        OSError: it cannot be read or written.
    """
    with open(path, "r+b") as file:
        digest = _digest(file, None)
        file.seek(0, 2)
        file.write(_MARK + digest)


def is_sealed(path: str) -> bool:
    """Whether the file is whole: its content fits the checksum behind it.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        content = file.seek(0, 2) - _SIZE
        if not 0 < content <= MAX_BYTES:
            return False
        file.seek(content)
        written = file.read(_SIZE)
        file.seek(0)
        return written == _MARK + _digest(file, content)


def _digest(file: BufferedIOBase, left: int | None) -> bytes:
    """Of `left` bytes from the beginning, or of all."""
    from hashlib import sha256

    digest = sha256()
    while left is None or left > 0:
        data = file.read(1 << 20 if left is None else min(left, 1 << 20))
        if not data:
            break
        digest.update(data)
        left = None if left is None else left - len(data)
    return digest.digest()
