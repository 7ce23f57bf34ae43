"""``assistant sessions resume``: the transcript is back, and the chat goes on."""

from __future__ import annotations

from ..session import open_recorder
from .common import Options, open_engine, stdout_style
from .plain import PlainChat
from .sessions import opened, parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb until the person leaves, or the input ends."""
    made = parser("resume")
    made.add_argument("--plain", action="store_true", help="line by line, for any terminal")
    made.add_argument("--no-checks", action="store_true", help="do not look at the machine unasked")
    found = made.parse_args(arguments)
    with opened() as stores:
        session = stores.read.find(found.session)
        events = stores.read.events(session.id)
    engine = open_engine(options)
    recorder = open_recorder(engine, "chat", print, session.id)
    style, checks = stdout_style(options), not found.no_checks
    PlainChat(engine, options.machine, style, recorder, events, checks=checks).run()
    return 0
