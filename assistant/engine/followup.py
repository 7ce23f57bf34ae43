"""What a short reply means in a conversation: a choice, yes, no, still wrong, solved, small talk.

Only replies that hold nothing else are taken for one of these; anything with a topic of its own is
a question. Such a text often begins with a reply all the same: `leading_reply` sets that apart.
"""

from __future__ import annotations

import re

from ..record import Record

LAST = -1
"""Number of a choice: the last one, however many there are."""
OTHER = -2
"""Number of a choice: the one that was not taken before."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBERS = {
    **dict.fromkeys(_words("1 1st one first former top eins erste ersten premier primero"), 1),
    **dict.fromkeys(_words("2 2nd two second zwei zweite zweiten deuxieme segundo"), 2),
    **dict.fromkeys(_words("3 3rd three third drei dritte dritten troisieme tercero"), 3),
    **dict.fromkeys(_words("last latter bottom letzte letzten dernier ultimo"), LAST),
    **dict.fromkeys(_words("other andere autre otro"), OTHER),
}
_ONE = _words("one number option choice nr the please")
_AROUND = _words(
    "the number option choice answer point nr no it is its one i d id say think guess believe mean "
    "meant would go with choose pick take please that thats that's it's i'd i'm das die der ist le "
    "la el probably maybe perhaps rather more like closest definitely most likely fits best sorry "
    "wait actually oh hm hmm well thanks um uh ja ich meine oui yes yeah yep right correct exactly"
)
_WAIT = re.compile(
    r"\b(one|a|1) (second|sec|minute|moment|min)\b|\b(second|minute|moment) please\b"
)
_YES = _words("yes yeah yep yup ya sure right correct exactly ok okay ja genau oui si true indeed")
_AGREED = _words("that thats that's it its it's is does do we i am the one this please so very")
_NO = _words("no nope nah nein non none neither nothing keine aucun ninguno")
_NONE = _words("neither none keine aucun ninguno")
_OF_THESE = _words(
    "of these those them davon the above really thanks sorry that this any one ones to both i see "
    "fits apply applies match matches"
)
_WRONG = re.compile(
    r"^\W*(?:(?:no|nope|nein|sorry|oh|but|hm+|wait|well)\W+)*(?:"
    r"(?:that|this|it)(?:'?s| is| was)? ?(?:not|isn'?t|wasn'?t) (?:it|that|the one|"
    r"(?:my|the) (?:problem|issue|question|case)|right|"
    r"what i (?:mean|meant|asked|want|see|have))"
    r"|not (?:that|that one|this one|what i (?:mean|meant|asked|want))"
    r"|(?:that(?:'?s| is| was) |it(?:'?s| is) )?(?:the )?wrong(?: one| answer| article| thing)?"
    r"|(?:it(?:'?s| is) )?something else(?: entirely)?|nothing like that"
    r"|das ist es nicht|ce n'est pas ca|no es eso"
    r")(?: (?:at all|either|here|sorry|though))?\W*$"
)
"""What was just taken for the answer is not it."""
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
    "bonjour gracias hold on i will ill see back be right minute good morning did do done that all "
    "of it this yes no tried had have already everything"
)
_UNSURE = re.compile(
    r"^\W*(?:(?:hm+|uh|um|well|sorry|no|but|i)\W+)*(?:"
    r"(?:i )?(?:am |'?m )?not (?:so |really |quite )?sure"
    r"|(?:i )?(?:do ?n[o']?t|dont|do not) (?:really )?(?:know|understand|get it|see what you mean)"
    r"|no idea|dunno|hard to (?:say|tell)|can'?t (?:say|tell)|maybe|perhaps|could be(?: any)?"
    r"|both|either|any of them|a bit of (?:all|both|each|everything)"
    r"|all of (?:them|these|those|it)|as i (?:said|told you)"
    r"|(?:what|which one) do you mean|what(?: is that)?|which|why do you ask|pardon"
    r"|keine ahnung|weiss nicht|je ne sais pas|no se)"
    r"(?: (?:yet|really|exactly|sorry|honestly|to be honest|which|what you mean|of them|of these))*"
    r"\W*$"
)
"""No help with the question that is open: it stays."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORT = 9
"""Words up to which “still red” is about the problem at hand; a longer text tells something new."""
_DIGITS = 3
"""Of the longest number that can be a choice."""
_LEADING = 5
"""Replies that one text begins with."""
_PART = re.compile(r"^(.*?)[.,;:!?]+\s+(?=\S)", re.DOTALL)
_INTERJECTION = re.compile(
    r"^\s*(?:no|nope|nah|nein|non|yes|yeah|yep|ja|oui|ok|okay|sorry|oh|hm+|well|wait|but|i mean|"
    r"i meant|neither)\s+(?=(?:the|it|its|it's|i|i'm|we|you|they|he|she|that|there|this|my|our|not|"
    r"wait|just|sorry|i meant?|das|die|der|es|ich|wir|il|elle|je|c'est|nous|on|pas)\b)",
    re.IGNORECASE,
)
"""“no it says pending”: this “no” turns nothing round."""


