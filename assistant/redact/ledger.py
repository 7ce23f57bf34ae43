"""Lines about money: who, how much and which document go, in whatever order they stand.

A line counts as one when a word of bookkeeping stands in it (invoice, aging, payroll, Mahnung ...)
and an amount or the number of a document behind it.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import TITLE, is_name, whole
from .naming import Naming, Rule
from .pseudonyms import PSEUDONYM

if TYPE_CHECKING:
    from re import Match

_SURE = (
    r"invoices?|aging|ageing|sales ?receipts?|credit ?memos?|estimates?|purchase ?orders?|pay"
    r" ?checks?|payroll|pay ?stubs?|payslips?|deposits?|bank ?feed|journal(?: entry)?|refunds?"
    r"|receipts?|overpayment|prepayment|owe[sd]?|owing|overdue|timesheet|1099(?:-\w+)?"
    r"|rechnung(?:en)?|gutschrift|mahnung|offener? posten|(?:lohn|gehalts)abrechnung|kontoauszug"
    r"|anzahlung|überweisung|lastschrift|facture|devis|avoir|relevé|fiche de paie|virement|credit"
    r" limit|finance charges?|lohn|gehalt|salaire|factura|presupuesto|nómina|recibo|abono"
    r"|transferencia|fatura|orçamento|fattura|ricevuta|bonifico|factuur|creditnota|loonstrook"
    r"|offerte|commande|pedido|bestell(?:ung|ing)|ordine|encomenda|credit card (?:charge|acct"
    r"|account|payment)"
)
_WEAK = (
    r"checks?|cheques?|payments?|statements?|bills?|charges?|transactions?|txn|transfers?|po"
    r"|angebot|lieferschein|zahlung|buchung|beleg|paiement|chèque|pago|cheque|pagamento|assegno"
    r"|betaling|order|quote|expense|commission|credit|tip|rent|withdrawal|customer|vendor|employee"
    r"|kunde|lieferant|client|cliente|saldo|balance|item|job|applied|posting|posted|credited"
    r"|debited|booked|gebucht"
)
"""Words that other programs use: an amount of money or a number has to follow."""
_BOOKED = rf"(?i)(?<![\w./\\-])(?:{_SURE}|{_WEAK}|received|paid|payee|rate)(?![\w/\\=(-])"
_UNITS = (
    r"(?![\w%:]|[.,]\d|[ ]?(?:m?s|secs?|seconds?|minutes?|min|hours?|h|[KMGT]i?B|bytes|%|px|pt"
    r"|dpi|fps|kg|mm|cm|km|v\d|GHz|MHz)\b)"
)
_AMOUNT = (
    rf"(?<![\w.,:/-])[-+(]?(?:[$€£¥]|[A-Z]{{2,3}}[$]?[ ])?[ ]?-?(?:\d{{1,3}}(?:,\d{{3}})+\.\d\d"
    rf"|\d{{1,3}}(?:\.\d{{3}})+,\d\d|\d{{1,3}}(?:['’ ]\d{{3}})+[.,]\d\d|\d{{1,9}}[.,]\d\d|(?<="
    rf"[$€£¥])\d{{1,3}}(?:[.,]\d{{3}})*){_UNITS}"
)
_MONEY = (
    r"[$€£¥][ ]?-?\d|\d[.,]\d\d ?(?:[$€£¥]|EUR|USD|GBP|CHF|CAD|AUD)|\d[.,' ]\d{3}[.,]\d\d(?!\d)"
)
_DOCUMENT = (
    r"(?<![\w.-])#[ ]?[\w-]*\d{3,}[\w-]*|(?<![\w.-])(?!(?:KB|CVE|RFC|ISO|QB|UTF|SHA|MD|TLS)-)"
    r"[A-Z]{1,5}-?(?:\d{2,4}[-/])?\d{3,9}(?![\w.-])"
)
_CARD = r"((?i:\b(?:visa|mastercard|amex|discover|maestro|card|karte)) (?:\*+)?)\d{4}(?![\w.,-])"
_PAPER = (
    r"(?i)(?<![\w-])((?:invoice|bill|checks?|cheque|estimate|receipt|memo|order|po|rechnung|facture"
    r"|factura|fattura|factuur|payroll|savings|checking|account)[ ](?:no\.?[ ]|nr\.?[ ]|#[ ]?)?)"
    r"([A-Z]{0,4}-?\d{3,9})(?![\w.:/-]\w|\w|[ ]?(?:m?s|[MKG]B)\b)"
)
"""A kind of document or account, and its number."""
_FIRST = (
    r"[ \t]{0,2}(?:no\.?|nr\.?|num\.?|n[°º]|number|nummer|num[ée]ro|:)?[ \t]{0,2}"
    r"(?P<number>#?\d{4,10}|\d{3,10}(?=[ :]))(?![\w.,:/-]\d|\w|[ ]?(?:m?s|[KMG]B)\b)"
)
_DATE = r"(?:\d{1,4}[-/.]){2}\d{1,4}"
_KEEP = whole(
    "invoice invoices bill bills check checks payment payments deposit deposits estimate estimates"
    " receipt receipts salesreceipt statement credit memo debit journal entry refund paycheck"
    " payroll balance amount total due open paid unpaid overdue posted created updated deleted"
    " failed error visa mastercard amex cash ach eft card current gross net tax vat hours rate qty"
    " date num no nr name customer vendor employee kunde lieferant client cliente betrag saldo"
    " summe gesamt brutto netto mwst fällig offen bezahlt rechnung gutschrift montant solde net"
    " brut ttc ht importe saldo usd eur gbp chf cad aud memo terms ref quickbooks quickbook qb"
    " qbxml qbo qbd online desktop sync jan feb mar apr may jun jul aug sep oct nov dec january"
    " february march april june july august september october november december mon tue wed thu fri"
    " sat sun the a an in on at of for from to by and or with paymentmethod method type status id"
    " txnid a/r a/p accounts receivable payable info warn warning debug applied matched printed"
    " sent received voided void ending days past period pay sum subtotal discount shipping txn post"
    " get put iban bic euro euros stück"
)
_NAME = rf"(?<![\w.@/\\-])(?:(?<=[ :\"'(,;|\t>])|^)(?=[^\W\d_a-zß-ÿ]){TITLE}"
_DONE = rf"<[^<>\n]{{1,60}}>|{PSEUDONYM}|\"[\w ]{{1,60}}\"\s*:|\b(?:true|false|null)\b"
"""What was replaced, and what JSON has around it."""
_SETTLED = rf"(<[^<>\n]{{1,60}}>|{PSEUDONYM})"


def _line(match: Match[str], naming: Naming) -> str:
    rest = match["rest"]
    if not re.search(r"\w", re.sub(_DONE, "", rest)):
        return match[0]
    document = re.search(_DOCUMENT, rest)
    first = re.match(_FIRST, rest)
    amounts = [found for found in re.finditer(_AMOUNT, rest) if re.search("[1-9]", found[0])]
    told = bool(amounts) or "<value removed>" in rest
    if not (told or document or first):
        return match[0]
    sure = re.search(rf"(?i)(?<![\w.])(?:{_SURE})(?![\w.])", match[0])
    if not (
        sure
        or _tells_of_money(match, told=told, amounts=bool(amounts), shown=bool(document or first))
    ):
        return match[0]
    if re.search(r"[{}<>=]\s*\d+\.\d+\.\d|\w\(|::|\bat \w+\.\w+|\.(?:java|py|cs):", rest):
        return match[0]  # the message of a program
    return match["head"] + _cleaned(rest, naming, named=bool(told or document or first))


def _tells_of_money(match: Match[str], *, amounts: bool, told: bool, shown: bool) -> bool:
    """Whether figures behind a word that other programs use as well are money."""
    if told and (shown or not amounts or "<value removed>" in match["rest"]):
        return True
    if re.search(_MONEY, match["rest"]):
        return True
    return amounts and len({*map(str.lower, re.findall(_BOOKED, match[0]))}) > 1


def _cleaned(rest: str, naming: Naming, *, named: bool) -> str:
    """What stands behind the word: amounts, documents' numbers and names go."""
    if (first := re.match(_FIRST, rest)) and not naming.kept(first["number"]):
        start, end = first.span("number")
        rest = rest[:start] + naming.secret("value") + rest[end:]
    pieces = re.split(_SETTLED, rest)
    for at in range(0, len(pieces), 2):
        for pattern in (_AMOUNT, _DOCUMENT):
            pieces[at] = re.sub(pattern, lambda found: _number(found[0], naming), pieces[at])
        pieces[at] = re.sub(_PAPER, lambda found: found[1] + _number(found[2], naming), pieces[at])
        pieces[at] = re.sub(_CARD, lambda found: found[1] + naming.secret("value"), pieces[at])
    if named:
        pieces = re.split(_SETTLED, "".join(pieces))
        for at in range(0, len(pieces), 2):
            pieces[at] = re.sub(_NAME, lambda found: _name(found[0], naming), pieces[at])
    return "".join(pieces)


