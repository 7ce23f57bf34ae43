"""What the practice machines of a folder expect, and of what: names that nothing has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..errors import AssistantError
from ..host.practice.lint import problem_of
from ..kb.machine_files import ENDING, FOLDER, in_folder
from ..kb.machines import Shelf
from ..kb.problem import Problem
from ..kb.yamlio import Value, YamlError, load
from ..model import Article
from ..record import Record
from ..suggest import did_you_mean
from ..text import clean, one_line
from .expectations import EXPECT, NONE, QUESTION, listed


class _Names(Record):
    """What the articles have."""

    articles: Collection[str]
    checks: Collection[str]
    fixes: Collection[str]
    """Actions, and articles with some."""


def lint_expectations(root: str, articles: Sequence[Article]) -> Iterator[Problem]:
    """Names in the machines of a folder that stand for nothing; unreadable files are left out."""
    declared = {k: {b.id for a in articles for b in a.blocks if b.kind == k} for k in _KINDS}
    mending = {a.id for a in articles if any(b.kind == "action" for b in a.blocks)}
    names = _Names({a.id for a in articles}, declared["check"], declared["action"] | mending)
    shelf = Shelf(in_folder(root))
    for machine in shelf.names:
        path, content = shelf.read(machine)
        try:
            sections = load(clean(content.decode("utf-8", "replace"))).data
        except YamlError:
            continue
        if isinstance(sections, dict):
            yield from _unknown(machine, path, sections, names)


_KINDS = ("check", "action")


def _unknown(
    machine: str, path: str, sections: dict[str, Value], names: _Names
) -> Iterator[Problem]:
    for section, known in (("manual", names.fixes), ("answers", names.checks)):
        value = sections.get(section)
        for name, item in value.data.items() if value and isinstance(value.data, dict) else ():
            if name not in known:
                yield _lacking(machine, item.line, name, section, known)
    if EXPECT not in sections:
        return
    try:
        for one in listed(machine, path, sections[EXPECT]):
            name, known = {
                "checks": (one.name, names.checks),
                "fixes": (one.name, names.fixes),
                "answers": (one.wanted, {*names.articles, NONE, QUESTION}),
            }[one.kind]
            if name not in known:
                yield _lacking(machine, one.line, name, f"{EXPECT}: {one.kind}", known)
    except AssistantError as error:
        yield problem_of(machine, path, error)


def _lacking(machine: str, line: int, name: str, section: str, known: Collection[str]) -> Problem:
    message = f"the knowledge base has no “{one_line(name, 60)}”, which “{section}” names"
    hint = did_you_mean(name, known) if known else "it has nothing of that kind"
    return Problem(f"{FOLDER}/{machine}{ENDING}", line, "machine-invalid", message, hint)
