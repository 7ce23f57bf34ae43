"""Companies: in fields, in sentences, on invoices and payments."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import FIELD, SIGN, is_name, keyed, replaced, whole
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_WEAK = (
    r"(?i)client|cliente|vendor|organi|org\b|tenant|datei|job|proje|store|shop|account|titul|file"
    r"|data|business"
)
"""Words that stand before a program's or a maker's name as well: one word behind them is none."""


def _company(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    weak = re.match(_WEAK, match["head"]) and (
        not re.search(r"\w[ &,]", value) or re.search(r"\d\.\d", value)
    )
    if not is_name(value) or weak or re.fullmatch(r"[A-Z0-9]+(?:_[A-Z0-9]+)+", value):
        return match[0]
    if " " in value.strip():
        naming.learn("company", value)
    return replaced("company", match, naming)


_FORM = (
    r"(?:Pty |Pte |Pvt |Nig |PTY |PTE )?(?:Ltd|LTD|Ltda|LTDA)|Limited|LIMITED|LLC|L\.L\.C|LLP"
    r"|L\.L\.P|PLLC|P\.L\.L\.C|Inc|INC|Incorporated|Corp|Corporation|PLC|plc|PBC|P\.C|CIC|C\.I\.C"
    r"|Co-op|Cooperative|Sdn\.? Bhd|g?G?GmbH(?: & Co\.? ?(?:KGaA|KG|OHG))?|GMBH|Ges\.? ?m\.? ?b\.?"
    r" ?H|mbH|OHG|KGaA|KG|AG|UG(?: \(haftungsbeschränkt\))?|GbR|GesbR|PartG(?: ?mbB)?|e\. ?K|e\. ?U"
    r"|e\. ?V|eG|e\. ?G|Stiftung|B\.V|BV|N\.V|NV|V\.O\.F|VOF|C\.V|BVBA|CVBA|S\.A\.? de C\.V|S\. ?de"
    r" R\.L|S\.A|S\.L\.U|S\.L|SLU|S\.C|E\.I\.R\.L|EIRL|EIRELI|S\.r\.l\.s|S\.r\.l|S\.R\.L|SRL|Srl"
    r"|S\.p\.A|S\.P\.A|SpA|S\.n\.c|S\.a\.s|SARL|S\.A\.R\.L|SASU|SAS|EURL|SNC|SCI|SCOP|Lda|S\.A\.S"
    r"|ApS|A/S|ASA|ANS|Oyj|Oy|Tmi|Ky|HB|AB|s\. ?r\. ?o|a\. ?s|v\. ?o\. ?s|d\. ?o\. ?o|Sp\. ?z ?o\."
    r" ?o|S\.K\.A|Kft|Bt|Zrt|Nyrt|EOOD|OOD|SIA|UAB|OÜ|Ltd\. ?Şti|A\.Ş|Kabushiki Kaisha|K\.K|GmbH"
    r"|(?:&|&amp;|[Aa]nd|AND|[Uu]nd|UND|[Ee]t|y|e|en|og|och) (?:Sons?|SONS?|Daughters?|DAUGHTERS?"
    r"|Co|CO|Söhne|SÖHNE|Sohn|Partners?|PARTNERS?|Fils|FILS|Brothers|Bros|Associates|Töchter|Hijos"
    r"|Filhos|Irmãos|Figli|Zonen|Zoon|Sønner|Cie|Company|Sisters|Family|Kollegen)"
)
_FORMS = rf"(?:{_FORM})(?:\.?,? (?:{_FORM}))*+"
_SHORT_FORMS = (
    r"(?:AS|SE|HB|KB|LP|L\.P|PC|SA|Ab|Group|Holdings?|Trust|Foundation)(?=[ ]?(?:[.,;:)\]\"'»|"
    r"(<]|$|\n|-\s|[–—]))"
)
"""The same where they end what is said: they are other words as well."""
"""What a company's name ends with."""
_PART = (
    r"(?:[A-ZÀ-Þ][\w'’&.-]*+|\([A-ZÀ-Þ][\w' ]{1,20}\)|'t|&(?:amp;)?|and|und|et|y|e|de|du|la|von"
    r"|van|der|den|am|of|zum|do|da)"
)
_ENTRY = (
    r"(?:company|customer|vendor|supplier|client|kunde|firma|lieferant|list element|kundin|cliente"
    r"|klant|mandant|société|fournisseur|session started for|company file|qbcompany|tenant"
    r"|organi[sz]ation|proveedor|empresa|bedrijf|leverancier|azienda|ditta|fornitore|fornecedor"
    r"|the name|der name|le nom|el nombre|o nome|dsn|qbdsn|data source|familie|grabstein"
    r"|project|job|file|datei|fichier|archivo|ficheiro|bestand)"
)


