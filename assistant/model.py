"""The values that travel between the layers. Frozen, without behaviour, cheap to import."""

from __future__ import annotations

from types import MappingProxyType

from .record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import shapes

    Decision = shapes.Decision
    State = shapes.State
    Status = shapes.Status
    StepStatus = shapes.StepStatus
    Verification = shapes.Verification
else:
    Decision = State = Status = Verification = str


PICTURE = "[picture: "
"""How the description of a picture begins."""
FIRST_SEEN = "first seen"
"""Locator of evidence that tells since when it is so."""
LAST_GOOD = "last session without an error"
"""Locator of evidence that tells when all was well for the last time."""
NOTHING_TO_DO = "nothing_to_do"
"""The reason of a fix whose problem is not there."""
TAKEN_BACK = "taken_back"
"""The reason of a fix that was done and then undone."""


class Span(Record):
    """A run of text in one style."""

    text: str
    style: str = ""
    """"" plain, "b" strong, "i" emphasis, "c" code, "a" link."""
    href: str = ""
    """Where a link leads, or where a picture is."""


class Element(Record):
    """A piece of prose, ready for any face: Markdown has been parsed away."""

    kind: str
    """heading, paragraph, item, code, quote, row or rule."""
    spans: tuple[Span, ...]
    level: int = 0
    """Heading level (1 to 6), or nesting depth of an item or quote (from 0)."""
    marker: str = ""
    """Of a list item: "1.", "-"."""


class Block(Record):
    """Prose, check or action, in reading order."""

    kind: str
    """prose, check or action."""
    line: int
    """First line in the article's file, from 1."""
    source: str
    """The Markdown, or the YAML of a check or action."""
    id: str = ""
    """Of a check or action."""
    elements: tuple[Element, ...] = ()
    """Of prose."""


class Source(Record):
    """Where an article's facts come from."""

    doc: str
    heading: str = ""
    lines: str = ""
    sha256: str = ""
    """Of the section that an import made the article from."""


class Evidence(Record):
    """What was seen, and where."""

    source: str
    """What was looked at: a file's path, ``processes``, ``Task Scheduler``."""
    locator: str = ""
    """Where in it: ``pid 4711``, ``12 lines before the end``."""
    excerpt: str = ""
    """What stands there."""
    code: str = ""
    """The error code in it, as it is usually written."""


class KbRef(Record):
    """Where in the knowledge base a check is declared."""

    article: str
    file: str
    line: int
    """From 1; 0 where unknown."""


class CheckResult(Record):
    """What became of one declared check."""

    id: str
    kind: str
    title: str
    state: State
    reason: str
    """Why it is neither pass nor fail; "" where it is, or where a warning needs no reason."""
    message: str
    """What it means, for a person."""
    expected: str
    actual: str
    evidence: tuple[Evidence, ...]
    started_at: str
    """ISO 8601, UTC; "" where it did not start."""
    duration_ms: float
    source: str
    """``live``, or which practice machine answered."""
    kb_ref: KbRef
    notice: bool = False
    """What it found stands before everything else: this article is about something else."""
    supports: tuple[str, ...] = ()
    """Articles that this result speaks for."""
    rules_out: tuple[str, ...] = ()
    """Articles that this result speaks against."""
    decisive: bool = False
    """What it speaks for, it names by itself: an error code, a virus that was found."""


class StepResult(Record):
    """What became of one step of a fix."""

    text: str
    """The step in words."""
    call: str
    """Exactly what was to be done."""
    status: StepStatus
    message: str
    duration_ms: float = 0.0


class ActionResult(Record):
    """What became of a fix."""

    id: str
    title: str
    status: Status
    reason: str
    """Why it is not succeeded or planned; "" where it is."""
    message: str
    verification: Verification
    changed: bool
    """Something was done on the machine."""
    steps: tuple[StepResult, ...]
    checks: tuple[CheckResult, ...]
    """What verified it."""
    plan: str
    """The plan's hash, which consent was given to; "" where there was no plan."""
    undo: tuple[str, ...]
    """How what was done can be taken back."""
    started_at: str
    duration_ms: float
    source: str
    kb_ref: KbRef


KINDS = ("problem", "how-to", "question", "concept", "reference", "release note", "contributor")
"""Kinds of articles; from the fourth on they are background, which weighs less."""


class Article(Record):
    """One problem or how-to of a knowledge base."""

    id: str
    title: str
    symptoms: tuple[str, ...] = ()
    """What people say, the first one fit to be offered as a choice."""
    not_symptoms: tuple[str, ...] = ()
    """Near misses: what people say when they mean something else."""
    phrases: tuple[str, ...] = ()
    """More symptoms, from the file beside the article."""
    applies_to: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    sources: tuple[Source, ...] = ()
    file: str = ""
    """Path relative to the knowledge base."""
    answers: bool = True
    """It may be the answer to a question; else it is a page of checks that others refer to."""
    kind: str = ""
    """One of `KINDS`, or "" where its author didn't say."""


class KbInfo(Record):
    """What kb.yaml says."""

    id: str
    title: str = ""
    version: str = ""
    product: str = ""
    language: str = "en"
    support: Mapping[str, Any] = MappingProxyType({})
    synonyms: tuple[tuple[str, ...], ...] = ()
    declared: Mapping[str, Any] = MappingProxyType({})
    """What its checks use (variables, signatures) and how far it reaches (reads, changes)."""
    not_symptoms: tuple[str, ...] = ()
    """What the knowledge base as a whole does not answer."""
    vague: tuple[str, ...] = ()
    """What people say who have not said enough yet: answered with a question."""
    usual: tuple[str, ...] = ()
    """Ids of the articles that such a question offers, the most usual fault first."""


class Repair(Record):
    """A misspelt word of the question and what it was read as."""

    written: str
    read_as: str


class Match(Record):
    """An article that may answer, with the reason."""

    article: str
    title: str
    symptom: str
    """Its first symptom, to be offered as a choice."""
    confidence: float
    """Calibrated probability, 0 to 1, that this article is what the person means."""
    words: tuple[str, ...] = ()
    """Words of the question that spoke for it, strongest first."""
    repairs: tuple[Repair, ...] = ()
    exact: bool = False
    """The question is one of its symptoms, word for word."""
    kb: str = ""
    evidence: tuple[str, ...] = ()
    """What was seen on the machine and made it more likely."""
    behind: str = ""
    """In what it is behind the docs that it was imported from."""
    helped: str = ""
    """How it ended here before, where that counted among close candidates."""


class Question(Record):
    """One question back to the person, with choices phrased as symptoms."""

    text: str
    choices: tuple[Match, ...]


class KnownCode(Record):
    """An error code that the question names."""

    code: str
    """As it is usually written: ``0x80040408``, ``ORA-12154``."""
    meaning: str = ""
    """In words; "" where it is not known here."""
    group: str = ""
    article: str = ""
    """Id of the article that it calls for; "" where there is none."""


class Answer(Record):
    """What the engine says to a question."""

    query: str
    decision: Decision
    answers: tuple[Match, ...] = ()
    """Best first; empty when abstaining."""
    nearest: tuple[Match, ...] = ()
    """When abstaining: the nearest topics."""
    question: Question | None = None
    """When clarifying."""
    repairs: tuple[Repair, ...] = ()
    codes: tuple[KnownCode, ...] = ()
    """Error codes in the question."""
