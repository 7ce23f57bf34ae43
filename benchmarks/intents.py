"""Quality on public intent sets: each intent becomes an article, its phrases the symptoms.

``python -m benchmarks.intents --format hint3 --train train.csv --test test.csv`` reads files that
you have downloaded; nothing of them belongs to this project or was used to build it.

* ``clinc``      data_full.json of CLINC150, given as --train
* ``banking77``  train.csv and test.csv with the columns text and category
* ``hint3``      a bot's train and test file with the columns sentence and label
* ``pairs``      folders with the files seq.in and label, as BANKING77-OOS and HWU64 come

Several --test are asked together. An article's title is its first phrase: the names of the intents
are not searched.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.engine import Engine

_OUTSIDE = frozenset({"oos", "ood", "NO_NODES_DETECTED"})
"""Labels of questions that no intent answers."""
_SEED = 1
FORMATS = ("clinc", "banking77", "hint3", "pairs")

LEXICAL = {
    ("hint3", 21): ("SOFMattress", 74.5),
    ("hint3", 28): ("Curekart", 79.2),
    ("hint3", 59): ("Powerplay11", 62.5),
    ("clinc", 5): ("CLINC150, 5 phrases each", 69.3),
    ("clinc", 10): ("CLINC150, 10 phrases each", 75.7),
    ("clinc", 0): ("CLINC150, all phrases", 84.5),
    ("banking77", 5): ("banking77, 5 phrases each", 62.5),
    ("banking77", 10): ("banking77, 10 phrases each", 72.5),
    ("banking77", 0): ("banking77, all phrases", 86.7),
}
"""Best purely lexical top-1 accuracy in percent, measured on other programs: BM25 + character
n-grams, mean of best three phrases. Keyed by the format and the phrases of each intent (0 for all
of them); for HINT3, whose bots share a format, by the number of intents."""


class Example(NamedTuple):
    """A phrase or question and its intent."""

    text: str
    label: str


class Data(NamedTuple):
    """A set: what the articles are made of, and what is asked."""

    train: list[Example]
    test: list[Example]


class Score(NamedTuple):
    """Shares of the questions, in percent."""

    top1: float
    """Of those in scope: the right article is the first one, even where it was held back."""
    bar: float
    """The same, an abstention counted as a miss."""
    answered_right: float
    answered_wrong: float
    asked: float
    """One question back."""
    asked_right: float
    """One question back, with the right article among its choices."""
    outside_answered: float
    """Of those out of scope (0 where there are none)."""
    outside_abstained: float
    balanced: float
    """Mean of `bar` and `outside_abstained`; `bar` where nothing is out of scope."""
    calibration_error: float
    """Expected calibration error of the first article's confidence, 10 bins (Guo et al. 2017)."""
    inside: int
    outside: int


def read(kind: str, train: Path, tests: Sequence[Path]) -> Data:
    """Read a set in one of the formats."""
    if kind == "clinc":
        parts = json.loads(train.read_text("utf-8"))
        tested = json.loads((tests[0] if tests else train).read_text("utf-8"))
        return Data(
            [Example(*pair) for pair in parts["train"]],
            [Example(*pair) for pair in (*tested["test"], *tested["oos_test"])],
        )
    return Data(read_file(kind, train), [e for test in tests for e in read_file(kind, test)])


def read_file(kind: str, file: Path) -> list[Example]:
    """The labelled texts of one file (or folder, for ``pairs``)."""
    if kind == "clinc":
        return [Example(*pair) for pair in json.loads(file.read_text("utf-8"))["train"]]
    if kind == "pairs":
        columns = [(file / name).read_text("utf-8").splitlines() for name in ("seq.in", "label")]
        return [Example(*pair) for pair in zip(*columns, strict=True) if pair[0].strip()]
    columns_of = {"banking77": ("text", "category"), "hint3": ("sentence", "label")}
    return _read_csv(file, *columns_of[kind])


def _read_csv(file: Path, text: str, label: str) -> list[Example]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if not {text, label} <= set(rows.fieldnames or ()):
            raise SystemExit(f"{file}: the columns {text} and {label} are needed")
        return [Example(row[text], row[label]) for row in rows if row[text].strip()]


def phrases_by_label(train: Sequence[Example], shots: int) -> dict[str, list[str]]:
    """Intent -> its phrases, or `shots` of them (0 for all) drawn with a fixed seed."""
    found: dict[str, list[str]] = {}
    for text, label in train:
        if label not in _OUTSIDE:
            found.setdefault(label, []).append(" ".join(text.split()))
    if not shots:
        return found
    rnd = random.Random(_SEED)
    return {label: rnd.sample(texts, min(shots, len(texts))) for label, texts in found.items()}


def write_kb(folder: Path, phrases: dict[str, list[str]]) -> dict[str, str]:
    """Write an article for each intent; article id -> intent."""
    folder.mkdir(parents=True)
    (folder / "kb.yaml").write_text("id: intents\n", "utf-8")
    labels = {}
    for number, (label, texts) in enumerate(phrases.items()):
        name = f"intent-{number:03d}"
        labels[name] = label
        quoted = [json.dumps(text, ensure_ascii=False) for text in texts]
        symptoms = "".join(f"  - {text}\n" for text in quoted)
        header = f"---\nid: {name}\ntitle: {quoted[0]}\nsymptoms:\n{symptoms}---\n"
        (folder / f"{name}.md").write_text(header, "utf-8")
    return labels


