"""People in what people write: by what stands before and behind their names in seven languages."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import SIGN, is_name, keyed, replaced
from .naming import Naming, Rule
from .normal import folded
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
ONE = rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)?|{_CAPITAL}[^\W\d_]*+(?:['\u2019-][^\W\d_]++)*+)"
_PARTICLES = r"(?:van|von|vom|de|del|della|di|da|dos|das|der|den|la|le|du|ter|ten|zu|do|y|e)"
_TITLE = (
    r"(?:(?:Dr|Prof|Mag|Ing|Dipl\.-Ing|DI|Sr|Sra|Mr|Mrs|Ms|Hr|Fr|Frau|Herrn?|Mme|Señora?"
    r"|Dhr|Mevr|Sig|Dott|Rag|Dra|Eng|Don|Doña|Dona|Uncle|Aunt|Tante|Onkel)\.? ){0,2}"
)
_MORE = rf"(?: (?:{_PARTICLES} ){{0,2}}{ONE})"
NAME = rf"{_TITLE}{ONE}{_MORE}{{0,3}}(?:, {ONE}(?=[,.;)]|$))?"
FULL = rf"{_TITLE}{ONE}{_MORE}{{1,3}}"
STOPS = frozenset(
    """
    i he she it they we you who that this these those there here what which when where why how if
    then so but and or not yes no ok please thanks thank the an is was are be can could will would
    should must may might do does did done has had have my your our their his her its all any some
    many each both few more most other such only own same too very just once also even still
    windows microsoft intuit quickbooks codat google apple outlook excel word chrome edge firefox
    connector desktop enterprise online premier pro accountant server client system support
    helpdesk help documentation popup message error log screen program box dialog update installer
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december montag dienstag mittwoch donnerstag freitag
    samstag sonntag ich er sie es wir ihr man das der die ein eine wer was il elle on nous vous ils
    ce cela qui él ella ellos usted ele ela eles você wij zij hij dit dat u lui lei noi voi loro
    ihnen ihre ihr sie vielen bitte leider guten morgen team colleagues everyone everybody regards
    lohn rechnung rechnungen datei fehler zugriff meldung programm hilfe buchhaltung
    ftp http https ssl tls smtp dns tcp udp vpn url api sdk com pc os usb pdf csv xml iif sql
    task job thread process service sender receiver worker node master error exception request
    """.split()  # noqa: SIM905
)


def _plain(value: str) -> str:
    return re.sub(rf"^{_TITLE}", "", value) or value


_PROGRAM = r"(?:Excel|Word|Outlook|Access|PowerPoint|OneNote|Acrobat|Chrome|Firefox|Edge)$"
"""Programs that are greeted and named as people are: what a whole value is."""


def someone(match: Match[str], naming: Naming) -> str:
    """Somebody, unless a word of it is one of programs, sentences or months."""
    value = _plain(match["value"])
    words = re.findall(r"[^\W\d_]+", value.lower())
    if re.match(r"[\w.]*\d", match.string[match.end() :]) or re.match(_PROGRAM, value):
        return match[0]
    odd = any(word in NOUNS or word in STOPS for word in words)
    if (
        odd
        or not is_name(value)
        or re.search(PROGRAMS, value)
        or re.search("[a-z][A-Z]|[A-Z]{2}[a-z]", value)
    ):
        return match[0]
    if len(value) < 3 or (value.isupper() and "." not in value and len(words) == 1):
        return match[0]
    if re.fullmatch(rf"{ONE} {ONE}", value):
        naming.learn("user", value)
    return replaced("user", match, naming)


_ROLES = (
    "colleague;coworker;co-worker;bookkeeper;accountant;cpa;boss;wife;husband;son;daughter;brother"
    ";sister;mother;father;mom;dad;cousin;secretary;receptionist;assistant;cfo;ceo;coo;cto;landlord"
    ";treasurer;consultant;lawyer;attorney;doctor;co-owner;intern;our owner;the owner"
    ";kollege;kollegen;kollegin;chef;chefin;buchhalter;buchhalterin;steuerberater;steuerberaterin"
    ";mitarbeiter;mitarbeiterin;sekretärin;geschäftsführer;geschäftsführerin;inhaber;inhaberin"
    ";sohn;tochter;mann;ehemann;ehefrau;bruder;schwester;nachbar;nachbarin;lehrling;azubi"
    ";praktikant;praktikantin;assistent;assistentin;lohnverrechnerin"
    ";associé;associée;comptable;patron;patronne;collègue;gérant;gérante;stagiaire;mari;femme;fils"
    ";fille;assistante;secrétaire;directeur;directrice;conjoint;conjointe"
    ";contable;compañero;compañera;socio;socia;jefe;jefa;gestor;gestora;asesor;asesora;esposo"
    ";esposa;marido;mujer;hijo;hija;hermano;hermana;gerente;secretario;secretaria;encargado"
    ";encargada;dueño;dueña"
    ";contabilista;contador;contadora;colega;sócio;sócia;chefe;mulher;filho;filha;irmão;irmã"
    ";secretário;secretária"
    ";collega;boekhouder;boekhoudster;baas;compagnon;vrouw;zoon;dochter;broer;zus;eigenaar"
    ";eigenaresse;stagiair"
    ";ragionier;ragioniere;ragioniera;rag;commercialista;contabile;titolare;moglie;marito;figlio"
    ";figlia;fratello;sorella;geometra;dottor;dottore;dottoressa;capo"
    ";maiden name;married name;first name;last name;full name;legal name;middle name;family name"
    ";my name;mein name;mädchenname;nom de jeune fille;apellido;meu nome;mijn naam;mio nome"
    ";familie;fam.;famille;família;familia;famiglia;eheleute;witwe;geschwister"
)
"""Who somebody is to the writer, or what comes right before a name."""
_FIELDS = (
    "reviewer;approver;assignee;reporter;requester;requestor;submitter;responsible;manager"
    ";supervisor"
    ";cfo;ceo;verantwortlich;zuständig;responsable;responsável;gemeldet von;erfasst von;memberof"
    " for"
    ";owner;process owner;processowner;task owner;member of;memberof;sales rep;rep;sales by rep"
    ";agent"
    ";payroll;payroll summary;paycheck;employee;mitarbeiter;empleado;employé;werknemer;dipendente"
    ";display name;assigned to;zugewiesen an;asignado a;assigné à;toegewezen aan;passenger;patient"
    ";patientin;guest;gast;tenant;mieter;mieterin;insured;versicherter;spouse;witness;signer"
    ";unterschrift;signature;firma;signed by;unterzeichnet;bearbeiter;bearbeiterin;kontaktperson"
    ";contactpersoon;persona de contacto;persoon;personne à contacter;pessoa de contato;referente"
    ";your contact;contact;contact will be;kontakt;contacto;caller;anrufer;anruferin;from user"
    ";on duty;technician;techniker;beneficiary;payable to"
)
"""Fields and phrases that hold people and other things: of what has no sign only full names."""
_LINK = (
    r"(?i:,? ?(?:is|ist|was|war|est|es|é|è|heißt|heisst|named|namens|called|genannt|se llama"
    r"|s'appelle|si chiama|chama-se|heet|will be"
    r"|wird)\b)?[ ,:=]{1,3}[\"'\u2018-\u201f\u00ab]?(?:(?:o|a|der|die|il|la|el|le|de) )?"
)
_TALK = (
    "ask;asked;tell;told;thank;texted;emailed;phoned;per;cc;cc'd;bcc;attn;c/o;i'm;i am;this"
    " is;it's;by the name of;spoke to;spoke with;spoke w/;spoken to;spoken with;speak to;speak"
    " with;talk to;talk with;talked to;talked with;talking to;talking with;chatted with;chat"
    " with;meeting with;met with;heard from;waiting for;waiting on;reached out to;get hold of;back"
    " to;listen to;ich bin;ich heiße;ich heisse;frag;fragt;fragen sie;frag bitte;sprach"
    " mit;gesprochen mit;telefoniert mit;sprich mit;sprechen mit;rufen sie;grüße an;von"
    " der;zusammen mit;je m'appelle;parlé à;parlé avec;parler à;parler avec;parlez à;demandez"
    " à;demander à;appelez;appeler;contactez;me llamo;habla con;hablar con;hablé con;hablado"
    " con;pregunta a;pregunte por;preguntar por;preguntar a;llama a;llamar a;llame a;dile a;soy;me"
    " chamo;falar com;falei com;fala com;pergunte a;perguntar a;ligue para;ligar para;ik ben;ik"
    " heet;praat met;gesproken met;spreek met;vraag;vraag aan;vraag het aan;bel;mi chiamo;parla"
    " con;parlare con;parlato con;chiedi a;chiedere a;sono"
)
"""What people do to each other."""
_SAYS = (
    r"(?:says|said|sagt|sagte|meint|meinte|hat (?:gesagt|angerufen)|called (?:in|back|again|me|us)"
    r"|rang|phoned|told (?:me|us)|asked (?:me|us)|wants|thinks|a dit|dit que|m'a|dice|dijo|me|diz"
    r"|disse|zegt|zei|ha detto|dice|mein Name|am Apparat|speaking|à l'appareil|al habla|here[,.!]"
    r"|here (?:again|from)|hier[,.!]|hier (?:von|aus)|aqui|wartet|needs help|braucht"
    r"|vom \w|aus (?:der|dem)|from (?:accounting|support|payroll|sales|billing|IT|the|our)|(?:has"
    r"|hat|is|ist) (?:tried|versucht|krank|on (?:leave|holiday|vacation)|im Urlaub))"
)
_SAY_NEEDLES = (
    " says", " said", " sagt", " meint", " hat ", " called ", " rang", " phoned", " told ",
    " asked ", " wants", " thinks", " a dit", " dit que", " m'a", " dice", " dijo", " me", " diz",
    " disse", " zegt", " zei", " ha detto", " mein name", " am apparat", " speaking",
    " _ l'appareil", " al habla", " here", " hier", " aqui", " wartet", " needs help", " braucht",
    " vom ", " aus ", " from ", " has ", " is ", " ist ",
)  # fmt: skip
_DUTIES = (
    r"(?:co-?owner|owner|manager|accountant|bookkeeper|cpa|ceo|cfo|coo|controller|partner|director"
    r"|administrator|assistant|secretary|treasurer|president|inhaber(?:in)?|buchhaltung|chef(?:in)?"
    r"|buchhalter(?:in)?|geschäftsführ\w+|gérante?|comptable|comptabilité|directeur|directrice"
    r"|administración|contabilidad|gerente|propietari[oa]|contable|contabilidade|sócio|eigenaar"
    r"|boekhouding|administratie|titolare|amministrazione|office|tier \d|reception)"
)
_DUTY_NEEDLES = (
    "owner", "manager", "accountant", "bookkeeper", "cpa", "ceo", "cfo", "coo", "controller",
    "partner", "director", "administrator", "assistant", "secretary", "treasurer", "president",
    "inhaber", "buchhalt", "chef", "gesch_ftsf_hr", "g_rant", "comptab", "directeur", "directrice",
    "administraci_n", "contab", "gerente", "propietari", "s_cio", "eigenaar", "boekhouding",
    "administratie", "titolare", "amministrazione", "office", "tier 0", "reception",
)  # fmt: skip
_BYE = (
    "best;all the best;best wishes;best regards;kind regards;warm regards;regards;rgds;thanks"
    ";thank you;many thanks;thanks again;thx;thx!!;ty;cheers;sincerely;yours;yours truly"
    ";respectfully"
    ";take care;greetings;lg;vg;mfg;bg;hg;glg;gruß;gruss;grüße;grüsse;grüßen;liebe grüße;lieben"
    " gruß"
    ";viele grüße;beste grüße;schöne grüße;servus;pfiat di;danke;vielen dank;cordialement;bien à"
    " vous"
    ";bonne journée;merci;salutations;bises;amicalement;saludos;un saludo;atentamente;gracias"
    ";cordialmente;un abrazo;abrazos;cumprimentos;melhores cumprimentos;atenciosamente;obrigado"
    ";obrigada;abraço;abs;groet;groeten;groetjes;mvg;vriendelijke groet;vriendelijke groeten"
    ";bedankt"
    ";hartelijke groet;saluti;cordiali saluti;distinti saluti;grazie;un saluto;ciao;xoxo"
)
_SIGNED = r"(?=[.!]?[ \t]*(?:$|\n|[|·,(\u2013\u2014/]| -|<br|\\n))"
_BYE_WORDS = tuple(dict.fromkeys(phrase.split()[-1].strip("!") for phrase in _BYE.split(";")))


def _end_of_letter() -> Rule:
    """A name on the line after the words that end a letter."""
    words = "|".join(map(re.escape, _BYE_WORDS))
    return Rule(
        "user",
        rf"(?m)(?P<head>(?i:(?<![^\W_])(?:{words}))[,.!]{{0,3}}(?:[ \t]*\n|\\n){{1,3}}[ \t]*)"
        rf"(?P<value>{NAME}){_SIGNED}",
        someone,
        tuple(folded(word) for word in _BYE_WORDS),
        rf"(?m)(?:{'|'.join(folded(word) for word in _BYE_WORDS)})[,.!]{{0,3}}[ \t]*(?:$|\\n)",
        reach=120,
    )


RULES = (
    _end_of_letter(),
    Rule(
        "user",
        rf"(?m)(?P<head>^--[ \t]*\n[ \t]*)(?P<value>{FULL}){_SIGNED}",
        someone,
        ("--",),
        r"(?m)^--[ \t]*$",
        reach=120,
    ),
    keyed("user", _BYE, rf"{NAME}{_SIGNED}", someone, sign=r"[,!.:]{0,3}[ \t]{1,3}"),
    keyed("user", _FIELDS, NAME, someone, sign=SIGN),
    keyed(
        "user",
        f"{_FIELDS};from;to;name;row name",
        FULL,
        someone,
        sign=rf"(?:[ \t]{{1,2}}|{SIGN})",
    ),
    keyed("user", _ROLES, NAME, someone, sign=_LINK),
    Rule(
        "user",
        rf"(?P<head>(?i:(?<![^\W_])(?:call|contact|email|text|ring|phone|remind|notify|include"
        rf"|invite|copy) ))(?P<value>{NAME})(?=,? (?:back|at|on|about|again|if|when|first|directly"
        rf"|asap|before|after|tomorrow"
        r"|today|instead)\b|[.!?]?[ \t]*$)",
        someone,
        words=frozenset(
            [
                "call", "contact", "email", "text", "ring", "phone", "remind", "notify", "include",
                "invite", "copy",
            ]
        ),
    ),
    keyed(
        "user",
        "emailed by;handled by;done by;installed by;configured by;set up by;seen by;raised"
        " by;logged by;escalated by;taken by;answered by;confirmed by;checked by;paid by;given"
        " by;called by;told by;entered by;posted by;voided by;run by;started by;sent by;made"
        " by;written by;erledigt von;eingerichtet von;gesendet von;angelegt von;fait par;installé"
        " par;envoyé par;hecho por;enviado por;instalado por;feito por;gedaan door;verzonden"
        " door;fatto da;inviato da",
        FULL,
        someone,
        sign=r"[ \t]{1,2}",
    ),
    keyed("user", _TALK, NAME, someone, sign=r"[ \t]{1,2}"),
    Rule(
        "user",
        rf"(?m)(?P<head>(?:^|(?<=[.!?:>,] )))(?P<value>{NAME})(?=,? {_SAYS}(?!\w))",
        someone,
        _SAY_NEEDLES,
        rf" {folded(_SAYS.lower())}(?!\w)",
    ),
    Rule(
        "user",
        rf"(?P<head>(?<![\w.]))(?P<value>{FULL})"
        rf"(?= ?[(|,·\u2013\u2014-] ?(?i:(?:our|the|[A-Za-z]+) )?(?i:{_DUTIES})\b)",
        someone,
        _DUTY_NEEDLES,
        rf"[(|,_?-] ?(?:[a-z]+ )?{folded(_DUTIES)}",
    ),
)  # fmt: skip
