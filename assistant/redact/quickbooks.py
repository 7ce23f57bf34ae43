"""What QuickBooks' logs say about a company: its name, and those of its files."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import whole
from .identity import tells_nothing, worth_learning
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_PERSONAL = (
    "FullName|FirstName|MiddleName|LastName|Salutation|Contact|AltContact|Addr[1-5]|City|State"
    "|Province|PostalCode|Country|Phone|AltPhone|Mobile|Fax|Email|Cc|Memo|Notes?|Note|SSN|EIN"
    "|TaxID|AccountNumber|BankNumber|BankAccountNumber|RoutingNumber|CreditCardNumber|NameOnCard"
    "|ExpirationMonth|ExpirationYear|ListID|TxnID|TxnLineID|RefNumber|Amount|Balance|TotalBalance"
    "|Subtotal|Rate|Cost|Price|SalesPrice|PrintAs|JobTitle|BirthDate|Desc|IBAN|VendorTaxIdent"
)
_COMPANY = "(?:Legal)?CompanyName|CompanyLegalName|LegalName|TradingName|BusinessName"
_COMPANY_NEEDLES = (
    "companyname", "companylegalname", "legalname", "tradingname", "businessname",
)  # fmt: skip
_SIGN = r"(?:\\*[\"']|&quot;)?\s{0,4}[=:]\s{0,4}"
_TEXT = (
    r"(?:(?P<q>\\{0,8}\"|&quot;)(?P<value>(?:(?!(?P=q)|&quot;)[^\"\n<>])++)"
    r"|(?P<p>\\{0,8}'|&apos;)(?P<apart>(?:(?!(?P=p)|&apos;)[^\"\n<>]|'(?=\w))++))"
)
_ENDINGS = "qbw|qbb|qbm|qbx|qby|qba|qbo|qbj|qbt|qss|qsm|tlg|nd|iif|lgb|des|ofx|qfx|qif|qbr|qpd|qwc"
_COMMON = frozenset((".nd", ".des", ".qwc"))
"""Endings that other programs use too: the name must stand in a path."""
_BOOKS = (
    r"QB|QBData|QB[ _]?Files|Company[ _]?Files|Quick[ _]?Books[ _]?(?:Data|Files|Company[ "
    r"_]?Files)|Mandanten|Firmen"
)

_LIMITS = r"\\/:*?\"<>|=\t\n"
_CONNECTING = frozenset(("&", "and", "und", "et", "of", "y", "e", "de", "-"))


def _element(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if not value.strip() or naming.kept(value):
        return match[0]
    return match["head"] + naming.secret("value")


def _company(match: Match[str], naming: Naming) -> str:
    if re.search(r"(?i)\.qb[a-z]$|[\\/]", match["value"]):
        return match[0]  # a path: the file's name is dealt with on its own
    naming.learn("company", match["value"])
    return match[0][: -len(match["value"])] + naming.name("company", match["value"])


def _held(match: Match[str], naming: Naming) -> str:
    """A company's name in quotes, whole: an apostrophe within a word ends none."""
    value = match["value"] or match["apart"]
    if re.search(r"(?i)\.qb[a-z]$|[\\/]", value) or not value.strip():
        return match[0]
    naming.learn("company", value.rstrip("\\"))
    end = len(value) - len(value.rstrip("\\"))
    name = naming.name("company", value[: len(value) - end])
    return match[0][: -len(value)] + name + value[len(value) - end :]


def _window(match: Match[str], naming: Naming) -> str:
    """What stands before the product's name in a window's title."""
    part = match["part"]
    stem = _title(part.rstrip()).strip()
    if not stem or not stem[0].isupper() or tells_nothing(stem) or naming.kept(stem):
        return match[0]
    naming.learn("company", stem)
    at = part.rindex(stem)
    return part[:at] + naming.name("company", stem) + part[at + len(stem) :] + match["product"]


def _folder(match: Match[str], naming: Naming) -> str:
    """The folder of one company below the folder of all of them."""
    folder = match["folder"]
    if not worth_learning(folder) or tells_nothing(folder) or re.match(_NO_COMPANY, folder):
        return match[0]
    naming.learn("company", folder)
    return match["head"] + naming.name("company", folder)


_NO_COMPANY = (
    r"(?i)logs?$|bin$|quickbooks|intuit|sample|templates?$|restored|images?$|attach|components?$|\."
)


