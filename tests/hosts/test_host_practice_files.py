"""Practice machines that are not written right: told with file and line, and never a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import AssistantError, Exit
from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.host.practice.file import SECTIONS
from assistant.host.values import HostError
from tests.examples import examples

QUESTIONS: tuple[Callable[[Host], object], ...] = (
    lambda h: h.now(),
    lambda h: h.variable("TEMP"),
    lambda h: h.system(),
    lambda h: h.processes(),
    lambda h: h.services("*"),
    lambda h: h.tasks(),
    lambda h: h.find("C:\\*"),
    lambda h: h.entries("C:\\ProgramData", 5),
    lambda h: h.tail("C:\\a.log", 5),
    lambda h: h.registry("HKLM\\SOFTWARE", "64"),
    lambda h: h.antivirus(),
    lambda h: h.programs(),
    lambda h: h.listeners(),
    lambda h: h.disk("C:\\"),
    lambda h: h.connect("https://a.test", 1.0),
    lambda h: h.person("a"),
)


def refused(tmp_path: Path, content: str | bytes) -> AssistantError:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(AssistantError) as info:
        open_host(f"practice:{path}")
    assert info.value.code == "machine-invalid"
    assert info.value.exit_code == Exit.CONFIG
    return info.value


@pytest.mark.parametrize(
    ("line", "content"),
    [
        (2, "title: a\nprocesess: []\n"),
        (2, "title: a\nprocesses: {a: b}\n"),
        (1, "processes: none\n"),
        (3, "processes:\n  - {name: a}\n  - b.exe\n"),
        (2, "# a\ntitle: [a, b]\n"),
        (1, "files: [a, b]\n"),
        (1, "registry: a\n"),
        (1, "now: {a: b}\n"),
        (2, "user: a\nplatform: amiga\n"),
        (2, "title: a\ntitle: b\n"),
        (3, "title: a\nfiles:\n  a: [\n"),
        (1, "- a\n- b\n"),
        (1, "just a text\n"),
        (1, "a: " + "[" * 100 + "]" * 100),
        (2, "files:\n  a: &x b\n"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, line: int, content: str) -> None:
    error = refused(tmp_path, content)
    place = error.message.removeprefix(f"{tmp_path / 'bad.yaml'}:").split(":")[0]
    assert int(place) in (line, line + 1)


@pytest.mark.parametrize(
    "content",
    [
        "now: yesterday\n",
        "now: '2026-13-45 09:00:00'\n",
        "now: '0000-01-01 00:00:00'\n",
        "processes: [{name: a, pid: many}]\n",
        "processes: [{name: a, pid: '1e3'}]\n",
        "processes: [{name: a, started: soon}]\n",
        "processes: [{name: a, started: 5 lightyears}]\n",
        "processes: [{name: a, path: [b]}]\n",
        "tasks: [{name: a, result: bad}]\n",
        "tasks: [{name: a, last_run: -3 h}]\n",
        "tasks: [{name: a, program: {b: c}}]\n",
        "files: {'C:\\a': {age: old}}\n",
        "files: {'C:\\a': {size: big}}\n",
        "files: {'C:\\a': {size: inf}}\n",
        "files: {'C:\\a': <time yesterday>, 'C:\\b': '<time 1 eon>'}\n",
        "files: {'C:\\a': '<time 99999999999999999999 days>'}\n",
        "system: {bits: sixty-four}\n",
        "system: {bits: [64]}\n",
        "disk: {total: lots}\n",
        "disk: {free: inf}\n",
        "ports: [{port: http}]\n",
        "ports: [{address: 127.0.0.1}]\n",
        "ports: [{port: 80, pid: x}]\n",
        "services: [{title: a}]\n",
        "services: [{name: [a]}]\n",
        "programs: [{version: 1}]\n",
        "programs: [{name: a, folder: [b]}]\n",
        "antivirus: [{on: true}]\n",
        "registry: {'HKLM\\A': text}\n",
        "denied: [{a: b}]\n",
        "denied: [[a]]\n",
        "reach: {a.test: perhaps}\n",
        "reach: {a.test: }\n",
        "reach: {a.test: [ok]}\n",
        "reach: {a.test: {status: ok}}\n",
        "reach: {a.test: {certificate: soon}}\n",
    ],
)
def test_a_value_that_makes_no_sense_is_refused_at_once(tmp_path: Path, content: str) -> None:
    assert refused(tmp_path, content).message


def test_a_server_answers_as_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "servers.yaml"
    path.write_text(
        "title: a\nreach: {a.test: {status: 503, certificate: 12 d}, b.test: refused}\n", "utf-8"
    )
    host = open_host(f"practice:{path}")

    busy, closed = host.connect("https://a.test", 1.0), host.connect("https://b.test", 1.0)

    assert (busy.stage, busy.status, closed.problem) == ("http", 503, "refused")
    assert busy.certificate_ends is not None
    assert busy.local is not None
    assert busy.certificate_ends - busy.local == pytest.approx(12 * 86400, abs=60)


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02\xff\xfe" * 50, b"\x7fELF" + bytes(range(256)), "ä: ö\n".encode("utf-16")],
)
def test_what_is_no_yaml_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "bad.yaml:" in refused(tmp_path, content).message


@pytest.mark.parametrize("name", ["no-such-machine", "red-try", "nothing.yaml", "", "../../etc"])
def test_a_machine_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(AssistantError) as info:
        open_host(f"practice:{name}")
    assert (info.value.code, info.value.exit_code) == ("no-machine", Exit.NO_INPUT)
    if name == "red-try":
        assert "red-tray" in info.value.hint


def test_a_folder_and_an_impossible_path_are_no_machines(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    for name in (f"{tmp_path}/folder.yaml", "a\0.yaml", "a" * 5000 + ".yaml"):
        with pytest.raises(AssistantError) as info:
            open_host(f"practice:{name}")
        assert info.value.code == "no-machine"
    with pytest.raises(AssistantError) as info:
        open_host("somewhere")
    assert info.value.exit_code == Exit.USAGE


def test_sections_may_be_left_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("".join(f"{section}:\n" for section in SECTIONS))
    host = open_host(f"practice:{path}")
    assert host.processes() == ()
    assert host.platform == "windows"


SCALARS = st.sampled_from(
    ["a", "''", "5", "-1", "2 h", "<time -2 h>", "true", "null", "C:\\a.log", "0x1F", "ok", "inf"]
) | st.text("ab:-[]{}'\"#&*!|>%@ \n\t\\0", max_size=8)
KEYS = st.sampled_from(
    [*SECTIONS, "name", "path", "pid", "result", "age", "size", "content", "port", "folder", "on"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=2).map(
            lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"
        )
    ),
    max_leaves=5,
)
MACHINES = st.dictionaries(KEYS, VALUES, max_size=4).map(
    lambda d: "".join(f"{key}: {value}\n" for key, value in d.items())
)


@settings(max_examples=examples(120), deadline=None, suppress_health_check=[*HealthCheck])
@given(MACHINES | st.text(max_size=60))
def test_any_text_is_a_machine_that_answers_or_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(content.encode("utf-8", "replace"))
    told = []
    try:
        host = open_host(f"practice:{path}")
    except AssistantError as error:
        told.append(error.message)
    else:
        for question in QUESTIONS:
            try:
                question(host)
            except HostError as error:
                told.append(error.message)
    assert all(told)


def test_a_file_that_is_too_large_is_told_and_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("title: Large\n" + "# more\n" * 200_000)

    with pytest.raises(AssistantError) as caught:
        open_host(f"practice:{path}")
    assert caught.value.exit_code == Exit.CONFIG
    assert f"too large: {path.stat().st_size} bytes, at most 1000000" in caught.value.message


@pytest.mark.parametrize("name", ["own.yaml", "OWN.YML", "no/such/own.yaml"])
def test_a_machine_without_the_word_practice_is_told_how_it_is_named(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if path.parent.exists():
        path.write_text("title: Own\n")

    with pytest.raises(AssistantError) as caught:
        open_host(str(path))
    assert caught.value.exit_code == Exit.USAGE
    assert f"practice:{path}" in caught.value.hint


@pytest.mark.parametrize(
    ("platform", "name", "home"),
    [
        ("windows", "Windows", "C:\\Users\\ann"),
        ("linux", "Linux", "/home/ann"),
        ("macos", "macOS", "/Users/ann"),
    ],
)
def test_a_plain_machine_is_one_of_its_platform(
    tmp_path: Path, platform: str, name: str, home: str
) -> None:
    path = tmp_path / "plain.yaml"
    between = "\\" if platform == "windows" else "/"
    variable = "%USERPROFILE%" if platform == "windows" else "%HOME%"
    files = f"{{'~{between}a.log': one, '{variable}{between}b.log': two, 'a~': three}}"
    path.write_text(f"platform: {platform}\nuser: ann\nfiles: {files}\n", "utf-8")

    host = open_host(f"practice:{path}")

    assert name in host.system().name
    assert (platform == "windows") == ("Windows" in host.system().name)
    assert host.entries(home, 9) == ("a.log", "b.log")
    assert host.tail(f"{home}{between}a.log", 9).data == b"one"
