"""Phrases -> a linear model: for every feature, how much it speaks for each article.

Multinomial logistic regression on weighted, length-normalised features, trained by AdaGrad
(Duchi, Hazan, Singer 2011) in a fixed order: the same knowledge base gives the same model.
Weights are kept sparse and only classes with a noticeable share of the probability are moved,
so that hundreds of articles stay affordable without a numeric library.

Runs while compiling only; a question is scored by `rank`.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from ..record import Record
from .features import GRAM, WHOLE, content, grams, key, pairs
from .synonyms import Synonyms
from .tokens import stem_of, tokenize

MANY = 4_000
"""Examples from which there are many."""
RATE = 0.3
DECAY = 3e-4
STEPS = 128
"""Steps between 0 and 1 in which weights are stored: what is finer tells nothing, and would be most
of a compiled file. A weight under half a step is left out."""
GRAM_WEIGHT = 0.25
"""What a run of letters counts, relative to a word of the same rarity."""
PAIR_WEIGHT = 1.4
"""What two neighbouring words count."""


class Pace(Record):
    """How thoroughly it is trained."""

    epochs: int
    """How often every example is seen."""
    negligible: float
    """Classes whose probability is off by less than this are left alone in a step."""
    longest: int
    """Letters in the longest runs that are learned."""


THOROUGH, BRISK = Pace(6, 0.01, 5), Pace(6, 0.05, 4)
"""With few and with many examples. Among dozens of articles each is off a little in the beginning;
pushing them all away at every step takes most of the time, and teaches what only these phrases
hold: on phrases of an author whom it does not know, the brisk pace is right more often."""


class Example(Record):
    """One labelled text."""

    text: str
    label: int
    weight: float = 1.0


class Model(Record):
    """What training yields."""

    bias: list[float]
    scale: dict[str, float]
    """Feature -> its value in a text before normalisation (inverse document frequency)."""
    weights: dict[str, dict[int, float]]

    def rows(self) -> Iterator[tuple[str, float, bytes, bytes]]:
        """Feature, scale, classes and scaled weights, packed, for the index."""
        for feature in sorted(self.weights):
            yield self._row(feature, [feature])

    def whole_words(
        self, words: Iterable[str], synonyms: Synonyms, with_grams: bool
    ) -> Iterator[tuple[str, float, bytes, bytes]]:
        """A row for each word that sums up its stem, groups and runs of letters."""
        for word in sorted(set(words)):
            features = word_features(stem_of(word), stem_of(word), word, synonyms, with_grams)
            if features[0] in self.scale:
                yield self._row(WHOLE + word, [f for f in features if f in self.scale])

    def _row(self, name: str, features: list[str]) -> tuple[str, float, bytes, bytes]:
        total: dict[int, float] = {}
        for feature in features:
            for c, weight in self.weights[feature].items():
                total[c] = total.get(c, 0.0) + weight * self.scale[feature]
        rounded = ((c, round(w * STEPS) / STEPS) for c, w in sorted(total.items()))
        kept = [(c, w) for c, w in rounded if w]
        classes, weights = array("H", (c for c, _ in kept)), array("f", (w for _, w in kept))
        length = math.sqrt(sum(self.scale[f] ** 2 for f in features))
        return name, length, classes.tobytes(), weights.tobytes()


def word_features(
    name: str, stem: str, word: str, synonyms: Synonyms, with_grams: bool
) -> list[str]:
    """The features of one word: its name (the stem, marked where negated), groups, letters."""
    return [name, *synonyms.groups_of(stem), *(grams(word) if with_grams else ())]


def features_of(text: str, synonyms: Synonyms, with_grams: bool) -> list[str]:
    """Every feature of a text, each once."""
    tokens = tokenize(text)
    found: dict[str, None] = {}
    for token in content(tokens):
        mine = word_features(key(token), token.stem, token.word, synonyms, with_grams)
        found.update(dict.fromkeys(mine))
    neighbours = pairs(tokens)
    found.update(dict.fromkeys(neighbours))
    found.update(dict.fromkeys(chain.from_iterable(map(synonyms.groups_of, neighbours))))
    return list(found)


def scales(documents: Sequence[Iterable[str]], longest: int) -> dict[str, float]:
    """Feature -> inverse document frequency.

    Runs of more letters than `longest` are left out, and those seen once.
    """
    counts: dict[str, int] = {}
    for document in documents:
        for feature in document:
            counts[feature] = counts.get(feature, 0) + 1
    size = len(documents) + 1
    return {
        f: math.log(size / (n + 0.5)) * _weight(f)
        for f, n in counts.items()
        if f[0] != GRAM or (n > 1 and len(f) <= len(GRAM) + longest)
    }


def _weight(feature: str) -> float:
    if feature[0] == GRAM:
        return GRAM_WEIGHT
    return PAIR_WEIGHT if " " in feature else 1.0


def train(
    examples: Sequence[Example],
    classes: int,
    synonyms: Synonyms,
    *,
    with_grams: bool = True,
    progress: Callable[[float], None] = lambda share: None,
) -> Model:
    """Fit the model; `progress` hears the share done, 0 to 1."""
    pace = THOROUGH if len(examples) < MANY else BRISK
    documents = [features_of(e.text, synonyms, with_grams) for e in examples]
    scale = scales(documents, pace.longest)
    return fit(documents, examples, classes, scale, pace, progress=progress)


def fit(
    documents: Sequence[Iterable[str]],
    examples: Sequence[Example],
    classes: int,
    scale: dict[str, float],
    pace: Pace,
    *,
    progress: Callable[[float], None] = lambda share: None,
) -> Model:
    """Fit weights to texts that are given as features.

    Args:
        documents: the features of each example; those that have no scale are left out.
        examples: their labels and weights.
        classes: how many labels there are.
        scale: feature -> its value in a text before normalisation.
        pace: how thoroughly.
        progress: hears the share done, 0 to 1.
    """
    model = Model([0.0] * classes, scale, {f: {} for f in scale})
    squares: dict[str, dict[int, float]] = {f: {} for f in scale}
    vectors = [_vector(document, model, squares) for document in documents]
    bias_squares = [1e-6] * classes
    for epoch in range(pace.epochs):
        progress(epoch / pace.epochs)
        for i in _order(len(examples), epoch):
            _step(model.bias, bias_squares, vectors[i], examples[i], pace.negligible)
    progress(1.0)
    return model


_Row = dict[int, float]
_Vector = list[tuple[_Row, _Row, float]]
"""A text's features: the weights and squares of each, which are looked up once, and its value."""


