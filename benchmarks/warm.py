"""Questions to an engine that is open and has answered others before; none is asked twice."""

from __future__ import annotations

import time
from pathlib import Path

from assistant.engine import Engine

from .measure import Row
from .synthetic import questions

_BEFORE = 200
_TIMED = 1000


def measure(articles: int, folder: Path, file: Path, target: float | None) -> list[Row]:
    """Ask the compiled `file` of `folder` for articles in words of their own."""
    engine = Engine([str(file)])
    asked = questions(folder, _BEFORE + _TIMED)
    for question, _ in asked[:_BEFORE]:
        engine.ask(question)
    taken, found = [], 0
    for question, article in asked[_BEFORE:]:
        start = time.perf_counter()
        answer = engine.ask(question)
        taken.append((time.perf_counter() - start) * 1000)
        found += any(m.article == article for m in (answer.answers or answer.nearest)[:1])
    taken.sort()
    name = f"{articles:,} articles"
    right = f"the article meant is first in {found / _TIMED:.0%}"
    return [
        Row(f"{name}, p50", taken[_TIMED // 2], "ms", target, right),
        Row(f"{name}, p99", taken[_TIMED * 99 // 100], "ms"),
    ]
