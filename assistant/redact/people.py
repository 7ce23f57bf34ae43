"""People: their folders, accounts and addresses."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import Naming, Rule
from .normal import folded

if TYPE_CHECKING:
    from re import Match

SEP = r"(?:\\{1,4}|/{1,2})"
_FOLDERS = (
    r"Users|Documents and Settings|(?:DOCUME|DOKUME|BENUTZ|UTILIS|USUARI|UTILIZ|GEBRUI)~\d|Benutzer"
    r"|Dokumente und Einstellungen|Utilisateurs|Usuarios|Usuários|Utilizadores|Utenti|Gebruikers"
)
_WORD = r"[^\s\\/:*?\"'<>|%&,;=()\[\]{}]"
_ACCOUNT = (
    r"(?:str)?user[_ ]?(?:name|id)?|log[io]n[_ ]?(?:name|user)|account[_ ]?name|run[_ ]?as"
    r"(?:[_ ]?user)?|logged[_ ]in[_ ]as|log(?:ged)?[_ ]on[_ ]as|sam[_ ]?account[_ ]?name|owner"
)
_NAMED = r"(?:str)?user[_ ]?name|logname|login[_ ]?name|log[_ ]?on[_ ]?name|account[_ ]?name"
_CONTEXT = (
    r"(?i)\b(?:user|account|as|by|owner|log[io]n|login|identity|principal|runas|for|author)"
    r"(?:[ _]?(?:name|id))?[ :=]{1,3}[\"']?$|whoami(?: ->|:)? "
)
_FIELD = (
    r"(?m)(?:user|log(?:[io]n|name|ged|[_ ]on)|account|run[_ ]?as|owner)[a-z_"
    r" ]{0,20}+(?:\\{0,128}[\"']|&quot;)?(?:\s{0,8}[=:]|\s{0,8}$)|logged[_ ](?:in|on)[_ ]as[ \t]"
)
"""Gate: how all fields with a user's name begin."""
_FIELD_NEEDLES = (
    "user", "login", "logon", "logname", "logged", "log_on", "log on", "account", "runas", "run_as",
    "run as", "owner",
)  # fmt: skip


def _home(match: Match[str], naming: Naming) -> str:
    user = match["user"]
    if "~" not in user:
        naming.learn("user", user)
    return match["head"] + naming.name("user", user)


def _field(match: Match[str], naming: Naming) -> str:
    """A field that holds a user's name, perhaps with a domain."""
    value = match["value"]
    if "@" in value or "/" in value or "removed>" in value or value.isdigit():
        return match[0]
    after = match.string[match.end() : match.end() + 1]
    if after == "=" and match["head"][-1].isspace():  # the field is empty: this is the next key
        return match[0]
    return match["head"] + account(value, naming)


def account(value: str, naming: Naming) -> str:
    r"""A user's name, perhaps with a domain, by its pseudonyms."""
    domain, slash, user = value.rpartition("\\")
    base = domain.rstrip("\\")
    if not slash or not base or "\\" in base:
        return naming.name("user", value)
    new = naming.name("host", base)
    return new + domain[len(base) :] + slash + naming.name("user", user)


