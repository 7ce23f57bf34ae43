"""Where a path of this machine leads, without asking any other machine.

`os.path.realpath` opens what it follows: on Windows a link to a share would send this user's login
to the server that a knowledge base names. Here each link is read and judged before it is followed.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable

from ..text import one_line
from .owners import whose
from .places import OTHER_COMPUTER, folded, strange
from .values import OutOfReachError

MAX_LINKS = 40
Read = Callable[[str], str | None]
"""The text of the link at a path; None where there is none."""


def resolve(path: str, read: Read | None = None, *, windows: bool | None = None) -> str:
    """`path` with every link in it followed; what is not there stays as it is.

    Links that lead in a circle stay, too: nothing can be opened through them.

    Raises:
        OutOfReachError: a link, or the path, leads to another computer or to a device.
    """
    windows = os.name == "nt" if windows is None else windows
    read = read or (_windows_link if windows else _posix_link)
    refuse(path, windows=windows)
    root, done = _root(path, windows), list[str]()
    waiting = deque(_parts(path, windows))
    followed = 0
    while waiting:
        part = waiting.popleft()
        if part == "..":
            del done[-1:]
            continue
        here = _joined(root, [*done, part], windows)
        refuse(here, windows=windows)
        target = read(here) if followed < MAX_LINKS else None
        if target is None:
            done.append(part)
            continue
        followed += 1
        rest = _split(target, windows)
        if _is_whole(target, windows):
            refuse(_without_climbing(target), windows=windows)
            root, done, rest = _root(target, windows), [], _parts(target, windows)
        waiting.extendleft(reversed(rest))
    return _joined(root, done, windows)


def refuse(path: str, *, windows: bool) -> None:
    """Refuse what is no place of this machine: shares, devices, /proc.

    Raises:
        OutOfReachError: `path` is such a place.
    """
    why = strange(path, windows=windows)
    if not why and not windows:
        top = folded(path).split("/")[1:2]
        if top and top[0] in ("proc", "sys", "dev", ".vol"):
            why = "/proc, /sys and /dev hold no files to look at"
        elif top and top[0] in ("net", "afs", "network"):
            why = OTHER_COMPUTER
    if why:
        raise OutOfReachError(f"{one_line(path)}: {why}")


def _posix_link(path: str) -> str | None:
    try:
        return os.readlink(path)
    except (OSError, ValueError):
        return None


def _windows_link(path: str) -> str | None:
    from .windows.links import read_link

    return read_link(path)


def _without_climbing(path: str) -> str:
    return path.replace("\\", "/").replace("/..", "")


def _is_whole(target: str, windows: bool) -> bool:
    return target[:1] in ("/", "\\") or target[1:2] == ":" if windows else target[:1] == "/"


def _root(path: str, windows: bool) -> str:
    return f"{path[0].upper()}:\\" if windows else "/"


def _parts(path: str, windows: bool) -> list[str]:
    return _split(path[3:] if windows else path, windows)


def _split(path: str, windows: bool) -> list[str]:
    text = path.replace("\\", "/") if windows else path
    return [part for part in text.split("/") if part not in ("", ".")]


def _joined(root: str, parts: list[str], windows: bool) -> str:
    return root + ("\\" if windows else "/").join(parts)


def real_path(path: str) -> str:
    """Where `path` leads on this machine: links followed, short names long.

    Raises:
        OutOfReachError: it leads to another computer, another user's home or a device.
    """
    if sys.platform == "win32":
        from .windows.links import long_path, true_drive

        refuse(path, windows=True)
        return long_path(resolve(true_drive(path)))
    place = resolve(path)
    if why := whose(place):
        raise OutOfReachError(f"{one_line(path)}: {why}")
    return place


def spelled(path: str) -> str:
    """`path` with Windows' short names written out; its links are not followed."""
    if sys.platform == "win32":
        from .windows.links import long_path

        return long_path(path)
    return os.path.abspath(path)


def link_in(path: str) -> str:
    """The first link on the way to `path`, or `path` itself if it is one; else "".

    The two topmost folders may be links: so systems and administrators lay out their disks.
    """
    windows = sys.platform == "win32"
    read = _windows_link if windows else _posix_link
    plain = spelled(path)
    parts = _parts(plain, windows)
    places = (_joined(_root(plain, windows), parts[:n], windows) for n in range(3, len(parts) + 1))
    return next((place for place in places if read(place) is not None), "")


def opened_path(handle: int) -> str:
    """Where the opened file lies, as the system tells it; empty where it does not tell."""
    try:
        if sys.platform == "win32":
            from .windows.links import final_path

            return final_path(handle)
        if sys.platform == "darwin":
            import fcntl

            return fcntl.fcntl(handle, fcntl.F_GETPATH, b"\0" * 1024).rstrip(b"\0").decode()
        return os.readlink(f"/proc/self/fd/{handle}")
    except (OSError, ValueError):
        return ""
