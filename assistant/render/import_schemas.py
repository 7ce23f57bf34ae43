"""The JSON Schemas of what an import and a knowledge base's status say."""

from __future__ import annotations

from .schema_parts import COUNT as _COUNT
from .schema_parts import FLAG as _FLAG
from .schema_parts import TEXT as _TEXT
from .schema_parts import fields as _object
from .schema_parts import listed as _list

_STATE = {"enum": ["new", "changed", "conflict", "gone", "removed", "edited", "unchanged"]}


_SOURCE = _object({"doc": _TEXT, "heading": _TEXT, "path": _TEXT, "lines": _TEXT, "sha256": _TEXT})
_ARTICLE = _object(
    {
        "article": _TEXT,
        "title": _TEXT,
        "file": _TEXT,
        "state": _STATE,
        "edited": _FLAG,
        "conflicts": _COUNT,
        "diff": _TEXT,
        "sources": _list(_SOURCE),
        "variants": _list(_TEXT),
        "proposals": _list(_TEXT),
    }
)
_SAID = {
    "folder": _TEXT,
    "docs": _list(_TEXT),
    "documents": _COUNT,
    "summary": _object({**dict.fromkeys(_STATE["enum"], _COUNT), "own": _COUNT}),
    "articles": _list(_ARTICLE),
    "findings": _list(
        _object(
            {
                "doc": _TEXT,
                "line": _COUNT,
                "severity": {"enum": ["error", "warning"]},
                "message": _TEXT,
                "hint": _TEXT,
            }
        )
    ),
}
IMPORT = _object(
    {
        **_SAID,
        "dry_run": _FLAG,
        "files_written": _COUNT,
        "left_out": _list(
            _object({"doc": _TEXT, "heading": _TEXT, "line": _COUNT, "reason": _TEXT})
        ),
        "undeclared_variables": _list(_TEXT),
    }
)
"""What ``kb import --json`` says."""
STATUS = _object({**_SAID, "behind": _list(_TEXT), "conflicts": _list(_TEXT)})
"""What ``kb status --json`` says; `behind` and `conflicts` are ids of articles."""
