"""What ``--json`` prints: one class an output, or a part of one. The JSON Schemas follow from them.

Values that are printed as they are have no class here: results of checks and fixes, problems of a
knowledge base, what changed between bundles. Additive changes only within 1.x.
"""

from __future__ import annotations

from typing import Any

from ..chat.states import ChatState, Intent
from ..checks.schema import ToldFact
from ..codec import ErrorData, view
from ..engine.effect import Effect
from ..engine.why import QuestionData
from ..host.practice.listed import ListedMachine
from ..kb.problem import Problem
from ..kb.reliability import Reliability
from ..model import ActionResult, CheckResult, Repair
from ..record import ABSENT, TYPE_CHECKING, Record
from ..shapes import (
    BlockKind,
    Decision,
    ElementKind,
    Ending,
    Id,
    Percent,
    Risk,
    Share,
    SpanData,
    Understood,
    Verdict,
)

if TYPE_CHECKING:
    from ..actions.plan import Plan
    from ..checks.summary import Summary
    from ..checks.variables import Variable
    from ..host.base import Host

# answers


class ElementData(Record):
    """A piece of an article's prose."""

    kind: ElementKind
    level: int
    marker: str
    spans: tuple[SpanData, ...]


class BlockData(Record):
    """A block of an article."""

    kind: BlockKind
    id: str
    line: int
    source: str
    elements: tuple[ElementData, ...]


class SourceData(Record):
    """Where an article's facts come from."""

    doc: str
    heading: str
    lines: str
    sha256: str = ABSENT


class ArticleData(Record):
    """An article, whole, as the store keeps it."""

    id: str
    title: str
    applies_to: tuple[str, ...]
    symptoms: tuple[str, ...]
    not_symptoms: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[SourceData, ...]
    file: str
    blocks: tuple[BlockData, ...]


class LineId(Record):
    """How a line of ``--batch`` or ``--dialogue`` begins."""

    id: Id


class BadLine(Record):
    """A line of ``--batch`` or ``--dialogue`` that could not be answered."""

    line: int
    error: ErrorData


class TurnData(Record):
    """One turn of a conversation."""

    user: str
    understood_as: Understood
    decision: Decision
    article: str
    question: QuestionData | None
    outcome: Ending
    state: ChatState
    intent: Intent


class Turns(Record):
    """What a conversation adds to its last answer."""

    turns: tuple[TurnData, ...]


class WholeArticle(Record):
    """What ``ask`` adds to an answer: the article that it names."""

    article: ArticleData | None
    """None with ``--brief``."""
    text: str = ABSENT
    """With ``--brief``: the article as plain text, cut short."""
    fixes: tuple[str, ...] = ABSENT
    """With ``--brief``: the ids of its fixes."""


# the machine


class MachineData(Record):
    """Which machine answered."""

    source: str
    label: str


class SummaryData(Record):
    """A run's verdict, and how many results have each state."""

    verdict: Verdict
    total: int
    pass_: int
    warn: int
    fail: int
    error: int
    no_data: int
    skipped: int
    not_applicable: int


class VariableData(Record):
    """A question to the person: which value a variable has."""

    variable: str
    text: str
    choices: tuple[str, ...]


class ChecksData(Record):
    """What ``check`` prints."""

    checks: tuple[CheckResult, ...]
    summary: SummaryData
    machine: MachineData
    questions: tuple[VariableData, ...]


class Looked(Record):
    """What ``ask --checks`` adds to an answer."""

    checks: tuple[CheckResult, ...] = ABSENT
    summary: SummaryData = ABSENT
    machine: MachineData = ABSENT
    evidence: tuple[Effect, ...] = ABSENT
    notices: tuple[str, ...] = ABSENT
    questions: tuple[VariableData, ...] = ABSENT
    decided_by_checks: bool = ABSENT
    findings: tuple[CheckResult, ...] = ABSENT


class StepData(Record):
    """A step of a plan."""

    kind: str
    verb: str
    text: str
    call: str
    changes: str
    undo: str
    elevated: bool
    by_person: bool


class PlanData(Record):
    """A fix's plan."""

    action: str
    title: str
    article: str
    source: str
    user: str
    hash: str
    risk: Risk
    elevated: bool
    verify: tuple[str, ...]
    wait_seconds: float
    steps: tuple[StepData, ...]


