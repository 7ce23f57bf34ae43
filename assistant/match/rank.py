"""A question -> how likely each article is meant, and which of its words say so.

Trained weights (`linear`), phrase search (`lexical`) or both, as the knowledge base was compiled,
give each article a score; the pseudo-article "none of these" competes with the rest. The scores
rank; `confidence` says how sure to be of the first, and the others keep their proportions.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection

from ..record import TYPE_CHECKING, Record
from .confidence import ProseSignals, Signals, Trust, odds, own_evidence, probability
from .features import content, exact_key, shorten
from .index import Index
from .linear import LinearScorer, Scores
from .tokens import Token, tokenize
from .words import FILLERS

if TYPE_CHECKING:
    from .spelling import Repaired

EXACT = 0.99
"""Confidence of an article that has the question among its symptoms, word for word."""
NO_MATCH = 0.3
"""Score of "none of these" in a knowledge base without trained weights, as a share of that of a
phrase with exactly the question's words."""
VAGUE_FROM, _VAGUE_SHARPNESS = 0.35, 1.5
"""Probability of "not enough said" from which it stands, a smaller one being left out of account,
and how much sharper than for ranking the scores are that tell it."""
_RIVALS = 1
"""Articles that "not enough said" must stand against: however many more there are, a text that
speaks for each of them a little says no more."""
KEPT = 50
"""Articles that a ranking names."""
SHOWN_WORDS = 6
FOREIGN_FROM = 0.25
"""Share of the topic words from which those that no prose has may name another product."""


class Ranking(Record):
    """The probabilities of a question's meanings."""

    order: list[tuple[int, float]]
    """Articles with their probability, most likely first."""
    inside: float
    """Probability that any article is meant."""
    vague: bool
    """Too little is said to tell."""
    bare: bool
    """It is one word, which speaks for something else nearly as much; or, where prose is searched,
    too many of its words are in none."""
    coverage: float
    """Share of the topic words that the knowledge base knows, 0 to 1."""
    words: dict[int, tuple[str, ...]]
    """Article -> the question's words that speak for it, strongest first (for the best few)."""
    repairs: dict[str, str]
    """Word as written -> what it was read as."""
    exact: int | None
    """The article that has the question among its symptoms, word for word."""


class ReadQuestion(Record):
    """A question as it was understood, and its scores."""

    tokens: list[Token]
    topical: list[Token]
    known: list[bool]
    """Which topic words the knowledge base uses."""
    repaired: dict[str, Repaired]
    linear: Scores | None
    shares: list[tuple[int, float]]
    """Articles with their share of the probability, most likely first; "none" has the rest."""
    none: float
    unclear: float
    """Probability of "not enough said"; 0 where that is too small to count."""


