"""What a bookkeeping product writes about people and their money, in the languages that it speaks.

Key words stand in tables, a row for each shape of value; how they are found is told in `fields`.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import FIELD, LOOSE, SIGN, TITLE, is_name, keyed, replaced
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_END = r"(?![\w])"


_WEAK = r"(?i)client|cliente|vendor|organi"
"""Words that stand before a program's or a maker's name as well: one word behind them is none."""


def _company(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    weak = re.match(_WEAK, match["head"]) and not re.search(r"\w[ &,]", value)
    if not is_name(value) or weak:
        return match[0]
    if " " in value.strip():
        naming.learn("company", value)
    return replaced("company", match, naming)


def _prose(match: Match[str], naming: Naming) -> str:
    """A company in a sentence: two words or a legal form, so that no menu's entry is taken for one."""
    telling = re.search(rf"\w[ ,]|{_LEGAL}", match["value"]) and not match["head"].isupper()
    return _company(match, naming) if telling else match[0]


_LEGAL = r"\b(?:Ltd|LLC|Inc|GmbH|AG|KG|Corp|Co|S\.L|S\.A|B\.V|AS|AB|Oy|SARL|PLC|LLP)\b"


def _tax(match: Match[str], naming: Naming) -> str:
    enough = sum(map(str.isdigit, match["value"])) >= 6
    return replaced("id", match, naming) if enough else match[0]


