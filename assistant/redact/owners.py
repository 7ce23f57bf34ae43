"""Users by their places in what systems print: listings, logs of access, commands, objects."""

from __future__ import annotations

import re
import unicodedata

from ..record import TYPE_CHECKING
from .families import FAMILIES
from .fields import LOGIN, is_name, replaced, whole
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
_MODE = r"[-dlcbps][-rwxsStTl]{9}[.+@]?"


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
        r"(?P<head>(?<=[ \t]))(?P<value>[A-Za-z][\w.-]{1,31})"
        r"(?=:(?:\((?:F|M|RX|R|W|D|N|I|OI|CI|IO|NP)\)){1,5})",
        _login,
        needles=(":(",),
        gate=r"[ \t][a-z][\w.-]{1,31}:\((?:f|m|rx|r|w|d|n|i|oi|ci|io|np)\)",
    ),
    Rule(
        "user",
        r"(?P<head>(?:\bCRON\[\d{1,9}\]: \(|\b(?i:adding user|new user: name=|new group: name="
        r"|delete user|interactive user|VPN(?: user)?) ['\"\u2018]?))"
        r"(?P<value>[A-Za-z][\w.-]{1,31})"
        r"(?=\) CMD|['\"\u2019]? (?:(?:to|from) group|connected|disconnected)|,|['\"\u2019]?$)",
        _login,
        gate=r"cron\[0+\]: \(|adding user|new \w+: name=|(?:delete|interactive) user|vpn",
    ),
    Rule(
        "user",
        rf"(?P<head>\] (?:[\d.]{{7,15}}|[\w.-]{{1,60}}) - )(?P<value>{USER})(?= \"[A-Z]{{3,10}} )",
        _login,
        needles=(" - ",),
        gate=r"\] [\w.-]+ - [^ ]+ \"[a-z]{3,10} ",
    ),
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
        rf"(?m)(?P<head>(?:^|(?<=[>:\]] ))[ >]?)(?P<value>{USER})(?=[ \t]+(?:pts/\d|tty\w"
        rf"|console[ \t]|:\d[ \t]|rdp-tcp#\d|\d{{1,4}}[ \t]+(?:Active|Disc)\b"
        r"|\d{2,7}[ \t]+\d{1,3}\.\d[ \t]+\d{1,3}\.\d[ \t]))",
        _login,
        needles=("pts/0", "tty", "console", " :0", "\t:0", "rdp-tcp", " active", " disc", ".0 ",
                 ".0\t"),
        gate=r"[ \t](?:pts/0|tty|console|:0[ \t]|rdp-tcp#|0{1,4}[ \t]+(?:active|disc)|0{2,7}["
        r" \t]+0{1,3}\.0[ \t]+0{1,3}\.0)",
    ),
)  # fmt: skip
