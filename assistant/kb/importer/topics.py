"""A page's sections -> topics: which headings are worth an article of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ...record import Record
from .draft import ProseBlock, SkippedSection
from .judge import is_release, is_trouble, links_only, page_reason
from .read.document import Document
from .read.lines import BREAK
from .rows import explode
from .sections import Section, shown, tree
from .words import NUMBERED, PROBLEM, VERBS, is_generic, is_problem, role_of, title_of

_INTRO = 25
"""Words from which on the text above the first heading is an article of its own."""
_DO = "|".join(VERBS)
_COMMAND = re.compile(rf"(?:(?:then|next|now|finally|please),?\s+)?[*_]*(?:{_DO})\b", re.IGNORECASE)
_LEAD = re.compile(
    rf"(?:using|in|on|from|under|at|with|within|after)\b[^.\n]*[,\s](?:{_DO})\b", re.IGNORECASE
)


class Topic(Record):
    """What becomes an article."""

    title: str
    heading: str
    """As written, or that of the section a table's row stands in."""
    pieces: tuple[ProseBlock, ...]
    first: int
    last: int
    path: tuple[str, ...]
    """Titles above it, the page's first."""
    intro: int = 0
    """So many of its first pieces stood above the page's first heading: they are no part of it."""
    named: bool = True
    """Its title is a symptom; else one that needs the page's title to be understood."""


class PageTopics(Record):
    """What a page gave."""

    topics: tuple[Topic, ...]
    left_out: tuple[SkippedSection, ...] = ()


def topics_of(document: Document) -> PageTopics:
    """The topics of a page; whatever became none is left out with a reason."""
    root = tree(document)
    reason = page_reason(document, root)
    if reason:
        count = sum(piece.kind in ("heading", "entry") for piece in document.pieces)
        counted = f"{reason} ({count} heading{'s' * (count != 1)})" if count else reason
        return PageTopics((), (SkippedSection(document.name, root.title, 1, counted),))
    split = _Split(document)
    if is_release(document, root):
        split.topic(root, root.title, list(root.flat()), ())
    else:
        split.section(root, (), trouble=is_trouble(document, root))
        if split.carry:
            split.topic(root, root.title, [], ())
    return PageTopics(tuple(split.topics), tuple(split.left_out))


class _Split:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.begins = sorted(piece.line for piece in document.pieces)
        self.topics: list[Topic] = []
        self.left_out: list[SkippedSection] = []
        self.carry: list[ProseBlock] = []
        """Short text above a first heading, on its way to the article below it."""

    def section(self, section: Section, path: tuple[str, ...], *, trouble: bool) -> None:
        """Make topics of a section and of those below it that stand for themselves."""
        chosen = [c for c in section.children if _stands_alone(c, section, trouble=trouble)]
        apart = set(map(id, chosen))
        if section.level == 0:
            _adopt(section, apart)
        own: list[ProseBlock] = []
        for item in section.items:
            if isinstance(item, ProseBlock):
                own.append(item)
            elif id(item) not in apart:
                own += [*([shown(item.heading)] if item.heading else []), *item.flat()]
        own = self._rows(section, own, path, trouble=trouble)
        self._own(section, own, path, any(not child.entry for child in chosen))
        for child in chosen:
            inside = trouble or bool(PROBLEM.search(child.title)) or is_trouble(None, child)
            self.section(child, (*path, section.title), trouble=inside)

    def _own(
        self, section: Section, own: list[ProseBlock], path: tuple[str, ...], more: bool
    ) -> None:
        if not own:
            if not more and section.heading is not None:
                self._leave(section, "nothing stands below this heading")
        elif links_only(section.title, own):
            self._leave(section, "links to other pages only")
        elif (
            more
            and _words(own) < _INTRO
            and not (section.heading and is_problem(section.title))
            and not any(p.kind in ("code", "table", "step") for p in own)
        ):
            self.carry += [*([shown(section.heading)] if section.heading else []), *own]
        else:
            title, children = section.title, section.children
            if len(children) == 1 and not section.own and children[0].title:
                title = title_of(f"{title}: {children[0].title}")  # it only introduces the other
            self.topic(section, title, own, path)

    def topic(
        self, section: Section, title: str, own: list[ProseBlock], path: tuple[str, ...]
    ) -> None:
        """One topic of what stands in a section, and of what was carried there."""
        pieces, intro = _finished([*self.carry, *own]), len(_finished(self.carry) if own else [])
        self.carry = []
        first = section.heading.line if section.heading else min(p.line for p in pieces)
        last = self._end(max(p.end for p in pieces))
        heading = section.heading.words if section.heading else section.title
        telling = len(title.split()) > 2 and not is_generic(title)
        named = section.entry or is_problem(title) or telling
        self.topics.append(Topic(title, heading, tuple(pieces), first, last, path, intro, named))

    def _end(self, last: int) -> int:
        """The last line that is filled before anything else begins: closing tags and fences too."""
        after = bisect_right(self.begins, last)
        limit = self.begins[after] - 1 if after < len(self.begins) else len(self.document.source)
        while limit > last and not self.document.source[limit - 1].strip():
            limit -= 1
        return limit

    def _rows(
        self, section: Section, own: list[ProseBlock], path: tuple[str, ...], *, trouble: bool
    ) -> list[ProseBlock]:
        """Take symptom tables apart; what is left for the section itself."""
        left: list[ProseBlock] = []
        rows: list[Topic] = []
        other = _words([p for p in own if p.kind != "table"])
        for piece in own:
            found = explode(piece, trouble=trouble) if piece.kind == "table" else []
            heading = section.heading.words if section.heading else section.title
            for row in found:
                named, inside = len(row.title.split()) > 2, (*path, section.title)
                told = tuple(_finished(row.pieces))
                rows.append(Topic(row.title, heading, told, row.line, row.end, inside, named=named))
            if not found or (section.level and is_problem(section.title)):
                left.append(piece)
        if rows and other < 15 and not any(p.kind == "table" for p in left):
            rows[0] = rows[0]._replace(pieces=(*_finished([*self.carry, *left]), *rows[0].pieces))
            self.carry, left = [], []
        self.topics += rows
        return left

    def _leave(self, section: Section, reason: str) -> None:
        line = section.heading.line if section.heading else 1
        self.left_out.append(SkippedSection(self.document.name, section.title, line, reason))


