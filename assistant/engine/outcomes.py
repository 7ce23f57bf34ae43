"""What helped here before moves close candidates, a little.

Only where the words leave it open (the decision is to ask back), only past a candidate that is at
most `CLOSE` more likely, and only the order: the confidences stay in their places, so no limit that
is set on them is passed because of this. The file is small, local, and made by `session.lessons`;
without it nothing is read.
"""

from __future__ import annotations

import json
import os

from ..model import Answer, Match
from ..paths import data_folder
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Counts = Mapping[str, tuple[int, int]]
    """Knowledge base and article, as ``kb/article`` -> how often it solved, and did not."""

CLOSE = 0.1
"""Difference in confidence that past outcomes can make up for, at most."""
DOUBT = 2
"""Outcomes that are held against every article: one success alone says little."""
MAX_BYTES = 1_000_000


def outcomes_path() -> str:
    """Where the counts are."""
    return os.path.join(data_folder(), "outcomes.json")


def read_counts(path: str = "") -> Counts:
    """The counts; none where there is no file, or a damaged one."""
    try:
        with open(path or outcomes_path(), "rb") as file:
            found = json.loads(file.read(MAX_BYTES))["articles"]
        return {str(name): (max(0, int(s)), max(0, int(n))) for name, (s, n) in found.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def adjusted(answer: Answer, counts: Counts | None = None) -> Answer:
    """`answer`, a question back, with close candidates in the order of what helped before."""
    counts = read_counts() if counts is None else counts
    if not counts or answer.decision != "clarify":
        return answer
    order = sorted(answer.answers, key=lambda m: -(m.confidence + bonus(counts, m)))
    answers = tuple(
        _told(match, counts, moved=match != before)._replace(confidence=before.confidence)
        for match, before in zip(order, answer.answers, strict=True)
    )
    question = answer.question
    if question:
        question = question._replace(choices=answers[: len(question.choices)])
    return answer._replace(answers=answers, question=question)


def bonus(counts: Counts, match: Match) -> float:
    """What past outcomes add to a candidate when it is compared: less than half of `CLOSE`."""
    solved, not_solved = counts.get(f"{match.kb}/{match.article}", (0, 0))
    return CLOSE / 2 * (solved - not_solved) / (solved + not_solved + DOUBT)


def _told(match: Match, counts: Counts, *, moved: bool) -> Match:
    solved, not_solved = counts.get(f"{match.kb}/{match.article}", (0, 0))
    if not (moved and solved + not_solved):
        return match
    return match._replace(helped=f"this one helped {solved} of {solved + not_solved} times here")
