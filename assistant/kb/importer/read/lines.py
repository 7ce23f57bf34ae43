"""A document's lines as the passes hand them on: text, where it comes from, whether it is code."""

from __future__ import annotations

import re

from ....record import Record

_FENCE = re.compile(r"((?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)")
_KEY = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*)")
_ESM = re.compile(r"import\s+(?:[\w*{].*\sfrom\s+)?['\"][^'\"]*['\"];?\s*")
_ESM_OPEN = re.compile(r"import\s*(?:\w+\s*,\s*)?\{[^}]*")
_ESM_CLOSE = re.compile(r".*\}\s*from\s+['\"][^'\"]*['\"];?\s*")
_EXPORT = re.compile(r"export\s+(?:const|let|var|default|function|async|class|\{|\*)")
_COMMENTS = {"-->": "<!--", "*/}": "{/*"}
_ESM_LINES = 60
"""An import statement has no more lines; without an end within them it is prose."""

# Signs that the passes over a document leave for the next one, of Unicode's private area;
# `decode.tidy` takes those out of what is read. All but the break stand at the beginning of a
# paragraph of their own.
BREAK = "\ue000"
"""A line break inside a paragraph or a cell."""
ENTRY = "\ue001"
"""Begins an entry of an accordion; its title follows."""
ENTRY_END = "\ue002"
LABEL = "\ue003"
"""A label that is no heading: of a tab, of a card."""
NOTE = "\ue004"
"""Begins a note; kind, a colon and its title follow."""
NOTE_END = "\ue005"


class Line(Record):
    """One line on its way to the Markdown parser."""

    text: str
    number: int
    """In the source, from 1."""
    code: bool = False
    """In a fenced block, fences included: nothing in it is markup."""


class Front(Record):
    """What stands above a page's text."""

    keys: dict[str, str]
    lines: int
    """How many lines it takes; 0 where there is none."""
    unclosed: bool = False


def front_matter(lines: tuple[str, ...]) -> Front:
    """The simple keys of a page's YAML header; values that are no single line are left out."""
    if not lines or lines[0].rstrip() != "---":
        return Front({}, 0)
    keys: dict[str, str] = {}
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return Front(keys, number + 1)
        match = _KEY.match(line)
        if match:
            keys[match[1]] = match[2].strip().strip("\"'")
    return Front({}, 0, unclosed=bool(keys) and bool(_KEY.match(lines[1])))


class Fenced(Record):
    """Lines with the code among them marked."""

    lines: list[Line]
    unclosed: int
    """Line of a code fence without an end; 0 where all have one."""


def mark_code(lines: list[tuple[int, str]]) -> Fenced:
    """Tell fenced code from the rest; closing fences get the indentation of the opening ones.

    Comments outside code that begin a line and go over several are made empty.
    """
    ends = {end: at for at, (_, text) in enumerate(lines) for end in _COMMENTS if end in text}
    out: list[Line] = []
    prefix = fence = comment = ""
    opened = 0
    for at, (number, text) in enumerate(lines):
        if comment:
            kept, comment = text.partition(comment)[2], "" if comment in text else comment
            out.append(Line(kept, number))
            continue
        match = _FENCE.fullmatch(text)
        if fence and ">" in prefix and not text.lstrip().startswith(">"):
            fence = ""  # the quote ended, and the code in it
        if fence:
            closes = match and match[2].startswith(fence) and not match[3].strip()
            # a list marker before an opening fence is indentation before the closing one
            own = re.sub(r"[^\s>]", " ", prefix) + match[2] if match and closes else text
            out.append(Line(own, number, code=True))
            fence = "" if closes else fence
            continue
        if match and not (match[2][0] == "`" and "`" in match[3]):
            prefix, fence, opened = match[1], match[2], number
        begun = next((e for e, sign in _COMMENTS.items() if text.lstrip().startswith(sign)), "")
        comment = begun if begun not in text and ends.get(begun, -1) > at else ""
        out.append(Line("" if comment else text, number, bool(fence)))
    return Fenced(out, opened if fence else 0)


def without_modules(lines: list[Line]) -> list[Line]:
    """`lines` with the import and export statements of MDX made empty."""
    out = list(lines)
    end = 0
    for at, line in enumerate(lines):
        end = max(end, _statement(lines, at) if at >= end else 0)
        if at < end:
            out[at] = line._replace(text="", code=False)
    return out


def _statement(lines: list[Line], at: int) -> int:
    """Where the statement that begins at a line ends; the line itself where none does."""
    text = lines[at].text
    if lines[at].code or not text.startswith(("import", "export")):
        return at
    if _ESM.fullmatch(text):
        return at + 1
    if _EXPORT.match(text):
        end = at
        while end < len(lines) and lines[end].text.strip() and not lines[end].code:
            end += 1
        return end
    if _ESM_OPEN.fullmatch(text):
        for end in range(at + 1, min(at + _ESM_LINES, len(lines))):
            if _ESM_CLOSE.fullmatch(lines[end].text):
                return end + 1
    return at
