"""Tables of symptoms: each row with an issue and its fix is a topic."""

from __future__ import annotations

import re

from ...record import Record
from .draft import ProseBlock
from .read.blocks import plain_text
from .read.lines import BREAK
from .words import title_of

_STRONG = re.compile(
    r"\b(?:issues?|problems?|symptoms?|errors?|warnings?|failures?|questions?|exceptions?|"
    r"what you see|if you see|limitations?)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:codes?|status(?:es)?|messages?|scenarios?|states?|causes?)\b", re.IGNORECASE
)
_FIX = re.compile(
    r"\b(?:fix(?:es)?|resol\w+|solutions?|solve|causes?|reasons?|actions?|what to do|how to|"
    r"workarounds?|descriptions?|meanings?|means|explanations?|answers?|recommend\w*|remed\w+|"
    r"details?|next steps?|mitigations?|suggest\w+)\b",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?<!\\)\|")
_SENTENCE = re.compile(r"[^.!?]*[.!?](?=\s|$)|[^.!?]+$")
MAX_ROWS = 200


class Row(Record):
    """A row of a table of symptoms."""

    title: str
    pieces: list[ProseBlock]
    line: int
    end: int


def explode(table: ProseBlock, *, trouble: bool) -> list[Row]:
    """The rows of a table of symptoms; none where it is another table."""
    written = (row.strip().removeprefix("|") for row in table.markdown.strip().split("\n"))
    lines = [[cell.strip() for cell in _CELL.split(row)[:-1]] for row in written]
    header, rows = [plain_text(cell) for cell in lines[0]], lines[2:]
    column = _symptom_column(header, trouble=trouble)
    if column < 0 or len(rows) > MAX_ROWS or not rows:
        return []
    answers = [" ".join(c for i, c in enumerate(row) if i != column) for row in rows]
    if sum(len(answer.split()) >= 3 for answer in answers) * 2 < len(rows):
        return []
    return [
        _row(table, header, row, column, number)
        for number, row in enumerate(rows)
        if any(cell.strip() for cell in row)
    ]


def _symptom_column(header: list[str], *, trouble: bool) -> int:
    for pattern in (_STRONG, _WEAK) if trouble else (_STRONG,):
        for column, title in enumerate(header):
            others = [t for i, t in enumerate(header) if i != column]
            if pattern.search(title) and any(_FIX.search(t) for t in others):
                return column
    return -1


def _row(table: ProseBlock, header: list[str], row: list[str], column: int, number: int) -> Row:
    line = min(table.line + 2 + number, table.end)
    pieces: list[ProseBlock] = []
    for index, cell in enumerate(row):
        parts = [part.strip() for part in cell.split(BREAK) if part.strip()]
        label = header[index] if index < len(header) else ""
        for place, part in enumerate(parts):
            text = f"**{label}:** {part}" if label and not place else part
            text = text.replace("\\|", "|")
            words = " ".join(filter(None, (f"{label}:" if label and not place else "", part)))
            pieces.append(ProseBlock("paragraph", text, line, line, 0, plain_text(words)))
    return Row(_title(header, row, column), pieces, line, line)


def _title(header: list[str], row: list[str], column: int) -> str:
    parts = [p for p in row[column].split(BREAK) if p.strip()] if column < len(row) else []
    first = " ".join(parts[: 2 if parts and parts[0].rstrip().endswith(":") else 1])
    symptom = plain_text(first.replace("\\|", "|")).strip()
    if len(symptom.split()) > 1:
        return shorten(title_of(symptom))
    rest = next((c for i, c in enumerate(row) if i != column and len(c.split()) > 1), "")
    sentence = _SENTENCE.match(plain_text(rest.split(BREAK)[0]))
    told = sentence[0].strip().rstrip(".") if sentence else ""
    name = " ".join(filter(None, (header[column] if symptom.isdigit() else "", symptom)))
    return shorten(": ".join(filter(None, (name, told))) or header[column])


def shorten(text: str, limit: int = 120) -> str:
    """At most so many characters, cut between words."""
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(",;:–- ") + "…"
