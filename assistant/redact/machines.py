"""Machines: their names, addresses and the ids that they give out."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from ..record import TYPE_CHECKING
from .fields import SIGN, keyed, replaced, whole
from .naming import Naming, Rule
from .nouns import RESOLVERS

if TYPE_CHECKING:
    from re import Match

_SHARES = frozenset(("users", "device", "windows", "program files", "documents", "programdata"))
_VERSION = (
    r"(?i)(?:vers(?:ion|ionret|)|(?<!ser)ver|productversion|\bv(?![a-z])|release|build|sdk"
    r"|assembly|framework|update|qbwebconnector|qbxmlrp2e?|quickbooks|windows|chrome|mozilla|culture)[^\d\n]{0,14}$"
)
_NETWORK = (
    r"(?i)(?:://|\b(?:from|to|ip|ipv4|addr|address|host|peer|remote|client|server"
    r"|connect(?!or)\w*|via|gateway|dns|ping|tcp|udp|source"
    r"|destination|endpoint|proxy|listening|on|at)\b)[^\d\n]{0,12}$"
)
_PACKAGE = r"(?i)(?:~[\w~-]{0,40}|-v?|\.(?:dll|exe|sys|ocx|msi|msu|cab|jar|so|nupkg)\W{1,12}|\d\.)$"
"""What stands right before a version."""
_INNER = (
    "local|lan|corp|internal|intranet|localdomain|intern|localnet|lokal|fritz\\.box|home\\.arpa"
)
_ARCH = frozenset(
    ("x86_64", "x86-64", "amd64", "arm64", "aarch64", "i386", "i686", "win32", "win64", "x64")
)
_MONTHS = whole("jan feb mar apr may jun jul aug sep oct nov dec")
_CLASS = (
    r"(?i)(?<![a-z])(?:CLSID|APPID|IID(?:_\w{1,30})?|TypeLib|LIBID|Interface|Uninstall|iterator_?ID"
    r"|(?:Product|Upgrade|Package|Component)_?(?:Code|GUID))[\\/ :=\"']{0,4}[{(]?$"
)
"""Before ids that are the same everywhere: of classes and products; of requests."""
_ZEROS = ("0", "00", "000")
_XS = ("x", "xx", "xxx", "xxxx")
_DOTTED, _DASHED = (
    tuple(f"{sign}{first}{sign}{second}{sign}0" for first in _ZEROS for second in _ZEROS)
    for sign in ".-"
)
"""Three numbers in a row, apart by dots or by dashes."""
_GROUPS = ("::", *(f":{first}:{second}:" for first in _XS for second in _XS))
"""Groups of an address in hexadecimal."""
_NULL_ID = "00000000-0000-0000-0000-000000000000"
_NAME_FIELD = (
    r"(?:computer|machine|host|server|workstation|node|nb|netbios|dns)[_ ]?name|computer|hostname"
    r"|userdomain|logonserver|dnsdomain|workstation|mach"
)


def _share(match: Match[str], naming: Naming) -> str:
    host = match["host"]
    if host.lower() in _SHARES or (
        re.fullmatch(
            r"127[\d.]+|[\d.]+",
            host,
        )
        and "\\" not in match["head"]
    ):
        return match[0]
    naming.learn("host", host)
    return match["head"] + naming.name("host", host)


def _host(match: Match[str], naming: Naming) -> str:
    return naming.name("host", match[0])


def _field(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    word = (
        value.isalpha()
        and value.islower()
        and not re.search(r"(?i)name|logonserver|domain", match["head"])
    )
    if re.fullmatch(r"[\d.]+", value) or is_public(value) or word:
        return match[0]
    naming.learn("host", value)
    return match["head"] + naming.name("host", value)


def is_public(host: str) -> bool:
    """Whether a host's name is one of the internet: these are what checks are about."""
    top = host.lower().rpartition(".")[2]
    inner = {"home", "arpa", "ad", "box", *_INNER.split("|")}
    return "." in host and top.isalpha() and top not in inner


def _shaped(match: Match[str], naming: Naming) -> str:
    """A machine's name where other words stand too: with figures or a dash, as machines have."""
    value = match["value"]
    named = re.search(r"\d|-\w*[A-Z\d]|\w-\w+-", value) or (value.isupper() and len(value) > 4)
    levels = re.match(
        r"(?i)utf-|iso-|sha-?\d|http|tls|ipv\d|v?\d|(?:multi|single|read|non|auto|self|plug|sub"
        r"|pre|re|co|on|off)-",
        value,
    )
    shouted = match["head"].isupper() and value.isalpha()
    if not named or shouted or levels or value.endswith("-") or value.lower() in _ARCH:
        return match[0]
    return replaced("host", match, naming)


