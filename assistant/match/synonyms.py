"""Synonym groups of a knowledge base: words and two-word terms that mean the same to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .features import GROUP, pairs
from .tokens import tokenize


class Synonyms:
    """Looks up the groups of a word's stem or of a pair of neighbouring words."""

    def __init__(self, members: Mapping[str, list[str]]) -> None:
        """`members`: stem or pair -> names of its groups (as `build` makes it)."""
        self.members = dict(members)

    def groups_of(self, feature: str) -> list[str]:
        """The group features that `feature` belongs to."""
        return self.members.get(feature, [])


def build(groups: Iterable[Iterable[str]]) -> Synonyms:
    """Synonyms from lists of terms; a group is named after its first term.

    A term of three or more words counts with its first pair.
    """
    members: dict[str, list[str]] = {}
    for terms in groups:
        name = ""
        for term in terms:
            tokens = tokenize(term)
            if not tokens:
                continue
            name = name or GROUP + "_".join(t.word for t in tokens)
            feature = tokens[0].stem if len(tokens) == 1 else pairs(tokens)[0]
            if name not in members.setdefault(feature, []):
                members[feature].append(name)
    return Synonyms(members)
