"""A question -> how likely each article is meant, and which of its words say so.

Trained weights (`linear`), phrase search (`lexical`) or both, as the knowledge base was compiled,
give each article a score; the pseudo-article "none of these" competes with the rest.
Probabilities are the softmax of the scores.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from ..record import TYPE_CHECKING, Record
from .features import content, key, shorten
from .index import Index
from .linear import LinearScorer, Scores
from .tokens import Token, tokenize

if TYPE_CHECKING:
    from .spelling import Repaired

EXACT = 0.99
"""Confidence of an article that has the question among its symptoms, word for word."""
NO_MATCH = 3.6
"""Score of "none of these" in a knowledge base without trained weights, where a phrase with
exactly the question's words scores `lexical` = 12."""
VAGUE_FROM = 0.4
"""Probability of "not enough said" from which it stands; a smaller one is left out of account."""
KEPT = 50
"""Articles that a ranking names."""
SHOWN_WORDS = 6


class Ranking(Record):
    """The probabilities of a question's meanings."""

    order: list[tuple[int, float]]
    """Articles with their probability, most likely first."""
    none: float
    """Probability that no article is meant."""
    vague: bool
    """Too little is said to tell."""
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
        if self._linear:
            self._linear.prefetch(tokens, topical)
        known = [self.index.knows(t.stem) for t in topical]
        repaired = {
            t.word: repair
            for t, sure in zip(topical, known, strict=True)
            if not (sure or t.literal) and (repair := self.index.speller.repair(t.word))
        }
        scored = self._linear.score(tokens, topical, repaired) if self._linear else None
        scores, none, vague = self._scores(scored, topical, repaired)
        order, nothing, too_little = self._probabilities(scores, none, vague)
        readable = {t.word for t, sure in zip(topical, known, strict=True) if sure} | set(repaired)
        understood = sum(known) + sum(r.trust for r in repaired.values())
        return Ranking(
            order,
            nothing,
            too_little,
            understood / len(topical) if topical else 0.0,
            {a: self._words(a, scored, readable) for a, _ in order[:explain]},
            {word: repair.word for word, repair in repaired.items()},
            self.index.exact(" ".join(map(key, topical))),
        )

    def denied(self, claim: str, *, absent: bool) -> set[int]:
        """The articles that are denied by denying `claim`: see `single.denied`."""
        if self._linear is None:
            return set()
        from .single import denied

        return denied(self.index, self._linear, claim, absent=absent)

    def pointed(self, text: str) -> set[int]:
        """The articles that words of `text` point to by themselves: see `single.pointed`."""
        if self._linear is None:
            return set()
        from .single import pointed

        return pointed(self.index, self._linear, text)

    def _scores(
        self, scored: Scores | None, topical: list[Token], repaired: dict[str, Repaired]
    ) -> tuple[dict[int, float], float, float]:
        """Score of each article, of "none of these" and of "not enough said"."""
        settings = self.index.settings
        scores: dict[int, float] = {}
        none, vague = NO_MATCH, -math.inf
        if scored:
            *totals, none, vague = scored.total
            scores = dict(enumerate(totals))
        if settings.lexical:
            from .lexical import search, terms

            for article, share in search(self.index, terms(topical, repaired)).items():
                scores[article] = scores.get(article, 0.0) + settings.lexical * share
        return scores, none, vague

    def _probabilities(
        self, scores: dict[int, float], none: float, vague: float
    ) -> tuple[list[tuple[int, float]], float, bool]:
        """Articles by probability, that of "none of these", and whether too little is said."""
        sharpness = self.index.settings.sharpness
        highest = max(none, vague, *scores.values())
        powers = {a: math.exp(sharpness * (s - highest)) for a, s in scores.items()}
        nothing, unclear = (math.exp(sharpness * (s - highest)) for s in (none, vague))
        total = sum(powers.values()) + nothing + unclear
        too_little = unclear >= VAGUE_FROM * total
        if not too_little:
            total -= unclear
        order = sorted(powers.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
        return [(a, p / total) for a, p in order], nothing / total, too_little

    def _words(
        self, article: int, scored: Scores | None, readable: Collection[str]
    ) -> tuple[str, ...]:
        """The words that spoke for an article, those that were only guessed at left out."""
        if scored is None:
            return tuple(sorted(readable))[:SHOWN_WORDS]
        parts = [(s[article] - sum(s) / len(s), word) for word, s in scored.by_word]
        least = max(0.0, max(parts, default=(0.0, ""))[0] * 0.15)
        spoke = sorted((p for p in parts if p[0] > least and p[1] in readable), reverse=True)
        return tuple(dict.fromkeys(word for _, word in spoke))[:SHOWN_WORDS]
