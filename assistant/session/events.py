"""Events to and from JSON. What is read back is checked and cleaned: stores may be shared.

An event's JSON names its version. Additions keep it; readers leave out fields they do not know.
"""

from __future__ import annotations

import json
import os
import time
from functools import cache

from ..model import (
    ActionResult,
    Answer,
    CheckResult,
    Evidence,
    KbRef,
    Match,
    Question,
    Repair,
    StepResult,
)
from ..record import TYPE_CHECKING, Record
from ..text import clean
from .values import KINDS, NAMES, Answered, Checked, Fixed, Foreign, KbUsed, Planned, PlannedStep

if TYPE_CHECKING:
    from typing import Any

    Kind = type[Any]
    """Class of a value."""

    Value = tuple[Any, ...]
    """One of the values in `KINDS`, or `Foreign`."""

VERSION = 1
_NESTED: dict[Kind, dict[str, Kind]] = {
    Answer: {"answers": Match, "nearest": Match, "question": Question, "repairs": Repair},
    Question: {"choices": Match},
    Match: {"repairs": Repair},
    CheckResult: {"evidence": Evidence, "kb_ref": KbRef},
    ActionResult: {"steps": StepResult, "checks": CheckResult, "kb_ref": KbRef},
    Answered: {"answer": Answer},
    Checked: {"result": CheckResult},
    Fixed: {"result": ActionResult},
    Planned: {"steps": PlannedStep},
    KINDS["started"]: {"kbs": KbUsed},
}
"""Fields that hold other values, or tuples of them."""
_TYPES: dict[str, tuple[type, ...]] = {"bool": (bool,), "float": (float, int), "int": (int,)}
"""Annotation -> what JSON may hold there; all others are texts, or tuples of them."""


class Event(Record):
    """One thing that happened."""

    uuid: str
    """Of this event alone, in all stores; UUID version 7."""
    session: str
    at: int
    """Milliseconds since 1970, UTC."""
    value: Value

    @property
    def kind(self) -> str:
        """Its kind, as it stands in the store."""
        return NAMES.get(type(self.value), "foreign")


def new_event(session: str, value: Value, at: int = 0) -> Event:
    """`value`, happening now."""
    at = at or time.time_ns() // 1_000_000
    return Event(_uuid7(at), session, at, value)


def _uuid7(at: int) -> str:
    """RFC 9562: 48 bits of milliseconds, version 7, 74 random bits."""
    rest = os.urandom(10)
    number = at.to_bytes(6, "big") + bytes((rest[0] & 0x0F | 0x70, rest[1], rest[2] & 0x3F | 0x80))
    text = (number + rest[3:]).hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def iso(at: int) -> str:
    """Milliseconds since 1970 as ISO 8601, UTC."""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(at // 1000))}.{at % 1000:03}Z"


def plain(value: Any) -> Any:
    """`value` as JSON can hold it."""
    if hasattr(value, "_fields"):
        return {name: plain(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value


def event_data(event: Event) -> dict[str, Any]:
    """An event as scripts get it."""
    value = event.value
    data = json.loads(value.data) if isinstance(value, Foreign) else plain(value)
    return {"id": event.uuid, "at": iso(event.at), "kind": event.kind, "data": data}


def encode(data: Any) -> str:
    """A value that `plain` gave, as it stands in the store."""
    return json.dumps({"v": VERSION, **data}, separators=(",", ":"))


def decode(kind: str, text: str) -> Value:
    """The value of an event.

    Raises:
        ValueError: it is damaged.
    """
    data = _is(json.loads(text), (dict,))
    data.pop("v", None)
    if kind not in KINDS:
        return Foreign(json.dumps(data))
    return build(KINDS[kind], data)


def build(kind: Kind, data: Any) -> Value:
    """A value out of plain data; fields that it does not have are left out.

    Raises:
        ValueError: a field is missing, or holds something else.
    """
    _is(data, (dict,))
    hashable: Any = kind
    fields = {p.name: _part(p, data[p.name]) for p in _parts(hashable) if p.name in data}
    try:
        value: Value = kind(**fields)
    except TypeError as error:
        raise ValueError(f"{kind.__name__}: {error}") from None
    return value


class _Part(Record):
    """A field, and what JSON may hold there."""

    name: str
    kind: Kind | None
    """Class of the value in it, or of those in the tuple."""
    several: bool
    optional: bool
    types: tuple[type, ...]


@cache
def _parts(kind: Any) -> tuple[_Part, ...]:
    """The fields of a class."""
    nested = _NESTED.get(kind, {})
    return tuple(
        _Part(
            name,
            nested.get(name),
            written.startswith("tuple"),
            "None" in written,
            _TYPES.get(written, (str,)),
        )
        for name, written in kind.__annotations__.items()
    )


def _part(part: _Part, data: Any) -> Any:
    if part.kind is None:
        if part.several:
            return tuple(clean(_is(text, (str,))) for text in _is(data, (list,)))
        _is(data, part.types)
        return clean(data) if isinstance(data, str) else data
    if part.several:
        return tuple(build(part.kind, one) for one in _is(data, (list,)))
    return None if data is None and part.optional else build(part.kind, data)


def _is(data: Any, types: tuple[type, ...]) -> Any:
    """`data`, if it is one of these; anything else is damage."""
    if isinstance(data, types):
        return data
    raise ValueError(f"{types[0].__name__} expected")
