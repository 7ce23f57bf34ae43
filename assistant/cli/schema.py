"""``assistant schema``: the JSON Schema of each output, and of what authors write."""

from __future__ import annotations

import json

from ..errors import Exit
from ..render.schemas import SCHEMAS
from .common import Options, usage_error
from .parser import Parser

WRITTEN = ("article-header", "kb-yaml", "practice-machine", "check-block", "action-block")
"""Of what authors write; made when asked for, since it takes all kinds of checks and fixes."""


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant schema",
        description="Print the JSON Schema of an output, or of what authors write, for editors.",
    )
    parser.add_argument("name", nargs="?", help="one of: " + ", ".join([*SCHEMAS, *WRITTEN]))
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb; without a name it lists them."""
    found = make_parser().parse_args(arguments)
    if found.name is None:
        print("\n".join([*SCHEMAS, *WRITTEN]))
        return Exit.OK
    if found.name in WRITTEN:
        from ..render.authoring import authoring_schema

        print(json.dumps(authoring_schema(found.name), indent=2))
        return Exit.OK
    if found.name not in SCHEMAS:
        from ..suggest import did_you_mean

        hint = did_you_mean(found.name, [*SCHEMAS, *WRITTEN])
        raise usage_error(f"there is no schema “{found.name}”", hint)
    print(json.dumps(SCHEMAS[found.name], indent=2))
    return Exit.OK
