"""Values by the meaning of their keys alone: forms, short keys, tuples, lists, calls, elements."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .fields import TITLE, is_name, replaced
from .logins import is_account
from .naming import REMOVED, Naming, Rule
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_LIVES = (
    r"(?:addr(?:ess(?:e)?)?(?:[_-]?(?:line)?[_-]?[12])?|adresse|dirección|direccion|domicilio"
    r"|indirizzo|straße|strasse|street|city|town|ort|stadt|ville|ciudad|plz|zip(?:code)?|postcode"
    r"|postal[_-]?code|cp|code[_-]?postal|prenom|vorname|nachname|zweck|verwendungszweck)"
)
_HOME = (
    r"(?:street(?: address)?|(?:home |mailing |postal )?address(?: line)?(?: [12])?|adresse"
    r"|domicilio"
    r"|dirección|anschrift|straße|strasse|city|town|wohnort|postcode|post ?code|zip(?: code)?|plz"
    r"|código postal|code postal|zivilstand|marital status|diagnosis|dx)"
)
_LOGIN = r"(?:login|logon|username|user[_ ]?name|user|uid|benutzer(?:name)?|usuario|identifiant)"
_LISTS = r"(?:logins?|credentials|creds|accounts|users|auth|zugangsdaten|anmeldungen|passwords)"
_CALLED = (
    r"(?:log_?on(?:to)?_?(?:server)?|log_?in|sign_?in|connect(?:ion)?|authenticate|auth"
    r"|set_?credentials|open_?(?:db|database|connection|session)|bind|psCredential)"
)
_KEYED = (
    r"(?:pass\w{0,12}|pwd|pw|secret|key|bindpw|userpass|vault|kennwort|clear(?:text)?|phrase"
    r"|unlock\w{0,4})"
)


def _place(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    plain = value.strip()
    idle = re.fullmatch(r"(?i)true|false|null|none|n/a|unknown|localhost|[\d.]+:\d+", plain)
    odd = re.match(r"(?i)0x|https?:|[\d.]{7,}$|[\\/]|is |was |of |in |not |for |and ", plain)
    if idle or odd or naming.kept(plain) or plain.lower() in NOUNS:
        return match[0]
    return around(match, naming.secret("value"))


def _login(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    return replaced("user", match, naming) if is_account(value) else match[0]


def _secret(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip()
    idle = re.fullmatch(r"(?i)true|false|null|none|yes|no|\*+|empty|required|not|is|was", value)
    return match[0] if idle or naming.kept(value) else around(match, naming.secret("password"))


def _last(match: Match[str], naming: Naming) -> str:
    """The last of some positional values, behind a user's: no word that programs use."""
    value = match["value"]
    idle = re.fullmatch(r"(?i)[\d.]+|utf-?8|[a-z]+|https?:.*|.*\.\w{2,4}", value)
    user = match["user"]
    if idle or naming.kept(value) or not re.search(r"[^\W\d_]", user):
        return match[0]
    name = naming.name("user", user) if is_account(user) else user
    text = match.string
    before = text[match.start() : match.start("user")]
    return (
        before + name + text[match.end("user") : match.start("value")] + naming.secret("password")
    )


