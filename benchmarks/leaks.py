"""What gets through the redactor, and what is lost that should stay.

Run it with ``python -m benchmarks.leaks``. It prints, for each class of made-up lines, how many are
kept out, beside detect-secrets if that is installed (it looks for secrets only). With ``--logs DIR``
(or ``LOGHUB`` in the environment) it counts the lines of public logs that lose harmless text: DIR is
a copy of https://github.com/logpai/loghub. With ``--gitleaks FILE`` (its ``gitleaks.toml``) it makes
samples from the rules in there. With ``--against DIR`` it compares speed with the package in another
folder.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.redact import Identity, Pseudonyms, Redactor

from .planted import TEMPLATES, Line, corpus, leaks

NOBODY = Identity()


class Share(NamedTuple):
    """So many of so many."""

    good: int
    all: int

    @property
    def percent(self) -> float:
        """From 0 to 100; 100 of nothing."""
        return 100 * self.good / self.all if self.all else 100.0

    def __str__(self) -> str:
        return f"{self.good}/{self.all} ({self.percent:.0f} %)"


def redacted(line: str) -> str:
    """A line as it leaves a machine that nothing is known of."""
    return Redactor(NOBODY, Pseudonyms(None)).redact(line)


def recall(lines: Iterable[Line]) -> dict[str, Share]:
    """How many lines of each class are kept out."""
    kinds: dict[str, list[bool]] = {}
    for line in lines:
        kinds.setdefault(line.kind, []).append(not leaks(line, redacted(line.text)))
    return {kind: Share(sum(kept), len(kept)) for kind, kept in kinds.items()}