def _stands_alone(child: Section, parent: Section, *, trouble: bool) -> bool:
    """Whether a section is an article of its own, or a part of the one above it."""
    heading, words = child.heading.words if child.heading else "", child.size()
    if all(p.kind == "rule" for p in child.all_pieces()):
        return False
    siblings, own = len(parent.children), _words(parent.own)
    if role_of(child.title):
        # parts of the problem above: what goes wrong, why, and what helps
        roles = {role_of(each.title) for each in parent.children} - {""}
        if parent.level or is_problem(parent.title) or len(roles) > 1:
            return False
    if NUMBERED.search(heading) and not is_problem(child.title) and not child.children:
        return parent.level == 0 and parent.size() > 900
    if is_problem(child.title) and not child.title.casefold().startswith("example"):
        return True
    if child.entry:
        return trouble or not own
    if trouble and parent.level:
        telling = own >= 40 and words >= 60 and len(child.title.split()) >= 3
        return telling or siblings >= 3 or (siblings == 2 and not own)
    enough = words >= 60 and siblings >= 2 if child.level <= 3 else words >= 120 and siblings >= 3
    return parent.level == 0 or enough


def _words(pieces: list[ProseBlock]) -> int:
    return sum(len(p.words.split()) for p in pieces)


def _adopt(root: Section, apart: set[int]) -> None:
    """A numbered heading on the top level that follows another section belongs to that one."""
    before: Section | None = None
    kept: list[ProseBlock | Section] = []
    for item in root.items:
        target = kept
        if isinstance(item, Section):
            if id(item) in apart:
                before = item
            elif before and item.heading and NUMBERED.search(item.heading.words):
                target = before.items
        target.append(item)
    root.items = kept


def _finished(pieces: Iterable[ProseBlock]) -> list[ProseBlock]:
    """Pieces fit to be kept: no marks of earlier passes, bare commands as steps."""
    out: list[ProseBlock] = []
    for piece in pieces:
        done = piece
        if BREAK in piece.markdown:
            markdown = re.sub(rf"(?<!\s)\s*(?:{BREAK}\s*)+", " ", piece.markdown)
            done = piece._replace(markdown=markdown.replace("|  |", "| |"))
        if done.kind == "heading":
            done = done._replace(level=min(done.level, 6))
        after = bool(out) and out[-1].words.rstrip().endswith(":")
        out += _as_steps(done, asked=after) or [done]
    return out


def _as_steps(piece: ProseBlock, *, asked: bool) -> list[ProseBlock]:
    """A paragraph whose lines are commands, as the list that it was meant to be."""
    lines = piece.markdown.split("\n")
    if piece.kind != "paragraph" or piece.level or len(lines) < (2 if asked else 3):
        return []
    lines = [line.removesuffix("\\").strip() for line in lines]
    if not all(_COMMAND.match(line) or _LEAD.match(line) for line in lines):
        return []
    words = piece.words.split()
    out = []
    for number, line in enumerate(lines):
        count = len(line.split()) if number + 1 < len(lines) else len(words)
        at = min(piece.line + number, piece.end)
        said = " ".join(words[:count])
        words = words[count:]
        out.append(ProseBlock("step", f"{number + 1}. {line}", at, at, 0, said))
    return out
