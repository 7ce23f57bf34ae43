"""Machines of a firm and of its people: printers, tills, phones, and what is said of them."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .domains import is_known
from .fields import SIGN, keyed, replaced, whole
from .given import GIVEN
from .mentions import STOPS
from .naming import Naming, Rule
from .normal import folded
from .nouns import NOUNS

if TYPE_CHECKING:
    from re import Match

HOST = r"[A-Za-z][A-Za-z0-9]*+(?:[-_][A-Za-z0-9]++)*+"
_SHORT = (
    r"pc|ws|wks|srv|server|dc|nas|sql|db|fs|ts|rds|term|exch|laptop|notebook|desktop|print"
    r"|printer|workstation|vm|vpn|file|fileserv|filesrv|backup|host|till|pos|kasse|books|ad|app"
    r"|hv|esx|front|back|office|buero|lager|empfang|kiosk|client|node|web|mail|dev|prod"
)
_SHAPED = rf"(?i:(?=[\w-]*\d)(?:{_SHORT})[A-Za-z]{{0,12}}[-_]?[\w-]{{0,20}})"
"""A machine's name as such names are given: what it is, and a number."""
_STATE = (
    r"(?:is|was|ist|war|est|está|é|è|went|seems|appears|remains)(?: (?:currently|now|still|not"
    r"|derzeit|nicht|pas|no|não|non))? (?:offline|online|down|up\b|unreachable|reachable|responding"
    r"|erreichbar|gone|rebooting|aus|an\b|éteint|injoignable|apagad[oa]|disponible|full|voll"
    r"|missing|locked|slow)|(?:does not|did not|doesn't|didn't|antwortet nicht|antwortet|ne répond"
    r"|no responde|não responde|non risponde|reageert niet|timed out|rebooted|restarted|unreachable"
    r"|offline|crashed)"
)
_STATE_NEEDLES = (
    "offline", "online", "down", " up", "reachable", "respond", "erreichbar", "gone", "reboot",
    " aus", " an", "_teint", "injoignable", "apagad", "disponible", " full", " voll", "missing",
    "locked", " slow", "antwort", "r_pond", "risponde", "reageert", "timed out", "restarted",
    "crashed",
)  # fmt: skip
_DEVICES = (
    r"(?:iPhone|iPad|iPod|MacBook|iMac|Mac ?mini|MBP|MBA|AirPods?|Galaxy|Pixel|Surface|Laptop"
    r"|Notebook|Handy|Watch|Echo|Kindle|PC|ThinkPad|Tablet|Computer|Phone|Drucker|Printer)"
)


