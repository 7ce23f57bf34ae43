"""A folder of articles -> one SQLite file that answers questions without any parser."""

from __future__ import annotations

import json
import math
import os
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from .. import __version__
from ..errors import AssistantError, Exit
from ..files import replacing
from ..match import synonyms
from ..match.confidence import PROSE, SEARCHED, TRAINED, Trust
from ..match.features import content, key
from ..match.index import Index
from ..match.learn import MANY, Example, train
from ..match.rank import Ranker
from ..match.tokens import tokenize
from ..model import KbInfo
from ..record import TYPE_CHECKING, Record
from .background import OFF_TOPIC, lines, outside
from .cache import Listen, Progress
from .calibrate import Round, calibrate, rounds
from .folder import read_info, read_prepared
from .machine_files import FOLDER as MACHINES
from .machine_files import texts_in
from .postings import Postings
from .prepare import Prepared
from .problem import Problem
from .scan import Listing
from .schema import Report
from .seal import seal
from .store import FORMAT, PAGES, TABLES
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from typing import Any

_TRAINABLE = 3_000_000
"""Phrases x articles up to which weights are trained; beyond it phrase search answers alone."""
_TRAINABLE_ARTICLES = 2_000
_GRAMS = 300_000
"""Phrases x articles up to which runs of letters are features."""
_SEARCH_BELOW = 30
"""Phrases of a middling article from which trained weights need no phrase search beside them."""
_LEXICAL_ALONE, _LEXICAL_BESIDE, _LEXICAL_PROSE = 12.0, 5.0, 40.0
"""Weight of phrase search alone, beside trained weights, and of the search in prose."""
_PASSING = 300
"""A word in fewer than one of so many phrases is only mentioned in passing."""
_MOST_EVENED = 2.0
"""What a phrase of an article with few of them counts at most."""
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
    else:
        builder.carry(MACHINES, texts_in(listing.root))
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


def held_back(listing: Listing) -> Iterator[Round]:
    """Drafts of a knowledge base with the phrases that were held back from them.

    Raises:
        AssistantError: kb.yaml is unusable, or the knowledge base is too large for a draft.
    """
    ignore: Report = lambda problem: None  # noqa: E731
    connection = sqlite3.connect(":memory:")
    builder = _Builder(connection, read_info(listing, ignore), lambda progress: None)
    for unit in read_prepared(listing, ignore):
        if unit.article:
            builder.add(unit.article, ignore)
    found = builder.rounds()
    if found is None:
        raise AssistantError(
            "too-large",
            f"{listing.root} has too many articles to be tested by its own phrases",
            hint="name a file of test questions",
            exit_code=Exit.DATA,
        )
    return found


class Plan(Record):
    """How a knowledge base is scored, by its size."""

    linear: bool
    grams: bool
    rich: bool
    """So many symptoms that trained weights need no phrase search beside them."""
    prose: bool = False
    """Most articles are pieces of documents, so the prose is what is searched."""

    @property
    def lexical(self) -> float:
        """Weight of the phrase search."""
        if self.prose:
            return _LEXICAL_PROSE
        if not self.linear:
            return _LEXICAL_ALONE
        return 0.0 if self.rich else _LEXICAL_BESIDE


