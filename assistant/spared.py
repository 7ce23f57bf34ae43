"""Programs that nothing here ever ends, and that no fix is proposed to end.

Ending one of them ends a session, loses somebody's work or damages a company file.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

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
PROCESSES = (
    *_SYSTEM, *_SHELLS, *_EDITORS, *_DATABASES, *_INTERPRETERS, *_REMOTE, *_GUARDS,
)  # fmt: skip
_QUICKBOOKS = re.compile(r"qb(w|w32)[a-z0-9]*\.exe|qbdbmgrn?\.exe|qbcfmonitorservice\.exe")
"""QuickBooks and its database: ending them can damage a company file."""
_WEB_CONNECTOR = "qbwebconnector.exe"


def protected_process(name: str) -> bool:
    """Whether a program of this name (or at this path) is never ended."""
    folded = re.split(r"[\\/]", name)[-1].casefold()
    if folded == _WEB_CONNECTOR:
        return False
    plain = folded.removesuffix(".exe")
    return bool(_QUICKBOOKS.fullmatch(folded)) or any(
        fnmatchcase(folded, p) or fnmatchcase(plain, p) for p in PROCESSES
    )
