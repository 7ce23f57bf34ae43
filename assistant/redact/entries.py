"""Logins and secrets side by side: in lists, behind options, in statements and calls, in dialogues.

Where a program wants both, their places tell them: ``creds: [a, b]``, ``-U a``, ``LOGIN a b``.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import LOGIN
from .keys import label, names_secret
from .logins import is_account
from .naming import REMOVED, Naming, Rule
from .nouns import NOUNS
from .people import account

if TYPE_CHECKING:
    from re import Match

_TOOLS = (
    r"(?:sqlcmd|osql|bcp|isql|psql|pg_\w{3,10}|mysql\w{0,10}|mariadb[\w-]{0,10}|mongo\w{0,8}"
    r"|ps(?:exec|kill|list|info|service)(?:64)?|plink|pscp|sshpass|smbclient|rpcclient|rdesktop"
    r"|xfreerdp|winrs|evil-winrm|wmic|schtasks|docker login|podman login|sudo|runuser|ssh|sftp|svn"
    r"|influx|redis-cli|curl|wget|net use|cqlsh|impacket-\w+|crackmapexec|htpasswd)(?:\.exe)?"
)


def _user(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if re.search(r"(?i)grant .* to $", match["head"]) and value.isalpha():
        return match[0]  # as likely a role
    if "\\" in value:
        return around(match, account(value, naming))
    quoted = match["head"][-1:] in "\"'[`" and len(value) > 2 and value.lower() not in NOUNS
    known = is_account(value) or quoted
    return around(match, naming.name("user", value)) if known else match[0]


def around(match: Match[str], new: str) -> str:
    """The match with `new` in the place of its value."""
    start, end = match.span("value")
    return match[0][: start - match.start()] + new + match[0][end - match.start() :]


def _both(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if naming.kept(value) or "removed>" in value:
        return match[0]
    return around(match, naming.secret("credentials"))


def _flagged(match: Match[str], naming: Naming) -> str:
    """``"--password", "X"`` in a list of arguments."""
    if not names_secret(match["key"]) or naming.kept(match["value"]):
        return match[0]
    return around(match, naming.secret(label(match["key"])))


def _registry(match: Match[str], naming: Naming) -> str:
    """``DefaultPassword  REG_SZ  X``."""
    value, key = match["value"].strip(), match["key"]
    if not value or naming.kept(value):
        return match[0]
    if names_secret(key):
        return around(match, naming.secret(label(key)))
    return _user(match, naming) if re.search("(?i)user(?:name)?$|owner$", key) else match[0]


_USER_OPTIONS = (
    r"(?:-[uUl](?!ser(?:name)?\b|ogin\b)|--user(?:name)?|/u|/ru|/user|-user(?:name)?|-login"
    r"|--login)"
)


RULES = (
    Rule(
        "password",
        r"(?P<head>(?P<q>[\"'])(?:--?|/)(?P<key>[\w-]{1,40})(?P=q)[ \t]*,[ \t]*(?P=q))"
        rf"(?P<value>(?!{REMOVED})[^\"'\n]{{1,100}})(?=(?P=q))",
        _flagged,
        needles=('"-', "'-", '"/', "'/"),
        gate=r"[\"'](?:--?|/)[\w-]+[\"'][ \t]*,",
    ),
    Rule(
        "credentials",
        rf"(?i)(?P<head>(?:jdbc:oracle:\w{{2,6}}:|\b(?:sqlplus|expdp|impdp|sqlldr|rman target)["
        r" ](?:-\w[ ])?))"
        rf"(?P<value>(?!{REMOVED})\w[\w.$]{{0,40}}/(?!@)\"?[^\s@\"]{{1,80}}\"?)(?=@|\s|$)",
        _both,
        ("jdbc:oracle", "sqlplus", "expdp", "impdp", "sqlldr", "rman"),
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![\w.-])(?:(?:{_TOOLS})\b[^\n|]{{0,200}}?\s{_USER_OPTIONS}[ =:]?|(?<="
        r"[\s\"'])"
        rf"(?:--|/|-)(?:(?:[a-z]{{1,8}}-)?username(?:\"[ ]?,[ ]?\"|[ =:])|(?:[a-z]{{1,8}}-)?user"
        r"(?:\"[ ]?,[ ]?\"|[=:])))[\"']?)"
        rf"(?P<value>{LOGIN}(?:@[\w.-]{{1,40}})?)(?![\w(=@:/\\%])",
        _user,
        (" -u", " -l", "-user", " /u", " /ru", "/user", "--login", "-login"),
    ),
    Rule(
        "user",
        rf"(?m)(?P<head>^[\w.*-]{{1,60}}:(?:\d{{2,5}}|\*):[\w.*-]{{1,60}}:)(?P<value>{LOGIN})"
        r"(?=:<password removed>)",
        _user,
        (":<password",),
    ),
    Rule(
        "password",
        r"(?im)(?P<head>^[ \t]*\"?(?P<key>\w{2,60})\"?[ \t]+REG_(?:EXPAND_)?SZ[ \t]+)(?P<value>"
        r"[^\n]{1,200}?)(?=[ \t]*$)",
        _registry,
        ("reg_",),
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![\w.])[\"']?[\w.]{{0,30}}?(?:user_?name|login_?name|process_?owner"
        r"|file_?owner"
        r"|logon_?user|operator_?name|user_?login)[\"']?[ \t]{0,3}(?:[=:][ \t]{0,3}|[ \t])[\"']?)"
        rf"(?P<value>{LOGIN})(?![\w(=@\\])",
        _user,
        ("username", "user_name", "owner", "loginname", "login_name", "logonuser", "operatorname",
         "user_login"),
        r"(?:user_?name|process_?owner|file_?owner|login_?name|logon_?user|operator_?name"
        r"|user_?login)",
    ),
)  # fmt: skip
