"""Lines in which what is private is marked -> the model of `model`.

``python -m assistant.redact.tagger.training`` writes ``private.model`` anew from ``lines.txt``,
where passwords and codes stand between « and », and what else tells of somebody between ‹ and ›;
and, as lines in which nothing does, from the examples of what people say in a chat and from the
knowledge base beside the package. It needs python-crfsuite, an implementation of conditional random
fields.
"""

from __future__ import annotations

import os
import re
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..normal import zeroed
from .features import features
from .heads import message
from .model import LABELS, MODEL, packed
from .spans import Span
from .tokens import PLACE, WORD, LineToken, tokens

ROOT = Path(__file__).resolve().parents[3]
LINES = Path(__file__).parent / "lines.txt"
_CLEAN = (
    *("assistant/chat/intents.tsv", "assistant/kb/off_topic.txt", "knowledge/*.md"),
    "knowledge/phrases/*",
)
"""Files of lines in which nothing is private; of each, one line in `_EVERY` is read."""
_EVERY = 2
_SETTINGS = {"c1": 0.0, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 3}
_LEAST = 0.02
"""Weight below which a feature says nothing."""
_MANY = 3
"""Lines that hold a word which is a common one."""
_MARKED = re.compile("«([^»]*)»|‹([^›]*)›")

Example = tuple[str, Sequence[Span]]


def read(text: str) -> Iterator[Example]:
    """The lines of a file without their marks, and from where to where something is private."""
    for line in text.splitlines():
        if not line or line.startswith("# "):
            continue
        plain, spans, end = "", [], 0
        for mark in _MARKED.finditer(line):
            plain += line[end : mark.start()]
            value, end = mark[1] or mark[2], mark.end()
            spans.append(Span(len(plain), len(plain) + len(value), bool(mark[1])))
            plain += value
        plain += line[end:]
        yield plain, spans


def checksum() -> int:
    """What a model notes of the examples that it was made of."""
    return zlib.crc32(LINES.read_bytes())


def train(examples: Iterable[Example]) -> bytes:
    """The model of some examples, as it is kept."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_SETTINGS)
    lines = [_tagged(line, spans) for line, spans in examples]
    common = _common((found, labels) for found, labels, _ in lines)
    for found, labels, in_log in lines:
        if found:
            trainer.append(features(found, common.__contains__, in_log=in_log), labels)
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        learned = tagger.info()
        tagger.close()
    speaks = learned.state_features
    names = sorted({name for name, _ in speaks})
    weights = {name: _against_open([speaks.get((name, x), 0.0) for x in LABELS]) for name in names}
    kept = {name: pair for name, pair in weights.items() if max(map(abs, pair)) >= _LEAST}
    changes = [[learned.transitions.get((a, b), 0.0) for b in LABELS] for a in LABELS]
    return packed(checksum(), [(row[0], row[1], row[2]) for row in changes], kept, common)


def _tagged(line: str, spans: Sequence[Span]) -> tuple[list[LineToken], list[str], bool]:
    """The tokens of a line, or of the message of a log's line, and what each of them is."""
    plain = zeroed(line)
    start, in_log = message(plain)
    found = [token for token in tokens(plain) if token.start >= start]
    return found, [_label(token, spans) for token in found], in_log


def _common(lines: Iterable[tuple[Sequence[LineToken], Sequence[str]]]) -> frozenset[str]:
    """The words, in small letters, that stand in many lines where they tell of nobody."""
    seen = Counter(word for line, labels in lines for word in _open_words(line, labels))
    return frozenset(word for word, count in seen.items() if count >= _MANY)


def _open_words(line: Sequence[LineToken], labels: Sequence[str]) -> set[str]:
    return {
        token.text.lower()
        for token, label in zip(line, labels, strict=True)
        if token.kind == WORD and label == LABELS[0]
    }


def _label(token: LineToken, spans: Sequence[Span]) -> str:
    for span in spans:
        if token.kind != PLACE and token.start < span.end and token.end > span.start:
            return LABELS[1] if span.secret else LABELS[2]
    return LABELS[0]


def _against_open(weights: Sequence[float]) -> tuple[float, float]:
    return weights[1] - weights[0], weights[2] - weights[0]


def clean_lines() -> Iterator[Example]:
    """Lines of the project's own texts."""
    for pattern in _CLEAN:
        for file in sorted(ROOT.glob(pattern)):
            for line in file.read_text("utf-8").splitlines()[::_EVERY]:
                text = line.rpartition("\t")[2].strip().removeprefix("- ")
                if text:
                    yield text, ()


def main() -> None:
    """Write the model anew."""
    data = train([*read(LINES.read_text("utf-8")), *clean_lines()])
    Path(MODEL).write_bytes(data)


if __name__ == "__main__":
    main()
