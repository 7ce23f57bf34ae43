"""What a knowledge base expects of its practice machines and questions, and whether it is so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import quoteattr

from ..engine.expectations import Rehearsed
from ..kb.evaluate import CaseResult
from ..text import clean, one_line
from .outputs import TriedExpectation

_WORDS = {"checks": "check", "answers": "question", "fixes": "fix"}


def tried_data(tried: Rehearsed) -> TriedExpectation:
    """One expectation, as scripts get it."""
    one = tried.expectation
    return TriedExpectation(
        one.machine,
        _WORDS[one.kind],
        one.name,
        one.wanted,
        tried.actual,
        tried.right,
        clean(tried.message),
        one.file,
        one.line,
        tried.declared,
    )


def tried_lines(all_tried: Sequence[Rehearsed]) -> Iterator[str]:
    """What is not as expected, and a count."""
    machines = len({t.expectation.machine for t in all_tried})
    wrong = [t for t in all_tried if not t.right]
    of = "1 practice machine" if machines == 1 else f"{machines} practice machines"
    met = f"{len(wrong)} not met" if wrong else "all met"
    yield f"{len(all_tried)} expectations on {of}: {met}"
    for tried in wrong:
        one = tried.expectation
        word = _WORDS[one.kind]
        yield f"  {one.file}:{one.line}: {word} “{one_line(one.name, 90)}” on {one.machine}"
        declared = f" ({tried.declared})" if tried.declared else ""
        yield f"    expected {one.wanted}, got {tried.actual}{declared}: {clean(tried.message)}"


def junit(
    asked: Iterable[CaseResult], file: str, all_tried: Iterable[Rehearsed], seconds: float
) -> Iterator[str]:
    """JUnit XML: a test case for each question and for each expectation."""
    cases = [*_questions(asked, file), *map(_case, all_tried)]
    failed = sum("<failure" in case for case in cases)
    numbers = f'tests="{len(cases)}" failures="{failed}" errors="0" time="{seconds:.3f}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites {numbers}>"
    yield f'<testsuite name="assistant kb test" {numbers}>'
    yield from cases
    yield "</testsuite>"
    yield "</testsuites>"


def _questions(asked: Iterable[CaseResult], file: str) -> Iterator[str]:
    for outcome in asked:
        said = outcome.named[0].article if outcome.named else "none"
        wrong = f"expected {outcome.case.expected}, {outcome.answer.decision}: {said}"
        name = f"{outcome.case.id}: {outcome.case.query}"
        yield _test_case("questions", name, file, outcome.case.line, "" if outcome.right else wrong)


def _case(tried: Rehearsed) -> str:
    one = tried.expectation
    wrong = f"expected {one.wanted}, got {tried.actual}: {tried.message}"
    if tried.declared:
        wrong += f" ({tried.declared})"
    name = f"{_WORDS[one.kind]}: {one.name}"
    told = "" if tried.right else wrong
    return _test_case(f"machines.{one.machine}", name, one.file, one.line, told, tried.seconds)


def _test_case(
    group: str, name: str, file: str, line: int, wrong: str, seconds: float = 0.0
) -> str:
    head = (
        f"<testcase classname={_attribute(group)} name={_attribute(name)} "
        f'file={_attribute(file)} line="{line}" time="{seconds:.3f}"'
    )
    return f"{head}><failure message={_attribute(wrong)}/></testcase>" if wrong else f"{head}/>"


def _attribute(text: str) -> str:
    return quoteattr(one_line(text, 500))