class Ranker:
    """Ranks the articles of one index. Deterministic."""

    def __init__(self, index: Index, trust: Trust | None = None) -> None:
        """`trust`: how sure to be, where not as the index was compiled."""
        self.index = index
        self._linear = LinearScorer(index) if index.settings.linear else None
        self._trust = trust or Trust(*index.settings.trust)

    def rank(self, text: str, explain: int = 3) -> Ranking:
        """Rank the articles for `text`; the best `explain` come with their words."""
        found = self.read(text)
        exact = self._exact(found)
        order, inside = (found.shares, 1.0) if exact is not None else self._sure(found)
        readable = {t.word for t, sure in zip(found.topical, found.known, strict=True) if sure}
        readable |= set(found.repaired)
        understood = sum(found.known) + sum(r.trust for r in found.repaired.values())
        return Ranking(
            order,
            inside,
            found.unclear > 0,
            self._is_bare(found) or self._is_foreign(found),
            understood / len(found.topical) if found.topical else 0.0,
            {a: self._words(a, found.linear, readable) for a, _ in order[:explain]},
            {word: repair.word for word, repair in found.repaired.items()},
            exact,
        )

    def _sure(self, found: ReadQuestion) -> tuple[list[tuple[int, float]], float]:
        """The articles as likely as they are, and how likely it is that any is meant."""
        if not found.shares:
            return [], 0.0
        signals = self.signals(found)
        inside = probability(self._trust.any, signals)
        first = probability(self._trust.first, signals)
        if self.index.settings.prose and len(found.shares) == 1:
            first = inside  # no other article has a word of it
        return _spread(found.shares, first, max(0.0, inside - first), 1 - found.unclear), inside

    def _is_bare(self, found: ReadQuestion) -> bool:
        if self._linear is None or not len(found.tokens) == len(found.topical) == 1:
            return False
        from .single import is_clear

        return not is_clear(self._linear, found.topical[0])

    def _is_foreign(self, found: ReadQuestion) -> bool:
        if not self.index.settings.prose:
            return False
        telling = [
            sure for token, sure in zip(found.topical, found.known, strict=True)
            if token.word not in FILLERS and token.word not in found.repaired
        ]  # fmt: skip
        return telling.count(False) >= max(1.0, FOREIGN_FROM * len(telling))

    def is_exact(self, found: ReadQuestion) -> bool:
        """Whether the question is a symptom, word for word."""
        return self._exact(found) is not None

    def _exact(self, found: ReadQuestion) -> int | None:
        return self.index.exact(exact_key(found.tokens))

    def read(self, text: str) -> ReadQuestion:
        """Understand and score `text`."""
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
        shares, none, unclear = _shares(*self._scores(scored, topical, repaired))
        return ReadQuestion(tokens, topical, known, repaired, scored, shares, none, unclear)

    def signals(self, found: ReadQuestion) -> Signals | ProseSignals:
        """What tells how sure to be of the best article."""
        if not found.shares:
            return Signals(odds(0), odds(0), 0.0)
        from .lexical import highest, terms

        article, share = found.shares[0]
        wanted = terms(self.index, found.topical, found.repaired)
        settings = self.index.settings
        if settings.prose:
            first, second = [*(self._found(found, s) for _, s in found.shares[:2]), 0.0][:2]
            said = [term._replace(weight=1.0) for term in wanted]  # fillers too
            most = highest(self.index, said) / settings.unknown
            return ProseSignals(first, first - second, first * most)
        own = own_evidence(self.index, article, wanted)
        return Signals(odds(share), -odds(found.none), own)

    def _found(self, question: ReadQuestion, share: float) -> float:
        """The score of an article in the search of prose, by its share of the probability."""
        return math.log(share / question.none) / self.index.settings.lexical + NO_MATCH

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
        none, vague = settings.lexical * NO_MATCH, -math.inf
        if scored:
            *totals, none, vague = scored.total
            scores = dict(enumerate(totals))
        if settings.lexical:
            from .lexical import search, terms

            wanted = terms(self.index, topical, repaired)
            for article, share in search(self.index, wanted).items():
                scores[article] = scores.get(article, 0.0) + settings.lexical * share
        return scores, none, vague

    def _words(self, article: int, scored: Scores | None, readable: set[str]) -> tuple[str, ...]:
        """The words that spoke for an article; none that were only guessed at, and no fillers."""
        if scored is None:
            return tuple(sorted(readable - FILLERS))[:SHOWN_WORDS]
        parts = [(s[article] - sum(s) / len(s), word) for word, s in scored.by_word]
        least = max(0.0, max(parts, default=(0.0, ""))[0] * 0.15)
        told = readable - FILLERS
        spoke = sorted((p for p in parts if p[0] > least and p[1] in told), reverse=True)
        return tuple(dict.fromkeys(word for _, word in spoke))[:SHOWN_WORDS]


def _shares(
    scores: dict[int, float], none: float, vague: float
) -> tuple[list[tuple[int, float]], float, float]:
    """Articles by probability, that of "none of these", and that of "not enough said"."""
    highest = max(none, vague, *scores.values())
    rivals = heapq.nlargest(_RIVALS, scores.values())
    unclear = _share(vague, [*rivals, none, vague], _VAGUE_SHARPNESS)
    powers = {a: math.exp(s - highest) for a, s in scores.items()}
    nothing = math.exp(none - highest)
    total = sum(powers.values()) + nothing
    order = sorted(powers.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    shares = [(a, p / total) for a, p in order]
    return shares, nothing / total, unclear if unclear >= VAGUE_FROM else 0.0


def _share(score: float, scores: Collection[float], sharpness: float) -> float:
    """The share of one score in the softmax of all, sharpened."""
    if score == -math.inf:
        return 0.0
    return 1 / sum(math.exp(min(700.0, sharpness * (s - score))) for s in scores)


def _spread(
    shares: list[tuple[int, float]], first: float, others: float, said: float
) -> list[tuple[int, float]]:
    """The best article's probability, and `others` shared out in proportion, none above it."""
    rest = sum(share for _, share in shares[1:]) or 1.0
    later = [(a, min(first, others * share / rest) * said) for a, share in shares[1:]]
    return [(a, first * said) for a, _ in shares[:1]] + later
