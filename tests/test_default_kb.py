"""Which knowledge base answers where none is named, and what is shown of whose product."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli.common import Options, engine_on
from assistant.cli.default_kb import PROJECT, default_bases
from assistant.cli.main import main
from assistant.engine import Engine
from assistant.errors import AssistantError, Exit
from assistant.host.open import open_host
from assistant.kb.compile import compile_file
from assistant.kb.scan import scan
from assistant.settings.write import set_value

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = re.compile(r"quickbooks|qbw|qbxml|codat|intuit|webroot|red-tray|tray icon", re.IGNORECASE)
KNOWS_MANY_PRODUCTS = (
    "redact/",  # what private data looks like in the notations of many programs
    "leakscan/",
    "render/bundles.py",  # names of what the redactor took out
    "spared.py",  # programs that are never ended, whoever asks
    "host/windows/security.py",  # services of antivirus programs, where Windows keeps no list
    "checks/kinds/antivirus.py",
    "host/guard.py",  # services and files that are never changed, whoever asks
    "kb/importer/propose/never.py",
    "match/tokens.py",  # a name with two capitals that is one word
    "match/single.py",
)
"""Where names of products are knowledge of the world, and no base could be trusted with them."""

PUMP = """---
id: pump-off
title: The pump stands still
symptoms: [no water comes, the pump does not turn, the pump went quiet]
---
Something has stopped the pump.
"""
VALVE = PUMP.replace("pump-off", "valve").replace("pump", "valve")
MACHINE = "title: The pump has stopped\nplatform: linux\nprocesses: [{name: pumpd}]\n"
INFO = "id: pumps\ntitle: Help for pumps\ndemos: {stopped: no water comes, gone: what}\n"


@pytest.fixture
def pumps(make_kb: Callable[..., Path]) -> Path:
    return make_kb({"pump.md": PUMP, "kb.yaml": INFO, "machines/stopped.yaml": MACHINE}, "pumps")


@pytest.fixture
def valves(make_kb: Callable[..., Path]) -> Path:
    return make_kb({"valve.md": VALVE, "kb.yaml": "id: valves\n"}, "valves")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASSISTANT_KB", raising=False)
    monkeypatch.delenv("ASSISTANT_CONFIG", raising=False)


def opened() -> list[str]:
    """Ids of the bases that answer where none is named."""
    engine = engine_on(Options())
    try:
        return [store.id for store in engine.stores]
    finally:
        engine.close()


def test_no_word_of_one_product_stands_in_the_code() -> None:
    found = [
        f"{name}:{number}: {line.strip()}"
        for path in sorted((ROOT / "assistant").rglob("*"))
        if path.suffix in (".py", ".tcss", ".css")
        and not (name := path.relative_to(ROOT / "assistant").as_posix()).startswith(
            KNOWS_MANY_PRODUCTS
        )
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if PRODUCT.search(line)
    ]

    assert found == []


def test_the_setting_names_the_base_that_answers_anywhere(
    pumps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["config", "set", "kb", "pumps"]) == 0
    monkeypatch.chdir("/")

    assert opened() == ["pumps"]


def test_the_variable_goes_before_the_project_and_that_before_the_setting(
    pumps: Path, valves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_value("kb", str(pumps))
    (tmp_path / PROJECT).write_text('kb = ["valves"]\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert opened() == ["valves"]
    assert default_bases().source == str(tmp_path / PROJECT)

    monkeypatch.setenv("ASSISTANT_KB", os.pathsep.join([str(pumps), str(valves)]))
    assert opened() == ["pumps", "valves"]


def test_of_two_project_files_the_nearest_holds(
    pumps: Path, valves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / PROJECT).write_text('kb = "valves"\n')
    (inner / PROJECT).write_text('kb = "../pumps"\n')
    monkeypatch.chdir(inner)

    assert opened() == ["pumps"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("kb = [", "Invalid"),
        ("kb = 7\n", "a path or a list of paths"),
        ('kb = [""]\n', "a path or a list of paths"),
        ('kb = "pumps"\ntrust = ["pumps"]\n', "no key “trust”"),
        ("\xff\xfe", ""),
    ],
)
def test_a_project_file_that_is_wrong_is_named(
    tmp_path: Path, pumps: Path, written: str, told: str
) -> None:
    (tmp_path / PROJECT).write_bytes(written.encode("latin-1"))

    with pytest.raises(AssistantError, match=re.escape(str(tmp_path / PROJECT))) as raised:
        opened()

    assert told in raised.value.message
    assert raised.value.exit_code == Exit.CONFIG


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives a file away")
def test_a_project_file_of_another_user_is_not_read(
    tmp_path: Path, pumps: Path, valves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_value("kb", str(valves))
    (tmp_path / PROJECT).write_text('kb = "pumps"\n')
    os.chown(tmp_path / PROJECT, 12345, -1)
    os.chown(tmp_path, 0, -1)

    assert opened() == ["valves"]
    assert "belongs to another user" in capsys.readouterr().err


def test_a_default_base_that_is_gone_says_who_named_it(
    valves: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_value("kb", "/no/such/base")
    assert main(["ask", "no water comes"]) == Exit.CONFIG
    told = capsys.readouterr().err
    assert "/no/such/base does not exist" in told
    assert "config.toml:1" in told

    assert main(["config", "set", "kb", str(valves)]) == 0  # it can be mended
    assert opened() == ["valves"]


def test_a_default_base_of_another_version_is_refused(
    pumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "newer.kb"
    with monkeypatch.context() as patch:
        patch.setattr("assistant.kb.compile.FORMAT", 999)
        compile_file(scan(str(pumps)), str(newer), lambda problem: None, portable=True)
    monkeypatch.setenv("ASSISTANT_KB", str(newer))

    with pytest.raises(AssistantError, match=r"another version.*ASSISTANT_KB"):
        opened()


def test_a_setting_is_not_taken_for_a_place_where_nothing_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["config", "set", "kb", "nowhere"]) == Exit.CONFIG
    assert "there is no knowledge base at" in capsys.readouterr().err


def test_the_settings_show_the_projects_base(
    tmp_path: Path, pumps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / PROJECT).write_text('kb = "pumps"\n')
    assert main(["config"]) == 0

    assert f"{pumps}  ({tmp_path / PROJECT})" in capsys.readouterr().out


def test_a_working_folder_that_was_removed_stops_nothing(
    tmp_path: Path, pumps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_value("kb", str(pumps))
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert opened() == ["pumps"]


@pytest.mark.parametrize("compiled", [False, True])
def test_practice_machines_come_with_the_base(pumps: Path, tmp_path: Path, compiled: bool) -> None:
    path = str(pumps)
    if compiled:
        path = str(tmp_path / "pumps.kb")
        compile_file(scan(str(pumps)), path, lambda problem: None, portable=True)
    engine = Engine([path])

    assert engine.shelf.names == ["stopped"]
    assert engine.demos == {"stopped": "no water comes"}  # “gone” is no machine
    host = open_host("practice:stopped", engine.shelf)
    assert [p.name for p in host.processes()] == ["pumpd"]
    with pytest.raises(AssistantError) as raised:
        open_host("practice:stoped", engine.shelf)
    assert raised.value.hint == "did you mean “stopped”?"
    engine.close()


def test_a_machine_that_is_like_itself_ends_in_a_message(pumps: Path) -> None:
    (pumps / "machines" / "loop.yaml").write_text("like: loop\n")
    engine = Engine([str(pumps)])

    with pytest.raises(AssistantError, match="names the machine itself"):
        open_host("practice:loop", engine.shelf)
    engine.close()


@pytest.mark.parametrize("arguments", [["ask"], ["ask", ""], ["ask", " "]])
def test_examples_are_the_bases_own(
    pumps: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["--kb", str(pumps), *arguments]) == Exit.USAGE
    told = capsys.readouterr().err

    assert 'assistant ask "no water comes"' in told
    assert not PRODUCT.search(told)
