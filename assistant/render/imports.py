"""What an import did, for a person and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..codec import merged
from ..kb.importer.draft import Finding, SkippedSection
from ..record import TYPE_CHECKING, Record
from ..shapes import ImportState
from ..text import clean, one_line

if TYPE_CHECKING:
    from ..kb.importer.keep.outcome import ArticleChange
    from ..kb.importer.keep.run import Imported

_WORDS = {
    "new": "new",
    "changed": "changed in the docs",
    "conflict": "changed on both sides",
    "gone": "gone from the docs",
    "removed": "removed by you",
    "edited": "edited by you",
    "unchanged": "unchanged",
}
BEHIND = ("changed", "conflict", "gone")
"""States in which an article tells something else than its docs."""
_QUIET = ("unchanged", "new")
_FEW = 10
"""Left-out sections and findings that are named unasked."""


class ImportSource(Record):
    """Where in the docs an article comes from."""

    doc: str
    heading: str
    path: str
    lines: str
    sha256: str


class ImportedArticle(Record):
    """What an import did to an article."""

    article: str
    title: str
    file: str
    state: ImportState
    edited: bool
    conflicts: int
    diff: str
    sources: tuple[ImportSource, ...]
    variants: tuple[str, ...]
    proposals: tuple[str, ...]


class ImportCounts(Record):
    """How many articles have each state; those of the author's own."""

    new: int
    changed: int
    conflict: int
    gone: int
    removed: int
    edited: int
    unchanged: int
    own: int


class ImportData(Record):
    """What both ``kb import`` and ``kb status`` print."""

    folder: str
    docs: tuple[str, ...]
    documents: int
    summary: ImportCounts
    articles: tuple[ImportedArticle, ...]
    findings: tuple[Finding, ...]


class ImportDone(Record):
    """What ``kb import`` adds."""

    dry_run: bool
    files_written: int
    left_out: tuple[SkippedSection, ...]
    undeclared_variables: tuple[str, ...]


class ImportStatus(Record):
    """What ``kb status`` adds: ids of articles."""

    behind: tuple[str, ...]
    conflicts: tuple[str, ...]


def _data(done: Imported, folder: str) -> ImportData:
    counts = Counter(outcome.state for outcome in done.kept.outcomes)
    return ImportData(
        folder,
        tuple(clean(place) for place in done.places),
        done.reading.documents,
        ImportCounts(**{state: counts[state] for state in _WORDS}, own=len(done.kept.own)),
        tuple(_article(outcome) for outcome in done.kept.outcomes),
        tuple(
            f._replace(message=clean(f.message), doc=clean(f.doc)) for f in done.reading.findings
        ),
    )


def import_data(done: Imported, folder: str, *, dry_run: bool) -> dict[str, Any]:
    """An import as scripts get it."""
    more = ImportDone(
        dry_run,
        0 if dry_run else done.files,
        tuple(done.reading.left_out),
        tuple(done.undeclared),
    )
    return merged(_data(done, folder), more)


def status_data(done: Imported, folder: str) -> dict[str, Any]:
    """A status as scripts get it."""
    outcomes = done.kept.outcomes
    more = ImportStatus(
        tuple(o.article for o in outcomes if is_behind(o)),
        tuple(o.article for o in outcomes if o.state == "conflict"),
    )
    return merged(_data(done, folder), more)


def is_behind(outcome: ArticleChange) -> bool:
    """Whether the docs say something that the article does not."""
    return outcome.state == "gone" or bool(outcome.diff and outcome.state in BEHIND)


def _article(outcome: ArticleChange) -> ImportedArticle:
    return ImportedArticle(
        outcome.article,
        clean(outcome.title),
        clean(outcome.file),
        outcome.state,
        outcome.edited,
        outcome.conflicts,
        clean(outcome.diff),
        tuple(
            ImportSource(
                clean(o.doc), clean(o.heading), clean(o.path), f"{o.first}-{o.last}", o.digest
            )
            for o in outcome.origins
        ),
        tuple(clean(v) for v in outcome.variants),
        tuple(outcome.proposals),
    )


