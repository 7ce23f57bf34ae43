"""Tokens -> features: the strings that the index holds weights for.

Kinds, told apart by their first character, so that one table serves all:

* ``tray``        a word's stem; ``!red`` the same under a negation
* ``=antivirus``  a synonym group of the knowledge base
* ``icon is``     a pair of neighbouring words (stop words take part)
* ``@icon``       a word with all that comes with it, summed up while compiling
* ``#<tra``       letters of a word (3 to 5 in a row): survives typos and compounds
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from .tokens import Token
from .words import SLIGHT, STOPWORDS

GRAM = "#"
GROUP = "="
NEGATION = "!"
WHOLE = "@"

FEW_WORDS = 3
"""Topic words from which the words around them no longer change what is said."""
MAX_TOKENS = 400
"""Words of one question that are looked at; a longer text keeps its first and last half."""


@lru_cache(maxsize=1 << 16)
def grams(word: str) -> tuple[str, ...]:
    """All runs of 3 to 5 characters of ``<word>``, each once."""
    framed = f"<{word}>"
    runs = {framed[i : i + n] for n in (3, 4, 5) for i in range(len(framed) - n + 1)}
    return tuple(GRAM + run for run in sorted(runs))


def key(token: Token) -> str:
    """What identifies a word in a text: its stem, marked where negated."""
    return NEGATION + token.stem if token.negated else token.stem


def content(tokens: list[Token]) -> list[Token]:
    """The words that carry a topic, each once, in order."""
    seen: set[str] = set()
    kept: list[Token] = []
    for token in tokens:
        name = key(token)
        if token.word not in STOPWORDS and name not in seen:
            seen.add(name)
            kept.append(token)
    return kept


def topic_key(tokens: list[Token]) -> str:
    """The topic words of a text: two texts that share it are about the same."""
    return " ".join(map(key, content(tokens)))


def exact_key(tokens: list[Token]) -> str:
    """What two texts share that say the same, word for word; "" where nothing is said.

    A text of one or two topic words is compared with all that stands around them: “how do I order”
    does not say “order”.
    """
    topical = content(tokens)
    if 0 < len(topical) < FEW_WORDS:
        return " ".join(key(t) for t in tokens if t.word not in SLIGHT)
    return " ".join(map(key, topical))


def pairs(tokens: list[Token]) -> list[str]:
    """Neighbouring words as ``a b``, each pair once."""
    return list(dict.fromkeys(f"{a} {b}" for a, b in pairwise(map(key, tokens))))


def shorten(tokens: list[Token]) -> list[Token]:
    """At most `MAX_TOKENS` of a text: its beginning and its end."""
    if len(tokens) <= MAX_TOKENS:
        return tokens
    half = MAX_TOKENS // 2
    return tokens[:half] + tokens[-half:]
