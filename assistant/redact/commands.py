"""Secrets in command lines and in the commands of protocols: their place tells, not their name."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import looks_secret
from .naming import REMOVED, Naming, Rule
from .nouns import NOUNS

if TYPE_CHECKING:
    from re import Match

_WORD = r"(?:\"[^\"\n]*+\"?|'[^'\n]*+'?|(?!<)[^\s\"',;|&]++(?:&(?=\w)[^\s\"',;|&]*+)*+)"
_ARGUMENT = rf"(?P<value>{_WORD})"
_TOOLS = (
    r"(?:sqlcmd|osql|bcp|isql|psql)(?:\.exe)?\b[^\n]{0,300}?\s-P\s?|(?:sshpass|psexec(?:\d\d)?"
    r"|plink|pscp|psftp|winexe|psservice|pskill|pslist|psinfo|psloglist|mongo(?:sh|dump|restore)?"
    r"|rdesktop|docker\slogin|az\slogin|influx)(?:\.exe)?\b[^\n]{0,300}?\s-pw?\s?|(?:mysql"
    r"|mysqldump|mysqladmin|mysqlimport|mariadb)(?:\.exe)?\b[^\n]{0,300}?\s-p(?=\S)"
    r"|schtasks(?:\.exe)?\b[^\n]{0,300}?\s/R?P\s{1,4}|(?:ldapsearch|ldapmodify"
    r"|ldapadd)\b[^\n]{0,300}?\s-w\s{1,4}|openssl\s(?:enc|pkcs12"
    r"|aes\S{1,20})\b[^\n]{0,300}?\s-k\s{1,4}|(?:zip|zipcloak|unzip|pdftk"
    r"|qpdf)\b[^\n]{0,300}?\s-P\s?|ftp>\s{0,4}user\s{1,4}\S{1,60}\s{1,4}"
    r"|redis-cli\b[^\n]{0,300}?\s-a\s{1,4}|(?:\dz[ar]?|(?:win"
    r"|un)?rar)(?:\.exe)?\b[^\n]{0,300}?\s-h?p(?=\S)|(?:signtool|veracrypt|truecrypt|certutil"
    r"|certreq|pvk2pfx)(?:\.exe)?\b[^\n]{0,300}?\s[/-]p[io]?\s{1,4}"
    r"|netsh(?:\.exe)?\b[^\n]{0,300}?\skey(?:material)?=(?!clear\b)"
    r"|(?:nmcli\b[^\n]{0,300}?\spassword|pdftk\b[^\n]{0,300}?\s(?:user|owner|input)_pw"
    r"|qpdf\b[^\n]{0,300}?\s--encrypt)\s{1,4}|(?:kinit|cryptsetup|openconnect|sudo|su"
    r"|passwd)\b[^\n]{0,300}?<<<\s{0,4}"
    r"|htpasswd\s[^\n]{0,100}?-\w{0,3}b\w{0,3}\s\S{1,200}\s\S{1,100}\s"
)
_USER_FIRST = (
    r"(?:curl|wget)(?:\.exe)?\b[^\n]{0,300}?\s(?:-u|-U|--user|--proxy-user)(?:[ =]|(?=\S))"
    r"|(?:smbclient|rpcclient|smbget)\b[^\n]{0,300}?\s-U\s?"
)
_PLACED = (
    r"(?:(?:rasdial|isql|autologon)(?:\.exe)?[\"']?(?:[ \t]{1,4}-\w{1,8}){0,4}"
    rf"[ \t]{{1,4}}(?![-/]){_WORD}|wpa_passphrase)[ \t]{{1,4}}(?![-/]){_WORD}[ \t]{{1,4}}"
)
"""Programs that take a password by its place alone, after a connection, a user or a network."""
_NET = r"net\d?(?:\.exe)?[\"']?[ \t]{1,4}"
_USE = (
    rf"(?<![\w.-]){_NET}use[ \t]{{1,4}}(?:(?:[a-z]:|\*|lpt\d)[ \t]{{1,4}})?"
    r"(?:\\\\[^\s\"]{1,200}|\"\\\\[^\"\n]{1,200}\")[ \t]{1,4}"
)
_OPTION = r"[/-][A-Za-z]"


def _argument(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'")
    if not value or value in "*-" or naming.kept(value) or value.startswith("-"):
        return match[0]
    return match["head"] + naming.secret("password")


def _quoted(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'")
    if not value or value[0] in "$(" or naming.kept(value):
        return match[0]
    return match["head"] + naming.secret("password") + match["tail"]


def _positional(match: Match[str], naming: Naming) -> str:
    """The word where Windows expects a password: one before an option or the line's end."""
    value = match["value"].strip("\"'")
    last = re.compile(rf"(?m)[ \t]*+(?:$|{_OPTION}|[\"'),;|&>])").match(match.string, match.end())
    written = last is not None or looks_secret(value)
    if not value or value == "*" or naming.kept(value) or not written:
        return match[0]
    return match["head"] + naming.secret("password")


