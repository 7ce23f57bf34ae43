"""A setting is changed, and put back; what no fix may change is refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.kind import Step
from assistant.host.base import ActingHost
from assistant.host.guard import allowed_place
from assistant.host.values import HostError
from tests.each import each

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of Linux and macOS")
PlanOf = Callable[..., list[Step]]
Perform = Callable[[ActingHost, Step], str]
MakeHost = Callable[..., ActingHost]
INI = b"\xef\xbb\xbf; the pump\r\n[net]\r\nport = 8080\r\npassword = hunter2\r\n"


@pytest.fixture
def ini(tmp_path: Path) -> Path:
    path = tmp_path / "pump.ini"
    path.write_bytes(INI)
    path.chmod(0o640)
    return path


def port(path: Path, value: str = "9090", key: str = "net.port") -> dict[str, str]:
    return {"path": str(path), "key": key, "value": value}


def test_a_value_is_set_and_the_old_file_put_back(
    plan_of: PlanOf, perform: Perform, live: ActingHost, ini: Path
) -> None:
    (step,) = plan_of(live, "setting", port(ini))
    assert step.text == f"Set net.port to 9090 in {ini} (now: 8080)"
    assert "'port = 8080' -> 'port = 9090'" in step.call
    assert "hunter2" not in f"{step}"
    assert ini.read_bytes() == INI, "a plan changes nothing"

    assert perform(live, step) == "net.port was set to 9090"
    assert ini.read_bytes() == INI.replace(b"8080", b"9090")
    kept = Path(step.data["kept"])
    assert kept.read_bytes() == INI
    assert {path.stat().st_mode & 0o777 for path in (ini, kept)} == {0o640}
    assert plan_of(live, "setting", port(ini)) == []

    perform(live, step._replace(data=step.undo_data or {}))
    assert ini.read_bytes() == INI
    assert sorted(os.listdir(ini.parent)) == ["pump.ini", "pump.ini.before-fix"]


def test_a_second_change_keeps_its_own_old_file(
    plan_of: PlanOf, perform: Perform, live: ActingHost, ini: Path
) -> None:
    for value in ("1", "2"):
        (step,) = plan_of(live, "setting", port(ini, value))
        perform(live, step)

    assert b"port = 1" in Path(f"{ini}.before-fix-2").read_bytes()


def test_what_changed_meanwhile_is_left_alone(
    plan_of: PlanOf, perform: Perform, live: ActingHost, ini: Path
) -> None:
    (step,) = plan_of(live, "setting", port(ini))
    ini.write_bytes(INI + b"; more\r\n")
    with pytest.raises(HostError, match="has changed since"):
        perform(live, step)
    ini.write_bytes(INI)
    perform(live, step)
    ini.write_bytes(ini.read_bytes() + b"; more\r\n")
    with pytest.raises(HostError, match="has changed since"):
        perform(live, step._replace(data=step.undo_data or {}))
    Path(step.data["kept"]).write_bytes(b"something else")
    with pytest.raises(HostError, match="not the old file any more"):
        perform(live, step._replace(data=step.undo_data or {}))

    assert ini.read_bytes().endswith(b"port = 9090\r\npassword = hunter2\r\n; more\r\n")


def test_a_link_that_comes_in_between_is_not_followed(
    plan_of: PlanOf, perform: Perform, live: ActingHost, ini: Path, tmp_path: Path
) -> None:
    (step,) = plan_of(live, "setting", port(ini))
    other = tmp_path / "other.ini"
    ini.rename(other)
    ini.symlink_to(other)
    with pytest.raises(HostError, match="no place"):
        perform(live, step)
    ini.unlink()
    os.link(other, ini)
    with pytest.raises(HostError, match="another name elsewhere"):
        perform(live, step)

    assert other.read_bytes() == INI


@each(
    ("kind", "params"),
    [("setting", {"key": "net.port", "value": "9090"}), ("permissions", {"mode": "600"})],
)
def test_links_second_names_and_pipes_are_refused_before_anybody_is_asked(
    plan_of: PlanOf, live: ActingHost, ini: Path, kind: str, params: dict[str, str]
) -> None:
    folder = ini.parent / kind
    (folder / "real").mkdir(parents=True)
    own = folder / "real" / "pump.ini"
    own.write_bytes(INI)
    (folder / "link.ini").symlink_to(own)
    (folder / "linked").symlink_to(folder / "real")
    os.mkfifo(folder / "pipe.ini")
    (folder / "first.ini").write_bytes(INI)
    os.link(folder / "first.ini", folder / "second.ini")
    for name, why in (
        ("link.ini", "is a symbolic link"),
        ("linked/pump.ini", "is reached through .*linked, a symbolic link"),
        ("pipe.ini", "no ordinary file"),
        ("second.ini", "another name elsewhere"),
    ):
        with pytest.raises(HostError, match=why):
            plan_of(live, kind, {"path": str(folder / name), **params})

    assert plan_of(live, kind, {"path": str(own), **params})


def test_a_file_that_this_user_may_not_write_is_told_before_anybody_is_asked(
    plan_of: PlanOf, live: ActingHost, ini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = live.system()
    monkeypatch.setattr("os.access", lambda path, mode: str(path) != str(ini))
    monkeypatch.setattr(live, "system", lambda: whole._replace(elevated=False))
    (step,) = plan_of(live, "setting", port(ini))
    assert step.elevated

    monkeypatch.setattr(live, "system", lambda: whole._replace(elevated=True))
    with pytest.raises(HostError, match="may not be written"):
        plan_of(live, "setting", port(ini))


def test_a_folder_that_is_swapped_once_it_was_judged_is_not_followed(
    plan_of: PlanOf,
    perform: Perform,
    live: ActingHost,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    precious, own = tmp_path / "precious", tmp_path / "own"
    for folder in (precious, own):
        folder.mkdir()
        (folder / "pump.ini").write_bytes(INI)
    (step,) = plan_of(live, "setting", port(own / "pump.ini"))

    def swap(path: str) -> None:
        if own.is_dir() and not own.is_symlink():
            own.rename(tmp_path / "away")
            own.symlink_to(precious)

    monkeypatch.setattr("assistant.host.edits._refuse_place", swap)
    with pytest.raises(HostError):
        perform(live, step)

    assert os.listdir(precious) == ["pump.ini"]
    assert (precious / "pump.ini").read_bytes() == INI


@each(
    ("params", "why"),
    [
        ({"key": "net.password"}, "no fix sets one"),
        ({"key": "net.host"}, "there is no “net.host”"),
        ({"value": "a\nb"}, "not one line"),
        ({"format": "json"}, "Expecting value"),
        ({"path": "/etc/passwd"}, "no place"),
        ({"path": "/etc/sudoers.d/pump"}, "no place"),
        ({"path": "/no-such-folder/x.ini"}, "no place"),
        ({"path": "*.ini"}, "not known which"),
    ],
)
def test_what_cannot_be_set_is_refused(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path, params: dict[str, str], why: str
) -> None:
    (tmp_path / "pump.ini").write_bytes(INI)
    with pytest.raises(HostError, match=why):
        plan_of(live, "setting", port(tmp_path / "pump.ini") | params)


@each(
    ("line", "value"),
    [
        (b"url = http://anna:hunter2@h/", "http://h/"),
        (b"url = http://h/", "http://anna:hunter2@h/"),
        (b"url = postgres://anna:hunter2@h/db", "none"),
    ],
)
def test_a_value_that_holds_a_secret_is_neither_set_nor_replaced_nor_told(
    plan_of: PlanOf, live: ActingHost, ini: Path, line: bytes, value: str
) -> None:
    ini.write_bytes(b"[net]\n" + line + b"\n")
    with pytest.raises(HostError, match="no fix sets or replaces one") as refusal:
        plan_of(live, "setting", port(ini, value, "net.url"))

    assert "hunter2" not in refusal.value.message


@each("content", [b"\xff\xfep\0=\x001\0", b"port = \xe4\n", b"", b"\0" * 5_000_000])
def test_files_that_are_no_such_text_are_refused(
    plan_of: PlanOf, live: ActingHost, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "odd.ini").write_bytes(content)
    with pytest.raises(HostError):
        plan_of(live, "setting", port(tmp_path / "odd.ini", key="port"))


@each(
    ("path", "allowed"),
    [
        ("/etc/pump/pump.ini", True),
        ("/etc/pump.conf", False),
        ("/opt/pump", True),
        ("/opt/", False),
        ("/private/etc/pump/pump.ini", True),
        ("/private/etc/ssh/sshd_config", False),
        ("/etc/fstab", False),
        ("/etc/ssh/sshd_config", False),
        ("/etc/cron.d/pump", False),
        ("/etc/systemd/system/pump.service", False),
        ("/etc/PAM.d/login", False),
        ("/opt/pump/settings.json", True),
        ("/srv/pump/../../etc/passwd", False),
        ("/srv/pump/.ssh/config", False),
        ("/var/lib/pump/state.toml", True),
        ("/var/lib/dpkg/status", False),
        ("/usr/bin/pump", False),
        ("/root/x/y.ini", False),
        ("/home/anna/.config/pump/pump.ini", True),
        ("/home/anna/.config/autostart/pump.ini", False),
        ("/home/anna/.config/systemd/user/pump.service", False),
        ("/home/anna/.config/git/config", False),
        ("/home/anna/.config/pip/pip.conf", False),
        ("/home/anna/.config.d/pump.ini", False),
        ("/home/anna/.local/share/systemd/user/pump.ini", False),
        ("/home/anna/.local/share/pump/pump.ini", True),
        ("/home/anna/cfg/autostart.d/pump.ini", False),
        ("/home/anna/cfg/fish/pump.toml", False),
        ("/home/anna/cfg/pump/pump.ini", True),
        ("/home/anna/bin/pump.ini", False),
        ("/home/anna/pump/bin/pump.ini", True),
        ("/home/anna/Library/LaunchAgents/pump.json", False),
        ("/home/anna/Library/Preferences/pump/pump.json", True),
        ("/etc/supervisor/conf.d/pump.ini", False),
        ("/var/lib/pump/.config/systemd/user/pump.service", False),
        ("/home/anna/notes.ini", False),
        ("/home/eve/.config/pump.ini", False),
        ("C:\\ProgramData\\Pump\\pump.ini", True),
        ("C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\a.ini", False),
        ("C:\\Users\\anna\\Documents\\WindowsPowerShell\\powershell.config.json", False),
        ("C:\\Users\\anna\\AppData\\Roaming\\Code\\User\\settings.json", False),
        ("C:\\Users\\anna\\AppData\\Roaming\\Pump\\settings.json", True),
        ("C:\\Windows\\win.ini", False),
    ],
)
def test_where_a_fix_may_change_a_file(path: str, allowed: bool) -> None:
    known = {
        "HOME": "/home/anna", "XDG_CONFIG_HOME": "/home/anna/cfg/",
        "USERPROFILE": "C:\\Users\\anna", "PROGRAMDATA": "C:\\ProgramData",
    }  # fmt: skip

    assert allowed_place(path, known.get) == allowed


def test_a_fix_is_verified_undone_and_bounded_by_what_is_declared(
    bench: Callable[..., Bench], live: ActingHost, ini: Path
) -> None:
    look = {"config_value": {"path": str(ini), "key": "net.port"}, "expect": "value = 9090",
            "pass": "It is 9090.", "fail": "It is {value}."}  # fmt: skip
    mend = {"title": "Set the port", "setting": port(ini), "resolves": "port", "wait": "1 s"}
    one = bench(live, mend=mend, check_port=look)
    assert one.fix("mend", dry_run=True).status == "planned"
    assert ini.read_bytes() == INI

    fixer = one.fixer()
    (spec,) = one.specs("mend")
    assert fixer.fix(spec).verification == "fixed"
    assert [step.undo for step in fixer.undoable] == [f"Put the old {ini} back"]
    assert list(fixer.undo())
    assert ini.read_bytes() == INI

    outside = bench(live, kb="", mend={**mend, "setting": port(Path("/opt/else/x.ini"))})
    result = outside.fix("mend", anyway=True)
    assert (result.status, result.reason) == ("blocked", "permission_denied")


def test_a_demo_machine_changes_as_a_real_one(
    plan_of: PlanOf, perform: Perform, practice: MakeHost
) -> None:
    files = {"/etc/pump/pump.json": '{"port": 1}'}
    host: Any = practice({"platform": "linux", "files": files})
    (step,) = plan_of(host, "setting", port(Path("/etc/pump/pump.json"), "2", "port"))
    perform(host, step)
    assert host.tail("/etc/pump/pump.json", 99).data == b'{"port": 2}'
    perform(host, step._replace(data=step.undo_data or {}))

    assert host.tail("/etc/pump/pump.json", 99).data == b'{"port": 1}'
    with pytest.raises(HostError, match="has changed"):
        perform(host, step._replace(data=step.undo_data or {}))
