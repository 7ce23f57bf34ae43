"""What every machine answers: the real one, the practice machines, and recordings of them."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.host import figures, values
from assistant.host.base import Host, is_recorded
from assistant.host.open import open_host
from assistant.host.practice.file import machine_names
from assistant.host.recorded.values import encode
from assistant.host.recording import Recording
from assistant.host.values import HostError
from tests.each import each

REASONS = (
    "timeout",
    "permission_denied",
    "tool_missing",
    "exception",
    "wrong_platform",
    "not_collected",
    "redacted",
    "unreadable",
    "cancelled",
    "over_budget",
)
OWN = {
    "own-windows": "files: {'C:\\Data\\a.log': one, 'C:\\Data\\b.log': two}\n",
    "own-linux": "platform: linux\nuser: anna\nfiles: {/srv/a.log: one, /srv/b.log: two}\n",
    "own-empty": "",
}
SHIPPED = ("healthy", "red-tray", "stuck-queue", "web-connector-healthy", "hosted-desktop")
MACHINES = ["live", *(f"practice:{name}" for name in SHIPPED), *OWN]
NAMES = [*MACHINES, *(f"recorded {name}" for name in MACHINES)]
ABSENT = {"windows": "C:\\No such folder\\nothing.log", "linux": "/no-such-folder/nothing.log"}
Ask = Callable[[Host], object]
QUESTIONS: dict[str, tuple[Ask, type | tuple[type, ...]]] = {
    "now": (lambda h: h.now(), float),
    "variable": (lambda h: h.variable("HOME"), (str, type(None))),
    "unset variable": (lambda h: h.variable("NO_SUCH_VARIABLE"), type(None)),
    "system": (lambda h: h.system(), values.System),
    "processes": (lambda h: h.processes(), tuple),
    "services": (lambda h: h.services("*"), tuple),
    "tasks": (lambda h: h.tasks(), values.Tasks),
    "registry": (lambda h: h.registry("HKLM\\SOFTWARE\\NoSuchKey", "64"), (values.Key, type(None))),
    "antivirus": (lambda h: h.antivirus(), tuple),
    "programs": (lambda h: h.programs(), tuple),
    "listeners": (lambda h: h.listeners(), tuple),
    "disk": (lambda h: h.disk("C:\\" if h.platform == "windows" else "/"), values.Disk),
    "memory": (lambda h: h.memory(), figures.MemoryFigures),
    "mounts": (lambda h: h.mounts(), tuple),
    "ownership": (lambda h: h.ownership("/"), (figures.Ownership, type(None))),
    "user": (lambda h: h.account("user", "root"), (figures.Account, type(None))),
    "group": (lambda h: h.account("group", "no-such-group"), type(None)),
    "journal": (lambda h: h.system_log("journal", "no-such-service", 1_000), values.Tail),
    "event log": (lambda h: h.system_log("event_log", "Application", 1_000), values.Tail),
    "timers": (lambda h: h.timers("*"), tuple),
    "cron lines": (lambda h: h.cron_lines("backup"), tuple),
    "containers": (lambda h: h.containers("*"), tuple),
    "addresses": (lambda h: h.addresses("localhost"), tuple),
    "connect": (lambda h: h.connect("tcp://localhost:1", 2.0), values.Reach),
    "run": (lambda h: h.run([sys.executable, "-c", ""], 20.0), values.Output),
    "person": (lambda h: h.person("no-such-question"), type(None)),
}
MEMBERS = {
    "processes": values.Process,
    "services": values.Service,
    "antivirus": values.Antivirus,
    "programs": values.Program,
    "listeners": values.Listener,
    "mounts": figures.Mount,
    "containers": figures.Container,
    "timers": figures.Timer,
    "cron lines": figures.CronLine,
    "addresses": str,
}


@pytest.fixture(params=NAMES)
def host(request: pytest.FixtureRequest, tmp_path: Path, folder: str) -> Host:
    name = request.param.removeprefix("recorded ")
    recorded = name != request.param
    if name in OWN:
        path = tmp_path / f"{name}.yaml"
        path.write_text(OWN[name], encoding="utf-8")
        name = f"practice:{path}"
    return replayed(open_host(name), folder, tmp_path) if recorded else open_host(name)


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A folder with the files a.log and b.log, on the machine at hand."""
    name = request.node.callspec.params.get("host", "live")
    if "live" not in name:
        return "/srv" if name.endswith("own-linux") else "C:\\Data"
    (tmp_path / "a.log").write_bytes(b"one")
    (tmp_path / "b.log").write_bytes(b"two")
    return str(tmp_path)