def _file(match: Match[str], naming: Naming) -> str:
    """A company file's name: all of it after a separator, else the words that look like it."""
    part = match["part"]
    inside = match.start() and match.string[match.start() - 1] in '\\/"='
    stem = part if inside else _title(part)
    if not inside and match["ending"].lower() in _COMMON:
        return match[0]
    stem = re.split(r"&quot;|(?<!\w)'", stem)[-1].strip()
    stem = re.sub(r"(?i)\.qbw$", "", stem)
    if not stem:
        return match[0]
    if " " in stem:
        naming.learn("company", stem)
    at = part.rindex(stem)
    return part[:at] + naming.name("company", stem) + part[at + len(stem) :] + match["ending"]


def _title(words: str) -> str:
    """The last words of a sentence that are written like a name."""
    found: list[str] = []
    for word in reversed(words.split(" ")):
        named = word[:1].isupper() or word[:1].isdigit() or (found and word in _CONNECTING)
        if found and not named:
            break
        found.insert(0, word)
        if not named:
            break
    while len(found) > 1 and found[0] in _CONNECTING:
        found.pop(0)
    return " ".join(found).lstrip("([{'")


RULES = (
    Rule(
        "value",
        rf"(?i)(?P<head>(?:<|&lt;)(?:{_PERSONAL})(?:>|&gt;))(?P<value>[^<>&\n]++(?:&amp"
        rf";[^<>&\n]*+)*+)",
        _element,
        (">", "&gt;"),
        whole=True,
    ),
    Rule(
        "company",
        rf"(?i)(?:<|&lt;)(?:{_COMPANY})(?:>|&gt;)(?P<value>[^<>&\n]++(?:&amp;[^<>&\n]*+)*+)",
        _company,
        _COMPANY_NEEDLES,
    ),
    Rule(
        "company",
        rf"(?i)(?:{_COMPANY}|company[_ ]name|(?:customer|vendor|supplier|client)[_ "
        rf"]?name){_SIGN}{_TEXT}",
        _held,
        (
            *_COMPANY_NEEDLES,
            "company name",
            "company_name",
            *(
                f"{who}{gap}name"
                for who in ("customer", "vendor", "supplier", "client")
                for gap in ("", " ", "_")
            ),
        ),
        reach=20,
    ),
    Rule(
        "company",
        rf"(?i)<(?:company|customer|vendor|organi[sz]ation)\b[^<>\n]{{0,200}}?\s(?:name"
        rf"|title){_SIGN}{_TEXT}",
        _held,
        ("<company", "<customer", "<vendor", "<organi"),
    ),
    Rule(
        "company",
        r"(?i)\bcompany[ _]?name[ \t]*[=:][ \t]*(?P<value>[^\s\"'<>=:;,][^\n\"<>=;,]{0,80})",
        _company,
        ("companyname", "company name", "company_name"),
    ),
    Rule(
        "company",
        r"(?P<part>[^\"\u201c\n=<>|]{2,90}?)(?P<product> {1,3}- {1,3}(?:Intuit )?QuickBooks(?=[ "
        r":\"]|$))",
        _window,
        ("- quickbooks", "-  quickbooks", "- intuit quickbooks"),
    ),
    Rule(
        "company",
        rf"(?i)(?:(?<=[{_LIMITS}])|^)(?P<part>[^{_LIMITS}.]*+(?:\.(?!"
        rf"(?:{_ENDINGS})\b)[^{_LIMITS}.]*+)*+)"
        rf"(?P<ending>\.(?:{_ENDINGS})\b(?:\.(?:tlg|nd)\b)?)",
        _file,
        tuple(f".{ending}" for ending in _ENDINGS.split("|")),
        rf"\.(?:{_ENDINGS})(?!\w)",
    ),
    Rule(
        "company",
        rf"(?i)(?<=[\\/])(?P<head>(?:{_BOOKS})(?:\\{{1,4}}|/{{1,2}}))(?P<folder>[^\\/:*?\"<>"
        rf"|\n]{{2,80}}+)(?=[\\/])",
        _folder,
        words=whole(
            "qb qbdata qbfiles company companyfiles quick quickbooks quickbooksdata "
            "mandanten firmen"
        ),
    ),
)
