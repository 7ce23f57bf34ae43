"""Plans, steps and results of fixes as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...actions.kind import Step
from ...actions.plan import Plan
from ...engine.fix_report import NOTHING
from ...model import ActionResult, CheckResult, StepResult
from ..text import pieces, plain
from .flow import Paragraph
from .states import result_paragraphs

RISKS = {
    "safe": "Safe: changes nothing that you can't undo",
    "caution": "Careful: it ends or restarts running programs",
    "destructive": "May lose work: save everything first",
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


_DEMO = "On a real PC you would do this yourself; on the demo PC it only counts as done."
_VERDICT_WORDS = {
    "not_fixed": "Not fixed",
    "unverified": "Done, but I couldn't check whether it helped",
    "done": "Done; there is no check for it",
    "cancelled": "Stopped",
    "blocked": "It can't run here",
}


def verdict(result: ActionResult) -> str:
    """What became of a fix, in one word."""
    if result.reason == NOTHING:
        return "nothing_to_do"
    if result.status != "succeeded":
        return result.status
    return result.verification if result.checks else "done"


def about(plan: Plan) -> str:
    """How much is done where, as whom, and what may be lost: what a consent needs to know."""
    steps = f"{len(plan.steps)} step{'' if len(plan.steps) == 1 else 's'}"
    return f"{steps} on {plan.machine}, as {plan.user}. {RISKS[plan.risk]}."


def plan_paragraphs(plan: Plan) -> Iterator[Paragraph]:
    """Everything that would be done, in words."""
    if not plan.steps:
        yield Paragraph(plain("No step is needed; I only check again."))
    for number, step in enumerate(plan.steps, 1):
        yield from _step(number, step)
    if plan.source.startswith("practice:") and any(step.by_person for step in plan.steps):
        yield Paragraph(plain(_DEMO, "warn"))
    if plan.verify:
        again = f"Afterwards I check that it helped (up to {plan.wait:.0f} s)."
        yield Paragraph(plain(again, "dim"))


def call_paragraphs(plan: Plan) -> Iterator[Paragraph]:
    """What is called, exactly."""
    for number, step in enumerate(plan.steps, 1):
        if not step.by_person:
            yield Paragraph(plain(step.call, "c"), plain(f"{number}. "))
            if step.changes:
                yield Paragraph(plain(f"changes: {step.changes}", "dim"), plain("   "))


def _step(number: int, step: Step) -> Iterator[Paragraph]:
    first = f"{number}. "
    margin = plain(" " * len(first))
    yield Paragraph(plain(step.text, "b"), plain(first))
    if step.undo:
        yield Paragraph(plain(f"undo: {step.undo}", "dim"), margin)
    if step.elevated:
        yield Paragraph(plain("! needs administrator rights", "warn"), margin)


def step_paragraphs(
    steps: Sequence[Step], results: Mapping[int, StepResult | None]
) -> Iterator[Paragraph]:
    """All steps, with what became of those that have begun."""
    for number, step in enumerate(steps, 1):
        result = results.get(number)
        if number not in results:
            box = "[ ] " if step.by_person else "○ "
            yield Paragraph(plain(step.text, "dim"), plain(box, "dim"))
        elif result is None:
            yield Paragraph(
                plain(step.text, "b"), plain("[ ] " if step.by_person else "… ", "busy")
            )
        else:
            sign, look = _STEP_SIGNS[result.status]
            yield Paragraph(
                plain(step.text), plain(f"[{sign}] " if step.by_person else f"{sign} ", look)
            )
            if result.message and not result.message.startswith("done"):
                yield Paragraph(plain(result.message, "dim"), plain("  "))


def end_paragraphs(
    result: ActionResult, title: str, wrong: Sequence[CheckResult]
) -> Iterator[Paragraph]:
    """How it ended: the verdict, what was wrong, what was done, and what the checks say now."""
    word = verdict(result)
    sign, look = VERDICTS[word]
    seconds = f" in {max(1, round(result.duration_ms / 1000))} s" if word == "fixed" else ""
    said = "" if word == "fixed" else result.message
    named = f"{sign} {_VERDICT_WORDS.get(word, word.replace('_', ' ').capitalize())}{seconds}. "
    yield Paragraph(pieces((named, look), (said, "")))
    if word == "fixed" and wrong:
        yield Paragraph(plain(wrong[0].message), plain("  Wrong:   ", "dim"))
    did = sum(step.status == "done" for step in result.steps)
    if did and word == "fixed":
        steps = f"{did} step{'' if did == 1 else 's'}"
        yield Paragraph(plain(f"{title} ({steps})"), plain("  Done:    ", "dim"))
    elif result.reason != NOTHING:
        yield from _steps_of(result)
    for check in _telling(result) if result.reason != NOTHING else ():
        first = plain("  Checked: ", "dim")
        yield result_paragraphs(check)[0]._replace(first=first + result_paragraphs(check)[0].first)
    for undo in result.undo if result.verification != "fixed" else ():
        yield Paragraph(plain(f"To undo it: {undo}", "dim"), plain("  "))


def _steps_of(result: ActionResult) -> Iterator[Paragraph]:
    for number, step in enumerate(result.steps, 1):
        sign, look = _STEP_SIGNS[step.status]
        word = step.status.replace("_", " ")
        yield Paragraph(
            plain(step.text), pieces((f"  {sign} ", look), (f"{number}. {word}: ", "dim"))
        )


def _telling(result: ActionResult) -> Sequence[CheckResult]:
    """Of what verified it, what is wrong still; where nothing is, the first that is fine."""
    wrong = [c for c in result.checks if c.state not in ("pass", "not_applicable")]
    return wrong or [c for c in result.checks if c.state == "pass"][:1]
