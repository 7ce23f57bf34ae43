"""``assistant kb compile``: a folder of articles -> one file that answers."""

from __future__ import annotations

import os
import sqlite3

from ..errors import AssistantError, Exit
from ..kb.cache import cached_path
from ..kb.compile import compile_file
from ..kb.problem import Problem
from ..kb.scan import scan
from ..render.outputs import CompiledData
from ..text import clean, one_line
from .common import Options, Ticker, narrate, print_json
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb compile",
        description="Compile a folder into one file. Without --out it goes into your cache, where "
        "questions to that folder find it.",
    )
    parser.add_argument("folder", help="the knowledge base")
    parser.add_argument("--out", metavar="FILE", help="write it here, to be used with --kb FILE")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    listing = scan(found.folder)
    out = os.path.abspath(found.out) if found.out else cached_path(found.folder)
    problems: list[Problem] = []
    try:
        if not found.out:
            os.makedirs(os.path.dirname(out), mode=0o700, exist_ok=True)
        with Ticker() as ticker:
            info = compile_file(
                listing, out, problems.append, ticker.show, portable=bool(found.out)
            )
    except (OSError, ValueError, sqlite3.Error) as error:
        raise AssistantError(
            "cannot-create",
            f"{one_line(out)} cannot be written: {error}",
            hint="choose another place with --out",
            exit_code=Exit.CANNOT_CREATE,
        ) from error
    for problem in problems:
        narrate(f"{found.folder}/{problem.text()}")
    size = os.path.getsize(out)
    code = Exit.CONFIG if any(p.fatal for p in problems) else Exit.OK
    if options.json:
        data = CompiledData(out, size, len(listing.articles), tuple(problems))
        print_json("kb compile", data, code, kb=info._asdict())
    else:
        print(f"{clean(out)}  ({len(listing.articles)} articles, {size / 1e6:.1f} MB)")
    return code
