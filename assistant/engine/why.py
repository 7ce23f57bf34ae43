"""Why an article was chosen, in words a person understands; an answer with its reasons as data."""

from __future__ import annotations

from ..match.decide import ANSWER_FROM
from ..model import Answer, KnownCode, Match, Repair
from ..record import ABSENT, TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..shapes import Decision, Likelihood, Share

_WORDS = 3
"""Of the person's own words that a card names as the reason."""


class MatchData(Record):
    """An article that may answer, as scripts get it."""

    article: str
    title: str
    confidence: Share
    likelihood: Likelihood
    why: str
    words: tuple[str, ...]
    repairs: tuple[Repair, ...]
    kb: str
    behind: str = ABSENT


class ChoiceData(Record):
    """A choice of a question, as scripts get it."""

    article: str
    text: str


class QuestionData(Record):
    """A question back, as scripts get it."""

    text: str
    choices: tuple[ChoiceData, ...]


class AnswerData(Record):
    """An answer as scripts get it."""

    query: str
    decision: Decision
    answers: tuple[MatchData, ...]
    nearest: tuple[MatchData, ...]
    question: QuestionData | None
    repairs: tuple[Repair, ...]
    codes: tuple[KnownCode, ...]


def answer_data(answer: Answer) -> AnswerData:
    """An answer as scripts get it."""
    asked = answer.question
    return AnswerData(
        answer.query,
        answer.decision,
        tuple(map(_match, answer.answers)),
        tuple(map(_match, answer.nearest)),
        asked
        and QuestionData(
            asked.text, tuple(ChoiceData(m.article, m.symptom) for m in asked.choices)
        ),
        answer.repairs,
        answer.codes,
    )


def _match(match: Match) -> MatchData:
    return MatchData(
        match.article,
        match.title,
        match.confidence,
        confidence_word(match.confidence),
        why(match),
        match.words,
        match.repairs,
        match.kb,
        match.behind,
    )


def confidence_word(confidence: float) -> str:
    """A confidence from 0 to 1 in words."""
    if confidence >= 0.9:
        return "very likely"
    if confidence >= ANSWER_FROM:
        return "likely"
    return "possible" if confidence >= 0.1 else "unlikely"


def percent(confidence: float) -> str:
    """A confidence as whole percent, never claiming certainty."""
    return f"{min(99, int(confidence * 100))}%"


def why(match: Match) -> str:
    """One sentence: what spoke for the article, which typos were read how, what helped before."""
    helped = f"; among close ones, {match.helped}" if match.helped else ""
    return _reason(match) + helped


def _reason(match: Match) -> str:
    if match.exact:
        return "this is one of its known symptoms"
    if match.evidence:
        return "mainly because of what was seen on this machine"
    if not match.words:
        return "the wording as a whole resembles its symptoms"
    read = {r.written: r.read_as for r in match.repairs}
    words = [f"“{w}” (read as “{read[w]}”)" if w in read else f"“{w}”" for w in match.words]
    noun, verb = ("word", "points") if len(words) == 1 else ("words", "point")
    return f"your {noun} {_list(words)} {verb} to it"


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def match_lines(match: Match, by: str) -> Iterator[str]:
    """How well it fits and because of what, in one line; and whether its docs are newer.

    `by` is who chose the article: words, checks, person or next.
    """
    if by == "person":
        yield "You picked this."
    elif match.evidence:
        yield f"{percent(match.confidence)} match, from what I found on this machine"
    elif words := match.words[:_WORDS]:
        yield f"{percent(match.confidence)} match, because of: {', '.join(words)}"
    else:
        yield f"{percent(match.confidence)} match"
    if match.behind:
        yield f"Note: {match.behind}."
