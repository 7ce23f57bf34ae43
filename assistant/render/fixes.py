"""Plans and results of fixes for a plain terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ..actions.kind import Step
from ..actions.plan import Plan
from ..engine.fix_report import NOTHING
from ..model import ActionResult, StepResult
from .checks.text import row
from .terminal import Piece, Style, wrap

_RISKS = {
    "safe": "safe",
    "caution": "caution: something running may be ended or changed",
    "destructive": "destructive: work that is not saved may be lost",
}
_MARKS = {
    "done": "good",
    "failed": "bad",
    "timed_out": "bad",
    "declined": "warn",
    "cancelled": "warn",
}


def plan_lines(plan: Plan, style: Style) -> Iterator[str]:
    """Everything that would be done, exactly, before anybody is asked."""
    yield from wrap([Piece(plan.title, "title"), Piece(f" ({plan.action})", "dim")], style)
    facts = f"On {plan.machine}, as {plan.user}. Risk: {_RISKS[plan.risk]}."
    yield from wrap([Piece(facts)], style)
    if not plan.steps:
        yield from wrap(
            [Piece("There is nothing to be done step by step; it is looked at again.")], style
        )
    for number, step in enumerate(plan.steps, 1):
        first = f"  {number}. "
        margin = " " * len(first)
        yield from wrap([Piece(step.text, "b")], style, first, margin)
        if not step.by_person:
            yield from wrap([Piece(f"exactly: {step.call}", "dim")], style, margin, margin)
        if step.changes and not step.by_person:
            yield from wrap([Piece(f"changes: {step.changes}", "dim")], style, margin, margin)
        if step.undo:
            yield from wrap([Piece(f"undo: {step.undo}", "dim")], style, margin, margin)
        if step.elevated:
            yield from wrap([Piece("needs administrator rights", "warn")], style, margin, margin)
    if plan.verify:
        names = ", ".join(plan.verify)
        text = f"Then this is looked at again, for up to {plan.wait:.0f} s: {names}."
        yield from wrap([Piece(text)], style)


def step_line(number: int, step: Step, result: StepResult | None, style: Style) -> Iterator[str]:
    """A step when it begins, or when it has ended."""
    if result is None:
        yield from wrap([Piece(f"{number}. {step.text} ...")], style, "", "   ")
        return
    if step.by_person:
        yield from wrap([Piece(f"{number}. {step.text}")], style, "", "   ")
    mark = Piece(result.status.replace("_", " "), _MARKS.get(result.status, ""))
    said = "" if result.message.startswith("done") else f": {result.message}"
    yield from wrap([mark, Piece(said)], style, "   ", "   ")


def result_lines(result: ActionResult, style: Style) -> Iterator[str]:
    """What became of an action, with the checks that decided."""
    if result.status == "planned":
        return
    yield ""
    if result.checks and result.reason != NOTHING:
        for check in result.checks:
            yield from row(check, style)
    word = result.status.replace("_", " ")
    if result.reason == NOTHING:
        word = "nothing to do"
    elif result.status == "succeeded" and result.checks:
        word = result.verification.replace("_", " ")
    elif result.status == "succeeded":
        word = "done"
    look = "good" if result.verification == "fixed" else "warn"
    if result.status in ("failed", "timed_out") or result.verification == "not_fixed":
        look = "bad"
    yield from wrap(
        [Piece(word.capitalize(), look), Piece(f" ({result.id}). {result.message}")], style
    )
    for undo in result.undo if result.verification != "fixed" else ():
        yield from wrap([Piece(f"To take it back: {undo}", "dim")], style)
