"""What a text means after others: about the same thing, about another one, or about neither."""

from __future__ import annotations

import re

from ..match.features import content
from ..match.tokens import tokenize
from ..model import Answer, Match

_MANY, _SOME = 3, 2
"""Topic words from which a text can be a problem of its own, and one that no article is near to."""
_FAR, _NOWHERE = 0.25, 0.2
"""Confidence of the nearest article below which a text is about something else."""
_FOREIGN = 0.04
"""The same for a text of one topic word."""
_THIN, _PLAIN = 2, 0.87
"""Topic words up to which a text is thin, and confidence from which it says enough all the same."""
_NEAR = 0.7
"""Confidence that makes an answer of a text which alone would only just be none."""
_SURE = 0.87
"""Confidence from which a text is about what it seems to be, whatever was said before."""
_LINKED, _FIRM = 0.78, 0.96
"""The same of what was said before, and of the text, where it begins with “so” or “and”."""
_CERTAIN = 0.97
"""Confidence from which a text is another problem, unless it says that it goes on."""
_NOTHING = 0.01
"""Confidence below which a text alone does not speak for what was said before."""
_TOPIC = re.compile(
    r"\b(?:next|another|new|other|second|different|separate) (?:matter|question|problem|issue|topic"
    r"|thing|subject|point)\b|\bunrelated\b|\bon (?:another|a different) note\b"
    r"|\b(?:forget|leave) (?:that|it|about)\b|\blet it be\b|\bandere frage\b"
    r"|\bautre (?:question|chose|probl)|\botra (?:cosa|pregunta)\b"
)
"""What begins another problem."""
_LINK = re.compile(
    r"\W*(so|and|also|because|which|therefore|und|et|y"
    r"|that(?:'?s| is| was) (?:why|when|because|after))\b"
)
_MORE = re.compile(
    r"\b(?:also|as well|(?:each|every) time|auch|außerdem|jedes mal|aussi|chaque fois|también"
    r"|cada vez)\b|\btoo\W*$"
)
"""What adds to what was said."""
_HOW = re.compile(
    r"\W*((ok(ay)?|so|and|but|then)\W+)*(how|what|where|when|can|could|should)\b.*\b(it|that|this)\b"
)
"""A question about what was just said: “ok how do I get it going again”."""
_ASKS = re.compile(
    r"\?|^\W*(?:how|what|where|when|why|who|which|can|could|should|do|does|is|are|will|would)\b"
)
_ELSE = re.compile(
    r"\b(?:another|different|instead|forget|besides|separate|actually|meanwhile|one more thing"
    r"|anderes?|autre|otr[oa])\b"
)
_FAULT = re.compile(
    r"\b(?:broken?|crash\w*|dead|error|fail\w*|frozen|freez\w+|jam\w*|stuck|wrong|problems?|issues?"
    r"|won'?t|can'?t|cannot|doesn'?t|does not|isn'?t|no longer|not working|kaputt|geht nicht"
    r"|ne marche pas|no funciona)\b"
)
_WITNESSES = frozenset(
    (
        *("boss", "colleague", "colleagues", "coworker", "coworkers", "manager", "wife", "husband"),
        *("saw", "seen", "noticed", "kollege", "kollegin", "chef", "collègue", "compañero", "jefe"),
    )
)
_PLACE = (
    "windows win win10 win11 home edition pc computer machine laptop desktop notebook tablet "
    "monitor monitors screens ram gb ssd i5 i7 hp dell lenovo thinkpad acer asus surface "
    "toshiba fujitsu bought use using runs running btw office desk accountant tech bookkeeper "
    "old years year mine ours rechner ordinateur ordenador"
)
_SURROUNDINGS = _WITNESSES.union(_PLACE.split())
"""Words about the place and the people around a fault, and about no fault."""
_SENTENCE = re.compile(r"[.!?;,\n]+")
_CHANGE = re.compile(
    r"\b(now|actually|instead|another|other|different|new|next|sorry|meanwhile|wait|jetzt|anderes?|"
    r"maintenant|autre|ahora|otro|one more thing|by the way|btw)\b"
)
"""The person goes on to something else, or takes back what was said."""


def sentences(text: str) -> list[str]:
    """The sentences of `text` that have a topic."""
    return [s for s in _SENTENCE.split(text) if topics(s)]


def topics(text: str) -> int:
    """How many different words of `text` can carry a topic; who saw it carries none."""
    return sum(token.word not in _WITNESSES for token in content(tokenize(text)))