def _vector(document: Iterable[str], model: Model, squares: dict[str, _Row]) -> _Vector:
    known = [(f, model.scale[f]) for f in document if f in model.scale]
    norm = math.sqrt(sum(v * v for _, v in known)) or 1.0
    return [(model.weights[f], squares[f], v / norm) for f, v in known]


def _order(size: int, epoch: int) -> list[int]:
    """A fixed shuffle: strides through the examples, another stride in each epoch."""
    stride = next(
        s for s in range(int(size * 0.618) + epoch * 7 + 1, 10**9) if math.gcd(s, size) == 1
    )
    return [(i * stride + epoch) % size for i in range(size)]


def _step(
    bias: list[float],
    bias_squares: list[float],
    vector: _Vector,
    example: Example,
    negligible: float,
) -> None:
    errors = softmax(_scores(bias, vector))
    errors[example.label] -= 1.0
    pulls = [(c, e * example.weight) for c, e in enumerate(errors) if abs(e) > negligible]
    for c, pull in pulls:
        bias_squares[c] += pull * pull
        bias[c] -= RATE * pull / math.sqrt(bias_squares[c])
    sqrt = math.sqrt
    for row, squares, value in vector:
        for c, pull in pulls:
            slope = pull * value
            total = squares[c] = squares.get(c, 1e-6) + slope * slope
            old = row.get(c, 0.0)
            row[c] = old - RATE * slope / sqrt(total) - DECAY * old


def _scores(bias: list[float], vector: _Vector) -> list[float]:
    scores = bias[:]
    for row, _, value in vector:
        for c, weight in row.items():
            scores[c] += weight * value
    return scores


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores -> probabilities that add up to 1."""
    highest = max(scores)
    powers = [math.exp(s - highest) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]
