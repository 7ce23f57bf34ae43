"""Drafts, what an import wrote last time, and what the author made of it -> what to write now."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from ....record import TYPE_CHECKING, Record
from ..draft import Draft, Origin, Proposal
from .folder import Entry, Written
from .merge import merge
from .names import Phrases, TakenNames, article_text, free_blocks
from .parts import conflicts, is_gone, split, with_gone, without_gone

if TYPE_CHECKING:
    pass

Propose = Callable[[Draft], Sequence[Proposal]]
STATES = ("new", "changed", "conflict", "gone", "removed", "edited", "unchanged")
"""What became of an article: new in the docs; changed in the docs; changed on both sides in the
same place; gone from the docs; removed by the author; edited by the author only; neither."""
_ALIKE = 80.0
"""Per cent of the words from which a section of the same document is the same under a new name."""
_LONGEST = 20_000
"""Characters that are compared."""


class ArticleChange(Record):
    """What becomes of one article."""

    article: str
    title: str
    file: str
    state: str
    edited: bool
    """The author has changed it, whatever the docs did."""
    conflicts: int
    """Places that the author has to decide."""
    diff: str
    """What changed in the docs, as a unified diff of the article's text."""
    origins: tuple[Origin, ...]
    variants: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    """Ids of the checks and actions that are proposed in it now."""


class Kept(Record):
    """What is to be written, and what is to be said about it."""

    outcomes: tuple[ArticleChange, ...]
    entries: tuple[Entry, ...]
    """To be remembered."""
    files: Mapping[str, bytes]
    """Path -> content, only where it changes."""
    proposals: tuple[Proposal, ...]
    own: tuple[str, ...]
    """Ids of the articles that no import has written."""


class Keeper:
    """Decides about each article."""

    def __init__(
        self,
        entries: Sequence[Entry],
        written: Sequence[Written],
        taken: Iterable[str],
        propose: Propose,
    ) -> None:
        """What the last import wrote, what lies in the folder now, and what is not free there."""
        self._entries, self._propose, self._written = entries, propose, written
        self._now = pair_files(entries, written)
        self._names = TakenNames(entries, written, taken)
        self._blocks = {
            unit.key[1:].split(" ")[1]: entry.article
            for entry in entries
            for unit in split(entry.text).units
            if unit.declared
        }
        self._outcomes: list[ArticleChange] = []
        self._remembered: list[Entry] = []
        self._files: dict[str, bytes] = {}
        self._proposals: list[Proposal] = []

    def keep(self, drafts: Iterable[Draft]) -> Kept:
        """What becomes of each, given what the docs hold now."""
        drafts = list({draft.id: draft for draft in drafts}.values())
        known, lost = pair_drafts(self._entries, drafts)
        phrases = Phrases(drafts, known)
        for draft in sorted(drafts, key=lambda d: d.id not in known):
            entry = known.get(draft.id)
            symptoms = phrases.of(draft, entry.id if entry else draft.id)
            self._draft(draft._replace(symptoms=symptoms), entry)
        for entry in lost:
            self._lost(entry)
        imported = {entry.file for entry in self._remembered}
        return Kept(
            tuple(sorted(self._outcomes, key=lambda o: (STATES.index(o.state), o.article))),
            tuple(self._remembered),
            self._files,
            tuple(self._proposals),
            tuple(w.id or w.file for w in self._written if w.file not in imported),
        )

    def _draft(self, draft: Draft, entry: Entry | None) -> None:
        article, file = (entry.article, entry.file) if entry else self._names.take(draft.id)
        suggested = self._propose(draft._replace(id=article))
        proposals = free_blocks(suggested, article, self._blocks)
        self._proposals += proposals
        text = article_text(draft, article, proposals)
        names = tuple(p.id for p in proposals)
        if entry is None:
            outcome = ArticleChange(article, draft.title, file, "new", False, 0, "", draft.origins)
            self._files[file] = text.encode()
        else:
            outcome = self._again(entry, draft, text)
        self._outcomes.append(outcome._replace(variants=draft.variants, proposals=names))
        self._remembered.append(Entry(draft.id, article, outcome.file, text, draft.origins))

    def _again(self, entry: Entry, draft: Draft, text: str) -> ArticleChange:
        """An article that is known already."""
        diff = _diff(entry.text, text, entry.article)
        now = self._now.get(entry.id)
        found = ArticleChange(
            entry.article, draft.title, entry.file, "", False, 0, diff, draft.origins
        )
        if now is None:
            return found._replace(state="removed", edited=True)
        yours = without_gone(now.text)
        edited = _told(yours) != _told(entry.text)
        merged = merge(entry.text, yours, text)
        self._write(now, merged.text)
        open_ones = len(conflicts(merged.text))
        state = "changed" if diff else "edited" if edited else "unchanged"
        return found._replace(
            article=now.id or entry.article,
            file=now.file,
            state="conflict" if open_ones else state,
            edited=edited,
            conflicts=open_ones,
        )

    def _lost(self, entry: Entry) -> None:
        """An article whose section is no longer in the docs; it stays, marked."""
        now = self._now.get(entry.id)
        if now is None or (entry.gone and not is_gone(now.text)):
            return  # the author has removed it too, or made it an article of its own
        edited = _told(without_gone(now.text)) != _told(entry.text)
        title = split(entry.text).header[1].text.partition(":")[2].strip().strip('"')
        self._outcomes.append(
            ArticleChange(now.id, title, now.file, "gone", edited, 0, "", entry.origins)
        )
        self._write(now, with_gone(now.text))
        self._remembered.append(entry._replace(gone=True, file=now.file))

    def _write(self, now: Written, text: str) -> None:
        if text != now.text:
            written = text.replace("\n", now.newline)
            self._files[now.file] = written.encode("utf-8", "surrogateescape")


def _told(text: str) -> list[str]:
    """What an article tells, without where it comes from."""
    parts = split(text)
    header = [c.text.rstrip() for c in parts.header if c.name != "sources"]
    return [*header, "", *(unit.text for unit in parts.units)]


def _diff(before: str, after: str, name: str) -> str:
    if _told(before) == _told(after):
        return ""
    old, new = ("\n".join(_told(text)).split("\n") for text in (before, after))
    return "\n".join(difflib.unified_diff(old, new, f"{name} (before)", name, lineterm="", n=2))


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
