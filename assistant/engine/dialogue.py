"""A conversation: what was said before counts, at most two questions are asked, then it is decided.

The state is what a face shows: the answer at hand, the open question, and how the problem ended.
"""

from __future__ import annotations

import re

from ..model import Answer, Match, Question
from ..record import Record
from .core import Engine
from .followup import read_reply

MAX_QUESTIONS = 2
"""Questions asked about one problem."""
ENOUGH = 0.4
"""Confidence that will do for an answer once no further question may be asked."""
SHOWN = 3
_WIDE = 8
"""Articles of which the conversation keeps track."""
_A_SENTENCE = 5
"""Words from which a text can be a problem of its own."""
_A_PHRASE = 3
"""Words from which a text can be one, if no article is anywhere near."""
_FAR, _NOWHERE = 0.2, 0.05
"""Confidence of the nearest article below which a text is about something else."""
_HOW = re.compile(
    r"\W*((ok(ay)?|so|and|but|then)\W+)*(how|what|where|when|can|could|should)\b.*\b(it|that|this)\b"
)
"""A question about what was just said: “ok how do I get it going again”."""
_NEW = 0.6
"""Weight of what was said last, against all that was said about the problem."""


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
        self.turns: list[Turn] = []
        self._said: list[str] = []
        """What was said about the problem at hand."""
        self._ruled_out: set[tuple[str, str]] = set()
        self._questions = 0
        self._answer: Answer | None = None

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
        reply = read_reply(text, asked=bool(before and before.question))
        outcome = ""
        if before is None:
            answer = self._asked(text)
        elif (
            reply.kind == "choice"
            and before.question
            and reply.number <= len(before.question.choices)
        ):
            answer = self._chosen(text, before, before.question.choices[reply.number - 1])
        elif reply.kind == "yes" and before.question:
            answer = self._chosen(text, before, before.question.choices[0])
        elif reply.kind == "no" and before.question:
            answer = self._none_of_these(text, before)
        elif reply.kind in ("still", "no") and before.decision == "answer":
            answer, outcome = before._replace(query=text), "not_solved"
        elif reply.kind == "solved":
            answer, outcome = before._replace(query=text, question=None), "solved"
        elif reply.kind == "talk":
            answer = before._replace(query=text)
        else:
            answer = self._asked(text)
        self._answer = answer
        turn = Turn(text, reply.kind, answer, outcome)
        self.turns.append(turn)
        return turn

    def settle(self, answer: Answer) -> None:
        """Go on from `answer`, in which the checks have had their say."""
        self._answer = answer

    def not_it(self) -> Answer | None:
        """The answer did not help: the next candidate, or None where there is none."""
        before = self._answer
        if before is None or not before.answers:
            return None
        self._ruled_out.add(_key(before.answers[0]))
        rest = self._left(before.answers)
        if not rest or rest[0].confidence < 0.1:
            return None
        self._answer = before._replace(decision="answer", answers=rest, question=None)
        return self._answer

    def _chosen(self, text: str, before: Answer, match: Match) -> Answer:
        others = tuple(m for m in before.answers if m != match)
        return before._replace(
            query=text, decision="answer", answers=(match, *others), question=None
        )

    def _none_of_these(self, text: str, before: Answer) -> Answer:
        self._ruled_out |= {_key(m) for m in before.question.choices} if before.question else set()
        rest = self._left(before.answers)
        if self._questions >= MAX_QUESTIONS or len(rest) < 2:
            return before._replace(
                query=text, decision="abstain", answers=(), nearest=rest[:SHOWN], question=None
            )
        return self._question(before._replace(query=text, answers=rest))

    def _asked(self, text: str) -> Answer:
        """Answer `text` on its own, or with what was said before."""
        alone = self._engine.ask(text, _WIDE)
        if alone.decision == "answer" or not self._said:
            return self._began(text, alone)
        if alone.decision == "abstain" and _is_elsewhere(text, alone):
            return self._began(text, alone)
        together = self._engine.ask("\n".join([*self._said, text]), _WIDE)
        if alone.decision == "abstain" and together.decision != "answer":
            if self._answer and self._answer.decision == "answer":
                return self._answer._replace(query=text)
            if together.decision == "abstain":
                return self._began(text, alone)
        self._said.append(text)
        return self._decided(text, alone, together)

    def _began(self, text: str, answer: Answer) -> Answer:
        """A problem by itself: the first one, another one, or the same said plainly."""
        known = self._answer.answers[0] if self._answer and self._answer.answers else None
        if known is None or not answer.answers or _key(answer.answers[0]) != _key(known):
            self._said = []
            self._ruled_out = set()
        self._said.append(text)
        if answer.decision == "clarify":
            return self._question(answer)
        return answer

    def _decided(self, text: str, alone: Answer, together: Answer) -> Answer:
        """Both readings put together."""
        mixed: dict[tuple[str, str], Match] = {}
        for answer, weight in ((together, 1 - _NEW), (alone, _NEW)):
            for match in answer.answers or answer.nearest:
                known = mixed.get(_key(match))
                confidence = match.confidence * weight + (known.confidence if known else 0.0)
                mixed[_key(match)] = match._replace(confidence=round(confidence, 4))
        order = self._left(tuple(sorted(mixed.values(), key=lambda m: -m.confidence)))
        if together.decision == "answer" and order and _key(order[0]) == _key(together.answers[0]):
            return together._replace(query=text, answers=order)
        return self._question(together._replace(query=text, answers=order, nearest=()))

    def _question(self, answer: Answer) -> Answer:
        """One more question, or a decision where no more may be asked."""
        order = self._left(answer.answers)
        if not order:
            return answer._replace(decision="abstain", answers=(), question=None)
        if self._questions < MAX_QUESTIONS:
            self._questions += 1
            text = (
                answer.question.text
                if answer.question
                else "Which of these is closest to what you see?"
            )
            choices = order[
                : max(2, min(SHOWN, len(answer.question.choices) if answer.question else 2))
            ]
            return answer._replace(
                decision="clarify", answers=order, question=Question(text, choices)
            )
        if order[0].confidence >= ENOUGH:
            return answer._replace(decision="answer", answers=order, question=None)
        return answer._replace(decision="abstain", answers=(), nearest=order[:SHOWN], question=None)

    def _left(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        return tuple(m for m in matches if _key(m) not in self._ruled_out)


def _is_elsewhere(text: str, answer: Answer) -> bool:
    """Whether a text that no article explains tells of something else, and not of a detail."""
    likely = answer.nearest[0].confidence if answer.nearest else 0.0
    words = len(text.split())
    far = (words >= _A_SENTENCE and likely < _FAR) or (words >= _A_PHRASE and likely < _NOWHERE)
    return far and not _HOW.match(text.casefold())


def _key(match: Match) -> tuple[str, str]:
    return match.kb, match.article
