"""Secrets among the arguments of calls and statements, and in files whose columns have no names."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import is_weak, label, looks_secret, names_secret
from .naming import REMOVED, Naming, Rule
from .sentences import TOLD

if TYPE_CHECKING:
    from re import Match

_STRING = r"(?:\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.|'')*+')"
_CALL = (
    r"(?:sp_addlogin|sp_password|sp_addlinkedsrvlogin|(?:\w{1,20}\.)?(?:http_?)?auth|\w{0,30}cred"
    r"entials?|\w{0,20}log[io]n|signin"
    r"|authenticate|\w{0,20}basicauth|passwordauthentication|\w{0,12}connect(?:ion)?|mysqli|pdo|createuser|adduser"
    r"|setcredentials|conn\w{0,12}\.open|logonuser\w?)"
)


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


RULES = (
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
