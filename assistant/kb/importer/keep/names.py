"""Ids and file names that are free, and stay the same from one import to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...parse import slug
from ..draft import Proposal
from .manifest import Entry
from .match import Written

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
