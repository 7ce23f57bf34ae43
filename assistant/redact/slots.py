"""Companies by the place where they stand: behind who works for them, in queries, in messages."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .fields import TITLE, is_name, replaced
from .naming import Naming, Rule
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_STAFF = (
    r"(?:folks|people|guys?|techs?|technicians?|team|auditors?|accountants?|office|owners?"
    r"|bookkeepers?"
    r"|staff|crew|manager|controller|(?:IT|tech) (?:guy|person|lady|support|department|admin)"
    r"|consultant|colleagues?|kollegen|leute|mitarbeiter|l['’]équipe|collègues|gens|compañeros"
    r"|equipo)"
)
_WORKS = (
    rf"(?:{_STAFF} (?:at|for|from|of|with|over at|bei|von|de|chez)|(?:I['’]?m|I am|we['’]?re|we are"
    r"|calling|writing|speaking) (?:here )?(?:with|from|at)|(?:I|we) work (?:for|at)"
    r"|(?:bought|acquired|owned|audited|hosted|managed) (?:out )?by|(?:arbeite|bin) (?:bei|von)"
    r"|travaille (?:chez|pour)|trabajo (?:en|para)|file name[^\n]{0,12} "
    r"(?:still )?"
    r"(?:says|reads|shows)|legal name (?:shows|is)|doing business as|d/b/a|dba|f/k/a)"
)
_LED = (
    r"(?:[Ss]ync summary|[Ss]ummary for|(?:RE|FW|Fwd|AW|WG|Re|Fw): |[Tt]enant|[Cc]ompany|[Ss]tore"
    r"|[Cc]ustomer Center:|[Vv]endor Center:|[Mm]erchant|[Dd]ossier|[Mm]andant|[Oo]rg(?:anization)?"
    r"|[Ss]hop|[Ff]irma|[Ss]ociété|[Ee]mpresa|(?:[Jj]ob|[Ss]ync|[Rr]un|[Ff]ull|[Uu]pdate|[Ii]mport)"
    r"(?: '[\w .-]{1,30}')? for|Expected:|(?<=') for|[Mm]ap:)"
)
_ENDS = (
    r"(?:is not authorized|is not connected|is disconnected|cannot open|could not be opened"
    r"|konnte nicht|kann nicht|ist nicht|est introuvable|n['’]est pas|no se encuentra|no está"
    r"|is the name|has (?:disconnected|been disconnected|revoked)|revoked access|reconnected"
    r"|finished (?:in|after)|synced|was (?:deleted|renamed|moved) |is suspended|is past due"
    r"|opened a"
    r" ticket|connected to)"
)
_COLUMN = (
    r"(?:company|tenant|customer|client|display|org(?:anization)?|vendor|store|merchant|business"
    r"|firma|empresa|soci[eé]t[eé]|legal)[_ ]?(?:display[_ ]?)?(?:full[_ ]?)?(?:name)?"
)
_FIELD = (
    r"(?:company_name|companyName|CompanyName|tenant_name|TenantName|client_name|customer_name"
    r"|org_name|store_name|business_name|legal_name|ORG|ORGANIZATION|TENANT|COMPANY"
    r"|Initial Catalog)"
)


def _shown(match: Match[str], naming: Naming) -> str:
    """Two words or more that begin with capitals, none of them a program's."""
    value = match["value"]
    words = re.findall(r"[^\W\d_]+", value)
    odd = re.search(PROGRAMS, value) or value.isupper()
    if len(words) < 2 or words[0].lower() in NOUNS or odd or not is_name(value):
        return match[0]
    naming.learn("company", value)
    return replaced("company", match, naming)


