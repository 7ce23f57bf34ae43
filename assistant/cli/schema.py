"""``assistant schema``: the JSON Schema of each output."""

from __future__ import annotations

import json

from ..errors import Exit
from ..render.schemas import SCHEMAS
from .common import Options, usage_error
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(prog="assistant schema", description="Print the JSON Schema of an output.")
    parser.add_argument("name", nargs="?", help="one of: " + ", ".join(SCHEMAS))
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb; without a name it lists them."""
    found = make_parser().parse_args(arguments)
    if found.name is None:
        print("\n".join(SCHEMAS))
        return Exit.OK
    if found.name not in SCHEMAS:
        from ..suggest import did_you_mean

        raise usage_error(f"there is no schema “{found.name}”", did_you_mean(found.name, SCHEMAS))
    print(json.dumps(SCHEMAS[found.name], indent=2))
    return Exit.OK
