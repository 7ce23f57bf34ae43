"""``assistant machine list``: the practice machines that ship with the program."""

from __future__ import annotations

from ..host.practice.shelf import listed_machines, machine_lines
from ..render.outputs import MachineList
from .common import Options, print_json
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
    if options.json:
        print_json("machine list", MachineList(listed_machines()), 0)
    else:
        print("\n".join(machine_lines()))
    return 0
