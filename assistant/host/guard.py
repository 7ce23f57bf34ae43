"""What no knowledge base may touch, whatever it says and whoever agreed.

The lists are the program's, not a knowledge base's: changing one of these places or services breaks
a system. The programs that are never ended stand in `spared`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from fnmatch import fnmatch

from ..text import one_line
from .launch_places import launches

_SERVICES = (
    "quickbooks*", "intuit*", "qb*", "windefend", "wdnissvc", "sense", "wr*", "wscsvc",
    "securityhealth*",
    "mpssvc", "bfe", "rpc*", "dcomlaunch", "eventlog", "samss", "schedule", "winmgmt", "lanman*",
    "plugplay", "power", "profsvc", "trustedinstaller", "cryptsvc", "dhcp", "dnscache", "nsi",
    "ssh*", "dbus*", "systemd*", "networkmanager*", "network*", "cron*", "polkit*", "login*",
    "getty*", "docker*", "containerd*", "udev*",
)  # fmt: skip
"""Services on which the system, its safety or a company file depends."""
_ODD = re.compile(
    r"(^|[\\/])(\.{1,2})([\\/]|$)|[\\/]{2}|[ .]([\\/]|$)|~\d|:(?!\\)|[*?\"<>|\x00-\x1f]"
)
"""Spellings by which a path could lead elsewhere than it reads."""
_PRECIOUS = re.compile(
    r".*(\.qb[wbmxa][^\\/]*|\.nd|\.tlg|[\\/]fixes\.jsonl|[\\/]fix\.lock)", re.IGNORECASE
)
"""Company files of accounting programs with what belongs to them, and this program's own record."""
_HIDDEN = re.compile(r"[\\/]\.(?!(?:local|cache|config)(?:[\\/]|$))")
_ROOTS = (
    ("LOCALAPPDATA", 1), ("APPDATA", 1), ("PROGRAMDATA", 1), ("TEMP", 1), ("PROGRAMFILES(X86)", 2),
    ("USERPROFILE", 2), ("HOME", 2), ("XDG_DATA_HOME", 1), ("XDG_CACHE_HOME", 1), ("TMPDIR", 1),
)  # fmt: skip
"""Environment variable -> how many folders below it a fix has to stay."""

_OF_SERVERS = ("/opt", "/srv", "/var/opt", "/var/www")
_SHARED = ("/etc", "/usr/local/etc", "/var/cache", "/var/lib", "/var/log")
"""Where servers keep what is theirs, each in a folder of its own; the latter beside the system."""
_OF_THE_SYSTEM = (
    "accountsservice", "acpi", "alternatives", "anacron*", "ansible", "apparmor*", "apt*", "audit*",
    "bash*", "binfmt*", "ca-*", "chef", "chrony*", "conf.d", "containerd*", "containers", "cron*",
    "csh*", "dbus*", "dconf", "default*", "dhcp*", "dkms", "dnf*", "docker*", "dpkg*", "dracut*",
    "emacs*", "environment*", "fcron*", "firewall*", "fish", "freeradius", "gdm*", "git*", "grub*",
    "incron*", "init*", "ipsec*", "journal", "kernel*", "krb5*", "kube*", "ld.so*", "ldap*",
    "libvirt*", "lightdm", "local.d", "login*", "logrotate*", "lvm*", "mariadb*", "modprobe*",
    "modules*", "monit*", "mysql*", "netplan", "network*", "nft*", "nix*", "npm*", "openrc",
    "openvpn*", "opt", "pacman*", "pam*", "periodic*", "perl*", "php*", "pki", "pm", "polkit*",
    "postgres*", "ppp", "private", "profile*", "puppet*", "python*", "raddb", "rc*", "resolv*",
    "rpm*", "rsyslog*", "runit*", "s6*", "salt*", "sddm*", "security", "selinux*", "skel", "snap*",
    "ssh*", "ssl", "sssd*", "strongswan*", "sudo*", "supervisor*", "sv", "sysconfig", "sysctl*",
    "systemd*", "tmpfiles*", "ucf*", "udev*", "udisks*", "ufw*", "update-*", "vim*", "wireguard*",
    "x11", "xdg*", "xinetd*", "yum*", "zsh*", "zypp*",
)  # fmt: skip
"""Folders there by which the system starts programs, lets people in or gives rights; databases."""


