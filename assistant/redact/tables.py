"""Tables: a heading that names a secret, a login, a person or a company tells of a whole column.

Rows apart by ``;``, ``,``, ``|`` or tabs, tables in Markdown and of database clients, columns of
SQL statements, and tables of two columns whose first says what the second one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..record import TYPE_CHECKING, Record
from .fields import is_name
from .keys import folded_key, is_weak, label, looks_secret, name_parts, names_secret
from .naming import Naming, Swap, is_settled
from .nouns import NOUNS
from .people import account

if TYPE_CHECKING:
    from re import Match

    from .view import View

Span = tuple[int, int]

_HIDDEN = "hidden"
_PERSON, _NAME = "person", "name"
_WORDS = {
    "login": """
        login logon user username users usr owner operator cashier by benutzer benutzername
        anmeldename kennung anwender bearbeiter bediener kassierer utilisateur identifiant
        usuario gebruiker gebruikersnaam utente account samaccountname upn principal
        assignee author accountname
    """,
    _PERSON: """
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
        company customer client vendor supplier firm firma kunde kunden lieferant mandant mandanten
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
_BESIDE = frozenset(
    """
    mail email city town ort stadt ville ciudad zip plz role rolle rôle dept department abteilung
    hours std stunden hrs date datum amount betrag total num debit credit qty status title position
    country land birthday
    """.split()  # noqa: SIM905
)
"""Headings beside which a column of names is one of people or firms."""
_KEYS = frozenset(
    """
    key name setting property option parameter variable field feld schlüssel einstellung
    eigenschaft clé paramètre clave
    """.split()  # noqa: SIM905
)
_VALUES = frozenset(
    """
    value wert val valeur valor waarde valore content inhalt
    """.split()  # noqa: SIM905
)
_MONEY = frozenset(
    """
    amount balance debit credit qty total open betrag saldo montant solde importe bedrag
    """.split()  # noqa: SIM905
)
_OPEN = frozenset(("open", "due", "outstanding", "overdue", "owed", "balance"))
_SUMS = _MONEY | {"due", "outstanding", "overdue", "owed", "owes", "paid", "price", "cost", "sum"}
"""The same where only amounts go."""
_AMOUNT = r"[-($€£ ]*\d[\d.,' ]*[.,]\d\d[)€£$ ]*(?:[A-Z]{3})?"
_REPORTED = frozenset(
    """
    item split class terms num account no memo description beschreibung omschrijving
    """.split()  # noqa: SIM905
)
"""Columns of a report on money, which tells by one of the first that it is one."""
_COUNTED = frozenset(
    """
    id ids nr no num number count type kind status code date time format length size hash_type
    policy enabled expires expiry version
    """.split()  # noqa: SIM905
)
"""A heading that ends so tells of something about somebody."""

_SHORT = frozenset(["mdp", "pwd", "pw", "pass", "psw", "pin", "passw"])
_CELL_NAME = r"[^\W\d][\w .#/-]{0,30}(?::[\w ]{1,12}| ?\([\w €$%.]{1,12}\))?\.?"
_HEADER = (
    r"\n[ \t>]*+(?P<header>[|│]?[ \t]*[\"'#]?[^\W\d][^\n;,\t|│=<>{}\[\]]{0,42}"
    r"(?:[;,\t|│][^\n;,\t|│=<>{}\[\]]{0,42}){1,60})(?=\n)"
)
_RULED = r"[ \t|+:=─│┼-]+"
_SEPARATORS = ";\t|│,"
_PLAIN = frozenset(
    ("", "true", "false", "null", "none", "nil", "0", "~", "-", "?", "default", "n/a")
)
_STATEMENT = (
    r"(?i)(?:(?:insert|replace|upsert)\s{1,4}(?:ignore\s{1,4})?into\s{1,4}[^\s(]{1,100}\s{0,4}\("
    r"(?P<columns>[^()\n]{1,800})\)\s{0,4}values\s{0,4}(?P<rows>\([^\n]{1,4000})"
    r"|copy\s{1,4}[^\s(]{1,100}\s{0,4}\((?P<copied>[^()\n]{1,800})\)\s{1,4}from\s{1,4}stdin"
    r"[^\n]{0,80}"
    r"(?=\n))"
)
_ROW = r"\(((?:'(?:[^'\n]|'')*+'|[^()'\n])*+)\)"
_VALUE = r"[ \t]*(?:N?'(?P<text>(?:[^'\n]|'')*+)'|(?P<plain>[^,'\n]+))[ \t]*(?:,|$)"


