"""Secrets in sentences: "my password is ...", in the languages that tickets are written in."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import NEEDLES, label, looks_secret
from .naming import REMOVED, Naming, Rule

if TYPE_CHECKING:
    from re import Match

_NOUN = (
    r"(?:(?:einmal-?|start-?|neu-?|haupt-?)?pass[- ]?(?:word|phrase|code|wort)s?|pwd?|kenn-?wort"
    r"|zugangs-?(?:code|daten)|mot de passe|mdp|code(?: secret| d['’]acc[eè]s)?|codice(?: di"
    r" accesso| segreto)?|c[oó]digo(?: de acc?es[so]o?)?|toegangscode|contrase[nñ]a|clave(?: de"
    r" acceso)?|senha|palavra-passe|wachtwoord|parola d'ordine|(?:access|security|recovery"
    r"|activation|api|licen[cs]e|product|secret)[- ]?(?:key|code)|login ?daten|(?:one[- ]time "
    r"|verification |confirmation |sms[- ]?)?(?:code|pin|otp)|pin[- ]?code|tan|secret|token"
    r"|credentials?|lizenzschl(?:ü|ue)ssel|passe?|log[- ]?in)"
)
_VERB = (
    r"(?:is|was|are|were|(?:will|should|must|would|may) be|used to be|remains|soll(?:te)? (?:sein"
    r"|lauten)|doit être|debe ser|deve ser|moet zijn|sigue siendo|reste|bleibt|ist|war|lautet(?:e)?"
    r"|hei(?:ß|ss)t|est|était|etait|sera|es|era|fue|é|eh|foi|è|luidt|wordt|passou a ser|[ée] agora)"
)
_OWN = (
    r"(?:my|our|his|her|their|mein|meine|unser|unsere|sein|ihr|mon|notre|son|mi|nuestra|su"
    r"|meu|minha|a minha|mijn|ons|onze|mio|mia|nostra)"
)
_MORE = r"(?:[ \t]+(?!is |was |ist |est |es |lautet )[\w'’.@-]{1,30}){0,5}?"
_QUOTED = (
    r"\"[^\"\n]{1,100}\"|“[^”\n]{1,100}”|„[^“”\n]{1,100}[“”]|«[^»\n]{1,100}»"
    r"|`[^`\n]{1,100}`|'[^'\n]{1,100}'(?!\w)|‘[^’\n]{1,100}’"
)
_BARE = rf"(?!{REMOVED})[^\s\"“”„«»<>]{{1,100}}"
_VALUE = rf"(?P<value>{_QUOTED}|{_BARE})"

TOLD = frozenset(
    """
    a an the my your our their not no now still in on at for to of with by as it its that this
    what wrong right correct incorrect invalid valid expired required missing empty blank
    unknown too case different same ok okay fine good bad new old strong weak short long
    the-same needed necessary optional secret private known gone lost stored saved set reset
    unset changed rejected accepted denied refused locked disabled enabled forgotten visible
    hidden shown asked mandatory being never always only just also already probably really very
    something there here where when how why and or but because if then than all about from into
    out up down off over under none null true false falsch richtig korrekt ungültig gültig
    abgelaufen leer unbekannt nicht kein keine nötig notwendig erforderlich vergessen geändert
    gesperrt abgelehnt gespeichert zu zurückgesetzt weg alt neu gut sicher unsicher schwach lang
    kurz bekannt verloren das der die ein eine mein im am für von mit noch nur immer auch schon
    jetzt dort hier pflicht deaktiviert aktiviert gleich anders wieder sehr faux incorrecte
    erroné erronée expiré expirée oublié oubliée requis requise invalide vide perdu perdue
    changé changée refusé refusée bon bonne mauvais mauvaise le la les un une pas trop toujours
    encore déjà dans pour obligatoire nécessaire correcte bloqué modifié inconnu incorrecta
    incorrecto errónea erróneo caducada expirada olvidada vacía inválida necesaria obligatoria
    correcta mala nueva vieja cambiada rechazada el los las una uno muy demasiado en para que de
    ya siempre todavía aún errada incorreta expirou esquecida vazia obrigatória correta nova
    antiga o os um uma não muito em ainda sempre já alterada onjuist verkeerd ongeldig verlopen
    vergeten leeg vereist juist goed fout niet het een nog altijd al sbagliata errata scaduta
    dimenticata richiesta vuota il lo non molto ancora già mismo misma même igual gelijk
    """.split()  # noqa: SIM905
)
"""What is said about a password and is none."""
_PARTICIPLE = (
    r"(?i)[^\W\d_]{2,}(?:ed|ing|en|ig|lich|bar|able|ible|less|ful|ée?s?|[aei]d[oa]s?"
    r"|t[oa]s?|ly|mente?)"
)


_THEN = r"(?i:and|but|und|aber|doch|trotzdem|et|mais|y|pero|e|mas|ma|en|maar|yet|though|which)[ \t]"
"""How a sentence goes on behind a password."""


_BY_THE_WAY = r"(?i:btw|thanks|thx|please|bitte|danke|merci|gracias|fyi|lol|cheers|ok)\b"


def _sentence(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    before, inner, after = _bare(value)
    if not inner or naming.kept(inner) or not _is_one(inner, match, quoted=bool(before)):
        return match[0]
    return match["head"] + before + naming.secret(label(match["noun"])) + after


def _bare(value: str) -> tuple[str, str, str]:
    """The value and what it stands in: quotes, or marks of the sentence behind it."""
    if len(value) > 2 and value[0] in "\"“„«`'‘" and value[-1] in "\"”“»`'’":
        return value[0], value[1:-1], value[-1]
    inner = value.rstrip(".,;:!?)")
    return "", inner, value[len(inner) :]


def _is_one(word: str, match: Match[str], *, quoted: bool) -> bool:
    low = word.lower()
    if low in TOLD or not re.search(r"\w", word) or word.startswith(("<", "%", "{", "$")):
        return False
    weak = re.fullmatch(
        r"(?i)code|c[oó]digo|codice|pin|otp|tan|passe?|log[- ]?in|secret|token|credentials?",
        match["noun"],
    )
    before = match.string[max(0, match.start("noun") - 12) : match.start("noun")]
    if weak and re.search(
        r"(?i)(?:error|status|exit|result|return|http|fehler|response|reason)[ -]$", before
    ):
        return False
    if weak and not quoted:
        return looks_secret(word) or (word.isdigit() and 3 < len(word) < 9)
    if quoted or looks_secret(word) or re.search(r"\d|[^\W\d_][^\w\s'’-]+[^\W_]", word):
        return len(word) > 1
    named = re.search(r"(?i)(?:lautete?|hei(?:ß|ss)t|luidt)[ \t]+$", match["head"])
    return (named is not None and len(word) > 1) or _is_said(word, match)


def _is_said(word: str, match: Match[str]) -> bool:
    """Whether a plain word behind the verb is the password: what is said of one is none."""
    if re.fullmatch(_PARTICIPLE, word) and not (match["own"] and word.istitle()):
        return False
    rest = match.string[match.end() : match.end() + 12]
    then = _THEN if match["own"] else _BY_THE_WAY if word.istitle() else "$"
    ends = re.match(rf"[ \t]*(?:$|[.,;:!?)\n]|{then})", rest) or match["value"] != word
    if re.search(
        r"(?<!\w)(?:(?:should|must|would|may) be|sein|lauten|être|ser|zijn|remains|reste|bleibt)"
        r"[ \t:=]*$",
        match["head"],
    ):
        return False
    if match["head"].rstrip().endswith((":", "=")):
        return True
    mixed = not word.islower() and not word.istitle() and not word.isupper()
    said = match["own"] is not None or word.istitle() or len(word) > 4
    return mixed or (bool(ends) and said)


def _beside(match: Match[str], naming: Naming) -> str:
    """A password named without a verb: what stands there has to look like one."""
    before, inner, after = _bare(match["value"])
    if naming.kept(inner) or inner.lower() in TOLD or not inner:
        return match[0]
    quoted = bool(before) and re.fullmatch(r"\S*\w\S*", inner) is not None
    column = re.match(r"(?i)n?(?:var)?char2?\(|[A-Z][a-z]+\w*[{(@]", inner)
    if not (looks_secret(inner) or quoted) or column:
        return match[0]
    return match["head"] + before + naming.secret("password") + after


def _named_after(match: Match[str], naming: Naming) -> str:
    """``use X as the password``."""
    new = _beside(match, naming)
    before, inner, after = _bare(match["value"])
    plain = inner.istitle() and len(inner) > 4 and inner.lower() not in TOLD
    if new == match[0] and plain and not naming.kept(inner):
        new = match["head"] + before + naming.secret("password") + after
    return new if new == match[0] else new + match["tail"]


PLAIN_NOUN = (
    r"(?:pass(?:word|phrase|code|wort)|pwd?|kennwort|mot de passe|mdp|contrase[nñ]a|senha"
    r"|wachtwoord|palavra-passe|clave|pin|parola d'ordine)"
)
_NEEDLES = (*NEEDLES, "login", "log-in", "log in", "sign", "user", "acces", "acc_s", "kenn-w")

RULES = (
    Rule(
        "password",
        rf"(?i)(?<!\w)(?:(?<=\w-)|(?<!-))(?P<head>(?:(?P<own>{_OWN})[ \t]+"
        rf"(?:[\w-]{{1,20}}[ \t]+){{0,2}}?)?(?P<noun>{_NOUN})"
        rf"(?![\w-]){_MORE}(?:[ \t]+{_VERB}|[ \t]+c['’]est|'s)(?![\w-])(?:[ \t]+(?:now|still|agai"
        r"n|jetzt|nun"
        rf"|maintenant|ahora|currently|simply|just|nog|agora))?[ \t]*[:=]?[ \t]*){_VALUE}",
        _sentence,
        _NEEDLES,
        r"(?:[ \t](?:c.est|is|was|are|were|be|remains|sein|lauten|_tre|ser|zijn|siendo|reste|bleibt"
        r"|will|ist|war|lautete?|hei_t|heisst|est|_tait|etait|sera|es|era|fue|_|eh|foi|luidt|wordt)"
        r"|'s)[ \t:=]",
    ),
    Rule(
        "password",
        r"(?i)(?<![\w-])(?P<head>(?:pass(?:word|phrase|code|wort|wd)?|pwd?|kennwort|mot de passe"
        r"|mdp|contrase[nñ]a|senha|wachtwoord|clave)(?:[ \t]*[([][ \t]*|[ \t]+(?:(?:of|as|to|used"
        r"|was|entered|given|tried)"
        rf"[ \t]+)?)){_VALUE}",
        _beside,
        _NEEDLES,
        r"(?:pass(?:word|phrase|code|wort|wd|e)?|pwd?|kennwort|mdp|contrase_a|senha|wachtwoord"
        r"|clave)[ \t(\[]",
    ),
    Rule(
        "password",
        r"(?i)(?<![^\W_])(?P<head>(?:use|using|try|tried|type|typed|enter|entered|took|take|with"
        r"|nimm"
        rf"|verwende|mit|utilisez|avec|usa|use|puse|pon|ponga|mis|mets|mettez|con|com"
        rf"|gebruik)[ \t]+){_VALUE}(?P<tail>[ \t]+(?:as|als|comme|como|for"
        rf"|für)[ \t]+(?:[\w-]{{1,12}}[ \t]+){{0,2}}?{PLAIN_NOUN})",
        _named_after,
        _NEEDLES,
        r"[ \t](?:as|als|comme|como|for|f_r)[ \t]",
    ),
)
