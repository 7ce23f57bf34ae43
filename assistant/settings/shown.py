"""Settings as a person reads them."""

from __future__ import annotations

import os

from ..record import TYPE_CHECKING
from ..text import clean
from .address import shown_address
from .keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .keys import Key
    from .read import Config, Value

_HOW = (
    "To change one: assistant config set NAME VALUE, for example: assistant config set theme nord",
    "Back to its default: assistant config unset NAME",
)


def written(value: Value) -> str:
    """A value as `config set` takes it, without the password that may be in it."""
    return _written(value.key, value.value, ("false", "true"))


def shown(key: Key, value: Any) -> str:
    """A value in words."""
    return _written(key, value, ("off", "on"))


def _written(key: Key, value: Any, words: tuple[str, str]) -> str:
    if isinstance(value, bool):
        return words[value]
    if isinstance(value, tuple):
        return clean(os.pathsep.join(value)) or "none"
    return clean(shown_address(value) if key.secret else str(value)) or "none"


def origin(value: Value) -> tuple[str, ...]:
    """Where a value comes from, its default and when a change takes effect: sentences."""
    key = value.key
    if value.fixed:
        return (f"Set by {value.fixed}, so you can't change it here.",)
    default = f"Default: {shown(key, key.default)}, changed in the settings file."
    said = "The default." if value.source == "default" else default
    return (said, f"Takes effect {key.effective}.") if key.effective else (said,)


def groups() -> dict[str, list[Key]]:
    """The settings by what they are about."""
    found: dict[str, list[Key]] = {}
    for key in KEYS.values():
        found.setdefault(key.group, []).append(key)
    return found


def settings_lines(config: Config) -> Iterator[str]:
    """All settings, and how one is changed."""
    for group, keys in groups().items():
        yield group
        for key in keys:
            value = config.values[key.name]
            yield f"  {key.name}: {shown(key, value.value)}"
            yield from (f"    {said}" for said in (key.what, *origin(value)))
    yield f"Settings file: {config.path}"
    yield from _HOW
