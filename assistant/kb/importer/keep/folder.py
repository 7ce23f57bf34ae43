"""The articles in a knowledge base's folder, and what an import remembers in ``.import`` there.

``articles.jsonl`` holds one line a thing, so that a version control system shows what moved: first
the settings, then each article with the text that the import wrote for it. It is the last file
that an import replaces. ``documents.jsonl`` is for `kb.behind`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence

from ....errors import AssistantError, Exit
from ....record import TYPE_CHECKING, Record
from ....text import one_line
from ...behind import lines_of, print_of
from ...scan import scan
from ..draft import Origin
from ..places import find_document, relative, root_of
from .info import keys_of
from .parts import split

if TYPE_CHECKING:
    from typing import Any

FOLDER = ".import"
ARTICLES = f"{FOLDER}/articles.jsonl"
FORMAT = 1


class Entry(Record):
    """An article as an import last wrote it."""

    id: str
    """Of the draft."""
    article: str
    """The id that it got."""
    file: str
    """Where it lay; the author may have moved it."""
    text: str
    """What the import wrote, before the author's edits."""
    origins: tuple[Origin, ...]
    gone: bool = False
    """The docs no longer hold it."""


class ImportManifest(Record):
    """All that is remembered."""

    places: tuple[str, ...] = ()
    """The docs, as paths from the knowledge base's folder where that is possible."""
    proposals: bool = True
    info: str = ""
    """The text of kb.yaml as the import wrote it; "" where it is not the import's."""
    entries: tuple[Entry, ...] = ()


class Written(Record):
    """An article as it lies in the folder now."""

    file: str
    id: str
    text: str
    """With line feeds as line ends."""
    newline: str
    """The line end that it has."""
    sources: tuple[tuple[str, str, str], ...]
    """Document, heading and digest."""
    data: bytes = b""
    """As read."""


def dump(manifest: ImportManifest) -> str:
    """The manifest's text."""
    settings = {
        "format": FORMAT,
        "places": list(manifest.places),
        "proposals": manifest.proposals,
        "info": manifest.info,
    }
    entries = sorted(manifest.entries)
    lines = [{**e._asdict(), "origins": [o._asdict() for o in e.origins]} for e in entries]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (settings, *lines))


def load(root: str) -> ImportManifest | None:
    """What an import remembers of the knowledge base at `root`; None where there was none.

    Raises:
        AssistantError: it cannot be read or was made by a newer version.
    """
    path = os.path.join(root, *ARTICLES.split("/"))
    try:
        with open(path, encoding="utf-8") as file:
            return _parse(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise AssistantError(
            "import-unreadable",
            f"{one_line(path)} cannot be used: {one_line(str(error))}",
            hint="get it back from your version control, or import into a new folder",
            exit_code=Exit.DATA,
        ) from error


def _parse(lines: Iterable[str]) -> ImportManifest:
    settings, *entries = (json.loads(line) for line in lines)
    if settings["format"] != FORMAT:
        raise ValueError(f"layout {settings['format']} of a newer version")
    return ImportManifest(
        tuple(map(_text, settings["places"])),
        bool(settings["proposals"]),
        _text(settings["info"]),
        tuple(_entry(data) for data in entries),
    )


def _entry(data: dict[str, Any]) -> Entry:
    origins = tuple(Origin(**origin) for origin in data["origins"])
    texts = {name: _text(data[name]) for name in ("id", "article", "file", "text")}
    if texts["file"].startswith(("/", "\\")) or ".." in texts["file"].split("/"):
        raise ValueError(f"“{texts['file']}” lies outside")
    return Entry(**texts, origins=origins, gone=bool(data["gone"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r:.40}")
    return value


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
    keys = keys_of("\n".join(chunk.text for chunk in split(text).header if chunk.name))
    found = keys.get("sources")
    marks = [m for m in found if isinstance(m, dict)] if isinstance(found, list) else []
    sources = tuple((_said(m, "doc"), _said(m, "heading"), _said(m, "sha256")) for m in marks)
    return Written(name, _said(keys, "id"), text, newline, sources, data)


def _said(mapping: dict[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value if isinstance(value, str) else ""


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
    path, base = find_document(doc, places) or (
        os.path.join(root_of(places[0]), doc),
        root_of(places[0]),
    )
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
