"""``assistant ask --checks``: an answer that takes the machine into account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..checks.run import Settings
from ..codec import merged
from ..engine.evidence import Examined, ask_with_checks
from ..engine.why import answer_data
from ..host.base import Host
from ..host.open import open_host
from ..model import CheckResult
from ..record import TYPE_CHECKING
from ..render.as_text import answer_lines, numbered
from ..render.checks.report import counted
from ..render.checks.text import row
from ..render.outputs import Looked, machine_data, summary_data, variable_data
from ..render.terminal import Piece, Style, wrap
from .brief import named_article
from .common import (
    ANSWER_CODES,
    Options,
    open_engine,
    print_json,
    stdout_style,
    store_of,
    tell_reach,
)
from .given import allowed_folders, variables
from .recording import finish, recording

if TYPE_CHECKING:
    from typing import Any

    from ..session import Recorder
    from .ask import AskOptions


_FINE = ("pass", "not_applicable")
"""States of checks that ``--brief`` leaves out."""
_SHOWN = 3
"""Findings that are said before the answer."""


def run_with_checks(options: Options, text: str, found: AskOptions) -> int:
    """Answer `text` and look at the machine; exit codes as without ``--checks``."""
    engine = open_engine(options)
    engine.learns = True
    tell_reach(engine)
    host = open_host(options.machine, engine.shelf)
    recorder = recording(options, engine, "ask", host, wanted=found.record)
    recorder.asked(text)
    settings = Settings(given=variables(engine, found.set), reads=allowed_folders())
    examined = ask_with_checks(engine, text, found.top, host, settings)
    answer = examined.answer
    _record(recorder, examined)
    finish(recorder, engine, host)
    code = ANSWER_CODES[answer.decision]
    best = answer.answers[0] if answer.decision == "answer" else None
    article = engine.article(best.article, best.kb) if best else None
    if options.json:
        store = store_of(answer, engine.stores)
        named = named_article(article, brief=found.brief)
        if found.brief:
            wrong = tuple(r for r in examined.results if r.state not in _FINE)
            examined = examined._replace(results=wrong)
        data = merged(answer_data(answer), named, _looked(examined, host))
        print_json("ask", data, code, kb=store.index.info, warnings=engine.warnings())
        return code
    style = stdout_style(options)
    for line in _lines(examined, article, host.label, style):
        print(line)
    return code


def _record(recorder: Recorder, examined: Examined) -> None:
    """Keep what was seen and said, before it is shown."""
    recorder.checked(examined.results)
    recorder.observed(examined.effects)
    recorder.answered(examined.answer, by="checks" if examined.decided else "words")


def _looked(examined: Examined, host: Host) -> Looked:
    return Looked(
        examined.results,
        summary_data(examined.summary),
        machine_data(host),
        examined.effects,
        examined.notices,
        tuple(map(variable_data, examined.questions)),
        examined.decided,
        examined.findings,
    )


def _lines(
    examined: Examined, article: dict[str, Any] | None, machine: str, style: Style
) -> Iterator[str]:
    """Notices, what the machine says to the question, the answer with its checks in place."""
    for notice in examined.notices:
        yield from wrap([Piece("Note: ", "b"), Piece(notice)], style)
        yield ""
    for question in examined.questions:
        names = " or ".join(question.values)
        text = f"{question.question} {names}? Say it with --set {question.name}=..."
        yield from wrap([Piece("First: ", "b"), Piece(text)], style)
        yield ""
    shown = {b["id"] for b in article["blocks"]} if article else set()
    results = {r.id: r for r in examined.results}
    first = _first_findings(examined)
    if examined.results:
        yield from _verdict(examined, machine, first, style)
        yield ""
    if examined.results and examined.answer.decision == "abstain":
        yield from _no_article(examined, style)
    else:
        yield from answer_lines(examined.answer, article, style, results)
    shown |= {r.id for r in first}
    others = [
        r for r in examined.results if r.id not in shown and r.state in ("fail", "warn", "error")
    ]
    if others:
        yield ""
        yield from wrap([Piece("Also seen on this machine:", "b")], style)
        for result in others:
            yield from row(result, style)


def _first_findings(examined: Examined) -> tuple[CheckResult, ...]:
    """What is said first: of an answer what speaks for it, else what was found at all."""
    answer = examined.answer
    best = answer.answers[0].article if answer.decision == "answer" else ""
    speaking = tuple(r for r in examined.findings if best in r.supports)
    return (speaking if best else examined.findings)[:_SHOWN]


def _verdict(
    examined: Examined, machine: str, first: Sequence[CheckResult], style: Style
) -> Iterator[str]:
    looked = f"Looked at {machine}: {counted(examined.summary)}."
    yield from wrap([Piece(looked, "dim")], style)
    if late := sum(result.reason in ("timeout", "over_budget") for result in examined.results):
        had = "1 check" if late == 1 else f"{late} checks"
        slow = f"{had} had no time: the computer was too slow to answer. Ask again."
        yield from wrap([Piece(slow, "warn")], style)
    if examined.is_fine:
        number = examined.summary.counts["pass"]
        fine = f"This PC looks fine ({number} checks pass)."
        but = " ".join(r.message for r in examined.contradicting[:1])
        yield from wrap([Piece(fine, "good"), Piece(f" {but}" if but else "")], style)
    elif first:
        yield from wrap([Piece("What I found on this PC:", "b")], style)
        for result in first:
            yield from row(result, style, indent="  ")


def _no_article(examined: Examined, style: Style) -> Iterator[str]:
    if examined.findings:
        nothing = "I have no article about this yet. What I found is what support needs to know."
    else:
        nothing = "I have no article that fits what you describe."
    yield from wrap([Piece(nothing, "b")], style)
    if examined.answer.nearest:
        yield ""
        yield from wrap([Piece("Closest articles:")], style)
        yield from numbered(examined.answer.nearest, style)
