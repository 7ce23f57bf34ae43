"""Every answer of a practice machine given once, so that mistakes show when it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial

from ...record import TYPE_CHECKING
from ..base import Host
from ..values import HostError

if TYPE_CHECKING:
    from typing import Any


def rehearse(host: Host, data: Mapping[str, Any]) -> None:
    """Ask `host`, described by `data`, for all that it may be asked for.

    Raises:
        ValueError: or another error of conversion, where something makes no sense.
    """
    named = (partial(ask, "*") for ask in (host.services, host.containers, host.timers))
    lists = (host.processes, host.antivirus, host.programs, host.listeners, *named)
    _check_texts(host.system())
    with suppress(HostError):
        host.disk("")
    with suppress(HostError):
        _check_all(host.tasks().tasks)
    for ask in lists:
        with suppress(HostError):
            _check_all(ask())
    _rehearse_people(host, data)
    if not all(isinstance(line, str) for line in data.get("cron", ())):
        raise TypeError("“cron” must hold lines of a crontab")
    for key in data.get("registry", {}):
        with suppress(HostError):
            host.registry(key, "64")
    for name in data.get("reach", {}):
        host.connect(f"https://{name}", 1.0)
    for name, answer in data.get("answers", {}).items():
        if not isinstance(answer, str):
            raise TypeError(f"“{name}” in “answers” must hold one text")


def _check_all(records: tuple[Any, ...]) -> None:
    for record in records:
        _check_texts(record)


def _check_texts(record: Any) -> None:
    for name, kind in type(record).__annotations__.items():
        value = getattr(record, name)
        if kind.startswith("str") and not isinstance(value, str) and value is not None:
            raise TypeError(f"“{name}” must hold one text")
        if kind == "str" and value is None:
            raise ValueError(f"“{name}” must not be empty")


def _rehearse_people(host: Host, data: Mapping[str, Any]) -> None:
    """Memory, file systems, owners and accounts."""
    for figure in (host.memory, host.mounts):
        with suppress(HostError):
            figure()
    for path in data.get("owners", {}):
        with suppress(HostError):
            host.ownership(path)
    for spec in data.get("accounts", ()):
        with suppress(HostError):
            host.account(str(spec.get("kind", "user")), str(spec["name"]))