def _formed(match: Match[str], naming: Naming) -> str:
    """Words up to a legal form; makers of programs are no customers."""
    value = match["value"]
    if not is_name(value) or re.match(_MAKERS, value):
        return match[0]
    naming.learn("company", value)
    return replaced("company", match, naming)


_MAKERS = (
    r"(?:Apache|Microsoft|Intuit|Codat|Intel|Oracle|Google|Apple|Adobe|Red Hat|VMware|IBM|Dell|HP"
    r"|Cisco|Citrix|Amazon|Mozilla|Realtek|VIA|NVIDIA|Broadcom|Advanced|Silicon|American|Phoenix"
    r"|Copyright|Free|The|Let's|Internet|World|Python|DigiCert|GlobalSign|Sectigo|Entrust"
    r"|Verisign|GoDaddy|Starfield)\b"
)


_NEAR_FORMS = """
    ltd limited ltda llc l.l llp inc corp plc pllc p.l pbc p.c cic c.i co- coop sdn gmbh
    ggmbh ges mbh ohg kg ag ug gbr gesbr partg e.k e.u e.v e. eg stiftung b.v bv n.v nv v.o
    vof c.v bvba cvba s.a s.l s.c s.r s.p s.n s. slu eirl e.i eireli srl spa sarl sas eurl
    snc sci scop lda aps a/s asa ans oy tmi ky hb ab as se kb lp pc sa v. d.o d. sp. kft bt
    zrt nyrt eood ood sia uab o_ a._ a.s kabushiki k.k son daughter co s_hne sohn partner
    fils bro associates t_chter hijos filhos irm_os figli zonen zoon s_nner cie company
    sisters family kollegen group holding trust foundation l.p pty pte pvt nig
"""
"""With what forms begin, in folded letters."""

