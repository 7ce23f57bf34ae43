"""Known messages in logs: what to look for and what it means."""

from __future__ import annotations

import re

from ..record import Record
from .patterns import LINE, guarded

_QUOTES = str.maketrans("“”„’‘´`", "\"\"\"''''")


class Signature(Record):
    """A message that is known."""

    id: str
    means: str
    """In words, for a person."""
    group: str = ""
    """Signatures that call for the same thing."""
    texts: tuple[str, ...] = ()
    """Any of these, in any letter case and spacing."""
    code: int | None = None
    """An unsigned 32-bit HRESULT, found as hex and as signed decimal."""
    pattern: str = ""
    """A regular expression, in any letter case."""
    resets: bool = False
    """It says that all is well again: what was written before it does not count."""

    @property
    def needles(self) -> tuple[str, ...]:
        """Normalised texts, one of which stands in every line that has this signature."""
        texts = tuple(normal(t) for t in self.texts)
        if self.code is None:
            return texts
        signed = self.code - (1 << 32) if self.code >= 1 << 31 else self.code
        bare = (f"{self.code:08x}",) if self.code >= 1 << 31 else ()
        return (*texts, f"0x{self.code:08x}", str(signed), *bare)

    def stands_in(self, line: str) -> bool:
        """Whether it stands in a normalised `line` of at most `LINE` characters."""
        if any(_whole(needle, line) for needle in self.needles):
            return True
        return bool(self.pattern) and guarded(self.pattern).search(line[:LINE]) is not None


def normal(text: str) -> str:
    """`text` in lower case, with plain quotes and single blanks."""
    return " ".join(text.lower().translate(_QUOTES).split())


def normal_text(text: str) -> str:
    """Many lines, each as `normal` makes it but for blanks at its ends."""
    return re.sub(r"[ \t\u00a0]+", " ", text.lower().translate(_QUOTES))


def _whole(needle: str, line: str) -> bool:
    """Whether `needle` stands in `line`, a number not as a part of a longer one."""
    if needle not in line:
        return False
    if not needle.lstrip("-").isalnum():
        return True
    return re.search(rf"(?<![\w-]){re.escape(needle)}(?!\w)", line) is not None