def _company(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    words = re.findall(r"[^\W\d_]+", value)
    odd = not words or words[0].lower() in NOUNS or re.search(PROGRAMS, value)
    if odd or len(words) < 2 or not is_name(value):
        return match[0]
    naming.learn("company", value)
    return replaced("company", match, naming)


RULES = (
    Rule(
        "value",
        rf"(?i)(?P<head>(?<![^\W_])(?:[a-z]{{1,12}}\[)?{_LIVES}\]?=)"
        r"(?P<value>(?![\"'<])[\w%+.,'’-]{2,80})(?=&|$|\s[a-z]+=)",
        _place,
        ("=",),
        r"(?:addr\w*|adresse|direcci_n|domicilio|indirizzo|stra_e|strasse|street|city|town|ort"
        r"|stadt|ville|ciudad|plz|zip\w*|post\w*|cp|prenom|name|zweck)\]?=\S",
    ),
    Rule(
        "value",
        rf"(?im)(?P<head>(?:^|[*|;,][ ]|[ ]{{2}})[ ]{{0,4}}{_HOME}[ ]?:[ ]{{1,3}})"
        rf"(?P<value>(?!{REMOVED})(?-i:[A-ZÀ-Þ\d])[^\n*|<>=:;]{{2,70}}?)"
        r"(?=[ ]?[*|]|[ ]{2}|[ ]*$)",
        _place,
        (": ",),
        r"(?m)(?:street|addr|adresse|domicilio|direcci_n|anschrift|stra_e|strasse|city|town"
        r"|wohnort|post ?code|zip|plz|postal|zivilstand|marital|diagnos|dx)[^\n:]{0,12}: ",
    ),
    Rule(
        "value",
        rf"(?im)(?P<head>^[ \t]{{0,8}}{_HOME}[ ]?:?[ ]?\n[ \t]{{0,8}})"
        rf"(?P<value>(?!{REMOVED})(?=[^\n]*\d)[^\W_][^\n<>=:]{{2,60}})(?=[ \t]*$)",
        _place,
        ("street", "addr", "domicilio", "direcci_n", "anschrift", "stra_e", "strasse", "post",
         "zip", "plz"),
        r"(?m)^[ \t]*(?:street|addr|home|mail|domicilio|direcci_n|anschrift|stra_e|strasse|post"
        r"|zip|plz|c_?digo|code)[^\n:]{0,20}:?[ \t]*$",
        reach=1,
    ),
    Rule(
        "value",
        r"(?P<head>(?i:(?<![a-z])[\"']?(?:city|town|street|addr(?:ess)?[12]?|ort|ville)[\"']?"
        r"[ ]?(?:=|:|=>)[ ]?)[\"'])(?P<value>[^\n\"'<>]{2,80})(?=[\"'])",
        _place,
        ("city", "town", "street", "addr", "ort", "ville"),
        r"(?:city|town|street|addr\w*|ort|ville)[\"']? ?(?:=>?|:) ?[\"']",
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<!\w){_LOGIN}[ ]?(?:\[|[\"']?=>[ ]?[\"']))"
        r"(?P<value>[a-z][\w.-]{1,40})(?=[\]\"'])",
        _login,
        ("login", "logon", "user", "uid", "benutzer", "usuario", "identifiant"),
        r"(?:log[io]n|user|name|uid|benutzer|usuario|identifiant) ?(?:\[|[\"']?=> ?[\"'])[a-z]",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)[\w.]{{0,30}}?{_CALLED}(?:[ ]called[ ]with)?[ ]?\("
        r"[^()\n]{0,120}?"
        r"(?<![\w])[\"'](?P<user>[\w.\\@-]{2,40})[\"'],[ ]?[\"'])(?P<value>[^\"'\n<>]{4,60})"
        r"(?=[\"'][ ]?\))",
        _last,
        ("log", "sign", "connect", "auth", "credential", "open", "bind"),
        r"(?:log_?on|log_?in|server|sign_?in|connect|ion|auth\w*|credentials?|open\w*|session|bind"
        r"|db|database|with) ?\([^\n]*[\"'], ?[\"']",
        exact=True,
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w){_LISTS}[\"']?[ ]?[:=][ ]?"
        r"(?:\n?[ \t]{0,8}-?[ ]?[\[(][^\n\[\]()]{3,80}"
        r"[\])],?){0,9}\n?[ \t]{0,8}-?[ ]?[\[(]{1,2}[\"']?)(?P<user>[a-z][\w.@\\-]{1,40})"
        rf"(?P<mid>[\"']?,[ ]?[\"']?)(?P<value>(?!{REMOVED})[^\s\"',\[\]()<>]{{4,60}})"
        r"(?=[\"']?[\])])",
        lambda match, naming: match[0]
        if naming.kept(match["value"]) or not re.search(r"[^a-z]", match["value"])
        else match["head"] + naming.name("user", match["user"]) + match["mid"]
        + naming.secret("password"),
        ("login", "credentials", "creds", "accounts", "users", "auth", "zugangsdaten",
         "anmeldungen", "passwords"),
        r"(?:logins?|credentials|creds|accounts|users|auth|zugangsdaten|anmeldungen|passwords)"
        r"[\"']? ?[:=]",
        reach=900,
    ),
    Rule(
        "password",
        rf"(?i)(?P<head><[\w.:-]{{0,20}}(?:userpass|passwd|pswd|password|pincode)>)"
        rf"(?P<value>(?!{REMOVED})[^<>\s]{{3,60}})(?=<|$|\s)",
        _secret,
        ("<",),
        r"<[\w.:-]{0,20}(?:userpass|passwd|pswd|password|pincode)>",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)(?:{_KEYED})[ ]?(?:=|,)?[ ]?(?:value|clear"
        r"|hint[ ]\"[^\"\n]{1,40}\",[ ]value|used)?[ ]?[:=]?[ ]?[\"'])"
        rf"(?P<value>(?!{REMOVED})(?=[^\n\"']*[^\W\d_])[^\n\"'<>{{}}()]{{4,60}})"
        r"(?=[\"'](?:$|[\s;,.)]))",
        lambda match, naming: match[0]
        if not re.search(r"(?i)hint|used|clear|pragma", match.string[max(0, match.start() - 8):
                         match.start("value")])
        else _secret(match, naming),
        ("hint", "used", "clear", "pragma"),
        r"(?:hint|used|clear|pragma)[^\n]*[\"']",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![\w-])(?:bindpw|rootpw|admpw|userpw|dbpw)[ \t]{{1,3}})"
        rf"(?P<value>(?!{REMOVED})[^\s\"'<>]{{4,60}})(?=\s|$)",
        _secret,
        ("bindpw", "rootpw", "admpw", "userpw", "dbpw"),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)\[\d\]=-{{1,2}}(?:pw|pwd|pass\w*|secret|token|key)[ ]\[\d\]=)"
        rf"(?P<value>(?!{REMOVED})[^\s<>]{{3,60}})",
        _secret,
        ("]=-",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w])pass\w{0,8}(?:\.|\)\.)(?:should\(\)\.)?(?:be|equals?|isequalto|tobe)"
        r"\([\"'])(?P<value>[^\"'\n<>]{4,60})(?=[\"'])",
        _secret,
        ("pass",),
        r"pass\w*\)?\.(?:should|be|equal|isequal|tobe)",
    ),
    Rule(
        "company",
        rf"(?P<head>(?:already open with|[Ww]elcome back,|blogname=|[Ss]ync profile:|[Ss]can folder"
        rf"|source co|dest co)[ ]?[\"'\[]?)(?P<value>{TITLE})(?=[\"'\]!,]|$|\n)",
        _company,
        ("open with", "welcome", "blogname", "profile:", "scan folder", "source co", "dest co"),
    ),
    Rule(
        "company",
        r"(?P<head>(?<!\w)(?:CN|DNS|O|OU)[=:](?:\*|www)\.)"
        r"(?P<value>[a-z\d-]{3,40}(?:\.[a-z]{2,6}){1,2})"
        r"(?![\w.])",
        lambda match, naming: replaced("company", match, naming),
        ("cn=", "dns=", "dns:", "o=", "ou="),
    ),
)  # fmt: skip
