"""Plans, steps and results of fixes as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...actions.kind import Step
from ...actions.plan import Plan
from ...engine.fix_report import NOTHING
from ...model import ActionResult, StepResult
from ..flow import Paragraph
from ..text import pieces, plain
from .states import result_paragraphs

RISKS = {
    "safe": "safe",
    "caution": "caution: something running may be ended or changed",
    "destructive": "destructive: work that is not saved may be lost",
}
_STEP_SIGNS = {
    "done": ("✓", "good"),
    "failed": ("✗", "bad"),
    "timed_out": ("✗", "bad"),
    "declined": ("-", "warn"),
    "cancelled": ("-", "warn"),
    "not_run": ("○", "dim"),
}
VERDICTS = {
    "fixed": ("✓", "good"),
    "not_fixed": ("✗", "bad"),
    "unverified": ("?", "warn"),
    "nothing_to_do": ("✓", "good"),
    "done": ("?", "warn"),
    "planned": ("○", "dim"),
    "declined": ("-", "warn"),
    "cancelled": ("-", "warn"),
    "blocked": ("-", "warn"),
    "failed": ("✗", "bad"),
    "timed_out": ("✗", "bad"),
}


def verdict(result: ActionResult) -> str:
    """What became of a fix, in one word."""
    if result.reason == NOTHING:
        return "nothing_to_do"
    if result.status != "succeeded":
        return result.status
    return result.verification if result.checks else "done"


def about(plan: Plan) -> str:
    """How much is done where, and what may be lost: what a consent needs beside the question."""
    steps = f"{len(plan.steps)} step{'' if len(plan.steps) == 1 else 's'}"
    return f"{steps} on {plan.machine}, risk: {plan.risk}."


def plan_paragraphs(plan: Plan) -> Iterator[Paragraph]:
    """Everything that would be done, exactly."""
    risk = {"safe": "", "caution": "warn"}.get(plan.risk, "bad")
    yield Paragraph(
        pieces((f"On {plan.machine}, as {plan.user}. Risk: ", ""), (f"{RISKS[plan.risk]}.", risk))
    )
    if not plan.steps:
        yield Paragraph(plain("Nothing has to be done step by step; it is looked at again."))
    for number, step in enumerate(plan.steps, 1):
        yield from _step(number, step)
    if plan.verify:
        names = ", ".join(plan.verify)
        again = f"Then this is looked at again, for up to {plan.wait:.0f} s: {names}."
        yield Paragraph(plain(again, "dim"))


def _step(number: int, step: Step) -> Iterator[Paragraph]:
    first = f"{number}. "
    margin = plain(" " * len(first))
    yield Paragraph(plain(step.text, "b"), plain(first))
    if not step.by_person:
        yield Paragraph(pieces(("exactly: ", "dim"), (step.call, "c")), margin)
        if step.changes:
            yield Paragraph(plain(f"changes: {step.changes}", "dim"), margin)
    if step.undo:
        yield Paragraph(plain(f"undo: {step.undo}", "dim"), margin)
    if step.elevated:
        yield Paragraph(plain("! needs administrator rights", "warn"), margin)


def step_paragraphs(
    steps: Sequence[Step], results: Mapping[int, StepResult | None]
) -> Iterator[Paragraph]:
    """The steps that have begun, with what became of them."""
    for number, step in enumerate(steps, 1):
        if number not in results:
            continue
        result = results[number]
        if result is None:
            yield Paragraph(plain(step.text), plain("… doing    ", "busy"))
            continue
        sign, look = _STEP_SIGNS[result.status]
        word = result.status.replace("_", " ").ljust(_WORD)
        yield Paragraph(plain(step.text), plain(f"{sign} {word} ", look))
        if result.message and not result.message.startswith("done"):
            yield Paragraph(plain(result.message, "dim"), plain("  "))


_WORD = 8


def outcome_paragraphs(result: ActionResult) -> Iterator[Paragraph]:
    """What became of the fix, with the checks that decided."""
    for check in result.checks if result.reason != NOTHING else ():
        yield from result_paragraphs(check)
    word = verdict(result)
    sign, look = VERDICTS[word]
    named = f"{sign} {word.replace('_', ' ').capitalize()}. "
    yield Paragraph(pieces((named, look), (result.message, "")), gap=bool(result.checks))
    for undo in result.undo if result.verification != "fixed" else ():
        yield Paragraph(plain(f"To take it back: {undo}", "dim"), plain("  "))
