"""Passwords that people write in passing, without a word right before them that says so."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import looks_secret
from .naming import REMOVED, Naming, Rule
from .normal import far
from .nouns import PROGRAMS
from .sentences import PLAIN_NOUN, TOLD

if TYPE_CHECKING:
    from re import Match

_WORD = rf"(?!{REMOVED})[^\s\"'<>/\\()\[\]{{}}=:,;]{{3,60}}"
_ENTRY = (
    r"(?:(?:get|getting|come|got)[ ](?:in|into|on)|log[- ]?(?:in|on)|logged[ ](?:in|on)"
    r"|sign(?:ed)?[- ]?(?:in|on)|connect(?:ed)?|enter|access|creds?|credentials|logins?"
    r"|anmeld\w{1,4}|angemeldet|einlogg\w{1,3}|eingeloggt|reinkommen|zugang(?:sdaten)?"
    r"|connecte\w{0,2}(?:-vous)?|connexion|identifiants?|acc[eè]s|entra[rs]?|entre|acced\w{1,3}"
    r"|acceso|credenciales|inlogg\w{1,3}|accedi|accesso|entrare|acessa\w?|acesso)"
)
_ENTRY_NEEDLES = (
    "get in", "getting in", "come in", "come on", "got in", "got on", "get on", "log in", "log-in",
    "login", "log on", "log-on", "logon", "logged", "sign", "connect", "enter", "access", "cred",
    "anmeld", "angemeldet", "einlogg", "eingeloggt", "reinkommen", "zugang", "connexion",
    "identifiant", "acc_s", "acces", "entra", "entre", "acced", "acceso", "inlogg", "acess",
)  # fmt: skip
_OTHERS = (
    r"(?i)(?:pass\w{0,6}|pwd?|kennwort|mot|contrase\w+|clave|senha|sso|ldap|saml|oauth\d?|mfa|2fa"
    r"|token|pin|otp|key|email|e-mail|mail|phone|user\w{0,4}|domain|facebook|google|apple|microsoft"
    r"|github|azure|okta|client|server|host|port|desktop|web|online|offline|cloud|local|remote"
    r"|write|read|readonly|default|none|\w+\.(?:com|net|org|de|io|local|lan|exe|dll|qbw)"
    r"|tcp|udp|tls|ssl|ssh|http\w?|v?\d+(?:[.,:-]\d+)*\w{0,2}|<\w+)"
)


def _paired(match: Match[str], naming: Naming) -> str:
    """``get in with frontdesk / X``: a user's name and a word behind a stroke."""
    value = match["value"].rstrip(".!?")
    words = (match["user"], value)
    if any(word.lower() in TOLD or re.fullmatch(_OTHERS, word) for word in words):
        return match[0]
    if naming.kept(value) or not re.search(r"[^\W\d_]", value) or "removed" in match[0]:
        return match[0]
    return match["head"] + naming.secret("password") + match["value"][len(value) :]


def _both(match: Match[str], naming: Naming) -> str:
    """``tried both X and Y as the password``: either, or what is left of them."""
    new, end = "", 0
    for name in ("first", "second"):
        word = match[name]
        if not word or "removed" in word or word.lower() in TOLD or naming.kept(word):
            continue
        start, stop = (at - match.start() for at in match.span(name))
        new += match[0][end:start] + naming.secret("password")
        end = stop
    return new + match[0][end:]


def _changed(match: Match[str], naming: Naming) -> str:
    """``she changed it to X! last Friday``: in a line about a login."""
    value = match["value"]
    plain = value.rstrip(".,;:")
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
    told = re.search(rf"(?i)(?<!\w){_ENTRY}|session|remote|account|konto|compte|cuenta", line)
    written = looks_secret(plain) or bool(re.search(r"\w[!?#$%&*+@]+(?:\w|$)", plain))
    mixed = len(plain) > 7 and not (plain.islower() or plain.istitle() or plain.isupper())
    written = written or (mixed and not re.search(PROGRAMS, plain))
    ended = plain.endswith(("!", "?")) and not re.match(
        r"[ ][a-zß-ÿ]", match.string[match.end() : match.end() + 2]
    )
    if not told or not written or ended or naming.kept(plain):
        return match[0]
    return match["head"] + naming.secret("password") + value[len(plain) :]


