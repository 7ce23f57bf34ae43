"""Pieces of a draft -> sentences that know what is set apart, and what they tell people to do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from markdown_it.token import Token

from ....record import Record
from ....text import clean
from ...prose import parser
from ..draft import Draft, ProseBlock
from ..words import VERBS

MOST_CHARACTERS = 20_000
"""Of one piece; what lies behind is not read, so that a hostile document costs little."""
MOST_OF_A_SENTENCE = 1_500
"""Characters."""
MOST_SENTENCES = 4_000
_PLACEHOLDER_TAG = re.compile(r"</?[A-Z][A-Z0-9 _-]{1,40}>")
_QUOTED = re.compile("“([^“”]{1,120})”|\"([^\"]{1,120})\"|(?<!\\w)['‘]([^'‘’]{1,120})['’](?!\\w)")
_END = re.compile(r"[.!?][)\"'”’]{0,2}\s+(?=[A-Z\"'“‘(<{%`\d])|\n")
_SHORT = re.compile(r"(?i)\b(?:e\.g|i\.e|etc|vs|approx|no|fig|incl|resp|\d)\.\s*$")
_REFERENCE = re.compile(
    r"(?i)\b(?:fields?|parameters?|property|properties|attributes?|data ?types?|required|enum)\b"
)
_MARKS = {"strong_open": "bold", "link_open": "link"}
_NEVER = re.compile(
    r"(?i)(?:^|[,;:(–—]\s{0,3}|\b(?:and|but|then|please|so|or|also|note)\s)"
    r"(?:please )?(?:do not|don['’]t|never|avoid)\b"
    r"|\b(?:should|must|shall|may|need)(?: not|n['’]t)\b"
    r"|\b(?:do|does|is|are)(?: not|n['’]t)\s(?:need|have to|required|necessary|recommended"
    r"|supported)"
    r"|\b(?:should|must|can) never\b|\bwithout (?:having to )?(?:restart|reboot|stopp|delet)"
    r"|\bno need to\b|\b(?:no longer|not) (?:supported|recommended|necessary|required|needed)\b"
    r"|\binstead of\b|\brather than\b"
)
MUST_NOT = re.compile(
    r"(?i)\b(?:make sure|ensures?|checks?|verif(?:y|ies)|confirms?|see)(?: that)?\b[^.]{0,40}"
    r"\b(?:no|none|neither|not)\b"
    r"|\b(?:must|should|may)(?: not|n['’]t)(?: be)? (?:still )?(?:running|run|remain|exist|be)\b"
    r"|\bno (?:process|program|instance|service|other)\b[^.]{0,80}\b(?:remain|run|left|exist)"
)
"""What is wanted is that something is not there, or doesn't run."""
STOPPED = re.compile(
    r"(?i)\b(?:must|should|may)(?: not|n['’]t) (?:still )?(?:be|remain) (?:running|active"
    r"|started)\b"
)
"""Says so of a program, and forbids nobody anything."""
_LEAD = (
    r"(?:^|[,;:(–—]\s{0,3}|\s-\s|[>→]\s{0,3}"
    r"|\b(?:and|then|or|please|also|simply|just|first|next|finally|now|manually)\s"
    r"|\b(?:you|they|users?|customers?|clients?) (?:can|may|should|must|could|might|will need to"
    r"|need to|have to|want to)\s"
    r"|\b(?:need|have|try|like|remember|sure|required|recommend(?:ed)?|necessary) to\s)"
    r"(?:then |also |please |either |try to )?"
)
_FIRST = re.compile(
    r"(?i)(?:(?:if|when|once|after|on|in|from|under|to|using|at|with|as)\b[^,]{1,200},\s{0,3})?"
    r"(?:(?:then|next|first|finally|please|now|also|and|again|lastly|otherwise),?\s){0,2}"
    r"([A-Za-z][a-z]{1,20}(?:-[a-z]{1,20})?)\b"
)


class Mark(Record):
    """A run of text that is set apart."""

    kind: str
    """code, bold, quoted or link."""
    start: int
    end: int
    href: str = ""


class Sentence(Record):
    """One sentence of a piece."""

    text: str
    marks: tuple[Mark, ...]
    piece: int
    """Index of its piece."""
    line: int
    kind: str
    """Of its piece."""
    before: str = ""
    """The sentence before it: what “the following” refers to."""
    heading: str = ""
    """The heading it stands under."""

    def marked(self, *kinds: str) -> Iterator[tuple[Mark, str]]:
        """The marks of these kinds with their texts."""
        for mark in self.marks:
            if mark.kind in kinds:
                yield mark, self.text[mark.start : mark.end]

    @property
    def around(self) -> str:
        """What it is about: itself, the sentence before and the heading."""
        return f"{self.heading}\n{self.before}\n{self.text}"


def sentences(draft: Draft) -> tuple[Sentence, ...]:
    """The sentences of a draft in their order; code, but for lone paths, is left out."""
    found: list[Sentence] = []
    heading, before = draft.title, ""
    for index, piece in enumerate(draft.pieces):
        if piece.kind in ("image", "rule"):
            continue
        for sentence in _of_piece(piece, index):
            if len(found) >= MOST_SENTENCES:
                return tuple(found)
            found.append(sentence._replace(before=before, heading=heading))
            before = sentence.text
        if piece.kind == "heading":
            heading, before = before or heading, ""
    return tuple(found)


