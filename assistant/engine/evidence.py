"""What the machine shows counts: checks raise, lower or rule out the articles that may answer.

Articles for another generation of the product than the machine has are no candidates. Of those that
are left the checks run, and those of the pages that are about the machine as a whole; what they
show changes the odds (`weighing`). What several checks saw of one thing (their ``topic``) counts
once. Findings come first: where no article says what to do, they still name the cause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..checks.ahead import of_generations, take
from ..checks.generations import Generations, find_generations
from ..checks.reach import fence
from ..checks.run import Settings
from ..checks.spec import CheckSpec
from ..checks.summary import Summary, summarise
from ..checks.variables import Variable
from ..host.base import Host
from ..host.fence import fenced
from ..host.limits import Limit, under
from ..host.once import Once
from ..kb.store import Store
from ..match.decide import MAX_CHOICES
from ..model import Answer, CheckResult, Match
from ..record import Record
from .checking import Checking, Plan
from .core import Engine
from .effect import Effect
from .single import ask_once
from .weighing import LEAST, Place, Weighed, place, weigh

CANDIDATES = 8
"""Articles whose checks are run."""
ALL = 60
"""Articles of a knowledge base that is small enough for all of them to be candidates."""
OPEN = 0.5
"""Confidence below which the words do not say where to look."""
BUDGET = 5.0
"""Seconds for all of them, once the lists of the machine are there."""


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
    findings: tuple[CheckResult, ...] = ()
    """What is not as it should be: what names a cause first, then failures, then warnings."""
    contradicting: tuple[CheckResult, ...] = ()
    """What speaks against the article that the words alone point to."""

    @property
    def is_fine(self) -> bool:
        """Everything that was looked at is as it should be."""
        counts = self.summary.counts
        looked = self.summary.total - counts["not_applicable"]
        return 0 < counts["pass"] == looked


def ask_with_checks(
    engine: Engine, question: str, top: int, host: Host, settings: Settings
) -> Examined:
    """Answer `question` with the safe, fast checks of the candidates.

    Raises:
        AssistantError: the question is blank.
    """
    return examine(engine, ask_once(engine, question, max(top, CANDIDATES)), top, host, settings)


def examine(engine: Engine, answer: Answer, top: int, host: Host, settings: Settings) -> Examined:
    """`answer` with the safe, fast checks of its candidates, as `ask_with_checks` gives it."""
    if answer.decision == "abstain":
        return Examined(answer, (), summarise(()), (), (), (), decided=False)
    end = Limit(min(BUDGET, settings.deadline), settings.deadline)
    shared = Once(host)
    bases = [_Base(store, shared, settings, end) for store in engine.stores]
    named = answer.answers[:CANDIDATES]
    fitting = tuple(m for m in (*named, *_others(answer, bases)) if _is_here(m, bases))
    for base in bases:
        base.look(fitting, end)
    results = tuple(r for base in bases for r in base.results)
    candidates = _with_supported(fitting, bases)
    effects = tuple(_effects(bases, {place(m) for m in candidates}))
    elsewhere = sum(m.confidence for m in named if m not in fitting)
    narrowed = max(elsewhere, LEAST) if fitting[:1] != answer.answers[:1] else 0.0
    seen = Weighed(
        effects,
        {(base.kb, r.id) for base in bases for r in base.results if r.decisive},
        {place(m) for base in bases for m in fitting if base.passes(m.article) and m.kb == base.kb},
        narrowed,
    )
    weighed = weigh(answer._replace(answers=candidates), seen) if candidates else _nothing(answer)
    changed = _first(weighed) != _first(answer)
    kept = max(top, len(weighed.question.choices) if weighed.question else 1)
    best = answer.answers[0].kb
    notices = (r.message for base in bases if base.kb == best for r in base.results if r.notice)
    return Examined(
        weighed._replace(answers=weighed.answers[:kept]),
        results,
        summarise(results),
        effects,
        tuple(dict.fromkeys(notices)),
        tuple(question for base in bases for question in base.questions),
        decided=changed,
        findings=tuple(_findings(bases)),
        contradicting=_contradicting(results, answer.answers[0].article),
    )


def _others(answer: Answer, bases: Iterable[_Base]) -> Iterator[Match]:
    """All other articles, where the words leave it open which are meant."""
    if answer.decision == "clarify" and answer.answers[0].confidence < OPEN:
        known = {place(m) for m in answer.answers[:CANDIDATES]}
        for base in bases:
            yield from (m for m in base.all() if place(m) not in known)


def _findings(bases: Iterable[_Base]) -> Iterator[CheckResult]:
    """What is wrong, of one topic the first."""
    wrong = [
        (base.specs[r.id].topic, r)
        for base in bases
        for r in base.results
        if r.state in ("fail", "warn") and not r.notice
    ]
    topics: set[str] = set()
    for topic, result in sorted(wrong, key=lambda p: (not p[1].decisive, p[1].state != "fail")):
        if topic not in topics:
            topics.add(topic)
            yield result


def _first(answer: Answer) -> tuple[str, str]:
    return answer.decision, answer.answers[0].article if answer.decision == "answer" else ""


def _is_here(match: Match, bases: Iterable[_Base]) -> bool:
    """Whether an article is for the generation of the product that the machine has."""
    return all(base.fits(match.article) for base in bases if base.kb == match.kb)


def _nothing(answer: Answer) -> Answer:
    """All that is likely is about another generation than the machine has."""
    return answer._replace(
        decision="abstain", answers=(), nearest=answer.answers[:MAX_CHOICES], question=None
    )


class _Base:
    """One knowledge base on the machine: what it looks at, and what that shows."""

    def __init__(self, store: Store, host: Once, settings: Settings, end: Limit) -> None:
        self.kb, self._store, self._host, self._settings = store.id, store, host, settings
        self._plan = Plan(store)
        self._generations = self._found(end)
        self.results: tuple[CheckResult, ...] = ()
        self.questions: tuple[Variable, ...] = ()

    def _found(self, end: Limit) -> Generations:
        declared = self._plan.declared["generations"]
        if not declared:
            return Generations()
        take(self._host, of_generations(self._host.platform, declared), end)
        with under(end):
            within = fenced(self._host, fence(self._host, self._store.bounds, self._settings.reads))
            return find_generations(within, declared)

    def fits(self, article: str) -> bool:
        """Whether an article, or a page, is for what this machine has.

        A machine on which the product does not run at all says nothing of that: its user asks for
        another one.
        """
        found = self._store.article(article)
        why_not = self._generations.why_not(found["applies_to"]) if found else None
        return why_not is None or why_not.reason == "wrong_platform"

    def look(self, matches: Sequence[Match], end: Limit) -> None:
        """Run what may run unasked: the checks of the pages, and of the candidates."""
        mine = [m.article for m in matches if m.kb == self.kb]
        for page in self._store.pages():
            if self._generations.present and self.fits(page):
                self._plan.add(page)
        for article in mine:
            self._plan.add(article)
        self._plan.specs = unasked(self._plan.specs)
        limited = self._settings._replace(deadline=end.left(), trusted=False)
        checking = Checking([self._plan], self._host, limited)
        done = {r.id: r for r in checking.stream()}
        self.results = tuple(done[name] for name in self._plan.specs if name in done)
        self.questions = checking.questions

    @property
    def specs(self) -> dict[str, CheckSpec]:
        """The checks that were run."""
        return self._plan.specs

    def all(self) -> Iterator[Match]:
        """Every article as a candidate that nobody's words point to; none of a large base."""
        articles = self._store.articles()
        if len(articles) <= ALL:
            yield from (Match(*found, LEAST, kb=self.kb) for found in articles)

    def match(self, article: str) -> Match | None:
        """An article as a candidate that nobody's words point to."""
        found = next((a for a in self._store.articles() if a[0] == article), None)
        return Match(*found, LEAST, kb=self.kb) if found and self.fits(article) else None

    def passes(self, article: str) -> bool:
        """Whether checks could have spoken for an article, and all of them pass instead."""
        states = [
            r.state
            for r in self.results
            for o in self.specs[r.id].outcomes
            if article in o.supports
        ]
        return "pass" in states and {*states} <= {"pass", "not_applicable"}


