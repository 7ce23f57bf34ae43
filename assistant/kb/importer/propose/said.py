"""What a sentence tells people to do, and what it tells them not to do."""

from __future__ import annotations

import re
from functools import cache

from ..words import VERBS

_NEVER = re.compile(
    r"(?:^|[,;:(–—]\s{0,3}|\b(?:and|but|then|please|so|or|also|note)\s)"
    r"(?:please )?(?:do not|don['’]t|never|avoid)\b"
    r"|\b(?:should|must|shall|may|need)(?: not|n['’]t)\b"
    r"|\b(?:do|does|is|are)(?: not|n['’]t)\s(?:need|have to|required|necessary|recommended"
    r"|supported)"
    r"|\b(?:should|must|can) never\b|\bwithout (?:having to )?(?:restart|reboot|stopp|delet)"
    r"|\bno need to\b|\b(?:no longer|not) (?:supported|recommended|necessary|required|needed)\b"
    r"|\binstead of\b|\brather than\b",
    re.IGNORECASE,
)
MUST_NOT = re.compile(
    r"\b(?:make sure|ensures?|checks?|verif(?:y|ies)|confirms?|see)(?: that)?\b[^.]{0,40}"
    r"\b(?:no|none|neither|not)\b"
    r"|\b(?:must|should|may)(?: not|n['’]t)(?: be)? (?:still )?(?:running|run|remain|exist|be)\b"
    r"|\bno (?:process|program|instance|service|other)\b[^.]{0,80}\b(?:remain|run|left|exist)",
    re.IGNORECASE,
)
"""What is wanted is that something is not there, or doesn't run."""
STOPPED = re.compile(
    r"\b(?:must|should|may)(?: not|n['’]t) (?:still )?(?:be|remain) (?:running|active|started)\b",
    re.IGNORECASE,
)
"""Says so of a program, and forbids nobody anything."""
_LEAD = (
    r"(?:^|[,;:(–—]\s{0,3}|\s-\s|[>→]\s{0,3}"
    r"|\b(?:and|then|or|please|also|simply|just|first|next|finally|now|manually)\s"
    r"|\b(?:you|they|users?|customers?|clients?) (?:can|may|should|must|could|might|will need to"
    r"|need to|have to|want to)\s"
    r"|\b(?:need|have|try|like|remember|sure|required|recommend(?:ed)?|necessary) to\s)"
    r"(?:then |also |please |either |try to )?"
)
_FIRST = re.compile(
    r"(?:(?:if|when|once|after|on|in|from|under|to|using|at|with|as)\b[^,]{1,200},\s{0,3})?"
    r"(?:(?:then|next|first|finally|please|now|also|and|again|lastly|otherwise),?\s){0,2}"
    r"([A-Za-z][a-z]{1,20}(?:-[a-z]{1,20})?)\b",
    re.IGNORECASE,
)


def forbids(text: str) -> bool:
    """Whether a sentence says not to do something: then nothing is proposed from it."""
    return bool(_NEVER.search(text))


def is_imperative(text: str) -> bool:
    """Whether a sentence tells somebody to do something."""
    match = _FIRST.match(text)
    return match is not None and match[1].casefold() in VERBS


@cache
def _asking(verbs: str, gerunds: str) -> re.Pattern[str]:
    advised = rf"\b(?:try|consider|by|recommend|suggest)\s(?P<ing>{gerunds})\b"
    return re.compile(rf"{_LEAD}(?P<verb>{verbs})\b|{advised}", re.IGNORECASE)


def asks(text: str, verbs: str, gerunds: str = "(?!)") -> re.Match[str] | None:
    """Where `text` tells somebody to do one of `verbs` (alternatives of a pattern), if it does."""
    return _asking(verbs, gerunds).search(text)


@cache
def _clicking(label: str) -> re.Pattern[str]:
    click = r"\b(?:click|select|choose|press|hit|tap)(?: on)?(?: the)? [\"'“‘]?"
    return re.compile(rf"{click}(?P<verb>{label})\b", re.IGNORECASE)


def clicks(text: str, label: str) -> re.Match[str] | None:
    """Where `text` has somebody click something called `label` (alternatives of a pattern)."""
    return _clicking(label).search(text)
