"""What a line is taken for: phrases that it consists of decide, else a model trained on examples.

The model is `intents.model`, made of the examples in `intents.tsv` by `training`. It only reads:
what agrees to a plan is decided by `consent`, far more narrowly.
"""

from __future__ import annotations

import json
import math
import os
import re
import zlib
from array import array
from functools import cache
from typing import NamedTuple

from ..match.learn import softmax
from .intents import IDLE, is_small_talk, is_spoken, read_intent, said_whole
from .line_features import features
from .states import ChatState, Intent

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "intents.model")
STEPS = 31
"""Steps in which the weights of a feature are kept, on either side of 0."""
_SURE = 0.7
"""Probability from which the model is believed where a part of the line says something else.
Chosen on lines of five authors, judged on lines of two others."""
_AGREES = 0.8
"""The same for agreeing to a plan: what only sounds like it is taken for something told."""
_FIRST, _LATER = 0.6, 0.3
"""Probability below which a line only tells something: the first of a talk, and a later one."""
_DENIES = re.compile(r"n['’]?t\b|\b(?:not?|never|nicht|kein\w*|pas|non)\b")
_TOLD = ("problem", "detail")


class IntentModel(NamedTuple):
    """Trained weights."""

    source: int
    """Checksum of the examples that it was made of."""
    intents: tuple[Intent, ...]
    possible: dict[str, tuple[int, ...]]
    """State -> the intents that a line can have there, by their number."""
    bias: list[float]
    rows: dict[str, int]
    """Feature -> the number of its row."""
    scales: array[float]
    """Of each row, its feature's value in a line before normalisation."""
    units: array[float]
    """Of each row, what one step of its weights is worth."""
    weights: array[int]
    """Of each row, a weight for each intent, in steps."""

    def probabilities(self, text: str, state: str) -> list[float]:
        """How likely each intent is."""
        rows = [row for name in features(text, state) if (row := self.rows.get(name)) is not None]
        length = math.sqrt(sum(self.scales[row] ** 2 for row in rows)) or 1.0
        scores, size, weights = list(self.bias), len(self.intents), self.weights
        for row in rows:
            unit = self.units[row] / length
            for i, steps in enumerate(weights[row * size : (row + 1) * size]):
                scores[i] += steps * unit
        return softmax(scores)

    def likeliest(self, text: str, state: str) -> tuple[Intent, float]:
        """The intent that a line most likely has in a state, and how likely that is, 0 to 1."""
        found = self.probabilities(text, state)
        best = max(self.possible[state], key=found.__getitem__)
        return self.intents[best], found[best]


def recognise(text: str, state: ChatState) -> Intent:
    """What `text` is taken for in `state`; problem or detail where it only tells something."""
    said = read_intent(text, state)
    if not is_spoken(text) or said in ("command", "choice", *said_whole(text, state)):
        return said
    found, likely = model().likeliest(text, state)
    doubtful = likely < _AGREES or _DENIES.search(text.casefold())
    if state == "consent" and found in ("yes", "fix") and doubtful:
        return said
    idle = is_small_talk(found) and not is_small_talk(said)
    if said not in _TOLD and (likely < _SURE or idle):
        return said
    if state == "start":
        return "problem" if found in ("detail", *IDLE) or likely < _FIRST else found
    return found if likely >= _LATER else "detail"


@cache
def model() -> IntentModel:
    """The model that ships with the program."""
    with open(MODEL, "rb") as file:
        return unpacked(file.read())


def packed(model: IntentModel) -> bytes:
    """A model as it is kept."""
    head = {
        "source": model.source,
        "intents": model.intents,
        "possible": model.possible,
        "bias": [round(b, 4) for b in model.bias],
        "rows": list(model.rows),
    }
    text = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    body = (model.scales.tobytes(), model.units.tobytes(), model.weights.tobytes())
    return zlib.compress(len(text).to_bytes(4, "little") + text + b"".join(body), 9)


def unpacked(data: bytes) -> IntentModel:
    """A kept model."""
    plain = zlib.decompress(data)
    begin = 4 + int.from_bytes(plain[:4], "little")
    head = json.loads(plain[4:begin])
    count, size = len(head["rows"]), array("f").itemsize
    middle, end = begin + count * size, begin + 2 * count * size
    return IntentModel(
        head["source"],
        tuple(head["intents"]),
        {state: tuple(each) for state, each in head["possible"].items()},
        head["bias"],
        {name: row for row, name in enumerate(head["rows"])},
        array("f", plain[begin:middle]),
        array("f", plain[middle:end]),
        array("b", plain[end:]),
    )
