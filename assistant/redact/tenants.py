"""Companies as services call them: tenants, slugs, addresses at hosts, tickets, faxes."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .fields import TITLE, is_name, replaced, whole
from .naming import REMOVED, Naming, Rule
from .normal import far
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_WHO = (
    r"(?:firm|biz|company|customer|client|vendor|tenant|org|organi[sz]ation|account|workspace|site"
    r"|merchant|business|entity|supplier|subscriber|shop|store|practice|kunden?|firmen?|mandanten?"
    r"|lieferanten?|societe|cliente|empresa)"
)
_ATTRIBUTE = r"(?:name|tag|slug|label|title|handle|display_?name|alias|short_?name|domain|folder)"
_SLUG = r"[a-z][a-z0-9]+(?:-[a-z0-9]{2,30}){1,6}"
_PARTS = whole(
    "prod production dev devel test tests testing stage staging live default main local eu us uk de"
    " emea apac north south east west central region zone node pod cluster read only write self"
    " auto re pre non multi single cross in on off up down out wide side based level api web app"
    " service server client user id name key admin system global shared common public private"
    " internal external new all any no not quickbooks qb qbd online desktop connector sync full"
    " half specific scoped owned facing aware ready safe settings page list search profile status"
    " login details edit history overview config example"
)
"""Parts of names that operators give, and of plain words with a dash."""
_WORDS = (
    r"(?:org|organi[sz]ation|tenant|company|customer|client|vendor|supplier|account|subscriber"
    r"|merchant|workspace|shop|firma|kunde|kundin|lieferant|mandant|fournisseur|société|proveedor"
    r"|cliente|empresa|klant|leverancier|bedrijf|fornitore|azienda|ditta|fornecedor)"
)
_QUOTED = (
    r"(?:\"(?P<a>[^\"\n]{2,80})\"|'(?P<b>(?:[^'\n]|'(?=\w)){2,80})'(?!\w)"
    r"|«[ \u00a0]?(?P<c>[^«»\n]{2,80}?)[ \u00a0]?»|[„“](?P<d>[^„“”\n]{2,80})[“”]"
    r"|»(?P<f>[^«»\n]{2,80})«|‹[ ]?(?P<e>[^‹›\n]{2,80}?)[ ]?›)"
)
_STATES = (
    r"(?:schema|migrated|migration|suspended|locked|disabled|enabled|expired|deleted|created"
    r"|archived|restored|provisioned|activated|deactivated|over quota|not found|unknown|sync|synced"
    r"|is|was|has|not|ok|failed|ready|rows|upgraded|imported|exported)"
)
_HOSTS = (
    r"(?:(?:mail\.)?onmicrosoft\.com|sharepoint\.com|zendesk\.com|atlassian\.net|slack\.com"
    r"|my\.salesforce\.com|freshdesk\.com|okta\.com|myshopify\.com|service-now\.com|bamboohr\.com"
    r"|quickbase\.com|freshbooks\.com|harvestapp\.com|hubspot\.com"
    r"|odoo\.com|jira\.com|gusto\.com|teamwork\.com|mybluehost\.me|wpengine\.com)"
)
_SHARED = whole(
    "www api login support help status app apps developer developers docs auth admin my mail static"
    " assets cdn portal account accounts community blog id sso hooks files global eu us dev test"
)
_ENDED = (
    r"(?:subscription|licen[cs]e|account|tenant|trial|plan|contract|abonnement|abo|lizenz|vertrag"
    r"|suscripción|licencia|assinatura|abbonamento)"
)


def _named(match: Match[str], naming: Naming) -> str:
    """``customer_tag=Sternberg-Immobilien``, ``org_slug: st-brigid-parish``."""
    value = match["value"].strip()
    slug = re.fullmatch(_SLUG, value)
    written = re.search(r"[A-ZÀ-Þ]", value) and not re.fullmatch(r"[A-Z0-9_]+", value)
    program = re.search(PROGRAMS, value) or re.search(
        r"(?i)\.(?:exe|dll|log|qb\w|db|cs|java)$", value
    )
    if not is_name(value) or program or not (slug or written) or (slug and _usual(value)):
        return match[0]
    if " " in value:
        naming.learn("company", value)
    return around(match, naming.name("company", value))


def _usual(slug: str) -> bool:
    """Whether a word with dashes is no name: an operator's, or a plain one."""
    parts = slug.split("-")
    known = sum(part in _PARTS or part.isdigit() for part in parts)
    return parts[0] in _PARTS or known * 2 > len(parts)


