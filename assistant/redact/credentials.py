"""Passwords, tokens and keys that a word in front of them gives away."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import REMOVED, Naming, Rule, is_settled

if TYPE_CHECKING:
    from re import Match

_STRONG = (
    r"pass(?:word|wd|wort|phrase|code)|kennwort|mot[_ -]?de[_ -]?passe|secret|credential"
    r"|(?:api|access|account|private|auth|encryption|signing|master|session|shared)[_ .-]?key"
    r"|licen[cs]e[_ -]?key|token|authorization|cookie|session[_-]?id|phpsessid|ticket"
)
_WEAK = r"pwd|pass|otp|cvv2?|cvc|sig|auth"
_END = r"(?:s|[_-]?(?:hash|text|value|plain|old|new|enc|encrypted|confirm|\d{1,3}))?(?![A-Za-z])"
_KEY = (
    rf"(?=[AaCcEeKkLlMmOoPpSsTt\u017f\u212a])(?:(?i:{_STRONG})|(?<![A-Za-z])(?i:{_WEAK})|(?<=[a-z0-9_])(?:Pass|Pwd))(?i:{_END})"
    r"|authRet(?:urn)?\[0\]"
)
_NEEDLES = (
    "pass", "pwd", "kennwort", "secret", "credential", "key", "token", "auth", "cookie",
    "session", "phpsessid", "ticket", "otp", "cvv", "cvc", "sig",
)  # fmt: skip
_WORD = rf"(?:{'|'.join(_NEEDLES)})[\w-]{{0,40}}+(?:\[0\])?"
_CLOSING = r"(?:\\{0,128}[\"']|&quot;|&apos;)?\]?"
_ASSIGNED = rf"{_WORD}{_CLOSING}[ \t]{{0,8}}[=:]"
"""Gates: the last of a key's letters that a needle has, and what must follow them."""
_MASKED = rf"(?!<MaskedFor|</|{REMOVED})"
_UNQUOTED = rf"{_MASKED}(?:[^\s\"'<>&;,)\]}}]|[;,&)\]}}](?!\s|$|[)\]}}\"',;]|[\w.%-]{{1,40}}=))++"
_ANGLED = rf"{_MASKED}<[^\s<>\"']++>?"
_QUOTED = r'"(?:[^"\\\n]|\\.)*+"?|' + r"'(?:[^'\\\n]|\\.)*+'?"
_ESCAPED = r"(?P<q>\\+[\"']|&quot;|&apos;)(?P<inner>[^\n]*?)(?:(?P=q)|$)"
_VALUE = rf"(?:{_ESCAPED}|(?P<quoted>{_QUOTED})|(?P<bare>{_ANGLED}|{_UNQUOTED}))"
_TERM = r"[^\s\"'<>&;,|=(){}\[\]]++"
_SIGN = rf"{_CLOSING}[ \t]{{0,8}}(?:=>|:=|={{1,2}}|:)[ \t]{{0,40}}"

_HARMLESS = frozenset(
    """
    true false null none nil undefined empty missing required invalid expired wrong incorrect
    ok yes no set unset changed failed rejected accepted valid unknown denied not is was has
    the a an and or of for to in on mode type management started completed maskedforsecurity
    """.split()  # noqa: SIM905
)


def names_secret(key: str) -> bool:
    """Whether a field of this name holds a secret, whatever it looks like."""
    return re.search(rf"(?:{_KEY})\]?$", key.strip()) is not None


def label(key: str) -> str:
    """The class of secret that a field of this name holds."""
    low = key.lower()
    if any(word in low for word in ("token", "ticket", "authret", "sig", "session")):
        return "token"
    if "cookie" in low:
        return "cookie"
    if "auth" in low or "credential" in low:
        return "credentials"
    return "key" if "key" in low else "password"


def _assigned(match: Match[str], naming: Naming) -> str:
    """``password=...`` in any of its forms: the key and the quotes stay."""
    key = match["key"]
    if match["bare"]:
        return match["head"] + _bare(match["bare"], key, naming)
    return _held(match, naming)


def _held(match: Match[str], naming: Naming) -> str:
    """A value in quotes, these perhaps escaped."""
    if match["quoted"]:
        quote = match["quoted"][0]
        inner = match["quoted"].strip(quote)
        return _wrapped(match, quote, inner, naming)
    return _wrapped(match, match["q"], match["inner"], naming)


