"""``assistant machine list``: the practice machines that come with the knowledge base."""

from __future__ import annotations

from ..host.practice.shelf import listed_machines, machine_lines
from ..render.outputs import MachineList
from .common import Options, open_engine, print_json
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    return Parser(
        prog="assistant machine list",
        description="List the practice machines, grouped by what is installed on them.",
        epilog="“assistant --machine practice:NAME check” looks at one",
    )


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    make_parser().parse_args(arguments)
    shelf = open_engine(options).shelf
    if options.json:
        print_json("machine list", MachineList(listed_machines(shelf)), 0)
    else:
        print("\n".join(machine_lines(shelf)))
    return 0
