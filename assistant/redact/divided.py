"""Secrets that a separator, a quote or a few words divide from what tells of them.

A word alone says little there, so it has to be written as a secret is.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .keys import GATE, NEEDLES, is_weak, label, looks_secret, names_secret
from .naming import REMOVED, Naming, Rule
from .sentences import PLAIN_NOUN, TOLD

if TYPE_CHECKING:
    from re import Match

_WORD = rf"(?!{REMOVED})[^\s\"'<>()\[\]{{}}=:,;]{{4,80}}"
_SIGNS = r"[^\W_][!#$%&*+?@^~_-][^\W_]"
_LOGINS = (
    r"(?:log[- ]?(?:in|on)|logged (?:in|on)|sign(?:ed)?[- ]?(?:in|on)|anmeldung|angemeldet"
    r"|einloggen|eingeloggt|connexion|connecté|connectée|inicio de sesión|sesión iniciada|inloggen"
    r"|accesso)"
)
_GROUPS = r"\d{2,4}(?:[ -]\d{2,4}){1,3}|\d{4,8}"


def _is_written(value: str) -> bool:
    """Whether a word is written as a secret: figures or signs between its letters."""
    plain = value.strip(".!?")
    if plain.lower() in TOLD or len(plain) < 4 or re.match(r"[a-z]+(?:-[a-z]+)+$", plain):
        return False
    return looks_secret(plain) or re.search(_SIGNS, plain) is not None


def _cell(match: Match[str], naming: Naming) -> str:
    """``ConsumerSecret;X;prod``, ``SigningKey(X)``: a name and its value, nothing else between."""
    key, value = match["key"], match["value"]
    compound = re.search(r"[_-]|[a-z][A-Z]|^[A-Z]{3,}$|[a-z]key$|kennwort", key)
    if is_weak(key) or not compound or not names_secret(key) or naming.kept(value):
        return match[0]
    if re.match(r"(?i)(?:get|set|is|has|on|new|make|create|load|read|verify|check)[A-Z_]", key):
        return match[0]  # a call
    long = len(value) >= 12 if match["sign"] == "(" else len(value) >= 6
    return around(match, naming.secret(label(key))) if long and _is_written(value) else match[0]


def _written(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'").rstrip(".,!?")
    if naming.kept(value) or not _is_written(value):
        return match[0]
    return around(match, naming.secret("password") + match["value"][len(value) :])


def _quoted(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if naming.kept(value) or value.lower() in TOLD:
        return match[0]
    return around(match, naming.secret("password"))


def _figures(match: Match[str], naming: Naming) -> str:
    return match[0] if naming.kept(match["value"]) else around(match, naming.secret("password"))


def _continued(match: Match[str], naming: Naming) -> str:
    """The next line of a dialogue in which a login was asked for."""
    return match[0] if naming.kept(match["value"]) else around(match, naming.secret("credentials"))


RULES = (
    Rule(
        "password",
        r"(?P<head>(?<![\w.$/@-])(?P<key>[A-Za-z][\w-]{2,40})(?P<sign>[;,\t|(]|[ ]{2,4}))"
        rf"(?P<value>(?!{REMOVED})[^\s;,()\"'<>|:=]{{6,200}})(?=[;,\t)|\s]|$)",
        _cell,
        NEEDLES,
        rf"(?:{GATE})\w{{0,12}}(?:[;,\t|(]|[ ]{{2,4}})[^\s;,()]{{6}}",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\S)-pw[ ])(?P<value>(?!-){_WORD})",
        _quoted,
        ("-pw ",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>[/-](?:pass|password|pw|p)[:=]<password removed>)(?P<value>[;,&][^\s\"']+)",
        lambda match, naming: match["head"],
        ("<password removed>",),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)(?:pw|pwd|passwd|pass)[ ])(?P<value>{_WORD})"
        r"(?=[ ](?:for|to|on|at|für|auf|pour|para|voor)[ ])",
        _written,
        ("pw ", "pwd ", "passwd ", "pass "),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w){PLAIN_NOUN}[ ][^\n:]{{0,40}}?(?:set|changed|reset|gesetzt|geändert"
        rf"|modifié|cambiad[ao])[ ](?:back[ ])?(?:to|auf|en|a|à)[ ]?:[ ]?)(?P<value>{_WORD})",
        _written,
        ("set to", "changed to", "reset to", "gesetzt auf", "ndert auf", "modifi_ en", "cambiad"),
        r"(?:to|auf|en|a|_) ?:",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)(?:typed|entered|used|put|wrote)[ ])(?P<value>{_WORD})"
        r"(?=[ ](?:instead of|in place of|rather than|as|into|in)[ ](?:[\w']{1,8}[ ]){0,2}"
        r"(?:user|login|password|name|field|box|pin))",
        _written,
        ("typed ", "entered ", "used ", "put ", "wrote "),
        r"(?:instead|place|rather|as|into|in) ",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w){_LOGINS}[ ](?:as|als|en tant que|comme|como|come)[ ][\w.@-]{{2,40}}"
        rf"[ ](?:with|using|mit|avec|con|com|met)[ ])(?P<value>{_WORD})",
        _written,
        ("log", "sign", "anmeld", "connexion", "connect_", "sesi_n", "accesso"),
        r" (?:as|als|que|comme|como|come) [\w.@-]+ (?:with|using|mit|avec|con|com|met) ",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:try|use|nimm|probier|versuch|essayez?|prueb[ae]|usa)[ ]"
        rf"[a-z][\w.-]{{1,30}}[:/])(?P<value>{_WORD})(?=[\s,;.)]|$)",
        _written,
        ("try ", "use ", "nimm ", "probier ", "versuch ", "essaye", "prueb", "usa "),
        r"(?:try|use|nimm|probier|versuch|essayez?|prueb[ae]|usa) [a-z][\w.-]*[:/]",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:code ?word|codewort|kennwort|losung|mot de code|palabra clave"
        r"|pass ?phrase)[ ](?:is[ ]|ist[ ]|lautet[ ]|est[ ]|es[ ])?[\"'“„«][ ]?)"
        r"(?P<value>[^\"'“”„«»\n]{3,60})(?=[ ]?[\"'”“»])",
        _quoted,
        ("code word", "codeword", "codewort", "kennwort", "losung", "mot de code",
         "palabra clave", "pass phrase", "passphrase"),
        r"(?:word|wort|losung|code|clave|phrase) (?:is |ist |lautet |est |es )?[\"'?]",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:otp|tan|tac|(?:\d|six|sechs)[ -]?(?:digits?|stellig\w{1,3})[ ]"
        r"(?:code|pin)|one[- ]time (?:code|password)|einmal(?:code|passwort)|verification code"
        r"|sms[- ]code"
        rf")[ ]?[:=]?[ ])(?P<value>{_GROUPS})(?![\w.:/-]\d|\w)",
        _figures,
        ("otp", "tan ", "tan:", "tac", "digit", "stellig", "time code", "time password",
         "einmal", "verification code", "sms code", "sms-code"),
        r"(?:otp|tan|tac|code|pin|password|passwort)[^\n]{0,3}00",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:pin|geheimzahl|tan)[ -]?(?:nummer|number|numéro|número)?"
        r"[ ](?:of|des"
        r"|der|for|für|vom|du|de la|del)[ ][^\n:=]{2,40}?[ ])(?P<value>\d{4,8})(?![\w.:/-]\d|\w)",
        _figures,
        ("pin", "geheimzahl", "tan"),
        r"(?:pin|geheimzahl|tan)[^\n]{0,60} 0000",
    ),
    Rule(
        "credentials",
        r"(?i)(?P<head>(?<!\w)AUTH[ ](?:PLAIN|LOGIN|XOAUTH2|<\w{4,12} removed>)[ \t]*\n[^\n]{0,40}?"
        rf"(?:[>:][ ]|[ ]|^))(?P<value>(?!{REMOVED})[A-Za-z0-9+/]{{8,400}}={{0,2}})"
        r"(?=[ \t]*(?:\n|$))",
        _continued,
        ("auth plain", "auth login", "auth xoauth0", "auth <"),
        reach=420,
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:\w{0,20}credential|login|log_in|logon|sign_in|authenticate"
        r"|connect)[ ]?\([^\n()]{0,120}?,[ ]?(?:\(\w{1,20}[ ]|\w{1,20}\([ ]?)?)"
        rf"(?P<value>\"(?!{REMOVED})[^\"\n]{{4,80}}\"|'(?!{REMOVED})[^'\n]{{4,80}}')(?=[ ]?\)|,)",
        _written,
        ("credential(", "login(", "log_in(", "logon(", "sign_in(", "authenticate(", "connect(",
         "credential (", "login ("),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:password|pwd?|passwd|kennwort|passwort)=\"?(?:<password removed>"
        r"|[ ]?[&+.][ ]?))(?P<value>\"[^\"\n=<>]{3,80}\")",
        _quoted,
        ("password=", "pw=", "pwd=", "passwd=", "kennwort=", "passwort="),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:\w{0,20}codes|creds|credentials|passwords|secrets|tokens"
        r"|pins)[\"']?[ ]?[:=][ ]?[\[{(][ ]?(?:[\"'](?:<\w{3,12} removed>)[\"'],[ ]?){0,20}[\"'])"
        rf"(?P<value>(?!{REMOVED})[^\s\"'<>]{{4,80}})(?=[\"'])",
        _written,
        ("codes", "creds", "credentials", "passwords", "secrets", "tokens", "pins"),
        r"[:=] ?[\[{(] ?[\"']",
    ),
)  # fmt: skip
