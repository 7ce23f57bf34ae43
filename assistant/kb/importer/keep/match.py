"""Which draft is which article: by identity of what it was made from, not by its name alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from ....record import TYPE_CHECKING
from ..draft import Draft, Origin
from .folder import Entry, Written
from .parts import split

if TYPE_CHECKING:
    from typing import Any

_ALIKE = 80.0
"""Per cent of the words from which a section of the same document is the same under a new name."""
_LONGEST = 20_000
"""Characters that are compared."""


def pair_drafts(
    entries: Sequence[Entry], drafts: Sequence[Draft]
) -> tuple[dict[str, Entry], list[Entry]]:
    """Each draft's id with the entry that it continues, and the entries that have no draft now."""
    found: dict[str, Entry] = {}
    left = {entry.id: entry for entry in entries}
    for draft in drafts:
        if draft.id in left:
            found[draft.id] = left.pop(draft.id)
    for key in (_digests, _places):
        _by_key(key, [d for d in drafts if d.id not in found], left, found)
    for draft in drafts:
        if draft.id not in found and (best := _alike(draft, left.values())):
            found[draft.id] = left.pop(best.id)
    return found, list(left.values())


def _digests(origins: Iterable[Origin]) -> Iterator[Any]:
    return (origin.digest for origin in origins)


def _places(origins: Iterable[Origin]) -> Iterator[Any]:
    return ((o.doc, o.path, o.heading) for o in origins)


def _by_key(
    key: Callable[[Iterable[Origin]], Iterator[Any]],
    drafts: Iterable[Draft],
    left: dict[str, Entry],
    found: dict[str, Entry],
) -> None:
    """Pair what shares a key that no two entries share."""
    owners: dict[Any, str | None] = {}
    for entry in left.values():
        for value in dict.fromkeys(key(entry.origins)):
            owners[value] = None if value in owners else entry.id
    for draft in drafts:
        ids = (owners.get(value) for value in key(draft.origins))
        if owner := next((i for i in ids if i and i in left), None):
            found[draft.id] = left.pop(owner)


def _alike(draft: Draft, entries: Iterable[Entry]) -> Entry | None:
    """The entry out of one of the same documents whose text is most alike."""
    docs = {origin.doc for origin in draft.origins}
    text = "\n".join(piece.markdown for piece in draft.pieces)[:_LONGEST]
    best: tuple[float, Entry] | None = None
    for entry in entries:
        if docs & {origin.doc for origin in entry.origins}:
            score = fuzz.ratio(text, _prose(entry.text)[:_LONGEST], score_cutoff=_ALIKE)
            if score and (best is None or score > best[0]):
                best = (score, entry)
    return best[1] if best else None


def _prose(text: str) -> str:
    return "\n".join(unit.text for unit in split(text).units if not unit.declared)


def pair_files(entries: Sequence[Entry], files: Sequence[Written]) -> Mapping[str, Written]:
    """Entry id -> its article in the folder, also where the author renamed or moved it."""
    found: dict[str, Written] = {}
    left = {written.file: written for written in files}
    known = {entry.article for entry in entries}

    def take(entry: Entry, written: Written | None) -> None:
        if written and entry.id not in found:
            found[entry.id] = left.pop(written.file)

    for entry in entries:
        there = left.get(entry.file)
        take(entry, there if there and _is(entry, there, known) else None)
    for entry in entries:
        take(entry, next((w for w in left.values() if w.id == entry.article), None))
    for entry in entries:
        places = {(o.doc, o.heading) for o in entry.origins} | {o.digest for o in entry.origins}
        if entry.id not in found:
            same = (w for w in left.values() if w.id not in known and _shares(w, places))
            take(entry, next(same, None))
    return found


def _is(entry: Entry, written: Written, known: set[str]) -> bool:
    """Whether the file in an article's place is still that article."""
    return written.id == entry.article or written.id not in known


def _shares(written: Written, places: set[Any]) -> bool:
    return any((doc, head) in places or (d and d in places) for doc, head, d in written.sources)
