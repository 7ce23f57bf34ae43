"""``assistant sessions show``: what happened in a session."""

from __future__ import annotations

from ..render.sessions import head_lines, transcript_lines
from ..session.events import event_data
from ..session.export import summary_data
from ..session.exported import SessionShown
from .common import Options, print_json, stdout_style
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    return session_parser("show")


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    with opened() as stores:
        session = stores.read.find(found.session)
        events = stores.read.events(session.id)
    if options.json:
        data = SessionShown(summary_data(session), tuple(map(event_data, events)))
        print_json("sessions show", data, 0)
        return 0
    style = stdout_style(options)
    for line in (*head_lines(session, style), *transcript_lines(events, style)):
        print(line)
    return 0
