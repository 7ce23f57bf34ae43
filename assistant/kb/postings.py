"""Stems -> the phrases that hold them: the phrase search's half of a compiled knowledge base."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from ..match.lexical import K1, B
from ..match.synonyms import Synonyms

_BODY_SHARE = 0.5
"""What a word in the prose counts, beside one in a symptom."""
_FIELDS = (5.0, 3.0, 2.0, 1.0, 0.5)
"""What a word counts in the title, the headings, the path, the text and the code of an article,
where the prose is what is searched (`prepare.Prepared.fields`)."""
_LENGTH = 0.75
"""How much a field's length counts against it there: the usual b of BM25."""
_PHRASES = 0.2
"""What the phrases add to the prose there."""
_MOST = 0xFFFF
_SYMPTOM, _TOLD, _BODY = range(3)


class Postings:
    """Collects phrases article by article; every article's prose is its last "phrase"."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        self._starts = array("I", [0])
        self._lengths = array("H")
        self._kinds = bytearray()
        self._phrases: dict[str, array[int]] = {}
        self._counts: dict[str, array[int]] = {}
        """Stem -> for each article and field with it: phrase, field, how often."""
        self._sizes = [array("H") for _ in _FIELDS]
        """Of each field, by article."""
        self._weights = array("f")
        """What the prose of each article counts."""

    def add(
        self,
        texts: Sequence[Sequence[str]],
        told: Sequence[Sequence[str]],
        fields: Sequence[Sequence[str]],
        weight: float = 1.0,
    ) -> None:
        """Add one article's symptoms, sentences and prose, as stems."""
        for kind, phrases in ((_SYMPTOM, texts), (_TOLD, told)):
            for stems in phrases:
                self._add(stems, kind)
        body = len(self._lengths)
        self._add((), _BODY)
        for field, stems in enumerate(fields):
            self._sizes[field].append(min(len(stems), _MOST))
            for stem, count in Counter(stems).items():
                self._counts.setdefault(stem, array("I")).extend((body, field, count))
        self._weights.append(weight)
        self._starts.append(len(self._lengths))

    def _add(self, stems: Sequence[str], kind: int) -> None:
        number = len(self._lengths)
        words = dict.fromkeys(stems)
        for stem in stems:
            words.update(dict.fromkeys(self._synonyms.groups_of(stem)))
        for word in words:
            self._phrases.setdefault(word, array("I")).append(number)
        self._lengths.append(min(len(stems), _MOST))
        self._kinds.append(kind)

    def starts(self) -> array[int]:
        """The first phrase of each article, and the number of phrases."""
        return self._starts

    def unknown(self, *, prose: bool) -> float:
        """The weight of a word that is in no phrase: see `rows`."""
        return self._rarity(0, prose=prose) * (K1 + 1 if prose else 1)

    def rows(self, *, prose: bool) -> Iterator[tuple[str, float, bytes, bytes]]:
        """Word, its weight in an average phrase, phrases and weights, packed, for the table.

        Where the `prose` is what is searched, an article's last phrase has the BM25F weight
        (Robertson, Zaragoza and Taylor 2004) of all its fields, and the weight is the highest one.
        """
        share = self._shares(prose=prose)
        bodies = self._bodies() if prose else None
        for word in sorted({*self._phrases, *self._counts}):
            found = {p: share[p] for p in self._phrases.get(word, ()) if share[p]}
            written = self._counts.get(word, ())
            places = zip(written[::3], written[1::3], written[2::3], strict=True)
            if bodies is None:
                held = {phrase for phrase, field, _ in places if field}
                found |= dict.fromkeys(held, _BODY_SHARE)
                idf = self._rarity(len(found), prose=False)
                ideal = idf
            else:
                sums: dict[int, float] = {}
                for phrase, field, count in places:
                    sums[phrase] = sums.get(phrase, 0.0) + count * bodies[phrase][field]
                idf = self._rarity(len(sums), prose=True)
                ideal = idf * (K1 + 1)
                for phrase, total in sums.items():
                    found[phrase] = bodies[phrase][-1] * (K1 + 1) * total / (total + K1)
            phrases = array("I", sorted(found))
            impacts = array("f", (idf * found[p] for p in phrases))
            if phrases:
                yield word, ideal, phrases.tobytes(), impacts.tobytes()

    def _rarity(self, holders: int, *, prose: bool) -> float:
        """Inverse document frequency of a word in so many phrases, or articles."""
        size = len(self._weights) if prose else len(self._lengths)
        return math.log(1 + (size - holders + 0.5) / (holders + 0.5))

    def _shares(self, *, prose: bool) -> array[float]:
        """What a word counts in each phrase, before its rarity."""
        kinds = (_SYMPTOM,) if prose else (_SYMPTOM, _TOLD)
        counted = [n for n, kind in zip(self._lengths, self._kinds, strict=True) if kind in kinds]
        mean = (sum(counted) / len(counted) if counted else 1.0) or 1.0
        whole = (K1 + 1) * (_PHRASES if prose else 1.0)
        return array(
            "f",
            (
                whole / (1 + K1 * (1 - B + B * n / mean)) if kind in kinds else 0.0
                for n, kind in zip(self._lengths, self._kinds, strict=True)
            ),
        )

    def _bodies(self) -> dict[int, tuple[float, ...]]:
        """Of each article's last phrase: what a word counts in each field, and the article."""
        means = [sum(sizes) / max(1, sum(map(bool, sizes))) or 1.0 for sizes in self._sizes]
        found = {}
        for article, weight in enumerate(self._weights):
            each = (
                share / (1 - _LENGTH + _LENGTH * sizes[article] / mean)
                for share, sizes, mean in zip(_FIELDS, self._sizes, means, strict=True)
            )
            found[self._starts[article + 1] - 1] = (*each, weight)
        return found
