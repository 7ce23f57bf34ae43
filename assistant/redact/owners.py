"""Users by their places in what systems print: listings, logs of access, commands, objects."""

from __future__ import annotations

import re
import unicodedata

from ..record import TYPE_CHECKING
from .accounts import LOGIN
from .families import FAMILIES
from .fields import is_name, replaced, whole
from .given import GIVEN
from .logins import is_account
from .naming import Naming, Rule
from .nouns import NOUNS
from .people import account

if TYPE_CHECKING:
    from re import Match

SYSTEM = whole(
    "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats"
    " nobody systemd-network systemd-resolve messagebus sshd syslog postgres mysql redis mongodb"
    " nginx apache apache2 httpd git docker staff wheel users adm admin sudo tty disk kmem dialout"
    " cdrom video audio input kvm utmp shadow ssl-cert crontab lxd plugdev netdev everyone"
    " administrators operator ftp nfsnobody dbus polkitd chrony postfix dovecot named ntp rpc"
    " tomcat jenkins elasticsearch rabbitmq _www _mysql _postgres trustedinstaller domain public"
    " none guest guests world others service"
)
"""Accounts and groups that systems and their services bring along."""
_NOT = rf"(?!(?:{'|'.join(map(re.escape, sorted(SYSTEM)))})(?![\w.-]))"
USER = rf"{_NOT}{LOGIN}"
_MARKED = r"(?=[\w.-]{0,40}(?:[a-z]\d|[a-z][._][a-z]))"
"""A name that is written as those of users are: with a figure, a dot or an underscore."""
_MODE = r"[-dlcbps][-rwxsStTl]{9}[.+@]?"
_OBJECT_NEEDLES = (
    "principal", "user", "actor", "initiator", "caller", "requester", "subject", "identity",
    "assignee", "account", "owner", "operator", "usr", "person",
)  # fmt: skip
_DONE_NEEDLES = (
    "opened", "closed", "locked", "connected", "joined", "left", "logged", "signed", "deleted",
    "edited", "saved", "restored", "kicked", "banned", "authenticated", "login ", "logon ",
    "auth ok", " from 0", " hat ", " a ouvert", " ha abierto", " heeft ",
)  # fmt: skip
_OBJECT = (
    r"(?:(?:user|remote|auth\w{0,10}|security)?principal|user|(?:current|logged_?in|remote"
    r"|web)_?user|actor"
    r"|initiator|caller|requester|subject|identity|assignee|account|owner|operator|usr|person)"
)


