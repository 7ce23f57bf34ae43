"""What is wrong with a knowledge base as a whole, beyond single files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..match.features import topic_key
from ..match.rank import Ranker
from ..match.tokens import tokenize
from ..model import Article, KbInfo
from ..suggest import did_you_mean
from ..text import clean
from .folder import read_articles, read_info, read_text
from .importer.keep.parts import lint_marks
from .leaks import leaks
from .problem import Problem
from .scan import NONE, VAGUE, Listing
from .store import Store

BlockLint = Callable[[list[Article], KbInfo], Iterable[Problem]]
_QUOTING = frozenset(("bad-signature", "collision", "stray-symptom", "vague-symptom", "dead-link",
                      "out-of-reach"))  # fmt: skip
"""Problems whose message quotes first what stands in the file."""
_OF_SYMPTOMS = frozenset(("collision", "stray-symptom", "vague-symptom", "no-symptoms"))


class Result(NamedTuple):
    """All findings, by file and line."""

    articles: int
    problems: list[Problem]

    @property
    def errors(self) -> int:
        """How many are errors."""
        return sum(p.severity == "error" for p in self.problems)

    @property
    def warnings(self) -> int:
        """How many are warnings; a note is neither."""
        return sum(p.severity == "warning" for p in self.problems)


def lint(listing: Listing, store: Store | None, blocks: BlockLint = lambda *_: ()) -> Result:
    """Check the files, and with a compiled `store` also whether symptoms lead home.

    `blocks` finds what is wrong with checks and actions, which this layer knows nothing about.
    """
    problems: list[Problem] = []
    info = read_info(listing, problems.append)
    articles = list(read_articles(listing, problems.append))
    problems += _duplicates(articles)
    for article in articles:
        problems += _article(article, {a.id for a in articles})
    problems += _usual(info, {a.id for a in articles if a.answers})
    problems += blocks(articles, info)
    problems += _collisions(articles)
    problems += _orphans(listing, {a.id for a in articles})
    problems += _marks(listing, articles)
    if store:
        problems += _strays(articles, store)
    problems = list(_softened(problems, articles))
    places = _Places(listing)
    problems += leaks(articles, places.lines)
    return Result(
        sum(a.answers for a in articles), sorted(dict.fromkeys(map(places.exact, problems)))
    )


def _softened(problems: Iterable[Problem], articles: Iterable[Article]) -> Iterator[Problem]:
    """Symptoms in the words of the docs are no mistakes of an author: to be improved, not wrong."""
    imported = {a.file for a in articles if any(source.sha256 for source in a.sources)}
    for problem in problems:
        soft = problem.code in _OF_SYMPTOMS and problem.file in imported
        yield problem._replace(severity="warning") if soft else problem


class _Places:
    """Finds the line of a phrase that a problem is about."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._lines: dict[str, list[str]] = {}

    def exact(self, problem: Problem) -> Problem:
        """`problem` at the file and line that hold what its message quotes first."""
        quoted = problem.message.partition("“")[2].partition("”")[0]
        if problem.code not in _QUOTING or not quoted:
            return problem
        names = [f.name for f in self._listing.phrases]
        stem = problem.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        for file in (problem.file, *(n for n in names if n.endswith(f"/{stem}.txt"))):
            for number, line in enumerate(self.lines(file), 1):
                if quoted in " ".join(line.split()):
                    return problem._replace(file=file, line=number)
        return problem

    def lines(self, file: str) -> list[str]:
        """The lines of a file; read once."""
        if file not in self._lines:
            text = read_text(self._listing.root, file, lambda problem: None)
            self._lines[file] = clean(text or "").split("\n")
        return self._lines[file]


def _duplicates(articles: Iterable[Article]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for article in articles:
        known = first.setdefault(article.id, article.file)
        if known != article.file:
            yield Problem(
                article.file,
                1,
                "duplicate-id",
                f"the id “{article.id}” is taken by {known}",
                "give one of them another id",
            )


def _usual(info: KbInfo, ids: set[str]) -> Iterator[Problem]:
    for name in info.usual:
        if name not in ids:
            told = f"usual names “{name}”, which is no article"
            yield Problem("kb.yaml", 1, "dead-link", told, did_you_mean(name, ids))


def _article(article: Article, ids: set[str]) -> Iterator[Problem]:
    if not article.symptoms and article.answers:
        yield Problem(
            article.file,
            1,
            "no-symptoms",
            "the article has no symptoms",
            "add “symptoms: [what people say, ...]”, five or more",
        )
    for other in article.related:
        if other not in ids:
            yield Problem(
                article.file,
                1,
                "dead-link",
                f"related names “{other}”, which is no article",
                did_you_mean(other, ids),
            )
        elif other == article.id:
            yield Problem(
                article.file, 1, "dead-link", "related names the article itself", "take it out"
            )
    if not any(b.elements for b in article.blocks):
        yield Problem(article.file, 1, "empty", "the article has no text", "say what to do")
    nothing = [s for s in (*article.symptoms, *article.phrases) if not topic_key(tokenize(s))]
    for symptom in nothing:
        yield Problem(
            article.file,
            1,
            "vague-symptom",
            f"“{symptom}” has no word that tells anything",
            "name what one sees",
        )


def _collisions(articles: Iterable[Article]) -> Iterator[Problem]:
    """Two articles that answer to the same phrase, or one that answers to its own near miss."""
    owners: dict[str, tuple[Article, str]] = {}
    articles = list(articles)
    for article in articles:
        for phrase in dict.fromkeys((*article.symptoms, *article.phrases)):
            key = topic_key(tokenize(phrase))
            owner, first = owners.setdefault(key, (article, phrase))
            if key and owner.id != article.id:
                also = "" if first == phrase else f" (as “{first}”)"
                yield Problem(
                    article.file,
                    1,
                    "collision",
                    f"the symptom “{phrase}” also belongs to {owner.file}{also}",
                    "keep it where it fits better, or say it more exactly",
                )
    for article in articles:
        for phrase in article.not_symptoms:
            known = owners.get(topic_key(tokenize(phrase)))
            if known:
                yield Problem(
                    article.file,
                    1,
                    "collision",
                    f"the near miss “{phrase}” is a symptom of {known[0].file}",
                    "take one of them out",
                )


def _orphans(listing: Listing, ids: set[str]) -> Iterator[Problem]:
    for file in listing.phrases:
        name = file.name.rsplit("/", 1)[-1][:-4]
        if name not in {*ids, NONE, VAGUE}:
            yield Problem(
                file.name,
                0,
                "orphan-phrases",
                f"there is no article “{name}”",
                did_you_mean(name, {*ids, NONE, VAGUE}),
                "warning",
            )


def _marks(listing: Listing, articles: Iterable[Article]) -> Iterator[Problem]:
    """What an import has left for the author to decide, and what it proposes."""
    for article in articles:
        text = read_text(listing.root, article.file, lambda problem: None)
        yield from lint_marks(article.file, clean(text or ""))


def _strays(articles: Iterable[Article], store: Store) -> Iterator[Problem]:
    """Example symptoms that do not lead to their own article, even without being remembered."""
    ranker = Ranker(store.index)
    slugs = [slug for slug, _, _ in store.articles()]
    for article in articles:
        for symptom in dict.fromkeys(article.symptoms):
            order = ranker.rank(symptom, explain=0).order
            best = slugs[order[0][0]] if order else "nothing"
            if best != article.id:
                yield Problem(
                    article.file,
                    1,
                    "stray-symptom",
                    f"“{symptom}” leads to {best}",
                    "add symptoms that resemble it, or say it more exactly",
                )
