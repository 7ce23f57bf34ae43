"""Reading documents in tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.kb.importer.draft import Draft, ProseBlock, ReadResult
from assistant.kb.importer.read.document import Document, read_document
from assistant.kb.importer.reading import read_docs

Read = Callable[..., ReadResult]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write pages (name -> text or bytes) into a folder and read it."""

    def read_pages(pages: dict[str, str | bytes]) -> ReadResult:
        for name, content in pages.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            path.write_bytes(data)
        return read_docs([str(tmp_path)])

    return read_pages


def page(text: str, name: str = "page.md") -> Document:
    """A document of one text."""
    return read_document(name, text.encode("utf-8", "surrogatepass"))


def shown(document: Document) -> list[tuple[str, str]]:
    """Kind and Markdown of its pieces."""
    return [(piece.kind, piece.markdown) for piece in document.pieces]


def by_title(reading: ReadResult) -> dict[str, Draft]:
    """The drafts, each by its title."""
    return {draft.title: draft for draft in reading.drafts}


def joined(pieces: tuple[ProseBlock, ...]) -> str:
    """Pieces as the text of a file."""
    return "\n\n".join(piece.markdown for piece in pieces) + "\n"
