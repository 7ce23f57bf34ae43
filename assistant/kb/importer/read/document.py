"""One document: bytes -> its pieces, with its parts in their places, and what is known of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from ....record import Record
from ...yamlio import Value, YamlError, load
from ..draft import ProseBlock
from . import dialects
from .blocks import pieces_of
from .dialects import mark_notes
from .lines import DocumentText, Trouble, decode, front_matter, mark_code, without_modules
from .markup import convert

_MDX = re.compile(
    r"[ \t]*(?::::|</?[A-Z][a-z]\w*|<\w+[^>]*\s(?:className|style=\{))|import\s.*\sfrom\s+['\"]"
)
MAX_LINES = 30_000
FAQ = "### YamlMime:FAQ"
"""Begins DocFX's questions in YAML."""
Lines = list[tuple[int, str]]
"""Number in the page, text."""
Fetch = Callable[[str], Sequence[str] | None]
"""A file's lines by the path that a page names; None where there is no such document."""

_IMPORT = re.compile(r"import\s+(\w+)\s+from\s+['\"]([^'\"]+\.mdx?)['\"];?\s*")
_TAG = re.compile(r"\s*<(\w+)(?:\s[^<>]*)?/>\s*|\s*<(\w+)(?:\s[^<>]*)?>\s*</\2>\s*")
_NAMED = re.compile(
    r"\s*;?-{1,3}8<-{1,3}\s+\"([^\"]+)\"\s*"  # MkDocs, with the snippets of pymdown
    r"|\s*\[!INCLUDE\s*\[[^\]]*\]\(([^()]+)\)\]\s*"  # DocFX
    r"|\s*\{\{[<%]\s*(?:docs/shared|include|readfile|snippet|md-include)\b[^{}\"]*"
    r"(?:[^{}]*?(?:lookup|file)=)?\"([^\"]+)\"[^{}]*[>%]\}\}\s*"  # Hugo
    r"|\s*<(?:Snippet|Include)\s+(?:file|src|path)=\"([^\"]+)\"\s*/>\s*",  # Mintlify
    re.IGNORECASE,
)
_DEEP = 4
"""Parts in parts are followed so far."""


class Document(Record):
    """A page, read."""

    name: str
    """Relative to the docs' root, with forward slashes."""
    keys: dict[str, str]
    """Simple values of its front matter."""
    pieces: tuple[ProseBlock, ...]
    source: tuple[str, ...]
    """Its lines as they stand in the file."""
    troubles: tuple[Trouble, ...] = ()

    def digest(self, first: int, last: int) -> str:
        """SHA-256 of some of its lines, whatever line ends it has."""
        text = "\n".join(line.rstrip() for line in self.source[first - 1 : last])
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_document(name: str, data: bytes, fetch: Fetch = lambda path: None) -> Document:
    """Read one page, with the parts that `fetch` finds; what can't be used is a trouble."""
    text = decode(data)
    if len(text.lines) > MAX_LINES:
        trouble = Trouble(
            0, "error", f"more than {MAX_LINES} lines: left out", "split it into pages"
        )
        return Document(name, {}, (), (), (trouble,))
    return _read(name, text, fetch)


def _read(name: str, text: DocumentText, fetch: Fetch) -> Document:
    front = front_matter(text.lines)
    troubles = list(text.troubles)
    if front.unclosed:
        hint = "put “---” on the line below it"
        troubles.append(Trouble(1, "warning", "the front matter never ends", hint))
    body = expand(list(enumerate(text.lines, 1))[front.lines :], fetch)
    if name.endswith((".yml", ".yaml")):
        body = list(_faq_lines("\n".join(text.lines)))
    fenced = mark_code(body)
    if fenced.unclosed:
        message, hint = "a code block is opened and never closed", "close it with a fence"
        troubles.append(Trouble(fenced.unclosed, "warning", message, hint))
    marked = mark_notes(dialects.plain(without_modules(fenced.lines)))
    mdx = name.endswith(".mdx") or any(_MDX.match(line) for _, line in body)
    pieces = pieces_of(convert(marked.lines), mdx=mdx)
    return Document(name, front.keys, tuple(pieces), text.source, (*troubles, *marked.troubles))


def _faq_lines(text: str) -> Iterator[tuple[int, str]]:
    """DocFX's questions as the lines of a Markdown page; none where it is no such file."""
    if FAQ.casefold() not in text[:400].casefold():
        return
    try:
        page = load(text)
    except YamlError:
        return
    yield from _told("# ", page, "title")
    yield from _told("", page, "summary")
    for section in _list(page, "sections"):
        yield from _told("## ", section, "name")
        for entry in _list(section, "questions"):
            yield from _told("### ", entry, "question")
            yield from _told("", entry, "answer")


def _told(sign: str, above: Value, key: str) -> Iterator[tuple[int, str]]:
    value = above.data.get(key) if isinstance(above.data, dict) else None
    if value is not None and isinstance(value.data, str):
        text = " ".join(value.data.split()) if sign else value.data
        lines = [*(sign + line for line in text.split("\n")), ""]
        yield from zip(range(value.line, value.line + len(lines)), lines, strict=True)


def _list(above: Value, key: str) -> list[Value]:
    found = above.data.get(key) if isinstance(above.data, dict) else None
    return found.data if found is not None and isinstance(found.data, list) else []


def expand(lines: Lines, fetch: Fetch, depth: int = 0) -> Lines:
    """The page with its parts in their places; their lines have the number of that place."""
    imported = {m[1]: m[2] for _, text in lines if (m := _IMPORT.fullmatch(text))}
    out: Lines = []
    for number, text in lines:
        path = _path(text, imported)
        part = fetch(path) if path and depth < _DEEP else None
        if part is None:
            out.append((number, text))
        else:
            own = part[front_matter(tuple(part)).lines :]
            within = [(number, line) for line in own]
            out += [(number, ""), *expand(within, fetch, depth + 1), (number, "")]
    return out


def _path(text: str, imported: dict[str, str]) -> str:
    """The file that stands in a line's place; "" where none does."""
    if "<" not in text and "[!" not in text:
        return ""
    named = _NAMED.fullmatch(text)
    if named:
        return str(named[named.lastindex or 0])
    tag = _TAG.fullmatch(text)
    return imported.get(tag[1] or tag[2], "") if tag else ""