def _machine(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    plain = not re.search(r"\d|[-_]", value) and not (value.isupper() and len(value) > 3)
    usual = (
        value.lower() in NOUNS
        or value.lower() in STOPS
        or is_known(value)
        or value.lower() in _USUAL
    )
    usual = usual or bool(re.fullmatch(_INTERFACE, value)) or value.startswith("xterm")
    return match[0] if plain or usual or len(value) < 2 else replaced("host", match, naming)


_INTERFACE = (
    r"(?i)(?:eth|wlan|wl|en|em|lo|sit|tun|tap|ppp|br|veth|usb|sd|hd|vd|xvd|nvme|loop|dm|md|sr|st"
    r"|sg|tty|pts|cdrom|com|lpt|gpu|cpu|disk|hvc|ib|bond|vlan|wg|utun|awdl|drbd|ram|fd|ide|ata"
    r"|scsi|pci)[a-z]{0,4}\d*(?:[a-z]\d+)*"
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


def _prompt(match: Match[str], naming: Naming) -> str:
    host = match["host"]
    if host.lower() in _USUAL or naming.kept(host):
        return match[0]
    return f"{naming.name('user', match['user'])}@{naming.name('host', host)}"


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
        r"-(?:PC|WS|SRV|NB|LAPTOP|NAS|DC)$|^(?:PC|WS|SRV|NB|NAS)-",
        value,
    )
    return _named(match, naming) if sure else match[0]


RULES = (
    Rule(
        "host",
        rf"(?P<head>(?<![\w.@/\\-]))(?P<value>(?:{_KINDS})\d{{2,3}}|(?:{_KINDS})\d{{0,4}}(?:-"
        rf"[A-ZÄÖÜ0-9]{{1,14}}){{1,3}}|(?:[A-ZÄÖÜ][A-ZÄÖÜ0-9]{{1,14}}-){{1,3}}"
        rf"(?:{_KINDS})\d{{0,4}})(?![\w.-])",
        _capital,
        needles=_KIND_NEEDLES,
        gate=rf"(?<![a-z])(?:{folded(_KINDS)})(?:0{{2,3}}|0{{0,4}}-[a-z0_])|-"
        rf"(?:pc|ws|srv|nb|laptop|nas|dc)(?![\w-])|-(?:{folded(_KINDS)})0",
    ),
    Rule(
        "host",
        r"(?P<head>(?i:(?<![\w./\\-])(?:(?:ssh|telnet|rdp|mstsc|vnc|nbtstat|nslookup|dig|host"
        r"|tracert|traceroute|tracepath|ping6?|fping|mtr|winrm|enter-pssession|plink|putty|nmap"
        r"|arping|wakeonlan)(?:\.exe)?"
        rf"(?: (?:-\w{{1,12}}|/\w{{1,10}}:?)(?: \d{{1,5}})?){{0,3}}(?: to| into| -computername|"
        r" -a| host| hostname)?[ :]|mstsc(?:\.exe)? /v:|/v:|-computername ))(?:"
        rf"[\w.-]{{1,30}}@)?[\"']?)"
        rf"(?P<value>{HOST})(?![\w.(=\\@-]|['’]\w|:(?!\d)| (?:version|client|server|key|agent"
        r"|failed|error|daemon|is|was|not|and|or|for|connection|session|command|service)\b)",
        _named,
        words=whole("ssh telnet rdp mstsc vnc nbtstat nslookup dig tracert traceroute tracepath"
        " ping fping mtr winrm enter plink putty nmap arping"
                    " wakeonlan v host computername"),
    ),
    keyed(
        "host",
        "printer;drucker;imprimante;impresora;stampante;impressora;print server;wake up;from"
        " computer;from pc;pc;ap;print queue;printer"
        " queue;druckerwarteschlange;plotter;scanner;kiosk;nas;terminal;poste;device name;machine"
        " name;gerätename;hostname;host name;client name;client"
        " hostname;device;gerät;appareil;dispositivo;dc;domain controller;event log on;logon"
        " server;anmeldeserver;lease for;lease of;workstation;rechner;till;kasse;caisse",
        rf"{HOST}(?![\w.(/=@])",
        _machine,
        sign=rf"(?:{SIGN}|[ ]{{1,2}}(?:name |is |ist |est |es |called )?)[\"'\u2018-\u201f]?"
        r"(?:\\\\)?",
    ),
    keyed(
        "host",
        "workgroup;arbeitsgruppe;domäne;groupe de travail;netbios;netbios name;nbns;computer"
        " name;rechnername;hostname is;hostname ist;node name;nodename",
        r"[A-Z][A-Z0-9-]{2,14}(?![\w.(/=@a-z])|[a-z][a-z-]*\d[\w-]*(?![\w.(/=@])",
        _named,
        sign=rf"(?:{SIGN}|[ ]{{1,2}}(?:name |is |ist )?)[\"']?",
    ),
    Rule(
        "host",
        rf"(?P<head>(?<![\w.@/\\-]))(?P<value>{_SHAPED}|(?=[A-Z-]*[A-Z]-)(?i:{_SHORT})-"
        rf"[A-Z0-9-]{{2,24}})(?=[ ](?:{_STATE})(?!\w))",
        _named,
        needles=_STATE_NEEDLES,
        gate=rf"[a-z0][ ](?:{folded(_STATE)})",
    ),
    Rule(
        "host",
        rf"(?P<head>(?<![\w.@/\\:-]))(?P<value>{_SHAPED})(?=:\d{{2,5}}[ ](?:is |was |connection"
        r" )?(?:refused|failed|timed|unreachable|closed|reset|down|verweigert|not ))",
        _named,
        (" refused", " failed", " timed", " unreachable", " closed", " reset", " down",
         " verweigert", " not "),
        r"[a-z][\w-]*:0{2,5} (?:is |was |connection )?(?:refused|failed|timed|unreachable|closed"
        r"|reset|down|verweigert|not )",
    ),
    Rule(
        "host",
        rf"(?P<head>\b(?i:tcp|np|lpc):)(?P<value>{HOST})(?=[,\\]\w)",
        _named,
        ("tcp:", "np:", "lpc:"),
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
        rf"(?P<head>(?i:\b(?:dhcp\w*|lease[ds]?|bootp|arp|neighbou?r)\b)[^\n]{{0,100}}?(?:\("
        rf"|client-hostname \"?|hostname \"?|(?:\d{{1,3}}\.){{3}}\d{{1,3}} |mac-\d+ |name["
        rf" =:]\"?))(?P<value>{HOST})(?=\)|\"|[ ](?:mac-|[0-9a-f]{{2}}[:-])|[ ]?$|[ ]via)",
        _named,
        needles=("dhcp", "lease", "bootp", "arp", "neighbo"),
        gate=r"(?:dhcp|lease|bootp|arp|neighbo)",
    ),
    Rule(
        "host",
        rf"(?P<head>\b(?:Linux|Darwin|FreeBSD|CYGWIN_NT\S*) )(?P<value>{HOST})(?= \d+\.\d+)",
        _named,
        words=whole("linux darwin freebsd cygwin"),
    ),
    Rule(
        "host",
        rf"(?P<user>[a-z_][\w.-]{{0,31}})@(?P<host>{HOST})(?=:[~/][^\n\s]*[#$](?:\s|$)| [~/]"
        rf"[^\n\]]{{0,60}}\][#$])",
        _prompt,
        ("@",),
        r"@[\w-]+(?::[~/]\S*[#$]|[ ][~/][^\n\]]*\][#$])",
    ),
    Rule(
        "host",
        r"(?P<head>(?i:(?<![^\W_])(?:connect(?:ed|ing)?|join(?:ed|ing)?|associated|roam(?:ed"
        r"|ing)|switch(?:ed|ing)?|verbunden|verbinde|connecté|conectado|collegato) (?:to|with"
        r"|mit|au?|à|con|al?) "
        r"(?:the )?(?:wi-?fi|wlan|wireless|network|netzwerk|netz|réseau|red|rete|ssid|access"
        r" point)(?: network| named| namens)?[ :]))(?P<value>[^\s\"',;.(][^\"',;(\n]{1,31}?)"
        r"(?=$|[,;.(]|[ ](?:on|at|with|failed|via|auf)\b)",
        _named,
        ("wifi", "wi-fi", "wlan", "wireless", "network", "netz", "r_seau", " red ", "rete",
         "ssid", "access point"),
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
    keyed("id", "serial of;serial number of;seriennummer von;seriennummer des;sn of;serial for",
          r"(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,30}(?!\w)",
          sign=r"[ ](?:the )?(?:[\w-]{1,20}[ :]{1,2}){1,3}"),
)  # fmt: skip
