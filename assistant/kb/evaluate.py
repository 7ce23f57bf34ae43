"""Questions with expected articles -> how well a knowledge base answers them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..errors import AssistantError, Exit
from ..model import Answer
from ..text import clean, one_line

NONE = "none"
"""Label of a question that no article answers."""
Ask = Callable[[str], Answer]


class LabelledQuestion(NamedTuple):
    """A labelled question."""

    id: str
    query: str
    expected: str
    also_ok: tuple[str, ...] = ()
    style: str = ""

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


def read_cases(lines: Iterable[bytes], known: set[str], name: str) -> Iterator[LabelledQuestion]:
    """Parse labelled questions, JSON lines.

    Raises:
        AssistantError: a line is no case, or expects an article that is not there.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            case = _case(json.loads(line), number)
        except (ValueError, KeyError, RecursionError) as error:
            raise _bad(name, number, f"no test case: {one_line(str(error))}") from None
        unknown = {case.expected, *case.also_ok} - known - {NONE}
        if unknown:
            raise _bad(name, number, f"there is no article “{one_line(min(unknown))}”")
        yield case


def _case(record: Any, number: int) -> LabelledQuestion:
    """Check one record; raises ValueError or KeyError where it is none."""
    if not isinstance(record, dict):
        raise ValueError("no JSON object")  # noqa: TRY004
    query, expected, also_ok = record["query"], record["expected"], record.get("also_ok") or []
    if not isinstance(query, str) or not clean(query).strip():
        raise ValueError("“query” must be a text")
    if not (isinstance(expected, str) and isinstance(also_ok, list)):
        raise ValueError("“expected” must be a text and “also_ok” a list")  # noqa: TRY004
    style = str(record.get("style", ""))
    return LabelledQuestion(
        str(record.get("id", number)), query, expected, tuple(map(str, also_ok)), style
    )


def _bad(name: str, number: int, message: str) -> AssistantError:
    return AssistantError(
        "bad-case",
        f"{name}:{number}: {message}",
        hint='write {"id": "1", "query": "...", "expected": "an-article-id or none"}',
        exit_code=Exit.DATA,
    )


def evaluate(cases: Iterable[LabelledQuestion], ask: Ask) -> QualityReport:
    """Ask every question and count."""
    outcomes = [CaseResult(case, ask(case.query)) for case in cases]
    inside = [o for o in outcomes if o.case.expected != NONE]
    outside = [o for o in outcomes if o.case.expected == NONE]
    answered = [o for o in inside if o.answer.decision == "answer"]
    return QualityReport(
        questions=len(outcomes),
        in_scope=len(inside),
        top1=_percent(sum(o.right for o in inside), len(inside)),
        top3=_percent(sum(any(map(o.case.accepts, o.ranked[:3])) for o in inside), len(inside)),
        answered_right=_percent(sum(o.right for o in answered), len(inside)),
        answered_wrong=_percent(sum(not o.right for o in answered), len(inside), empty=0.0),
        abstained_on_none=_percent(sum(o.right for o in outside), len(outside)),
        answered_none=_percent(
            sum(o.answer.decision == "answer" for o in outside), len(outside), empty=0.0
        ),
        calibration_error=_calibration_error(outcomes),
        by_label=_group(outcomes, lambda o: o.case.expected),
        by_style=_group(outcomes, lambda o: o.case.style),
        misses=[_miss(o) for o in outcomes if not o.right],
    )


def _percent(part: int, whole: int, empty: float = 100.0) -> float:
    return round(100 * part / whole, 1) if whole else empty


def _group(
    outcomes: list[CaseResult], of: Callable[[CaseResult], str]
) -> dict[str, tuple[int, int]]:
    groups: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        right, count = groups.get(of(outcome), (0, 0))
        groups[of(outcome)] = (right + outcome.right, count + 1)
    return dict(sorted(groups.items()))


def _calibration_error(outcomes: list[CaseResult]) -> float:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for outcome in outcomes:
        matches = outcome.answer.answers or outcome.answer.nearest
        if not matches:
            continue
        best = matches[0]
        truth = outcome.case.expected != NONE and outcome.case.accepts(best.article)
        bins.setdefault(min(9, int(best.confidence * 10)), []).append((best.confidence, truth))
    size = sum(map(len, bins.values()))
    gaps = (abs(sum(c for c, _ in b) - sum(t for _, t in b)) for b in bins.values())
    return round(sum(gaps) / size, 3) if size else 0.0


def _miss(outcome: CaseResult) -> dict[str, Any]:
    """Why a case was lost: what was said instead, how sure, and how near the right one came."""
    answer, case = outcome.answer, outcome.case
    matches = answer.answers or answer.nearest
    said = matches[0].article if matches else ""
    meant = next((m.confidence for m in matches if case.accepts(m.article)), 0.0)
    return {
        "id": case.id,
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
