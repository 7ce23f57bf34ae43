"""``assistant`` with a small reader and a small proposer, and with a sudden end on demand.

A section under a heading becomes an article; a line "The process x.exe" is worth a proposal.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.cli import importing
from assistant.cli.main import main
from assistant.kb.importer.draft import (
    Draft,
    Finding,
    Origin,
    Proposal,
    ProseBlock,
    ReadResult,
    SkippedSection,
)
from assistant.kb.parse import slug

PROCESS = re.compile(r"The process (\S+\.exe)", re.IGNORECASE)
CHECK = """\
title: {0} is running
proposed: true
process: {{name: {0}}}
outcomes:
  - {{when: running, state: pass, message: It runs.}}
  - {{state: fail, message: It does not run.}}"""
ACTION = "title: End {0}\nproposed: true\nprocess: {{end: {0}}}\nresolves: {1}"


def read_docs(
    places: Sequence[str], *, progress: Callable[[int, int, str], None] | None = None
) -> ReadResult:
    drafts: dict[str, Draft] = {}
    left: list[SkippedSection] = []
    findings: list[Finding] = []
    files = [found for place in places for found in _files(Path(place))]
    for number, (path, name) in enumerate(files):
        if progress:
            progress(number, len(files), name)
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        if "�" in text:
            findings.append(Finding(name, 1, "warning", "is not UTF-8", "save it as UTF-8"))
        made = list(_drafts(name, text.split("\n")))
        if not made:
            left.append(SkippedSection(name, "", 1, "no heading"))
        drafts |= {draft.id: draft for draft in made}
    return ReadResult(tuple(drafts.values()), tuple(left), tuple(findings), len(files))


def _files(place: Path) -> Iterator[tuple[Path, str]]:
    if place.is_file():
        yield place, place.name
    for path in sorted(place.rglob("*.md")) if place.is_dir() else ():
        yield path, path.relative_to(place).as_posix()


def _drafts(name: str, lines: list[str]) -> Iterator[Draft]:
    starts = [n for n, line in enumerate(lines) if line.startswith("# ")]
    for start, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        title = lines[start][2:].strip()
        pieces = tuple(
            ProseBlock(_kind(line), line, number, number)
            for number, line in enumerate(lines[start + 1 : end], start + 2)
            if line.strip()
        )
        text = "\n".join(lines[start:end]).strip()
        digest = hashlib.sha256(text.encode()).hexdigest()
        origin = Origin(name, title, start + 1, end, digest)
        variants = ("-one\n+other",) if "variant" in text else ()
        symptoms = (title.lower(), f"{title.lower()} again", f"why {title.lower()}")
        yield Draft(slug(title), title, symptoms, pieces, (origin,), variants)


def _kind(line: str) -> str:
    return "step" if line.lstrip()[:1].isdecimal() else "paragraph"


def propose(draft: Draft) -> tuple[Proposal, ...]:
    found = []
    for number, piece in enumerate(draft.pieces):
        for exe in PROCESS.findall(piece.markdown):
            name = slug(exe)
            because, line = piece.markdown, piece.line
            found += [
                Proposal("check", name, CHECK.format(exe), because, line, number),
                Proposal("action", f"end-{name}", ACTION.format(exe, name), because, line),
            ]
    return tuple(found)


def install() -> None:
    """Put the two in the place of the real ones."""
    for function in (read_docs, propose):
        setattr(importing, function.__name__, function)


def _end_at(number: int) -> None:
    """Be killed at the given call of `os.replace` or `os.unlink`, as by a power cut."""
    calls = iter(range(1, 1_000_000))
    for name in ("replace", "unlink"):
        real = getattr(os, name)

        def counted(*arguments: Any, real: Callable[..., Any] = real, **named: Any) -> Any:
            if next(calls) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        setattr(os, name, counted)


if __name__ == "__main__":
    install()
    if moment := os.environ.get("END_AT"):
        _end_at(int(moment))
    sys.exit(main())
