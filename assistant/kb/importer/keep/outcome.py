"""Drafts, what an import wrote last time, and what the author made of it -> what to write now."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence

from ....record import Record
from ..draft import Draft, Origin, Proposal
from .folder import Entry, Written
from .marks import conflicts, is_gone, with_gone, without_gone
from .match import pair_drafts, pair_files
from .merge import merge
from .names import Phrases, TakenNames, free_blocks
from .parts import split
from .write import article_text

Propose = Callable[[Draft], Sequence[Proposal]]
STATES = ("new", "changed", "conflict", "gone", "removed", "edited", "unchanged")
"""What became of an article: new in the docs; changed in the docs; changed on both sides in the
same place; gone from the docs; removed by the author; edited by the author only; neither."""


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
