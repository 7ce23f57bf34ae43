"""Which files make up a folder's knowledge base, and a fingerprint that changes when one does.

On the path of every question to a folder: uses `os.scandir` and nothing heavier.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import AssistantError, Exit
from ..text import one_line

INFO = "kb.yaml"
PHRASES = "phrases"
NONE = "none"
"""Name of the phrase file for what the knowledge base does not answer."""
_MAX_DEPTH = 12


class File(NamedTuple):
    """A file of the knowledge base and the marks of its state."""

    name: str
    """Relative path with forward slashes."""
    size: int
    modified: int
    changed: int
    """Time of the last change of any kind (POSIX); catches an edit that kept size and time."""


class Listing(NamedTuple):
    """What lies in a knowledge base's folder."""

    root: str
    articles: list[File]
    phrases: list[File]
    info: File | None

    @property
    def files(self) -> list[File]:
        """All of them."""
        return [*self.articles, *self.phrases, *([self.info] if self.info else [])]

    def fingerprint(self) -> str:
        """A text that is equal exactly while no file has changed."""
        import zlib

        state = repr([tuple(f) for f in self.files]).encode("utf-8", "surrogatepass")
        return f"{len(self.files)}-{zlib.crc32(state):08x}-{zlib.adler32(state):08x}"


def scan(root: str) -> Listing:
    """List a folder's knowledge base, sorted by name.

    Raises:
        AssistantError: the folder is not there, is no folder, cannot be read or has no article.
    """
    shown = one_line(root)
    if not os.path.isdir(root):
        what = "is a file, not a folder" if os.path.exists(root) else "does not exist"
        raise AssistantError(
            "kb-not-found", f"the knowledge base {shown} {what}",
            hint="give --kb a folder of Markdown files, or a file made by “assistant kb compile”",
            exit_code=Exit.CONFIG,
        )
    try:
        found = sorted(_walk(root, "", 0))
    except OSError as error:
        raise AssistantError(
            "kb-unreadable", f"the knowledge base {shown} cannot be read: {error.strerror}",
            hint="check the folder's permissions", exit_code=Exit.CONFIG,
        ) from error
    info = next((f for f in found if f.name == INFO), None)
    phrases = [f for f in found if f.name.startswith(PHRASES + "/") and f.name.endswith(".txt")]
    articles = [f for f in found if f.name.lower().endswith((".md", ".markdown"))]
    if info:
        articles = [f for f in articles if f.name.lower() != "readme.md"]
    if not articles:
        raise AssistantError(
            "kb-empty", f"the knowledge base {shown} has no article",
            hint="put at least one Markdown file (*.md) with a title into it",
            exit_code=Exit.CONFIG,
        )
    return Listing(root, articles, phrases, info)


def _walk(folder: str, prefix: str, depth: int) -> Iterator[File]:
    """Files below `folder`; hidden ones, links and anything too deep are left out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] in "._" or entry.is_symlink():
                continue
            if entry.is_dir():
                if depth < _MAX_DEPTH:
                    yield from _walk(entry.path, f"{prefix}{name}/", depth + 1)
            elif name.lower().endswith((".md", ".markdown", ".txt")) or name == INFO:
                state = entry.stat()
                yield File(prefix + name, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
