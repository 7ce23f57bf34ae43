"""Machines: their names, addresses and the ids that they give out."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_SHARES = frozenset(("users", "device", "windows", "program files", "documents", "programdata"))
_VERSION = (
    r"(?i)(?:vers(?:ion|ionret|)|ver|productversion|\bv|release|build|sdk|assembly|framework|update"
    r"|qbwebconnector|qbxmlrp2e?|quickbooks|windows|chrome|mozilla|culture)[^\d\n]{0,14}$"
)
_NETWORK = (
    r"(?i)(?:://|\b(?:from|to|ip|ipv4|addr|address|host|peer|remote|client|server|connect\w*|via"
    r"|gateway|dns|ping|tcp|udp|source|destination|endpoint|proxy|listening|on|at)\b)[^\d\n]{0,12}$"
)
_NULL_ID = "00000000-0000-0000-0000-000000000000"
_NAME_FIELD = (
    r"(?:computer|machine|host|server|workstation|node|nb|netbios|dns)[_ ]?name|computer|hostname"
    r"|userdomain|logonserver|dnsdomain|workstation|mach"
)


def _share(match: Match[str], naming: Naming) -> str:
    host = match["host"]
    if host.lower() in _SHARES or re.fullmatch(r"[\d.]+", host):
        return match[0]
    naming.learn("host", host)
    return match["head"] + naming.name("host", host)


def _host(match: Match[str], naming: Naming) -> str:
    return naming.name("host", match[0])


def _field(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if re.fullmatch(r"[\d.]+", value) or is_public(value):
        return match[0]
    naming.learn("host", value)
    return match["head"] + naming.name("host", value)


def is_public(host: str) -> bool:
    """Whether a host's name is one of the internet: these are what checks are about."""
    top = host.lower().rpartition(".")[2]
    inner = {"local", "lan", "corp", "internal", "intranet", "localdomain", "home", "arpa", "ad"}
    return "." in host and top.isalpha() and top not in inner


def _guid(match: Match[str], naming: Naming) -> str:
    return match[0] if match[0] == _NULL_ID else naming.name("id", match[0])


def _named(kind: str, match: Match[str], naming: Naming) -> str:
    return naming.name(kind, match[0])


def _sid(match: Match[str], naming: Naming) -> str:
    return _named("sid", match, naming)


def _mac(match: Match[str], naming: Naming) -> str:
    same = len(set(re.sub("[:-]", "", match[0].lower()))) == 1
    return match[0] if same else _named("mac", match, naming)


def _ipv4(match: Match[str], naming: Naming) -> str:
    """A public address; what may as well be a version stays."""
    if not _global(match[0]):
        return match[0]
    before = match.string[max(0, match.start() - 40) : match.start()]
    if re.search(_VERSION, before):
        return match[0]
    parts = [int(part) for part in match[0].split(".")]
    like_version = parts[0] < 50 and 0 in parts[1:3]
    if like_version and not re.search(_NETWORK, before):
        return match[0]
    return naming.name("ip", match[0])


def _ipv6(match: Match[str], naming: Naming) -> str:
    text = match[0]
    if not 2 <= text.count(":") <= 7 or len(text) > 39 or not _global(text):
        return text
    return naming.name("ip", text)


def _global(text: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(text).is_global
    except ValueError:
        return False


RULES = (
    Rule(
        "host",
        r"(?P<head>\\(?<![\w:.)}%>\]\\].)\\{1,3})(?P<host>[A-Za-z0-9][\w.-]{0,62}+)(?=\\{1,2}[\w$])",
        _share,
        ("\\\\",),
        whole=True,
    ),
    Rule(
        "host",
        r"(?i)(?P<head>(?<![a-z])(?:https?|wss?|ftp|ldaps?|smb|tcp|rdp|file|net\.tcp):/{2})"
        r"(?P<host>[a-z0-9](?:[\w-]{0,62}+)(?:(?:\.[\w-]{1,63}){0,6}"
        r"\.(?:local|lan|corp|internal|intranet|localdomain|home))?+)(?![\w.@<-])",
        _share,
        ("://",),
    ),
    Rule(
        "host",
        r"(?i)(?<![\w.-])[a-z0-9][\w-]{0,62}+(?:\.[\w-]{1,63}+)*?"
        r"\.(?:local|lan|corp|internal|intranet|localdomain)(?![\w.-])",
        _host,
        gate=r"\.(?:local|lan|corp|internal|intranet)(?:domain)?(?![\w.-])",
    ),
    Rule(
        "host",
        r"(?i)(?<![\w-])(?:(?:DESKTOP|LAPTOP)-[A-Z0-9]{7,8}|WIN-[A-Z0-9]{11}|EC2AMAZ-[A-Z0-9]{7})(?![\w-])",
        _host,
        ("desktop-", "laptop-", "win-", "ec2amaz-"),
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
    Rule(
        "id",
        r"(?i)(?<![0-9a-z-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z-])",
        _guid,
        gate=r"-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    ),
    Rule("sid", r"(?i)(?<![\w-])S-1-(?:5-21|12-1)(?:-\d{1,10}){3,5}(?![\w-])", _sid, ("s-1-",)),
    Rule(
        "mac",
        r"(?i)(?<![0-9a-z:-])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-z:-])",
        _mac,
        gate=r"[:-][0-9a-f]{2}[:-][0-9a-f]{2}[:-][0-9a-f]{2}[:-][0-9a-f]{2}",
    ),
    Rule(
        "ip",
        r"\d(?<![\w.-].)\d{0,2}\.(?:\d{1,3}\.){2}\d{1,3}(?!\w|\.\d|-\d)",
        _ipv4,
        gate=r"\.\d{1,3}\.\d{1,3}\.\d",
    ),
    Rule(
        "ip",
        r"(?<![0-9A-Za-z:.])(?=[0-9a-fA-F]{1,4}:)[0-9a-fA-F:]++(?![0-9A-Za-z])",
        _ipv6,
        gate="::|:[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}:",
    ),
)
