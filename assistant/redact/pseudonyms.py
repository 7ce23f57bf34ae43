"""Real values and what stands for them, kept privately on this machine.

One line of JSON an entry, only ever added to. Several processes may add at once: of two lines that
claim the same value or the same pseudonym the earlier one counts, for everybody who reads the file,
so whoever came second takes another pseudonym.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator

from ..paths import data_folder
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

KINDS = ("user", "host", "company", "email", "id", "ip", "mac", "sid", "phone", "card", "account")
"""Classes with pseudonyms. Secrets have none: they are never kept."""

PSEUDONYM = rf"(?:{'|'.join(KINDS)})-\d+"
_TRIES = 1000


def default_path() -> str:
    """Where the map lies unless told otherwise."""
    return os.path.join(data_folder(), "pseudonyms.json")


class Pseudonyms:
    """A stable map from real values to pseudonyms.

    `path` is its file; None keeps it in memory. A file that cannot be read or written is told in
    `problem`; pseudonyms are then good for this run only, and nothing leaks.
    """

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.problem = ""
        self._names: dict[tuple[str, str], str] = {}
        self._real: dict[str, str] = {}
        self._read = 0
        self._next: dict[str, int] = {}

    def of(self, kind: str, real: str) -> str:
        """What stands for `real`, such as ``user-1``: the same for any letter case.

        Raises:
            ValueError: `kind` has no pseudonyms.
        """
        if kind not in KINDS:
            raise ValueError(kind)
        key = kind, _plain(real)
        if key not in self._names:
            self._catch_up()
        for _ in range(_TRIES):
            if key in self._names:
                break
            self._claim(kind, real)
        return self._names[key]

    def reveal(self, text: str) -> str:
        """`text` with the real values back: for this machine's eyes only."""
        self._catch_up()
        return re.sub(rf"\b{PSEUDONYM}\b", lambda m: self._real.get(m[0], m[0]), text)

    def _claim(self, kind: str, real: str) -> None:
        number = self._next.get(kind, 1)
        entry = {"kind": kind, "real": real, "name": f"{kind}-{number}"}
        if self.path is None or self.problem:
            self._take(entry)
            return
        try:
            _append(self.path, entry)
        except (OSError, ValueError) as error:
            self.problem = f"pseudonyms cannot be kept: {type(error).__name__}"
            return
        self._catch_up()

    def _catch_up(self) -> None:
        """Read what this or another process has added."""
        if self.path is None or self.problem:
            return
        try:
            for entry in self._added(self.path):
                self._take(entry)
        except FileNotFoundError:
            return
        except OSError as error:
            self.problem = f"pseudonyms cannot be read: {type(error).__name__}"

    def _added(self, path: str) -> Iterator[dict[str, str]]:
        with open(path, "rb") as file:
            if file.seek(0, os.SEEK_END) < self._read:
                self._read = 0  # somebody has put a new file in its place
            file.seek(self._read)
            for line in file:
                if not line.endswith(b"\n"):
                    return
                self._read += len(line)
                if entry := _entry(line):
                    yield entry

    def _take(self, entry: dict[str, str]) -> None:
        """Let an entry count, unless an earlier one claimed the same."""
        kind, name = entry["kind"], entry["name"]
        key = kind, _plain(entry["real"])
        if key in self._names or name in self._real:
            return
        self._names[key] = name
        self._real[name] = entry["real"]
        self._next[kind] = max(self._next.get(kind, 1), int(name.rpartition("-")[2]) + 1)


def _plain(real: str) -> str:
    return unicodedata.normalize("NFC", real).casefold()


def _entry(line: bytes) -> dict[str, str] | None:
    """A line that this program wrote; None for any other."""
    try:
        entry: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or entry.get("kind") not in KINDS:
        return None
    sound = isinstance(entry.get("real"), str) and isinstance(entry.get("name"), str)
    if not sound or not re.fullmatch(rf"{entry['kind']}-[1-9][0-9]{{0,8}}", entry["name"]):
        return None
    return entry


def _append(path: str, entry: dict[str, str]) -> None:
    """Add a line, readable by this user alone."""
    os.makedirs(os.path.dirname(path) or ".", mode=0o700, exist_ok=True)
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)
        size = os.lseek(handle, 0, os.SEEK_END)
        torn = size > 0 and _last_byte(handle) != b"\n"
        os.write(handle, (b"\n" if torn else b"") + json.dumps(entry).encode() + b"\n")
    finally:
        os.close(handle)


def _last_byte(handle: int) -> bytes:
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1)
