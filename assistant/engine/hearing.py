"""What one text means by itself: the whole, a sentence of it, or the one word in it."""

from __future__ import annotations

from ..model import Answer
from .claims import Told
from .context import is_plain, is_thin, key, likelihood, near_for, sentences
from .core import Engine

WIDE = 8
"""Articles of which a conversation keeps track."""
SHOWN = 3
"""Articles that are named where none is the answer."""


class Hearing:
    """Asks an engine about texts of a conversation. Keeps nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, text: str) -> Answer:
        """The engine's answer to a text."""
        return self._engine.ask(text, WIDE)

    def alone(self, told: Told, rest: str) -> Answer:
        """What `told` means by itself, never what it denies; `rest`: with what it denies."""
        alone = _unless_denied(self.ask(told.text), told)
        if alone.decision == "clarify":
            alone = self._plainest(told, alone)
        if alone.decision == "answer" or not told.denied:
            return alone
        whole = _unless_denied(self.ask(rest), told)
        return whole if whole.decision == "answer" else alone

    def in_context(self, text: str, alone: Answer) -> Answer:
        """What `text` means after others, where a word or two are an answer or any detail."""
        if not is_thin(text) or is_plain(alone):
            return alone
        if likelihood(alone) >= near_for(text) and not self.is_vague(text, alone):
            named = alone.answers or alone.nearest
            return alone._replace(decision="answer", answers=named, nearest=(), question=None)
        return alone._replace(decision="clarify") if alone.decision == "answer" else alone

    def is_vague(self, text: str, alone: Answer) -> bool:
        """Whether a text is a word or two that do not point to the article it is nearest to."""
        nearest = {key(m) for m in (alone.answers or alone.nearest)[:1]}
        return is_thin(text) and (not nearest or self._engine.pointed(text) != nearest)

    def _plainest(self, told: Told, alone: Answer) -> Answer:
        """The answer that single sentences have, where they have one and the same."""
        said = sentences(told.text)
        if len(said) < 2:
            return alone
        each = [_unless_denied(self.in_context(s, self.ask(s)), told) for s in said]
        sure = [a for a in each if a.decision == "answer"]
        return sure[-1] if len({key(a.answers[0]) for a in sure}) == 1 else alone


def none_of(answer: Answer) -> Answer:
    """No article is the answer; what was likely is only near."""
    nearest = (answer.answers or answer.nearest)[:SHOWN]
    return answer._replace(decision="abstain", answers=(), nearest=nearest, question=None)


def _unless_denied(answer: Answer, told: Told) -> Answer:
    """An answer without the articles that its text denies."""
    kept = tuple(m for m in answer.answers if key(m) not in told.denied)
    if kept == answer.answers:
        return answer
    if not kept:
        return none_of(answer._replace(answers=()))
    first = key(answer.answers[0]) in told.denied
    return answer._replace(decision="clarify" if first else answer.decision, answers=kept)