class _Columns:
    """What the headings of a table say of its columns."""

    def __init__(self, names: list[str]) -> None:
        self.names = [name.strip(" \t\"'`[]#") for name in names]
        self.kinds = [_kind(name) for name in self.names]
        told = {word for name in self.names for word in name_parts(name)}
        among = told & (_BESIDE | _OPEN) or set(self.kinds) - {"", _NAME, "host"}
        self.kinds = [(_PERSON if among else "") if kind == _NAME else kind for kind in self.kinds]
        if told & _MONEY and any(self.kinds):
            self.kinds = [
                "value"
                if folded_key(name) in _REPORTED
                or (kind == _PERSON and name_parts(name) == ["name"])
                else kind
                for name, kind in zip(self.names, self.kinds, strict=True)
            ]
        if {"company", "value", _PERSON} & {*self.kinds}:
            self.kinds = [
                kind or ("sum" if _SUMS & {*name_parts(name)} else "")
                for name, kind in zip(self.names, self.kinds, strict=True)
            ]
        self.pairs = (
            len(names) > 1
            and folded_key(self.names[0]) in _KEYS
            and folded_key(self.names[1]) in _VALUES
        )

    @property
    def telling(self) -> bool:
        """Whether any column is to be hidden."""
        return self.pairs or any(self.kinds)

    def hidden(self, text: str, cells: list[Span], naming: Naming) -> Iterator[Swap]:
        """What stands for the cells of a row."""
        told = zip(self.names, self.kinds, cells, strict=True)
        if self.pairs:
            name = text[slice(*cells[0])].strip(" `*\"'")
            told = zip([name], [_kind(name)], cells[1:2], strict=True)
        for name, kind, (start, stop) in told:
            if kind:
                naming.noted.clear()
                value = text[start:stop]
                new = _hidden(value, name, kind, naming)
                if new != value:
                    yield start, stop, new


class _Table(Record):
    """A table in a text."""

    header: str
    columns: _Columns
    rows: list[list[Span]]
    """Where their cells are."""
    end: int


def _kind(heading: str) -> str:
    """What stands below a heading; "": nothing private."""
    if names_secret(heading) or folded_key(heading) in _SHORT:
        return _HIDDEN
    parts = name_parts(heading)
    for word in reversed(parts):
        if word in _COUNTED:
            return "id" if _KINDS.get(parts[0]) == "id" else ""
        if word in ("name", "names", "full", "first", "last", "given"):
            continue
        return _KINDS.get(word, _KINDS.get(folded_key(heading), ""))
    if not parts:
        return ""
    return _PERSON if len(parts) > 1 else _NAME


def _hidden(value: str, name: str, kind: str, naming: Naming) -> str:
    """A cell without what must not leave."""
    inner = value.strip()
    if inner.lower() in _PLAIN or inner[:1] in "@:$?" or naming.kept(inner):
        return value
    if kind == _HIDDEN:
        return naming.secret(label(name)) if _is_secret(inner, name) else value
    if kind == "value":
        return naming.secret("value") if re.search(r"[1-9]|[^\W\d_]{2}", inner) else value
    if kind == "sum":
        return naming.secret("value") if re.fullmatch(_AMOUNT, inner) else value
    if kind in ("phone", "id"):
        enough = sum(map(str.isdigit, inner)) > (2 if kind == "phone" else 3)
        return naming.name(kind, value) if enough and not re.search("[a-z]{4}", inner) else value
    if inner.lower() in NOUNS or not is_name(inner) or is_settled(inner):
        return value
    return _named(value, kind, naming)


def _is_secret(inner: str, name: str) -> bool:
    if re.fullmatch(r"\d{1,3}|[\d.]+ ?%|\d+ of .*", inner):
        return False
    return not is_weak(name) or looks_secret(inner) or (inner.isdigit() and 3 < len(inner) < 9)


def _named(value: str, kind: str, naming: Naming) -> str:
    """A cell with the name of somebody, of a firm or of a machine."""
    inner = value.strip()
    if kind in ("login", "host"):
        single = re.fullmatch(r"[\w.@$\\ -]{2,60}", inner)
        if not single or "@" in inner:
            return value
        return account(value, naming) if kind == "login" else naming.name("host", value)
    figures = sum(map(str.isdigit, inner))
    written = inner[0].isupper() or not inner[0].isascii() or " " in inner
    if len(inner) < 3 or figures > len(inner) // 3 or not written or inner[0] in "`*<":
        return value
    kind = "company" if kind == "company" else "user"
    if " " in inner:
        naming.learn(kind, inner)
    return naming.name(kind, value)