def _named_host(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    level = re.fullmatch(
        r"(?i)info|warn(?:ing)?|error|debug|trace|fatal|notice|localhost|from|last", value
    )
    return match[0] if level or is_public(value) else replaced("host", match, naming)


def _decimal(match: Match[str], naming: Naming) -> str:
    """An address written as one number."""
    import ipaddress

    number = int(match["value"])
    usual = (
        match["value"][0] != "0"
        and 1 << 24 <= number < 1 << 32
        and ipaddress.ip_address(number).is_global
    )
    return replaced("ip", match, naming) if usual else match[0]


def _hex(match: Match[str], naming: Naming) -> str:
    return naming.name("mac", match[0]) if re.search(r"[A-Fa-f]", match[0]) else match[0]


def _login(match: Match[str], naming: Naming) -> str:
    user, host = naming.name("user", match["user"]), naming.name("host", match["host"])
    return f"{match['head']}{user}@{host}"


def _guid(match: Match[str], naming: Naming) -> str:
    before = match.string[max(0, match.start() - 40) : match.start()]
    common = match[0] == _NULL_ID or re.search(_CLASS, before)
    return match[0] if common else naming.name("id", match[0])


def _named(kind: str, match: Match[str], naming: Naming) -> str:
    return naming.name(kind, match[0])


def _sid(match: Match[str], naming: Naming) -> str:
    return _named("sid", match, naming)


def _mac(match: Match[str], naming: Naming) -> str:
    same = len(set(re.sub("[:-]", "", match[0].lower()))) == 1
    return match[0] if same else _named("mac", match, naming)


def _ipv4(match: Match[str], naming: Naming) -> str:
    """An address that computers are told apart by; what may as well be a version stays."""
    if not _tells_apart(match[0]):
        return match[0]
    before = match.string[max(0, match.start() - 40) : match.start()]
    if re.search(_VERSION, before) or re.search(_PACKAGE, before):
        return match[0]
    parts = [int(part) for part in match[0].split(".")]
    like_version = parts[0] < 50 and parts[0] != 10 and 0 in parts[1:]
    if like_version and not re.search(_NETWORK, before):
        return match[0]
    return naming.name("ip", match[0])


def _ipv6(match: Match[str], naming: Naming) -> str:
    text = match[0]
    if not 2 <= text.count(":") <= 7 or len(text) > 39 or not _tells_apart(text):
        return text
    return naming.name("ip", text)


@lru_cache(4096)
def _tells_apart(text: str) -> bool:
    """Whether an address is one computer's, in the world or in its own network."""
    import ipaddress

    if text in RESOLVERS:
        return False
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    everybodys = (
        address.is_loopback or address.is_unspecified or address.is_link_local
        or address.is_multicast or address.packed[0] in (0, 255)
    )  # fmt: skip
    return not everybodys


RULES = (
    Rule(
        "host",
        r"(?P<head>\\(?<![\w:.)}%>\]\\].)\\{1,3})(?P<host>[A-Za-z0-9][\w.-]{0,62}+)"
        r"(?=\\{1,2}[\w$])",
        _share,
        ("\\\\",),
        whole=True,
    ),
    Rule(
        "host",
        r"(?i)(?P<head>(?<![a-z])(?:https?|wss?|ftp|ldaps?|smb|tcp|rdp|file|net\.tcp):/{2})"
        r"(?P<host>[a-z0-9](?:[\w-]{0,62}+)(?:(?:\.[\w-]{1,63}){0,6}"
        rf"\.(?:{_INNER}|home))?+)(?![\w.@<-])",
        _share,
        ("://",),
    ),
    Rule(
        "host",
        r"(?i)(?<![\w.-])[a-z0-9][\w-]{0,62}+(?:\.[\w-]{1,63}+)*?"
        rf"\.(?:{_INNER})(?![\w.-])",
        _host,
        tuple(f".{inner}" for inner in _INNER.replace("\\", "").split("|")),
        rf"\.(?:{_INNER})(?![\w.-])",
    ),
    Rule(
        "host",
        rf"(?i)(?P<head>(?<![a-z])(?:{_NAME_FIELD})(?:\\*[\"']|&quot;)?[ \t]{{0,4}}[=:][ \t]{{0,4}}"
        r"(?:\\*[\"']|&quot;)?\\{0,4})(?P<value>[a-z0-9][\w.-]{0,62}+)(?![\\/:\w(])",
        _field,
        ("name", "computer", "domain", "logonserver", "workstation", "mach"),
        r"(?:name|computer|userdomain|logonserver|dnsdomain|workstation|mach)"
        r"(?:\\{0,128}[\"']|&quot;)?[ \t]{0,4}[=:]",
    ),
    keyed(
        "host",
        "server;host;machine;computer;device;data source;datasource;station;peer;client;node"
        ";workstation;pc;target;remote host;rhost;ziel"
        ";print server;file server;domain controller;dc",
        r"[A-Za-z][\w-]{1,62}+(?![\w.(/=])",
        _shaped,
        sign=SIGN,
    ),
    Rule(
        "host",
        r"(?P<head>(?i:\b(?:controller|tcp|udp|gateway|workstation|computer|machine|host|rechner"
        r"|server|ping|pinging|nslookup|resolve|resolving|tracert|telnet))"
        r" [\"']?)(?P<value>[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++)*+)(?![\w.(/=-]|:(?!\d))",
        _shaped,
        words=whole(
            "controller tcp udp gateway workstation computer machine host rechner server ping"
            " pinging nslookup resolve resolving tracert telnet"
        ),
    ),
    Rule(
        "host",
        r"(?P<head>(?i:\b(?:connect(?:ing|ed|ion)?|verbunden|verbindung|verbinde|bound|reach"
        r"(?:ing)?|binding|attached|mounted|listening|dial(?:ing)?)"
        r" (?:to |with |from |on |at |mit |zu |auf )?(?:server |host )?[\"']?))"
        r"(?P<value>[A-Za-z][\w-]{1,62}+)(?=:\d{2,5}(?!\d))",
        _named_host,
        words=whole(
            "connect connecting connected connection verbunden verbindung verbinde bound "
            "reach reaching binding attached mounted listening dial dialing"
        ),
    ),
    Rule(
        "host",
        r"(?<![^\n>])(?P<head>[A-Z][a-z]{2} [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d"
        r" )(?P<value>[A-Za-z][\w.-]{1,62}+)(?= [\w./()-]{1,60}(?:\[\d{1,9}\])?:)",
        _named_host,
        words=_MONTHS,
    ),
    Rule(
        "host",
        r"(?<![^\n>])(?P<head>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d) )"
        r"(?P<value>[A-Za-z][\w.-]{1,62}+)(?= [\w./()-]{1,60}\[\d{1,9}\]:)",
        _named_host,
        gate=r"0000-00-00t00:00:00[^ ]{0,14} [a-z][\w.-]+ [\w./()-]+\[0+\]:",
    ),
    Rule(
        "host",
        r"(?P<head>(?i:\bassociat(?:e|ed|ing) (?:with|to) (?:ssid )?)')"
        r"(?P<value>[^'\n]{1,32})(?=')",
        partial(replaced, "host"),
        words=whole("associate associated associating"),
    ),
    Rule(
        "user",
        r"(?P<head>(?i:\b(?:ssh|scp|sftp|rsync|mosh) )(?:-[\w-]+ (?:\d+ )?)?)"
        r"(?P<user>[A-Za-z][\w.-]{0,40})@(?P<host>[A-Za-z][\w-]{0,62})(?![\w.-])",
        _login,
        words=whole("ssh scp sftp rsync mosh"),
    ),
    Rule(
        "ip",
        r"(?i)(?P<head>(?:://|(?<![^\W_])(?:r?host|ip|ip[ _]?addr(?:ess)?)[ \t]{0,3}[=:][ "
        r"\t]{0,3}|(?<![^\W_])(?:client|remote|source|peer|src|dst|ip)[ _]?(?:ip"
        r"|addr(?:ess)?)[ ]))(?P<value>\d{8,10})(?![\w.])",
        _decimal,
        ("://", "host", "ip"),
    ),
    Rule(
        "mac",
        r"(?<![\w.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![\w.])",
        _hex,
        marks=("xxxx.xxxx.xxxx",),
    ),
    Rule(
        "host",
        r"(?P<head>(?i:(?<![^\W_])(?:wi-?fi|wlan|wireless|ssid)(?: network| netz| name| profile| "
        r"profil)?)"
        r"(?: is| ist| est|:)?"
        r" [\"'\u201e\u201c\u2018\u00ab])(?P<value>[^\"'\n]{1,32})"
        r"(?=[\"'\u201c\u201d\u2019\u00bb])",
        partial(replaced, "host"),
        words=whole("wi wifi wlan wireless ssid"),
    ),
    Rule(
        "id",
        r"(?i)(?<![0-9a-z-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z-])",
        _guid,
        marks=("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",),
    ),
    Rule(
        "sid",
        r"(?i)(?<![\w-])S-1-(?:5-21|12-1)(?:-\d{1,10}){3,5}(?![\w-])",
        _sid,
        ("s-1-",),
        exact=True,
    ),
    Rule(
        "mac",
        r"(?i)(?<![0-9a-z:-])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-z:-])",
        _mac,
        marks=("xx-xx-xx-xx-xx-xx", "xx:xx:xx:xx:xx:xx"),
    ),
    Rule(
        "ip",
        r"\d(?<![\w.-].)\d{0,2}\.(?:\d{1,3}\.){2}\d{1,3}(?!\w|\.\d(?!\d{0,4}(?::| [<>])[ ])|-\d)",
        _ipv4,
        _DOTTED,
    ),
    Rule(
        "ip",
        r"(?<![0-9A-Za-z:.])(?=[0-9a-fA-F]{1,4}:)[0-9a-fA-F:]++(?![0-9A-Za-z])",
        _ipv6,
        gate="::|:[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}:",
        marks=_GROUPS,
    ),
)
