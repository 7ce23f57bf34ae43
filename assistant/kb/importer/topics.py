"""A page's sections -> topics: which headings are worth an article, and which hold nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ...record import Record
from .draft import ProseBlock, SkippedSection
from .read.document import Document
from .read.lines import BREAK
from .sections import Section, explode, shown, tree
from .words import LINKS, NUMBERED, PROBLEM, TROUBLE, is_generic, is_problem, role_of, title_of

_INTRO = 25
"""Words from which on the text above the first heading is an article of its own."""
_NEWS = re.compile(r"(?i)(?:^|/)(?:blog|news|updates)(?:/|$)")
_CHANGES = re.compile(
    r"(?i)(?:^|/)(?:changelogs?|release[-_ ]?notes?|releases)(?:/|$)"
    r"|(?:^|/)(?:changelog|changes|history|release[-_ ]?notes?|whats[-_]new)\.\w+$"
)
_VERSION = re.compile(
    r"(?i)[\w-]{0,20}\s?(?:version\s+|v)?\d+\.\d+[\w.+-]*(?:\s*[-(–—:\[].{0,30}|\s+\d.{0,20})?"
)
"""A version and its date; ``1.1 Load the package`` is none."""
_RELEASED = "an announcement or release note; no problem, no how-to"
_TRUE = ("true", "True", "yes")
_MOST_DROPPED = 5
"""Headings from which on a page is kept, as background."""
_ACTION = re.compile(
    r"(?i)\b(?:migrat(?:e|ing|ion)|upgrad(?:e|ing)|action|how to|what to do|impact(?:s|ed)?|"
    r"affect(?:s|ed)?|workarounds?|deprecat(?:ed?|ion|ions)|certificate)\b"
)
"""In a title, tag or short line of news: something that a reader has to do or to put up with."""
_REFERENCE = re.compile(r"(?i)(?:^|/)(?:api[-_]?reference|api[-_]?docs?|reference)(?:/|\.)")
_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)|https?://\S+")
_PROSE = frozenset(("paragraph", "bullet", "step", "quote", "note"))


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
            for title, told in found:
                named, inside, line = len(title.split()) > 2, (*path, section.title), told[0].line
                row = tuple(_finished(told))
                rows.append(Topic(title, heading, row, line, line, inside, named=named))
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
    if all(p.kind == "rule" for p in child.flat(headings=False)):
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


def _finished(pieces: Iterable[ProseBlock]) -> list[ProseBlock]:
    """Pieces fit to be kept, without the signs of earlier passes."""
    out: list[ProseBlock] = []
    for piece in pieces:
        markdown = re.sub(rf"(?<!\s)\s*(?:{BREAK}\s*)+", " ", piece.markdown)
        if markdown != piece.markdown:
            markdown = markdown.replace("|  |", "| |")
        level = min(piece.level, 6) if piece.kind == "heading" else piece.level
        out.append(piece._replace(markdown=markdown, level=level))
    return out


def is_trouble(document: Document | None, section: Section) -> bool:
    """Whether a page (or section) says that it is about problems or questions."""
    texts = [section.title]
    if document is not None:
        texts += [document.keys.get(key, "") for key in ("sidebar_label", "title", "slug")]
        texts.append(re.sub(r"[-_]+", " ", document.name.rpartition("/")[2]))
    return any(TROUBLE.search(text) for text in texts)


def is_release(document: Document, root: Section) -> bool:
    """Whether a page tells what changed in versions, and nothing that somebody would ask for."""
    headings = root.titles()
    versions = sum(bool(_VERSION.fullmatch(title)) for title in headings)
    listed = versions >= 3 and versions * 2 > len(headings) / 2
    changes = listed or _CHANGES.search(document.name)
    return bool(changes) and not _ACTION.search(root.title) and not any(map(_is_told, headings))


def page_reason(document: Document, root: Section) -> str:
    """Why a page gives no article; "" where it does."""
    pieces = [p for p in root.flat(headings=False) if p.kind not in ("image", "rule")]
    if not pieces:
        return "holds no text"
    hidden = next((k for k in ("draft", "unlisted") if document.keys.get(k) in _TRUE), "")
    if hidden:
        return f"isn't published: its header says “{hidden}: true”"
    headings = root.titles()
    if is_release(document, root):
        return _RELEASED if len(headings) <= _MOST_DROPPED else ""
    steps = sum(p.kind == "step" for p in pieces)
    if is_trouble(document, root) or steps >= 3:
        return ""
    keys = document.keys
    dated = bool(keys.get("date")) and ("authors" in keys or "author" in keys)
    if dated or _NEWS.search(document.name):
        said = [p.words for p in pieces if len(p.words.split()) <= 8]
        lines = (*headings, keys.get("tags", ""), *said)
        return "" if any(is_problem(x) or _ACTION.search(x) for x in lines) else _RELEASED
    prose = sum(_prose_words(p) for p in pieces)
    data = sum(len(p.words.split()) for p in pieces if p.kind in ("code", "table"))
    if any(map(is_problem, headings)):
        return ""
    if prose < 5:
        return "an index of links, or too little text to answer anything"
    reference = _REFERENCE.search(document.name) and data > prose
    thin = reference or (prose < 60 and data > 5 * prose)
    return "reference only: tables and samples without a problem or how-to" if thin else ""


def _is_told(heading: str) -> bool:
    """Whether a heading tells of something that goes wrong or asks; a version's changes do not."""
    changes = re.fullmatch(
        r"(?:bug ?)?fix(?:es|ed)?|(?:known )?issues?|.*\d\.\d.*", heading.lower()
    )
    return not changes and len(heading.split()) > 2 and is_problem(heading)


def links_only(title: str, pieces: list[ProseBlock]) -> bool:
    """Whether a section does nothing but point elsewhere."""
    outside = sum(_prose_words(p) if p.kind in _PROSE else len(p.words.split()) for p in pieces)
    least = 40 if LINKS.search(title) else 4
    return outside < least and any(_LINK.search(p.markdown) for p in pieces)


def _prose_words(piece: ProseBlock) -> int:
    """Words outside links; a link's text alone tells nothing."""
    if piece.kind not in _PROSE:
        return 0
    return sum(map(str.isalpha, re.findall(r"\w+", _LINK.sub(" ", piece.markdown))))
