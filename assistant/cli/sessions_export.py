"""``assistant sessions export``: a ticket that nobody has to retype, without private data."""

from __future__ import annotations

import sys

from ..newfile import check_place, write_new
from ..session.export import FORMATS, export_data, read_export, text_of
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
    if found.out:
        check_place(found.out)
    engine = open_engine(options)
    with opened() as stores:
        export = read_export(stores.read, found.session, engine)
    if options.json:
        print_json("sessions export", export_data(export), 0)
        return 0
    if export.masked:
        narrate(
            f"the last scan masked {export.masked} {'place' if export.masked == 1 else 'places'}"
        )
    text = text_of(export, form)
    if found.out:
        narrate(f"written to {write_new(found.out, text)}")
    else:
        sys.stdout.write(text)
    return 0
