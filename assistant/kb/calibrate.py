"""A knowledge base measures itself: phrases that were held back teach how sure to be.

In each round some symptoms of every article are held back, and some articles altogether. A draft
is compiled from the rest, by the same rules, and asked. A held-back symptom tells how often the
first article is right; one of a left-out article is what the draft knows nothing of, though it is
about the same product: the nearest thing to a question that no article answers. What the author
named as none of the knowledge base's business tells more than that, and is held back too.

All of it follows from the order of articles and symptoms: nothing is random, nothing is labelled by
hand, and a question pays nothing for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..match.confidence import Trust, probability
from ..match.rank import Ranker
from ..record import Record
from .background import OFF_TOPIC, lines
from .prepare import Prepared

ROUNDS, EVERY = 2, 4
"""Drafts, and of an article's symptoms every how manieth is held back in each."""
LARGE, LARGE_ROUNDS, LARGE_EVERY = 2_000, 1, 2
"""Symptoms from which one draft, of half of them, teaches as much and costs less."""
LEFT_OUT = 5
"""One of so many articles is left out altogether."""
FEWEST_ARTICLES = 3
"""Articles from which one can be left out."""
MOST = 800
"""Questions of a kind that a draft is asked."""
OUTSIDE = 0.33
"""Share of questions that no article answers, as it is assumed to be in use. Public sets of real
users have 18 to 72 %; a larger share makes every answer more doubtful."""
NAMED_LEFT = 0.12
"""The share left among the questions that are not turned away, where the author named some of what
is none of the knowledge base's business: those are then known for what they are."""
OWN_NONE, OFF_TOPIC_SHARE = 3.0, 1.0
"""Weight of what the author named as none of its business, and of small talk, beside articles left
out; only where there is any of the former."""
FEWEST = 20
"""Held-back questions inside and outside from which they teach anything."""
_HOLD = 10.0
"""How strongly the weights are held to those they start from."""
_SCALES = (3.0, 4.0, 4.0, 1.0)
"""The usual size of each signal, for `_HOLD`."""
_STEPS = 15


class HeldBack(Record):
    """A question that the draft was not made from."""

    text: str
    article: str
    """The article it belongs to; "" where the draft has none."""
    kind: str
    """``symptom``, ``article`` (left out), ``none`` (named by the author) or ``off-topic``."""


class Round(Record):
    """One draft, and what it is to be asked."""

    ranker: Ranker
    slugs: list[str]
    """Ids of the draft's articles, by number."""
    asked: list[HeldBack]


Draft = Callable[[Sequence[Prepared], Sequence[str], Sequence[str]], Ranker]
"""Compiles some articles, what is none of their business, leaving out lines of small talk."""


def rounds(articles: Sequence[Prepared], negatives: Sequence[str], draft: Draft) -> Iterator[Round]:
    """Hold back, compile, and say what to ask."""
    large = sum(len(a.texts) for a in articles) >= LARGE
    count, every = (LARGE_ROUNDS, LARGE_EVERY) if large else (ROUNDS, EVERY)
    for turn in range(count):
        kept, asked = _split(articles, turn, every)
        apart = negatives[turn::every]
        idle = [*lines(OFF_TOPIC)][turn::every] if apart else []
        asked += _some([HeldBack(text, "", "none") for text in apart])
        asked += _some([HeldBack(text, "", "off-topic") for text in idle])
        known = set(apart)
        rest = [text for text in negatives if text not in known]
        yield Round(draft(kept, rest, idle), [a.id for a in kept], asked)


def _split(
    articles: Sequence[Prepared], turn: int, every: int
) -> tuple[list[Prepared], list[HeldBack]]:
    """The articles that a draft is made of, and the questions that it is not."""
    kept, inside, outside = [], [], []
    for number, article in enumerate(articles):
        texts = article.texts
        if len(articles) >= FEWEST_ARTICLES and number % LEFT_OUT == (2 + turn) % LEFT_OUT:
            outside += [HeldBack(t.text, "", "article") for t in texts]
            continue
        apart = [i for i in range(1, len(texts)) if (i + number) % every == turn]
        inside += [HeldBack(texts[i].text, article.id, "symptom") for i in apart]
        rest = tuple(t for i, t in enumerate(texts) if i not in set(apart))
        kept.append(article._replace(texts=rest))
    return kept, _some(inside) + _some(outside)


def _some(questions: list[HeldBack]) -> list[HeldBack]:
    """At most `MOST` of them, evenly."""
    return questions[:: len(questions) // MOST + 1]


def calibrate(found: Iterable[Round], start: Trust) -> Trust:
    """How sure to be, learned from held-back questions; `start` where they are too few."""
    seen: list[tuple[tuple[float, ...], str, bool]] = []
    for draft in found:
        for question in draft.asked:
            reading = draft.ranker.read(question.text)
            if draft.ranker.is_exact(reading):
                continue  # such a question is taken at its word
            right = bool(reading.shares) and draft.slugs[reading.shares[0][0]] == question.article
            signals = (*draft.ranker.signals(reading), 1.0)
            seen.append((signals, question.kind, right))
    kinds = [kind for _, kind, _ in seen]
    inside = kinds.count("symptom")
    if min(inside, len(kinds) - inside) < FEWEST:
        return start
    left = NAMED_LEFT if "none" in kinds else OUTSIDE
    measured = [signals for signals, _, _ in seen]
    first = zip(measured, _weights(kinds, left), strict=True)
    meant = zip(measured, _weights(kinds, OUTSIDE), strict=True)
    return Trust(
        fit(list(first), [right for _, _, right in seen], start.first),
        fit(list(meant), [kind == "symptom" for kind in kinds], start.any),
    )


def _weights(kinds: Sequence[str], share: float) -> list[float]:
    """What each question counts, so that those outside have a `share` of the whole."""
    inside = kinds.count("symptom")
    parts = {"article": 1.0}
    if "none" in kinds:
        parts |= {"none": OWN_NONE, "off-topic": OFF_TOPIC_SHARE}
    parts = {kind: part for kind, part in parts.items() if kind in kinds}
    whole = inside * share / (1 - share) / sum(parts.values())
    each = {kind: part * whole / kinds.count(kind) for kind, part in parts.items()}
    return [1.0 if kind == "symptom" else each[kind] for kind in kinds]


def fit(
    rows: Sequence[tuple[Sequence[float], float]], truth: Sequence[bool], start: Sequence[float]
) -> list[float]:
    """Logistic regression by Newton's method: rows of signals with their weights -> weights.

    Held to `start` by a normal prior, so that few questions change little.
    """
    size = len(start)
    found = list(start)
    for _ in range(_STEPS):
        slope = [_HOLD * k * k * (f - s) for k, f, s in zip(_SCALES, found, start, strict=True)]
        bend = [[_HOLD * _SCALES[i] ** 2 * (i == j) for j in range(size)] for i in range(size)]
        for (signals, weight), true in zip(rows, truth, strict=True):
            p = probability(found, signals[:-1])
            pull, curve = weight * (p - true), weight * p * (1 - p)
            for i, a in enumerate(signals):
                slope[i] += pull * a
                row = bend[i]
                for j, b in enumerate(signals):
                    row[j] += curve * a * b
        step = _solve(bend, slope)
        found = [f - s for f, s in zip(found, step, strict=True)]
        if max(map(abs, step)) < 1e-7:
            break
    return [round(f, 6) for f in found]


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small, positive definite system of linear equations (elimination)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        for j in range(i + 1, size):
            factor = rows[j][i] / rows[i][i]
            rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        known = math.fsum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - known) / rows[i][i]
    return found
