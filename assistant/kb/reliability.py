"""How far a knowledge base's confidence can be trusted, and which article lacks phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..record import TYPE_CHECKING, Record
from .evaluate import NONE, CaseResult, percent

if TYPE_CHECKING:
    from ..shapes import Percent, Share

_BINS = 10
_FEW = 0.8
"""Share of an article's questions under which more phrases are suggested."""
_SHOWN = 3
"""Questions that a suggestion names."""


class Bin(Record):
    """Questions whose best article was given about the same confidence."""

    low: Share
    high: Share
    questions: int
    said: Share
    """Their mean confidence, 0 to 1."""
    right: Share
    """Share of them whose best article was the right one, 0 to 1."""


class Lacking(Record):
    """An article that its questions do not find."""

    article: str
    found: int
    asked: int
    taken_for: tuple[str, ...]
    """Articles that came first instead."""
    examples: tuple[str, ...]
    """Questions in whose words a symptom is missing."""


class Luring(Record):
    """An article that answered what none answers."""

    article: str
    words: tuple[str, ...]
    example: str


class Reliability(Record):
    """What a report adds to the counts."""

    bins: tuple[Bin, ...]
    wrong_at_once: Percent
    """Of the questions answered straight away, those answered wrong or that no article answers, in
    percent."""
    lured: Percent
    """Of the questions that no article answers, those that got an answer, in percent."""
    lacking: tuple[Lacking, ...]
    """Articles that lack phrases, the poorest first."""
    luring: tuple[Luring, ...]


def reliability(outcomes: Iterable[CaseResult]) -> Reliability:
    """Look at questions that were asked."""
    asked = list(outcomes)
    straight = [o for o in asked if o.answer.decision == "answer"]
    outside = [o for o in asked if o.case.expected == NONE]
    lured = [o for o in outside if o in straight]
    return Reliability(
        tuple(_bins(asked)),
        percent(sum(not o.right for o in straight), len(straight), empty=0.0),
        percent(len(lured), len(outside), empty=0.0),
        tuple(sorted(_lacking(asked), key=lambda a: (a.found / a.asked, a.article))),
        tuple(Luring(o.ranked[0], o.answer.answers[0].words, o.case.query) for o in lured),
    )


def _bins(asked: list[CaseResult]) -> Iterator[Bin]:
    rated = [(first[0].confidence, o.first_is_right) for o in asked if (first := o.named)]
    for number in range(_BINS):
        inside = [(c, r) for c, r in rated if min(_BINS - 1, int(c * _BINS)) == number]
        if inside:
            count = len(inside)
            said, right = (sum(column) / count for column in zip(*inside, strict=True))
            ends = number / _BINS, (number + 1) / _BINS
            yield Bin(*ends, count, round(said, 3), round(right, 3))


def _lacking(asked: list[CaseResult]) -> Iterator[Lacking]:
    by_article: dict[str, list[CaseResult]] = {}
    for outcome in asked:
        if outcome.case.expected != NONE:
            by_article.setdefault(outcome.case.expected, []).append(outcome)
    for article, outcomes in by_article.items():
        missed = [o for o in outcomes if not o.right]
        if len(missed) > (1 - _FEW) * len(outcomes):
            instead = [o.ranked[0] for o in missed if o.ranked]
            yield Lacking(
                article,
                len(outcomes) - len(missed),
                len(outcomes),
                tuple(dict.fromkeys(instead)),
                tuple(o.case.query for o in missed[:_SHOWN]),
            )
