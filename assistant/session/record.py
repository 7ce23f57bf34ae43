"""Records a session for a face, as it happens. It never stands in the way of what it records."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable

from ..codec import build, plain
from ..errors import AssistantError
from ..model import ActionResult, Answer, CheckResult
from ..record import TYPE_CHECKING
from ..text import one_line
from .events import Event, new_event
from .values import (
    Answered,
    Checked,
    Consented,
    Decided,
    Fixed,
    FixPlanned,
    Noted,
    Observed,
    OnMachine,
    Outcome,
    PlannedStep,
    QuestionAsked,
    Started,
    Tagged,
)

if TYPE_CHECKING:
    from typing import Any

    from ..actions.plan import Plan
    from ..engine.effect import Effect
    from ..host.base import Host
    from .events import Value
    from .sqlite import SqliteStore
    from .sync import Sender

    Hide = Callable[[Any], Any]
    """Takes secrets out of plain data."""

MAX_TAG = 40
"""Characters of a tag."""
AGAIN = 30.0
"""Seconds after which writing is tried again where it has failed."""
MAX_WAITING = 500
"""Events kept in memory while another program holds the file."""


def new_session() -> str:
    """An id for a session: when it began, and six letters of chance."""
    return f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{os.urandom(3).hex()}"


class Recorder:
    """Writes events before a face shows them.

    Where nothing can be kept (the disk is full, the file is damaged, newer or held by another
    program), the face goes on, and the person is told so once.
    """

    def __init__(
        self,
        opening: Callable[[], SqliteStore] | None,
        started: Started,
        hide: Hide,
        tell: Callable[[str], None] = lambda text: None,
        session: str = "",
        url: str = "",
    ) -> None:
        """Set up; nothing is written before something happens.

        Args:
            opening: opens the store when it is needed; None keeps nothing.
            started: who records.
            hide: takes secrets out of plain data; what it raises at is not kept.
            tell: is told once where nothing can be kept.
            session: a session that is gone on with.
            url: a shared store's address, to which events are sent in the background.
        """
        self._opening, self._hide, self._tell = opening, hide, tell
        self._store: SqliteStore | None = None
        self._lock = threading.RLock()
        self._told = False
        self.session = session or new_session()
        self._before: list[Value] = [started]
        """What is written together with the first thing that happens."""
        self._started = started
        self._machine: OnMachine | None = None
        self._waiting: list[Event] = []
        self._again = 0.0
        self._url = url
        self._sender: Sender | None = None

    @property
    def kept(self) -> bool:
        """Something of this session is in the store, and nothing is missing there."""
        return self._store is not None and not self._waiting and not self._told

    def renew(self) -> None:
        """What follows is another session."""
        with self._lock:
            self.session = new_session()
            self._before = [self._started, *filter(None, [self._machine])]

    def machine(self, host: Host) -> None:
        """From now on this machine is looked at."""
        self._machine = OnMachine(host.source, host.label, host.platform)
        with self._lock:
            if not self._before:
                self._write(self._machine)
            else:
                self._before = [v for v in self._before if not isinstance(v, OnMachine)]
                self._before.append(self._machine)

    def asked(self, text: str) -> None:
        """The person said something."""
        self._write(QuestionAsked(text))

    def answered(self, answer: Answer, *, understood: str = "", by: str = "words") -> None:
        """The engine made this of it; `by` says who decided (see `values.Decided`)."""
        best = answer.answers[0] if answer.decision == "answer" and answer.answers else None
        decided = Decided(answer.decision, by=by)
        if best:
            decided = Decided(answer.decision, best.article, best.title, best.kb, by)
        small_talk = understood == "talk"  # which decides nothing
        self._write(Answered(answer, understood), *(() if small_talk else (decided,)))

    def checked(self, results: Iterable[CheckResult]) -> None:
        """Checks came to these results."""
        self._write(*(Checked(result) for result in results))

    def observed(self, effects: Iterable[Effect]) -> None:
        """These results spoke for or against articles."""
        self._write(*(Observed(e.check, e.message, e.article, e.speaks) for e in effects))

    def value(self, name: str, value: str) -> None:
        """A value was read off the machine."""
        self._write(Observed(name, value))

    def planned(self, plan: Plan) -> None:
        """A plan is about to be shown."""
        steps = tuple(PlannedStep(s.text, s.call, s.undo) for s in plan.steps)
        whole = (plan.action, plan.title, plan.article, plan.source, plan.hash, plan.risk, steps)
        self._write(FixPlanned(*whole))

    def consented(self, plan: Plan, *, agreed: bool) -> None:
        """The person said yes or no."""
        self._write(Consented(plan.hash, agreed))

    def fixed(self, result: ActionResult) -> None:
        """A fix came to its end."""
        self._write(Fixed(result))

    def noted(self, text: str) -> None:
        """The engineer wrote something down."""
        self._write(Noted(text))

    def ended(self, answer: Answer | None, *, solved: bool) -> None:
        """The person said how it ended."""
        best = answer.answers[0] if answer and answer.answers else None
        self._write(Outcome(solved, best.article if best else "", best.kb if best else ""))
        with self._lock:
            if self._store and not self._waiting:
                from .lessons import learn

                learn(self._store)

    def tagged(self, tag: str, *, removed: bool = False) -> None:
        """A tag is put on the session, or taken off."""
        self._write(Tagged(tidy_tag(tag), removed))

    def close(self) -> None:
        """Write what is left, and let go of the store."""
        with self._lock:
            if self._waiting:
                self._flush()
            if self._store:
                self._store.close()
                self._store = None
            if self._sender:
                self._sender.close()
                self._sender = None

    def _write(self, *values: Value) -> None:
        if self._opening is None or not values:
            return
        with self._lock:
            before, self._before = self._before, []
            for value in (*before, *values):
                if (clean := self._cleaned(value)) is not None:
                    self._waiting.append(new_event(self.session, clean))
            self._flush()

    def _cleaned(self, value: Value) -> Value | None:
        """The value without secrets; None where that cannot be made sure of."""
        try:
            clean: Value = build(type(value), self._hide(plain(value)))
            return clean
        except Exception as error:  # noqa: BLE001 - it fails closed, whatever is wrong
            self._lost(f"secrets could not be taken out of all of it ({type(error).__name__})")
            return None

    def _flush(self) -> None:
        """Write all that waits, each session's events together."""
        if time.monotonic() < self._again:
            return
        try:
            if self._store is None and self._opening:
                self._store = self._opening()
            while self._waiting and self._store:
                session = self._waiting[0].session
                mine = [event for event in self._waiting if event.session == session]
                self._store.append(session, mine)
                self._waiting = [event for event in self._waiting if event.session != session]
            self._send()
        except (AssistantError, OSError) as error:
            self._again = time.monotonic() + AGAIN
            self._lost(getattr(error, "message", "") or str(error))
            del self._waiting[:-MAX_WAITING]

    def _send(self) -> None:
        """Have the shared store told, in the background."""
        if self._url and self._store:
            if self._sender is None:
                from .sync import Sender

                self._sender = Sender(self._store.place, self._url)
            self._sender.nudge()

    def _lost(self, why: str) -> None:
        if not self._told:
            self._told = True
            self._tell(f"Note: this conversation is not kept: {one_line(why, 300)}.")


def tidy_tag(text: str) -> str:
    """`text` as a tag: one word without commas, in small letters."""
    return "-".join(one_line(text.casefold().replace(",", " "), MAX_TAG * 2).split())[:MAX_TAG]
