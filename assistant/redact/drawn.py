"""Words that look drawn by lot, near what tells that they are secrets; secrets in other scripts."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .keys import is_weak, label, looks_secret, names_secret
from .naming import REMOVED, Naming, Rule

if TYPE_CHECKING:
    from re import Match


_COMMON = frozenset(
    """
    must have more than when that this with from they will were what your been then them some into
    only used does have just like over also back well even want need here each much many very such
    long made make take come work time last next word code mail user data file pass fail lost read
    sent send held hold open done true safe weak good case same both type list line name must least
    """.split()  # noqa: SIM905
)


def _grouped(match: Match[str], naming: Naming) -> str:
    """``abcd efgh ijkl mnop``: a password that a mail service drew for a program."""
    words = match["value"].lower().split()
    if naming.kept(match["value"]) or not _COMMON.isdisjoint(words) or len(set(words)) < 3:
        return match[0]
    return around(match, naming.secret("password"))


def _codes(match: Match[str], naming: Naming) -> str:
    """Codes for a lost second factor: in groups, or several of them."""
    value = match["value"]
    if not re.search(r"\d", value) or naming.kept(value) or re.fullmatch(r"\d{1,3}", value):
        return match[0]
    return around(match, naming.secret("key"))


def _named(match: Match[str], naming: Naming) -> str:
    """``accessKey L8ZB3..``, ``AccessToken [q8Zk..]``: a name, then what was drawn by lot."""
    key, value = match["key"], match["value"]
    told = names_secret(key) and not is_weak(key) and looks_secret(value)
    return around(match, naming.secret(label(key))) if told and not naming.kept(value) else match[0]


_CODE = r"[A-Za-z0-9]{3,10}(?:[ -][A-Za-z0-9]{3,10}(?![a-z]*[:=])){0,8}"
_NOUN = (
    r"pass(?:word|wort|phrase|code|wd)?|pwd?|pw|kennwort|mot de passe|mdp|contrase[nñ]a|clave|senha"
    r"|wachtwoord|secret|seed|2fa|totp|smtp\w*|imap\w*|[\w.-]{1,20}pass(?:word|wort)?"
)


RULES = (
    Rule(
        "password",
        r"(?P<head>(?<![\w.$/@-])(?P<key>[A-Za-z][\w.-]{2,40})(?:[ \t]{0,2}[\[(]|[ \t]{1,4}))"
        rf"(?P<value>(?!{REMOVED})[A-Za-z0-9+/_-]{{12,200}})(?=[\s,;.)\]]|$)",
        _named,
        ("pass", "pw", "key", "token", "secret", "kennwort"),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![^\W_])(?:{_NOUN})(?![a-z])[^\n]{{0,40}}?(?<![\w.-]))"
        r"(?P<value>(?:[a-z]{4}(?:[ ][a-z]{4}){3}|(?=[A-Z0-9 ]{0,40}\d)[A-Z2-7]{4}(?:[ ]"
        r"[A-Z2-7]{4}){3,7})(?![\w-]| [a-z]{4}\b))",
        _grouped,
        ("pass", "pw", "kennwort", "mdp", "contrase", "clave", "senha", "wachtwoord", "secret",
         "seed",
         "0fa", "totp", "smtp", "imap"),
        r"[ =:\"'][a-z0]{4} [a-z0]{4} [a-z0]{4} [a-z0]{4}(?!\w)",
        exact=True,
    ),
    Rule(
        "key",
        r"(?i)(?P<head>(?<![^\W_])(?:(?:recovery|backup|emergency|scratch|rescue|unseal|one-time"
        r"|reserve"
        r"|wiederherstellungs-?|notfall-?|einmal-?|ersatz)[ _-]?(?:codes?|keys?|schlüssel"
        r"|passwords?)"
        r"|c[óo]digos? de (?:recuperaci[óo]n|respaldo)|codes? de (?:secours|récupération)"
        r"|herstelcodes?)"
        r"(?:[ ](?:no\.?[ ])?\d{1,2}(?:[ ](?:of|von|de|sur|van)[ ]\d{1,2}|/\d{1,2})?)?"
        r"(?:[ \t]{0,3}(?:[-=]>|[:=\u2192])[ \t]{0,3}|[ ](?:is|was|ist|lautet|est|es)[ ]|[ ]))"
        rf"(?P<value>(?!<){_CODE}(?:[,;]?[ ]{_CODE}){{0,9}})(?![\w.])",
        _codes,
        ("recovery", "backup", "emergency", "scratch", "rescue", "unseal", "one-time", "reserve",
         "wiederherstellung", "notfall", "einmal", "ersatz", "recuperaci", "respaldo", "secours",
         "r_cup", "herstel"),
    ),
)  # fmt: skip
