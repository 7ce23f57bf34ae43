"""A document's pieces -> a tree of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .draft import ProseBlock
from .read.document import Document
from .words import PROBLEM, QUESTION, role_of, title_of

_BOLD = re.compile(r"\*\*([^*\n]+)\*\*:?|__([^_\n]+)__:?")
_LEVEL_OF_BOLD = 8
"""Below every heading."""
_LEVEL_OF_ENTRY = 7


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

    def all_pieces(self) -> Iterator[ProseBlock]:
        """Every piece below the heading, without the headings."""
        for item in self.items:
            if isinstance(item, Section):
                yield from item.all_pieces()
            else:
                yield item

    def size(self) -> int:
        """How many words stand below the heading."""
        return sum(len(piece.words.split()) for piece in self.all_pieces())

    def flat(self) -> Iterator[ProseBlock]:
        """Every piece below the heading, headings included, as one text."""
        for item in self.items:
            if isinstance(item, Section):
                if item.heading:
                    yield shown(item.heading)
                yield from item.flat()
            else:
                yield item


def tree(document: Document) -> Section:
    """The page as a section whose title is that of the page."""
    pieces = _with_bold_headings(_with_bold_items(list(document.pieces)))
    root = Section(title_of(document.keys.get("title", "")), 0, None)
    first = next((p for p in pieces if p.kind == "heading"), None)
    alone = sum(p.kind == "heading" and p.level == 1 for p in pieces) == 1
    if first is not None and first.level == 1:
        root.title = _without_site(root.title, title_of(first.words))
    if first is not None and first.level == 1 and _names_page(first, root.title, alone=alone):
        root.title = root.title or title_of(first.words)
        root.heading = first
        pieces.remove(first)
    stack = [root]
    for piece in pieces:
        if piece.kind == "entry-end":
            _close_entry(stack)
        elif piece.kind in ("heading", "entry"):
            _open(stack, piece)
        else:
            stack[-1].items.append(piece)
    root.title = root.title or title_of(document.keys.get("sidebar_label", "")) or _named(document)
    return root


def _without_site(title: str, heading: str) -> str:
    """A page's title without the part of the site behind it: ``Retry | Config``."""
    rest = title[len(heading) :] if title.casefold().startswith(heading.casefold()) else ""
    return heading if heading and re.match(r"\s+[|·–—-]\s", rest) else title


def _names_page(heading: ProseBlock, title: str, *, alone: bool) -> bool:
    return title_of(heading.words).casefold() == title.casefold() if title else alone


def _open(stack: list[Section], piece: ProseBlock) -> None:
    level = max(2, piece.level) if piece.kind == "heading" else _LEVEL_OF_ENTRY
    if piece.kind == "heading":
        while len(stack) > 1 and stack[-1].level >= level and not stack[-1].entry:
            stack.pop()
    section = Section(title_of(piece.words) or piece.words, level, piece)
    stack[-1].items.append(section)
    stack.append(section)


def _close_entry(stack: list[Section]) -> None:
    """End the innermost entry of an accordion; one that was never begun ends nothing."""
    if any(section.entry for section in stack):
        while not stack.pop().entry:
            pass


def _named(document: Document) -> str:
    stem = document.name.rpartition("/")[2].rpartition(".")[0]
    return title_of(re.sub(r"[-_]+", " ", stem)).capitalize() or document.name


def shown(heading: ProseBlock) -> ProseBlock:
    """A heading inside an article; an entry's and the page's title stand in bold."""
    if heading.kind == "heading" and heading.level > 1:
        return heading
    bold = heading.markdown if "**" in heading.markdown else f"**{heading.words}**"
    return heading._replace(kind="paragraph", markdown=bold)


def _with_bold_headings(pieces: list[ProseBlock]) -> list[ProseBlock]:
    """Lines that are nothing but bold, used as headings, become headings."""
    bold = [at for at, piece in enumerate(pieces) if _is_bold(piece) and _followed(pieces, at)]
    asked = [at for at in bold if _asks(pieces[at].words)]
    chosen = set(bold if len(asked) * 2 >= len(bold) or _alone(pieces) else asked)
    return [
        piece._replace(kind="heading", level=_LEVEL_OF_BOLD) if at in chosen else piece
        for at, piece in enumerate(pieces)
    ]


def _alone(pieces: list[ProseBlock]) -> bool:
    """Whether the page has no other headings."""
    return not any(piece.kind in ("heading", "entry") for piece in pieces)


def _is_bold(piece: ProseBlock) -> bool:
    return (
        piece.kind == "paragraph"
        and piece.level == 0
        and bool(_BOLD.fullmatch(piece.markdown))
        and len(piece.words.split()) <= 20
        and not piece.words.rstrip().endswith((".", "!"))
        and not role_of(piece.words)
    )


def _with_bold_items(pieces: list[ProseBlock]) -> list[ProseBlock]:
    """Items that are nothing but bold, with more inside, become entries if they are problems."""
    out: list[ProseBlock] = []
    for item, inside in _items(pieces):
        if not inside:
            out.append(item)
            continue
        indent = len(item.markdown) - len(item.markdown.lstrip("-*+0123456789.) "))
        entry = item._replace(kind="entry", markdown=item.markdown[indent:], level=0)
        end = ProseBlock("entry-end", "", inside[-1].end, inside[-1].end)
        out += [entry, *(_dedented(piece, indent) for piece in inside), end]
    return out


def _items(pieces: list[ProseBlock]) -> list[tuple[ProseBlock, list[ProseBlock]]]:
    """Each piece by itself; a bold item of a list of problems with all that is inside it."""
    runs: list[tuple[ProseBlock, list[ProseBlock]]] = []
    at = 0
    while at < len(pieces):
        end = at + 1
        if _is_bold_item(pieces[at]):
            while end < len(pieces) and pieces[end].level > 0 and pieces[end].kind in _INSIDE:
                end += 1
        runs.append((pieces[at], pieces[at + 1 : end]))
        at = end
    bold = [item for item, inside in runs if inside]
    if len(bold) > 1 and sum(_asks(item.words) for item in bold) * 2 >= len(bold):
        return runs
    return [(piece, []) for piece in pieces]


_INSIDE = frozenset(("paragraph", "bullet", "step", "quote", "note", "code", "table", "image"))


def _is_bold_item(piece: ProseBlock) -> bool:
    text = piece.markdown.lstrip("-*+0123456789.) ") if piece.kind in ("bullet", "step") else ""
    bold = piece.markdown[-len(text) - 2 :] if text else ""
    return bool(text) and piece.level == 0 and bool(_BOLD.fullmatch(bold)) and not role_of(text)


def _dedented(piece: ProseBlock, by: int) -> ProseBlock:
    lines = (line[min(by, len(line) - len(line.lstrip())) :] for line in piece.markdown.split("\n"))
    return piece._replace(markdown="\n".join(lines), level=piece.level - 1)


def _followed(pieces: list[ProseBlock], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at + 1].kind not in ("heading", "entry", "entry-end")


def _asks(words: str) -> bool:
    return bool(QUESTION.search(words) or PROBLEM.search(words))
