"""``assistant bundle diff``: what changed between two bundles of one machine."""

from __future__ import annotations

from ..bundle.diff import compare
from ..codec import merged
from ..engine.checking import plan_checks
from ..errors import Exit
from ..host.recorded.host import Bundle, open_bundle
from ..render.bundles import BundlePair, BundleSide, diff_lines
from .common import Options, narrate, open_engine, print_json, stdout_style
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant bundle diff",
        description="What changed between two bundles of one machine: states of checks, facts.",
        epilog="exit status: 0 nothing is different, 1 something is, 3 no check was compared",
    )
    parser.add_argument("old", metavar="OLD.zip")
    parser.add_argument("new", metavar="NEW.zip")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 nothing is different, 1 something is, 3 no check was compared."""
    found = make_parser().parse_args(arguments)
    old, new = open_bundle(found.old), open_bundle(found.new)
    engine = open_engine(options)
    warnings = [*_doubts(old, new)]
    difference = compare(plan_checks(engine, []), old.host, new.host)
    code = Exit.CLARIFY if difference.states or difference.facts else Exit.OK
    if not difference.compared:
        code = Exit.ABSTAIN
    if options.json:
        sides = BundleSide(found.old, old.host.label), BundleSide(found.new, new.host.label)
        data = merged(BundlePair(*sides), difference)
        info = engine.stores[0].index.info
        print_json("bundle diff", data, code, kb=info, warnings=[*engine.warnings(), *warnings])
        return code
    for warning in warnings:
        narrate(f"warning: {warning}")
    for line in diff_lines(
        difference, old.manifest.moment, new.manifest.moment, stdout_style(options)
    ):
        print(line)
    return code


def _doubts(old: Bundle, new: Bundle) -> list[str]:
    """Why the two may not be what the person takes them for."""
    doubts = []
    if old.host.platform != new.host.platform:
        doubts.append("these are of two kinds of systems, so hardly of one machine")
    if old.manifest.now > new.manifest.now:
        doubts.append("the first bundle is the newer one")
    if old.manifest.data["asked"] != new.manifest.data["asked"]:
        doubts.append("they were asked for different things; only what both hold is compared")
    return doubts
