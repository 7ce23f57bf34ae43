"""YAML of proposed blocks, written so that it always reads back."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from ....record import Record
from ....text import one_line
from ...parse import slug
from ..draft import Draft, Proposal
from .sentences import Sentence

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off"))
MOST_BECAUSE = 240
"""Characters of the text that led to a proposal."""

Subject = tuple[str, str]
"""Family and subject of what a check looks at."""


class ProposedOutcome(Record):
    """What one answer means; the last one of a check has no `when`."""

    state: str
    message: str
    when: str = ""


class ProposedCheck(Record):
    """A check that a sentence suggests."""

    family: str
    """process, file, task, service, network or registry."""
    subject: str
    """What is looked at, as written in the check."""
    slug: str
    """Names it within its article."""
    title: str
    look: str
    """The line that names the kind with its parameters."""
    outcomes: tuple[ProposedOutcome, ...]
    sentence: Sentence
    windows: bool | None = None
    """On which systems it makes sense; None: on all."""
    variables: tuple[tuple[str, str], ...] = ()
    unwanted: tuple[ProposedOutcome, ...] = ()
    """Outcomes instead of `outcomes` where the text has the thing ended or removed."""

    def turned(self) -> ProposedCheck:
        """A check that it is not there, or does not run."""
        title = re.sub(r" is running$", " is not running", self.title)
        title = re.sub(r"^The (?:file|folder|log) (.*) is there$", r"\1 is not in the way", title)
        return self._replace(outcomes=self.unwanted, title=title)


def quoted(text: str) -> str:
    """A text as a YAML scalar on one line."""
    flat = "".join(c for c in one_line(text, 1_000) if c.isprintable())
    if _PLAIN.fullmatch(flat) and flat.casefold() not in _WORDS:
        return flat
    return "'" + flat.replace("'", "''") + "'"


def listed(texts: Iterable[str]) -> str:
    """Texts as a YAML list on one line."""
    return "[" + ", ".join(map(quoted, texts)) + "]"


def _outcome(outcome: ProposedOutcome, article: str) -> str:
    """An outcome on one line; what is wrong speaks for `article`, if one is given."""
    parts = [f"when: {quoted(outcome.when)}"] if outcome.when else []
    parts += [f"state: {outcome.state}", f"message: {quoted(outcome.message)}"]
    if article and outcome.state == "fail":
        parts.append(f"supports: [{article}]")
    return "{" + ", ".join(parts) + "}"


def check(found: ProposedCheck, name: str, article: str = "") -> Proposal:
    """The proposal of a check.

    Args:
        found: what it looks at.
        name: its id.
        article: id of the article that a failure speaks for, if any.
    """
    topic = slug(f"{found.family}-{found.subject}")[:60].strip("-")
    lines = [f"title: {quoted(one_line(found.title, 120))}", found.look]
    lines += [f"topic: {topic}"] if article else []
    if found.windows is not None:
        lines.append(f"applies_when: {{os: [{'windows' if found.windows else 'linux, macos'}]}}")
    lines += ["outcomes:", *(f"  - {_outcome(each, article)}" for each in found.outcomes)]
    lines.append("proposed: true")
    body, led = "\n".join(lines) + "\n", found.sentence
    return Proposal("check", name, body, because(led), led.line, led.piece, found.variables)


def because(sentence: Sentence) -> str:
    """The text that led to a proposal, with the sentence before where it says too little."""
    short = len(sentence.text.split()) < 4 and sentence.before
    return one_line(f"{sentence.before} {sentence.text}" if short else sentence.text, MOST_BECAUSE)


class BlockIds:
    """Ids of an article's blocks: unique in a knowledge base, the same in every run."""

    def __init__(self, draft: Draft) -> None:
        self._article = slug(draft.id)
        if len(self._article) > 50:
            mark = f"{zlib.crc32(self._article.encode()):08x}"
            self._article = f"{self._article[:41].rstrip('-')}-{mark}"
        self._taken: set[str] = set()

    def give(self, written: str) -> str:
        """An id that no other block of the article has."""
        named = slug(written) if re.search(r"[A-Za-z0-9]", written) else "it"
        if len(named) > 45:  # whole words where there are some
            named = named[:45].rpartition("-")[0].strip("-") or named[:45]
        base = f"{self._article}.{named}"
        name, number = base, 2
        while name in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._taken.add(name)
        return name
