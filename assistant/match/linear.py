"""The trained weights applied to a question: one vector of scores per word, summed and scaled."""

from __future__ import annotations

import math
from functools import lru_cache

from ..record import TYPE_CHECKING, Record
from .features import NEGATION, WHOLE, grams, key, pairs
from .index import Index, Row
from .tokens import Token, stem_of

if TYPE_CHECKING:
    from .spelling import Repaired

UNKNOWN_SHARE = 0.5
"""How much a word that the knowledge base never uses dilutes the others."""


class Evidence(Record):
    """What one word (or all word pairs) of a question says."""

    scores: list[float]
    """For each article and, last, for "none of these" and "not enough said"; before scaling."""
    square: float
    """Share of the question's squared length."""


class Scores(Record):
    """The scores of a question."""

    total: list[float]
    by_word: list[tuple[str, list[float]]]
    """Each topic word as written, with the part of the total that it brought."""


@lru_cache(maxsize=4096)
def _articles(packed: bytes) -> tuple[int, ...]:
    """Unpack the articles of a row; most rows name the same ones."""
    return tuple(memoryview(packed).cast("H"))


class LinearScorer:
    """Scores questions with the trained weights of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._size = len(index.settings.bias)
        self._of_word = lru_cache(maxsize=8192)(self._read_word)

    def prefetch(self, tokens: list[Token], topical: list[Token]) -> None:
        """Read what the question needs in two goes: matters to a cold start only."""
        words = [WHOLE + t.word for t in topical]
        wanted = [*words, *(t.stem for t in topical), *map(key, topical), *pairs(tokens)]
        rows = self._index.fetch(wanted)
        for token, row in zip(topical, rows, strict=False):
            if row is None:
                self._index.fetch(self._word_features(key(token), token.word))

    def score(
        self, tokens: list[Token], topical: list[Token], repaired: dict[str, Repaired]
    ) -> Scores:
        """Score a tokenised question; `topical` are its topic words."""
        total = self._pairs(tokens)
        square = total.square
        parts: list[tuple[str, list[float]]] = []
        for token in topical:
            evidence = self._of_word(key(token), token.word, repaired.get(token.word))
            square += evidence.square
            parts.append((token.word, evidence.scores))
        scale = 1.0 / (math.sqrt(square) or 1.0)
        by_word = [(word, [s * scale for s in scores]) for word, scores in parts]
        bias = self._index.settings.bias
        columns = zip(bias, total.scores, *(scores for _, scores in parts), strict=True)
        return Scores([first + scale * sum(rest) for first, *rest in columns], by_word)

    def word(self, token: Token) -> list[float]:
        """What a word says by itself, without a negation: see `Evidence.scores`."""
        return self._of_word(token.stem, token.word, None).scores

    def weight(self, feature: str, article: int) -> float:
        """What one feature says for an article; 0 where it was never seen."""
        return self._add(self._index.fetch((feature,)))[0][article]

    def _word_features(self, name: str, word: str) -> list[str]:
        features = [name, *self._index.synonyms.groups_of(name.lstrip(NEGATION))]
        if self._index.settings.grams:
            features += grams(word)
        return features

    def _read_word(self, name: str, word: str, repair: Repaired | None) -> Evidence:
        settings = self._index.settings
        negation = NEGATION if name[0] == NEGATION else ""
        whole = self._index.fetch((WHOLE + word,)) if not negation else [None]
        rows = whole if whole[0] else self._index.fetch(self._word_features(name, word))
        scores, square = self._add(rows)
        if rows[0] is None:
            square += (settings.unknown * UNKNOWN_SHARE) ** 2
        if repair:
            other = self._read_word(negation + stem_of(repair.word), repair.word, None)
            scores = [a + repair.trust * b for a, b in zip(scores, other.scores, strict=True)]
            square = max(square, other.square)
        return Evidence(scores, square)

    def _pairs(self, tokens: list[Token]) -> Evidence:
        features = pairs(tokens)
        groups = self._index.synonyms.groups_of
        features += [g for f in features for g in groups(f)]
        return Evidence(*self._add(self._index.fetch(features)))

    def _add(self, rows: list[Row | None]) -> tuple[list[float], float]:
        scores = [0.0] * self._size
        square = 0.0
        for row in rows:
            if row is None:
                continue
            _, scale, classes, weights = row
            square += scale * scale
            for c, weight in zip(_articles(classes), memoryview(weights).cast("f"), strict=True):
                scores[c] += weight
        return scores, square