def _serial(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if not re.search(r"\d", value) or value.lower().startswith("0x"):
        return match[0]
    return replaced("id", match, naming)


def _row(match: Match[str], naming: Naming) -> str:
    return replaced("value", match, naming)


TAX = (
    keyed(
        "id",
        "ein;fein;employer id;employer identification;federal tax id;federal id;federal ein;fed tax id;fed id;tax id;taxpayer id"
        ";tax identification;taxpayer identification;taxid;tin;itin;ssn;social security;social;soc sec;sin"
        ";sozialversicherungsnummer;sv nummer",
        rf"(?:\d{{2}}[ -]?\d{{7}}|\d{{3}}[ -]?\d{{2}}[ -]?\d{{4}}){_END}",
    ),
    keyed(
        "id",
        "vat;vat reg;vat registration;vat id;ust id;ust idnr;umsatzsteuer id;umsatzsteuer idnr;umsatzsteuernummer;uid;uid nr;tva"
        ";num\u00e9ro de tva;btw;btw nummer;nif;cif;nie;cnpj;cpf;siret;siren;abn;acn;gst;gstin;hst"
        ";partita iva;codice fiscale;rfc;rut;utr;tax reference;tax number;tax no;steuernummer;steuernr"
        ";steuer id;steuer nr;steuer idnr;identifikationsnummer;idnr;handelsregister;kvk",
        r"(?:[A-Z]{2,3}(?=[ ]?[A-Z0-9]{0,2}\d)[ ]?)?[A-Z0-9](?:[A-Z0-9]|[ ./-](?=[A-Z]?\d)){5,21}",
        _tax,
    ),
    keyed(
        "id",
        "national insurance;ni;nino;nat ins",
        rf"[A-Z]{{2}} ?\d{{2}} ?\d{{2}} ?\d{{2}}(?: ?[A-D])?{_END}",
    ),
)

BANK = (
    keyed("account", "routing;aba;aba routing;rtn;transit;bank routing", rf"\d{{9}}{_END}"),
    keyed(
        "account",
        "account;acct;bank account;bankaccount;bank acct;checking account;savings account;konto"
        ";kontonummer;kontonr;bankkonto;bankverbindung;kto;compte;compte bancaire;cuenta;cuenta bancaria"
        ";conta;conta corrente;rekening;rekeningnummer;iban",
        rf"[0-9](?:[0-9]|[ -](?=\d)){{4,24}}(?![\w.:])|[A-Za-z]{{2}}\d\d(?: ?[A-Za-z0-9]{{4}}){{2,7}}(?: ?[A-Za-z0-9]{{1,3}})?{_END}",
    ),
    keyed("account", "blz;bankleitzahl", rf"\d{{3}} ?\d{{3}} ?\d{{2}}{_END}"),
    keyed(
        "account",
        "bic;swift;swift bic;bic swift",
        rf"[A-Z]{{6}}[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})?{_END}",
    ),
    keyed("account", "sort code;sortcode", rf"\d\d[ -]?\d\d[ -]?\d\d{_END}"),
    Rule(
        "card",
        r"(?P<head>(?i:\b(?:card|cc|debit|visa|mastercard|amex|maestro|karte|carte|tarjeta|cart\u00e3o|kaart)\b"
        r"[^\n]{0,20}?(?:(?:ending|ends|endend|endet|endung|terminada)(?: (?:in|with|on|auf|mit|en))?"
        r"|\.{2,}|[x*\u2022]{2,})[ -]{0,2}))(?P<value>\d{4})(?!\d)",
        lambda match, naming: replaced("card", match, naming),
        words=frozenset(
            "card cc debit cards visa mastercard amex maestro karte carte tarjeta cart\u00e3o kaart".split()
        ),
    ),
    keyed(
        "card",
        "last 4;last four;last 4 digits;last four digits;last4;letzte 4 ziffern",
        rf"\d{{4}}{_END}",
    ),
    keyed(
        "value",
        "exp;exp date;expiry;expiry date;expires;expiration;expiration date;expirydate;valid thru;valid until"
        ";g\u00fcltig bis;ablaufdatum;expiration month",
        r"(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?\d\d(?![\w/.:-])",
    ),
    keyed("value", "cvv;cvv2;cvc;cvc2;security code;kartenpr\u00fcfnummer", rf"\d{{3,4}}{_END}"),
)

PRODUCT = (
    keyed(
        "id",
        "license;licence;lizenz;lizenznummer;licencia;licen\u00e7a;licentie;registration;registrierung",
        rf"\d{{4}}[ -]?\d{{4}}(?:[ -]?\d{{4}}[ -]?\d{{3}})?{_END}",
    ),
    keyed(
        "id",
        "product number;product no;product nr;produktnummer;produkt nr;product",
        rf"\d{{3}}[ -]?\d{{3}}{_END}",
    ),
    keyed("id", "realm id;realmid;company id;companyid;firm id", r"\d{9,20}(?!\w)"),
    keyed(
        "id",
        "serial;serial number;sn;serialnumber;seriennummer;serien nr;num\u00e9ro de s\u00e9rie;n\u00famero de serie"
        ";serienummer;service tag;servicetag;asset tag;assettag;imei;device serial",
        r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=\w)){4,30}",
        _serial,
    ),
    keyed(
        "key",
        "product key;license key;licence key;activation;activation code;activation key;unlock;recovery;recovery code"
        ";recovery key;backup code;produktschl\u00fcssel;lizenzschl\u00fcssel;aktivierungscode;cl\u00e9 de licence",
        r"[A-Za-z0-9]{4,8}(?:-[A-Za-z0-9]{4,8}){1,8}(?![\w-])",
        sign=LOOSE,
    ),
    Rule(
        "key",
        r"[A-Z0-9](?<![\w-].)[A-Z0-9]{4}(?:-[A-Z0-9]{5}){4}(?![\w-])",
        lambda match, naming: naming.secret("key"),
        gate=r"-[a-z0-9]{5}-[a-z0-9]{5}-[a-z0-9]{5}-",
    ),
    Rule(
        "id",
        rf"(?P<head>(?<!\w)[Ss]/[Nn]{SIGN})(?P<value>[A-Za-z0-9](?:[A-Za-z0-9]|-(?=\w)){{4,30}})",
        _serial,
        ("s/n",),
    ),
)

