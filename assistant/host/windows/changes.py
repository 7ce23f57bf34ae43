"""Changing scheduled tasks and services."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from ...record import TYPE_CHECKING, Record
from ...text import one_line
from .. import child
from ..values import HostError, Reason
from . import com as windows_com
from .com import NoComError, code_of
from .job import system_folder
from .services import service_state

if TYPE_CHECKING:
    from .com import Create, Late

SETTLES = 30.0
"""Seconds that a service has to start or stop."""
_LOOKS = 0.25
"""Seconds between two looks at its state."""
_MEANINGS = {
    0x80041326: ("exception", "the task is disabled"),
    0x8004131F: ("", "it is running already"),
    0x80070005: ("permission_denied", "access was denied"),
    0x80070002: ("unreadable", "there is no such task (any more)"),
    0x80070003: ("unreadable", "there is no such task folder (any more)"),
}
_SERVICE = {
    5: ("permission_denied", "access was denied"),
    1051: ("exception", "other services that run depend on it"),
    1053: ("timeout", "it did not answer in time"),
    1056: ("", "it is running already"),
    1058: ("exception", "the service is disabled"),
    1060: ("unreadable", "there is no such service"),
    1062: ("", "it is stopped already"),
    1068: ("exception", "a service that it depends on did not start"),
    1069: ("exception", "its Windows account could not log on; its password may have changed"),
    1072: ("exception", "it is being removed; a restart of Windows finishes that"),
    1079: ("exception", "its account is not that of other services in the same process"),
}
"""Exit codes of sc.exe, which are Windows error codes."""


_CONFIGURED = {
    "enable": "auto",
    "disable": "disabled",
    "by hand": "demand",
    "delay": "delayed-auto",
}
"""Verb -> how a service starts from then on, as sc.exe calls it."""


def run_task(path: str) -> None:
    """Start a task by COM, else by schtasks, of which only the exit code is read.

    Raises:
        HostError: it was not started.
    """
    _change(path, lambda task: task.call("Run", None), "/run")


def stop_task(path: str) -> None:
    """End a running task.

    Raises:
        HostError: it was not ended.
    """
    _change(path, lambda task: task.call("Stop", 0), "/end")


def enable_task(path: str, *, enabled: bool) -> None:
    """Enable or disable a task.

    Raises:
        HostError: it was not changed.
    """
    switch = "/enable" if enabled else "/disable"
    _change(path, lambda task: task.put("Enabled", enabled), "/change", switch)


class Services(Record):
    """What is done with services: replaced where there are none."""

    control: Callable[[str, str], int]
    """Do something with one; Windows' error code, 0 where it was accepted."""
    state: Callable[[str], str]
    """Its state, as `Service.state`."""
    pause: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic


def control_service(name: str, verb: str, services: Services | None = None) -> None:
    """Start or stop a service, and wait until it has; or change how it starts.

    Raises:
        HostError: it was not done; timeout where it still starts or stops after `SETTLES` seconds.
    """
    services = services or Services(_sc, service_state)
    if verb in _CONFIGURED:
        _accepted(name, services.control(name, verb))
        return
    if verb == "start":  # while it stops, Windows says that it runs already
        _settled(name, "stopping", services)
    _accepted(name, services.control(name, verb))
    under_way, wanted = ("starting", "running") if verb == "start" else ("stopping", "stopped")
    state = _settled(name, under_way, services)
    if state not in (wanted, "unknown"):
        raise HostError("exception", f"the service {name} was told to {verb}, but it is {state}")


def _accepted(name: str, code: int) -> None:
    """Raise `HostError` for an error code of Windows'."""
    reason, words = _SERVICE.get(code, ("exception", f"Windows error {code}"))
    if code != 0 and reason:
        raise _told(reason, f"the service {name}: {words}")


def _settled(name: str, passing: str, services: Services) -> str:
    """The state after `passing` is over.

    Raises:
        HostError: timeout.
    """
    until = services.now() + SETTLES
    while (state := services.state(name)) == passing:
        if services.now() >= until:
            message = f"the service {name} is still {passing} after {SETTLES:.0f} s"
            raise HostError("timeout", message)
        services.pause(_LOOKS)
    return state


def _sc(name: str, verb: str) -> int:
    start = _CONFIGURED.get(verb)
    argv = ["config", name, "start=", start] if start else [verb, name]
    return child.run([_system("sc.exe"), *argv], 60).code


def _change(path: str, change: Callable[[Late], object], switch: str, *more: str) -> None:
    """Change a task by COM; by schtasks only where COM itself is not there.

    What the Task Scheduler refused, it would refuse a second time, or do twice.
    """

    def asked(create: Create) -> int | None:
        """None where it worked, else the error's code; COM objects stay in here."""
        folder, _, name = path.rpartition("\\")
        service = create("Schedule.Service")
        service.call("Connect")
        try:
            change(service.call("GetFolder", folder or "\\").call("GetTask", name))
        except Exception as error:
            code = code_of(error)
            if code is None:
                raise
            return code
        return None

    try:
        code = windows_com.ask(asked)
    except NoComError:
        _schtasks(switch, path, *more)
        return
    if code is None:
        return
    reason, words = _MEANINGS.get(code, ("exception", f"Windows refused it, error 0x{code:08X}"))
    if reason:
        raise _told(reason, f"{path}: {words}")


def _schtasks(switch: str, path: str, *more: str) -> None:
    argv = [_system("schtasks.exe"), switch, "/tn", path, *more]
    output = child.run(argv, 30, encoding="oem")
    if output.code != 0:
        said = one_line(output.err or output.out, 150) or f"schtasks ended with {output.code}"
        raise HostError("exception", f"{path}: Windows refused: {said}")


def _system(name: str) -> str:
    return os.path.join(system_folder(), name)


def _told(reason: str, message: str) -> HostError:
    known: tuple[Reason, ...] = ("permission_denied", "timeout", "unreadable")
    return HostError(next((r for r in known if r == reason), "exception"), message)
