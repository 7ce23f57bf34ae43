"""QuickBooks' records in logs: a value ends where the next key begins, a name with its quote."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .fields import TITLE, is_name, replaced, whole
from .naming import Naming, Rule
from .normal import far
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_REFS = (
    r"(?:Customer|Vendor|Item|Account|Entity|Payee|Class|Employee|Parent|SalesRep|Job|OtherName"
    r"|ARAccount|APAccount|BankAccount|Terms|PayrollItem|ItemGroup|Supplier)(?:Ref)?"
)
_FIELD = (
    rf"(?:{_REFS}[ ._]?FullName|FullName|(?:Legal|Trading|Display|Business)?CompanyName|LegalName"
    r"|payee(?:_?name)?|payer|customer(?:_?name)?|vendor(?:_?name)?|supplier(?:_?name)?|entity"
    r"|client_?name|kunde|lieferant|fournisseur|proveedor|cliente|memo|Name)"
)
_STRING = r"(?:\"(?P<a>[^\"\n]{2,100})\"|'(?P<b>(?:[^'\n]|'(?=\w)){2,100})'(?!\w))"
_AMOUNT = r"[-(]?[$€£]?-?\d{1,3}(?:[.,' ]?\d{3}){0,4}[.,]\d\d\)?(?![\w.,%])"
_DATE = r"(?:\d{1,4}[-/.]){2}\d{1,4}"
BOOKS = (
    r"(?:bills?|invoices?|payments?|checks?|customers?|vendors?|estimates?|employees?|deposits?"
    r"|paychecks?|payroll|sales\w{0,12}|purchases?|transactions?|txns?|receipts?|credits?|expenses?"
    r"|rechnung\w{0,3}|zahlung\w{0,3}|kunden?|factur\w{1,3}|clientes?|proveedores|journal\w{0,8})"
)
_NEAR = 1_000
"""Characters before and behind a field in which others of its record stand."""


def _general(match: Match[str]) -> bool:
    """Whether a key is one of many programs, and the line has no key of bookkeeping."""
    if (match["key"] or "").lower() not in ("name", "memo", "entity"):
        return False
    line = _around(match)
    return not re.search(
        r"(?:Amount|[aA]mt|TxnDate|Balance|RefNumber|Num|Memo|TxnID|ListID)=", line
    )


def _around(match: Match[str]) -> str:
    """What stands near a match in its line."""
    text, start, end = match.string, match.start(), match.end()
    first = text.rfind("\n", max(0, start - _NEAR), start) + 1 or max(0, start - _NEAR)
    last = text.find("\n", end, end + _NEAR)
    return text[first : last if last >= 0 else end + _NEAR]


def _quoted(match: Match[str], naming: Naming) -> str:
    """A record's name between quotes, whole."""
    value = match["a"] or match["b"]
    if match.groupdict().get("key") and _general(match):
        return match[0]
    if not is_name(value) or naming.kept(value) or not re.search(r"[^\W\d_]{2}", value):
        return match[0]
    if re.fullmatch(r"[\w.]+(?:Add|Mod|Query|Ret|R[qs]|Ref|ID)|[a-z_]+", value):
        return match[0]
    group = "a" if match["a"] else "b"
    start, end = (at - match.start() for at in match.span(group))
    return match[0][:start] + naming.name("company", value) + match[0][end:]


def _file(match: Match[str], naming: Naming) -> str:
    """``"Name_2023".qbm``: the name of a company file in quotes, its ending behind them."""
    value = match["a"] or match["b"]
    if not is_name(value):
        return match[0]
    naming.learn("company", value)
    return match[0].replace(value, naming.name("company", value), 1)


def _sum(match: Match[str], naming: Naming) -> str:
    nothing = not re.search("[1-9]", match["value"])
    return match[0] if nothing else around(match, naming.secret("value"))


def _check(match: Match[str], naming: Naming) -> str:
    """A check's number; at the end of what is said only where something was paid by it."""
    ends = not match.string[match.end() : match.end() + 1].strip(" .,;)")
    by = re.search(r"(?i)\b(?:by|with|mit|par|con) $", match.string[: match.start()][-6:])
    spoken = match.string[match.end() :][:2].strip(" ").isalpha()
    return match[0] if ends and not by and not spoken else _sum(match, naming)


