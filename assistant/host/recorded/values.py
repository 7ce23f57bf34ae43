"""Observations: a question to a host with its answer, as values and as JSON.

What is read back comes from a stranger: every value has the type that the protocol says, no text
holds a control character, and whatever does not fit is a `ValueError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ...record import TYPE_CHECKING, Record
from ...text import clean, one_line
from .. import figures
from .. import values as answers
from ..values import HostError, OutOfReachError, Platform, Tail

if TYPE_CHECKING:
    from typing import Any

    Key = tuple[Any, ...]

MAX_TEXT = 4_000
"""Characters of a text, but for what a program printed."""
MAX_OUTPUT = 1_000_000
PROBES = {
    "variable": "str | None",
    "system": "System",
    "processes": "tuple[Process, ...]",
    "services": "tuple[Service, ...]",
    "tasks": "Tasks",
    "find": "tuple[FileInfo, ...]",
    "entries": "tuple[str, ...]",
    "tail": "Tail",
    "registry": "Key | None",
    "antivirus": "tuple[Antivirus, ...]",
    "programs": "tuple[Program, ...]",
    "listeners": "tuple[Listener, ...]",
    "disk": "Disk",
    "memory": "MemoryFigures",
    "mounts": "tuple[Mount, ...]",
    "ownership": "Ownership | None",
    "account": "Account | None",
    "containers": "tuple[Container, ...]",
    "timers": "tuple[Timer, ...]",
    "cron_lines": "tuple[CronLine, ...]",
    "addresses": "tuple[str, ...]",
    "connect": "Reach",
    "run": "Output",
    "person": "str | None",
}
"""Probe -> type of its answer. Arguments that change no answer (a time-out) are left out."""
_ARGUMENTS = {
    "variable": (str,), "services": (str,), "find": (str,), "entries": (str, int),
    "tail": (str, int), "registry": (str, str), "disk": (str,), "connect": (str,),
    "ownership": (str,), "account": (str, str), "addresses": (str,),
    "containers": (str,), "timers": (str,), "cron_lines": (str,),
    "run": (tuple,), "person": (str,),
}  # fmt: skip
"""Probe -> types of what it is asked with; any other is asked with nothing."""
_FOLDED = frozenset(("variable", "services", "find", "entries", "tail", "registry", "disk"))
"""Probes whose names Windows compares in any letter case."""
REASONS = frozenset((
    "timeout", "permission_denied", "tool_missing", "exception", "dependency_failed",
    "wrong_platform", "not_collected", "redacted", "unreadable", "cancelled", "over_budget",
))  # fmt: skip
"""Why a host may not have answered."""


class Observation(Record):
    """A question with what came back: an answer, or why there is none."""

    probe: str
    arguments: tuple[Any, ...]
    answer: Any = None
    error: HostError | None = None


def key_of(probe: str, arguments: Sequence[Any], platform: Platform) -> Key:
    """What makes a question the same as another one on a machine of this kind."""
    plain = tuple(tuple(a) if isinstance(a, (list, tuple)) else a for a in arguments)
    if platform == "windows" and probe in _FOLDED:
        plain = tuple(a.casefold() if isinstance(a, str) else a for a in plain)
    return (probe, *plain)


def plain(value: Any) -> Any:
    """A host's answer as JSON data; the bytes of a file are kept apart and left out here."""
    if hasattr(value, "_asdict"):
        fields = value._asdict().items()
        return {name: plain(item) for name, item in fields if not isinstance(item, bytes)}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def encode(observation: Observation, member: str = "") -> dict[str, Any]:
    """An observation as JSON data; `member` holds the bytes of a file's end."""
    data: dict[str, Any] = {
        "probe": observation.probe,
        "arguments": plain(observation.arguments),
    }
    if observation.error:
        error = observation.error
        told: dict[str, Any] = {"reason": error.reason, "message": error.message}
        if isinstance(error, OutOfReachError):
            told["refused"] = True
        return {**data, "error": told}
    data["answer"] = plain(observation.answer)
    if isinstance(observation.answer, Tail):
        data["answer"] |= {"member": member, "whole": bool(observation.answer.head)}
        del data["answer"]["place"]  # of that machine only: a recording answers by the path asked
    return data


