"""A folder of articles -> one SQLite file that answers questions without any parser."""

from __future__ import annotations

import json
import os
import sqlite3
from itertools import chain

from .. import __version__
from ..errors import AssistantError, Exit
from ..files import replacing
from ..match import synonyms
from ..match.features import content
from ..match.learn import Example, train
from ..match.tokens import tokenize
from ..model import KbInfo
from ..record import TYPE_CHECKING
from .background import OFF_TOPIC, outside
from .cache import Listen, Progress
from .folder import read_info, read_prepared
from .postings import Postings
from .prepare import Prepared, exact_key
from .problem import Problem
from .scan import Listing
from .schema import Report
from .seal import seal
from .store import FORMAT, TABLES
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from typing import Any

_TRAINABLE = 3_000_000
"""Phrases x articles up to which weights are trained; beyond it phrase search answers alone."""
_TRAINABLE_ARTICLES = 2_000
_GRAMS = 250_000
"""Phrases x articles up to which runs of letters are features."""
_SEARCH_BELOW = 30
"""Phrases an article from which trained weights need no phrase search beside them."""
_LEXICAL_ALONE, _LEXICAL_BESIDE = 12.0, 5.0
"""Weight of phrase search alone, and beside trained weights."""
_SHARPNESS = 1.5
"""Training stops early, so raw probabilities are too modest; measured on questions not used here,
the expected calibration error falls from 0.067 to 0.030 with this factor."""
_TOLD = 0.5
"""What a sentence of the prose counts in training, beside a symptom."""


def compile_kb(
    listing: Listing,
    connection: sqlite3.Connection,
    report: Report,
    listen: Listen = lambda progress: None,
    *,
    portable: bool = False,
) -> KbInfo:
    """Compile what `listing` names into the empty database behind `connection`.

    A `portable` file does not say where it comes from; one in the cache does, to be checked.

    Raises:
        AssistantError: kb.yaml is unusable, or not one article is usable.
    """
    problems: list[Problem] = []
    info = read_info(listing, problems.append)
    builder = _Builder(connection, info, listen)
    total = len(listing.articles)
    for done, unit in enumerate(read_prepared(listing, problems.append)):
        problems += unit.problems
        if unit.article:
            builder.add(unit.article, problems.append)
        if done % 200 == 0:
            listen(Progress("reading articles", done / total))
    for problem in problems:
        report(problem)
    if not builder.size:
        first = next((p for p in problems if p.fatal), None)
        raise AssistantError(
            "kb-invalid",
            f"no usable article in {listing.root}" + (f": {first.text()}" if first else ""),
            hint="“assistant kb lint” lists every problem",
            exit_code=Exit.CONFIG,
        )
    if not portable:
        for table, states in (("file", listing.files), ("folder", listing.folders)):
            rows = ((os.fsencode(f.name), *f[1:]) for f in states)  # a name need not be text
            connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", rows)  # noqa: S608
    builder.finish(b"" if portable else os.fsencode(os.path.realpath(listing.root)), problems)
    return info


def compile_file(
    listing: Listing,
    path: str,
    report: Report,
    listen: Listen = lambda progress: None,
    *,
    portable: bool = False,
) -> KbInfo:
    """Compile into a new file beside `path`, then put it in its place in one step."""
    with replacing(path) as draft:
        connection = sqlite3.connect(draft)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            info = compile_kb(listing, connection, report, listen, portable=portable)
        finally:
            connection.close()
        if portable:
            seal(draft)
    return info


