"""YAML with line numbers and without surprises: no aliases, no duplicate keys, no tags.

Values stay strings; what a key expects is decided by its reader (`schema`), so that a symptom
``no`` or a version ``1.10`` arrives as written.
"""

from __future__ import annotations

import yaml

from ..record import TYPE_CHECKING, Record
from ..text import clean, one_line

if TYPE_CHECKING:
    from typing import Any

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 40


class YamlError(Exception):
    """Unusable YAML; `line` counts from 1 within the text."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


class Value(Record):
    """A node: `data` is a str, a list of `Value`, a dict of str to `Value`, or None."""

    data: Any
    line: int


def load(text: str) -> Value:
    """Parse `text`.

    Raises:
        YamlError: it is no YAML, or uses anchors, duplicate keys, or depth that no article needs.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(1, "too long for a header", f"at most {MAX_CHARACTERS} characters")
    loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlError(
            line, f"bad YAML: {error.problem or error.context}", _advice(text, line)
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise YamlError(1, f"bad YAML: {one_line(str(error))}") from None
    if node is None:
        return Value({}, 1)
    return _value(node, set(), 0)


def _advice(text: str, line: int) -> str:
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in written:
        return "YAML does not allow tabs, use blanks"
    if written.count(": ") > 1:
        return "a text that holds a colon needs quotes"
    return "texts with : # [ ] { } & * ! | > ' \" % @ need quotes"


def _value(node: Any, seen: set[int], depth: int) -> Value:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise YamlError(line, "anchors and aliases (& and *) are not supported", "write it out")
    if depth > MAX_DEPTH:
        raise YamlError(line, "nested too deeply")
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        empty = node.style is None and node.value in ("", "~", "null")
        return Value(None if empty else clean(node.value), line)
    if isinstance(node, yaml.SequenceNode):
        return Value([_value(child, seen, depth + 1) for child in node.value], line)
    entries: dict[str, Value] = {}
    for name_node, value_node in node.value:
        name = _value(name_node, seen, depth + 1)
        if not isinstance(name.data, str):
            raise YamlError(name.line, "a key must be a plain word")
        if name.data in entries:
            raise YamlError(
                name.line, f"the key “{one_line(name.data, 60)}” is there twice", "keep one"
            )
        entries[name.data] = _value(value_node, seen, depth + 1)
    return Value(entries, line)
