"""``assistant sessions list``: the sessions, newest first."""

from __future__ import annotations

from ..render.sessions import list_lines
from ..session.export import summary_data
from ..session.exported import SessionList
from ..session.record import tidy_tag
from .common import Options, narrate, print_json, stdout_style, usage_error
from .parser import Parser
from .sessions import opened, session_parser

_FEW = 20


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("list", session=False)
    made.add_argument("--limit", type=int, default=_FEW, metavar="N", help="at most (default 20)")
    made.add_argument("--all", action="store_true", help="all of them")
    made.add_argument("--tag", default="", help="those with this tag")
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    if found.limit < 1:
        raise usage_error("--limit is a number from 1", "for example: --limit 50")
    with opened() as stores:
        sessions = stores.read.sessions(0 if found.all else found.limit, tidy_tag(found.tag))
    if options.json:
        print_json("sessions list", SessionList(tuple(map(summary_data, sessions))), 0)
        return 0
    for line in list_lines(sessions, stdout_style(options)):
        print(line)
    if not sessions:
        narrate("no sessions: a chat is kept by itself, other runs with --record")
    return 0
