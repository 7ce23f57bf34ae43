"""No spelling of a place that is refused gets through, and no link leads to one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.host import owners
from assistant.host.base import Host
from assistant.host.fence import Fence, fenced
from assistant.host.links import real_path, resolve
from assistant.host.open import open_host
from assistant.host.places import covers, refusal, shared, too_broad
from assistant.host.values import HostError, OutOfReachError
from assistant.host.windows.links import plain_target, substituted
from tests.each import each

HOME, OTHER = "/home/anna", "/home/bob"
PROFILE = "C:\\Users\\Anna"
SECRET = [
    f"{HOME}/.ssh/id_ed25519", f"{HOME}/.aws/credentials", f"{HOME}/.azure/tokens.json",
    f"{HOME}/.gnupg/pubring.kbx", f"{HOME}/.kube/config", f"{HOME}/.docker/config.json",
    f"{HOME}/.netrc", f"{HOME}/.git-credentials", f"{HOME}/.pgpass", f"{HOME}/.bash_history",
    f"{HOME}/.psql_history", f"{HOME}/.local/share/keyrings/login.keyring",
    f"{HOME}/.mozilla/firefox/x.default/logins.json", f"{HOME}/.config/google-chrome/Default/x",
    f"{HOME}/Library/Keychains/login.keychain-db", f"{HOME}/safe.kdbx", f"{OTHER}/app.log",
    f"{HOME}/.local/share/troubleshooting-assistant/sessions.db", "/root/app.log",
    "/etc/shadow", "/etc/gshadow-", "/etc/sudoers.d/x", "/etc/ssh/ssh_host_rsa_key",
    "/proc/self/environ", "/sys/kernel/x", "/dev/mem", "/net/nas/x", "/run/user/1000/gvfs/x",
    "/run/secrets/token",
]  # fmt: skip
SECRET_ON_WINDOWS = [
    f"{PROFILE}\\.ssh\\id_rsa", f"{PROFILE}\\AppData\\Roaming\\Microsoft\\Credentials\\A1",
    f"{PROFILE}\\AppData\\Local\\Microsoft\\Vault\\x", "C:\\Windows\\System32\\config\\SAM",
    f"{PROFILE}\\AppData\\Roaming\\Microsoft\\Protect\\S-1\\x", "C:\\Windows\\NTDS\\ntds.dit",
    f"{PROFILE}\\AppData\\Local\\Google\\Chrome\\User Data\\Default\\Login Data",
    f"{PROFILE}\\AppData\\Roaming\\Mozilla\\Firefox\\Profiles\\x\\key4.db",
    f"{PROFILE}\\AppData\\Roaming\\Microsoft\\Windows\\PowerShell\\ConsoleHost_history.txt",
    "C:\\Users\\Bob\\app.log", "C:\\ProgramData\\ssh\\ssh_host_key", "C:\\pagefile.sys",
]  # fmt: skip
ELSEWHERE = [
    "\\\\srv\\x\\a.log", "//srv/x/a.log", "\\??\\C:\\a.log", "\\??\\UNC\\srv\\x", "\\\\?\\C:\\a",
    "\\\\.\\PhysicalDrive0", "\\\\?\\UNC\\srv\\x", "\\a.log", "/a.log", "C:a.log", "a.log", "",
    "C:\\x\\CON", "C:\\x\\nul.txt", "C:\\x\\com1.log", "C:\\x\\LPT\u00b9", "C:\\x\\a.log:stream",
    "C:\\x\\a.log::$DATA", "C:\\x.\\a.log", "C:\\x \\a.log", "C:\\x\\a.log.", "C:\\x\\..\\y",
    "GLOBALROOT\\Device\\x", "\\Device\\Mup\\srv", "/\\srv\\x", "\\/srv/x",
]  # fmt: skip
ALLOWED = [
    f"{HOME}/pump/a.log",
    "/var/log/pump/a.log",
    "/srv/app/home/.cache/app.log",
    "/etc/hosts",
]


def letter_cases(draw: st.DrawFn, text: str) -> str:
    return "".join(c.upper() if draw(st.booleans()) else c.lower() for c in text)


@st.composite
def spelt_on_linux(draw: st.DrawFn) -> str:
    """A refused path with more separators, dots and another letter case below its home."""
    path = draw(st.sampled_from(SECRET))
    parts = [letter_cases(draw, p) if draw(st.booleans()) else p for p in path.split("/")[1:]]
    gaps = [draw(st.sampled_from(["/", "//", "/./", "///"])) for _ in parts[1:]]
    return "/" + parts[0] + "".join(g + p for g, p in zip(gaps, parts[1:], strict=True))


@st.composite
def spelt_on_windows(draw: st.DrawFn) -> str:
    path = letter_cases(draw, draw(st.sampled_from(SECRET_ON_WINDOWS)))
    first, *parts = path.split("\\")
    for number, part in enumerate(parts):
        parts[number] = part + draw(st.sampled_from(["", "", "", ".", " ", "..", ". ."]))
    gaps = [draw(st.sampled_from(["\\", "/", "\\\\", "\\.\\", "/./"])) for _ in parts]
    end = draw(st.sampled_from(["", "", ":x", "::$DATA", "\\"]))
    return first + "".join(g + p for g, p in zip(gaps, parts, strict=True)) + end


@given(spelt_on_linux())
def test_no_spelling_of_a_secret_gets_through(path: str) -> None:
    assert refusal(path, HOME, windows=False)


@given(spelt_on_windows())
def test_no_spelling_of_a_secret_gets_through_on_windows(path: str) -> None:
    assert refusal(path, PROFILE, windows=True)


@each("path", ELSEWHERE)
def test_on_windows_only_a_plain_path_on_a_drive_is_looked_at(path: str) -> None:
    assert refusal(path, PROFILE, windows=True)


@pytest.mark.parametrize("path", ALLOWED)
def test_what_is_no_secret_is_not_refused(path: str) -> None:
    assert refusal(path, HOME, windows=False) == ""


@pytest.mark.parametrize("path", [f"{HOME}/.ss?/x", f"{HOME}/.b*_history", "/home/*/a.log"])
def test_a_pattern_that_stands_for_a_secret_is_refused(path: str) -> None:
    assert refusal(path, HOME, windows=False)


@each(
    "folder",
    ["/", "/*", "/home", HOME, "/home/*", f"{HOME}/*", f"{HOME}/D*", "/*/*/*", "/h*/a*",
     "/Users/*", "/?*/anna", "C:\\", "C:\\*\\*", "?:\\Users\\Anna", f"{PROFILE}\\?*"],
)  # fmt: skip
def test_a_whole_drive_or_home_is_no_reach(folder: str) -> None:
    windows = "\\" in folder
    assert too_broad(folder, PROFILE if windows else HOME, windows=windows)


@pytest.mark.parametrize(
    "folder",
    ["/var/log", "/var/log/*", "/opt/*/logs", f"{HOME}/pump", f"{HOME}/Pump*", "C:\\ProgramData\\X",
     "C:\\Program Files (x86)\\*\\connector", "C:\\*\\Pump", f"{PROFILE}\\AppData\\Local\\*"],
)  # fmt: skip
def test_a_products_folders_are_a_reach(folder: str) -> None:
    windows = "\\" in folder
    assert not too_broad(folder, PROFILE if windows else HOME, windows=windows)


@pytest.mark.parametrize(
    "path",
    ["/System/Volumes/Data/Users/bob/a.log", "/.vol/16777220/2", "/Users/BOB/a.log",
     "/system/volumes/data/private/etc/master.passwd", "/Users/anna/.SSH/id"],
)  # fmt: skip
def test_no_spelling_of_macos_gets_through(path: str) -> None:
    assert refusal(path, "/Users/anna", windows=False)
    assert not refusal("/System/Volumes/Data/Users/anna/a.log", "/Users/anna", windows=False)


def test_a_folder_covers_what_is_in_it_and_nothing_beside_it() -> None:
    assert covers("/opt/pump", "/opt/pump/a/b", windows=False)
    assert covers("/opt/*/logs", "/opt/x/logs/a", windows=False)
    assert covers("C:\\Pump", "c:/pump/LOG", windows=True)
    for path in ("/opt/pump2/a", "/opt", "/opt/Pump/a", "/opt/*"):
        assert not covers("/opt/pump", path, windows=False)


def test_links_on_windows_are_judged_before_they_are_followed() -> None:
    links = {"C:\\app\\log": "D:\\data", "D:\\data\\x": "..\\y", "C:\\app\\far": "\\\\srv\\x"}
    asked: list[str] = []

    def read(path: str) -> str | None:
        asked.append(path)
        return links.get(path)

    assert resolve("C:\\app\\log\\x\\a.log", read, windows=True) == "D:\\y\\a.log"
    with pytest.raises(OutOfReachError, match="other computers"):
        resolve("C:\\app\\far\\a.log", read, windows=True)
    assert all(not path.startswith("\\\\") for path in asked)


def test_what_a_link_or_a_drive_letter_stands_for() -> None:
    assert plain_target("\\\\?\\C:\\x") == "C:\\x"
    assert plain_target("\\\\?\\Volume{1}\\") is None
    for target in ("\\\\?\\UNC\\srv\\x", "\\\\srv\\x", "\\??\\UNC\\srv\\x"):
        with pytest.raises(OutOfReachError):
            plain_target(target)
    assert substituted("X:\\a", "\\??\\C:\\Users\\Bob") == "C:\\Users\\Bob\\a"
    assert substituted("C:\\a", "\\Device\\HarddiskVolume3") == "C:\\a"
    for device in (
        "\\??\\UNC\\srv\\x",
        "\\Device\\LanmanRedirector\\;Z:1\\srv",
        "\\Device\\Mup\\x",
    ):
        with pytest.raises(OutOfReachError):
            substituted("Z:\\a", device)


posix = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@posix
@pytest.mark.parametrize("where", ["file", "folder", "twice", "above", "proc"])
def test_no_link_leads_out_of_the_declared_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    home, app = tmp_path / "home", tmp_path / "app"
    (home / ".ssh").mkdir(parents=True)
    (home / ".ssh" / "key").write_text("secret")
    app.mkdir()
    monkeypatch.setenv("HOME", str(home))
    path = app / "a.log"
    if where == "file":
        path.symlink_to(home / ".ssh" / "key")
    elif where == "folder":
        (app / "d").symlink_to(home / ".ssh")
        path = app / "d" / "key"
    elif where == "twice":
        (app / "b").symlink_to("../home")
        path.symlink_to("b/.ssh/key")
    elif where == "above":
        path.symlink_to("../home/.ssh/../.ssh/key")
    else:
        path.symlink_to("/proc/self/environ")
    for host in (open_host(), fenced(open_host(), Fence((str(app),), ()))):
        for look in (host.find, lambda p, h=host: h.tail(p, 100)):
            with pytest.raises(OutOfReachError):
                look(str(path))


@posix
def test_a_harmless_link_out_of_the_folder_is_told_with_where_it_leads(tmp_path: Path) -> None:
    app = tmp_path / "app"
    app.mkdir()
    (tmp_path / "else.log").write_text("x")
    (app / "a.log").symlink_to(tmp_path / "else.log")
    (app / "b.log").symlink_to("c.log")
    (app / "c.log").write_text("fine")
    host = fenced(open_host(), Fence((str(app),), ()))

    with pytest.raises(OutOfReachError, match=f"which leads to {tmp_path}/else.log, lies outside"):
        host.find(str(app / "a.log"))
    assert host.tail(str(app / "b.log"), 10).data == b"fine"


@posix
def test_a_home_behind_a_link_is_the_persons_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home/anna").mkdir(parents=True)
    (tmp_path / "home/bob").mkdir()
    (tmp_path / "link").symlink_to("home")
    monkeypatch.setenv("HOME", str(tmp_path / "link/anna"))
    (tmp_path / "home/anna/a.log").write_text("mine")
    reads = (str(tmp_path / "link/*"),)
    host = fenced(open_host(), Fence((), (), reads))

    assert host.tail(str(tmp_path / "link/anna/a.log"), 10).data == b"mine"
    with pytest.raises(OutOfReachError, match="other users"):
        host.find(str(tmp_path / "link/bob/a.log"))


@posix
def test_a_link_that_comes_between_the_look_and_the_opening_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tmp_path / "app"
    app.mkdir()
    (tmp_path / "else.log").write_text("secret")
    path = app / "a.log"
    path.write_text("fine")
    host = open_host()
    real: Callable[[str], str] = host.real

    def swapped(asked: str) -> str:
        seen = real(asked)
        if asked == str(path):
            path.unlink(missing_ok=True)
            path.symlink_to(tmp_path / "else.log")
        return seen

    monkeypatch.setattr(host, "real", swapped)
    with pytest.raises(HostError):
        fenced(host, Fence((str(app),), ())).tail(str(path), 10)


@posix
def test_nothing_is_changed_outside_the_folders_that_are_declared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a").write_text("x")
    host = fenced(open_host(), Fence((str(tmp_path / "out"),), (str(inside),)))

    for change in (
        lambda: host.rename(str(outside / "a"), str(inside / "b")),
        lambda: host.rename(str(inside / "a"), str(outside / "b")),
        lambda: host.write_new(str(outside / "c"), b"x"),
        lambda: host.make_folder(str(outside / "d")),
        lambda: host.start([str(outside / "a")]),
    ):
        with pytest.raises(OutOfReachError):
            change()
    host.rename(str(inside / "a"), str(inside / "b"))
    assert sorted(os.listdir(inside)) == ["b"]
    assert os.listdir(outside) == ["a"]


def test_a_practice_machine_refuses_the_same() -> None:
    host: Host = open_host("practice:red-tray")
    bounded = fenced(host, Fence(("C:\\ProgramData\\Intuit",), ()))
    with pytest.raises(OutOfReachError, match="lies outside the folders"):
        bounded.find("C:\\Windows\\win.ini")
    with pytest.raises(OutOfReachError, match="does not say which folders"):
        fenced(host, Fence((), ())).find("C:\\ProgramData\\Intuit\\a.log")


@each(
    "folder",
    [
        *(
            "/usr/bin",
            "/usr/bin/app",
            "/bin",
            "/usr",
            "/etc",
            "/var",
            "/var/log",
            "/opt",
            "/tmp",
            "/srv",
        ),
        *("/Applications", "/*/app/bin", "/tmp/at*", "/usr/lib/systemd/system", "/lib/app"),
        *(
            "C:\\Windows\\Temp",
            "C:\\Program Files",
            "C:\\ProgramData",
            f"{PROFILE}\\AppData\\Local",
        ),
        *(f"{PROFILE}\\Downloads", "C:\\*\\app", "C:\\Program Files (x86)\\*"),
    ],
)
def test_what_many_programs_share_is_no_products_own(folder: str) -> None:
    assert shared(folder, windows="\\" in folder)


@each(
    "folder",
    [
        *("/opt/app", "/usr/lib/firefox", "/usr/local/app", "/var/log/app", "/srv/app", "/etc/app"),
        *("/Applications/App.app", "C:\\Program Files\\App", "C:\\ProgramData\\App\\logs"),
        *(f"{PROFILE}\\AppData\\Local\\App", f"{PROFILE}\\Downloads\\*AppSetup*.exe"),
        "C:\\Program Files (x86)\\*\\app",
    ],
)
def test_a_products_own_folder_is_its_own(folder: str) -> None:
    assert not shared(folder, windows="\\" in folder)


@each(
    "path",
    [
        *(
            "snap/chromium/common/chromium/Default/Web Data",
            ".librewolf/x/key4.db",
            ".authinfo.gpg",
        ),
        *(".smbcredentials", ".composer/auth.json", ".config/containers/auth.json", ".terraformrc"),
        *(".gradle/gradle.properties", "app/.env", "app/.env.production", "app/server.key"),
        *(
            "app/client-secret.json",
            "app/db_password.txt",
            ".config/sops/age/keys.txt",
            ".Xauthority",
        ),
        *(".local/share/keyrings/login.keyring", ".electrum/wallets/default", ".ngrok2/ngrok.yml"),
    ],
)
def test_what_is_kept_for_one_program_or_named_for_a_secret_is_not_looked_at(path: str) -> None:
    assert refusal(f"{HOME}/{path}", HOME, windows=False)


@each(
    "path",
    [
        *(f"{HOME}/.config/glab-cli/config.yml", f"{HOME}/.config/restic/password"),
        *(f"{HOME}/.config/borg/keys/repo", f"{HOME}/.config/syncthing/key.pem"),
        *(f"{HOME}/.kubeconfig", f"{HOME}/.tsh/keys/x", f"{HOME}/.passage/x"),
        *(f"{HOME}/.local/share/gopass/x", f"{HOME}/.local/share/remmina/x.remmina"),
        *(f"{HOME}/.ssh.bak/x", f"{HOME}/backup/id_ed25519_work", f"{HOME}/private.pem"),
        *(f"{HOME}/.config/Code/User/globalStorage/state.vscdb", f"{HOME}/old_history.txt"),
        *(f"{HOME}/.local/share/atuin/history.db", f"{HOME}/.local/share/nvim/shada/main.shada"),
        *(f"{HOME}/.mysql_history.1", f"{HOME}/.bash_history-00123.tmp", f"{HOME}/app/authToken"),
        *(f"{HOME}/.local/state/bash/history", f"{HOME}/Maildir/cur/1", f"{HOME}/app/core.4711"),
        *("/etc/sssd/sssd.conf", "/etc/ldap.secret", "/etc/msmtprc", "/srv/app/secrets/x"),
        *("/etc/strongswan/ipsec.secrets", "/etc/pgbouncer/userlist.txt", "/etc/squid/passwd"),
        *("/var/log/auth.log.1", "/var/log/audit/audit.log", "/tmp/krb5cc_1000"),
        *("/var/lib/systemd/coredump/x", "/var/crash/x", "/srv/home/bob/x", "/home2/bob/x"),
        *("/nfs/bob/x", "/mnt/c/Users/bob/x", "/volume1/homes/bob/x", "/mnt/old/home/bob/x"),
    ],
)
def test_secrets_dumps_and_homes_are_told_by_their_kind(path: str) -> None:
    assert refusal(path, HOME, windows=False)


@each(
    "path",
    [
        *("AppData\\Roaming\\mRemoteNG\\confCons.xml", "NTUSER.DAT", "AppData\\x.ost", "x.pst"),
        *("AppData\\Roaming\\Signal\\config.json", "AppData\\Local\\INetCookies\\x"),
        *("AppData\\Local\\WebCacheV01.dat", "AppData\\Editor Host_history.txt", "app\\x.dmp"),
        *("C:\\Windows\\SYSVOL\\x\\Groups.xml", "C:\\unattend.xml", "D:\\Users\\bob\\x"),
        *("C:\\Windows\\x\\applicationHost.config", "C:\\Dokumente und Einstellungen\\bob\\x"),
    ],
)
def test_secrets_dumps_and_homes_of_windows_are_told_by_their_kind(path: str) -> None:
    whole = path if path[1] == ":" else f"{PROFILE}\\{path}"

    assert refusal(whole, PROFILE, windows=True)


@each(
    "path",
    [
        *("/etc/passwd", "/usr/bin/passwd", "/etc/pump/pump.ini", "/srv/app/tls/status.crt"),
        *("/srv/app/home/app.log", "/var/log/apt/history.log.1.gz", "/opt/app/hotkeys.json"),
        *("/opt/app/history/a.log", "/opt/app/history", "/opt/app/keys", "/opt/app/tokenizer.json"),
        *("/opt/app/key.log", "/opt/app/auth.log", "/opt/My.Core/a.log", "/opt/app/core/core.js"),
        *("/opt/app/password-service/a.log", "/srv/nas/a", "/mnt/data/app.log", "/media/usb/a"),
    ],
)
def test_what_only_sounds_like_a_secret_is_looked_at(path: str) -> None:
    assert refusal(path, HOME, windows=False) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="homes and mounts of Linux and macOS")
def test_a_home_elsewhere_and_a_mount_of_another_computer_are_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owners, "_other_homes", lambda: (str(tmp_path / "eve"),))
    mounts = [("/", "ext4"), (str(tmp_path / "nas"), "cifs")]
    monkeypatch.setattr(owners, "_mounts", lambda: mounts)
    for name in ("eve/notes.txt", "eve", "nas/books"):
        with pytest.raises(OutOfReachError):
            real_path(str(tmp_path / name))
    assert real_path(str(tmp_path / "evelyn")) == str(tmp_path / "evelyn")
