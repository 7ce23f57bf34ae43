"""A document's pieces -> a tree of sections; tables of symptoms -> their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from .draft import ProseBlock
from .read.blocks import plain_text
from .read.document import Document
from .read.lines import BREAK
from .words import PROBLEM, QUESTION, role_of, title_of

_BOLD = re.compile(r"\*\*([^*\n]+)\*\*:?|__([^_\n]+)__:?")
_LEVEL_OF_BOLD = 8
"""Below every heading."""
_LEVEL_OF_ENTRY = 7
_STRONG = re.compile(
    r"(?i)\b(?:issues?|problems?|symptoms?|errors?|warnings?|failures?|questions?|exceptions?|"
    r"what you see|if you see|limitations?)\b"
)
_WEAK = re.compile(r"(?i)\b(?:codes?|status(?:es)?|messages?|scenarios?|states?|causes?)\b")
_FIX = re.compile(
    r"(?i)\b(?:fix(?:es)?|resol\w+|solutions?|solve|causes?|reasons?|actions?|what to do|how to|"
    r"workarounds?|descriptions?|meanings?|means|explanations?|answers?|recommend\w*|remed\w+|"
    r"details?|next steps?|mitigations?|suggest\w+)\b"
)
_CELL = re.compile(r"(?<!\\)\|")
_SENTENCE = re.compile(r"[^.!?]*[.!?](?=\s|$)|[^.!?]+$")
MAX_ROWS = 200


class Section:
    """A heading with what stands below it: pieces and further sections, in order."""

    def __init__(self, title: str, level: int, heading: ProseBlock | None) -> None:
        self.title = title
        self.level = level
        self.heading = heading
        self.entry = heading is not None and heading.kind == "entry"
        self.items: list[ProseBlock | Section] = []

    @property
    def own(self) -> list[ProseBlock]:
        """The pieces that stand directly below the heading."""
        return [item for item in self.items if isinstance(item, ProseBlock)]

    @property
    def children(self) -> list[Section]:
        """The sections below it."""
        return [item for item in self.items if isinstance(item, Section)]

    def titles(self) -> list[str]:
        """Its title, and those of all sections below it."""
        return [self.title, *(title for child in self.children for title in child.titles())]

    def size(self) -> int:
        """How many words stand below the heading."""
        return sum(len(piece.words.split()) for piece in self.flat(headings=False))

    def flat(self, *, headings: bool = True) -> Iterator[ProseBlock]:
        """Every piece below the heading as one text, with the headings in it or without."""
        for item in self.items:
            if isinstance(item, ProseBlock):
                yield item
                continue
            if headings and item.heading:
                yield shown(item.heading)
            yield from item.flat(headings=headings)


def tree(document: Document) -> Section:
    """The page as a section whose title is that of the page."""
    pieces = _with_bold_headings(document.pieces)
    title = title_of(document.keys.get("title", ""))
    root = Section(title, 0, None)
    first = next((p for p in pieces if p.kind == "heading"), None)
    if first is not None and first.level == 1:
        heading = title_of(first.words)
        rest = title[len(heading) :] if title.casefold().startswith(heading.casefold()) else ""
        if heading and re.match(r"\s+[|·–—-]\s", rest):
            title = heading  # without the part of the site behind it: ``Retry | Config``
        alone = sum(p.kind == "heading" and p.level == 1 for p in pieces) == 1
        root.title = title
        if heading.casefold() == title.casefold() if title else alone:
            root.title, root.heading = title or heading, first
            pieces.remove(first)
    stack = [root]
    for piece in pieces:
        if piece.kind == "entry-end":
            # the innermost entry of an accordion; one that was never begun ends nothing
            while any(section.entry for section in stack) and not stack.pop().entry:
                pass
        elif piece.kind in ("heading", "entry"):
            _open(stack, piece)
        else:
            stack[-1].items.append(piece)
    if not root.title:
        stem = document.name.rpartition("/")[2].rpartition(".")[0]
        named = title_of(re.sub(r"[-_]+", " ", stem)).capitalize() or document.name
        root.title = title_of(document.keys.get("sidebar_label", "")) or named
    return root


def _open(stack: list[Section], piece: ProseBlock) -> None:
    level = max(2, piece.level) if piece.kind == "heading" else _LEVEL_OF_ENTRY
    if piece.kind == "heading":
        while len(stack) > 1 and stack[-1].level >= level and not stack[-1].entry:
            stack.pop()
    section = Section(title_of(piece.words) or piece.words, level, piece)
    stack[-1].items.append(section)
    stack.append(section)


def shown(heading: ProseBlock) -> ProseBlock:
    """A heading inside an article; an entry's and the page's title stand in bold."""
    if heading.kind == "heading" and heading.level > 1:
        return heading
    bold = heading.markdown if "**" in heading.markdown else f"**{heading.words}**"
    return heading._replace(kind="paragraph", markdown=bold)


def _with_bold_headings(pieces: tuple[ProseBlock, ...]) -> list[ProseBlock]:
    """Lines that are nothing but bold, used as headings, become headings."""
    behind = [*(piece.kind for piece in pieces[1:]), "heading"]
    heads = ("heading", "entry", "entry-end")
    bold = [at for at, p in enumerate(pieces) if behind[at] not in heads and _is_bold(p)]
    asked = [at for at in bold if _asks(pieces[at].words)]
    alone = not any(piece.kind in ("heading", "entry") for piece in pieces)
    chosen = set(bold if alone or len(asked) * 2 >= len(bold) else asked)
    return [
        piece._replace(kind="heading", level=_LEVEL_OF_BOLD) if at in chosen else piece
        for at, piece in enumerate(pieces)
    ]


def _is_bold(piece: ProseBlock) -> bool:
    return (
        piece.kind == "paragraph"
        and piece.level == 0
        and bool(_BOLD.fullmatch(piece.markdown))
        and len(piece.words.split()) <= 20
        and not piece.words.rstrip().endswith((".", "!"))
        and not role_of(piece.words)
    )


def _asks(words: str) -> bool:
    return bool(QUESTION.search(words) or PROBLEM.search(words))


def explode(table: ProseBlock, *, trouble: bool) -> list[tuple[str, list[ProseBlock]]]:
    """Title and pieces of each row of a table of symptoms; none where it is another table."""
    written = (row.strip().removeprefix("|") for row in table.markdown.strip().split("\n"))
    lines = [[cell.strip() for cell in _CELL.split(row)[:-1]] for row in written]
    header, rows = [plain_text(cell) for cell in lines[0]], lines[2:]
    column = _symptom_column(header, trouble=trouble)
    if column < 0 or len(rows) > MAX_ROWS:
        return []
    answers = [" ".join(c for i, c in enumerate(row) if i != column) for row in rows]
    if sum(len(answer.split()) >= 3 for answer in answers) * 2 < len(rows):
        return []
    told = ((row, _pieces(table, header, row, number)) for number, row in enumerate(rows))
    return [(_title(header, row, column), pieces) for row, pieces in told if pieces]


def _symptom_column(header: list[str], *, trouble: bool) -> int:
    fixes = [number for number, title in enumerate(header) if _FIX.search(title)]
    for pattern in (_STRONG, _WEAK) if trouble else (_STRONG,):
        for column, title in enumerate(header):
            if pattern.search(title) and any(fix != column for fix in fixes):
                return column
    return -1


def _pieces(table: ProseBlock, header: list[str], row: list[str], number: int) -> list[ProseBlock]:
    line = min(table.line + 2 + number, table.end)
    pieces: list[ProseBlock] = []
    for cell, label in zip_longest(row, header[: len(row)], fillvalue=""):
        for place, part in enumerate(filter(None, map(str.strip, cell.split(BREAK)))):
            named = label and not place
            text = (f"**{label}:** {part}" if named else part).replace("\\|", "|")
            words = plain_text(f"{label}: {part}" if named else part)
            pieces.append(ProseBlock("paragraph", text, line, line, 0, words))
    return pieces


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
