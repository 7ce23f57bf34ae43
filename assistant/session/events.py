"""Events to and from JSON. What is read back is checked and cleaned: stores may be shared.

An event's JSON names its version. Additions keep it; readers leave out fields they do not know.
"""

from __future__ import annotations

import json
import os
import time
from typing import Any

from ..codec import build, plain
from ..record import Record
from ..shapes import EventKind, Moment
from .values import KINDS, NAMES, Foreign

Value = tuple[Any, ...]
"""One of the values in `KINDS`, or `Foreign`."""
VERSION = 1


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


class EventData(Record):
    """An event as scripts get it."""

    id: str
    at: Moment
    kind: EventKind
    data: dict[str, Any]


def event_data(event: Event) -> EventData:
    """An event as scripts get it."""
    value = event.value
    data = json.loads(value.data) if isinstance(value, Foreign) else plain(value)
    return EventData(event.uuid, iso(event.at), event.kind, data)


def encode(data: Any) -> str:
    """A value that `plain` gave, as it stands in the store."""
    return json.dumps({"v": VERSION, **data}, separators=(",", ":"))


def decode(kind: str, text: str) -> Value:
    """The value of an event.

    Raises:
        ValueError: it is damaged.
    """
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("an object is expected")  # noqa: TRY004 - of the data
    data.pop("v", None)
    if kind not in KINDS:
        return Foreign(json.dumps(data))
    value: Value = build(KINDS[kind], data)
    return value
