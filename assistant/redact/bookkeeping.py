"""What a bookkeeping product writes about people and their money, in the languages that it speaks.

Key words stand in tables, a row for each shape of value; how they are found is told in `fields`.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import keyed, replaced, whole
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_END = r"(?![\w])"


def tax(match: Match[str], naming: Naming) -> str:
    """A number with six figures at least."""
    enough = sum(map(str.isdigit, match["value"])) >= 6
    return replaced("id", match, naming) if enough else match[0]


def serial(match: Match[str], naming: Naming) -> str:
    """What has a figure and is no number of a program."""
    value = match["value"]
    drawn = re.fullmatch(r"[A-Z]{8,}(?<!ED)(?<!BLE)(?<!ING)(?<!ION)(?<!MENT)", value)
    if not (re.search(r"\d", value) or drawn) or value.lower().startswith("0x"):
        return match[0]
    return replaced("id", match, naming)


def _money(match: Match[str], naming: Naming) -> str:
    """An amount; nothing is none."""
    return replaced("value", match, naming) if re.search("[1-9]", match["value"]) else match[0]


def _row(match: Match[str], naming: Naming) -> str:
    return replaced("value", match, naming)


TAX = (
    keyed(
        "id",
        "vat;vat reg;vat registration;vat id;ust id;ust idnr;umsatzsteuer id;umsatzsteuer"
        " idnr;umsatzsteuernummer;uid;uid nr;tva;numéro de tva;btw;btw"
        " nummer;nif;cif;nie;cnpj;cpf;siret;siren;abn;acn;gst;gstin;hst;partita iva;codice"
        " fiscale;rfc;rut;utr;tax reference;tax number;tax no;steuernummer;steuernr;steuer"
        " id;steuer nr;steuer idnr;identifikationsnummer;idnr;handelsregister;kvk;paye ref;paye"
        " reference;mandate ref;mandate reference;mandatsreferenz;creditor;creditor id;gläubiger"
        " id;numéro de sécurité sociale;sécurité sociale;insee;contribuinte n.º",
        r"(?:[A-Z]{2,3}(?=[ ]?[A-Z0-9]{0,2}\d)[ ]?)?[A-Z0-9](?:[A-Z0-9]|[ ./-](?=[A-Z]?\d)){5,21}",
        tax,
    ),
)

BANK = (
    keyed(
        "card",
        "last 4;last four;last 4 digits;last four digits;last4;letzte 4 ziffern",
        rf"\d{{4}}{_END}",
    ),
    keyed(
        "value",
        "exp;exp date;expiry;expiry date;expires;expiration;expiration date;expirydate;valid"
        " thru;valid until;gültig bis;ablaufdatum;expiration month",
        r"(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?\d\d(?![\w/.:-])",
        exact=True,
    ),
)

PRODUCT = (
    keyed(
        "id",
        "product number;product no;product nr;produktnummer;produkt nr;product",
        rf"\d{{3}}[ -]?\d{{3}}{_END}",
    ),
    keyed("id", "realm;realm id;realmid;company id;companyid;firm id", r"\d{9,20}(?!\w)"),
    keyed(
        "id",
        "serial;serial number;sn;serialnumber;seriennummer;serien nr;numéro de série;número de"
        " serie;serienummer;service tag;servicetag;asset tag;assettag;imei;device serial",
        r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=\w)){4,30}",
        serial,
    ),
    Rule(
        "card",
        r"(?P<head>(?i:\b(?:account|card|cc|debit|visa|mastercard|amex|maestro|karte|carte|tarjeta"
        r"|cartão|kaart)\b[^\n]{0,20}?(?:(?:ending|ends|endend|endet|endung|terminada)(?: (?:in"
        r"|with|on|auf|mit|en))?|\.{2,}|[x*\u2022]{2,})[ -]{0,2}))(?P<value>\d{4})(?!\d)",
        lambda match, naming: replaced("card", match, naming),
        words=whole(
            "account card cc debit cards visa mastercard amex maestro karte carte tarjeta"
            " cartão kaart"
        ),
    ),
)

CODES = (
    keyed(
        "token",
        "pin;sms code;tan code;pin code;code pin;otp;tan;mtan;puk;one time code;enter code;enter "
        "the code;use code;use the code;one time password"
        ";onetime code;verification code;validation code;security code"
        ";authentication code;mfa code;2fa code;login code;access code;confirmation code;passcode"
        ";auth code;authorization code;your code;door code;alarm code;gate code;safe code;safe"
        " combination;combination"
        ";türcode;alarmcode;torcode;zugangscode"
        ";bestätigungscode;sicherheitscode;einmalcode;code de sécurité;code de vérification;code "
        "confidentiel"
        ";código de seguridad;código de verificación;código de segurança;beveiligingscode"
        ";toegangscode"
        ";mfa;2fa",
        r"\d{3}[ -]?\d{0,5}(?![\w.:/-])|\d\d-\d\d-\d\d(?![\w.:/-])",
    ),
)

_MONEY = r"-?(?:[$€£][ ]?)?-?\d{1,3}(?:[.,' ]?\d{3}){0,4}[.,]\d\d"
MONEY = (
    keyed(
        "value",
        "amt;amt due;amount;amount due;amount paid;balance;balance due;open balance;total balance"
        ";opening "
        "balance;credit limit;pay rate;rate of pay;stundenlohn;net pay"
        ";gross pay;net;gross;salary;wage;wages;hourly rate;price;sales price;subtotal;betrag"
        ";saldo;kontostand;gehalt;lohn"
        ";netto;brutto;paid;owes;owed;costs;worth;montant;solde;salaire;importe;sueldo;salario"
        ";valor;bedrag",
        rf"{_MONEY}(?![\w.,%]|[ ]?(?:s|ms|sec|MB|GB|KB|kB|MiB|%)\b)",
        _money,
    ),


    Rule(
        "value",
        r"(?m)^(?P<head>[ \t]{0,8}(?:TRNS|SPL|CUST|VEND|EMP|ACCNT|TIMEACT|INVITEM|OTHERNAME"
        r"|CUSTNAMEDICT|BUD|PRICELEVEL|CTYPE|VTYPE|TODO|EMPLOYEE)(?:\t"
        r"|[;,](?=[^\n;,]*[;,][^\n;,]*[;,])))(?P<value>[^\n]*[^\s][^\n]*)",
        _row,
        tuple(
            f"{kind}{sign}"
            for sign in "\t;,"
            for kind in (
                "trns", "spl", "cust", "vend", "emp", "accnt", "timeact", "invitem", "othername",
                "custnamedict", "bud",
                "pricelevel", "ctype", "vtype", "todo", "employee",
            )
        ),
    ),
)  # fmt: skip

WORDS = ()

RULES = (*TAX, *PRODUCT, *BANK, *CODES, *MONEY, *WORDS)
