"""Secrets in command lines and in the commands of protocols: their place tells, not their name."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import looks_secret
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_WORD = r"(?:\"[^\"\n]*+\"?|'[^'\n]*+'?|(?!<)[^\s\"',;|&]++(?:&(?=\w)[^\s\"',;|&]*+)*+)"
_ARGUMENT = rf"(?P<value>{_WORD})"
_LONG = r"(?!-?(?:ass(?:word|wd|phrase)?|w(?:or)?d|ort|rotocol)\b)"
"""No option of one letter with its value: `-password`, `-port`."""
_P = rf"\b[^\n]{{0,300}}?\s[\"']?-p{_LONG}"
_TOOLS = (
    rf"(?:sqlcmd|osql|bcp|isql|psql)(?:\.exe)?{_P}\s?|(?:sshpass|psexec(?:\d\d)?"
    r"|plink|pscp|psftp|winexe|psservice|pskill|pslist|psinfo|psloglist|mongo(?:sh|dump|restore)?"
    rf"|rdesktop|docker\slogin|az\slogin|influx)(?:\.exe)?{_P}(?:w(?=\s))?+\s?+|(?:mysql"
    rf"|mysqldump|mysqladmin|mysqlimport|mariadb)(?:\.exe)?{_P}(?=\S)"
    r"|mysqladmin(?:\.exe)?\b[^\n]{0,300}?\spassword\s{1,4}"
    r"|schtasks(?:\.exe)?\b[^\n]{0,300}?\s/R?P\s{1,4}|(?:ldapsearch|ldapmodify"
    r"|ldapadd)\b[^\n]{0,300}?\s-w\s{1,4}|openssl\s(?:enc|pkcs12"
    r"|aes\S{1,20})\b[^\n]{0,300}?\s-k\s{1,4}|(?:zip|zipcloak|unzip|pdftk"
    r"|qpdf)\b[^\n]{0,300}?\s-P\s?|ftp>\s{0,4}user\s{1,4}\S{1,60}\s{1,4}"
    r"|redis-cli\b[^\n]{0,300}?\s-a\s{1,4}|(?:\dz[ar]?|(?:win"
    r"|un)?rar)(?:\.exe)?\b[^\n]{0,300}?\s-h?p(?=\S)|(?:signtool|veracrypt|truecrypt|certutil"
    r"|certreq|pvk2pfx)(?:\.exe)?\b[^\n]{0,300}?\s[/-]p[io]?\s{1,4}"
    r"|netsh(?:\.exe)?\b[^\n]{0,300}?\skey(?:material)?=(?!clear\b)"
    r"|(?:nmcli\b[^\n]{0,300}?\spassword|pdftk\b[^\n]{0,300}?\s(?:user|owner|input)_pw"
    rf"|qpdf\b[^\n]{{0,300}}?\s--encrypt(?:\s{{1,4}}{_WORD})?)\s{{1,4}}|(?:kinit|cryptsetup|openconnect|sudo|su"
    r"|passwd)\b[^\n]{0,300}?<<<\s{0,4}"
    r"|htpasswd\s[^\n]{0,100}?-\w{0,3}b\w{0,3}\s\S{1,200}\s\S{1,100}\s"
)
_NET = r"net\d?(?:\.exe)?[\"']?[ \t]{1,4}"
_USE = (
    rf"(?<![\w.-]){_NET}use[ \t]{{1,4}}(?:(?:[a-z]:|\*|lpt\d)[ \t]{{1,4}})?"
    r"(?:\\\\[^\s\"]{1,200}|\"\\\\[^\"\n]{1,200}\")[ \t]{1,4}"
)
_CLIENTS = "curl|wget|https?|xh|siege|smbclient|rpcclient|lftp|cadaver"
"""What takes a login and its password as one argument."""
_OPTION = r"[/-][A-Za-z]"


def _argument(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'")
    if not value or value in "*-" or naming.kept(value) or value.startswith("-"):
        return match[0]
    return match["head"] + naming.secret("password")


def _positional(match: Match[str], naming: Naming) -> str:
    """The word where Windows expects a password: one before an option or the line's end."""
    value = match["value"].strip("\"'")
    last = re.compile(rf"(?m)[ \t]*+(?:$|{_OPTION}|[\"'),;|&>])").match(match.string, match.end())
    written = last is not None or looks_secret(value)
    if not value or value == "*" or naming.kept(value) or not written:
        return match[0]
    return match["head"] + naming.secret("password")


def _pair(match: Match[str], naming: Naming) -> str:
    """A login and its password in one argument; not the ids of a user and a group."""
    user, value = match["user"], match["value"]
    if naming.kept(value) or (user + value).isdigit():
        return match[0]
    return match["head"] + naming.name("user", user) + match["sign"] + naming.secret("password")


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
        rf"(?P<head>\b(?:{_CLIENTS})(?:\.exe)?\s(?:[^\n|;]{{0,300}}?\s)?(?:-[a-zA-Z]{{0,4}}[uUa]"
        r"|--(?:(?:proxy-)?user|auth|creds?))(?:[ \t]{1,3}|=)[\"']?)"
        r"(?P<user>[^\s:%\"',/<>]{1,80})(?P<sign>[:%])(?P<value>[^\s\"'<>]{1,100})",
        _pair,
        gate=rf"(?:{_CLIENTS})(?:\.exe)?\s[^\n]{{0,300}}?-[a-z-]{{1,14}}[\s=][\"']?"
        r"[^\s:%\"',/<>]{1,80}[:%]",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>/(?<![\w/:.\\-].)(?:p|pw|rp|pass|p(?:assword)?[do]):){_ARGUMENT}",
        _argument,
        ("/p",),
        r"/(?:p|pw|rp|pass|p(?:assword)?[do]):",
    ),
)  # fmt: skip
