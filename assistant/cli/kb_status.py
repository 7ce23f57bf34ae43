"""``assistant kb status``: which imported articles are behind their documents."""

from __future__ import annotations

from ..errors import AssistantError, Exit
from ..kb.importer.keep.folder import load
from ..kb.importer.keep.run import Order
from ..render.imports import is_behind, status_data, status_lines
from ..text import clean, one_line
from .common import Options, print_json, usage_error
from .importing import import_now
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb status",
        description="Compare an imported knowledge base with its documents, as they are now.",
        epilog="exit status: 0 it is up to date, 1 it is behind or conflicts wait, "
        "66 the documents are not there",
    )
    parser.add_argument("folder", nargs="?", help="the knowledge base; default: --kb")
    parser.add_argument(
        "--docs", action="append", default=[], metavar="PATH", help="where the documents are now"
    )
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 1 where an article is behind or a conflict waits, else 0."""
    found = make_parser().parse_args(arguments)
    folder = found.folder or (options.kb[0] if options.kb else "")
    if not folder:
        raise usage_error("no knowledge base", "for example: assistant kb status my-kb")
    manifest = load(folder)
    if manifest is None:
        raise AssistantError(
            "not-imported",
            f"{one_line(folder)} was not made by “assistant kb import”",
            hint="name a folder that an import has made",
            exit_code=Exit.NO_INPUT,
        )
    order = Order(folder, tuple(found.docs), proposals=manifest.proposals, dry_run=True)
    done = import_now(order)
    waits = [o for o in done.kept.outcomes if is_behind(o) or o.state in ("conflict", "new")]
    code = Exit.CLARIFY if waits else Exit.OK
    if options.json:
        print_json("kb status", status_data(done, clean(folder)), code)
        return code
    print("\n".join(status_lines(done, clean(folder), verbose=options.verbose)))
    return code
