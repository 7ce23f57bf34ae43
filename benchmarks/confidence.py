"""What the limits and the starting weights of the matcher come from, found again.

``python -m benchmarks.confidence hint3=curekart_train.csv clinc=data_full.json:10 ...`` reads
training files only, in the formats of ``benchmarks.intents``; a number after the name is how many
phrases of each intent are taken. Every fourth intent is left out: its phrases are what no article
answers. Of the others the phrases that are left over (a third where no number is given) are asked.

It prints the weights of `assistant.match.confidence`, fitted to all sets together, each counting as
much as any other, and for each of them what the limits of `assistant.match.decide` yield.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.engine import Engine
from assistant.kb.calibrate import OUTSIDE, fit
from assistant.match.confidence import Signals, probability
from assistant.match.decide import ANSWER_FROM, INSIDE_FROM
from assistant.match.rank import Ranker

from .intents import FORMATS, Example, compiled, phrases_by_label, read_file, write_kb

_LEFT_OUT = 4
_ASKED = 400
"""Questions inside, and outside, of a set."""


class Point(NamedTuple):
    """One question: what was measured of it, and what is true."""

    signals: Signals
    right: bool
    inside: bool


class Source(NamedTuple):
    """A file of labelled phrases, and how many of each intent become symptoms (0: two thirds)."""

    format: str
    file: Path
    shots: int


def source(text: str) -> Source:
    """Read ``format=file`` or ``format=file:shots``."""
    kind, _, rest = text.partition("=")
    file, _, shots = rest.rpartition(":")
    if not (file and shots.isdigit()):
        file, shots = rest, "0"
    if kind not in FORMATS or not file:
        raise argparse.ArgumentTypeError(f"{text}: FORMAT=FILE or FORMAT=FILE:SHOTS is needed")
    return Source(kind, Path(file), int(shots))


def split(found: Sequence[Example], shots: int) -> tuple[dict[str, list[str]], list[Example]]:
    """Symptoms by intent, and the questions; those of the intents left out have the label oos."""
    symptoms, inside, outside = {}, [], []
    for number, (label, phrases) in enumerate(phrases_by_label(found, 0).items()):
        texts = sorted(set(phrases), key=lambda t: (hash_of(t), t))
        if number % _LEFT_OUT == 1:
            outside += [Example(text, "oos") for text in texts]
            continue
        count = shots or max(1, round(len(texts) * 2 / 3))
        symptoms[label] = texts[:count]
        inside += [Example(text, label) for text in texts[count:]]
    return symptoms, [*_some(inside), *_some(outside)]


def hash_of(text: str) -> int:
    """A number that says nothing of the text, the same in every run."""
    import zlib

    return zlib.crc32(text.encode())


def _some(questions: list[Example]) -> list[Example]:
    return questions[:: len(questions) // _ASKED + 1]


def measured(engine: Engine, asked: Sequence[Example], labels: dict[str, str]) -> Iterator[Point]:
    """Ask, and note the signals; what is a symptom word for word is left out."""
    store = engine.stores[0]
    ranker = Ranker(store.index)
    for text, label in asked:
        reading = ranker.read(text)
        if not ranker.is_exact(reading):
            first = store.index.head(reading.shares[0][0])[0] if reading.shares else ""
            yield Point(ranker.signals(reading), labels.get(first) == label, label != "oos")


def weights(sets: Sequence[Sequence[Point]]) -> tuple[list[float], list[float]]:
    """For: the first article is right; any is meant."""
    rows, right, inside = [], [], []
    for points in sets:
        within = sum(p.inside for p in points)
        apart = OUTSIDE / (1 - OUTSIDE) * within / max(1, len(points) - within)
        each = [1.0 if p.inside else apart for p in points]
        rows += [
            ((*p.signals, 1.0), w * 500 / sum(each)) for p, w in zip(points, each, strict=True)
        ]
        right += [p.right for p in points]
        inside += [p.inside for p in points]
    none = [0.0] * 4
    return fit(rows, right, none), fit(rows, inside, none)


def main(argv: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.confidence",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sets", nargs="+", type=source, metavar="FORMAT=FILE[:SHOTS]")
    sets = []
    for item in parser.parse_args(argv).sets:
        symptoms, asked = split(read_file(item.format, item.file), item.shots)
        with tempfile.TemporaryDirectory(prefix="assistant-confidence-") as place:
            labels = write_kb(Path(place) / "kb", symptoms)
            engine = compiled(Path(place))
            points = list(measured(engine, asked, labels))
            trust = engine.stores[0].index.settings.trust
            engine.close()
        sets.append(points)
        print(_yields(f"{item.format} {item.file.name} {item.shots or ''}", points, trust))
    for name, found in zip(("first", "any"), weights(sets), strict=True):
        print(f"{name:<6}", [round(w, 3) for w in found])


def _yields(name: str, points: Sequence[Point], trust: Sequence[Sequence[float]]) -> str:
    """What the limits yield with the knowledge base's own trust."""
    first, any_article = trust
    kept = [p for p in points if probability(any_article, p.signals) >= INSIDE_FROM]
    sure = [p for p in kept if probability(first, p.signals) >= ANSWER_FROM]
    inside = max(1, sum(p.inside for p in points))
    outside = max(1, len(points) - inside)
    shares = [
        ("right first", sum(p.right for p in points) / inside),
        ("answered right", sum(p.right for p in sure) / inside),
        ("wrong", sum(p.inside and not p.right for p in sure) / inside),
        ("abstained", 1 - sum(p.inside for p in kept) / inside),
        ("outside answered", sum(not p.inside for p in sure) / outside),
        ("abstained", 1 - sum(not p.inside for p in kept) / outside),
    ]
    return f"{name:<36}" + "  ".join(f"{what} {share:.1%}" for what, share in shares)


if __name__ == "__main__":
    main()
