"""What a line does in a chat's state, before it is asked what it tells. Pure.

The tables are in `phrases` and `signs`.

No intent runs anything: what agrees to a plan is decided by `consent`, far more narrowly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from ..engine.assent import assent
from . import phrases, signs
from .states import ChatState, Intent

_LONGEST = 14
"""Words of a line that may consist of phrases alone."""
_FEW = 9
"""Words of a line in which a slip of the keyboard is mended."""
_TOPIC = 4
"""Words beyond which a line can name another topic and tell of it."""
_SENTENCE = 40
"""Words of a line that is read for phrases in it."""
_CURT = 6
"""Words up to which “still red” at a plan says how it is; a longer line is about the plan."""
_REPAIRED = 5
"""Letters of a word from which a slip in it is mended."""
_LETTERS = 600
"""Letters beyond which a text is something told, such as a pasted log."""
IDLE = ("fix", "yes", "no", "stop", "why", "how", "solved", "not_solved", "undo", "rephrase")
"""What there is nothing for, at the start of a chat."""
_TROUBLE = ("undo", "ticket", "rephrase", "not_solved", "solved")
_TALK = ("help", "how", "why", "complaint", "chitchat")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d|\d\d?:\d\d:\d\d|\b(?:ERROR|WARN|INFO|DEBUG)\b")
_MISTAKEN = re.compile(
    r"\b(?:was|were|meant|mean|not|\w+n't|wrong|after|mixed|mis\w+|asked|gemeint|nicht|voulais|pas)\b"
)
"""The other topic is what was meant from the first."""
_ABOUT_ME = re.compile(
    r"(?:do|can|could|are|will|who|what|which|how|where|does|bist|kannst|kann|es|peux|eres|puedes)\b"
    r".*\b(?:you|your|yours|yourself|du|dich|sie|tu|te|vous|toi|usted)\b"
)
"""A question about whoever answers here."""
_CLAUSE = re.compile(r"[,.;:!?]+\s+|\s[-–—]\s")
_OF_A_CLAUSE: tuple[Intent, ...] = (
    *("undo", "ticket", "rephrase", "not_solved", "solved", "stop", "how", "why"),
    *("complaint", "goodbye", "thanks", "greeting"),
)
"""What one clause can say for all of a line, the weightiest first."""
_WHY_FIRST = re.compile(r"(?:and |but |so |ok )*(?:why|warum|wieso|weshalb|pourquoi|por que)\b")
_ABOUT_YOU = re.compile(r"you(?:'re| are|r)? (?:not|never|don't|can't)\b")
_IDENTITY = re.compile(r"(?:are|is|am|r)\b")
_NO_AND = re.compile(r"\W*(?:no|nope|nah|nein|non)\s*[,.;:!-]", re.IGNORECASE)
"""A no with a reason."""
_ASKS = re.compile(r"\?\s*$")


def read_intent(text: str, state: ChatState) -> Intent:
    """What `text` is taken for in `state`; problem or detail where it only tells something."""
    if text.startswith("/"):
        return "command"
    if _is_number(text):
        return "choice"
    line = plain(text)
    if not line:
        return "help" if "?" in text else "chitchat"
    return _of_words(text, line, state)


def is_spoken(text: str) -> bool:
    """Whether a text is a line that somebody says, and not one that was pasted, or nothing."""
    words = plain(text).split()
    return len(text) <= _LETTERS and 0 < len(words) <= _SENTENCE and not _STAMP.search(text)


def _of_words(text: str, line: str, state: ChatState) -> Intent:
    if is_spoken(text):
        for reading in _READINGS:
            if intent := reading(text, line, state):
                return intent
    return _told(line, state)


def _placed(text: str, line: str, state: ChatState) -> Intent | None:
    """One of what is offered."""
    chosen = _is_choice(line) if state == "asked" else state == "abstained" and _is_placed(line)
    return "choice" if chosen else None


def _moved_on(text: str, line: str, state: ChatState) -> Intent | None:
    """Another topic; where that is what was meant from the first, it was misread before."""
    if state == "start" or len(line.split()) <= _TOPIC or not _other_topic(line):
        return None
    mistaken = _MISTAKEN.search(line) and _piece("rephrase").search(line)
    return "rephrase" if mistaken else "problem"


def _spoken(text: str, line: str, state: ChatState) -> Intent | None:
    """What the whole line, or something in it, says."""
    mends = len(line.split()) <= _FEW and state != "consent"
    for spelling in (line, _spelt_right(line)) if mends else (line,):
        for intent in (*_whole(spelling, text, state), *_part(spelling, state)):
            if state != "start" or intent not in IDLE:
                return intent
    return None


def _turned_down(text: str, line: str, state: ChatState) -> Intent | None:
    """A line that begins with a stop, or a no with a reason."""
    if state in ("consent", "fix_offered", "asked") and _begins("stop", line):
        return "stop"
    return "no" if state == "consent" and _NO_AND.match(text) else None


def _about_me(text: str, line: str, state: ChatState) -> Intent | None:
    """A short question about whoever answers here."""
    short = len(line.split()) <= _FEW and state != "consent"
    return "help" if short and _ABOUT_ME.match(line) else None


def said_whole(text: str, state: ChatState) -> list[Intent]:
    """What a line can be, that consists of set phrases; the likeliest first."""
    return _whole(plain(text), text, state)


def is_small_talk(intent: Intent) -> bool:
    """Whether an intent is one of those that only need a friendly sentence."""
    return intent in ("chitchat", "complaint", "goodbye", "greeting", "help", "thanks")


def is_whole(text: str, intent: Intent) -> bool:
    """Whether a line consists of nothing but phrases of `intent`."""
    return bool(_lines(intent) and _covers(intent, plain(text)))


def plain(text: str) -> str:
    """`text` for the patterns: small letters without accents, one space between words."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("ß", "ss"))
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w'*!@#-]+|(?<!\w)-|[!](?=\s|$)", " ", kept).split())


