"""Since when a person says that it is so: “for two days”, “seit gestern”, “since 3 November”.

Only what is said of the problem counts, in the languages of the questions. A span is counted back
from the moment at which it was said; what is no span is quoted as it is.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "",
            "a an one ein eine einem einer un une uno una",
            "two zwei deux dos couple",
            "three drei trois tres few einigen quelques",
            "four vier quatre cuatro",
            "five fünf cinq cinco",
            "six sechs seis",
            "seven sieben sept siete",
            "eight acht huit ocho",
            "nine neun neuf nueve",
            "ten zehn dix diez",
        )
    )
    for word in words.split()
}
_UNITS = (
    (r"min(?:ute)?(?:s|n)?|minutos?", 60),
    (r"hours?|stunden?|heures?|horas?", 3600),
    (r"days?|tag(?:e|en)?|jours?|días?|dias?", 86_400),
    (r"weeks?|wochen?|semaines?|semanas?", 7 * 86_400),
    (r"months?|monat(?:e|en)?|mois|meses|mes", 30 * 86_400),
)
_UNIT = "|".join(pattern for pattern, _ in _UNITS)
_COUNT = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_SPAN = re.compile(
    rf"(?i)\b(?:for|since|over|last|past|seit|depuis|desde hace|hace)(?: the)?(?: about| around"
    rf"| over| more than| last| past| a| etwa| über)?"
    rf"[ ](?P<count>{_COUNT})(?: of)?[ ](?P<unit>{_UNIT})\b"
    rf"|\b(?P<ago>{_COUNT})[ ](?P<ago_unit>{_UNIT})[ ]ago\b"
    rf"|\bvor (?P<vor>{_COUNT}) (?P<vor_unit>{_UNIT})\b"
)
_POINT = re.compile(
    r"(?i)\b(?:since|seit|depuis|desde) (?:yesterday|this morning|last (?:night|week|month)|today"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|gestern|heute|hier|ayer"
    r"|(?:last |the |dem |der |le |el )?(?:update|reboot|restart|move|upgrade|neustart)"
    r"|\d{1,2}[./ ](?:\w{3,9}|\d{1,2})(?:[./ ]\d{2,4})?|\w{3,9} \d{1,2}\b)"
)


def since_said(texts: Sequence[str], at: int) -> str:
    """Since when it is so, in words for a ticket; "" where nobody said.

    Args:
        texts: what was said of the problem.
        at: when it was first said, in milliseconds since 1970.
    """
    for text in texts:
        if span := _SPAN.search(text):
            began = at / 1000 - _seconds(span)
            day = time.strftime("%Y-%m-%d", time.gmtime(began))
            return f"about {day}, as the person said: “{span[0].strip()}”"
        if point := _POINT.search(text):
            return f"as the person said: “{point[0]}”"
    return ""


def _seconds(span: re.Match[str]) -> float:
    count = span["count"] or span["ago"] or span["vor"]
    unit = span["unit"] or span["ago_unit"] or span["vor_unit"]
    number = int(count) if count.isdecimal() else _NUMBERS[count.casefold()]
    return number * next(s for pattern, s in _UNITS if re.fullmatch(pattern, unit.casefold()))
