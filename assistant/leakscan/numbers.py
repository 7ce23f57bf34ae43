"""Numbers that prove themselves: cards (ISO/IEC 7812), IBANs (ISO 13616), bank routing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .spans import Span

_FIGURES = re.compile(r"(?<![\w.:-])\d(?:[ -]?\d){8,22}(?![\w:-]|\.\d)")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d\d(?: ?[A-Za-z0-9]{1,4}){3,9}(?![A-Za-z0-9])")
_SOCIAL = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
_CARD_WORDS = ("card", "visa", "amex", "maestro", "karte", "carte", "tarjeta", "pan")
_BANK_WORDS = ("routing", "aba", "rtn")
_IBAN_LENGTHS = {
    "ad": 24, "at": 20, "be": 16, "ch": 21, "cy": 28, "cz": 24, "de": 22, "dk": 18, "ee": 20,
    "es": 24, "fi": 18, "fr": 27, "gb": 22, "gr": 27, "hr": 21, "hu": 28, "ie": 22, "is": 26,
    "it": 27, "li": 21, "lt": 20, "lu": 20, "lv": 21, "mc": 27, "mt": 31, "nl": 18, "no": 15,
    "pl": 28, "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24, "sm": 27, "tr": 26,
}  # fmt: skip


def find_numbers(text: str) -> Iterator[Span]:
    """Bank and card numbers, and social security numbers, in a text."""
    for match in _FIGURES.finditer(text):
        figures = re.sub("[ -]", "", match[0])
        near = text[max(0, match.start() - 40) : match.start()].casefold()
        if _is_card(figures, match[0], near):
            yield Span("card number", *match.span())
        elif len(figures) == 9 and _has(near, _BANK_WORDS) and is_routing(figures):
            yield Span("bank number", *match.span())
    for match in _IBAN.finditer(text):
        if length := _iban_at(match[0]):
            yield Span("bank number", match.start(), match.start() + length)
    for match in _SOCIAL.finditer(text):
        area, group, serial = match[0].split("-")
        if area not in ("000", "666") and group != "00" and serial != "0000":
            yield Span("personal number", *match.span())


def _has(near: str, words: tuple[str, ...]) -> bool:
    return not {*re.split(r"[\W\d_]+", near)}.isdisjoint(words)


def _is_card(figures: str, written: str, near: str) -> bool:
    if not 13 <= len(figures) <= 19 or figures[0] not in "3456" or not is_luhn(figures):
        return False
    groups = [len(g) for g in re.split("[ -]", written)]
    grouped = groups in ([4, 4, 4, 4], [4, 6, 5])
    return grouped or (len(groups) == 1 and _has(near, _CARD_WORDS))


def is_luhn(figures: str) -> bool:
    """Whether the last figure is the check digit of the others."""
    doubled = (sum(divmod(2 * int(f), 10)) for f in figures[-2::-2])
    return len(set(figures)) > 1 and (sum(doubled) + sum(map(int, figures[-1::-2]))) % 10 == 0


def is_routing(figures: str) -> bool:
    """Whether nine figures have the checksum of an American routing number."""
    weighed = sum(w * int(f) for w, f in zip((3, 7, 1) * 3, figures, strict=True))
    return weighed > 0 and weighed % 10 == 0


def _iban_at(written: str) -> int:
    """How many characters of `written` are an IBAN; 0: none."""
    length = _IBAN_LENGTHS.get(written[:2].casefold(), 0)
    taken, figures = 0, ""
    for char in written:
        if len(figures) == length:
            break
        taken += 1
        figures += char if char != " " else ""
    if not length or len(figures) != length:
        return 0
    turned = "".join(str(int(c, 36)) for c in figures[4:] + figures[:4])
    return taken if int(turned) % 97 == 1 else 0