RULES = (
    Rule(
        "company",
        rf"(?i)(?P<head>(?<![^\W_]){_ENTRY}(?:[ _]?name)?[ ]?[=: ][ ]?\")"
        r"(?P<value>[^\W_][^\"\n=]{0,60}[ ]\"\w[^\"\n=]{0,60}\"[^\"\n=]{0,60})(?=\"(?!\w))",
        _company,
        ('"',),
        rf"{_ENTRY}(?:[ _]?name)?[ ]?[=: ][ ]?\"",
    ),
    keyed(
        "company",
        "company;company name;legal name;legalname;trading name;business name;vendor;vendor name"
        ";supplier;supplier name"
        ";customer;customer name;client name;payee;payer;organi[sz]ation;firma"
        ";firmenname;kundin;qbcompany"
        ";unternehmen;kunde;kundenname"
        ";lieferant;mandant;debitor;kreditor;société;entreprise;raison sociale;client;fournisseur"
        ";empresa;cliente;proveedor"
        ";fornecedor;bedrijf;bedrijfsnaam;klant;leverancier"
        ";azienda;ditta;denominazione;denominación;dénomination;naam bedrijf;session ended"
        ";license holder;ragione sociale;razón social;razão social;nom commercial;nome comercial"
        ";organisation;org;tenant;tenant name;business;dba;dba name;doing business as;trading as"
        ";t/a;lizenznehmer;licensee;licensed to;registered to;registered owner;registered"
        " organization;lizenziert für;auftraggeber;auftragnehmer;empfänger;zahlungsempfänger"
        ";destinatario;destinataire;begünstigter;beneficiary;account holder;kontoinhaber;titulaire"
        ";titular;t.n.v.;bank account name;customer job;job;project;projekt;proyecto;projet"
        ";company file;data file;datei;archivo de empresa;bedrijfsbestand;merchant;store;store name"
        ";shop;shop name;practice;praxis;kanzlei;verein;haendler;händler;filiale;branch name"
        ";mandantenname;customer full name;fullname;print as;legal entity;entity;billing entity"
        ";workspace"
        ";arbeitsbereich;espace de travail;espacio de trabajo;vertragspartner;arbeitgeber"
        ";employer;employeur;notebook"
        ";notizbuch;standort;reseller;partner;subscriber;account name;kanzleiname;praxisname"
        ";hausverwaltung;buchhaltung von"
        ";insurer;landlord;school;club;parish;clinic".replace("[sz]", "s")
        + ";organization;organisatie;organização;organización",
        FIELD,
        _company,
        sign=SIGN,
    ),
    Rule(
        "company",
        rf"(?P<head>(?i:(?<![^\W_]){_ENTRY}(?: name)?(?: is| ist| est|:)? ?)"
        r"(?:[\"\u201c\u201e«<]|&quot;|&lt;|(?<=[ :])'))(?P<value>[^\W_](?:(?!&quot;|&gt;"
        r"|'(?!\w))[^\"\u201c\u201d»<>\n]){1,80}+)(?=[\"\u201d\u201c»>']|&quot;|&gt;)",
        _company,
        words=whole(
            "company customer vendor supplier client kunde firma lieferant list kundin cliente"
            " klant mandant société fournisseur session qbcompany tenant organisation organization"
            " proveedor empresa bedrijf leverancier azienda ditta fornitore fornecedor the der le"
            " el o dsn qbdsn data project job file datei fichier archivo ficheiro bestand"
        ),
    ),
    Rule(
        "company",
        rf"(?<![\w'&.-])(?<!amp;)(?P<value>[A-ZÀ-Þ][\w'’&.-]*+(?:,? {_PART}){{0,5}}?,? "
        rf"(?:{_FORMS}|{_SHORT_FORMS})(?!\w))",
        _formed,
        tuple(
            f" {form}"
            for form in _NEAR_FORMS.split()
        ),
        r"[\w,;.'&-] (?:(?:pty|pte|pvt|nig)\.? ltd|ltda?|limited|l\.?l\.?[cp]|inc|corp|plc"
        r"|p\.?l\.?l\.?c|pbc|p\.c|c\.?i\.?c|co-?op|sdn|g?gmbh|ges\.? ?m|mbh|ohg|kga?a?|ag|ug|gbr"
        r"|gesbr|partg|e\. ?[kuvg]|eg|stiftung|[bn]\.?v|v\.?o\.?f|c\.v|[bc]vba|s\.?"
        r" ?[alcrpn](?![a-z])|s\.? ?de|slu|e\.?i\.?r\.?l|eireli|srl|spa|sarl|sasu?|eurl|snc|sci"
        r"|scop|lda|aps|a/?s|asa|ans|oyj?|tmi|ky|[hkal][bp]|se|pc|sa|[adv]\. ?[so]|sp\. ?z|kft|bt"
        r"|zrt|nyrt|e?ood|sia|uab|o_|k\.k|kabushiki|group|holdings?|trust|foundation"
        r"|cooperative)(?![a-z0-9])|(?:&|&amp;|and|und|et|y|e|en|og|och) (?:son|daughter|co|s_hne"
        r"|sohn|partner|fils|bro|associates|t_chter|hijos|filhos|irm_os|figli|zonen|zoon|s_nner|cie"
        r"|company|sisters|family|kollegen)",
        exact=True,
    ),
)  # fmt: skip
