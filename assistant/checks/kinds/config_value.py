"""A value in a settings file (JSON, YAML, INI or TOML), and whether the file is sound.

The value itself may be a secret: it is compared and shown only if the check names a `key`. In an
INI file (.conf, too) a line without “=” is a name without a value, and quotes and a comment behind
a value belong to it, since programs differ in that: compare it by `~`.
"""

from __future__ import annotations

from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from ...text import one_line
from .. import schema
from ..files import MAX_FILE, decode, locate
from ..kind import Look, Seen
from ..settings_files import (
    FORMATS,
    NOT_SHOWN,
    at,
    format_of,
    is_secret,
    load_settings,
    place_of,
    shown,
)
from ..units import show_seconds

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
config_value: {path: /etc/pump/pump.ini, key: network.port}
outcomes:
  - {when: not valid, state: fail, message: 'The settings cannot be read: {problem}'}
  - {when: value = 8080, state: pass, message: The port is 8080.}
  - {state: warn, message: 'The port is {value}, not 8080.'}
"""


class Params(Record):
    """What to look for."""

    path: tuple[tuple[str, str], ...] = schema.paths(
        "the file; of several the newest is read", required=True
    )
    key: str = schema.text("the value's place: names joined by dots, numbers for places in a list")
    format: str = schema.option("how the file is written; by its ending", FORMATS, default="auto")


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
        data = load_settings(decode(tail), format_of(params.format, info.path))
    except (ValueError, RecursionError) as error:
        problem = one_line(str(error), 150)
        facts = Facts(True, False, None, None, info.path, age, tail.size, problem)
        return Seen(facts, f"not readable: {problem}", (Evidence(info.path, "", problem),))
    place = place_of(data, params.key) if params.key else None
    present, value = place is not None or not params.key, None if place is None else at(data, place)
    shown = _shown(params.key, value) if present else None
    facts = Facts(True, True, present, shown, info.path, age, tail.size, None)
    actual = f"{params.key} is {shown}" if present else f"there is no {params.key} in it"
    if not params.key:
        actual = f"sound, changed {show_seconds(age)} ago"
    return Seen(facts, actual, (Evidence(info.path, params.key, actual),))


def _shown(key: str, value: object) -> str | None:
    if not key:
        return None
    text = shown(value)
    return NOT_SHOWN if is_secret(key, text or "") else text
