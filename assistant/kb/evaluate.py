"""Questions with expected articles -> how well a knowledge base answers them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ..errors import AssistantError, Exit
from ..model import Answer, Match
from ..suggest import nearest
from ..text import clean, one_line

NONE = "none"
"""Label of a question that no article answers."""
_CASE_KEYS = ("id", "query", "expected", "also_ok", "style")
_MOST_TOLD = 20
"""Lines that are named of a file with many wrong ones."""
Ask = Callable[[str], Answer]


class LabelledQuestion(NamedTuple):
    """A labelled question."""

    id: str
    query: str
    expected: str
    also_ok: tuple[str, ...] = ()
    style: str = ""
    line: int = 0
    """In its file, from 1; 0 where it is in none."""

    def accepts(self, article: str) -> bool:
        """Whether this article is right."""
        return article == self.expected or article in self.also_ok


class CaseResult(NamedTuple):
    """What the engine made of a case."""

    case: LabelledQuestion
    answer: Answer

    @property
    def ranked(self) -> list[str]:
        """Articles put forward, best first; none when it abstained."""
        return [m.article for m in self.answer.answers]

    @property
    def named(self) -> tuple[Match, ...]:
        """Articles put forward or, where it abstained, the nearest ones."""
        return self.answer.answers or self.answer.nearest

    @property
    def first_is_right(self) -> bool:
        """The best article is right, withheld or not."""
        named = self.named
        return self.case.expected != NONE and bool(named) and self.case.accepts(named[0].article)

    @property
    def right(self) -> bool:
        """The first article is right, or it rightly abstained."""
        if self.case.expected == NONE:
            return self.answer.decision == "abstain"
        return bool(self.ranked) and self.case.accepts(self.ranked[0])


class QualityReport(NamedTuple):
    """Shares in percent; of an empty group all is right and nothing wrong."""

    questions: int
    in_scope: int
    top1: float
    """In-scope questions whose first article is right (abstaining is wrong here)."""
    top3: float
    answered_right: float
    """In-scope questions answered straight away and right."""
    answered_wrong: float
    """In-scope questions answered straight away and wrong."""
    abstained_on_none: float
    """Out-of-scope questions that it abstained on."""
    answered_none: float
    """Out-of-scope questions that got an answer."""
    calibration_error: float
    """Expected calibration error of the confidence, 10 bins, 0 to 1 (Guo et al. 2017)."""
    by_label: dict[str, tuple[int, int]]
    """Label -> right, all."""
    by_style: dict[str, tuple[int, int]]
    misses: list[dict[str, Any]]


def read_cases(lines: Iterable[bytes], known: set[str], name: str) -> list[LabelledQuestion]:
    """Parse labelled questions, JSON lines.

    Raises:
        AssistantError: lines are no case, or expect an article that is not there; it names all.
    """
    cases: list[LabelledQuestion] = []
    wrong: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cases.append(_case(line, number, known))
        except (ValueError, RecursionError) as error:
            wrong.append(f"{name}:{number}: {one_line(str(error))}")
    if wrong:
        more = len(wrong) - _MOST_TOLD
        raise AssistantError(
            "bad-case",
            "\n".join([*wrong[:_MOST_TOLD], *([f"and {more} more"] if more > 0 else [])]),
            hint='write {"id": "1", "query": "...", "expected": "an-article-id or none"}',
            exit_code=Exit.DATA,
        )
    return cases


def _case(line: bytes, number: int, known: set[str]) -> LabelledQuestion:
    """Check one record.

    Raises:
        ValueError: it is none, in words for its author.
    """
    try:
        record = json.loads(line)
    except ValueError:
        raise ValueError("this is no JSON object on one line") from None
    if not isinstance(record, dict):
        raise ValueError("this is no JSON object")  # noqa: TRY004 - told to the author
    for key in record:
        if key not in _CASE_KEYS and (near := nearest(key, _CASE_KEYS)):
            raise ValueError(f"unknown key “{key}”, did you mean “{near}”?")
    for key in ("query", "expected"):
        if not isinstance(record.get(key), str) or not clean(record[key]).strip():
            raise ValueError(f"“{key}” is missing, or no text")
    also_ok = record.get("also_ok") or []
    if not (isinstance(also_ok, list) and all(isinstance(a, str) for a in also_ok)):
        raise ValueError("“also_ok” must be a list of articles")
    case = LabelledQuestion(
        str(record.get("id", number)),
        record["query"],
        record["expected"],
        tuple(also_ok),
        str(record.get("style", "")),
        number,
    )
    if unknown := {case.expected, *case.also_ok} - known - {NONE}:
        near = nearest(min(unknown), known)
        hint = f", did you mean “{near}”?" if near else ""
        raise ValueError(f"there is no article “{one_line(min(unknown))}”{hint}")
    return case


def ask_all(cases: Iterable[LabelledQuestion], ask: Ask) -> list[CaseResult]:
    """Ask every question."""
    return [CaseResult(case, ask(case.query)) for case in cases]


def evaluate(outcomes: Sequence[CaseResult]) -> QualityReport:
    """Count what was right."""
    inside = [o for o in outcomes if o.case.expected != NONE]
    outside = [o for o in outcomes if o.case.expected == NONE]
    answered = [o for o in inside if o.answer.decision == "answer"]
    return QualityReport(
        questions=len(outcomes),
        in_scope=len(inside),
        top1=percent(sum(o.right for o in inside), len(inside)),
        top3=percent(sum(any(map(o.case.accepts, o.ranked[:3])) for o in inside), len(inside)),
        answered_right=percent(sum(o.right for o in answered), len(inside)),
        answered_wrong=percent(sum(not o.right for o in answered), len(inside), empty=0.0),
        abstained_on_none=percent(sum(o.right for o in outside), len(outside)),
        answered_none=percent(
            sum(o.answer.decision == "answer" for o in outside), len(outside), empty=0.0
        ),
        calibration_error=_calibration_error(outcomes),
        by_label=_group(outcomes, lambda o: o.case.expected),
        by_style=_group(outcomes, lambda o: o.case.style),
        misses=[_miss(o) for o in outcomes if not o.right],
    )


def percent(part: int, whole: int, empty: float = 100.0) -> float:
    """A share in percent; `empty` where there is nothing to have a share of."""
    return round(100 * part / whole, 1) if whole else empty


def _group(
    outcomes: Sequence[CaseResult], of: Callable[[CaseResult], str]
) -> dict[str, tuple[int, int]]:
    groups: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        right, count = groups.get(of(outcome), (0, 0))
        groups[of(outcome)] = (right + outcome.right, count + 1)
    return dict(sorted(groups.items()))


def _calibration_error(outcomes: Sequence[CaseResult]) -> float:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for outcome in outcomes:
        if named := outcome.named:
            sure = named[0].confidence
            bins.setdefault(min(9, int(sure * 10)), []).append((sure, outcome.first_is_right))
    size = sum(map(len, bins.values()))
    gaps = (abs(sum(c for c, _ in b) - sum(t for _, t in b)) for b in bins.values())
    return round(sum(gaps) / size, 3) if size else 0.0


def _miss(outcome: CaseResult) -> dict[str, Any]:
    """Why a case was lost: what was said instead, how sure, and how near the right one came."""
    answer, case = outcome.answer, outcome.case
    matches = outcome.named
    said = matches[0].article if matches else ""
    meant = next((m.confidence for m in matches if case.accepts(m.article)), 0.0)
    return {
        "id": case.id,
        "line": case.line,
        "query": case.query,
        "expected": case.expected,
        "style": case.style,
        "decision": answer.decision,
        "said": said,
        "confidence": matches[0].confidence if matches else 0.0,
        "expected_confidence": meant,
        "words": list(matches[0].words) if matches else [],
        "repairs": [r._asdict() for r in answer.repairs],
    }
