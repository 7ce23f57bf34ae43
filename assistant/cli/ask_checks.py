"""``assistant ask --checks``: an answer that takes the machine into account."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.run import Settings
from ..checks.summary import summarise
from ..codec import merged
from ..engine.evidence import Examined, ask_with_checks
from ..engine.why import answer_data
from ..host.base import Host
from ..host.open import open_host
from ..record import TYPE_CHECKING
from ..render.as_text import answer_lines
from ..render.checks.report import counted
from ..render.checks.text import row
from ..render.outputs import Looked, machine_data, summary_data, variable_data
from ..render.terminal import Piece, Style, wrap
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


def run_with_checks(options: Options, text: str, found: AskOptions) -> int:
    """Answer `text` and look at the machine; exit codes as without ``--checks``."""
    engine = open_engine(options)
    engine.learns = True
    tell_reach(engine)
    host = open_host(options.machine)
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
        data = merged(answer_data(answer), {"article": article}, _looked(examined, host))
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
    if examined.results:
        yield from _verdict(examined, machine, style)
        yield ""
    yield from answer_lines(examined.answer, article, style, results)
    others = [
        r for r in examined.results if r.id not in shown and r.state in ("fail", "warn", "error")
    ]
    if others:
        yield ""
        yield from wrap([Piece("Also seen on this machine:", "b")], style)
        for result in others:
            yield from row(result, style)


def _verdict(examined: Examined, machine: str, style: Style) -> Iterator[str]:
    best = examined.answer.answers[0]
    speaking = [e for e in examined.effects if e.article == best.article and e.speaks == "for"]
    summary = summarise(examined.results)
    yield from wrap([Piece(f"Looked at {machine}: "), Piece(f"{counted(summary)}.")], style)
    if summary.counts["pass"] == summary.total - summary.counts["not_applicable"]:
        good = "Every check passed: nothing wrong was found here."
        yield from wrap([Piece(good, "good"), Piece(" If something is wrong all the same:")], style)
    elif examined.answer.decision == "answer" and speaking:
        word = "This decided it:" if examined.decided else "This speaks for it:"
        yield from wrap([Piece(word, "b")], style)
        for effect in speaking[:3]:
            yield from wrap([Piece(effect.message)], style, "- ", "  ")
