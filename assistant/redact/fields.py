"""Rules made of key words and the shape of the value behind them.

Key words are phrases in small letters, such as ``tax id``: they are found as `TaxID`, `tax_id:` and
``Tax-Id no.`` too. So a table of phrases by subject and language is all that a subject needs.
"""

from __future__ import annotations

import re
from itertools import accumulate

from ..record import TYPE_CHECKING, Record
from .identity import tells_nothing
from .naming import SECRETS, Naming, Rule
from .normal import zeroed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from re import Match

_OPEN = r"(?:\\{0,4}[\"'\u2018-\u201f\u00ab\u2039\u300c]|&quot;|&lt;|[\[<{])"
_NUMBER = (
    r"(?:[ _.-]{0,2}(?:numbers?|numero|número|num|nummer|no|nr|code|names?|person|konto|n°|#)"
    r"(?![a-z])\.?)?"
)
_ENDS = (
    "", "number", "numbers", "numero", "num", "nummer", "no", "nr", "code", "name", "names",
    "person", "konto", "n",
)  # fmt: skip
SUFFIXES = tuple(f"{plural}{end}" for plural in ("", "s") for end in _ENDS)
SIGN = (
    rf"(?:{_OPEN}?\]?(?:[ \t.]{{0,60}}(?:[:=\uff1a\uff1d\u2192]|[=-]>|\|(?= ))|\t"
    rf"|[ ]?\.{{3,60}})[ \t]{{0,25}}{_OPEN}?|[\"']?>)"
)
"""Between a key and its value: ``=``, ``:``, with or without quotes."""
LOOSE = rf"(?:{SIGN}|[ \t]{{0,3}}[.#][ \t]{{0,3}}|[ \t]{{1,3}}(?:is |ist |est |es )?{_OPEN}?)"
"""The same, or nothing but a blank."""
LOGIN = r"[A-Za-z][\w.-]{1,40}(?:\\[\w.-]{1,40})?"
"""The name somebody signs in with, with or without a domain."""

_UPPER = r"(?:[A-Z0-9]|[^\W\d_a-z](?<![ß-ÿ]))"
_LETTERS = r"[^\s,;|\"<>=:\[\]{}()\\/]"
_JOIN = r"(?:&(?:amp;)?|\+|and|und|et|of|y|e|de|du|la|von|van|der|den|am|im|zum|zur|du|do|da|di)"
_WORD = rf"{_UPPER}{_LETTERS}*+"
TITLE = rf"(?:{_WORD}(?:,? (?:{_JOIN} )?{_WORD}){{0,6}}(?: \([^()\n]{{1,20}}\))?)"
"""Words as names are written: Oak & Daughters, Ltd."""
FIELD = TITLE.replace(_WORD + "){0,6}", rf"(?![\w-]{{1,20}}[ \t]?[:=]){_WORD}){{0,6}}")
"""The same; the key of a next field is none of them."""

_NO_NAMES = frozenset(
    """
    none null unknown undefined not no failed error missing all any default system true false
    yes n/a na invalid required query request response ok success successful empty list info
    warning removed new added updated deleted found is was are the a an this that these those
    your my our file files job type name id number version service server client windows
    microsoft intel nvidia amd vmware google apple dell lenovo seagate samsung linux android
    java com org net local test tests unable cannot could must please select see check using for
    from to in on at by with access account accounts user users customer customers vendor
    vendors company companies employee employees contact contacts balance amount total invoice
    support administrator quickbooks intuit codat key value data object string int bool array
    field record records address change changed detected auth token session oracle ibm cisco
    hewlett hp broadcom western kingston sun red canonical debian mozilla citrix adobe symantec
    software application program center detail snapshot preferences information setup summary
    credit credits job jobs portal care menu settings manager payment payments invoices bills
    transactions messages statements statement notes profile sir madam sirs team there everyone
    colleague colleagues desk help first last product driver device update package update_needed
    closed open keiner keine niemand unbekannt aucun aucune inconnu ninguno ninguna desconocido
    where group limit inner having
    nessuno sconosciuto nenhum nenhuma geen niemand onbekend
    """.split()  # noqa: SIM905
)


