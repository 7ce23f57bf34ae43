"""Companies in names of files and jobs, in capitals, in SQL and on what was printed."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import TITLE, is_name, replaced, whole
from .naming import Naming, Rule
from .normal import folded
from .nouns import PROGRAMS

if TYPE_CHECKING:
    from re import Match

_SURE = (
    "ltd llc llp gmbh ggmbh mbh ohg ug gbr partg bv b-v nv vof bvba sarl sas sasu eurl srl spa snc"
    " lda ltda oyj aps plc pllc sro doo kft sdn-bhd pty incorporated "
)
_LIKELY = (
    "inc co corp ag kg sa sl ab as oy se ev eg ek eu son sons soehne soehne-gmbh partner group"
    " holding"
)
_ALL = (*_SURE.split(), *_LIKELY.split())
_CAPITALS = """
    BAKERY BAKERS BUTCHERS PLUMBING PLUMBERS ROOFING LANDSCAPING CATERING CONSTRUCTION BUILDERS
    CARPENTRY
    JOINERY MASONRY DENTAL DENTISTRY VETERINARY PHARMACY OPTICIANS CLINIC FLORIST FLORISTS
    FLOWERS NURSERIES FARMS
    STABLES KENNELS ORCHARD ORCHARDS VINEYARDS WINERY BREWERY BREWING DISTILLERY CAFÉ CAFE
    BISTRO RESTAURANT DINER
    PIZZERIA GRILL TAVERN HOTEL MOTEL INN PUB ARMS BARBERS GROOMING LAUNDRY CLEANERS JANITORIAL
    MOVERS TRUCKING FREIGHT
    HAULAGE TOWING AUTOMOTIVE YACHTS REALTY REALTORS ATTORNEYS ARCHITECTS SURVEYORS UPHOLSTERY
    LUMBER WELDING
    ELECTRICIANS FLOORING FENCING DAYCARE PRESCHOOL CHURCH MINISTRIES PARISH JEWELERS JEWELLERY
    BOUTIQUE TAILORS
    OUTFITTERS PHOTOGRAPHY FUNERAL HOSPICE BÄCKEREI KONDITOREI METZGEREI FLEISCHEREI GASTHOF
    GASTHAUS WIRTSHAUS
    AUTOHAUS TISCHLEREI SCHREINEREI SCHLOSSEREI SPENGLEREI KLEMPNEREI GÄRTNEREI GARTENBAU
    HOLZBAU METALLBAU
    HAUSVERWALTUNG KANZLEI ZAHNARZTPRAXIS APOTHEKE STEUERBERATUNG FAHRSCHULE FRISEUR REISEBÜRO
    SPEDITION WEINGUT
    HOFLADEN DRUCKEREI ZIMMEREI BRAUEREI BOULANGERIE BOUCHERIE PÂTISSERIE PATISSERIE PLOMBERIE
    MENUISERIE MAÇONNERIE
    PHARMACIE CLINIQUE FLEURISTE COIFFURE TRAITEUR PANADERÍA PANADERIA CARNICERÍA FONTANERÍA
    FERRETERÍA TALLERES
    BODEGAS CLÍNICA FARMACIA PELUQUERÍA ASESORÍA PADARIA PASTELARIA FARMÁCIA BAKKERIJ SLAGERIJ
    LOODGIETER APOTHEEK
    PANIFICIO MACELLERIA FALEGNAMERIA TRATTORIA RISTORANTE AUTOFFICINA
