"""Programs that are never ended, told by their content where they have another name.

A product may bring a shell or an interpreter of its own, or a copy of the system's. It runs what
nobody can tell from outside, whatever its file is called.
"""

from __future__ import annotations

import filecmp
import os
import sys
from collections.abc import Iterator

from ..spared import protected_process

_FOLDERS = ("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/sbin", "/usr/sbin")


def disguised(path: str) -> str:
    """The protected program whose file or copy lies at `path`; empty where it is none.

    Compared with what the folders hold in which this machine looks for programs. Sizes come first,
    so that hardly any file is read.
    """
    try:
        size = os.stat(path).st_size
    except (OSError, ValueError):
        return ""
    return next((known for known in _of_size(size) if _alike(known, path)), "")


def _of_size(size: int) -> Iterator[str]:
    for folder in _folders():
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if _size(entry) == size and protected_process(entry.name):
                        yield entry.path
        except OSError:
            continue


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:  # a link that leads nowhere
        return -1


def _folders() -> list[str]:
    searched = os.environ.get("PATH", "").split(os.pathsep)
    own = os.path.dirname(os.path.realpath(sys.executable))
    return sorted({os.path.realpath(f) for f in (*searched, *_FOLDERS, own) if os.path.isabs(f)})


def _alike(known: str, path: str) -> bool:
    try:
        return os.path.samefile(known, path) or filecmp.cmp(known, path, shallow=False)
    except OSError:
        return False
