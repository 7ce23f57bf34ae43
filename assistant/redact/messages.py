"""What QuickBooks, its Web Connector and programs beside them say about companies and records.

Each line of the table is a message: what stands before a name and what behind it.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import TITLE, is_name, replaced
from .naming import Naming, Rule
from .normal import folded
from .nouns import NOUNS, PROGRAMS
from .qbxml_names import is_element
from .vocabulary import meaning

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

_OPEN, _CLOSE = r"(?:[\"'“„«]|&quot;)?", r"(?:[\"'”“»]|&quot;)?"
_TEXT = r"[^\"'“”«»<>\\=\n]{2,80}?"
_FIRM = (
    r"(?:company|firma?|customer|client|vendor|supplier|tenant|organi[sz]ation|business|kunde"
    r"|lieferant|billto|shipto|payee)(?:[ _-]?name)?"
)
_ONE = rf"[\"']?(?:{TITLE}|(?:company|user)-\d+)[\"']?"
_LISTED = rf"(?:{_ONE}[ ]?(?:[,;|]|[ ](?:and|und|et|y|e)(?=[ ])|$|(?=[\])}}]))[ ]?){{2,60}}"
_PARTIES = (
    r"(?:companies|customers|vendors|suppliers|employees|clients|tenants|payees|organi[sz]ations"
    r"|kunden|lieferanten|firmen|mandanten|mitarbeiter|clientes|fournisseurs|proveedores|empresas"
    r"|sociétés|klanten|bedrijven|aziende|clienti)"
)
_WORDS = (
    r"(?<![\w'’&.-])(?:[A-ZÀ-Þ][\w'’.-]*(?:,? (?:(?:&|and|und|of|de) )?(?=[A-ZÀ-Þ])|(?=,? ))){1,6}"
)
_FORMS = ("nec", "misc", "int", "div", "k", "r", "b", "g", "s")
"""Kinds of the form 1099."""
_REPORT = (
    r"(?:Profit (?:&|and) Loss|Balance Sheet|Trial Balance|A/[RP] Aging|General Ledger|Chart of"
    r" Accounts|(?:Statement|Forecast) of Cash|Cash Flow|(?:Customer|Vendor) (?:Balance|Contact)"
    r"|Sales (?:by|Tax)|Open (?:Invoices|Bills)|Unpaid Bills|Transaction (?:List|Detail)"
    r"|Payroll Summary|Inventory (?:Valuation|Stock)|Job Profitability|Audit Trail)(?!\w)"
)
"""Reports of QuickBooks: the company's name stands above or before their titles."""
_REPORT_NEEDLES = (
    "profit & loss;profit and loss;balance sheet;trial balance;a/r aging;a/p aging;general ledger"
    ";chart of accounts;cash flow;of cash;customer balance;vendor balance;customer contact"
    ";vendor contact;sales by;sales tax;open invoices;open bills;unpaid bills;transaction list"
    ";transaction detail;payroll summary;inventory valuation;inventory stock;job profitability"
    ";audit trail"
)
_ABOUT = "compan|customer|client|tenant|firma|kunde|mandant|vendor|supplier|soci_t|empresa"
"""What a line speaks of in which names stand in quotes, in folded letters."""
_OURS = frozenset(
    """
    order orders invoice invoices bill bills item items inventory customer customers vendor vendors
    payment payments sales import importer export exporter integration link bridge app service web
    api sync for of the data company file files payroll time bookkeeping accounting pos crm erp qb
    test demo sample production live v1 v2 new old main portal store shop online pro premier plus
    """.split()  # noqa: SIM905
)
"""What connected programs are called after, beside their customers."""


def _company(match: Match[str], naming: Naming) -> str:
    """Some words that are written like a name."""
    value = match["value"].strip()
    words = re.findall(r"\w[\w'’&.-]*", value)
    odd = (
        re.search(PROGRAMS, value)
        or not NOUNS.isdisjoint((words[0].lower(), words[-1].lower()))
        or not is_name(value)
    )
    if odd or (len(words) < 2 and match[0][-1:] not in "\"'"):
        return match[0]
    if " " in value:
        naming.learn("company", value)
    return replaced("company", match, naming)


