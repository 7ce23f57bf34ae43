"""Changing one value in the text of a settings file, and nothing else in it.

Where the value stands is not taken on trust: each line that may hold it is tried, and the change
that counts is the one after which the whole file reads as before but for this value.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..record import TYPE_CHECKING, Record
from .settings_files import at, load_settings, place_of, shown

if TYPE_CHECKING:
    from re import Match
    from typing import Any

    from .settings_files import Place

LARGEST = 200_000
"""Characters of a file that is changed."""
_TRIES = 30
"""Places that are tried."""
_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_PLAIN_YAML = r"""[^\s"'\[\]{}>|*&!%#`@,\n][^\n]*?"""
_SHAPES = {
    "json": (rf'"{{key}}"\s*:\s*(?P<value>{_QUOTED}|[^\s,\]}}\[{{"]+)',),
    "toml": (
        (
            r"""(?m)(?:^|[{,])[ \t]*(?:[\w.-]+\.)?["']?{key}["']?[ \t]*=[ \t]*"""
            rf"(?P<value>{_QUOTED}|'[^'\n]*'|[^\s#,\]}}\[{{\"']+)"
        ),
    ),
    "yaml": tuple(
        r"""(?m)(?:^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)["']?{key}["']?[ \t]*:(?:[ \t]+|(?=\r?$))"""
        rf"(?P<value>{_QUOTED}|'(?:[^'\n]|'')*'|{_PLAIN_YAML}|)(?=[ \t]*(?:{end}))"
        for end in (r"\r?$|[ \t]#", r"[,}}]")
    ),
    "ini": (r"(?im)^[ \t]*{key}[ \t]*[=:][ \t]*(?P<value>[^\r\n]*?)(?=[ \t]*\r?$)",),
}
"""Format -> what a name with its value looks like; ``{key}`` is the name."""
_MEANS_MORE = re.compile(
    r"(?i)(?:y|n|yes|no|on|off|true|false|null|~|[-+.]?\d[\d_.:e+-]*|0[xo][\da-f]+|[-+]?\.(?:inf|nan))?"
)
"""What YAML reads as something other than a text."""

_LOOKS = {
    "a number": re.compile(
        r"(?i)[-+]?(?:\d[\d_]*\.?\d*|\.\d+|\.inf|\.nan)(?:e[-+]?\d+)?|0[xo][\da-f]+"
    ),
    "a whole number": re.compile(r"(?i)[-+]?\d[\d_]*|0[xo][\da-f]+"),
    "true or false": re.compile(r"(?i)true|false"),
    "yes or no": re.compile(r"(?i)yes|no"),
    "on or off": re.compile(r"(?i)on|off"),
}
"""What a value can be without quotes, by its looks."""


class Edit(Record):
    """A file with one value changed."""

    text: str
    line: int
    """Number of the line that changed, from 1."""
    before: str
    """The name with its value as it was written, and as it is now; nothing else of the line."""
    after: str
    old: str
    """The value as it was."""


def edited(text: str, kind: str, key: str, value: str) -> Edit | None:
    """`text` with `value` at `key`; None where it is there already.

    A number stays a number, yes or no stays that, and a text a text. Keys are not added.

    Raises:
        ValueError: it cannot be done; the message says why, without a full stop.
        HostError: the file is written in a way that is not read here.
    """
    if len(text) > LARGEST:
        raise ValueError("the file is too large to be changed")
    if not value.isprintable() or value != value.strip():
        raise ValueError("the value is not one line of text")
    data = load_settings(text, kind, once=True)
    place = place_of(data, key)
    if place is None or not place:
        raise ValueError(f"there is no “{key}” in it; a fix changes only what is there")
    old = at(data, place)
    new = _alike(old, value, key)
    if old == new:
        return None
    if kind == "ini":
        _refuse_comments(key, old, new)
    for match, written in islice(_candidates(text, kind, data, place, new), _TRIES):
        start, end = match.span("value")
        whole = text[:start] + written + text[end:]
        if _only(data, whole, kind, place, new):
            if kind in ("yaml", "ini") and match["value"][:1] not in ("'", '"'):
                _refuse_other_type(key, old, new)
            name = text[match.start() : start].lstrip(" \t{,-")
            before, after = name + text[start:end], name + written
            return Edit(whole, text.count("\n", 0, start) + 1, before, after, shown(old))
    raise ValueError(f"“{key}” is written in a way that is not changed here")


def _alike(old: Any, value: str, key: str) -> Any:
    """`value` as what `old` is.

    Raises:
        ValueError: it is none, or `old` is not one value.
    """
    if isinstance(old, bool):
        if value not in ("true", "false"):
            raise ValueError(f"“{key}” is true or false")
        return value == "true"
    if isinstance(old, (int, float)):
        try:
            number = int(value) if isinstance(old, int) else float(value)
        except ValueError:
            number = math.nan
        if isinstance(number, float) and not math.isfinite(number):
            raise ValueError(f"“{key}” holds a number, which “{value}” is not")
        return number
    if not isinstance(old, str):
        raise ValueError(f"“{key}” does not hold one text or number")  # noqa: TRY004 - of the file
    return value


def _refuse_comments(key: str, *values: str) -> None:
    """Whether what follows ``;`` or ``#`` is a comment is up to the program that reads the file."""
    if any(re.search(r"(?:^|\s)[;#]", value) for value in values):
        raise ValueError(f"what stands at “{key}”, or would, may be a comment to its program")


def _refuse_other_type(key: str, old: str, new: str) -> None:
    """What is not in quotes in YAML or INI is, to the program that reads it, what it looks like."""
    for what, shape in _LOOKS.items():
        if shape.fullmatch(old) and not shape.fullmatch(new):
            raise ValueError(f"“{key}” holds {what}, which “{new}” is not")


def _candidates(
    text: str, kind: str, data: Any, place: Place, new: Any
) -> Iterator[tuple[Match[str], str]]:
    """Places where the value may stand, the likely ones first, with what would be written there.

    Of those that may hold the old value, the one that is as many from the top as `place` is among
    its like in `data`, and then its neighbours.
    """
    old, name = at(data, place), str(place[-1])
    spelled = {name, json.dumps(name)[1:-1]} if kind == "json" else {name}
    named = f"(?:{'|'.join(map(re.escape, sorted(spelled)))})"
    shapes = [shape.replace("{key}", named) for shape in _SHAPES[kind]]
    words = re.findall(r"[a-z0-9]+", str(old).lower())
    alike = [p for p in _places(data, name.casefold(), ()) if at(data, p) == old]
    nearest = alike.index(place) if place in alike else 0
    for shape in shapes:
        likely: list[Match[str]] = []
        others: list[Match[str]] = []
        for match in re.finditer(shape, text):
            holds = all(word in match["value"].lower() for word in words)
            (likely if holds else others).append(match)
        order = sorted(range(len(likely)), key=lambda n: abs(n - nearest))
        for match in (*(likely[n] for n in order), *others):
            for value in _written(kind, match["value"], old, new):
                yield match, value


def _places(data: Any, name: str, above: Place) -> Iterator[Place]:
    """Where in `data` something of this name stands, in its order."""
    inside: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict):
        inside = data.items()
    elif isinstance(data, list):
        inside = enumerate(data)
    for key, value in inside:
        if str(key).casefold() == name:
            yield (*above, key)
        yield from _places(value, name, (*above, key))


