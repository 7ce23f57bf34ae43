"""The JSON Schemas (draft 2020-12) of every JSON output. Additive changes only within 1.x."""

from __future__ import annotations

from typing import Any

from . import session_schemas
from .bundle_schemas import BUNDLE_SCHEMAS
from .chat_schemas import INTENTS, STATES, chat_events_schema
from .import_schemas import IMPORT, STATUS
from .schema_parts import COUNT as _COUNT
from .schema_parts import DRAFT as _DRAFT
from .schema_parts import ERROR as _ERROR
from .schema_parts import FLAG as _FLAG
from .schema_parts import NUMBER as _NUMBER
from .schema_parts import TEXT as _TEXT
from .schema_parts import enveloped as _enveloped
from .schema_parts import fields as _object
from .schema_parts import listed as _list
from .schema_parts import or_null as _or_null

_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_PERCENT = {"type": "number", "minimum": 0, "maximum": 100}
_REPAIR = _object({"written": _TEXT, "read_as": _TEXT})
_MATCH = _object(
    {
        "article": _TEXT,
        "title": _TEXT,
        "confidence": _SHARE,
        "likelihood": {"enum": ["very likely", "likely", "possible", "unlikely"]},
        "why": _TEXT,
        "words": _list(_TEXT),
        "repairs": _list(_REPAIR),
        "kb": _TEXT,
        "behind": _TEXT,
    },
    "behind",
)
_CHOICE = _object({"article": _TEXT, "text": _TEXT})
_ELEMENT = _object(
    {
        "kind": {"enum": ["heading", "paragraph", "item", "code", "quote", "row", "rule"]},
        "level": _COUNT,
        "marker": _TEXT,
        "spans": _list({"type": "array", "prefixItems": [_TEXT, _TEXT, _TEXT]}),
    }
)
_BLOCK = _object(
    {
        "kind": {"enum": ["prose", "check", "action"]},
        "id": _TEXT,
        "line": _COUNT,
        "source": _TEXT,
        "elements": _list(_ELEMENT),
    }
)
_ARTICLE = _object(
    {
        "id": _TEXT,
        "title": _TEXT,
        "applies_to": _list(_TEXT),
        "symptoms": _list(_TEXT),
        "not_symptoms": _list(_TEXT),
        "related": _list(_TEXT),
        "sources": _list(
            _object({"doc": _TEXT, "heading": _TEXT, "lines": _TEXT, "sha256": _TEXT}, "sha256")
        ),
        "file": _TEXT,
        "blocks": _list(_BLOCK),
    }
)
_ANSWER = {
    "query": _TEXT,
    "decision": {"enum": ["answer", "clarify", "abstain"]},
    "answers": _list(_MATCH),
    "nearest": _list(_MATCH),
    "question": _or_null(_object({"text": _TEXT, "choices": _list(_CHOICE)})),
    "repairs": _list(_REPAIR),
}
_TURN = _object(
    {
        "user": _TEXT,
        "understood_as": {"enum": ["choice", "yes", "no", "still", "solved", "talk", "text"]},
        "decision": _ANSWER["decision"],
        "article": _TEXT,
        "question": _ANSWER["question"],
        "outcome": {"enum": ["", "solved", "not_solved"]},
        "state": {"enum": STATES},
        "intent": {"enum": INTENTS},
    }
)
_PROBLEM = _object(
    {
        "file": _TEXT,
        "line": _COUNT,
        "code": _TEXT,
        "message": _TEXT,
        "hint": _TEXT,
        "severity": {"enum": ["error", "warning", "note"]},
        "fatal": {"type": "boolean"},
    }
)
_RIGHT_OF = {"type": "object", "additionalProperties": {"type": "array", "items": _COUNT}}
_MISS = _object(
    {
        "id": _TEXT,
        "query": _TEXT,
        "expected": _TEXT,
        "style": _TEXT,
        "decision": _TEXT,
        "said": _TEXT,
        "confidence": _SHARE,
        "expected_confidence": _SHARE,
        "words": _list(_TEXT),
        "repairs": _list(_REPAIR),
    }
)
_STATE = {"enum": ["pass", "warn", "fail", "error", "no_data", "skipped", "not_applicable"]}
_CHECK = _object(
    {
        "id": _TEXT,
        "kind": _TEXT,
        "title": _TEXT,
        "state": _STATE,
        "reason": _TEXT,
        "message": _TEXT,
        "expected": _TEXT,
        "actual": _TEXT,
        "evidence": _list(_object({"source": _TEXT, "locator": _TEXT, "excerpt": _TEXT})),
        "started_at": _TEXT,
        "duration_ms": _NUMBER,
        "source": _TEXT,
        "kb_ref": _object({"article": _TEXT, "file": _TEXT, "line": _COUNT}),
        "notice": {"type": "boolean"},
        "supports": _list(_TEXT),
        "rules_out": _list(_TEXT),
    }
)
_SUMMARY = _object(
    {
        "verdict": {"enum": ["pass", "warn", "fail", "unknown"]},
        "total": _COUNT,
        **dict.fromkeys(_STATE["enum"], _COUNT),
    }
)
_MACHINE = _object({"source": _TEXT, "label": _TEXT})
_QUESTIONS = _list(_object({"variable": _TEXT, "text": _TEXT, "choices": _list(_TEXT)}))
_WITH_CHECKS = {
    "checks": _list(_CHECK),
    "summary": _SUMMARY,
    "machine": _MACHINE,
    "evidence": _list(
        _object(
            {
                "article": _TEXT,
                "check": _TEXT,
                "speaks": {"enum": ["for", "against"]},
                "message": _TEXT,
                "kb": _TEXT,
            }
        )
    ),
    "notices": _list(_TEXT),
    "questions": _QUESTIONS,
    "decided_by_checks": {"type": "boolean"},
}
_PLAN = _object(
    {
        **dict.fromkeys(("action", "title", "article", "source", "user", "hash"), _TEXT),
        "risk": {"enum": ["safe", "caution", "destructive"]},
        "elevated": _FLAG,
        "verify": _list(_TEXT),
        "wait_seconds": _NUMBER,
        "steps": _list(
            _object(
                {
                    **dict.fromkeys(("kind", "verb", "text", "call", "changes", "undo"), _TEXT),
                    "elevated": _FLAG,
                    "by_person": _FLAG,
                }
            )
        ),
    }
)
_STEP = _object(
    {
        "text": _TEXT,
        "call": _TEXT,
        "status": {"enum": ["done", "failed", "declined", "cancelled", "timed_out", "not_run"]},
        "message": _TEXT,
        "duration_ms": _NUMBER,
    }
)
_STATUSES = ["planned", "declined", "blocked", "succeeded", "failed", "timed_out", "cancelled"]
_ACTION = _object(
    {
        **dict.fromkeys(
            ("id", "title", "reason", "message", "plan", "started_at", "source"), _TEXT
        ),
        "status": {"enum": _STATUSES},
        "verification": {"enum": ["fixed", "not_fixed", "unverified"]},
        "changed": _FLAG,
        "steps": _list(_STEP),
        "checks": _list(_CHECK),
        "undo": _list(_TEXT),
        "duration_ms": _NUMBER,
        "kb_ref": _object({"article": _TEXT, "file": _TEXT, "line": _COUNT}),
    }
)
_PAST = _object(
    {
        **dict.fromkeys(("run", "at", "action", "article", "machine", "status"), _TEXT),
        "verification": _TEXT,
        "steps": _list(_TEXT),
        "began": _COUNT,
        "ended": _FLAG,
        "entries": _list({"type": "object"}),
    }
)
_ACTION_KIND = {
    "name": _TEXT,
    "doc": _TEXT,
    "platforms": _list(_TEXT),
    "parameters": _list(
        _object(
            {
                "name": _TEXT,
                "type": _TEXT,
                "required": _FLAG,
                "options": _list(_TEXT),
                "doc": _TEXT,
            }
        )
    ),
}
_KIND = _object(
    {
        **_ACTION_KIND,
        "touches": {"enum": ["none", "local", "network"]},
        "facts": _list(
            _object(
                {"name": _TEXT, "type": _TEXT, "unit": _TEXT, "options": _list(_TEXT), "doc": _TEXT}
            )
        ),
    }
)
_ID = {"type": ["string", "number", "boolean", "object", "array", "null"]}


