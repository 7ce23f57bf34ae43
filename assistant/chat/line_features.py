"""A line of a chat as features for `recogniser`: words, their neighbours and letters, the state."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, pairwise

from ..match.features import GRAM

_WORD = re.compile(r"[\w']+|[?!]")
_GRAMS = (3, 4)
"""Letters of the runs that stand for parts of words."""
_MOST_WORDS = 60
"""Words of a line that are looked at."""
_COUNTED = 10
"""Words from which a line is long."""
STATE, PAIR, IN_STATE = "s ", "b ", "|"
"""In the names of features: of the state, of two words, and of a word or two in a state."""


def features(text: str, state: str) -> list[str]:
    """Every feature of a line in a state, each once."""
    words = _words(text)
    pairs = [f"{PAIR}{a} {b}" for a, b in pairwise(("^", *words, "$"))]
    plain = list(dict.fromkeys((*(f"w {word}" for word in words), *pairs)))
    found = {
        **dict.fromkeys(plain),
        **dict.fromkeys(f"{state}{IN_STATE}{name}" for name in plain),
        **dict.fromkeys(chain.from_iterable(map(_grams, words))),
        f"{STATE}{state}": None,
        f"n {min(len(words), _COUNTED)}": None,
    }
    return list(found)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return _WORD.findall(kept)[:_MOST_WORDS]


def _grams(word: str) -> list[str]:
    marked = f"<{word}>"
    return [GRAM + marked[i : i + n] for n in _GRAMS for i in range(len(marked) - n + 1)]
