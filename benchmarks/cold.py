"""One question to a program that is not running yet: the whole process against a bare Python.

The files are in the system's cache and the knowledge bases are compiled: what is measured is
every question but a user's first.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .measure import Case, Program, Row, always
from .synthetic import questions

PLAIN = "tray icon is red"
MISSPELT = "tary icno is redd"
_BARE = "python -I -c pass"


class Large(NamedTuple):
    """A compiled knowledge base that is asked."""

    articles: int
    folder: Path
    file: Path
    target: float
    """How many times a bare Python a question may take."""


def measure(program: Program, bases: Sequence[Large], rounds: int) -> list[Row]:
    """Ask the built-in knowledge base and `bases`, in turn with the bare interpreter."""
    cases: dict[str, Case] = {_BARE: lambda _: [sys.executable, "-I", "-c", "pass"]}
    targets: dict[str, float] = {}
    _add(cases, targets, "built-in", 3.5, always(program.ask(PLAIN)))
    _add(cases, targets, "built-in, typos repaired", 5.0, always(program.ask(MISSPELT)))
    for base in bases:
        own = [question for question, _ in questions(base.folder, max(rounds, 10))]
        for kind, kb in (("file", base.file), ("folder", base.folder)):
            name = f"{base.articles:,} articles, {kind}"
            _add(cases, targets, name, base.target, always(program.ask(PLAIN, kb)))
            _add(cases, targets, f"{name}, own words", base.target, _each(program, own, kb))
    for case in cases.values():
        program.run(case(0))
    _check_repairs(program)
    medians = program.medians(cases, rounds)
    bare = medians.pop(_BARE)
    return [
        Row(_BARE, bare * 1000, "ms"),
        *(
            Row(name, taken / bare, "x", targets[name], f"{taken * 1000:.1f} ms")
            for name, taken in medians.items()
        ),
    ]


def _add(
    cases: dict[str, Case], targets: dict[str, float], name: str, target: float, case: Case
) -> None:
    cases[name] = case
    targets[name] = target


def _each(program: Program, asked: Sequence[str], kb: Path) -> Case:
    """Another question in each round."""
    return lambda number: program.ask(asked[number % len(asked)], kb)


def _check_repairs(program: Program) -> None:
    answer = json.loads(program.run(program.ask(MISSPELT)))
    if not answer["data"]["repairs"]:
        raise SystemExit(f"no typo of “{MISSPELT}” was repaired")
