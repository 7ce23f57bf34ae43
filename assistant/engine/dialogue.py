"""A conversation: what was said before counts, at most two questions are asked, then it is decided.

The state is what a face shows: the answer at hand, the open question, and how the problem ended.
"""

from __future__ import annotations

from ..model import Answer, Match, Question
from ..record import Record
from .claims import Told, is_over, take_in
from .context import (
    agree,
    goes_on,
    has_code,
    is_elsewhere,
    is_near,
    is_only_setting,
    is_thin,
    key,
    likelihood,
    mixed,
    says_more,
    turns_away,
)
from .core import Engine
from .followup import LAST, OTHER, Reply, is_wrong, leading_reply, read_reply, says_none
from .hearing import SHOWN, Hearing, none_of

MAX_QUESTIONS = 2
"""Questions asked about one problem."""
ENOUGH = 0.4
"""Confidence that will do for an answer once no further question may be asked."""
_SURE = 0.8
"""Confidence that makes an answer of what is said to have nothing to do with the product."""
_NEW = 0.6
"""Weight of what was said last, against all that was said about the problem."""
_LEFT = 0.75
"""Share of the likelihood of all that is left, from which what is left is the answer."""
_LEAST = 0.2
"""Confidence below which what is left is asked about."""
_AFAR = 0.05
"""Confidence of the nearest article below which a text is about something else altogether."""
_NEXT = 0.03
"""Confidence of a candidate that is worth a try after another one failed."""


class Turn(Record):
    """What the assistant says to one thing that the person said."""

    user: str
    kind: str
    """What the person's words were taken for: see `followup.Reply`."""
    answer: Answer
    """The state after this turn; its question, where one is asked."""
    outcome: str = ""
    """"", solved, or not_solved: what the person said of the answer before."""


