"""Logins and secrets side by side: in lists, behind options, in statements and calls, in dialogues.

Where a program wants both, their places tell them: ``creds: [a, b]``, ``-U a``, ``LOGIN a b``.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .accounts import LOGIN
from .fields import whole
from .keys import is_weak, label, looks_secret, names_secret
from .logins import is_account
from .naming import REMOVED, Naming, Rule
from .nouns import NOUNS
from .people import account

if TYPE_CHECKING:
    from re import Match

_PAIRS = (
    r"creds?|credentials?|log[io]n[ ]?(?:/|and|&)[ ]?pass\w{0,4}|user(?:name)?[ ]?(?:/|and"
    r"|&)[ ]?pass\w{0,4}|zugangsdaten|anmeldedaten|logindaten|identifiants|credenciales|credenciais"
    r"|credenziali|inloggegevens|zugang|basic[ -]?auth(?![a-z])|lftp -u|accès|acceso|acesso|accesso"
    r"|toegang|benutzer[ ]?/[ ]?(?:pass|kenn)\w{2,4}"
)
_ITEM = r"(?:\"[^\"\n]{1,80}\"|'[^'\n]{1,80}'|[^\s\"'\[\](){},;|<>]{1,80})"
_TOOLS = (
    r"(?:sqlcmd|osql|bcp|isql|psql|pg_\w{3,10}|mysql\w{0,10}|mariadb[\w-]{0,10}|mongo\w{0,8}"
    r"|ps(?:exec|kill|list|info|service)(?:64)?|plink|pscp|sshpass|smbclient|rpcclient|rdesktop"
    r"|xfreerdp|winrs|evil-winrm|wmic|schtasks|docker login|podman login|sudo|runuser|ssh|sftp|svn"
    r"|influx|redis-cli|curl|wget|net use|cqlsh|impacket-\w+|crackmapexec|htpasswd)(?:\.exe)?"
)
_CALLS = (
    r"(?:[\w.]{0,60}(?:credentials?|basicauth|passwordauthentication)|sp_addlogin|sp_adduser"
    r"|logonuser\w?|createuser|adduser|(?:\w{1,20}\.)?(?:login|signin|authenticate)(?=[ ]?\()"
    r"|impersonate\w{0,10}|userprincipal|(?:get)?-credential(?=[ ][^(]))"
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


def _secret(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'")
    if not value or naming.kept(value) or value.startswith("-"):
        return match[0]
    return around(match, naming.secret("password"))


def _dialogue(match: Match[str], naming: Naming) -> str:
    """``LOGIN a b``: what a mail client says."""
    value = match["value"].strip("\"'")
    if naming.kept(value) or not ("LOGIN" in match["head"] or looks_secret(value)):
        return match[0]
    user = match["user"]
    new = around(match, naming.secret("password"))
    return new.replace(user, naming.name("user", user), 1)


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


_USER_OPTIONS = r"(?:-[uUl]|--user(?:name)?|/u|/ru|/user|-user(?:name)?|-login|--login)"


def _listed(match: Match[str], naming: Naming) -> str:
    """``passwords: ["a", "b"]``."""
    empty = not re.search(r"\w", re.sub(REMOVED, "", match["value"]))
    if not names_secret(match["key"]) or is_weak(match["key"]) or empty:
        return match[0]
    return around(match, naming.secret(label(match["key"])))


RULES = (
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w.])(?P<key>[\w.-]{0,40}?(?:pass\w{0,8}|secrets?|tokens?|keys|creds"
        r"|kenn\w{2,6}|senhas|contraseñas))[\"']?[ ]?[:=][ ]?\[)(?P<value>[^\[\]\n]{1,400})(?=\])",
        _listed,
        needles=(":[", ": [", "=[", "= ["),
        gate=r"(?:pass\w{0,8}|secrets?|tokens?|keys|creds|kenn\w{2,6}|senhas|contrase_as)[\"']?["
        r" ]?[:=][ ]?\[",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:md5|sha1|sha2|sha256|sha512|crypt|encrypt|password|old_password"
        r"|pwdencrypt|hashbytes|pgp_sym_encrypt|aes_encrypt|make_password|hash_password|bcrypt"
        r"(?:\.hash(?:pw)?)?)"
        rf"[ ]?\([ ]?(?:'\w{{1,12}}',[ ]?)?[NEb]?['\"])(?P<value>(?!{REMOVED})[^'\"\n]{{1,100}})"
        r"(?=['\"][ ]?[,)])",
        _secret,
        ("md0", "sha", "crypt", "password", "hash"),
        r"(?:md0|sha0{1,3}|crypt|encrypt|password|pwdencrypt|hashbytes|hash(?:pw)?)[ ]?\([ ]?"
        r"(?:'\w+',[ ]?)?[neb]?['\"]",
        exact=True,
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
        "credentials",
        rf"(?i)(?P<head>(?<![\w-])(?:(?:{_PAIRS})[\"']?[ \t]{{0,4}}[:=]?[ \t]{{0,4}}[\[(]?"
        rf"|(?:http_?|basic_?)?(?:auth|login)[\"']?[ \t]{{0,4}}[:=][ \t]{{0,4}}[\[(](?=[ ]?[\"'])))"
        rf"(?P<value>(?!{REMOVED})[ ]?(?:user[ ]|admin[ ])?{_ITEM}[ \t]{{0,4}}(?:[,/|]|:(?=\S))["
        rf" \t]{{0,4}}"
        rf"{_ITEM}[ ]?)(?=[\])]|[\s.;]|$)",
        _both,
        ("cred", "login", "pass", "zugang", "basic", "lftp", "acc_s", "acces", "toegang",
         "anmeldedaten", "identifiants", "inloggegevens", "auth"),
        r"(?:creds?|credentials?|pass\w{0,4}|zugang|basic.?auth|lftp -u|acc_s|acc?ess?o|toegang"
        r"|daten|identifiants|credenciales|credenciais|credenziali"
        r"|gegevens|kennwort|auth|login)[\"']?[ \t]{0,4}(?:[:=\[(]|[^\s]{1,40}[ ]?[/:,])",
    ),
    Rule(
        "password",
        r"(?P<head>(?P<q>[\"'])(?:--?|/)(?P<key>[\w-]{1,40})(?P=q)[ \t]*,[ \t]*(?P=q))"
        rf"(?P<value>(?!{REMOVED})[^\"'\n]{{1,100}})(?=(?P=q))",
        _flagged,
        needles=('"-', "'-", '"/', "'/"),
        gate=r"[\"'](?:--?|/)[\w-]+[\"'][ \t]*,",
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
        r"(?i)(?P<head>\b(?:(?:alter|create|drop|rename|lock|unlock)[ ](?:or replace )?"
        rf"(?:external )?(?:login|user|role)[ ]|(?:grant|revoke)\b[^\n]{{1,120}}?[ ](?:to|from)["
        r" ])"
        rf"[ \t]{{0,2}}(?:if (?:not )?exists )?(?:[\[`\"'](?=\w)|(?=\w)))"
        rf"(?P<value>{LOGIN})(?=[\]`\"']?(?:@|\s{{1,3}}(?:with|identified|login|password|from"
        r"|for|set|without|account|superuser|nologin|valid|in|default|rename)\b|;|[ \t]*$))",
        _user,
        words=whole("alter create drop rename lock unlock grant revoke"),
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>(?<![\w$]){_CALLS}(?:\]?::new)?[ (]{{1,3}}(?:[NL@]?[\"'])?)"
        rf"(?P<value>(?<=[\"'])[^\"'\n,]{{2,60}}|(?<=-credential ){LOGIN}(?=\s|$))(?=[\"',\s]|$)",
        _user,
        ("cred", "auth", "sp_add", "logonuser", "createuser", "adduser", "login(", "login (",
         "signin",
         "imperson", "userprincipal"),
        r"(?:credentials?|auth\w{0,14}|sp_adduser|sp_addlogin|user\w?|login|signin"
        r"|impersonate\w{0,10}|principal)(?:\]?::new)?[ (]{1,3}[\w\"']",
    ),
    Rule(
        "password",
        rf"(?im)(?P<head>(?:^|[>:\]] |rabbitmqctl |\b(?:c|client|\w?\d{{1,6}})[:]? )(?:LOGIN"
        rf"|USER|user|add_user) \"?(?P<user>{LOGIN}(?:@[\w.-]{{1,60}})?)"
        rf"\"? )(?P<value>(?!{REMOVED})\"[^\"\n]+\"|[^\s\"<>]{{3,80}})(?=[ \t]*$)",
        _dialogue,
        ("login ", "user "),
    ),
    Rule(
        "credentials",
        r"(?P<head>\bAUTH(?:ENTICATE)? (?:LOGIN|PLAIN|CRAM-MD5|XOAUTH2) )(?P<value>"
        rf"(?!{REMOVED})[\w+/-]{{6,}}={{0,2}})",
        _secret,
        ("auth ", "authenticate "),
        exact=True,
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>\b(?:echo|printf)[ \t]{{1,3}}(?:-[ne][ \t]{{1,3}})?)(?P<value>"
        rf"(?!{REMOVED}){_ITEM})"
        r"(?=[ \t]{0,3}\|[ \t]{0,3}(?:sudo\b[^\n|]{0,40}-S\b|[^\n|]{0,200}(?:--?"
        r"(?:pass\w{0,4}-?stdin|stdin"
        r"|passin|pass-?fd|passphrase-fd)|chpasswd|passwd\b|kinit|gpg\b|smbpasswd|openssl)))",
        _secret,
        words=whole("echo printf"),
    ),
    Rule(
        "user",
        rf"(?i)(?P<head>\b(?:machine[ ]\S{{1,80}}|default)\s+login[ ])(?P<value>{LOGIN}(?:@"
        rf"[\w.-]{{1,60}})?)"
        r"(?=\s+password)",
        _user,
        words=whole("machine default"),
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
    Rule(
        "user",
        rf"(?i)(?P<head>(?:^|[; \t\"'?])(?:uid|user id|user)=)(?P<value>{LOGIN})(?=;"
        rf"[^\n]{{0,200}}?(?:pwd|password|pass)=)",
        _user,
        ("pwd=", "password=", "pass="),
        r"(?:uid|user id|user)=",
    ),
)  # fmt: skip
