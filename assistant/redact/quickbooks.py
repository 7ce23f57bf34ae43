"""What QuickBooks' logs say about a company: its name, and those of its files."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .identity import tells_nothing, worth_learning
from .naming import Naming, Rule
from .normal import far, folded
from .nouns import PROGRAMS

if TYPE_CHECKING:
    from re import Match

_COMPANY = "(?:Legal)?CompanyName|CompanyLegalName|LegalName|TradingName|BusinessName"
_COMPANY_NEEDLES = (
    "companyname", "companylegalname", "legalname", "tradingname", "businessname",
)  # fmt: skip
_SIGN = r"(?:\\*[\"']|&quot;)?\s{0,4}[=:]\s{0,4}"
_TEXT = (
    r"(?:(?P<q>\\{0,8}\"|&quot;)(?P<value>(?:(?!(?P=q)|&quot;)[^\"\n<>])++)"
    r"|(?P<p>\\{0,8}'|&apos;)(?P<apart>(?:(?!(?P=p)|&apos;)[^\"\n<>]|'(?=\w))++))"
)
_ENDINGS = "qbw|qbb|qbm|qbx|qby|qba|qbo|qbj|qbt|qss|qsm|tlg|nd|iif|lgb|des|ofx|qfx|qif|qbr|qpd"
_COMMON = frozenset((".nd", ".des"))
"""Endings that other programs use too: the name must stand in a path."""
_BOOKS = (
    r"QB|QBData|QB[ _]?Files|(?:Company|Client|Customer)[ _]?Files|Quick[ _]?Books[ _]?(?:Data"
    r"|Files|Company[ _]?Files)?|Mandanten|Firmen|Clients?|Customers?|Companies|Kunden|Mandanten"
    r"daten|Clientes?|Empresas?|Clienti|Aziende|Klanten|Bedrijven|Sociétés|Dossiers?(?: clients?)?"
    r"|Buchhaltung|Buchhaltungen|Books|Bookkeeping|Accounting|Accounts|Contabilidad|Comptabilité"
    r"|Contabilidade|Contabilità|Boekhouding|Payroll|Tax Returns?|Taxes|Steuern|My Drive"
    r"|Meine Ablage|Mon Drive|Mi unidad|O meu disco|Mijn Drive|sites|vhosts|wwwroot|htdocs"
    r"|Shared drives|Geteilte Ablagen"
)

_LIMITS = r"\\/:*?\"<>|=\t\n"
_CONNECTING = frozenset(("&", "and", "und", "et", "of", "y", "e", "de", "-"))


def _held(match: Match[str], naming: Naming) -> str:
    """A company's name in quotes, whole: an apostrophe within a word ends none."""
    value = match["value"] or match["apart"]
    if re.search(r"(?i)\.qb[a-z]$|[\\/]", value) or not value.strip():
        return match[0]
    naming.learn("company", value.rstrip("\\"))
    end = len(value) - len(value.rstrip("\\"))
    name = naming.name("company", value[: len(value) - end])
    return match[0][: -len(value)] + name + value[len(value) - end :]


def _window(match: Match[str], naming: Naming) -> str:
    """What stands before the product's name in a window's title."""
    part = match["part"]
    stem = _title(part.rstrip()).strip()
    if not stem or not stem[0].isupper() or tells_nothing(stem) or naming.kept(stem):
        return match[0]
    naming.learn("company", stem)
    at = part.rindex(stem)
    return part[:at] + naming.name("company", stem) + part[at + len(stem) :] + match["product"]


def _folder(match: Match[str], naming: Naming) -> str:
    """The folder of one company below the folder of all of them."""
    folder = match["folder"]
    if not worth_learning(folder) or tells_nothing(folder) or re.match(_NO_COMPANY, folder):
        return match[0]
    naming.learn("company", folder)
    return match["head"] + naming.name("company", folder)


_NO_COMPANY = (
    r"(?i)no company open$|logs?$|bin$|quickbooks|intuit|sample|templates?$|restored"
    r"|images?$|attach|components?$|\."
)


def _connected(match: Match[str], naming: Naming) -> str:
    """An application that was added to Intuit's Web Connector: mostly called after a company."""
    if re.search(PROGRAMS, match["folder"]) or " " not in match["folder"]:
        return match[0]
    return _folder(match, naming)