def _figures(match: Match[str], naming: Naming) -> str:
    """The rest of a report's row: numbers of documents and amounts."""

    def hide(cell: Match[str]) -> str:
        plain = re.fullmatch(_DATE, cell[0]) or not re.search("[1-9]", cell[0])
        return cell[0] if plain else naming.secret("value")

    return match["head"] + re.sub(r"[^\s]+", hide, match["value"])


def _several(match: Match[str], naming: Naming) -> str:
    """Several words in capitals, none of them a program's."""
    value = match["value"]
    odd = re.search(PROGRAMS, value) or value.split()[0].lower() in NOUNS
    return (
        match[0]
        if " " not in value or odd or not is_name(value)
        else replaced("company", match, naming)
    )


def _numbered(match: Match[str], naming: Naming) -> str:
    """The number of a document, in a line with other fields of one."""
    line = _around(match)
    booked = re.search(
        r"(?:Amount|TxnDate|Balance|FullName|Memo|TxnID|ListID|CompanyName)[ ]?=", line
    )
    return around(match, naming.secret("value")) if booked else match[0]


def _id(match: Match[str], naming: Naming) -> str:
    return replaced("id", match, naming)


RULES = (
    Rule(
        "id",
        r"(?i)(?P<head>/compan(?:y|ies)/|[?&](?:realm_?id|company_?id)=)(?P<value>\d{6,24})(?!\w)",
        _id,
        ("/company/", "/companies/", "realmid=", "realm_id=", "companyid=", "company_id="),
    ),
    Rule(
        "company",
        rf"(?P<head>(?<![\w.])(?:{_REFS}[ ._])?(?i:(?P<key>{_FIELD}))(?:[ ]?[=:][ ]?|[ ]{{1,2}})"
        rf"|(?<![\w.]){_REFS}(?<=Ref)[ ]?[=:]?[ ]?){_STRING}",
        _quoted,
        ("name", "payee", "payer", "customer", "vendor", "supplier", "entity", "kunde",
         "lieferant", "fournisseur", "proveedor", "cliente", "ref ", "memo", "ref=", "ref:", "ref'",
         'ref"'),
        r"(?:name|payee|payer|customer|vendor|supplier|entity|kunde|lieferant|fournisseur"
        r"|proveedor|cliente|memo|ref)(?: ?[=:] ?| {0,2})[\"']",
    ),
    Rule(
        "company",
        rf"{_STRING}(?i:\.(?:qb[wbmxyaj]|tlg))(?!\w)",
        _file,
        tuple(f"{quote}.{end}" for quote in "\"'" for end in (
            "qbw", "qbb", "qbm", "qbx", "qby", "qba", "qbj", "tlg")),
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?<![\w])(?:(?:ending|opening|beginning|closing|open|starting|current|total)"
        r"?[ _]?balance|saldo|anfangsbestand|endbestand|kontostand|solde)\b[^\n]{0,80}?"
        r"(?:[ ](?:is|was|of|now|ist|war|beträgt|von|est|es|de|era)|[:=])[ ]?)"
        rf"(?P<value>{_AMOUNT})",
        _sum,
        ("balance", "saldo", "bestand", "kontostand", "solde"),
        far(r"(?:balance|saldo|bestand|kontostand|solde)\b", "0[.,]00"),
    ),
    Rule(
        "value",
        r"(?P<head>(?:<value removed>|(?<![\w-])(?:company|user|account|person)-\d+)"
        rf"(?=[ ]{{2,}}|[ ]?\t))(?P<value>(?:(?:[ ]{{2,}}|[ ]?\t[ \t]*)"
        rf"(?:#?\d{{3,9}}|{_DATE}|{_AMOUNT})){{1,8}})(?=[ \t]*$|[ ]{{2}}|\t|\n)",
        _figures,
        ("<value removed>", "company-0", "user-0", "account-0", "person-0"),
        r"(?:removed>|-0+)(?: {2}|\t)[ \t]*[-($?]{0,3}0[0.,]*",

    ),
    Rule(
        "value",
        rf"(?P<head>(?<![\w.,-])(?<=[ ]))(?P<value>{_AMOUNT})(?=[ ]{{1,20}}<value removed>[ \t]*$)",
        _sum,
        ("<value removed>",),
        r"0[.,]00 +<value removed>[ \t]*$",

    ),
    Rule(
        "value",
        r"(?P<head>(?<![\w.])(?:Num|RefNumber|RefNum|Ref|DocNumber|DocNum|InvoiceNo|InvoiceNumber"
        r"|CheckNo|CheckNumber|PONumber|EstimateNo)[ ]?=[ ]?[\"']?)"
        r"(?P<value>[A-Z]{0,5}-?\d[\w-]{2,20})(?![\w.])",
        _numbered,
        ("num=", "number=", "ref=", "no=", "num =", "number =", "ref =", "no ="),
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?<!\w)(?:check|cheque|chèque|scheck)[ ](?:no\.?[ ]|nr\.?[ ]|number[ ]"
        r"|#)?)(?P<value>\d{3,8})(?=[ \t]*$|[.,;)]|[ ](?:pay|to|payable|void|cleared|bounced|dated"
        r"|for[ ][$€£]|an[ ]|à[ ]))",
        _check,
        words=whole("check cheque chèque scheck"),
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?<!\w)(?:invoice|rechnung|facture|factura|fatura|factuur|fattura|estimate"
        r"|angebot|devis|presupuesto|credit memo|gutschrift|bill|inv|sales receipt|sales order"
        r"|purchase order|lieferschein|po|bestellung|bon de commande|pedido)[ ](?:(?:no|nr|num|n°"
        r"|number|nummer)\.?[ ]?)?#?)(?P<value>(?-i:[A-Z]{1,5})-?\d[\w/-]{1,16}"
        r"|\d[\w/-]{2,16})(?![\w.:/%-]\w|\w|[ ](?:of|von|de|/)[ ]\d|[ ]?(?:m?s|secs?|seconds|bytes"
        r"|items|records|rows|lines)(?!\w))",
        _sum,
        words=whole("invoice rechnung facture factura fatura factuur fattura estimate angebot devis"
                    " presupuesto po bestellung bill inv credit gutschrift sales purchase"
                    " lieferschein bon pedido"),
    ),
    Rule(
        "company",
        r"(?P<head>(?<!\w)(?:[A-Z][a-z]+){1,3}(?:Add|Mod|Void|Del)(?:R[qs])?(?:(?![\w<])[^\n<>]{0,40}?"
        r"(?:[ ]for[ ]|:[ ]|[ ]of[ ])|[ ](?=[^\n\d]{3,60}[ ][$€£]?\d[\d.,]*[.,]\d\d)))"
        rf"(?P<value>{TITLE})",
        _several,
        ("add", "mod", "void", "del"),
        r"[a-z](?:add|mod|void|del)(?:r[qs])?(?: [^\n]{0,40}(?:for|of) |[^\n]{0,40}: | [a-z_])",
    ),
    Rule(
        "company",
        r"(?P<head>(?<!\w)(?:PAYEE|PAYER|CUSTOMER|VENDOR|CLIENT|SUPPLIER|COMPANY)[ ])"
        rf"(?P<value>(?=[^\n]{{0,60}}[a-z]){TITLE})(?=[ ][A-Z]{{3,}}[ ]|[ \t]*$|[,;|])",
        lambda match, naming: replaced("company", match, naming),
        words=whole("payee payer customer vendor client supplier company"),
    ),
    Rule(
        "value",
        r"(?P<head>(?<!\w)(?:REFNUM|DOCNUM|INVNO|INVNUM|CHECKNO|CHKNO|PONUM)[ =:]{1,3})"
        r"(?P<value>[A-Z]{0,5}-?\d[\w-]{2,20})(?![\w.])",
        lambda match, naming: replaced("value", match, naming),
        words=whole("refnum docnum invno invnum checkno chkno ponum"),
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?<!\w)(?:che(?:ck|que)|payment|bill|invoice|deposit|refund|credit|rechnung"
        r"|zahlung|gutschrift|facture|paiement|factura|pago)(?!\w)[^\n]{0,80}?[ ](?:for|of|over"
        r"|über"
        rf"|in höhe von|de|por|pour)[ ])(?P<value>{_AMOUNT})(?![ ]?(?:m?s|sec|[MKG]i?B)(?!\w))",
        _sum,
        words=whole("check cheque payment bill invoice deposit refund credit rechnung zahlung"
                    " gutschrift facture paiement factura pago"),
    ),
)  # fmt: skip
