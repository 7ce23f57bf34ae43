"""Names in the internet: whose they are says who somebody is, but for makers' and registries'."""

from __future__ import annotations

import re
from functools import lru_cache

from ..record import TYPE_CHECKING
from .fields import replaced, whole
from .naming import Naming, Rule
from .nouns import NOUNS

if TYPE_CHECKING:
    from re import Match

_KNOWN = frozenset(
    """
    intuit quickbooks turbotax codat microsoft microsoftonline windows windowsupdate live office
    office365 outlook msn bing azure azurewebsites visualstudio msftncsi msftconnecttest sharepoint
    onmicrosoft skype xmlsoap openxmlformats w3 iana ietf icann oasis-open purl example ntp
    amazonaws amazon cloudfront google googleapis gstatic gmail googleusercontent youtube apple
    icloud mozilla firefox chromium cloudflare akamai akamaized akamaihd fastly digicert
    verisign globalsign sectigo comodoca entrust letsencrypt lencr thawte symantec symcb godaddy
    starfieldtech usertrust identrust github githubusercontent gitlab bitbucket stackoverflow
    docker python pypi npmjs nodejs nuget maven apache eclipse oracle java sun ibm
    redhat fedoraproject centos ubuntu debian canonical gnu kernel linux suse opensuse freedesktop
    sourceforge openssl openssh curl wireshark sqlite postgresql mysql adobe vmware citrix cisco
    dell hp lenovo intel amd nvidia realtek broadcom teamviewer anydesk logmein splashtop webroot
    norton mcafee kaspersky avast avg eset bitdefender malwarebytes sophos trendmicro dropbox box
    slack zoom atlassian jira zendesk salesforce hubspot xero sage freshbooks stripe paypal square
    shopify woocommerce wordpress twilio sendgrid mailchimp mailgun sentry datadoghq newrelic
    facebook twitter linkedin wikipedia mcafee openai anthropic root-servers gtld-servers
    in-addr ip6 schema json-schema opentelemetry grafana prometheus elastic mongodb redis nginx
    sysinternals dotnet schemas localhost tempuri aka msdn technet
    """.split()  # noqa: SIM905
)
"""Owners of names that support needs to read, without their endings."""
_ENDINGS = (
    "example", "com", "org", "edu", "gov", "biz", "info", "eu", "ca", "au", "uk", "ie", "de",
    "ch", "li", "fr",
    "nl", "lu", "pt", "dk", "se", "fi", "cz", "hu", "gr", "jp", "cn", "tw", "br", "mx", "ar", "za",
    "nz", "ru", "ua", "cloud", "online", "shop", "tech", "coop", "pro", "works", "bayern",
    "berlin", "hamburg", "koeln", "wien", "tirol", "hk", "sg", "gmbh", "company", "store", "agency",
    "group", "immo", "tax", "legal", "dental", "care", "health", "farm", "restaurant",
)  # fmt: skip
_WORDS = ("net", "io", "co", "at", "be", "it", "no", "es", "in", "us", "is", "me", "pl", "tv",
    "app",           "dev", "cl", "kr", "tr", "ro", "sk", "il")  # fmt: skip
"""Endings that are words, or endings of files, too: more than one part must stand before them."""
_TOP = rf"(?:{'|'.join((*_ENDINGS, *_WORDS))})"
_SECOND = frozenset(("co", "com", "org", "net", "ac", "gov", "edu", "or", "gv", "ne", "nom", "gob"))
_PACKAGES = re.compile(r"(?:org|com|net|edu|java|javax|sun|io|system|microsoft|android)\.")
_PLACED = r"(?:@|://|\bwww\.|[=:]s?:?)$"


@lru_cache(4096)
def _usual(found: str) -> bool:
    """Whether a name is no host's, or one that support needs to read."""
    parts = found.split(".")
    known = _PACKAGES.match(found) or owner(parts) in _KNOWN
    return bool(known) or not re.search("[a-z]", parts[-2])


def _domain(match: Match[str], naming: Naming) -> str:
    found = match[0]
    if _usual(found):
        return found
    parts = found.split(".")
    before = match.string[max(0, match.start() - 12) : match.start()]
    sure = len(parts) > 2 or "-" in found or re.search(_PLACED, before)
    if parts[-1] in _WORDS and not sure:
        return found
    return naming.name("host", found)


def owner(parts: list[str]) -> str:
    """The part of a name that somebody has registered: ``firm`` of ``www.firm.co.uk``."""
    at = -3 if len(parts) > 2 and parts[-2] in _SECOND else -2
    return parts[at].lower()


def is_known(host: str) -> bool:
    """Whether a host's name in the internet is one of those that support needs to read."""
    parts = host.lower().rstrip(".").split(".")
    return len(parts) > 1 and owner(parts) in _KNOWN


def _machine(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    plain = value.islower() and value.isalpha()
    if is_known(value) or plain or re.fullmatch(r"[\d.:]+", value) or value.lower() in NOUNS:
        return match[0]
    return replaced("host", match, naming)


RULES = (
    Rule(
        "host",
        r"(?P<head>(?i:(?<![^\W_])(?:account domain|logon domain|domain name|domain|workgroup"
        r"|arbeitsgruppe|domäne"
        r"|domaine|dominio|domein|grupo de trabajo|groupe de travail|realm|user domain)[\"']?["
        r" \t]{0,20}[:=][ \t]{0,20}"
        r"[\"']?))(?P<value>[A-Z][A-Z0-9-]{1,30})(?![\w.(=])(?!:[ \t])",
        _machine,
        words=whole("account logon domain workgroup arbeitsgruppe domäne domaine dominio domein"
        " grupo groupe"
                    " realm user accountdomain userdomain logondomain domainname"),
    ),
    Rule(
        "host",
        rf"[A-Za-z0-9](?<![\w.-].)[\w-]{{0,62}}+(?:\.[A-Za-z0-9][\w-]{{0,62}}+)*?\.{_TOP}"
        r"(?![\w-]|\.\w|\()",
        _domain,
        tuple(f".{top}" for top in (*_ENDINGS, *_WORDS)),
        rf"\.{_TOP}(?![\w-]|\.\w|\()",
    ),
)  # fmt: skip