def _slug(match: Match[str], naming: Naming) -> str:
    return match[0] if _usual(match["value"]) else replaced("company", match, naming)


def _quoted(match: Match[str], naming: Naming) -> str:
    """``org "X"``: more than one word, or an apostrophe within."""
    group = next(name for name in "abcdef" if match[name])
    value = match[group]
    several = re.search(r"\w[ ’'&]+\w|[a-z][A-Z]", value) and re.search(r"[A-ZÀ-Þ]", value)
    odd = re.search(PROGRAMS, value) or value.split()[0].lower() in NOUNS
    if not several or odd or not is_name(value) or re.search(r"[=<>{}\\/]|\w\.\w", value):
        return match[0]
    naming.learn("company", value)
    start, end = (at - match.start() for at in match.span(group))
    return match[0][:start] + naming.name("company", value) + match[0][end:]


def _several(match: Match[str], naming: Naming) -> str:
    """Several words in capitals, none of them a program's."""
    value = match["value"]
    odd = re.search(PROGRAMS, value) or value.split()[0].lower() in NOUNS
    if " " not in value or odd or not is_name(value):
        return match[0]
    naming.learn("company", value)
    return replaced("company", match, naming)


def _tenant(match: Match[str], naming: Naming) -> str:
    """The part of a host's name that is a customer's."""
    return match[0] if match["value"].lower() in _SHARED else replaced("company", match, naming)


def _city(match: Match[str], naming: Naming) -> str:
    return around(match, naming.secret("value"))


