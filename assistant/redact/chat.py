"""Passwords that people mention while they tell what they did, without any word for a password.

"Try X, and if it does not take it X2": a line of prose says in passing that something was typed.
Every word of such a line that is written as people write passwords goes.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import REMOVED, Naming, Rule, is_settled

if TYPE_CHECKING:
    from re import Match

_MACHINE = (
    r"^\W*(?:\d{4}[-/]\d\d|\d\d?[:.]\d\d|[A-Z][a-z]{2} +\d+ \d\d:)|[{}=|]|://|\w\([a-z)\"']"
    r"|\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE)\b|^\s*at \w+\.|\w\[\d|^\[?\w+\]|^[\w.-]+:\d"
)
"""What logs, code and records have and prose has not."""
_WORD = r"(?<![\w./\\=<>-])[^\W\d_]+(?![\w=<>(/\\])"
_EDGES = "\"'`“”„‘’«»()[]<>.,;:?…"
_THINGS = (
    r"(?:windows|office|excel|word|access|quickbooks|qb\w{0,6}|server|sql|sqlserver|pro|premier"
    r"|enterprise|version|release|outlook|exchange|sharepoint|visual|studio|chrome|firefox|edge"
    r"|java|python|node|usb|hdmi|com|port|line|error|fehler|code|event|level|step|phase|row|page"
    r"|item|case|build|win|srv|host|pc|laptop|desktop|workstation|station|room|table|column|sheet"
    r"|test|drive|disk|lan|wlan|eth|vlan|net|dotnet|vm|rds|web|app|api|proxy|printer|drucker|kasse"
    r"|chapter|rule|option|tier|type|class|day|week|month|quarter|part|tls|ssl|ssh|http|https|sha"
    r"|md|aes|rsa|utf|base|int|uint|float|ipv|smb|ntlm|oauth|saml|kernel|user|msvcr|msvcp|msxml"
    r"|qbfc|qbxml|qbxmlrp|log|process|thread|worker|session|task|job|rest|odbc|ole|mscomctl"
    r"|framework"
    r"|client|service|bug|ticket|issue|invoice|order|item|kb|build|update|patch|ctrl|alt|shift|strg"
    r"|umschalt|cmd|fn|notepad|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|level|hresult|status|round|attempt|article|fix|method|tip"
    r"|core|dell|optiplex|latitude|thinkpad|inspiron|ubuntu|debian|macos|android|ios|centos|iphone"
    r"|galaxy|surface|vcredist|runtime|acrobat|adobe|sage|pos|till|terminal|register|branch|store"
    r"|year|fy|tax|form|w|ad)"
)
_TECHNICAL = re.compile(
    rf"(?i){_THINGS}(?:[-_+#]\w{{1,10}}|[-_.#]?\d[\w.-]*)(?:\+\w+)*"
    r"|(?:quickbooks|microsoft|windows|intuit|power)[a-z]{2,14}\d{1,4}"
    r"|\d[\d.,:/-]*(?:[a-z%]{1,5})?|0x\w+|\w+\.(?:exe|dll|log|txt|xml|json|ini|cfg|config|conf"
    r"|ya?ml|py|js|cs|bat|ps1|sql|md|html?|pdf|zip|qb\w|nd|tlg|iif|csv|xlsx?|docx?|com|net|org"
    r"|local|lan|io|de|at|fr|es|msi|png|jpe?g)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[a-z]\d{1,3}[a-z]?"
    r"|[a-z]+\d+(?:bit|gb|mb|kb|ms|px|s|th|nd|rd|x\d+)|[0-9a-f]{7,}|x86_64|[^\W\d_]+[!?.]"
    r"|[a-z]{1,3}\d{1,3}[a-z]{1,3}|[a-z]+\+\+|[a-z]#|[\w-]+#\d{2,5}"
)
_SIGN = r"[!$%*+~^@#&]"
_CUE = re.compile(
    r"(?i)(?<!\w)(?:us(?:es?|ed|ing)|tr(?:y|ies|ied|ying)|typ(?:es?|ed|ing)|enter(?:s|ed|ing)?"
    r"|put|chang"
    r"(?:e|ed|ing)|set|switched|same|ones?|sticky|note|paper|says?|said|work(?:s|ed)?|either|went"
    r"with|capitals?|case|spell(?:ed)?|lower-?case|upper-?case|exclamation|special|unattended|zero"
    r"|ends?|end|took|login|logins|log ?in|logon|sign ?in|vpn|admin|root|sa|usual|think|maybe|or"
    r"|psw|pass?w\w{0,6}|pasword|pwd?|pass|in|nimm|nehmen|nimmst|probier\w*|versuch\w*|tipp\w*"
    r"|getippt|eingegeben|zettel|gleiche|selbe|entweder|steht|heißt|lautet|geändert|anmeld\w*"
    r"|melde\w*|wi-?fi|wlan|key|essaye\w*|essay\w+|tap[eé]\w*|mis|remis|mets|saisi\w*|même|soit"
    r"|identifiant|usa|uso"
    r"|usamos|usar|prueba|probé|pongo|pon|puse|misma|mismo|teclea|escrib\w+|entrar|una)(?!\w)"
)
"""Words of people who tell what they typed, in English, German, French and Spanish."""
_DIRECT = re.compile(
    r"(?i)(?<!\w)(?:(?:(?:just|simply|to|please|you)[ ])?(?:us(?:es?|ed|ing)|tr(?:y|ies|ied|ying)"
    r"|typ(?:es?|ed|ing)|enter(?:s|ed)?|says|took)|put(?: in)?|went with|(?:back|it|them) to"
    r"|one (?:is|was)"
    r"|(?:same|ones?|note|paper|zettel|says|prompt|même|misma|mismo)[ ]?[:,]|(?:and|und|y|et) then"
    r"|it['’]?s(?: now)?|(?:it|that) (?:is|was)|nimm(?: einfach| mal)?|(?:probier|versuch)\w*"
    r"(?: mal"
    r"| es)?(?: mit)?|tippe|eingegeben|(?:neue|alte|passwort) (?:heißt|ist|lautet)|entweder"
    r"|essaye[zr]?(?: avec)?|(?:re)?mis|tape[zr]?|soit|usa|prueba(?: con)?|pongo|puse|pon"
    r"|probé(?: con)?|(?:vpn|wifi|wlan)[^.,]{0,30}(?:is|es|est|ist)|either|psw|pass?word|pass|pw)"
    r"[ ]?[:]?[ ]?[\"'“„«]?[ ]?$"
)
"""What stands right before a word that somebody typed."""


def looks_typed(word: str, *, direct: bool) -> bool:
    """Whether a word of prose is written as people write passwords.

    `direct` says that it stands right behind what tells that somebody typed it: then a word joined
    by signs is enough, if no compound of plain words.
    """
    if not 5 <= len(word) <= 40 or re.search(r"[\\/<>|=,:;\"“”]", word):
        return False
    if not re.search(r"[^\W\d_]{2}", word) or _TECHNICAL.fullmatch(word):
        return False
    if re.search(r"[^\W\d_]{2}\d[\d!$*#@?_-]*$|[^\W\d_]\d[^\W\d_]{2}|[^\W\d_]{2}\d[^\W\d_]", word):
        lower = len(re.findall(r"[a-zß-ÿ]", word))
        return (
            lower > 2 and len(word) > 5 and word.count("-") + word.count(".") < (4 if direct else 1)
        )
    if re.search(rf"[^\W\d_]{{2}}{_SIGN}\w|\w{_SIGN}[^\W\d_]{{2}}|\d{_SIGN}+$", word):
        plain = re.fullmatch(r"[^\W\d_]+[&+@][^\W\d_]+", word)
        return direct or not plain
    if not direct:
        return False
    if re.search(r"[^\W\d_]{2}[-_.][^\W\d_]*\d|\d[-_][^\W\d_]", word):
        return re.search("[a-zß-ÿ]", word) is not None
    if re.fullmatch(r"\w+\(\d{1,4}\)", word):
        return True
    return bool(
        re.fullmatch(r"[a-zß-ÿ]{3,}[-_][A-ZÀ-Þ][a-zß-ÿ]+|[A-ZÀ-Þ][a-zß-ÿ]+_[A-Za-z]+_?", word)
    )


def _mentioned(match: Match[str], naming: Naming) -> str:
    line = match["line"]
    plain = re.sub(REMOVED, "gone", line)
    if re.search(_MACHINE, plain) or len(re.findall(_WORD, plain)) < 3:
        return line
    told = _CUE.search(plain) is not None
    if not told:
        return line
    new = ""
    done = 0
    for token in re.finditer(r"\S+", line):
        word = token[0].strip(_EDGES)
        if token[0].endswith(")") and "(" in word:
            word += ")"
        done_with = token[0].endswith(":") or is_settled(token[0])
        if not word or done_with or naming.kept(word):
            continue
        direct = _DIRECT.search(line, 0, token.start() + token[0].index(word)) is not None
        if looks_typed(word, direct=direct):
            at = token.start() + token[0].index(word)
            new += line[done:at] + naming.secret("password")
            done = at + len(word)
    return new + line[done:]


def _whose(match: Match[str], naming: Naming) -> str:
    """Who logs in with what was removed."""
    value = match["value"]
    if naming.kept(value) or value.lower() in _NOBODY:
        return match[0]
    return naming.name("user", value) + match["tail"]


_NOBODY = frozenset(
    """
    admin administrator root sa user username login password pass it them that this one both either
    same with used use and or the old new try tried was not account system server sysadm him her
    guest also wifi network key code name pin site portal email mail phone me us you there here now
    mit con avec und oder ist est entweder nur auch
    """.split()  # noqa: SIM905
)
RULES = (
    Rule(
        "password",
        r"(?P<line>(?<![^\n])[^\n]{8,400}(?![^\n]))",
        _mentioned,
        (" ",),
        r"(?<=\n)(?=[^\n{}=|]{8,400}(?![^\n]))(?!0000[-/]00|00?[:.]00|[a-z]{3} +0+ 00:)"
        r"(?=[^\n]*[a-z0_](?:[-_.(]?0|[!$%*+~^@#&_.-][a-z0_]))",
        exact=True,
    ),
    Rule(
        "user",
        r"(?<![\w.@\\/<-])(?P<value>[a-z][\w.@-]{2,30})(?P<tail>(?:[ ]?/[ ]?|[ ](?:and|with|mit|con"
        r"|avec|y|et|und)[ ](?:(?:then|pw|derrière|dann|the|pass\w*)[ ]){0,2})<password removed>)",
        _whose,
        ("<password removed>",),
        r"[a-z0](?: ?/ ?|[ ](?:and|with|mit|con|avec|y|et|und)[ ][^\n<]{0,20})<password",
    ),
)  # fmt: skip