def _of_piece(piece: ProseBlock, index: int) -> Iterator[Sentence]:
    text = clean(piece.markdown[:MOST_CHARACTERS]).strip()
    tokens = parser().parse(text)
    if piece.kind == "table" and _is_reference(tokens):
        return
    in_head = False
    for token in tokens:
        in_head = token.type == "thead_open" or (in_head and token.type != "thead_close")
        line = piece.line + (token.map or (0,))[0]
        if token.type == "inline" and not in_head:
            written, marks = _inline(token.children or [])
            yield from _split(written, marks, (index, line, piece.kind))
        elif token.type in ("fence", "code_block"):
            yield from _lone_paths(token, (index, line, piece.kind))


def _is_reference(tokens: Iterable[Token]) -> bool:
    """Whether a table describes the fields of an interface."""
    head = ""
    for token in tokens:
        if token.type == "thead_close":
            break
        head += f" {token.content}" if token.type == "inline" else ""
    return bool(_REFERENCE.search(head))


def _lone_paths(token: Token, place: tuple[int, int, str]) -> Iterator[Sentence]:
    """A block of code that holds nothing but one to three paths."""
    lines = [line.strip() for line in token.content.splitlines() if line.strip()]
    if len(lines) <= 3 and all(re.match(r"[A-Za-z]:\\|[%~/]|HKEY_|HK[CL][UM]", n) for n in lines):
        for line in lines:
            yield Sentence(line, (Mark("code", 0, len(line)),), *place)


def _inline(children: list[Token]) -> tuple[str, list[Mark]]:
    text = ""
    marks: list[Mark] = []
    opened: list[tuple[str, int, str]] = []
    for child in children:
        if child.type in _MARKS:
            opened.append((_MARKS[child.type], len(text), str(child.attrGet("href") or "")))
        elif child.type in ("strong_close", "link_close") and opened:
            kind, start, href = opened.pop()
            marks.append(Mark(kind, start, len(text), href))
        elif child.type == "code_inline":
            start = len(text)
            text += " ".join(child.content.split())
            marks.append(Mark("code", start, len(text)))
        elif child.type == "softbreak":
            text += " "
        elif child.type == "hardbreak":
            text += "\n"
        elif child.type == "text":
            text += child.content.replace("\xa0", " ").replace("\n", " ")
        elif child.type == "html_inline":
            text += child.content if _PLACEHOLDER_TAG.fullmatch(child.content) else " "
    marks += _quoted(text, marks)
    return text, sorted(marks, key=lambda m: (m.start, -m.end, m.kind))


def _quoted(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    code = sorted((m.start, m.end) for m in marks if m.kind == "code")
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        near = bisect_right(code, (start, len(text))) - 1
        if near < 0 or code[near][1] <= start:
            yield Mark("quoted", start, end)


def _split(text: str, marks: list[Mark], place: tuple[int, int, str]) -> Iterator[Sentence]:
    inside = [(m.start, m.end) for m in marks if m.kind in ("code", "quoted")]
    starts = [m.start for m in marks]
    start = 0
    for end in (*_ends(text, inside), len(text)):
        written = text[start:end]
        lead = len(written) - len(written.lstrip())
        trimmed = written.strip()
        first, last = start + lead, start + lead + len(trimmed)
        last = min(last, first + MOST_OF_A_SENTENCE)
        near = marks[bisect_left(starts, first) : bisect_left(starts, last)]
        own = tuple(
            Mark(m.kind, m.start - first, m.end - first, m.href)
            for m in near
            if m.start < m.end <= last
        )
        if trimmed:
            yield Sentence(trimmed[:MOST_OF_A_SENTENCE], own, *place)
        start = end


def _ends(text: str, inside: list[tuple[int, int]]) -> Iterator[int]:
    """Where sentences end: not within code or quotes, nor behind an abbreviation."""
    waiting = 0
    for match in _END.finditer(text):
        place = match.start()
        while waiting < len(inside) and inside[waiting][1] <= place:
            waiting += 1
        within = any(a <= place < b for a, b in inside[waiting : waiting + 4])
        if not within and not _SHORT.search(text[max(0, place - 8) : place + 1]):
            yield match.end()


def forbids(text: str) -> bool:
    """Whether a sentence says not to do something: then nothing is proposed from it."""
    return bool(_NEVER.search(text))


def is_imperative(text: str) -> bool:
    """Whether a sentence tells somebody to do something."""
    match = _FIRST.match(text)
    return match is not None and match[1].casefold() in VERBS


@cache
def _asking(verbs: str, gerunds: str) -> re.Pattern[str]:
    advised = rf"\b(?:try|consider|by|recommend|suggest)\s(?P<ing>{gerunds})\b"
    return re.compile(rf"(?i){_LEAD}(?P<verb>{verbs})\b|{advised}")


def asks(text: str, verbs: str, gerunds: str = "(?!)") -> re.Match[str] | None:
    """Where `text` tells somebody to do one of `verbs` (alternatives of a pattern), if it does."""
    return _asking(verbs, gerunds).search(text)


@cache
def _clicking(label: str) -> re.Pattern[str]:
    click = r"\b(?:click|select|choose|press|hit|tap)(?: on)?(?: the)? [\"'“‘]?"
    return re.compile(rf"(?i){click}(?P<verb>{label})\b")


def clicks(text: str, label: str) -> re.Match[str] | None:
    """Where `text` has somebody click something called `label` (alternatives of a pattern)."""
    return _clicking(label).search(text)
