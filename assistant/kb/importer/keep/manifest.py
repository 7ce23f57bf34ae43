"""What an import remembers, in the knowledge base's folder ``.import``, which no reader enters.

``articles.jsonl`` holds one line a thing, so that a version control system shows what moved: first
the settings, then each article with the text that the import wrote for it. It is the last file
that an import replaces. ``documents.jsonl`` is for `kb.behind`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable

from ....errors import AssistantError, Exit
from ....record import TYPE_CHECKING, Record
from ....text import one_line
from ..draft import Origin

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


def dump(manifest: ImportManifest) -> str:
    """The manifest's text."""
    settings = {
        "format": FORMAT,
        "places": list(manifest.places),
        "proposals": manifest.proposals,
        "info": manifest.info,
    }
    lines = [settings, *(_entry_data(e) for e in sorted(manifest.entries))]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {**entry._asdict(), "origins": [o._asdict() for o in entry.origins]}


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
