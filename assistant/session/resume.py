"""A session gone on with: what was said is back, and counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..engine import Engine
from ..engine.dialogue import Dialogue
from ..errors import AssistantError
from .events import Event
from .values import Answered, Decided, Outcome, QuestionAsked

PICKED = "picked"
"""How an answer is understood that was chosen from a list, past the dialogue."""
REPLAYED = 40
"""Questions that the dialogue hears again; older ones have no part in the problem at hand."""


def restore(engine: Engine, events: Sequence[Event]) -> Dialogue:
    """The state of the dialogue after these events.

    It hears again what was said; what it came to then stands, also where the checks decided or the
    knowledge base has changed since.
    """
    dialogue = Dialogue(engine)
    heard = ""
    for value, following in pairwise([*(e.value for e in events[_start(events) :]), None]):
        if isinstance(value, QuestionAsked):
            heard = value.text
        elif isinstance(value, Answered):
            if heard and value.understood != PICKED:
                _say(dialogue, heard)
            heard = ""
            if isinstance(following, Decided) and following.by == "next":
                dialogue.not_it()
            if value.understood != "talk" and _differs(dialogue, value):
                dialogue.settle(value.answer)
        elif isinstance(value, Outcome) and heard:
            _say(dialogue, heard)
            heard = ""
    return dialogue


def _start(events: Sequence[Event]) -> int:
    """Where the last questions begin."""
    asked = [n for n, event in enumerate(events) if isinstance(event.value, QuestionAsked)]
    return asked[-REPLAYED] if len(asked) > REPLAYED else 0


def _say(dialogue: Dialogue, text: str) -> None:
    try:
        dialogue.say(text)
    except AssistantError:  # it was blank, or the knowledge base is damaged now
        return


def _differs(dialogue: Dialogue, value: Answered) -> bool:
    """Whether the recorded answer is another than the dialogue came to by itself."""
    now, then = dialogue.answer, value.answer
    if now is None or now.decision != then.decision:
        return True
    shown, known = (now.answers or now.nearest), (then.answers or then.nearest)
    if then.decision == "clarify":
        return now.question != then.question
    return bool(known) and (not shown or shown[0] != known[0])
