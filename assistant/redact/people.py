"""People: their folders, accounts, addresses and numbers."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import whole
from .naming import Naming, Rule
from .normal import folded

if TYPE_CHECKING:
    from re import Match

_PHONE = (
    r"(?:tele)?phone|tel\.?|telephone|telefon[oe]?|telefoon|fon|mobil(?:e|telefon|nummer"
    r"|enumber)?|(?:mobile|home|work|cell)[ _-]?phone|fax|telefax|handy"
    r"|cell|call(?: back)?(?: me)?(?: us)?(?: (?:on|at))?|reach (?:us|me|him|her) (?:at|on)"
    r"|rufnummer|hotline|telemóvel|téléphone|tél\.?|teléfono|contact(?= n)"
    r"|durchwahl|mob\.?|ph\.?|phn|tlf\.?|télécopie|sms(?: to)?|whatsapp|móvil|movil|ring(?: me)?"
    r"(?: (?:on|at))?"
)
SEP = r"(?:\\{1,4}|/{1,2})"
_FOLDERS = (
    r"Users|Documents and Settings|Benutzer|Dokumente und Einstellungen|Utilisateurs"
    r"|Usuarios|Usuários|Utilizadores|Utenti|Gebruikers"
)
_WORD = r"[^\s\\/:*?\"'<>|%&,;=()\[\]{}]"
_ACCOUNT = (
    r"(?:str)?user[_ ]?(?:name|id)?|log[io]n[_ ]?(?:name|user)|account[_ ]?name|run[_ ]?as"
    r"(?:[_ ]?user)?|logged[_ ]in[_ ]as|log(?:ged)?[_ ]on[_ ]as|sam[_ ]?account[_ ]?name|owner"
)
_NAMED = r"(?:str)?user[_ ]?name|logname|login[_ ]?name|log[_ ]?on[_ ]?name|account[_ ]?name"
_CONTEXT = (
    r"(?i)\b(?:user|account|as|by|owner|log[io]n|login|identity|principal|runas|for|author)"
    r"(?:[ _]?(?:name|id))?[ :=]{1,3}[\"']?$|whoami(?: ->|:)? "
)
_FIELD = (
    r"(?m)"
    r"(?:user|log(?:[io]n|name|ged|[_ ]on)|account|run[_ ]?as|owner)[a-z_ ]{0,20}+"
    r"(?:\\{0,128}[\"']|&quot;)?(?:\s{0,8}[=:]|\s{0,8}$)"
    r"|logged[_ ](?:in|on)[_ ]as[ \t]"
)
"""Gate: how all fields with a user's name begin."""
_FIELD_NEEDLES = (
    "user", "login", "logon", "logname", "logged", "log_on", "log on", "account", "runas", "run_as",
    "run as", "owner",
)  # fmt: skip


def _home(match: Match[str], naming: Naming) -> str:
    user = match["user"]
    if "~" not in user:
        naming.learn("user", user)
    return match["head"] + naming.name("user", user)


def _field(match: Match[str], naming: Naming) -> str:
    """A field that holds a user's name, perhaps with a domain."""
    value = match["value"]
    if "@" in value or "/" in value or "removed>" in value or value.isdigit():
        return match[0]
    after = match.string[match.end() : match.end() + 1]
    if after == "=" and match["head"][-1].isspace():  # the field is empty: this is the next key
        return match[0]
    return match["head"] + account(value, naming)


def account(value: str, naming: Naming) -> str:
    r"""A user's name, perhaps with a domain, by its pseudonyms."""
    domain, slash, user = value.rpartition("\\")
    base = domain.rstrip("\\")
    if not slash or not base or "\\" in base:
        return naming.name("user", value)
    new = naming.name("host", base)
    return new + domain[len(base) :] + slash + naming.name("user", user)


