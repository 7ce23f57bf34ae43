"""Codes that open, confirm or activate something, in fields and in what people and messages say.

Most are figures, so what stands beside them has to tell: "alarm code", "your code", "to sign in".
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .naming import Naming, Rule
from .normal import far

if TYPE_CHECKING:
    from re import Match

_FIGURES = r"(?:[A-Z]{1,3}-)?\d{3,4}[ -]?\d{1,4}|\d{1,2}-\d{2}-\d{2}|[A-Z0-9]{2,5}-[A-Z0-9]{2,5}"
_END = r"(?![\w:/]|[.,-]\w)"
_CODE = (
    r"(?:code|passcode|pin|otp|tan|combination|kombination|kennwort|código|codigo|codice|cifra"
    r"|\w{0,24}code)"
)


def _said(match: Match[str], naming: Naming) -> str:
    """``the alarm code to 6139``: the figures, and those before them."""
    value = match["value"]
    if naming.kept(value) or not re.search(r"\d", value):
        return match[0]
    before = match.groupdict().get("before")
    new = around(match, naming.secret("password"))
    if before:
        new = new.replace(before, naming.secret("password"), 1)
    return new


_FOR = r"(?:is|was|ist|war|lautet|est|était|es|era|é|è|:|=|->)"
_THING = (
    r"(?:alarm(?:anlage)?|door|gate|safe|entry|entrance|garage|vault|locker|burglar|front|back"
    r"|tür|haustür|tor|tresor|safe|schließfach|alarme|porte|portail|coffre|immeuble|alarma|puerta"
    r"|caja fuerte|portal|cofre|deur|kluis|porta|cassaforte)"
)
_THING_NEEDLES = (
    "alarm", "door", "gate", "safe", "entry", "entrance", "garage", "vault", "locker", "burglar",
    "front", "back", "t_r", "tor", "tresor", "schlie_fach", "porte", "portail", "coffre",
    "immeuble",
    "puerta", "fuerte", "portal", "cofre", "deur", "kluis", "porta", "cassaforte",
)  # fmt: skip
_YOUR = r"(?:your|ihr|dein|votre|ton|tu|su|uw|je|il tuo|o seu)"

RULES = (
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)(?:{_THING}(?:[ -]{_CODE}|code)|{_CODE}[ ](?:(?:for|to|of|für|zu|zur"
        rf"|de|del|da|van|voor|per)[ ])?(?:[dl]['’]|(?:the|our|die|den|das|dem|la|le|el|il|de|o|a)"
        rf"[ ])?{_THING})[^\n.]{{0,40}}?[ ](?:{_FOR}|to|auf|in|à|a|en|naar"
        rf"|from (?P<before>\d{{3,8}}"
        rf")[#*]? to|von (?P<b>\d{{3,8}}) auf)[ ]{{1,2}})(?P<value>(?:{_FIGURES})[#*]?){_END}",
        _said,
        _THING_NEEDLES,
        far("code|kombination|combination|pin|c_digo|codice", "0{2}"),
    ),
    Rule(
        "password",
        rf"(?i)(?<![\w.:/-])(?P<value>{_FIGURES}|(?=[a-z]{{0,7}}\d)[A-Z0-9]{{6,8}})"
        rf"(?=[ ](?:is|ist|est|es|é|è)[ ]{_YOUR}\b[^\n]{{0,40}}?{_CODE}(?!\w))",
        _said,
        (" is your", " ist ihr", " ist dein", " est votre", " est ton", " es tu", " es su",
         " is uw", " is je", " _ il tuo", " _ o seu"),
    ),
)  # fmt: skip