def _wrapped(match: Match[str], quote: str, inner: str, naming: Naming) -> str:
    if not inner.strip() or naming.kept(inner) or inner in ("<MaskedForSecurity>", "***"):
        return match[0]
    return match["head"] + quote + naming.secret(label(match["key"])) + quote


def _bare(value: str, key: str, naming: Naming) -> str:
    harmless = value.lower().rstrip(".!?") in _HARMLESS or not re.search(r"[^*\W_]", value)
    harmless = harmless or (key.lower().endswith("tokens") and value.isdigit())
    place = key.lower().endswith("pwd") and re.match(r"/|[A-Za-z]:[\\/]", value)
    if harmless or place or naming.kept(value):
        return value
    return naming.secret(label(key))


def _phrase(match: Match[str], naming: Naming) -> str:
    """A password of several words: all of it goes, up to the next key, option or separator."""
    new = _bare(match["first"], match["key"], naming)
    return match[0] if new == match["first"] else match["head"] + new


def _rest(match: Match[str], naming: Naming) -> str:
    """A header or a line that holds nothing but a secret: all of it goes."""
    value = match["value"]
    first = value.split()[0].lower().rstrip(".,;") if value.split() else ""
    if not first or first in _HARMLESS or is_settled(value) or value.startswith("<MaskedFor"):
        return match[0]
    if naming.kept(value) or re.match(r"[=\-*#_ ]+$", value):
        return match[0]
    return match["head"] + naming.secret(label(match["head"]))


def _option(match: Match[str], naming: Naming) -> str:
    """An option of a command line and its value."""
    value = match["value"].strip("\"'")
    if not value or naming.kept(value) or value.startswith("-"):
        return match[0]
    return match["head"] + naming.secret(label(match["head"]))


def _userinfo(match: Match[str], naming: Naming) -> str:
    return match["head"] + naming.secret("credentials") + "@"