def unasked(specs: Mapping[str, CheckSpec]) -> dict[str, CheckSpec]:
    """Those that may run unasked, and all that they require may as well."""
    kept = {name: spec for name, spec in specs.items() if spec.auto}
    while True:
        whole = {n: s for n, s in kept.items() if all(r in kept for r in s.requires)}
        if len(whole) == len(kept):
            return kept
        kept = whole


def _with_supported(matches: tuple[Match, ...], bases: Iterable[_Base]) -> tuple[Match, ...]:
    """The candidates, and what a check names as the cause although no word points to it."""
    known = {place(m) for m in matches}
    named = (
        base.match(article)
        for base in bases
        for r in base.results
        if r.decisive
        for article in dict.fromkeys(r.supports)
        if (base.kb, article) not in known
    )
    return (*matches, *dict.fromkeys(m for m in named if m))


def _contradicting(results: Iterable[CheckResult], article: str) -> tuple[CheckResult, ...]:
    """What rules an article out, first what says least about others."""
    against = (r for r in results if article in r.rules_out)
    return tuple(sorted(against, key=lambda r: len(r.rules_out)))


def _effects(bases: Iterable[_Base], candidates: Collection[Place]) -> Iterator[Effect]:
    """What counts: of one topic one result for, and one against, each article of the same KB."""
    counted: set[tuple[str, str, str, str]] = set()
    for base in bases:
        for result in base.results:
            for speaks, articles in (("for", result.supports), ("against", result.rules_out)):
                for article in articles:
                    key = (base.kb, base.specs[result.id].topic, speaks, article)
                    if (base.kb, article) in candidates and key not in counted:
                        counted.add(key)
                        yield Effect(article, result.id, speaks, result.message, base.kb)
