"""Names in address cards, calendars and directories, behind titles and in signatures."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import SIGN, is_name, keyed, replaced, whole
from .given import GIVEN
from .mentions import FULL, NAME, ONE, someone
from .naming import Naming, Rule
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_TITLES = (
    r"(?:mr|mrs|ms|mx|herrn?|hr|frl|mme|mlle|mgr|sr|sra|srta|d[oñ]n|doña|dra?|prof|profa|ing|mag"
    r"|sig|sig\.ra|dott|dott\.ssa|avv|geom|rag|dhr|mevr|mw|rev|fr|sgt|m|pan[ií]?|bc|jud?r|mudr)\.?"
    r"|miss|frau|madame|monsieur|mademoiselle|señora?|señorita|senhora?|signora?|signorina|mevrouw"
    r"|meneer|heer|sir|lady|doctor|doktor|professor|doutor|licenciad[oa]|maître|me\."
)
_GREETING = (
    r"(?:dear|hello|hi|hey|hallo|servus|moin|liebe[rs]?|sehr geehrte[rs]?|werte[rs]?|guten (?:tag"
    r"|morgen|abend)|bonjour|salut|chère?|hola|estimad[oa]|querid[oa]|buen[oa]s (?:días|tardes)"
    r"|ol[áa]|prezad[oa]|car[oa]|gentile|egregio|ciao|beste|geachte|hoi|good (?:morning|afternoon"
    r"|evening)|attn\.?|attention|z\. ?hd\.|hej|cześć|szanown[ya])"
)
_ROLES = (
    "sachbearbeiter;sachbearbeiterin;techniker;technikerin;fahrer;fahrerin;chauffeur;organiser"
    ";organizer"
    ";organisator;organisatorin;organisateur;organizador;organizzatore;next of kin;emergency"
    " contact"
    ";notfallkontakt;contact d'urgence;contacto de emergencia;kassierer;kassiererin;cashier"
    ";caissier;caissière"
    ";cajero;cajera;cassiere;teamleiter;teamleiterin;abteilungsleiter;abteilungsleiterin"
    ";filialleiter"
    ";filialleiterin;ansprechpartner;ansprechpartnerin;bearbeiter;bearbeiterin;pupil;schüler"
    ";schülerin"
    ";élève;alumno;alumna;lehrer;lehrerin;patient;patientin;paciente;heir;erbe;erbin;zeuge;zeugin"
    ";testigo;empfänger;empfängerin;destinataire;destinatario;passenger;passagier;cardholder"
    ";karteninhaber"
    ";kontoinhaber;inhaber;inhaberin;attendee;teilnehmer;teilnehmerin"
    ";eingeladen;invité;chaired by;nurse;foreman;polier;monteur;prüfer;notar;anwalt"
    ";rechtsanwalt;rechtsanwältin;avocat;abogado;abogada;advogado;avvocato;arzt;ärztin;médecin"
    ";médico"
    ";vertreter;vertreterin;salesperson;außendienst;betreuer;betreuerin;gez.;i.a.;i.v.;i. a.;i."
    " v.;ppa.;p.p."
    ";sgd.;sgd;/s/;comment of;comment by;comment from;kommentar von;commentaire de;remote"
    " session of"
    ";note from;note by;notiz von;message from;nachricht von;on behalf of"
    ";im namen von;im auftrag von;written by;schrieb;tested by;acked by;reported by;suggested by"
    ";reviewed by"
    ";maintained by;co-authored by;helped by;hosted by;led by;assisted by;trained by;verified by"
    ";audited by"
    ";countersigned by;interviewed by;translated by;geprüft von;freigegeben von;unterschrieben"
    " von;genehmigt"
    " von;erstellt von;verfasst von;angefordert von;gemeldet von;relu par;approuvé par;signé par"
    ";rédigé par"
    ";revisado por;aprobado por;firmado por;escrito por;atendido por;atendida por;gecontroleerd"
    " door"
    ";goedgekeurd door;je suis;my name's;name is;benutzerin;kundin;eheleute;geschäftsführer"
    ";geschäftsführerin;vorstand;prokurist;prokuristin;lohnempfänger;autora;auteur"
    ";verfasser;gecos;kurier;lieferant herr;carer;pfleger"
    ";pflegerin;landlady;vermieter;vermieterin;propriétaire;locataire;inquilino;inquilina"
    ";vertretung"
    ";stellvertreter;stellvertreterin;bewerber;bewerberin"
    ";solicitante;claimant;godparent;carpenter;plumber"
    ";electrician;gardener;housekeeper;werkstudent;werkstudentin"
    ";verkäufer;verkäuferin;käufer;käuferin;vendeur;acheteur;encargado;encargada"
)
"""Who somebody is; a name follows, with or without a sign."""
_LOOSE_ROLES = (
    "manager;supervisor;operator;agent;owner;driver;guardian;relation;witness;member;host;rep"
    ";contact"
    ";reporter;holder;leader;lead;client;customer;employee;tenant;guest;sender;receiver"
    ";recipient;from;by;via"
    ";executor;dispatcher;delegate;substitute;candidate;candidat;installer;chair;auditor"
    ";participant;participants;trustee;applicant;director;author;invited;signed;seller;buyer"
    ";autor;deputy;trainer;intern;trainee;volunteer;student;teacher;clerk;comprador;vendedor"
    ";disponent;coach;mentor;courier;plaintiff;defendant;session of;request of;message of"
    ";name;cc;to;von;par;por;de;door;da"
)
"""The same words say other things as well: a given name has to follow."""


def _known(match: Match[str], naming: Naming) -> str:
    """A name, and the first of its words is a given name."""
    words = re.findall(r"[^\W\d_]+", match["value"])
    known = words and (words[0] in GIVEN or (len(words) > 1 and words[-1] in GIVEN))
    return someone(match, naming) if known else match[0]


def _titled(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    first = re.split(r"[ -]", value)[0].lower()
    odd = first in NOUNS or first in _NOBODY or re.search(PROGRAMS, value)
    odd = odd or re.search("[a-z]{3}[A-Z]|[A-Z]{2}[a-z]", value)
    if odd or not is_name(value) or (value.isupper() and len(value) < 4):
        return match[0]
    if len(value) > 3:
        naming.learn("user", value)
    return replaced("user", match, naming)


_NOBODY = whole(
    "watson web office team support all everyone everybody friends folks sir madam customer kunde"
    " kunden damen herren frau herr user users members there world proxy no nr not again the we i"
    " is it this client clientes clientes colleagues kollegen kolleginnen alle zusammen ihr sie du"
    " nachbar mitglieder sc redhat robot answer president ladies gentlemen lord god interessent"
    " interessenten equipo équipe tous toutes team-mates partner partners subscriber valued new"
    " applicant candidate mitarbeiter excel outlook powerpoint onenote chrome firefox acrobat"
)


def _card(match: Match[str], naming: Naming) -> str:
    """``N:Last;First;;;`` or ``FN:First Last``."""
    value = match["value"].rstrip(";")
    if not is_name(value) or value.lower() in NOUNS:
        return match[0]
    parts = [part for part in value.split(";") if part]
    if len(parts) > 1:
        naming.learn("user", f"{parts[1]} {parts[0]}")
    else:
        naming.learn("user", value)
    return match["head"] + naming.name("user", value) + match["value"][len(value) :]


RULES = (
    Rule(
        "user",
        rf"(?P<head>(?i:(?<![\w.]){_GREETING},? )(?i:(?:{_TITLES}) ){{0,3}})(?P<value>{ONE}(?: "
        rf"(?:van|von|de|der|den|du|la|di|da) |[ -]{ONE}){{0,2}}(?:[ -]?{ONE})?)"
        r"(?=[\s,.;:!?)\"]|$)",
        _titled,
        words=whole(
            "dear hello hi hey hallo servus moin liebe lieber liebes sehr werte werter guten"
            " bonjour salut cher chère hola estimado estimada querido querida buenos buenas olá ola"
            " prezado prezada caro cara gentile egregio ciao beste geachte hoi good attn attention"
            " z hej cześć szanowny szanowna"
        ),
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w.@/\\-])(?i:(?:{_TITLES}) )(?i:(?:{_TITLES}) ){{0,2}})(?<! m )(?<!\bM"
        r" )(?<!\bFr )(?<!\bMag )"
        rf"(?P<value>{ONE}(?: (?:van|von|de|der|den|du|la|di|da) |[ -]){{0,2}}(?:{ONE})?(?:"
        rf" {ONE})?)(?![\w(=@])",
        _titled,
        words=whole(
            "mr mrs ms mx herr herrn hr frl mme mlle mgr sr sra srta don doña dr dra prof profa ing"
            " mag sig dott avv geom rag dhr mevr mw rev fr m pan paní miss frau madame monsieur"
            " mademoiselle señor señora señorita senhor senhora signor signora signorina mevrouw"
            " meneer heer sir lady doctor doktor professor doutor licenciado licenciada maître"
        ),
    ),
    keyed("user", _ROLES, rf"{NAME}", someone, sign=rf"(?:[ \t]{{1,2}}|{SIGN}|[ ]?/[ ]?"
    rf"[a-z]{{2,12}}[ ]?:[ ])[\"'\u2018-\u201f]?"),
    keyed("user", _LOOSE_ROLES, rf"{NAME}", _known, sign=rf"(?:[ \t]{{1,2}}|{SIGN})"
    r"[\"'\u2018-\u201f]?"),
    keyed(
        "user",
        "relation;relationship;verhältnis;angehörige;angehöriger;kin;kontakt;responsable"
        ";zuständig;betreut von"
        ";erledigt durch;fname;lname;first;last;given;family;nombre;apellido;apellidos;nome"
        ";cognome;prénom;nom"
        ";imię;nazwisko;förnamn;efternamn;fornavn;etternavn;vorname;nachname;voornaam;achternaam"
        ";sobrenome"
        ";cashier;operator;bediener;first name;last name;surname;nachnamen;employee;name on card"
        ";namen",
        rf"{NAME}(?=[\s,;|\"'<)\]&.]|$)|[A-ZÀ-Þ]{{3,20}},? [A-ZÀ-Þ]{{3,20}}(?![\w])",
        _titled,
        sign=rf"(?:{SIGN}|(?<=ame)[ ](?=[A-Z])|(?<=CARD)[ ])",
    ),
    Rule(
        "user",
        r"(?m)(?P<head>(?:^|(?<=\\n)|(?<=[ ;,(]))(?:FN|N|NICKNAME|SORT-STRING)(?:;[^:\n]{0,40})?:)"
        r"(?P<value>[^\W\d][^\n;:\\@]{1,60}(?:;[^\n;:\\@]{0,40}){0,5})",
        _card,
        needles=("fn:", "fn;", "n:", "n;", "nickname", "sort-string"),
        gate=r"(?m)(?:^|[ ;,(n])(?:fn|n|nickname|sort-string)(?:;[^:\n]{0,40})?:",
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w-])(?:CN|SN|GN|GIVENNAME)=\"?)(?P<value>{FULL})(?=[\":;,/\n)]|[ ]*$)",
        _known,
        words=whole("cn sn gn givenname"),
    ),
    Rule(
        "user",
        rf"(?P<head>(?i:(?<![\w-])(?:organizer|attendee|contact|x-[\w-]{{1,20}})(?=[;:])"
        rf"[^\n:]{{0,120}}?CN=\"?))(?P<value>{NAME})(?=[\":;,])",
        someone,
        words=whole("organizer attendee contact x"),
    ),
    Rule(
        "user",
        r"(?m)(?P<head>^[ \t]*(?:cn|sn|givenName|displayName|gecos|initials|name)::?["
        rf" \t]{{1,4}})(?P<value>{NAME})(?=[ \t]*$)",
        someone,
        needles=("cn:", "sn:", "givenname:", "displayname:", "gecos:", "initials:", "name:"),
        gate=r"(?m)^[ \t]*(?:cn|sn|givenname|displayname|gecos|initials|name)::?[ \t]",
    ),
    Rule(
        "user",
        rf"(?P<head>)(?P<value>{FULL})(?=(?:[ ]?[<\"(]?email-\d+[>\")]?)?[ ](?:wrote|writes"
        r"|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev)[ ]?:)",
        someone,
        (" wrote", " writes", " schrieb", " a _crit", " escribi", " escreveu", " ha scritto",
         " schreef", " skrev"),
    ),
    Rule(
        "user",
        rf"(?m)(?P<head>^(?:[ ]{{0,2}}|\t)[\u2014\u2013-]{{1,2}}[ ])(?P<value>{NAME})(?=[ \t]*$)",
        _known,
        needles=tuple(
            f"\n{blank}{dash} "
            for blank in ("", " ", "  ", "\t")
            for dash in ("-", "--", "?", "??")
        ),
        gate=r"(?m)^[ \t]*[?-]{1,2} [a-z_]+(?: [a-z_]+)?[ \t]*$",
    ),
    Rule(
        "user",
        rf"(?P<head>(?:^|(?<=[\s(]))@)(?P<value>{ONE}(?:\.{ONE})?)(?=[\s,:!?)]|$)",
        _known,
        ("@",),
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![^\s\"',;:(]))(?P<value>{ONE}(?: {ONE})?, {ONE}|{ONE})(?=[\"']? ?(?:<"
        rf"|&lt;)(?:[^\s<>@\"]{{1,64}}@[\w.-]|email-\d))",
        _known,
        ("@", "email-"),
    ),
)  # fmt: skip
