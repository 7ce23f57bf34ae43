"""Made-up lines with something planted in them: the corpus of `benchmarks.leaks`.

`leaks.txt` holds the lines by class; slots are drawn anew with a seed, so that a figure can be
repeated and a rule that knows a value by heart does not help. Nothing in it is or was anybody's.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from assistant.redact.naming import SETTLED

TEMPLATES = Path(__file__).with_name("leaks.txt")
SEED = 20261130
DRAWS = 2
"""Lines made of each template."""

_FIRST = [
    "Nora",
    "Mikkel",
    "Ottilie",
    "Jasper",
    "Wanda",
    "Ruben",
    "Svenja",
    "Amadou",
    "Lucía",
    "Tomasz",
    "Freya",
    "Émile",
]
_LAST = [
    "Okonkwo",
    "Halvorsen",
    "Brandt",
    "Quispe",
    "Lindqvist",
    "Marchetti",
    "Dvorak",
    "Ferreira",
    "Albrecht",
    "Nair",
]
_FIRMS = [
    "birchline",
    "oakhaven",
    "kestrelfarm",
    "tidewright",
    "bluemason",
    "hartgarten",
    "pinecrest",
]
_COMPANIES = (
    "Birchline Nurseries", "Oakhaven & Daughters Ltd", "Kestrel's Yard", "Tidewright, Marlow & Co.",
    "Bäckerei Löffler GmbH", "Blue Mason LLC", "Pinecrest Dental P.C.", "Hartgarten & Söhne KG",
    "O'Dowd Plumbing", "Quarry Lane Stables", "Fjordlys AS", "Panadería Solé S.L.",
)  # fmt: skip
_STREETS = ("Juniper Lane", "Harbour Road", "W. Linden Ave", "Mill Street", "Cedar Court")
_HOSTS = ("till", "books-srv", "ws", "nasbox", "fileserv", "front-pc")
_PASS = ("winter-Tale{}", "Kiesel{}stein", "m0ss&fern{}", "Gr8{}garden", "r{}Vq2-xZ", "sundial{}")
_ALPHABETS = {
    "digit": string.digits,
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "upper": string.ascii_uppercase + string.digits,
    "letter": string.ascii_letters,
    "alnum": string.ascii_letters + string.digits,
    "word": string.ascii_letters + string.digits + "_-",
    "base": string.ascii_uppercase + "234567",
    "bech": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
}


class Line(NamedTuple):
    """A line, what is planted in it, and the class that it belongs to."""

    kind: str
    text: str
    planted: tuple[str, ...]
    around: str
    """The line without what is planted."""


def corpus(templates: str, seed: int = SEED, draws: int = DRAWS) -> list[Line]:
    """`draws` lines of each template, the same for the same seed."""
    rnd = random.Random(seed)
    return [
        _line(kind, template, Draw(rnd))
        for kind, template in _read(templates)
        for _ in range(draws)
    ]


def _read(templates: str) -> Iterator[tuple[str, str]]:
    kind = ""
    for line in templates.splitlines():
        if found := re.fullmatch(r"\[([a-z ]+)\]", line):
            kind = found[1]
        elif line and not line.startswith("#"):
            yield kind, line


def _line(kind: str, template: str, draw: Draw) -> Line:
    filled = re.sub(r"\{(\w+=?)\}", lambda m: draw.slot(m[1]), template)
    around = re.sub(r"«[^»]*»", " ", filled)
    planted = tuple(re.findall(r"«([^»]*)»", filled))
    return Line(kind, re.sub("[«»]", "", filled), planted, around)


def leaks(line: Line, redacted: str) -> bool:
    """Whether anything of what was planted is still there: a word, or figures in a row."""
    left = re.sub(SETTLED, " ", redacted)
    return any(_shows(value, line.around, left) for value in line.planted)


def _shows(value: str, around: str, redacted: str) -> bool:
    parts = re.findall(r"[^\W_]{3,}", value) or [value]
    low, rest = redacted.casefold(), around.casefold()
    plain = re.sub(r"[\W_]", "", value).casefold()
    whole = len(plain) > 3 and plain in re.sub(r"[\W_]", "", low)
    return whole or any(p.casefold() in low and p.casefold() not in rest for p in parts)


class Draw:
    """Fills the slots of one line; ``{company=}`` repeats the company drawn before."""

    def __init__(self, rnd: random.Random) -> None:
        self._rnd = rnd
        self._company = ""
        pick = rnd.choice
        self._makers: dict[str, Callable[[], str]] = {
            "tab": lambda: "\t",
            "first": partial(pick, _FIRST),
            "last": partial(pick, _LAST),
            "firm": partial(pick, _FIRMS),
            "company": self._new_company,
            "company=": lambda: self._company,
            "plaincompany": lambda: self._new_company().replace("'", ""),
            "xmlcompany": lambda: escape(self._new_company()),
            "filecompany": lambda: self._new_company().replace(".", ""),
            "user": self._user,
            "mail": self._mail,
            "upmail": lambda: self._mail().upper(),
            "domain": self._domain,
            "host": self._host,
            "HOST": lambda: self._host().upper(),
            "pass": lambda: pick(_PASS).format(self._random("alnum", 4)),
            "street": lambda: f"{rnd.randrange(10, 999)} {pick(_STREETS)}",
            "money": lambda: f"{rnd.randrange(1, 90)},{rnd.randrange(100, 1000)}.{self._two()}",
            "comma": lambda: f"{rnd.randrange(1, 90)}.{rnd.randrange(100, 1000)},{self._two()}",
            "n3": lambda: str(rnd.randrange(200, 1000)),
            "n3b": lambda: str(rnd.randrange(100, 255)),
            "ssn": lambda: "-".join(self._social()),
            "ssnblank": lambda: " ".join(self._social()),
            "ssnplain": lambda: "".join(self._social()),
            "iban": self._iban,
            "ibanlow": lambda: self._iban().lower(),
            "ibanblank": lambda: _fours(self._iban()),
            "ibanlowblank": lambda: _fours(self._iban()).lower(),
            "BIC": lambda: "".join(rnd.choices(string.ascii_uppercase, k=4)) + "DEFF",
            "base32": lambda: self._random("base", 16),
        }

    def slot(self, name: str) -> str:
        """What stands for a slot; ``hex40`` is 40 letters of that alphabet."""
        if name in self._makers:
            return self._makers[name]()
        found = re.fullmatch(r"([A-Za-z]+)(\d+)", name)
        if not found:
            raise ValueError(name)
        return self._random(found[1], int(found[2]))

    def _random(self, alphabet: str, length: int) -> str:
        """Random letters, the ends of them no dashes."""
        letters = _ALPHABETS[alphabet]
        text = "".join(self._rnd.choices(letters, k=length))
        return re.sub(r"^[_-]|[_-]$", "x", text)

    def _two(self) -> str:
        return f"{self._rnd.randrange(100):02}"

    def _user(self) -> str:
        first, last = self._rnd.choice(_FIRST), self._rnd.choice(_LAST)
        shape = self._rnd.choice(("{f}.{l}", "{i}{l}", "{f}{n}", "{l}{i}", "{f}_{l}"))
        user = shape.format(f=first, l=last, i=first[0], n=self._two()).lower()
        return user.translate(str.maketrans("íé", "ie"))

    def _mail(self) -> str:
        return f"{self._user()}@{self._domain()}"

    def _domain(self) -> str:
        return f"{self._rnd.choice(_FIRMS)}.{self._rnd.choice(('example', 'com', 'co.uk', 'de'))}"

    def _host(self) -> str:
        return f"{self._rnd.choice(_HOSTS)}{self._rnd.randrange(2, 99)}"

    def _new_company(self) -> str:
        self._company = self._rnd.choice(_COMPANIES)
        return self._company

    def _social(self) -> tuple[str, str, str]:
        area, group = self._rnd.randrange(100, 660), self._rnd.randrange(10, 99)
        return str(area), str(group), str(self._rnd.randrange(1000, 9999))

    def _iban(self) -> str:
        """A German one with the right check digits (ISO 13616)."""
        account = self._random("digit", 18)
        check = 98 - int(f"{account}131400") % 97
        return f"DE{check:02}{account}"


def _fours(text: str) -> str:
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
