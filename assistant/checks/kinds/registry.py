"""A key or value in the Windows registry."""

from __future__ import annotations

from fnmatch import fnmatch

from ...host.secret_keys import refused_key
from ...host.values import Key, OutOfReachError
from ...model import Evidence
from ...record import Record
from ...text import one_line
from .. import schema
from ..kind import Look, Seen
from ..settings_files import NOT_SHOWN, field_is_secret

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("windows",)
EXAMPLE = """\
registry: {key: 'HKLM\\SOFTWARE\\Pump', value: Port}
expect: value = 8080
pass: The port is 8080.
fail: 'The port is {value}.'
"""


class Params(Record):
    """What to look for."""

    key: str = schema.text("the key: HKLM\\SOFTWARE\\...", required=True)
    value: str = schema.text("a value in it")
    subkey: str = schema.text("subkeys to count; * and ? stand for any characters")
    view: str = schema.option(
        "32- or 64-bit half of the registry", ("both", "32", "64"), default="both"
    )


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("the key is there")
    present: bool | None = schema.fact("the value is there")
    value: str | None = schema.fact("what it holds, as text")
    subkeys: tuple[str, ...] = schema.fact("the subkeys that fit")
    number: int = schema.fact("how many these are")
    view: str | None = schema.fact("where it was found", options=("32", "64"))


def probe(look: Look, params: Params) -> Seen:
    """Look into the registry."""
    if why := refused_key(params.key, params.value):
        raise OutOfReachError(f"{one_line(params.key)}: {why}")
    best: Seen | None = None
    for view in ("64", "32") if params.view == "both" else (params.view,):
        key = look.host.registry(params.key, view)
        if key is not None:
            seen = _found(params, key, view)
            if seen.facts.present or seen.facts.number or not (params.value or params.subkey):
                return seen
            best = best or seen
    if best:
        return best
    facts = Facts(False, False, None, (), 0, None)
    return Seen(facts, "there is no such key", (Evidence("registry", params.key, "not found"),))


def _found(params: Params, key: Key, view: str) -> Seen:
    wanted = params.value.casefold()
    value = next((v for n, v in key.values.items() if n.casefold() == wanted), None)
    if value and field_is_secret(params.value, value):
        value = NOT_SHOWN
    pattern = params.subkey.casefold().replace("[", "[[]")
    subkeys = tuple(k for k in key.subkeys if pattern and fnmatch(k.casefold(), pattern))
    facts = Facts(True, value is not None, value, subkeys, len(subkeys), view)
    actual = "the key is there"
    if params.value:
        actual = (
            f"{params.value} is {one_line(value, 80)}"
            if value is not None
            else f"no {params.value}"
        )
    elif params.subkey:
        actual = f"{len(subkeys)} fitting subkeys"
    return Seen(facts, actual, (Evidence("registry", params.key, actual),))
