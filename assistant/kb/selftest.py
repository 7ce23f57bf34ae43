"""A knowledge base tested by its own phrases: those that were held back while it was compiled."""

from __future__ import annotations

from collections.abc import Iterator

from ..match.confidence import Trust
from ..match.decide import decide
from ..match.rank import EXACT, Ranker, Ranking
from ..model import Answer, Match
from .calibrate import Round
from .compile import held_back
from .evaluate import NONE, CaseResult, LabelledQuestion
from .scan import scan

_NAMED = 3


def self_test(root: str, trust: Trust) -> Iterator[CaseResult]:
    """Ask the drafts of the folder `root` what they were not made from, as sure as it is now.

    A phrase of an article that was left out counts as one that no article answers; its style says
    which kind of question it was. Raises `AssistantError` where the folder cannot be compiled.
    """
    number = 0
    for turn in held_back(scan(root)):
        ranker = Ranker(turn.ranker.index, trust)
        for question in turn.asked:
            number += 1
            wanted = question.article or NONE
            case = LabelledQuestion(str(number), question.text, wanted, (), question.kind)
            yield CaseResult(case, _answer(ranker.rank(question.text), question.text, turn))


def _answer(ranking: Ranking, text: str, turn: Round) -> Answer:
    verdict = decide(ranking)
    order = ranking.order[:_NAMED]
    if ranking.exact is not None:
        order = [(ranking.exact, EXACT)]
    named = tuple(
        Match(turn.slugs[a], "", "", round(c, 4), ranking.words.get(a, ())) for a, c in order
    )
    if verdict.decision == "abstain":
        return Answer(text, "abstain", nearest=named)
    return Answer(text, verdict.decision, named)
