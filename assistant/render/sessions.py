"""Sessions for a plain terminal: the list, the transcript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..engine.why import percent
from ..record import TYPE_CHECKING
from ..session.events import Event, iso
from ..session.summary import SessionSummary
from ..session.values import (
    Answered,
    Checked,
    Consented,
    Decided,
    Fixed,
    FixPlanned,
    Noted,
    Observed,
    OnMachine,
    Outcome,
    QuestionAsked,
    Started,
    Tagged,
)
from .as_text import numbered
from .checks.text import row
from .terminal import Piece, Style, wrap

if TYPE_CHECKING:
    from typing import Any

_OUTCOMES = {"solved": "good", "not_solved": "bad"}


def when(at: int) -> str:
    """A time as people read it, UTC."""
    return iso(at)[:16].replace("T", " ")


def list_lines(sessions: Sequence[SessionSummary], style: Style) -> Iterator[str]:
    """A session a line, with what became of it."""
    for one in sessions:
        ending = one.outcome.replace("_", " ") or "open"
        ending = style.paint(f"{ending:<10}", _OUTCOMES.get(one.outcome, "dim"))
        tags = "".join(f" #{tag}" for tag in one.tag_list)
        pieces = [Piece(one.title or "(nothing was asked)"), Piece(tags, "dim")]
        yield from wrap(pieces, style, f"{one.id}  {when(one.changed)}  {ending}  ", "    ")


def head_lines(one: SessionSummary, style: Style) -> Iterator[str]:
    """A session's head."""
    yield from wrap([Piece(one.title or one.id, "title")], style)
    facts = [one.id, when(one.began) + " UTC", one.machine_label, one.face, f"{one.events} events"]
    if one.outcome:
        facts.append(one.outcome.replace("_", " "))
    facts += [f"#{tag}" for tag in one.tag_list]
    yield from wrap([Piece(", ".join(filter(None, facts)), "dim")], style)


def transcript_lines(events: Sequence[Event], style: Style) -> Iterator[str]:
    """What happened, in order."""
    for event in events:
        yield from _event(event, style)


def _event(event: Event, style: Style) -> Iterator[str]:
    value = event.value
    if isinstance(value, QuestionAsked):
        yield ""
        yield from wrap([Piece(value.text, "b")], style, "> ", "  ")
    elif isinstance(value, Answered):
        yield from _answered(value, style)
    elif isinstance(value, Checked):
        yield from row(value.result, style)
    elif isinstance(value, Fixed):
        yield from _fixed(value, style)
    else:
        yield from (_line(text, look, style) for text, look in _short(value))


def _line(text: str, look: str, style: Style) -> str:
    return "\n".join(wrap([Piece(text, look)], style, "", "  "))


def _answered(value: Answered, style: Style) -> Iterator[str]:
    answer = value.answer
    if value.understood == "talk":
        return
    if answer.decision == "answer" and answer.answers:
        best = answer.answers[0]
        pieces = [Piece(best.title, "title"), Piece(f" ({percent(best.confidence)})", "dim")]
        yield from wrap(pieces, style)
    elif answer.question:
        yield from wrap([Piece(answer.question.text)], style)
        yield from numbered(answer.question.choices, style)
    else:
        yield from wrap([Piece("I don't know.")], style)


def _fixed(value: Fixed, style: Style) -> Iterator[str]:
    result = value.result
    for step in result.steps:
        word = step.status.replace("_", " ")
        said = f" ({step.message})" if step.message else ""
        yield from wrap([Piece(f"{step.text}: {word}{said}")], style, "- ", "  ")
    word = result.verification if result.status == "succeeded" else result.status
    look = "good" if result.verification == "fixed" else "warn"
    head = Piece(f"{result.title}: {word.replace('_', ' ')}.", look)
    yield from wrap([head, Piece(f" {result.message}")], style)


def _short(value: Any) -> Iterator[tuple[str, str]]:
    """What is said in a line: text and look."""
    if isinstance(value, Started):
        bases = ", ".join(f"{kb.id} {kb.version}".strip() for kb in value.kbs)
        yield f"{value.face}, assistant {value.program}, {bases}", "dim"
    elif isinstance(value, OnMachine):
        yield f"Machine: {value.label} ({value.source})", "dim"
    elif isinstance(value, Decided) and value.by == "checks":
        yield "What was seen on the machine decided it.", "dim"
    elif isinstance(value, Observed):
        yield f"Seen: {value.name}: {value.value}", "dim"
    else:
        yield from _shorter(value)


def _shorter(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, FixPlanned):
        yield f"Plan: {value.title} ({value.action}), risk: {value.risk}", "b"
        for number, step in enumerate(value.steps, 1):
            yield f"  {number}. {step.text}", ""
    elif isinstance(value, Consented):
        yield ("Agreed to." if value.agreed else "Declined."), "dim"
    elif isinstance(value, Noted):
        yield f"Note: {value.text}", "i"
    elif isinstance(value, Outcome):
        yield ("Solved.", "good") if value.solved else ("Not solved.", "bad")
    elif isinstance(value, Tagged):
        yield f"{'Tag taken off' if value.removed else 'Tag'}: #{value.tag}", "dim"
