"""Examples of what people say -> the model of `recogniser`.

``python -m assistant.chat.training`` writes ``intents.model`` anew from ``intents.tsv``: a line
there is a state of the chat, what the text is taken for in it, and the text. The same examples give
the same model.
"""

from __future__ import annotations

import math
import os
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from ..match.features import GRAM
from ..match.learn import THOROUGH, Example, fit
from .line_features import IN_STATE, PAIR, STATE, features
from .recogniser import MODEL, STEPS, IntentModel, packed
from .states import Intent

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "intents.tsv")
_GRAM, _PAIR, _IN_STATE, _STATE = 0.25, 1.3, 0.8, 3.0
"""What a run of letters, two words, and a word or two in a state count, relative to a word of the
same rarity; and what the state alone counts."""
_SEEN = {GRAM: 3, PAIR[0]: 2}
"""How often a feature must be seen to be learned, by what its name begins with."""


class Sample(NamedTuple):
    """An example."""

    state: str
    intent: Intent
    text: str


def read(text: str) -> list[Sample]:
    """The examples of a file; lines that begin with # are left out."""
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return [Sample(state, cast("Intent", intent), said) for state, intent, said in lines]


def checksum(text: str) -> int:
    """What a model notes of the examples that it was made of."""
    return zlib.crc32(text.encode())


def train(lines: Sequence[Sample], source: int = 0) -> IntentModel:
    """The model of some examples."""
    intents = tuple(sorted({line.intent for line in lines}))
    label = {intent: i for i, intent in enumerate(intents)}
    documents = [features(line.text, line.state) for line in lines]
    scale = _scales(documents)
    examples = [Example(line.text, label[line.intent]) for line in lines]
    learned = fit(documents, examples, len(intents), scale, THOROUGH)
    scales, units, weights = array("f"), array("f"), array("b")
    for name in scale:
        row = [learned.weights[name].get(i, 0.0) * scale[name] for i in range(len(intents))]
        unit = max(map(abs, row)) / STEPS or 1.0
        scales.append(scale[name])
        units.append(unit)
        weights.extend(round(weight / unit) for weight in row)
    rows = {name: row for row, name in enumerate(scale)}
    possible = {
        state: tuple(sorted({label[line.intent] for line in lines if line.state == state}))
        for state in sorted({line.state for line in lines})
    }
    return IntentModel(source, intents, possible, learned.bias, rows, scales, units, weights)


def _scales(documents: Sequence[Iterable[str]]) -> dict[str, float]:
    counts = Counter(name for document in documents for name in document)
    size = len(documents) + 1
    return {
        name: _STATE if name.startswith(STATE) else math.log(size / (count + 0.5)) * _weight(name)
        for name, count in counts.items()
        if count >= (2 if IN_STATE in name else _SEEN.get(name[0], 1))
    }


def _weight(name: str) -> float:
    if name[0] == GRAM:
        return _GRAM
    if IN_STATE in name:
        return _IN_STATE
    return _PAIR if name.startswith(PAIR) else 1.0


def main() -> None:
    """Write the model anew."""
    with open(EXAMPLES, encoding="utf-8") as file:
        text = file.read()
    with open(MODEL, "wb") as target:
        target.write(packed(train(read(text), checksum(text))))


if __name__ == "__main__":
    main()
