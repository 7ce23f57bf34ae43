"""Files and folders that a fix changes: which they may be, and names that are free."""

from __future__ import annotations

from ..host.base import Host
from ..host.guard import allowed_place, no_place
from ..host.values import FileInfo, HostError


def changeable(host: Host, written: str) -> FileInfo:
    """The file or folder, where it really lies, if a fix may change its content, owner or rights.

    Raises:
        HostError: it may not, or it is not there.
    """
    if "*" in written or "?" in written:
        raise HostError("dependency_failed", f"it is not known which file is meant: {written}")
    path = host.real(written)
    if not allowed_place(path, host.variable, host.real):
        raise HostError("permission_denied", no_place(path))
    host.refuse_change(path)
    found = host.find(path)
    if not found:
        raise HostError("unreadable", f"{path} is not there")
    host.editable(written)
    return found[0]


def free(host: Host, path: str) -> str:
    """`path`, or the first of its numbered names that is not taken."""
    names = (path, *(f"{path}-{number}" for number in range(2, 1000)))
    return next((n for n in names if not host.find(n)), f"{path}-1000")