def _named(match: Match[str], naming: Naming) -> str:
    """``with user kasse and password X``: a word that ends what is said."""
    value = match["value"].rstrip(".!?")
    told = value.lower() in TOLD or re.fullmatch(_OTHERS, value) or naming.kept(value)
    if told or re.fullmatch(r"(?i)\w+(?:ed|ing|ion|ment)|is|was", value):
        return match[0]
    return match["head"] + naming.secret("password") + match["value"][len(value) :]


RULES = (
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w){_ENTRY}(?!\w)[^\n/]{{0,40}}?(?:[ ](?:with|using|as|mit|als|avec|con"
        rf"|com|met|are|is|sind|sont|son|comme|como)|:)[ ](?P<user>[\w.@-]{{2,40}})[ ]?/[ ]?)"
        rf"(?P<value>{_WORD})(?=[\s,;.)]|$)",
        _paired,
        _ENTRY_NEEDLES,
        r"(?:with|using|as|mit|als|avec|con|com|met|are|is|sind|sont|son|comme|como|:) "
        r"[\w.@-]+ ?/ ?[^\s/]{3}",

    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:tried|try|trying|used|typed|entered|versucht|probiert|eingegeben"
        r"|essayé|tapé|probado|probé|neither|weder|ni|either|both)[ ](?:(?:both|either|sowohl|weder"
        rf"|with|mit|ni|beide|con|avec)[ ])?)(?P<first>{REMOVED}|{_WORD})[ ](?:and|und|or|oder|et"
        rf"|ou|y|o|e|nor|noch|ni|als auch|then|dann)[ ](?P<second>{REMOVED}|{_WORD})"
        r"(?P<tail>[ ](?:as|als|comme|como|for|für|works?|funktionier\w{1,3})[ ](?:[\w-]{1,12}[ ])"
        rf"{{0,3}}?{PLAIN_NOUN}s?)",
        _both,
        (" as ", " als ", " comme ", " como ", " for ", " f_r ", " work", " funktionier"),
        far(
            "tri|try|used|typed|entered|versucht|probiert|eingegeben|essay|tap_|probado|prob_"
            "|neither|weder|ni |either|both",
            "pass|pw|kenn|mot|mdp|contra|senha|wacht|palavra|clave|pin|parola",
        ),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:(?:chang|switch|updat)ed|set|reset)[ ](?:it|that|this|mine)[ ]"
        r"(?:back[ ])?to[ ]|(?<!\w)(?:hat|habe|haben|hast|wurde)[ ](?:es|ihn|sie)[ ](?:auf|in|zu)"
        r"[ ]|(?<!\w)(?:l['’]a|l['’]ai|l['’]ont|l['’]avons)[ ](?:changé|modifié|remis)[ ](?:en|à"
        r"|par)[ ]|(?<!\w)(?:la|lo)[ ](?:cambié|cambió|cambiaron|cambiamos|ha cambiado)[ ](?:a|por)"
        rf"[ ])(?P<value>{_WORD})",
        _changed,
        ("ed it", "ed that", "ed this", "ed mine", "set it", "set that", "set this", "set mine",
         " es ", " ihn ", " sie ", "l?a", "l'a", "la camb", "lo camb", "la ha", "lo ha"),
        r"(?:it|that|this|mine|back) to |(?:es|ihn|sie) (?:auf|in|zu) "
        r"|(?:chang_|modifi_|remis) (?:en|_|par) |(?:cambi\w+|cambiado) (?:a|por) ",

    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:user(?:name)?|login|account|benutzer(?:name)?|utilisateur"
        r"|identifiant|usuario|usuário|gebruiker|utente)[ ](?:is[ ])?[\"']?[\w.@\\-]{2,60}[\"']?"
        rf"(?:,?[ ](?:and|und|et|y|e|en|with|mit|avec|con|com)|,)[ ](?:the[ ]|le[ ]|la[ ]|das[ ])?"
        rf"{PLAIN_NOUN}[ ])(?P<value>{_WORD})(?=[,;.)]|[ ]*$|[ ](?:to|for|and|but|um|und|et|y)[ ])",
        _named,
        ("user", "login", "account", "benutzer", "utilisateur", "identifiant", "usuario",
         "usu_rio", "gebruiker", "utente"),
        r"(?:and|und|et|y|e|en|with|mit|avec|con|com|,) (?:the |le |la |das )?(?:pass|pw|kenn|mot"
        r"|mdp|contra|senha|wacht|palavra|clave|pin|parola)",

    ),
)  # fmt: skip