CODES = (
    keyed(
        "token",
        "pin;sms code;tan code;pin code;code pin;otp;tan;mtan;puk;one time code;one time password;onetime code;verification code;validation code;security code"
        ";authentication code;mfa code;2fa code;login code;access code;confirmation code;passcode;your code;zugangscode"
        ";best\u00e4tigungscode;sicherheitscode;einmalcode;code de s\u00e9curit\u00e9;code de v\u00e9rification;code confidentiel"
        ";c\u00f3digo de seguridad;c\u00f3digo de verificaci\u00f3n;c\u00f3digo de seguran\u00e7a;beveiligingscode;toegangscode"
        ";mfa;2fa",
        r"\d{3}[ -]?\d{0,5}(?![\w.:/-])",
    ),
)

COMPANIES = (
    keyed(
        "company",
        "company;company name;legal name;legalname;trading name;business name;vendor;vendor name;supplier;supplier name"
        ";customer;customer name;client name;payee;payer;organi[sz]ation;firma;firmenname;unternehmen;kunde;kundenname"
        ";lieferant;mandant;debitor;kreditor;soci\u00e9t\u00e9;entreprise;raison sociale;client;fournisseur;empresa;cliente;proveedor"
        ";fornecedor;bedrijf;bedrijfsnaam;klant;leverancier;azienda".replace("[sz]", "s") + ";organization",
        FIELD,
        _company,
        sign=SIGN,
    ),
    Rule(
        "company",
        r"(?P<head>(?i:(?<![^\W_])(?:company|customer|vendor|supplier|client|kunde|firma|lieferant)(?: name)?"
        r"(?: is| ist| est)? ?))[\"\u201c\u201e](?P<value>[^\"\u201c\u201d\n]{2,80})[\"\u201d\u201c]",
        _company,
        words=frozenset("company customer vendor supplier client kunde firma lieferant".split()),
    ),
    keyed(
        "company",
        "company;customer;vendor;supplier;kunde;kundin;kunden;firma;lieferant;unternehmen;mandant;soci\u00e9t\u00e9;fournisseur"
        ";proveedor;empresa;bedrijf;klant",
        TITLE,
        _prose,
        sign=r"[ \t]{1,2}",
    ),
    Rule(
        "company",
        r"(?P<head>(?i:(?<![^\W_])(?:company name is|(?:opened|opening|closed|closing) company|company file (?:belongs to|of|for)"
        r"|customer named|vendor named|belongs to company))[ \t])"
        rf"(?P<value>{TITLE})",
        _company,
        words=frozenset("company customer vendor opened opening closed closing belongs".split()),
    ),
    Rule(
        "company",
        r"(?P<head>(?i:(?<![^\W_])(?:invoice|bill|estimate|sales receipt|credit memo|purchase order|statement|quote|rechnung"
        r"|angebot|gutschrift|lieferschein|facture|devis|avoir|factura|fatura|fattura|factuur)[ \t](?:no\.? |nr\.? )?#?"
        r"[\w/-]{0,20}\d[:,]?[ \t](?:(?:for|to|from|an|f\u00fcr|von|pour|de|para|a|voor|aan)[ \t])?"
        r"|(?<![^\W_])(?:payment|deposit|refund|zahlung|paiement|pago|betaling)[ \t](?:(?:of|\u00fcber|de)[ \t](?:<value removed>|[$\u20ac\u00a3]?[\d.,]{1,15}\d)[ \t])?(?:from|to|of|by|von|an|de|van)[ \t]"
        r"|(?<![^\W_])pay to the order of:?[ \t]|(?<![^\W_])(?:paycheck|check|cheque|paystub)[ \t](?:for|to)[ \t]))"
        rf"(?P<value>{TITLE})",
        _company,
        words=frozenset(
            "invoice bill estimate sales credit purchase statement quote rechnung angebot gutschrift lieferschein facture"
            " devis avoir factura fatura fattura factuur payment deposit refund zahlung paiement pago betaling pay paycheck"
            " check cheque paystub".split()
        ),
    ),
)  # fmt: skip

