"""``assistant sessions resume``: the transcript is back, and the chat goes on."""

from __future__ import annotations

from .chat import talk
from .common import Options
from .parser import Parser
from .sessions import session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("resume")
    made.add_argument("--plain", action="store_true", help="line by line, for any terminal")
    made.add_argument("--no-checks", action="store_true", help="do not look at the machine unasked")
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb until the person leaves, or the input ends."""
    found = make_parser().parse_args(arguments)
    return talk(options, found.session, plain=found.plain, checks=not found.no_checks)
