"""What the rules have in common: what stands for a value, and what has been dealt with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING, Record
from .identity import tells_nothing, worth_learning
from .pseudonyms import PSEUDONYM, Pseudonyms

if TYPE_CHECKING:
    from re import Match

    from .view import View

_MESSAGE = r"[A-Z][A-Za-z]{1,40}R[qs](?: statusCode=\d{1,6})?"
_SUMMARY = rf"(?:: (?:{_MESSAGE}, )*\d{{1,12}} characters)?"
SECRETS = ("password", "token", "key", "private key", "credentials", "cookie", "value", "private")
REMOVED = (
    rf"<(?:(?:{'|'.join(SECRETS)}) removed|quickbooks data removed{_SUMMARY}"
    r"|masked: [a-z -]{1,30})>"
)
SETTLED = rf"(?:{REMOVED}|(?<![\w-]){PSEUDONYM}(?![\w]))"
"""What this program put in the place of something, here or in its last scan."""

Swap = tuple[int, int, str]
"""From where to where in a text, and what stands there instead."""

_LAST = frozenset(">0123456789")

_REMEMBERED = 10_000
_PATTERNS = r"[<{$%*\[]|\.{1,3}$"  # <user>, {user}, $USER, %USERNAME%, *: documentation


class RedactionError(AssistantError):
    """A piece could not be redacted: it must not leave the machine. Never says what it held."""

    def __init__(self, message: str) -> None:
        super().__init__(
            "redaction_failed",
            message,
            hint="Leave this piece out; nothing of it was passed on.",
            exit_code=Exit.INTERNAL,
        )


class OutOfTimeError(RedactionError):
    """Time ran out before a text came to rest."""

    def __init__(self) -> None:
        super().__init__("A text could not be redacted in time.")


class Naming:
    """Gives out pseudonyms and notes what was replaced, for one rule's match at a time."""

    def __init__(self, pseudonyms: Pseudonyms, keep: frozenset[str]) -> None:
        self._pseudonyms = pseudonyms
        self._keep = frozenset(_bare(value) for value in keep)
        self._plain: dict[str, bool] = {}
        self.noted: list[str] = []
        self.known: dict[str, str] = {}
        """Names given or met so far, in lower case, and their kinds."""

    def kept(self, value: str) -> bool:
        """Whether a person decided to keep `value`, or it stands for something already."""
        return _bare(value) in self._keep or is_settled(value) or is_stand_in(value)

    def secret(self, label: str) -> str:
        """What stands for a secret: nothing that tells it from others."""
        self.noted.append(label)
        return f"<{label} removed>"

    def name(self, kind: str, value: str) -> str:
        """What stands for `value`, or `value` where it says nothing about anybody."""
        real = _own_part(value)
        if not self._telling(real):
            return value
        kind = self.known.get(real.lower(), kind)
        self.noted.append(kind)
        return value.replace(real, self._pseudonyms.of(kind, real))

    def learn(self, kind: str, value: str) -> None:
        """Replace a name from now on wherever it stands, if it is rare enough as a word."""
        real = _own_part(value)
        if worth_learning(real) and self._telling(real):
            self.known.setdefault(real.lower(), kind)

    def _telling(self, real: str) -> bool:
        """Whether a name is somebody's. Logs repeat themselves, so the answer is remembered."""
        if real not in self._plain:
            if len(self._plain) >= _REMEMBERED:
                self._plain.clear()
            plain = not real or self.kept(real) or tells_nothing(real)
            self._plain[real] = plain or re.match(_PATTERNS, real) is not None
        return not self._plain[real]


class Rule(Record):
    """One shape of something that must not leave."""

    kind: str
    pattern: str
    """Takes time linear in the text."""
    swap: Callable[[Match[str], Naming], str]
    """What stands for a match; the match itself where it is harmless."""
    needles: tuple[str, ...] = ()
    """One of these stands in the first line of every match: small letters, any figures."""
    gate: str = ""
    """A cheap pattern that is found in the first line of every match: small letters, 0 for figures.

    It sees that line alone.
    """
    words: frozenset[str] = frozenset()
    """Every match begins with one of these, in small letters, whole, and ends in its line."""
    phrases: str = ""
    """The same of these, apart by ``;``: their words may be written together, and end otherwise."""
    exact: bool = False
    """Whether it matters to the pattern which figures there are, or that some are the same."""
    reach: int = 0
    """How many characters behind its first line a match may begin another line."""
    lead: int = -1
    """How far before what the gate finds a match may begin; -1: anywhere in the line."""
    run: int = 0
    """Every match holds so many letters, digits, ``+`` and ``/`` in a row."""
    marks: tuple[str, ...] = ()
    """Like needles, with an x for every letter and figure; instead of them."""
    whole: bool = False
    """A match may have any number of lines: the pattern is as cheap as a gate."""


class Search(Record):
    """Something that must not leave and that no single pattern finds."""

    kind: str
    find: Callable[[View, Naming], Iterator[Swap]]
    """What is to be replaced in a text, ascending and apart."""
    needles: tuple[str, ...] = ()
    """As a rule's, of the text."""


def _own_part(value: str) -> str:
    """`value` without a product's name in front: of ``QuickbooksDesktop_ACME`` only ``ACME``."""
    real = value.strip()
    product, _, rest = real.partition("_")
    return rest if rest and tells_nothing(product) else real


def is_settled(value: str) -> bool:
    """Whether `value` is nothing but what this program put there."""
    plain = value.strip()
    return plain[-1:] in _LAST and re.fullmatch(SETTLED, plain) is not None


_STANDS_IN = (
    r"\$\{[^{}\s]{1,80}\}?|\$\([^()\n]{1,200}\)?|\{\{[^{}\n]{1,80}\}\}|%[A-Za-z_]\w{2,60}%"
    r"|\$\d{1,3}|(?:[$@:]|\$env:)(?=\w*(?:pass|pw|token|secret|key|cred|user))[A-Za-z_]{2,60}|(?:<"
    r"|&lt;|\[)(?:(?:your|my|the|an?|insert|enter|put|some|new|old|not|no|removed|redacted|hidden"
    r"|masked|filtered|protected|omitted|empty|none|null|unset|password|token|api|secret|key|client"
    r"|user|name|value|here|set|shown|logged|access|id|placeholder|dein|ihr|votre|su)(?:[-_ ]"
    r"|(?=[>&\]])))++(?:>|&gt;|\])|x{4,}(?:-x{4,}){0,8}|change[-_]?me|your[-_][\w-]{2,40}"
)
"""What documentation and programs write where a value will be: a variable, a word in brackets."""


def is_stand_in(value: str) -> bool:
    """Whether `value` names the place of a value and is none: `${TOKEN}`, `<your-api-key>`."""
    plain = value.strip().strip("\"'")
    return plain[:1] in "$%@:{<&[xXcCyY" and re.fullmatch(f"(?i){_STANDS_IN}", plain) is not None


def _bare(value: str) -> str:
    return value.strip().strip("{}").casefold()
