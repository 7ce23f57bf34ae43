"""What QuickBooks' logs say about a company: its name, and those of its files."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
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
_TEXT = r"(?P<q>\\*\"|\\*'|&quot;)(?P<value>[^\"'\n&\\<>]++)"

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


def _file(match: Match[str], naming: Naming) -> str:
    """A company file's name: all of it after a separator, else the words that look like it."""
    part = match["part"]
    inside = match.start() and match.string[match.start() - 1] in '\\/"='
    stem = part if inside else _title(part)
    stem = re.split(r"&quot;|(?<!\w)'", stem)[-1].strip()
    if not stem:
        return match[0]
    if " " in stem:
        naming.learn("company", stem)
    return part[: part.rindex(stem)] + naming.name("company", stem) + match["ending"]


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
        rf"(?i)(?P<head>(?:<|&lt;)(?:{_PERSONAL})(?:>|&gt;))(?P<value>[^<>&\n]++(?:&amp;[^<>&\n]*+)*+)",
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
        rf"(?i)(?:{_COMPANY}|company[_ ]name){_SIGN}{_TEXT}",
        _company,
        (*_COMPANY_NEEDLES, "company name", "company_name"),
        reach=20,
    ),
    Rule(
        "company",
        r"(?i)\bcompany[ _]?name[ \t]*[=:][ \t]*(?P<value>[^\s\"'<>=:;,][^\n\"'<>=;,]{0,80})",
        _company,
        ("companyname", "company name", "company_name"),
    ),
    Rule(
        "company",
        rf"(?i)(?:(?<=[{_LIMITS}])|^)(?P<part>[^{_LIMITS}.]*+(?:\.(?!qb[wbmxya]\b)[^{_LIMITS}.]*+)*+)"
        r"(?P<ending>\.qb[wbmxya]\b)",
        _file,
        (".qbw", ".qbb", ".qbm", ".qbx", ".qby", ".qba"),
    ),
)