def _told(line: str, state: ChatState) -> Intent:
    if state == "start" or _other_topic(line):
        return "problem"
    return "detail"


def _consent(text: str, line: str, state: ChatState) -> Intent | None:
    """What a whole line says at a plan."""
    if state != "consent":
        return None
    if assent(text):
        return "yes"
    if assent(line):
        return "why"  # “yes?” and “yes,” are not sure yet
    if not _ASKS.search(text) and len(line.split()) <= _LONGEST:
        if _covers("yes", line):
            return "yes"
        if _covers("fix", line) or _covers("yes|fix", line):
            return "fix"
    return None


def _whole(line: str, text: str, state: ChatState) -> list[Intent]:
    """What a line consists of, the likeliest first."""
    if len(line.split()) > _LONGEST:
        return []
    found: list[Intent] = []
    if state == "fixed":
        found += ["not_solved"] if _covers("no", line) and assent(text) is False else []
        found += ["solved"] if _covers("yes", line) and assent(text) is not False else []
    order: tuple[Intent, ...] = ("thanks", "greeting", "goodbye", "help", "stop", "no")
    if state in ("consent", "fix_offered"):
        found += ["no"] if _covers("no|stop", line) and not _covers("stop", line) else []
        order = ("stop", *order)
    for intent in order:
        if _covers(intent, line) and not (intent == "thanks" and _part(line, state)):
            found.append(intent)
    if state == "consent":
        return found
    if _covers("yes", line):
        found.append("yes")
    elif _covers("fix", line) or _covers("yes|fix", line):
        found.append("fix")
    return found


def _in_clauses(text: str, line: str, state: ChatState) -> Intent | None:
    """What a clause of a short line says: “I'm on the phone, hold on”."""
    clauses = [c for part in _CLAUSE.split(text) if (c := plain(part))]
    if not 1 < len(clauses) <= _FEW or len(line.split()) > _LONGEST:
        return None
    each = [{*_whole(clause, clause, state), *_part(clause, state)} for clause in clauses]
    found = set().union(*each)
    if not all(each):  # it tells something as well
        found = {intent for intent in found if not is_small_talk(intent)}
    return next(
        (i for i in _OF_A_CLAUSE if i in found and (state != "start" or i not in IDLE)), None
    )


