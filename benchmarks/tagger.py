"""How well the tagger does on lines of people whose lines it has not read.

Run it with ``python -m benchmarks.tagger``; it needs python-crfsuite. The lines of ``lines.txt``
stand in groups, one for each author. For each group a model is trained on all others, and the
redactor with it is tried on the group: how many of its lines with something private come out with
nothing of it left, and how many lines with nothing private are changed, by probability from which
something goes. ``--sample N`` tries one group in N only.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assistant.redact import Identity, Pseudonyms, Redactor
from assistant.redact.tagger import model
from assistant.redact.tagger.spans import Tagger
from assistant.redact.tagger.training import LINES, Example, clean_lines, read, train

_LIKELIES = (0.15, 0.25, 0.35, 0.5, 1.1)
"""The last one means: the rules alone."""
_GROUP = re.compile(r"^# .*\n", re.MULTILINE)
_PIECE = re.compile(r"\w{4,}")


class Outcome(NamedTuple):
    """What became of some lines."""

    private: int
    kept_out: int
    clean: int
    changed: int

    def __str__(self) -> str:
        out, hurt = 100 * self.kept_out / self.private, 100 * self.changed / max(1, self.clean)
        return f"{out:5.1f} % of {self.private} kept out, {hurt:4.1f} % of {self.clean} changed"


def groups() -> list[list[Example]]:
    """The lines of each author."""
    parts = _GROUP.split(LINES.read_text("utf-8"))
    return [found for part in parts if (found := list(read(part)))]


def outcome(lines: Sequence[Example], redact: Callable[[str], str]) -> Outcome:
    """What a redactor makes of lines."""
    private = [(line, [line[m.start : m.end] for m in marks]) for line, marks in lines if marks]
    clean = [line for line, marks in lines if not marks]
    return Outcome(
        len(private),
        sum(not leaks(line, values, redact(line)) for line, values in private),
        len(clean),
        sum(redact(line) != line for line in clean),
    )


def leaks(line: str, values: Sequence[str], left: str) -> bool:
    """Whether a value, or a word of one, is still in what is left of a line."""
    before, after = line.lower(), left.lower()
    low = [value.lower() for value in values]
    pieces = {piece for value in low for piece in (value, *_PIECE.findall(value))}
    return any(
        after.count(piece) > max(0, before.count(piece) - sum(v.count(piece) for v in low))
        for piece in pieces
        if len(piece) > 1
    )


def trial(data: bytes, likely: float) -> Callable[[str], str]:
    """The redactor with another model, and another probability from which something goes."""
    trained = model.unpacked(data)

    class Trial(Redactor):
        _spans = staticmethod(Tagger(lambda: trained, likely).spans)

    return lambda line: Trial(Identity(), Pseudonyms(None)).redact(line)


def main() -> None:
    """Print the outcome for each probability."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tagger", description=__doc__)
    parser.add_argument("--sample", type=int, default=1, metavar="N")
    every = parser.parse_args().sample
    written, others = groups(), list(clean_lines())
    found: dict[float, list[Outcome]] = {likely: [] for likely in _LIKELIES}
    tried = [at for at, group in enumerate(written) if any(marks for _, marks in group)]
    for number in tried[::every]:
        rest = [line for at, group in enumerate(written) if at != number for line in group]
        data = train([*rest, *others])
        for likely, outcomes in found.items():
            outcomes.append(outcome(written[number], trial(data, likely)))
    for likely, outcomes in found.items():
        whole = Outcome(*map(sum, zip(*outcomes, strict=True)))
        print(f"{likely if likely <= 1 else 'rules':>6}  {whole}")


if __name__ == "__main__":
    main()
