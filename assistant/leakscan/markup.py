"""Text between tags: QuickBooks data wherever reading began, and settings of XML files.

Tags are taken one after the other as they come; no opener is needed. One element that only
QuickBooks data has makes a text one that holds such data; from then on everyday names count, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..record import Record
from .keys import kind_of
from .spans import FILL, Span, says_nothing

_OWN = frozenset(
    """
    listid txnid txnlineid editsequence fullname txnnumber refnumber openamount openbalance
    totalbalance creditlimit addr1 addr2 addr3 addr4 addr5 postalcode salesrepref jobstatus
    accountnumber banknumber memo classref txndate duedate itemref customfield dataextvalue
    dataextname companyname altphone altcontact notetext subtotal balanceremaining appliedamount
    isactive billaddress shipaddress customermsgref quantityonhand averagecost saleprice
    """.split()  # noqa: SIM905 - words read better than a list of strings
)
"""Elements that hardly anything but qbXML has."""
_EVERYDAY = frozenset(
    """
    name firstname middlename lastname salutation city state country phone fax mobile email cc
    contact note notes amount balance rate cost price quantity desc description salesdesc
    purchasedesc value addressblock street timecreated timemodified printas creditcardnumber
    expirationmonth expirationyear nameoncard ssn hireddate pager jobtitle
    """.split()  # noqa: SIM905
)
"""Elements that count only in a text that holds QuickBooks data."""
_RECORDS = ("ret", "add", "mod", "ref", "rs", "addrs", "modrs", "queryrs")
_SUBJECTS = (
    "customer", "vendor", "employee", "invoice", "account", "bill", "check", "item", "salesreceipt",
    "estimate", "purchaseorder", "journalentry", "receivepayment", "creditmemo", "company",
    "transfer", "deposit", "paymentmethod", "creditcard", "currency", "othername", "salesorder",
)  # fmt: skip
_HOLDERS = ("value", "entry", "setting", "string", "item", "property", "add")
"""Elements of settings whose name stands in an attribute, or in that of the one around them."""
_CUT = 20
"""Lines that a value is long whose beginning was cut off, at most."""
_CLOSED = ("true", "false", "0", "1")


class _Tag(Record):
    name: str
    """In small letters."""
    start: int
    end: int
    closes: bool
    attributes: str


def _tags(text: str) -> Iterator[_Tag]:
    """All tags in order; what is none is passed over."""
    place = text.find("<")
    while place >= 0:
        end = place + 1
        closes = text[end : end + 1] == "/"
        begin = end = end + closes
        while end < len(text) and (text[end].isalnum() or text[end] in "_.:-"):
            end += 1
        name = text[begin:end].rpartition(":")[2].casefold()
        close = text.find(">", end, end + 2000) if name else -1
        again = text.find("<", end)
        if close < 0 or (0 <= again < close):
            place = again
            continue
        yield _Tag(name, place, close + 1, closes, text[end:close])
        place = text.find("<", close + 1)


def _is_quickbooks(name: str) -> bool:
    if name.startswith("qbxml"):
        return True
    return name.endswith(_RECORDS) and name.startswith(_SUBJECTS)


def find_markup(text: str) -> Iterator[Span]:
    """Values between tags, and in attributes, that look private."""
    tags = list(_tags(text))
    if not tags:
        return
    ours = any(tag.name in _OWN or _is_quickbooks(tag.name) for tag in tags)
    named = ""
    for tag, after in zip(tags, [*tags[1:], None], strict=True):
        yield from _attributes(tag, text)
        if tag.closes:
            continue
        stop = after.start if after else len(text)
        named = _attribute(tag, "name") or _attribute(tag, "key") or named
        private = kind_of(tag.name) in ("secret", "token") or (
            tag.name in _HOLDERS and kind_of(named) in ("secret", "token")
        )
        own = ours and (tag.name in _OWN or tag.name in _EVERYDAY)
        if (private or own) and (after is None or after.closes or own):
            yield from _lines(text, tag.end, _stop(text, tag.end, stop), own=own)
        if tag.name == "value":
            named = ""
    if ours:
        yield from _cut(text, tags)


def _stop(text: str, start: int, stop: int) -> int:
    """A value ends with its tag; one that is never closed ends with its line."""
    line = text.find("\n", start, stop)
    return stop if stop < len(text) or line < 0 else line


def _cut(text: str, tags: list[_Tag]) -> Iterator[Span]:
    """The rest of a value in front of a closing tag with which a text begins."""
    first = tags[0]
    if first.closes and (first.name in _OWN or first.name in _EVERYDAY):
        before = text[: first.start].split("\n")[-_CUT:]
        yield from _lines(text, first.start - len("\n".join(before)), first.start, own=True)


def _lines(text: str, start: int, stop: int, *, own: bool) -> Iterator[Span]:
    """A value that may stand in several lines, each for itself."""
    place = start
    for line in text[start:stop].split("\n"):
        value = line.strip().removeprefix("<![CDATA[")
        empty = not value.replace(FILL, "").strip(" \t.-,")
        if not empty and value not in _CLOSED and (own or not says_nothing(value)):
            begin = place + len(line) - len(line.lstrip())
            yield Span(
                "quickbooks value" if own else "private value", begin, begin + len(line.strip())
            )
        place += len(line) + 1


def _attributes(tag: _Tag, text: str) -> Iterator[Span]:
    """``<add key="Password" value="X"/>``."""
    if "=" not in tag.attributes:
        return
    name = _attribute(tag, "key") or _attribute(tag, "name")
    if kind_of(name) not in ("secret", "token"):
        return
    for field in ("value", "Value"):
        if (value := _attribute(tag, field)) and not says_nothing(value):
            start = text.find(value, tag.start)
            yield Span("private value", start, start + len(value))


def _attribute(tag: _Tag, field: str) -> str:
    """The value of an attribute, or nothing."""
    _, found, rest = tag.attributes.partition(f" {field}=")
    if not found or rest[:1] not in "\"'":
        return ""
    return rest[1:].partition(rest[0])[0]
