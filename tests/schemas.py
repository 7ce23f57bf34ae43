"""What was printed, held to the published schema."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema

from assistant.render.schemas import SCHEMAS


@cache
def validator(name: str, part: str = "") -> jsonschema.Draft202012Validator:
    """One for each schema, or a part of it: making one costs more than using it."""
    schema = SCHEMAS[name]
    chosen = {"$ref": f"#/$defs/{part}", "$defs": schema["$defs"]} if part else schema
    return jsonschema.Draft202012Validator(chosen)


def hold(printed: Any, name: str, part: str = "") -> None:
    """Fail where something printed is not as the schema `name` says."""
    validator(name, part).validate(printed)