WITH_FILES = ["live", "own-windows", "own-linux"]
with_files = pytest.mark.parametrize(
    "host", [*WITH_FILES, *(f"recorded {name}" for name in WITH_FILES)], indirect=True
)


def replayed(host: Host, folder: str, tmp_path: Path) -> Host:
    """A bundle of all that these tests ask, as it is read back from a real zip."""
    recording = Recording(host)
    files = (folder, absent(host), f"{absent(host)}*", "", *(f"{folder}{p}" for p in PATTERNS))
    for ask, _ in QUESTIONS.values():
        with suppress(HostError):
            ask(recording)
    for file in files:
        for question in (recording.find, partial(recording.tail, limit=10_000)):
            with suppress(HostError):
                question(file)
        with suppress(HostError):
            recording.entries(file, 100)
    path = tmp_path / "recorded.zip"
    write_recording(path, recording)
    return open_host(str(path))


PATTERNS = ("\\b.log", "\\?.l*", "\\[ab].log", "/b.log", "/?.l*", "/[ab].log")


def write_recording(path: Path, recording: Recording) -> None:
    """As `collect` writes it, but without redaction: what is asked here is what was answered."""
    content: dict[str, bytes] = {}
    listed = []
    for number, observation in enumerate(recording.observations):
        name = f"files/{number}"
        if isinstance(observation.answer, values.Tail):
            content[name] = observation.answer.data
        listed.append(encode(observation, name))
    content["observations.json"] = json.dumps({"observations": listed}).encode()
    manifest = {
        "schema": "assistant/bundle",
        "schema_version": "1.0",
        "now": recording.now(),
        "machine": {"platform": recording.platform, "label": recording.label},
        "members": [
            {"name": n, "size": len(d), "sha256": hashlib.sha256(d).hexdigest()}
            for n, d in content.items()
        ],
        "asked": [],
        "kb": [],
        "left_out": [],
        "redactions": {},
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in content.items():
            archive.writestr(name, data)


def absent(host: Host) -> str:
    return ABSENT["windows" if host.platform == "windows" else "linux"]


def answer(host: Host, ask: Ask) -> object:
    """The answer, or None where the machine says for a known reason that it could not look."""
    why: HostError | None = None
    try:
        return ask(host)
    except HostError as error:
        why = error
    assert why.reason in REASONS
    assert why.message
    assert not why.message.endswith(".")
    return None


def texts(value: object) -> Iterator[str]:
    """All texts within an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (t for pair in value.items() for item in pair for t in texts(item))
    elif isinstance(value, tuple):
        yield from (t for item in value for t in texts(item))


@each("question", QUESTIONS)
def test_a_question_gets_an_answer_of_its_type_or_a_known_reason(host: Host, question: str) -> None:
    ask, kind = QUESTIONS[question]
    told = answer(host, ask)
    assert told is None or isinstance(told, kind)
    if question in MEMBERS and isinstance(told, tuple):
        assert all(isinstance(item, MEMBERS[question]) for item in told)


@each("question", QUESTIONS)
def test_no_text_of_an_answer_holds_a_control_character(host: Host, question: str) -> None:
    told = answer(host, QUESTIONS[question][0])
    if question == "run":
        return  # lines of output keep their ends
    assert [t for t in texts(told) if not t.isprintable()] == []


def test_a_machine_says_what_it_is(host: Host) -> None:
    assert host.platform in ("windows", "linux", "macos")
    assert host.system().platform == host.platform
    recorded = is_recorded(host)
    assert host.practice == host.source.startswith("practice:")
    assert recorded == host.source.startswith("bundle:")
    assert recorded == ("a recording" in host.label and "not this machine" in host.label)
    assert host.practice == ("practice" in host.label) or recorded
    assert host.source == "live" or host.practice or recorded


def test_every_process_has_a_number_a_name_and_a_beginning(host: Host) -> None:
    processes = host.processes()
    assert len({p.pid for p in processes}) == len(processes)
    for process in processes:
        assert process.pid >= 0
        if process.created:
            assert process.name
            assert process.created <= host.now() + 120
    if host.source == "live":
        assert processes


def test_the_clock_runs(host: Host) -> None:
    before = host.now()
    if is_recorded(host):
        assert before == host.now()  # it stands at the moment of the recording
        return
    while host.now() <= before:  # a clock that stands still runs into the time-out of the suite
        pass
    assert host.now() - before < 60


def test_a_path_where_nothing_is_finds_nothing(host: Host) -> None:
    path = absent(host)
    assert host.find(path) == ()
    assert host.find(f"{path}*") == ()
    assert host.find("") == ()


def test_the_end_of_a_missing_file_is_an_error(
    host: Host, reason: Callable[[Callable[[], object]], str]
) -> None:
    assert reason(lambda: host.tail(absent(host), 100)) == "unreadable"
    assert reason(lambda: host.entries(absent(host), 100)) == "unreadable"


@with_files
def test_a_file_is_found_and_read(host: Host, folder: str) -> None:
    separator = "\\" if host.platform == "windows" else "/"
    (info,) = host.find(f"{folder}{separator}b.log")
    assert (info.kind, info.size) == ("file", 3)
    assert 0 < info.modified <= host.now() + 120
    tail = host.tail(info.path, 2)
    assert (tail.data, tail.size, tail.head) == (b"wo", 3, b"two")


@with_files
def test_wildcards_name_several_files(host: Host, folder: str) -> None:
    separator = "\\" if host.platform == "windows" else "/"
    found = host.find(f"{folder}{separator}?.l*")
    assert [i.path[-5:] for i in found] == ["a.log", "b.log"]
    assert host.find(f"{folder}{separator}[ab].log") == ()  # brackets stand for themselves


@with_files
def test_a_folder_tells_no_more_entries_than_asked_for(host: Host, folder: str) -> None:
    assert set(host.entries(folder, 100)) >= {"a.log", "b.log"}
    assert len(host.entries(folder, 1)) == 1
    (info,) = host.find(folder)
    assert info.kind == "directory"


@with_files
def test_a_folder_has_no_end_to_read(
    host: Host, folder: str, reason: Callable[[Callable[[], object]], str]
) -> None:
    assert reason(lambda: host.tail(folder, 10)) == "unreadable"


@each("name", machine_names())
def test_all_files_of_a_shipped_machine_can_be_found_and_read(name: str) -> None:
    host: Any = open_host(f"practice:{name}")
    assert host.contents
    for path, (data, _, size) in host.contents.items():
        assert [(i.kind, i.size) for i in host.find(path.upper())] == [("file", size)]
        assert host.tail(path, 10_000).data == data
        assert "%" not in path
        folder, _, base_name = path.rpartition("\\")
        assert base_name in host.entries(folder, 100)


def test_several_threads_get_what_one_gets(host: Host) -> None:
    questions = ["system", "services", "tasks", "programs", "antivirus", "registry", "processes"]
    told: dict[tuple[str, int], Any] = {}
    failed: list[BaseException] = []

    def ask(question: str, number: int) -> None:
        try:
            told[question, number] = answer(host, QUESTIONS[question][0])
        except BaseException as error:  # noqa: BLE001 - shown below
            failed.append(error)

    threads = [threading.Thread(target=ask, args=(q, n)) for n in range(3) for q in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for question in questions[:-1]:
        assert told[question, 0] == told[question, 1] == told[question, 2]
    for number in range(3):
        assert told["processes", number] or host.source != "live"