_MONEY = r"-?(?:[$\u20ac\u00a3][ ]?)?-?\d{1,3}(?:[.,' ]?\d{3}){0,4}[.,]\d\d"
_CURRENCY = r"(?:[ ]?(?:[$\u20ac\u00a3]|USD|EUR|GBP|CHF|CAD|AUD))"
MONEY = (
    keyed(
        "value",
        "amount;amount due;amount paid;balance;balance due;open balance;total balance;opening balance;credit limit;net pay"
        ";gross pay;net;gross;salary;wage;wages;hourly rate;price;sales price;subtotal;betrag;saldo;kontostand;gehalt;lohn"
        ";netto;brutto;montant;solde;salaire;importe;sueldo;salario;valor;bedrag",
        rf"{_MONEY}(?![\w.,%]|[ ]?(?:s|ms|sec|MB|GB|KB|kB|MiB|%)\b)",
    ),
    keyed(
        "value",
        "total;total due;grand total;rate;summe;gesamt;sum;tax;steuer",
        rf"(?:[$\u20ac\u00a3][ ]?{_MONEY}|{_MONEY}(?={_CURRENCY})|-?\d{{1,3}}(?:,\d{{3}}){{1,4}}\.\d\d)(?![\w.,%])",
    ),
    Rule(
        "value",
        rf"(?P<value>[$\u20ac\u00a3] ?-?\d{{1,3}}(?:[.,]?\d{{3}}){{0,4}}(?:[.,]\d\d)(?![\w.,])"
        rf"|(?<![\w.,])-?\d{{1,3}}(?:[.,]\d{{3}}){{0,4}}[.,]\d\d ?(?:\u20ac|EUR|USD|GBP|CHF)(?!\w))",
        lambda match, naming: naming.secret("value"),
        needles=("$", "?", "eur", "usd", "gbp", "chf"),
    ),
    Rule(
        "value",
        r"(?m)^(?P<head>[ \t]{0,8}(?:TRNS|SPL|CUST|VEND|EMP|ACCNT|TIMEACT|INVITEM|OTHERNAME|CUSTNAMEDICT|BUD|PRICELEVEL"
        r"|CTYPE|VTYPE|TODO|EMPLOYEE)\t)(?P<value>[^\n]*[^\s][^\n]*)",
        _row,
        tuple(
            f"{kind}\t"
            for kind in (
                "trns", "spl", "cust", "vend", "emp", "accnt", "timeact", "invitem", "othername", "custnamedict", "bud",
                "pricelevel", "ctype", "vtype", "todo", "employee",
            )
        ),
    ),
)  # fmt: skip

