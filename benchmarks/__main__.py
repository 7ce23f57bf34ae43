"""Measure everything in one run and print it beside its targets.

What is slow to make (the knowledge bases) is made under a temporary folder, or under --data to be
found there the next time. Quality on public question sets: ``python -m benchmarks.intents``.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import batch, cold, compiling, warm
from .cold import Large
from .measure import Program, Row
from .synthetic import make_kb

_SIZES = {10_000: 4.5, 100_000: 8.0}
"""Articles of a made-up knowledge base -> the target of a cold question to it."""
_HELD = 100_000
"""Articles of the one that the targets for compiling and warm questions are about."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="leave out the 100,000 articles (minutes)"
    )
    parser.add_argument(
        "--rounds", type=int, default=31, metavar="N", help="runs of each command (default 31)"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="make the knowledge bases here and keep them"
    )
    found = parser.parse_args(argv)
    if found.rounds < 1:
        parser.error("--rounds must be 1 or more")
    sizes = [size for size in _SIZES if not (found.quick and size == _HELD)]
    if found.data:
        found.data.mkdir(parents=True, exist_ok=True)
        _run(found.data.resolve(), sizes, found.rounds)
        return
    with tempfile.TemporaryDirectory(prefix="assistant-benchmarks-") as folder:
        _run(Path(folder).resolve(), sizes, found.rounds)


def _run(data: Path, sizes: Sequence[int], rounds: int) -> None:
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores{_load()}; "
        f"medians of {rounds} interleaved runs",
        flush=True,
    )
    program = Program(data)
    _say("preparing the program and the built-in knowledge base")
    program.prepare()
    bases = []
    for size in sizes:
        _say(f"writing {size:,} articles")
        folder = make_kb(data / f"kb-{size}", size)
        bases.append(Large(size, folder, data / f"kb-{size}.kb", _SIZES[size]))
    _print("compiling", [row for base in bases for row in _compiling(program, base)])
    _say("asking cold")
    _print("a cold question, against a bare Python", cold.measure(program, bases, rounds))
    _print("a warm question, none asked twice", [row for base in bases for row in _warm(base)])
    _say("asking batches")
    _print("--batch, built-in, whole process on one core", batch.measure(program, rounds))


def _load() -> str:
    """How busy the machine is with other things: a busy one is no place to measure."""
    return f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def _compiling(program: Program, base: Large) -> list[Row]:
    _say(f"compiling {base.articles:,} articles twice")
    held = base.articles == _HELD
    return compiling.measure(program, base.articles, base.folder, base.file, held=held)


def _warm(base: Large) -> list[Row]:
    _say(f"asking {base.articles:,} articles warm")
    target = 10.0 if base.articles == _HELD else None
    return warm.measure(base.articles, base.folder, base.file, target)


def _print(title: str, rows: Sequence[Row]) -> None:
    print(f"\n{title}")
    for row in rows:
        print(row.text().rstrip(), flush=True)


def _say(what: str) -> None:
    print(f"... {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