RULES = (
    Rule(
        "company",
        rf"(?P<head>/(?:tenants?|orgs?|organi[sz]ations?|workspaces?|customers?|clients?|companies"
        rf"|accounts?)/)(?P<value>{_SLUG})(?=[/?#\s\"'<)]|$)",
        _slug,
        ("/tenant", "/org", "/workspace", "/customer", "/client", "/companies/", "/account"),
    ),
    Rule(
        "host",
        r"(?P<head>(?<![^\W_])(?i:DC)=)(?P<value>[A-Za-z][\w-]{2,62})(?=,(?i:DC)=)",
        _tenant,
        ("dc=",),
        r"dc=[^,\n]+,dc=",
    ),
    Rule(
        "company",
        rf"(?i)(?P<head>(?<![A-Za-z0-9]){_WHO}[ _.-]?{_ATTRIBUTE}[\"']?[ ]?[:=][ ]?\\{{0,4}}[\"']?"
        rf"|(?<!\w)(?:key|name)=\"{_WHO}[ _.-]?{_ATTRIBUTE}\"[ ]+value=\")"
        r"(?P<value>[^\W_](?:[^\"'\n;,&=<>|()\[\]{}\\]|'(?=\w)|&(?:amp;)?[ ]){1,60}?)"
        r"(?=[ ]+[\w.]{1,40}=|&(?!amp;|[ ])|\\{0,4}'(?!\w)|\\{0,4}[\";,<>|()\[\]{}]|[ ]{2}|[ ]*$)",
        _named,
        tuple(f"{who}{gap}{what}"
              for who in ("firm", "biz", "company", "customer", "client", "vendor",
              "tenant", "org", "ation", "account", "workspace", "site", "merchant", "business",
              "entity", "supplier", "subscriber", "shop", "store", "practice", "kunden", "firmen",
              "mandanten", "lieferanten", "cliente", "empresa")
              for gap in ("", " ", "_", "-", ".") for what in ("name", "tag", "slug", "label",
              "title", "handle", "display", "alias", "short", "domain", "folder")),
        rf"{_ATTRIBUTE}[\"']?(?: ?[:=]| +value=)",
    ),
    Rule(
        "company",
        r"(?P<head>(?<![\w-])(?:x-)?(?:tenant|org|site|workspace|customer|client|firm|company|realm|shop|subdomain)"
        rf"(?:(?:[_-]?(?:id|key|ref))?[\"']?[=:][ ]?[\"']?"
        rf"|[ ](?=[\w-]+[ ]{_STATES}\b)))(?P<value>{_SLUG})(?![\w./\\-])",
        _slug,
        ("tenant", "org", "site", "workspace", "customer", "client", "firm", "company", "realm",
         "shop", "subdomain"),
        r"(?:tenant|org|site|workspace|customer|client|firm|company|realm|shop"
        r"|subdomain)(?:[_-]?(?:id|key|ref))?[\"']?[=: ][ \"']{0,2}[a-z]+[a-z0]*-[a-z0]{2}",

    ),
    Rule(
        "company",
        rf"(?i)(?<![\w.-]){_WORDS}(?:[ ](?:name|nom|nombre))?[ :]{{1,3}}(?-i:{_QUOTED})",
        _quoted,
        words=whole("org organisation organization tenant company customer client vendor supplier"
                    " account subscriber merchant workspace shop firma kunde kundin lieferant"
                    " mandant fournisseur société proveedor cliente empresa klant leverancier"
                    " bedrijf fornitore azienda ditta fornecedor"),
    ),
    Rule(
        "company",
        rf"(?i)(?<![\w.-])(?:ticket|case|incident|order|request|vorgang|anfrage|demande|caso|chamado)"
        rf"[ ]?#?[ ]?[\w-]{{0,8}}\d{{2,10}}[ ]?[:\u2013\u2014-]{{1,2}}[ ](?-i:{_QUOTED})",
        _quoted,
        ("ticket", "case", "incident", "order", "request", "vorgang", "anfrage", "demande", "caso",
         "chamado"),
        r"(?:ticket|case|incident|order|request|vorgang|anfrage|demande|caso|chamado) ?#? ?[\w-]*0+"
        r" ?[:?-]{1,2} [\"'?]",
    ),
    Rule(
        "company",
        rf"(?P<head>)(?<![\w'’&.-])(?P<value>{TITLE})(?=[ ](?i:{_ENDED}[ ](?:(?:has|is|was|will|hat"
        r"|ist|wurde|a|est|ha)[ ])?(?:expire[sd]?|renew\w*|revoked|cancell?ed|suspended|ended"
        r"|lapsed|upgraded|terminated|abgelaufen|gekündigt|verlängert|gesperrt|expirée?|résiliée?"
        r"|vencid[oa]|caducad[oa]|scadut[oa]|locked|inactive)))",
        _several,
        ("subscription", "licen", "account", "tenant", "trial", "plan", "contract", "abonnement",
         "abo ", "lizenz", "vertrag", "suscripci_n", "assinatura", "abbonamento"),
        r"(?:subscription|licen[cs]e|account|tenant|trial|plan|contract|abonnement|abo|lizenz"
        r"|vertrag|suscripci_n|licencia|assinatura|abbonamento) (?:\w+ )?(?:expire|renew|revoked"
        r"|cancel|suspended|ended|lapsed|upgraded|terminated|abgelaufen|gek_ndigt|verl_ngert"
        r"|gesperrt|expir_|r_sili_|vencid|caducad|scadut|locked|inactive)",

    ),
    Rule(
        "company",
        rf"(?i)(?<![\w.-])(?P<value>[a-z0-9][a-z0-9-]{{1,40}})(?=(?:-my)?\.{_HOSTS}(?![\w.-]))",
        _tenant,
        ("onmicrosoft.", "sharepoint.", "zendesk.", "atlassian.", "slack.", "salesforce.",
         "freshdesk.", "okta.", "myshopify.", "service-now.", "bamboohr.", "quickbase.",
         "freshbooks.", "harvestapp.", "hubspot.", "odoo.", "jira.",
         "gusto.", "teamwork.", "mybluehost.", "wpengine."),
    ),
    Rule(
        "company",
        r"(?P<head>(?i:(?<!\w)(?:tele)?fax\w{0,12}\b[^\n]{0,60}?[ ](?:an|to|à|para|from|von|aan|a)"
        rf"[ ]))(?P<value>{TITLE})(?=[ ,]{{1,2}}(?:\d{{1,3}}[ ](?i:pages?|p\.|seiten?|páginas?"
        rf"|pagine)"
        r"|(?i:ok|failed|busy|sent|received|delivered|gesendet|empfangen|fehler|besetzt))|[ ]*$)",
        _several,
        ("fax",),
        far("fax", " (?:an|to|_|para|from|von|aan|a) "),

    ),
    Rule(
        "company",
        r"(?P<head>(?i:(?<!\w)(?:ouverture de session|session ouverte|session opened|sesión abierta"
        r"|sesión iniciada|sitzung geöffnet|sitzung|kasse geöffnet|till opened|sessie geopend)"
        rf"[ ]?[:\u2013-][ ]))(?P<value>{TITLE})",
        _several,
        ("session", "sesi_n", "sitzung", "kasse ge", "till opened", "sessie"),
        r"(?:session|ouverte|opened|abierta|iniciada|sitzung|ge_ffnet|geopend) ?[:?-] ",
    ),
    Rule(
        "value",
        r"(?m)(?P<head>^[ \t]*)(?P<value>[A-ZÀ-Þ][\w'. -]{1,40},[ ]{1,2}[A-Z]{2}[ ]{1,2}\d{5}"
        r"(?:-\d{4})?)(?=[ \t]*$)",
        _city,
        (", ",),
        r"(?m)^[ \t]*[a-z_][\w'. -]+, {1,2}[a-z]{2} {1,2}0{5}",
    ),
    Rule(
        "value",
        r"(?P<head><value removed>,?[ ]?(?:\n[ \t]*|,[ ]))(?P<value>(?:[A-Z]{1,2}-)?\d{4,5}[ ]"
        r"[A-ZÀ-Þ][\w.' -]{1,30}|[A-ZÀ-Þ][\w'. -]{1,30},?[ ][A-Z]{1,2}\d{1,2}[A-Z]?[ ]\d[A-Z]{2})"
        rf"(?!{REMOVED})(?=[ \t]*(?:\n|$))",
        _city,
        ("<value removed>",),
        r"<value removed>,? ?(?:$|, )",
        reach=60,
    ),
    Rule(
        "value",
        r"(?m)(?P<head>(?:company|user)-\d+[ \t]*\n[ \t]*)(?P<value>\d{1,5}[a-z]?[ ]"
        r"(?:[A-ZÀ-Þ][\w'.-]*[ ]?){2,4})(?=[ \t]*$)",
        _city,
        ("company-0", "user-0"),
        r"(?:company|user)-0+[ \t]*$",
        reach=60,
    ),
    Rule(
        "company",
        r"(?P<head>(?i:(?<!\w)(?:(?:your|our|the|this|ihre|unsere|die|votre|notre|su|nuestra"
        r"|sua)[ ](?:company|firm|business|firma|entreprise|société|empresa|ditta|azienda)(?:,|"
        r" called| named| namens)|(?:signed up|onboarded|provisioned|churned|enrolled)"
        rf"(?:[ ]customer|[ ]tenant)?:)[ ][\"'„“]?))(?P<value>{TITLE})",
        _several,
        ("company", "firm", "business", "entreprise", "soci_t_", "empresa", "ditta", "azienda",
         "signed up", "onboarded", "provisioned", "churned", "enrolled"),
        r"(?:company|firma?|business|entreprise|soci_t_|empresa|ditta|azienda)(?:,| called| named"
        r"| namens)|(?:signed up|onboarded|provisioned|churned|enrolled)[^\n]{0,10}:",
    ),
    Rule(
        "company",
        rf"(?P<head>(?i:(?<!\w){_ENDED}[ ](?:of|for|von|für|de|pour|para|di"
        rf"|do)[ ]))(?P<value>{TITLE})"
        r"(?=[ ](?i:(?:(?:has|is|was|will|hat|ist|wurde|a|est|ha)[ ])?(?:expire[sd]?|renew\w*"
        r"|revoked|cancell?ed|suspended|ended|lapsed|terminated|abgelaufen|gekündigt|verlängert"
        r"|gesperrt|expirée?|résiliée?|vencid[oa]|caducad[oa]|scadut[oa]|locked|inactive)))",
        _several,
        ("subscription", "licen", "account", "tenant", "trial", "plan", "contract", "abonnement",
         "abo ", "lizenz", "vertrag", "suscripci_n", "assinatura", "abbonamento"),
        r"(?:subscription|licen[cs]e|account|tenant|trial|plan|contract|abonnement|abo|lizenz|vertrag"
        r"|suscripci_n|licencia|assinatura|abbonamento) (?:of|for|von|f_r|de|pour|para|di|do) ",
    ),
    Rule(
        "company",
        rf"(?P<head>:[ \t]?\n[ \t]*)(?P<value>{TITLE})(?=[ \t]*\n[ \t]*<value removed>)",
        _several,
        (":\n", ": \n", ":\t\n"),
        reach=90,
    ),
)  # fmt: skip
