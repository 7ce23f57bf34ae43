"""Parts of pages that lie in files of their own -> the lines of the pages that use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .lines import front_matter

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