def _domain(match: Match[str], naming: Naming) -> str:
    r"""DOMAIN\user, where it can be nothing else."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    sure = re.search(_CONTEXT, before) or re.fullmatch(r"host-\d+", match["domain"])
    capital = re.fullmatch(r"[A-Z][A-Z0-9-]{2,14}", match["domain"])
    escape = match["user"][0] == "n"  # as likely the end of a line in JSON
    registry = match["domain"].upper() in ("HKCU", "HKLM", "HKCR", "HKU", "HKEY", "CLSID")
    if registry or not (sure or (capital and not escape)):
        return match[0]
    domain = naming.name("host", match["domain"])
    return domain + match["sep"] + naming.name("user", match["user"])


def _organisation(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if value.strip().lower() == "personal":
        return match[0]
    naming.learn("company", value)
    return match["head"] + naming.name("company", value)


def _mail(match: Match[str], naming: Naming) -> str:
    return naming.name("email", match[0])


def _phone(match: Match[str], naming: Naming) -> str:
    digits = sum(c.isdigit() for c in match[0])
    return naming.name("phone", match[0]) if 8 <= digits <= 15 else match[0]


def _phone_field(match: Match[str], naming: Naming) -> str:
    digits = sum(c.isdigit() for c in match["value"])
    return match["head"] + naming.name("phone", match["value"]) if digits > 5 else match[0]


def _social(match: Match[str], naming: Naming) -> str:
    return naming.name("id", match[0])


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
    " tfno tlfn"
    " rufnr mobilnr handynr telnummer phoned telephoned zurückzurufen teléf telephones dial"
)
_NUMBER = (
    r"(?<![\w.:/,+-])(?:\(?\+\d{1,3}\)?|00[1-9]\d{0,2}|\(0?\d{1,5}\)|0\d{1,5}|1[ .-]?\d{3}|\d{2,4})"
    r"(?:[ ./-]{0,3}+\(?\d{1,12}+\)?){1,6}(?![\w:%]|[.,/-]\d)"
)


def _near(match: Match[str], naming: Naming) -> str:
    """A number some words behind one that tells of phones: long, and grouped or led as phones'."""
    value = match["value"]
    digits = re.sub(r"\D", "", value)
    dated = re.match(r"(?:19|20)\d\d[-./]?\d\d[-./]?\d\d", value)
    counted = digits.startswith("000") or re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", value)
    weak = re.match(
        r"(?i)(?:num|núm|nummer|contact|text|central|standard|signal|ext"
        r"|ring)",
        match["head"],
    )
    grouped = re.search(r"[ ()+/-]", value) or value.startswith("0") or len(digits) in (10, 11, 12)
    if dated or counted or not 9 - 2 * (not weak) <= len(digits) <= 15 or not grouped:
        return match[0]
    return match["head"] + naming.name("phone", value)


