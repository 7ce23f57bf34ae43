"""Memory, load, file systems, owners, contents, accounts, names and certificates."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from assistant.checks.run import Settings
from assistant.checks.single import read_single, try_check
from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.host.recorded.host import RecordedHost
from assistant.host.recorded.values import decode, encode
from assistant.host.recording import Recording
from assistant.host.values import HostError, Reach

SERVER = """
title: A server
platform: linux
memory: {total: 8e9, available: 2e8, swap_total: 1e9, swap_free: 5e7, load: 9.5, processors: 4}
mounts:
  - {path: /, source: /dev/sda1, filesystem: ext4, options: 'rw,relatime'}
  - {path: /data, source: 'nas:/data', filesystem: nfs4, options: 'ro,soft'}
files: {/srv/pump.ini: "mode = Manual\\nkey = a\\n", /srv/empty: ""}
owners: {/srv/pump.ini: {owner: pump, group: staff, mode: '660'}, /srv/open: {mode: '777'}}
accounts:
  - {name: pump, number: 998, groups: [pump, dialout], home: /srv, shell: /bin/false}
  - {name: dialout, kind: group, number: 20, members: [pump]}
names: {pump.example: [192.0.2.7, 'fd00::7'], slow.example: no answer}
services: [{name: pumpd, state: stopped, failed: true, exit_code: 3, restarts: 5}]
"""


@pytest.fixture
def server(tmp_path: Path) -> Host:
    path = tmp_path / "server.yaml"
    path.write_text(SERVER, "utf-8")
    return open_host(f"practice:{path}")


def tried(host: Host, block: str) -> tuple[str, dict[str, str]]:
    """The state of a check, and what its facts are in words."""
    result, facts = try_check(read_single(block, {}), host, {}, Settings())
    return result.state, {fact.name: fact.value for fact in facts}


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ("memory:", {"available": "200 MB", "percent": "2.5 %", "swap_used": "95 %"}),
        ("load:", {"load": "9.5", "per_processor": "2.4", "processors": "4"}),
        ("mount: /data", {"mounted": "yes", "source": "nas:/data", "writable": "no"}),
        ("mount: /data/", {"mounted": "yes", "filesystem": "nfs4", "options": "ro, soft"}),
        ("mount: /srv", {"mounted": "no", "writable": "unknown"}),
        ("permissions: /srv/pump.ini", {"owner": "pump", "group": "staff", "mode": "660"}),
        ("permissions: /srv/pump.ini", {"group_writes": "yes", "others_read": "no"}),
        ("permissions: /srv/open", {"others_write": "yes"}),
        ("permissions: /srv/none", {"exists": "no", "owner": "unknown"}),
        ("file_content: {path: /srv/pump.ini, contains: mode = manual}", {"contained": "yes"}),
        ("file_content: {path: /srv/pump.ini, contains: mode = auto}", {"contained": "no"}),
        ("file_content: /srv/pump.ini", {"contained": "unknown", "empty": "no"}),
        ("file_content: /srv/empty", {"exists": "yes", "empty": "yes"}),
        ("file_content: /srv/none", {"exists": "no", "sha256": "unknown"}),
        ("user: pump", {"exists": "yes", "number": "998", "groups": "pump, dialout"}),
        ("user: dialout", {"exists": "no"}),
        ("group: dialout", {"exists": "yes", "members": "pump"}),
        ("group: nobody", {"exists": "no", "members": "none"}),
        ("dns: pump.example", {"found": "yes", "number": "2", "addresses": "192.0.2.7, fd00::7"}),
        ("dns: no.example", {"found": "no", "number": "0"}),
        ("service: pumpd", {"failed": "yes", "exit_code": "3", "restarts": "5"}),
    ],
)
def test_a_practice_machine_tells(server: Host, block: str, wanted: dict[str, str]) -> None:
    state, facts = tried(server, block)

    assert state == "pass"
    assert {name: facts[name] for name in wanted} == wanted


def test_what_could_not_be_looked_up_is_no_missing_name(server: Host) -> None:
    assert tried(server, "dns: slow.example") == ("error", {})


@pytest.mark.parametrize("block", ["load:", "permissions: 'C:\\a'", "user: anna", "group: users"])
def test_windows_has_none_of_it(block: str) -> None:
    assert tried(open_host("practice:healthy"), block) == ("not_applicable", {})


@pytest.mark.skipif(sys.platform == "win32", reason="owners as Linux and macOS have them")
def test_this_computer_tells_what_the_system_tells(tmp_path: Path) -> None:
    import pwd

    host = open_host()
    file = tmp_path / "a.txt"
    file.write_bytes(b"first\nSecond line\n")
    file.chmod(0o640)
    mine = pwd.getpwuid(os.getuid()).pw_name

    _, owned = tried(host, f"permissions: {file}")
    assert (owned["owner"], owned["mode"], owned["others_read"]) == (mine, "640", "no")
    _, content = tried(host, f"file_content: {{path: {file}, contains: second}}")
    assert content["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (content["contained"], content["number"]) == ("yes", "1")
    assert tried(host, f"user: {mine}")[1]["home"] == pwd.getpwnam(mine).pw_dir
    assert tried(host, "group: no-such-group-here")[1]["exists"] == "no"
    assert tried(host, "mount: /")[1]["mounted"] == "yes"
    assert tried(host, "load:")[0] == "pass"
    assert tried(host, "dns: localhost")[1]["found"] == "yes"


@pytest.mark.skipif(sys.platform == "win32", reason="owners as Linux and macOS have them")
def test_a_link_to_what_nobody_may_read_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(Path("~/.ssh/id_rsa").expanduser())

    for block in (f"permissions: {tmp_path / 'link'}", f"file_content: {tmp_path / 'link'}"):
        assert tried(open_host(), block)[0] == "error"


@pytest.mark.parametrize(
    ("failure", "state"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "pass"),
        (socket.gaierror(socket.EAI_AGAIN, "later"), "error"),
        (UnicodeError("label too long"), "error"),
    ],
)
def test_a_name_server_that_does_not_answer_is_an_error(
    failure: Exception, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any, **more: Any) -> Any:
        raise failure

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert tried(open_host(), "dns: pump.example")[0] == state


class _Server:
    """The practice machine, with a server that answers like this."""

    def __init__(self, host: Host, answer: Reach) -> None:
        self._host, self._answer = host, answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    def connect(self, url: str, timeout: float) -> Reach:
        return self._answer


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (Reach("http", certificate_ends=10 * 86_400), {"valid": "yes", "left": "10 days"}),
        (Reach("tls", "certificate", "it has ended"), {"valid": "no", "detail": "it has ended"}),
        (Reach("tcp", "refused", "nothing listens"), {"reached": "no", "valid": "unknown"}),
        (Reach("tls", "timeout", "too slow"), {"reached": "no", "valid": "unknown"}),
    ],
)
def test_a_certificate_is_judged_by_how_far_the_way_leads(
    server: Host, answer: Reach, wanted: dict[str, str]
) -> None:
    if answer.certificate_ends:
        answer = answer._replace(certificate_ends=server.now() + answer.certificate_ends + 3_600)
    host: Any = _Server(server, answer)
    _, facts = tried(host, "certificate: https://pump.example")

    assert {name: facts[name] for name in wanted} == wanted


def test_memory_is_told_where_windows_counts_no_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Any:
        raise RuntimeError("PdhAddEnglishCounterW failed. Performance counters may be disabled.")

    monkeypatch.setattr(psutil, "swap_memory", fail)
    state, facts = tried(open_host(), "memory:")

    assert (state, facts["swap_total"], facts["swap_used"]) == ("pass", "unknown", "unknown")
    assert facts["available"] != "unknown"


def test_a_recording_answers_the_same(server: Host) -> None:
    blocks = ("memory:", "mount: /data", "permissions: /srv/pump.ini", "user: pump",
              "group: dialout", "dns: pump.example", "service: pumpd")  # fmt: skip
    recording = Recording(server)
    live = [tried(recording, block) for block in blocks]
    data = [encode(o) for o in recording.observations]
    again = RecordedHost([decode(d, lambda m: b"") for d in data], platform="linux", now=0.0)

    assert [tried(again, block) for block in blocks] == live
    assert tried(again, "user: nobody-asked")[0] == "no_data"


@pytest.mark.parametrize(
    "written",
    [
        "memory: {total: much}",
        "owners: {/a: {mode: '999'}}",
        "accounts: [{number: 7}]",
        "mounts: [{source: x}]",
        "memory: [1]",
        "names: [a]",
    ],
)
def test_a_machine_that_makes_no_sense_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "odd.yaml").write_text(f"platform: linux\n{written}\n", "utf-8")

    with pytest.raises(Exception, match="odd"):
        open_host(f"practice:{tmp_path / 'odd.yaml'}")


def test_owners_of_a_file_that_may_not_be_read_are_an_error(server: Host) -> None:
    with pytest.raises(HostError):
        open_host().ownership("/etc/shadow-\0")
