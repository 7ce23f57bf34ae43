"""Types that say more than `str` or `float`: what a value can be, here and in a JSON Schema.

They import `typing`, so the modules of a plain answer name them in annotations only; `codec` knows
them wherever an annotation does. A dictionary beside a type is its schema, as it is published.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: F401 - for annotations that name it
from typing import Annotated, Any, Literal

Decision = Literal["answer", "clarify", "abstain"]
State = Literal["pass", "warn", "fail", "error", "no_data", "skipped", "not_applicable"]
Status = Literal["planned", "declined", "blocked", "succeeded", "failed", "timed_out", "cancelled"]
Verification = Literal["fixed", "not_fixed", "unverified"]
Severity = Literal["error", "warning", "note"]

Likelihood = Annotated[str, {"enum": ["very likely", "likely", "possible", "unlikely"]}]
Verdict = Annotated[str, {"enum": ["pass", "warn", "fail", "unknown"]}]
Speaks = Annotated[str, {"enum": ["for", "against"]}]
Risk = Annotated[str, {"enum": ["safe", "caution", "destructive"]}]
Touches = Annotated[str, {"enum": ["none", "local", "network"]}]
StepStatus = Annotated[
    str, {"enum": ["done", "failed", "declined", "cancelled", "timed_out", "not_run"]}
]
ElementKind = Annotated[
    str, {"enum": ["heading", "paragraph", "item", "code", "quote", "row", "rule"]}
]
BlockKind = Annotated[str, {"enum": ["prose", "check", "action"]}]
EventKind = Annotated[
    str,
    {
        "enum": [
            "started", "machine", "question", "answer", "decision", "observation", "check", "plan",
            "consent", "action", "note", "outcome", "tag", "foreign",
        ]
    },
]  # fmt: skip
Ending = Annotated[str, {"enum": ["", "solved", "not_solved"]}]
Understood = Annotated[str, {"enum": ["choice", "yes", "no", "still", "solved", "talk", "text"]}]
"""What a reply was taken for."""
ImportState = Annotated[
    str, {"enum": ["new", "changed", "conflict", "gone", "removed", "edited", "unchanged"]}
]
Gravity = Annotated[str, {"enum": ["error", "warning"]}]
Platform = Annotated[str, {"enum": ["windows", "linux", "macos"]}]

Share = Annotated[float, {"type": "number", "minimum": 0, "maximum": 1}]
Percent = Annotated[float, {"type": "number", "minimum": 0, "maximum": 100}]
Moment = Annotated[str, {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"}]
"""ISO 8601 with milliseconds, UTC."""
TextOrNull = Annotated[str | None, {"type": ["string", "null"]}]
Id = Annotated[Any, {"type": ["string", "number", "boolean", "object", "array", "null"]}]
"""Whatever a script has called its question."""
SpanData = Annotated[
    list[str], {"type": "array", "prefixItems": [{"type": "string"} for _ in range(3)]}
]
"""Text, style and address."""