def swaps(view: View, naming: Naming) -> Iterator[Swap]:
    """What stands for each cell that a heading tells of."""
    found = list(_tables(view, naming))
    if any(map(view.holds, ("insert ", "replace ", "upsert ", "copy "))):
        found += _statements(view.text, naming)
    found.sort()
    end = 0
    for start, stop, new in found:
        if start >= end:
            naming.noted[:] = ["value"]
            yield start, stop, new
            end = stop


def _tables(view: View, naming: Naming) -> Iterator[Swap]:
    if not re.compile(_HEADER).search(f"\n{view.low}\n"):
        return
    text = f"\n{view.text}\n"
    for table in _found(text):
        for cells in table.rows:
            for first, stop, new in table.columns.hidden(text, cells, naming):
                yield first - 1, stop - 1, new


def unfinished(text: str) -> str:
    """The heading of a table that goes on to the end of a text, if it tells of a column."""
    if not re.compile(_HEADER).search(f"\n{text}\n"):
        return ""
    tables = list(_found(f"\n{text}\n"))
    return tables[-1].header if tables and tables[-1].end == len(text) + 1 else ""


def _found(text: str) -> Iterator[_Table]:
    """All tables with a telling heading in a text that begins and ends with the end of a line."""
    at = 0
    while match := re.compile(_HEADER).search(text, at):
        at = match.end()
        columns, sign = _headings(match["header"])
        if columns is None or not columns.telling:
            continue
        rows: list[list[Span]] = []
        for start, end in _lines(text, at + 1):
            if re.compile(_RULED).fullmatch(text, start, end):
                at = end
                continue
            cells = _cells(text, start, end, sign)
            if len(cells) != len(columns.names):
                break
            at = end
            rows.append(cells)
        yield _Table(match["header"], columns, rows, at)


def _headings(line: str) -> tuple[_Columns | None, str]:
    """The columns that a line names, if it is the header of a table, and what parts them."""
    sign = max(_SEPARATORS, key=line.strip(" \t|│").count)
    spans = _cells(line, 0, len(line), sign)
    names = [line[slice(*span)].strip() for span in spans]
    whole = all(re.fullmatch(_CELL_NAME, name) for name in names if name)
    short = all(len(name.split()) < 5 for name in names)
    few = sum(map(bool, names)) < (3 if sign == "," and line.count(", ") == len(names) - 1 else 2)
    if few or not whole or not short or not names[0]:
        return None, sign
    return _Columns(names), sign


def _lines(text: str, at: int) -> Iterator[Span]:
    while at < len(text):
        end = text.find("\n", at)
        yield at, end
        at = end + 1


def _cells(text: str, at: int, end: int, sign: str) -> list[Span]:
    """Where a row's cells are, quotes left out; the frame of a table is none of them."""
    if sign in "|│":
        while at < end and text[at] in " \t|│":
            at += 1
        while end > at and text[end - 1] in " \t|│":
            end -= 1
    cell = re.compile(
        rf"[ ]*(?:\"((?:[^\"\n]|\"\")*)\"|'((?:[^'\n])*)'(?=[ ]*(?:{re.escape(sign)}|$))"
        rf"|((?:[^{re.escape(sign)}\n\"]|\"(?:[^\"\n]|\"\")*+\"|\")*))[ ]*({re.escape(sign)}|$)",
        re.MULTILINE,
    )
    found: list[Span] = []
    while at <= end and (match := cell.match(text, at, end)):
        found.append(match.span(next((i for i in (1, 2) if match[i] is not None), 3)))
        if not match[4]:
            break
        at = match.end()
    return found


def _statements(text: str, naming: Naming) -> Iterator[Swap]:
    """Values of SQL statements, by the columns that they are for."""
    for match in re.compile(_STATEMENT).finditer(text):
        columns = _Columns((match["columns"] or match["copied"]).split(","))
        if not columns.telling:
            continue
        if match["copied"]:
            yield from _copied(text, match, columns, naming)
            continue
        for row in re.compile(_ROW).finditer(text, *match.span("rows")):
            cells = [
                cell.span("plain" if cell["text"] is None else "text")
                for cell in re.compile(_VALUE).finditer(text, *row.span(1))
            ]
            if len(cells) == len(columns.names):
                yield from columns.hidden(text, cells, naming)


def _copied(text: str, match: Match[str], columns: _Columns, naming: Naming) -> Iterator[Swap]:
    for start, end in _lines(f"{text}\n", match.end() + 1):
        cells = _cells(text, start, end, "\t")
        if len(cells) != len(columns.names):
            return
        yield from columns.hidden(text, cells, naming)
