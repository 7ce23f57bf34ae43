"""What is read first of an article's checks: the gravest findings, or that all is fine. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import CheckResult

GRAVEST = (
    "fail",
    "error",
    "warn",
    "no_data",
    "skipped",
    "open",
    "checking",
    "not_applicable",
    "pass",
)
"""States, what matters most first; a check that is open or being checked has no result yet."""
VAGUE = ("It ", "They ", "There ", "No ", "None ", "Not ")
"""How a message begins that does not say what it is about."""
_BAD = ("fail", "error", "warn")
_FINE = ("pass", "not_applicable")
_MOST = 2
"""Findings that are told before anybody asks for more: a screen of 24 rows holds the fix, too."""
_FORMS = {
    "fail": ("problem", "problems"),
    "warn": ("warning", "warnings"),
    "pass": ("OK", "OK"),
    "not_applicable": ("doesn't apply", "don't apply"),
    "error": ("couldn't check", "couldn't check"),
    "no_data": ("couldn't check", "couldn't check"),
    "skipped": ("not checked", "not checked"),
}


def wrong_first(results: Sequence[CheckResult]) -> list[CheckResult]:
    """What is wrong, the gravest first."""
    return sorted((r for r in results if r.state in _BAD), key=lambda r: GRAVEST.index(r.state))


def first_read(results: Sequence[CheckResult]) -> list[CheckResult]:
    """Problems, or else warnings, the most that fit; and what has to be known in any case."""
    wrong = wrong_first(results)
    gravest = [r for r in wrong if r.state == wrong[0].state][:_MOST]
    return gravest + [r for r in results if r.notice and r not in gravest]


def is_fine(results: Sequence[CheckResult]) -> bool:
    """Something was looked at, and nothing of it is wrong or unknown."""
    states = [r.state for r in results]
    return "pass" in states and all(state in _FINE for state in states)


def fine_because(results: Sequence[CheckResult], article: str) -> str:
    """What speaks against the article, or the first that is fine; needs one that passed."""
    passed = [r for r in results if r.state == "pass"]
    best = ([r for r in passed if article in r.rules_out] or passed)[0]
    return f"{best.title}." if best.message.startswith(VAGUE) else best.message


def counted(results: Sequence[CheckResult]) -> str:
    """How many results are in which state: “1 problem, 2 warnings, 1 OK”."""
    found = []
    for state in GRAVEST:
        if count := sum(result.state == state for result in results):
            one, more = _FORMS[state]
            found.append(f"{count} {one if count == 1 else more}")
    return ", ".join(found)
