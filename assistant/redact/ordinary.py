"""Whether data is words that everybody says and no word of secrets: nothing is to be taken out.

Most questions and all that the program answers is so; the rules and the model, whose start takes
longer than a whole answer, are not needed then.
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .tagger.model import model

if TYPE_CHECKING:
    from typing import Any

_PLAIN = re.compile(r"(?:[^\W\d_]|[ \n.,;!?…'’“”()-]|(?<![\d.,-])\d\d?(?![\d.,-]))*")
_WORD = re.compile(r"[^\W\d_]+")
_TELLS = re.compile(
    r"pass|pwd|pw|pin|puk|tan|otp|psk|secret|token|key|cred|kenn|clave|contras|code|cód|login|logon"
    r"|logg|sign|auth|wifi|wlan|wi-fi|schl|jeton|senha|wacht|geheim|unlock|access|acces|zugang|enter"
    r"|type|secur|sicher|phrase|combin|word(?!s)|wort|mot|user|benutz|utilis|usuar|account|konto|compte"
    r"|cuenta|admin"
)
"""What may tell of a secret, anywhere in a word."""
_VERSION = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}")
_FIELDS = frozenset(
    (
        *(
            "text",
            "query",
            "title",
            "face",
            "program",
            "version",
            "kbs",
            "id",
            "system",
            "platform",
        ),
        *("source", "label", "kb", "article", "answer", "answers", "nearest", "decision", "by"),
        *("confidence", "likelihood", "why", "words", "symptom", "repairs", "question", "choices"),
        *("codes", "understood", "behind", "exact", "evidence", "helped"),
    )
)
"""Names under which sessions keep what was asked and answered: none tells of a secret."""


def is_ordinary(value: Any) -> bool:
    """Whether nothing in data, its keys included, can be a secret or tell of one."""
    if isinstance(value, str):
        return _says_nothing(value)
    if isinstance(value, dict):
        return _FIELDS.issuperset(value) and all(map(is_ordinary, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(is_ordinary, value))
    return value is None or isinstance(value, (bool, float)) or -1_000 < value < 1_000


def _says_nothing(text: str) -> bool:
    if _VERSION.fullmatch(text):
        return True
    low = text.lower()
    if not _PLAIN.fullmatch(low) or _TELLS.search(low):
        return False
    return all(len(word) == 1 or model().is_common(word) for word in _WORD.findall(low))
