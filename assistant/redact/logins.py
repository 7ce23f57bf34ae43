"""Names of people in what programs write: who logged in, who owns a task, who is to be called."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import is_name, keyed, replaced, whole
from .naming import Naming, Rule
from .nouns import NOUNS
from .people import account

if TYPE_CHECKING:
    from re import Match

ACCOUNT = r"[^\W\d_][\w.$-]{0,40}(?:\\{1,2}[\w.$-]{1,40})?(?:@[\w-]{1,40})?"
_FULL = (
    r"[A-ZÀ-Þ][^\W\d_A-Z]{1,30}(?:-[A-ZÀ-Þ][^\W\d_]{1,30})?"
    r"(?: [A-ZÀ-Þ][^\W\d_A-Z]{1,30}(?:[-'’][A-ZÀ-Þ]?[^\W\d_]{1,30})?){1,2}(?![\w@\\])"
)
"""First and last names."""
_ACTS = (
    r"(?:has |hat |s'est |est |was |is |ha |se ha |heeft )?(?:logged|signed|logs|angemeldet"
    r"|abgemeldet|connecté|déconnecté|sich|iniciado|inició|entr|conectad|ingelogd|uitgelogd)"
)
_STATES = (
    r"(?:is|was|ist|wurde|est|está|has been|is not|could not be|wird|werd) (?:now |already"
    r" )?(?:locked|unlocked|disabled|enabled|deleted|added|removed|created|connected|disconnected"
    r"|unknown|denied|blocked|gesperrt|entsperrt|deaktiviert|gelöscht|angelegt|verbunden|unbekannt"
    r"|verrouillé|bloqueado|geblokkeerd|refusé|authenticated)|(?:un)?locked|disabled|deactivated"
    r"|denied|forbidden|rejected|unauthori[sz]ed|blocked|nicht berechtigt|ist nicht|est connectée?"
    r"|est bloqué|is aangemeld|connesso|conectado|does not exist|expired|has no|hat kein|heeft geen"
    r"|n'a pas|no tiene|não tem|not found|refusé|rechazad|fehlgeschlagen|existiert nicht|n'existe"
    r" pas|no existe"
)
_FILLERS = (
    r"(?:[ \t]{1,2}(?:account|accounts|name|named|is|was|id|connected|currently|now|with|mit|namens"
    r"|nommé|llamado|konto|called|of|for|from)){0,3}:?"
)
_TYPES = (
    r"(?:[a-z][\w$]*\.){2,}|[A-Z]\w*(?:Exception|Error|Manager|Service|Handler|Impl|Info"
    r"|Id)$|0x|\d+$"
)


def _login(match: Match[str], naming: Naming) -> str:
    """Whoever stands where a name must stand."""
    value = match["value"]
    if "\\" in value:
        return match["head"] + account(value, naming)
    return replaced("user", match, naming) if is_account(value) else match[0]


def _whole(match: Match[str], naming: Naming) -> str:
    """The same of an account or of first and last names: these go together or not at all."""
    words = match["value"].lower().split()
    odd = len(words) > 1 and not NOUNS.isdisjoint(words)
    return match[0] if odd or naming.kept(match["value"].rstrip(".")) else _login(match, naming)


def _shaped(match: Match[str], naming: Naming) -> str:
    """Where a noun may stand as well: only what is written like a name."""
    named = re.search(r"[A-Z\d._\\]|[^\x00-\x7f]", match["value"]) or _strong(match)
    return _login(match, naming) if named else match[0]


def _strong(match: Match[str]) -> bool:
    """Whether what follows is said of people and their accounts only."""
    rest = match.string[match.end("value") : match.end("value") + 40]
    return re.match(rf"(?i)[\"']?[ \t]{{1,3}}(?:{_ACTS}|{_STATES})", rest) is not None


def is_account(value: str) -> bool:
    """Whether a word may be a user's name: no noun of a log, no type, no number."""
    plain = value.rstrip(".,:")
    return (
        len(plain) > 1
        and plain.lower() not in NOUNS
        and not re.match(_TYPES, plain)
        and is_name(plain)
    )


