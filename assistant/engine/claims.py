"""What a text says is *not* so: "no red icon, it only stays pending" denies the red icon.

Finds the clauses that do nothing but deny; whether an article is denied thereby is for the
knowledge base to say (`Engine.denied`). Patterns for English and, where they are common, German,
French and Spanish.
"""

from __future__ import annotations

import re

from ..match.features import content
from ..match.tokens import tokenize
from ..record import TYPE_CHECKING, Record
from .context import topics
from .followup import read_reply

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .core import Engine

_BREAK = re.compile(
    r"[.,;:!?\n]+|\b(?:but|just|only|and|because|since|so|aber|sondern|und|mais|et|pero|sino|y)\b",
    re.IGNORECASE,
)
_IS_NOT = (
    r"(?:(?:is|are|was|were|be|been|'s|its|have been|has been)\s+(?:not|never|no longer)"
    r"|(?:is|are|was|were)n'?t|(?:has|have|had)(?:n'?t| not| never) been"
    r"|(?:does|did|do)(?:n'?t| not) (?:say|show|look|seem|mention|read))"
)
_FILLER = (
    r"(?:that |really |actually |even |it'?s |by |about |because of |the |a |an |any |some |in )*"
)
_LEAD = r"^(?:(?:sorry|oh|well|hm+|actually|no|nope|nein|non)[ ,]+)*"
_WHAT = r"(?P<what>[^ ].{0,50})$"
_STATES = [
    re.compile(rf"^.{{0,50}}?{_IS_NOT}\s+{_FILLER}{_WHAT}"),
    re.compile(rf"{_LEAD}(?:no|not|nor|neither)\s+{_FILLER}{_WHAT}"),
    re.compile(
        rf"(?:there is|there's|there are|i see|we see|see|shows?|says?) (?:no|not)\s+{_WHAT}"
    ),
    re.compile(rf"\b(?:do|does|can|could|did)(?:n'?t| not|not) see {_FILLER}{_WHAT}"),
    re.compile(rf"\bnothing (?:is |was |got |has |to do with ){_FILLER}{_WHAT}"),
    re.compile(rf"\b(?:ist|sind|war|steht|stehen) (?:gar |auch )?nicht (?:mehr )?{_WHAT}"),
    re.compile(rf"^(?:auch )?(?:nicht|keine?[nrs]?) {_WHAT}"),
    re.compile(rf"\bn[’']est (?:pas|plus) (?:en )?{_WHAT}"),
    re.compile(rf"^(?:non )?pas (?:de |d'|en |dans )?(?:la |le |l')?{_WHAT}"),
    re.compile(rf"^(?:no )?no (?:es|esta|hay) (?:el |la |en )?{_WHAT}"),
]
_ABSENT = [
    re.compile(
        r"\b(?:we|i|they|she|he|nobody|customer|client)(?: here)?\s+"
        rf"(?:(?:do|does)(?:n'?t| not)|never) (?:\w+ )?(?:have|use|own|got) {_FILLER}{_WHAT}"
    ),
    re.compile(rf"\b(?:have|has|haven'?t|use) (?:got )?(?:no|any) {_WHAT}"),
    re.compile(
        r"\b(?:we|i|they)(?: have| has| had|'ve)?(?: already| just| since)? "
        rf"(?:removed|uninstalled|disabled|got rid of|replaced|left) {_FILLER}{_WHAT}"
    ),
    re.compile(r"^(?P<what>\w+) (?:haben|nutzen|verwenden|benutzen) wir (?:hier )?nicht"),
    re.compile(rf"\b(?:haben|nutzen|verwenden|benutzen) (?:wir )?(?:hier )?keine?n? {_WHAT}"),
    re.compile(rf"\b(?:n'avons|n'a|n'utilise|n'utilisons) pas (?:de |d')?{_WHAT}"),
    re.compile(r"^(?P<what>\w+)\??\s+(?:no|nope|don'?t have it|not here|we don'?t have)$"),
    re.compile(rf"{_LEAD}(?:no|not) (?:by |with |from )?{_WHAT}"),
]
_SAME = re.compile(r"\b(?:the |it is |it's |still )?same (?P<what>[^ ].{0,40})$")
"""What is said to be the same is not new: “same computer”."""
_MORE = re.compile(
    r"\s+(?:last|yesterday|ago|already|before|either|neither|here|any ?more|any longer|now|"
    r"though|at all|yet|today|anyway|mehr|hier|plus|no)\b.*$"
)
_OURS = frozenset(
    [
        *("app", "product", "program", "softwar", "thing", "tool"),
        *("problem", "issu", "fault", "matter", "troubl"),
    ]
)
"""Stems of words for any product, and for trouble with it."""
_NAMING = re.compile(
    r"\bnothing to do with\b"
    r"|^(?:no[ ,]+)?not (?:about |because of |with )?(?:the |your |this |our )?\w+$"
    r"|^no (?:your |the )?\w+ (?:problem|issue|matter)$|n't (?:about|because of) "
)
_YOURS = re.compile(
    r"yours|your (?:thing|stuff|one)|deine?[rs]?|von (?:dir|euch)|(?:el|la) tuy[oa]"
)
_OVER = re.compile(r"\b(?:any ?more|any longer|no longer|nicht mehr|ya no)\b|n[’']est plus\b")
_LONG = 200
"""Letters of a clause that tells more than it denies."""
_WORDS = 4
"""Words of the longest thing that a clause denies."""


