"""Symptoms that tell one article from the others: a phrase of two articles leads to neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ....match.features import topic_key
from ....match.tokens import tokenize
from ..draft import Draft
from .manifest import Entry
from .merge import items_of
from .parts import split


class Phrases:
    """Which article has which phrase; one that has it keeps it from one import to the next."""

    def __init__(self, drafts: Iterable[Draft], known: Mapping[str, Entry]) -> None:
        """Known articles first, then titles, then whoever comes first.

        An article keeps what its section still says, so that an import of what has not changed
        changes nothing; what it was only called by for want of a phrase is not its own.
        """
        self._owners: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for draft in drafts:
            self._titles.setdefault(_key(draft.title), draft.id)
            entry = known.get(draft.id)
            for phrase in _written(entry) & set(map(_key, draft.symptoms)) if entry else ():
                self._owners.setdefault(phrase, entry.id if entry else "")

    def of(self, draft: Draft, owner: str) -> tuple[str, ...]:
        """The symptoms of a draft that are its own and tell something; `owner` is who has them."""
        found = []
        for phrase in draft.symptoms:
            key = _key(phrase)
            other = self._titles.get(key, draft.id) != draft.id and key not in self._owners
            if key and not other and self._owners.setdefault(key, owner) == owner:
                found.append(phrase)
        return tuple(found) or _fallback(draft)


def _written(entry: Entry) -> set[str]:
    """The symptoms that the last import wrote."""
    header = split(entry.text).header
    lists = (items_of(chunk.text) or () for chunk in header if chunk.name == "symptoms")
    return {_key(str(phrase)) for phrases in lists for phrase in phrases}


def _fallback(draft: Draft) -> tuple[str, ...]:
    """The title and where it stands, where no phrase is left."""
    above = [o.path.split(" > ")[-1] for o in draft.origins if o.path]
    above += [o.doc.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ") for o in draft.origins]
    said = not above or f" {above[0].casefold()}:" in f" {draft.title.casefold()}"
    return (draft.title if said else f"{above[0]}: {draft.title}",)


def _key(text: str) -> str:
    return topic_key(tokenize(text))
