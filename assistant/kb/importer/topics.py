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
from .words import NUMBERED, PROBLEM, is_generic, is_problem, role_of, title_of

_INTRO = 25
"""Words from which on the text above the first heading is an article of its own."""
_DONE = (
    "open|click|select|choose|go|navigate|press|type|enter|right-click|double-click|run|find|"
    "locate|close|restart|start|stop|download|install|uninstall|remove|delete|add|copy|paste|"
    "create|check|uncheck|tick|untick|enable|disable|sign|log|save|confirm|scroll|search|expand|"
    "drag|turn|set|switch|launch|browse|hover|tap|hit|highlight|clear|use|make|ensure|verify|"
    "double[- ]check|visit|change|update|accept|allow|approve|repeat|wait|return|follow|complete|"
    "look|replace"
)
_COMMAND = re.compile(
    rf"(?:(?:then|next|now|finally|please),?\s+)?[*_]*(?:{_DONE})\b", re.IGNORECASE
)
_LEAD = re.compile(
    rf"(?:using|in|on|from|under|at|with|within|after)\b[^.\n]*[,\s](?:{_DONE})\b", re.IGNORECASE
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
        split.whole(root)
    else:
        split.page(root)
    return PageTopics(tuple(split.topics), tuple(split.left_out))


class _Split:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.begins = sorted(piece.line for piece in document.pieces)
        self.topics: list[Topic] = []
        self.left_out: list[SkippedSection] = []
        self.carry: list[ProseBlock] = []
        """Short text above a first heading, on its way to the article below it."""

    def page(self, root: Section) -> None:
        self.section(root, (), trouble=is_trouble(self.document, root))
        if self.carry:
            self._topic(root, root.title, self.carry, ())

    def whole(self, root: Section) -> None:
        """One topic of all that is on the page."""
        self._topic(root, root.title, list(root.flat()), ())

    def section(self, section: Section, path: tuple[str, ...], *, trouble: bool) -> None:
        """Make topics of a section and of those below it that stand for themselves."""
        chosen = self._chosen(section, trouble=trouble)
        apart = set(map(id, chosen))
        if section.level == 0:
            _adopt(section, apart)
        own: list[ProseBlock] = []
        for item in section.items:
            if isinstance(item, ProseBlock):
                own.append(item)
            elif id(item) not in apart:
                own += _inlined(item)
        own = self._rows(section, own, path, trouble=trouble)
        self._own(section, own, path, any(not child.entry for child in chosen))
        below = (*path, section.title)
        for child in chosen:
            inside = trouble or bool(PROBLEM.search(child.title)) or is_trouble(None, child)
            self.section(child, below, trouble=inside)

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
            self._topic(section, _joined(section), own, path)

    def _topic(
        self, section: Section, title: str, own: list[ProseBlock], path: tuple[str, ...]
    ) -> None:
        carried = [] if own is self.carry else self.carry
        pieces, intro = _finished([*carried, *own]), len(_finished(carried))
        self.carry = []
        first = section.heading.line if section.heading else min(p.line for p in pieces)
        last = self._end(max(p.end for p in pieces))
        heading = section.heading.words if section.heading else section.title
        named = (
            section.entry or is_problem(title) or (len(title.split()) > 2 and not is_generic(title))
        )
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

    @staticmethod
    def _chosen(parent: Section, *, trouble: bool) -> list[Section]:
        children = parent.children
        around = _Around(
            parent.level, len(children), _words(parent.own), parent.size(), _has_roles(parent)
        )
        return [c for c in children if _stands_alone(c, around, trouble=trouble)]


class _Around(Record):
    """What counts of the section above a section."""

    level: int
    children: int
    own: int
    """Words directly below its heading."""
    words: int
    """All its words."""
    roles: bool
    """Its children may be parts of it: what goes wrong, why, and what helps."""


def _has_roles(parent: Section) -> bool:
    """Whether headings such as "Cause" below a section are parts of the problem that it names."""
    roles = {role_of(child.title) for child in parent.children} - {""}
    return bool(parent.level) or is_problem(parent.title) or len(roles) > 1


def _stands_alone(child: Section, above: _Around, *, trouble: bool) -> bool:
    """Whether a section is an article of its own, or a part of the one above it."""
    heading, words = child.heading.words if child.heading else "", child.size()
    filled = any(p.kind != "rule" for p in child.all_pieces())
    if not filled or (above.roles and role_of(child.title)):
        return False
    if NUMBERED.search(heading) and not is_problem(child.title) and not child.children:
        return above.level == 0 and above.words > 900
    if is_problem(child.title) and not child.title.casefold().startswith("example"):
        return True
    if child.entry:
        return trouble or not above.own
    if above.level == 0:
        return True
    if trouble:
        telling = above.own >= 40 and words >= 60 and len(child.title.split()) >= 3
        return telling or above.children >= 3 or (above.children == 2 and not above.own)
    if child.level <= 3:
        return words >= 60 and above.children >= 2
    return words >= 120 and above.children >= 3


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


def _inlined(section: Section) -> list[ProseBlock]:
    shell = Section("", 0, None)
    shell.items = [section]
    return list(shell.flat())


def _joined(section: Section) -> str:
    """The title; where the heading only introduces one other, with that of the other."""
    children = section.children
    if len(children) == 1 and not section.own and children[0].title:
        return title_of(f"{section.title}: {children[0].title}")
    return section.title


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
