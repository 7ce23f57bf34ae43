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
_INSIDE = frozenset(("paragraph", "bullet", "step", "quote", "note", "code", "table", "image"))


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

    def titles(self) -> list[str]:
        """Its title, and those of all sections below it."""
        return [self.title, *(title for child in self.children for title in child.titles())]

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


def _with_bold_headings(pieces: list[ProseBlock]) -> list[ProseBlock]:
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


def _with_bold_items(pieces: list[ProseBlock]) -> list[ProseBlock]:
    """Items that are nothing but bold, with more inside, become entries if they are problems."""
    runs: list[tuple[ProseBlock, list[ProseBlock]]] = []
    for piece in pieces:
        if runs and piece.level > 0 and piece.kind in _INSIDE and _is_bold_item(runs[-1][0]):
            runs[-1][1].append(piece)
        else:
            runs.append((piece, []))
    bold = [item for item, inside in runs if inside]
    if len(bold) < 2 or sum(_asks(item.words) for item in bold) * 2 < len(bold):
        return pieces
    out: list[ProseBlock] = []
    for item, inside in runs:
        if not inside:
            out.append(item)
            continue
        indent = len(item.markdown) - len(item.markdown.lstrip("-*+0123456789.) "))
        entry = item._replace(kind="entry", markdown=item.markdown[indent:], level=0)
        end = ProseBlock("entry-end", "", inside[-1].end, inside[-1].end)
        out += [entry, *(_dedented(piece, indent) for piece in inside), end]
    return out


def _is_bold_item(piece: ProseBlock) -> bool:
    text = piece.markdown.lstrip("-*+0123456789.) ") if piece.kind in ("bullet", "step") else ""
    bold = piece.markdown[-len(text) - 2 :] if text else ""
    return bool(text) and piece.level == 0 and bool(_BOLD.fullmatch(bold)) and not role_of(text)


def _dedented(piece: ProseBlock, by: int) -> ProseBlock:
    lines = (line[min(by, len(line) - len(line.lstrip())) :] for line in piece.markdown.split("\n"))
    return piece._replace(markdown="\n".join(lines), level=piece.level - 1)


def _asks(words: str) -> bool:
    return bool(QUESTION.search(words) or PROBLEM.search(words))