def _number(found: str, naming: Naming) -> str:
    plain = found.strip()
    harmless = not re.search("[1-9]", plain) or re.fullmatch(_DATE, plain) or naming.kept(plain)
    return found if harmless else found.replace(plain, naming.secret("value"))


def _name(found: str, naming: Naming) -> str:
    """A name without the words of bookkeeping behind it, if it is one."""
    words = re.findall(r"[^\W_][\w'’]*", found)
    while words and words[-1].lower() in _KEEP:
        words.pop()
    if not words or words[0].lower() in _KEEP or not is_name(found):
        return found
    end = found.rindex(words[-1]) + len(words[-1])
    plain = found[:end]
    short = len(plain) < 3 or re.fullmatch(r"[A-Z]{2,3}", plain)
    if short or not re.search(r"[^\W\d_]{2}", plain):
        return found
    return naming.secret("value") + found[end:]


RULES = (
    Rule(
        "value",
        rf"(?i)(?P<head>(?<![\w./\\-])(?:{_SURE}|{_WEAK})(?![\w/\\=(-]|\.\w|s?[ ]?=|\"[ ]?:))"
        r"(?P<rest>[^\n]{3,400})",
        _line,
        words=whole(
            "invoice invoices aging ageing sales salesreceipt salesreceipts credit creditmemo"
            " estimate estimates purchase purchaseorder pay paycheck paychecks payroll paystub"
            " payslip deposit deposits bank bankfeed journal refund refunds customer vendor receipt"
            " receipts overpayment prepayment owes owed owe owing overdue timesheet commande pedido"
            " bestellung bestelling ordine encomenda rechnung rechnungen gutschrift mahnung offener"
            " offene lohnabrechnung gehaltsabrechnung kontoauszug anzahlung überweisung lastschrift"
            " facture devis avoir relevé fiche virement factura presupuesto nómina recibo abono"
            " transferencia fatura orçamento fattura ricevuta bonifico factuur creditnota"
            " loonstrook offerte check checks cheque cheques payment payments statement statements"
            " bill bills charge charges transaction transactions txn transfer transfers po angebot"
            " lieferschein zahlung buchung beleg paiement chèque pago pagamento assegno betaling"
            " order quote expense commission tip rent withdrawal employee kunde lieferant client"
            " cliente saldo balance item job finance lohn gehalt salaire applied posting posted"
            " credited debited booked gebucht"
        ),
    ),
    Rule(
        "value",
        rf"(?P<head><value removed>[ \t]{{0,3}})(?P<value>{_AMOUNT})",
        lambda match, naming: match["head"] + _number(match["value"], naming),
        ("<value removed>",),
    ),
)
