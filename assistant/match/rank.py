"""A question -> how likely each article is meant, and which of its words say so.

Trained weights (`linear`), phrase search (`lexical`) or both, as the knowledge base was compiled,
give each article a score; the pseudo-article "none of these" competes with the rest.
Probabilities are the softmax of the scores.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from . import lexical
from .features import content, key, shorten
from .index import Index
from .linear import LinearScorer, Scores
from .spelling import Repaired
from .tokens import Token, stem_of, tokenize

EXACT = 0.99
"""Confidence of an article that has the question among its symptoms, word for word."""
NO_MATCH = 5.4
"""Score of "none of these" in a knowledge base without trained weights, where a phrase with
exactly the question's words scores `lexical` = 12."""


class Ranking(NamedTuple):
    """The probabilities of a question's meanings."""

    order: list[tuple[int, float]]
    """Articles with their probability, most likely first."""
    none: float
    """Probability that no article is meant."""
    coverage: float
    """Share of the topic words that the knowledge base knows, 0 to 1."""
    words: dict[int, tuple[str, ...]]
    """Article -> the question's words that speak for it, strongest first (for the best few)."""
    repairs: dict[str, str]
    """Word as written -> what it was read as."""
    exact: int | None
    """The article that has the question among its symptoms, word for word."""


class Ranker:
    """Ranks the articles of one index. Deterministic."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._linear = LinearScorer(index) if index.settings.linear else None

    def rank(self, text: str, explain: int = 3) -> Ranking:
        """Rank the articles for `text`; the best `explain` come with their words."""
        tokens = shorten(tokenize(text))
        topical = content(tokens)
        known = [self.index.knows(t.stem) for t in topical]
        repaired = {
            t.word: repair
            for t, sure in zip(topical, known, strict=True)
            if not (sure or t.literal) and (repair := self.index.speller.repair(t.word))
        }
        scored = self._linear.score(tokens, topical, repaired) if self._linear else None
        order, none = self._probabilities(scored, topical, repaired)
        understood = sum(known) + sum(r.trust for r in repaired.values())
        return Ranking(
            order,
            none,
            understood / len(topical) if topical else 0.0,
            {a: self._words(a, scored, topical) for a, _ in order[:explain]},
            {word: repair.word for word, repair in repaired.items()},
            self.index.exact(" ".join(map(key, topical))),
        )

    def _probabilities(
        self, scored: Scores | None, topical: list[Token], repaired: dict[str, Repaired]
    ) -> tuple[list[tuple[int, float]], float]:
        settings = self.index.settings
        if scored:
            *totals, none = scored.total
            scores = dict(enumerate(totals))
        else:
            scores, none = {}, NO_MATCH
        if settings.lexical:
            for article, hit in lexical.search(self.index, _terms(topical, repaired)).items():
                scores[article] = scores.get(article, 0.0) + settings.lexical * hit.share
        highest = max(scores.values(), default=none)
        sharpness = settings.sharpness
        powers = {a: math.exp(sharpness * (s - highest)) for a, s in scores.items()}
        spare = math.exp(sharpness * min(50.0, none - highest))
        total = sum(powers.values()) + spare
        order = sorted(powers.items(), key=lambda item: (-item[1], item[0]))[:50]
        return [(a, p / total) for a, p in order], spare / total

    def _words(self, article: int, scored: Scores | None, topical: list[Token]) -> tuple[str, ...]:
        if scored is None:
            return tuple(t.word for t in topical if self.index.knows(t.stem))
        parts = [(s[article] - sum(s) / len(s), word) for word, s in scored.by_word]
        strongest = max(parts, default=(0.0, ""))[0]
        spoke = [(share, word) for share, word in parts if share > max(0.0, strongest * 0.15)]
        return tuple(dict.fromkeys(word for _, word in sorted(spoke, key=lambda p: -p[0])))[:6]


def _terms(topical: list[Token], repaired: dict[str, Repaired]) -> list[lexical.Term]:
    terms = []
    for token in topical:
        repair = repaired.get(token.word)
        stem, trust = (stem_of(repair.word), repair.trust) if repair else (token.stem, 1.0)
        terms.append(lexical.Term(stem, trust))
    return terms
