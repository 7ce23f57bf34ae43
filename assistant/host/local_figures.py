"""Memory, file systems, names, owners and accounts of the machine at hand."""

from __future__ import annotations

import os
import socket
import stat

from ..text import one_line
from .figures import Account, MemoryFigures, Mount, Ownership
from .values import HostError

_MOST = 2_000
"""Mounts, addresses and groups that are told at most."""


def memory() -> MemoryFigures:
    """Raises `HostError` where the system does not tell."""
    import psutil

    try:
        main = psutil.virtual_memory()
        loads = os.getloadavg() if hasattr(os, "getloadavg") else (None, None, None)
    except (OSError, psutil.Error, RuntimeError) as error:
        raise HostError("unreadable", one_line(str(error))) from None
    try:
        swap = psutil.swap_memory()
    except (OSError, RuntimeError):
        swap = None
    return MemoryFigures(
        main.total,
        main.available,
        swap and swap.total,
        swap and swap.free,
        loads[0],
        loads[2],
        os.cpu_count() or 1,
    )


def mounts() -> tuple[Mount, ...]:
    """All file systems; none is asked for anything, so that a server that is gone stops nothing."""
    import psutil

    try:
        found = psutil.disk_partitions(all=True)
    except (OSError, psutil.Error) as error:
        raise HostError("unreadable", one_line(str(error))) from None
    return tuple(
        Mount(
            one_line(m.mountpoint, 1_000),
            one_line(m.device, 300),
            one_line(m.fstype, 60),
            tuple(one_line(o.partition("=")[0], 60) for o in m.opts.split(",") if o),
        )
        for m in found[:_MOST]
    )


def addresses(name: str) -> tuple[str, ...]:
    """The IP addresses of a name; none where there is no such name.

    Raises:
        HostError: the name servers could not be asked.
    """
    unknown = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in unknown:
            return ()
        raise HostError(
            "unreadable", one_line(f"no name server answers: {error.strerror}")
        ) from None
    except (OSError, UnicodeError) as error:
        raise HostError("unreadable", one_line(str(error))) from None
    return tuple(dict.fromkeys(str(to[0]) for *_, to in found))[:_MOST]


def ownership(path: str, place: str) -> Ownership | None:
    """Of what is at `place`, which `path` leads to; None where nothing is."""
    import grp
    import pwd

    try:
        found = os.stat(place)
        link = os.readlink(path) if os.path.islink(path) else ""
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        raise HostError("permission_denied", f"{one_line(path)} may not be looked at") from None
    except OSError as error:
        raise HostError("unreadable", one_line(f"{path}: {error.strerror or error}")) from None
    try:
        owner = pwd.getpwuid(found.st_uid).pw_name
    except KeyError:
        owner = f"uid {found.st_uid}"
    try:
        group = grp.getgrgid(found.st_gid).gr_name
    except KeyError:
        group = f"gid {found.st_gid}"
    return Ownership(
        one_line(owner), one_line(group), stat.S_IMODE(found.st_mode), one_line(link, 1_000)
    )


def account(kind: str, name: str) -> Account | None:
    """The user or group of this name; None where there is none."""
    import grp
    import pwd

    try:
        if kind == "group":
            group = grp.getgrnam(name)
            return Account(
                group.gr_name, group.gr_gid, (), tuple(map(one_line, group.gr_mem[:_MOST]))
            )
        user = pwd.getpwnam(name)
    except (KeyError, ValueError, UnicodeError):
        return None
    groups = []
    for number in os.getgrouplist(user.pw_name, user.pw_gid)[:_MOST]:
        try:
            groups.append(one_line(grp.getgrgid(number).gr_name))
        except KeyError:
            groups.append(f"gid {number}")
    shell = one_line(user.pw_shell)
    return Account(user.pw_name, user.pw_uid, tuple(groups), (), one_line(user.pw_dir), shell)


def only_posix(what: str) -> HostError:
    """Why Windows tells nothing of it."""
    return HostError("wrong_platform", f"{what} are looked at on Linux and macOS only")
