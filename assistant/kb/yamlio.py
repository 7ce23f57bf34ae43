"""YAML with line numbers and without surprises: no aliases, no duplicate keys, no tags.

Values stay strings; what a key expects is decided by its reader (`schema`), so that a symptom
``no`` or a version ``1.10`` arrives as written. Built from the parser's events without recursion:
no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from ..text import clean, one_line

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 40


class YamlError(Exception):
    """Unusable YAML; `line` counts from 1 within the text."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


class Value(NamedTuple):
    """A node: `data` is a str, a list of `Value`, a dict of str to `Value`, or None."""

    data: Any
    line: int
    """Where it begins; of a key's value, where the key stands."""


def load(text: str) -> Value:
    """Parse `text`; nothing but comments is an empty mapping.

    Raises:
        YamlError: it is no YAML, or uses anchors, duplicate keys, or depth that no article needs.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(1, "too long for a header", f"at most {MAX_CHARACTERS} characters")
    try:
        return _Builder().build(_events(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = f"bad YAML: {error.problem or error.context}"
        raise YamlError(line, message, _advice(text, line)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise YamlError(1, f"bad YAML: {one_line(str(error))}") from None


def _events(text: str) -> Iterator[Any]:
    loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _advice(text: str, line: int) -> str:
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in written:
        return "YAML does not allow tabs, use blanks"
    if written.count(": ") > 1:
        return "a text that holds a colon needs quotes"
    return "texts with : # [ ] { } & * ! | > ' \" % @ need quotes"


class _Builder:
    """Puts the events of one document together."""

    def __init__(self) -> None:
        self._open: list[Value] = []
        """Lists and mappings that have not ended yet."""
        self._keys: list[Value | None] = []
        """For each of them, the key that waits for its value."""
        self._root: Value | None = None

    def build(self, events: Iterator[Any]) -> Value:
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise YamlError(
                    line, "anchors and aliases (& and *) are not supported", "write it out"
                )
            if isinstance(event, yaml.ScalarEvent):
                empty = event.style in (None, "") and event.value in ("", "~", "null")
                self._add(Value(None if empty else clean(event.value), line))
            elif isinstance(event, yaml.SequenceStartEvent):
                self._start(Value([], line))
            elif isinstance(event, yaml.MappingStartEvent):
                self._start(Value({}, line))
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self._keys.pop()
                self._add(self._open.pop())
            elif isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
                raise YamlError(line, "only one document fits here", "take the “---” out")
        return self._root or Value({}, 1)

    def _start(self, value: Value) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise YamlError(value.line, "nested too deeply", "no article needs that")
        self._open.append(value)
        self._keys.append(None)

    def _add(self, value: Value) -> None:
        if not self._open:
            self._root = value
        elif isinstance(self._open[-1].data, list):
            self._open[-1].data.append(value)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = self._key(value)
        else:
            self._open[-1].data[key.data] = value._replace(line=key.line)
            self._keys[-1] = None

    def _key(self, value: Value) -> Value:
        if not isinstance(value.data, str):
            raise YamlError(value.line, "a key must be a plain word")
        if value.data in self._open[-1].data:
            shown = one_line(value.data, 60)
            raise YamlError(value.line, f"the key “{shown}” is there twice", "keep one")
        return value
