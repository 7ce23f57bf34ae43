"""Whose a place is on Linux and macOS, where its path does not tell: homes elsewhere, mounts."""

from __future__ import annotations

import os
import sys
from functools import cache

_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "davfs", "webdav", "ceph",
     "glusterfs", "lustre", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.davfs2",
     "fuse.glusterfs", "fuse.cifs")
)  # fmt: skip
"""Kinds of file systems that lie on another computer."""
_NOT_A_HOME = (
    "/",
    "/nonexistent",
    "/bin",
    "/sbin",
    "/usr",
    "/var",
    "/dev",
    "/run",
    "/proc",
    "/etc",
)


def whose(place: str) -> str:
    """Why a resolved place is not this user's to look at, as a clause; empty where it is."""
    if sys.platform == "win32":
        return ""
    if any(_within(place, home) for home in _other_homes()):
        return "the folders of other users are not looked at"
    if _mount_type(place) in _REMOTE:
        return "it lies on another computer"
    return ""


def _within(place: str, folder: str) -> bool:
    return place == folder or place.startswith(f"{folder}/")


@cache
def _other_homes() -> tuple[str, ...]:
    """Homes of people other than this user; folders of services are no homes."""
    if sys.platform == "win32":
        return ()
    import pwd

    own = os.path.realpath(os.path.expanduser("~"))
    least = 500 if sys.platform == "darwin" else 1000
    homes = {
        os.path.realpath(entry.pw_dir)
        for entry in pwd.getpwall()
        if entry.pw_uid >= least and entry.pw_uid != os.getuid() and entry.pw_dir.startswith("/")
    }
    return tuple(
        sorted(h for h in homes if h not in _NOT_A_HOME and not _within(own, h) and h != own)
    )


def _mount_type(place: str) -> str:
    """The kind of file system that a place lies on; empty where the system does not tell."""
    mounts = [(folder, kind) for folder, kind in _mounts() if _within(place, folder.rstrip("/"))]
    return max(mounts, key=lambda mount: len(mount[0]))[1] if mounts else ""


def _mounts() -> list[tuple[str, str]]:
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="replace") as file:
            fields = [line.split(" ") for line in file]
    except OSError:
        return []
    return [(f[1].replace("\\040", " "), f[2]) for f in fields if len(f) > 2]
