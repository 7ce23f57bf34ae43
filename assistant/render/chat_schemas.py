"""The JSON Schema of what `chat --events` reads and prints, line by line."""

from __future__ import annotations

from typing import Any, get_args

from ..chat.states import ChatState, Intent
from .schema_parts import COUNT, DRAFT, TEXT, fields, listed

INTENTS = list(get_args(Intent))
STATES = list(get_args(ChatState))
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_MATCH = {"article": TEXT, "title": TEXT, "confidence": _SHARE, "why": TEXT, "kb": TEXT}


def _event(name: str, properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    return fields({"event": {"const": name}, **properties}, *optional)


def chat_events_schema(check: dict[str, Any], plan: dict[str, Any]) -> dict[str, Any]:
    """The schema of a line, in or out.

    Args:
        check: the schema of a check's result.
        plan: the schema of a fix's plan.
    """
    match = fields(_MATCH)
    out = [
        _event("machine", {"source": TEXT, "label": TEXT}),
        _event("answer", {**_MATCH, "by": {"enum": ["words", "checks", "person", "next"]}}),
        _event("question", {"text": TEXT, "choices": listed(TEXT), "articles": listed(TEXT)}),
        _event("abstain", {"nearest": listed(match)}),
        _event("check", check["properties"]),
        _event("offer", {"action": TEXT, "title": TEXT}),
        _event("plan", plan["properties"]),
        _event("step", {"text": TEXT, "status": TEXT, "number": COUNT, "message": TEXT}),
        _event(
            "verified",
            {
                "verification": {"enum": ["fixed", "not_fixed", "unverified"]},
                "checks": listed(check),
                "action": TEXT,
                "status": TEXT,
                "message": TEXT,
            },
        ),
        _event("ticket", {"format": TEXT, "text": TEXT, "path": TEXT}, "text", "path"),
        _event("said", {"text": TEXT}),
        _event("error", {"code": TEXT, "message": TEXT, "hint": TEXT}),
        _event(
            "ready",
            {
                "state": {"enum": STATES},
                "intent": {"enum": [*INTENTS, None]},
            },
        ),
    ]
    say = fields({"say": TEXT})
    close = fields({"close": {"const": True}})
    return {
        "$schema": DRAFT,
        "title": "assistant chat --events",
        "description": "One line: an input (in) or an event (out).",
        "oneOf": [{"$ref": "#/$defs/in"}, {"$ref": "#/$defs/out"}],
        "$defs": {"in": {"anyOf": [say, close]}, "out": {"oneOf": out}},
    }