def is_elsewhere(text: str, alone: Answer) -> bool:
    """Whether a text that no article explains tells of something else, and not of a detail."""
    likely, words = likelihood(alone), topics(text)
    plain = text.casefold()
    if _HOW.match(plain) or _LINK.match(plain):
        return False
    limit = _FAR if words >= _MANY else _NOWHERE if words >= _SOME else _FOREIGN
    return words > 0 and likely < limit


def is_setting(text: str) -> bool:
    """Whether a text only tells where it happens: “an HP laptop, Windows 11”."""
    words = [token.word for token in content(tokenize(text))]
    named = [w for w in words if w in _SURROUNDINGS]
    return bool(named) and all(w in named or w.isdecimal() for w in words)


def is_only_setting(text: str) -> bool:
    """Whether clauses of `text` tell where it happens, and the others next to nothing."""
    clauses = [c for c in _SENTENCE.split(text) if c.strip()]
    others = [c for c in clauses if not is_setting(c)]
    return len(others) < len(clauses) and is_thin(", ".join(others)) and not turns_away(text)


def turns_away(text: str) -> bool:
    """Whether a text that no article explains asks, or tells of another fault, and no detail."""
    plain = text.casefold()
    return bool(_ASKS.search(plain) or _ELSE.search(plain) or _FAULT.search(plain))


def has_code(answer: Answer) -> bool:
    """Whether an error code decided."""
    return answer.decision == "answer" and any(code.article for code in answer.codes)


def says_more(text: str, alone: Answer) -> bool:
    """Whether a text says enough by itself to be set against an error code told before."""
    return is_plain(alone) and not _LINK.match(text.casefold())


def is_thin(text: str) -> bool:
    """Whether a text is a word or two, which may be any detail: “the customer's PC”."""
    return topics(text) <= _THIN


def near_for(text: str) -> float:
    """How likely an article must be, 0 to 1, for a word of a thin text to point to it."""
    return 0.0 if topics(text) == 1 else _FAR


def is_plain(alone: Answer) -> bool:
    """Whether even a thin text says enough."""
    return alone.decision == "answer" and likelihood(alone) >= _PLAIN


def is_near(alone: Answer) -> bool:
    """Whether a text no article explains by itself is one that an article does, within a talk."""
    return alone.decision == "abstain" and likelihood(alone) >= _NEAR


def goes_on(text: str, alone: Answer, together: Answer, known: Match) -> bool:
    """Whether `text`, which alone has another answer, tells more of what `known` explains."""
    if together.decision != "answer" or key(together.answers[0]) != key(known):
        return False
    before, now = likelihood(together), likelihood(alone)
    plain = text.casefold()
    if _TOPIC.search(plain):
        return False
    if not _goes_further(plain) and (now >= _CERTAIN or _is_foreign_to(known, alone)):
        return False
    if before >= _SURE and not turns_away(text):
        return True
    linked = _LINK.match(plain) and before >= _LINKED and now < _FIRM
    return not _CHANGE.search(plain) and bool(linked or (before >= now and now < _SURE))


def _goes_further(plain: str) -> bool:
    """Whether a text says by its words that it adds to what was said."""
    return bool(_LINK.match(plain) or _MORE.search(plain))


def _is_foreign_to(known: Match, alone: Answer) -> bool:
    """Whether a text says enough of another article by itself, and nothing of `known`."""
    named = (*alone.answers, *alone.nearest)
    share = sum(match.confidence for match in named if key(match) == key(known))
    return is_plain(alone) and share < _NOTHING


def agree(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same article."""
    if not one.decision == other.decision == "answer":
        return False
    return key(one.answers[0]) == key(other.answers[0])


def likelihood(answer: Answer) -> float:
    """Confidence of the best article that an answer names; 0 where it names none."""
    named = answer.answers or answer.nearest
    return named[0].confidence if named else 0.0


def mixed(first: Answer, second: Answer, share: float) -> tuple[Match, ...]:
    """The articles of two answers, best first; `share`: weight of the second, 0 to 1."""
    found: dict[tuple[str, str], Match] = {}
    for answer, weight in ((first, 1 - share), (second, share)):
        for match in answer.answers or answer.nearest:
            known = found.get(key(match))
            confidence = match.confidence * weight + (known.confidence if known else 0.0)
            found[key(match)] = match._replace(confidence=round(confidence, 4))
    return tuple(sorted(found.values(), key=lambda m: -m.confidence))


def key(match: Match) -> tuple[str, str]:
    """What tells an article from all others."""
    return match.kb, match.article
