"""Which files make up a folder's knowledge base, and in what state they are.

Uses `os.scandir` and nothing heavier: a folder is looked at before every question to it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from stat import S_ISDIR

from ..errors import AssistantError, Exit
from ..record import Record
from ..text import one_line

INFO = "kb.yaml"
PHRASES = "phrases"
NONE = "none"
"""Name of the phrase file for what the knowledge base does not answer."""
VAGUE = "vague"
"""Name of the phrase file for what is too little to go by."""
_MAX_DEPTH = 12
_ENDINGS = (".md", ".markdown", ".txt")


class File(Record):
    """A file or folder of the knowledge base and the marks of its state."""

    name: str
    """Relative path with forward slashes; the folder itself is ""."""
    size: int
    """In bytes; 0 for a folder."""
    modified: int
    changed: int
    """Time of the last change of any kind (POSIX); catches an edit that kept size and time."""


class Listing(Record):
    """What lies in a knowledge base's folder."""

    root: str
    articles: list[File]
    phrases: list[File]
    info: File | None
    folders: list[File]

    @property
    def files(self) -> list[File]:
        """All files."""
        return [*self.articles, *self.phrases, *([self.info] if self.info else [])]


def state(root: str, name: str) -> File | None:
    """How a listed file or folder is now; None where it is gone."""
    try:
        found = os.stat(os.path.join(root, name) if name else root)
    except OSError:
        return None
    return _file(name, found, S_ISDIR(found.st_mode))


def _file(name: str, found: os.stat_result, is_folder: bool) -> File:
    if is_folder:  # what changes when an entry comes, goes or is renamed
        return File(name, 0, found.st_mtime_ns, 0)
    return File(name, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def scan(root: str) -> Listing:
    """List a folder's knowledge base, sorted by name.

    Raises:
        AssistantError: the folder is not there, is no folder, cannot be read or has no article.
    """
    shown = one_line(root)
    if not os.path.isdir(root):
        what = "is a file, not a folder" if os.path.exists(root) else "does not exist"
        raise AssistantError(
            "kb-not-found",
            f"the knowledge base {shown} {what}",
            hint="give --kb a folder of Markdown files, or a file made by “assistant kb compile”",
            exit_code=Exit.CONFIG,
        )
    try:
        folders = [_file("", os.stat(root), is_folder=True)]
        found = sorted(_walk(root, "", folders))
    except OSError as error:
        raise AssistantError(
            "kb-unreadable",
            f"the knowledge base {shown} cannot be read: {error.strerror}",
            hint="check the folder's permissions",
            exit_code=Exit.CONFIG,
        ) from error
    info = next((f for f in found if f.name == INFO), None)
    phrases = [f for f in found if f.name.startswith(PHRASES + "/") and f.name.endswith(".txt")]
    articles = [f for f in found if f.name.lower().endswith((".md", ".markdown"))]
    if info:
        articles = [f for f in articles if f.name.lower() != "readme.md"]
    if not articles:
        raise AssistantError(
            "kb-empty",
            f"the knowledge base {shown} has no article",
            hint="put at least one Markdown file (*.md) with a title into it",
            exit_code=Exit.CONFIG,
        )
    return Listing(root, articles, phrases, info, folders)


def _walk(folder: str, prefix: str, folders: list[File]) -> Iterator[File]:
    """Files below `folder`; hidden ones, links and anything too deep are left out."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] in "._" or entry.is_symlink():
                continue
            if entry.is_dir():
                if prefix.count("/") < _MAX_DEPTH:
                    folders.append(_file(prefix + name, entry.stat(), is_folder=True))
                    yield from _walk(entry.path, f"{prefix}{name}/", folders)
            elif entry.is_file() and (name == INFO or name.lower().endswith(_ENDINGS)):
                yield _file(prefix + name, entry.stat(), is_folder=False)
