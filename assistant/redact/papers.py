"""Numbers that offices, banks and firms give to people and things, in many languages."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import keyed, replaced, whole
from .naming import Naming, Rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

_WORD_IDS = (
    "rib;dda;n.i.e.;n.i.f.;c.i.f.;nie;nif;tva;tva intracom;tva intracommunautaire;st.-nr.;stnr;st"
    " nr"
    ";steuernummer;svnr;sv-nr.;firmenbuch;firmenbuchnummer;fn;hrb;hra;handelsregister"
    ";sozialversicherungsnummer"
    ";sv nummer;rentenversicherungsnummer;versicherungsnummer;btw-id;btw id;btw;ob nummer;ob"
    ";omzetbelasting;company no"
    ";company number;company reg;crn;registered number;registration;registration no;niss;nir;nss"
    ";seguridad"
    " social;número de la seguridad social;passport;reisepass;pass nr;passeport;pasaporte"
    ";passaporte;paspoort;id card"
    ";ausweis;personalausweis;ausweisnummer;dni;cni;carte d'identité;cartão de cidadão;carta"
    " d'identità"
    ";identity card;driver license;driver's license;driving licence;führerschein;permis;cédula;curp"
    ";nit;ruc;cuit;cuil;rsin;kbo;bce;ondernemingsnummer;siren;siret;ape;ssn;ein;tin;itin;sin;bn"
    ";business"
    " number;state tax id;state id;sales tax id;seller permit;resale;tax id;tax ref;utr;vat;vat"
    " no;ust"
    "-idnr.;ustid;ust id;uid;atu;p.iva;p. iva;piva;partita iva;cf;codice fiscale;codice;fiscal"
    " code;nipc;nipp"
    ";número fiscal;n.º contribuinte;contribuinte;bsn;burgerservicenummer;sofi;kvk;kvk nummer;ahv"
    ";ahv nummer;avs;uid nummer;abn;acn;tfn;ird;gst;pan;gstin;matricule;personalnummer;employee id"
    ";employee number;mandats id;creditor id;glaeubiger id;gläubiger-id;ust.-id;ust-id;steuer-id"
    ";steuer-idnr."
    ";oib;pesel;nip;regon;dič;ič;ičo;cvr;cpr;orgnr;organisasjonsnummer;personnummer;henkilötunnus"
    ";y-tunnus"
)
"""Numbers of people and firms with any state: registries, taxes, insurances and papers."""
_PEOPLE_IDS = (
    "social insurance;social insurance number;nas;sin;nhs;nhs number;medicare;tfn;tax file"
    ";aadhaar;aadhar;vin;mrn"
    ";medical record;patient id;policy;policy no;police;polizze;versicherungsnr"
    ";versicherungsschein;claim;claim no"
    ";schadennummer;sinistre;customer number;customer no;customer id;kundennummer;kunden nr;kdnr"
    ";kd nr;client number;client no"
    ";n° client;numéro client;número de cliente;klantnummer;member number;member no;member id"
    ";membership no;member;mitgliedsnummer;contract"
    ";contract no;vertragsnummer;vertrag nr;contrat;contrato;fødselsnummer;rijksregisternummer"
    ";rijksregister;numéro national"
    ";sécu;numéro de sécu;n° sécu;n° ss;insurance no;krankenkasse;krankenversicherung"
    ";rentenversicherungsnummer;versichertennummer"
    ";sozialversicherung;eori;duns;d-u-n-s;lei;crew id;personnel no;personal nr;pers nr;staff no"
    ";payroll no;employee no"
    ";id number;national id;ssn;health card;student id;matrikelnummer;voter id;visa no;permit no"
    ";residence permit;aufenthaltstitel"
    ";driver's license number;license no;dl no;drivers license;order id;auftragsnummer;booking"
    ";buchungsnummer;reservation"
)
"""Numbers that offices and firms give to people: they have any shape."""
_BANK_IDS = (
    "acc;giropay;dda;account number;account;checking;savings;konto;kto;kto.;kontonr;konto"
    " nr;cuenta;ccc;compte;conta;nib;cc;rekening;bban;clabe;cbu;bsb;transit;institution;bank branch"
    " identifier;branch identifier;sort code;clearing;bc nummer;codice"
    " iban;coordinate;bankverbindung;loan;merchant id;mid;bank account;bank code;bank"
    " id;guichet;code guichet;code banque;bank"
    " number;blz;routing;aba;iban;bankaccountnumber;bankbranchidentifier;acct"
)
_GROUPS = (
    r"(?:[A-Z0-9]{1,14}+(?![a-z])(?:(?:[ ./-]|\. |- )(?=[A-Z0-9]{0,8}\d|[A-Z]\b(?!["
    r" '])))?){1,10}(?:[A-Za-z](?!\w))?"
)
_INDIAN = "[A-Z]{5}[0-9]{4}[A-Z]"
"""A tax number of India, whose shape says enough."""
_LEAD = (
    r"(?:(?: ?\([\w .]{1,20}\))?(?: (?:id|no|nr|number|num|is|ist|es|est|on file"
    r"|=)\.?)?(?:[\"'\]>:=#.\u00ba\u00b0 \t-]|n\u00ba|->){1,6}(?:[A-Z]{2} )?[\"']?)"
)


def _digits(least: int) -> Callable[[Match[str], Naming], str]:
    """Replaces what has so many figures at least, and is no date or version."""

    def swap(match: Match[str], naming: Naming) -> str:
        value = match["value"]
        dated = re.match(
            r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|\d+\.\d+\.\d+$",
            value,
        )
        few = sum(map(str.isdigit, value)) < least and not re.fullmatch(_INDIAN, value)
        return match[0] if dated or few else replaced("id", match, naming)

    return swap


RULES = (
    keyed(
        "id",
        _PEOPLE_IDS,
        rf"(?:{_GROUPS}|\d{{2}} ?\d{{6}} ?[A-Z] ?\d{{3}})(?![\w:%*])",
        _digits(5),
        sign=_LEAD,
    ),
    keyed(
        "id",
        "anydesk;anydesk id;teamviewer;teamviewer id;rustdesk;partner id;remote id"
        ";supremo;quick support;quicksupport",
        r"\d{1,3}(?:[ -]?\d{3}){2,3}(?!\w)",
        sign=_LEAD,
    ),
    Rule(
        "account",
        r"(?P<head>(?i:(?<![^\W_])(?:ach|aba|micr|routing|rtn|wire|direct deposit)\b"
        r"[^\n\d]{0,20}?)\W?)(?P<value>\d{9}\W{1,4}\d{4,17})(?!\w)",
        lambda match, naming: replaced("account", match, naming),
        words=whole("ach aba micr routing rtn wire direct"),
    ),
    keyed("id", _WORD_IDS, rf"{_GROUPS}(?![\w:*])", _digits(6), sign=_LEAD),
    keyed("account", _BANK_IDS, rf"{_GROUPS}(?![\w:.*])", _digits(6), sign=_LEAD),
    keyed(
        "account",
        "bic;swift;swift code;bic code;codice bic",
        r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?!\w)",
        sign=_LEAD,
    ),
)