"""
_PLACES = r"(?:till|kasse|caisse|caja|cassa|register|pos|counter|desk|printer|terminal)"
_FIRMS = (
    r"(?:firms?|compan(?:y|ies)|customers?|clients?|vendors?|suppliers?|tenants?|organi"
    r"[sz]ations?|accounts?|kunden|mandanten|lieferanten"
    r"|clientes|empresas|sociétés|merchants?|stores?|businesses)"
)
_LETTER = r"[A-ZÀ-ÖØ-Þ]"


def _file(match: Match[str], naming: Naming) -> str:
    """``hart-und-soehne-gmbh_2025.pdf``: words up to a legal form."""
    form = match["form"]
    parts = re.split("[-_]", match["value"])
    likely = form not in _SURE.split()
    program = re.search(PROGRAMS, re.sub("[-_]", " ", match["value"])) or not is_name(
        match["value"]
    )
    if (likely and (len(parts) < 3 or program)) or (program and len(parts) < 3):
        return match[0]
    return replaced("company", match, naming)


def _company(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    known = is_name(re.sub("(?i)^the ", "", value))
    if not known or re.search(PROGRAMS, value) or len(value) < 4:
        return match[0]
    if " " in value:
        naming.learn("company", value)
    return replaced("company", match, naming)


def _queried(match: Match[str], naming: Naming) -> str:
    value = match["value"].replace("''", "'").strip("%")
    if not is_name(value) or len(value) < 3:
        return match[0]
    return replaced("company", match, naming)


RULES = (
    Rule(
        "company",
        rf"(?i)(?<![\w.])(?P<value>(?!\d)[^\W_]{{2,30}}(?:[-_][^\W_]{{1,30}}){{0,6}}?[-_]"
        rf"(?P<form>{'|'.join(_ALL)}))"
        r"(?=[-_](?:\d|backup|bak|export|books|data|old|new|archive|copy|final|qb)|\.(?:zip|7z|rar"
        r"|tar|t?gz|bak|pdf|xlsx?|csv|docx?|xml|json|qb\w|sql|db|log|txt|msg|eml|iif|ods|odt))",
        _file,
        needles=tuple(f"{sign}{form}" for sign in "-_" for form in _ALL),
        gate=rf"[^\W_][-_](?:{'|'.join(_ALL)})(?:[-_.])",
    ),
    Rule(
        "company",
        rf"(?<![\w'’&-])(?P<value>(?:(?:{_LETTER}[A-ZÀ-ÖØ-Þ'’.-]*+|&|UND|AND|OF) ){{0,4}}?"
        rf"(?:{'|'.join(_CAPITALS.split())})(?: (?:{_LETTER}[A-ZÀ-ÖØ-Þ'’.-]++|&)){{0,3}})(?!"
        r"[\w-])",
        lambda match, naming: _company(match, naming) if " " in match["value"] else match[0],
needles=tuple(folded(_CAPITALS).split()),
        gate=(
            rf"(?<![a-z])(?:{'|'.join(_CAPITALS.split())})(?![a-z])"
        ).lower().translate({ord(c): "_" for c in "éäöüâçíáñóê"}),
    ),
    Rule(
        "company",
        rf"(?P<head>(?<![^\W\d_])[a-z]{{2,20}}[_-])(?P<value>{TITLE})(?=[_-]\d[\w.-]{{0,30}}"
        r"\.(?:csv|xlsx?|pdf|iif|zip|docx?)(?!\w))",
        lambda match, naming: _company(match, naming) if " " in match["value"] else match[0],
        (".csv", ".xls", ".pdf", ".iif", ".zip", ".doc"),
        r"[_-]0[\w.-]{0,30}\.(?:csv|xlsx?|pdf|iif|zip|docx?)",
    ),
    Rule(
        "company",
        rf"(?P<head>(?i:\bprinted (?:by|at|from|on) {_PLACES}[ ]?\w{{0,6}}, ?))(?P<value>{TITLE})",
        _company,
        ("printed ",),
    ),
    Rule(
        "company",
        r"(?P<head>(?i:(?<![\w.-])(?:job|task|schedule|flow|pipeline|backup|archive|sync"
        rf"|profile|export)(?: name)?[ ]?[:=\"' \\]{{1,3}})(?:(?:[a-z0-9]+[-_])+|(?:(?:Backup"
        r"|Sync|Export|Import|QB|QuickBooks|Nightly|Daily|Weekly)(?: of| for)? )+))"
        rf"(?P<value>{_LETTER}[\w'’&.]+(?: (?:&|and|und|of|de|y|et|{_LETTER}[\w'’&.]*)){{1,5}})"
        r"(?=[-_][a-z0-9]|[\"']|$|[ ](?:ran|ended|failed|started|done|ok)\b)",
        _company,
        words=whole("job task schedule flow pipeline backup archive sync profile export jobname"
        " taskname"),
    ),
    Rule(
        "company",
        r"(?i)(?P<head>(?<![\w.])(?:(?:from|update|join|into)[ ][`\"\[]?"
        rf"(?:\w{{1,20}}\.)?{_FIRMS}[`\"\]]?\b[^\n]{{0,200}}?\b[\w.]{{0,30}}name[`\"\]]?"
        r"|(?:legal_?|company_?|customer_?|vendor_?|client_?|tenant_?|firm_?|kunden_?"
        r"|firmen_?)name)[ ]?(?:=|<>|like|in[ ]?\()[ ]?N?')(?P<value>(?:[^'\n]|''){2,80})(?=')",
        _queried,
        ("name", "like"),
        r"name[`\"\]]?[ ]?(?:=|<>|like|in[ ]?\()[ ]?n?'",
    ),
)  # fmt: skip