def _queried(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if not is_name(value.strip("%")) or naming.kept(value):
        return match[0]
    return around(match, naming.name("company", value))


def _held(match: Match[str], naming: Naming) -> str:
    """What a field for a company's name holds, however it is written."""
    value = match["value"].strip()
    odd = re.fullmatch(r"(?i)[\d.]+|true|false|null|master|tempdb|model|msdb|\w+\(.*", value)
    if odd or not is_name(value) or re.search(PROGRAMS, value):
        return match[0]
    return around(match, naming.name("company", match["value"]))


RULES = (
    Rule(
        "company",
        rf"(?P<head>(?i:(?<!\w){_WORKS})[ ]+(?i:the[ ])?[\"'“„«]?[ ]?)(?P<value>{TITLE})",
        _shown,
        (" at ", " for ", " from ", " of ", " with ", " by ", "says", "reads", "shows", "d/b/a",
         "dba",
         "f/k/a", " bei ", " von ", " chez ", " pour ", " en ", " para ", " de ", " as ", " is "),
        r"(?:at|for|from|of|with|by|says|reads|shows|d/b/a|dba|f/k/a|bei|von|chez|pour|en|para|de"
        r"|as|is)"
        r" +(?:the )?[\"'?_]?[ ]?[a-z_]",
    ),
    Rule(
        "company",
        rf"(?P<head>(?<!\w){_LED}[ ]{{0,2}}[\"'“„«<]?[ ]?)(?P<value>{TITLE})"
        r"(?=[ ]?(?:[\"'”“»>:(]|$|\n|,)|[ ](?:->|cannot|can['’]t|could|is|was|has|connected|failed"
        r"|finished"
        r"|done|disconnected|not|est|ist|konnte|no|synced)(?!\w))",
        _shown,
        ("summary", "re:", "fw:", "fwd:", "aw:", "wg:", "tenant", "company", "store", "center:",
         "merchant", "dossier", "mandant", "org", "shop", "firma", "soci_t_", "empresa", " for ",
         "expected:", "map:"),
        r"(?:summary|(?:re|fwd?|aw|wg):|tenant|company|store|center:|merchant|dossier|mandant"
        r"|org\w*|shop"
        r"|firma|soci_t_|empresa|for|expected:|map:) {0,3}[\"'?_<]? ?[a-z_]",
    ),
    Rule(
        "company",
        rf"(?m)(?P<head>(?:^|[:\]>-][ ])[ ]?[\"'“„«]?[ ]?)(?P<value>{TITLE})"
        rf"(?=[ ]?[\"'”“»]?[ ]{_ENDS})",
        _shown,
        ("is ", "cannot open", "could not be", " nicht", " est ", "n'est", " no ", " has ",
         "revoked",
         "reconnected", "finished ", "synced", "was ", "opened a", "connected to"),
        r"(?:is|cannot|could|konnte|kann|ist|est|n.est|no|has|revoked|reconnected|finished|synced"
        r"|was|opened"
        r"|connected)[ ]",
    ),
    Rule(
        "company",
        rf"(?i)(?P<head>(?<![a-z]){_COLUMN}[\]\"`]?[ ]?(?:=|i?like|in[ ]?\(|==)[ ]?N?')"
        r"(?P<value>[^'\n<>]{2,80})(?=')",
        _queried,
        ("company", "tenant", "customer", "client", "display", "org", "vendor", "store", "merchant",
         "business", "firma", "empresa", "soci", "legal"),
        r"(?:name|company|tenant|customer|client|display|org\w*|vendor|store|merchant|business"
        r"|firma|legal"
        r"|empresa|soci_?.?t_?.?)[\]\"`]? ?(?:==?|i?like|in ?\() ?n?'",
    ),
    Rule(
        "company",
        rf"(?P<head>(?<![\w.]){_FIELD}[\"']?[ ]?[:=][ ]?[\"']?)(?P<value>(?!<)[^\n\"';,<>{{}}="
        rf"|&]{{3,60}}?)"
        r"(?=[\"';,\n|&]|$|[ ]+[\w.]+=)",
        _held,
        ("name", "org", "tenant", "company", "catalog"),
        r"(?:_?name|org|organization|tenant|company|catalog)[\"']? ?[:=] ?[\"']?[a-z_]",
    ),
)  # fmt: skip
