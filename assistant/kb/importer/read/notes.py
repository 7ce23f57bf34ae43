"""Admonitions of every dialect -> marks around their text.

``:::note Title`` (Docusaurus, VitePress; opened and closed in every sloppy way), ``/// note``
(pymdown), ``!!! note "Title"`` and ``??? note`` and ``=== "Tab"`` (MkDocs), ``> [!NOTE]`` (GitHub).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....record import Record
from .decode import Trouble
from .lines import ENTRY, ENTRY_END, LABEL, NOTE, NOTE_END, Line

_COLONS = re.compile(r"([ \t]*(?:>[ \t]?)*)(:{3,}|/{3,}(?=[ \t]|$))[ \t]*([\w-]*)(.*)")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=:{3,}[^:]*$)")
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
    plain = [_without_marker(line) for line in _indented(_alerts(lines))]
    pairs = _Pairs(plain)
    pairs.run()
    out: list[Line] = []
    open_until: list[tuple[int, str]] = []
    for at, line in enumerate(plain):
        while open_until and open_until[-1][0] == at:
            out += _own(line, open_until.pop()[1])
        match = None if line.code else _COLONS.fullmatch(line.text)
        if match is None:
            out.append(line if line.code else _without_tail(line))
        elif _DIRECTIVE.fullmatch(match[3] + match[4]):
            out.append(line._replace(text=f"{match[1]}`{(match[3] + match[4]).strip()}`"))
        elif at in pairs.ends:
            start, end = _start(match[3], match[4])
            out += _own(line._replace(text=match[1]), match[1] + start)
            open_until.append((pairs.ends[at], match[1] + end))
            open_until.sort(key=lambda entry: -entry[0])
        else:
            out.append(line._replace(text=match[1].rstrip()))
    for _, end in reversed(open_until):
        out += _own(plain[-1], end)
    return Marked(out, tuple(pairs.troubles))


def _without_marker(line: Line) -> Line:
    """``3. :::`` is what editors make of a closing line after a list; a note is no item either."""
    match = None if line.code else _ITEM.match(line.text)
    return line._replace(text=match[1] + line.text[match.end() :]) if match else line


def _own(line: Line, text: str) -> list[Line]:
    """A mark on lines of its own; inside a quote the lines around it belong to the quote."""
    blank = line._replace(text=_quote(text), code=False)
    return [blank, line._replace(text=text, code=False), blank]


def _quote(text: str) -> str:
    head = re.match(r"[ \t]*(?:>[ \t]?)*", text)
    return (head[0] if head else "").rstrip()


def _without_tail(line: Line) -> Line:
    match = _TAIL.fullmatch(line.text) if line.text.rstrip().endswith(":::") else None
    return line._replace(text=match[1]) if match else line


def _start(kind: str, rest: str) -> tuple[str, str]:
    match = _TITLE.fullmatch(rest)
    title = ((match[1] or match[2] or "") if match else rest).strip()
    if kind.casefold() in _DETAILS:
        return (f"{ENTRY}{title}", ENTRY_END)
    return (NOTE + label(kind, title), NOTE_END)


def label(kind: str, title: str) -> str:
    """The first line of a note; that it is a warning must not be lost with its box."""
    if title:
        return title
    return kind.capitalize() if kind.casefold() in _SEVERE else ""


class _Pairs:
    """Matches opening lines with closing ones."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.ends: dict[int, int] = {}
        """Index of each opening line -> index of the line its note ends before."""
        self.troubles: list[Trouble] = []
        self._opened: list[tuple[int, int]] = []

    def run(self) -> None:
        for at, line in enumerate(self.lines):
            match = None if line.code else _COLONS.fullmatch(line.text)
            if match:
                self._sign(at, match)
            elif not line.code:
                self._text(at, line.text)
        self._give_up(len(self.lines))

    def _text(self, at: int, text: str) -> None:
        if _HEADING.match(text):
            self._give_up(at)
        elif self._opened and text.rstrip().endswith(":::") and _TAIL.fullmatch(text):
            self.ends[self._opened.pop()[0]] = at + 1

    def _sign(self, at: int, match: re.Match[str]) -> None:
        said, colons = (match[3] + match[4]).strip(), len(match[2])
        if _DIRECTIVE.fullmatch(said):
            return
        if said:
            while self._opened and self._opened[-1][1] == colons:
                self._give_up(at, 1)
            self._opened.append((at, colons))
        elif self._opened:
            self.ends[self._opened.pop()[0]] = at

    def _give_up(self, at: int, count: int = -1) -> None:
        while self._opened and count:
            start = self._opened.pop()[0]
            self.ends[start] = _first_block_end(self.lines, start, at)
            message, hint = "an admonition is opened and never closed", "close it with “:::”"
            self.troubles.append(Trouble(self.lines[start].number, "warning", message, hint))
            count -= 1


def _first_block_end(lines: list[Line], start: int, limit: int) -> int:
    """A note without an end holds the text up to the next empty line."""
    begun = False
    for at in range(start + 1, limit):
        if lines[at].text.strip():
            begun = True
        elif begun and not lines[at].code:
            return at
    return limit


def _alerts(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        match = None if line.code else _ALERT.fullmatch(line.text)
        if match:
            out += _own(line, match[1] + NOTE + label(match[2], match[3].strip()))
        else:
            out.append(line)
    return out


class _Box(Record):
    indent: int
    end: str


def _indented(lines: list[Line]) -> list[Line]:
    """MkDocs: what is indented below an opening line is its text; it moves four to the left."""
    out: list[Line] = []
    boxes: list[_Box] = []
    for given in lines:
        text = given.text.expandtabs(4) if boxes else given.text
        depth = len(text) - len(text.lstrip())
        if text.strip():
            for end in _closed(boxes, depth):
                out += _own(given, end)
        shift = 4 * len(boxes)
        line = given._replace(text=text[min(shift, depth) :])
        match = None if line.code else _BANG.fullmatch(line.text)
        if match and (match[3] or match[4]) and len(boxes) < 20:
            start, end = _bang(match)
            out += _own(line._replace(text=match[1]), match[1] + start)
            boxes.append(_Box(depth, match[1] + end if end else ""))
        else:
            out.append(line)
    for end in _closed(boxes, -1):
        out += _own(lines[-1], end)
    return out


def _closed(boxes: list[_Box], depth: int) -> Iterator[str]:
    while boxes and depth < boxes[-1].indent + 4:
        end = boxes.pop().end
        if end:
            yield end


def _bang(match: re.Match[str]) -> tuple[str, str]:
    title = match[4] or ""
    if not match[2]:
        return LABEL + title, ""
    if match[2][0] == "?" or match[3].casefold() in _ASKED:
        return ENTRY + (title or match[3].capitalize()), ENTRY_END
    return NOTE + label(match[3], title), NOTE_END
