"""People in what machines write: full names behind roles, dialled numbers, packed folders."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .accounts import LOGIN
from .entries import around
from .fields import is_name, replaced, whole
from .given import GIVEN
from .logins import is_account
from .mentions import FULL, NAME, someone
from .naming import Naming, Rule
from .normal import far
from .owners import SYSTEM

if TYPE_CHECKING:
    from re import Match

_ROLES = (
    r"(?:users?|benutzer(?:in)?|bearbeiter(?:in)?|sachbearbeiter(?:in)?|anwender(?:in)?"
    r"|mitarbeiter(?:in)?|bediener(?:in)?|kassierer(?:in)?|utilisat(?:eur|rice)|employée?|caissi(?:er"
    r"|ère)|gestionnaire|usuari[oa]|emplead[oa]|cajer[oa]|usuári[oa]|utilizador(?:a)?|funcionári[oa]"
    r"|gebruik(?:er|ster)|medewerk(?:er|ster)|utente|dipendente|cassier[ea]|operat(?:or|eur|rice|ore)"
    r"|operador(?:a)?|cashier|clerk|agent|employee|editor|approver|reviewer)"
)
_ROLE_WORDS = whole(
    "user users benutzer benutzerin bearbeiter bearbeiterin sachbearbeiter sachbearbeiterin"
    " anwender anwenderin mitarbeiter mitarbeiterin bediener bedienerin kassierer kassiererin"
    " utilisateur utilisatrice employé employée caissier caissière gestionnaire usuario usuaria"
    " empleado empleada cajero cajera usuário usuária utilizador utilizadora funcionário"
    " funcionária gebruiker gebruikster medewerker medewerkster utente dipendente cassiere cassiera"
    " operator operateur operatrice operatore operador operadora cashier clerk agent employee"
    " editor approver reviewer"
)
_ACTS = (
    r"(?:hat|ist|wurde|war|am|an|meldet|has|is|was|logged|signed|opened|closed|locked|created|edited"
    r"|deleted|changed|printed|does|did|a|est|s'est|n'a|ha|se|está|es|foi|heeft|werd|cannot|could"
    r"|not|gelöscht|gesperrt|angelegt|abgemeldet|angemeldet|bloqueado|supprimé|verwijderd)"
)
_EIGHT = r"(?:[-_.]?\d[\d_.T-]{0,20})?\.(?:tar|tgz|zip|7z|bak|t?[gbx]z|img|iso|rar|cpio|zst|enc)"
_USUAL = whole(
    "backup backups data daten assistant dir directory full daily weekly monthly page screen office"
    " folder folders partition archive all old new server config configs snapshot incremental the"
    " my our icon dirs user users tar tgz zip bak img iso"
)
_VERBS = (
    r"(?:opened|logged|closed|has|is|was|signed|locked|created|edited|printed|connected|failed"
    r"|deleted|changed|started|saved|ran|hat|ist|wurde|a|est|ha)"
)
_DIAL = (
    r"(?:(?:re)?dial(?:ing|ed|led|s)?|atd[tp]?|wähle|wählt|anwahl|numérotation|composition du"
    r"|marcando|discando|kiest|(?:fax|sms|mms|message|text|whatsapp|nachricht|mensaje|voicemail)"
    r"(?: \w{1,12}){0,2} (?:to|an|à|a|para|von|from|voor|aan)|call(?:ing|ed)? (?:from|to)|anruf von"
    r"|anruf an|appel de|llamada de|incoming call:?|outgoing call:?|caller ?id|callerid|msisdn)"
)


def _full(match: Match[str], naming: Naming) -> str:
    """Given and family name, whole: half of a name would look as if all of it had gone."""
    value = match["value"]
    first = re.split(r"[ -]", value)[0]
    sure = match["sign"].strip() or match["act"] is not None or first in GIVEN
    return someone(match, naming) if sure else match[0]


def _common(match: Match[str], naming: Naming) -> str:
    """A common name in a directory, unlike that of a certificate or a group."""
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
    certificate = re.search(r"(?i)(?<![a-z])c=[a-z]{2}(?![a-z])|\b(?:CA|root|authority)\b", line)
    return match[0] if certificate else someone(match, naming)


def _login(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    usual = value.lower() in SYSTEM or not is_account(value)
    return match[0] if usual else replaced("user", match, naming)


def _local(match: Match[str], naming: Naming) -> str:
    r"""``.\Linus_Admin``: an account of this machine."""
    value = match["value"]
    usual = value.lower() in SYSTEM or re.search(r"(?i)\.(?:exe|dll|bat|cmd|ps1|ini|log)$", value)
    return match[0] if usual or not is_name(value) else around(match, naming.name("user", value))


def _domain(match: Match[str], naming: Naming) -> str:
    r"""``OFFICE\nkaplansky opened``: where no text in quotes can hold the end of a line."""
    first = match.string.rfind("\n", 0, match.start()) + 1
    line = match.string[first:].partition("\n")[0]
    if '"' in line or line.count("\\n") != 1:
        return match[0]
    host = naming.name("host", match["domain"])
    return host + "\\" + naming.name("user", match["value"]) + match["rest"]


def _folder(match: Match[str], naming: Naming) -> str:
    """``home_jcalloway.tar.gz``: a home folder that was packed."""
    value = match["value"]
    if value.lower() in _USUAL or value.lower() in SYSTEM or not is_name(value):
        return match[0]
    naming.learn("user", value)
    return around(match, naming.name("user", value))


def _home(match: Match[str], naming: Naming) -> str:
    naming.learn("user", match["value"])
    return replaced("user", match, naming)


def _dialled(match: Match[str], naming: Naming) -> str:
    """A number behind what dials it: seven figures at least."""
    digits = re.sub(r"\D", "", match["value"])
    dated = re.match(r"(?:19|20)\d\d[-./]?\d\d[-./]?\d\d", match["value"])
    near = re.search(r"(?i)dial|atd|wähl|call|anruf|appel|fax|llamada", match["head"])
    enough = 7 <= len(digits) <= 15 and (near or len(digits) >= 9)
    return replaced("phone", match, naming) if enough and not dated else match[0]


def _number(match: Match[str], naming: Naming) -> str:
    return replaced("id", match, naming)


def _host(match: Match[str], naming: Naming) -> str:
    """A machine's name beside its address."""
    value = match["value"]
    told = re.search(r"[A-Z\d-]", value) or "DHCP" in match["head"]
    if re.fullmatch(
        r"(?:worker|node|server|master|pod|shard|replica|thread|pool|queue)\w*-\d+", value
    ):
        return match[0]
    return replaced("host", match, naming) if told and is_name(value) else match[0]


