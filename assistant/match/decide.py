"""Probabilities -> answer, clarify or abstain.

The limits were set on question sets written for this purpose and used for nothing else; the
README's quality section says what they yield. They are the user's protection against a wrong
answer and cannot be changed by a knowledge base.
"""

from __future__ import annotations

from ..model import Decision
from ..record import Record
from .rank import Ranking

ANSWER_FROM = 0.72
"""Confidence from which an article is the answer."""
NONE_FROM = 0.17
"""Probability of "none of these" from which the assistant abstains."""
LEAST = 0.35
"""An article less likely than this is not even asked about, unless..."""
PAIR_FROM = 0.6
"""...the best three together reach this."""
UNDERSTOOD_FROM = 0.25
"""Share of the topic words that must be known."""
CHOICE_FROM = 0.1
"""Confidence from which an article is one of the choices of a question."""
MAX_CHOICES = 3


class Verdict(Record):
    """What to do with a ranking."""

    decision: Decision
    choices: int
    """How many of the best articles a question offers."""


def decide(ranking: Ranking) -> Verdict:
    """Answer, ask, or admit not to know."""
    if ranking.exact is not None:
        return Verdict("answer", 0)
    confidences = [confidence for _, confidence in ranking.order[:MAX_CHOICES]]
    best = confidences[0] if confidences else 0.0
    if not ranking.vague and _unknown(ranking, best, sum(confidences)):
        return Verdict("abstain", 0)
    if best >= ANSWER_FROM:
        return Verdict("answer", 0)
    if ranking.vague:
        return Verdict("clarify", len(confidences))
    likely = sum(c >= CHOICE_FROM for c in confidences)
    return Verdict("clarify", min(len(confidences), max(2, likely)))


def _unknown(ranking: Ranking, best: float, together: float) -> bool:
    if ranking.none >= NONE_FROM or ranking.coverage < UNDERSTOOD_FROM:
        return True
    return best < LEAST and together < PAIR_FROM
