"""``assistant sessions export``: a ticket that nobody has to retype, without private data."""

from __future__ import annotations

import sys

from ..session.export import (
    FORMATS,
    export_data,
    export_session,
    make_export,
    support_of,
    write_new,
)
from .common import Options, narrate, open_engine, print_json
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("export")
    made.add_argument("--format", choices=FORMATS, help="md (default), json or html")
    made.add_argument(
        "--out", default="", metavar="FILE", help="write it there; nothing is replaced"
    )
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    ending = found.out.rpartition(".")[2].casefold()
    form = found.format or (ending if ending in FORMATS else "md")
    engine = open_engine(options)
    with opened() as stores:
        if options.json:
            session = stores.read.find(found.session)
            export = make_export(
                session, stores.read.events(session.id), support_of(engine, session.kb)
            )
            print_json("sessions export", export_data(export), 0)
            return 0
        text = export_session(stores.read, found.session, engine, form)
    if found.out:
        narrate(f"written to {write_new(found.out, text)}")
    else:
        sys.stdout.write(text)
    return 0
