"""What stands in a line beside somebody who was removed: amounts, other cells, addresses, notes."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .fields import is_name, replaced
from .naming import Naming, Rule, is_settled

if TYPE_CHECKING:
    from re import Match

_BOOKS = re.compile(
    r"(?i)(?<![a-z])(?:customers?|vendors?|invoices?|inv|bills?|balance|credits?|total|memo|est"
    r"|act|payee"
    r"|ow(?:es|ed|ing)|paid|dr|cr|jobs?|checks?|deposit|journal\w*|qb_?\w*|cust\w*|employee"
    r"|amount|sum"
    r"|paycheck|1099|w-2|net \d+|pushed|estimates?|refund|payments?|avg cost|rate|qty|usd|cad|eur"
    r"|gbp"
    r"|kunde|rechnung|saldo|client|facture|solde|cliente|factura)(?![a-z])"
)
"""Words of bookkeeping, one of which is in a line about somebody's money."""
_AMOUNT = re.compile(
    r"(?<![\w.,:/#<-])(?P<sign>[-(]?[$€£]?-?)(?P<value>\d{1,3}(?:[,.' ]\d{3})*[.,]\d{1,2}"
    r"|\d{3,9}[.,]\d{1,2}"
    r"|\d{1,3}(?:,\d{3})+)(?![\w%/]|:\d|[.,]\d|[ ]?(?:ms|s|sec\w*|min\w*|h|hours?|kb|mb|gb|%)\b)"
)
_WHOLE = re.compile(
    r"(?i)(?<![a-z])(?P<key>est|act|total|amount|balance|open|paid|owes|debit|credit|sum)"
    r"(?P<sign>[ ]?[=:][ ]?"
    r"[$€£]?-?)(?P<value>\d[\d.,]*)(?![\w%])"
)
_STANDS = re.compile(r"<value removed>|(?<![\w-])(?:company|user)-\d+")


def _beside(match: Match[str], naming: Naming) -> str:
    """The amounts of a line in which a customer was replaced."""
    line = match["line"]
    if not _STANDS.search(line) or not _BOOKS.search(line):
        return line

    def hide(found: Match[str]) -> str:
        if naming.kept(found["value"]):
            return found[0]
        return around(found, naming.secret("value"))

    return _WHOLE.sub(hide, _AMOUNT.sub(hide, line))


def _row(match: Match[str], naming: Naming) -> str:
    """The other cells of a row of which one was removed."""
    cells = re.split("([,;\t|])", match["line"])
    if len(cells) < 7 or not any(is_settled(cell.strip("\"' ")) for cell in cells[::2]):
        return match["line"]
    if any(len(cell.split()) > 6 or re.search("[=:{}]", cell) for cell in cells[::2]):
        return match["line"]
    for at in range(0, len(cells), 2):
        value = cells[at].strip("\"' ")
        named = re.fullmatch(
            r"[A-ZÀ-Þ][^\W\d_]{2,}(?:[ -][^\W\d_]+){0,3}|\d{1,5} [A-Z][\w .'-]+", value
        )
        if named and is_name(value.lstrip("0123456789 ")) and not naming.kept(value):
            cells[at] = cells[at].replace(value, naming.secret("value"))
    return "".join(cells)


def _tuple(match: Match[str], naming: Naming) -> str:
    """A row of a database: every value of it."""
    if "removed>" in match["value"] and not re.search(r"\d[.,]\d\d|'[^'<>\n]+'", match["value"]):
        return match[0]

    def hide(found: Match[str]) -> str:
        value = found[1] if found[1] is not None else found[2]
        if naming.kept(value) or not value.strip():
            return found[0]
        return found[0].replace(value, naming.secret("value"))

    new = re.sub(r"'([^'\n]{1,80})'|(?<![\w<-])(-?\d+[.,]\d+)(?![\w>])", hide, match["value"])
    return around(match, new)


def _noted(match: Match[str], naming: Naming) -> str:
    return match[0] if naming.kept(match["value"]) else around(match, naming.secret("value"))


def _turned(match: Match[str], naming: Naming) -> str:
    """``Family, Given``: as QuickBooks lists people."""
    value = match["value"]
    if not is_name(value):
        return match[0]
    naming.learn("user", value)
    return replaced("user", match, naming)


_PAIR = r"[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?, [A-ZÀ-Þ][^\W\d_]+(?: [A-Z]\.?)?"

RULES = (
    Rule(
        "user",
        r"(?P<head>(?<!\w)(?:(?:failed |entry |left |added |skipped |duplicate |posted )"
        r"(?:for|on|of|to)"
        r"|(?:[Cc]ustomer"
        rf"|[Vv]endor|[Pp]ayee|[Ee]mployee|entry|[Ll]ead)[ ]?:?)[ ]['\"]?)(?P<value>{_PAIR})(?!\w)",
        _turned,
        ("for ", "on ", "of ", "to ", "customer", "vendor", "payee", "employee", "entry", "lead"),
        r"(?:for|on|of|to|customer|vendor|payee|employee|entry|lead) ?:? ['\"]?[a-z_-]+, [a-z_]",
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?<!\w)(?:memo|notes?|follow-?up note|bemerkung|notiz|nota)(?: (?:on|of"
        r"|field|for)[\w ]{0,20}"
        r"| too long[^\n:]{0,40})?(?: was| is)?[ ]?[:=]?[ ]?)(?P<q>['\"])(?P<value>"
        r"(?!<)[^'\"\n<>]{4,200})(?=(?P=q))",
        _noted,
        ("memo", "note", "bemerkung", "notiz", "nota"),
        r"(?:memo|notes?|bemerkung|notiz|nota)[^\n]*['\"]",
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?:customer|vendor|employee|invoice|odbc|sql|result|row"
        r"|select)[^\n()]{0,80}?(?:[(]\w+[)][^\n()]{0,20})?)"
        r"(?P<value>(?:[(](?:[^()\n]|[(][^()\n]{0,20}[)]){3,200}[)](?:, ?)?){1,20})(?=[\s\]]*$|\n)",
        _tuple,
        ("customer", "vendor", "employee", "invoice", "odbc", "sql", "result", "row", "select"),
        r"(?:customer|vendor|employee|invoice|odbc|sql|result|row|select)[^\n]*[(]'",
        exact=True,
    ),
    Rule(
        "value",
        r"(?P<line>(?<![^\n])[^\n]{8,400}(?![^\n]))",
        _row,
        ("removed>", "company-", "user-"),
        r"[,;\t|][^\n]*[,;\t|][^\n]*[,;\t|]",
        exact=True,
    ),
    Rule(
        "value",
        r"(?P<line>(?<![^\n])[^\n]{8,400}(?![^\n]))",
        _beside,
        ("<value removed>", "company-", "user-"),
        r"0[.,]0|[=:] ?[$-]?00",
        exact=True,
    ),
)  # fmt: skip
