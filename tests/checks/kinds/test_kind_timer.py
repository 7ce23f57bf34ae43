"""Jobs at set times: systemd's timers and crontabs, by programs that answer like the real ones."""

from __future__ import annotations

import calendar
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.bundle.as_machine import machine_data
from assistant.checks.cron import next_run
from assistant.checks.run import Settings
from assistant.checks.single import read_single, try_check
from assistant.checks.zones import Zone
from assistant.host.base import Host
from assistant.host.limits import Limit, under
from assistant.host.open import open_host
from assistant.host.recorded.host import RecordedHost
from assistant.host.recorded.values import decode, encode
from assistant.host.recording import Recording
from assistant.host.values import HostError
from tests.each import each

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd")
Programs = Callable[..., None]
TIMER = """Id=backup.timer
Description=Nightly backup
LoadState=loaded
ActiveState=active
UnitFileState=enabled
Unit=backup-run.service"""
RUN = """Id=backup-run.service
ActiveState=failed
Result=exit-code
ExecMainStatus=23
ExecMainExitTimestampMonotonic=81236"""
NEVER_RUN = """Id=backup-run.service
ActiveState=inactive
Result=success
ExecMainStatus=0
ExecMainExitTimestampMonotonic=0"""
HOUR = 3600.0


@pytest.fixture(autouse=True)
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the system's own crontabs, which is not there yet."""
    monkeypatch.setattr("assistant.host.crontab.TABLE", str(tmp_path / "crontab"))
    monkeypatch.setattr("assistant.host.crontab.FOLDER", str(tmp_path / "cron.d"))
    return tmp_path / "cron.d"


def systemctl(shown: str = TIMER, run: str = RUN, listed: str = "") -> str:
    """A systemctl that knows one timer; `listed` stands for its list of timers."""
    now = time.time()
    row = {"unit": "backup.timer", "next": int((now + 5 * HOUR) * 1e6), "last": 0, "left": "x"}
    row["last"] = int((now - 19 * HOUR) * 1e6)
    return f"""case "$*" in
*list-timers*) echo '{listed or json.dumps([row, 7])}';;
*.service*) echo '{run}';;
*) echo '{shown}';; esac"""


def tried(host: Host, block: str) -> tuple[str, dict[str, str]]:
    """The state of a check, and what its facts are in words."""
    result, facts = try_check(read_single(block, {}), host, {}, Settings())
    return result.state, {fact.name: fact.value for fact in facts}


def test_systemd_tells_how_a_timer_is_and_how_its_service_ended(programs: Programs) -> None:
    programs(systemctl=systemctl())
    state, facts = tried(open_host(), "timer: backup")

    assert state == "pass"
    wanted = {
        "exists": "yes", "number": "1", "active": "yes", "enabled": "yes", "age": "19 h",
        "left": "5 h", "failed": "yes", "exit_code": "23", "service": "backup-run.service",
        "name": "backup", "running": "no", "schedule": "unknown",
    }  # fmt: skip
    assert {name: facts[name] for name in wanted} == wanted


def test_a_service_that_has_not_run_yet_has_not_failed(programs: Programs) -> None:
    programs(systemctl=systemctl(run=NEVER_RUN))
    _, facts = tried(open_host(), "timer: backup.timer")

    assert (facts["failed"], facts["exit_code"]) == ("unknown", "unknown")


def test_a_timer_that_is_off_has_no_next_time(programs: Programs) -> None:
    off = TIMER.replace("=active", "=inactive").replace("=enabled", "=disabled")
    programs(systemctl=systemctl(off, NEVER_RUN, "[]"))
    _, facts = tried(open_host(), "timer: backup")

    assert (facts["active"], facts["enabled"]) == ("no", "no")
    assert (facts["last"], facts["next"]) == ("unknown", "unknown")


def test_a_timer_that_is_not_there_is_none(programs: Programs) -> None:
    programs(systemctl=systemctl(TIMER.replace("=loaded", "=not-found")))

    assert tried(open_host(), "timer: backup")[1]["exists"] == "no"


