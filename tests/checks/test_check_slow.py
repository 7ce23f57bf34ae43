"""Slow computers: lists of the machine cost no check its time, and what had no time is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.bundle.collect import collect
from assistant.checks.examine import TOO_SLOW
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.host.base import ActingHost, Host
from assistant.host.open import acting_host
from assistant.host.values import HostError, Tasks
from assistant.model import CheckResult

ARTICLE = """---
id: slow
title: Slow
---
## Symptoms
- it is slow

## Fix
Wait.

```check runs
process: a.exe
timeout: 0.2 s
expect: running
```

```check task
scheduled_task: a
timeout: 0.2 s
expect: exists
```

```check service
service: a
timeout: 0.2 s
expect: running
```

```check log
file: '%ProgramData%\\Acme\\a.log'
timeout: 0.2 s
expect: exists
```
"""
MACHINE = {
    "processes": [{"name": "a.exe"}],
    "tasks": [{"name": "a"}],
    "services": [{"name": "a", "state": "running"}],
    "files": {r"%ProgramData%\Acme\a.log": "x"},
}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A knowledge base with a check of each sort."""
    folder = tmp_path / "kb"
    folder.mkdir()
    (folder / "kb.yaml").write_text(
        "id: slow\ntitle: Slow\nreads: ['%ProgramData%\\Acme']\n", encoding="utf-8"
    )
    (folder / "slow.md").write_text(ARTICLE, encoding="utf-8")
    return Engine([str(folder)])


@pytest.fixture
def machine(tmp_path: Path) -> Callable[..., ActingHost]:
    """A machine as slow as one likes."""

    def made(**slow: str) -> ActingHost:
        path = tmp_path / "machine.yaml"
        path.write_text(json.dumps({**MACHINE, "slow": slow}), encoding="utf-8")
        return acting_host(f"practice:{path}")

    return made


def looked(engine: Engine, host: Host) -> dict[str, CheckResult]:
    checking = Checking(plan_checks(engine, []), host, Settings())
    return {result.id: result for result in checking.stream()}


def test_lists_of_the_machine_cost_no_check_its_time(engine: Engine, machine: Any) -> None:
    results = looked(engine, machine(processes="0.5 s", tasks="0.7 s"))
    assert {r.state for r in results.values()} == {"pass"}


def test_the_time_that_an_author_sets_counts(engine: Engine, machine: Any) -> None:
    results = looked(engine, machine(services="4 s"))
    late = results.pop("service")
    assert (late.state, late.reason, late.message) == ("error", "timeout", TOO_SLOW)
    assert {r.state for r in results.values()} == {"pass"}


def test_a_check_that_gets_no_answer_says_that_the_computer_was_too_slow(
    engine: Engine, machine: Any
) -> None:
    results = looked(engine, machine(**{"%ProgramData%": "1 h"}))
    late = results.pop("log")
    assert (late.state, late.reason, late.message) == ("error", "timeout", TOO_SLOW)
    assert {r.state for r in results.values()} == {"pass"}


def test_what_had_no_time_is_collected_with_a_second_question(
    engine: Engine, machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = machine()
    asked = []

    def tasks(usual: Callable[[], Tasks] = host.tasks) -> Tasks:
        asked.append(1)
        if len(asked) < 3:  # once ahead of the checks, once for the check
            raise HostError("timeout", "it starts")
        return usual()

    monkeypatch.setattr(host, "tasks", tasks)
    collected = collect(engine, [], host, Settings())
    assert collected.left_out == ()
    assert {r.state for r in collected.runs[0].results} == {"pass"}