def _written(kind: str, before: str, old: Any, new: Any) -> Iterator[str]:
    """The new value as the format writes it, quoted as the old one was."""
    if kind == "ini":
        yield new
        return
    quoted = json.dumps(new, ensure_ascii=False)
    if kind == "yaml":
        plain = _MEANS_MORE.fullmatch(str(old)) or not _MEANS_MORE.fullmatch(new)
        if before[:1] == "'":
            yield "'" + new.replace("'", "''") + "'"
        elif before[:1] != '"' and plain:
            yield new
    elif before[:1] == "'" and "'" not in str(new):
        yield f"'{new}'"
    yield quoted


def _only(data: Any, whole: str, kind: str, place: Place, new: Any) -> bool:
    """Whether a file reads like `data` but for `new` at `place`.

    What stands above all sections of an INI file is said in each section that does not say it.
    """
    try:
        found = load_settings(whole, kind)
        changed = set(_differences(data, found, ()))
        inherited = kind == "ini" and len(place) == 1
        only = all(p == place or (inherited and p[-1] == place[-1]) for p in changed)
        return bool(changed) and only and at(found, place) == new
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def _differences(old: Any, new: Any, place: Place) -> Iterator[Place]:
    if isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
        for key in old:
            yield from _differences(old[key], new[key], (*place, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(one, other, (*place, number))
    elif old != new or type(old) is not type(new):
        yield place
