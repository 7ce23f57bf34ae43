"""What the checks of a session show of the machine, as a ticket tells it: lines, times, files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..model import FIRST_SEEN, LAST_GOOD, CheckResult, Evidence
from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

LINES = 3
"""Raw lines of logs in a ticket."""
_PATH = re.compile(r"[A-Za-z]:[\\/]|/|~[\\/]")
_UNKNOWN = "not known"
_AGO = re.compile(r"^[^:]{0,80}\bago\b[^:]{0,60}: ")
"""How long ago it was when it was found: a ticket is read later."""


class KnownFact(Record):
    """A thing that support asks for first, and what the machine showed of it."""

    name: str
    value: str


def findings(results: Sequence[CheckResult]) -> tuple[CheckResult, ...]:
    """What is not as it should be: what names a cause first, then failures, then the rest."""
    wrong = [r for r in results if r.state in ("fail", "warn", "error") and not r.notice]
    order = {"fail": 0, "warn": 1, "error": 2}
    return tuple(sorted(wrong, key=lambda r: (not r.decisive, order[r.state])))


def headline(found: Sequence[CheckResult]) -> str:
    """The fault in one line, with its code; "" where none was found."""
    certain = [r for r in found if r.state in ("fail", "warn")]
    if not certain:
        return ""
    said = _AGO.sub("", certain[0].message.rstrip("."))
    return said[:1].upper() + said[1:]


def raw_lines(found: Sequence[CheckResult]) -> tuple[Evidence, ...]:
    """The lines of logs that messages were found in, the newest of each log first."""
    lists = [[e for e in r.evidence if _is_line(e)] for r in found if r.kind == "log_match"]
    turns = (lines[n] for n in range(LINES) for lines in lists if n < len(lines))
    known: dict[str, Evidence] = {}
    for line in turns:
        known.setdefault(line.excerpt, line)
    return tuple(sorted(known.values(), key=lambda e: not e.code))[:LINES]


def _is_line(evidence: Evidence) -> bool:
    return "line" in evidence.locator


def told(results: Sequence[CheckResult], locator: str) -> str:
    """What evidence with this locator tells: of several moments the first, or the last."""
    moments = sorted(e.excerpt for r in results for e in r.evidence if e.locator == locator)
    if not moments:
        return ""
    return moments[0] if locator == FIRST_SEEN else moments[-1]


def first_seen(results: Sequence[CheckResult]) -> str:
    """The oldest moment at which a log tells of it."""
    return told(results, FIRST_SEEN)


def last_good(results: Sequence[CheckResult]) -> str:
    """The last moment at which a log tells that all was well."""
    return told(results, LAST_GOOD)


def environment(
    support: Mapping[str, Any], results: Mapping[str, CheckResult], known: Mapping[str, str]
) -> tuple[KnownFact, ...]:
    """What support asks for first.

    Args:
        support: the knowledge base's section ``support``; its ``environment`` names checks.
        results: the last result of each check.
        known: values that were read off the machine, by name.
    """
    wanted = support.get("environment")
    rows = wanted.items() if isinstance(wanted, dict) else ()
    system = [
        KnownFact(n.capitalize(), known[n]) for n in ("system", "zone", "rights") if known.get(n)
    ]
    seen = [KnownFact(str(name), _seen(results.get(str(check)))) for name, check in rows]
    nothing = not system and all(one.value == _UNKNOWN for one in seen)
    return () if nothing else (*system, *seen)


def _seen(result: CheckResult | None) -> str:
    if result is None or result.state in ("error", "skipped", "no_data"):
        return _UNKNOWN
    return result.message.rstrip(".") if result.state != "not_applicable" else _UNKNOWN


def files(results: Sequence[CheckResult]) -> Iterator[str]:
    """The files that were looked into."""
    paths = (e.source for r in results if r.kind in _FILES for e in r.evidence)
    return iter(dict.fromkeys(path for path in paths if _PATH.match(path)))


_FILES = ("log_match", "config_value")
