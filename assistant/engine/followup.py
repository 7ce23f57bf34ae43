"""What a short reply means in a conversation: a choice, yes, no, still wrong, solved, small talk.

Only replies that hold nothing else are taken for one of these; anything with a topic of its own is
a question.
"""

from __future__ import annotations

import re

from ..record import Record


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBERS = {
    **dict.fromkeys(_words("1 one first eins erste ersten premier primero"), 1),
    **dict.fromkeys(_words("2 two second zwei zweite zweiten deuxieme segundo"), 2),
    **dict.fromkeys(_words("3 three third drei dritte dritten troisieme tercero"), 3),
}
_AROUND = _words(
    "the number option choice nr no it is its one i think guess please that das die der ist le la"
)
_YES = _words("yes yeah yep yup sure right correct exactly ok okay ja genau oui si true indeed")
_NO = _words("no nope nein non none neither nothing keine aucun ninguno")
_OF_THESE = _words("of these those them davon the above really thanks sorry")
_STILL = re.compile(
    r"\b(still|again|didn'?t|did not|doesn'?t|does not|hasn'?t|has not|wasn'?t|isn'?t|not)\b.*"
    r"\b(help|helped|work|works|worked|working|fixed|solved|better|change|changed|red|there|same|"
    r"broken|gone|difference)\b"
    r"|\b(same (thing|problem|issue)|no (change|luck|difference)|immer noch|nicht geholfen|"
    r"still (red|the same|nothing|broken)|hilft nicht|toujours pareil|sigue igual)\b"
)
_SOLVED = re.compile(
    r"\b((that|it|this) (helped|worked|fixed it|did it|solved it)|works? (now|again)|"
    r"it'?s (fixed|solved|working|fine now)|(all )?(good|fixed|solved) now|problem solved|"
    r"hat geholfen|geht wieder|ca marche)\b"
)
_TALK = _words(
    "hello hi hey there thanks thank you please wait one moment sec second hmm hm uh um ok okay "
    "anyone let me check look checking looking just a so well sorry hallo danke bitte merci "
    "bonjour gracias hold on i will ill see back be right minute good morning"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORT = 9
"""Words up to which “still red” is about the problem at hand; a longer text tells something new."""


class Reply(Record):
    """What a short reply means."""

    kind: str
    """choice, yes, no, still, solved, talk, or text: something to be answered."""
    number: int = 0
    """Of a choice, from 1."""


def read_reply(text: str, *, asked: bool) -> Reply:
    """What `text` means; `asked`: a question with choices is open."""
    plain = text.casefold().replace("’", "'").replace("é", "e").replace("è", "e")
    words = _WORD.findall(plain)
    if not words:
        return Reply("talk")
    if asked and (number := _choice(words)):
        return Reply("choice", number)
    if all(w in _YES for w in words):
        return Reply("yes" if asked else "talk")
    if words[0] in _NO and all(w in _NO | _OF_THESE for w in words):
        return Reply("no")
    if len(words) <= _SHORT and _SOLVED.search(plain) and not _STILL.search(plain):
        return Reply("solved")
    if len(words) <= _SHORT and _STILL.search(plain):
        return Reply("still")
    if all(w in _TALK or w in _YES for w in words):
        return Reply("talk")
    return Reply("text")


def _choice(words: list[str]) -> int:
    numbers = [_NUMBERS[w] for w in words if w in _NUMBERS]
    others = [w for w in words if w not in _NUMBERS and w not in _AROUND]
    if others or not numbers:
        return 0
    named = [n for n, w in zip(numbers, words, strict=False) if w != "one"] or numbers
    return named[0] if len(set(numbers)) == 1 else _not_one(numbers)


def _not_one(numbers: list[int]) -> int:
    """“the second one” is the second."""
    rest = [n for n in numbers if n != 1]
    return rest[0] if len(rest) == 1 else 0
