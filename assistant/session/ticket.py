"""What the vendor's support asks for, filled in as far as it is known; the rest is missing.

The fields are the knowledge base's (``support: {ticket: [...]}`` in kb.yaml). A note that begins
with a field's name and a colon fills that field: ``/note Impact: nobody can work``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model import LAST_GOOD, Evidence
from ..record import TYPE_CHECKING, Record
from ..text import one_line
from .case import Case, error_texts
from .events import iso
from .evidenced import KnownFact, environment, files, first_seen, headline, last_good, raw_lines
from .since import since_said

if TYPE_CHECKING:
    from typing import Any

_FIELDS = ("Issue", "Actions taken")
_PSEUDONYM = re.compile(r"[a-z]+-\d+")
"""What stands for an id in a bundle; only the customer's computer knows which it is."""
"""Where the knowledge base names none."""
_ANSWERS = {
    "company id": "company",
    "issue": "said",
    "problem": "said",
    "description": "said",
    "first seen": "first",
    "error text": "errors",
    "error": "errors",
    "error message": "errors",
    "actions taken": "did",
    "steps taken": "did",
    "reproducible": "again",
    "versions": "versions",
    "version": "versions",
}
"""Field of a ticket, folded -> which of our texts answers it."""
MISSING = "…"
NOTHING_DONE = "none so far"


class Field(Record):
    """A line of a ticket."""

    name: str
    value: str
    """"" where it is not known."""


class Ticket(Record):
    """A ticket for support."""

    name: str
    url: str
    fields: tuple[Field, ...]
    headline: str = ""
    """The fault in one line, with its code; "" where none was found."""
    environment: tuple[KnownFact, ...] = ()
    """What support asks for first."""
    lines: tuple[Evidence, ...] = ()
    """Raw lines of logs, three at most."""
    files: tuple[str, ...] = ()
    """The files that were looked into."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the fields that nobody has filled."""
        return tuple(field.name for field in self.fields if not field.value)


def make_ticket(support: Mapping[str, Any], case: Case) -> Ticket:
    """The ticket of a case.

    Args:
        support: the knowledge base's section ``support``.
        case: what is known.
    """
    texts = {
        "company": "" if _PSEUDONYM.fullmatch(case.company) else case.company,
        "said": "; ".join(one_line(text, 500) for text in case.issue),
        "first": _first(case),
        "errors": "; ".join(error_texts(case)),
        "did": "; ".join(case.did) or NOTHING_DONE,
        "again": _again(case),
        "versions": ", ".join(case.versions),
    }
    wanted = support.get("ticket")
    names = [str(name) for name in wanted] if isinstance(wanted, (list, tuple)) else []
    fields = tuple(
        Field(name, _noted(name, case) or texts.get(_ANSWERS.get(_folded(name), ""), ""))
        for name in names or _FIELDS
    )
    name, url = (str(support.get(key) or "") for key in ("name", "url"))
    results = {result.id: result for result in case.results}
    return Ticket(
        name or "support",
        url,
        fields,
        headline(case.seen),
        environment(support, results, dict(case.values)),
        raw_lines(case.seen),
        tuple(files(case.seen)),
    )


def _folded(name: str) -> str:
    """A field's name without what stands in brackets."""
    return re.sub(r"\([^()]*\)", "", name).casefold().strip()


def _noted(name: str, case: Case) -> str:
    """What notes say of a field."""
    found = []
    for note in case.notes:
        field, colon, value = note.partition(":")
        if colon and value.strip() and _folded(field) == _folded(name):
            found.append(one_line(value, 500))
    return "; ".join(found)


def _first(case: Case) -> str:
    if not case.first_said:
        return ""
    said = iso(case.first_said)[:16].replace("T", " ")
    parts = [f"reported {said} UTC", since_said(case.issue, case.first_said)]
    if first := first_seen(case.seen):
        parts.append(f"in the log since {first}")
    if good := last_good(case.seen):
        parts.append(f"{LAST_GOOD} {good}")
    if len(parts) == 2 and not parts[1]:
        parts[1] = "since when it is so was not said"
    return "; ".join(filter(None, parts))


def _again(case: Case) -> str:
    """A check that found it wrong after a fix has found it again."""
    ended = [t for t in case.tried if t.result in ("not fixed", "fixed", "taken back")]
    if not ended or ended[-1].result == "taken back":
        return ""
    if ended[-1].result == "not fixed":
        return f"yes, it is still there after “{ended[-1].title}”"
    return f"not since “{ended[-1].title}”"


def ticket_lines(ticket: Ticket) -> list[str]:
    """A ticket as the chat shows it."""
    whom = f"{ticket.name}{f' ({ticket.url})' if ticket.url else ''}"
    lines = [f"Tell {whom}. A ticket for them:"]
    if ticket.headline:
        lines.append(f"Found: {ticket.headline}")
    if ticket.environment:
        lines.append(f"Environment: {environment_line(ticket)}")
    return [*lines, *(f"{f.name}: {f.value or MISSING}" for f in ticket.fields)]


def environment_line(ticket: Ticket) -> str:
    """What support asks for first, in one line."""
    return " · ".join(f"{known.name}: {known.value}" for known in ticket.environment)
