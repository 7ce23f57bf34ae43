"""Secrets shown beside their names without a sign: in brackets, behind dots, at prompts, in tables.

What stands there is as often a word about the secret ("password [hidden]"): such words stay.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .credentials import HARMLESS
from .entries import around
from .keys import GATE, NEEDLES, is_weak, label, looks_secret, names_secret, says_about
from .naming import REMOVED, Naming, Rule
from .sentences import TOLD

if TYPE_CHECKING:
    from re import Match

_DONE = r"(?i)[^\W\d_]{2,}(?:ed|ing|able|ible|t[oa]s?|ée?s?|[aei]d[oa]s?|iert)"
_PLAIN = frozenset(["secret", "token", "cookie", "key", "ticket", "code", "credential", "bearer"])
"""Names of things that have names themselves, such as a secret of a cluster."""
_NAME = r"(?P<key>(?<![\w.$/-])(?:[^\W_][\w'’.-]{0,24}[ ]){0,2}?[^\W_][\w-]{1,40})"
_STATE = (
    r"(?i)[*x.•-]+|(?:not |un)?(?:set|given|used|shown|hidden|masked|redacted|found|present)"
    r"|optional|y/n|yes/no|default|same|current|\d{1,3}|(?-i:[A-Z]{2,5})"
)


def _says_something(value: str) -> bool:
    """Whether a value is more than what is said of one."""
    plain = value.strip().strip(".,;!?")
    words = plain.lower().split()
    if not words or re.fullmatch(_STATE, plain) or words[0] in TOLD or words[0] in HARMLESS:
        return False
    return not re.fullmatch(_DONE, plain) and re.search(r"\w", plain) is not None


def _enclosed(match: Match[str], naming: Naming) -> str:
    """``AuthToken [X]``, ``shared secret "X"``."""
    key, value = match["key"], match["value"].strip()
    if not names_secret(key) or naming.kept(value) or not _says_something(value):
        return match[0]
    last = re.split(r"[\W_]", key.lower())[-1]
    if re.search(r"(?i)(?:^| )(?:unexpected|expected|missing|unknown) ", key):
        return match[0]  # what a parser met
    if re.search(r"(?:^| )(?:ON|INTO|FROM|TABLE|REFERENCES|INDEX|VIEW|JOIN|UPDATE) ", key):
        return match[0]  # a table and its columns
    listed = re.search(r"[=:{}<>|]|![rsa]$|^\$|[\\/]{1,2}\w+[\\/]|\(\)", value)
    compound = re.search(r"[ _-]|[a-z][A-Z]", key) and not is_weak(key)
    doubtful = key.lower().removesuffix("s") in _PLAIN or not compound
    named = re.fullmatch(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*|[A-Z]\w+[a-z]", value)
    told = ", " in value or (match[0][-len(value) - 1] == "(" and value.count(" ") > 1)
    if listed or told or (doubtful and (named or not looks_secret(value))) or last in ("by", "for"):
        return match[0]
    return around(match, naming.secret(label(key)))


def _led(match: Match[str], naming: Naming) -> str:
    """``Master password......X``: behind dots that lead to it."""
    key, value = match["key"], match["value"]
    if not names_secret(key) or naming.kept(value) or not _says_something(value):
        return match[0]
    if re.match(r"(?i)\w+(?:ing|ung)\b", key) or re.fullmatch(r"(?i)[+.*\-\s]+|o\.?k\.?", value):
        return match[0]
    shown = looks_secret(value) or re.search(r"\w[^\w\s]\w", value) or not re.search(" ", value)
    return around(match, naming.secret(label(key))) if shown else match[0]


def _entry(match: Match[str], naming: Naming) -> str:
    """A value of the registry, its name before it."""
    value = match["value"].strip("\"'")
    if not value or not names_secret(match["key"]) or naming.kept(value) or value[0] in "$%":
        return match[0]
    return around(match, naming.secret(label(match["key"])))


def _whole(match: Match[str], naming: Naming) -> str:
    """What can be nothing but a secret."""
    value = match["value"].strip("\"'")
    gone = not naming.kept(value) and _says_something(value)
    return around(match, naming.secret("password")) if gone else match[0]


def _encrypted(match: Match[str], naming: Naming) -> str:
    """``psksecret ENC X``."""
    value = match["value"]
    written = looks_secret(value) or value.endswith("=")
    if not names_secret(match["key"]) or naming.kept(value) or not written:
        return match[0]
    return around(match, naming.secret(label(match["key"])))


def _answered(match: Match[str], naming: Naming) -> str:
    """What was typed at a prompt."""
    value = match["value"].strip()
    sentence = len(value.split()) > 3 or (" " in value and value.endswith((".", "!", "?")))
    if sentence or naming.kept(value) or not _says_something(value):
        return match[0]
    return around(match, naming.secret("password"))


def _beside(match: Match[str], naming: Naming) -> str:
    """``(password X)``, unlike what is said about one: ``(password policy)``."""
    value = match["value"]
    about = says_about(value) or re.fullmatch(r"[a-z]+", value)
    if about or naming.kept(value) or not _says_something(value):
        return match[0]
    return around(match, naming.secret("password"))


def _marked(match: Match[str], naming: Naming) -> str:
    """``%{smtp_password}="X"``: a field of a template and what it became."""
    value = match["value"].strip("\"'")
    if not names_secret(match["key"]) or naming.kept(value) or not _says_something(value):
        return match[0]
    new = naming.secret(label(match["key"]))
    quote = match["value"][0] if match["value"][0] in "\"'" else ""
    return around(match, quote + new + quote)


def _owned(match: Match[str], naming: Naming) -> str:
    """``Jeton d'accès : X``: a secret and what it is for; a code has figures."""
    value = match["value"]
    word = re.search(r"(?i)mot|clave|contrase|senha|palavra", match["head"]) and value.istitle()
    told = looks_secret(value) or re.search(r"\d", value) or word
    if not told or naming.kept(value) or not _says_something(value):
        return match[0]
    return around(match, naming.secret("password"))


