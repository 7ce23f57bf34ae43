"""Files, folders and globs -> the documents in them, each with its name."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress

from ...record import Record
from ...text import clean
from .draft import Finding
from .read.document import FAQ

SUFFIXES = (".md", ".mdx", ".markdown")
_YAML = (".yml", ".yaml")
OTHERS = {
    ".rst": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".html": "HTML",
    ".htm": "HTML",
    ".ipynb": "notebook",
    ".docx": "Word",
    ".textile": "Textile",
}
"""Documents that are not read, and how they are called."""
_SKIPPED = frozenset((".git", "node_modules", ".import", "__pycache__", ".venv"))


class FoundDocuments(Record):
    """Documents found, in the order of their names."""

    files: tuple[tuple[str, str], ...]
    """Name relative to the docs' root (forward slashes), path."""
    findings: tuple[Finding, ...]


def find(places: Sequence[str]) -> FoundDocuments:
    """Look through places; what is not there or cannot be looked into is told."""
    findings: list[Finding] = []
    paths: dict[str, str] = {}
    roots: list[str] = []
    for place in places:
        found = _look(place, findings)
        roots += [root_of(place)] if found else []
        for path in found:
            paths.setdefault(os.path.realpath(path), path)
    root = _common(roots)
    named = sorted((_name(path, root), path) for path in paths.values())
    return FoundDocuments(tuple(named), tuple(findings))


def root_of(place: str) -> str:
    """The folder that a place's documents lie in: of a pattern, what comes before its wildcards."""
    if os.path.isdir(place):
        return place
    while is_pattern(place) and not os.path.exists(place):
        place = os.path.dirname(place)
    return (place if os.path.isdir(place) else os.path.dirname(place)) or "."


def is_pattern(place: str) -> bool:
    """Whether a place may stand for several files."""
    return any(letter in place for letter in "*?[")


def find_document(doc: str, places: Sequence[str]) -> tuple[str, str] | None:
    """The file of a document as an import names it, and the root that it was found below."""
    for place in places:
        root = root_of(place)
        for path in (os.path.join(root, *doc.split("/")), doc):
            if os.path.isfile(path):
                return path, root
    return None


def relative(path: str, root: str) -> str:
    """`path` as seen from `root`, with forward slashes; in full where there is no way."""
    try:
        found = os.path.relpath(os.path.abspath(path), os.path.realpath(root))
    except ValueError:  # another drive
        found = os.path.abspath(path)
    return found.replace(os.sep, "/")


def absolute(places: Sequence[str], root: str) -> list[str]:
    """Places as they were remembered, from the knowledge base's folder."""
    return [os.path.normpath(os.path.join(os.path.realpath(root), place)) for place in places]


def _look(place: str, findings: list[Finding]) -> list[str]:
    if os.path.isdir(place):
        return list(_walk(place, findings))
    if os.path.isfile(place):
        return [place]
    matches = sorted(glob.glob(place, recursive=True)) if is_pattern(place) else []
    found = [m for m in matches if os.path.isfile(m) and m.lower().endswith(SUFFIXES)]
    for folder in filter(os.path.isdir, [] if "**" in place else matches):
        found += _walk(folder, findings)
    if not found:
        there = os.path.lexists(place)
        message = "cannot be read" if there else "does not exist, or nothing matches it"
        where, hint = _slashes(place), "name files or folders of Markdown"
        findings.append(Finding(where, 0, "error", message, hint))
    return found


def _walk(top: str, findings: list[Finding]) -> Iterator[str]:
    """Markdown files below a folder; each folder once, however links go in circles."""
    seen: set[tuple[int, int]] = set()
    others: Counter[str] = Counter()

    def unreadable(error: OSError) -> None:
        name = _name(str(error.filename), top)
        message = f"cannot be looked into: {error.strerror}"
        findings.append(Finding(name, 0, "error", message, "check its permissions"))

    for folder, folders, files in os.walk(top, onerror=unreadable, followlinks=True):
        folders[:] = sorted(f for f in folders if f not in _SKIPPED and _new(folder, f, seen))
        for file in sorted(files):
            path, ending = os.path.join(folder, file), os.path.splitext(file.lower())[1]
            if ending in SUFFIXES or (ending in _YAML and _is_faq(path)):
                yield path
            elif ending in OTHERS:
                others[OTHERS[ending]] += 1
    for name, count in sorted(others.items()):
        verb = "file is" if count == 1 else "files are"
        message = f"{count} {name} {verb} not read"
        hint = "convert them to Markdown first, for example with pandoc"
        where = _slashes(os.path.basename(top) or top)
        findings.append(Finding(where, 0, "warning", message, hint))


def _is_faq(path: str) -> bool:
    """Whether a YAML file is a page of questions and answers."""
    with suppress(OSError), open(path, "rb") as file:
        return FAQ.casefold().encode() in file.read(400).lower()
    return False


def _new(folder: str, name: str, seen: set[tuple[int, int]]) -> bool:
    try:
        state = os.stat(os.path.join(folder, name))
    except OSError:
        return False
    key = (state.st_dev, state.st_ino)
    if key in seen and state.st_ino:
        return False
    seen.add(key)
    return True


def _common(roots: list[str]) -> str:
    try:
        return os.path.commonpath([os.path.abspath(root) for root in roots]) if roots else ""
    except ValueError:  # on several drives
        return ""


def _name(path: str, root: str) -> str:
    try:
        return _slashes(os.path.relpath(os.path.abspath(path), root) if root else path)
    except ValueError:
        return _slashes(path)


def _slashes(path: str) -> str:
    return clean(path.replace(os.sep, "/"))
