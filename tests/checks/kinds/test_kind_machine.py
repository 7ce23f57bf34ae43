"""What a machine has and whom it reaches: system, ports, servers, programs, services, people."""

from __future__ import annotations

import http.server
import os
import shutil
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from email.utils import formatdate
from typing import Any

import psutil
import pytest

from assistant.host.base import Host
from assistant.host.values import HostError, Program, Service

Facts = Callable[..., Any]
Practice = Callable[[object], Host]


class Answering(http.server.BaseHTTPRequestHandler):
    """A server with a clock of its own."""

    clock = 0.0
    status = 200

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        self.send_response_only(self.status)
        if self.clock:
            self.send_header("Date", formatdate(self.clock, usegmt=True))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Start a server that is off by some seconds; returns its URL."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    running: list[tuple[http.server.HTTPServer, threading.Thread]] = []

    def start(clock: float, status: int = 200) -> str:
        handler = type("Handler", (Answering,), {"clock": clock, "status": status})
        served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=served.serve_forever, args=(0.01,))
        thread.start()
        running.append((served, thread))
        return f"http://127.0.0.1:{served.server_port}"

    yield start
    for served, thread in running:
        served.shutdown()
        served.server_close()
        thread.join()


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that nothing listens at and that nobody else gets meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_the_system_is_told(facts: Facts, examine: Facts, live: Host) -> None:
    told = facts("os_version", {})
    assert told.platform == live.platform
    assert told.name
    assert told.bits == 64 if sys.maxsize > 2**32 else 32
    if os.name != "nt":
        assert told.elevated == (os.geteuid() == 0)
    assert examine("os_version", {}, f"platform = {live.platform}").state == "pass"
    assert examine("os_version", {}, "version < 0.1").state == "fail"


def test_versions_are_compared_as_numbers(examine: Facts, practice: Practice) -> None:
    host = practice({"system": {"name": "Windows 10 Pro", "version": "10.0.19045"}})
    assert examine("os_version", {}, "version >= 10.0.9999", host=host).state == "pass"
    assert examine("os_version", {}, "version < 10.0.19045", host=host).state == "fail"
    assert examine("os_version", {}, "not server and bits = 64", host=host).state == "pass"
    assert "Windows 10 Pro (10.0.19045, 64 bits)" in examine("os_version", {}, host=host).message


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS shows ports to administrators only")
def test_a_port_is_told_with_the_program_that_listens(facts: Facts, examine: Facts) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        told = facts("port", str(port))
        assert (told.listening, told.pid, told.address) == (True, os.getpid(), "127.0.0.1")
        assert told.program == psutil.Process().name()
        result = examine("port", {"port": str(port)}, "listening", message="{program}")
        assert (result.state, result.message) == ("pass", psutil.Process().name())
    assert facts("port", str(port)).listening is False


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS shows ports to administrators only")
def test_a_port_that_is_only_taken_is_not_listened_at(facts: Facts, closed_port: int) -> None:
    told = facts("port", str(closed_port))
    assert (told.listening, told.program, told.pid) == (False, None, None)


def test_ports_that_may_not_be_seen_are_no_claim(
    examine: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(kind: str) -> object:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil, "net_connections", refuse)
    result = examine("port", "443", "not listening")
    assert (result.state, result.reason) == ("error", "permission_denied")


@pytest.mark.parametrize("status", [200, 404, 503])
def test_any_answer_of_a_server_counts(facts: Facts, server: Facts, status: int) -> None:
    told = facts("connect", server(1e9, status))
    assert (told.reached, told.stage, told.problem, told.status) == (True, "http", "", status)
    assert told.time >= 0
    assert told.skew is not None


def test_a_port_that_refuses_is_told(facts: Facts, examine: Facts, closed_port: int) -> None:
    for scheme in ("http", "tcp"):
        told = facts("connect", f"{scheme}://127.0.0.1:{closed_port}")
        assert (told.reached, told.stage, told.problem) == (False, "tcp", "refused")
    result = examine("connect", f"tcp://127.0.0.1:{closed_port}", "reached")
    assert (result.state, result.actual) == ("fail", "it refuses the connection")


def test_a_plain_connection_needs_no_answer(facts: Facts) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        told = facts("connect", f"tcp://127.0.0.1:{listener.getsockname()[1]}")
    assert (told.reached, told.stage, told.status, told.skew) == (True, "tcp", None, None)


@pytest.mark.parametrize(("off", "ahead", "words"), [(-7200, True, "ahead"), (7200, False, "behi")])
def test_a_clock_that_is_off_is_told(
    facts: Facts, examine: Facts, server: Facts, live: Host, off: int, ahead: bool, words: str
) -> None:
    url = server(live.now() + off)
    told = facts("clock", url)
    assert told.ahead is ahead
    assert told.skew == pytest.approx(7200, abs=60)
    result = examine("clock", url, "skew < 5 min")
    assert result.state == "fail"
    assert words in result.actual
    assert examine("clock", server(live.now()), "skew < 5 min").state == "pass"


