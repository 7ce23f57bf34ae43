"""``assistant sessions note``: write something down in a session."""

from __future__ import annotations

from ..render.outputs import SessionName
from ..session.changing import add_note
from ..text import clean
from .common import Options, print_json, usage_error
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("note")
    made.add_argument("text", nargs="+", help="as “Impact: nobody can work” for the ticket")
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    text = clean(" ".join(found.text)).strip()
    if not text:
        raise usage_error(
            "there is nothing to note", "for example: assistant sessions note last called them back"
        )
    with opened() as stores:
        session = stores.read.find(found.session)
        add_note(stores.local, session.id, text)
    if options.json:
        print_json("sessions note", SessionName(session.id), 0)
    else:
        print(f"Noted in {session.id}.")
    return 0