def _routing(match: Match[str], naming: Naming) -> str:
    """A bank's number, by its checksum (ABA: weights 3, 7, 1)."""
    digits = [int(digit) for digit in match["value"]]
    right = sum(d * (3, 7, 1)[i % 3] for i, d in enumerate(digits)) % 10 == 0 and any(digits)
    return replaced("account", match, naming) if right else match[0]


def _greeted(match: Match[str], naming: Naming) -> str:
    return replaced("user", match, naming) if match["value"] in GIVEN else match[0]


RULES = (
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![\w.-]){_ROLES}(?P<sign>[ \u00a0]?[:=][ ]?[\"'„“«]?"
        rf"|[ ]{{1,2}}[\"'„“«]?))(?-i:(?P<value>{FULL}))(?=(?P<act>[ ]{_ACTS}(?!\w))?)(?![\w=(])",
        _full,
        words=_ROLE_WORDS,

    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w-])(?i:cn)=[\"']?)(?P<value>{NAME})(?=[\"']?,[ ]?(?i:ou|dc|o|objectclass"
        r"|mail|uid|sn)=)",
        _common,
        words=frozenset(("cn",)),
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?<!\w)(?:by|as|for|von|als|par|por|door)[ ](?:the[ ])?(?:user|benutzer"
        r"|utilisateur|usuario|gebruiker|account|konto)[ ][\"']?)"
        rf"(?-i:(?P<value>{LOGIN}))(?=[\"']?(?:[ \t]*$|[.,;)]|[ ](?:on|at|from|in|since|via|auf|am)"
        r"[ ]))",
        _login,
        (" user ", " benutzer ", " utilisateur ", " usuario ", " gebruiker ", " account ",
         " konto "),
        r"(?:by|as|for|von|als|par|por|door) (?:the )?(?:user|benutzer|utilisateur|usuario"
        r"|gebruiker|account|konto) ",
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?<![\w.-])(?:acct|ruser|luser|[aosf]?uid|suser|duser|usrname|usr_name)="
        rf"[\"']?)(?-i:(?P<value>{LOGIN}))(?=[\"'\s,;)]|$)",
        _login,
        ("acct=", "user=", "uid=", "usrname=", "usr_name="),
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?<![\w.-])(?:as|users?|username|account|logon|login|by|identity|obj|benutzer"
        r"|konto|als|utilisateur|compte|usuario|cuenta|owner|-u|/u|/ru|for)[ ]?[:= ][ ]?[\"']?\.\\"
        r"{1,2})(?P<value>[A-Za-z][\w.-]{1,40})(?![\w\\/])",
        _local,
        (".\\",),
    ),
    Rule(
        "user",
        r"(?<![\w\\/.:%-])(?P<domain>[A-Z][A-Z0-9-]{2,14})\\(?P<value>n[a-z][\w.-]{3,30})"
        rf"(?P<rest>[ ]{_VERBS}(?!\w))",
        _domain,
        ("\\n",),
        r"[a-z0-]{3}\\n[a-z][\w.-]{3,30} [a-z]",
    ),
    Rule(
        "user",
        r"(?P<head>(?<![A-Za-z0-9])(?:home|homes|userhome|profile)[_.-])(?P<value>[a-z][a-z0-9]"
        rf"(?:[a-z0-9]|[._](?=[a-z])){{1,30}}?)(?={_EIGHT})",
        _folder,
        ("home", "profile"),
        r"(?:home|homes|userhome|profile)[_.-][a-z]",
    ),
    Rule(
        "user",
        r"(?P<head>(?<=/)|(?<=\\)|(?<=backup[-_])|(?<![\w.-]))(?P<value>[a-z][a-z0-9]{2,30})(?P<tail>[_.-](?:home|homedir"
        rf"|profile){_EIGHT})",
        _folder,
        ("home", "profile"),
        rf"[_.-](?:home|homedir|profile){_EIGHT.replace(chr(92) + 'd', '0')}",
    ),
    Rule(
        "user",
        r"(?P<head>(?<![\w.+-])(?!https?:|ftp:)[a-z][\w.+-]{1,30}://[^\s/\"'<>]{1,100}(?:/[\w.-]{1,40})"
        r"{0,2}?/(?:home|Users|export/home)/)(?P<value>[^\s\\/:*?\"'<>|%&,;=()\[\]{}]{2,60})",
        _home,
        ("/home/", "/users/"),
        r"://[^\s\"'<>]+/(?:home|users)/",
    ),
    Rule(
        "phone",
        rf"(?i)(?P<head>(?<![\w.-]){_DIAL}[ ]?[:=(]?[ ]?[\"']?(?:(?:pj)?sip/|iax2/"
        rf"|dahdi/[\w-]{{1,8}}/"
        r"|capi/[\w-]{1,20}/|local/)?)(?P<value>\+?\(?\d[\d ()/,-]{4,20}\d)(?![\w:/]|\.\d)",
        _dialled,
        ("dial", "atd", "w_hl", "anwahl", "num_rotation", "composition du", "marcando", "discando",
         "kiest", "fax ", "sms ", "mms ", "message", "text ", "whatsapp", "nachricht", "mensaje",
         "voicemail", "call", "anruf", "appel de", "llamada", "msisdn"),
        r"(?:dial(?:ing|ed|led|s)?|atd[tp]?|w_hlt?|anwahl|num_rotation|du|marcando|discando|kiest"
        r"|to|an|_|a|para|von|from|voor|aan|call|de|caller ?id|callerid|msisdn) ?[:=(]? ?[\"']?"
        r"[a-z0-9/+-]{0,30}[+(]{0,2}0",

    ),
    Rule(
        "id",
        r"(?i)(?P<head>(?<!\w)(?:last[ -](?:four|4)(?:[ ]digits)?(?:[ ]of)?(?:[ ](?:the|his|her"
        r"|your|my))?[ ](?:ssn|social(?:[ ]security)?|tin|ein|sin|itin|nino)|(?:ssn"
        r"|social(?:[ ]security)?|tin|ein)[ ](?:last[ -]?(?:4|four)|end(?:s|ing)(?:[ ](?:in"
        r"|with))?))(?:[ ]number)?[ :=#]{1,3}(?:is[ ]|are[ ])?)(?P<value>\d{4})(?!\w)",
        _number,
        ("ssn", "social", "tin", "ein", "sin", "nino"),
        far("last|end", "0000"),
    ),
    Rule(
        "id",
        r"(?i)(?P<head>(?<!\w)paye(?:[ ](?:ref(?:erence)?|no|number|scheme|employer))*[ .:#=]{1,4})"
        r"(?P<value>\d{3}[ ]?/[ ]?[A-Z]{1,2}[A-Z0-9]{2,9})(?!\w)",
        _number,
        ("paye",),
    ),
    Rule(
        "id",
        r"(?i)(?P<head>(?:n°|no\.?|nr\.?|num(?:éro)?|sir[eè][nt]|établissement|etablissement|tva"
        r"|entreprise|société|fournisseur)[ :=#]{1,3})(?P<value>\d{3}[ ]\d{3}[ ]\d{3}(?:[ ]\d{5})?)"
        r"(?![\w.,]|[ ]\d)",
        _number,
        ("000 000 000",),
    ),
    Rule(
        "account",
        r"(?i)(?P<head>(?<!\w)(?:bank|aba|routing|rtn|transit|rt)(?:[ ](?:no\.?|number|code|#))?"
        r"[ ]?[:#=]?[ ]?)(?P<value>\d{9})(?!\w)",
        _routing,
        words=whole("bank aba routing rtn transit rt"),

    ),
    Rule(
        "host",
        r"(?P<head>(?<!\w)(?:DHCP[A-Z]{3,8}[ ](?:on|for|from|to)[ ]\S{3,40}(?:[ ](?:to|from"
        r"|via)[ ]\S{3,40})?[ ]"
        r"\(|(?i:ping(?:ing)?)\b[^\n\[]{0,30}?[ ]))(?P<value>[A-Za-z][\w-]{1,40})(?=\)[ ]via|[ ]\["
        r"(?:\d{1,3}\.){3}\d{1,3}\])",
        _host,
        ("dhcp", "ping"),
        "dhcp[a-z]{3}|" + far("ping", r"\[0"),
    ),
    Rule(
        "host",
        r"(?P<head>(?<!\w)(?i:host|hostname|node|machine|computer|device|server"
        r"|rechner)[ ]?[=:]?[ ]?"
        r"[{\[(])(?P<value>[A-Za-z][\w-]{0,40}[A-Za-z0-9]-[A-Za-z]{0,12}\d[\w-]{0,12})(?=[}\])])",
        _host,
        ("host", "node", "machine", "computer", "device", "server", "rechner"),
        r"(?:host|hostname|node|machine|computer|device|server|rechner) ?[=:]? ?[{\[(][a-z]",
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?<!\w)(?:welcome(?:[ ]back)?|hello|hi|hey|hallo|willkommen(?:[ ]zurück)?"
        r"|bonjour|hola|bienvenid[oa]|bienvenue|guten tag|goodbye|bye),?[ ])"
        r"(?-i:(?P<value>[A-ZÀ-Þ][^\W\d_]{2,20}))(?=[!,.]|[ \t]*$)",
        _greeted,
        words=whole("welcome hello hi hey hallo willkommen bonjour hola bienvenido bienvenida"
                    " bienvenue guten goodbye bye"),
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<!\w)(?:of|by|for|from|to|von|für|an|de|par|por|user|operator"
        r"|benutzer)[ ]))"
        r"(?P<value>(?:[A-ZÀ-Þ]\.["
        r" -]?){1,2}[A-ZÀ-Þ][a-zß-ÿ]{2,20}(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?)(?![\w.])",
        someone,
        (" of ", "by ", "for ", "from ", "to ", "von ", "f_r ", "an ", "de ", "par ", "por ",
         "user ", "operator ", "benutzer "),
        r"(?:of|by|for|from|to|von|f_r|an|de|par|por|user|operator|benutzer) [a-z_]\.",
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w.-])(?i:owner|eigentümer|propriétaire|propietario)[ :=]{{1,3}})"
        rf"(?P<value>{LOGIN})(?=,?[ ](?:group|gruppe|groupe|grupo)[ :=])",
        _login,
        words=whole("owner eigentümer propriétaire propietario"),
    ),
    Rule(
        "user",
        r"(?P<head>(?<![\w.+@:/-]))(?P<value>[a-z][\w.-]{1,30})(?=@(?:\d{1,3}(?:\.\d{1,3}){3}(?![\w.])"
        r"|[\w.-]{1,60}:[/~]))",
        _login,
        ("@",),
        r"@(?:0{1,3}\.0|[\w.-]+:[/~])",
    ),
    Rule(
        "user",
        r"(?P<head>(?<![\w.\\/:])\.\\)(?P<value>[A-Za-z][\w-]{1,40})(?=[ ](?i:log(?:on|in|ged|ging)"
        r"|has|hat|is|ist|was|wurde|anmeldung|locked|account|konto|denied|signed)(?!\w))",
        _local,
        (".\\",),
    ),
)  # fmt: skip
