"""A folder of articles into a compiled file: how long it takes and how much memory."""

from __future__ import annotations

import statistics
from pathlib import Path

from .measure import Program, Row

_MIB = 1024


def measure(program: Program, articles: int, folder: Path, file: Path, *, held: bool) -> list[Row]:
    """Compile `folder` into `file` and into the cache; the targets apply where it is `held`."""
    runs = [
        program.usage(program.command("kb", "compile", str(folder), "--out", str(file))),
        program.usage(program.command("kb", "compile", str(folder))),
    ]
    name = f"{articles:,} articles"
    seconds = statistics.median(run.seconds for run in runs)
    each = " and ".join(f"{run.seconds:.0f}" for run in runs)
    processor = statistics.median(run.processor for run in runs)
    return [
        Row(
            f"{name}, time",
            seconds,
            "s",
            120 if held else None,
            f"{each} s, {processor:.0f} s of processor time",
        ),
        Row(
            f"{name}, memory of all processes",
            max(run.together for run in runs),
            "MiB",
            _MIB if held else None,
            "peak, shared pages counted once",
        ),
        Row(
            f"{name}, memory of the largest process",
            max(run.largest for run in runs),
            "MiB",
            _MIB if held else None,
            f"peak; the file has {file.stat().st_size / 2**20:.0f} MiB",
        ),
    ]
