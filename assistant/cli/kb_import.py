"""``assistant kb import``: documents -> a knowledge base, and again when they have changed."""

from __future__ import annotations

import json

from ..codec import envelope, plain
from ..errors import AssistantError, Exit
from ..kb.importer.keep.run import Imported, Order
from ..record import TYPE_CHECKING
from ..render.imports import import_data, import_lines
from ..text import clean, one_line
from .common import Options, print_json
from .importing import import_now
from .parser import Parser

if TYPE_CHECKING:
    from typing import Any


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb import",
        description="Make a knowledge base out of documents (Markdown, MDX). In a folder that was "
        "made so, take over what has changed in them; what you edited or added stays.",
        epilog="exit status: 0 done, 1 conflicts to decide, 65 nothing to make an article of, "
        "66 no documents, 73 the folder cannot be used",
    )
    parser.add_argument(
        "docs", nargs="*", help="files, folders or patterns; default: those of the last time"
    )
    parser.add_argument("--out", required=True, metavar="KB", help="the knowledge base's folder")
    parser.add_argument("--add", action="store_true", help="the docs of the last time as well")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument("--report", metavar="FILE", help="write all that there is to say as JSON")
    parser.add_argument("--product", default="", metavar="NAME", help="what the docs are about")
    parser.add_argument(
        "--no-proposals", action="store_true", help="propose no checks and no actions"
    )
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    order = Order(
        found.out,
        tuple(found.docs),
        one_line(found.product),
        not found.no_proposals,
        found.add,
        found.dry_run,
    )
    done = import_now(order)
    code = exit_code(done)
    data = import_data(done, clean(found.out), dry_run=found.dry_run)
    if found.report:
        _report(found.report, data, code)
    if options.json:
        print_json("kb import", data, code)
        return code
    lines = import_lines(done, clean(found.out), dry_run=found.dry_run, verbose=options.verbose)
    print("\n".join(lines))
    return code


def exit_code(done: Imported) -> int:
    """1 where an author has to decide something."""
    return Exit.CLARIFY if any(o.state == "conflict" for o in done.kept.outcomes) else Exit.OK


def _report(path: str, data: dict[str, Any], code: int) -> None:
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(plain(envelope("kb import", data, code)), file, ensure_ascii=False, indent=2)
            file.write("\n")
    except OSError as error:
        raise AssistantError(
            "cannot-create",
            f"all else is done, but {one_line(path)} cannot be written: {error.strerror}",
            hint="choose another place with --report",
            exit_code=Exit.CANNOT_CREATE,
        ) from error
