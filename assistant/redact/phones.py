"""Numbers of phones: beside what tells of phones, in groups, extensions and masked ends."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import replaced, whole
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_PHONE = (
    r"(?:tele)?phone|tel\.?|telephone|telefon[oe]?|telefoon|fon|mobil(?:e|telefon|nummer|enumber)?"
    r"|(?:mobile|home|work|cell)[ _-]?phone|fax|telefax|handy|cell|call(?: back)?(?: me)?(?:"
    r" us)?(?: (?:on|at))?|reach (?:us|me|him|her) (?:at|on)|rufnummer|hotline|telemóvel|téléphone"
    r"|tél\.?|teléfono|contact(?= n)|durchwahl|mob\.?|ph\.?|phn|tlf\.?|télécopie|sms(?: to)?"
    r"|whatsapp|móvil|movil|ring(?: me)?(?: (?:on|at))?"
)


def _phone(match: Match[str], naming: Naming) -> str:
    digits = sum(c.isdigit() for c in match[0])
    return naming.name("phone", match[0]) if 8 <= digits <= 15 else match[0]


def _phone_field(match: Match[str], naming: Naming) -> str:
    digits = sum(c.isdigit() for c in match["value"])
    return match["head"] + naming.name("phone", match["value"]) if digits > 5 else match[0]


_NEAR = whole(
    "phone phones telephone iphone phonenumber primaryphone mobilephone workphone homephone telefon"
    " telefonnummer telefoonnummer telefono telefone téléphone teléfono mobil mobile mobiltelefon"
    " mobilnummer handy handynummer portable cell cellulare celular fax telefax faxnummer call"
    " called caller callback calling calls rückruf rückrufnummer anruf rappel voicemail sms text"
    " texted dial dialed dialled zentrale durchwahl centralita central centrale standard"
    " switchboard contactnummer telnr nummer number freeformnumber reach reached erreichbar"
    " joignable bereikbaar localizable contact contacto kontakt telemóvel telemovel móvil movil gsm"
    " natel festnetz hotline whatsapp signal landline numéro número numero llamar llame llama"
    " appeler appelez ligar ligue bel bellen chiamare ring tel tél tlf msisdn callerid pager skype"
    " sip extension ext dw zurückrufen zurueckrufen telf direct direktwahl nebenstelle anrufen"
    " tfno tlfn llámame llamame llámanos appelle rappelez rappeler ruf rufen rufe cli ani callerid"
    " rufnr mobilnr handynr telnummer phoned telephoned zurückzurufen teléf telephones dial"
)
_NUMBER = (
    r"(?<![\w.:/,+-])(?:\(?\+\d{1,3}\)?|00[1-9]\d{0,2}|\(0?[ ]?\d{1,5}\)|0\d{1,5}|1[ .-]?\d{3}"
    r"|\d{2,4})(?:[ ./-]{0,3}+\(?\d{1,12}+\)?){1,6}(?![\w:%]|[.,/-]\d)"
)


def _near(match: Match[str], naming: Naming) -> str:
    """A number some words behind one that tells of phones: long, and grouped or led as phones'."""
    value = match["value"]
    digits = re.sub(r"\D", "", value)
    dated = re.match(r"(?:19|20)\d\d[-./]?\d\d[-./]?\d\d", value)
    counted = digits.startswith("000") or re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", value)
    weak = re.match(
        r"(?i)(?:num|núm|nummer|contact|text|central|standard|signal|ext|ring)",
        match["head"],
    )
    grouped = re.search(r"[ ()+/-]", value) or value.startswith("0") or 10 <= len(digits) <= 13
    if dated or counted or not 9 - 2 * (not weak) <= len(digits) <= 15 or not grouped:
        return match[0]
    return match["head"] + naming.name("phone", value)


_EXTENSION = (
    r"(?:x|ext(?:ension|n)?\.?|dw|durchwahl|kl(?:appe)?\.?|nst\.?|nebenstelle|poste|toestel|tst\.?"
    r"|interno|int\.|anexo|ramal|extensión|apparat|app\.)"
)


def _extension(match: Match[str], naming: Naming) -> str:
    """The digits behind a number, or behind a word that tells of nothing else."""
    before = match.string[: match.start()][-16:]
    cross = match["head"][:1] in "xX"
    number = r"phone-\d+" if cross else r"\d"
    beside = re.search(rf"{number}[\s,;)]{{0,3}}$", before)
    alone = len(match["value"].strip("-")) > 2 or re.match(
        r"(?i)d|n|tst|toe|kl|poste", match["head"]
    )
    counted = re.match(
        r" (?:of|von|de|sur|/)\b|\.\d|[%:]", match.string[match.end() : match.end() + 6]
    )
    weak = re.match(r"(?i)x|int|app|dw|kl\b|kl\.", match["head"])
    return (
        match[0]
        if counted or not (beside or (alone and not weak))
        else replaced("phone", match, naming)
    )


