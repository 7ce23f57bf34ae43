"""Names of people in what programs write: who logged in, who owns a task, who is to be called."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import FIELD, SIGN, TITLE, is_name, keyed, replaced, whole
from .naming import Naming, Rule
from .nouns import NOUNS, PROGRAMS
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


def _ending(match: Match[str], naming: Naming) -> str:
    """A name in plain letters ends the clause: `run as different users` names nobody."""
    ends = re.match(
        r"[\"']?(?:[.,;:)\]]?[ \t]*$|[.,;:)\]]| (?:at|on|in|from|since|with|and|but|auf|seit"
        r"|um)\b)",
        match.string[match.end("value") : match.end("value") + 12].split("\n")[0],
    )
    marked = re.search(r"\d|[._\\]\w", match["value"])
    return _login(match, naming) if ends or marked else match[0]


def _marked(match: Match[str], naming: Naming) -> str:
    """Where mostly programs stand: only what has a figure, a dot or a domain as accounts have."""
    return (
        _login(match, naming)
        if re.search(r"[a-z]\d|[a-z][._][a-z]|\\", match["value"])
        else match[0]
    )


_USUAL_PARTS = whole("com net org local lan corp intern de at ch uk fr es pt nl it be")


def _domain_part(match: Match[str], naming: Naming) -> str:
    """A part of a directory's name, but for endings that everybody has."""
    return match[0] if match["value"].lower() in _USUAL_PARTS else replaced("host", match, naming)


def _nested(match: Match[str], naming: Naming) -> str:
    company = re.search(r"(?i)\"(?:customer|vendor|client|supplier)\"", match["head"])
    return replaced("company" if company else "user", match, naming)


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


def _person(match: Match[str], naming: Naming) -> str:
    """First and last names; two words of them are replaced elsewhere too."""
    value = match["value"]
    if (
        match.string[match.end("value") : match.end("value") + 1] == "="
        or not is_name(value)
        or value[0].isdigit()
        or re.search(_TYPES, value)
        or value.lower() in NOUNS
    ):
        return match[0]
    if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]\.?)? [^\W\d_]{3,}", value):
        naming.learn("user", value)
    return replaced("user", match, naming)


def _display(match: Match[str], naming: Naming) -> str:
    """A display name is as often a program's: only two or three plain words are a person's."""
    words = match["value"].split()
    usual = {word.lower() for word in words} & NOUNS
    person = (
        not usual
        and 2 <= len(words) <= 3
        and all(re.fullmatch(r"[^\W\d_][^\W\d_'.-]*(?:['-][^\W\d_]+)?[.,]?", w) for w in words)
    )
    return (
        _person(match, naming) if person and not re.search(PROGRAMS, match["value"]) else match[0]
    )


_NAME = r"[^\W\d_][^\s,;|\"<>=:\[\]{}()\\/@]{0,40}"
_ENDS = r"(?=[\"'\s,;|<)\]&]|\\|$)"