def test_without_a_servers_clock_nothing_is_claimed(
    examine: Facts, server: Facts, closed_port: int
) -> None:
    for url in (server(0.0), f"http://127.0.0.1:{closed_port}"):
        result = examine("clock", url, "skew < 5 min")
        assert (result.state, result.reason) == ("error", "unreadable")


@pytest.fixture
def installed(live: Host, monkeypatch: pytest.MonkeyPatch) -> Host:
    """This computer with three programs."""
    programs = (
        Program("QuickBooks Enterprise Solutions 24.0", "34.0.4001", "Intuit Inc.", "C:\\QB"),
        Program("QuickBooks [Tool] Hub", "1.6", "Intuit Inc."),
        Program("Other", "", ""),
    )
    monkeypatch.setattr(live, "programs", lambda: programs)
    return live


def test_an_installed_program_is_found_by_name_and_publisher(
    facts: Facts, installed: Host, examine: Facts
) -> None:
    told = facts("installed_program", "quickbooks ENTERPRISE*", installed)
    assert (told.installed, told.number, told.version) == (True, 1, "34.0.4001")
    assert (told.publisher, told.folder) == ("Intuit Inc.", "C:\\QB")
    assert facts("installed_program", "QuickBooks*", installed).number == 2
    assert facts("installed_program", "*[Tool]*", installed).number == 1
    assert facts("installed_program", ["Other", "*Hub"], installed).number == 2
    asked = {"name": "*", "publisher": "INTUIT*"}
    assert facts("installed_program", asked, installed).number == 2
    assert facts("installed_program", "QuickBooks", installed).installed is False
    result = examine("installed_program", "QuickBooks E*", "version >= 34.0.500", host=installed)
    assert result.state == "pass"


@pytest.mark.skipif(sys.platform != "linux", reason="looks at this machine's packages")
def test_the_packages_of_this_machine_are_listed_or_it_is_told_why_not(examine: Facts) -> None:
    result = examine("installed_program", "no-such-program-at-all", "installed")
    known = shutil.which("dpkg-query") or shutil.which("rpm")
    assert (result.state, result.reason) == (("fail", "") if known else ("no_data", "tool_missing"))


def test_a_service_is_told_in_words(
    facts: Facts, examine: Facts, live: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (
        Service("QBCFMonitor", "QB monitor", "stopped", "manual"),
        Service("QBDataServer34", "QB server", "running", "automatic"),
    )
    monkeypatch.setattr(live, "services", lambda _: found)
    told = facts("service", "QB*", live)
    assert (told.exists, told.running, told.number) == (True, True, 2)
    assert (told.title, told.state, told.start) == ("QB server", "running", "automatic")
    monkeypatch.setattr(live, "services", lambda _: (found[0]._replace(state="unknown"),))
    assert facts("service", "QB*", live).running is None
    for expect in ("running", "not running"):
        assert examine("service", "QB*", expect, host=live).state != "pass"
    monkeypatch.setattr(live, "services", lambda _: ())
    assert facts("service", "QB*", live)[:2] == (False, False)


@pytest.mark.skipif(sys.platform != "linux", reason="asks systemd")
def test_a_machine_without_systemd_claims_nothing_about_services(
    examine: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    result = examine("service", "cron", "not running")
    assert (result.state, result.reason) == ("error", "tool_missing")


def test_only_a_person_can_answer_a_question(facts: Facts, practice: Practice) -> None:
    asked = {"question": "Is it red?", "choices": {"yes": "It is", "no": "It is not"}}
    assert facts("ask_user", asked, answers={"the-check": "yes"}).choice == "yes"
    host = practice({"answers": {"the-check": "no"}})
    assert facts("ask_user", asked, host).choice == "no"
    for answers in ({}, {"the-check": "perhaps"}, {"other": "yes"}):
        with pytest.raises(HostError) as info:
            facts("ask_user", asked, answers=answers)
        assert info.value.reason == "not_collected"


def test_a_command_runs_only_where_it_is_allowed(examine: Facts, facts: Facts) -> None:
    argv = [sys.executable, "-c", "import sys; print(41); sys.exit(3)"]
    result = examine("command", {"argv": argv}, "status = 3")
    assert (result.state, result.reason) == ("no_data", "not_collected")
    told = facts("command", {"argv": argv}, trusted=True)
    assert (told.status, told.output, told.lines, told.value) == (3, "41", 1, 41.0)
    assert examine("command", {"argv": argv}, "status = 3", trusted=True).state == "pass"
    result = examine("command", {"argv": ["no-such-program"]}, "status = 0", trusted=True)
    assert (result.state, result.reason) == ("error", "tool_missing")
