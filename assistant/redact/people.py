"""People: their folders, accounts, addresses and numbers."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

SEP = r"(?:\\{1,4}|/{1,2})"
_WORD = r"[^\s\\/:*?\"'<>|%&,;=()\[\]{}]"
_ACCOUNT = (
    r"(?:str)?user[_ ]?(?:name|id)?|log[io]n[_ ]?(?:name|user)|account[_ ]?name|run[_ ]?as"
    r"(?:[_ ]?user)?|logged[_ ]in[_ ]as|log(?:ged)?[_ ]on[_ ]as|sam[_ ]?account[_ ]?name|owner"
)
_NAMED = r"(?:str)?user[_ ]?name|logname|login[_ ]?name|log[_ ]?on[_ ]?name|account[_ ]?name"
_CONTEXT = (
    r"(?i)\b(?:user|account|as|by|owner|log[io]n|login|identity|principal|runas|for|author)"
    r"(?:[ _]?(?:name|id))?[ :=]{1,3}[\"']?$"
)
_FIELD = (
    r"(?:user|log(?:[io]n|name|ged|[_ ]on)|account|run[_ ]?as|owner)[a-z_ ]{0,20}+"
    r"(?:\\{0,128}[\"']|&quot;)?\s{0,8}[=:]"
    r"|logged[_ ](?:in|on)[_ ]as[ \t]"
)
"""Gate: how all fields with a user's name begin."""
_FIELD_NEEDLES = (
    "user", "login", "logon", "logname", "logged", "log_on", "log on", "account", "runas", "run_as",
    "run as", "owner",
)  # fmt: skip


def _home(match: Match[str], naming: Naming) -> str:
    user = match["user"]
    if "~" not in user:
        naming.learn("user", user)
    return match["head"] + naming.name("user", user)


def _field(match: Match[str], naming: Naming) -> str:
    """A field that holds a user's name, perhaps with a domain."""
    value = match["value"]
    if "@" in value or "/" in value or "removed>" in value:
        return match[0]
    return match["head"] + _account(value, naming)


def _account(value: str, naming: Naming) -> str:
    domain, slash, user = value.rpartition("\\")
    base = domain.rstrip("\\")
    if not slash or not base or "\\" in base:
        return naming.name("user", value)
    new = naming.name("host", base)
    return new + domain[len(base) :] + slash + naming.name("user", user)