@each(
    ("script", "state"),
    [
        ("echo 'System has not been booted with systemd' >&2; exit 1", "not_applicable"),
        ("echo 'Failed to connect to bus' >&2; exit 1", "error"),
        (systemctl(listed="NEXT LEFT LAST"), "error"),
        (systemctl(listed='{"unit": 1}'), "error"),
        (systemctl(listed="[" * 100_000), "error"),
        (systemctl(listed='[{"unit": "backup.timer", "next": "soon", "last": true}]'), "pass"),
        (systemctl(listed='[{"unit": "backup.timer", "next": 18446744073709551615}]'), "pass"),
        (systemctl(shown="=\n\n\x01\n\nId=\x1b[31mred.timer"), "pass"),
        ("case $* in *list*) echo [];; *) /usr/bin/yes '' | /usr/bin/head -c 2000000; esac","pass"),
    ],
)  # fmt: skip
def test_what_systemd_does_not_tell_soundly(programs: Programs, script: str, state: str) -> None:
    programs(systemctl=script)
    found, facts = tried(open_host(), "timer: backup")

    assert found == state
    assert facts.get("next", "unknown") == "unknown"
    assert all(value.isprintable() for value in facts.values())


def test_a_name_is_never_an_option(programs: Programs) -> None:
    programs(systemctl='case "$*" in *" -- --help.timer") ;; *) echo Id=x.timer;; esac')

    assert open_host().timers("--help") == ()


def test_a_systemd_that_hangs_is_ended_in_time(programs: Programs) -> None:
    programs(systemctl="exec /bin/sleep 60", crontab="exec /bin/sleep 60")
    for ask in (open_host().timers, open_host().cron_lines):
        with under(Limit(0.5)), pytest.raises(HostError) as caught:
            ask("backup")
        assert caught.value.reason == "timeout"


CRONTAB = """# m h  dom mon dow   command
MAILTO=anna@example.com
#0 2 * * *  /opt/pump/backup --password hunter2
 30 4 * * 1-5 /opt/pump/Backup --all
@reboot /opt/pump/start
@hourly /opt/pump/hourly
not a line
* * * * *
"""


@each(
    ("lines", "wanted"),
    [
        ("99 99 * * * /opt/job", ("no", "0", "unknown")),
        ("@wrong /opt/job", ("no", "0", "unknown")),
        ("@reboot /opt/job", ("yes", "1", "yes")),
        ("# 0 3 * * * /opt/job", ("yes", "0", "no")),
        ("# 0 3 * * * /opt/job\n0 4 * * * /opt/job\n99 * * * * /opt/job", ("yes", "1", "yes")),
    ],
)
def test_comments_and_impossible_schedules_do_not_count(
    programs: Programs, lines: str, wanted: tuple[str, ...]
) -> None:
    programs(crontab=f"/bin/cat <<'END'\n{lines}\nEND")
    _, facts = tried(open_host(), "timer: {cron: opt/job}")

    assert (facts["exists"], facts["number"], facts["active"]) == wanted


def test_a_line_of_the_crontab_is_found_by_its_command(programs: Programs) -> None:
    programs(crontab=f"/bin/cat <<'END'\n{CRONTAB}END")
    host = open_host()
    _, facts = tried(host, "timer: {cron: pump/backup}")

    assert (facts["exists"], facts["number"], facts["enabled"]) == ("yes", "1", "yes")
    assert facts["schedule"] == "30 4 * * 1-5"
    assert facts["next"] != "unknown"
    assert (facts["last"], facts["failed"]) == ("unknown", "unknown")
    assert tried(host, "timer: {cron: password}")[1]["enabled"] == "no"
    assert tried(host, "timer: {cron: pump/start}")[1]["next"] == "unknown"
    assert tried(host, "timer: {cron: nothing}")[1]["exists"] == "no"


def test_nothing_of_a_command_is_shown_but_what_was_asked_for(programs: Programs) -> None:
    programs(crontab=f"/bin/cat <<'END'\n{CRONTAB}END")
    check = read_single("timer: {cron: backup --pass}", {})
    result, facts = try_check(check, open_host(), {}, Settings())

    assert "hunter2" not in f"{result} {facts}"


def test_the_lines_of_the_system_name_a_user(programs: Programs, system: Path) -> None:
    system.mkdir()
    (system / "pump").write_bytes(b"\xff\nPATH=/bin\n5 4 * * *  root /opt/pump/backup --all\n")
    (system / "closed").symlink_to("/no/such/file")
    (system.parent / "crontab").write_text("#@daily pump\t/opt/pump/report\n* * * * * no\n")
    programs()
    host = open_host()
    _, facts = tried(host, "timer: {cron: pump/backup}")

    assert (facts["schedule"], facts["user"], facts["enabled"]) == ("5 4 * * *", "root", "yes")
    assert tried(host, "timer: {cron: pump/report}")[1]["user"] == "pump"
    assert tried(host, "timer: {cron: nothing}")[1]["exists"] == "no"
    programs(crontab="exit 7")
    assert tried(host, "timer: {cron: nothing}")[0] == "error"
    assert tried(host, "timer: {cron: pump/backup}")[1]["user"] == "root"


