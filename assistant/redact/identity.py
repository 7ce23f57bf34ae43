"""What is known of a machine's people, and which names say nothing about anybody."""

from __future__ import annotations

import os
import sys

from ..record import Record

SHORTEST = 3
"""Shorter names are replaced in paths only: as words they would stand everywhere."""

_NOBODY = frozenset(
    """
    admin administrator administrators all users public default default user defaultuser0 guest
    system localsystem local service network service trustedinstaller root nobody daemon user
    users username your_username your-username shared owner everyone builtin nt authority
    localhost localdomain local workgroup none null unknown self sa anonymous everybody home me
    linuxbrew postgres mysql www-data nginx apache httpd sshd runneradmin containeradministrator
    host hosts company email id ip mac sid phone
    card account password token key removed characters credentials cookie private data file
    c d e www http https ftp com net org exe dll log txt json xml the and not for
    """.split()  # noqa: SIM905 - words read better than a list of strings
) | {
    "anonymous logon", "all users", "default user", "nt authority", "local service",
    "network service",
}  # fmt: skip

_PRODUCTS = frozenset(
    """
    quickbooks intuit codat windows microsoft connector desktop quickbooks-connector webroot
    program files programdata appdata documents downloads temp logs company files device windows
    software system32 syswow64 qbwebconnector quickbooksdesktop quickbooksdesktopui enterprise
    """.split()  # noqa: SIM905
)

_TOO_COMMON = frozenset(
    """
    office work test tests testing demo sample backup backups books server client manager sales
    store front desk reception accounting accounts finance payroll support service services info
    mail scan scanner print printer train training student teacher kasse buero laptop computer
    error warn warning info debug trace start started stop stopped open opened close closed true
    false yes sync queue task tasks folder path name time date update install setup build
    """.split()  # noqa: SIM905
)


class Identity(Record):
    """Names known of a machine; each is replaced wherever it occurs."""

    users: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    """Whole paths of home folders, where these are not in the usual place."""


def tells_nothing(name: str) -> bool:
    """Whether `name` belongs to everybody: built-in accounts, products, this program's words."""
    plain = name.strip().lower()
    return plain in _NOBODY or plain in _PRODUCTS


def worth_learning(name: str) -> bool:
    """Whether a name seen in one place is rare enough to be replaced as a word elsewhere."""
    plain = name.strip().lower()
    return len(plain) > SHORTEST and plain not in _TOO_COMMON and not plain.isdigit()


def identity_of_this_machine() -> Identity:
    """Users with a home folder here, the machine's names and this user's home. Never fails."""
    homes = tuple(dict.fromkeys(h for h in (os.path.expanduser("~"), _env("USERPROFILE")) if h))
    users = [_env(name) for name in ("USERNAME", "USER", "LOGNAME", "SUDO_USER")]
    users += [os.path.basename(home.rstrip("\\/")) for home in homes]
    users += [name for folder in _home_folders() for name in _folders_in(folder)]
    return Identity(_telling(users), _telling(_host_names()), (), homes)


def _env(name: str) -> str:
    return os.environ.get(name, "").strip()


def _telling(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in names if n and n != "~" and not tells_nothing(n)))


def _home_folders() -> tuple[str, ...]:
    if sys.platform == "win32":
        return (os.path.join(_env("SYSTEMDRIVE") or "C:", os.sep, "Users"),)
    return ("/home", "/Users")


def _folders_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(e.name for e in entries if e.is_dir() and not e.name.startswith("."))
    except OSError:
        return []


def _host_names() -> list[str]:
    names = [_env("COMPUTERNAME"), _env("HOSTNAME"), _env("USERDOMAIN"), _env("USERDNSDOMAIN")]
    if sys.platform != "win32":
        names.append(os.uname().nodename)
    return [part for name in names for part in (name, name.split(".")[0])]
