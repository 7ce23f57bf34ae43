"""Tables: a heading that names a secret, a login, a person or a company tells of a whole column.

Rows apart by ``;``, ``,``, ``|`` or tabs, tables in Markdown and of database clients, columns of
SQL statements, and tables of two columns whose first says what the second one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..record import TYPE_CHECKING, Record
from .fields import is_name
from .headings import (
    BESIDE,
    BUCKET,
    HIDDEN,
    KEYS,
    NAME,
    OPEN,
    PERSON,
    VALUES,
    booked,
    kind_of,
)
from .keys import folded_key, is_weak, label, looks_secret
from .naming import Naming, Swap, is_settled
from .nouns import NOUNS
from .people import account
from .vocabulary import name_parts

if TYPE_CHECKING:
    from re import Match

    from .view import View

Span = tuple[int, int]

_AMOUNT = r"[-($€£ ]*\d[\d.,' ]*[.,]\d\d[)€£$ ]*(?:[A-Z]{3})?"
_CELL_NAME = r"[^\W\d][\w .#°/-]{0,30}(?::[\w ]{1,12}| ?\([\w €$%.]{1,12}\))?\.?"
_HEADER = (
    r"\n[ \t>]*+(?P<header>[|│]?[ \t]*[\"'#]?[^\W\d][^\n;,\t|│=<>{}\[\]]{0,42}"
    r"(?:[;,\t|│][^\n;,\t|│=<>{}\[\]]{0,42}){1,60})(?=\n)"
)
_UNDERLINED = (
    r"\n(?P<header>[ \t]*[^\W\d][^\n]{1,400})\n(?P<line>[ \t]*-{2,}(?:[ \t]+-{2,})*)[ \t]*(?=\n)"
)
"""A heading whose columns are underlined, each on its own."""
_RULED = r"[ \t|+:=─│┼-]+"
_SEPARATORS = ";\t|│,"
_PLAIN = frozenset(
    ("", "true", "false", "null", "none", "nil", "0", "~", "-", "?", "default", "n/a")
)
_STATEMENT = (
    r"(?i)(?:(?:insert|replace|upsert)\s{1,4}(?:ignore\s{1,4})?into\s{1,4}(?P<table>[^\s(]{1,100})\s{0,4}\("
    r"(?P<columns>[^()\n]{1,800})\)\s{0,4}values\s{0,4}(?P<rows>\([^\n]{1,4000})"
    r"|copy\s{1,4}[^\s(]{1,100}\s{0,4}\((?P<copied>[^()\n]{1,800})\)\s{1,4}from\s{1,4}stdin"
    r"[^\n]{0,80}"
    r"(?=\n))"
)
_ROW = r"\(((?:'(?:[^'\n]|'')*+'|[^()'\n])*+)\)"
_VALUE = r"[ \t]*(?:N?'(?P<text>(?:[^'\n]|'')*+)'|(?P<plain>[^,'\n]+))[ \t]*(?:,|$)"


class _Columns:
    """What the headings of a table say of its columns."""

    def __init__(self, names: list[str], about: str = "") -> None:
        """`about` is what the table is called."""
        self.names = [name.strip(" \t\"'`[]#") for name in names]
        self.kinds = [kind_of(name) for name in self.names]
        if kind_of(about) == "company":
            self.kinds = [kind and kind.replace(NAME, "company") for kind in self.kinds]
        told = {word for name in self.names for word in name_parts(name)}
        among = told & (BESIDE | OPEN) or set(self.kinds) - {"", NAME, "host"}
        self.kinds = [(PERSON if among else "") if kind == NAME else kind for kind in self.kinds]
        self.kinds = booked(self.names, self.kinds)
        self.pairs = (
            len(names) > 1
            and folded_key(self.names[0]) in KEYS
            and folded_key(self.names[1]) in VALUES
        )

    @property
    def telling(self) -> bool:
        """Whether any column is to be hidden."""
        return self.pairs or any(self.kinds)

    def hidden(self, text: str, cells: list[Span], naming: Naming) -> Iterator[Swap]:
        """What stands for the cells of a row."""
        told = zip(self.names, self.kinds, cells, strict=True)
        if self.pairs:
            name = text[slice(*cells[0])].strip(" `*\"'")
            told = zip([name], [kind_of(name)], cells[1:2], strict=True)
        for name, kind, (start, stop) in told:
            if kind:
                naming.noted.clear()
                value = text[start:stop]
                new = _hidden(value, name, kind, naming)
                if new != value:
                    yield start, stop, new


class _Table(Record):
    """A table in a text."""

    header: str
    columns: _Columns
    rows: list[list[Span]]
    """Where their cells are."""
    end: int


def _hidden(value: str, name: str, kind: str, naming: Naming) -> str:
    """A cell without what must not leave."""
    inner = value.strip()
    if inner.lower() in _PLAIN or inner[:1] in "@:$?" or naming.kept(inner):
        return value
    if kind == HIDDEN:
        return naming.secret(label(name)) if _is_secret(inner, name) else value
    if kind == "value":
        return naming.secret("value") if re.search(r"[1-9]|[^\W\d_]{2}", inner) else value
    if kind == "sum":
        return naming.secret("value") if re.fullmatch(_AMOUNT, inner) else value
    if kind in ("phone", "id"):
        enough = sum(map(str.isdigit, inner)) > (2 if kind == "phone" else 3)
        return naming.name(kind, value) if enough and not re.search("[a-z]{4}", inner) else value
    if inner.lower() in NOUNS or not is_name(inner) or is_settled(inner):
        return value
    return _named(value, kind, naming)


def _is_secret(inner: str, name: str) -> bool:
    if re.fullmatch(r"\d{1,3}|[\d.]+ ?%|\d+ of .*", inner):
        return False
    return not is_weak(name) or looks_secret(inner) or (inner.isdigit() and 3 < len(inner) < 9)


def _named(value: str, kind: str, naming: Naming) -> str:
    """A cell with the name of somebody, of a firm or of a machine."""
    inner = value.strip()
    if kind in ("login", "host"):
        single = re.fullmatch(r"[\w.@$\\ -]{2,60}", inner)
        if not single or "@" in inner:
            return value
        return account(value, naming) if kind == "login" else naming.name("host", value)
    figures = sum(map(str.isdigit, inner))
    written = inner[0].isupper() or not inner[0].isascii() or " " in inner
    if len(inner) < 3 or figures > len(inner) // 3 or not written or inner[0] in "`*<":
        return value
    kind = "company" if kind == "company" else "user"
    if " " in inner:
        naming.learn(kind, inner)
    return naming.name(kind, value)


def swaps(view: View, naming: Naming) -> Iterator[Swap]:
    """What stands for each cell that a heading tells of."""
    found = list(_tables(view, naming))
    if any(map(view.holds, ("insert ", "replace ", "upsert ", "copy "))):
        found += _statements(view.text, naming)
    found.sort()
    end = 0
    for start, stop, new in found:
        if start >= end:
            naming.noted[:] = ["value"]
            yield start, stop, new
            end = stop


def _tables(view: View, naming: Naming) -> Iterator[Swap]:
    low = f"\n{view.low}\n"
    text = f"\n{view.text}\n"
    tables: list[_Table] = []
    if re.compile(_HEADER).search(low):
        tables += _found(text)
    if "\n--" in low or "\n --" in low:
        tables += _underlined(text)
    for table in tables:
        for cells in table.rows:
            for first, stop, new in table.columns.hidden(text, cells, naming):
                yield first - 1, stop - 1, new


def _underlined(text: str) -> Iterator[_Table]:
    """All tables with underlined columns, as PowerShell and clients of databases print them."""
    for match in re.compile(_UNDERLINED).finditer(text):
        edges = [run.start() for run in re.finditer("-+", match["line"])]
        spans = [*zip(edges, [*edges[1:], None], strict=True)]
        columns = _Columns([match["header"][first:last].strip() for first, last in spans])
        if not columns.telling:
            continue
        rows: list[list[Span]] = []
        at = match.end()
        for start, end in _lines(text, match.end() + 1):
            if not text[start:end].strip():
                break
            at = end
            cells = [(start + a, end if b is None else min(end, start + b)) for a, b in spans]
            whole = len(spans) > 1 or " " not in text[start:end].strip()
            fits = all(text[a - 1 : a].isspace() for a, _ in cells[1:] if a <= end)
            if whole and fits and cells[-1][0] < end:
                rows.append([_stripped(text, *cell) for cell in cells])
        yield _Table(match["header"], columns, rows, at)


def _stripped(text: str, start: int, end: int) -> Span:
    """A cell without the blanks that fill it up."""
    cell = text[start:end]
    lead = len(cell) - len(cell.lstrip())
    return start + lead, max(start + lead, start + len(cell.rstrip()))


def unfinished(text: str) -> str:
    """The heading of a table that goes on to the end of a text, if it tells of a column."""
    if not re.compile(_HEADER).search(f"\n{text}\n"):
        return ""
    tables = list(_found(f"\n{text}\n"))
    return tables[-1].header if tables and tables[-1].end == len(text) + 1 else ""


def _found(text: str) -> Iterator[_Table]:
    """All tables with a telling heading in a text that begins and ends with the end of a line."""
    at = 0
    while match := re.compile(_HEADER).search(text, at):
        at = match.end()
        columns, sign = _headings(match["header"])
        if columns is None or not columns.telling:
            continue
        rows: list[list[Span]] = []
        for start, end in _lines(text, at + 1):
            if re.compile(_RULED).fullmatch(text, start, end):
                at = end
                continue
            cells = _cells(text, start, end, sign)
            if len(cells) != len(columns.names):
                break
            at = end
            rows.append(cells)
        yield _Table(match["header"], columns, rows, at)


def _headings(line: str) -> tuple[_Columns | None, str]:
    """The columns that a line names, if it is the header of a table, and what parts them."""
    sign = max(_SEPARATORS, key=line.strip(" \t|│").count)
    spans = _cells(line, 0, len(line), sign)
    names = [line[slice(*span)].strip() for span in spans]
    whole = all(
        re.fullmatch(_CELL_NAME, name) or re.fullmatch(BUCKET, name) for name in names if name
    )
    short = all(len(name.split()) < 5 for name in names)
    few = sum(map(bool, names)) < (3 if sign == "," and line.count(", ") == len(names) - 1 else 2)
    if few or not whole or not short or not names[0]:
        return None, sign
    return _Columns(names), sign


def _lines(text: str, at: int) -> Iterator[Span]:
    while at < len(text):
        end = text.find("\n", at)
        yield at, end
        at = end + 1


def _cells(text: str, at: int, end: int, sign: str) -> list[Span]:
    """Where a row's cells are, quotes left out; the frame of a table is none of them."""
    if sign in "|│":
        while at < end and text[at] in " \t|│":
            at += 1
        while end > at and text[end - 1] in " \t|│":
            end -= 1
    cell = re.compile(
        rf"[ ]*(?:\"((?:[^\"\n]|\"\")*)\"|'((?:[^'\n])*)'(?=[ ]*(?:{re.escape(sign)}|$))"
        rf"|((?:[^{re.escape(sign)}\n\"]|\"(?:[^\"\n]|\"\")*+\"|\")*))[ ]*({re.escape(sign)}|$)",
        re.MULTILINE,
    )
    found: list[Span] = []
    while at <= end and (match := cell.match(text, at, end)):
        found.append(match.span(next((i for i in (1, 2) if match[i] is not None), 3)))
        if not match[4]:
            break
        at = match.end()
    return found


def _statements(text: str, naming: Naming) -> Iterator[Swap]:
    """Values of SQL statements, by the columns that they are for."""
    for match in re.compile(_STATEMENT).finditer(text):
        columns = _Columns((match["columns"] or match["copied"]).split(","), match["table"] or "")
        if not columns.telling:
            continue
        if match["copied"]:
            yield from _copied(text, match, columns, naming)
            continue
        for row in re.compile(_ROW).finditer(text, *match.span("rows")):
            cells = [
                cell.span("plain" if cell["text"] is None else "text")
                for cell in re.compile(_VALUE).finditer(text, *row.span(1))
            ]
            if len(cells) == len(columns.names):
                yield from columns.hidden(text, cells, naming)


def _copied(text: str, match: Match[str], columns: _Columns, naming: Naming) -> Iterator[Swap]:
    for start, end in _lines(f"{text}\n", match.end() + 1):
        cells = _cells(text, start, end, "\t")
        if len(cells) != len(columns.names):
            return
        yield from columns.hidden(text, cells, naming)
