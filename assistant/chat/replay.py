"""What happened in a session before -> events, so that a face shows it as it shows what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ..session.events import Event
from ..session.values import (
    Answered,
    Checked,
    Decided,
    Fixed,
    Noted,
    OnMachine,
    Outcome,
    QuestionAsked,
)
from ..text import one_line
from . import sentences
from .events import (
    ArticleFound,
    ChatEvent,
    CheckDone,
    ChoiceAsked,
    FixLeft,
    FixVerified,
    MachineSelected,
    NothingFits,
    Spoken,
)
from .looking import Looking

MOST = 150
"""Events that are shown again; ``assistant sessions show`` has all of them."""


def replay(looking: Looking, events: Sequence[Event]) -> Iterator[str | ChatEvent]:
    """What was said (as text) and what came of it; nothing is run."""
    left_out = max(0, len(events) - MOST)
    if left_out:
        yield Spoken(sentences.LEFT_OUT.format(count=left_out))
    for value, following in pairwise([*(e.value for e in events[left_out:]), None]):
        yield from _again(looking, value, following)


def _again(looking: Looking, value: Any, following: Any) -> Iterator[str | ChatEvent]:
    if isinstance(value, QuestionAsked):
        yield value.text
    elif isinstance(value, OnMachine):
        yield MachineSelected(value.source, value.label)
    elif isinstance(value, Answered):
        by = following.by if isinstance(following, Decided) else "words"
        if value.understood != "talk":
            yield from _answer(looking, value, by)
    elif isinstance(value, Checked):
        yield CheckDone(value.result)
    elif isinstance(value, Fixed):
        begun = any(step.status != "not_run" for step in value.result.steps)
        left = FixLeft(value.result.id, sentences.ending(value.result))
        yield FixVerified(value.result) if begun else left
    elif isinstance(value, Noted):
        yield Spoken(f"Note: {value.text}")
    elif isinstance(value, Outcome):
        yield Spoken("✓ Solved." if value.solved else "✗ Not solved.")


def _answer(looking: Looking, value: Answered, by: str) -> Iterator[ChatEvent]:
    answer = value.answer
    if answer.decision == "answer":
        best = answer.answers[0]
        article = looking.read(best.article, best.kb)
        if article:
            yield ArticleFound(answer, article, by, looking.declared(best.article, best.kb))
        else:
            yield Spoken(one_line(best.title))
    elif answer.question:
        choices = tuple(m.symptom or m.title for m in answer.question.choices)
        yield ChoiceAsked(answer.question.text, choices, answer.question.choices)
    else:
        yield NothingFits(answer.nearest)
