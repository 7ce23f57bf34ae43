"""The JSON Schema of what `chat --events` reads and prints, line by line."""

from __future__ import annotations

from typing import Any, get_args

from ..chat.states import ChatState, Intent
from ..codec import schema, titled
from ..model import CheckResult
from .outputs import PlanData

_INTENTS = list(get_args(Intent))
_STATES = list(get_args(ChatState))
_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_MATCH = {"article": _TEXT, "title": _TEXT, "confidence": _SHARE, "why": _TEXT, "kb": _TEXT}


def _fields(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    """An object with these properties, all but `optional` required."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _event(name: str, properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    return _fields({"event": {"const": name}, **properties}, *optional)


def chat_events_schema() -> dict[str, Any]:
    """The schema of a line, in or out."""
    check, plan = schema(CheckResult), schema(PlanData)
    match = _fields(_MATCH)
    out = [
        _event("machine", {"source": _TEXT, "label": _TEXT}),
        _event("answer", {**_MATCH, "by": {"enum": ["words", "checks", "person", "next"]}}),
        _event("question", {"text": _TEXT, "choices": _listed(_TEXT), "articles": _listed(_TEXT)}),
        _event("abstain", {"nearest": _listed(match)}),
        _event("check", check["properties"]),
        _event("offer", {"action": _TEXT, "title": _TEXT, "risk": _TEXT}),
        _event("plan", plan["properties"]),
        _event("step", {"text": _TEXT, "status": _TEXT, "number": _COUNT, "message": _TEXT}),
        _event(
            "verified",
            {
                "verification": {"enum": ["fixed", "not_fixed", "unverified"]},
                "checks": _listed(check),
                "action": _TEXT,
                "status": _TEXT,
                "message": _TEXT,
            },
        ),
        _event("ticket", {"format": _TEXT, "text": _TEXT, "path": _TEXT}, "text", "path"),
        _event("said", {"text": _TEXT}),
        _event("error", {"code": _TEXT, "message": _TEXT, "hint": _TEXT}),
        _event(
            "ready",
            {
                "state": {"enum": _STATES},
                "intent": {"enum": [*_INTENTS, None]},
            },
        ),
    ]
    say = _fields({"say": _TEXT})
    close = _fields({"close": {"const": True}})
    whole = {
        "description": "One line: an input (in) or an event (out).",
        "oneOf": [{"$ref": "#/$defs/in"}, {"$ref": "#/$defs/out"}],
        "$defs": {"in": {"anyOf": [say, close]}, "out": {"oneOf": out}},
    }
    return titled("assistant chat --events", whole)
