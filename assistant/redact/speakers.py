"""Who says something in an exported chat or on a channel: the name behind the time of a message."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import is_name, replaced
from .mentions import STOPS
from .naming import Naming, Rule
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_WORD = r"[^\W\d_][\w'\u2019-]{0,30}\.?"
_NAME = rf"(?=[A-ZÀ-ÖØ-Þ]){_WORD}(?: {_WORD}){{0,2}}"
"""Written with a capital letter: in small letters it may as well be a program."""
_DATE = r"\d{1,4}[./-]\d\d?[./-]\d{2,4},?\s(?:(?:à|um|a las|alle|om)\s)?"
_MINUTE = r"\d\d?[:h]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\sUhr)?"
_SECOND = r"\d\d?:\d\d:\d\d(?:\s?[AaPp]\.?[Mm]\.?)?"
_LEVEL = re.compile(r"(?i)(?:error|warn(?:ing)?|info|debug|trace|fatal|notice|note|critical)$")


def _speaker(match: Match[str], naming: Naming) -> str:
    """Who speaks, unless it is a program, as which some write into channels too."""
    value = match["value"]
    words = re.findall(r"[^\W\d_]+", value.lower())
    odd = any(word in NOUNS or word in STOPS or word.endswith("bot") for word in words)
    if odd or _LEVEL.match(value) or re.search(PROGRAMS, value) or not is_name(value):
        return match[0]
    naming.learn("user", value)
    return replaced("user", match, naming)


RULES = (
    Rule(
        "user",
        rf"(?m)(?P<head>^[ \t]{{0,4}}(?:\[(?:{_DATE})?{_MINUTE}\]|{_DATE}{_MINUTE}|{_MINUTE}"
        rf"|\[\d{{1,4}}[./-]\d\d?[./-]\d{{2,4}}, {_SECOND}\])[ ]?(?:[-\u2013] )?)"
        rf"(?P<value>{_NAME})(?=\s?: \S)",
        _speaker,
        gate=r"(?m)^[ \t]{0,4}\[?0{1,4}[./:h-]00?.{0,120}: ",
    ),
    Rule(
        "user",
        r"(?m)(?P<head>^[ \t]{0,4}\[?\d\d?:\d\d(?::\d\d)?\]?\s<[@+~ ]?)"
        r"(?P<value>[A-Za-z][\w|-]{1,30})(?=>\s)",
        _speaker,
        needles=(" <",),
        gate=r"(?m)^\W*00?:00(?::00)?\]?\s<",
    ),
)
