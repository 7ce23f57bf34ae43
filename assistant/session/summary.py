"""What a list of sessions shows of one, and what statistics count: both follow from its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import NOTHING_TO_DO, TAKEN_BACK, ActionResult, CheckResult
from ..record import Record
from ..text import one_line
from .events import Event
from .values import (
    Answered,
    Checked,
    Decided,
    Fixed,
    FixPlanned,
    Noted,
    OnMachine,
    Outcome,
    QuestionAsked,
    Started,
    Tagged,
)

TITLE = 80
"""Characters of a title."""
QUESTION = 200
"""Characters of an unanswered question that are kept for the statistics."""
_TAG_END = ","


class SessionSummary(Record):
    """A session in short. The store keeps exactly these columns."""

    id: str
    began: int
    changed: int
    title: str = ""
    """The first question; before there is one, what was done first."""
    face: str = ""
    machine: str = ""
    machine_label: str = ""
    kb: str = ""
    kb_version: str = ""
    program: str = ""
    events: int = 0
    questions: int = 0
    answered: int = 0
    clarified: int = 0
    abstained: int = 0
    article: str = ""
    """The last article that was the answer."""
    outcome: str = ""
    """"", solved or not_solved."""
    open_since: int = 0
    """When the problem at hand was first told; 0 where none is."""
    solved_ms: int = -1
    """From the first question to “solved”; -1 where nothing was."""
    tags: str = ""
    """Each between two commas, in their order."""

    @property
    def tag_list(self) -> list[str]:
        """The tags."""
        return [tag for tag in self.tags.split(_TAG_END) if tag]


class StatFact(Record):
    """Something that statistics count."""

    kind: str
    """article, check, fix, unanswered, solved or not_solved."""
    name: str
    state: str = ""


def empty(session: str, at: int) -> SessionSummary:
    """A session of which nothing is known yet."""
    return SessionSummary(session, at, at)


def fold(summary: SessionSummary, events: Sequence[Event]) -> SessionSummary:
    """`summary` after these events."""
    for event in events:
        after = _after(summary, event)
        summary = after._replace(events=after.events + 1, changed=max(after.changed, event.at))
    return summary


def _after(s: SessionSummary, event: Event) -> SessionSummary:
    value = event.value
    if isinstance(value, QuestionAsked):
        title = s.title if s.questions else one_line(value.text, TITLE)
        since = s.open_since or event.at
        return s._replace(title=title, questions=s.questions + 1, open_since=since)
    if isinstance(value, Decided):
        return _decided(s, value)
    if isinstance(value, Outcome):
        return _ended(s, value, event.at)
    if isinstance(value, Started) and not s.face:
        kb = value.kbs[0] if value.kbs else None
        return s._replace(
            face=value.face,
            program=value.program,
            kb=kb.id if kb else "",
            kb_version=kb.version if kb else "",
        )
    if isinstance(value, OnMachine):
        return s._replace(machine=value.source, machine_label=value.label)
    if isinstance(value, Tagged):
        return s._replace(tags=_tags(s.tag_list, value))
    if not s.title:
        return s._replace(title=_first(value))
    return s


def _decided(s: SessionSummary, value: Decided) -> SessionSummary:
    if value.decision == "answer":
        return s._replace(answered=s.answered + 1, article=value.article)
    if value.decision == "clarify":
        return s._replace(clarified=s.clarified + 1)
    return s._replace(abstained=s.abstained + 1)


def _ended(s: SessionSummary, value: Outcome, at: int) -> SessionSummary:
    if not value.solved:
        return s._replace(outcome="not_solved")
    taken = max(0, at - s.open_since) if s.open_since else s.solved_ms
    return s._replace(outcome="solved", solved_ms=taken, open_since=0)


def _tags(tags: list[str], value: Tagged) -> str:
    kept = [tag for tag in tags if tag != value.tag]
    if not value.removed:
        kept.append(value.tag)
    return _TAG_END + "".join(tag + _TAG_END for tag in kept) if kept else ""


def _first(value: object) -> str:
    """A title for a session that begins without a question."""
    if isinstance(value, Checked):
        return one_line(f"checks: {value.result.title}", TITLE)
    if isinstance(value, FixPlanned):
        return one_line(f"fix: {value.title}", TITLE)
    if isinstance(value, Fixed):
        return one_line(f"fix: {value.result.title}", TITLE)
    return one_line(value.text, TITLE) if isinstance(value, Noted) else ""


def facts(event: Event) -> Iterator[StatFact]:
    """What statistics count of an event."""
    value = event.value
    if isinstance(value, Decided) and value.decision == "answer":
        yield StatFact("article", f"{value.kb}/{value.article}", value.by)
    elif isinstance(value, Answered) and value.answer.decision == "abstain":
        if value.understood in ("", "text"):
            yield StatFact("unanswered", one_line(value.answer.query, QUESTION).casefold())
    elif isinstance(value, Checked):
        yield _check(value.result)
    elif isinstance(value, Fixed):
        if value.result.reason != TAKEN_BACK:  # the fix itself is counted already
            yield _fix(value.result)
    elif isinstance(value, Outcome) and value.article:
        kind = "solved" if value.solved else "not_solved"
        yield StatFact(kind, f"{value.kb}/{value.article}")


def _check(result: CheckResult) -> StatFact:
    return StatFact("check", result.id, result.state)


def _fix(result: ActionResult) -> StatFact:
    state = result.verification if result.status == "succeeded" else result.status
    return StatFact("fix", result.id, NOTHING_TO_DO if result.reason == NOTHING_TO_DO else state)


def searchable(event: Event) -> str:
    """The words of an event that a search finds; "" where it has none of its own."""
    value = event.value
    if isinstance(value, (QuestionAsked, Noted)):
        return value.text
    if isinstance(value, Decided):
        return f"{value.title} {value.article}".strip()
    if isinstance(value, Checked) and value.result.state in ("fail", "warn"):
        return f"{value.result.title}: {value.result.message} {value.result.id}"
    if isinstance(value, Fixed):
        return f"{value.result.title}: {value.result.message} {value.result.id}"
    return value.tag if isinstance(value, Tagged) and not value.removed else ""
