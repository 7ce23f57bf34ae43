"""Secrets that are typed: arguments of programs that name none, scripts for transfers of files."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .keys import looks_secret
from .naming import REMOVED, Naming, Rule
from .normal import far

if TYPE_CHECKING:
    from re import Match

_WORD = (
    rf"(?!{REMOVED})(?:\"[^\"\n]*+\"?|'[^'\n]*+'?|(?![-<$%])"
    r"[^\s\"',;|&]++(?:&(?=\w)[^\s\"',;|&]*+)*+)"
)
_VALUE = rf"(?P<value>{_WORD})"
_PROGRAMS = (
    r"rclone[ ]obscure|ansible-vault[ ]encrypt_string(?:[ ]--?[\w-]+(?:[ =][^\s-]\S*)?){0,3}"
    r"|openssl[ ]passwd(?:[ ]-(?:\d|apr1|crypt|salt[ ]\S+)){0,3}|mkpasswd(?:[ ]-[\w=-]+){0,3}"
    r"|ssh-keygen\b[^\n|]{0,160}?[ ]-[NP]|htdigest[ ]-c"
    r"|caddy[ ]hash-password[^\n]{0,60}?[ ](?:--plaintext|-p)|(?:mysqladmin|mariadb-admin)[^\n"
    r"|]{0,120}?[ ]password|security[ ][\w-]{2,40}(?:password|keychain)[^\n|]{0,160}?[ ]-[wpP]"
    r"|(?:kadmin|kinit|ldappasswd|ldapwhoami|ldapdelete|ldapcompare)\b[^\n|]{0,160}?[ ]-[ws]"
    r"|redis-cli\b[^\n|]{0,120}?[ ](?i:auth)(?:[ ]default)?|(?:kerberos|ktpass|ksetup|dsadd|dsmod"
    r"|nltest|netdom)\b[^\n|]{0,200}?[ ][/-](?:pass|pwd|pd|po)|manage-bde\b[^\n|]{0,120}?[ ]-(?:pw"
    r"|password|rp|recoverypassword)|(?:expect|spawn)\b[^\n|]{0,120}?[ ]-password|vncviewer\b[^\n"
    r"|]{0,120}?[ ]-password|x11vnc\b[^\n|]{0,120}?[ ]-(?:passwd|storepasswd)|gpg\d?\b[^\n"
    r"|]{0,160}?[ ]--passphrase|step[ ]\w+[ ]\w+[^\n|]{0,80}?[ ]--password|keepassxc-cli\b[^\n"
    r"|]{0,80}?[ ]-p|(?:ipmitool|racadm|perccli)\b[^\n|]{0,120}?[ ]-[pP]|autossh-pass|wg[ ]set[^\n"
    r"|]{0,120}?[ ]preshared-key|sc(?:\.exe)?[ ]config[^\n|]{0,120}?[ ]password="
)
_PROGRAM_NEEDLES = (
    "rclone", "ansible-vault", "openssl passwd", "mkpasswd", "ssh-keygen", "htdigest",
    "caddy", "mysqladmin",
    "mariadb-admin", "security ", "kadmin", "kinit", "ldap", "redis-cli", "kerberos", "ktpass",
    "ksetup", "dsadd", "dsmod", "nltest", "netdom", "manage-bde", "expect", "spawn", "vncviewer",
    "x00vnc", "gpg", "step ", "keepassxc", "ipmitool", "racadm", "perccli", "autossh", "wg set",
    "sc config", "sc.exe config",
)  # fmt: skip
_STDIN = (
    r"(?:chpasswd|passwd|smbpasswd|vncpasswd|kinit|htpasswd|openssl|gpg\d?|cryptsetup|su|sudo"
    r"|runas)"
)
_VERBS = (
    r"(?:binary|bin|ascii|put|mput|get|mget|cd|lcd|prompt|quote|passive|pasv|ls|dir|bye|quit|hash"
    r"|mkdir|rename|delete|type|literal|verbose|close|disconnect)"
)


def _argument(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'")
    if not value or naming.kept(value) or value.startswith("-"):
        return match[0]
    return around(match, naming.secret("password"))


def _braced(match: Match[str], naming: Naming) -> str:
    """``Pwd={a}}b;c}``: a value between braces, where one within is written twice."""
    inner = match["value"][1:-1]
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    joined = re.search(r"(?i)(?:driver|dsn|server|uid|user id|data source|host|database)=", line)
    if not inner.strip() or naming.kept(inner) or not (joined or re.search(r"[;}]", inner)):
        return match[0]
    return around(match, naming.secret("password"))


def _piped(match: Match[str], naming: Naming) -> str:
    """``chpasswd <<< "u:X"``: the login before the colon goes as well."""
    if naming.kept(match["value"].strip("\"'")):
        return match[0]
    return around(match, naming.secret("credentials"))


def _script(match: Match[str], naming: Naming) -> str:
    """``user anlage`` and a line with nothing but the password, in a script for ftp."""
    if naming.kept(match["value"]) or re.fullmatch(_VERBS, match["value"]):
        return match[0]
    new = around(match, naming.secret("password"))
    return new.replace(match["user"], naming.name("user", match["user"]), 1)


def _spoken(match: Match[str], naming: Naming) -> str:
    """``AUTH default X``, as clients of a store send it."""
    told = match["user"] or looks_secret(match["value"])
    return around(match, naming.secret("password")) if told else match[0]


RULES = (
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:pwd|password)[ ]?=[ ]?)"
        r"(?P<value>\{(?!\{)(?:[^{}\n]|\}\}|\{){3,120}+\}(?!\}))",
        _braced,
        ("pwd", "password"),
        r"(?:pwd|password) ?= ?\{",
    ),
    Rule(
        "password",
        r"(?P<head>(?<![\w-])-{1,2}pass(?:in|out|word|phrase)?[ =][\"']?pass:)"
        rf"(?P<value>(?!{REMOVED})[^\s\"']+)",
        _argument,
        ("pass:",),
    ),
    Rule(
        "password",
        rf"(?P<head>(?<![\w.-])(?:{_PROGRAMS})[ =]{{1,4}}){_VALUE}",
        _argument,
        _PROGRAM_NEEDLES,
        r"rclone obscure|encrypt_string|openssl passwd|mkpasswd|ssh-keygen|htdigest|hash-password"
        r"|(?:mysql|mariadb-)admin|security [\w-]+(?:password|keychain)|k(?:admin|init|tpass|setup)"
        r"|kerberos|ds(?:add|mod)|nltest|netdom|manage-bde|expect|spawn|vnc|step \w+ \w+"
        r"|keepassxc|ipmitool|racadm|perccli|autossh|wg set|sc(?:\.exe)? config"
        f"|{far('ldap[a-z]', ' -[ws]')}|{far('redis-cli', ' auth')}|{far('gpg', '--passphrase')}",
    ),
    Rule(
        "credentials",
        rf"(?P<head>(?<![\w.-]){_STDIN}\b[^\n<|]{{0,120}}<<<[ ]?)(?P<value>{_WORD})",
        _piped,
        ("<<<",),
    ),
    Rule(
        "credentials",
        rf"(?P<head>(?<![\w-])(?:echo|printf)[ ]{{1,3}}(?:-[ne]{{1,2}}[ ]{{1,3}}|'%s(?:\\n)?'[ ])?)"
        rf"(?P<value>\"(?!{REMOVED})[^\"\n]{{1,120}}\"|'(?!{REMOVED})[^'\n]{{1,120}}'"
        rf"|(?!{REMOVED})[^\s\"'|<>]{{1,120}}|(?:\"(?!{REMOVED})[^\"]{{1,120}}\"))"
        rf"(?=[ ]?\|[ ]?(?:sudo[ ](?:-\w[ ])?)?{_STDIN}\b)",
        _piped,
        ("echo ", "printf "),
        reach=80,
    ),
    Rule(
        "password",
        r"(?im)(?P<head>^[ \t]*(?:ftp>[ ]?|quote[ ])?user[ \t]+(?P<user>(?!to|is|was|has)[\w.@\\-]"
        rf"{{2,60}})(?:[ \t]*\n[ \t]*(?:quote[ ]pass[ ]|pass[ ])?|[ \t]+))(?P<value>(?!{REMOVED})"
        rf"[^\s<>]{{3,80}})(?=[ \t]*\n[ \t]*(?:ftp>[ ]?)?{_VERBS}(?:[ \t]|$))",
        _script,
        ("user ",),
        r"(?m)^[ \t]*(?:ftp> ?|quote )?user[ \t]+[^\s]+(?:[ \t]+[^\s]+)?[ \t]*$",
        reach=120,
    ),
    Rule(
        "password",
        r"(?P<head>(?<![\w-])(?:AUTH|HELLO[ ]\d[ ]AUTH)[ ](?P<user>default[ ])?)"
        rf"(?P<value>(?!{REMOVED}|LOGIN|PLAIN|CRAM|NTLM|XOAUTH)[^\s\"'<>=:]{{4,200}})"
        r"(?=[\"']?[ \t]*$)",
        _spoken,
        ("auth ",),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:sp_password[ (]{1,3}(?:@old ?= ?)?null[ ]?,[ ]?(?:@new ?= ?)?N?|"
        r"username[ ](?!(?:and|or|und|oder|et"
        r"|y)[ ])[\w.-]{1,60}[ ](?:privilege[ ]\d{1,2}[ ])?(?:password|secret)[ ](?:\d[ ])?))"
        r"(?P<value>'[^'\n]{1,100}'|(?!<)[^\s\"'<>]{3,200})",
        _argument,
        ("sp_password", "username "),
        r"sp_password|username [\w.-]+ (?:privilege 00? )?(?:password|secret) ",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<!\w)community[ ])(?P<value>(?!{REMOVED})[^\s\"'<>=:]{{3,60}})"
        r"(?=[ ](?:ro|rw|view|read-only|read-write)(?!\w))",
        _argument,
        ("community ",),
    ),
)  # fmt: skip
