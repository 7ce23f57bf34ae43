"""What the parts of the scan have in common: finds, stand-ins, words that give nobody away."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..match.spelling import is_english
from ..record import Record

MARK = "<masked: "
"""How the mark begins that stands for what the scan has found."""
FILL = "\x01"
"""Stands for each character of a stand-in while a text is scanned; no clean text holds it."""
_REMOVED = re.compile(
    r"<[a-z][a-z -]{0,30} removed(?:: [A-Za-z0-9=, ]{1,2000})?>|<masked: [a-z -]{1,30}>"
)
_PLACEHOLDERS = tuple("%${<*[(@!#")
_SAID = frozenset(
    """
    true false yes no on off null none nil undefined unknown empty missing default present set
    unset basic digest ntlm negotiate kerberos simple integrated windows anonymous bearer ok
    """.split()  # noqa: SIM905 - words read better than a list of strings
)


class Span(Record):
    """Something found in a text: its kind and where it stands, in characters."""

    kind: str
    start: int
    end: int


class StandIns:
    """Knows what was put in the place of something: marks and pseudonyms."""

    def __init__(self, kinds: Iterable[str]) -> None:
        """`kinds` are the words that pseudonyms begin with."""
        names = "|".join(map(re.escape, kinds)) or "(?!)"
        self._pseudonym = re.compile(rf"(?<![\w-])(?:{names})-[1-9]\d{{0,8}}(?!\w)")

    def split(self, text: str) -> list[str]:
        """What stands between the stand-ins."""
        return self.fill(text, FILL).split(FILL)

    def pseudonyms(self, text: str) -> list[str]:
        """The pseudonyms in a text."""
        return self._pseudonym.findall(text)

    def fill(self, text: str, one: str = "") -> str:
        """`text` with each stand-in filled, at the same length unless `one` is given."""

        def filled(match: re.Match[str]) -> str:
            return one or FILL * len(match[0])

        return self._pseudonym.sub(filled, _REMOVED.sub(filled, text))


def says_nothing(value: str) -> bool:
    """Whether a value is empty, a stand-in, a placeholder or an everyday word."""
    plain = value.strip(" \t\"'`,;.\\" + FILL)
    if FILL in plain and not any(c.isalnum() for c in plain.replace(FILL, "")):
        return True
    if len(plain) < 3 or plain.startswith(_PLACEHOLDERS) or len(set(plain)) == 1:
        return True
    folded = plain.casefold()
    return folded in _SAID or (plain.isalpha() and is_english(folded))


def is_irregular(word: str) -> bool:
    """Whether digits, or capitals in the middle, or signs stand in a word, as in a secret."""
    digits = sum(c.isdigit() for c in word)
    if len(word) < 5 or digits == len(word):
        return False
    capitals = any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)
    signs = any(not c.isalnum() for c in word.strip(".,;:!?()[]'\""))
    return digits > 0 or (capitals and signs)
