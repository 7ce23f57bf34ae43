"""``assistant fix --history``: what was done before, as the journal tells it."""

from __future__ import annotations

from ..actions.journal import Journal, Past
from ..errors import Exit
from ..record import TYPE_CHECKING
from ..text import clean
from .common import Options, print_json

if TYPE_CHECKING:
    from typing import Any


def show_history(options: Options, journal: Journal) -> int:
    """Print all fixes, oldest first."""
    past = journal.past()
    if options.json:
        print_json("fix-history", {"fixes": [_data(p) for p in past]}, Exit.OK)
        return Exit.OK
    if not past:
        print("Nothing has been fixed yet.")
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


def _data(past: Past) -> dict[str, Any]:
    first, last = past.first, past.entries[-1]
    return {
        "run": past.run,
        "at": first["at"],
        "action": first.get("action", ""),
        "article": first.get("article", ""),
        "machine": first.get("machine", ""),
        "steps": list(first.get("steps", ())),
        "began": past.began,
        "ended": past.ended,
        "status": last.get("status", "") if past.ended else "",
        "verification": last.get("verification", "") if past.ended else "",
        "entries": list(past.entries),
    }
