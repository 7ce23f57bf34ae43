"""``assistant sessions stats``: what was asked, answered and solved; what is lacking."""

from __future__ import annotations

from ..render.stats import stats_data, stats_lines
from ..session.lessons import forget, since
from ..session.stats import make_stats
from .common import Options, narrate, open_engine, print_json, stdout_style
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("stats", session=False)
    what = "what helped so far counts no more for the order of close candidates"
    made.add_argument("--forget-outcomes", action="store_true", help=what)
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    engine = open_engine(options)
    known = [f"{store.id}/{slug}" for store in engine.stores for slug, _, _ in store.articles()]
    with opened() as stores:
        if found.forget_outcomes:
            forget(stores.local)
            if not options.json:
                narrate("outcomes are forgotten; the sessions are kept")
        stats, forgotten = make_stats(stores.read, known), since(stores.local)
    if options.json:
        print_json("sessions stats", stats_data(stats, forgotten), 0)
        return 0
    for line in stats_lines(stats, stdout_style(options)):
        print(line)
    return 0