RULES = (
    keyed(
        "user",
        "user;usr;benutzer;angemeldeter benutzer;benutzername;anwender;bearbeiter;utilisateur;nom"
        " d'utilisateur;identifiant;usuario;nombre de"
        " usuario;usuário;utilizador;gebruiker;gebruikersnaam;utente;login;logon;log on;account"
        " name;run as;runas;runs as;run as user;utilisateur connecté;usuario conectado;usuário"
        " conectado;angemeldet als;ingelogd als;account for which logon failed;updated by;last"
        " modified by;sam account name;samaccountname;logged on user;logged in user;current"
        " user;remote user;created by;changed by;modified by;opened by;locked"
        " by;owner;author;impersonating;user id;userid;login id;login name;loginname;user"
        " account;account id;task owner;operator;bediener",
        rf"(?:{_FULL}|{ACCOUNT})(?![\w(@=\[{{]|/A(?!\w))",
        _whole,
        sign=r"(?:\\*[\"']|&quot;)?[ \t]{0,25}[:=\uff1a\uff1d][ \t]{0,25}(?:\\*[\"']|&quot;)?",
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:e?uid|owner|user|users?name|benutzer|utilisateur|usuario"
        r"|usuário|gebruiker|utente|(?:on behalf of|belongs to|owned by|account|session)(?: user)?)"
        rf"{_FILLERS}[ \t]{{1,3}}[\"'\u201e\u201c]?))(?P<value>{ACCOUNT})(?=[\"'\u201c]?(?:[\s,."
        rf";:)]|$))(?![ \t]?[=:]\S)",
        _shaped,
        words=whole("uid euid owner session user username usersname benutzer utilisateur usuario "
                    "usuário gebruiker utente on belongs owned account"),
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:session (?:opened|closed) for user|(?:accepted|failed)"
        r" [\w/-]{3,30} for(?: (?:invalid|illegal) user)?|(?:invalid|illegal) user"
        r"|(?:input_userauth_request: )?invalid user|impersonating(?: the)?(?: user)?|run-?as user"
        r"|(?:logged|signed|log|logging|logon)[ _]?(?:in|on)? as(?: user)?|angemeldet als"
        r"|eingeloggt als|connecté(?:e)? en tant que|conectado como|ingelogd als|authentication"
        r" failure for|authenticated as|password (?:check failed|changed|expired) for(?: user)?"
        r"|account locked:?|(?:login|logon|logoff|logout|anmeldung) (?:by|of|for"
        r"|von))[ \t]{1,3}[\"']?))"
        rf"(?P<value>{_FULL}|{ACCOUNT})(?=[\"']?(?:[\s,.;:()\]]|$))",
        _whole,
        words=whole("session accepted failed invalid illegal input impersonating run runuser "
                    "logged signed log logging logon login logoff logout loggedin loggedon "
                    "loggedas logas angemeldet eingeloggt connecté connectée conectado ingelogd "
                    "runs running started launched executed läuft authentication authenticated "
                    "password account anmeldung"),
    ),
    Rule(
        "user",
        rf"(?m)(?P<head>(?:^|(?<=[:\]>-] )|(?<=\d )))(?P<value>{ACCOUNT})"
        r"(?= (?:has |just )?(?:logged|signed|logs|signs) (?:in|on|off|out)\b)",
        _login,
        tuple(
            f"{verb} {way}"
            for verb in ("logged", "signed", "logs", "signs")
            for way in ("in", "on", "off", "out")
        ),
    ),
    Rule(
        "user",
        rf"(?P<head>\bsudo(?:\[\d+\])?: {{1,8}})(?P<value>{ACCOUNT})(?= : )",
        _login,
        words=frozenset(("sudo",)),
    ),
)  # fmt: skip