def _shared(match: Match[str], naming: Naming) -> str:
    """A shared folder's name, but for those that every machine has."""
    folder = match["folder"]
    plain = folder.rstrip("$").lower()
    named = re.search(r"[A-Z _&$-]|\d", folder) and re.search("[a-z]{3}", plain)
    if plain in _SHARES or not named or re.fullmatch(f"(?i){_BOOKS}", folder):
        return match[0]
    return match["head"] + naming.name("company", folder)


def _document(match: Match[str], naming: Naming) -> str:
    """A document of somebody's: words written like a name."""
    part = match["part"]
    if re.search(PROGRAMS, part) or re.search(_PAPERS, part) or tells_nothing(part):
        return match[0]
    return naming.name("company", part) + match["ending"]


_USUAL = (
    r"(?:my )?documents|dokumente|documentos|desktop|downloads|onedrive|dropbox|archive|old|new"
    r"|current|temp|backups?|restored?|samples?|clients?|program files.*|intuit|public|users|home"
    r"|[\d._ -]+|[a-z]|year.*|fiscal.*|company|main|live|production|test.*|shared?"
)
"""Folders of everybody's."""
_SHARES = frozenset(
    """
    users user homes home public shared share shares data daten datos dados donnees data1 netlogon
    sysvol admin ipc print backup backups files file qb qbdata quickbooks quickbooksdata company
    documents docs profiles apps software temp tmp scans scan common device windows programdata
    redirectedfolders folderredirection roamingprofiles userfolders profile
    intuit system32 program appdata pipe globalroot mailslot
    """.split()  # noqa: SIM905
)
_PAPERS = (
    r"(?i)\\b(?:report|notes|readme|release|list|template|sample|chart|license|manual|guide|export"
    r"|import|config|settings|company files?|information|summary|third|terms)\\b"
)


def _file(match: Match[str], naming: Naming) -> str:
    """A company file's name: all of it after a separator, else the words that look like it."""
    part = match["part"]
    if part[-1:].isspace():
        return match[0]
    inside = match.start() and match.string[match.start() - 1] in '\\/"='
    stem = part if inside else _title(part)
    stem = re.split(r"&quot;|(?<!\w)'", stem)[-1].strip()
    stem = re.sub(r"(?i)\.qbw$", "", stem)
    if not stem:
        return match[0]
    common = not inside and match["ending"].lower() in _COMMON
    if common and (" " not in stem or re.search(PROGRAMS, stem)):
        return match[0]
    if " " in stem:
        naming.learn("company", stem)
    at = part.rindex(stem)
    return part[:at] + naming.name("company", stem) + part[at + len(stem) :] + match["ending"]


def _title(words: str) -> str:
    """The last words of a sentence that are written like a name."""
    if bracketed := re.fullmatch(r"(.*\w[^\w\s]?)( ?(?:\([^()]*\)|\[[^\[\]]*\]))", words):
        title = _title(bracketed[1])
        return title and title + bracketed[2]
    found: list[str] = []
    for word in reversed(words.split(" ")):
        opens = word[:1] in ("'", "(", "[", "{")
        first = word[1:2] if opens else word[:1]
        named = first.isupper() or first.isdigit() or (found and word in _CONNECTING)
        if found and not named:
            break
        found.insert(0, word)
        if opens or not named:
            break
    while len(found) > 1 and found[0] in _CONNECTING:
        found.pop(0)
    return " ".join(found).lstrip("([{'")


def _beside(match: Match[str], naming: Naming) -> str:
    """The folder that a company file lies in is mostly called after the company."""
    folder = match["folder"]
    usual = re.fullmatch(rf"(?i){_BOOKS}|(?:{'|'.join(_SHARES)})|{_USUAL}", folder.strip())
    if usual or not folder[:1].isupper() or re.search(PROGRAMS, folder):
        return match[0]
    return _folder(match, naming)


