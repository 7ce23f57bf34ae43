"""What the headings of tables say of the columns below them."""

from __future__ import annotations

import re

from .keys import folded_key, names_secret
from .vocabulary import meaning, name_parts

HIDDEN = "hidden"
PERSON, NAME = "person", "name"
_WORDS = {
    "login": """
        login logon user username users usr owner operator cashier by benutzer benutzername
        anmeldename kennung anwender bearbeiter bediener kassierer utilisateur identifiant
        usuario gebruiker gebruikersnaam utente account samaccountname upn principal
        assignee author accountname
    """,
    PERSON: """
        employee employees person contact driver technician fullname firstname lastname surname
        forename patient student teacher guest passenger attendee organizer organiser
        signer agent rep salesrep salesperson reporter requester approver reviewer worker staff
        mitarbeiter mitarbeiterin vorname nachname familienname fahrer ansprechpartner kontakt
        sachbearbeiter techniker schüler patientin gast name1 name2 prénom nom conducteur chauffeur
        employé salarié responsable nombre apellido apellidos empleado conductor contacto nome
        cognome sobrenome funcionário dipendente voornaam achternaam medewerker werknemer bestuurder
        imię nazwisko förnamn efternamn displayname cardholder kontoinhaber beneficiary payee
    """,
    "company": """
        company companies customer customers client clients vendor vendors supplier suppliers firm
        firma kunde kunden lieferant mandant mandanten
        debitor kreditor société fournisseur empresa cliente proveedor fornecedor azienda ditta
        fornitore bedrijf klant leverancier organisation organization org tenant merchant job
        kundenname firmenname companyname customername vendorname unternehmen business employer
    """,
    "phone": """
        phone telephone tel telefon telefonnummer telefono téléphone teléfono telefone telefoon fon
        mobile mobil mobilnummer cell cellphone handy fax telefax gsm natel portable móvil celular
        rufnummer durchwahl extension ext
    """,
    "id": """
        ssn sin ein tin itin nino steuernummer vat taxid svnr iban bic account kontonummer konto
        routing licence license serial passport ausweis dni nif cif bsn
    """,
    "host": "host hostname computer machine workstation rechner rechnername server device client",
    "value": """
        address street addr addr1 addr2 anschrift adresse straße strasse dirección indirizzo adres
        verwendungszweck libellé birthday birthdate dob geburtsdatum geboren salary
        wage gehalt lohn balance saldo amount betrag
    """,
}
_KINDS = {
    folded_key(word): kind for kind, words in reversed(_WORDS.items()) for word in words.split()
}
BESIDE = frozenset(
    """
    mail email city town ort stadt ville ciudad zip plz role rolle rôle dept department abteilung
    hours std stunden hrs date datum amount betrag total num debit credit qty status title position
    country land birthday
    """.split()  # noqa: SIM905
)
"""Headings beside which a column of names is one of people or firms."""
KEYS = frozenset(
    """
    key name setting property option parameter variable field feld schlüssel einstellung
    eigenschaft clé paramètre clave
    """.split()  # noqa: SIM905
)
VALUES = frozenset(
    """
    value wert val valeur valor waarde valore content inhalt
    """.split()  # noqa: SIM905
)
OPEN = frozenset(("open", "due", "outstanding", "overdue", "owed", "balance"))
BUCKET = r"(?i)current|\d{1,3} ?- ?\d{1,3}(?: days)?|> ?\d{1,3}(?: days)?|over \d{1,3}|\d{1,3}\+"
"""The columns of a report on what is overdue."""
_REPORTED = frozenset(("split", "class", "terms"))
"""Columns of a report on money, beside what `meaning` knows of."""
_COUNTED = frozenset(
    """
    id ids nr no num number count type kind status code date time format length size hash_type
    policy enabled expires expiry version
    """.split()  # noqa: SIM905
)
"""A heading that ends so tells of something about somebody."""

_SHORT = frozenset(["mdp", "pwd", "pw", "pass", "psw", "pin", "passw"])


def _party(heading: str) -> str:
    """Whether it says who: "company", or nothing."""
    return "company" if meaning(heading).party else ""


def booked(names: list[str], kinds: list[str]) -> list[str]:
    """The same kinds; where it is about somebody's money, also of documents, notes and sums."""
    means = [meaning(name) for name in names]
    money = any(m.role == "money" for m in means)
    if sum(re.fullmatch(BUCKET, name) is not None for name in names) > 1:
        return ["value"] * len(names)
    if {"name", "status"} <= {name.lower() for name in names} and not money:
        kinds = ["" if kind == PERSON else kind for kind in kinds]  # services of a system
    noted = money and any(m.role == "text" for m in means)
    if not (any(kinds) or noted) or not (money or {"company", PERSON} & {*kinds}):
        return kinds
    paper = ["value" if m.paper or m.role == "number" else "" for m in means]
    found = []
    for name, kind, m, number in zip(names, kinds, means, paper, strict=True):
        told = money and (
            m.role == "text"
            or folded_key(name) in _REPORTED
            or (kind == PERSON and name_parts(name) == ["name"])
        )
        plain = "sum" if m.role == "money" else number if money or m.owned else ""
        found.append("value" if told else kind or plain)
    return found


def kind_of(heading: str) -> str:
    """What stands below a heading; "": nothing private."""
    if names_secret(heading) or folded_key(heading) in _SHORT:
        return HIDDEN
    parts = name_parts(heading)
    for word in reversed(parts):
        if word in _COUNTED:
            return "id" if _KINDS.get(parts[0]) == "id" else ""
        if word in ("name", "names", "full", "first", "last", "given"):
            continue
        return _KINDS.get(word) or _KINDS.get(folded_key(heading)) or _party(heading)
    if not parts:
        return ""
    return PERSON if len(parts) > 1 else NAME
