"""Machines of a firm and of its people: printers, tills, phones, and what is said of them."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .domains import is_known
from .fields import replaced, whole
from .given import GIVEN
from .mentions import STOPS
from .naming import Naming, Rule
from .normal import folded
from .nouns import NOUNS

if TYPE_CHECKING:
    from re import Match

_DEVICES = (
    r"(?:iPhone|iPad|iPod|MacBook|iMac|Mac ?mini|MBP|MBA|AirPods?|Galaxy|Pixel|Surface|Laptop"
    r"|Notebook|Handy|Watch|Echo|Kindle|PC|ThinkPad|Tablet|Computer|Phone|Drucker|Printer)"
)


def _named(match: Match[str], naming: Naming) -> str:
    """Where nothing but a machine's name stands, whatever it looks like."""
    value = match["value"]
    usual = (
        value.lower() in NOUNS
        or value.lower() in STOPS
        or is_known(value)
        or value.lower() in _USUAL
    )
    word = value.isalpha() and not value.isupper()
    after = match.string[match.end() : match.end() + 12]
    prose = word and not re.match(r"[\"']?[ ]*(?:$|\n|port \d|\d|[\[(:-])", after)
    return (
        match[0]
        if usual or prose or value.isdigit() or len(value) < 2
        else replaced("host", match, naming)
    )


def _owned(match: Match[str], naming: Naming) -> str:
    """``Noras iPhone``: a device that is called after its owner."""
    first = re.split(r"['’ -]", match["value"])[0]
    stem = re.sub(r"s$", "", first)
    if first.lower() in STOPS or first.lower() in NOUNS or first in _MAKERS:
        return match[0]
    owner = (
        first in GIVEN
        or stem in GIVEN
        or re.search(r"['’]s?[ -]|-", match["value"])
        or first.endswith("s")
    )
    return replaced("host", match, naming) if owner else match[0]


_USUAL = whole(
    "localhost hostname username computername from via to port host hosts server name address"
    " unknown failed error timeout connection remote local the client localdomain broadcasthost on"
    " at is in not and or with for pdf xps fax default microsoft status queue spooler driver"
    " offline online ready linux windows darwin kernel command request test file folder share"
    " network virtual new all any config key agent daemon keygen add copy public auth version"
    " multi-user single-user multi-factor"
)
_MAKERS = whole(
    "Apple Samsung Google Microsoft Dell Lenovo Brother Canon Epson Amazon Windows Virtual Remote"
    " Default Network Smart Local Home Office Phone New This That Your Business Pocket Tablet"
    " Personal Gaming Status Access Address Process Series Pros Business Cross Plus Focus Progress"
    " Success Class Wireless Less Express"
)
_KINDS = (
    "PC|WS|WKS|SRV|SERVER|DC|NAS|SQL|FS|RDS|TERM|EXCH|LAPTOP|NB|NOTEBOOK|DESKTOP|PRINT|PRINTER|VM"
    "|FILESERV(?:ER)?|FILESRV|BACKUP|HOST|TILL|POS|KASSE|CAISSE|CAJA|BOOKS|APP|HV|ESX|FRONT"
    "|FRONTDESK|OFFICE|BUERO|BÜRO|LAGER|EMPFANG|KIOSK|CLIENT|WEB|MAIL|COMPTA|BUCHHALTUNG|RECEPTION"
)

_KIND_NEEDLES = tuple(
    needle
    for kind in folded(_KINDS.replace("(?:ER)?", "")).split("|")
    for needle in (f"{kind}0", f"{kind}-", f"-{kind}")
)


def _capital(match: Match[str], naming: Naming) -> str:
    """A machine's name in capitals: what it is, and a number or where it stands."""
    value = match["value"]
    sure = re.search(r"\d", value) or re.search(
        r"-(?:PC|WS|SRV|SERVER|NB|LAPTOP|NAS|DC)$|^(?:PC|WS|SRV|NB|NAS)-",
        value,
    )
    return _named(match, naming) if sure else match[0]


def _leased(match: Match[str], naming: Naming) -> str:
    """What a machine calls itself that asks for an address."""
    value = match["value"].strip("()")
    return match[0].replace(value, naming.name("host", value))


RULES = (
    Rule(
        "host",
        r"(?P<head>(?i:(?<![0-9a-z:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?<![\w-])mac-\d{1,4})[ ])"
        r"(?P<value>\([A-Za-z][\w-]{1,40}\)(?= via |$)|[A-Za-z][\w-]{1,40}$)",
        _leased,
        gate=r"dhcp.*(?::[0-9a-f]{2}|mac-0{1,4}) \(?[a-z]",
    ),
    Rule(
        "host",
        rf"(?P<head>(?<![\w.@/\\-]))(?P<value>(?:{_KINDS})\d{{2,3}}|(?:{_KINDS})\d{{0,4}}(?:-"
        rf"[A-ZÄÖÜ0-9]{{1,14}}){{1,3}}|(?:[A-ZÄÖÜ][A-ZÄÖÜ0-9]{{1,14}}-){{1,3}}"
        rf"(?:{_KINDS})\d{{0,4}})(?![\w.-])",
        _capital,
        needles=_KIND_NEEDLES,
        gate=rf"(?<![a-z])(?:{folded(_KINDS)})(?:0{{2,3}}|0{{0,4}}-[a-z0_])|-"
        rf"(?:pc|ws|srv|server|nb|laptop|nas|dc)(?![\w-])|-(?:{folded(_KINDS)})0",
    ),
    Rule(
        "host",
        r"(?P<head>(?i:\b(?:scp|rsync|sftp|mount|nfs|sshfs|cifs|nfs4|fstab|unison|rclone)\b)"
        r"[^\n]{0,200}?[ ](?:[\w.-]{1,40}@)?)(?P<value>[A-Za-z][A-Za-z0-9-]{1,62})(?=::?"
        r"[/~]|::\w)",
        _named,
        words=whole("scp rsync sftp mount nfs sshfs cifs fstab unison rclone"),
    ),
    Rule(
        "host",
        rf"(?<![\w.@/-])(?P<value>[A-ZÀ-Þ][^\W\d_]{{1,20}}(?:['’]s?)?[ -](?:von[ -])?{_DEVICES}"
        rf"(?:[ -](?:Pro|Air|Mini|Max|Plus|SE|\d{{1,2}}))*|{_DEVICES} (?:von|de|of|di|van|da) "
        rf"[A-ZÀ-Þ][^\W\d_]{{2,20}})(?![\w])",
        _owned,
        ("iphone", "ipad", "ipod", "macbook", "imac", "mac mini", "mbp", "mba", "airpod",
         "galaxy", "pixel", "surface", "laptop", "notebook", "handy",
         "watch", "echo", "kindle", " pc", "-pc", "thinkpad", "tablet", "computer", "phone",
         "drucker", "printer"),
    ),
)  # fmt: skip
