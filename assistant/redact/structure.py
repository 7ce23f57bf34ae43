"""Values as JSON has them: fields whose name says that they hold a secret, and all the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..record import TYPE_CHECKING
from .keys import folded_key, is_weak, label, may_hold, names_secret
from .naming import RedactionError, is_settled
from .qbxml_names import is_setting, tells_bookkeeping

if TYPE_CHECKING:
    from typing import Any

_FLAG = r"(?:--?|/)[\w-]{1,60}"
_NAMES = frozenset(("name", "key"))
_VALUES = frozenset(("value", "val", "content"))
_TYPED = frozenset(("text", "query", "title", "answers", "note"))
"""Fields that hold what a person typed."""
DEEPEST = 100


class Walker:
    """Walks a value.

    Args:
        redact: what happens to texts.
        typed: what happens to texts that a person typed.
        removed: makes a secret's stand-in.
        kept: whether a value stays.
    """

    def __init__(
        self,
        redact: Callable[[str], str],
        typed: Callable[[str], str],
        removed: Callable[[str], str],
        kept: Callable[[str], bool],
    ) -> None:
        self._redact = redact
        self._typed = typed
        self._removed = removed
        self._kept = kept

    def walk(self, value: Any, depth: int = 0) -> Any:
        """`value` with the same shape and nothing that must not leave.

        Raises:
            RedactionError: it is no value of JSON, or nested deeper than `DEEPEST`.
        """
        if depth > DEEPEST:
            raise RedactionError("A value is nested too deeply to be redacted.")
        if isinstance(value, str):
            return self._redact(value)
        if value is None or isinstance(value, (bool, float)):
            return value
        if isinstance(value, int):
            return self._number(value)
        if isinstance(value, dict):
            return self._object(value, depth)
        if isinstance(value, (list, tuple)):
            return self._list(value, depth)
        raise RedactionError(f"A value of type {type(value).__name__} cannot be redacted.")

    def _number(self, value: int) -> Any:
        """A number stays one, unless it is a card's or an account's."""
        text = self._redact(str(value))
        return value if text == str(value) else text

    def _object(self, value: dict[Any, Any], depth: int) -> dict[str, Any]:
        new: dict[str, Any] = {}
        pair = next((v for k, v in value.items() if folded_key(str(k)) in _NAMES), None)
        told = any(tells_bookkeeping(str(key), opens=False) for key in value)
        for key, item in value.items():
            name = str(key)
            secret = self._secret(name, pair, item)
            if secret:
                field = self._hide(item, label(secret), depth + 1)
            elif told and is_setting(name, str(item).lower()):
                field = item
            elif told or tells_bookkeeping(name, opens=isinstance(item, (dict, list, tuple))):
                field = self._hide(item, "value", depth + 1)
            else:
                field = self._field(name, item, depth + 1)
            new[_free(self._redact(name), new)] = field
        return new

    def _secret(self, name: str, pair: Any, item: Any) -> str:
        """The word that says that a field holds a secret, its own name or the one beside it."""
        if folded_key(name) in _VALUES and isinstance(pair, str) and names_secret(pair):
            return pair
        if not names_secret(name):
            return ""
        scalar = isinstance(item, (str, int)) and not isinstance(item, bool)
        if scalar and is_weak(name) and not may_hold(name, str(item)):
            return ""
        return name

    def _field(self, name: str, item: Any, depth: int) -> Any:
        """A field's text is redacted with its name in front: that may tell what it is."""
        if name in _TYPED and isinstance(item, str):
            return self._typed(item)
        if name in _TYPED and isinstance(item, (list, tuple)):
            return [self._typed(x) if isinstance(x, str) else self.walk(x, depth) for x in item]
        if not isinstance(item, str) or "\n" in item or '"' in item or "\\" in item:
            return self.walk(item, depth)
        alone = self._redact(item)
        if alone != item or not re.fullmatch(r"[\w .-]{1,60}", name):
            return alone
        head = f'"{name}": "'
        whole = self._redact(f'{head}{item}"')
        fits = whole.startswith(head) and whole.endswith('"')
        return whole[len(head) : -1] if fits else alone

    def _list(self, value: list[Any] | tuple[Any, ...], depth: int) -> list[Any]:
        new: list[Any] = []
        flag = ""
        for item in value:
            follows = flag and not (isinstance(item, str) and item.startswith("-"))
            new.append(
                self._hide(item, label(flag), depth) if follows else self.walk(item, depth + 1)
            )
            told = isinstance(item, str) and re.fullmatch(_FLAG, item) and names_secret(item)
            flag = str(item) if told else ""
        return new

    def _hide(self, value: Any, name: str, depth: int) -> Any:
        """Whatever a secret field holds; that it is empty or off may be said."""
        if value is None or isinstance(value, bool) or value == "":
            return value
        if isinstance(value, dict):
            inner = {str(k): self._hide(v, name, depth + 1) for k, v in value.items()}
            return {self._redact(k): v for k, v in inner.items()}
        if isinstance(value, (list, tuple)):
            return [self._hide(item, name, depth + 1) for item in value]
        text = str(value)
        return value if self._kept(text) or is_settled(text) else self._removed(name)


def _free(key: str, taken: dict[str, Any]) -> str:
    """`key`, numbered if two keys have become the same."""
    number, free = 2, key
    while free in taken:
        free, number = f"{key} ({number})", number + 1
    return free
