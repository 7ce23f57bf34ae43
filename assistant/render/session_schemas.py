"""The JSON Schemas of what ``assistant sessions`` prints."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_COUNT = {"type": "integer", "minimum": 0}
_SECONDS = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}]}
_TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"}
_KINDS = (
    "started machine question answer decision observation check plan consent action note outcome "
    "tag foreign"
)


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_SESSION = _object(
    {
        **dict.fromkeys(("id", "title", "face", "machine", "machine_label"), _TEXT),
        **dict.fromkeys(("kb", "kb_version", "program", "article"), _TEXT),
        **dict.fromkeys(("began", "changed"), _TIME),
        **dict.fromkeys(("events", "questions", "answered", "clarified", "abstained"), _COUNT),
        "outcome": {"enum": ["", "solved", "not_solved"]},
        "tags": _TEXTS,
        "solved_seconds": _SECONDS,
    }
)
_EVENT = _object(
    {"id": _TEXT, "at": _TIME, "kind": {"enum": _KINDS.split()}, "data": {"type": "object"}}
)
_FIELD = _object({"name": _TEXT, "value": {"type": ["string", "null"]}})
_TICKET = _object({"for": _TEXT, "url": _TEXT, "fields": _list(_FIELD), "missing": _TEXTS})
_STATS = {
    **dict.fromkeys(("sessions", "questions", "answered", "clarified", "abstained"), _COUNT),
    **dict.fromkeys(("solved", "not_solved"), _COUNT),
    "solved_seconds_median": _SECONDS,
    "articles": _list(
        _object({"article": _TEXT, "answered": _COUNT, "solved": _COUNT, "not_solved": _COUNT})
    ),
    "fixes": _list(
        _object(
            {
                "fix": _TEXT,
                "times": _COUNT,
                **dict.fromkeys(("fixed", "not_fixed", "unverified", "other"), _COUNT),
            }
        )
    ),
    "gaps": _object(
        {
            "unanswered": _list(_object({"example": _TEXT, "questions": _TEXTS, "times": _COUNT})),
            "articles_never_hit": _TEXTS,
            "checks_that_never_discriminate": _list(
                _object({"check": _TEXT, "state": _TEXT, "times": _COUNT})
            ),
        }
    ),
    "outcomes_since": {"type": ["string", "null"]},
}
DATA: dict[str, dict[str, Any]] = {
    "sessions-list": _object({"sessions": _list(_SESSION)}),
    "sessions-show": _object({"session": _SESSION, "events": _list(_EVENT)}),
    "sessions-export": _object(
        {
            "session": _SESSION,
            "ticket": _TICKET,
            "events": _list(_EVENT),
            "left_out": _COUNT,
            "masked": _COUNT,
        }
    ),
    "sessions-search": _object({"hits": _list(_object({"session": _SESSION, "excerpts": _TEXTS}))}),
    "sessions-steps": _object({"article": _TEXT, "text": _TEXT}),
    "sessions-note": _object({"session": _TEXT}),
    "sessions-tag": _object({"session": _TEXT, "tags": _TEXTS}),
    "sessions-delete": _object({"session": _TEXT}),
    "sessions-stats": _object(_STATS),
}
"""Name -> schema of ``data``."""
