"""``assistant sessions delete``: forget a session."""

from __future__ import annotations

import sys

from ..errors import AssistantError, Exit
from ..render.outputs import SessionName
from ..session.lessons import learn
from ..text import one_line
from .common import Options, print_json
from .keyboard import agrees
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("delete")
    made.add_argument("--yes", action="store_true", help="do not ask")
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 forgotten, 3 the person said no."""
    found = make_parser().parse_args(arguments)
    with opened() as stores:
        session = stores.read.find(found.session)
        if not found.yes and not _agreed(f"{session.id} ({one_line(session.title)})", options):
            return Exit.ABSTAIN
        for store in {stores.read, stores.local}:
            store.delete(session.id)
        learn(stores.local)
    if options.json:
        print_json("sessions delete", SessionName(session.id), 0)
    else:
        print(f"{session.id} is deleted.")
    return 0


def _agreed(what: str, options: Options) -> bool:
    if options.json or not sys.stdin.isatty():
        raise AssistantError(
            "not-agreed",
            "nobody can be asked here",
            hint="--yes deletes without asking",
            exit_code=Exit.ABSTAIN,
        )
    return agrees(f"Delete {what} for good?")
