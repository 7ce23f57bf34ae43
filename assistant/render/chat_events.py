"""A chat's events as `chat --events` prints them: one object a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ..chat.events import (
    ArticleFound,
    ChatEvent,
    CheckDone,
    ChoiceAsked,
    Failed,
    FixLeft,
    FixOffered,
    FixVerified,
    MachineSelected,
    NothingFits,
    PlanShown,
    Ready,
    Spoken,
    StepChanged,
    TicketWritten,
)
from ..codec import plain
from ..engine.why import why
from ..model import Match
from .outputs import plan_data


def event_data(event: ChatEvent) -> dict[str, Any]:
    """An event as scripts get it; fields are only ever added."""
    name, fields = _FORMS[type(event)]
    return {"event": name, **fields(event)}


def _answer(event: ArticleFound) -> dict[str, Any]:
    return {**_match(event.answer.answers[0]), "by": event.by}


def _question(event: ChoiceAsked) -> dict[str, Any]:
    articles = [m.article for m in event.matches]
    return {"text": event.text, "choices": list(event.choices), "articles": articles}


def _abstain(event: NothingFits) -> dict[str, Any]:
    return {"nearest": [_match(m) for m in event.nearest]}


def _verified(event: FixVerified) -> dict[str, Any]:
    result = event.result
    return {
        "verification": result.verification,
        "checks": plain(result.checks),
        "action": result.id,
        "status": result.status,
        "message": result.message,
    }


def _ticket(event: TicketWritten) -> dict[str, Any]:
    where = {"path": event.path} if event.path else {"text": event.text}
    return {"format": event.format, **where}


def _step(event: StepChanged) -> dict[str, Any]:
    status = event.result.status if event.result else "running"
    message = event.result.message if event.result else ""
    return {
        "text": event.step.text,
        "status": status,
        "number": event.number,
        "message": message,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "article": match.article,
        "title": match.title,
        "confidence": match.confidence,
        "why": why(match),
        "kb": match.kb,
    }


def _fields(event: ChatEvent) -> dict[str, Any]:
    """An event whose fields go out as they are."""
    return asdict(event)


_FORMS: dict[type, tuple[str, Callable[[Any], dict[str, Any]]]] = {
    MachineSelected: ("machine", _fields),
    ArticleFound: ("answer", _answer),
    ChoiceAsked: ("question", _question),
    NothingFits: ("abstain", _abstain),
    CheckDone: ("check", lambda event: plain(event.result)),
    FixOffered: ("offer", _fields),
    PlanShown: ("plan", lambda event: plain(plan_data(event.plan))),
    StepChanged: ("step", _step),
    FixVerified: ("verified", _verified),
    FixLeft: ("said", lambda event: {"text": event.text}),
    TicketWritten: ("ticket", _ticket),
    Spoken: ("said", _fields),
    Failed: ("error", _fields),
    Ready: ("ready", _fields),
}
