"""Rows and messages of QuickBooks' reports, exports and logs: who and what for go."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_KINDS = (
    r"invoices?|bills?|bill payments?|bill pmt|checks?|cheques?|payments?|deposits?|sales receipts?"
    r"|credit memos?|credits?|estimates?|sales orders?|purchase orders?|journal(?: entry)?|general"
    r" journal|transfers?|statements?|refunds?|item receipts?|paychecks?|expenses?|customers?"
    r"|vendors?|employees?|suppliers?|items?|inventory ?items?|service ?items?|jobs?|accounts?"
    r"|rechnung(?:en)?|gutschrift|angebot|zahlung|kunde|lieferant|facture|devis|avoir|paiement"
    r"|client|fournisseur|factura|pago|cliente|proveedor|fatura|factuur|klant|leverancier|stmt|trns"
    r"|spl|cust|vend|emp|accnt|invitem|othername|budget|timeact|class|txn|bill_?payment"
    r"|sales_?receipt|credit_?memo|journal_?entry|purchase_?order|sales_?order"
)
"""What a row is about, as reports and files for import say it."""
_KEPT = (
    r"[\W\d_]*|(?:\d{1,4}[-/.]){2}\d{1,4}.*|[-+]?[$€£]?[\d.,' ]+ ?(?:[A-Z]{3}|[$€£])?|(?i:open|paid"
    r"|unpaid|cleared|pending|overdue|void(?:ed)?|closed|posted|offen|bezahlt|y|n|yes|no|true|false"
    r"|ok|error|failed|active|inactive|stk|pcs|hrs?|usd|eur|gbp|cad|chf|null|none"
    rf"|{_KINDS})|<[^<>]*>|(?:value|company|person|phone|account|user|host|email)-\d+"
)
"""Cells that name nobody: dates, amounts, states."""
_REPORT = (
    r"(?:(?:customer|vendor|supplier|item|sales|payroll|job|employee|class|account|transaction|open"
    r"|a[rp]|unpaid|aging|profit|expenses?|purchases|deposit|inventory|check|time|general"
    r"|balance)[ \w&/]{0,30}?(?:invoices|bills|detail|summary|list|report|aging|ledger|sheet|by"
    r" (?:customer|vendor|rep|item|name|job|employee|class))(?: (?:detail|summary|report))?)"
)
_BEGIN = frozenset(
    """
    invoice invoices bill bills check checks cheque cheques payment payments deposit deposits sales
    credit credits estimate estimates purchase journal general transfer transfers
    statement statements
    refund refunds item items paycheck paychecks expense expenses customer customers vendor vendors
    employee employees supplier suppliers inventory inventoryitem inventoryitems service serviceitem
    serviceitems job jobs account accounts rechnung rechnungen gutschrift angebot zahlung
    kunde lieferant
    facture devis avoir paiement client fournisseur factura pago cliente proveedor fatura factuur
    klant
    leverancier stmt trns spl cust vend emp accnt invitem othername budget timeact class txn
    billpayment
    salesreceipt creditmemo journalentry purchaseorder salesorder
    """.split()  # noqa: SIM905
)
_TITLES = frozenset(
    """
    customer vendor supplier item sales payroll job employee class account transaction open ap ar
    unpaid aging profit expense expenses purchases deposit inventory check time general balance
    """.split()  # noqa: SIM905
)
"""With what such rows and titles of reports begin."""
_NUMBERED = ("-000", "/000")
_QUOTED = (
    r"(?:\"[^\"\n]{2,120}\"|&quot;(?:(?!&quot;)[^\n]){2,120}&quot;|\[[^\[\]\n]{2,120}\]"
    r"|'(?:[^'\n]|(?<=\w)'(?=\w)){2,120}'(?!\w)|“[^”\n]{2,120}”|«[^»\n]{2,120}»)"
)


_SQL_ROW = r"\((?:[^'()\n]|'(?:[^'\n]|'')*+'){3,600}\)"
_SQL_CELL = r"'(?:[^'\n]|'')*+'|[^\s,'()][^,'()]*+"


def _begins(match: Match[str]) -> bool:
    """Whether nothing but blanks and a mark stands before a match in its line."""
    first = match.string.rfind("\n", 0, match.start()) + 1
    return match.start() - first < 40 and not match.string[first : match.start()].strip(" \t\"'!")


def _numbered(match: Match[str], naming: Naming) -> str:
    """The same at the beginning of a line, where it is written like a name."""
    written = match["value"].strip()[:1].isupper()
    measured = re.match(
        r"\s*[-+\d.,]+\s?(?:m?s|sec|[KMG]i?B|%|min|bytes)", match.string[match.end() :][:40]
    )
    return _middle(match, naming) if written and not measured and _begins(match) else match[0]


def _fields(match: Match[str], naming: Naming) -> str:
    """All cells but the first, dates, amounts and states."""
    if not _begins(match):
        return match[0]
    sign = match["sign"].strip() or match["sign"]
    cells = match["rest"].split(sign)
    if len(cells) < 2 and not re.search(r"\d", match["rest"]):
        return match[0]
    if all(
        (cell.islower() and "_" in cell) or re.fullmatch(r"[A-Z0-9_]+", cell.strip())
        for cell in cells
    ):
        return match[0]  # a header
    known = {cell.strip(" \t\"'").lower() for cell in cells} & (_COLUMNS | _TELLING)
    if known and not re.search(r"\d", match["rest"]):
        return match[0]
    return match["first"] + match["sign"] + sign.join(_hidden(cell, naming) for cell in cells)


def _hidden(cell: str, naming: Naming) -> str:
    inner = cell.strip().strip("\"'")
    if not inner or naming.kept(inner) or "removed>" in inner:
        return cell
    if re.fullmatch(_KEPT, inner) and not _counts(inner):
        return cell
    return cell.replace(inner, naming.secret("value"))


def _counts(cell: str) -> bool:
    """Whether a cell is an amount or the number of a document."""
    dated = re.match(r"(?:\d{1,4}[-/.]){2}\d{1,4}", cell)
    return not dated and re.search(r"[1-9]\d*[.,]\d\d|0[.,]0?[1-9]|\d{3}", cell) is not None


def _inserted(match: Match[str], naming: Naming) -> str:
    """Rows of a statement that hold an amount: their texts and figures go."""
    amount = re.search(r"(?<![\d.])\d+\.\d\d(?![\d.])", match["row"])
    if not amount or "'" not in match["row"]:
        return match[0]
    cells = re.sub(_SQL_CELL, lambda cell: _hidden(cell[0], naming), match["row"])
    return match["head"] + cells


def _quotes(match: Match[str], naming: Naming) -> str:
    """Names in quotes or brackets, where QuickBooks speaks of its records."""

    def hide(found: Match[str]) -> str:
        mark = 6 if found[0].startswith("&quot;") else 1
        inner = found[0][mark:-mark]
        if re.fullmatch(_KEPT, inner) or naming.kept(inner) or not re.search(r"[^\W\d_]{2}", inner):
            return found[0]
        if inner.endswith("="):
            return found[0]  # between two attributes
        if re.fullmatch(r"Start|Continue|Stop|(?:No)?MetaData\w*", inner):
            return found[0]  # how a request asks
        if re.fullmatch(r"[\w.]+(?:Add|Mod|Query|Ret|R[qs]|Ref|ID)|[a-z_]+|\w+\.\w+", inner):
            return found[0]
        return found[0][:mark] + naming.secret("value") + found[0][-mark:]

    return match["head"] + re.sub(_QUOTED, hide, match["rest"])


def _attributes(match: Match[str], naming: Naming) -> str:
    """An element about a person or a company."""

    def hide(found: Match[str]) -> str:
        return found[0] if naming.kept(found[2]) else found[1] + naming.secret("value") + found[3]

    names = (
        r"(?i)(\s(?:name|fullname|company|customer|vendor|memo|desc\w*|contact|address\w*|addr\w*"
        r"|city|payee)=[\"'])([^\"'<>]+)([\"'])"
    )
    return match["head"] + re.sub(names, hide, match["rest"])


def _middle(match: Match[str], naming: Naming) -> str:
    """What stands between the beginning of such a line and its amount."""
    inner = match["value"].strip(" \t-–—:|>,")
    if len(inner) < 2 or naming.kept(inner) or not re.search(r"[^\W\d_]{2}", inner):
        return match[0]
    if re.fullmatch(r"(?:<[^<>]*>|\W|\d)+", inner):
        return match[0]
    return match[0].replace(inner, naming.secret("value"), 1)


def _section(match: Match[str], naming: Naming) -> str:
    """The body of a report: names of sections, and rows with dates."""
    lines = match["body"].split("\n")
    return match["head"] + "\n".join(_row(line, naming) for line in lines)


def _row(line: str, naming: Naming) -> str:
    inner = re.sub(r"(?:[ \t]+[-+]?[$€£]?[\d.,]+)+[ \t]*$", "", line).strip()
    dated = re.search(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", inner)
    if dated:
        rest = inner[dated.end() :].strip()
        numbered = re.match(
            rf"({re.escape(line[: line.find(inner)])}.*?{re.escape(dated[0])}\s+)(\S+)", line
        )
        if not rest and numbered:
            return numbered[1] + naming.secret("value") + line[numbered.end() :]
        return (
            line.replace(rest, naming.secret("value"), 1)
            if rest and not naming.kept(rest)
            else line
        )
    name = inner.removeprefix("Total").strip()
    if not name or naming.kept(name) or re.fullmatch(_KEPT, name) or name.upper() == "TOTAL":
        return line
    return line.replace(name, naming.secret("value"), 1)


_COLUMNS = frozenset(
    """
    name customer vendor memo description item split account payee address customer:job job employee
    source_name client kunde lieferant beschreibung nom libellé nombre cliente nome omschrijving num
    no. number phone email class rep terms customer_name vendor_name company bill_to ship_to
    """.split()  # noqa: SIM905
)
_TELLING = frozenset(
    [
        "amount", "balance", "debit", "credit", "qty", "date", "type", "betrag", "datum",
        "montant", "importe", "total", "open",
    ]
)  # fmt: skip


def _name(match: Match[str], naming: Naming) -> str:
    """A name written with capitals behind the kind of a record."""
    value = match["value"]
    if naming.kept(value) or re.fullmatch(
        r"(?:QuickBooks|QB\w*|Windows|Error|Qbxml|Intuit)(?: .*)?", value
    ):
        return match[0]
    return match["head"] + naming.secret("value")


def _labelled(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip()
    if (
        not re.search(r"[^\W\d_]{2}", value)
        or naming.kept(value)
        or re.fullmatch(_KEPT, value)
        or "removed>" in value
    ):
        return match[0]
    return match["head"] + match["value"].replace(value, naming.secret("value"), 1)


RULES = (
    Rule(
        "value",
        rf"(?P<head>(?i:\bvalues)[ \t]{{0,4}})"
        rf"(?P<row>{_SQL_ROW}(?:,[ \t]{{0,4}}{_SQL_ROW}){{0,100}})",
        _inserted,
        ("values",),
    ),
    Rule(
        "value",
        r"(?P<head>(?<![\w-])(?i:invoice|bill|check|estimate|payment|deposit|credit memo|sales"
        r" receipt|purchase order|statement|paycheck|receipt|timesheet|payslip|pay stub|rechnung"
        r"|facture|factura)(?:[ \t]+#?\d{1,9})?[ \t]+(?i:for|from|to|of|an|für|pour|para"
        r"|de)[ \t]+)(?P<value>[A-Z][\w'’.&-]*(?:[ \t](?:[A-Z&][\w'’.&-]*|and|of|de"
        r"|und)){0,5})(?!\w)(?=[ \t]*(?:$|\n|[,.;:(]|[a-z\d$€£]))",
        _name,
        ("invoice", "bill", "check", "estimate", "payment", "deposit", "credit memo",
         "sales receipt",
         "purchase order", "statement", "paycheck", "receipt", "timesheet", "payslip", "pay stub",
         "rechnung", "facture", "factura"),
        r"(?:invoice|bill|check|estimate|payment|deposit|memo|receipt|order|statement|paycheck|timesheet|payslip|stub|re"
        r"chnung|facture"
        r"|factura)(?:[ \t]+#?0{1,9})?[ \t]+(?:for|from|to|of|an|f_r|pour|para|de)[ \t]",
    ),
    Rule(
        "value",
        r"(?im)(?P<head>(?<![\w.-])(?:memo|customer:job|payee|paid to|pay(?: to the order of)?"
        r"|bill(?:ed)? to|ship(?:ped)? to|sold to|remit to|sales rep|verwendungszweck|duplicate"
        r" name|libellé|concepto|omschrijving)[ \t]*[:=][ \t]*)(?P<value>[^\n,;|<>\"={}]{2,160})",
        _labelled,
        ("memo", "customer:job", "payee", "pay", "bill", "ship", "sold to",
         "remit to", "sales rep",
         "verwendungszweck",
         "duplicate name", "libell_", "concepto", "omschrijving"),
        r"(?:memo|job|payee|to|pay|order of|rep|verwendungszweck|name|libell_|concepto|omschrijv"
        r"ing)[ \t]*[:=]",
        exact=True,
    ),
    Rule(
        "value",
        rf"(?i)(?P<head>(?:{_KINDS})[ \t]+(?:#|n[°ºo]\.?|nr\.?)?[ \t]*[\w-]{{0,8}}\d[\w-]*[ \t]+)"
        r"(?P<value>[^\n<>]{3,120}?)(?=[ \t,]+(?:(?:\d{1,4}[-/.]){2}\d{1,4}[ \t]+)?"
        r"(?:[-+]?[$€£]?\d[\d.,]*[.,]\d\d\b))",
        _numbered,
        words=_BEGIN,
    ),
    Rule(
        "value",
        r"(?i)(?P<head><[\w:.-]{1,40}\b)(?P<rest>(?=[^<>\n]*?\s(?:phone|fax|email|limit|balance"
        r"|terms|taxid|addr\w*|address\w*|amount|memo|acct\w*|creditlimit)=)[^<>\n]{5,600})",
        _attributes,
        ("phone=", "fax=", "email=", "limit=", "balance=", "terms=", "taxid=",
         "addr", "amount=", "memo=", "acct"),
        exact=True,
    ),
    Rule(
        "value",
        rf"(?im)(?P<first>(?:{_KINDS})(?: ?#? ?\d{{1,9}})?[\"']?)(?P<sign>\t|[ ]?;[ ]?|[ ]?\|[ ]"
        r"?|,)(?P<rest>[^\n]+)$",
        _fields,
        words=_BEGIN,
    ),
    Rule(
        "value",
        rf"(?im)^(?P<head>[ \t]*{_REPORT}[ \t]*\n)(?P<body>(?:[ \t]*(?!\d{{4}}-)[^\n<>{{}}=]{{2,"
        rf"120}}(?:\n|$)){{1,200}})",
        _section,
        ("invoices", "bills", "detail", "summary", "list", "report", "aging", "ledger",
         "sheet", " by "),
        rf"(?m)^[ \t]*{_REPORT}[ \t]*$",
        reach=12_000,
        exact=True,
    ),
    Rule(
        "value",
        rf"(?im)(?P<head>{_REPORT}[ \t]*[:>|][ \t]*)"
        r"(?P<value>[^\n\d<>:]{2,80}?)(?=[ \t]*(?:[>|:,;\t]|\d|$))",
        _numbered,
        words=_TITLES,
    ),
    Rule(
        "value",
        r"(?im)^(?P<head>[ \t]*(?:(?:facture|rechnung|invoice|bill|factura|fatura|factuur|devis|a"
        r"ngebot|estimate"
        r"|receipt|credit memo|gutschrift|beleg|payment|check)[ \t]*(?:n[°ºo]\.?|nr\.?|no\.?|#|nu"
        r"m)?[ \t:]*)?)"
        r"(?P<value>(?:[A-Z]{1,4}[-/])(?:\d{2,4}[-/])?\d{3,8}\b[^\n<>]{3,120}?)"
        r"(?=[ \t–—|:-]*(?:[-+]?[$€£]?[ ]?\d[\d.,]*[.,]\d\d\b))",
        _middle,
        _NUMBERED,
        r"(?m)^[ \t]*(?:[a-z]+[ \t]*\S{0,3}[ \t]*)?[a-z]{1,4}[-/](?:0{2,4}[-/])?0{3}",
        exact=True,
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?<![\w-])(?:(?:deposit|payment|check|transfer|refund|invoice)[ \t]+"
        r"(?:from|to|for|of)|paid|received from|billed|charged|refunded|invoiced)[ \t]+)"
        r"(?P<value>[^\n<>]{2,140}?)"
        r"(?=[ \t]+(?:[-+]?[$€£]?\d[\d.,]*[.,]\d\d\b(?![ ]?(?:m?s|secs?|[KMG]i?B)\b)))",
        _middle,
        ("deposit", "payment", "check ", "transfer ", "refund", "invoice", "paid", "received from",
         "billed", "charged"),
        r"(?:(?:deposit|payment|check|transfer|refund|invoice)[ \t]+(?:from|to|for|of)"
        r"|paid|received from|billed|charged|refunded|invoiced)[ \t]",
        exact=True,
    ),
    Rule(
        "value",
        r"(?im)(?P<head>^[ \t]*\d{1,5}[.,]?\d*[ \t]?(?:x|×|stk\.?|pcs\.?|st\.)[ \t])(?P<rest>[^"
        r"\n]{3,200})$",
        _quotes,
        ("x ", "stk", "pcs", "st."),
        r"(?m)^[ \t]*0{1,5}[.,]?0*[ \t]?(?:x|\?|stk\.?|pcs\.?|st\.)[ \t]",
        exact=True,
    ),
    Rule(
        "value",
        r"(?P<head>(?:[A-Z][a-z]+)+(?:Add|Mod|Query|Del)(?:R[qs])?\b|(?i:of the list element|in the"
        r" list|list element|customer:job|qbxml|quickbooks|(?<!\w)(?:the name|customer|vendor|item"
        r"|class|employee|payee|sales ?rep)[ \t]+)(?=[\[\"'“«&]))(?P<rest>[^\n]{2,300})",
        _quotes,
        ("add ", "addrq", "addrs", "mod ", "modrq", "modrs", "query ", "del ", "customer",
         "vendor", "item", "class", "employee", "the name", "payee", "sales rep"),
        r"(?:(?:add|mod|query|del)(?:r[qs])?[ ]|customer|vendor|item|class|employee|payee|the name"
        r"|rep)[^\n]{0,40}[\[\"'&?]",
        exact=True,
    ),
)  # fmt: skip
