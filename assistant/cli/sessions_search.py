"""``assistant sessions search``: sessions in which words occur."""

from __future__ import annotations

from ..render.sessions import list_lines
from ..render.terminal import Piece, wrap
from ..session.export import summary_data
from ..session.exported import SessionHit, SessionHits
from ..text import clean, one_line
from .common import Options, narrate, print_json, stdout_style
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("search", session=False)
    made.add_argument("words", nargs="+", help="all of them; the last may be a beginning")
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 found, 1 not found."""
    found = make_parser().parse_args(arguments)
    with opened() as stores:
        hits = stores.read.search(clean(" ".join(found.words)))
    code = 0 if hits else 1
    if options.json:
        found_ones = tuple(SessionHit(summary_data(hit.session), hit.excerpts) for hit in hits)
        print_json("sessions search", SessionHits(found_ones), code)
        return code
    style = stdout_style(options)
    for hit in hits:
        for line in list_lines([hit.session], style):
            print(line)
        for excerpt in hit.excerpts:
            for line in wrap([Piece(one_line(excerpt), "dim")], style, "    ", "    "):
                print(line)
    if not hits:
        narrate("no session holds these words")
    return code
