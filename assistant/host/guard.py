"""What no knowledge base may touch, whatever it says and whoever agreed.

The lists are the program's, not a knowledge base's: ending one of these processes ends a session
or damages a company file; changing one of these places breaks a system.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from fnmatch import fnmatch, fnmatchcase

_SYSTEM = """
    system registry idle csrss.exe wininit.exe winlogon.exe lsass.exe lsaiso.exe services.exe
    smss.exe svchost.exe dwm.exe explorer.exe fontdrvhost.exe taskeng.exe taskhost*.exe
    conhost.exe sihost.exe dllhost.exe rundll32.exe spoolsv.exe wudfhost.exe ctfmon.exe
    audiodg.exe wuauclt.exe trustedinstaller.exe tiworker.exe msiexec.exe logonui.exe
    userinit.exe runtimebroker.exe init systemd systemd-* launchd kernel_task windowserver
    loginwindow login dbus-* xorg xwayland gnome-shell gnome-session* kwin* plasmashell kthreadd
    dockerd containerd* runc* podman* conmon cron crond networkmanager wpa_supplicant udevd
    polkitd accounts-daemon rsyslogd auditd finder dock sudo su doas pkexec
""".split()
_SHELLS = """
    sh bash rbash dash ash zsh ksh* mksh fish tcsh csh pwsh* powershell*.exe cmd.exe elvish nu
    xonsh busybox toybox screen screen-* tmux* zellij xterm uxterm rxvt* urxvt* gnome-terminal*
    konsole xfce4-terminal lxterminal mate-terminal terminator tilix kitty alacritty wezterm*
    foot ghostty terminal iterm2 windowsterminal*.exe wt.exe openconsole.exe mintty* conemu*.exe
    putty*.exe
""".split()
_EDITORS = """
    vi vim* nvim* gvim* nano pico emacs* ed joe micro helix hx kak kate kwrite gedit
    gnome-text-editor mousepad pluma code code.exe codium* cursor* sublime_text* atom
    notepad*.exe wordpad.exe devenv.exe idea* pycharm* webstorm* rider* eclipse* xcode textedit
    winword.exe excel.exe powerpnt.exe outlook.exe onenote.exe msaccess.exe soffice*
    libreoffice* thunderbird*
""".split()
_DATABASES = """
    postgres* postmaster pg_ctl* mysqld* mariadbd* mongod* mongos* redis-server* valkey-server*
    memcached* sqlservr* sqlagent* sqlwriter* sqlbrowser* oracle* tnslsnr* db2* firebird*
    fbserver* fbguard* influxd* cassandra* couchdb* beam.smp* elasticsearch* opensearch*
    clickhouse* etcd slapd dbeng*.exe dbsrv*.exe
""".split()
_INTERPRETERS = """
    python* pypy* perl* ruby* irb node* nodejs* deno* bun* php* lua* luajit* java* dotnet* mono*
    wscript.exe cscript.exe mshta.exe tclsh* wish* rscript* julia* ghc* osascript awk gawk mawk
""".split()
"""A script is known by nothing but its interpreter, which runs many others."""
_REMOTE = """
    sshd* ssh ssh-agent gpg-agent dropbear mosh-server telnetd xrdp* vncserver* x11vnc* winvnc*
    tvnserver* vncviewer* teamviewer* tv_*.exe anydesk* rustdesk* screenconnect* splashtop*
    logmein* lmi* gotomypc* g2* mstsc.exe rdpclip.exe tstheme.exe termsrv* ammyy* dwagent*
    parsecd* ateraagent* ninjarmm* connectwise* openvpn* wg wireguard* tailscale* vpnagent*
""".split()
_GUARDS = """
    msmpeng.exe mssense.exe nissrv.exe securityhealth* smartscreen.exe wrsa.exe wrcoreservice*
    avp*.exe avast* avg* ekrn* egui* bdagent* vsserv* mbam* sophos* savservice* hitmanpro*
    sentinel* csfalcon* falcon-sensor* cylance* mcshield* mfe* ccsvchst* norton* nortonsecurity*
    clamd freshclam fail2ban* xprotect*
""".split()
_PROCESSES = (
    *_SYSTEM, *_SHELLS, *_EDITORS, *_DATABASES, *_INTERPRETERS, *_REMOTE, *_GUARDS,
)  # fmt: skip
_QUICKBOOKS = re.compile(r"qb(w|w32)[a-z0-9]*\.exe|qbdbmgrn?\.exe|qbcfmonitorservice\.exe")
"""QuickBooks and its database: ending them can damage a company file."""
_WEB_CONNECTOR = "qbwebconnector.exe"
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
"""Company files of QuickBooks with what belongs to them, and this program's own record."""
_HIDDEN = re.compile(r"[\\/]\.(?!local|cache|config)[^\\/]*([\\/]|$)")
_ROOTS = (
    ("LOCALAPPDATA", 1), ("APPDATA", 1), ("PROGRAMDATA", 1), ("TEMP", 1), ("PROGRAMFILES(X86)", 2),
    ("USERPROFILE", 2), ("HOME", 2), ("XDG_DATA_HOME", 1), ("XDG_CACHE_HOME", 1), ("TMPDIR", 1),
)  # fmt: skip
"""Environment variable -> how many folders below it a fix has to stay."""


def protected_process(name: str) -> bool:
    """Whether a program of this name (or at this path) is never ended."""
    folded = re.split(r"[\\/]", name)[-1].casefold()
    if folded == _WEB_CONNECTOR:
        return False
    plain = folded.removesuffix(".exe")
    return bool(_QUICKBOOKS.fullmatch(folded)) or any(
        fnmatchcase(folded, p) or fnmatchcase(plain, p) for p in _PROCESSES
    )


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
    """Whether a fix may move or make `path`: below the user's or a program's own folders.

    Args:
        path: whole; on Windows its short names written out.
        variable: the machine's environment.
        real: writes out the short names in the environment's folders.
    """
    if strange_path(path):
        return False
    parts = _parts(path)
    for name, depth in _ROOTS:
        folder = variable(name) or ""
        root = _parts(real(folder) if "~" in folder else folder)
        inside = bool(root) and parts[: len(root)] == root
        if inside and len(parts) - len(root) > depth - 1:
            return True
    return False


def _parts(path: str) -> list[str]:
    windows = re.match(r"[A-Za-z]:", path) is not None
    plain = path.replace("\\", "/").casefold() if windows else path
    return [part for part in plain.split("/") if part]
