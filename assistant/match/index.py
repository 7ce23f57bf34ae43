"""The compiled index, read side: weights, phrase postings and vocabulary, fetched as needed.

Everything is read from SQLite by key and kept, so that one question touches a few dozen rows and
a long run of questions soon touches none.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from sqlite3 import Connection

from ..record import TYPE_CHECKING, Record
from .synonyms import Synonyms

if TYPE_CHECKING:
    from typing import Any

    from .spelling import Speller

Row = tuple[str, float, bytes, bytes]
"""A feature, its scale, and its weights: articles (16 bit) and a weight (32 bit) for each."""
_KEPT_ROWS = 300_000
_CHUNK = 400


class Posting(Record):
    """The phrases that hold a word, with the word's share in each."""

    ideal: float
    """The word's share in a phrase of average length: its inverse document frequency."""
    phrases: array[int]
    impacts: array[float]


class Settings(Record):
    """How a knowledge base is scored, fixed while compiling (see `kb.compile`)."""

    articles: int
    linear: bool
    """Trained weights take part."""
    lexical: float
    """Weight of the phrase search beside the trained weights; 0 leaves it out."""
    grams: bool
    """Runs of letters are features too."""
    prose: bool
    """The articles' prose is what is searched; their phrases only add to it."""
    unknown: float
    """Inverse document frequency of a word that the knowledge base never uses."""
    bias: list[float]
    """Starting score of each article and, last, of "none of these" and "not enough said"."""
    trust: list[list[float]]
    """How sure to be: the two rows of `confidence.Trust`."""


class Index:
    """Reads one compiled knowledge base. Not for use by several threads at once."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        self.settings = Settings(**json.loads(meta["settings"]))
        self.info: dict[str, Any] = json.loads(meta["kb"])
        self.synonyms = Synonyms(json.loads(meta["synonyms"]))
        self._speller: Speller | None = None
        self._starts: array[int] = array("I", meta["starts"])
        self._rows: dict[str, Row | None] = {}
        self._complete = False
        self._postings: dict[str, Posting | None] = {}

    @property
    def speller(self) -> Speller:
        """Repairs typos; made when the first word is unknown."""
        if self._speller is None:
            from .spelling import Speller

            self._speller = Speller(self.connection)
        return self._speller

    def load_all(self) -> None:
        """Read every weight at once, before a long run of questions."""
        (count,) = self.connection.execute("SELECT count(*) FROM weight").fetchone()
        if count <= _KEPT_ROWS:
            self._read("", ())
            self._complete = True

    def fetch(self, features: Sequence[str]) -> list[Row | None]:
        """The rows of these features, in order; None where the model does not know one."""
        rows = self._rows
        if not self._complete:
            if len(rows) > _KEPT_ROWS:
                rows.clear()
            missing = [f for f in features if f not in rows]
            for start in range(0, len(missing), _CHUNK):
                part = missing[start : start + _CHUNK]
                rows.update(dict.fromkeys(part))
                self._read(f" WHERE feature IN ({','.join('?' * len(part))})", part)
        return [rows.get(f) for f in features]

    def _read(self, where: str, features: Sequence[str]) -> None:
        query = "SELECT feature, scale, classes, weights FROM weight" + where
        self._rows.update((row[0], row) for row in self.connection.execute(query, features))

    def posting(self, word: str) -> Posting | None:
        """The phrases that hold a stem or a synonym group."""
        if word not in self._postings:
            row = self.connection.execute(
                "SELECT ideal, phrases, impacts FROM posting WHERE word = ?", (word,)
            ).fetchone()
            self._postings[word] = row and Posting(row[0], array("I", row[1]), array("f", row[2]))
        return self._postings[word]

    def article_of(self, phrase: int) -> int:
        """The article that a phrase belongs to."""
        return bisect_right(self._starts, phrase) - 1

    def phrase_count(self, article: int) -> int:
        """How many phrases an article has."""
        return self._starts[article + 1] - self._starts[article]

    def phrases_of(self, article: int) -> tuple[int, int, int]:
        """The first phrase of an article, the first behind its last, and how many there are."""
        return self._starts[article], self._starts[article + 1], self._starts[-1]

    def exact(self, words: str) -> int | None:
        """The article that has exactly this symptom (its stems joined by blanks), if one has."""
        found = self.connection.execute(
            "SELECT article FROM exact WHERE words = ?", (words,)
        ).fetchone()
        return found[0] if found else None

    def knows(self, stem: str) -> bool:
        """Whether the knowledge base uses this stem anywhere in what it is searched by."""
        if self.settings.linear:
            return self.fetch((stem,))[0] is not None
        return self.posting(stem) is not None

    def head(self, article: int) -> tuple[str, str, str]:
        """Id, title and first symptom of an article."""
        row = self.connection.execute(
            "SELECT slug, title, symptom FROM article WHERE id = ?", (article,)
        ).fetchone()
        return row[0], row[1], row[2]
