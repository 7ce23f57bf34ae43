"""Question text -> tokens: folded words with their stems, negation and protection from repair.

One tokeniser serves the compiler and the question, so both always see the same words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..record import Record
from .stem import stem
from .words import CLAUSE_BREAKS, NEGATORS, STOPWORDS

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)?|[.!?;,:\n]+")
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_PATH_CHARS = frozenset("\\/@_=")
_NEGATION_REACH = 3
_MAX_WORD = 40
_AUXILIARIES = {"can": "can", "won": "will", "shan": "shall"}
"""What is left of can't, won't and shan't."""
_HUMPED = 6
"""Letters of the shortest word that is looked into for a second capital."""


class Token(Record):
    """One word of a text."""

    word: str
    """The word in lower case without accents."""
    stem: str
    """What the index is keyed by."""
    negated: bool
    """Stands within reach of a "not" in the same clause."""
    literal: bool
    """A code, path or file name: never repaired."""


def fold(text: str) -> str:
    """Lower case without accents: `Désinstallé` -> `desinstalle`, `ß` -> `ss`."""
    if text.isascii():
        return text.lower()
    return _plain(_plain(text).casefold())


def _plain(text: str) -> str:
    """`text` in compatibility form without accents: `É` -> `E`, `ﬁ` -> `fi`, `Ｔ` -> `T`."""
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> tuple[str, str]:
    folded = fold(word)[:_MAX_WORD]
    return folded, stem(folded)


def stem_of(word: str) -> str:
    """The stem of one word."""
    return _word(word)[1]


def tokenize(text: str) -> list[Token]:
    """The words of `text` in order, stop words included."""
    if not text.isascii():
        text = _plain(text)
    tokens: list[Token] = []
    reach = 0
    shouting = text.isupper()
    for found in _TOKEN.finditer(text):
        raw = found[0]
        if not raw[0].isalnum():
            reach = 0
            continue
        if "'" in raw or "\u2019" in raw:
            raw, reach = _contraction(raw, reach)
        folded, stemmed = _word(raw)
        if folded in NEGATORS:
            reach = _NEGATION_REACH
        elif folded in CLAUSE_BREAKS:
            reach = 0
        literal = not raw.isalpha() or _is_literal(raw, text, found.start(), found.end(), shouting)
        content = folded not in STOPWORDS
        tokens.append(Token(folded, stemmed, reach > 0 and content, literal))
        if content and reach:
            reach -= 1
        if len(raw) >= _HUMPED and not raw.islower():
            tokens.extend(_humps(raw, folded))
    return tokens


def _contraction(raw: str, reach: int) -> tuple[str, int]:
    head, _, tail = raw.replace("\u2019", "'").partition("'")
    if tail.lower() == "t" and head[-1:] in "nN":
        return _AUXILIARIES.get(head.lower(), head[:-1] or head), _NEGATION_REACH
    if len(tail) <= 2:  # it's, we're, I'll
        return head, reach
    return (tail if len(head) <= 2 else head + tail), reach  # l'icone, d'ouverture; o'clock


def _is_literal(raw: str, text: str, start: int, end: int, shouting: bool) -> bool:
    if not shouting and len(raw) > 1 and raw.isupper():
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return before in _PATH_CHARS or after in _PATH_CHARS if before + after else False


def _humps(raw: str, folded: str) -> list[Token]:
    if raw.isupper() or raw[1:].islower():
        return []
    parts = _HUMPS.findall(raw)
    if len(parts) < 2 or folded == "quickbooks":
        return []
    return [Token(p, stem(p), False, True) for p in map(str.lower, parts) if len(p) > 1]