class Reply(Record):
    """What a short reply means."""

    kind: str
    """choice, yes, no, still, solved, talk, or text: something to be answered."""
    number: int = 0
    """Of a choice, from 1; or `LAST`, `OTHER`."""


def read_reply(text: str, *, asked: bool) -> Reply:
    """What `text` means; `asked`: a question with choices is open."""
    plain = _plain(text)
    words = _WORD.findall(plain)
    if not words:
        return Reply("talk")
    if asked and (number := _choice(words)) and not _WAIT.search(plain):
        return Reply("choice", number)
    if words[0] in _YES and all(w in _YES | _AGREED for w in words):
        return Reply("yes" if asked else "talk")
    if (words[0] in _NO and all(w in _NO | _OF_THESE for w in words)) or _WRONG.match(plain):
        return Reply("no")
    if len(words) <= _SHORT and _SOLVED.search(plain) and not _STILL.search(plain):
        return Reply("solved")
    if len(words) <= _SHORT and _STILL.search(plain):
        return Reply("still")
    if _UNSURE.match(plain) or all(w in _TALK or w in _YES for w in words):
        return Reply("talk")
    return Reply("text")


def is_wrong(text: str) -> bool:
    """Whether a reply says that the answer is about something else: “that's not it”."""
    return bool(_WRONG.match(_plain(text)))


def says_none(text: str) -> bool:
    """Whether a reply turns down all choices: “neither, ...”."""
    return not _NONE.isdisjoint(_WORD.findall(_plain(text)))


def leading_reply(text: str, *, asked: bool) -> tuple[list[Reply], str]:
    """The replies that `text` begins with, and the rest: “no, the first. it is red”."""
    replies: list[Reply] = []
    rest = text
    while len(replies) < _LEADING and (part := _PART.match(rest)):
        reply = read_reply(part[1], asked=asked)
        if reply.kind not in ("choice", "yes", "no", "talk"):
            break
        replies.append(reply)
        rest = rest[part.end() :]
    for _ in range(_LEADING):
        said = _INTERJECTION.match(rest)
        rest = rest[said.end() :] if said else rest
    return replies, rest


def _plain(text: str) -> str:
    plain = text.casefold().replace("’", "'").replace("é", "e").replace("è", "e")
    return plain.replace("ú", "u").replace("ç", "c")


def _choice(words: list[str]) -> int:
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) <= _DIGITS:
        return int(words[0])
    if {"one"} <= {*words} <= _ONE:
        return 1
    numbers = {_NUMBERS[w] for w in words if w in _NUMBERS and w != "one"}
    strangers = any(w not in _NUMBERS and w not in _AROUND for w in words)
    return numbers.pop() if len(numbers) == 1 and not strangers else 0
