"""One fix at a time: a small knowledge base, a machine, and a person who answers as told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.actions.journal import Journal
from assistant.actions.kind import Look, Person, Step, load_kind
from assistant.actions.plan import Plan
from assistant.actions.read import ActionSpec, read_action
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.engine.fixing import Fixer, find_actions
from assistant.host.base import ActingHost
from assistant.host.open import acting_host
from assistant.kb.problem import Problem
from assistant.model import ActionResult, Block
from tests.conftest import PATIENCE

ARTICLE = """\
---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the pump makes no noise]
---
Press the button.
"""
SLEEPER = "import time\nwhile True: time.sleep(60)"


def article(**blocks: object) -> str:
    """An article with these blocks; a name that begins with ``check_`` declares a check."""
    text = ARTICLE
    for name, body in blocks.items():
        kind = "check" if name.startswith("check_") else "action"
        written = body if isinstance(body, str) else json.dumps(body)
        slug = name.removeprefix("check_").replace("_", "-")
        text += f"\n```{kind} {slug}\n{written}\n```\n"
    return text


def own_program(path: Path) -> Path:
    """A program that is no interpreter by its name, nor, for a byte more, by its content."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        shutil.copy2(os.path.realpath(sys.executable), path)
        with path.open("ab") as file:
            file.write(b"\n")
    return path


def program_of(path: Path, source: str) -> list[str]:
    """What starts `source` as a program of its own at `path`."""
    own_program(path)
    return [str(path), "-I", "-c", source]


class Bench:
    """Fixes from one knowledge base on one machine, and what the person saw of them."""

    def __init__(self, folder: Path, host: ActingHost, **settings: Any) -> None:
        self.folder, self.host, self.settings = folder, host, Settings(**settings)
        self.engine = Engine([str(folder)])
        self.journal = Journal()
        self.shown: list[Plan] = []
        self.heard: list[tuple[int, str]] = []
        self.asked: list[str] = []
        self.elevates = self.ticks = self.types = False
        self.consent: Callable[[Plan], str] = lambda plan: plan.hash

    def answers(self, what: str, answer: bool) -> bool:
        self.asked.append(what)
        return answer

    def agreed(self, plan: Plan) -> str:
        return self.consent(plan)

    def specs(self, name: str = "pump") -> list[ActionSpec]:
        return find_actions(self.engine, name)[1]

    def fixer(self) -> Fixer:
        person = Person(
            lambda step: self.answers(f"tick {step.text}", self.ticks),
            lambda word: self.answers(f"type {word}", self.types),
            lambda step: self.answers(f"elevate {step.text}", self.elevates),
            there=True,
        )
        return Fixer(
            self.engine.stores[0],
            self.host,
            self.settings,
            self.shown.append,
            self.agreed,
            person,
            self.journal,
            lambda number, step, result: self.heard.append(
                (number, result.status if result else "began")
            ),
        )

    def fix(self, name: str, **how: bool) -> ActionResult:
        (spec,) = self.specs(name)
        return self.fixer().fix(spec, **how)

    def events(self) -> list[str]:
        return [e["event"] for past in self.journal.past() for e in past.entries]


@pytest.fixture
def bench(
    make_kb: Callable[..., Path], environment: None, tmp_path: Path
) -> Iterator[Callable[..., Bench]]:
    """A knowledge base of one article: ``bench(host, mend={...}, check_x={...}).fix("mend")``."""
    made: list[Bench] = []

    def build(
        host: ActingHost, settings: dict[str, Any] | None = None, kb: str = "", **blocks: object
    ) -> Bench:
        windows = "'%ProgramFiles%', '%ProgramFiles(x86)%', '%ProgramData%', '%TEMP%'"
        reach = f"changes: ['{tmp_path}', {windows}]\n"
        files = {"pump.md": article(**blocks), "kb.yaml": f"id: k\n{reach}{kb}"}
        made.append(Bench(make_kb(files), host, **(settings or {})))
        return made[-1]

    yield build
    for one in made:
        one.engine.close()


@pytest.fixture(autouse=True)
def places(environment: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fixes may change files below the test's own folder; the second look comes soon."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("assistant.engine.fixing.SETTLE", 0.01)
    monkeypatch.setattr("assistant.engine.fixing.POLL", 0.05)


@pytest.fixture
def live() -> ActingHost:
    """This computer."""
    return acting_host()


@pytest.fixture
def practice(tmp_path: Path) -> Callable[..., ActingHost]:
    """A practice machine of one's own: ``practice({"tasks": [...]})``."""

    def made(content: dict[str, Any]) -> ActingHost:
        path = tmp_path / "machine.yaml"
        path.write_text(json.dumps(content), encoding="utf-8")
        return acting_host(f"practice:{path}")

    return made


@pytest.fixture
def plan_of() -> Callable[..., list[Step]]:
    """The steps that one kind plans: ``plan_of(host, "copy", {"text": "x"})``; nothing is asked."""

    def plan(
        host: ActingHost,
        kind: str,
        params: object,
        *,
        trusted: bool = False,
        check: Callable[[str], str] = lambda name: "fail",
    ) -> list[Step]:
        told: list[Problem] = []
        block = Block("action", 1, json.dumps({kind: params}), "mend")
        spec = read_action(block, "pump", "pump.md", {}, told.append)
        assert [p.text() for p in told] == []
        (part,) = spec.parts
        return list(load_kind(kind).plan(Look(host, "mend", trusted, check), part.params))

    return plan


@pytest.fixture
def perform() -> Callable[..., str]:
    """Do one step where nobody answers anything."""
    nobody = Person(lambda step: False, lambda word: False, lambda step: False)

    def do(host: ActingHost, step: Step) -> str:
        return load_kind(step.kind).perform(host, step, nobody).message

    return do


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
def program(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """A running program whose file has a name of its own; it has said a line when this returns.

    Its file is a copy of the interpreter: of a script nothing but the interpreter would be known.
    """
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, source: str = SLEEPER, **how: Any) -> subprocess.Popen[bytes]:
        argv = program_of(tmp_path / "bin" / name, f"print('here', flush=True)\n{source}\n")
        process = subprocess.Popen(argv, stdout=subprocess.PIPE, **how)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        return process

    yield start
    for one in started:
        if one.poll() is None:
            one.kill()
        one.wait()
        if one.stdout:
            one.stdout.close()