def _element(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if not value.strip() or naming.kept(value) or "MaskedFor" in value:
        return match[0]
    return match["head"] + naming.secret(label(match["head"])) + match["tail"]


_ARGUMENT = r"(?P<value>\"[^\"\n]*+\"?|'[^'\n]*+'?|(?!<)[^\s\"',]++)"
_TOOLS = (
    r"(?:sqlcmd|osql|bcp|isql)(?:\.exe)?\b[^\n]{0,200}?\s-P\s?"
    r"|(?:sshpass|psexec|plink|pscp|winexe|psservice|pskill)(?:\.exe)?\b[^\n]{0,200}?\s-pw?\s?"
    r"|(?:mysql|mysqldump|mysqladmin|mariadb)(?:\.exe)?\b[^\n]{0,200}?\s-p(?=\S)"
    r"|curl(?:\.exe)?\b[^\n]{0,200}?\s(?:-u|--user)\s?"
    r"|schtasks(?:\.exe)?\b[^\n]{0,200}?\s/RP\s"
    r"|net1?(?:\.exe)?\suser\s\S{1,60}\s(?!/)"
    r"|net1?(?:\.exe)?\suse\s[^\n]{0,200}?/user:\S{1,60}\s(?!/)"
)
_TOOL_NEEDLES = (
    "sqlcmd", "osql", "bcp", "isql", "sshpass", "psexec", "plink", "pscp", "winexe", "psservice",
    "pskill", "mysql", "mariadb", "curl", "schtasks", "net user", "net use", "net1", "net.exe",
)  # fmt: skip

RULES = (
    Rule(
        "credentials",
        r"(?P<head>(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}:(?:\\?/){2})"
        r"(?:[^\s/\\?#\"'<>@]++(?:@(?=[^\s/\\?#\"'<>@]*+@)[^\s/\\?#\"'<>@]*+){0,4}"
        r"|[^\s/\\?#\"'<>@:]++:(?!\d{1,5}(?:[/?#]|$))[^\s\"'<>@]{1,256}+)@",
        _userinfo,
        ("@",),
    ),
    Rule(
        "credentials",
        r"(?i)(?P<head>(?<![\w-])(?:(?:proxy-)?authorization|(?:set-)?cookie"
        r"|x-[\w-]{0,40}(?:key|token|secret|auth))[ \t]{0,4}:[ \t]{0,4})"
        rf"(?P<value>(?!{REMOVED})[^\"'\n<][^\"'\n]*+)",
        _rest,
        ("authorization", "cookie", "x-"),
        r"(?:authorization|cookie|x-[\w-]{3,60}+)[ \t]{0,4}:",
    ),
    Rule(
        "token",
        r"(?i)(?P<head>(?<![\w-])(?:bearer|basic|negotiate|ntlm)[ \t]{1,4})"
        r"(?P<value>(?=[A-Za-z._~+/-]{0,64}[0-9=A-Z])[A-Za-z0-9._~+/=-]{12,}+)",
        _option,
        ("bearer", "basic", "negotiate", "ntlm"),
    ),
    Rule(
        "password",
        r"(?im)^(?P<head>[ \t]*(?:export |set |\$env:)?[\w.-]{0,60}"
        r"(?:password|passwd|passphrase|secret|(?<![a-z])pwd)[ \t]*[=:][ \t]*)"
        rf"(?P<value>(?![\"'{{\[]|/|[a-z]:\\|{REMOVED})[^\s&;][^\n&;=:]*+)$",
        _rest,
        ("pass", "secret", "pwd"),
        r"(?:password|passwd|passphrase|secret|pwd)[ \t]*+[=:]",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![?&;])(?P<key>password|passwd|passphrase|kennwort|pwd)=)"
        rf"(?P<first>{_TERM})(?: (?![/-]){_TERM}(?!=))++",
        _phrase,
        ("password=", "passwd=", "passphrase=", "kennwort=", "pwd="),
    ),
    Rule(
        "password",
        rf"(?P<head>(?P<key>{_KEY})(?:\\{{0,128}}[\"']|&quot;)"
        r"[ \t]{0,80}(?::[ \t]{0,80}\n|\n\s{0,80}:)\s{0,80})"
        rf"(?:{_ESCAPED}|(?P<quoted>{_QUOTED}))",
        _held,
        _NEEDLES,
        rf"{_WORD}(?:\\{{0,128}}[\"']|&quot;)[ \t]{{0,80}}(?::[ \t]{{0,80}})?\n",
        reach=200,
    ),
    Rule(
        "password",
        rf"(?m)(?P<head>(?P<key>{_KEY}){_SIGN}){_VALUE}",
        _assigned,
        _NEEDLES,
        _ASSIGNED,
        lead=24,
    ),
    Rule(
        "password",
        r"(?P<head>(?P<key>(?i:password|passwd|pwd))(?:[ \t][a-z]{1,12}){1,3}[ \t]*=[ \t]*)"
        rf"{_VALUE}",
        _assigned,
        ("password", "passwd", "pwd"),
        r"(?:password|passwd|pwd)(?:[ \t][a-z]{1,12}){1,3}[ \t]*+=",
    ),
    Rule(
        "password",
        rf"(?P<head>[/-](?<![\w-].)-?[\w-]{{0,30}}(?:{_KEY})[ \t]{{1,4}}){_ARGUMENT}",
        _option,
        _NEEDLES,
        r"[/-](?!\d\d(?:\d\d)?[T .:-])[\w.-]{3,80}+(?:\[0\])?[ \t]",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>/(?<![\w/:.\\-].)(?:p|pw|rp|pass):){_ARGUMENT}",
        _option,
        ("/p:", "/pw:", "/rp:", "/pass:"),
    ),
    Rule(
        "password",
        rf"(?P<head>(?<![\w.-])(?i:{_TOOLS})){_ARGUMENT}",
        _option,
        _TOOL_NEEDLES,
    ),
    Rule(
        "password",
        rf"(?P<head>(?:<(?!{REMOVED[1:]})|&lt;)(?:\w{{1,20}}:)?\w{{0,30}}(?:{_KEY})(?:\s[^<>\n]{{0,200}})?(?:>|&gt;)\s{{0,80}})"
        r"(?P<value>[^<>&\n]++)(?P<tail>\s{0,80}(?:</|&lt;/|\n|$))",
        _element,
        _NEEDLES,
        rf"{_WORD}(?:\s[^<>\n]{{0,200}})?(?:>|&gt;)",
        reach=200,
    ),
)