@each(
    ("script", "state"),
    [
        ("echo 'no crontab for anna' >&2; exit 1", "pass"),
        ("echo 'You (anna) are not allowed to use this program' >&2; exit 1", "error"),
        ("exit 7", "error"),
    ],
)
def test_a_crontab_that_is_not_there_or_not_read(
    programs: Programs, script: str, state: str
) -> None:
    programs(crontab=script)

    assert tried(open_host(), "timer: {cron: x}")[0] == state


def test_without_cron_and_on_windows_the_check_does_not_apply(programs: Programs) -> None:
    programs()

    assert tried(open_host(), "timer: {cron: x}")[0] == "not_applicable"
    assert tried(open_host("practice:healthy"), "timer: x")[0] == "not_applicable"
    assert tried(open_host("practice:healthy"), "timer: {cron: x}")[0] == "not_applicable"


@each(
    ("schedule", "at"),
    [
        ("0 3 * * *", "2026-12-02 03:00"),
        ("*/15 * * * *", "2026-12-01 03:15"),
        ("0 4 * * mon-fri", "2026-12-01 04:00"),
        ("30 2 29 2 *", "2028-02-29 02:30"),
        ("0 0 13 * 5", "2026-12-04 00:00"),
        ("0 0 * * 7", "2026-12-06 00:00"),
        ("1,59 3 1 dec *", "2026-12-01 03:59"),
        ("@daily", "2026-12-02 00:00"),
        ("@reboot", ""),
        ("0 0 30 2 *", ""),
        ("61 * * * *", ""),
        ("5-2 * * * *", ""),
        ("*/0 * * * *", ""),
        ("x y z * *", ""),
    ],
)
def test_when_a_line_runs_next(schedule: str, at: str) -> None:
    now = float(calendar.timegm((2026, 12, 1, 3, 10, 0)))
    found = next_run(schedule, now, Zone())

    assert (time.strftime("%Y-%m-%d %H:%M", time.gmtime(found)) if found else "") == at


def test_a_line_runs_at_the_time_on_the_wall() -> None:
    change = float(calendar.timegm((2026, 10, 25, 1, 0, 0)))
    berlin = Zone(3600.0, ((0.0, 7200.0), (change, 3600.0)))
    summer = next_run("0 3 * * *", change - 12 * HOUR, berlin)
    winter = next_run("0 3 * * *", change + 12 * HOUR, berlin)

    assert summer == change + HOUR  # 3:00 is after the clock was put back at 3:00
    assert winter == change + 25 * HOUR


SERVER: dict[str, Any] = {
    "platform": "linux",
    "timers": [
        {"name": "backup", "last": "1 d", "next": "2 h", "failed": "true", "exit_code": "1"},
        {"name": "clean", "active": "false", "start": "disabled"},
    ],
    "cron": ["0 3 * * * /opt/pump/report", "# @daily /opt/pump/old"],
}
BLOCKS = ("timer: backup", "timer: clean", "timer: none", "timer: {cron: report}",
          "timer: {cron: old}", "timer: {cron: none}")  # fmt: skip


def test_a_demo_machine_a_recording_and_the_machine_made_of_it_answer_alike(tmp_path: Path) -> None:
    path, made = tmp_path / "server.yaml", tmp_path / "made.yaml"
    path.write_text(json.dumps(SERVER), "utf-8")
    recording = Recording(open_host(f"practice:{path}"))
    told = [tried(recording, block) for block in BLOCKS]
    data = [decode(encode(o), lambda name: b"") for o in recording.observations]
    again = RecordedHost(data, platform="linux", now=recording.now())
    made.write_text(json.dumps(machine_data(data, "linux", recording.now(), "Made", {})), "utf-8")
    machine = open_host(f"practice:{made}")

    assert [facts["exists"] for _, facts in told] == ["yes", "yes", "no"] * 2
    assert (told[0][1]["age"], told[0][1]["exit_code"], told[1][1]["active"]) == (
        "24 h",
        "1",
        "no",
    )
    assert [tried(again, block) for block in BLOCKS] == told
    alike = ("exists", "active", "enabled", "failed", "schedule")
    for block, (_, facts) in zip(BLOCKS, told, strict=True):
        found = tried(machine, block)[1]
        assert {name: found[name] for name in alike} == {name: facts[name] for name in alike}


@each("written", ["timers: [{title: x}]", "timers: [{name: a, last: soon}]", "cron: [{a: b}]"])
def test_a_machine_that_makes_no_sense_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "odd.yaml").write_text(f"platform: linux\n{written}\n", "utf-8")

    with pytest.raises(Exception, match=r"odd|time"):
        open_host(f"practice:{tmp_path / 'odd.yaml'}")
