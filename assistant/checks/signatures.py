"""Known messages in logs: what to look for and what it means."""

from __future__ import annotations

import re

from ..record import Record
from .patterns import LINE, guarded

_QUOTES = str.maketrans("“”„’‘´`", "\"\"\"''''")
MARKS = ("success", "begins", "ends", "application")
"""What a message may mark besides an error: that all is well, where a session begins and ends, and
whose it is (the pattern's first group)."""
_CODE_WORD = r"(?:hresult|error|code|result|status|exception)"


class Signature(Record):
    """A message that is known."""

    id: str
    means: str
    """In words, for a person. ``{match}`` stands for what was found."""
    group: str = ""
    """Signatures that call for the same thing."""
    texts: tuple[str, ...] = ()
    """Any of these, in any letter case and spacing."""
    code: int | None = None
    """An unsigned 32-bit HRESULT, found as hex and as decimal, signed or not."""
    pattern: str = ""
    """A regular expression, in any letter case."""
    marks: str = ""
    """One of `MARKS` where it is no error; "" otherwise."""
    article: str = ""
    """Id of the article that it calls for."""
    general: bool = False
    """It says that something went wrong, not what: all else in the same event says more."""

    mild: bool = False
    """It is about one thing only; a session in which it occurs may still end well."""

    telling: bool = False
    """It names the cause more exactly than the code beside it."""

    @property
    def rank(self) -> int:
        """How little it says: of several in one event the least counts."""
        if self.telling or self.general:
            return -1 if self.telling else 3
        if self.code is not None:
            return 0
        return 1 if self.texts else 2

    @property
    def needles(self) -> tuple[str, ...]:
        """Normalised texts, one of which stands in every line that has this signature."""
        texts = tuple(normal(t) for t in self.texts)
        if self.code is None:
            return texts
        signed = self.code - (1 << 32) if self.code >= 1 << 31 else self.code
        bare = (f"{self.code:08x}", str(self.code)) if self.code >= 1 << 31 else ()
        return (f"0x{self.code:08x}", str(signed), *bare, *texts)

    def find(self, line: str) -> str | None:
        """What of it stands in a normalised `line` of at most `LINE` characters; None: nothing.

        For a pattern with a group it is what the group holds.
        """
        for needle in self.needles:
            if _whole(needle, line):
                return needle
        if self.pattern and (found := guarded(self.pattern).search(line[:LINE])):
            return found[found.re.groups and 1] or ""
        return None


def normal(text: str) -> str:
    """`text` in lower case, with plain quotes and single blanks."""
    return " ".join(text.lower().translate(_QUOTES).split())


def normal_text(text: str) -> str:
    """Many lines, each as `normal` makes it but for blanks at its ends."""
    return re.sub(r"[ \t\u00a0]+", " ", text.lower().translate(_QUOTES))


def _whole(needle: str, line: str) -> bool:
    """Whether `needle` stands in `line`, a number not as a part of a longer one.

    Eight hex digits without ``0x``, and a number without a sign, are a code only behind a word that
    says so: they may as well be the number of an invoice.
    """
    if needle not in line:
        return False
    if not needle.lstrip("-").isalnum():
        return True
    before = r"(?<![\w-])"
    if re.fullmatch(r"[0-9a-f]{8}|\d{9,10}", needle):
        before = rf"(?:{_CODE_WORD}[ ]?(?:code[ ]?)?[=:]?[ ]?[\"'(\[]?|&h)"
    return re.search(rf"{before}{re.escape(needle)}l?(?![\w-]|[.,]\d)", line) is not None
