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


def _led(match: Match[str], naming: Naming) -> str:
    """A number in front of what tells of phones."""
    value = match["value"]
    digits = re.sub(r"\D", "", value)
    dated = re.match(r"(?:19|20)\d\d[-./]?\d\d[-./]?\d\d|\d{1,3}(?:\.\d{1,3}){3}$", value)
    grouped = re.search(r"[ ()+/-]", value) or value.startswith("0")
    return (
        match[0]
        if dated or not grouped or not 8 < len(digits) < 16
        else naming.name("phone", value)
    )


_EXTENSION = (
    r"(?:x|ext(?:ension|n)?\.?|dw|durchwahl|kl(?:appe)?\.?|nst\.?|nebenstelle|poste|toestel|tst\.?"
    r"|interno|int\.|anexo|ramal|extensión|apparat|app\.)"
)
_ABOUT_PHONES = (
    r"(?i)phone|mobile|mobil|handy|sms|text|call|code|2fa|otp|tel\b|telefon|number|móvil|celular"
    r"|gsm|whatsapp"
)
_ABOUT_MONEY = (
    r"(?i)acc(?:oun)?t|konto|iban|bank|card|visa|master|amex|compte|cuenta|conta|rekening|karte"
    r"|tarjeta|debit|\bcc\b"
)
_PHONE_NEEDLES = (
    "phone", "tel", "cell", "mobil", "handy", "fax", "hotline", "celular", "m_vil", "portable",
    "whatsapp", "landline", "festnetz", "durchwahl", "voicemail", "switchboard", "helpline",
    "service", "number", "nummer", "num_ro", "n_mero",
)  # fmt: skip
_PHONE_WORDS = (
    r"(?:(?:tele)?phone|tel\b|telefon|cell|mobile?|mobil|handy|fax|hotline|celular|móvil|portable"
    r"|whatsapp|landline|festnetz|durchwahl|voicemail|switchboard|helpline|service ?line)"
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


def _masked(match: Match[str], naming: Naming) -> str:
    """``***-***-1234``: what is left says whose number it is."""
    line = (
        match.string[: match.start()].rpartition("\n")[2][-60:]
        + match.string[match.end() :].partition("\n")[0][:30]
    )
    card = re.search("(?i)card|visa|master|amex|karte|tarjeta", line)
    money = "card" if card else "account" if re.search(_ABOUT_MONEY, line) else ""
    kind = money or ("phone" if re.search(_ABOUT_PHONES, line) else "")
    return (
        match["head"] + naming.name(kind, re.sub(r"\D", "", match["value"])) if kind else match[0]
    )


def _card(match: Match[str], naming: Naming) -> str:
    """A number whose middle is hidden."""
    line = match.string[: match.start()].rpartition("\n")[2][-60:]
    long = len(re.findall("[*xX\u2022]", match["value"])) > 6
    return replaced("card", match, naming) if long or re.search(_ABOUT_MONEY, line) else match[0]


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
        r"(?P<value>\(\+\d{1,3}\)(?:[ ./-]{0,2}\(?\d{1,6}+\)?){1,6}|\([2-9]\d\d\) ?\d{3}["
        r" .-]?\d{4})(?![\w-])",
        _phone,
        ("(+0", "(000)"),
        exact=True,
    ),
    Rule(
        "phone",
        r"(?<![\w.:/,+-])00[1-9]\d{0,2}(?:[ ./-]|[ ./-]?\(0\)[ ./-]?)\d{1,5}(?:["
        r" ./-]\d{2,8}){1,5}(?![\w:]|[.,]\d)",
        _phone,
        tuple(f"000{sign}0" for sign in (" ", ".", "/", "-", "(", " (", ".(", "/(", "-(")),
        r"0(?<![\w.:/,+-].)(?!000-00-00)0{2,4}(?:[ ./-]?\(0\))?[ ./-]\d{1,5}[ ./-](?:\d{2,4}["
        r" ./-]\d|\d{5})",
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
        r"(?<![\w.(-])1[ .-][2-9]\d\d([ .-])[2-9]\d\d\1\d{4}(?![\w-]|\.\d)",
        _phone,
        ("000-000-0000", "000 000 0000", "000.000.0000"),
        exact=True,
    ),
    Rule(
        "phone",
        r"(?<![\w./-])\(?0[1-9]\d{1,4}\)?[ ]?/[ ]?\d{2,4}(?:[ -]?\d{1,4}){1,4}(?![\w:./-])",
        _phone,
        needles=("0/00", "0 /", "0)/", "0) /"),
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
        r"(?<![\w.:/,-])06[ -]\d{8}(?![\w:/-]|\.\d)",
        _phone,
        needles=("00-00000000", "00 00000000"),
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
    Rule(
        "phone",
        r"(?P<head>)(?P<value>(?<![\w.*-])(?:[(]?(?:[\u2022*\u25cf\u00b7#]|(?i:x(?=[xX\d\u2022*"
        r" )-]))){2,12}[)]?[ .-]?){1,4}\d{2,4})(?![\w.-])",
        _masked,
        needles=("**", "??", "##", "xx"),
        gate=r"(?:[*?#]{2}|xx)[)]?[ .-]?0{2,4}(?![\w.-])",
    ),
    Rule(
        "card",
        r"(?P<head>)(?P<value>(?<![\w.-])\d{1,6}(?:[ -]?(?:[\u2022*]|[xX]){2,6}){1,4}["
        r" -]?\d{2,4})(?![\w.-])",
        _card,
        needles=("**", "??", "xx"),
        gate=r"0(?:[ -]?(?:[*?]|x){2,6}){1,4}[ -]?0{2,4}(?![\w.-])",
    ),
    Rule(
        "phone",
        r"(?i)(?P<head>(?<![a-z])(?:ending|ends|endend|endet|endung|terminad[ao]|termina|finissant"
        r"|terminant|eindigend|eindigt)(?: (?:in|with|on|auf|mit|en|par|por|op"
        r"|con))?[ :]{1,2})(?P<value>\d{2,4})(?![\w.,:/-]\d|\w)",
        _masked,
        words=whole(
            "ending ends endend endet endung terminada terminado termina finissant"
            " terminant eindigend eindigt"
        ),
    ),
    Rule(
        "phone",
        r"(?P<head>sips?:|(?<=\")|(?i:\b(?:cli|ani|dnis|did|callerid|caller_id|calling party"
        r"|from-uri|msisdn)[\"']?[ ]?[=:]?[ ]?[\"']?))"
        r"(?P<value>\+?\d{7,15})(?=@|\"? ?<sips?:|[\s\"',;]|$)",
        lambda match, naming: (
            match[0]
            if match["head"] == "" and "sip" not in match.string[match.end() : match.end() + 8]
            else replaced("phone", match, naming)
        ),
        (
            "sip:", "sips:", "cli", "ani", "dnis", "did", "callerid", "caller_id", "calling party",
            "from-uri", "msisdn",
        ),
    ),
    Rule(
        "phone",
        rf"(?P<head>)(?P<value>{_NUMBER})(?=[ ,:(-]{{1,3}}(?i:(?:is|was|ist|est|es|é) (?:my|our"
        rf"|his|her|their|the|meine|unsere|mon|mi|meu) (?:\w{{1,10}} )?)?(?i:{_PHONE_WORDS}"
        r"|number(?![ \w]*\d)|nummer|numéro|número))",
        _led,
        needles=_PHONE_NEEDLES,
        gate=r"0\)?[ ,:(-]{1,3}(?:(?:is|was|ist|est|es|_) \w+ (?:\w+ )?)?(?:(?:tele)?phone|tel"
        r"|telefon|cell|mobile?|mobil|handy|fax|hotline|celular|m_vil|portable|whatsapp|landline"
        r"|festnetz|durchwahl|voicemail|switchboard|helpline|service|number|nummer|num_ro|n_mero)",
    ),
)  # fmt: skip
