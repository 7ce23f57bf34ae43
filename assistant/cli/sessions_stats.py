"""``assistant sessions stats``: what was asked, answered and solved; what is lacking."""

from __future__ import annotations

from ..record import TYPE_CHECKING
from ..session.lessons import forget, since
from ..session.stats import Stats, make_stats
from .common import Options, narrate, open_engine, print_json, stdout_style
from .sessions import opened, parser

if TYPE_CHECKING:
    from typing import Any


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    made = parser("stats", session=False)
    what = "what helped so far counts no more for the order of close candidates"
    made.add_argument("--forget-outcomes", action="store_true", help=what)
    found = made.parse_args(arguments)
    engine = open_engine(options)
    known = [f"{store.id}/{slug}" for store in engine.stores for slug, _, _ in store.articles()]
    with opened() as stores:
        if found.forget_outcomes:
            forget(stores.local)
            if not options.json:
                narrate("outcomes are forgotten; the sessions are kept")
        stats, forgotten = make_stats(stores.read, known), since(stores.local)
    if options.json:
        print_json("sessions stats", _data(stats, forgotten), 0)
        return 0
    from ..render.stats import stats_lines

    for line in stats_lines(stats, stdout_style(options)):
        print(line)
    return 0


def _data(stats: Stats, forgotten: str) -> dict[str, Any]:
    totals = stats.totals._asdict()
    median = totals.pop("solved_ms_median")
    del totals["first"]
    return {
        **totals,
        "solved_seconds_median": median / 1000 if median >= 0 else None,
        "articles": [a._asdict() for a in stats.articles],
        "fixes": [f._asdict() for f in stats.fixes],
        "gaps": {
            "unanswered": [
                {**g._asdict(), "questions": list(g.questions)} for g in stats.unanswered
            ],
            "articles_never_hit": list(stats.never_hit),
            "checks_that_never_discriminate": [s._asdict() for s in stats.stuck],
        },
        "outcomes_since": forgotten or None,
    }