RULES = (
    keyed(
        "user",
        "user;benutzer;anwender;owner;author;autor;created by;changed by;modified by;opened by"
        ";locked by;updated by;edited by;held by;last modified by;última edição por;full"
        " name;fullname;real name"
        ";contact;contact name;contact person;kontakt;ansprechpartner;ansprechpartnerin;first "
        "name;firstname;last name;lastname;surname;given name;givenname"
        ";middle name;family name;maiden name;nickname;vorname;nachname;familienname;prénom;nom "
        "de famille;nom complet;apellido;apellidos;primer nombre"
        ";sobrenome;voornaam;achternaam;cognome;employee;employee name;mitarbeiter;mitarbeiterin"
        ";employé;empleado;werknemer;medewerker;cardholder;name on card;karteninhaber"
        ";account holder;kontoinhaber;beneficiary;technician;sachbearbeiter;requested by"
        ";reported by;prepared by;approved by;signed by",
        FIELD,
        _person,
        sign=SIGN,
    ),
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
        rf"{ACCOUNT}(?![\w(@=\[{{]|/A(?!\w))",
        _login,
        sign=r"(?:\\*[\"']|&quot;)?[ \t]{0,25}[:=\uff1a\uff1d][ \t]{0,25}(?:\\*[\"']|&quot;)?",
    ),
    keyed("user", "first name;firstname;last name;lastname;surname;given name;givenname;vorname"
                  ";nachname", rf"{_NAME}{_ENDS}", _person, sign=SIGN),
    keyed("user", "display name;displayname;from;to;nombre;anzeigename;nom;salutation;employee"
                  ";assigned to", FIELD, _display, sign=SIGN),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:(?:created|changed|modified|opened|locked|reported|requested"
        r"|approved|prepared|signed|sent|written|edited|deleted|updated) by|bearbeitet von|geändert"
        r" von|erstellt von|gesperrt von|créé par|modifié par|[úu]ltima edi[çc]ão por|editado por"
        r"|criado por|alterado por|creado por|modificado por|gewijzigd door|aangemaakt"
        r" door)[ \t]{1,3}[\"']?))"
        rf"(?P<value>{_NAME}(?: {_NAME})?(?<![a-z] .)(?!\w))",
        _display,
        words=whole("created changed modified opened locked reported requested approved prepared "
                    "signed sent written edited deleted updated bearbeitet geändert erstellt "
                    "gesperrt créé modifié última ultima editado criado alterado creado modificado "
                    "gewijzigd aangemaakt"),
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:user|benutzer|utilisateur|usuario|usuário|utente"
        r"|gebruiker|account)(?: name)?[ \t]{1,3})[\"'\u201e\u201c])"
        r"(?P<value>[^\W\d_](?:[^\"'\u201c\u201d\n]|'(?=\w)){1,60})(?=[\"'\u201d\u201c])",
        _person,
        words=whole("user username benutzer benutzername utilisateur usuario usuário utente "
                    "gebruiker account accountname"),
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
        rf"(?P<value>{_FULL}|{ACCOUNT})(?=[\"']?(?:[\s,.;:)\]]|$))",
        _whole,
        words=whole("session accepted failed invalid illegal input impersonating run runuser "
                    "logged signed log logging logon login logoff logout loggedin loggedon "
                    "loggedas logas angemeldet eingeloggt connecté connectée conectado ingelogd "
                    "runs running started launched executed läuft authentication authenticated "
                    "password account anmeldung"),
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:(?:runs|running|run|ran|started|launched|executed) as(?:"
        r" user)?|läuft (?:als|unter)|s'exécute en tant que)[ \t]{1,3}[\"']?))"
        rf"(?P<value>{ACCOUNT})(?=[\"']?(?:[\s,.;:)\]]|$))",
        _ending,
        (
            "run as", "runs as", "ran as", "running as", "started as", "launched as", "executed as",
            "uft als", "uft unter", "en tant que",
        ),
    ),
    Rule(
        "user",
        rf"(?P<head>(?i:(?<![^\W_])(?:started|stopped|launched|run|executed|initiated|triggered"
        rf"|invoked|issued|submitted|queued|entered|posted|voided|cancelled|canceled"
        r"|aborted|ended|killed|closed|saved|exported|imported|uploaded|created|changed|modified"
        r"|opened|locked|reported|requested|approved|owned|edited|deleted"
        rf"|updated|reviewed|held|used|assigned|granted) (?:by|to)(?: user)?[ \t]{{1,3}}[\"']?))"
        rf"(?P<value>{ACCOUNT})(?=[\"']?(?:[\s,.;:)\]]|$))",
        _marked,
        words=whole("started stopped launched run executed initiated triggered invoked issued "
                    "submitted queued entered posted voided cancelled"
            " canceled aborted ended killed closed saved exported imported uploaded created "
            "changed modified opened locked reported"
            " requested approved owned edited deleted updated reviewed held used assigned granted"),
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:authentication|authorization|login|logon|access|password"
        r"|permission|permissions|anmeldung|zugriff|connexion|acceso) (?:has |was |is |wurde |a été"
        r" )?(?:succeeded|failed|denied|granted|revoked|expired|reset|changed|verweigert"
        r"|fehlgeschlagen|refusée?|denegado) (?:for|to|of|für|à|a)[ \t][\"']?))"
        rf"(?P<value>{ACCOUNT})(?=[\"']?(?:[\s,.;:)\]]|$))",
        _ending,
        words=whole(
            "authentication authorization login logon access password permission permissions"
            " anmeldung zugriff connexion acceso"
        ),
    ),
    Rule(
        "user",
        rf"(?P<head>(?i:(?<![^\W_])net\d?(?:\.exe)? user[ \t]{{1,3}}\"?))(?P<value>{ACCOUNT})",
        _login,
        words=whole("net"),
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
    Rule("user", rf"(?P<head>\bby )(?P<value>{ACCOUNT})(?=\(uid="
                 rf")", _login, words=frozenset(("by",))),
    Rule(
        "user",
        r"(?P<head>(?i:\"(?:user|owner|author|customer|vendor|employee|contact|client|supplier"
        r"|assignee|reporter|person)\"[ ]{0,4}:[ ]{0,4}\{)[^{}\n]{0,200}?"
        r"(?i:\"(?:user_?name|(?:full|display|first|last|given|family)?_?name|login)\"[ ]{0,4}:[ "
        r"]{0,4}\"))(?P<value>[^\"\n\\]{2,80})(?=\")",
        _nested,
        tuple(
            f'"{who}"'
            for who in (
                "user", "owner", "author", "customer", "vendor", "employee",
                "contact", "client", "supplier", "assignee", "reporter", "person",
            )
        ),
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:thanks|thank you|regards|cheers|danke|gruß|merci|gracias"
        r"|grüße|bedankt),?"
        r" ))(?P<value>[^\W\d_a-z][\w'-]{2,30}(?: [^\W\d_a-z][\w'-]{2,30})?)(?=[.!]?[ \t]*$)",
        _person,
        words=whole("thanks thank regards cheers danke gruß merci gracias grüße bedankt"),
    ),
    keyed(
        "user",
        "contact;customer contact;vendor contact;employee;technician;operator;cashier;manager"
        ";bookkeeper;accountant;mitarbeiter;mitarbeiterin;ansprechpartner;buchhalter"
        ";buchhalterin;kollege;kollegin;empleado;empleada;employé;employée;prepared by;approved "
        "by;signed by;called;named;spoke to;spoke with;talked to",
        TITLE,
        _display,
        sign=r"[ \t]{1,2}",
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:regards|grüßen|grüße|gruss|gruß|cordialement|saludos"
        r"|atentamente|sincerely|cheers|mfg|groeten)),?[ \t]*\n[ \t\n]{0,4})"
        r"(?P<value>[^\W\d_a-z][\w'-]{1,30}(?: [^\W\d_a-z][\w'-]{1,30}){0,2})(?=[ \t]*(?:\n|$))",
        _person,
        (
            "regards", "gr__en", "gr__e", "gruss", "gru_", "cordialement", "saludos",
            "atentamente", "sincerely", "cheers", "mfg", "groeten",
        ),
        reach=80,
    ),
    Rule(
        "user",
        rf"(?P<head>\bsudo(?:\[\d+\])?: {{1,8}})(?P<value>{ACCOUNT})(?= : )",
        _login,
        words=frozenset(("sudo",)),
    ),
    Rule("user", rf"(?P<head>\b(?:e?[ug]id|groups)=\d{{1,10}}\()(?P<value>{ACCOUNT})"
                 rf"(?=\))", _login, words=whole("uid euid gid egid groups")),
    Rule("user", rf"(?P<head>\()(?P<value>{ACCOUNT})(?=\) (?:CMD|RELOAD|LIST|REPLACE"
                 rf"|EDIT)\b)", _login, (") cmd", ") reload", ") list", ") replace", ") edit")),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![\w])(?:CN)=))(?P<value>[^,=\n\"/]{2,60})(?=,[^\n]{0,200}?(?i:DC=))",
        _person,
        words=frozenset(("cn",)),
    ),
    Rule("user", r"(?P<head>(?i:(?<!\w)uid=))(?P<value>[^,=\s\"]{2,60})(?=, ?(?i:ou|cn|dc"
                 r"|o)=)", _login, words=frozenset(("uid",))),
    Rule(
        "user",
        rf"(?P<head>^|[\s\"',;:<(=])(?P<value>{TITLE})(?=[\"']? ?(?:<|&lt;|\()"
        rf"(?:[^\s<>@\"]{{1,64}}@[\w.-]|email-\d))",
        _display,
        ("@", "email-"),
    ),
    Rule("user", r"(?P<head>(?<![^\s,;:<(=]))\"(?P<value>[^\"\n@]{3,60})"
                 r"(?=\"@[\w.-]+)", _display, ('"@',)),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:held|locked|opened|used|gesperrt|geöffnet|verrouillé"
        r"|bloqueado) (?:by|von|par|por) )[\"']?)(?P<value>[A-ZÀ-Þ][^\W\d_A-Z]{2,20})(?=[\"'.,;)]|$"
        r"| (?:on|at|in|auf|seit|since|from|sur|en)\b)",
        _login,
        words=whole("held locked opened used gesperrt geöffnet verrouillé bloqueado"),
    ),
    Rule(
        "user",
        r"(?P<head>(?<![^\W_])(?i:upn|user principal name)[:="
        r" ]{1,3})(?P<value>[\w.-]{2,60}@[\w.-]{2,60})",
        _login,
        words=whole("upn user"),
    ),
    Rule(
        "host",
        r"(?P<head>(?<=[,\s\"'])(?i:DC)=)(?P<value>[\w-]{2,60})(?=[,\s\"';)]|$)",
        _domain_part,
        ("dc=",),
    ),
)  # fmt: skip
