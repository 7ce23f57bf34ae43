"""A document's lines as the passes hand them on: text, where it comes from, whether it is code."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....record import Record

_FENCE = re.compile(r"((?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)")
_KEY = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*)")
_ESM = re.compile(r"import\s+(?:[\w*{].*\sfrom\s+)?['\"][^'\"]*['\"];?\s*")
_ESM_OPEN = re.compile(r"import\s*(?:\w+\s*,\s*)?\{[^}]*")
_ESM_CLOSE = re.compile(r".*\}\s*from\s+['\"][^'\"]*['\"];?\s*")
_EXPORT = re.compile(r"export\s+(?:const|let|var|default|function|async|class|\{|\*)")
_ESM_LINES = 60
"""An import statement has no more lines; without an end within them it is prose."""


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


def mark_code(lines: Iterable[tuple[int, str]]) -> Fenced:
    """Tell fenced code from the rest; closing fences get the indentation of the opening ones."""
    out: list[Line] = []
    prefix, fence, opened = "", "", 0
    for number, text in without_comments(list(lines)):
        match = _FENCE.fullmatch(text)
        if fence and ">" in prefix and not text.lstrip().startswith(">"):
            fence = ""  # the quote ended, and the code in it
        if not fence:
            if match and not (match[2][0] == "`" and "`" in match[3]):
                prefix, fence, opened = match[1], match[2], number
            out.append(Line(text, number, bool(fence)))
        elif match and match[2].startswith(fence) and not match[3].strip():
            out.append(Line(_blank(prefix) + match[2], number, code=True))
            fence = ""
        else:
            out.append(Line(text, number, code=True))
    return Fenced(out, opened if fence else 0)


def without_comments(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """`lines` with comments that begin a line and go over several made empty."""
    out = list(lines)
    closing = {"<!--": "-->", "{/*": "*/}"}
    last = {
        end: max((i for i, (_, t) in enumerate(lines) if end in t), default=-1)
        for end in closing.values()
    }
    until, fence = "", ""
    for at, (number, text) in enumerate(lines):
        start = text.lstrip()
        if until:
            out[at] = (number, text.partition(until)[2])
            until = "" if until in text else until
        elif fence or _FENCE.fullmatch(text):
            fence = _within(fence, text)
        else:
            until = next((e for s, e in closing.items() if start.startswith(s)), "")
            if until and (until in text or last[until] <= at):
                until = ""
            out[at] = (number, "") if until else (number, text)
    return out


def _within(fence: str, text: str) -> str:
    """The fence that is open after a line."""
    match = _FENCE.fullmatch(text)
    if match is None:
        return fence
    if fence:
        return "" if match[2].startswith(fence) and not match[3].strip() else fence
    return "" if match[2][0] == "`" and "`" in match[3] else match[2]


def _blank(prefix: str) -> str:
    """A list marker before an opening fence is indentation before the closing one."""
    return re.sub(r"[^\s>]", " ", prefix)


def without_modules(lines: list[Line]) -> list[Line]:
    """`lines` with the import and export statements of MDX made empty."""
    out = list(lines)
    at = 0
    while at < len(out):
        end = _statement(out, at)
        for i in range(at, end):
            out[i] = out[i]._replace(text="", code=False)
        at = max(end, at + 1)
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
