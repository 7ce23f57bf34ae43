"""Secrets among the arguments of calls and statements, and in files whose columns have no names."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import NEEDLES, is_weak, label, looks_secret, names_secret
from .naming import REMOVED, Naming, Rule
from .sentences import TOLD

if TYPE_CHECKING:
    from re import Match

_STRING = r"(?:\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.|'')*+')"
_NO_VALUE = frozenset(["user", "username", "email", "login", "name", "id", "uid", "host", "type"])
_CALL = (
    r"(?:sp_addlogin|sp_password|sp_addlinkedsrvlogin|(?:\w{1,20}\.)?(?:http_?)?auth|\w{0,30}cred"
    r"entials?|\w{0,20}log[io]n|signin"
    r"|authenticate|\w{0,20}basicauth|passwordauthentication|\w{0,12}connect(?:ion)?|mysqli|pdo|createuser|adduser"
    r"|setcredentials|conn\w{0,12}\.open|logonuser\w?)"
)


def _pair(match: Match[str], naming: Naming) -> str:
    """``define('DB_PASSWORD', 'X')``."""
    inner = match["value"][1:-1]
    if not names_secret(match["key"]) or not inner.strip() or naming.kept(inner):
        return match[0]
    if inner.lower() in _NO_VALUE or names_secret(inner):
        return match[0]  # a list of names
    quote = match["value"][0]
    return match["head"] + quote + naming.secret(label(match["key"])) + quote


def _arguments(match: Match[str], naming: Naming) -> str:
    """``NetworkCredential("user", "X")``: the string where such a call expects a password."""
    found = list(re.finditer(_STRING, match["rest"]))
    places = _places(match["name"].lower(), len(found))
    new, end = "", 0
    for index, string in enumerate(found):
        inner = string[0][1:-1]
        new += match["rest"][end : string.start()]
        wanted = index in places
        gone = wanted and len(inner) > 2 and not naming.kept(inner) and "://" not in inner
        new += string[0][0] + naming.secret("password") + string[0][0] if gone else string[0]
        end = string.end()
    return match["head"] + new + match["rest"][end:]


def _places(name: str, strings: int) -> tuple[int, ...]:
    """Which of so many strings in a call may be the password."""
    if name == "sp_password":
        return 0, 1
    if name == "sp_addlinkedsrvlogin":
        return (strings - 1,)
    if strings > 2 and name.endswith(("connect", "connection", "pdo", "mysqli")):
        return 1, 2  # behind a server or not
    return (2,) if name.endswith("open") else (1,)


def _updated(match: Match[str], naming: Naming) -> str:
    """``SET value = 'X' WHERE name = 'SmtpPassword'``."""
    inner = match["value"][1:-1]
    named = re.findall(r"[\"']([\w.:-]{2,60})[\"']", match["where"])
    if not inner or naming.kept(inner) or not any(map(names_secret, named)):
        return match[0]
    return f"{match['head']}'{naming.secret('password')}'{match['where']}"


def _value(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'")
    if not value or naming.kept(value):
        return match[0]
    return match["head"] + naming.secret("password")


def _glued(match: Match[str], naming: Naming) -> str:
    """``-pX``, whatever the tool."""
    if not looks_secret(match["value"]) or naming.kept(match["value"]):
        return match[0]
    return match["head"] + naming.secret("password")


def _variable(match: Match[str], naming: Naming) -> str:
    """``ENV APP_SECRET X``."""
    value = match["value"].strip("\"'")
    if not names_secret(match["key"]) or naming.kept(value) or value[:1] in ("$", "%", "=", "-"):
        return match[0]
    if not match["verb"] and not looks_secret(value):
        return match[0]
    return match["head"] + naming.secret(label(match["key"]))


_DIRECTIVE = frozenset(
    [
        "password", "passwords", "secret", "secrets", "token", "tokens", "credentials", "cookie",
        "ticket", "pin",
    ]
)  # fmt: skip


def _directive(match: Match[str], naming: Naming) -> str:
    """``requirepass X``: a line of a configuration, its key no plain word."""
    key, value = match["key"], match["value"].strip("\"'")
    if (
        key.lower() in _DIRECTIVE
        or not names_secret(key)
        or naming.kept(value)
        or value.lower() in TOLD
    ):
        return match[0]
    if re.fullmatch(r"(?i)\w+(?:ed|ing|ion)|ok|=|:", value) or (
        is_weak(key) and (not looks_secret(value) or value.lower().startswith(("sha", "md5")))
    ):
        return match[0]
    return match["head"] + naming.secret(label(key))


_COLUMN = frozenset(
    """
    string str text varchar nvarchar char int integer bool boolean date json type value name host
    description hidden nullable optional required default comment key bearer
    """.split()  # noqa: SIM905
)
"""What a row of a schema says of a column."""


_HANDLED = r"un\w+|(?!shared)\w+ed|show|get|read|create|delete|update|describe|use|find"
"""What is done with a secret, or said of it: its name follows."""


def _configured(match: Match[str], naming: Naming) -> str:
    """``radius secret "X"``: a line of a configuration, not what is said about a secret."""
    before = match["key"].lower().split()[:-1]
    told = any((word in TOLD and word != "set") or re.fullmatch(_HANDLED, word) for word in before)
    told = told or not TOLD.isdisjoint(match["value"][1:-1].lower().split())
    if told or not names_secret(match["key"]) or naming.kept(match["value"][1:-1]):
        return match[0]
    quote = match["value"][0]
    return match["head"] + quote + naming.secret(label(match["key"])) + quote


def _cell(match: Match[str], naming: Naming) -> str:
    """``hmac_key|X|sha256``: a name and what it stands for, unlike the names of columns."""
    key, value = match["key"], match["value"]
    name = value.lower() in _COLUMN or re.fullmatch(r"[a-z]+(?:_[a-z]+)+|\w+\(\d+\)", value)
    if name or not names_secret(key) or naming.kept(value) or value.lower() in TOLD:
        return match[0]
    if not looks_secret(value) and (is_weak(key) or not re.search("[._-]", key)):
        return match[0]
    return match["head"] + naming.secret(label(key))


def _code(match: Match[str], naming: Naming) -> str:
    """A code for a door or an account has figures."""
    figures = re.search(r"\d", match["value"])
    return match["head"] + naming.secret("password") if figures else match[0]


RULES = (
    Rule(
        "password",
        r"(?m)^(?P<head>[ \t]*(?P<key>(?:[\w.-]{2,30} ){1,3}[\w-]{3,30})[ \t]+)"
        r"(?P<value>\"[^\"\n]{3,100}\"|'[^'\n]{3,100}')(?=[ \t]*;?[ \t]*$)",
        _configured,
        NEEDLES,
        r"(?m)[\w-][ \t]+(?:\"[^\"\n]+\"|'[^'\n]+')[ \t]*;?[ \t]*$",
        exact=True,
    ),
    Rule(
        "password",
        r"(?m)(?P<head>(?:^|\|)[ \t]*(?P<key>[A-Za-z][\w.-]{2,60})[ \t]*\|[ \t]*)"
        rf"(?P<value>(?!{REMOVED})[^\s|]{{4,200}})(?=[ \t]*(?:\||$))",
        _cell,
        NEEDLES,
        r"\w[ \t]*\|",
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:(?:code|codice|c[oó]digo)[ _-](?:d[ei]?[ _'’-])?acc?[eè]s{1,2}o?"
        r"|toegangscode)[ \t]{0,4}[=:][ \t]{0,4})(?P<value>\"[^\"\n]{3,60}\"|[^\s\"'<>,;]{3,60})",
        _code,
        ("code", "codice", "c_digo", "codigo"),
        r"(?:acc?.s{1,2}o?|toegangscode)[ \t]{0,4}[=:]",
    ),
    Rule(
        "password",
        r"(?m)^(?P<head>[ \t]*(?:%?define[ \t]+|set[ \t]+)?(?P<key>[A-Za-z][\w.-]{3,40})[ \t]+)"
        rf"(?P<value>(?!{REMOVED})(?:\"[^\"\n]+\"|[^\s\"'<>=:(){{}};,]{{3,100}}))(?=[ \t]*$)",
        _directive,
        ("pass", "pw", "secret", "token", "auth", "key", "kennw", "hmac", "salt", "pepper", "seed"),
        r"(?m)^[ \t]*(?:%?define[ \t]+|set[ \t]+)?[\w.-]{0,40}(?:pass|pw|secret|token|auth|key"
        r"|kennw|hmac|salt|pepper|seed)\w{0,40}[ \t]+\S+[ \t]*$",
        exact=True,
    ),
    Rule(
        "password",
        r"(?P<head>\w[ \t]?\([ \t]*(?P<q>[\"'])(?P<key>[\w.:-]{2,60})(?P=q)[ \t]*,[ \t]*[NL@]?)"
        rf"(?P<value>{_STRING})(?=[ \t]*[,)])",
        _pair,
        ("('", '("', "( '", '( "'),
        r"\([ \t]*[\"'][\w.:-]+[\"'][ \t]*,[ \t]*\w?@?[\"']",
        exact=True,
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![\w])(?P<name>{_CALL})(?:\]?::new)?[ \t(]{{1,3}})"
        rf"(?P<rest>[NL@]?{_STRING}(?:[ \t]*,[ \t]*[NL@]?(?:{_STRING}|[\w.]{{1,40}})){{1,5}})",
        _arguments,
        (
            "login", "logon", "sp_password", "credential", "signin", "authenticat", "auth",
            "connect", "user", "open", "pdo", "mysqli",
        ),
        r"(?:log[io]n\w?|sp_password|credentials?|signin|authenticat\w{1,3}|\bauth|basicauth"
        r"|connect(?:ion)?|user|open|pdo|mysqli)(?:\]?::new)?[ \t(]{1,3}\w?@?[\"']",
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![a-z])(?:set|change|reset|check|verify|update|validate)_?(?:user_?)?"
        rf"(?:password|passwd|pwd)[ ]?\([ ]?[NL@]?)(?P<value>{_STRING})(?=[ ]?(?:,[ ]?[\w$]+["
        r" ]?)?\))",
        _value,
        ("password", "passwd", "pwd"),
        r"(?:password|passwd|pwd) ?\( ?\w?@?[\"']",
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?P<head>\bset[ \t]+[\w.\[\]`\"]{1,60}[ \t]*=[ \t]*N?)(?P<value>'(?:[^'\n]|'')*+')"
        r"(?P<where>[^\n]{0,200}?\bwhere\b[^\n]{1,300})",
        _updated,
        ("where",),
        r"set[ \t][^\n]{1,300}where",
        exact=True,
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\S)-p)(?P<value>(?!{REMOVED})(?!\d+[:/.])[^\s\"'<>,;:/\\=()-][^\s\"'<"
        rf">/\\=()]{{5,60}})"
        r"(?!\S)",
        _glued,
        (" -p",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w-])(?:snmp-server[ \t]+community|r[ow]community6?"
        r"|com2sec[ \t]+\S+[ \t]+\S+|snmp(?:walk|get|set|bulkwalk|getnext)\b[^\n]{0,80}?[ \t]-c"
        r"|community(?:[ -]?string)?[ \t]*[:=]|community[ -]string[ ])"
        rf"[ \t]*)(?P<value>(?!{REMOVED})[^\s,;<>]{{2,80}})",
        _value,
        ("community", "com2sec", "snmp"),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w-])(?:password|secret|key|passwd)[ \t]+(?:\d{1,2}|51:b:)[ \t]*)"
        r"(?P<value>[A-Za-z0-9$./+]{8,})(?!\S)",
        _glued,
        ("password 0", "password  0", "secret 0", "key 0", "passwd 0"),
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w-])(?:login|user)[ \t]+\S{1,60}\s+password[ \t]+)"
        rf"(?P<value>(?!{REMOVED})(?:\"[^\"\n]+\"|[^\s\"'<>]{{2,100}}))(?=[ \t]*(?:$|\n|account|"
        r"macdef|#))",
        _value,
        ("password",),
        r"(?:login|user)[ \t]+\S{1,60}[ \t]+password",
    ),
    Rule(
        "password",
        r"(?m)^(?P<head>[ \t]*(?=[\w.-]*[A-Za-z*])[\w.*-]{1,60}:(?:\d{3,5}|\*):(?=[\w.-]*[A-Za-z*])"
        rf"[\w.*-]{{1,60}}:[\w.*-]{{1,60}}:)(?P<value>(?!{REMOVED})[^\s:][^\s]*)$",
        _value,
        (":000:", ":0000:", ":00000:", ":*:"),
        r":(?:0{3,5}|\*):[\w.*-]+:[\w.*-]+:",
    ),
    Rule(
        "password",
        r"(?P<head>)(?P<value>\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2\w{1,2}|pbkdf2[\w-]*|P|H"
        r"|sha1)\$[\w./$+=,-]{8,})",
        _value,
        ("$",),
        r"\$\w{1,12}[\w-]*\$[\w./$+=,-]{8}",
        exact=True,
    ),
    Rule(
        "password",
        r"(?P<head>(?<![\w.-])(?P<verb>(?i:env|arg|setx|set|setenv|export|config[ \t]+set|--set"
        r"|add)[ \t]+(?:/\w[ \t]+)?)?(?P<key>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)[ \t]+)"
        rf"(?P<value>(?!{REMOVED})(?:{_STRING}|[^\s\"'<>:=(){{}}\[\],;]{{4,200}}))(?=[ \t]*(?:$|"
        r"\n|[;&|#]|/m))",
        _variable,
        ("pass", "pw", "secret", "token", "key", "kennwort", "wachtwoord", "senha", "credential",
         "auth"),
        r"_\w{0,60}?(?:pass|pwd?|secret|token|key|kennwort|wachtwoord|senha|credential"
        r"|auth)\w{0,40}[ \t]",
        exact=True,
    ),
)  # fmt: skip