_PLACE = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
_SHORT_FORMS = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Court|Ct|Boulevard|Blvd|Terrace|Highway|Hwy|Parkway|Pkwy|Crescent|Drive|Dr|Way"
    r"|Place|Pl|Close|Square|Sq|Row|Circle|Cir|Trail)\b\.?"
)
_STREET = (
    rf"(?:\d{{1,5}}[a-zA-Z]?,? (?:[NSEW]\.? )?(?:{_PLACE} ){{1,3}}(?:{_SHORT_FORMS}"
    rf"|[A-Z\u00c0-\u00de][\w\u00c0-\u00ff-]{{1,30}}(?:stra(?:\u00df|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|laan|straat|plein) \d{{1,4}}[a-z]?"
    rf"|\d{{1,4}},? (?:bis |ter )?(?:rue|avenue|boulevard|bd|place|chemin|all\u00e9e|impasse|quai) (?:[\w'\u00c0-\u00ff-]+ ?){{1,5}}"
    rf"|(?:[Cc]alle|[Aa]venida|[Rr]ua|[Vv]ia|[Pp]laza) (?:[\w'\u00c0-\u00ff-]+ ){{1,4}}\d{{1,4}})"
)
_REST = (
    rf"(?:,? (?:Apt|Suite|Ste|Unit|Floor|#) ?[\w-]{{1,6}})?(?:, ?{_PLACE}(?: {_PLACE}){{0,2}})?(?:,? \d{{4,5}} {_PLACE}(?: {_PLACE}){{0,2}}|,?(?: [A-Z]{{2}})? \d{{5}}(?:-\d{{4}})?"
    rf"|,? [A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}})?"
)
_SURE = _STREET.replace(
    _SHORT_FORMS,
    r"Street|Road|Avenue|Lane|Court|Boulevard|Terrace|Highway|Parkway|Crescent|(?:Ave|Rd|St|Blvd|Ln|Ct)(?=[.,]))\b\.?",
)
"""With nothing before it: no kinds of street that are other things as well."""
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|\d{1,2}\.? [A-Za-z]{3,9}\.?,? \d{4}"
    r"|[A-Za-z]{3,9} \d{1,2},? \d{4})(?!\d)"
)
PLACES = (
    keyed(
        "value",
        "address;addr;addr1;addr2;addr3;address1;address2;street;street address;mailing address;billing address"
        ";shipping address;home address;bill to;ship to;billto;shipto;anschrift;adresse;rechnungsadresse;lieferadresse;stra\u00dfe"
        ";strasse;wohnort;direcci\u00f3n;endere\u00e7o;indirizzo;adres;lives at;wohnhaft",
        rf"{_STREET}{_REST}",
    ),
    Rule(
        "value",
        rf"(?<![\w.])(?P<value>{_SURE}{_REST})(?!\w)",
        lambda match, naming: naming.secret("value"),
        (
            "street", "road", "avenue", " lane", " court", "boulevard", "terrace", "highway", "parkway", "crescent", "ave,",
            "ave.", " rd,", " rd.", " st,", " st.", "blvd", " ln,", " ct,", "stra_e ", "strasse ", "str. ", "weg ", "platz ",
            "allee ", "gasse ", "ring ", "damm ", "ufer ", "laan ", "straat ", "plein ", " rue ", " bd ", " chemin ", " all_e ",
            " impasse ", " quai ", "calle ", "avenida ", " rua ", " via ", "plaza ",
        ),
        r"(?:street|road|avenue|lane|court|boulevard|terrace|highway|parkway|crescent|ave[,.]|rd[,.]|st[,.]|blvd|ln,|ct,)"
        r"|(?:stra(?:_|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|laan|straat|plein) \d"
        r"|\d,? (?:bis |ter )?(?:rue|avenue|boulevard|bd|place|chemin|all_e|impasse|quai) "
        r"|(?:calle|avenida|rua|via|plaza) [^\n]{2,60}\d",
    ),
    keyed(
        "user",
        "bill to;billto;ship to;shipto;sold to;attn;attention;zu h\u00e4nden;pay to;salesperson;sales rep",
        FIELD,
        _company,
        sign=SIGN,
    ),
    keyed(
        "value",
        "zip;zipcode;postcode;postalcode;postal;plz;postleitzahl;code postal;c\u00f3digo postal;cep;cap",
        rf"(?:\d{{5}}(?:-\d{{3,4}})?|\d{{4}} ?[A-Z]{{2}}|[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{{4}}){_END}",
    ),
    keyed(
        "value",
        "dob;geb datum;date of birth;birth date;birthdate;birthday;born;born on;geburtsdatum;geboren;geboren am;geb;date de naissance"
        ";n\u00e9 le;n\u00e9e le;fecha de nacimiento;data de nascimento;geboortedatum",
        _DATE,
    ),
)  # fmt: skip

WORDS = (
    keyed(
        "password",
        "passwort;kennwort;mot de passe;contrase\u00f1a;clave;senha;palavra passe;wachtwoord;parola d'ordine;jeton;cl\u00e9"
        ";cl\u00e9 api;cl\u00e9 d'acc\u00e8s;llave;chave;sleutel;schl\u00fcssel;zugangscode;zugriffsschl\u00fcssel;geheimnis;ficha",
        r"(?=[^\s]{0,60}[\d_!?$%&#*+-]|[^\s]{6})[^\s\"'<>;,|]{4,120}",
        lambda match, naming: (
            match[0]
            if match["value"].isalpha() and match["value"].islower()
            else replaced("password", match, naming)
        ),
        sign=SIGN,
    ),
)

RULES = (*TAX, *PRODUCT, *BANK, *CODES, *COMPANIES, *PLACES, *MONEY, *WORDS)
