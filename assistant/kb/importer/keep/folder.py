"""The articles of a knowledge base as an import finds them, and what it leaves about documents."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence

from ....errors import AssistantError
from ....record import TYPE_CHECKING
from ....text import one_line
from ...behind import lines_of, print_of
from ...scan import scan
from ...yamlio import YamlError, load
from .manifest import Entry
from .match import Written
from .parts import split
from .places import find, relative, root_of

if TYPE_CHECKING:
    from typing import Any


def read_written(root: str) -> list[Written]:
    """The articles in a folder, byte for byte: what is no UTF-8 stays as it is."""
    try:
        names = [file.name for file in scan(root).articles]
    except AssistantError:  # not there yet, or without an article
        return []
    return [_written(root, name) for name in names]


def _written(root: str, name: str) -> Written:
    with open(os.path.join(root, *name.split("/")), "rb") as file:
        data = file.read()
    text = data.decode("utf-8", "surrogateescape")
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    keys = _header(text)
    sources = keys.get("sources")
    found = sources.data if sources and isinstance(sources.data, list) else []
    marks = [v.data for v in found if isinstance(v.data, dict)]
    written = keys.get("id")
    return Written(
        name,
        written.data if written and isinstance(written.data, str) else "",
        text,
        newline,
        tuple((_text(m, "doc"), _text(m, "heading"), _text(m, "sha256")) for m in marks),
        data,
    )


def _text(mapping: dict[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value.data if value and isinstance(value.data, str) else ""


def _header(text: str) -> dict[str, Any]:
    written = "\n".join(chunk.text for chunk in split(text).header if chunk.name)
    try:
        found = load(written.encode("utf-8", "replace").decode())
    except YamlError:
        return {}
    return found.data if isinstance(found.data, dict) else {}


def all_names(root: str) -> set[str]:
    """Paths of everything directly in a folder."""
    try:
        return set(os.listdir(root))
    except OSError:
        return set()


def document_lines(root: str, places: Sequence[str], entries: Iterable[Entry]) -> str:
    """What `kb.behind` needs of each document."""
    sections: dict[str, dict[str, Any]] = {}
    for entry in entries:
        for origin in entry.origins:
            known = sections.setdefault(origin.doc, {})
            known[origin.digest] = None if entry.gone else (origin.first, origin.last)
    return "".join(
        json.dumps(_document(root, doc, places, sections[doc]), ensure_ascii=False) + "\n"
        for doc in sorted(sections)
    )


def _document(
    root: str, doc: str, places: Sequence[str], sections: dict[str, Any]
) -> dict[str, Any]:
    path, base = find(doc, places) or (os.path.join(root_of(places[0]), doc), root_of(places[0]))
    size = modified = 0
    lines: list[bytes] = []
    try:
        state = os.stat(path)
        size, modified = state.st_size, state.st_mtime_ns
        with open(path, "rb") as file:
            lines = lines_of(file.read())
    except OSError:  # told by the reading of it
        pass
    return {
        "doc": one_line(doc, 1000),
        "path": relative(path, root),
        "root": relative(base, root),
        "size": size,
        "modified": modified,
        "sections": {d: s and print_of(lines, *s) for d, s in sections.items()},
    }
