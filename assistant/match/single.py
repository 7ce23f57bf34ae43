"""What single words say, where the text is too short, or says what is *not* so.

A word points to an article if it speaks for that article far more than for any other meaning. To
deny it ("it isn't red") then denies the article, unless its negation is a sign of the same article
("QuickBooks is not open" is one of waiting syncs, though "open" is too). Only trained weights tell;
in a knowledge base without them words point nowhere.
"""

from __future__ import annotations

from .features import NEGATION, content
from .index import Index
from .linear import LinearScorer
from .tokens import Token, tokenize
from .words import WISHED

CLEAR = 11.0
"""How much more than for any other meaning a word must speak for an article that it denies."""
PLAIN = 18.0
"""The same for a word that has to do without a sentence: “pending”."""
NAMED = 48.0
"""The same for the name of a thing that "we do not have"."""
ALONE = 15.0
"""The same for a word that is all there is of a question."""
NO_ARTICLES = 2
"""Meanings that stand last: none of these, and not enough said."""
OWN = 0.5
"""Share of a word's weight that its negation may have for the same article."""


def denied(index: Index, linear: LinearScorer, claim: str, *, absent: bool) -> set[int]:
    """The articles that are denied by denying `claim`, a few words without their "not".

    `absent`: the thing itself is said not to be there ("we do not use Webroot").
    """
    words = content(tokenize(claim))
    if not words or any(w.stem in WISHED for w in words):
        return set()
    found = {a for w in words if (a := _denied_by(index, linear, w, absent=absent)) is not None}
    return found if len(found) == 1 else set()


def pointed(index: Index, linear: LinearScorer, text: str) -> set[int]:
    """The articles that words of `text` point to by themselves."""
    words = [w for w in content(tokenize(text)) if index.knows(w.stem)]
    led = (_lead(linear, w) for w in words)
    return {best for best, lead in led if lead >= PLAIN and best is not None}


def is_clear(linear: LinearScorer, word: Token) -> bool:
    """Whether a word speaks for one article far more than for any other meaning."""
    best, lead = _lead(linear, word)
    return best is not None and lead >= ALONE


def _denied_by(index: Index, linear: LinearScorer, word: Token, *, absent: bool) -> int | None:
    if not index.knows(word.stem):
        return None
    best, lead = _lead(linear, word)
    if best is None or lead < CLEAR or (absent and lead >= NAMED):
        return best if lead >= CLEAR else None
    plain, negated = (linear.weight(sign + word.stem, best) for sign in ("", NEGATION))
    return best if negated <= OWN * plain else None


def _lead(linear: LinearScorer, word: Token) -> tuple[int | None, float]:
    """The article a word speaks for most, if any, and how much more than for anything else."""
    scores = linear.word(word)
    best = max(range(len(scores)), key=scores.__getitem__)
    lead = scores[best] - max(s for i, s in enumerate(scores) if i != best)
    return (best if best < len(scores) - NO_ARTICLES else None), lead
