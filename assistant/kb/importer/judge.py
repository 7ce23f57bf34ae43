"""Which pages and sections hold nothing that anybody would ask for."""

from __future__ import annotations

import re

from .draft import ProseBlock
from .read.document import Document
from .sections import Section
from .words import LINKS, TROUBLE, is_problem

_NEWS = re.compile(r"(?:^|/)(?:blog|news|updates)(?:/|$)", re.IGNORECASE)
_CHANGES = re.compile(
    r"(?:^|/)(?:changelogs?|release[-_ ]?notes?|releases)(?:/|$)"
    r"|(?:^|/)(?:changelog|changes|history|release[-_ ]?notes?|whats[-_]new)\.\w+$",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"[\w-]{0,20}\s?(?:version\s+|v)?\d+\.\d+[\w.+-]*(?:\s*[-(–—:\[].{0,30}|\s+\d.{0,20})?",
    re.IGNORECASE,
)
"""A version and its date; ``1.1 Load the package`` is none."""
_RELEASED = "an announcement or release note; no problem, no how-to"
_TRUE = ("true", "True", "yes")
_MOST_DROPPED = 5
"""Headings from which on a page is kept, as background."""
_ACTION = re.compile(
    r"\b(?:migrat(?:e|ing|ion)|upgrad(?:e|ing)|action|how to|what to do|impact(?:s|ed)?|"
    r"affect(?:s|ed)?|workarounds?|deprecat(?:ed?|ion|ions)|certificate)\b",
    re.IGNORECASE,
)
"""In a title, tag or short line of news: something that a reader has to do or to put up with."""
_REFERENCE = re.compile(
    r"(?:^|/)(?:api[-_]?reference|api[-_]?docs?|reference)(?:/|\.)", re.IGNORECASE
)
_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)|https?://\S+")
_PROSE = frozenset(("paragraph", "bullet", "step", "quote", "note"))


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
    pieces = [p for p in root.all_pieces() if p.kind not in ("image", "rule")]
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
