"""What the machine shows counts: checks raise or rule out the articles that may answer.

The question's own words give each candidate a probability. Each result that speaks for an article
multiplies its odds by `WEIGHT`, each that speaks against it divides them. Only an article that
something speaks for can become the answer in this way: that nothing else is broken proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..checks.run import Settings
from ..checks.summary import Summary, summarise
from ..host.base import Host
from ..match.decide import ANSWER_FROM, CHOICE_FROM, MAX_CHOICES
from ..model import Answer, CheckResult, Match, Question
from ..record import Record
from .checking import Checking, Plan
from .core import Engine

CANDIDATES = 8
"""Articles whose checks are run."""
BUDGET = 5.0
"""Seconds for all of them."""
WEIGHT = 6.0
LEAST = 0.02
"""Probability that a candidate has at least before the checks speak."""


class Effect(Record):
    """A result that counted."""

    article: str
    check: str
    speaks: str
    """for or against."""
    message: str


class Examined(Record):
    """An answer with what the machine showed."""

    answer: Answer
    results: tuple[CheckResult, ...]
    summary: Summary
    effects: tuple[Effect, ...]
    notices: tuple[str, ...]
    """What has to be said before everything else."""
    decided: bool
    """The checks changed the decision or the best article."""


def ask_with_checks(
    engine: Engine, question: str, top: int, host: Host, settings: Settings
) -> Examined:
    """Answer `question` with the safe, fast checks of the candidates.

    Raises:
        AssistantError: the question is blank.
    """
    answer = engine.ask(question, max(top, CANDIDATES))
    if answer.decision == "abstain":
        return Examined(answer, (), summarise(()), (), (), decided=False)
    results = _run(engine, answer.answers[:CANDIDATES], host, settings)
    candidates = {m.article for m in answer.answers}
    effects = tuple(e for r in results for e in _effects(r) if e.article in candidates)
    weighed = _weigh(answer, effects)
    changed = _first(weighed) != _first(answer)
    kept = max(top, len(weighed.question.choices) if weighed.question else 1)
    return Examined(
        weighed._replace(answers=weighed.answers[:kept]),
        results,
        summarise(results),
        effects,
        tuple(dict.fromkeys(r.message for r in results if r.notice)),
        decided=changed,
    )


def _first(answer: Answer) -> tuple[str, str]:
    return answer.decision, answer.answers[0].article if answer.decision == "answer" else ""


def _run(
    engine: Engine, matches: Sequence[Match], host: Host, settings: Settings
) -> tuple[CheckResult, ...]:
    """The checks that may run unasked, of all candidates, within the budget."""
    plans = []
    for store in engine.stores:
        plan = Plan(store)
        for match in matches:
            if match.kb == store.id:
                plan.add(match.article)
        plan.specs = {name: spec for name, spec in plan.specs.items() if spec.auto}
        plans.append(plan)
    limited = settings._replace(deadline=min(BUDGET, settings.deadline), trusted=False)
    done = {r.id: r for r in Checking(plans, host, limited).stream()}
    return tuple(done[name] for plan in plans for name in plan.specs if name in done)


def _effects(result: CheckResult) -> Iterable[Effect]:
    for speaks, articles in (("for", result.supports), ("against", result.rules_out)):
        for article in articles:
            yield Effect(article, result.id, speaks, result.message)


def _weigh(answer: Answer, effects: Sequence[Effect]) -> Answer:
    if not effects:
        return answer
    rest = 0.0
    if answer.decision == "answer":
        rest = max(0.0, 1.0 - sum(m.confidence for m in answer.answers))
    odds = {m.article: max(m.confidence, LEAST) for m in answer.answers}
    for effect in effects:
        odds[effect.article] *= WEIGHT if effect.speaks == "for" else 1 / WEIGHT
    total = sum(odds.values()) + rest
    matches = sorted(
        (m._replace(confidence=round(odds[m.article] / total, 4)) for m in answer.answers),
        key=lambda m: -m.confidence,
    )
    return _decide(answer, tuple(matches), {e.article for e in effects if e.speaks == "for"})


def _decide(answer: Answer, matches: tuple[Match, ...], supported: set[str]) -> Answer:
    best = matches[0]
    stays = answer.decision == "answer" and best.article == answer.answers[0].article
    if best.confidence >= ANSWER_FROM and (stays or best.article in supported):
        return answer._replace(decision="answer", answers=matches, question=None)
    if stays and best.confidence >= 0.5:
        return answer._replace(answers=matches)
    if not supported and answer.question:
        return answer  # nothing speaks for any article: the question stays as it was
    likely = sum(m.confidence >= CHOICE_FROM for m in matches)
    choices = matches[: min(MAX_CHOICES, max(2, likely))]
    text = answer.question.text if answer.question else "Which of these is closest to what you see?"
    return answer._replace(decision="clarify", answers=matches, question=Question(text, choices))
