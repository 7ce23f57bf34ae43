"""Services of Windows, simulated: they are started and stopped when they say so, or it is told."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from assistant.host.values import HostError
from assistant.host.windows.changes import SETTLES, Services, control_service
from assistant.host.windows.services import last_end


class Scripted:
    """A service that goes through these states, one a look, and stays in the last."""

    def __init__(self, *states: str, code: int = 0) -> None:
        self._states, self._code = list(states), code
        self.time = 0.0
        self.told: list[str] = []

    def state(self, name: str) -> str:
        return self._states.pop(0) if len(self._states) > 1 else self._states[0]

    def control(self, name: str, verb: str) -> int:
        self.told.append(f"{verb} while {self._states[0]}")
        return self._code

    def pause(self, seconds: float) -> None:
        self.time += seconds

    def do(self, verb: str) -> None:
        services = Services(self.control, self.state, self.pause, lambda: self.time)
        control_service("Pump", verb, services)


def failure(service: Scripted, verb: str) -> HostError:
    """What is told of it."""
    with pytest.raises(HostError) as caught:
        service.do(verb)
    return caught.value


def test_a_stop_is_done_when_it_has_stopped() -> None:
    service = Scripted("stopping", "stopping", "stopped")
    service.do("stop")

    assert service.time > 0


def test_a_start_waits_until_a_stop_is_over() -> None:
    service = Scripted("stopping", "stopping", "stopped", "starting", "running")
    service.do("start")

    assert service.told == ["start while starting"]


def test_one_that_never_stops_is_told_after_its_time() -> None:
    service = Scripted("stopping")

    assert failure(service, "stop").reason == "timeout"
    assert SETTLES <= service.time < SETTLES + 1


def test_one_that_stops_again_is_no_success() -> None:
    error = failure(Scripted("stopped", "starting", "stopped"), "start")

    assert "told to start, but it is stopped" in error.message


@pytest.mark.parametrize(("states", "verb"), [(("running",), "start"), (("stopped",), "stop")])
def test_one_that_is_there_already_is_fine(states: Iterable[str], verb: str) -> None:
    service = Scripted(*states, code=1056 if verb == "start" else 1062)
    service.do(verb)

    assert service.time == 0  # nothing is waited for


@pytest.mark.parametrize("verb", ["enable", "disable", "by hand", "delay"])
def test_how_it_starts_is_changed_whatever_it_does_now(verb: str) -> None:
    service = Scripted("stopping")
    service.do(verb)

    assert service.told == [f"{verb} while stopping"]
    assert service.time == 0
    assert failure(Scripted("running", code=5), verb).reason == "permission_denied"


def test_a_state_that_may_not_be_read_is_no_failure() -> None:
    service = Scripted("unknown")
    service.do("start")

    assert service.told == ["start while unknown"]


@pytest.mark.parametrize(
    ("code", "reason", "says"),
    [
        (5, "permission_denied", "denied"),
        (1053, "timeout", "did not answer"),
        (1058, "exception", "disabled"),
        (1069, "exception", "password may have changed"),
        (4711, "exception", "Windows error 4711"),
    ],
)
def test_why_windows_refused_is_told(code: int, reason: str, says: str) -> None:
    error = failure(Scripted("stopped", code=code), "start")

    assert error.reason == reason
    assert says in error.message


@pytest.mark.parametrize(
    ("error", "own", "code"), [(0, 0, 0), (1069, 0, 1069), (1066, 3, 3), (1077, 0, None)]
)
def test_how_a_service_ended(error: int, own: int, code: int | None) -> None:
    assert last_end(error, own) == code
