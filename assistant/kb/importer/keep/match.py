"""Which draft is which article: by identity of what it was made from, not by its name alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from ....record import TYPE_CHECKING
from ..draft import Draft, Origin
from .folder import Entry, Written
from .parts import split

if TYPE_CHECKING:
    pass

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
    for key in (lambda o: o.digest, lambda o: (o.doc, o.path, o.heading)):
        _by_key(key, [d for d in drafts if d.id not in found], left, found)
    for draft in drafts:
        if draft.id not in found and (best := _alike(draft, left.values())):
            found[draft.id] = left.pop(best.id)
    return found, list(left.values())


def _by_key(
    key: Callable[[Origin], object],
    drafts: Iterable[Draft],
    left: dict[str, Entry],
    found: dict[str, Entry],
) -> None:
    """Pair what shares a key that no two entries share."""
    owners: dict[object, str | None] = {}
    for entry in left.values():
        for value in dict.fromkeys(map(key, entry.origins)):
            owners[value] = None if value in owners else entry.id
    for draft in drafts:
        ids = (owners.get(value) for value in map(key, draft.origins))
        if owner := next((i for i in ids if i and i in left), None):
            found[draft.id] = left.pop(owner)


def _alike(draft: Draft, entries: Iterable[Entry]) -> Entry | None:
    """The entry out of one of the same documents whose text is most alike."""
    docs = {origin.doc for origin in draft.origins}
    text = "\n".join(piece.markdown for piece in draft.pieces)[:_LONGEST]
    best, highest = None, 0.0
    for entry in entries:
        if docs & {origin.doc for origin in entry.origins}:
            units = (unit.text for unit in split(entry.text).units if not unit.declared)
            prose = "\n".join(units)[:_LONGEST]
            score = fuzz.ratio(text, prose, score_cutoff=_ALIKE)
            best, highest = (entry, score) if score > highest else (best, highest)
    return best


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
        same = there and (there.id == entry.article or there.id not in known)
        take(entry, there if same else None)
    for entry in entries:
        take(entry, next((w for w in left.values() if w.id == entry.article), None))
    for entry in entries if left else ():
        places = {(o.doc, o.heading) for o in entry.origins}
        digests = {o.digest for o in entry.origins}
        for written in [w for w in left.values() if w.id not in known]:
            sources = written.sources
            if any((doc, head) in places or d in digests for doc, head, d in sources):
                take(entry, written)
    return found
