"""Codes that open, confirm or activate something, in fields and in what people and messages say.

Most are figures, so what stands beside them has to tell: "alarm code", "your code", "to sign in".
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .fields import keyed, replaced, whole
from .naming import REMOVED, Naming, Rule
from .normal import far

if TYPE_CHECKING:
    from re import Match

_GROUPS = (
    r"(?=[A-Z0-9 -]{0,12}\d)[A-Z0-9]{1,12}(?:-[A-Z0-9]{1,12}|[ ](?=[A-Z0-9]{0,5}\d)[A-Z0-9]{3,8}"
    r"(?![a-z:/.-]))*+[#*]?(?![\w:/]|[.-]\w)"
)
"""Letters in capitals and figures, perhaps in groups."""
_FIGURES = r"(?:[A-Z]{1,3}-)?\d{3,4}[ -]?\d{1,4}|\d{1,2}-\d{2}-\d{2}|[A-Z0-9]{2,5}-[A-Z0-9]{2,5}"
_END = r"(?![\w:/]|[.,-]\w)"
_CODE = (
    r"(?:code|passcode|pin|otp|tan|combination|kombination|kennwort|código|codigo|codice|cifra"
    r"|\w{0,24}code)"
)


def _code(match: Match[str], naming: Naming) -> str:
    """A code behind its name: four figures at least, or letters and figures."""
    value = match["value"]
    figures = sum(map(str.isdigit, value))
    short = value.isdigit() and figures < 4
    date = re.match(r"(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)", value)
    if not figures or short or date or len(value) < 4 or re.match(r"0x|[A-Z]{1,3}\d{1,3}$", value):
        return match[0]
    return replaced("key", match, naming)


def _session(match: Match[str], naming: Naming) -> str:
    return around(match, naming.secret("token"))


def _said(match: Match[str], naming: Naming) -> str:
    """``the alarm code to 6139``: the figures, and those before them."""
    value = match["value"]
    if naming.kept(value) or not re.search(r"\d", value):
        return match[0]
    before = match.groupdict().get("before")
    new = around(match, naming.secret("password"))
    if before:
        new = new.replace(before, naming.secret("password"), 1)
    return new


def _short(match: Match[str], naming: Naming) -> str:
    """``u=pump p=X``: user and password by their first letters."""
    value = match["value"].strip("\"'")
    if (
        not value
        or naming.kept(value)
        or re.fullmatch(r"(?i)\d{1,5}|[\d.]+%?|true|false|yes|no|none|ok", value)
    ):
        return match[0]
    return around(match, naming.secret("password"))


def _parts(match: Match[str], naming: Naming) -> str:
    """The private parts of a key in its short form: ``kty=RSA d=X``."""

    def hide(part: Match[str]) -> str:
        return part["sign"] + naming.secret("private key")

    parts = r"(?P<sign>(?<=[\s,;])[\"']?(?:d|k|p|q|dp|dq|qi)[\"']?[ ]?[=:][ ]?[\"']?)[\w-]{20,1400}"
    return match["head"] + re.sub(parts, hide, match["value"])


_LICENCES = (
    "licence no;licenceno;license no;licenseno;licence number;licencenumber;license number"
    ";licensenumber;licence id;license code;licence code;lizenznummer;lizenznr;numéro de licence"
    ";número de licencia"
)
_VERBS = (
    r"(?:chang|reset|set|switch|updat|mov|geänder|gesetzt|änder|stell|chang|modifi|cambi|pus|mud)"
    r"\w{0,8}"
)
_FOR = r"(?:is|was|ist|war|lautet|est|était|es|era|é|è|:|=|->)"
_THING = (
    r"(?:alarm(?:anlage)?|door|gate|safe|entry|entrance|garage|vault|locker|burglar|front|back"
    r"|tür|haustür|tor|tresor|safe|schließfach|alarme|porte|portail|coffre|immeuble|alarma|puerta"
    r"|caja fuerte|portal|cofre|deur|kluis|porta|cassaforte)"
)
_THING_NEEDLES = (
    "alarm", "door", "gate", "safe", "entry", "entrance", "garage", "vault", "locker", "burglar",
    "front", "back", "t_r", "tor", "tresor", "schlie_fach", "porte", "portail", "coffre",
    "immeuble",
    "puerta", "fuerte", "portal", "cofre", "deur", "kluis", "porta", "cassaforte",
)  # fmt: skip
_YOUR = r"(?:your|ihr|dein|votre|ton|tu|su|uw|je|il tuo|o seu)"
_SIGN_IN = (
    r"(?:sign|log|verify|confirm|complete|finish|authenticate|unlock|access|activate|anmeld|zur an"
    r"|bestätig|verifiz|einlog|freischalt|vous connecter|connexion|confirmer|vérifier|iniciar"
    r"|acceder|entrar|verificar|confirmar)"
)

RULES = (
    keyed(
        "key",
        "validation code;verification code;activation code;confirmation code;unlock code"
        ";entry code;registration code;installation code;pairing code;access code;security code"
        ";lockbox code;locker code;keypad code;garage code;mailbox code;lock code;entrance code"
        ";tresorkombination;schlosskombination;zahlenkombination;lock combination;vault combination"
        ";padlock combination;emergency code;reserve code;backup code;sicherungscode;notfallcode"
        ";rettungscode"
        ";alarm code;door code;gate code;safe code;vault code;approval code;enrollment code"
        ";invitation code;claim code;download code;setup code;offline code;request code"
        ";recovery code;authorization code;authorisation code;login code"
        ";validierungscode;verifizierungscode;aktivierungscode;bestätigungscode;freischaltcode"
        ";sicherheitscode;zugangscode;entsperrcode;prüfcode;türcode;alarmcode;torcode;tresorcode"
        ";registrierungscode;installationscode;anmeldecode;einmalcode"
        ";code de validation;code de vérification;code d'activation;code de confirmation;code de"
        " sécurité;code de déverrouillage;code d'entrée;code de connexion;code d'alarme"
        ";código de validación;código de verificación;código de activación;código de confirmación"
        ";código de seguridad;código de acceso;código de entrada;código de alarma"
        ";código de verificação;código de ativação;código de segurança;codice di verifica;codice di"
        " attivazione;codice di sicurezza;activatiecode;verificatiecode;beveiligingscode"
        ";bevestigingscode",
        _GROUPS,
        _code,
        sign=r"(?:\\{0,4}[\"'»]?[ \t]{0,4}(?:[:=\u2192]|->)[ \t]{0,4}\\{0,4}[\"'\u201c\u201e«]?"
        r"|[ \t]{1,3}(?:(?:is|was|ist|war|lautet|est|es|era|é|è)[ ]|[\[(\"'\u201c\u201e])?)",

    ),
    keyed(
        "key",
        _LICENCES,
        r"[A-Z0-9](?=[A-Z0-9-]{0,12}\d)[A-Z0-9]*+(?:[ -][A-Z0-9]{2,8}){0,6}+(?![\w:/])",
        _code,
        sign=r"(?:\\{0,4}[\"']?[ \t]{0,4}[:=#][ \t]{0,4}\\{0,4}[\"']?|[ \t]{1,3})",

    ),
    Rule(
        "token",
        r"(?i)(?P<head>(?<![\w.])(?:session[ _-]?id|sessid|sess_id|sid|sitzungs-?id"
        r"|id de session|id de sesión)[\"']?"
        rf"(?:[ \t]?[:=#][ \t]?|[ \t])[\"'(\[]?)(?P<value>(?!{REMOVED})\d{{10,40}})(?![\w.-])",
        _session,
        ("session", "sessid", "sess_id", "sid", "sitzungs", "sesi_n"),
        r"(?:id|session|sesi_n)[\"']?(?:[ \t]?[:=#][ \t]?|[ \t])[\"'(\[]?0{10}",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)(?:{_THING}(?:[ -]{_CODE}|code)|{_CODE}[ ](?:(?:for|to|of|für|zu|zur"
        rf"|de|del|da|van|voor|per)[ ])?(?:[dl]['’]|(?:the|our|die|den|das|dem|la|le|el|il|de|o|a)"
        rf"[ ])?{_THING})[^\n.]{{0,40}}?[ ](?:{_FOR}|to|auf|in|à|a|en|naar"
        rf"|from (?P<before>\d{{3,8}}"
        rf")[#*]? to|von (?P<b>\d{{3,8}}) auf)[ ]{{1,2}})(?P<value>(?:{_FIGURES})[#*]?){_END}",
        _said,
        _THING_NEEDLES,
        far("code|kombination|combination|pin|c_digo|codice", "0{2}"),

    ),
    Rule(
        "password",
        rf"(?i)(?<![\w.:/-])(?P<value>{_FIGURES}|(?=[a-z]{{0,7}}\d)[A-Z0-9]{{6,8}})"
        rf"(?=[ ](?:is|ist|est|es|é|è)[ ]{_YOUR}\b[^\n]{{0,40}}?{_CODE}(?!\w))",
        _said,
        (" is your", " ist ihr", " ist dein", " est votre", " est ton", " es tu", " es su",
         " is uw", " is je", " _ il tuo", " _ o seu"),

    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:use|enter|type|verwenden sie|nutzen sie|geben sie|verwende|nutze"
        r"|utilisez|saisissez|entrez|utilice|introduzca|usa|usar|digite|gebruik)[ ]"
        r"(?:(?:the |den |le |el |o |de )?(?:code|código|pin|tan)[ ]:?[ ]?)?)"
        rf"(?P<value>(?:{_FIGURES}))(?=[ ](?:to|zum?|zur|um|für|pour|para|as|als|comme|como|om|on"
        rf"|for)[ ][^\n]{{0,30}}?(?:{_SIGN_IN}|{_CODE}))",
        _said,
        ("use ", "enter ", "type ", "sie ", "verwende", "nutze", "utilisez", "saisissez", "entrez",
         "utilice", "introduzca", "usa ", "usar ", "digite", "gebruik"),
        r"(?:use|enter|type|sie|verwende|nutze|utilisez|saisissez|entrez|utilice|introduzca|usar?"
        r"|digite|gebruik) (?:[a-z_]{2,6} ){0,2}(?:[a-z]{1,3}-)?0{2,4}",

    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w.-])(?:u|usr|user|uid|login)[ ]?[=:][ ]?[\"']?[\w.@\\-]{1,60}[\"']?"
        r"[ ]?[,;&/]?[ ]?(?:p|pw|pwd|pass)[ ]?[=:][ ]?)"
        rf"(?P<value>(?!{REMOVED})(?:\"[^\"\n]{{2,80}}\"|'[^'\n]{{2,80}}'|[^\s\"'<>,;&)]{{2,80}}))",
        _short,
        ("p=", "p =", "p:", "p :", "pw=", "pw:", "pwd=", "pwd:", "pass=", "pass:"),
        r"(?:u|usr|user|uid|login) ?[=:] ?[\"']?[\w.@\\-]+[\"']? ?[,;&/]? ?(?:p|pw|pwd|pass) ?[=:]",
    ),
    Rule(
        "private key",
        r"(?P<head>(?<!\w)[\"']?(?:kty|crv)[\"']?[ ]?[=:])(?P<value>[^\n{}]{20,4000}+)",
        _parts,
        ("kty", "crv"),
        r"(?:kty|crv)[\"']? ?[=:]",
    ),
    Rule(
        "key",
        r"(?P<head>(?<![\w-])(?!(?:Fehler|Status|Rück|Rückgabe|Exit|Antwort|Return|Error|Quell|Quelltext"
        r"|Bar|Qr|Strich|Länder|Landes|Ereignis|Ergebnis|Maschinen|Farb|Byte|Uni|Abbruch|Stopp|Sprach"
        r"|Währungs|Bank|Konto|Steuer|Artikel|Grund|Web|Programm|Source)code)[A-ZÄÖÜ][a-zäöüß]{2,20}code"
        r"(?:[ ]?[:=][ ]?|[ ](?:lautet[ ]|ist[ ])?))(?P<value>" + _GROUPS + ")",
        _code,
        ("code",),
        r"[a-z_]{3}code(?: ?[:=] ?| (?:lautet |ist )?)[a-z0-9]",
    ),
    Rule(
        "key",
        r"(?i)(?P<head>(?<!\w)(?:licen[cs]e|lizenz|licencia|licenza)[ ][\[\"'«„])"
        r"(?-i:(?P<value>[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){1,6}))(?=[\]\"'»“])",
        _code,
        ("licen", "lizenz"),
        r"(?:licen[cs]e|lizenz|licencia|licenza) [\[\"'?]",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w){_YOUR}[ ](?:code|código|codice|pin|otp)(?:[ ](?:is|ist|est|es|é"
        rf"|è))?[ \u00a0]?:?[ ])(?P<value>{_FIGURES})(?![\w:/]|[,-]\w|\.\d)",
        _said,
        words=whole("your ihr dein votre ton tu su uw je il o"),
    ),
)  # fmt: skip
