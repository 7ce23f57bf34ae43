"""What no knowledge base is about: small talk, recipes, weather. It teaches a model to abstain."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator

from ..match.features import content
from ..match.tokens import tokenize

OFF_TOPIC = os.path.join(os.path.dirname(__file__), "off_topic.txt")
_OVERLAP = 0.67


def lines(path: str) -> Iterator[str]:
    """The sentences of `path`, one a line."""
    with open(path, encoding="utf-8") as file:
        yield from filter(None, map(str.strip, file))


def outside(sentences: Iterable[str], vocabulary: Collection[str]) -> Iterator[str]:
    """The sentences whose words are mostly not the knowledge base's own.

    A knowledge base about cooking must not learn that recipes are off topic.
    """
    for line in sentences:
        stems = [t.stem for t in content(tokenize(line))]
        own = sum(s in vocabulary for s in stems)
        if len(stems) < 2 or own < _OVERLAP * len(stems):
            yield line