_ASK = (
    r"(?:enter|type|re-?enter|confirm|provide|give|input|geben sie|gib|bitte|eingeben|saisissez"
    r"|entrez|tapez|introduzca|ingrese|escriba|teclee|digite|insira|inserisci|voer|typ)"
)
_ASKED = (
    r"(?:pass(?:word|[ ]?phrase|code|wort|wd)|kennwort|mot de passe|contraseña|clave|senha"
    r"|wachtwoord"
    r"|parola|pin|secret|token|api[ _-]?key|license key|activation (?:key|code)|schlüssel)"
)
_ASK_NEEDLES = (
    "password", "passphrase", "pass phrase", "passcode", "passwort", "passwd", "kennwort",
    "mot de passe",
    "contrase", "clave", "senha", "wachtwoord", "parola", "pin", "secret", "token", "key",
    "activation code", "schl_ssel",
)  # fmt: skip
_FOLDED = _ASKED.replace("ñ", "_").replace("ü", "_")
_PURPOSE = (
    r"(?:acc[eè]s|acceso|accesso|acesso|api|entrée|entrada|portail|porte|alarme?|sécurité|seguridad"
    r"|validation|validación|vérification|verificación|activation|activación|confirmation"
    r"|confirmación|connexion|déverrouillage|coffre|immeuble|installation|instalación|licence"
    r"|licencia|application|aplicación|session|messagerie|wi-?fi|puerta|portal|chiffrement)"
)

