"""Secrets of several words or of figures in prose: answers, phrases, keys of networks, codes."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .naming import REMOVED, Naming, Rule
from .sentences import TOLD

if TYPE_CHECKING:
    from re import Match

_QUESTION = (
    r"(?:(?:secret|security|recovery|challenge)[ _.-]?(?:answer|question)s?"
    r"|answer to the[^\n]{0,20}?"
    r"question|maiden name|first (?:pet|car|school)|sicherheits-?(?:frage|antwort)|geheim-?frage"
    r"|question (?:secr[eè]te|de s[eé]curit[eé])|r[eé]ponse (?:secr[eè]te|de s[eé]curit[eé])"
    r"|pregunta (?:secreta|de seguridad)|respuesta (?:secreta|de seguridad))"
)
_IS = r"(?:would be|should be|is|was|ist|war|lautet|hei(?:ß|ss)t|est|était|c['’]est|es|era|sería)"
_QUOTED = r"\"[^\"\n<>]{2,80}\"|“[^”\n<>]{2,80}”|«[^»\n<>]{2,80}»|'[^'\n<>]{2,80}'(?!\w)"
_LETTERS = r"[^\W\d_][\w'’-]{0,24}"
_PHRASE = (
    r"(?:phrase (?:de r[eé]cup[eé]ration|secr[eè]te|de passe)|pass-? ?(?:phrase|satz)|phrase"
    r"|frase (?:secreta|semilla|de (?:recuperaci[oó]n|paso|contraseña))|merk-?(?:satz|spruch)"
    r"|mnemonics?|(?:seed|recovery|backup)(?: (?:words?|phrase))?|wallet|gpgphrase)"
)
_NET = r"(?:wi-?fi|wlan|w-lan|wireless|hot-?spot|ssid|guest net\w*|gäste-?netz|red inalámbrica)"
_KEY = r"(?:key|code|schlüssel|schluessel|cl[eé]|clave|pass\w{0,6}|psk|kennwort|contraseña)"
_CODED = (
    r"(?:2fa|mfa|sms|otp|tan|texted|authenticator|verification|confirmation|one-time|puk|alarm"
    r"|doors?|gate|safe|combo|combination|lock ?box|keypad|vault|quick assist|team-?viewer"
    r"|any-?desk"
    r"|logmein|splashtop|rescue|screen ?share|bestätigungs-?code|tür\w{0,8}|tresor|alarmanlage"
    r"|freigabe-?"
    r"code|reçu|recevoir|porte|coffre|portail|alarme|llegar|llegó|puerta|alarma|caja fuerte"
    r"|voice-?mail|gesendete?n?|geschickt|garage|garde|token (?:shows|says)|remote access)"
)
_BEFORE = (
    r"(?:codes?(?: (?:just|que|die|der))?(?: (?:came|arrived|in))?|is|was|are|:|showing|shows"
    r"|says|el|la|le"
    r"|number|combo|address|that['’]?s|it['’]?s|est|ist|es|kam|c['’]est|colleague|id)"
)
_FIGURES = (
    r"(?:\d{2,4}(?:[ -]\d{2,4}){1,3}|\d{4,9}|[A-Z]\d{3,5}|(?=[A-Z]{0,5}\d)"
    r"(?=\d{0,5}[A-Z])[A-Z\d]{6}"
    r"|[a-z\d]{4}-[a-z\d]{4})"
)
_ERRORS = (
    r"(?i)\b(?:error|fehler|erreur|status|exit|event|line|port|version|build|hresult|http|result"
    r"|return|response|ms|seconds?|max|min|limit|count)\b|closed|opened|state"
)


def _answer(match: Match[str], naming: Naming) -> str:
    value, sign = match["value"], match["sign"]
    first = value.split()[0].lower().strip("\"'“«")
    sure = value[0] in "\"“«'" or sign.strip() in ("=", ":", "→", "->")
    told = first in TOLD and not match["put"]
    if naming.kept(value) or value.endswith("?") or (told and not sure):
        return match[0]
    if not (sure or match["put"] or value[0].isupper()) or match.string[match.end() :][:1] == "?":
        return match[0]
    return around(match, naming.secret("password"))


def _phrase(match: Match[str], naming: Naming) -> str:
    words = match["value"].lower().split()
    shown = (match["sure"] or "").strip()
    said = not TOLD.isdisjoint(words) or re.fullmatch(
        r"\w+(?:ed|ing|ert|s)|must|does|needs?|has|can", words[0]
    )
    if naming.kept(match["value"]) or match.string[match.end() :][:1] == "?":
        return match[0]
    signed = not re.search(r"\w", shown) and shown != ""
    if said and not (signed and words[0] not in _NOT):
        return match[0]
    named = match["noun"].lower()
    if (
        len(words) < 11
        and named in ("seed", "recovery", "backup", "wallet", "phrase")
        and not (signed and named == "seed")
    ):
        return match[0]
    return around(match, naming.secret("password"))


_NOT = frozenset(
    [
        "too", "not", "wrong", "required", "missing", "empty", "never", "no", "the", "same", "in",
        "on", "at", "invalid", "incorrect", "what",
    ]
)  # fmt: skip


def _key(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip()
    if naming.kept(value) or value.lower().split()[0] in TOLD or len(value) < 4:
        return match[0]
    return around(match, naming.secret("password"))


def _code(match: Match[str], naming: Naming) -> str:
    year = re.fullmatch(r"(?:19|20)\d\d", match["value"])
    behind = match.string[match.end() :][:12]
    unit = re.match(
        r" ?(?:ms|s|sec\w*|min\w*|hours?|days?|times?|users?|mb|kb|gb|%|bytes|files)\b", behind
    )
    if naming.kept(match["value"]) or year or unit or re.search(_ERRORS, match["head"]):
        return match[0]
    return around(match, naming.secret("key"))


RULES = (
    Rule(
        "password",
        rf"(?im)(?P<head>(?<![^\W_]){_QUESTION}(?!\w)[^\n]{{0,40}}?(?P<sign>[ ]?(?:[:=→]|->)[ ]?"
        rf"|[ ]{_IS}[ ]|(?P<put>[ ](?:avais mis|ai mis|habe ich(?: damals)?|puse|I put)[ ])))"
        rf"(?P<value>{_QUOTED}|(?!{REMOVED}){_LETTERS}(?:[ ](?!eingetragen|angegeben|if|and|but)"
        rf"{_LETTERS}){{0,3}})",
        _answer,
        ("answer", "question", "maiden", "first", "frage", "antwort", "ponse", "r_ponse",
         "pregunta", "respuesta"),
        r"(?:answer|question|maiden name|first (?:pet|car|school)|frage|antwort|r_?.?ponse|pregunta"
        r"|respuesta)[^\n]*(?:[ :=_>]|->)",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?:security|secret) question[^\n]{0,80}\n[^\n:]{0,10}answer[^\n:]{0,5}:[ ]*)"
        r"(?P<value>(?!<)[^\n<>]{2,60})",
        lambda match, naming: (
            match[0] if naming.kept(match["value"]) else around(match, naming.secret("password"))
        ),
        ("question",),
        r"(?:security|secret) question",
        reach=80,
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![^\W_])(?P<noun>{_PHRASE})(?!\w)(?:[^\n:=\"'<]{{0,40}}?"
        rf"(?P<sure>[ ]{_IS}[ :]{{1,2}}"
        rf"|[ ]?[:=][ ]?[\"']?|[ ]?=>[ ]?[\"']?)|[ ]))(?P<value>[a-zß-ÿ]{{2,20}}(?:[ ]"
        r"[^\W\d_]{1,20}){2,24})(?=[ ]?(?:[.,;\"'\n)]|$))",
        _phrase,
        ("phrase", "satz", "spruch", "mnemonic", "seed", "recovery", "backup", "wallet", "frase"),
        r"(?:phrase|satz|spruch|mnemonic|seed|recovery|backup|wallet"
        r"|frase)[^\n]*[a-z_] [a-z_]+ [a-z_]+",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?P<noun>pass-?phrase)(?P<sure>[ ]))(?P<value>[a-z]{2,20}"
        r"(?:[ ][a-z]{2,20}){2,7}?)"
        r"(?=[ ](?:for|on|to|with|für|pour|para)[ ])",
        _phrase,
        ("phrase",),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)(?:{_NET}[^\n]{{0,50}}?{_KEY}|{_KEY}[ ](?:of|for|du|de la|del|für"
        rf"|zum"
        rf"|to)[ ](?:the[ ]|das[ ]|le[ ])?(?:guest[ ]|shop[ ]|office[ ])?{_NET})"
        rf"(?!\w)[^\n:=]{{0,30}}?"
        rf"(?:[ ]{_IS}[ ]|[ ]?[:→][ ]?))(?P<value>(?!{REMOVED})[^\s\"<>,;()]{{2,40}}"
        r"(?:[ ][\w!#$-]{1,20}){0,3}?)(?=[ ]?(?:[,;.(\n]|$)|[ ](?:and|but|und|et|y)[ ])",
        _key,
        ("wi-fi", "wifi", "wlan", "w-lan", "wireless", "hotspot", "hot-spot", "ssid", "netz",
         "guest",
         "inal_mbrica"),
        r"(?:wi-?fi|w-?lan|wireless|hot-?spot|ssid|guest net|netz|red inal)",
    ),
    Rule(
        "key",
        rf"(?P<head>(?i:(?<!\w){_CODED}(?!\w)[^\n=]{{0,60}}?(?<!\w){_BEFORE}[ :]{{1,3}}))"
        rf"(?P<value>{_FIGURES})(?![\w/]|[.:-]\d)",
        _code,
        ("0fa", "mfa", "sms", "otp", "tan", "texted", "authent", "verif", "confirm", "one-time",
         "puk", "alarm", "door", "gate", "safe", "combo", "combina", "lock", "keypad", "vault",
         "quick", "viewer", "desk", "logmein", "splashtop", "rescue", "share", "best_tig", "t_r",
         "tresor", "freigabe", "re_u", "recevoir", "porte", "coffre", "portail", "llegar", "lleg_",
         "puerta", "caja", "voice", "gesend", "geschickt", "garage", "garde", "token", "remote"),
        r"(?:0fa|mfa|sms|otp|tan|texted|authent|verif|confirm|one-time|puk|alarm|door|gate|safe"
        r"|combo"
        r"|combina|lock|keypad|vault|quick|viewer|desk|logmein|splash|rescue|share|best_tig|t_r"
        r"|tresor"
        r"|freigabe|re_u|recevoir|porte|coffre|portail|lleg|puerta|caja|voice|gesend|geschickt"
        r"|garage"
        r"|garde|token|remote)[^\n=]*[ :](?:[a-z]?0{2}|[a-z0]{6}|[a-z0]{4}-[a-z0]{4})",
        exact=True,
    ),
)  # fmt: skip
