"""What the keys of bookkeeping's records mean, whatever convention they are written in.

A key is split into its words (`custBal`, `CUST_BAL`, `CustomerRet_Balance`, `kundenname`): these
are looked up in one table: whose record it is, and what of it the field holds.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TABLE = {
    "party": """
        customer customers cust custs vendor vendors vend supplier suppliers employee employees emp
        payee payer payor kunde kunden kundin debitor kreditor lieferant lieferanten mitarbeiter
        mitarbeiterin mandant fournisseur salarie cliente clientes proveedor proveedores empleado
        fornecedor funcionario klant leverancier werknemer fornitore dipendente
    """,
    "paper": """
        invoice inv bill billing estimate salesreceipt creditmemo paycheck purchaseorder salesorder
        rechnung rechnungs beleg belegs gutschrift angebot facture factura fatura fattura factuur
        presupuesto devis offerte ship shipping shipto billto
    """,
    "other paper": """
        check cheque chq payment pmt deposit po order so txn transaction trans doc document ref
        refund quote receipt journal je account acct acc konto bank item line job project client
        expense bestellung auftrag zahlung
    """,
    "money": """
        amount amt balance bal total totals sum price rate cost net gross due owed owes owing paid
        unpaid limit tax debit credit soll haben salary wage wages pay fee open overdue outstanding
        subtotal betrag saldo
        summe brutto netto preis gesamt gesamtbetrag montant solde ttc ht prix importe precio valor
        importo prezzo totale bedrag prijs totaal earnings hourly
    """,
    "number": """
        n no num number nbr nr nro nummer numero nmr ssn ein sin tin iban routing acctno invno
        refnum refno docnum docno ponum pono account acct acc konto
    """,
    "text": """
        memo desc descr description note notes comment comments remark remarks job project
        bezeichnung beschreibung notiz notizen bemerkung verwendungszweck libelle concepto nota
        descripcion descrizione omschrijving opmerking projekt item
    """,
    "place": """
        addr address street city zip zipcode postal postcode postalcode province county adresse
        anschrift strasse ort plz rue ville direccion calle ciudad endereco rua cidade indirizzo
        citta adres straat plaats
    """,
    "name": """
        name fullname firstname lastname givenname familyname displayname surname contact attn
        nom nombre nome naam vorname nachname email mail phone mobile fax tel telefon
    """,
}
_ROLES: dict[str, str] = {}
for _role, _words in reversed(_TABLE.items()):
    _ROLES |= dict.fromkeys(_words.split(), _role)
_OWNERS = frozenset((*_TABLE["party"].split(), *_TABLE["paper"].split()))
_PAPERS = frozenset((*_TABLE["paper"].split(), *_TABLE["other paper"].split()))
_FIELDS = {
    word: role
    for role in ("name", "place", "text", "number", "money")
    for word in _TABLE[role].split()
}
_STRONG = frozenset(("amount", "amt", "betrag", "montant", "importe", "importo", "bedrag", "price"))
_KINDS = frozenset(("ret", "ref", "add", "mod", "rq", "rs", "address", "block"))
"""Parts of the names of qbXML's elements, which say neither whose a field is nor what it holds."""


def _stems(words: frozenset[str]) -> tuple[str, ...]:
    """With what these begin, none of them the beginning of another."""
    found: list[str] = []
    for word in sorted(words):
        if not found or not word.startswith(found[-1]):
            found.append(word)
    return tuple(found)


STEMS = _stems(_OWNERS | _STRONG)
"""One of these stands in a key that tells of a record."""


class Meaning:
    """What a key means."""

    __slots__ = ("known", "owned", "paper", "party", "role", "strong")

    def __init__(self, words: list[str]) -> None:
        kinds = [word for word in words if word not in _KINDS or word == "address"] or words
        last = kinds[-1] if kinds else ""
        before = kinds[:-1]
        placed = last == "line" and not {"addr", "address"}.isdisjoint(words[:-1])
        custom = {"custom", "field"} <= {*kinds}
        self.role = "text" if custom else "place" if placed else _FIELDS.get(last, "")
        """What it holds: "money", "number", "text", "place" or "name"; "": none of these."""
        owner = any(word in _OWNERS for word in before)
        self.owned = custom or (bool(self.role) and owner and self.role != "name")
        """Whether it is a field of a record of bookkeeping, wherever it is met."""
        self.party = _ROLES.get(last) == "party" or (self.role == "name" and owner)
        """Whether it says who a record is about."""
        self.paper = last in _PAPERS and all(_ROLES.get(word) == "number" for word in before)
        """Whether it is called after a document: its number follows."""
        self.known = bool(self.role) or self.party or last in _PAPERS
        """Whether it means anything."""
        self.strong = last in _STRONG
        """Whether only bookkeeping calls a field so."""


@lru_cache(8192)
def meaning(key: str) -> Meaning:
    """What a key means."""
    return Meaning([word for part in name_parts(key) for word in _apart(part.rstrip("0123456789"))])


def owned(key: str) -> bool:
    """Whether a field of this name is one of a customer's record, a bill's and their like."""
    return 4 < len(key) < 60 and meaning(key).owned


def name_parts(key: str) -> list[str]:
    """The words of a key, in small letters: of userPin, USER_PIN and user-pin alike."""
    letters = unicodedata.normalize("NFKD", key)
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    spread = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", plain)
    return re.sub(r"[^A-Za-z0-9]+", " ", spread).lower().split()


def _apart(word: str) -> list[str]:
    """The words of one that was written without a break: `custbal`, `kundennr`."""
    if not word or word in _ROLES or word in _FIELDS:
        return [word] if word else []
    for at in range(3, len(word) - 1):
        if word[:at] in _OWNERS and word[at:] in _FIELDS:
            return [word[:at], word[at:]]
    return [word]