class Claim(Record):
    """Something that may be denied."""

    clause: str
    """The part of the text that denies it."""
    what: str
    """What is denied, without its "not"."""
    absent: bool
    """It is said not to be there, rather than not to be so."""


def claims_of(text: str) -> list[Claim]:
    """What `text` denies, clause by clause."""
    found = []
    for clause in clauses(text):
        if len(clause) > _LONG:
            continue
        plain = clause.casefold().replace("’", "'").replace("á", "a")
        for patterns, absent in ((_ABSENT, True), (_STATES, False)):
            what = next((w for p in patterns if (w := _what(p, plain))), "")
            if what:
                found.append(Claim(clause, what, absent))
        if same := _what(_SAME, plain):
            found.append(Claim(clause, f"new {same}", absent=False))
    return found


def is_over(text: str) -> bool:
    """Whether what is denied was so before: “it isn't red any more”."""
    return bool(_OVER.search(text.casefold()))


def clauses(text: str) -> list[str]:
    """`text` in clauses, none of them blank."""
    return [part for c in _BREAK.split(text) if (part := c.strip())]


def _what(pattern: re.Pattern[str], clause: str) -> str:
    match = pattern.search(clause)
    if match is None:
        return ""
    what = _MORE.sub("", match["what"]).strip()
    return what if len(what.split()) <= _WORDS else ""


class Told(Record):
    """A text with what it denies set apart."""

    text: str
    """What it tells; blank where it only denies."""
    denied: frozenset[tuple[str, str]]
    """The articles it denies, as knowledge base and id."""
    outside: bool
    """It says that the product has nothing to do with it."""


def take_in(text: str, engine: Engine) -> Told:
    """What `text` tells and what it denies, by the knowledge bases of `engine`."""
    denied: set[tuple[str, str]] = set()
    idle: set[str] = set()
    outside = False
    for claim in claims_of(text):
        found = engine.denied(claim.what, absent=claim.absent)
        alien = not found and _is_product(claim, engine)
        if found or alien:
            denied |= found
            idle.add(claim.clause)
            outside = outside or alien
    if not idle:
        return Told(text, frozenset(), outside=False)
    kept = ", ".join(c for c in clauses(text) if c not in idle and _tells(c))
    return Told(kept, frozenset(denied), outside)


def _tells(clause: str) -> bool:
    return topics(clause) > 0 and read_reply(clause, asked=False).kind in ("text", "still")


def _is_product(claim: Claim, engine: Engine) -> bool:
    """Whether the product itself is denied: “not your program”, “not yours”."""
    if _YOURS.fullmatch(claim.what.casefold().strip()):
        return True
    words = {w.stem for w in content(tokenize(claim.what))}
    names = _OURS.union(*(_names(store.index.info) for store in engine.stores))
    bare = _NAMING.search(claim.clause.casefold())
    return bool(words and bare) and words <= names


def _names(info: Mapping[str, Any]) -> set[str]:
    return {t.stem for t in tokenize(str(info.get("product") or ""))}