RULES = (
    Rule(
        "company",
        r"(?i)(?P<head>[\\/]{1,4})(?P<folder>[^\\/:*?\"<>|=\n]{2,60}+)"
        r"(?=[\\/]{1,4}[^\\/:*?\"<>|\n]{1,80}\.(?:qb[wbmxay]|tlg|nd)\b)",
        _beside,
        tuple(f".{ending}" for ending in ("qbw", "qbb", "qbm", "qbx", "qba", "qby", "tlg", "nd")),
        r"\.(?:qb[wbmxay]|tlg|nd)(?!\w)",
    ),
    Rule(
        "company",
        r"(?P<head>Connecting to ')(?P<folder>[^'\n]{2,80})(?=' (?:started|failed|succeeded))",
        _connected,
        ("connecting to '",),
    ),
    Rule(
        "company",
        rf"(?i)(?:{_COMPANY}|company[_ ]name|(?:customer|vendor|supplier|client)[_ "
        rf"]?name){_SIGN}{_TEXT}",
        _held,
        (
            *_COMPANY_NEEDLES,
            "company name",
            "company_name",
            *(
                f"{who}{gap}name"
                for who in ("customer", "vendor", "supplier", "client")
                for gap in ("", " ", "_")
            ),
        ),
        reach=20,
    ),
    Rule(
        "company",
        rf"(?i)<(?:company|customer|vendor|organi[sz]ation)\b[^<>\n]{{0,200}}?\s(?:name"
        rf"|title){_SIGN}{_TEXT}",
        _held,
        ("<company", "<customer", "<vendor", "<organi"),
    ),
    Rule(
        "company",
        r"(?P<part>[^\"\u201c\n=<>|]{2,90}?)(?P<product> {1,3}- {1,3}(?:Intuit )?QuickBooks(?=[ "
        r":\"]|$))",
        _window,
        ("- quickbooks", "-  quickbooks", "- intuit quickbooks"),
    ),
    Rule(
        "company",
        rf"(?i)(?:(?<=[{_LIMITS}])|^)(?P<part>[^{_LIMITS}.]*+(?:\.(?!"
        rf"(?:{_ENDINGS})\b)[^{_LIMITS}.]*+)*+)"
        rf"(?P<ending>\.(?:{_ENDINGS})\b(?:\.(?:tlg|nd)\b)?)",
        _file,
        tuple(f".{ending}" for ending in _ENDINGS.split("|")),
        rf"\.(?:{_ENDINGS})(?!\w)",
    ),
    Rule(
        "company",
        rf"(?i)(?<=[\\/:])(?P<head>(?:{_BOOKS})\$?(?:\\{{1,4}}|/{{1,2}})(?:(?:\d{{4}}|[A-Z])"
        rf"(?:\\{{1,4}}|/{{1,2}}))?)(?!(?:{_BOOKS})\$?[\\/])(?P<folder>[^\\/:*?\"<>|\n]{{2,80}}+)(?=[\\/])",
        _folder,
        ("\\", "/"),
        rf"[\\/:](?:{folded(_BOOKS)})\$?[\\/]",
    ),
    Rule(
        "company",
        r"(?i)(?P<head>/Volumes/)(?P<folder>(?!Macintosh HD|Recovery|Preboot|Data\b|VM\b)"
        r"[^/:*?\"<>|\n]{2,60})(?=/|$)",
        _folder,
        ("/volumes/",),
    ),
    Rule(
        "company",
        r"(?P<head>\\(?<![\w:.)}%>\]\\].)\\{1,3}[\w.-]{1,63}\\{1,2})(?P<folder>[\w][\w"
        r" .&-]{1,60}\$?)(?=\\|[\"'\s]|$)",
        _shared,
        ("\\\\",),
    ),
    Rule(
        "company",
        r"(?:(?<=[\\/])|(?<=[:=>] ))(?P<part>[A-ZÀ-Þ][\w'\u2019&.-]{1,40}(?:"
        r" (?:[A-ZÀ-Þ][\w'\u2019&.-]*|&|und|and|de|y|et)){1,5})(?P<ending>\.(?:pdf|xlsx?|xlsm|csv"
        r"|docx?|xml|zip|bak|msg|eml|txt|ods|odt|rar|json|\dz))(?!\w)",
        _document,
        (
            ".pdf", ".xls", ".csv", ".doc", ".xml", ".zip", ".bak", ".msg", ".eml", ".txt", ".ods",
            ".odt", ".rar", ".json", ".0z",
        ),
    ),
    Rule(
        "company",
        r"(?P<head>QuickBooks[^\n\[]{0,60}[-\u2013] ?\[)(?P<folder>(?!Chart|Home|Not |Customer"
        r"|Vendor|Employee|Report)[^\]\n]{2,80})(?=\])",
        _folder,
        ("quickbooks",),
        far("quickbooks", r"\["),
    ),
)  # fmt: skip
