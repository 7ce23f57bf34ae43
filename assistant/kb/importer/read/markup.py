"""HTML and JSX among Markdown -> Markdown. Nothing that a reader of the page sees is lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby

from .elements import Elements
from .lines import Line
from .tags import MAX_TAG, read_tag, skip_braces

_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|`+|<|\n"
    r"|\{/\*|\{[ \t]*(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}')[ \t]*\}"
    r"|\{(?:props|frontMatter|siteConfig)[\w.?]{0,200}\}"
    r"|[ \t]\{[ \t]?[#:.][^{}\n]{0,200}\}(?=[ \t]*(?:\n|\Z))"
)
_SIMPLE = re.compile(
    r"(?i)<(b|strong|i|em|code|kbd|samp|tt|a)(\s[^<>]*)?>"
    r"([^<>\n]*(?:\n(?![ \t]*\n)[^<>\n]*){0,3})</\1[ \t]*>"
)
_LINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_DELIMITER = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PLACEHOLDER = re.compile(r"<[A-Za-z][^<>\n`]{0,80}>")
_TICKS = re.compile(r"`+")
_EMPTY = re.compile(r"\n[ \t]*(?=\n)")
_REACHES = ((50, MAX_TAG), (5_000, 500))
"""So many beginnings without an end are followed so far; further ones are text."""


def convert(lines: list[Line]) -> list[Line]:
    """The same document without tags outside code; code is handed on as it is."""
    scanner = _Scanner()
    for code, same in groupby(lines, lambda line: line.code):
        (scanner.code if code else scanner.segment)(list(same))
    return scanner.elements.done()


class _Spans:
    """Finds the run of backticks that closes another, in a time that does not add up."""

    def __init__(self, text: str) -> None:
        self._runs: dict[int, list[int]] = {}
        for match in _TICKS.finditer(text):
            self._runs.setdefault(len(match[0]), []).append(match.start())
        self._gaps = [match.start() for match in _EMPTY.finditer(text)]
        self._length = len(text)

    def end(self, at: int, ticks: int) -> int:
        """Index behind the span that so many backticks open; -1 where none close it."""
        runs = self._runs.get(ticks, [])
        index = bisect_right(runs, at)
        if index >= len(runs):
            return -1
        gap = bisect_right(self._gaps, at)
        limit = self._gaps[gap] if gap < len(self._gaps) else self._length
        return runs[index] + ticks if runs[index] < limit else -1


class _Scanner:
    def __init__(self) -> None:
        self.elements = Elements(self._range, self._find, lambda: self.text)
        self.out = self.elements.out
        self.failed = 0
        self.text = ""
        self.starts: list[int] = []
        self.lines: list[Line] = []
        self.spans = _Spans("")
        self.tables: set[int] = set()
        self.nested = 0
        self.nowhere: set[tuple[str, int]] = set()

    def code(self, lines: list[Line]) -> None:
        self.elements.end_flat()
        self.out.lines += lines

    def segment(self, lines: list[Line]) -> None:
        self.lines = lines
        self.text = "\n".join(line.text for line in lines)
        self.nowhere.clear()
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line.text) + 1)
        self.spans = _Spans(self.text)
        self.tables = _table_lines(lines)
        self._range(0, len(self.text))
        self._in_cells(False)
        self.out.flush()

    def _range(self, start: int, end: int) -> None:
        """Convert a part of the text: all of it, or an attribute's value."""
        self.nested += 1
        if self.nested > 8:
            self.elements.text(self.text[start:end].replace("\n", " "))
        else:
            at = self._line(start)
            while at < end:
                match = _TOKEN.search(self.text, at, end)
                if match is None:
                    self.elements.text(self.text[at:end])
                    break
                self.elements.text(self.text[at : match.start()])
                at = self._token(match.start(), match[0], end)
        self.nested -= 1

    def _line(self, at: int) -> int:
        """Enter the line that begins at `at`; where to go on."""
        index = bisect_right(self.starts, at) - 1
        line = self.lines[min(index, len(self.lines) - 1)]
        if at != self.starts[min(index, len(self.lines) - 1)]:
            return at
        if _HEADING.match(line.text):
            self.elements.reset()
        elif not line.text.strip():
            self.elements.end_line()
        self._in_cells(False)
        cells = index in self.tables and not self.elements.rows
        skip = self.elements.begin(line)
        self._in_cells(cells)
        return at + skip

    def _in_cells(self, cells: bool) -> None:
        """Enter or leave the cells of a pipe table."""
        self.out.flat += cells - self.elements.in_cells
        self.elements.in_cells = cells

    def _token(self, at: int, token: str, end: int) -> int:
        match token[0]:
            case "\n":
                return self._line(at + 1)
            case "`":
                stop = self.spans.end(at, len(token))
                if stop < 0 or stop > end:
                    self.elements.text(token)
                    return at + len(token)
                self._verbatim(at, stop)
                return stop
            case "<":
                return self._angle(at, end)
            case "\\":
                self.elements.text(token)
                return at + len(token)
        return self._brace(at, token, end)

    def _reach(self) -> int:
        return next((reach for failures, reach in _REACHES if self.failed < failures), 0)

    def _find(self, what: str, at: int, end: int) -> int:
        """Where something is next; that it is nowhere is found out once."""
        if (what, end) in self.nowhere:
            return -1
        found = self.text.find(what, at, end)
        if found < 0:
            self.nowhere.add((what, end))
        return found

    def _verbatim(self, start: int, end: int) -> None:
        """Write a code span; it may go over several lines."""
        at = start
        while (stop := self.text.find("\n", at, end)) >= 0:
            self.elements.text(self.text[at:stop])
            at = self._line(stop + 1)
        self.elements.text(self.text[at:end])

    def _brace(self, at: int, token: str, end: int) -> int:
        if token.startswith("{/*"):
            stop = skip_braces(self.text, at, self._reach())
            if 0 < stop <= end:
                return stop
            self.failed += 1
            self.elements.text(token)
        elif token[0] == "{" and token[1:].lstrip()[:1] in ("'", '"'):
            self.elements.text(token[1:-1].strip()[1:-1])
        elif token[0] == "{":
            self._code(token, at)
        return at + len(token)

    def _code(self, text: str, at: int) -> None:
        """Text as code; beside a stray backtick, which would count as its mark, as it stands."""
        beside = self.text[at - 1 : at] + self.text[at + len(text) : at + len(text) + 1]
        self.elements.text(f"\\{text}" if "`" in beside else f"`{text}`")

    def _angle(self, at: int, end: int) -> int:
        if self.text.startswith("<!--", at):
            stop = self._find("-->", at, end)
            return stop + 3 if stop >= 0 else at + 4
        link = _LINK.match(self.text, at, end)
        if link:
            self.elements.text(link[1])
            return link.end()
        simple = _SIMPLE.match(self.text, at, end)
        if simple and self.elements.simple(simple[1].lower(), simple[2] or "", simple[3]):
            return simple.end()
        tag = read_tag(self.text, at, self._reach())
        if tag is not None and tag.end <= end and self.elements.known(tag):
            return max(tag.end, self.elements.element(tag, end))
        self.failed += tag is None and self.text[at + 1 : at + 2].isalpha()
        placeholder = _PLACEHOLDER.match(self.text, at, end)
        if placeholder:
            self._code(placeholder[0], at)
            return placeholder.end()
        beside = self.text[at + 1 : at + 2]
        self.elements.text("\\<" if beside.isalpha() or beside in ("/", "!", "?") else "<")
        return at + 1


def _table_lines(lines: list[Line]) -> set[int]:
    """Indices of the lines of pipe tables: a cell's line must stay one."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        text = line.text
        if "|" not in text or at == 0 or at in found or not _DELIMITER.fullmatch(text):
            continue
        if "|" not in lines[at - 1].text:
            continue
        found.add(at - 1)
        row = at
        while row < len(lines) and lines[row].text.strip() and "|" in lines[row].text:
            found.add(row)
            row += 1
    return found