PLACES = (
    "a fix changes what lies below the user's or a program's own folders, or in a folder of its "
    "own in /etc, /opt, /srv, /var/lib, /var/log, /var/cache or /var/www"
)
"""Where `allowed_place` lets it, in words."""


def no_place(path: str) -> str:
    """What a person is told of a place that is not allowed."""
    return f"{one_line(path)} is no place that a fix may change: {PLACES}"


def own_family() -> frozenset[int]:
    """The processes of this program and all above it: their end would be the end of the fix."""
    import psutil

    family = {os.getpid()}
    try:
        family |= {parent.pid for parent in psutil.Process().parents()}
    except psutil.Error:
        family.add(os.getppid())
    return frozenset(family)


def protected_service(name: str) -> bool:
    """Whether a service of this name is never started or stopped by a fix."""
    folded = name.casefold().removesuffix(".service")
    return any(fnmatch(folded, pattern) for pattern in _SERVICES)


def protected_task(path: str) -> bool:
    """Whether a scheduled task is Windows' own; such tasks run with rights of their own."""
    return path.casefold().startswith("\\microsoft\\")


def strange_path(path: str) -> bool:
    """Whether a path is written so that it may lead elsewhere than it reads, or is precious."""
    rest = path[2:] if path[1:2] == ":" else path
    absolute = path[:1] == "/" or re.match(r"[A-Za-z]:\\", path) is not None
    return not absolute or bool(
        _ODD.search(rest) or _PRECIOUS.fullmatch(path) or _HIDDEN.search(path)
    )


def quarantine_folder(variable: Callable[[str], str | None], *, windows: bool) -> str:
    """The program's own folder for what a fix moves away."""
    if windows:
        return f"{variable('LOCALAPPDATA')}\\troubleshooting-assistant\\quarantine"
    return f"{variable('HOME')}/.local/share/troubleshooting-assistant/quarantine"


def allowed_place(
    path: str,
    variable: Callable[[str], str | None],
    real: Callable[[str], str] = lambda path: path,
) -> bool:
    """Whether a fix may change, move or make `path`, or say whose it is: as `PLACES` says.

    Not in the folders by which the system starts programs, lets people in, or gives rights, nor
    where a shell or an editor finds what it starts by itself.

    Args:
        path: whole; on Windows its short names written out.
        variable: the machine's environment.
        real: writes out the short names in the environment's folders.
    """
    if strange_path(path) or launches(_by_default(path, variable)):
        return False
    parts = _parts(path)
    for name, depth in _ROOTS:
        folder = variable(name) or ""
        root = _parts(real(folder) if "~" in folder else folder)
        inside = bool(root) and parts[: len(root)] == root
        if inside and len(parts) - len(root) > depth - 1:
            return True
    return _of_server(path)


def _by_default(path: str, variable: Callable[[str], str | None]) -> str:
    """`path` as if the user's settings and data lay where they usually do."""
    usual = (("XDG_CONFIG_HOME", ".config"), ("XDG_DATA_HOME", ".local/share"))
    for name, below in usual:
        folder = (variable(name) or "").rstrip("/")
        if folder and path.startswith(f"{folder}/"):
            return f"/{below}{path[len(folder) :]}"
    return path


def _of_server(path: str) -> bool:
    """Whether it lies in a folder where a server keeps what is its own."""
    path = path.removeprefix("/private")  # where macOS keeps /etc and /var
    for root in (*_OF_SERVERS, *_SHARED):
        first, inner, _ = path.removeprefix(f"{root}/").casefold().partition("/")
        if path.startswith(f"{root}/") and first:
            own = bool(inner) and not any(fnmatch(first, p) for p in _OF_THE_SYSTEM)
            return own or root in _OF_SERVERS
    return False


def _parts(path: str) -> list[str]:
    windows = re.match(r"[A-Za-z]:", path) is not None
    plain = path.replace("\\", "/").casefold() if windows else path
    return [part for part in plain.split("/") if part]
