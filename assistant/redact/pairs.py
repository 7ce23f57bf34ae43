"""Keys and their values in any notation of a line: records of bookkeeping go by their keys.

`customer=X amount=450`, `"cust_name": "X"`, `[CustomerRef] => X`, `invNo->7731`, `INV_NO|7731` are
read alike. A record counts as one of bookkeeping when a key says whose it is and somebody is named,
or when a field says so by itself; then amounts, numbers, notes and addresses in it go.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING, Record
from .fields import is_name
from .keys import label, names_secret
from .naming import REMOVED, Naming, Rule, is_settled
from .qbxml_names import LOOSE, is_record, names_field
from .vocabulary import STEMS, Meaning, meaning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

_KEY = (
    r"[^\W\d](?:[\w°]|\[\d{1,4}\]|[.:/-](?=[^\W\d])"
    r"|[ ](?=(?i:no|nr|number|name|total|ttc|ht)\b)){1,50}"
)
_SIGN = r"[ ]{0,25}(?:=>|->|:=|=|:(?![\\/]))[ \t]{0,25}"
_PAIR = (
    rf"(?<![\w.@#$%&/\\-])(?P<open>\\{{0,4}}[\"']|[\[{{(])?(?P<key>{_KEY})(?(open)\\{{0,4}}[\"'\])}}]"
    rf"{{1,2}})(?P<sign>{_SIGN})"
)
_QUOTED = r"(?P<quote>\\{0,4}[\"'])(?P<inner>(?:(?!(?P=quote))[^\n])*+)(?P=quote)"
_UNSETTLED = (
    r"(?:[=:]|[=-]>)[ \t]*\\{0,4}[\"']?(?![ \t]*\\{0,4}[\"']?<value removed>)[^\s\"'\\{\[]|:[ ]?\n"
)
"""A sign, and behind it what was not replaced yet."""
_OPENED = (
    r"(?i)(?<![^\W_])(?:customer|vendor|supplier|employee|invoice|bill|kunde|lieferant|client"
    r"|company|firma|tenant)\w{0,3}[\"']?\s?(?:[\[({]|\]\s{0,3}\n|[:=]\s{0,3}[{\n])"
)
"""A record that is called after whom it is about."""
_APART = r"\}\s{0,4},\s{0,4}\{"
"""Between two objects in a list."""
_COIN = r"(?:[$€£]|[A-Z]{3})"
_MONEY = rf"(?:\w{{2,12}}\([\"']?)?[-+(]?{_COIN}?[ ]?-?\d[\d.,' ]*\)?(?:[ ]?{_COIN})?[\"')]{{0,2}}"
_NUMBER = r"[#A-Za-z]{0,6}[-/]?\d[\w/#-]{0,24}|[A-Za-z]-[\w-]*\d[\w-]*"
_STATES = r"(?i)null|none|nil|true|false|yes|no|n/a|unknown|default|\W*"
_OPENERS = ("client", "compan", "firma", "tenant")
_GATE = (
    rf"(?:{'|'.join((*STEMS, *_OPENERS))})[\w.-]{{0,40}}"
    r"[\"'\])}]{0,3} {0,25}(?:[=:\[({]|->|\n|$)"
)
_LINE = r"(?P<record>[^\n]{5,4000})"
_LINES = (
    r"(?m)(?P<record>(?:^\[[\w .]{2,30}\][ \t]*\n)?(?:^[ \t]*(?:[-*|] )?[\[\"'(]?[^\W\d][\w.:"
    r" -]{1,40}[\"'\])]{0,2}[ ]{0,25}(?:=>|->|:|=)[^\n]*(?:\n|\Z)){1,60})"
)


class _Pair(Record):
    """A key and its value."""

    means: Meaning
    start: int
    end: int


def _pairs(text: str) -> Iterator[_Pair]:
    """All keys of a record, and where their values lie."""
    found = [*re.compile(_PAIR).finditer(text)]
    for at, match in enumerate(found):
        start = match.end()
        end = _begun(found[at + 1]) if at + 1 < len(found) else len(text)
        if start > end:
            continue
        means = meaning(text[_begun(match) : match.end("key")])
        if quoted := re.compile(_QUOTED).match(text, start):
            yield _Pair(means, *quoted.span("inner"))
        else:
            yield _Pair(means, start, _ended(text, start, end, means))


def _begun(match: Match[str]) -> int:
    """Where a key begins; of two words the first one has to mean something, or belongs before."""
    first, blank, last = match["key"].rpartition(" ")
    known = not blank or meaning(first).known
    return match.start() if known else match.end("key") - len(last)


def _ended(text: str, start: int, end: int, means: Meaning) -> int:
    """Where a value without quotes ends: at a separator, or with the line."""
    stops = r"\n|[;|\t<>]" if means.role in ("text", "place") else r"\n|[;|\t<>]|,(?!\d)"
    if stop := re.compile(stops).search(text, start, end):
        end = stop.start()
    value = text[start:end].rstrip(" ,&")
    while value[-1:] in (")", "]", "}") and value.count(value[-1]) > value.count(
        {")": "(", "]": "[", "}": "{"}[value[-1]]
    ):
        value = value[:-1].rstrip(" ,")
    return start + len(value)


def _record(match: Match[str], naming: Naming) -> str:
    """Records without what they hold."""
    text = match["record"]
    pieces, at = [], 0
    for end in [*(gap.end() for gap in re.finditer(_APART, text)), len(text)]:
        pieces.append(_hidden(text[at:end], naming))
        at = end
    return "".join(pieces)


def _hidden(text: str, naming: Naming) -> str:
    """One record without what it holds."""
    if not re.compile(_UNSETTLED).search(text):
        return text
    pairs = [*_pairs(text)]
    opened = re.search(_OPENED, text) is not None
    told = _tells(text, pairs, opened=opened)
    booked = any(pair.means.owned or pair.means.role == "money" for pair in pairs)
    new, at = "", 0
    for pair in pairs:
        if not (told or pair.means.owned):
            continue
        value = text[pair.start : pair.end]
        if pair.means.party and not (booked or " " in value.strip()):
            continue  # a single word names anything
        if (hidden := _value(value, pair, naming, opened=opened)) != value:
            new += text[at : pair.start] + hidden
            at = pair.end
    return new + text[at:]


def _tells(text: str, pairs: list[_Pair], *, opened: bool) -> bool:
    """Whether a record is about somebody's money."""
    roles = {pair.means.role for pair in pairs}
    strong = any(
        pair.means.strong and _fits(text[pair.start : pair.end].strip(), "money", pair.means)
        for pair in pairs
    )
    if any(pair.means.owned for pair in pairs) or (strong and "text" in roles):
        return True
    if any(pair.means.party and _named(text[pair.start : pair.end]) for pair in pairs):
        return True
    if opened and any(
        pair.means.role == "name" and _named(text[pair.start : pair.end]) for pair in pairs
    ):
        return True
    return "money" in roles and any(
        pair.means.paper and re.fullmatch(_NUMBER, text[pair.start : pair.end]) for pair in pairs
    )


