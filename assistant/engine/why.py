"""Why an article was chosen, in words a person understands."""

from __future__ import annotations

from ..model import Match


def confidence_word(confidence: float) -> str:
    """A confidence from 0 to 1 in words."""
    if confidence >= 0.9:
        return "very likely"
    if confidence >= 0.72:
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
