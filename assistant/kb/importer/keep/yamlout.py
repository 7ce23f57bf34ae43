"""Texts as YAML that `yamlio` reads as they were, with as few quotes as possible."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from ....record import TYPE_CHECKING
from ....text import clean
from ...yamlio import Value, YamlError, load

if TYPE_CHECKING:
    from typing import Any

_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’()/+-]*[\w.'’()/+])?")
_NOTHING = ("null", "~")
_MARKERS = (" #", "---")


def scalar(text: str) -> str:
    """`text` on one line, quoted where it needs to be."""
    flat = " ".join(clean(text).split())
    if _PLAIN.fullmatch(flat) and flat not in _NOTHING and not any(m in flat for m in _MARKERS):
        return flat
    return json.dumps(flat, ensure_ascii=False)


def flow(values: Mapping[str, str] | Sequence[tuple[str, str]]) -> str:
    """``{doc: a.md, lines: 3-9}``."""
    items = values.items() if isinstance(values, Mapping) else values
    written = ((k, v if re.fullmatch(r"[0-9a-f-]+", v) else scalar(v)) for k, v in items if v)
    return "{" + ", ".join(f"{k}: {v}" for k, v in written) + "}"


def key_lines(name: str, items: Sequence[Any]) -> list[str]:
    """A key that holds a list: of texts, or of mappings (pairs of key and text)."""
    if not items:
        return [f"{name}: []"]
    texts = (scalar(i) if isinstance(i, str) else flow(i) for i in items)
    return [f"{name}:", *(f"  - {text}" for text in texts)]


def keys_of(text: str) -> dict[str, Any]:
    """The keys of YAML with their values; {} where it cannot be read, or is no mapping."""
    try:
        found = _plain(load(text.encode("utf-8", "replace").decode()))
    except YamlError:
        return {}
    return found if isinstance(found, dict) else {}


def _plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        return {key: _plain(each) for key, each in value.data.items()}
    return list(map(_plain, value.data)) if isinstance(value.data, list) else value.data