def _login(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if "\\" in value:
        start, end = match.span("value")
        new = account(value, naming)
        return match[0][: start - match.start()] + new + match[0][end - match.start() :]
    usual = value.lower() in SYSTEM or not is_account(value)
    return match[0] if usual else replaced("user", match, naming)


def _listed(match: Match[str], naming: Naming) -> str:
    """Owner and group of a file."""
    new = match[0]
    for name in (match["value"], match["group"]):
        if name and name.lower() not in SYSTEM and not name.isdigit() and is_name(name):
            new = re.sub(
                rf"(?<=\s){re.escape(name)}(?=\s|$)", naming.name("user", name), new, count=1
            )
    return new


def _entry(match: Match[str], naming: Naming) -> str:
    """A line of /etc/passwd: the login and the name beside it."""
    value, gecos = match["value"], match["gecos"]
    if value.lower() in SYSTEM or naming.kept(value):
        return match[0]
    told = gecos if not gecos or not is_name(gecos) else naming.name("user", gecos)
    return f"{match['head']}{naming.name('user', value)}{match['ids']}{told}{match['rest']}"


def _both(match: Match[str], naming: Naming) -> str:
    r"""``[DOMAIN]\[user]``."""
    return f"[{naming.name('host', match['domain'])}]\\[{naming.name('user', match['value'])}]"


def _subject(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    titled = value.istitle() and value not in GIVEN
    return match[0] if titled or value.lower() in NOUNS else _login(match, naming)


def _plain(name: str) -> str:
    """A name as it is written in logins."""
    if name.isascii():
        return name.lower().replace("'", "")
    letters = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    return "".join(c for c in letters.lower() if c.isascii() and c.isalpha())


GIVEN_LOGINS = frozenset(plain for name in GIVEN if len(plain := _plain(name)) > 3)
FAMILY_LOGINS = frozenset(plain for name in FAMILIES if len(plain := _plain(name)) > 4)
_ENDINGS = whole(
    "com net org io de at ch uk fr es pt nl it be eu us ca au edu gov dev app cloud local lan"
    " example py js ts log txt xml json ini cfg conf yml yaml exe dll so md html htm css php sh bat"
    " ps1 sql db csv pdf zip tar gz bak tmp dat png jpg svg java class jar cs cpp go rs rb pl pm"
    " lua key pem crt pub sock service lock pid old new orig tlg qbw msg eml docx xlsx"
)


def _initialed(match: Match[str], naming: Naming) -> str:
    """``nfield``, ``n.field``, ``field_n``: an initial beside a family name."""
    told = match["family"].lower() in FAMILY_LOGINS
    return replaced("user", match, naming) if told else match[0]


def _called(match: Match[str], naming: Naming) -> str:
    """``nora.field``, ``nora84``: a login that begins with a given name."""
    ending = (match["ending"] or "").lower()
    if match["given"].lower() not in GIVEN_LOGINS or ending in _ENDINGS or ending in NOUNS:
        return match[0]
    return replaced("user", match, naming)


RULES = (
    Rule(
        "user",
        r"(?i)(?<![\w.@/\\-])(?P<value>(?P<given>[a-z]{4,20})(?:[._](?P<ending>[a-z]{2,20})\d{0,4}"
        r"|\d{1,4}))(?![\w@(/\\-]|\.\w|:\d)",
        _called,
        words=GIVEN_LOGINS,
    ),
    Rule(
        "user",
        r"(?<![\w.@/\\-])(?P<value>[a-z][._]?(?P<family>[a-z]{5,20})\d{0,4})(?![\w@(/\\-]|\.\w"
        r"|:\d)",
        _initialed,
        tuple(sorted(FAMILY_LOGINS)),
    ),
    Rule(
        "user",
        r"(?<![\w.@/\\-])(?P<value>(?P<family>[a-z]{5,20})[._][a-z]\d{0,4})(?![\w@(/\\-]|\.\w|:\d)",
        _initialed,
        words=FAMILY_LOGINS,
    ),
    Rule(
        "user",
        rf"(?m)(?P<head>^[^\n]{{0,40}}?(?<![\w-]){_MODE}[ \t]+\d{{1,6}}[ \t]+)(?P<value>"
        rf"[\w.+@$-]{{2,40}})[ \t]+"
        r"(?P<group>[\w.+@$-]{2,40})(?=[ \t]+[\d,.]+[KMGT]?[ \t])",
        _listed,
        needles=("rw", "r--", "r-x", "---"),
        gate=r"[d-][r-][w-][xst-][r-][w-][xst-][r-][w-][xst-][.+@]?[ \t]+0",
    ),
    Rule(
        "user",
        rf"(?P<head>[ ]-[ ])(?P<value>{USER}(?:@[\w.-]{{2,60}})?)(?=[ ](?:\[\d\d/[A-Z]"
        rf"[a-z]{{2}}/\d{{4}}|\d\d:\d\d))",
        _login,
        needles=(" - ",),
        gate=r" - [a-z][^\s]* (?:\[00/[a-z]{3}/0000|00:00)",
    ),
    Rule(
        "user",
        rf"(?P<head>\b(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS) \S{{1,300}} \S{{1,300}}"
        rf" \d{{2,5}} )(?P<value>{USER})"
        r"(?= (?:\d|ip-|[0-9a-f]{0,4}:))",
        _login,
        words=whole("get post put head delete patch options"),
    ),
    Rule(
        "user",
        rf"(?mi)(?P<head>(?<![\w-])(?:chown|install -o|setfacl -m u:)[ \t]+(?:-{{1,2}}"
        rf"[\w=-]{{1,30}}[ \t]+){{0,4}}"
        rf"|(?:^|(?<=[$#>;&|] )|(?<=sudo ))su[ \t]+(?:-l?[ \t]+)?(?=[^\s]+(?:[ \t]*$|[ \t]+-c\b))"
        r"|(?<![\w-])(?:user(?:add|del|mod)|(?:add|del)user|gpasswd|chage|pkill -u|killall -u"
        rf"|loginctl \S{{1,20}}"
        rf"|chfn|chsh|lslogins|smbpasswd|kinit|crontab -u|passwd(?=:))[ \t:]+['\u2018\u201c]?"
        rf"(?:-\S{{1,20}}[ \t]+(?:[\w,]{{1,40}}[ \t]+(?=[^\s-]+[ \t]*$))?){{0,4}}"
        rf"|(?:^|(?<=[$#>;&|] )|(?<=sudo ))(?:id|passwd|finger)[ \t]+['\u2018]?"
        rf"|/(?:grant|deny|remove|setowner)(?::\w)?[ \t]+\"?)(?P<value>{_NOT}(?-i:[a-z]|"
        rf"[A-Z]{{2,20}}\\){LOGIN})"
        rf"(?=[.:][a-z]|[:][-(FRMW]|[ \t]|['\u2019\u201d\"]|: |$)",
        _login,
        ("chown", "install -o", "setfacl", "su ", "user", "gpasswd", "chage", "finger", "kill",
         "loginctl", "id ", "id: ",
         "groups ", "quota ", "chfn", "chsh", "passwd ", "kinit", "crontab -u", "/grant", "/deny",
         "/remove", "/setowner"),
        r"(?<![\w-])(?:chown|install -o|setfacl|su(?= [a-z-])|user(?:add|del|mod)|(?:add|del)user"
        r"|gpasswd|chage|finger|pkill|killall|loginctl|id|groups|quota|chfn|chsh|lslogins"
        r"|(?:smb)?passwd|kinit|crontab -u)[ \t:]|/(?:grant|deny|remove|setowner)",
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![^\W_]){_OBJECT}(?:\.(?:name|login)|[ ]?[:=]?[ ]?[\w.]{{0,40}}[\["
        rf"({{][ ]?"
        r"(?:[\w.]{1,20}[=:][^\n,\[\](){}]{0,60},[ ]?){0,4}(?:(?:user_?)?(?:name|login|id)|sub"
        r"|principal))[ ]?[=:][ ]?['\"]?)"
        rf"(?P<value>{USER})(?=['\"]?(?:[\s,;\])}}]|$))",
        _login,
        needles=_OBJECT_NEEDLES,
        gate=r"(?:principal|user|actor|initiator|caller|requester|subject|identity|assignee"
        r"|account|owner|operator|usr|person)(?:\.(?:name|login)|[ ]?[:=]?[ ]?[\w.]{0,40}[\[({])",
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![\w.])(?:(?:user)?principal\(|principal=|session(?:[ ]\d{{1,9}})?["
        r" ]?[(\[](?:user[=:])?|user=<|nick(?:name)?[\"']?[=:][ ]?[\"']?|(?:handle"
        r"|login_?id)[\"']?[=:][ ]?[\"']?|(?:%username%|\$user(?:name)?)[ ]?(?:is|=|->|:)[ ]?"
        r"|whoami[ ]?(?:->|:|=>)[ ]?|user(?:name)?/pass(?:word)? for )['\"]?)(?P<value>(?="
        rf"[^\s]{{0,40}}[a-z]){USER})(?=['\"]?[\])>\s,;\"]|$)",
        _login,
        ("principal", "session", "user=<", "nick", "handle", "login_id", "loginid", "%username%",
         "$user", "whoami", "/pass"),
        r"principal[(=]|session(?: 0{1,9})? ?[(\[]|user=<|nick|handle|login_?id|%username%"
        r"|\$user|whoami|/pass",
    ),
    Rule(
        "user",
        r"(?i)(?P<head>[\"'](?:sub|preferred_username|unique_name|nick(?:name)?|screen_name"
        r"|login_?hint|samaccountname)[\"'][ ]?:[ ]?[\"']"
        rf"|(?<![\w.])(?:sub|unique_name|login_?hint)=)(?P<value>{_MARKED}{USER})(?=[\"'\s,;&]|$)",
        _login,
        ("sub", "preferred_username", "unique_name", "nick", "screen_name", "login_hint",
         "loginhint", "samaccountname"),
        r"[\"'](?:sub|preferred_username|unique_name|nick(?:name)?|screen_name|login_?hint"
        r"|samaccountname)[\"']|(?:sub|unique_name|hint)=",
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>whoami[ \t]*\n[ \t]*)(?P<value>(?:[\w-]{{2,20}}\\)?{USER})(?=[ \t]*(?:\n"
        r"|$))",
        _login,
        ("whoami",),
        reach=80,
    ),
    Rule(
        "user",
        rf"(?m)(?P<head>(?:^|(?<=[>:\]] ))[ >]?)(?P<value>{USER})(?=[ \t]+(?:pts/\d|tty\w"
        rf"|console[ \t]|:\d[ \t]|rdp-tcp#\d|\d{{1,4}}[ \t]+(?:Active|Disc)\b"
        r"|\d{2,7}[ \t]+\d{1,3}\.\d[ \t]+\d{1,3}\.\d[ \t]))",
        _login,
        needles=("pts/0", "tty", "console", " :0", "\t:0", "rdp-tcp", " active", " disc", ".0 ",
                 ".0\t"),
        gate=r"[ \t](?:pts/0|tty|console|:0[ \t]|rdp-tcp#|0{1,4}[ \t]+(?:active|disc)|0{2,7}["
        r" \t]+0{1,3}\.0[ \t]+0{1,3}\.0)",
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>\brdp-tcp(?:#\d{{1,4}})?[ \t]+|[ ]\+ (?:pts/\d+|tty\w+)[ :])"
        rf"(?P<value>{USER})(?=[ \t]+(?:\d{{1,5}}[ \t]+)?(?:active|disc|conn|aktiv|getr)|:)",
        _login,
        ("rdp-tcp", "+ pts", "+ tty"),
    ),
    Rule(
        "user",
        rf"(?m)(?P<head>^(?:[\w ]{{1,20}}: )?)(?P<value>{LOGIN})(?P<ids>:"
        rf"[^:\n]{{0,200}}:\d{{1,7}}:\d{{1,7}}:)(?P<gecos>[^:\n,]{{0,60}})(?P<rest>"
        rf"[^:\n]{{0,60}}:/[^:\n]{{0,200}}:)",
        _entry,
        needles=(":/",),
        gate=r":0{1,7}:0{1,7}:[^:\n]*:/",
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w.(]))(?P<value>{USER})(?=[ ]?\(uid=\d)",
        _login,
        ("(uid=",),
    ),
    Rule(
        "user",
        rf"(?P<head>(?:\((?=[^()\n]{{1,60}}\) (?:BEGIN|END) EDIT)|(?:BEGIN|END) EDIT \())"
        rf"(?P<value>{USER})(?=\))",
        _login,
        ("begin edit", "end edit"),
    ),
    Rule(
        "user",
        rf"\[(?P<domain>[\w.-]{{2,30}})\]\\\[(?P<value>{LOGIN})\]",
        _both,
        ("]\\[",),
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?<![^\W_])(?:(?:role|user|login|account|principal|benutzer|rolle|usuario"
        r"|utilisateur)[ ]\"(?=[^\"\n]*\"[ ](?:does|is|was|has|cannot|not|ist|hat|existiert|no|n'))"
        rf"|(?:account|login|user|access|auth\w{{0,11}}|access-(?:reject|accept)|mailbox|session"
        rf"|ticket|konto|compte|cuenta)\b[^\n]{{0,40}}?"
        r"(?:locked|reject(?:ed)?|accept(?:ed)?|denied|disabled|expired|refused|gesperrt|abgelehnt"
        r"|verweigert|refusé|bloqueada?|rechazado) (?:for|of|to|für|pour|para)[ ]['\"]?"
        r"|(?:committer|impersonat(?:e|ing)|signing in as|auth(?:entication)? ok for|granted to"
        r"|benutzerkonto|anmeldung:|angemeldet:|gebruikersnaam|at job \d+ of|print job \d+"
        r"|member(?= \S+ (?:added|removed))|uid(?= \S+ (?:not|is|has)))[ ]['\"]?|\buid=(?=[a-z])"
        r"|\[auth\w*\][ ](?=\S+ (?:failed|ok|success|denied))|in use by (?:user )?|checked out"
        r" (?:by|to) |claimed by |angemeldet (?:von|durch) |benutzt von |utilisé par |usado por |in"
        r" gebruik door ))"
        rf"(?P<value>{USER})(?=['\"]?(?:[\s,.;:)]|$))",
        _subject,
        ('role "', 'user "', 'login "', "account", "login", "access", "auth", "mailbox",
         "session", "ticket", "konto", "compte", "cuenta",
         "committer", "impersonat", "signing in as", "auth", "granted to", "benutzerkonto",
         "anmeldung:", "angemeldet:", "gebruikersnaam", "at job", "print job",
         "member", "uid", "in use by", "checked out", "claimed by", "angemeldet", "benutzt von",
         "utilis_ par", "usado por", "gebruik door"),
        r"(?:role|user|login|account|principal|benutzer|rolle|usuario|utilisateur) \"|(?:locked"
        r"|reject|accept|denied|disabled|expired|refused|gesperrt|abgelehnt|verweigert|refus_"
        r"|bloquead|rechazado)(?:ed|a)? (?:for|of|to|f_r|pour|para) |committer|impersonat|signing"
        r" in as|auth(?:entication)? ok for|granted to|benutzerkonto|anmeldung:|angemeldet:"
        r"|gebruikersnaam|at job 0|print job 0|member |uid|\[auth|in use by|checked out|claimed by"
        r"|angemeldet (?:von|durch)|benutzt von|utilis_ par|usado por|gebruik door",
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:(?:lock|file) (?:held|taken) by|opened exclusively by"
        r"|connected as"
        r"|attempts? by|(?:home|crontab|mailbox|inbox) of|(?:quota|limit) \w{1,12} for) [\"']?))"
        rf"(?P<value>(?=[a-z]){USER})(?=[\"']?(?:[\s,.;:)]|$))",
        _subject,
        (" by ", "connected as", "home of", "crontab of", "mailbox of", "inbox of", "quota",
         "limit"),
        r"(?:lock|file) (?:held|taken) by|opened exclusively by|connected as|attempts? by"
        r"|(?:home|crontab|mailbox|inbox) of|(?:quota|limit) \w{1,12} for",
    ),
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:usuario|usuário|gebruiker|utente|benutzer|utilisateur) ))"
        rf"(?P<value>{USER})"
        r"(?= (?i:abrió|cerró|entró|abriu|entrou|opent|heeft|ha|hat|a|wurde|ist|unbekannt"
        r"|inconnu)(?!\w))",
        _subject,
        words=whole("usuario usuário gebruiker utente benutzer utilisateur"),
    ),
    Rule(
        "user",
        rf"(?mi)(?P<head>(?:^|(?<=[:>\]] )|\[)(?:user )?)(?P<value>{_MARKED}{USER})(?=\]?[ ](?:"
        r"(?:has |was |is |just )?(?:opened|closed|locked|unlocked|(?:dis)?connected|joined|left"
        r"|logged|signed|deleted|edited|saved|restored|kicked|banned|authenticated)\b|log[io]n"
        r" (?:ok|failed|succe)|auth ok|from \d|hat |a ouvert|ha abierto|heeft ))",
        _login,
        needles=_DONE_NEEDLES,
        gate=r"(?:[a-z]0|[a-z][._][a-z])[\w.-]{0,40}\]? (?:(?:has |was |is |just )?(?:opened"
        r"|closed|locked|unlocked|(?:dis)?connected|joined|left|logged|signed"
        r"|deleted|edited|saved|restored|kicked|banned|authenticated)|log[io]n (?:ok|failed"
        r"|succe)|auth ok|from 0|hat |a ouvert|ha abierto|heeft )",
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?<![\w-])(?:pass(?:word|phrase|wort)|kennwort|mot de passe) (?:for|für"
        rf"|pour|von) (?:user )?['\"]?)(?P<value>{_MARKED}{USER}|{USER}(?=['\"@]))"
        r"(?=['\"@: ,.]|$)",
        _login,
        words=whole("password passphrase passwort kennwort mot"),
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?:\((?:uid|samaccountname|userprincipalname|mailnickname)=|(?<![\w.])"
        rf"(?:uid|samaccountname)=))(?P<value>{USER})(?=\)|,[ ]?[a-z]{{1,20}}=)",
        _login,
        ("uid=", "samaccountname=", "principalname=", "nickname="),
    ),
    Rule(
        "user",
        rf"(?P<head>(?<!\w)CN=)(?P<value>{_MARKED}{USER})(?=[,;/\s\"')]|$)",
        _login,
        words=whole("cn"),
    ),
)  # fmt: skip