def import_lines(done: Imported, folder: str, *, dry_run: bool, verbose: bool) -> Iterator[str]:
    """An import for a person."""
    yield from _counts(done, f"would go into {folder}" if dry_run else f"in {folder}")
    yield from _moved(done, verbose=verbose)
    waiting = sum(len(o.proposals) for o in done.kept.outcomes)
    if waiting:
        yield ""
        yield f"{waiting} checks and actions are suggested; none runs while it is “proposed: true”."
    for name in done.undeclared:
        yield f"kb.yaml does not declare the variable “{name}” that proposals use."
    yield from _reading(done, verbose=verbose)
    if any(o.state == "conflict" for o in done.kept.outcomes):
        yield ""
        yield from _to_decide(folder)


def _to_decide(folder: str) -> Iterator[str]:
    yield f"Decide the conflicts: “assistant kb lint {folder}” names their lines."


def status_lines(done: Imported, folder: str, *, verbose: bool) -> Iterator[str]:
    """A status for a person."""
    yield from _counts(done, f"in {folder}")
    yield from _moved(done, verbose=verbose)
    outcomes = done.kept.outcomes
    if any(o.state == "new" or (o.diff and is_behind(o)) for o in outcomes):
        yield ""
        yield f"“assistant kb import --out {folder}” takes over what the docs say now."
    elif any(o.state == "conflict" for o in outcomes):
        yield ""
        yield from _to_decide(folder)


def _counts(done: Imported, where: str) -> Iterator[str]:
    counts = Counter(outcome.state for outcome in done.kept.outcomes)
    yield f"{done.reading.documents} documents, {len(done.kept.outcomes)} articles {where}"
    for state, words in _WORDS.items():
        if counts[state]:
            yield f"{counts[state]:>6} {words}"
    if done.kept.own:
        yield f"{len(done.kept.own):>6} of your own"


def _moved(done: Imported, *, verbose: bool) -> Iterator[str]:
    """One line for each article of which something is new; what and how in full, if wanted."""
    only_new = all(o.state == "new" for o in done.kept.outcomes)
    outcomes = [
        o for o in done.kept.outcomes
        if o.state not in _QUIET or (o.state == "new" and (verbose or not only_new or o.variants))
        or (verbose and o.variants)
    ]  # fmt: skip
    if outcomes:
        yield ""
    for outcome in outcomes:
        yield clean(f"{outcome.file}: {_what(outcome)}: {one_line(outcome.title, 80)}")
        if verbose:
            texts = [outcome.diff, *outcome.variants]
            yield from (f"    {line}" for text in texts if text for line in clean(text).split("\n"))


def _what(outcome: ArticleChange) -> str:
    words = [_WORDS[outcome.state]]
    if outcome.conflicts:
        words = [f"{outcome.conflicts} to decide, changed on both sides"]
    elif outcome.edited and outcome.state in ("changed", "gone"):
        words.append("your edits kept")
    if outcome.variants:
        words.append(f"the docs differ about it in {len(outcome.variants) + 1} places")
    return ", ".join(words)


def _reading(done: Imported, *, verbose: bool) -> Iterator[str]:
    """What could not be read, and what was left out."""
    findings, left = done.reading.findings, done.reading.left_out
    if findings:
        yield ""
    for finding in findings if verbose else findings[:_FEW]:
        hint = f" ({finding.hint})" if finding.hint else ""
        yield clean(f"{finding.doc}:{finding.line}: {finding.severity}: {finding.message}{hint}")
    if not verbose and len(findings) > _FEW:
        yield f"... and {len(findings) - _FEW} more; -v shows all"
    if left:
        yield ""
        more = "" if verbose else "; -v says which and why"
        yield f"{len(left)} pages and sections hold no problem and no how-to{more}"
    for item in left if verbose else ():
        heading = f"“{one_line(item.heading, 60)}”: " if item.heading else ""
        yield clean(f"    {item.doc}:{item.line}: {heading}{item.reason}")
