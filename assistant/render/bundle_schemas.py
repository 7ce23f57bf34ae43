"""The JSON Schemas of what bundles print. Additive changes only within 1.x."""

from __future__ import annotations

from typing import Any

from .schema_parts import COUNT, FLAG, NUMBER, TEXT, enveloped, fields, listed, or_null

_COUNTS = {"type": "object", "additionalProperties": COUNT}
_MEMBER = fields(
    {"name": TEXT, "size": COUNT, "sha256": TEXT, "about": TEXT, "redactions": _COUNTS}
)
_SYSTEM = fields(
    {"name": TEXT, "version": TEXT, "bits": COUNT, "server": FLAG, "elevated": FLAG},
    *("name", "version", "bits", "server", "elevated"),
)
_BUNDLE = {
    "schema_version": TEXT,
    "tool": fields({"name": TEXT, "version": TEXT}),
    "kb": listed(fields({"id": TEXT, "version": TEXT})),
    "now": NUMBER,
    "machine": fields(
        {
            "platform": {"enum": ["windows", "linux", "macos"]},
            "label": TEXT,
            "practice": FLAG,
            "system": _SYSTEM,
        }
    ),
    "asked": listed(TEXT),
    "members": listed(_MEMBER),
    "redactions": _COUNTS,
    "masked": listed(
        fields({"member": TEXT, "kind": TEXT, "places": COUNT, "lines": listed(COUNT)})
    ),
    "left_out": listed(fields({"what": TEXT, "why": TEXT})),
}
_STATE_CHANGE = fields(
    dict.fromkeys(("check", "title", "old", "new", "old_message", "new_message"), TEXT)
)
_SIDE = fields({"file": TEXT, "label": TEXT})

BUNDLE_SCHEMAS: dict[str, dict[str, Any]] = {
    "collect": enveloped("collect", fields({**_BUNDLE, "file": or_null(TEXT), "bytes": COUNT})),
    "bundle-show": enveloped("bundle-show", fields({**_BUNDLE, "file": TEXT, "label": TEXT})),
    "bundle-diff": enveloped(
        "bundle-diff",
        fields(
            {
                "old": _SIDE,
                "new": _SIDE,
                "states": listed(_STATE_CHANGE),
                "facts": listed(fields({"what": TEXT, "old": TEXT, "new": TEXT})),
            }
        ),
    ),
}
"""Name -> schema."""