def _domain(match: Match[str], naming: Naming) -> str:
    r"""DOMAIN\user, where it can be nothing else."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    sure = re.search(_CONTEXT, before) or re.fullmatch(r"host-\d+", match["domain"])
    capital = re.fullmatch(r"[A-Z][A-Z0-9-]{2,14}", match["domain"])
    escape = match["user"][0] == "n"  # as likely the end of a line in JSON
    registry = match["domain"].upper() in ("HKCU", "HKLM", "HKCR", "HKU", "HKEY", "CLSID")
    if registry or not (sure or (capital and not escape)):
        return match[0]
    domain = naming.name("host", match["domain"])
    return domain + match["sep"] + naming.name("user", match["user"])


def _mail(match: Match[str], naming: Naming) -> str:
    return naming.name("email", match[0])


def _phone(match: Match[str], naming: Naming) -> str:
    digits = sum(c.isdigit() for c in match[0])
    return naming.name("phone", match[0]) if 8 <= digits <= 15 else match[0]


def _phone_field(match: Match[str], naming: Naming) -> str:
    digits = sum(c.isdigit() for c in match["value"])
    return match["head"] + naming.name("phone", match["value"]) if digits > 5 else match[0]


def _card(match: Match[str], naming: Naming) -> str:
    digits = re.sub(r"[ -]", "", match[0])
    fits = 13 <= len(digits) <= 19 and luhn(digits)
    return naming.name("card", match[0]) if fits else match[0]


def _iban(match: Match[str], naming: Naming) -> str:
    return naming.name("account", match[0]) if iban(match[0]) else match[0]


def _number(match: Match[str], naming: Naming) -> str:
    return match["head"] + naming.name("account", match["value"])


def _social(match: Match[str], naming: Naming) -> str:
    return naming.name("id", match[0])


def luhn(digits: str) -> bool:
    """Whether the last digit is the checksum of the others (ISO/IEC 7812-1)."""
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def iban(text: str) -> bool:
    """Whether an international bank account number is right (ISO 13616: remainder 1)."""
    plain = text.replace(" ", "").upper()
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


RULES = (
    Rule(
        "user",
        rf"(?i)(?P<head>(?:{SEP}|(?<![\w.-])[a-z]:)(?:Users|Documents and Settings){SEP})"
        rf"(?P<user>{_WORD}++(?: {_WORD}++){{0,3}}(?=[\\/\"'<>|]|\n|$)|{_WORD}++)",
        _home,
        ("users", "documents and settings"),
        r"[\\/:](?:users|documents and settings)[\\/]",
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w.~-])/{{1,2}}home/{{1,2}})(?P<user>{_WORD}++)",
        _home,
        ("/home/",),
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![a-z])(?:{_ACCOUNT})(?:\\*[\"']|&quot;)?\s{{0,4}}[=:]\s{{0,4}}"
        r"(?:\\*[\"']|&quot;))(?P<value>[^\"'\n&<>]{1,80}?)(?=\\*[\"']|&quot;|\\$)",
        _field,
        _FIELD_NEEDLES,
        _FIELD,
        reach=20,
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![a-z])(?:(?:{_ACCOUNT})=|(?:{_NAMED})[ \t]{{0,8}}[=:][ \t]{{0,8}}"
        r"|logged[_ ](?:in|on)[_ ]as[ \t]+))"
        rf"(?P<value>{_WORD}++(?:\\{{1,2}}{_WORD}++)?)",
        _field,
        _FIELD_NEEDLES,
        _FIELD,
        reach=20,
    ),
    Rule(
        "user",
        rf"(?i)(?P<head><(?:\w{{1,20}}:)?(?:{_NAMED}|UserId|Author|Owner)>)(?P<value>[^<>\n]{{1,80}})",
        _field,
        ("<",),
        whole=True,
    ),
    Rule(
        "user",
        r"(?P<domain>[A-Za-z](?<![\w\\/.:%-].)[\w-]{1,20})(?P<sep>\\{1,2})"
        r"(?P<user>[A-Za-z][\w.-]{1,30}+)(?![\w\\/])",
        _domain,
        gate=r"\\[a-z][\w.-]{1,30}+(?![\w\\/])",
    ),
    Rule(
        "email",
        r"(?<![\w.+%-])[\w.+%-]++@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])",
        _mail,
        ("@",),
    ),
    Rule(
        "account",
        r"[A-Z](?<![A-Za-z0-9].)[A-Z]\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])",
        _iban,
        whole=True,
    ),
    Rule(
        "account",
        r"(?i)(?P<head>\b(?:(?:bank[ _]?)?account|routing|konto|sort[ _]?code)[ _]?"
        r"(?:number|no\.?|nummer|#)?\\?[\"']?[ \t]{0,4}[=:][ \t]{0,4}\\?[\"']?)"
        r"(?P<value>\d[\d -]{4,22}\d)(?![\w.])",
        _number,
        ("account", "routing", "konto", "sort"),
        r"(?:account|routing|konto|sort)[ _a-z]{0,10}[.#]?\\?[\"']?[ \t]{0,4}[=:]",
    ),
    Rule(
        "card",
        r"[2-6](?<![\w.+-].)(?:(?<=2)[2-7]|(?<!2)\d)\d\d(?:[ -]?\d){9,15}(?![\w-]|\.\d)",
        _card,
        whole=True,
    ),
    Rule(
        "id",
        r"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w.-])",
        _social,
        gate=r"-\d\d-\d{4}",
    ),
    Rule(
        "id",
        r"(?<![\w.-])\d{4}-\d{4}-\d{4}-\d{3}(?![\w.-])",
        _social,
        gate=r"-\d{4}-\d{4}-\d{3}",
    ),
    Rule(
        "phone",
        r"\+(?<![\w+.].)[1-9]\d{0,2}[ .-]?(?:\(\d{1,5}\)[ .-]?)?"
        r"\d{1,5}(?:[ .-]?\d{1,5}){1,4}(?!\w)",
        _phone,
        ("+",),
        whole=True,
    ),
    Rule(
        "phone",
        r"(?<![\w.(-])(?:\([2-9]\d\d\) ?|[2-9]\d\d[ -])[2-9]\d\d[ -]\d{4}(?![\w-]|\.\d)",
        _phone,
        gate=r"[ )-][2-9]\d\d[ -]\d{4}",
    ),
    Rule(
        "phone",
        r"(?i)(?P<head>\b(?:phone|tel|telephone|telefon|mobile|fax|handy)(?:[ _]?(?:no\.?|number))?"
        r"\\?[\"']?[ \t]{0,4}[=:][ \t]{0,4}\\?[\"']?)(?P<value>[+(]?\d[\d ()/.-]{4,20}\d)",
        _phone_field,
        ("phone", "tel", "mobile", "fax", "handy"),
        r"(?:phone|tel|mobile|fax|handy)[a-z]{0,6}(?:[ _]?(?:no\.?|number))?"
        r"\\?[\"']?[ \t]{0,4}[=:]",
    ),
)