def _named(value: str) -> bool:
    """Whether a value names somebody."""
    plain = value.strip(" \"'")
    return is_settled(plain) or (is_name(plain) and re.search(r"[A-ZÀ-Þ]", plain) is not None)


def _value(value: str, pair: _Pair, naming: Naming, *, opened: bool) -> str:
    """A field's value as it may leave."""
    inner = value.strip()
    role = pair.means.role or ("number" if pair.means.paper else "")
    if re.fullmatch(_STATES, inner) or naming.kept(inner) or re.search(REMOVED, inner):
        return value
    if role == "name" or (pair.means.party and not role):
        sure = pair.means.party or (opened and " " in inner)
        named = sure and _named(inner) and "@" not in inner
        return value.replace(inner, naming.name("company", inner)) if named else value
    gone = _fits(inner, role, pair.means)
    return value.replace(inner, naming.secret("value")) if gone else value


def _fits(value: str, role: str, means: Meaning) -> bool:
    """Whether a value is what a field of this role holds."""
    if role == "money":
        return re.fullmatch(_MONEY, value) is not None and re.search("[1-9]", value) is not None
    if role == "number":
        return re.fullmatch(_NUMBER, value) is not None
    if role == "text":
        written = means.owned or re.search(r"[A-Z ]", value)
        return bool(written) and re.search(r"[^\W\d_]{2}", value) is not None
    return role == "place" and re.search(r"\w", value) is not None


def _secret(match: Match[str], naming: Naming) -> str:
    """The value of a secret field, in the notation of some program."""
    value = match["value"]
    if not names_secret(match["key"]) or not value.strip() or naming.kept(value):
        return match[0]
    start, end = (at - match.start() for at in match.span("value"))
    return match[0][:start] + naming.secret(label(match["key"])) + match[0][end:]


