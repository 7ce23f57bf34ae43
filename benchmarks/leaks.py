"""What gets through the redactor, and what is lost that should stay.

Run it with ``python -m benchmarks.leaks``. It prints, for each class of made-up lines, how many are
kept out, beside detect-secrets if that is installed (it looks for secrets only, not for people or
companies), and how many times as fast the redactor is. With ``--logs DIR`` (or ``LOGHUB`` in the
environment) it counts the lines of public logs that lose harmless text: DIR is a copy of
https://github.com/logpai/loghub. ``--table`` prints the table of docs/support/privacy.md.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.redact import Identity, Pseudonyms, Redactor
from assistant.redact.naming import SETTLED

from .measure import Row
from .planted import TEMPLATES, Line, corpus, leaks
from .redact import ordinary

MOST_LOSS = 0.3
"""Percent of the lines of public logs that may lose harmless text."""
_FILES = "*/*_2k.log"
_SIZE = 400_000


class Share(NamedTuple):
    """So many of so many."""

    good: int
    all: int

    @property
    def percent(self) -> float:
        """From 0 to 100; 100 of nothing."""
        return 100 * self.good / self.all if self.all else 100.0

    def __str__(self) -> str:
        return f"{self.good} of {self.all} ({int(self.percent)} %)"


Cleaner = Callable[[Sequence[str]], list[str]]
"""What is left of lines."""


def redacted(lines: Sequence[str]) -> list[str]:
    """Lines, each as it leaves a machine that nothing is known of."""
    return [Redactor(Identity(), Pseudonyms(None)).redact(line) for line in lines]


def recall(lines: Sequence[Line], clean: Cleaner = redacted) -> dict[str, Share]:
    """How many lines of each class are kept out."""
    kinds: dict[str, list[bool]] = {}
    for line, left in zip(lines, clean([line.text for line in lines]), strict=True):
        kinds.setdefault(line.kind, []).append(not leaks(line, left))
    return {kind: Share(sum(kept), len(kept)) for kind, kept in kinds.items()}


def together(shares: Iterable[Share]) -> Share:
    """The sum of some."""
    listed = list(shares)
    return Share(sum(share.good for share in listed), sum(share.all for share in listed))


def detect_secrets() -> Cleaner | None:
    """Lines without what detect-secrets finds in them by its default settings; None without it."""
    try:
        from detect_secrets.core.scan import scan_file
        from detect_secrets.settings import default_settings
    except ImportError:
        return None

    def clean(lines: Sequence[str]) -> list[str]:
        left = list(lines)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "lines.log")
            file.write_text("\n".join(lines), "utf-8")
            with default_settings():
                found = list(scan_file(str(file)))
        for secret in found:
            at = secret.line_number - 1
            left[at] = left[at].replace(secret.secret_value or "\n", " ")
        return left

    return clean


def table(ours: dict[str, Share], theirs: dict[str, Share] | None) -> list[str]:
    """The lines of a Markdown table."""
    rows = [("all", together(ours.values()), theirs and together(theirs.values()))]
    rows = [(kind, share, theirs and theirs[kind]) for kind, share in ours.items()] + rows
    return [
        "| class | kept out | detect-secrets |",
        "| --- | --- | --- |",
        *(f"| {kind} | {share} | {other.good if other else '-'} |" for kind, share, other in rows),
    ]


class Loss(NamedTuple):
    """What one system's log loses."""

    system: str
    lines: Share
    """Lines that lose nothing harmless."""
    example: str


def losses(folder: Path) -> list[Loss]:
    """What each of the public logs in a folder loses, by system."""
    return [_loss(file) for file in sorted(folder.glob(_FILES))]


def _loss(file: Path) -> Loss:
    lines = file.read_text("utf-8", "replace").splitlines()
    after = Redactor(Identity(), Pseudonyms(None)).redact("\n".join(lines)).split("\n")
    hurt = [piece for old, new in zip(lines, after, strict=True) for piece in _hurt(old, new)]
    bad = sum(bool(list(_hurt(old, new))) for old, new in zip(lines, after, strict=True))
    return Loss(file.parent.name, Share(len(lines) - bad, len(lines)), hurt[0] if hurt else "")


def _hurt(old: str, new: str) -> Iterator[str]:
    """Harmless pieces of a line that were replaced."""
    for kind, piece, after in _replaced(old, new):
        if not _telling(kind, piece, after):
            yield f"{piece} -> {kind}"


def _replaced(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """The class of each piece that was replaced, what it was, and what follows it."""
    if old == new:
        return
    kept = re.split(f"({SETTLED})", new)
    pattern = "".join("(.*?)" if at % 2 else re.escape(part) for at, part in enumerate(kept))
    found = re.fullmatch(pattern, old)
    for number, stand_in in enumerate(kept[1::2], 1):
        piece = found[number] if found else ""
        after = old[found.end(number) :] if found else ""
        if piece != stand_in:
            yield stand_in, piece, after


def _telling(stand_in: str, piece: str, after: str) -> bool:
    """Whether a piece may tell of somebody: an address, an account, a machine or a key.

    Public logs hold no companies, cards or bank accounts, so whatever was taken for one was not.
    """
    kind = stand_in.strip("<").partition("-")[0]
    if kind in ("email", "id", "mac", "sid"):
        return True
    if kind == "ip":
        return not re.match(r"[~-]|\.\w", after)
    if kind == "user":
        return bool(re.search("[A-Za-z]", piece)) and not after.startswith(("=", "{", "(", "["))
    if kind == "host":
        return bool(re.search(r"\d|[.-]", piece)) or after.startswith(" ")
    return re.search(r"0x[0-9a-f]{8}|(?=\D*\d)[A-Za-z0-9+/]{16}", piece) is not None


def speed(rival: Cleaner | None) -> list[Row]:
    """Megabytes a second of an ordinary log, and how many times as fast as the rival."""
    text = ordinary(_SIZE, 0.01)
    redactor = Redactor(Identity(), Pseudonyms(None))
    own = _seconds(lambda: redactor.redact(text))
    rows = [Row("an ordinary log", len(text) / 1e6 / own, "MB/s")]
    if rival:
        lines = text.split("\n")
        rows.append(Row("as fast as detect-secrets", _seconds(lambda: rival(lines)) / own, "x"))
    return rows


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main(argv: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leaks", description=__doc__)
    parser.add_argument("--table", action="store_true", help="print the table for the docs only")
    parser.add_argument(
        "--logs", metavar="DIR", default=os.environ.get("LOGHUB"), help="a copy of loghub"
    )
    found = parser.parse_args(argv)
    lines = corpus(TEMPLATES.read_text("utf-8"))
    rival = detect_secrets()
    theirs = recall(lines, rival) if rival else None
    print("\n".join(table(recall(lines), theirs)), flush=True)
    if found.table:
        return
    for row in speed(rival):
        print(row.text().rstrip(), flush=True)
    if found.logs:
        _print_losses(losses(Path(found.logs)))


def _print_losses(found: Sequence[Loss]) -> None:
    print("\nlines of public logs that lose harmless text")
    for loss in found:
        lost = Share(loss.lines.all - loss.lines.good, loss.lines.all)
        print(f"  {loss.system:<16}{lost.good:>6} of {lost.all:<8}{loss.example[:60]}")
    whole = together(loss.lines for loss in found)
    print(Row("all of them", 100 - whole.percent, "%", MOST_LOSS).text().rstrip())


if __name__ == "__main__":
    main()