def _dialled(match: Match[str], naming: Naming) -> str:
    return (
        replaced("phone", match, naming) if sum(map(str.isdigit, match["value"])) > 3 else match[0]
    )


RULES = (
    Rule(
        "phone",
        rf"(?i)(?P<head>(?<![^\W_])(?:{'|'.join(sorted(_NEAR))})(?![^\W_])(?:[^\d\n]"
        rf"|\d{{1,2}}:\d\d){{0,40}}?)(?P<value>{_NUMBER})",
        _near,
        words=_NEAR,
        exact=True,
    ),
    Rule(
        "phone",
        r"\+(?<![\w+.].)[1-9]\d{0,2}[ .-]?(?:\(\d{1,5}\)[ .-]?)?"
        r"\d{1,5}(?:[ .-]?\d{1,5}){1,4}(?!\w)",
        _phone,
        ("+",),
        r"\+\d",
        exact=True,
    ),
    Rule(
        "phone",
        r"(?<![\w.(-])(?:\([2-9]\d\d\) ?|[2-9]\d\d([ .-]))[2-9]\d\d(?(1)\1|[ .-])\d{4}(?![\w-]"
        r"|\.\d)",
        _phone,
        (
            "000-000-0000", "000 000 0000", "000.000.0000", ")000-0000", ") 000-0000", ")000 0000",
            ") 000 0000", ")000.0000", ") 000.0000",
        ),
        exact=True,
    ),
    Rule(
        "phone",
        r"(?<![\w.:,-])0[1-9]([ .-])\d\d(?:\1\d\d){3}(?![\w.:,-])",
        _phone,
        needles=("00 00 00 00", "00.00.00.00", "00-00-00-00"),
        exact=True,
    ),
    Rule(
        "phone",
        r"(?<![\w.:/,-])(?:\(0[1-9]\d{1,4}\) ?|0[1-9]\d{1,4} )\d{1,4}(?:"
        r" \d{2,4}){1,3}(?![\w:/-]|[.,]\d)",
        _phone,
        ("0 0 00", "0 00 00", "0 000 00", "0 0000 00", "0) 0", "0)0"),
        r"0(?<![\w.:/,-].)\d{2,5}\)? ?\d{1,4} \d\d",
        exact=True,
    ),
    Rule(
        "phone",
        rf"(?i)(?P<head>(?<![^\W_])(?:{_PHONE})s?(?:[ _-]?(?:no\.?|numbers?|nr\.?|nummer|#"
        rf"|privat|mobil|office|work))?"
        r"(?:\\*[\"']|&quot;)?[ \t]{0,8}(?:(?:[=:.]|->)[ \t]{0,8}|(?:is|at|on|ist|unter|est|au|es"
        r"|al)[ \t]|(?<=[ \t]))(?:\\*[\"']|&quot;)?)(?P<value>[+(]?\d[\d ()/.-]{4,20}\d)(?![\w:]"
        r"|\.\d)",
        _phone_field,
        phrases=(
            "phone;telephone;tel;telefon;telefone;telefono;telefoon;fon;mobil;mobile;mobiltelefon"
            ";mobilnummer;telemóvel;mobile phone"
            ";home phone;work phone;telemóvel;cell phone;cell;call;reach;fax;telefax"
            ";handy;rufnummer"
            ";hotline;téléphone;tél"
            ";teléfono;contact;durchwahl;mob;ph;phn;tlf;sms;whatsapp;móvil;movil;ring"
        ),
    ),
    Rule(
        "phone",
        rf"(?i)(?P<head>(?<![^\W_]){_EXTENSION}[ \t:.#-]{{0,3}}(?:nr\.?[ ])?)"
        rf"(?P<value>-?\d{{1,5}})(?![\w-]|[.,:/]\d)",
        _extension,
        words=whole(
            "x ext extn extension dw durchwahl kl klappe nst nebenstelle poste toestel tst interno"
            " int anexo ramal extensión apparat app"
        ),
    ),
    Rule(
        "phone",
        r"(?i)(?P<head>(?<![a-z])(?:AT[A-Z0-9&]{0,8}D[TP]?[ ]?|AT\+CMGS=\"?|ATD))(?P<value>"
        r"[+\d*#][\d,*#wW@ -]{3,24}\d)(?!\w)",
        _dialled,
        ("\bat",),
        r"(?<![a-z])at[a-z0&+]{0,10}(?:d[tp]?|cmgs=)",
    ),
)  # fmt: skip
