"""What is talked about: the dialogue, what the machine says of it, and values to be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..checks.spec import CheckSpec
from ..checks.variables import Variable
from ..engine import Engine
from ..engine.context import key
from ..engine.dialogue import Dialogue, Turn
from ..engine.evidence import Examined
from ..errors import AssistantError, Exit
from ..model import Answer, Match
from ..session import Recorder
from ..session.case import Case
from ..session.events import Event
from ..session.evidenced import findings
from ..session.resume import PICKED, restore
from ..session.ticket import make_ticket, ticket_lines
from ..suggest import did_you_mean
from ..text import one_line
from . import sentences
from .events import (
    ArticleFound,
    ChatEvent,
    CheckDone,
    ChoiceAsked,
    NothingFits,
    Spoken,
    TicketWritten,
)
from .looking import Looking
from .mending import ChatFixes
from .states import Intent

_DIGITS = 4
"""Of a number that can be a choice; more are as wrong as these."""
_TURN_INTENTS: dict[str, Intent] = {"choice": "choice", "solved": "solved", "still": "not_solved"}


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A value that the person has to choose."""

    question: str
    values: Mapping[str, str]
    """Each with the words for it."""
    take: Callable[[str], Iterator[ChatEvent]]
    """Goes on with it."""


class Talk:
    """One problem after another."""

    def __init__(
        self,
        engine: Engine,
        looking: Looking,
        mending: ChatFixes,
        recorder: Recorder,
        before: Sequence[Event],
    ) -> None:
        self._engine, self._recorder = engine, recorder
        self._looking, self._mending = looking, mending
        self._dialogue = restore(engine, before) if before else Dialogue(engine)
        self.closed = False
        """The problem is solved; what follows is another one."""
        self.open_value: OpenValue | None = None
        """What the person has to choose before it goes on."""
        self._then: Callable[[], Iterator[ChatEvent]] = lambda: iter(())
        self._said: list[str] = []
        """What was told about the problem at hand, for a ticket."""
        self._moved = False
        """The last input led from one article to another."""
        self._shown: tuple[str, str] | None = None
        self._doubted: tuple[str, str] | None = None
        """The article that the person means and the machine speaks against."""
        self._pushed: set[str] = set()
        """Fixes that were offered again since the person said that it is not solved."""
        self.last_turn: Turn | None = None
        """What the dialogue made of the last input; None where it was not asked."""

    @property
    def answer(self) -> Answer | None:
        """The answer at hand, open question or not."""
        return self._dialogue.answer

    @property
    def best(self) -> Match | None:
        """The article at hand."""
        answer = self.answer
        if answer is None or answer.decision != "answer" or not answer.answers:
            return None
        return answer.answers[0]

    @property
    def article(self) -> Mapping[str, Any] | None:
        """All of it."""
        best = self.best
        return self._engine.article(best.article, best.kb) if best else None

    @property
    def article_id(self) -> str:
        """Its id, or nothing."""
        return self.best.article if self.best else ""

    @property
    def is_picked(self) -> bool:
        """The article at hand was picked from others."""
        return self.best is not None and len(self._dialogue.offered) > 1

    def intent(self, before: Intent | None) -> Intent | None:
        """What the last input was taken for, where the dialogue knows better than `before`."""
        if before == "detail" and self._moved:
            return "problem"
        return _TURN_INTENTS.get(self.last_turn.kind, before) if self.last_turn else before

    # what a reply does

    def pick(self, said: str, number: str) -> Iterator[ChatEvent]:
        """A number picks one of what is offered."""
        offered = self._dialogue.offered
        picked = int(number) if len(number) < _DIGITS else 0
        if not offered:
            yield Spoken(sentences.NO_LIST)
        elif not 1 <= picked <= len(offered):
            yield Spoken(sentences.WRONG_NUMBER.format(count=len(offered)))
        else:
            asked = self.answer is not None and self.answer.question is not None
            answer = self._dialogue.pick(picked, said)
            self.last_turn = self._dialogue.turns[-1]
            self._new_problem()
            yield from self._show(answer, "choice" if asked else PICKED, by="person")

    def open(self, slug: str) -> Iterator[ChatEvent]:
        """Show an article that was asked for by its id.

        Raises:
            AssistantError: there is none.
        """
        known = {a[0]: (a, s.id) for s in self._engine.stores for a in s.articles()}
        if slug not in known:
            message, hint = sentences.NO_ARTICLE.format(name=slug), did_you_mean(slug, known)
            raise AssistantError("no-article", message, hint=hint, exit_code=Exit.NO_INPUT)
        (_, title, symptom), kb = known[slug]
        match = Match(slug, title, symptom, 0.99, exact=True, kb=kb)
        answer = Answer(title, "answer", (match,))
        self._recorder.asked(title)
        self._dialogue.settle(answer)
        self.closed = False
        self._new_problem()
        yield from self._show(answer, PICKED, by="person")

    def solved(self, said: str) -> Iterator[ChatEvent]:
        """The person says that it is solved."""
        before = self.answer
        self.last_turn = self._dialogue.solved(said)
        self._recorder.ended(before, solved=True)
        self.closed = True
        self._new_problem()
        yield Spoken(sentences.SOLVED)

    def not_solved(self, said: str) -> Iterator[ChatEvent]:
        """The person says that it is not; with other words it is another problem."""
        before = self.answer
        if before and self._mending.result is None and self._dialogue.is_news(said, before):
            yield from self.tell(said)
            return
        self._mending.doubt()
        self._recorder.ended(before, solved=False)
        if before:
            self.last_turn = Turn(said, "still", before, "not_solved")
        yield from self._next()

    def _next(self) -> Iterator[ChatEvent]:
        """What is to be tried next: a fix, another article, or support."""
        self._looking.read_customer()
        spec = self._mending.next_fix(self.article_id) if self.article_id else None
        if spec and spec.id not in self._pushed:
            self._pushed.add(spec.id)
            yield Spoken(sentences.NEXT_FIX.format(title=spec.title))
            yield from self._mending.offer(self.article_id)
            return
        following = self._dialogue.not_it()
        if following is None:
            tried = self._mending.has_tried
            yield Spoken(sentences.EXHAUSTED if tried else sentences.NO_OTHER)
            return
        self._new_problem()
        yield Spoken(sentences.NEXT_ARTICLE)
        yield from self._show(following, "still", by="next")

    def reject(self, said: str) -> Iterator[ChatEvent]:
        """Nothing of what was shown is about the problem."""
        answer = self._dialogue.reject(said)
        self.last_turn = self._dialogue.turns[-1]
        self._new_problem()
        if answer.decision == "abstain":
            self._recorder.answered(answer, understood="no")
            yield Spoken(sentences.REPHRASE)
        else:
            yield from self._show(answer, "no")

    def ticket(self) -> Iterator[ChatEvent]:
        """What support needs to know, as far as it is known."""
        self._looking.read_customer()
        results = tuple(self._looking.results.values())
        case = Case(
            said=tuple(self._said),
            issue=tuple(self._said),
            seen=findings(results),
            results=results,
            passed=sum(r.state == "pass" for r in results),
            did=tuple(f"{r.title}: {r.message}" for r in self._mending.done),
        )
        best, stores = self.best, self._engine.stores
        store = next((s for s in stores if best and s.id == best.kb), stores[0])
        lines = ticket_lines(make_ticket(store.index.info.get("support") or {}, case))
        yield TicketWritten("text", text="\n".join(lines))

    # what an input tells

    def tell(self, said: str) -> Iterator[ChatEvent]:
        """Something about the problem at hand, or another one."""
        self._moved = False
        if self.closed:
            self._dialogue, self.closed, self._shown = Dialogue(self._engine), False, None
            self._doubted = None
            self._said.clear()
        self._said.append(said)
        before = self.best
        turn = self.last_turn = self._dialogue.say(said)
        if turn.outcome:
            self._recorder.ended(turn.answer, solved=turn.outcome == "solved")
            yield from self._settled(turn)
            return
        same = before is not None and self.best is not None and key(before) == key(self.best)
        self._moved = before is not None and self.best is not None and not same
        if not same:
            self._new_problem()
        if turn.kind == "talk" and turn.answer.question:
            self._recorder.answered(turn.answer, understood=turn.kind)
            yield Spoken(sentences.OPEN_QUESTION)
        elif same and before and self._shown == key(before):
            self._recorder.answered(turn.answer, understood=turn.kind)
            yield Spoken(sentences.SAME.format(title=one_line(before.title)))
            yield from self._mending.offer(self.article_id)
        else:
            yield from self._show(turn.answer, turn.kind)

    def _settled(self, turn: Turn) -> Iterator[ChatEvent]:
        if turn.outcome == "solved":
            self.closed = True
            self._new_problem()
            yield Spoken(sentences.SOLVED)
        else:
            yield from self._next()

    def moved(self) -> None:
        """Another machine is looked at: what was shown is shown anew when it is told again."""
        self._shown = self._doubted = None

    def _new_problem(self) -> None:
        self._mending.forget()
        self._pushed.clear()
        self._shown = None

    def _show(self, answer: Answer, understood: str, by: str = "words") -> Iterator[ChatEvent]:
        """Let the machine have its say, unless the person has chosen, and show the answer."""
        checked = False
        insists = answer.decision == "answer" and self._doubted == key(answer.answers[0])
        if insists:  # said again after the machine spoke against it: the person sees it
            by = "person"
        if answer.decision != "abstain" and self._looking.checks and by != "person":
            meant = key(answer.answers[0]) if answer.decision == "answer" else None
            examined = self._looking.examine(answer)
            if examined.decided or answer.decision == "clarify":
                for result in examined.results:
                    yield CheckDone(result)
            answer = examined.answer
            if examined.decided:
                self._dialogue.settle(answer)
                by, checked = "checks", True
                if answer.decision != "answer":
                    self._doubted = meant
                    yield from self._found(examined)
        self._recorder.answered(answer, understood=understood, by=by)
        if answer.decision == "answer":
            yield from self._show_article(answer, by, checked=checked)
        elif answer.question:
            choices = tuple(m.symptom or m.title for m in answer.question.choices)
            yield ChoiceAsked(answer.question.text, choices, answer.question.choices)
        else:
            yield NothingFits(answer.nearest)

    def _found(self, examined: Examined) -> Iterator[ChatEvent]:
        """What the machine says where it has turned an answer into a question, or into none."""
        if examined.is_fine:
            but = " ".join(r.message for r in examined.contradicting[:1])
            said = (sentences.LOOKS_FINE, but, sentences.LOOK_AGAIN)
            yield Spoken(" ".join(filter(None, said)))
        elif examined.findings:
            yield Spoken(f"{sentences.FOUND} {examined.findings[0].message}")

    def _show_article(self, answer: Answer, by: str, *, checked: bool) -> Iterator[ChatEvent]:
        best = answer.answers[0]
        article = self._engine.article(best.article, best.kb) or {}
        self._shown = key(best)
        declared = self._looking.declared(best.article, best.kb)
        looks = () if checked else self._looking.unasked(best.article, best.kb)
        yield ArticleFound(answer, article, by, declared, looks)
        yield from self._look(best, checked=checked)

    def _look(self, best: Match, *, checked: bool = False) -> Iterator[ChatEvent]:
        """Run the article's checks, unless the machine has just been looked at."""
        if not checked:
            for result in self._looking.article(best.article, best.kb):
                yield CheckDone(result)
        if self._looking.questions:
            self._then = lambda: self._look(best)
        yield from self._mending.offer(best.article)

    # values that the person has to choose

    def ask_value(self) -> Iterator[ChatEvent]:
        """Ask what has to be chosen before the machine shows more."""
        if self._mending.questions:
            self._then = self._mending.again
        asked = (*self._mending.questions, *self._looking.questions)
        self._mending.questions = self._looking.questions = ()
        if asked and self.open_value is None:
            variable = asked[0]
            values = {value: value for value in variable.values}
            yield from self._ask(variable.question, values, partial(self._give, variable))

    def ask_person(self, check: CheckSpec) -> Iterator[ChatEvent]:
        """Ask what a check wants to know from the person."""
        params = check.params
        question = " ".join(filter(None, (params["question"], params.get("help"))))
        yield from self._ask(question, dict(params["choices"]), partial(self._answer, check.id))

    def _ask(
        self, question: str, values: Mapping[str, str], take: Callable[[str], Iterator[ChatEvent]]
    ) -> Iterator[ChatEvent]:
        self.open_value = OpenValue(question, values, take)
        yield ChoiceAsked(question, tuple(values.values()))

    def value_of(self, said: str) -> str:
        """The value that a line picks, by number or name."""
        values = dict(self.open_value.values) if self.open_value else {}
        number = said.rstrip(".)")
        if number.isdecimal() and len(number) < _DIGITS and 1 <= int(number) <= len(values):
            return list(values)[int(number) - 1]
        folded = said.casefold()
        named = (v for v, words in values.items() if folded in (v.casefold(), words.casefold()))
        return next(named, "")

    def give(self, value: str) -> Iterator[ChatEvent]:
        """The person has chosen a value: what waited for it goes on."""
        waited, self.open_value = self.open_value, None
        if waited:
            yield from waited.take(value)
        yield from self.ask_value()

    def _give(self, variable: Variable, value: str) -> Iterator[ChatEvent]:
        self._looking.give(variable.name, value)
        yield from self._then()

    def _answer(self, check: str, choice: str) -> Iterator[ChatEvent]:
        self._looking.answer(check, choice)
        for result in self._looking.named([check]):
            yield CheckDone(result)
