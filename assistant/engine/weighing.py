"""Odds of the candidates as the machine changes them, and what to say then.

A result that speaks for an article multiplies its odds, one that speaks against it divides them.
What is ruled out is never the answer: it becomes a question at most. And an article all of whose
telling checks pass is not shown as sure as words alone would have it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..match.decide import ANSWER_FROM, CHOICE_FROM, MAX_CHOICES
from ..model import Answer, Match, Question
from ..record import Record
from .effect import Effect

WEIGHT = 6.0
"""What one result multiplies or divides odds by."""
DECISIVE = 200.0
"""The same for what names the cause by itself: an error code, a virus that was found."""
LEAST = 0.02
"""Probability that a candidate has at least before the checks speak."""
ELSEWHERE = 0.2
"""Most that may be meant where the likeliest articles are for another generation of the product."""
RULED_OUT = 0.5
"""Most confidence in an article that a check speaks against and none for."""
UNSEEN = 0.85
"""Most confidence in one whose checks could have shown it and have not."""
ASKED = "Which of these is closest to what you see?"

Place = tuple[str, str]
"""A knowledge base and an article of it."""


class Weighed(Record):
    """What was looked at."""

    effects: Sequence[Effect]
    decisive: Collection[tuple[str, str]]
    """Knowledge base and id of the checks that name a cause by themselves."""
    unseen: Collection[Place]
    """Articles of which every check that could have spoken for them passes."""
    narrowed: float
    """How likely the articles are that were left out, as they are for another generation; 0 where
    the likeliest of all was not."""


def place(match: Match) -> Place:
    """Where a match stands."""
    return match.kb, match.article


def weigh(answer: Answer, seen: Weighed) -> Answer:
    """`answer` as the machine changes it."""
    speaking = {way: _by_place(seen.effects, way) for way in ("for", "against")}
    best = place(answer.answers[0])
    refuted = best in speaking["against"] and (best not in speaking["for"] or _rival(best, seen))
    decided = answer.decision == "answer" and not (seen.narrowed or refuted)
    if decided or not (speaking["for"] or seen.narrowed):
        return _doubted(answer, speaking["for"], speaking["against"], seen)
    odds = {place(m): max(m.confidence, LEAST) for m in answer.answers}
    if refuted:
        odds[best] = min(odds[best], RULED_OUT)
    named = {(e.kb, e.article) for e in seen.effects if e.speaks == "for" and _names(e, seen)}
    for effect in seen.effects:
        where = (effect.kb, effect.article)
        if effect.speaks == "against" and where in named and not _names(effect, seen):
            continue  # what is named as the cause is not talked out of it
        factor = DECISIVE if _names(effect, seen) else WEIGHT
        odds[where] *= factor if effect.speaks == "for" else 1 / factor
    total = sum(odds.values()) + min(seen.narrowed, ELSEWHERE)
    matches = [
        m._replace(
            confidence=round(odds[place(m)] / total, 4),
            evidence=tuple(speaking["for"].get(place(m), ())),
        )
        for m in answer.answers
    ]
    return _decided(answer, sorted(matches, key=lambda m: -m.confidence))


def _names(effect: Effect, seen: Weighed) -> bool:
    """Whether the check behind it names a cause by itself."""
    return (effect.kb, effect.check) in seen.decisive


def _rival(best: Place, seen: Weighed) -> bool:
    """Whether a check names another article as the cause."""
    return any(
        effect.speaks == "for" and (effect.kb, effect.article) != best and _names(effect, seen)
        for effect in seen.effects
    )


def _by_place(effects: Sequence[Effect], speaks: str) -> dict[Place, list[str]]:
    found: dict[Place, list[str]] = {}
    for effect in effects:
        if effect.speaks == speaks:
            found.setdefault((effect.kb, effect.article), []).append(effect.message)
    return found


def _doubted(
    answer: Answer,
    for_it: dict[Place, list[str]],
    against: dict[Place, list[str]],
    seen: Weighed,
) -> Answer:
    """The words decide; what the machine contradicts is not as sure any more."""
    if answer.decision != "answer":
        return answer
    best = answer.answers[0]
    most = 1.0
    if place(best) not in for_it:
        if place(best) in against:
            most = RULED_OUT
        elif place(best) in seen.unseen:
            most = UNSEEN
    best = best._replace(
        confidence=min(best.confidence, most), evidence=tuple(for_it.get(place(best), ()))
    )
    answer = answer._replace(answers=(best, *answer.answers[1:]))
    return answer if best.confidence >= ANSWER_FROM or most == 1.0 else _asked(answer)


def _decided(answer: Answer, matches: list[Match]) -> Answer:
    best = matches[0]
    found = answer._replace(answers=tuple(matches))
    if best.confidence >= ANSWER_FROM and best.evidence:
        return found._replace(decision="answer", question=None)
    if best.confidence < CHOICE_FROM and answer.decision == "answer":
        return answer._replace(
            decision="abstain", answers=(), nearest=tuple(matches[:MAX_CHOICES]), question=None
        )
    return _asked(found)


def _asked(answer: Answer) -> Answer:
    """A question between the likeliest."""
    likely = sum(m.confidence >= CHOICE_FROM for m in answer.answers)
    choices = answer.answers[: min(MAX_CHOICES, max(2, likely))]
    text = answer.question.text if answer.question else ASKED
    return answer._replace(decision="clarify", question=Question(text, choices))
