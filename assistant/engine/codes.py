"""Error codes in a question: what they mean, and which article they call for.

A code says more than words: where a knowledge base knows it, it decides. The codes of a base stand
among its signatures, where logs are searched for the same ones; result codes of scheduled tasks and
Windows' own errors are known without a base.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..checks.result_codes import result_code
from ..checks.signatures import Signature, normal
from ..model import Answer, KnownCode, Match, Question
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_HEX = re.compile(r"(?i)(?<![\w-])0x([0-9a-f]{1,8})(?!\w)")
_DECIMAL = re.compile(r"(?<![\w.,-])(-\d{8,10}|\d{10})(?![\w-]|[.,]\d)")
_NAMED = re.compile(r"(?<!\w)([A-Z]{2,6}\d{3,5})(?!\w)")
_BARE = re.compile(
    r"(?i)(?:^\W*|\b(?:hresult|error|code|result|status|exception|fehler|erreur|throws?|shows?|says?"
    r"|gives?|gets?|got|returns?|reads?|quotes?|now|just|only|about|with|mit"
    r"|(?<!invoice )(?<!order )(?<!customer )(?<!account )(?<!phone )(?<!check )(?<!job )number"
    r"|(?<!\w)nummer|numéro|número)\W{1,3}(?:code\W{1,3})?"
    r"(?:(?:is|was|ist|war|est|es)\W{1,3})?)"
    r"(8004[0-9a-f]{4})(?![\w-]|[.,]\d)"
    r"|(?<![\w-])(8004(?=\d{0,3}[a-f])[0-9a-f]{4})(?!\w)"
)
"""Without ``0x``: behind a word that says so, in front of everything, or with a letter in it. Any
other may as well be the number of an invoice."""
_LETTER = re.compile(r"(?<![\w-])([A-Z]\d{3})(?![\w-])")
"""One letter and three digits: a code only where the base knows it."""
_WINDOWS = frozenset((0x4, 0x8004, 0x8007, 0xC000, 0xC0E9, 0xE043, 0x4001, 0xFFFF))
"""High halves of codes that are the Task Scheduler's or Windows' own."""
SURE = 0.9
"""Confidence in an article that a code calls for: as sure as its author was."""
_ASIDE = re.compile(
    r"(?i)\b(?:error|code|fehler|fehlercode|erreur|codigo|código|result|last|run|the|is|what|does|mean"
    r"|means|it|says|was|hresult|exception|from|got|get|i|a|an|with|shows?)\b|[^\w]+|0x[0-9a-f]+|-?\d+"
)
"""What says nothing beside a code."""
_SDK = range(0x80040300, 0x80040500)
"""Codes that every library gives a meaning of its own."""


def known_codes(text: str, declared: Mapping[str, Any]) -> tuple[KnownCode, ...]:
    """The codes that `text` names, in its order, with what is known of each.

    Args:
        text: a question.
        declared: the base's ``signatures`` (sets of them) and ``results``, which names the article
            for a group of task results.
    """
    signatures = tuple(_signatures(declared.get("signatures", {})))
    results = declared.get("results", {})
    found: dict[str, KnownCode] = {}
    for _, written, number in sorted(_written(text)):
        code = _of_base(written, number, signatures) or _of_windows(written, number, results)
        found.setdefault(written, code or KnownCode(written))
    for written, number in _doubtful(text):
        if code := _of_base(written, number, signatures):
            found.setdefault(written, code)
    return tuple(found.values())


def _doubtful(text: str) -> Iterator[tuple[str, int | None]]:
    """What may be a code or something else, as `_written` gives the certain ones."""
    for match in _BARE.finditer(text):
        number = int(match[1] or match[2], 16)
        yield f"0x{number:08X}", number
    for match in _LETTER.finditer(text):
        yield match[1], None


def _written(text: str) -> Iterator[tuple[int, str, int | None]]:
    """Where a code stands, how it is shown, and its number."""
    for match in _HEX.finditer(text):
        yield match.start(), f"0x{int(match[1], 16):08X}", int(match[1], 16)
    for match in _DECIMAL.finditer(text):
        number = int(match[1]) % (1 << 32)
        if abs(int(match[1])) < 1 << 32 and number >> 31:
            yield match.start(), f"0x{number:08X}", number
    for match in _NAMED.finditer(text):
        yield match.start(), match[1], None


def _signatures(sets: Mapping[str, Any]) -> Iterator[Signature]:
    for items in sets.values():
        for item in items:
            if isinstance(item, dict) and not {"include", "marks", "resets"} & set(item):
                yield _signature(item)


def _signature(item: Mapping[str, Any]) -> Signature:
    """A signature as far as it is about codes; it was checked when the base was compiled."""
    return Signature(
        item["id"],
        item["means"],
        item.get("group", ""),
        code=int(item["code"], 0) if item.get("code") else None,
        pattern=item.get("pattern", ""),
        article=item.get("article", ""),
        general=item.get("general") == "true",
    )


def _of_base(written: str, number: int | None, signatures: Sequence[Signature]) -> KnownCode | None:
    plain = normal(written)
    fitting = [
        s
        for s in signatures
        if (number is not None and s.code == number)
        or (s.pattern and "{match}" not in s.means and s._replace(code=None).find(plain))
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda s: (s.rank, not s.article))
    return KnownCode(written, best.means, best.group, best.article)


def _of_windows(written: str, number: int | None, results: Mapping[str, str]) -> KnownCode | None:
    """A task's result or an error of Windows, unless any library may use the code."""
    if number is None or number in _SDK or number >> 16 not in _WINDOWS:
        return None
    known = result_code(number)
    if known.group == "failed":
        return None
    return KnownCode(written, known.meaning, known.group, results.get(known.group, ""))


def with_codes(
    answer: Answer, codes: tuple[KnownCode, ...], named: Callable[[str], Match | None]
) -> Answer:
    """`answer`, decided by the codes of its question where they call for articles.

    Args:
        answer: what the words alone say.
        codes: those of its question.
        named: an article by its id.
    """
    if not codes:
        return answer
    called: dict[str, Match] = {}
    known = []
    for code in codes:
        match = _match(answer, code, named) if code.article else None
        known.append(code if match else code._replace(article=""))
        if match:
            called.setdefault(code.article, match)
    answer = answer._replace(codes=tuple(known))
    if called:
        others = tuple(m for m in (*answer.answers, *answer.nearest) if m.article not in called)
        matches = (*called.values(), *(m._replace(confidence=m.confidence / 10) for m in others))
        if len(called) == 1:
            return answer._replace(decision="answer", answers=matches, nearest=(), question=None)
        question = Question("Which of these is closest to what you see?", matches[: len(called)])
        return answer._replace(decision="clarify", answers=matches, nearest=(), question=question)
    if _nothing_else(answer.query, codes):
        nearest = answer.answers or answer.nearest
        return answer._replace(decision="abstain", answers=(), nearest=nearest[:3], question=None)
    return answer


def _match(answer: Answer, code: KnownCode, named: Callable[[str], Match | None]) -> Match | None:
    ranked = (m for m in (*answer.answers, *answer.nearest) if m.article == code.article)
    match = next(ranked, None) or named(code.article)
    if match is None:
        return None
    return match._replace(confidence=max(match.confidence, SURE), words=(code.code,), exact=False)


def _nothing_else(query: str, codes: Sequence[KnownCode]) -> bool:
    """Whether the question says no more than its codes."""
    for code in codes:
        query = query.replace(code.code, " ")
    return not _ASIDE.sub("", query)
