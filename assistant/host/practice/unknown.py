"""What a recording could not take along: its practice machine does not answer it either."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ...record import TYPE_CHECKING
from ..recorded.values import PROBES, REASONS, Observation
from ..values import HostError, OutOfReachError

if TYPE_CHECKING:
    from typing import Any

SECTION = "not_recorded"
_METHODS = {"tail": ("tail", "system_log")}
"""Probe -> the questions to a host that it answers, where that is not the one of its name."""


def entry_of(observation: Observation) -> dict[str, str]:
    """An answer that is missing, as an entry of the section."""
    why = observation.error or HostError("not_collected", "it was not recorded")
    entry = {"probe": observation.probe, "of": _about(observation.arguments)}
    entry |= {"reason": why.reason, "why": why.message}
    if isinstance(why, OutOfReachError):
        entry["refused"] = "true"
    return {name: value for name, value in entry.items() if value}


def keep_silent(host: Any, entries: Sequence[Mapping[str, Any]]) -> None:
    """Have `host` refuse the answers that `entries` name, each with the reason it gives.

    Raises:
        ValueError: an entry names no question or no reason.
    """
    unknown: dict[str, dict[str, HostError]] = {}
    for entry in entries:
        probe = str(entry.get("probe"))
        if probe not in PROBES:
            raise ValueError(f"“probe” in “{SECTION}” is one of: {', '.join(sorted(PROBES))}")
        about = _folded(host, str(entry.get("of", "")))
        unknown.setdefault(probe, {})[about] = _error(entry)
    for probe, errors in unknown.items():
        for method in _METHODS.get(probe, (probe,)):
            between = ":" if method == "system_log" else " "
            setattr(host, method, partial(_answer, host, getattr(host, method), errors, between))


def _answer(
    host: Any, ask: Callable[..., Any], errors: Mapping[str, HostError], between: str, *of: Any
) -> Any:
    if why := errors.get(_folded(host, _about(of, between))):
        raise why.with_traceback(None)
    return ask(*of)


def _about(arguments: Sequence[Any], between: str = " ") -> str:
    """What a question is about; how much of it is asked for does not matter."""
    return between.join(a for a in arguments if isinstance(a, str))


def _folded(host: Any, text: str) -> str:
    return text.casefold() if host.platform == "windows" else text


def _error(entry: Mapping[str, Any]) -> HostError:
    why = str(entry.get("why") or "it was not recorded")
    if entry.get("refused") == "true":
        return OutOfReachError(why)
    reason = str(entry.get("reason", "not_collected"))
    if reason not in REASONS:
        raise ValueError(f"“reason” in “{SECTION}” is one of: {', '.join(sorted(REASONS))}")
    return HostError(reason, why)  # type: ignore[arg-type]