def _company_told(match: Match[str], naming: Naming) -> str:
    """A name in quotes, in a line about companies."""
    near = match.string[max(0, match.start() - 200) : match.end() + 200]
    at = match.start() - max(0, match.start() - 200)
    line = near[near.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    several = re.search(r"\w [&\w]", match["value"])
    told = several and re.search(_ABOUT, folded(line))
    return _company(match, naming) if told else match[0]


def _application(match: Match[str], naming: Naming) -> str:
    """An application of a Web Connector is mostly called after a company: `Hart Toys Orders`."""
    words = re.findall(r"[^\W_][\w'’&.-]*", match["value"])
    own = [w for w in words if w.lower() not in _OURS and not re.search(PROGRAMS, w)]
    named = len(own) > 1 and all(word[0].isupper() or word in ("and", "of", "de") for word in own)
    return replaced("company", match, naming) if named else match[0]


def _value(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    telling = re.search(r"[^\W_]{2}", value) and not re.fullmatch(r"[a-z_ ]+", value)
    known = value.lower() in NOUNS or is_element(value) or meaning(value).party
    return replaced("value", match, naming) if telling and not known else match[0]


def _several(match: Match[str], naming: Naming) -> str:
    """``3 customers (A, B and C)``: a list of names."""

    def name(found: Match[str]) -> str:
        odd = not is_name(found[0]) or re.search(PROGRAMS, found[0])
        return found[0] if odd or naming.kept(found[0]) else naming.name("company", found[0])

    listed = re.sub(rf"(?<![\w-]){TITLE}", name, match["value"])
    return match["head"] + listed


def _said(
    swap: Callable[[Match[str], Naming], str],
    before: str,
    value: str,
    after: str,
    needles: str,
    kind: str = "company",
) -> Rule:
    """A rule for a value between two parts of a message, in quotes or not."""
    return Rule(
        kind,
        rf"(?P<head>(?i:{before}){_OPEN})(?P<value>{value})(?={_CLOSE}(?i:{after}))",
        swap,
        tuple(needles.split(";")),
    )


_ENDS = r"[ \t]*(?:$|[.,;:(!?<]|→|->|—|–|-[ ])"
_PRODUCT = r"(?:QuickBooks|Pro|Premier|Enterprise|Accountant|Mac|Desktop)"

RULES = (
    _said(_application, r"(?<!\w)updating \d+ ?: ?", _TEXT, _ENDS, "updating 0"),
    _said(
        _application,
        r"(?<!\w)(?:app(?:lication)?_?name|app(?:lication)?|connection)"
        r"(?:[ ]?[:=>][ ]?|[ ](?:named )?(?=[\"'“]))",
        _TEXT,
        r"[ ]*(?:$|[\"'”.,;(<→])",
        'appname;applicationname;app_name;application_name;application "'
        ";application ';application:;application =;app named;connection \"",
    ),
    _said(
        _application,
        r"(?:(?<!\w)(?:update for|authenticating)|lock\(\) :)[ ]",
        _TEXT,
        r"[ ]*(?:$|[.,;(<]| has been| failed| succeeded)",
        "update for;authenticating;lock() :",
    ),
    _said(
        _company,
        rf"(?<!\w)(?:1099(?:-(?:{'|'.join(_FORMS)}))?|w-?[249]) (?:for|of|to) ",
        TITLE,
        "",
        ";".join((
            *(f"{form} {for_}" for form in ("0000", "w-0", "w0") for for_ in ("for", "of", "to")),
            *(f"0000-{form} " for form in _FORMS),
        )),
    ),
    _said(
        _company,
        r"(?:^|[.!?:>] )",
        TITLE,
        r" (?:uses?|runs?|owns|switched|upgraded|cannot|can't|needs?|wants?|has"
        r"|moved)\b[^\n]{0,40}?(?:QuickBooks|company file|qbw)",
        "quickbooks;company file;qbw",
    ),
    Rule(
        "company",
        rf"(?P<head>[\"“„«])(?P<value>{TITLE})(?=[\"”“»])",
        _company_told,
        ('"', "?"),
        _ABOUT,
    ),
    _said(_company, "", TITLE, r" \(company file\)", "(company file)"),
    _said(_company, "", rf"{_WORDS}?", rf",? (?:[-–—:] )?{_REPORT}", _REPORT_NEEDLES),
    _said(_company, "", TITLE, rf" was (?:last )?opened in {_PRODUCT}", "opened in"),
    _said(
        _company,
        r"(?<!\w)(?:company|client|tenant|org|firm|customer|file)(?:file)? "
        r"(?:changed|switched|renamed|moved|selected)(?: from)?:? ",
        TITLE,
        r" ?(?:->|→|=>|to )|[ \t]*$",
        "changed;switched;renamed;moved;selected",
    ),
    _said(
        _company, r"(?:company|user)-\d+[\"']? ?(?:->|→|=>) ", TITLE, r"[ \t]*(?:$|[.,;(])",
        "company-0;user-0",
    ),
    _said(
        _company,
        r"(?<![^\W_])(?:open|close|switch|load|select|set|get|use)_?(?:company|tenant|org|client"
        r"|customer)(?:File|Name)?\([ ]?[\"']",
        r"[^\"'\n\\/]{2,80}",
        r"[\"']",
        "company(;companyfile(;companyname(;tenant(;org(;client(;customer(",
    ),
    _said(
        _company,
        r"(?<!\w)(?:the|our|their|this|my) (?:client|customer|vendor|company|supplier|tenant), ",
        TITLE,
        ",",
        "client,;customer,;vendor,;company,;supplier,;tenant,",
    ),
    _said(
        _company,
        r"(?<!\w)(?:report|statement|export|backup|sync|import|request|job|file"
        r"|ticket)\b[^\n]{0,40}? "
        "(?:for|of|from) ",
        TITLE,
        r" (?:printed|exported|sent|emailed|failed|created|posted|generated|saved|synced|finished"
        r"|imported|uploaded|deleted|skipped|rejected|completed|done|ready|started|queued)\b",
        " for ; of ; from ",
    ),
    _said(
        _value,
        r"(?<!\w)specified (?:for|in) ",
        TITLE,
        " c(?:annot|ould not) be found",
        "specified",
    ),
    _said(
        _value,
        r"(?<!\w)object(?: id)? [\"']",
        _TEXT,
        r"[\"'] (?:specified|in the)",
        'object ";object \';object id',
    ),
    _said(_value, r"(?<!\w)(?:list, )?element[ :]{1,2}[\"']", _TEXT, "[\"']", "element "),
    _said(
        _value,
        r"(?<!\w)(?:the (?:string|value|amount|price|name|date|number)|converting the \w{3,12})"
        r" [\"']",
        _TEXT,
        r"[\"'] (?:in the field|is (?:invalid|too long|already|not))",
        "the string;the value;the amount;the price;the name;the number;converting the",
    ),
    _said(
        _value,
        r"(?<!\w)account:? \d{3,6}[ ·-]{1,3}",
        TITLE,
        r"[ \t]*(?:$|[.,;(]| (?:balance|has|is|was|<))",
        "account",
        "value",
    ),
    Rule(
        "company",
        rf"(?P<head>(?i:(?<![^\W_]){_PARTIES}[\"']?[ ]?[:=]?[ ]?[\[({{]?[ ]?))(?P<value>{_LISTED})",
        _several,
        ("companies", "customers", "vendors", "suppliers", "employees", "clients", "tenants",
         "payees", "ations", "kunden", "lieferanten", "firmen", "mandanten", "mitarbeiter",
         "clientes", "fournisseurs", "proveedores", "empresas", "soci_t_s", "klanten", "bedrijven",
         "aziende", "clienti"),
    ),
    Rule(
        "company",
        rf"(?m)(?P<head>(?i:(?:^[ \t|>\"']*|<(?:td|th|dt|li|b)[^<>\n]{{0,40}}>){_FIRM}[\"']?"
        r"(?:[ ]?[|;,\t][ ]?|</\w{1,6}>:?\s{0,9}<\w{1,6}[^<>\n]{0,40}>)"
        rf"|(?:name|key|property|id)=[\"']{_FIRM}[\"'][ ]+(?:value|content)=)[\"']?)"
        rf"(?P<value>{TITLE})(?=[\"'<|;,\t]|[ ]*$|[ ]\|)",
        _company,
        ("company", "firm", "customer", "client", "vendor", "supplier", "tenant", "organi",
         "business", "kunde", "lieferant", "billto", "shipto", "payee"),
        rf"(?m)(?:^[ \t|>\"']*|>|[\"']){_FIRM.lower()}[\"']?(?: ?[|;,\t]|</| +(?:value|content)=)",
    ),
    Rule(
        "value",
        r"(?P<head>(?<!\w)(?:(?:[a-z]\w*|[A-Z]\w*(?:Ret|Add|Mod))\.)"
        r"(?:[A-Z]\w{1,30}\.)+SetValue\([ ]?)"
        r"(?P<value>\"[^\"\n]+\"|'[^'\n]+'|-?\d[\d.]*)(?=[ ]?\))",
        lambda match, naming: replaced("value", match, naming),
        ("setvalue(",),
    ),
    Rule(
        "value",
        r"(?P<head>(?i:(?<!\w)(?:amount|pay|sum of|the sum)[ :]{1,2}))"
        r"(?P<value>[A-Z][a-z]+(?:[ -][A-Za-z]+){0,9} and \d\d/100)",
        lambda match, naming: replaced("value", match, naming),
        ("/000",),
    ),
)  # fmt: skip
