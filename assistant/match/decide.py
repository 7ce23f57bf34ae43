"""Probabilities -> answer, clarify or abstain.

All limits of the product stand here. They hold for probabilities that every knowledge base measured
on its own phrases (`kb.calibrate`), so that one limit means the same in all of them. They are the
user's protection against a wrong answer and cannot be changed by a knowledge base.

Chosen on CLINC150, BANKING77-OOS, HWU64 and folds of HINT3's training phrases, each with intents
left out, and on question sets of our own; never on what the README reports. The command
``python -m benchmarks.confidence`` prints what every limit yields there.
"""

from __future__ import annotations

from ..model import Decision
from ..record import Record
from .rank import Ranking

ANSWER_FROM = 0.8
"""Confidence from which an article is the answer; of near neighbours 6 of 100 then get one."""
INSIDE_FROM = 0.6
"""Probability that any article is meant under which the assistant abstains. Sets with questions
that people asked about something else do best at 0.55 to 0.6, sets with intents left out at 0.65 to
0.75; real users also stray further from the phrases than their author, so it is the lower one."""
TOGETHER_FROM = 0.35
"""What the best three must reach together to be asked about."""
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
    if not ranking.vague and _unknown(ranking, sum(confidences)):
        return Verdict("abstain", 0)
    if best >= ANSWER_FROM and not ranking.bare:
        return Verdict("answer", 0)
    if ranking.vague:
        return Verdict("clarify", len(confidences))
    likely = sum(c >= CHOICE_FROM for c in confidences)
    return Verdict("clarify", min(len(confidences), max(2, likely)))


def _unknown(ranking: Ranking, together: float) -> bool:
    return (
        ranking.inside < INSIDE_FROM
        or ranking.coverage < UNDERSTOOD_FROM
        or together < TOGETHER_FROM
    )