class Dialogue:
    """One conversation. Deterministic."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._hearing = Hearing(engine)
        self.turns: list[Turn] = []
        self._said: list[str] = []
        """What was said about the problem at hand."""
        self._ruled_out: set[tuple[str, str]] = set()
        self._questions = 0
        self._answer: Answer | None = None
        self._chosen_from: tuple[Match, ...] = ()
        """The choices, if the answer at hand was chosen from some."""
        self._foreign = False
        """The person said that it is not about this product."""

    @property
    def answer(self) -> Answer | None:
        """The state after the last turn."""
        return self._answer

    def say(self, text: str) -> Turn:
        """Take in what the person says.

        Raises:
            AssistantError: it is blank.
        """
        before = self._answer
        if before is None:
            reply, answer, outcome = Reply("text"), self._heard(text), ""
        else:
            reply = self._read(text, before)
            answer, outcome = self._replied(text, reply, before)
        if reply.kind not in ("choice", "yes", "talk"):
            self._chosen_from = ()
        self._answer = answer._replace(query=text)
        turn = Turn(text, reply.kind, self._answer, outcome)
        self.turns.append(turn)
        return turn

    def settle(self, answer: Answer) -> None:
        """Go on from `answer`, in which the checks have had their say."""
        self._answer = answer

    def not_it(self) -> Answer | None:
        """The answer did not help: the next candidate, or None where there is none.

        While a question is open nothing has been answered: it stays.
        """
        before = self._answer
        if before is None or not before.answers or before.question:
            return None
        self._ruled_out.add(key(before.answers[0]))
        rest = self._left(before.answers)
        if not rest or rest[0].confidence < _NEXT:
            return None
        self._answer = before._replace(decision="answer", answers=rest, question=None)
        return self._answer

    @property
    def offered(self) -> tuple[Match, ...]:
        """What a number stands for: the choices, those before the last pick, or the nearest."""
        before = self._answer
        if before is None:
            return ()
        return self._choices(before) or (before.nearest if before.decision == "abstain" else ())

    def pick(self, number: int, text: str) -> Answer:
        """The person has picked one of what is `offered`, counted from 1.

        Raises:
            IndexError: there is no such choice.
        """
        choices, before = self.offered, self._answer
        if before is None or not 1 <= number <= len(choices):
            raise IndexError(number)
        self._chosen_from = choices
        picked = _with(before, choices[number - 1])
        self._answer = picked._replace(query=text, nearest=(), question=None)
        self.turns.append(Turn(text, "choice", self._answer))
        return self._answer

    def solved(self, text: str) -> Turn:
        """The person says that it is solved; raises nothing."""
        before = self._answer or Answer(text, "abstain")
        self._answer = self._solved(before)
        self.turns.append(Turn(text, "solved", self._answer, "solved"))
        return self.turns[-1]

    def reject(self, text: str) -> Answer:
        """What was answered or asked is not about the problem: what is left, if anything is likely.

        A question needs candidates that are worth one; else nothing is known.
        """
        before = self._answer
        if before is None:
            return Answer(text, "abstain")
        if self._chosen_from:
            self._answer = self._without(before, before.answers[:1])._replace(query=text)
            self.turns.append(Turn(text, "no", self._answer))
            return self._answer
        wrong = self._choices(before) if before.question else before.answers[:1]
        self._ruled_out |= {key(m) for m in wrong}
        self._chosen_from = ()
        left = tuple(m for m in self._left(before.answers) if m.confidence >= _NEXT)
        rest = before._replace(query=text, answers=left, question=None)
        self._answer = self._question(rest) if len(left) > 1 else none_of(rest)
        self.turns.append(Turn(text, "no", self._answer))
        return self._answer

    def _read(self, text: str, before: Answer) -> Reply:
        """What `text` means; that what was wrong is so no more is a solution."""
        if self._known() and is_over(text):
            told = take_in(text, self._engine)
            if told.denied == {key(before.answers[0])} and not told.text:
                return Reply("solved")
        return read_reply(text, asked=bool(self._choices(before)))

    # replies to what was asked or answered

    def _replied(self, text: str, reply: Reply, before: Answer) -> tuple[Answer, str]:
        """The state after a reply to `before`, and what it says of the answer in it."""
        if before.question and reply.kind in ("yes", "no"):
            return self._took(1, before) if reply.kind == "yes" else self._none_of_these(before), ""
        if reply.kind == "choice":
            return self._took(reply.number, before), ""
        if reply.kind == "solved":
            return self._solved(before), "solved"
        if before.decision == "answer" and reply.kind in ("no", "still"):
            return self._complained(text, reply, before)
        return (before if reply.kind in ("yes", "talk") else self._heard(text)), ""

    def _complained(self, text: str, reply: Reply, before: Answer) -> tuple[Answer, str]:
        """The answer at hand is not about the problem, or has not solved it."""
        if reply.kind == "no" and (self._chosen_from or is_wrong(text)):
            return self._without(before, before.answers[:1]), ""
        if reply.kind == "still" and self.is_news(text, before):
            return self._heard(text), ""
        return before, "not_solved"

    def is_news(self, text: str, before: Answer) -> bool:
        """Whether “still pending” tells of another problem than `before` is about."""
        if take_in(text, self._engine).denied:
            return True
        alone = self._hearing.ask(text)
        return alone.decision == "answer" and key(alone.answers[0]) != key(before.answers[0])

    def _solved(self, before: Answer) -> Answer:
        self._said, self._ruled_out = [], set()
        if before.decision == "answer":
            self._questions = 0
            return before
        return none_of(before)

    def _choices(self, before: Answer) -> tuple[Match, ...]:
        """What numbers stand for; a choice can be taken back in the next turn."""
        return before.question.choices if before.question else self._chosen_from

    def _took(self, number: int, before: Answer) -> Answer:
        """The answer that was chosen; the same question where there is no such choice."""
        choices = self._choices(before)
        if number == LAST:
            number = len(choices)
        if number == OTHER:
            others = [i for i, m in enumerate(choices, 1) if m != before.answers[0]]
            number = others[0] if others and not before.question else 0
        if not 1 <= number <= len(choices):
            return before
        self._chosen_from = choices
        return _with(before, choices[number - 1])

    def _none_of_these(self, before: Answer) -> Answer:
        left = self._without(before, self._choices(before))
        return none_of(left) if len(left.answers) < 2 else left

    def _without(self, before: Answer, wrong: tuple[Match, ...]) -> Answer:
        """Ask about the other articles than the `wrong` ones."""
        self._ruled_out |= {key(m) for m in wrong}
        rest = self._left(before.answers)
        return self._question(before._replace(answers=rest))

    # texts with a topic of their own

    def _heard(self, text: str) -> Answer:
        """What a text denies, what it chooses, what it tells."""
        before = self._answer
        choices = self._choices(before) if before else ()
        replies, rest = leading_reply(text, asked=bool(choices))
        told = take_in(rest, self._engine)
        self._ruled_out |= told.denied
        if told.outside or self._foreign:
            return self._outside(told, rest)
        if not told.text:
            return self._denied(rest, before)
        if before and says_none(text[: len(text) - len(rest)]):
            self._ruled_out |= {key(m) for m in choices or before.answers[:1]}
        answer = self._asked(told, rest)
        picked = next((r for r in replies if r.kind == "choice"), None)
        if picked and before and answer.decision != "answer":
            return self._took(picked.number, before)
        return answer

    def _outside(self, told: Told, rest: str) -> Answer:
        """It is said not to be about this product; what else is said may tell otherwise."""
        alone = self._hearing.alone(told, rest) if told.text else self._hearing.ask(rest)
        sure = alone.decision == "answer" and likelihood(alone) >= _SURE
        self._foreign = not (told.text and sure and not self._hearing.is_vague(told.text, alone))
        if self._foreign:
            self._said = []
            return none_of(alone)
        return self._began(told.text, alone)

    def _denied(self, rest: str, before: Answer | None) -> Answer:
        """Something is denied, and nothing else said."""
        if before is None:
            before = self._hearing.ask(rest)
            before = before._replace(answers=before.answers or before.nearest, nearest=())
        elif before.decision == "abstain" or self._known():
            return before
        left = self._left(before.answers)
        if before.question and left:
            likely = left[0].confidence
            if likely >= max(_LEAST, _LEFT * sum(m.confidence for m in left)):
                return _with(before._replace(answers=left), left[0])
        return self._question(before._replace(answers=left, question=None))

    def _asked(self, told: Told, rest: str) -> Answer:
        """Answer a text on its own, or with what was said before."""
        text, alone = told.text, self._hearing.alone(told, rest)
        if not self._said:
            return self._began(text, alone)
        if self._answer and is_only_setting(text):
            return self._answer
        together = self._hearing.ask("\n".join([*self._said, text]))
        alone = self._hearing.in_context(text, alone)
        if is_near(alone) and not is_thin(text):
            alone = alone._replace(decision="answer", answers=alone.nearest, nearest=())
        if has_code(together) and not has_code(alone) and not says_more(text, alone):
            self._said.append(text)
            return together
        if alone.decision == "answer":
            return self._answered(text, rest, alone, together)
        return self._unclear(text, alone, together)

    def _answered(self, text: str, rest: str, alone: Answer, together: Answer) -> Answer:
        """A text that has an answer by itself, after others."""
        known = self._known()
        if known and goes_on(rest, alone, together, known):
            self._said.append(text)
            return together
        return self._began(text, alone, along=agree(alone, together) and not known)

    def _unclear(self, text: str, alone: Answer, together: Answer) -> Answer:
        """A text that has none: something else, a detail of no account, or one that tells."""
        elsewhere = is_elsewhere(text, alone)
        if self._answer and alone.decision == "abstain" and self._is_aside(text, alone):
            return self._answer
        if self._answer and not elsewhere and self._is_detail(text, alone, together):
            return self._answer
        if alone.decision == "abstain" and (elsewhere or together.decision == "abstain"):
            return self._began(text, alone)
        self._said.append(text)
        return self._decided(alone, together)

    def _is_aside(self, text: str, alone: Answer) -> bool:
        """Whether a text that no article explains only adds to what has an answer already."""
        if not self._known() or is_thin("\n".join(self._said)):
            return False
        return likelihood(alone) >= _AFAR and not turns_away(text)

    def _is_detail(self, text: str, alone: Answer, together: Answer) -> bool:
        """Whether a text without an answer changes nothing about the one, or question, at hand."""
        if self._known():
            return is_thin(text) or (alone.decision == "abstain" and together.decision != "answer")
        asked = self._answer and self._answer.question
        return bool(asked) and is_thin(text) and alone.decision == together.decision == "abstain"

    def _known(self) -> Match | None:
        """The article that is the answer at hand, unless it was denied since."""
        answer = self._answer
        if answer is None or answer.decision != "answer":
            return None
        return None if key(answer.answers[0]) in self._ruled_out else answer.answers[0]

    def _began(self, text: str, answer: Answer, *, along: bool = False) -> Answer:
        """A problem by itself: the first one, another one, or the same said plainly.

        `along`: what was said before belongs to it.
        """
        known = self._answer.answers[0] if self._answer and self._answer.answers else None
        if known is None or not answer.answers or key(answer.answers[0]) != key(known):
            if answer.decision == "answer" and self._known():
                self._questions = 0
            unknown = self._answer is not None and self._answer.decision == "abstain"
            self._said = self._said if along or unknown else []
            self._ruled_out = set()
        self._said.append(text)
        return self._question(answer) if answer.decision == "clarify" else answer

    def _decided(self, alone: Answer, together: Answer) -> Answer:
        """Both readings put together; an answer at hand that both together keep is kept."""
        known = self._known()
        if known and together.decision == "answer" and key(together.answers[0]) == key(known):
            return together
        order = self._left(mixed(together, alone, _NEW))
        if together.decision == "answer" and order and key(order[0]) == key(together.answers[0]):
            return together._replace(answers=order)
        return self._question(together._replace(answers=order, nearest=()))

    def _question(self, answer: Answer) -> Answer:
        """One more question, or a decision where no more may be asked."""
        order = self._left(answer.answers)
        if order and self._questions < MAX_QUESTIONS:
            self._questions += 1
            asked = answer.question
            count = max(2, min(SHOWN, len(asked.choices) if asked else 2))
            text = asked.text if asked else "Which of these is closest to what you see?"
            question = Question(text, order[:count])
            return answer._replace(decision="clarify", answers=order, question=question)
        if order and order[0].confidence >= ENOUGH:
            return answer._replace(decision="answer", answers=order, question=None)
        return none_of(answer._replace(answers=order, nearest=()))

    def _left(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        return tuple(m for m in matches if key(m) not in self._ruled_out)


def _with(before: Answer, match: Match) -> Answer:
    """`match` as the answer, before the others."""
    others = tuple(m for m in before.answers if key(m) != key(match))
    return before._replace(decision="answer", answers=(match, *others), question=None)