def _part(line: str, state: ChatState) -> list[Intent]:
    """What a sentence gives away, the likeliest first."""
    order: tuple[str, ...] = (*_TROUBLE, *_TALK)
    found = [intent for intent in order if _piece(intent).search(line)]
    if _WHY_FIRST.match(line) and "why" in found:
        found.sort(key=lambda intent: intent != "why")
    if _ABOUT_YOU.match(line) and "complaint" in found:
        found.sort(key=lambda intent: intent != "complaint")
    if state in ("fixed", "not_fixed") and not found and _relapse().search(line):
        return ["not_solved"]
    if state in ("start", "abstained", "asked"):
        found = [i for i in found if i not in ("how", "why", "solved", "not_solved")]
    if "help" in found and "ticket" in found:
        found.remove("ticket" if _IDENTITY.match(line) else "help")
    if state == "consent" and len(line.split()) > _CURT:
        found = [i for i in found if i != "not_solved"]
    return found  # type: ignore[return-value]


def _spelt_right(line: str) -> str:
    """`line` with words that are one letter off a word of the tables put right."""
    known = _vocabulary()
    return " ".join(w if len(w) < _REPAIRED or w in known else _nearest(w) for w in line.split())


def _nearest(word: str) -> str:
    return next((known for known in sorted(_vocabulary()) if _one_off(word, known)), word)


def _one_off(one: str, other: str) -> bool:
    """Whether a letter too many, too few, wrong, or two swapped make `one` out of `other`."""
    if abs(len(one) - len(other)) > 1:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    start = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and len(b) > 1 and (a[0], a[1]) == (b[1], b[0]) and a[2:] == b[2:]
    return swapped or a[1:] == b or a == b[1:] or a[1:] == b[1:]


@cache
def _vocabulary() -> frozenset[str]:
    tables = " ".join(map(_joined, (*phrases.WHOLE.values(), *signs.PART.values())))
    words = re.findall(r"[a-z]+", tables.replace(r"\b", " ").replace(r"\w", " "))
    return frozenset(word for word in words if len(word) >= _REPAIRED)


def _is_placed(line: str) -> bool:
    return bool(_choice().fullmatch(line))


def _is_choice(line: str) -> bool:
    return _is_placed(line) or bool(_choice_part().search(line))


def _other_topic(line: str) -> bool:
    return bool(_topic().search(line))


def _is_number(text: str) -> bool:
    said = text.strip().rstrip(".)")
    return said.isdecimal()


def _covers(name: str, line: str) -> bool:
    return bool(_cover(name).fullmatch(line))


def _begins(name: str, line: str) -> bool:
    """Whether a line begins with a phrase of an intent, whatever follows."""
    return bool(_beginning(name).match(line))


@cache
def _beginning(name: str) -> re.Pattern[str]:
    filler, wanted = _joined(phrases.FILLER), _joined(phrases.WHOLE[name])
    return re.compile(rf"(?:(?:{filler}|yes|yeah|yep|no) )*(?:{wanted})(?= |$)")


@cache
def _cover(name: str) -> re.Pattern[str]:
    """A line of phrases of these intents, with fillers between them."""
    wanted = "|".join(_joined(phrases.WHOLE[part]) for part in name.split("|"))
    filler = _joined(phrases.FILLER)
    return re.compile(rf"(?:(?:{filler}) )*(?:{wanted})(?: (?:{filler}|{wanted}))*")


def _lines(intent: str) -> bool:
    return intent in phrases.WHOLE


@cache
def _piece(name: str) -> re.Pattern[str]:
    return re.compile(_joined(signs.PART[name]))


@cache
def _choice() -> re.Pattern[str]:
    return re.compile(_joined(phrases.CHOICE))


@cache
def _choice_part() -> re.Pattern[str]:
    return re.compile(_joined(phrases.CHOICE_PART))


@cache
def _relapse() -> re.Pattern[str]:
    return re.compile(_joined(phrases.RELAPSE))


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(_joined(phrases.OTHER_TOPIC))


def _joined(table: str) -> str:
    return table.replace("\n", "")


_READINGS: tuple[Callable[[str, str, ChatState], Intent | None], ...] = (
    *(_consent, _placed, _moved_on, _spoken, _in_clauses, _turned_down, _about_me),
)
"""In this order; the first that knows counts."""