def decode(data: Any, read: Callable[[str], bytes]) -> Observation:
    """An observation out of JSON data; `read` gives the content of a member.

    Raises:
        ValueError: it is none.
    """
    probe = data["probe"] if isinstance(data, dict) and "probe" in data else None
    if not isinstance(probe, str) or probe not in PROBES:
        raise ValueError("it names no known probe")
    arguments = _arguments(probe, _list(data.get("arguments")))
    if "error" in data:
        return Observation(probe, arguments, None, _error(data["error"]))
    if "answer" not in data:
        raise ValueError("it has neither an answer nor an error")
    if probe == "tail":
        return Observation(probe, arguments, _tail(data["answer"], read))
    return Observation(probe, arguments, _value(PROBES[probe], data["answer"]))


def _error(data: Any) -> HostError:
    if not isinstance(data, dict):
        raise ValueError("its error is no object")  # noqa: TRY004 - of the data
    reason, message = _text(data.get("reason")), _text(data.get("message"))
    known = next((r for r in REASONS if r == reason), "unreadable")
    why = message.rstrip(".") or "no reason was recorded"
    if data.get("refused") is True:  # what a check may go on without, there as here
        return OutOfReachError(why)
    return HostError(known, why)  # type: ignore[arg-type]


def _tail(data: Any, read: Callable[[str], bytes]) -> Tail:
    if not isinstance(data, dict):
        raise ValueError("the end of a file is no object")  # noqa: TRY004 - of the data
    content = read(_text(data.get("member")))
    size = _value("int", data.get("size"))
    whole = data.get("whole") is True
    modified = _value("float", data.get("modified"))
    return Tail(content, size, modified, content[:4] if whole else b"", redacted=whole)


def _arguments(probe: str, data: list[Any]) -> tuple[Any, ...]:
    kinds = _ARGUMENTS.get(probe, ())
    found = tuple(map(_argument, data))
    if tuple(map(type, found)) != kinds:
        raise ValueError(f"“{probe}” is asked with something else")
    return found


def _argument(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_text(item) for item in data)
    return _integer(data) if isinstance(data, int) else _text(data)


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError("a list is missing")  # noqa: TRY004 - of the data, not of the program
    return data


def _text(data: Any, limit: int = MAX_TEXT) -> str:
    if not isinstance(data, str) or len(data) > limit:
        raise ValueError("a text is missing or too long")
    return data if data.isprintable() else one_line(data, limit)


def _number(data: Any) -> float:
    if isinstance(data, bool) or not isinstance(data, (int, float)) or not abs(data) < 1e18:
        raise ValueError("a number is missing or too large")
    return float(data)


def _integer(data: Any) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or abs(data) >= 1 << 63:
        raise ValueError("a whole number is missing or too large")
    return data


def _flag(data: Any) -> bool:
    if not isinstance(data, bool):
        raise ValueError("yes or no is missing")  # noqa: TRY004 - as above
    return data


def _mapping(data: Any) -> dict[str, str]:
    if not isinstance(data, dict):
        raise ValueError("“name: value” pairs are missing")  # noqa: TRY004 - as above
    return {_text(name): _text(value) for name, value in data.items()}


def _platform(data: Any) -> str:
    if data not in ("windows", "linux", "macos"):
        raise ValueError("the platform is none that is known")
    return str(data)


_RECORDS: Mapping[str, Any] = {**vars(figures), **vars(answers)}
"""What a host answers, by the names that the protocol's annotations give."""
_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "str": _text,
    "float": _number,
    "int": _integer,
    "bool": _flag,
    "dict[str, str]": _mapping,
    "Platform": _platform,
}


def _value(kind: str, data: Any) -> Any:
    """`data` as the annotation `kind` of the protocol's values says."""
    if kind.endswith(" | None"):
        return None if data is None else _value(kind.removesuffix(" | None"), data)
    if kind.startswith("tuple["):
        return tuple(_value(kind[len("tuple[") : -len(", ...]")], item) for item in _list(data))
    if kind in _PLAIN:
        return _PLAIN[kind](data)
    return _record(_RECORDS[kind], data)


def _record(kind: Any, data: Any) -> Any:
    """A record: fields that a newer program added are left out, missing ones have their default."""
    if not isinstance(data, dict):
        raise ValueError(f"a {kind.__name__} is no object")  # noqa: TRY004 - as above
    fields = {}
    for name, annotation in kind.__annotations__.items():
        if name in data or name not in kind._field_defaults:
            field = data.get(name)
            if kind is answers.Output and name in ("out", "err"):
                fields[name] = _output(field)
            else:
                fields[name] = _value(annotation, field)
    return kind(**fields)


def _output(data: Any) -> str:
    if not isinstance(data, str) or len(data) > MAX_OUTPUT:
        raise ValueError("what a program printed is missing or too long")
    return clean(data)
