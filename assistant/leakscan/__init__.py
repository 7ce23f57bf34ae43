"""The last look at what leaves: an engine of its own, so that a leak needs two mistakes.

It shares no rule, no pattern and no tokeniser with the redactor. Three methods work together:

- *memory*: what was removed or renamed anywhere in this run must stand nowhere else, however spelt;
- *structure*: values behind private keys, between tags of QuickBooks data, numbers with checksums;
- *look*: known prefixes of keys, words that nobody would write.

What it finds is masked where it stands, so that a find does not stop the rest.

- `memory`: what was taken out anywhere in this run
- `keys, markup, looks, numbers`: the methods
- `spellings`: encodings undone
- `mask`: what is found is masked
"""

from __future__ import annotations

from .mask import Masked, Scanner, masked_places
from .memory import Memory
from .spans import MARK, StandIns

__all__ = ["MARK", "Masked", "Memory", "Scanner", "StandIns", "masked_places"]
