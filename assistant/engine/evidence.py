"""What the machine shows counts: checks raise or rule out the articles that may answer.

The question's own words give each candidate a probability. A result that speaks for an article
multiplies its odds by `WEIGHT`, one that speaks against it divides them; what several checks saw
of one thing (their ``topic``) counts once. Only where the words leave it open do checks decide,
and only for an article that something speaks for: that nothing else is broken proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..checks.run import Settings
from ..checks.spec import CheckSpec
from ..checks.summary import Summary, summarise
from ..checks.variables import Variable
from ..host.base import Host
from ..host.limits import Limit
from ..host.once import Once
from ..match.decide import ANSWER_FROM, CHOICE_FROM, MAX_CHOICES
from ..model import Answer, CheckResult, Match
from ..record import Record
from .checking import Checking, Plan
from .core import Engine
from .effect import Effect

CANDIDATES = 8
"""Articles whose checks are run."""
BUDGET = 5.0
"""Seconds for all of them."""
WEIGHT = 6.0
LEAST = 0.02
"""Probability that a candidate has at least before the checks speak."""


class Examined(Record):
    """An answer with what the machine showed."""

    answer: Answer
    results: tuple[CheckResult, ...]
    summary: Summary
    effects: tuple[Effect, ...]
    notices: tuple[str, ...]
    """What has to be said before everything else."""
    questions: tuple[Variable, ...]
    """What a person has to decide before more can be seen."""
    decided: bool
    """The checks changed the decision or the best article."""


def ask_with_checks(
    engine: Engine, question: str, top: int, host: Host, settings: Settings
) -> Examined:
    """Answer `question` with the safe, fast checks of the candidates.

    Raises:
        AssistantError: the question is blank.
    """
    return examine(engine, engine.ask(question, max(top, CANDIDATES)), top, host, settings)


def examine(engine: Engine, answer: Answer, top: int, host: Host, settings: Settings) -> Examined:
    """`answer` with the safe, fast checks of its candidates, as `ask_with_checks` gives it."""
    if answer.decision == "abstain":
        return Examined(answer, (), summarise(()), (), (), (), decided=False)
    looked = _look(engine, answer.answers[:CANDIDATES], host, settings)
    effects = tuple(_effects(looked, {(m.kb, m.article) for m in answer.answers}))
    weighed = _weigh(answer, effects) if answer.decision == "clarify" else answer
    changed = _first(weighed) != _first(answer)
    kept = max(top, len(weighed.question.choices) if weighed.question else 1)
    results = tuple(r for one in looked for r in one.results)
    best = weighed.answers[0].kb
    return Examined(
        weighed._replace(answers=weighed.answers[:kept]),
        results,
        summarise(results),
        effects,
        tuple(
            dict.fromkeys(r.message for o in looked if o.kb == best for r in o.results if r.notice)
        ),
        tuple(question for one in looked for question in one.questions),
        decided=changed,
    )


def _first(answer: Answer) -> tuple[str, str]:
    return answer.decision, answer.answers[0].article if answer.decision == "answer" else ""


class _Looked(Record):
    """What the checks of one knowledge base showed."""

    kb: str
    results: tuple[CheckResult, ...]
    topics: dict[str, str]
    """Check -> what it looks at; several checks may look at one thing."""
    questions: tuple[Variable, ...]


def _look(
    engine: Engine, matches: Sequence[Match], host: Host, settings: Settings
) -> list[_Looked]:
    """Run the checks that may run unasked, of all candidates, within the budget."""
    shared = Once(host)
    end = Limit(min(BUDGET, settings.deadline))
    found = []
    for store in engine.stores:
        plan = Plan(store)
        for match in matches:
            if match.kb == store.id:
                plan.add(match.article)
        plan.specs = unasked(plan.specs)
        limited = settings._replace(deadline=end.left(), trusted=False)
        checking = Checking([plan], shared, limited)
        done = {r.id: r for r in checking.stream()}
        topics = {name: spec.topic for name, spec in plan.specs.items()}
        results = tuple(done[name] for name in plan.specs if name in done)
        found.append(_Looked(store.id, results, topics, checking.questions))
    return found


def unasked(specs: Mapping[str, CheckSpec]) -> dict[str, CheckSpec]:
    """Those that may run unasked, and all that they require may as well."""
    kept = {name: spec for name, spec in specs.items() if spec.auto}
    while True:
        whole = {n: s for n, s in kept.items() if all(r in kept for r in s.requires)}
        if len(whole) == len(kept):
            return kept
        kept = whole


def _effects(looked: Sequence[_Looked], candidates: set[tuple[str, str]]) -> Iterator[Effect]:
    """What counts: of one topic one result for, and one against, each article of the same KB."""
    counted: set[tuple[str, str, str, str]] = set()
    for one in looked:
        for result in one.results:
            for speaks, articles in (("for", result.supports), ("against", result.rules_out)):
                for article in articles:
                    key = (one.kb, one.topics[result.id], speaks, article)
                    if (one.kb, article) in candidates and key not in counted:
                        counted.add(key)
                        message = f"{result.title}: {result.message}"
                        yield Effect(article, result.id, speaks, message, one.kb)


def _weigh(answer: Answer, effects: Sequence[Effect]) -> Answer:
    """`answer`, a question back, with the candidates' odds as the machine changes them."""
    odds = {(m.kb, m.article): max(m.confidence, LEAST) for m in answer.answers}
    seen: dict[tuple[str, str], list[str]] = {}
    for effect in effects:
        place = (effect.kb, effect.article)
        odds[place] *= WEIGHT if effect.speaks == "for" else 1 / WEIGHT
        if effect.speaks == "for":
            seen.setdefault(place, []).append(effect.message)
    if not seen:
        return answer  # nothing speaks for any article: the question stays as it was
    total = sum(odds.values())
    matches = sorted(
        (
            m._replace(
                confidence=round(odds[m.kb, m.article] / total, 4),
                evidence=tuple(seen.get((m.kb, m.article), ())),
            )
            for m in answer.answers
        ),
        key=lambda m: -m.confidence,
    )
    return _decide(answer, tuple(matches))


def _decide(answer: Answer, matches: tuple[Match, ...]) -> Answer:
    best = matches[0]
    if best.confidence >= ANSWER_FROM and best.evidence:
        return answer._replace(decision="answer", answers=matches, question=None)
    likely = sum(m.confidence >= CHOICE_FROM for m in matches)
    choices = matches[: min(MAX_CHOICES, max(2, likely))]
    question = answer.question._replace(choices=choices) if answer.question else None
    return answer._replace(answers=matches, question=question)
