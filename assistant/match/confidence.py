"""How sure to be of the best article: what is measured of a question, and what it is worth.

Scores rank well but do not know how sure they are: the same lead means little in a knowledge base
of three phrases an article and much in one of six hundred. So every knowledge base measures itself
while it is compiled (`kb.calibrate`): phrases that were held back are asked, and two small logistic
models learn from how that went. One tells whether the first article is right, the other whether any
article is meant at all. Of a question they see three things only (`Signals`).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from .index import Index
    from .lexical import Term

_MOST = 14.0
"""Log-odds beyond which nothing is told apart: one in a million."""
_OWN_MOST = 12.0
"""The same for the words' own evidence, so that a long text does not decide by its length."""
_SEEN = 0.3
"""Phrases with a word that are taken for granted in every article: it may be used there yet."""


class Signals(Record):
    """What is measured of a question and its best article; each is 0 where nothing speaks."""

    lead: float
    """Log-odds of the best article against all other meanings."""
    meant: float
    """Log-odds of any article against "none of these"."""
    own: float
    """Evidence of the single words: how much more often the article's phrases have them than those
    of the others. A question next to an article shares the words that all articles share."""


class ProseSignals(Record):
    """The same where the articles' prose is searched."""

    share: float
    """Of the highest score that an article could have for the question, 0 to 1."""
    lead: float
    """How much of it the next article does not have."""
    told: float
    """That score, in words that are in no article: much that is said, and rare, tells more."""


class Trust(Record):
    """Weights of the signals, and a constant, as the knowledge base's own phrases taught them."""

    first: list[float]
    """For: the first article is the right one."""
    any: list[float]
    """For: one of the articles is meant."""


TRAINED = Trust([0.58, -0.033, 0.12, -1.075], [0.328, 0.01, 0.079, -0.062])
"""What public development sets teach together about trained weights: taken where a knowledge base
has too few phrases of its own, and where its own phrases start from. ``python -m
benchmarks.confidence`` fits them anew; the constant of the first row is kept at the lower end of
what it finds (-1.1 to -0.7, by the sets given), so that too few phrases rather make cautious."""
SEARCHED = Trust([0.498, 0.034, 0.222, -1.745], [0.095, 0.006, 0.123, 0.5])
"""The same for phrase search alone, which tells inside from outside only half as well: the constant
is higher than was learned (-0.09), since half of what is asked would else be turned away."""

PROSE = Trust([3.09, 2.67, 2.53, -4.45], [4.36, 1.5, 2.3, -2.77])
"""The same where the prose is searched, for `ProseSignals`: what questions about public trees of
documents teach, asked of the right tree and of four others (``python -m benchmarks.imports``)."""


def odds(share: float) -> float:
    """The log-odds of a share from 0 to 1, within bounds."""
    if share <= 0 or share >= 1:
        return _MOST if share >= 1 else -_MOST
    return max(-_MOST, min(_MOST, math.log(share / (1 - share))))


def probability(weights: Sequence[float], signals: Sequence[float]) -> float:
    """What the signals are worth, 0 to 1; the last weight is the constant."""
    total = sum(w * s for w, s in zip(weights, signals, strict=False)) + weights[-1]
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, total))))


def own_evidence(index: Index, article: int, wanted: Sequence[Term]) -> float:
    """The log-likelihood ratio of the words between an article's phrases and all others."""
    first, end, size = index.phrases_of(article)
    mine, others = end - first + 1, size - (end - first) + 1
    total = 0.0
    for term in wanted:
        if posting := index.posting(term.word):
            here = bisect_left(posting.phrases, end) - bisect_left(posting.phrases, first)
            rest = len(posting.phrases) - here
            total += term.weight * math.log((here + _SEEN) / mine * others / (rest + _SEEN))
    return max(-_OWN_MOST, min(_OWN_MOST, total))
