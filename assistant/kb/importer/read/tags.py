"""The tags of HTML and JSX, and Markdown written line by line, knowing its source lines."""

from __future__ import annotations

import re

from ....record import Record
from .lines import BREAK, Line

_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=<>/{}\"'`]+)"
    r"(?:\s*=\s*(?:(?P<open>\{)|\"([^\"]*)\"|'([^']*)'|([^\s\"'`=<>{}]+)))?"
)
_STRING = re.compile(r"\s*(?P<at>)(?:(?P<quote>[\"'`])(?P<said>.*)(?P=quote)\s*\Z)?", re.DOTALL)
_KEY_VALUE = re.compile(
    r"[\"']?(\w+)[\"']?\s*:\s*(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)"
)
_IN_BRACES = re.compile(
    r"[^{}\"'`\\]+|\\.|[{}]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`|[\"']", re.DOTALL
)
_TEMPLATE = re.compile(r"(?:[^`\\]|\\.)*`", re.DOTALL)
MAX_TAG = 30_000
"""Characters of one tag; real ones hold a page's answer in an attribute, none a whole book."""
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s "
    "samp small span strike strong sub sup time tt u var wbr button input select option".split()
)
BLOCK = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe img br legend li main nav "
    "object ol p picture pre section source summary table tbody td tfoot th thead tr track ul "
    "video audio embed param caption col colgroup map area canvas link meta title base noscript "
    "template slot dialog menu svg script style".split()
)
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")


class Tag(Record):
    """A tag, read whole."""

    name: str
    end: int
    """Index behind it."""
    closing: bool
    empty: bool
    """``<br/>``: nothing will close it."""
    attributes: tuple[tuple[str, str, int], ...] = ()
    """Name, value without quotes, index of the value; of an expression without braces."""

    def get(self, *names: str) -> str:
        """The first of some attributes that is there."""
        return next((v for name in names for n, v, _ in self.attributes if n == name), "")

    @property
    def component(self) -> bool:
        """Whether it is JSX of one's own: ``TabItem``, not ``DIV`` or ``CLIENT``."""
        return self.name[0].isupper() and any(c.islower() for c in self.name)


def read_tag(text: str, at: int, reach: int = MAX_TAG) -> Tag | None:
    """The tag that begins at a ``<``; None where none does, or it has no end."""
    name = _NAME.match(text, at)
    if name is None:
        return None
    attributes: list[tuple[str, str, int]] = []
    position, limit = name.end(), min(len(text), at + reach)
    while 0 <= position < limit:
        letter = text[position]
        if letter == ">":
            closing, empty = text[at + 1] == "/", text[position - 1] == "/"
            return Tag(name[1], position + 1, closing, empty, tuple(attributes))
        if letter == "{":
            position = skip_braces(text, position, limit - position)
        elif letter.isspace() or letter == "/":
            position += 1
        elif found := _ATTRIBUTE.match(text, position, limit):
            position = found.end()
            if found["open"]:
                start = position
                position = skip_braces(text, start - 1, limit - start + 1)
                attributes.append((found["name"], *expression(text, start, position - 1)))
            else:
                said = found.lastindex if found.lastindex != 1 else 0
                value = (found[said], found.start(said)) if said else ("", position)
                attributes.append((found["name"], *value))
        else:
            return None
    return None


def expression(text: str, start: int, end: int) -> tuple[str, int]:
    """What a JSX expression says if it is but a string; else "" and where it stands."""
    found = _STRING.match(text, start, max(start, end))
    if found is None or found["quote"] is None:
        return "", found.start("at") if found else start
    return found["said"], found.start("said")


def strings_in(text: str, start: int, end: int) -> list[tuple[str, str, int]]:
    """The strings that an expression's objects hold: key, value, index of the value."""
    found = _KEY_VALUE.finditer(text, start, end)
    return [(m[1], m[m.lastindex or 2], m.start(m.lastindex or 2)) for m in found]


