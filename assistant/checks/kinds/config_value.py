"""A value in a settings file (JSON, YAML, INI or TOML), and whether the file is sound.

The value itself may be a secret: it is compared and shown only if the check names a `key`. In an
INI file a line without “=” is a name without a value.
"""

from __future__ import annotations

import re

from ...host.base import HostError
from ...model import Evidence
from ...record import TYPE_CHECKING, Record
from ...text import one_line
from .. import schema
from ..files import MAX_FILE, decode, locate
from ..kind import Look, Seen
from ..units import show_seconds

if TYPE_CHECKING:
    from typing import Any

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
config_value: {path: /etc/pump/pump.ini, key: network.port}
outcomes:
  - {when: not valid, state: fail, message: 'The settings cannot be read: {problem}'}
  - {when: value = 8080, state: pass, message: The port is 8080.}
  - {state: warn, message: 'The port is {value}, not 8080.'}
"""
_FORMATS = ("auto", "json", "yaml", "ini", "toml")
_SECRET = re.compile(r"pass|pwd|secret|token|keys?(?:\.|$)|credential", re.IGNORECASE)


class Params(Record):
    """What to look for."""

    path: tuple[tuple[str, str], ...] = schema.paths(
        "the file; of several the newest is read", required=True
    )
    key: str = schema.text("the value's place: names joined by dots, numbers for places in a list")
    format: str = schema.option("how the file is written; by its ending", _FORMATS, default="auto")


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a file")
    valid: bool | None = schema.fact("it can be read as what it is")
    present: bool | None = schema.fact("the key is in it")
    value: str | None = schema.fact("what it holds, as text")
    path: str | None = schema.fact("the file that was read")
    age: float | None = schema.fact("how long ago it was changed", unit="seconds")
    size: int | None = schema.fact("its size", unit="bytes")
    problem: str | None = schema.fact("why it cannot be read as what it is")


def probe(look: Look, params: Params) -> Seen:
    """Read the file."""
    found, errors = locate(look.host, params.path, "file", to_read=True)
    if errors and not found:
        raise errors[0]
    if not found:
        evidence = tuple(Evidence(path, "", "not found") for _, path in params.path[:3])
        return Seen(Facts(False, *[None] * 7), "there is no such file", evidence)
    info = found[0][1]
    tail = look.host.tail(info.path, MAX_FILE)
    if tail.size > MAX_FILE:
        raise HostError("over_budget", f"{info.path} is too large for a settings file")
    age = max(0.0, look.host.now() - info.modified)
    try:
        data = _load(decode(tail), _format(params.format, info.path))
    except (ValueError, RecursionError) as error:
        problem = one_line(str(error), 150)
        facts = Facts(True, False, None, None, info.path, age, tail.size, problem)
        return Seen(facts, f"not readable: {problem}", (Evidence(info.path, "", problem),))
    present, value = _at(data, params.key)
    shown = _shown(params.key, value) if present else None
    facts = Facts(True, True, present, shown, info.path, age, tail.size, None)
    actual = f"{params.key} is {shown}" if present else f"there is no {params.key} in it"
    if not params.key:
        actual = f"sound, changed {show_seconds(age)} ago"
    return Seen(facts, actual, (Evidence(info.path, params.key, actual),))


def _format(written: str, path: str) -> str:
    if written != "auto":
        return written
    ending = path.rsplit(".", 1)[-1].lower()
    return {"yml": "yaml", "cfg": "ini", "conf": "ini", "config": "ini"}.get(ending, ending)


def _load(content: str, kind: str) -> Any:
    if kind == "json":
        import json

        return json.loads(content)
    if kind == "toml":
        import tomllib

        return tomllib.loads(content)
    if kind == "yaml":
        return _yaml(content)
    if kind == "ini":
        return _ini(content)
    raise HostError("exception", f"“format” does not say how to read a .{one_line(kind, 20)} file")


def _yaml(content: str) -> Any:
    from ...kb.schema import plain
    from ...kb.yamlio import YamlError, load

    try:
        return plain(load(content))
    except YamlError as error:
        if error.message.startswith(("anchors", "only one document", "a key must")):
            raise HostError("unreadable", f"YAML that is not read here: {error.message}") from None
        raise ValueError(f"line {error.line}: {error.message}") from None


def _ini(content: str) -> Any:
    import configparser

    parser = configparser.ConfigParser(interpolation=None, strict=False, allow_no_value=True)
    try:
        try:
            parser.read_string(content)
        except configparser.MissingSectionHeaderError:
            parser.read_string("[DEFAULT]\n" + content)
    except (configparser.Error, AttributeError):  # AttributeError: Python 3.12 and earlier
        raise ValueError("a line is neither “name = value” nor “[section]”") from None
    return {**dict(parser.defaults()), **{s: dict(parser[s]) for s in parser.sections()}}


def _at(data: Any, key: str) -> tuple[bool, Any]:
    if not key:
        return True, None
    for part in key.split("."):
        if isinstance(data, dict) and (found := _named(data, part)) is not None:
            data = data[found]
        elif isinstance(data, list) and part.isdecimal() and int(part) < len(data):
            data = data[int(part)]
        else:
            return False, None
    return True, data


def _named(data: dict[Any, Any], part: str) -> Any:
    """The key of `data` that is `part`, in any letter case."""
    return next((k for k in data if str(k).casefold() == part.casefold()), None)


def _shown(key: str, value: Any) -> str | None:
    if not key:
        return None
    if _SECRET.search(key):
        return "(not shown)"
    if isinstance(value, (dict, list)):
        return f"{len(value)} entries"
    if value is None:
        return "null"
    return one_line(str(value).lower() if isinstance(value, bool) else str(value), 200)