class FixData(Record):
    """What ``fix`` prints."""

    plan: tuple[PlanData, ...]
    actions: tuple[ActionResult, ...]
    machine: MachineData


class PastFix(Record):
    """A fix as the journal tells it."""

    run: str
    at: str
    action: str
    article: str
    machine: str
    steps: tuple[str, ...]
    began: int
    ended: bool
    status: str
    verification: str
    entries: tuple[dict[str, Any], ...]


class PastFixes(Record):
    """What ``fix --history`` prints."""

    fixes: tuple[PastFix, ...]


def machine_data(host: Host) -> MachineData:
    """Which machine answered."""
    return MachineData(host.source, host.label)


def summary_data(summary: Summary) -> SummaryData:
    """A run's verdict, and how many results have each state."""
    counts = {("pass_" if state == "pass" else state): n for state, n in summary.counts.items()}
    return SummaryData(summary.verdict, summary.total, **counts)


def variable_data(variable: Variable) -> VariableData:
    """A question to the person."""
    return VariableData(variable.name, variable.question, tuple(variable.values))


def plan_data(plan: Plan) -> PlanData:
    """A fix's plan."""
    steps = tuple(view(StepData, step) for step in plan.steps)
    made: PlanData = view(PlanData, plan, wait_seconds=plan.wait, steps=steps)
    return made


# sessions


class StepsText(Record):
    """What ``sessions steps`` prints."""

    article: str
    text: str


class SessionName(Record):
    """What ``sessions note`` and ``sessions delete`` print."""

    session: str


class SessionTags(Record):
    """What ``sessions tag`` prints."""

    session: str
    tags: tuple[str, ...]


# knowledge bases and settings


class CompiledData(Record):
    """What ``kb compile`` prints."""

    file: str
    bytes: int
    articles: int
    problems: tuple[Problem, ...]


class NewBaseData(Record):
    """What ``kb new`` prints."""

    folder: str
    files: tuple[str, ...]


class TriedCheck(Record):
    """What ``kb try`` prints."""

    result: CheckResult
    facts: tuple[ToldFact, ...]
    """All that was seen; empty where nothing could be."""


class TriedExpectation(Record):
    """What ``kb test`` prints of a line under ``expect`` of a practice machine."""

    machine: str
    kind: str
    name: str
    expected: str
    actual: str
    right: bool
    message: str
    file: str
    line: int
    declared: str


class LintData(Record):
    """What ``kb lint`` prints."""

    articles: int
    errors: int
    problems: tuple[Problem, ...]


class MachineList(Record):
    """What ``machine list`` prints."""

    machines: tuple[ListedMachine, ...]


class ArticleTitle(Record):
    """An article in a list."""

    kb: str
    article: str
    title: str
    symptom: str


class ArticleList(Record):
    """What ``kb list`` prints."""

    articles: tuple[ArticleTitle, ...]


class ShownArticle(Record):
    """What ``kb show`` prints."""

    article: ArticleData


class MissData(Record):
    """A question of ``kb test`` that was lost."""

    id: str
    line: int
    """In the file of questions; 0 where there is none."""
    query: str
    expected: str
    style: str
    decision: str
    said: str
    confidence: Share
    expected_confidence: Share
    words: tuple[str, ...]
    repairs: tuple[Repair, ...]


class TestData(Record):
    """What ``kb test`` prints; of each group, how many are right and how many there are."""

    questions: int
    in_scope: int
    top1: Percent
    top3: Percent
    answered_right: Percent
    answered_wrong: Percent
    abstained_on_none: Percent
    answered_none: Percent
    calibration_error: Share
    by_label: dict[str, tuple[int, int]]
    by_style: dict[str, tuple[int, int]]
    misses: tuple[MissData, ...]
    machines: tuple[TriedExpectation, ...] = ABSENT
    """Where practice machines were tried."""


class TestReport(Record):
    """What ``kb test --report`` adds."""

    reliability: Reliability = ABSENT


class SettingData(Record):
    """A setting."""

    name: str
    value: Any
    default: Any
    source: str
    what: str


class ConfigData(Record):
    """What ``config`` prints."""

    path: str
    settings: tuple[SettingData, ...]
