"""What kind of text a topic is: what somebody would ask for, or background."""

from __future__ import annotations

import re

from .topics import Topic
from .words import HOW_TO, MENDING, QUESTION, TROUBLE, is_problem

_PLACES = {
    "release note": "change-?logs? release-?notes?(?:-\\w+)? releases what-?s-new history changes",
    "contributor": "contribut\\w* develop(?:ment|ing|ers?) maintain\\w* community code-of-conduct"
    " governance design-documents lids adrs? rfcs? style-?guide triage internals? hacking",
    "reference": "references? \\w*-?api api-\\w+ rest cli commands? config-?file options parameters"
    " configuration-reference schemas? glossary metrics self-?assessment\\w* compatibility",
}
"""Names of folders and pages that say what kind of text is in them."""
_OF_PLACE = {k: re.compile("|".join(w.split())) for k, w in _PLACES.items()}
_NAME = re.compile(r"[^\s]*[_{}\[\]()<>=/$][^\s]*|--?\w[\w-]*|[a-z]+(?:[A-Z]\w*)+|\w+(?:\.\w+)+")
"""A title that is the name of a setting, a command or a call."""
_NUMBERED = re.compile(r"(?:method|option|example|version)\s+\d", re.IGNORECASE)


def kind_of(topic: Topic, doc: str) -> str:
    """The kind of a topic of a page: one of `model.KINDS`."""
    title = topic.title
    if QUESTION.search(title):
        return _place(doc, "question")
    if _NAME.fullmatch(title):
        return "reference"
    trouble = any(TROUBLE.search(words) for words in (*topic.path, re.sub(r"[-_/]+", " ", doc)))
    if HOW_TO.match(title) and not MENDING.match(title):
        return _place(doc, "how-to")
    if not _NUMBERED.match(title) and is_problem(title):
        return _place(doc, "problem")
    if _steps(topic) >= 2:
        return _place(doc, "how-to")
    if trouble:
        return _place(doc, "problem")
    prose, data = _sizes(topic)
    return _place(doc, "reference" if data > prose else "concept", background=True)


def _place(doc: str, kind: str, *, background: bool = False) -> str:
    """The kind, or that of the folder or page that it is in."""
    names = [re.sub(r"[\s_]+", "-", part.casefold()) for part in doc.rpartition(".")[0].split("/")]
    for place, words in _OF_PLACE.items():
        known = background or place != "reference"
        if known and any(words.fullmatch(name) for name in names):
            return place
    return kind


def _steps(topic: Topic) -> int:
    return sum(piece.kind == "step" for piece in topic.pieces)


def _sizes(topic: Topic) -> tuple[int, int]:
    """Words of prose, and of tables and code."""
    counts = [0, 0]
    for piece in topic.pieces:
        counts[piece.kind in ("code", "table")] += len(piece.words.split())
    return counts[0], counts[1]