class _Builder:
    """Takes articles one by one; keeps of each no more than the index needs."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        info: KbInfo,
        listen: Listen,
        plan: Plan | None = None,
        idle: Sequence[str] = (),
    ) -> None:
        """With a `plan` it makes a draft of another, without the lines of small talk in `idle`."""
        connection.executescript(TABLES)
        self._plan, self._idle = plan, frozenset(idle)
        self._connection, self._info, self._listen = connection, info, listen
        self._synonyms = synonyms.build(info.synonyms)
        self._postings = Postings(self._synonyms)
        self._vocabulary = Vocabulary()
        self._exact: dict[str, int | None] = {}
        self._slugs: dict[str, str] = {}
        self._learned: list[Prepared] | None = []
        self._negatives: list[str] = list(info.not_symptoms)
        self._phrases = array("I")
        self._examples = 0
        self._documents = 0
        self._pages: dict[str, Any] = {}
        self._carried: dict[str, Any] = {}
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
        if not article.answers:
            self._pages[article.id] = json.loads(article.data)
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
        texts, told = ([t.stems for t in part] for part in (article.texts, article.told))
        self._postings.add(texts, told, article.fields, article.weight)
        self._phrases.append(len(article.texts))
        self._documents += article.document
        self._examples += len(article.texts) + len(article.told)
        if self._learned is not None:
            self._learned.append(article._replace(data=""))
        if self.size > _TRAINABLE_ARTICLES or self._examples * self.size > _TRAINABLE:
            self._learned = None

    def carry(self, name: str, what: dict[str, Any]) -> None:
        """Put something beside the articles that a folder has in files of its own."""
        self._carried[name] = what

    def finish(self, root: bytes, problems: list[Problem]) -> None:
        """Train where that is affordable, and write everything down."""
        plan = self._plan or self._planned()
        bias = self._train(self._learned, plan.grams) if plan.linear and self._learned else []
        settings = {
            "articles": self.size,
            "linear": plan.linear,
            "lexical": plan.lexical,
            "grams": plan.grams,
            "prose": plan.prose,
            "unknown": self._postings.unknown(prose=plan.prose),
            "bias": bias,
            "trust": self._trust(plan),
        }
        self._listen(Progress("writing the index", 0.0))
        self._connection.executemany(
            "INSERT INTO posting VALUES (?, ?, ?, ?)", self._postings.rows(prose=plan.prose)
        )
        self._connection.executemany("INSERT INTO word VALUES (?, ?, ?)", self._vocabulary.rows())
        unique = sorted((w, a) for w, a in self._exact.items() if w and a is not None)
        self._connection.executemany("INSERT INTO exact VALUES (?, ?)", unique)
        self._write_meta(settings, root, problems)
        self._connection.commit()
        self._listen(Progress("done", 1.0))

    def _planned(self) -> Plan:
        if 2 * self._documents > self.size:
            return Plan(linear=False, grams=False, rich=False, prose=True)
        if self._learned is None:
            return Plan(linear=False, grams=False, rich=False)
        grams = self._examples * self.size <= _GRAMS
        rich = sorted(self._phrases)[self.size // 2] >= _SEARCH_BELOW
        enough = rich or sum(self._phrases) >= 2 * self.size
        return Plan(self.size > 1 and enough, grams, rich)

    def rounds(self) -> Iterator[Round] | None:
        """Drafts and the phrases held back from them; None in a base too large to make any of."""
        if self._learned is None:
            return None
        plan, negatives = self._planned(), list(dict.fromkeys(self._negatives))
        return rounds(self._learned, negatives, partial(self._draft, plan))

    def _trust(self, plan: Plan) -> Trust:
        """How sure to be; a draft, and a base too large to make one of, takes what is usual."""
        if plan.prose:
            return PROSE
        start = TRAINED if plan.linear else SEARCHED
        found = None if self._plan else self.rounds()
        return calibrate(found, start) if found else start

    def _draft(
        self,
        plan: Plan,
        articles: Sequence[Prepared],
        negatives: Sequence[str],
        idle: Sequence[str],
    ) -> Ranker:
        """Some of the articles, compiled in memory by the same rules."""
        connection = sqlite3.connect(":memory:")
        info = self._info._replace(not_symptoms=tuple(negatives))
        draft = _Builder(connection, info, lambda progress: None, plan, idle)
        for article in articles:
            draft.add(article._replace(negatives=()), lambda problem: None)
        draft.finish(b"", [])
        index = Index(connection)
        index.load_all()
        return Ranker(index)

    def _train(self, articles: list[Prepared], grams: bool) -> list[float]:
        none, vague = self.size, self.size + 1
        counts = _evened([len(a.texts) + len(a.told) for a in articles])
        each = zip(articles, counts, strict=True)
        told = list(chain.from_iterable(_examples(n, *a) for n, a in enumerate(each)))
        talk = (line for line in lines(OFF_TOPIC) if line not in self._idle)
        negatives = [*self._negatives, *outside(talk, _own_words(told))]
        self._vocabulary.add(w for text in negatives for w in _plain_words(text))
        examples = [
            *told,
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
        for name, what in {**self._info.declared, **self._carried, PAGES: self._pages}.items():
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


def _own_words(examples: Sequence[Example]) -> set[str]:
    """The words that a knowledge base is about: thousands of phrases use nearly every word once."""
    counts = Counter(
        chain.from_iterable({key(t) for t in content(tokenize(e.text))} for e in examples)
    )
    least = len(examples) // _PASSING
    return {word for word, count in counts.items() if count >= least}


def _evened(sizes: Sequence[int]) -> list[float]:
    """What a phrase of each article counts, where there are many phrases.

    An article is not likelier for the diligence of its author: one with four times as many phrases
    as the average has them count half.
    """
    if sum(sizes) < MANY:
        return [1.0] * len(sizes)
    mean = sum(sizes) / len(sizes)
    return [min(_MOST_EVENED, math.sqrt(mean / max(size, 1))) for size in sizes]


def _examples(number: int, article: Prepared, counts: float) -> Iterator[Example]:
    yield from (Example(t.text, number, counts) for t in article.texts)
    yield from (Example(t.text, number, counts * _TOLD) for t in article.told)


def _plain_words(text: str) -> list[str]:
    return [w for w in map(key, content(tokenize(text))) if w.isalpha() and len(w) > 2]
