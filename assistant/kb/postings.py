"""Stems -> the phrases that hold them: the phrase search's half of a compiled knowledge base."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence

from ..match.lexical import K1, B
from ..match.synonyms import Synonyms

_BODY_SHARE = 0.5
"""What a word in the prose counts, beside one in a symptom."""
_MAX_BODY = 400
"""Different words of the prose that are indexed."""


class Postings:
    """Collects phrases article by article; every article's prose is its last "phrase"."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        self._starts = array("I", [0])
        self._lengths = array("H")
        self._bodies = bytearray()
        self._phrases: dict[str, array[int]] = {}

    def add(self, texts: Sequence[Sequence[str]], body: Sequence[str]) -> None:
        """Add one article's symptoms and prose, as stems."""
        for stems in texts:
            self._add(stems, is_body=False)
        if body:
            self._add(list(dict.fromkeys(body))[:_MAX_BODY], is_body=True)
        self._starts.append(len(self._lengths))

    def _add(self, stems: Sequence[str], *, is_body: bool) -> None:
        number = len(self._lengths)
        words = dict.fromkeys(stems)
        for stem in stems:
            words.update(dict.fromkeys(self._synonyms.groups_of(stem)))
        for word in words:
            self._phrases.setdefault(word, array("I")).append(number)
        self._lengths.append(min(len(stems), 65_535))
        self._bodies.append(is_body)

    def starts(self) -> array[int]:
        """The first phrase of each article, and the number of phrases."""
        return self._starts

    def unknown(self) -> float:
        """Inverse document frequency of a word that is in no phrase."""
        return math.log(1 + (len(self._lengths) + 0.5) / 0.5)

    def rows(self) -> Iterator[tuple[str, float, bytes, bytes]]:
        """Word, its weight in an average phrase, phrases and weights, packed, for the table."""
        size = len(self._lengths)
        short = [n for n, body in zip(self._lengths, self._bodies, strict=True) if not body]
        mean = (sum(short) / len(short) if short else 1.0) or 1.0
        share = array(
            "f",
            (
                (_BODY_SHARE if body else 1.0)
                * (K1 + 1)
                / (1 + K1 * (1 - B + B * (1.0 if body else n / mean)))
                for n, body in zip(self._lengths, self._bodies, strict=True)
            ),
        )
        for word in sorted(self._phrases):
            phrases = self._phrases[word]
            idf = math.log(1 + (size - len(phrases) + 0.5) / (len(phrases) + 0.5))
            impacts = array("f", (idf * share[p] for p in phrases))
            yield word, idf, phrases.tobytes(), impacts.tobytes()
