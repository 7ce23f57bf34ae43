"""Ids, file names and symptoms that no other article has, the same from import to import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ....match.features import topic_key
from ....match.tokens import tokenize
from ...parse import slug
from ..draft import Draft, Proposal
from .folder import Entry, Written
from .merge import items_of
from .parts import split

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,89}")
_RESERVED = frozenset(
    ("readme", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10)))
)
"""File names that mean something else: to the knowledge base, or to Windows."""


class TakenNames:
    """What is taken in a knowledge base."""

    def __init__(
        self, entries: Iterable[Entry], written: Iterable[Written], taken: Iterable[str]
    ) -> None:
        self._ids = {e.article for e in entries} | {w.id for w in written}
        self._files = {name.casefold() for name in taken} | {e.file.casefold() for e in entries}

    def take(self, wanted: str) -> tuple[str, str]:
        """A free id, and the file of the article that has it."""
        base = wanted if _ID.fullmatch(wanted) else slug(wanted)
        number = 1
        while True:
            name = base if number == 1 else f"{base}-{number}"
            reserved = name.split(".")[0] in _RESERVED
            file = f"{name}-article.md" if reserved else f"{name}.md"
            if name not in self._ids and file not in self._files:
                self._ids.add(name)
                self._files.add(file)
                return name, file
            number += 1


def free_blocks(
    proposals: Sequence[Proposal], owner: str, owners: dict[str, str]
) -> list[Proposal]:
    """The proposals under ids that no other article uses; who owns which is noted in `owners`."""
    renamed: dict[str, str] = {}
    for proposal in proposals:
        name, number = proposal.id, 1
        while owners.setdefault(name, owner) != owner:
            number += 1
            name = f"{proposal.id}-{number}"
        renamed[proposal.id] = name
    return [
        p._replace(id=renamed[p.id], yaml=_renamed(p.yaml, renamed), block=p.block)
        for p in proposals
    ]


def _renamed(yaml: str, names: dict[str, str]) -> str:
    """The references to checks under their new ids."""
    lines = []
    for line in yaml.split("\n"):
        key, colon, value = line.partition(":")
        if key.strip(" -") in ("resolves", "signs", "verify", "requires", "precondition", "check"):
            value = re.sub(r"[a-z0-9][a-z0-9._-]*", lambda m: names.get(m[0], m[0]), value)
        lines.append(key + colon + value)
    return "\n".join(lines)


class Phrases:
    """Which article has which phrase, for one of two would lead to neither."""

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