def bare(value: str) -> str:
    """A value without what stands around it."""
    return value.strip().strip("\"'.,")


def is_name(value: str) -> bool:
    """Whether a value may be somebody's name: no number, no word that logs are made of."""
    plain = bare(value)
    first = re.split(r"[\s:(]", plain, maxsplit=1)[0].lower().rstrip(".,")
    telling = re.search(r"[^\W\d_]", plain) and not tells_nothing(plain)
    turned = re.fullmatch(r"[^\W\d_]{2,20}, [A-ZÀ-Þ][^\W\d_]{1,20}", plain)  # family, given
    return (
        bool(telling)
        and len(plain) > 1
        and (
            first not in _NO_NAMES
            or turned is not None
            or (first in _BEGINNINGS and _goes_on(plain))
        )
        and not plain.startswith(("0x", "<", "{", "$", "%"))
    )


_BEGINNINGS = frozenset(("first", "western", "red", "sun", "kingston", "last", "check", "center"))
"""Words that names begin with as well, where another follows."""


def _goes_on(value: str) -> bool:
    second = value.split()[1:2]
    return bool(second) and second[0][:1].isupper() and second[0].lower() not in _NO_NAMES


def keyed(
    kind: str,
    phrases: str,
    value: str,
    swap: Callable[[Match[str], Naming], str] | None = None,
    *,
    sign: str = LOOSE,
    exact: bool = False,
) -> Rule:
    """A rule for `value` (which matters by case) behind one of `phrases`, apart by ``;``.

    `kind` is a class of pseudonym or of secret. `swap` decides; without one every match goes.
    `exact` is as in `Rule`.
    """
    keys = _by_first_letter(phrases.split(";"))
    pattern = rf"(?P<head>(?i:(?<![^\W_])(?:{keys})s?{_NUMBER}{sign}))(?P<value>{value})"
    return Rule(kind, pattern, swap or plain(kind), phrases=phrases, exact=exact)


def _by_first_letter(phrases: list[str]) -> str:
    """A pattern for any of these, sorted by their beginnings: that makes it fast."""
    tails: dict[str, list[str]] = {}
    for phrase in dict.fromkeys(phrases):
        first, *rest = phrase.split()
        parts = (part if part.isalpha() else _escaped(part) for part in (first[1:], *rest))
        tails.setdefault(first[0], []).append(r"[ _.-]{0,2}".join(parts))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items())


def _escaped(part: str) -> str:
    return re.sub(r"\d", r"\\d", re.escape(part))


def whole(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


class Start(Record):
    """How a phrase may begin where it is found."""

    word: str
    """Its first run of letters."""
    more: str
    """What stands in it besides; figures as 0."""
    open: bool
    """Whether one of `SUFFIXES` may follow, written as one word with it."""


def starts(phrases: str) -> Iterator[Start]:
    """How these may begin, written apart or together."""
    for phrase in phrases.split(";"):
        parts = phrase.split()
        for joined, following in zip(accumulate(parts), (*parts[1:], ""), strict=True):
            word = _run(joined)
            whole = word == joined
            yield Start(word, zeroed(following or ("" if whole else parts[0])), open=False)
        if joined.isalpha():
            yield Start(joined, "", open=True)


def _run(word: str) -> str:
    """The letters that it begins with."""
    return word if word.isalpha() else re.split(r"[\W\d_]", word, maxsplit=1)[0]


def plain(kind: str) -> Callable[[Match[str], Naming], str]:
    """What replaces the value of every match: by a pseudonym, or by the class of secret."""

    def swap(match: Match[str], naming: Naming) -> str:
        return replaced(kind, match, naming)

    return swap


def replaced(kind: str, match: Match[str], naming: Naming) -> str:
    """The match with its value replaced, and its head and tail as they were."""
    value = match["value"]
    if naming.kept(value):
        return match[0]
    new = naming.secret(kind) if kind in SECRETS else naming.name(kind, value)
    start, end = match.span("value")
    return match[0][: start - match.start()] + new + match[0][end - match.start() :]