def _domain(match: Match[str], naming: Naming) -> str:
    r"""DOMAIN\user, where it can be nothing else."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    sure = re.search(_CONTEXT, before) or re.fullmatch(r"host-\d+", match["domain"])
    capital = re.fullmatch(r"[A-Z][A-Z0-9-]{2,14}", match["domain"])
    escape = match["user"][0] == "n"  # as likely the end of a line in JSON
    registry = match["domain"].upper() in ("HKCU", "HKLM", "HKCR", "HKU", "HKEY", "CLSID")
    service = re.search(r"(?i)\b(?:NT |IIS |Window |Font Driver |VIRTUAL )$", before)
    if registry or service or not (sure or (capital and not escape)):
        return match[0]
    domain = naming.name("host", match["domain"])
    return domain + match["sep"] + naming.name("user", match["user"])


def _organisation(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if value.strip().lower() == "personal":
        return match[0]
    naming.learn("company", value)
    return match["head"] + naming.name("company", value)


_NOBODYS = (
    r"(?i)^(?:your\.?|my|user|name|somebody|someone|noreply|no-reply|info|first\w*\.last\w*)?(?:name)?@"
    r"(?:example\.(?:com|org|net)|domain\.tld|yourdomain\.\w+)$|@(?:openssh\.com|libssh\.org)$"
    r"|^(?:git@(?:github|gitlab)\.com|noreply@github\.com)$"
)
"""Addresses in manuals, names of ciphers, logins that everybody has."""


def _mail(match: Match[str], naming: Naming) -> str:
    speed = re.search(r"@ ?\d+\.\d+ ?[KMGT]?(?:Hz|bps|B)$", match[0])
    usual = match[0].lower() == "root@localhost" or speed or re.search(_NOBODYS, match[0])
    return match[0] if usual else naming.name("email", match[0])


def _social(match: Match[str], naming: Naming) -> str:
    return naming.name("id", match[0])


RULES = (
    Rule(
        "user",
        rf"(?i)(?P<head>(?:{SEP}|(?<![\w.-])[a-z]:)(?:{_FOLDERS}){SEP})"
        rf"(?P<user>{_WORD}++(?: (?!HTTP/){_WORD}++){{0,3}}(?=[\\/\"'<>|]|\n|$)|{_WORD}++)",
        _home,
        (
            "users", "documents and settings", "e~0", "benutz~0", "s~0", "i~0", "utiliz~0",
            "benutzer", "utilisateurs", "usu_rios", "usuarios", "utilizadores", "utenti",
            "gebruikers", "dokumente und",
        ),
        rf"[\\/:](?:{folded(_FOLDERS)})[\\/]",
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>{SEP}(?:(?:home|homes|profiles?|users?|userdata|user|benutzer|roaming"
        rf"|redirected)\$|homes|profiles|redirectedfolders|folderredirection|roamingprofiles"
        rf"|userfolders|umgeleitete ordner){SEP}|smb://[\w.-]{{1,80}}/(?:homes?|users)/"
        rf"|(?<=\\\\)[\w.-]{{1,80}}\\{{1,2}}(?:users|homes?)\\{{1,2}}|(?<![\w.-])[a-z]:{SEP}(?:home"
        rf"|homes|profiles?|userdata){SEP}"
        rf"|{SEP}wsl[$.][\w.-]{{0,40}}{SEP}[\w.-]{{1,40}}{SEP}home{SEP}"
        r"|(?<![\w.~-])(?:/[\w.-]{1,40}){1,4}/homes?/|/(?:run/)?media/|/var/(?:spool/)?mail/"
        r"(?!vhosts/)|/spool/cron/(?!crontabs|atjobs|tabs)|/v(?:hosts|mail)/(?!conf/)[\w.-]{1,80}/"
        r"|/crontabs/)"
        rf"(?P<user>{_WORD}++(?: {_WORD}++){{0,3}}(?=[\\/])|{_WORD}++)",
        _home,
        (
            "home", "profile", "users$", "user$", "userdata", "benutzer$", "roaming$",
            "redirected$", "redirection", "media/", "redirectedfolders", "userfolders",
            "\\users",
            "mail/", "cron/", "vhosts/", "crontabs/",
        ),
    ),
    Rule(
        "user",
        r"(?P<head>(?<![\w/~.\\])~(?=[\w.-]{2,32}/)|://[\w.:-]{1,200}/~|\bcd ~(?=[\w.-]{2,32}(?:\s"
        r"|$)))(?P<user>[A-Za-z][\w.-]{1,30}+)(?=/|\s|$)",
        _home,
        ("~",),
    ),
    Rule(
        "company",
        r"(?i)(?P<head>/CloudStorage/(?:OneDrive|SharePoint|Dropbox|Box|GoogleDrive|Nextcloud"
        r"|ShareFile|Egnyte)-)(?P<value>[^/:*?\"<>|\n]{2,80})",
        _organisation,
        ("cloudstorage/",),
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w.~-])/{{1,2}}home/{{1,2}})(?P<user>{_WORD}++)",
        _home,
        ("/home/",),
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![a-z])(?:{_ACCOUNT})(?:\\*[\"']|&quot;)?\s{{0,4}}[=:]\s{{0,4}}"
        r"(?:\\*[\"']|&quot;))(?P<value>[^\"'\n&<>]{1,80}?)(?=\\*[\"']|&quot;|\\$)",
        _field,
        _FIELD_NEEDLES,
        _FIELD,
        reach=20,
    ),
    Rule(
        "user",
        rf"(?i)(?P<head><(?:\w{{1,20}}:)?(?:{_NAMED}|UserId|User|Login|Author|Owner|Benutzer"
        rf"|Contact)>)(?P<value>[^<>\n]{{1,80}})(?=</|\n|$)",
        _field,
        ("<",),
    ),
    Rule(
        "user",
        r"(?P<domain>[A-Za-z](?<![\w\\/.:%-].)[\w-]{1,20})(?P<sep>\\{1,2})"
        r"(?P<user>[A-Za-z][\w.-]{1,30}+)(?![\w\\/])",
        _domain,
        ("\\",),
        r"\\[a-z][\w.-]{1,30}+(?![\w\\/])",
    ),
    Rule(
        "email",
        r"(?<![\w.+%#!$&-])(?:\w[\w.!#$&+%'\u2019-]*+|\"[^\"\n]{1,60}\")@(?:(?:[\w-]{1,63}\.){1,8}"
        r"(?:[^\W\d_]{2,24}|xn--[\w-]{2,40})|localhost"
        r"|\[[0-9A-Fa-f.:]{3,45}\])(?![^\W_]|-\w)",
        _mail,
        ("@",),
    ),
    Rule(
        "email",
        r"(?i)(?<![\w.+%-])[\w.+%-]{1,64}+ ?(?:[(\[{<](?:at|a|ät|@|arroba|arobase|chiocciola"
        r"|apenstaartje)[)\]}>]| @ ) ?[\w-]{1,63}(?: ?(?:\.|[(\[{<](?:dot|punkt|punto|ponto|point"
        r"|punt|\.)[)\]}>]) ?[\w-]{1,63}){1,5}(?![\w-])",
        _mail,
        (" @ ", *(f"{sign}{at}" for sign in "([{<" for at in ("a", "_t", "@", "chiocciola"))),
        r"[(\[{<](?:at?|_t|@|arroba|arobase|chiocciola|apenstaartje)[)\]}>]|\w @ \w",
    ),
    Rule(
        "id",
        r"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w.-])",
        _social,
        ("-00-0000",),
        exact=True,
    ),
)  # fmt: skip
