"""People in what people write: by what stands before and behind their names in seven languages."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import is_name, keyed, replaced
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


_SIGN_OFFS = "|".join(phrase.replace(" ", "[ ]") for phrase in _BYE.split(";"))

RULES = (
    Rule(
        "user",
        rf"(?m)(?P<head>^[ \t>]*(?i:(?:mit (?:freundlichen|besten|herzlichen) |sincères |cordiales "
        rf"|met )?(?:{_SIGN_OFFS}))[,!.]{{0,3}}[ \t]*\n(?:[ \t>]*\n)?[ \t>]*)"
        rf"(?P<value>{NAME})(?=[ \t]*(?:$|[|,(/\u2013\u2014]))",
        someone,
        gate=rf"(?m)^[ \t>]*(?:(?:mit \w+|sinc_res|cordiales|met) )?(?:{folded(_SIGN_OFFS)})"
        r"[,!.]{0,3}[ \t]*$",
        reach=60,
    ),
    keyed("user", _BYE, rf"{NAME}{_SIGNED}", someone, sign=r"[,!.:]{0,3}[ \t]{1,3}"),
    keyed("user", _TALK, NAME, someone, sign=r"[ \t]{1,2}"),
    Rule(
        "user",
        rf"(?m)(?P<head>(?:^|(?<=[.!?:>,] )))(?P<value>{NAME})(?=,? {_SAYS}(?!\w))",
        someone,
        _SAY_NEEDLES,
        rf" {folded(_SAYS.lower())}(?!\w)",
    ),
)  # fmt: skip