SCHEMAS: dict[str, dict[str, Any]] = {
    "ask": _enveloped(
        "ask", _object({**_ANSWER, "article": _or_null(_ARTICLE), **_WITH_CHECKS}, *_WITH_CHECKS)
    ),
    "batch": {
        "$schema": _DRAFT,
        "title": "a line of assistant ask --batch",
        "anyOf": [
            _object({"id": _ID, **_ANSWER}),
            _object({"id": _ID, "line": _COUNT, "error": _ERROR}),
        ],
    },
    "dialogue": {
        "$schema": _DRAFT,
        "title": "a line of assistant ask --dialogue",
        "anyOf": [
            _object({"id": _ID, **_ANSWER, "turns": _list(_TURN)}),
            _object({"id": _ID, "line": _COUNT, "error": _ERROR}),
        ],
    },
    "check": _enveloped(
        "check",
        _object(
            {
                "checks": _list(_CHECK),
                "summary": _SUMMARY,
                "machine": _MACHINE,
                "questions": _QUESTIONS,
            }
        ),
    ),
    "check-line": {
        "$schema": _DRAFT,
        "title": "a line of assistant check --format jsonl",
        **_CHECK,
    },
    "fix": _enveloped(
        "fix", _object({"plan": _list(_PLAN), "actions": _list(_ACTION), "machine": _MACHINE})
    ),
    "fix-history": _enveloped("fix-history", _object({"fixes": _list(_PAST)})),
    "config": _enveloped(
        "config",
        _object(
            {
                "path": _TEXT,
                "settings": _list(
                    _object(
                        {"name": _TEXT, "value": {}, "default": {}, "source": _TEXT, "what": _TEXT}
                    )
                ),
            }
        ),
    ),
    "chat-events": chat_events_schema(_CHECK, _PLAN),
    **BUNDLE_SCHEMAS,
    **{name: _enveloped(name, data) for name, data in session_schemas.DATA.items()},
    "error": _enveloped("error", {"type": "null"}),
    "kb-compile": _enveloped(
        "kb-compile",
        _object(
            {
                "file": _TEXT,
                "bytes": _COUNT,
                "articles": _COUNT,
                "problems": _list(_PROBLEM),
            }
        ),
    ),
    "kb-import": _enveloped("kb-import", IMPORT),
    "kb-status": _enveloped("kb-status", STATUS),
    "kb-kinds": _enveloped(
        "kb-kinds",
        _object(
            {"checks": _list(_KIND), "actions": _list(_object({**_ACTION_KIND, "risk": _TEXT}))}
        ),
    ),
    "kb-lint": _enveloped(
        "kb-lint",
        _object(
            {
                "articles": _COUNT,
                "errors": _COUNT,
                "problems": _list(_PROBLEM),
            }
        ),
    ),
    "kb-list": _enveloped(
        "kb-list",
        _object(
            {
                "articles": _list(
                    _object({"kb": _TEXT, "article": _TEXT, "title": _TEXT, "symptom": _TEXT})
                ),
            }
        ),
    ),
    "kb-show": _enveloped("kb-show", _object({"article": _ARTICLE})),
    "kb-test": _enveloped(
        "kb-test",
        _object(
            {
                "questions": _COUNT,
                "in_scope": _COUNT,
                "top1": _PERCENT,
                "top3": _PERCENT,
                "answered_right": _PERCENT,
                "answered_wrong": _PERCENT,
                "abstained_on_none": _PERCENT,
                "answered_none": _PERCENT,
                "calibration_error": _SHARE,
                "by_label": _RIGHT_OF,
                "by_style": _RIGHT_OF,
                "misses": _list(_MISS),
            }
        ),
    ),
}
"""Name -> schema; ``assistant schema NAME`` prints it."""
