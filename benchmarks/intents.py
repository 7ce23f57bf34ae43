"""Quality on public intent sets: each intent becomes an article, its phrases the symptoms.

``python -m benchmarks.intents --format hint3 --train train.csv --test test.csv`` reads files that
you have downloaded; nothing of them belongs to this project or was used to build it.

* ``clinc``      data_full.json of CLINC150, given as --train
* ``banking77``  train.csv and test.csv with the columns text and category
* ``hint3``      a bot's train and test file with the columns sentence and label

An article's title is its first phrase: the names of the intents are not searched.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.engine import Engine

_OUTSIDE = frozenset({"oos", "NO_NODES_DETECTED"})
"""Labels of questions that no intent answers."""
_SEED = 1

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
    answered_right: float
    answered_wrong: float
    abstained_outside: float
    """Of those out of scope (0 where there are none)."""
    inside: int
    outside: int


def read(kind: str, train: Path, test: Path) -> Data:
    """Read a set in one of the formats."""
    if kind == "clinc":
        parts = json.loads(train.read_text("utf-8"))
        tested = json.loads(test.read_text("utf-8"))
        return Data(
            [Example(*pair) for pair in parts["train"]],
            [Example(*pair) for pair in (*tested["test"], *tested["oos_test"])],
        )
    columns = ("text", "category") if kind == "banking77" else ("sentence", "label")
    return Data(_read_csv(train, *columns), _read_csv(test, *columns))


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


def ask_all(engine: Engine, test: Sequence[Example], labels: dict[str, str]) -> Score:
    """Ask every question of the test set."""
    top1 = right = wrong = abstained = inside = outside = 0
    for text, label in test:
        answer = engine.ask(text, top=1)
        if label in _OUTSIDE:
            outside += 1
            abstained += answer.decision == "abstain"
            continue
        inside += 1
        first = [labels[m.article] for m in (answer.answers or answer.nearest)[:1]]
        hit = first == [label]
        top1 += hit
        right += hit and answer.decision == "answer"
        wrong += not hit and answer.decision == "answer"
    return Score(
        _percent(top1, inside),
        _percent(right, inside),
        _percent(wrong, inside),
        _percent(abstained, outside),
        inside,
        outside,
    )


def _percent(part: int, whole: int) -> float:
    return 100 * part / max(1, whole)


def main(argv: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.intents",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--format", required=True, choices=("clinc", "banking77", "hint3"))
    parser.add_argument("--train", required=True, type=Path, metavar="FILE")
    parser.add_argument("--test", type=Path, metavar="FILE", help="not needed for clinc")
    parser.add_argument(
        "--shots", type=int, default=0, metavar="N", help="phrases of each intent (default all)"
    )
    found = parser.parse_args(argv)
    if found.test is None and found.format != "clinc":
        parser.error("--test is needed")
    if found.shots < 0:
        parser.error("--shots must be 0 (all) or more")
    data = read(found.format, found.train, found.test or found.train)
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
    engine = _compiled(place)
    compiled = time.perf_counter()
    score = ask_all(engine, test, labels)
    asked = time.perf_counter()
    name, best = LEXICAL.get((kind, len(labels) if kind == "hint3" else shots), ("", 0.0))
    against = f"   best lexical: {best} ({name})" if name else ""
    print(f"  in scope, {score.inside} questions")
    print(f"    right article first           {score.top1:6.1f} %{against}")
    print(f"    answered straight away, right {score.answered_right:6.1f} %")
    print(f"    answered straight away, wrong {score.answered_wrong:6.1f} %")
    if score.outside:
        print(f"  out of scope, {score.outside} questions")
        print(f"    abstained                     {score.abstained_outside:6.1f} %")
    rate = len(test) / (asked - compiled)
    print(f"  compiled in {compiled - start:.1f} s, {rate:.0f} questions/s", file=sys.stderr)


def _compiled(place: Path) -> Engine:
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
