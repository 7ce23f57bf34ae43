"""Numbers of accounts and cards that their check digits give away."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_LENGTHS = {
    "ad": 24, "ae": 23, "at": 20, "be": 16, "bg": 22, "ch": 21, "cy": 28, "cz": 24, "de": 22,
    "dk": 18,
    "ee": 20, "es": 24, "fi": 18, "fr": 27, "gb": 22, "gr": 27, "hr": 21, "hu": 28, "ie": 22,
    "is": 26,
    "it": 27, "li": 21, "lt": 20, "lu": 20, "lv": 21, "mc": 27, "mt": 31, "nl": 18, "no": 15,
    "pl": 28,
    "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24, "sm": 27, "tr": 26,
}  # fmt: skip
"""Letters and figures of an account number by country (the registry of ISO 13616, parts of it)."""

_START = r"[A-Za-z](?<![A-Za-z0-9].)[A-Za-z]\d\d"

_CARDS = (
    r"4\d{12}(?:\d{3}){0,2}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"
    r"|3[47]\d{13}|(?:6011|64[4-9]\d|65\d\d|35[2-8]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|62\d{14,17}"
    r"|(?:50|5[6-8]|6[037])\d{14}"
)
"""How cards begin, and how many figures they have (ISO/IEC 7812-1; the issuers' ranges)."""


def _card(match: Match[str], naming: Naming) -> str:
    digits = re.sub(r"[ -]", "", match[0])
    fits = re.fullmatch(_CARDS, digits) and luhn(digits)
    return naming.name("card", match[0]) if fits else match[0]


def _masked(match: Match[str], naming: Naming) -> str:
    return naming.name("card", match[0])


def _iban(match: Match[str], naming: Naming) -> str:
    """In small letters it must have its country's length: hexadecimal words look alike."""
    plain = match[0].replace(" ", "")
    fits = plain.isupper() or _LENGTHS.get(plain[:2].lower()) == len(plain)
    return naming.name("account", match[0]) if fits and iban(plain) else match[0]


def luhn(digits: str) -> bool:
    """Whether the last digit is the checksum of the others (ISO/IEC 7812-1)."""
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def iban(text: str) -> bool:
    """Whether an international bank account number is right (ISO 13616: remainder 1)."""
    plain = text.replace(" ", "").upper()
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


RULES = (
    Rule(
        "account",
        rf"{_START}(?:[A-Za-z0-9]{{4}}){{2,7}}[A-Za-z0-9]{{0,3}}(?![A-Za-z0-9])",
        _iban,
        run=15,
    ),
    Rule(
        "account",
        rf"{_START}(?: [A-Za-z0-9]{{4}}){{2,7}}(?: [A-Za-z0-9]{{1,3}})?(?![A-Za-z0-9])",
        _iban,
        needles=("0000 0000",),
    ),
    Rule(
        "card",
        r"[2-6](?<![\w.+-].)\d{3}(?:\d{9,15}|([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|([ "
        r"-])\d{6}\2\d{4,5})(?![\w-]|\.\d)",
        _card,
        needles=(
            "0" * 13,
            *(f"0000{gap}0000{gap}0000" for gap in " -"),
            *(f"0000{gap}000000{gap}0000" for gap in " -"),
        ),
        exact=True,
    ),
    Rule(
        "card",
        r"\d(?<![\w.+-].)\d{3}[ -]?\d{0,2}(?:[ -]?[*xX\u2022]){6,12}[ -]?\d{4}(?!\w)",
        _masked,
        needles=("0*", "0 *", "0-*", "0x", "0 x", "0-x", "0\u2022", "0 \u2022"),
    ),
)
