"""Containers, as Docker and Podman tell of them in their own JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from fnmatch import fnmatchcase

from ..record import TYPE_CHECKING
from ..text import one_line
from . import limits
from .figures import HEALTHS, STATES, TOOLS, Container
from .values import HostError

if TYPE_CHECKING:
    from typing import Any

    from .values import Output

    Run = Callable[[Sequence[str], float], Output]

_SECONDS = 15.0
_MOST = 50
"""Containers that are looked into at once."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,250}")
_LISTED = re.compile(rf"{_NAME.pattern}(?:[,/]{_NAME.pattern})*")
"""A line of ``ps``: a name, which may be followed by those that other containers call it by."""
_OF_PODMAN = {
    "configured": "created",
    "initialized": "created",
    "stopped": "exited",
    "stopping": "running",
}
"""Podman's words -> Docker's."""
_NOT_ASKED = ("", "none")
_FIRST = 978_307_200.0
"""1 January 2001: what is older (the year 1) is no moment."""


def list_containers(run: Run, pattern: str) -> tuple[Container, ...]:
    """Containers whose name matches `pattern`, of every tool that is there.

    A tool that does not answer is told only where no other one has such a container: it may be
    the one that has it.

    Raises:
        HostError: wrong_platform where there is neither tool; or one does not answer.
    """
    found: dict[str, Container] = {}
    failed: HostError | None = None
    missing = 0
    for tool in TOOLS:
        try:
            found |= {i: c for i, c in _of(run, tool, pattern) if i not in found}
        except HostError as error:
            missing += error.reason == "tool_missing"
            failed = failed if failed or error.reason == "tool_missing" else error
    if missing == len(TOOLS):
        raise HostError("wrong_platform", "neither Docker nor Podman is installed here")
    if failed and not found:
        raise failed
    return tuple(sorted(found.values(), key=lambda c: c.name))


def _of(run: Run, tool: str, pattern: str) -> Iterator[tuple[str, Container]]:
    """Ids with their containers."""
    listed = _asked(run, tool, "ps", "--all", "--no-trunc", "--format", "{{.Names}}")
    if listed.code != 0:
        raise _silent(tool, listed.err)
    lines = listed.out.split()
    if listed.truncated or not all(map(_LISTED.fullmatch, lines)):
        raise _garbled(tool)
    names = [name for line in lines for name in line.split(",")]
    wanted = pattern.replace("[", "[[]")
    named = [n for n in names if _NAME.fullmatch(n) and fnmatchcase(n, wanted)]
    if len(named) > _MOST:
        raise HostError(
            "over_budget", f"{one_line(pattern, 80)} names more than {_MOST} containers"
        )
    if not named:
        return
    told = _asked(run, tool, "inspect", "--type", "container", *named)
    for data in _entries(tool, told, len(named)):
        yield str(data.get("Id")), _container(tool, data)


def _asked(run: Run, tool: str, *arguments: str) -> Output:
    return run([tool, *arguments], limits.left(_SECONDS))


def _silent(tool: str, said: str) -> HostError:
    shown = one_line(said, 150).rstrip(".") or "it says nothing"
    denied = "permission denied" in said.lower()
    return HostError(
        "permission_denied" if denied else "unreadable", f"{tool} does not answer: {shown}"
    )


def _garbled(tool: str) -> HostError:
    return HostError("unreadable", f"what {tool} tells of its containers could not be read")


def _entries(tool: str, told: Output, asked: int) -> list[dict[str, Any]]:
    """The objects in what ``inspect`` printed; a container that went meanwhile is none."""
    if told.code != 0 and "no such" not in told.err.lower():
        raise _silent(tool, told.err)
    try:
        data: Any = json.loads(told.out, strict=False)  # a text may hold a separator of lines
    except (ValueError, RecursionError):
        data = None
    entries = [e for e in data if isinstance(e, dict)] if isinstance(data, list) else None
    if entries is None or told.truncated or len(entries) < (asked if told.code == 0 else len(data)):
        raise _garbled(tool)
    return entries


def _container(tool: str, data: dict[str, Any]) -> Container:
    state = _inner(data, "State")
    health = _inner(state, "Health") or _inner(state, "Healthcheck")
    word = str(state.get("Status", ""))
    word = _OF_PODMAN.get(word, word)
    runs = word in ("running", "paused")
    image = _inner(data, "Config").get("Image") or data.get("ImageName") or ""
    told = str(health.get("Status", ""))
    return Container(
        one_line(str(data.get("Name", "")).lstrip("/"), 250),
        one_line(str(image), 250),
        word if word in STATES else "unknown",
        told if told in HEALTHS else "" if told in _NOT_ASKED else "unknown",
        _whole(data.get("RestartCount")),
        None if runs or word == "created" else _whole(state.get("ExitCode")),
        bool(state["OOMKilled"]) if isinstance(state.get("OOMKilled"), bool) else None,
        _moment(state.get("StartedAt") if runs else state.get("FinishedAt")),
        tool,
    )


def _inner(data: dict[str, Any], name: str) -> dict[str, Any]:
    inner = data.get(name)
    return inner if isinstance(inner, dict) else {}


def _whole(value: object) -> int | None:
    sound = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 40
    return value if sound and isinstance(value, int) else None


def _moment(written: object) -> float | None:
    """``2026-11-30T12:00:00.123456789Z``, or with an offset, in seconds since the epoch."""
    try:
        moment = datetime.fromisoformat(str(written)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment >= _FIRST else None
