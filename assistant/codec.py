"""Values to JSON data and back, and the JSON Schemas of their types.

A value is described once: by its class. Its fields are the keys (but for an underscore at the end,
which keeps a name apart from a word of the language); a field whose default is `ABSENT` may be
missing. What is read back is checked and cleaned, since files may be shared.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache

from . import __version__
from .errors import AssistantError
from .record import ABSENT, TYPE_CHECKING, Record
from .text import clean

if TYPE_CHECKING:
    from typing import Any

SCHEMA_VERSION = "1.0"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def plain(value: Any) -> Any:
    """`value` as JSON can hold it."""
    if hasattr(value, "_fields"):
        pairs = zip(value._fields, value, strict=True)
        return {name.rstrip("_"): plain(part) for name, part in pairs if part is not ABSENT}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


def merged(*values: Any) -> dict[str, Any]:
    """The fields of several values in one object."""
    return {name: part for value in values for name, part in plain(value).items()}


def dumps(data: Any) -> str:
    """One line of JSON in plain ASCII: no terminal and no code page can spoil it."""
    return json.dumps(plain(data), separators=(",", ":"))


class Tool(Record):
    """Who wrote an output."""

    name: str
    version: str


class KbName(Record):
    """Which knowledge base answered."""

    id: str
    version: str


class ErrorData(Record):
    """An error, as scripts get it."""

    code: str
    message: str
    hint: str


class Envelope(Record):
    """The object that `--json` prints, also on failure."""

    schema: str
    schema_version: str
    tool: Tool
    kb: KbName | None
    command: str
    exit_code: int
    data: Any
    """None on failure."""
    errors: tuple[ErrorData, ...]
    warnings: tuple[str, ...]


def envelope(
    command: str,
    data: Any,
    exit_code: int,
    *,
    kb: dict[str, Any] | None = None,
    errors: Sequence[AssistantError] = (),
    warnings: Sequence[str] = (),
) -> Envelope:
    """`data` with all that tells scripts where it comes from."""
    return Envelope(
        f"assistant/{command.replace(' ', '-')}",
        SCHEMA_VERSION,
        Tool("assistant", __version__),
        KbName(kb["id"], kb["version"]) if kb else None,
        command,
        int(exit_code),
        data,
        tuple(ErrorData(**error.as_dict()) for error in errors),
        tuple(warnings),
    )


def view(kind: Any, value: Any, **more: Any) -> Any:
    """A `kind` out of the attributes of `value` that it names, and `more`."""
    parts = {name: getattr(value, name) for name in kind._fields if name not in more}
    return kind(**parts, **more)


# back


def build(kind: Any, data: Any) -> Any:
    """A value out of plain data; keys that it does not have are left out.

    Raises:
        ValueError: a field is missing, or holds something else.
    """
    readers = _readers(kind)
    fields = _is(data, dict).items()
    try:
        return kind(**{name: readers[name](part) for name, part in fields if name in readers})
    except TypeError as error:
        raise ValueError(f"{kind.__name__}: {error}") from None


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    """Field of a class -> what makes its value."""
    return {name: _reader(type_) for name, type_ in _hints(kind).items()}


def _reader(type_: Any) -> Callable[[Any], Any]:
    from types import NoneType
    from typing import Annotated, Literal, get_args, get_origin

    origin, inside = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _reader(inside[0])
    if NoneType in inside:
        reader = _reader(inside[0])
        return lambda data: None if data is None else reader(data)
    if origin is tuple:
        reader = _reader(inside[0])
        return lambda data: tuple(reader(part) for part in _is(data, list))
    if hasattr(type_, "_fields"):
        return lambda data: build(type_, data)
    if type_ is str or origin is Literal:
        return lambda data: clean(_is(data, str))
    if type_ in (int, bool):
        return lambda data: _is(data, type_)
    if type_ is float:
        return lambda data: _is(data, float, int)
    raise TypeError(f"{type_} cannot be read back")


def _is(data: Any, *types: type) -> Any:
    """`data`, if it is one of these; anything else is damage."""
    if isinstance(data, types):
        return data
    raise ValueError(f"{types[0].__name__} expected")


def _hints(kind: Any) -> dict[str, Any]:
    """The types of a class's fields."""
    from typing import get_type_hints

    from . import shapes

    return get_type_hints(kind, localns=vars(shapes), include_extras=True)


# schemas


def schema(*kinds: Any, first: str = "") -> dict[str, Any]:
    """The JSON Schema of an object with the fields of all these classes, those in `first` first."""
    hints = {name: hint for kind in kinds for name, hint in _hints(kind).items()}
    optional = {n for kind in kinds for n, d in kind._field_defaults.items() if d is ABSENT}
    names = [*first.split(), *(name for name in hints if name not in first.split())]
    return {
        "type": "object",
        "properties": {name.rstrip("_"): schema_of(hints[name]) for name in names},
        "required": [name.rstrip("_") for name in names if name not in optional],
    }


def schema_of(type_: Any) -> dict[str, Any]:
    """The JSON Schema of a type. Numbers count or measure something, so none is below 0."""
    from types import NoneType
    from typing import Annotated, Any, Literal, get_args, get_origin

    simple: dict[Any, dict[str, Any]] = {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer", "minimum": 0},
        float: {"type": "number", "minimum": 0},
        NoneType: {"type": "null"},
        dict: {"type": "object"},
        Any: {},
    }
    origin, inside = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return dict(inside[1])
    if origin is None and type_ in simple:
        return simple[type_]
    if origin is Literal:
        return {"enum": list(inside)}
    if NoneType in inside:
        return {"anyOf": [schema_of(inside[0]), {"type": "null"}]}
    if origin in (tuple, list):
        return {"type": "array", "items": schema_of(inside[0])}
    if origin is dict:
        rest = schema_of(inside[1])
        return {"type": "object", **({"additionalProperties": rest} if rest else {})}
    return schema(type_, first=_PUBLISHED_FIRST.get(type_.__name__, ""))


_PUBLISHED_FIRST = {
    "ActionResult": "id title reason message plan started_at source",
    "PastFix": "run at action article machine status verification",
    "SessionData": "id title face machine machine_label kb kb_version program article",
}
"""Class -> fields that stand first in its published schema, which stays as it is."""


def enveloped(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of the output called `name`, whose data is described by `data`."""
    body = schema(Envelope)
    body["properties"] |= {
        "schema": {"const": f"assistant/{name}"},
        "schema_version": {"const": SCHEMA_VERSION},
        "data": {"anyOf": [data, {"type": "null"}]},
    }
    return titled(f"assistant {name.replace('-', ' ')} --json", body)


def titled(title: str, body: dict[str, Any]) -> dict[str, Any]:
    """A JSON Schema that stands alone."""
    return {"$schema": _DRAFT, "title": title, **body}