def skip_braces(text: str, at: int, reach: int = MAX_TAG) -> int:
    """Index behind the expression in braces that begins at `at`; -1 without an end in reach."""
    depth, limit = 0, min(len(text), at + reach)
    while at < limit:
        match = _IN_BRACES.match(text, at, limit)
        if match is None:
            return -1
        part, at = match[0], match.end()
        depth += (part == "{") - (part == "}")
        if part == "}" and not depth:
            return at
        if part == "`":
            template = _TEMPLATE.match(text, at, limit)
            if template is None:
                return -1
            at = template.end()
    return -1


class List:
    """A list in HTML that is being written as Markdown."""

    def __init__(self, margin: int, *, ordered: bool) -> None:
        self.margin = margin
        self.ordered = ordered
        self.count = 0

    @property
    def marker(self) -> str:
        """Of the item at hand."""
        return f"{self.count}. " if self.ordered else "- "

    @property
    def content(self) -> int:
        """Indentation of what stands inside the item at hand."""
        return self.margin + (len(self.marker) if self.count else 0)


class Writer:
    """Collects lines; knows how far to indent so that a list item stays one."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.number = 1
        """Source line of what is written now."""
        self.lists: list[List] = []
        self.depth = 0
        """Open elements that are blocks."""
        self.flat = 0
        """More than 0: what is written stays on one line (a heading, a summary, a table's row)."""
        self._now: list[str] = []
        self._items: list[int] = []
        """Indentation of the contents of the Markdown list items around this line."""

    @property
    def margin(self) -> int:
        """Indentation of whatever continues the list item at hand."""
        return self.lists[-1].content if self.lists else (self._items[-1] if self._items else 0)

    @property
    def empty(self) -> bool:
        """Whether nothing but indentation or a list marker stands on the line."""
        now = "".join(self._now)
        marker = _ITEM.match(now)
        return not now[marker.end() if marker else 0 :].strip()

    def write(self, text: str) -> None:
        """Put text behind what is on the line."""
        if text:
            self._now.append(text)

    def begin(self, number: int, text: str) -> int:
        """Begin a line of the source; how many characters of its indentation to pass over."""
        depth = len(text) - len(text.lstrip(" \t"))
        if self.flat:
            self.write(" ")
            return depth
        if self.lists and self.empty and "".join(self._now).strip():
            self.number = number  # a marker waits for the text of its item
            return depth
        self.flush()
        self.number = number
        if not text.strip():
            return 0
        if self.lists:
            self.write(" " * self.margin)
            return depth
        while self._items and depth < self._items[-1]:
            self._items.pop()
        margin, item = self.margin, _ITEM.match(text)
        if item:
            self._items.append(min(item.end(), depth + 6))
        elif depth >= margin + 4 and (self.depth or text[depth] == "<"):
            self.write(" " * margin)
            return depth
        return 0

    def flush(self) -> None:
        """End the line."""
        self.lines.append(Line("".join(self._now).rstrip(), self.number))
        self._now = []

    def newline(self) -> None:
        """Go on on a line of its own, in the same list item."""
        if self.flat:
            self.write(BREAK)
        elif not self.empty:
            self.flush()
            self.write(" " * self.margin)

    def gap(self) -> None:
        """Begin a new paragraph, in the same list item."""
        if self.flat:
            self.write(BREAK)
        elif not "".join(self._now).strip():
            if self.lines and self.lines[-1].text:
                self.lines.append(Line("", self.number))
            self._now = [" " * self.margin]
        elif not self.empty:
            self.flush()
            self.flush()
            self.write(" " * self.margin)

    def item(self) -> None:
        """Begin the next item of the list at hand."""
        if not self.lists:
            self.lists.append(List(self.margin, ordered=False))
        if not "".join(self._now).strip():
            self._now = []
        else:
            self.flush()
        self.lists[-1].count += 1
        self.write(" " * self.lists[-1].margin + self.lists[-1].marker)

    def own(self, text: str) -> None:
        """A paragraph of its own, on one line, if there is any text."""
        if text:
            self.gap()
            self.write(text)
            self.gap()
