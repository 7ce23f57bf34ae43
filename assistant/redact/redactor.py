"""The redactor: all rules over a text, again and again until nothing is left to replace.

That it ends is checked, not hoped for: a text on which the rules do not come to rest is refused.
So redacting twice is redacting once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ..record import TYPE_CHECKING
from . import (
    amounts,
    blobs,
    bodies,
    bookkeeping,
    calls,
    codes,
    commands,
    common,
    companies,
    credentials,
    devices,
    domains,
    drawn,
    entries,
    ledger,
    logins,
    machines,
    mentions,
    notations,
    numbers,
    objects,
    owners,
    pairs,
    papers,
    people,
    phones,
    places,
    quickbooks,
    rows,
    sentences,
    settings,
    speakers,
    tables,
    tokens,
)
from .blocks import KEY_OPENS, blocks, uncut, without_bodies
from .changed import neighbourhoods
from .encodings import opened
from .identity import Identity
from .names import Name, named, names_of, rule_for
from .naming import Naming, OutOfTimeError, RedactionError, Rule, Search, Swap
from .normal import decoded, normal
from .pseudonyms import Pseudonyms
from .structure import Walker
from .tagger.spans import Span, private_spans
from .triggers import Triggers
from .view import View

if TYPE_CHECKING:
    from typing import Any

if TYPE_CHECKING:
    Step = Rule | Search

ROUNDS = 12
SEARCHES: tuple[Search, ...] = (
    Search("quickbooks data", bodies.swaps, ("<", "lt;")),
    Search("value", objects.swaps, objects.NEEDLES),
    Search("value", tables.swaps),
    Search("password", settings.swaps),
)
"""What goes as a whole and before all else."""
SECRETS: tuple[Rule, ...] = (
    *blobs.RULES,
    *pairs.SECRETS,
    *tokens.RULES[:3],
    *calls.RULES,
    *commands.RULES,
    *drawn.RULES,
    *entries.RULES,
    *credentials.RULES,
    *sentences.RULES,
    *codes.RULES,
    *tokens.RULES[3:],
)
RULES: tuple[Rule, ...] = (
    *SECRETS,
    *notations.RULES,
    *pairs.RULES,
    *quickbooks.RULES,
    *rows.RULES,
    *papers.RULES,
    *bookkeeping.RULES,
    *ledger.RULES,
    *companies.RULES,
    *places.RULES,
    *logins.RULES,
    *numbers.RULES,
    *people.RULES,
    *phones.RULES,
    *owners.RULES,
    *speakers.RULES,
    *mentions.RULES,
    *common.RULES,
    *machines.RULES,
    *devices.RULES,
    *domains.RULES,
    *amounts.RULES,
)


class Redactor:
    """Redacts texts, lines and values; one per sink, so that `counts` tells of that sink.

    `keep` are values that a person decided to pass on, such as the company id in a ticket.
    """

    _steps: tuple[Step, ...] = (*SEARCHES, *RULES)
    _spans: Callable[[str], Iterable[Span]] = staticmethod(private_spans)

    def __init__(
        self,
        identity: Identity,
        pseudonyms: Pseudonyms,
        keep: frozenset[str] = frozenset(),
    ) -> None:
        self.counts: dict[str, int] = {}
        """How often something of each class was replaced."""
        self.in_time: Callable[[], bool] = lambda: True
        """Whether there is time left: asked before each step; if not, it is an `OutOfTimeError`."""
        self._naming = Naming(pseudonyms, keep)
        self._given = names_of(identity)
        self._naming.known.update({n.real.lower(): n.kind for n in self._given if n.kind != "home"})
        self._own = frozenset(self._naming.known)
        self._met: dict[str, list[Name]] = {}

    @property
    def known(self) -> int:
        """How many names are replaced by now: grows as names are met."""
        return len(self._naming.known)

    def redact(self, text: str, *, from_start: bool = True) -> str:
        """`text` with all that must not leave removed or renamed.

        Args:
            text: what to redact.
            from_start: whether it begins where what it was read from begins; if not, its first
                line is what a cut has left and goes, should others follow.

        Raises:
            RedactionError: it could not be done: pass nothing of `text` on.
        """
        return self._safely(self._whole, text if from_start else "\n".join(uncut(text.split("\n"))))

    def _safely(self, step: Callable[[str], str], text: str) -> str:
        """What a step makes of a text: a fault is told without what was read."""
        try:
            return step(text)
        except RedactionError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever happens, nothing leaks
            kind = type(error).__name__
        raise RedactionError(f"A text could not be redacted ({kind}).")

    def lines(self, lines: Iterable[str], *, from_start: bool = True) -> Iterator[str]:
        r"""Lines redacted as they come, also what spans several of them. Line ends are ``\n``.

        `from_start` is as in `redact`.

        Raises:
            RedactionError: some lines could not be redacted: drop the whole.
        """
        whole = lines if from_start else uncut(lines)
        bodiless = without_bodies(whole, lambda text: self._safely(self._bodiless, text))
        heading = ""
        for block in blocks(bodiless):
            text = f"{heading}\n{block}" if heading else block
            for line in self.redact(text).split("\n")[bool(heading) :]:
                yield f"{line}\n"
            heading = tables.unfinished(text)

    def value(self, obj: Any) -> Any:
        """Data as JSON has it, redacted; fields named like a secret lose whatever they hold.

        Raises:
            RedactionError: it is no such data, or it could not be redacted.
        """
        walker = Walker(self._ruled, self.redact, self._removed, self._naming.kept)
        for _ in range(ROUNDS):
            known = len(self._naming.known)
            obj = walker.walk(obj)
            if len(self._naming.known) == known:
                return obj
        raise RedactionError("A value could not be redacted: it does not come to rest.")

    def _bodiless(self, text: str) -> str:
        return self._apply(SEARCHES[0], 0, self._view(text)) if bodies.may_hold(text) else text

    def _removed(self, label: str) -> str:
        self._count([label])
        return f"<{label} removed>"

    def _ruled(self, text: str) -> str:
        """What the rules leave of a text that is data: its words are not read as a reader would."""
        return self._safely(self._settle, text)

    def _whole(self, text: str) -> str:
        """What the rules leave, without what else reads as private, until nothing does."""
        text = self._settle(text)
        for _ in range(ROUNDS):
            new = "\n".join(map(self._tagged, text.split("\n")))
            if new == text:
                return text
            text = self._settle(new)
        raise RedactionError("A text could not be redacted: it does not come to rest.")

    def _tagged(self, line: str) -> str:
        """A line without what its words give away as private."""
        if not self.in_time():
            raise OutOfTimeError
        pieces: list[str] = []
        end = 0
        for span in self._spans(line):
            if self._naming.kept(line[span.start : span.end]):
                continue
            stand_in = self._removed("password" if span.secret else "private")
            pieces += (line[end : span.start], stand_in)
            end = span.end
        return "".join(pieces) + line[end:]

    def _settle(self, text: str) -> str:
        """Round by round; where only few lines have changed, the next rounds are about these."""
        text = self._bodiless(self._rest(text, normal))
        for _ in range(ROUNDS):
            known = len(self._naming.known)
            new = self._pass(text)
            if new == text:
                return text
            new = self._rest(new, normal)
            if len(self._naming.known) == known:
                new, done = self._mend(text, new)
                if done and len(self._naming.known) == known:
                    return new
            text = new
        raise RedactionError("A text could not be redacted: it does not come to rest.")

    def _rest(self, text: str, step: Callable[[str], str]) -> str:
        """`text` after so many steps that another one changes nothing."""
        for _ in range(ROUNDS):
            new = step(text)
            if new == text:
                return text
            text = new
        raise RedactionError("A text could not be redacted: it does not come to rest.")

    def _mend(self, old: str, new: str) -> tuple[str, bool]:
        """`new` with all lines near a change at rest, and whether all others are as well."""
        lines = new.split("\n")
        near = neighbourhoods(old.split("\n"), lines)
        done = near is not None
        for start, end in reversed(near or ()):
            part = "\n".join(lines[start:end])
            if re.search(KEY_OPENS, part):  # no telling where it closes
                done = False
                continue
            rested = self._rest(part, self._round).split("\n")
            done = done and (rested[0], rested[-1]) == (lines[start], lines[end - 1])
            lines[start:end] = rested
        return "\n".join(lines), done

    def _round(self, text: str) -> str:
        return self._pass(normal(text))

    def _pass(self, text: str) -> str:
        if "%" in text:
            text = decoded(text, self._once)
        return opened(self._once(text), self._once)

    def _once(self, text: str) -> str:
        view = self._view(text)
        number = -1
        while (number := view.step(number + 1)) >= 0:
            if not self.in_time():
                raise OutOfTimeError
            self._apply(self._steps[number], number, view)
        if names := rule_for(self._names(), view):
            self._apply(names, -1, view)
        return view.text

    def _view(self, text: str) -> View:
        return View(text, self._index())

    @classmethod
    @cache
    def _index(cls) -> Triggers:
        return Triggers(cls._steps)

    def _apply(self, step: Step, number: int, view: View) -> str:
        """The text after a step, which has this number in the index if it is in there."""
        swaps = []
        for swap in self._swaps(step, number, view):
            self._count(self._naming.noted or [step.kind])
            swaps.append(swap)
        if swaps:
            view.replace(swaps)
        return view.text

    def _swaps(self, step: Step, number: int, view: View) -> Iterator[Swap]:
        """What a step finds and what stands for it, where that is not the same."""
        if isinstance(step, Search):
            yield from step.find(view, self._naming)
            return
        for match in view.matches(step, number):
            self._naming.noted.clear()
            new = step.swap(match, self._naming)
            if new != match[0]:
                yield match.start(), match.end(), new

    def _count(self, kinds: list[str]) -> None:
        for kind in kinds:
            self.counts[kind] = self.counts.get(kind, 0) + 1

    def _names(self) -> list[Name]:
        """The names given and those met so far."""
        for real, kind in self._naming.known.items():
            if real not in self._own and real not in self._met:
                self._met[real] = named(kind, real)
        return self._given + [name for names in self._met.values() for name in names]
