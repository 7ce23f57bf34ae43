"""A question by itself, without a conversation: what it only denies does not answer it."""

from __future__ import annotations

import re

from ..model import Answer
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from .core import Engine

_DENIES = re.compile(
    r"n['’]t\b|\b(?:not|no|nor|never|nothing|neither|nobody|cannot|nicht|kein\w*|auch|pas|plus"
    r"|removed|uninstalled|disabled|replaced|left|rid)\b",
    re.IGNORECASE,
)
"""A word without which nothing is denied: a look that costs nothing."""
_LONG = 200
"""Letters of a question that tells more than it denies."""


def ask_once(engine: Engine, question: str, top: int = 3) -> Answer:
    """Answer `question`; one that denies its best article is about the rest of what it says.

    Raises:
        AssistantError: the question is blank.
    """
    answer = engine.ask(question, top)
    if answer.decision != "answer" or answer.codes or len(question) > _LONG:
        return answer
    if not _DENIES.search(question):
        return answer
    from .claims import take_in

    told = take_in(question, engine)
    if _key(answer) not in told.denied:
        return answer
    rest = engine.ask(told.text, top) if told.text.strip() else answer
    if rest.decision == "answer" and _key(rest) in told.denied:
        others = [m for m in rest.answers if (m.kb, m.article) not in told.denied]
        rest = Answer(question, "abstain", nearest=tuple(others), repairs=rest.repairs)
    return rest._replace(query=answer.query)


def _key(answer: Answer) -> tuple[str, str]:
    return answer.answers[0].kb, answer.answers[0].article
