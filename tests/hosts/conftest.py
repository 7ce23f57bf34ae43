"""Machines to look at, and real programs on this one."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.host.values import HostError

Machine = Callable[..., Host]
Reason = Callable[[Callable[[], object]], str]
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def live() -> Host:
    """This computer."""
    return open_host()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A practice machine of one's own: ``machine({"platform": "linux"})``, or a text as it is."""

    def made(content: dict[str, Any] | str, name: str = "own.yaml") -> Host:
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return open_host(f"practice:{path}")

    return made


@pytest.fixture
def reason() -> Reason:
    """The reason for which a host could not look."""

    def caught(question: Callable[[], object]) -> str:
        with pytest.raises(HostError) as info:
            question()
        assert info.value.message
        return info.value.reason

    return caught


@pytest.fixture
def until() -> Until:
    """Wait until something holds; fails where that never comes."""

    def wait(holds: Callable[[], object]) -> None:
        end = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < end, "it never came about"
            time.sleep(0.005)

    return wait
