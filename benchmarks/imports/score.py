"""Imports a tree, asks, and counts what was answered right, wrong, asked back and withheld."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.engine import Engine
from assistant.kb.importer.keep.run import Order, import_docs
from assistant.kb.importer.propose import propose
from assistant.kb.importer.reading import read_docs
from assistant.model import Match

from .peers import Search, bm25, fts5
from .questions import Question, Span, read_questions

HEADER = (
    "tree             asked  top 1  top 3  FTS5    3  BM25    3  straight wrong held"
    "  foreign: asked answered  articles   s"
)


class Tree(NamedTuple):
    """Documents and the questions about them."""

    name: str
    docs: Path
    questions: Path


class Score(NamedTuple):
    """Counts of questions."""

    tree: str
    asked: int
    top1: int
    """Answered right, or asked back with the right article as the first choice."""
    top3: int
    fts1: int
    fts3: int
    bm1: int
    bm3: int
    straight: int
    """Answered at once and right."""
    wrong: int
    """Answered at once and wrong."""
    held: int
    """Not answered although the right article was first."""
    foreign: int
    """Questions about the other trees."""
    foreign_asked: int
    """Those that led to a question back."""
    foreign_answered: int
    articles: int
    seconds: float
    """To import and compile."""
    missed: tuple[str, ...] = ()


def measure(tree: Tree, others: Sequence[Tree]) -> Score:
    """Import one tree and ask it its own questions and those of the others."""
    questions = read_questions(tree.questions, tree.name, tree.docs)
    strangers = [q for o in others for q in read_questions(o.questions, o.name, o.docs)]
    with tempfile.TemporaryDirectory() as folder:
        kb = str(Path(folder) / "kb")
        start = time.process_time()
        done = import_docs(Order(kb, (str(tree.docs),)), read_docs, propose, None)
        engine = Engine([kb])
        seconds = time.process_time() - start
        engine.warm_up()
        own = [_ask(engine, q) for q in questions]
        foreign = [engine.ask(q.text).decision for q in strangers]
        engine.close()
    fts, bm = (_peer(search(tree.docs), questions) for search in (fts5, bm25))
    return Score(
        tree=tree.name,
        asked=len(questions),
        top1=sum(a.place == 1 and a.decision != "abstain" for a in own),
        top3=sum(0 < a.place <= 3 and a.decision != "abstain" for a in own),
        fts1=fts[0],
        fts3=fts[1],
        bm1=bm[0],
        bm3=bm[1],
        straight=sum(a.place == 1 and a.decision == "answer" for a in own),
        wrong=sum(a.place != 1 and a.decision == "answer" for a in own),
        held=sum(a.place == 1 and a.decision == "abstain" for a in own),
        foreign=len(foreign),
        foreign_asked=foreign.count("clarify"),
        foreign_answered=foreign.count("answer"),
        articles=len(done.reading.drafts),
        seconds=seconds,
        missed=tuple(
            f"{a.decision} ({a.place}): {q.text} -> {q.answer.doc}:{q.answer.first} {a.first}"
            for q, a in zip(questions, own, strict=True)
            if a.place != 1 or a.decision == "abstain"
        ),
    )


class _Asked(NamedTuple):
    decision: str
    place: int
    """Of the right article among those named; 0 where it is none of them."""
    first: str


def _ask(engine: Engine, question: Question) -> _Asked:
    answer = engine.ask(question.text, top=3)
    choices = answer.question.choices if answer.question else ()
    named = choices or answer.answers or answer.nearest
    right = [any(s.meets(question.answer) for s in _sources(engine, m)) for m in named]
    place = right.index(True) + 1 if True in right else 0
    return _Asked(
        answer.decision, place, f"{named[0].title} {named[0].confidence:.2f}" if named else ""
    )


def _sources(engine: Engine, match: Match) -> list[Span]:
    article = engine.article(match.article) or {"sources": []}
    spans = []
    for source in article["sources"]:
        first, _, last = str(source["lines"]).partition("-")
        spans.append(Span(source["doc"], int(first), int(last or first)))
    return spans


def _peer(search: Search, questions: Sequence[Question]) -> tuple[int, int]:
    """How often the right section is first, and among the first three."""
    found = [[s.meets(q.answer) for s in search(q.text)[:3]] for q in questions]
    return sum(hits[:1] == [True] for hits in found), sum(any(hits) for hits in found)


def total(scores: Sequence[Score]) -> Score:
    """All trees together."""
    sums = [sum(values) for values in zip(*(s[1:-1] for s in scores), strict=True)]
    return Score("all", *sums)


def row(score: Score) -> str:
    """A line of the table below `HEADER`."""
    s = score
    return (
        f"{s.tree:<16} {s.asked:>5}  {s.top1:>5}  {s.top3:>5}  {s.fts1:>4} {s.fts3:>4}"
        f"  {s.bm1:>4} {s.bm3:>4}  {s.straight:>8} {s.wrong:>5} {s.held:>4}"
        f"  {s.foreign_asked:>8} of {s.foreign:<4}{s.foreign_answered:>5}  {s.articles:>8}"
        f" {s.seconds:>4.0f}"
    )