def _placed(match: Match[str], naming: Naming) -> str:
    """The same after a program's name, which prose may begin with as well."""
    words = match["head"].lower().split()[1:]
    return match[0] if NOUNS.intersection(words) else _positional(match, naming)


def _sent(match: Match[str], naming: Naming) -> str:
    """What a script types: after a prompt for a password, or written like one."""
    before = match.string[max(0, match.start() - 160) : match.start()]
    prompt = r"(?i)(?:assword|passphrase|ennwort)[^\n]{0,80}(?:\n\s{0,40})?$"
    if not re.search(prompt, before) and not looks_secret(match["value"]):
        return match[0]
    return _quoted(match, naming)


def _address(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    number = re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", match["host"])
    if match["host"].isdigit():
        return match[0]  # a line of a program
    if naming.kept(value) or match["user"].lower() in ("mailto", "sip", "acct", "xmpp"):
        return match[0]
    if not number and not looks_secret(value):
        return match[0]
    return f"{match['user']}:{naming.secret('password')}@{match['host']}"


def _said(match: Match[str], naming: Naming) -> str:
    """What a client says to a mail or file server."""
    value = match["value"]
    told = ("xxxx", "****", "phase", "hidden", "disabled", "enabled", "failed", "ok", "required")
    if naming.kept(value) or value.lower() in told:
        return match[0]
    return match["head"] + naming.secret("password")


RULES = (
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\S)(?:/|--?)(?:u|usr|user|l|login)["
        rf" :=]{_WORD}\s{{1,4}}(?:[/-]\S{{1,60}}"
        rf"\s{{1,4}}){{0,4}}?(?:/|--?)p(?:w|wd|ass)?[ :=]){_ARGUMENT}",
        _argument,
        ("/p", "-p"),
        r"(?:/|-)p(?:w|wd|ass)?[ :=]",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>{_USE}(?:/\S{{1,80}}[ \t]{{1,4}}){{0,5}})(?!/){_ARGUMENT}",
        _positional,
        ("net",),
        r"net\d?(?:\.exe)?[\"']?\s{1,4}use\s",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![\w.-]){_NET}user[ \t]{{1,4}}{_WORD}[ \t]{{1,4}})(?!/){_ARGUMENT}",
        _positional,
        ("net",),
        r"net\d?(?:\.exe)?[\"']?\s{1,4}user\s",
    ),
    Rule(
        "password",
        rf"(?P<head>(?<![\w.-])(?i:{_TOOLS})){_ARGUMENT}",
        _argument,
        (
            "sqlcmd", "osql", "bcp", "isql", "psql", "sshpass", "psexec", "plink", "pscp", "psftp",
            "winexe", "psservice", "pskill", "pslist", "psinfo", "psloglist", "mongo", "rdesktop",
            "docker login", "az login", "influx", "mysql", "mariadb", "schtasks", "ldap",
            "redis-cli", "openssl", "zip", "ftp>", "htpasswd", "0z", "rar", "signtool", "crypt",
            "certutil", "certreq", "pvk2pfx", "netsh", "nmcli", "pdf", "<<<",
        ),
    ),
    Rule(
        "password",
        rf"(?P<head>(?<![\w.-])(?i:{_PLACED}))(?![-/]){_ARGUMENT}",
        _placed,
        ("rasdial", "isql", "autologon", "wpa_passphrase"),
    ),
    Rule(
        "password",
        r"(?P<head>(?<![\w-])send[ \t]{1,4}(?:--["
        r" \t]{1,4})?\")(?P<value>[^\s\"\\]{3,80})(?P<tail>\\[rn])",
        _sent,
        ("send ", "send\t"),
        r"send[ \t]{1,4}(?:--[ \t]{1,4})?\"",
    ),
    Rule(
        "password",
        r"(?<![\w-])\d{6}(?:-\d{6}){7}(?![\w-])",
        lambda match, naming: naming.secret("password"),
        ("000000-000000",),
        r"000000(?:-000000){7}",
    ),
    Rule(
        "credentials",
        rf"(?P<head>(?<![\w.-])(?i:{_USER_FIRST})){_ARGUMENT}",
        _argument,
        ("curl", "wget", "smbclient", "rpcclient", "smbget"),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>/(?<![\w/:.\\-].)(?:p|pw|rp|pass|p(?:assword)?[do]):){_ARGUMENT}",
        _argument,
        ("/p",),
        r"/(?:p|pw|rp|pass|p(?:assword)?[do]):",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>ConvertTo-SecureString(?:\s{1,4}-(?:String|AsPlainText|Force"
        r"|Key\s\S{1,80}))*+"
        r"\s{1,4})(?P<value>\"[^\"\n]*+\"?|'[^'\n]*+'?|(?![-$<(])[^\s\"'|;)]++)(?P<tail>)",
        _quoted,
        ("convertto-securestring",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>)(?P<value>\"[^\"\n]++\"|'[^'\n]++')"
        r"(?P<tail>\s{0,4}\|\s{0,4}ConvertTo-SecureString)",
        _quoted,
        ("convertto-securestring",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>\bidentified\s{1,4}(?:with\s{1,4}\S{1,60}\s{1,4})?(?:by|as)\s{1,4}"
        r"(?:password\s{1,4})?)"
        r"(?P<value>\"[^\"\n]*+\"?|'(?:[^'\n]|''(?=\w))*+'?|(?!<)[^\s\"';]++)(?P<tail>)",
        _quoted,
        ("identified",),
    ),
    Rule(
        "password",
        r"(?m)(?P<head>(?:^|[>:\]\"'-]|<[ ])[ \t]{0,4}(?:PASS|AUTH(?: PLAIN| LOGIN)?)[ \t]{1,4})"
        rf"(?!{REMOVED})(?P<value>[^\s\"'<>=:]++)(?=[\"')\]]?[ \t]*$)",
        _said,
        ("pass ", "auth "),
    ),
    Rule(
        "credentials",
        r"(?m)(?P<head>(?<![\w.])334[ ][^\s]*[ \t]*\n[^\n]{0,60}?(?<![^\s:>]))"
        r"(?P<value>[A-Za-z0-9+/]{4,}={0,2})(?=[ \t]*$)",
        _said,
        ("334 ",),
        r"(?m)000 [a-z0+/]{4,}=*[ \t]*$",
        reach=400,
        exact=True,
    ),
    Rule(
        "password",
        r"(?<![\w/.:@-])(?P<user>(?:[\w.-]{1,40}/)?[\w.\\-]{1,60}):(?P<value>[^\s:@/\"'<>]{3,200})"
        r"@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){0,6})(?![\w@])",
        _address,
        ("@",),
        r":[^\s:@/\"'<>]{3,200}@",
    ),
)  # fmt: skip
