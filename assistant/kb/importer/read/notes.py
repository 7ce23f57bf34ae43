"""Admonitions of every dialect -> marks around their text.

``:::note Title`` (Docusaurus, VitePress; opened and closed in every sloppy way), ``/// note``
(pymdown), ``!!! note "Title"`` and ``??? note`` and ``=== "Tab"`` (MkDocs), ``> [!NOTE]`` (GitHub).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....record import Record
from .lines import ENTRY, ENTRY_END, LABEL, NOTE, NOTE_END, Line, Trouble

_COLONS = re.compile(r"([ \t]*(?:>[ \t]?)*)(:{3,}|/{3,}(?=[ \t]|$))[ \t]*([\w-]*)(.*)")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=:{3,}[^:]*$)")
_QUOTE = re.compile(r"([ \t]*(?:>[ \t]?)*).*", re.DOTALL)
_TAIL = re.compile(r"(.*\S)[ \t]*(?<![:\w]):::[ \t]*")
_BANG = re.compile(
    r"([ \t]*)(?:(!!!|\?\?\?\+?)[ \t]*([\w-]*)[^\"']*?|===!?\+?)[ \t]*(?:\"(.*)\")?[ \t]*"
)
_ALERT = re.compile(r"([ \t]*(?:>[ \t]?)+)\[!(\w+)\][-+]?[ \t]*(.*)")
_DIRECTIVE = re.compile(r"[\w-]+(?:\.[\w-]+)+[ \t]*")
"""``::: package.module`` (mkdocstrings) stands for itself; no note begins."""
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_TITLE = re.compile(r"[ \t|]*(?:\[(.*)\]|(.*?))[ \t]*(?:\{[^{}]*\})?[ \t]*")
_SEVERE = {"warning", "caution", "danger", "important", "attention", "critical", "error", "failure"}
_DETAILS = {"details", "collapse", "expand"}
_ASKED = {"question", "faq", "help"}
"""Boxes of MkDocs whose title is asked, and whose text answers."""


class Marked(Record):
    """Lines without admonition syntax, and what was wrong with it."""

    lines: list[Line]
    troubles: tuple[Trouble, ...] = ()


def mark_notes(lines: list[Line]) -> Marked:
    """Replace the syntax of admonitions by marks, each a paragraph of its own."""
    plain = _indented(lines)
    ends, unclosed = _pairs(plain)
    out: list[Line] = []
    open_until: list[tuple[int, str]] = []
    for at, line in enumerate(plain):
        while open_until and open_until[-1][0] == at:
            out += _own(line, open_until.pop()[1])
        match = None if line.code else _COLONS.fullmatch(line.text)
        if match is None:
            tail = None if line.code or ":::" not in line.text else _TAIL.fullmatch(line.text)
            out.append(line._replace(text=tail[1]) if tail else line)
        elif at in ends:
            start, end = _start(match[3], match[4])
            out += _own(line._replace(text=match[1]), match[1] + start)
            open_until.append((ends[at], match[1] + end))
            open_until.sort(key=lambda entry: -entry[0])
        else:
            out.append(line._replace(text=match[1].rstrip()))
    for _, end in reversed(open_until):
        out += _own(plain[-1], end)
    message, hint = "an admonition is opened and never closed", "close it with “:::”"
    return Marked(out, tuple(Trouble(n, "warning", message, hint) for n in unclosed))


def _own(line: Line, text: str) -> list[Line]:
    """A mark on lines of its own; inside a quote the lines around it belong to the quote."""
    blank = line._replace(text=_QUOTE.sub(r"\1", text).rstrip(), code=False)
    return [blank, line._replace(text=text, code=False), blank]


def _start(kind: str, rest: str) -> tuple[str, str]:
    match = _TITLE.fullmatch(rest)
    title = ((match[1] or match[2] or "") if match else rest).strip()
    if kind.casefold() in _DETAILS:
        return ENTRY + title, ENTRY_END
    return NOTE + label(kind, title), NOTE_END


def label(kind: str, title: str) -> str:
    """The first line of a note; that it is a warning must not be lost with its box."""
    return title or (kind.capitalize() if kind.casefold() in _SEVERE else "")


def _pairs(lines: list[Line]) -> tuple[dict[int, int], list[int]]:
    """Each opening line's index with that of the line its note ends before; lines of unclosed."""
    ends: dict[int, int] = {}
    unclosed: list[int] = []
    opened: list[tuple[int, int]] = []

    def give_up(at: int, colons: int = 0) -> None:
        while opened and colons in (0, opened[-1][1]):
            start, _ = opened.pop()
            ends[start] = _first_block_end(lines, start, at)
            unclosed.append(lines[start].number)

    for at, line in enumerate(lines):
        match = None if line.code else _COLONS.fullmatch(line.text)
        said = (match[3] + match[4]).strip() if match else ""
        if match and said and not _DIRECTIVE.fullmatch(said):
            give_up(at, len(match[2]))
            opened.append((at, len(match[2])))
        elif match and opened and not said:
            ends[opened.pop()[0]] = at
        elif not line.code and _HEADING.match(line.text):
            give_up(at)
        elif opened and not line.code and not match and _TAIL.fullmatch(line.text):
            ends[opened.pop()[0]] = at + 1
    give_up(len(lines))
    return ends, unclosed


def _first_block_end(lines: list[Line], start: int, limit: int) -> int:
    """A note without an end holds the text up to the next empty line."""
    begun = False
    for at in range(start + 1, limit):
        if lines[at].text.strip():
            begun = True
        elif begun and not lines[at].code:
            return at
    return limit


class _Box(Record):
    indent: int
    end: str


def _indented(lines: list[Line]) -> list[Line]:
    """Alerts, and MkDocs' boxes: what is indented below an opening line moves four to the left."""
    out: list[Line] = []
    boxes: list[_Box] = []
    for given in lines:
        text = given.text.expandtabs(4) if boxes else given.text
        depth = len(text) - len(text.lstrip())
        if text.strip():
            out += _closed(boxes, depth, given)
        line = given._replace(text=text[min(4 * len(boxes), depth) :])
        alert = None if line.code else _ALERT.fullmatch(line.text)
        match = None if line.code else _BANG.fullmatch(line.text)
        if alert:
            out += _own(line, alert[1] + NOTE + label(alert[2], alert[3].strip()))
        elif match and (match[3] or match[4]) and len(boxes) < 20:
            start, end = _bang(match)
            out += _own(line._replace(text=match[1]), match[1] + start)
            boxes.append(_Box(depth, match[1] + end if end else ""))
        elif not line.code and (item := _ITEM.match(line.text)):
            # ``3. :::`` is what editors make of a closing line after a list
            out.append(line._replace(text=item[1] + line.text[item.end() :]))
        else:
            out.append(line)
    return [*out, *_closed(boxes, -1, lines[-1])] if boxes else out


def _closed(boxes: list[_Box], depth: int, line: Line) -> Iterator[Line]:
    while boxes and depth < boxes[-1].indent + 4:
        end = boxes.pop().end
        yield from _own(line, end) if end else ()


def _bang(match: re.Match[str]) -> tuple[str, str]:
    title = match[4] or ""
    if not match[2]:
        return LABEL + title, ""
    if match[2][0] == "?" or match[3].casefold() in _ASKED:
        return ENTRY + (title or match[3].capitalize()), ENTRY_END
    return NOTE + label(match[3], title), NOTE_END
