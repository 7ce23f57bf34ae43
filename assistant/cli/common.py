"""What every verb shares: global options, streams, warnings, exit."""

from __future__ import annotations

import os
import sys

from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING, Record
from ..text import clean, one_line

if TYPE_CHECKING:
    from typing import Any, Self

    from ..engine import Engine
    from ..kb.cache import Listen
    from ..kb.store import Store
    from ..model import Answer
    from ..render.terminal import Style
    from .default_kb import DefaultBases

ANSWER_CODES = {"answer": Exit.OK, "clarify": Exit.CLARIFY, "abstain": Exit.ABSTAIN}
"""Decision -> exit code of ``ask``."""


class Options(Record):
    """The global options."""

    kb: tuple[str, ...] = ()
    json: bool = False
    no_color: bool = False
    verbose: bool = False
    version: bool = False
    machine: str = "live"


def usage_error(message: str, hint: str) -> AssistantError:
    """The command line is wrong."""
    return AssistantError("usage", clean(message), hint=hint, exit_code=Exit.USAGE)


def narrate(text: str) -> None:
    """One line for the person, on stderr, after what stdout has to say."""
    sys.stdout.flush()
    print(clean(text), file=sys.stderr, flush=True)


def stdout_style(options: Options) -> Style:
    """What stdout can show."""
    from ..render.terminal import style_for

    return style_for(sys.stdout, no_color=options.no_color)


def open_engine(options: Options) -> Engine:
    """The engine on the knowledge bases that were named, or hold by default.

    Their problems are told on stderr.
    """
    with Ticker() as ticker:
        engine = engine_on(options, ticker.show)
    if not options.json:
        for line in engine.warnings():
            narrate(f"warning: {line}")
    return engine


def engine_on(options: Options, listen: Listen | None = None) -> Engine:
    """The engine, without a word.

    Raises:
        AssistantError: a knowledge base is not usable; it says who named it.
    """
    from ..engine import Engine

    if options.kb:
        return Engine(options.kb, listen)
    found = bases_of(options)
    if found.note:
        narrate(f"note: {found.note}")
    try:
        return Engine(found.paths, listen)
    except AssistantError as error:
        if not found.source:
            raise
        told = f"{error.message} (named by {one_line(found.source)})"
        raise AssistantError(error.code, told, hint=error.hint, exit_code=error.exit_code) from None


def bases_of(options: Options) -> DefaultBases:
    """The knowledge bases that were named, or hold by default.

    Raises:
        AssistantError: a file that names them is wrong.
    """
    from .default_kb import DefaultBases, default_bases

    return DefaultBases(options.kb, "--kb") if options.kb else default_bases()


def store_of(answer: Answer, stores: list[Store]) -> Store:
    """The knowledge base that an answer comes from."""
    matches = answer.answers or answer.nearest
    named = matches[0].kb if matches else stores[0].id
    return next(s for s in stores if s.id == named)


def tell_reach(engine: Engine) -> None:
    """Say once on stderr, before anything is looked at, how far other people's bases reach."""
    if engine.foreign:
        from ..engine.reach import unseen

        for name, lines in unseen(engine):
            narrate(f"note: the knowledge base “{name}” is new here; it")
            for line in lines:
                narrate(f"  {line}")


def print_json(command: str, data: Any, exit_code: int, **more: Any) -> None:
    """Print the envelope."""
    from ..codec import dumps, envelope

    print(dumps(envelope(command, data, exit_code, **more)))


class Ticker:
    """Progress of something long on one line of a terminal's stderr."""

    def __init__(self, what: str = "preparing the knowledge base") -> None:
        self._what = what
        self._live = sys.stderr.isatty()
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def show(self, progress: Any) -> None:
        """Show a stage and its share; each whole percent once."""
        line = f"{self._what}: {progress.stage} {progress.share:.0%}"
        if self._live and line != self._shown:
            self._shown = line
            sys.stderr.write(f"\r\x1b[K{line}" if os.name != "nt" else f"\r{line:<78}")
            sys.stderr.flush()

    def __exit__(self, *exc: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K" if os.name != "nt" else "\r" + " " * 78 + "\r")
            sys.stderr.flush()
