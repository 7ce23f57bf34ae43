"""``assistant fix --history``: what was done before, as the journal tells it."""

from __future__ import annotations

from ..actions.journal import Journal, Past
from ..errors import Exit
from ..render.outputs import PastFix, PastFixes
from ..text import clean
from .common import Options, print_json


def show_history(options: Options, journal: Journal, name: str = "") -> int:
    """Print all fixes, oldest first; with `name` those that are called so or of that article."""
    past = [
        p for p in journal.past() if name in ("", p.first.get("action"), p.first.get("article"))
    ]
    if options.json:
        print_json("fix-history", PastFixes(tuple(map(_data, past))), Exit.OK)
        return Exit.OK
    if not past:
        print(f"“{clean(name)}” has not been done yet." if name else "Nothing has been fixed yet.")
    for one in past:
        print(clean(_line(one)))
    return Exit.OK


def _line(past: Past) -> str:
    first, last = past.first, past.entries[-1]
    steps = len(first.get("steps", ()))
    end = f"interrupted after {past.done} of {steps} steps ({past.began} begun)"
    if not past.agreed:
        end = "shown, never agreed to"
    if past.ended:
        end = f"{last.get('status')}, {str(last.get('verification')).replace('_', ' ')}"
    return f"{first['at']}  {first.get('action')}  on {first.get('machine')}: {end}"


def _data(past: Past) -> PastFix:
    first, last = past.first, past.entries[-1] if past.ended else {}
    return PastFix(
        past.run,
        first["at"],
        first.get("action", ""),
        first.get("article", ""),
        first.get("machine", ""),
        tuple(first.get("steps", ())),
        past.began,
        past.ended,
        last.get("status", ""),
        last.get("verification", ""),
        past.entries,
    )