_Q = r"\\{0,4}[\"']"
_STRING = rf"(?P<q>{_Q})(?P<key>[\w.:\[\]-]{{2,60}})(?P=q)"

SECRETS = (
    Rule(
        "password",
        r"(?i)Content-Disposition:[^\n]{0,80}?[ ;]name=\\{0,4}\"?(?P<key>[^\"\n;\\]{2,80})[^\n]*"
        r"(?:\n(?!Content-Disp)[\w-]+:[^\n]*){0,4}\n[ \t]*\n(?!--)(?P<value>[^\n]+)",
        _secret,
        ("content-disposition",),
        reach=400,
    ),
    Rule(
        "password",
        rf"\[?{_STRING}\]?\s{{0,4}}=>\s{{0,40}}(?:string|int|float|object)\(\d{{1,9}}\)\s?\"?"
        r"(?P<value>[^\"\n]+)",
        _secret,
        ("=>",),
        reach=200,
    ),
    Rule(
        "password",
        rf"s:\d{{1,6}}:{_STRING};s:\d{{1,6}}:(?P=q)(?P<value>(?:(?!(?P=q);)[^\n])+)",
        _secret,
        ("s:0",),
        r"s:0+:\\{0,4}\"",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>'(?:u|user|username|login|email|usr)'\s?:\s?u?'[^'\n]{1,80}',\s?'(?P<key>p|pw|k|key|s)'"
        r"\s?:\s?u?')(?P<value>[^'\n]{3,200})(?=')",
        lambda match, naming: match["head"] + naming.secret("password"),
        ("'u", "'login", "'email"),
        r"'(?:u|user|username|login|email|usr)' ?:",
        exact=True,
    ),
    Rule(
        "password",
        rf"[\[(]\s?b?{_STRING}\s?,\s?b?(?P=q)(?P<value>(?:(?!(?P=q))[^\n])+)(?P=q)\s?[\])]",
        _secret,
        ('["', "['", "('", '("', '[\\"', "(b'"),
        r"[\[(] ?b?\\{0,4}[\"'][\w.:\[\]-]+\\{0,4}[\"'] ?, ?b?\\{0,4}[\"']",
    ),
)
"""Secrets by the names of their fields, as programs print and send them."""

_TYPES = (
    "customer vendor employee othername account item invoice bill check estimate salesreceipt"
    " deposit creditmemo purchaseorder salesorder receivepayment billpaymentcheck"
    " billpaymentcreditcard transfer journalentry timetracking itemreceipt charge statementcharge"
    " itemservice class iteminventory payrollitemwage"
)
_COMPOUNDS = frozenset(
    (
        *(f"{kind}{end}" for kind in _TYPES.split() for end in ("add", "mod", "ret", "ref", "del")),
        *_TYPES.split(),
        *LOOSE,
    )
)


def _spaced(match: Match[str], naming: Naming) -> str:
    """``CustomerMod X``, ``TotalAmount 99.00``: words with capitals, or an amount."""
    key = match["key"]
    if not re.search("[a-z][A-Z]", key) or not (
        names_field(key) or is_record(key) or key.lower() in _COMPOUNDS
    ):
        return match[0]
    words = []
    for word in match["value"].split():
        if not (word[0].isupper() or word[0].isdigit() or word[0] in "$#-&") or re.search(
            "[a-z][A-Z]", word
        ):
            break
        words.append(word)
    value = " ".join(words)
    several = len(words) > 1 and is_name(value) and not re.search(r"\b[A-Z-]{5,}\b", value)
    if not (several or re.fullmatch(rf"{_MONEY}|{_NUMBER}", value)) or naming.kept(value):
        return match[0]
    return match[0].replace(value, naming.secret("value"), 1)


RULES = (
    Rule(
        "value",
        r"(?P<key>(?<![\w.])[A-Z][a-z]+(?:[A-Z][a-z]+){1,4})[ ]{1,2}(?P<value>[A-Z$#\d-][^\n=:;,"
        r"|<>\"'(){}\[\]]{1,60})",
        _spaced,
        words=_COMPOUNDS,
    ),
    Rule(
        "value", _LINES, _record, (*STEMS, *_OPENERS), rf"(?m)^[ \t\[\"'(*|-]*{_GATE}", whole=True
    ),
    Rule("value", _LINE, _record, (*STEMS, *_OPENERS), _GATE, exact=True),
)
