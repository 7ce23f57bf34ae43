"""One check at a time, on this computer or on a practice machine."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.checks.kind import Look, load_kind
from assistant.checks.read import read_check
from assistant.checks.run import Run, Settings
from assistant.checks.spec import CheckSpec
from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.kb.bounds import Bounds
from assistant.kb.problem import Problem
from assistant.model import Block, CheckResult
from tests.conftest import PATIENCE

SETS: dict[str, Any] = {
    "signatures": {
        "known": [
            {
                "id": "busy",
                "means": "The company file is in use.",
                "group": "file",
                "texts": ["company file is “in use”", "another user has it"],
            },
            {"id": "denied", "means": "Access was denied.", "code": "0x8004041D"},
            {"id": "slow", "means": "It was slow.", "pattern": r"took \d{3,6} ms"},
        ]
    }
}


def _spec(kind: str, params: object, rest: dict[str, Any]) -> CheckSpec:
    """The check, written as a knowledge base would write it."""
    source = json.dumps({kind: params, **rest})
    problems: list[Problem] = []
    block = Block("check", 1, source, "the-check")
    spec = read_check(block, "article", "article.md", SETS, problems.append)
    assert [problem.text() for problem in problems] == []
    return spec


@pytest.fixture
def live() -> Host:
    """This computer."""
    return open_host()


@pytest.fixture
def practice(tmp_path: Path) -> Callable[[object], Host]:
    """A practice machine of one's own: ``practice({"tasks": [...]})``, or YAML as it is."""

    def made(content: object) -> Host:
        path = tmp_path / "machine.yaml"
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return open_host(f"practice:{path}")

    return made


@pytest.fixture
def facts(live: Host) -> Callable[..., Any]:
    """What a probe tells: ``facts("process", {"name": "x"}).running``."""

    def look(
        kind: str,
        params: object,
        host: Host | None = None,
        answers: dict[str, str] | None = None,
        *,
        trusted: bool = False,
    ) -> Any:
        rest = {"outcomes": [{"state": "pass", "message": "-"}]}
        spec = _spec(kind, params, rest)
        asked = Look(host or live, spec.id, answers or {}, trusted)
        return load_kind(kind).probe(asked, spec.params).facts

    return look


@pytest.fixture
def examine(live: Host, tmp_path: Path) -> Callable[..., CheckResult]:
    """What becomes of a check: ``examine("process", {"name": "x"}, "running")``."""

    def check(
        kind: str,
        params: object,
        expect: str = "",
        *,
        host: Host | None = None,
        message: str = "{actual}",
        trusted: bool = False,
        reach: tuple[str, ...] = (str(tmp_path), "C:\\ProgramData", "C:\\Secret"),
    ) -> CheckResult:
        rest: dict[str, Any] = {"outcomes": [{"state": "pass", "message": message}]}
        if expect:
            rest = {"expect": expect, "pass": message, "fail": message}
        spec = _spec(kind, params, {**rest, "timeout": "20 s"})
        settings = Settings(trusted=trusted)
        (result,) = Run([spec], host or live, {}, settings, Bounds(reach)).stream()
        return result

    return check


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """No other programs than these are found: ``programs(docker="echo web")``, shell scripts."""
    folder = tmp_path / "bin"

    def make(**scripts: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, script in scripts.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return make


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    """Wait until something holds; fails where that never comes."""

    def wait(holds: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "it never came about"
            time.sleep(0.005)

    return wait


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start a program under a name of one's choice; it is ended after the test."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(
        name: str, *, script: str = "", folder: Path | None = None, **options: Any
    ) -> subprocess.Popen[bytes]:
        program = (folder or tmp_path) / name
        if script:
            program.write_text(script)
            program.chmod(0o755)
        elif not program.exists():
            shutil.copy(str(shutil.which("sleep")), program)
        process = subprocess.Popen([str(program), "60"], **options)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()
