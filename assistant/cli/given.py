"""What the person said beforehand: variables, answers, deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..checks.run import Settings
from ..checks.variables import allowed
from ..engine import Engine
from ..record import TYPE_CHECKING
from ..suggest import did_you_mean
from ..text import clean
from .common import Options, bases_of, usage_error

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_given(parser: ArgumentParser) -> None:
    """Add the options that `run_settings` reads, but for the deadline."""
    add = parser.add_argument
    what = "a variable of the knowledge base"
    add("--set", action="append", default=[], metavar="NAME=VALUE", help=what)
    add("--answer", action="append", default=[], metavar="CHECK=CHOICE", help="answer a question")
    add("--allow-commands", action="store_true", help="let this knowledge base run its commands")
    what = "a folder that the knowledge base may read, beside those that it declares"
    add("--reads", action="append", default=[], metavar="FOLDER", help=what)


def trusts(options: Options) -> bool:
    """Whether the settings let these knowledge bases run their commands."""
    paths = bases_of(options).paths
    if not paths:
        return False  # the built-in one has none
    from ..settings import read_config

    return read_config().trusts(paths)


def allowed_folders(named: Iterable[str] = ()) -> tuple[str, ...]:
    """Folders that the person lets knowledge bases read: those of the settings, and `named`."""
    from ..settings import read_config

    return (*read_config().of("reads"), *named)


def run_settings(engine: Engine, found: Namespace, options: Options) -> Settings:
    """The settings of a run, out of ``--set``, ``--answer``, ``--deadline``, ``--allow-commands``.

    Raises:
        AssistantError: one of them is wrong, or names what the knowledge base does not have.
    """
    if not 0 < found.deadline <= 3600:
        hint = "for example: --deadline 10"
        raise usage_error("--deadline is a number of seconds up to 3600", hint)
    answers = pairs(found.answer, "--answer CHECK=CHOICE")
    checks = {name for store in engine.stores for name, _ in store.blocks("check")}
    _known(answers, checks, "check")
    trusted = found.allow_commands or trusts(options)
    reads = allowed_folders(found.reads)
    return Settings(found.deadline, variables(engine, found.set), answers, trusted, reads)


def variables(engine: Engine, written: Sequence[str]) -> dict[str, str]:
    """Variables out of ``--set NAME=VALUE``."""
    given = pairs(written, "--set NAME=VALUE")
    _known(given, {n for s in engine.stores for n in s.declared("variables")}, "variable")
    for name, value in given.items():
        if not allowed(value):
            raise usage_error(f"“{clean(value)}” is no name for {name}", "it is one part of a path")
    return given


def pairs(written: Iterable[str], example: str) -> dict[str, str]:
    """``NAME=VALUE`` texts as a mapping."""
    found = {}
    for item in written:
        name, equals, value = item.partition("=")
        if not (name and equals and value):
            raise usage_error(f"“{clean(item)}” is no NAME=VALUE", f"for example: {example}")
        found[name] = value
    return found


def _known(given: Iterable[str], known: set[str], what: str) -> None:
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known) if known else "the knowledge base has none"
            raise usage_error(f"there is no {what} “{clean(name)}”", hint)
