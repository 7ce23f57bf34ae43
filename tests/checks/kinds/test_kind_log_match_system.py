"""Known messages in logs that the system keeps: systemd's journal and Windows' event logs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.bundle.as_machine import machine_data
from assistant.checks.run import Settings
from assistant.checks.single import read_single, try_check
from assistant.host.base import Host
from assistant.host.fence import Fence, fenced
from assistant.host.limits import Limit, under
from assistant.host.open import open_host
from assistant.host.recorded.host import RecordedHost
from assistant.host.recorded.values import decode, encode
from assistant.host.recording import Recording
from assistant.host.values import HostError
from assistant.host.windows.event_log import read_event_log
from assistant.host.windows.powershell import PowerShellError
from assistant.model import CheckResult
from tests.each import each

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="programs with a #! line")
Programs = Callable[..., None]
KNOWN = "[{id: full, texts: [No space left], means: full}, {id: slow, texts: [slow], means: slow}]"
HOUR = 3600.0


def entry(hours: float, message: object) -> str:
    """A line of the journal."""
    moment = int((time.time() - hours * HOUR) * 1e6)
    return json.dumps({"__REALTIME_TIMESTAMP": str(moment), "MESSAGE": message, "_PID": "1"})


def journalctl(*lines: str) -> str:
    """A journalctl that knows these lines of pumpd, newest first."""
    told = "\n".join(lines)
    return f'case "$*" in *--unit=pumpd) /bin/cat <<"END"\n{told}\nEND\n;; esac'


def tried(
    host: Host, more: str = "", source: str = "journal: pumpd"
) -> tuple[CheckResult, dict[str, str]]:
    """The result of a check, and what its facts are in words."""
    block = f"log_match: {{{source}, signatures: {KNOWN}{more}}}"
    result, facts = try_check(read_single(block, {}), host, {}, Settings())
    return result, {fact.name: fact.value for fact in facts}


def test_the_journal_of_a_service_is_searched(programs: Programs) -> None:
    programs(journalctl=journalctl(entry(4, "ready"), entry(6, "No space left on device")))
    result, facts = tried(open_host())

    assert result.state == "pass"
    assert (facts["exists"], facts["signature"], facts["since"]) == ("yes", "full", "6 h")
    assert (facts["path"], facts["age"], facts["covered"]) == ("journal pumpd", "4 h", "unknown")
    assert result.evidence[0].source == "journal pumpd"
    assert result.evidence[0].excerpt.endswith("Z No space left on device")


def test_what_is_too_old_does_not_count(programs: Programs) -> None:
    programs(journalctl=journalctl(entry(1, "ready"), entry(30, "slow")))

    assert tried(open_host(), ", within: 1 day")[1]["matched"] == "no"
    assert tried(open_host(), ", within: 2 days")[1]["matched"] == "yes"


def test_a_message_of_several_lines_cannot_pass_for_another_entry(programs: Programs) -> None:
    old = "error\n2000-01-01T00:00:00Z slow\n\x1b[2J\u202eslow"
    programs(journalctl=journalctl(entry(2, old), entry(2, list(b"No space left\xff"))))
    result, facts = tried(open_host())

    torn = entry(2, "TORN").replace("TORN", "No space\u2028left, slow")
    programs(journalctl=journalctl(torn))
    assert tried(open_host())[1]["found"] == "full"
    assert (facts["hits"], facts["since"], facts["found"]) == ("2", "2 h", "slow, full")
    assert all(text.isprintable() for e in result.evidence for text in e)


def test_only_so_much_is_read(programs: Programs) -> None:
    lines = [entry(n / 100, f"message {n}") for n in range(1, 6000)]
    programs(journalctl=journalctl(entry(0.001, "slow"), *lines))
    host = open_host()

    assert len(host.system_log("journal", "pumpd", 2_000).data) <= 2_000
    result, facts = tried(host, ", read: 2 kB")
    assert result.state == "pass"
    assert facts["covered"] != "unknown"
    assert facts["signature"] == "slow"


@each(
    ("script", "state", "exists"),
    [
        ("exit 0", "pass", "no"),
        ("echo '-- No entries --' >&2", "pass", "no"),
        ("echo 'Hint: You are currently not seeing messages from other users' >&2", "error", ""),
        (
            "echo 'No journal files were opened due to insufficient permissions.' >&2; exit 1",
            "error",
            "",
        ),
        ("echo 'No journal files were found.' >&2", "pass", "no"),
        ("echo 'Failed to open' >&2; exit 1", "error", ""),
        ("echo '[1'; echo nonsense", "error", ""),
        ("echo '[[[['; echo 7; echo '{}'", "error", ""),
        ('/usr/bin/yes \'{"__REALTIME_TIMESTAMP": "x"\' | /usr/bin/head -c 3000000', "error", ""),
        (journalctl("torn", entry(1, "slow"), '{"__REALTIME_TIMESTAMP": 1e400}'), "pass", "yes"),
    ],
)
def test_what_the_journal_does_not_tell(
    programs: Programs, script: str, state: str, exists: str
) -> None:
    programs(journalctl=script)
    result, facts = tried(open_host())

    assert (result.state, facts.get("exists", "")) == (state, exists)


def test_without_a_journal_the_check_does_not_apply(programs: Programs) -> None:
    programs()

    assert tried(open_host())[0].state == "not_applicable"
    assert tried(open_host(), source="event_log: System")[0].state == "not_applicable"
    assert tried(open_host("practice:healthy"))[0].state == "not_applicable"


def test_a_journal_that_hangs_is_ended_in_time(programs: Programs) -> None:
    programs(journalctl="exec /bin/sleep 60")
    with under(Limit(0.5)), pytest.raises(HostError) as caught:
        open_host().system_log("journal", "pumpd", 1_000)

    assert caught.value.reason == "timeout"


@each(
    ("source", "name"),
    [
        ("journal", "user@1000"),
        ("journal", "session-3.scope"),
        ("journal", "*"),
        ("journal", "--vacuum-size=1"),
        ("journal", ""),
        ("event_log", "Security"),
        ("event_log", "Microsoft-Windows-PowerShell/Operational"),
        ("event_log", "x'; Stop-Computer; '"),
    ],
)
def test_logs_of_peoples_sessions_and_odd_names_are_refused(
    programs: Programs, source: str, name: str
) -> None:
    programs(journalctl="echo never")
    machine: Any = fenced(open_host(), Fence((), ()))
    with pytest.raises(HostError) as caught:
        machine.system_log(source, name, 1_000)

    assert caught.value.reason == "permission_denied"


def test_a_check_names_one_source() -> None:
    for given in (f"signatures: {KNOWN}", f"path: /a, journal: b, signatures: {KNOWN}"):
        with pytest.raises(Exception, match="needs one of “path” or “journal” or “event_log”"):
            read_single(f"log_match: {{{given}}}", {})


EVENTS: list[dict[str, Any]] = [
    {"t": "2026-11-30T12:00:00", "l": 2, "p": "Disk", "i": 7, "m": "No space left\r\non C:"},
    {"t": "2026-11-30T11:00:00", "l": 4, "p": "Pump", "i": 1, "m": None},
    {"t": "yesterday", "l": [], "p": None},
]


def test_events_are_lines_with_level_source_and_number() -> None:
    tail = read_event_log("Application", 10_000, lambda script: EVENTS)

    assert tail.data.decode().splitlines() == [
        "2026-11-30T11:00:00.000Z INFO Pump 1: None",
        "2026-11-30T12:00:00.000Z ERROR Disk 7: No space left",
        "    on C:",
    ]
    assert tail.whole
    assert tail.modified == 1_796_040_000.0


def test_an_event_log_that_is_empty_closed_or_senseless() -> None:
    def fail(script: str) -> list[dict[str, Any]]:
        assert "-LogName 'Pump/Operational' -MaxEvents 300" in script
        assert '"' not in script
        raise PowerShellError(identifier)

    identifier = "NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand"
    assert read_event_log("Pump/Operational", 100, fail).data == b""
    identifier = "System.UnauthorizedAccessException"
    with pytest.raises(HostError) as caught:
        read_event_log("Pump/Operational", 100, fail)
    assert caught.value.reason == "permission_denied"
    with pytest.raises(HostError, match="makes no sense"):
        read_event_log("Pump", 100, lambda script: [{"t": "soon"}])


MACHINES: dict[str, dict[str, Any]] = {
    "journal: pumpd": {
        "platform": "linux",
        "files": {"journal:pumpd": {"age": "2 h", "content": "<time -2 h> No space left"}},
    },
    "event_log: Pump/Operational": {
        "platform": "windows",
        "files": {"event_log:Pump/Operational": {"content": "<time -2 h> ERROR Pump 7: slow"}},
    },
}


@each("source", MACHINES)
def test_a_demo_machine_a_recording_and_the_machine_made_of_it_answer_alike(
    tmp_path: Path, source: str
) -> None:
    content = MACHINES[source]
    path, made = tmp_path / "own.yaml", tmp_path / "made.yaml"
    path.write_text(json.dumps(content), "utf-8")
    recording = Recording(open_host(f"practice:{path}"))
    _, told = tried(recording, source=source)
    tails = {str(n): o.answer.data for n, o in enumerate(recording.observations) if o.answer
             and o.probe == "tail"}  # fmt: skip
    data = [
        decode(encode(o, str(n)), tails.__getitem__) for n, o in enumerate(recording.observations)
    ]
    platform = recording.platform
    again = RecordedHost(data, platform=platform, now=recording.now())
    made.write_text(json.dumps(machine_data(data, platform, recording.now(), "M", {})), "utf-8")

    assert (told["exists"], told["since"]) == ("yes", "2 h")
    assert tried(again, source=source)[1] == told
    assert tried(open_host(f"practice:{made}"), source=source)[1]["signature"] == told["signature"]
    other = source.split("/", maxsplit=1)[0].replace("pumpd", "other")
    assert tried(open_host(f"practice:{path}"), source=other)[1]["exists"] == "no"
