"""Each list is taken once a run, whoever asks first."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from assistant.host.base import Host
from assistant.host.limits import Limit, under
from assistant.host.once import Once
from assistant.host.open import open_host
from assistant.host.values import HostError
from tests.each import each

LISTS: dict[str, Callable[[Host], object]] = {
    "system": lambda h: h.system(),
    "processes": lambda h: h.processes(),
    "services": lambda h: h.services("*"),
    "tasks": lambda h: h.tasks(),
    "find": lambda h: h.find("C:\\*"),
    "entries": lambda h: h.entries("C:\\ProgramData", 10),
    "tail": lambda h: h.tail("C:\\Windows\\a.log", 10),
    "registry": lambda h: h.registry("HKLM\\SOFTWARE", "64"),
    "antivirus": lambda h: h.antivirus(),
    "programs": lambda h: h.programs(),
    "listeners": lambda h: h.listeners(),
    "disk": lambda h: h.disk("C:\\"),
    "connect": lambda h: h.connect("https://example.test", 1.0),
}


class Counting:
    """A practice machine that counts what it is asked, and answers when it may."""

    def __init__(self) -> None:
        self._host = open_host("practice:healthy")
        self.asked: Counter[str] = Counter()
        self.gate = threading.Event()
        self.error: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self._host, name)
        if name not in LISTS:
            return inner

        def ask(*arguments: Any) -> Any:
            self.asked[name] += 1
            assert self.gate.wait(20)
            if self.error:
                raise self.error
            return inner(*arguments)

        return ask


def ask_all(once: Once, question: Callable[[Host], object], number: int = 8) -> list[object]:
    """What as many threads get: an answer or an error."""
    told: list[object] = []

    def ask() -> None:
        try:
            told.append(question(once))
        except Exception as error:  # noqa: BLE001 - compared by the test
            told.append(error)

    threads = [threading.Thread(target=ask) for _ in range(number)]
    for thread in threads:
        thread.start()
    inner: Any = once._host
    inner.gate.set()
    for thread in threads:
        thread.join()
    return told


@each("name", LISTS)
def test_eight_threads_cause_one_look(name: str) -> None:
    host: Any = Counting()
    told = ask_all(Once(host), LISTS[name])
    assert host.asked == {name: 1}
    assert len(told) == 8
    assert len({repr(one) for one in told}) == 1


def test_a_failure_is_told_to_everyone_without_looking_again() -> None:
    host: Any = Counting()
    host.error = HostError("permission_denied", "not for you")
    told = ask_all(Once(host), LISTS["processes"])
    assert host.asked == {"processes": 1}
    assert [str(error) for error in told] == ["not for you"] * 8


def test_a_fault_of_a_probe_leaves_nobody_waiting() -> None:
    host: Any = Counting()
    host.error = ZeroDivisionError("a fault")
    told = ask_all(Once(host), LISTS["processes"])
    assert len(told) == 8
    assert sum(isinstance(one, ZeroDivisionError) for one in told) == 1
    assert sum(isinstance(one, HostError) and one.reason == "exception" for one in told) == 7


def test_different_questions_are_asked_each() -> None:
    host: Any = Counting()
    host.gate.set()
    once = Once(host)
    for pattern in ("C:\\a", "C:\\b", "C:\\a"):
        once.find(pattern)
    for limit in (1, 2, 1):
        once.entries("C:\\ProgramData", limit)
    assert host.asked == {"find": 2, "entries": 2}


def test_whoever_waits_gives_up_at_its_own_deadline() -> None:
    host: Any = Counting()
    once = Once(host)
    first = threading.Thread(target=once.processes)
    first.start()
    while not host.asked:
        pass
    with under(Limit(0.0)), pytest.raises(HostError) as info:
        once.processes()
    assert info.value.reason == "timeout"
    host.gate.set()
    first.join()
    assert once.processes()
