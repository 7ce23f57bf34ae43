"""What the JSON Schemas are put together from."""

from __future__ import annotations

from typing import Any

from .as_json import SCHEMA_VERSION

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
FLAG = {"type": "boolean"}
NUMBER = {"type": "number", "minimum": 0}


def fields(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    """An object with these properties, all but `optional` required."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def listed(items: dict[str, Any]) -> dict[str, Any]:
    """A list of such items."""
    return {"type": "array", "items": items}


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, or nothing."""
    return {"anyOf": [schema, {"type": "null"}]}


ERROR = fields({"code": TEXT, "message": TEXT, "hint": TEXT})


def enveloped(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """The envelope of the output called `name`."""
    kb = fields({"id": TEXT, "version": TEXT})
    body = fields(
        {
            "schema": {"const": f"assistant/{name}"},
            "schema_version": {"const": SCHEMA_VERSION},
            "tool": fields({"name": TEXT, "version": TEXT}),
            "kb": or_null(kb),
            "command": TEXT,
            "exit_code": COUNT,
            "data": or_null(data),
            "errors": listed(ERROR),
            "warnings": listed(TEXT),
        }
    )
    return {"$schema": DRAFT, "title": f"assistant {name.replace('-', ' ')} --json", **body}
