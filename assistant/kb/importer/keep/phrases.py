"""Symptoms that tell one article from the others: a phrase of two articles leads to neither."""

from __future__ import annotations

from collections.abc import Iterable

from ....match.features import topic_key
from ....match.tokens import tokenize
from ..draft import Draft
from .manifest import Entry
from .merge import items_of
from .parts import split


class Phrases:
    """Which article has which phrase; one that has it keeps it from one import to the next."""

    def __init__(self, entries: Iterable[Entry], drafts: Iterable[Draft]) -> None:
        """Known articles first, then titles, then whoever comes first."""
        self._owners: dict[str, str] = {}
        for entry in entries:
            for chunk in split(entry.text).header:
                for phrase in (items_of(chunk.text) or ()) if chunk.name == "symptoms" else ():
                    self._owners.setdefault(_key(str(phrase)), entry.id)
        self._titles: dict[str, str] = {}
        for draft in drafts:
            self._titles.setdefault(_key(draft.title), draft.id)

    def of(self, draft: Draft, owner: str) -> tuple[str, ...]:
        """The symptoms of a draft that are its own and tell something; `owner` is who has them."""
        found = []
        for phrase in draft.symptoms:
            key = _key(phrase)
            other = self._titles.get(key, draft.id) != draft.id and key not in self._owners
            if key and not other and self._owners.setdefault(key, owner) == owner:
                found.append(phrase)
        return tuple(found) or _fallback(draft)


def _fallback(draft: Draft) -> tuple[str, ...]:
    """The title and where it stands, where no phrase is left."""
    above = [o.path.split(" > ")[-1] for o in draft.origins if o.path]
    above += [o.doc.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ") for o in draft.origins]
    return (f"{above[0]}: {draft.title}" if above else draft.title,)


def _key(text: str) -> str:
    return topic_key(tokenize(text))