class Asked(NamedTuple):
    """What became of one question."""

    decision: str
    confidence: float
    """Of the first article, put forward or withheld."""
    right: bool
    offered: bool
    """The right article is the answer or one of the choices."""
    inside: bool


def ask_all(engine: Engine, test: Sequence[Example], labels: dict[str, str]) -> list[Asked]:
    """Ask every question of the test set."""
    found = []
    for text, label in test:
        answer = engine.ask(text, top=1)
        named = answer.answers or answer.nearest
        first = named[0] if named else None
        choices = answer.question.choices if answer.question else answer.answers[:1]
        found.append(
            Asked(
                answer.decision,
                first.confidence if first else 0.0,
                bool(first) and labels[named[0].article] == label,
                any(labels[m.article] == label for m in choices),
                label not in _OUTSIDE,
            )
        )
    return found


def score(found: Sequence[Asked]) -> Score:
    """Count."""
    inside = [a for a in found if a.inside]
    outside = [a for a in found if not a.inside]

    def share(part: list[Asked], of: Callable[[Asked], bool]) -> float:
        return 100 * sum(map(of, part)) / max(1, len(part))

    bar = share(inside, lambda a: a.right and a.decision != "abstain")
    abstained = share(outside, lambda a: a.decision == "abstain")
    return Score(
        top1=share(inside, lambda a: a.right),
        bar=bar,
        answered_right=share(inside, lambda a: a.right and a.decision == "answer"),
        answered_wrong=share(inside, lambda a: not a.right and a.decision == "answer"),
        asked=share(inside, lambda a: a.decision == "clarify"),
        asked_right=share(inside, lambda a: a.offered and a.decision == "clarify"),
        outside_answered=share(outside, lambda a: a.decision == "answer"),
        outside_abstained=abstained,
        balanced=(bar + abstained) / 2 if outside else bar,
        calibration_error=100 * _calibration_error(found),
        inside=len(inside),
        outside=len(outside),
    )


def _calibration_error(found: Sequence[Asked]) -> float:
    bins: dict[int, float] = {}
    for asked in found:
        number = min(9, int(asked.confidence * 10))
        truth = asked.inside and asked.right
        bins[number] = bins.get(number, 0.0) + asked.confidence - truth
    return sum(map(abs, bins.values())) / max(1, len(found))


def main(argv: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.intents",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--format", required=True, choices=FORMATS)
    parser.add_argument("--train", required=True, type=Path, metavar="FILE")
    parser.add_argument(
        "--test", action="append", default=[], type=Path, metavar="FILE", help="not for clinc"
    )
    parser.add_argument(
        "--shots", type=int, default=0, metavar="N", help="phrases of each intent (default all)"
    )
    found = parser.parse_args(argv)
    if not found.test and found.format != "clinc":
        parser.error("--test is needed")
    if found.shots < 0:
        parser.error("--shots must be 0 (all) or more")
    data = read(found.format, found.train, found.test)
    phrases = phrases_by_label(data.train, found.shots)
    with tempfile.TemporaryDirectory(prefix="assistant-intents-") as place:
        _report(found.format, found.shots, Path(place), phrases, data.test)


def _report(
    kind: str, shots: int, place: Path, phrases: dict[str, list[str]], test: Sequence[Example]
) -> None:
    labels = write_kb(place / "kb", phrases)
    count = sum(map(len, phrases.values()))
    print(f"{len(labels)} articles with {count} phrases", flush=True)
    start = time.perf_counter()
    engine = compiled(place)
    ready = time.perf_counter()
    found = score(ask_all(engine, test, labels))
    asked = time.perf_counter()
    name, best = LEXICAL.get((kind, len(labels) if kind == "hint3" else shots), ("", 0.0))
    against = f"   best lexical: {best} ({name})" if name else ""
    rows = [
        (f"in scope, {found.inside} questions", None, ""),
        ("right article first", found.top1, against),
        ("right article first, not withheld", found.bar, ""),
        ("answered straight away, right", found.answered_right, ""),
        ("answered straight away, wrong", found.answered_wrong, ""),
        ("asked back", found.asked, ""),
        ("asked back, right one among them", found.asked_right, ""),
    ]
    if found.outside:
        rows += [
            (f"out of scope, {found.outside} questions", None, ""),
            ("answered", found.outside_answered, ""),
            ("abstained", found.outside_abstained, ""),
            ("balanced", found.balanced, ""),
        ]
    for name, percent, more in [*rows, ("calibration error", found.calibration_error, "")]:
        print(f"  {name}" if percent is None else f"    {name:<34}{percent:6.1f} %{more}")
    rate = len(test) / (asked - ready)
    print(f"  compiled in {ready - start:.1f} s, {rate:.0f} questions/s", file=sys.stderr)


def compiled(place: Path) -> Engine:
    """The knowledge base of `place`, compiled beside it and ready for many questions."""
    from assistant.kb.compile import compile_file
    from assistant.kb.scan import scan

    file = place / "intents.kb"
    compile_file(scan(str(place / "kb")), str(file), _tell, portable=True)
    engine = Engine([str(file)])
    engine.warm_up()
    return engine


def _tell(problem: object) -> None:
    print(f"  {problem}", file=sys.stderr)


if __name__ == "__main__":
    main()