class _Builder:
    """Takes articles one by one; keeps of each no more than the index needs."""

    def __init__(self, connection: sqlite3.Connection, info: KbInfo, listen: Listen) -> None:
        connection.executescript(TABLES)
        self._connection, self._info, self._listen = connection, info, listen
        self._synonyms = synonyms.build(info.synonyms)
        self._postings = Postings(self._synonyms)
        self._vocabulary = Vocabulary()
        self._exact: dict[str, int | None] = {}
        self._slugs: dict[str, str] = {}
        self._examples: list[Example] | None = []
        self._negatives: list[str] = list(info.not_symptoms)
        self._phrases = 0
        self._told = False
        self.size = 0

    def add(self, article: Prepared, report: Report) -> None:
        """Put an article into the index; a second one with the same id is left out."""
        first = self._slugs.setdefault(article.id, article.file)
        if first != article.file:
            report(
                Problem(
                    article.file,
                    1,
                    "duplicate-id",
                    f"the id “{article.id}” is taken by {first}",
                    "give one of them another id",
                    fatal=True,
                )
            )
            return
        number = self.size
        self.size += 1
        row = (number, article.id, article.title, article.symptom, article.data)
        self._connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", row)
        blocks = (
            (kind, name, number, place) for place, (kind, name) in enumerate(article.declares)
        )
        self._connection.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?, ?)", blocks)
        self._vocabulary.add(article.words)
        self._negatives += article.negatives
        for text in article.texts:
            known = self._exact.setdefault(text.exact, number)
            if known != number:
                self._exact[text.exact] = None
        phrases = [t.stems for t in (*article.texts, *article.told)]
        self._postings.add(phrases, article.body)
        self._phrases += len(article.texts)
        self._told = self._told or bool(article.told)
        self._learn_from(article, number)

    def _learn_from(self, article: Prepared, number: int) -> None:
        if self._examples is None:
            return
        self._examples += [Example(t.text, number) for t in article.texts]
        self._examples += [Example(t.text, number, _TOLD) for t in article.told]
        if self.size > _TRAINABLE_ARTICLES or len(self._examples) * self.size > _TRAINABLE:
            self._examples = None

    def finish(self, root: bytes, problems: list[Problem]) -> None:
        """Train where that is affordable, and write everything down."""
        grams = self._examples is not None and len(self._examples) * self.size <= _GRAMS
        rich = self._phrases >= _SEARCH_BELOW * self.size
        enough = rich or ((grams or not self._told) and self._phrases >= 2 * self.size)
        linear = self._examples is not None and self.size > 1 and enough
        bias: list[float] = []
        lexical = _LEXICAL_ALONE
        if linear and self._examples is not None:
            lexical = 0.0 if rich else _LEXICAL_BESIDE
            bias = self._train(self._examples, grams)
        settings = {
            "articles": self.size,
            "linear": linear,
            "lexical": lexical,
            "grams": grams,
            "unknown": self._postings.unknown(),
            "bias": bias,
            "sharpness": _SHARPNESS,
        }
        if lexical:
            self._listen(Progress("writing the index", 0.0))
            self._connection.executemany(
                "INSERT INTO posting VALUES (?, ?, ?, ?)", self._postings.rows()
            )
        self._connection.executemany("INSERT INTO word VALUES (?, ?, ?)", self._vocabulary.rows())
        unique = sorted((w, a) for w, a in self._exact.items() if w and a is not None)
        self._connection.executemany("INSERT INTO exact VALUES (?, ?)", unique)
        self._write_meta(settings, root, problems)
        self._connection.commit()
        self._listen(Progress("done", 1.0))

    def _train(self, examples: list[Example], grams: bool) -> list[float]:
        none, vague = self.size, self.size + 1
        vocabulary = {s for e in examples for s in exact_key(tokenize(e.text)).split()}
        negatives = [*self._negatives, *outside(OFF_TOPIC, vocabulary)]
        self._vocabulary.add(w for text in negatives for w in _plain_words(text))
        examples = [
            *examples,
            *(Example(text, none) for text in dict.fromkeys(negatives)),
            *(Example(text, vague) for text in dict.fromkeys(self._info.vague)),
        ]

        def listen(share: float) -> None:
            self._listen(Progress("learning from the symptoms", share))

        model = train(examples, self.size + 2, self._synonyms, with_grams=grams, progress=listen)
        words = {t.word for e in examples for t in content(tokenize(e.text))}
        whole = model.whole_words(words, self._synonyms, grams)
        rows = chain(model.rows(), whole)
        self._connection.executemany("INSERT INTO weight VALUES (?, ?, ?, ?)", rows)
        return model.bias

    def _write_meta(self, settings: dict[str, Any], root: bytes, problems: list[Problem]) -> None:
        starts = self._postings.starts()
        info = self._info._replace(
            synonyms=(),
            not_symptoms=(),
            vague=(),
            declared={},
            support=dict(self._info.support),
        )
        for name, what in self._info.declared.items():
            row = (name, json.dumps(what, ensure_ascii=False))
            self._connection.execute("INSERT INTO declared VALUES (?, ?)", row)
        rows = {
            "format": FORMAT,
            "tool": __version__,
            "root": root,
            "settings": json.dumps(settings),
            "kb": json.dumps(info._asdict(), ensure_ascii=False),
            "synonyms": json.dumps(self._synonyms.members, ensure_ascii=False),
            "starts": starts.tobytes(),
            "problems": json.dumps([p._asdict() for p in problems]),
        }
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", rows.items())


def _plain_words(text: str) -> list[str]:
    return [w for w in exact_key(tokenize(text)).split() if w.isalpha() and len(w) > 2]