RULES = (
    Rule(
        "password",
        rf"{_NAME}[ \t]{{1,2}}\[(?P<value>[^\[\]\n]{{3,120}})(?=\])",
        _enclosed,
        NEEDLES,
        rf"(?:{GATE})\w{{0,12}}[ \t]{{1,2}}\[",
    ),
    Rule(
        "password",
        rf"{_NAME}[ \t]{{1,2}}[\"'“„«<{{(‘‚‹»][ \u00a0]?"
        r"(?P<value>(?<=[\"'])[^\"'\n]{3,120}(?=[\"'])|[^\"'“”„«»<>{}()‘’‚‹›\n]{3,120}(?=[”“»«>})’‘›"
        r"\u00a0]| [»›]))",
        _enclosed,
        NEEDLES,
        rf"(?:{GATE})\w{{0,12}}(?: [a-z_]{{1,12}})?[ \t]{{1,2}}[\"'?<{{(]",
    ),
    Rule(
        "password",
        rf"{_NAME}[ ]?(?:\.{{3,80}}|_{{4,80}}|[…·]{{1,80}}|-{{2,40}}>)[ ]?:?[ ]?"
        rf"(?P<value>(?!{REMOVED})[^\s.…·:_+*-](?:[^\s.…]|[.](?![.\s]|$)|[ ](?=[^\s.(])){{2,80}})",
        _led,
        NEEDLES,
        r"\w[ ]?(?:\.{3,80}|_{4,80}|[?]{1,80}|-{2,40}>)[ ]?:?[ ]?\w",
    ),
    Rule(
        "password",
        r"(?im)(?P<head>(?<!\w)REG_(?:EXPAND_|MULTI_)?SZ[ \t]+(?P<key>\w{2,60})[ \t]+)"
        rf"(?P<value>(?!{REMOVED})\S[^\n]{{0,200}}?)(?=[ \t]*$)",
        _entry,
        ("reg_",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\S)(?:/v[ \t]+(?P<q>\"?)(?P<key>[\w .-]{2,60}?)(?P=q)[ \t]+"
        r"(?:/(?:t[ \t]+\w+|f|reg:\d\d)[ \t]+){0,3}/d[ \t]+))"
        rf"(?P<value>(?!{REMOVED})(?:\"[^\"\n]*\"?|\S+))",
        _entry,
        ("/d ",),
        r"/v[ \t]",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\S)-name[ :]+[\"']?(?P<key>[\w.-]{2,60})[\"']?[^\n|;]{0,120}?"
        rf"[ ]-value[ :]+)(?P<value>(?!{REMOVED})(?:\"[^\"\n]*\"?|'[^'\n]*'?|[^\s\"';|]+))",
        _entry,
        ("-value",),
        r"-name[ :]",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:key content|schl(?:ü|ue)sselinhalt|contenu de la cl[ée]"
        r"|contenido de la clave|contenuto chiave|conteúdo da chave|sleutelinhoud)[ \t]*[:=][ \t]*)"
        rf"(?P<value>(?!{REMOVED})\S[^\n]{{0,80}}?)(?=[ \t]*(?:\n|$))",
        _whole,
        ("key content", "sselinhalt", "contenu de la cl", "contenido de la clave",
         "contenuto chiave", "do da chave", "sleutelinhoud"),
    ),
    Rule(
        "password",
        rf"(?P<head>(?<![\w.])(?P<key>[\w-]{{2,40}})[ \t]+(?:ENC|enc|encrypted|hashed)[ \t]+)"
        rf"(?P<value>(?!{REMOVED})[\w+/=.$-]{{6,400}})(?=\s|$)",
        _encrypted,
        NEEDLES,
        r"[ \t](?:enc|encrypted|hashed)[ \t]",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w){_ASK}\b[^\n:>?]{{0,60}}?(?<!\w){_ASKED}[^\n:>?]{{0,80}}?[ \t]?[:>?]"
        rf"(?:[ \t]{{1,3}}|(?<=:)(?=[^\s/:\\])"
        rf"|[ \t]*\n[ \t]*))(?P<value>(?!{REMOVED})[^\s<>][^\n<>]{{1,100}}?)"
        r"(?=[ \t]*(?:\n|$))",
        _answered,
        _ASK_NEEDLES,
        rf"{_ASK}\b[^\n:>?]{{0,60}}?{_FOLDED}[^\n:>?]*[:>?]",
        reach=110,
    ),
    Rule(
        "password",
        rf"(?im)(?P<head>^[ \t]*(?:(?:new|old|client|user|admin|neues|altes)[ ])?{_ASKED}"
        rf"(?:[ \t](?:for|für|of|pour|de|para|von)[ \t][^\n:>?]{{1,60}})?[ \t]?[:>?][ \t]*\n[ \t]*)"
        rf"(?P<value>(?!{REMOVED})[^\s<>:=]{{3,100}})(?=[ \t]*(?:\n|$))",
        _answered,
        _ASK_NEEDLES,
        rf"(?m){_FOLDED}[^\n:>?]{{0,64}}[:>?][ \t]*$",
        reach=110,
    ),
    Rule(
        "password",
        r"(?P<head>(?:[%$#@]\{|\{\{|<%=|\$\(|\$\[|(?<![\w%])%"
        r"|(?<![\w@.])@)[ ]?(?P<key>[\w.-]{2,60})"
        r"[ ]?(?:\}{1,2}|%>|\)|\]|%|@)[ \t]{0,3}(?:=>|->|[:=])[ \t]{0,3})"
        rf"(?P<value>(?!{REMOVED})(?:\"[^\"\n]{{1,120}}\"|'[^'\n]{{1,120}}'|[^\s\"'<>${{%@,;]+))",
        _marked,
        NEEDLES,
        r"[\w.-](?: ?(?:\}{1,2}|%>)|[)\]%@])[ \t]{0,3}(?:=>|->|[:=])",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:jeton|token|clés?|clef|code|mot de passe|phrase|clave|chave|chiave"
        r"|código|codice|contraseña|senha|palavra)[ ](?:d['’ei]|de[l]?[ ]|da[ ]|di[ ]|du[ ])"
        rf"(?:[ ]?(?:l['’]|la[ ]|el[ ]))?[ ]?{_PURPOSE}(?:[ ][\w'’-]{{1,20}}){{0,4}}"
        r"[ \u00a0]?[:=][ ]?)"
        rf"(?P<value>(?!{REMOVED})[^\s\"'<>,;]{{3,80}}(?:[ ]\d{{3,6}}){{0,3}})(?=[\s.,;)]|$)",
        _owned,
        ("jeton", "token", "cl_", "clef", "code", "mot de passe", "phrase", "clave", "chave",
         "chiave", "c_digo", "codice", "contrase", "senha", "palavra"),
        r"(?:jeton|token|cl_s?|clef|code|passe|phrase|clave|chave|chiave|c_digo|codice|contrase_a"
        r"|senha|palavra) (?:d[?'ei]|da |du )[^\n:=]{2,60}[:=]",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w/])p/w(?:[ ]?[:=][ ]?|[ ](?:is[ ])?))"
        rf"(?P<value>(?!{REMOVED})[^\s\"'<>,;]{{3,80}})",
        _answered,
        ("p/w",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:(?:security|secret|challenge"
        r"|recovery)[ _-]?(?:question[ _-]?)?answer|memorable (?:word|name|place|information)"
        r"|sicherheitsantwort|geheimantwort|réponse (?:secrète|de sécurité)|respuesta (?:secreta|de"
        r" seguridad)|resposta secreta)[\"']?[ ]?[:=][ ]?)"
        rf"(?P<value>(?!{REMOVED})[\"']?\w[^\n\"'<>,;&]{{1,60}}?)(?=[\"',;&]|[ \t]*(?:\n|$))",
        _whole,
        ("answer", "memorable", "antwort", "r_ponse", "respuesta", "resposta"),
        r"(?:answer|memorable \w+|antwort|secr_te|s_curit_|secreta|seguridad)[\"']? ?[:=]",
    ),
    Rule(
        "password",
        r"(?i)(?P<head><password removed>[\"']?[&;,][ ]?[\"']?(?:password_?"
        r"|new_?)?(?:confirm\w{0,12}"
        rf"|repeat\w{{0,9}}|retype|again|verify)[\"']?[=:][ ]?[\"']?)(?P<value>(?!{REMOVED})"
        r"[^\s\"'<>,;&]{3,80})",
        _answered,
        ("<password removed>",),
        r"removed>[\"']?[&;,] ?[\"']?(?:password_?|new_?)?(?:confirm|repeat|retype|again|verify)",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:\dfa|two[- ]factor|mfa)[ -]?(?:code|token|pin)?(?:[ ]?[:=][ ]?"
        r"|[ ](?:is[ ])?))(?P<value>\d{3}[ -]?\d{3,5})(?![\w.-])",
        _whole,
        ("0fa", "factor", "mfa"),
        r"(?:0fa|factor|mfa)[^\n]{0,20}000",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>[(\[](?:the[ ]|with[ ]|mit[ ])?(?:pass(?:word|wort|wd|phrase|code)|pwd?"
        r"|kennwort|mdp|mot de passe|contraseña|clave|senha|wachtwoord)[ ])"
        rf"(?P<value>(?!{REMOVED})[^\s\"'<>()\[\]=:]{{3,80}})(?=[)\]])",
        _beside,
        ("pass", "pw", "kennwort", "mdp", "mot de passe", "contrase", "clave", "senha",
         "wachtwoord"),
        r"[(\[](?:the |with |mit )?(?:pass|pw|kennwort|mdp|mot|contrase|clave|senha|wachtwoord)",
    ),
)  # fmt: skip