RULES = (
    Rule(
        "user",
        rf"(?i)(?P<head>(?:{SEP}|(?<![\w.-])[a-z]:)(?:{_FOLDERS}){SEP})"
        rf"(?P<user>{_WORD}++(?: {_WORD}++){{0,3}}(?=[\\/\"'<>|]|\n|$)|{_WORD}++)",
        _home,
        (
            "users",
            "documents and settings",
            "benutzer",
            "utilisateurs",
            "usu_rios",
            "usuarios",
            "utilizadores",
            "utenti",
            "gebruikers",
            "dokumente und",
        ),
        rf"[\\/:](?:{folded(_FOLDERS)})[\\/]",
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>{SEP}(?:(?:home|homes|profiles?|users?|userdata|user|benutzer|roaming"
        rf"|redirected)\$|homes|profiles|redirectedfolders|folderredirection|roamingprofiles"
        rf"|userfolders|umgeleitete ordner){SEP}"
        rf"|smb://[\w.-]{{1,80}}/(?:homes?|users)/|(?<=\\\\)[\w.-]{{1,80}}\\{{1,2}}(?:users"
        rf"|homes?)\\{{1,2}}"
        rf"|(?<![\w.-])[a-z]:{SEP}(?:home|homes|profiles?|userdata){SEP}"
        rf"|{SEP}wsl[$.][\w.-]{{0,40}}{SEP}[\w.-]{{1,40}}{SEP}home{SEP}"
        r"|(?<![\w.~-])(?:/[\w.-]{1,40}){1,4}/homes?/|/(?:run/)?media/|/var/(?:spool/)?mail/"
        r"|/crontabs/)"
        rf"(?P<user>{_WORD}++(?: {_WORD}++){{0,3}}(?=[\\/])|{_WORD}++)",
        _home,
        (
            "home",
            "profile",
            "users$",
            "user$",
            "userdata",
            "benutzer$",
            "roaming$",
            "redirected$",
            "redirection",
            "media/",
            "redirectedfolders",
            "userfolders",
            "mail/",
            "crontabs/",
        ),
    ),
    Rule(
        "user",
        r"(?P<head>(?<![\w/~.\\])~|://[\w.:-]{1,200}/~)(?P<user>[A-Za-z][\w.-]{1,30}+)(?=/)",
        _home,
        ("~",),
    ),
    Rule(
        "company",
        r"(?i)(?P<head>(?<!\w)(?:OneDrive|SharePoint|Dropbox|Box|Google Drive)(?: [-\u2013] |"
        r" \())(?P<value>[^\\/:*?\"<>"
        r"|\n)]{2,80})(?=[\\/\"')]|$)",
        _organisation,
        ("onedrive", "sharepoint", "dropbox", "box -", "google drive"),
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w.~-])/{{1,2}}home/{{1,2}})(?P<user>{_WORD}++)",
        _home,
        ("/home/",),
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![a-z])(?:{_ACCOUNT})(?:\\*[\"']|&quot;)?\s{{0,4}}[=:]\s{{0,4}}"
        r"(?:\\*[\"']|&quot;))(?P<value>[^\"'\n&<>]{1,80}?)(?=\\*[\"']|&quot;|\\$)",
        _field,
        _FIELD_NEEDLES,
        _FIELD,
        reach=20,
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![a-z])(?:(?:{_ACCOUNT})=|(?:{_NAMED})[ \t]{{0,8}}[=:][ \t]{{0,8}}"
        r"|logged[_ ](?:in|on)[_ ]as[ \t]+))"
        rf"(?P<value>{_WORD}++(?:\\{{1,2}}{_WORD}++)?)",
        _field,
        _FIELD_NEEDLES,
        _FIELD,
        reach=20,
    ),
    Rule(
        "user",
        rf"(?i)(?P<head><(?:\w{{1,20}}:)?(?:{_NAMED}|UserId|User|Login|Author|Owner|Benutzer"
        rf"|Contact)>)(?P<value>[^<>\n]{{1,80}})",
        _field,
        ("<",),
    ),
    Rule(
        "user",
        r"(?P<domain>[A-Za-z](?<![\w\\/.:%-].)[\w-]{1,20})(?P<sep>\\{1,2})"
        r"(?P<user>[A-Za-z][\w.-]{1,30}+)(?![\w\\/])",
        _domain,
        ("\\",),
        r"\\[a-z][\w.-]{1,30}+(?![\w\\/])",
    ),
    Rule(
        "email",
        r"(?<![\w.+%#!$&-])(?:\w[\w.!#$&+%'\u2019-]*+|\"[^\"\n]{1,60}\")@(?:(?:[\w-]{1,63}\.){1,8}"
        r"(?:[^\W\d_]{2,24}|xn--[\w-]{2,40})|localhost"
        r"|\[[0-9A-Fa-f.:]{3,45}\])(?![^\W_]|-\w)",
        _mail,
        ("@",),
    ),
    Rule(
        "email",
        r"(?i)(?<![\w.+%-])[\w.+%-]{1,64}+ ?(?:[(\[{<](?:at|a|ät|@|arroba|arobase"
        r"|chiocciola|apenstaartje)[)\]}>]| @ ) ?[\w-]{1,63}"
        r"(?: ?(?:\.|[(\[{<](?:dot|punkt|punto|ponto|point|punt|\.)[)\]}>]) ?[\w-]{1,63}){1,5}"
        r"(?![\w-])",
        _mail,
        (" @ ", *(f"{sign}{at}" for sign in "([{<" for at in ("a", "_t", "@", "chiocciola"))),
        r"[(\[{<](?:at?|_t|@|arroba|arobase|chiocciola|apenstaartje)[)\]}>]|\w @ \w",
    ),
    Rule(
        "email",
        r"(?i)(?<![\w.+%-])[\w.+%-]{1,64}+ at [\w-]{1,63}(?: dot [\w-]{1,63}){1,4}(?![\w-])",
        _mail,
        (" dot ",),
    ),
    Rule(
        "id",
        r"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w.-])",
        _social,
        ("-00-0000",),
        exact=True,
    ),
    Rule(
        "id",
        r"(?<![\w.-])\d{4}-\d{4}-\d{4}-\d{3}(?![\w.-])",
        _social,
        ("-0000-0000-000",),
    ),
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
        ("000 ", "000.", "000/", "000-", "000("),
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
            "000-000-0000",
            "000 000 0000",
            "000.000.0000",
            ")000-0000",
            ") 000-0000",
            ")000 0000",
            ") 000 0000",
            ")000.0000",
            ") 000.0000",
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
        r"(?:\\*[\"']|&quot;)?[ \t]{0,8}(?:(?:[=:.]|->)[ \t]{0,8}|(?:is|at|on|ist|unter"
        r"|est|au|es|al)[ "
        r"\t]|(?<=[ \t]))(?:\\*[\"']|&quot;)?)"
        r"(?P<value>[+(]?\d[\d ()/.-]{4,20}\d)(?![\w:]|\.\d)",
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
)
