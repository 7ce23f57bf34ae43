"""A light English stemmer: plural, -ed, -ing and a few endings, nothing that merges meanings.

Follows step 1 of Porter (1980, "An algorithm for suffix stripping") with a minimum stem length.
Aggressive stemmers merge words that matter here (`policy`/`police`, `universe`/`university`).
"""

from __future__ import annotations

_VOWELS = frozenset("aeiouy")


def stem(word: str) -> str:
    """The index key of a folded `word`; words with digits and short words stay as they are."""
    if len(word) < 4 or not word.isalpha():
        return word
    word = _plural(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            if _VOWELS.intersection(base):
                return _tidy(base)
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    return _final(word)


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _tidy(base: str) -> str:
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return _final(base)


def _final(word: str) -> str:
    if len(word) > 4 and word.endswith("e"):
        return word[:-1]
    if len(word) > 3 and word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "i"
    return word
