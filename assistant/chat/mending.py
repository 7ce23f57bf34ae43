"""The fixes of a chat: what is offered, what was tried, what waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from ..actions.plan import Plan
from ..actions.read import ActionSpec
from ..checks.variables import Variable
from ..engine import Engine
from ..engine.fix_report import NOTHING
from ..engine.fixing import find_actions
from ..errors import AssistantError
from ..host.base import is_recorded
from ..kb.store import Store
from ..model import ActionResult
from ..session import Recorder
from . import sentences
from .events import ChatEvent, FixLeft, FixOffered, FixVerified, Spoken
from .fix_run import FixQuestion, WaitingFix
from .looking import Looking

_LOOKED_AT = 20
"""Fixes that are read to tell on which systems the knowledge bases work."""
_NO_NEED = ("pass", "not_applicable")
"""States of the checks that a fix resolves, in all of which it has nothing to do."""


class ChatFixes:
    """Fixes, one at a time."""

    def __init__(
        self, engine: Engine, looking: Looking, recorder: Recorder, *, there: bool
    ) -> None:
        self._engine, self._looking, self._recorder = engine, looking, recorder
        self._there = there
        self._run: WaitingFix | None = None
        self._last: WaitingFix | None = None
        """The last fix that has changed something, which can take it back."""
        self._last_result: ActionResult | None = None
        """What that one came to."""
        self._left: list[tuple[Store, ActionSpec]] = []
        """What follows where the first one has nothing to do."""
        self._tried: set[str] = set()
        self.result: ActionResult | None = None
        """What the last fix came to; None where none has come to its end since it was looked at."""
        self.is_taken_back = False
        """The last thing that was done was to undo a fix."""
        self.questions: tuple[Variable, ...] = ()
        self._named = ""
        self._elsewhere: dict[str, bool] = {}
        """System -> the knowledge bases' fixes are for others."""
        self.done: list[ActionResult] = []
        """Every fix of this chat of which a step was begun."""

    @property
    def question(self) -> FixQuestion | None:
        """What a fix waits for."""
        return self._run.question if self._run else None

    @property
    def has_tried(self) -> bool:
        """A fix for the problem at hand has been run."""
        return bool(self._tried)

    def forget(self) -> None:
        """Another problem is talked about."""
        self._tried.clear()
        self.result = None

    def doubt(self) -> None:
        """The person says that it did not help, whatever the checks say."""
        if self.result:
            self.result = self.result._replace(verification="not_fixed")

    def stop(self) -> None:
        """Begin no further step; may be called from any thread."""
        if run := self._run:
            run.stop()

    @property
    def running(self) -> bool:
        """Steps may be under way."""
        return self._run is not None and self._run.running

    def close(self, patience: float) -> None:
        """The chat is left; a step under way is waited for, so many seconds."""
        if self._run:
            self._run.close(patience)

    def next_fix(self, article: str) -> ActionSpec | None:
        """The first fix of an article that can run here, is needed, and was not tried."""
        if is_recorded(self._looking.host) or self.is_elsewhere:
            return None
        specs = self._specs(article)
        return next((s for _, s in specs if s.id not in self._tried and self._fits(s)), None)

    def offer(self, article: str) -> Iterator[ChatEvent]:
        """Offer it, if there is one."""
        if spec := self.next_fix(article):
            yield FixOffered(spec.id, spec.title, spec.risk)

    def start(self, name: str) -> Iterator[ChatEvent]:
        """Show the plan of a fix, or of an article's next one.

        Raises:
            AssistantError: the name stands for none.
        """
        store, specs = find_actions(self._engine, name)
        left = [s for s in specs if s.id not in self._tried] or specs
        self._named = name
        self._left = [(store, spec) for spec in left]
        return self._go_on()

    def again(self) -> Iterator[ChatEvent]:
        """Begin once more, after a value was chosen."""
        self.questions = ()
        return self.start(self._named)

    def reply(self, *, agreed: bool) -> Iterator[ChatEvent]:
        """Answer what the fix asks."""
        run = self._run
        if run is None:
            return
        yield from run.reply(agreed=agreed)
        yield from self._ended(run)

    def undo(self) -> Iterator[ChatEvent]:
        """Show what can be taken back, and ask."""
        run, done = self._last, self._last_result
        if run is None or done is None or not run.undoable:
            yield Spoken(sentences.NOTHING_TO_UNDO)
            return
        self._run, self._last = run, None
        self._left = []
        yield from run.take_back(self._undo_plan(run), done)
        yield from self._ended(run)

    def _take_back(self, run: WaitingFix) -> None:
        """What was undone counts as not tried; what was not can still be undone."""
        if undone := run.undone:
            self.result = None
            self.is_taken_back = True
            self._tried.discard(undone.id)
            self.done.append(undone)
        elif run.undoable:
            self._last = run

    def _undo_plan(self, run: WaitingFix) -> Plan:
        steps = tuple(step.back for step in run.undoable)
        host = self._looking.host
        names = (host.source, host.label, host.system().user)
        title = "Undo what the last fix has changed"
        return Plan("undo", title, "", *names, steps, "caution", (), 0.0)

    def _specs(self, article: str) -> list[tuple[Store, ActionSpec]]:
        try:
            store, specs = find_actions(self._engine, article)
        except AssistantError:
            return []
        return [(store, spec) for spec in specs]

    def _fits(self, spec: ActionSpec) -> bool:
        """Whether it can run on this machine, and no check says that it is not needed."""
        platform = self._looking.host.platform
        if spec.fault or spec.proposed or (spec.platforms and platform not in spec.platforms):
            return False
        results = self._looking.results
        known = [results.get(name) for name in (*spec.resolves, *spec.signs)]
        return not known or any(r is None or r.state not in _NO_NEED for r in known)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the product does not run on this live system: its fixes are for others."""
        host = self._looking.host
        if host.practice:
            return False
        if host.platform not in self._elsewhere:
            stores = self._engine.stores
            names = [name for store in stores for name, _ in store.blocks("action")][:_LOOKED_AT]
            specs = [spec.platforms for name in names for _, spec in self._specs(name)]
            named = [platforms for platforms in specs if platforms]
            here = any(host.platform in platforms for platforms in named)
            self._elsewhere[host.platform] = bool(named) and not here
        return self._elsewhere[host.platform]

    def _go_on(self) -> Iterator[ChatEvent]:
        store, spec = self._left.pop(0)
        looking = self._looking
        run = WaitingFix(store, looking.host, looking.settings, self._recorder, there=self._there)
        self._run = run
        yield from run.fix(spec)
        yield from self._ended(run)

    def _ended(self, run: WaitingFix) -> Iterator[ChatEvent]:
        """Say what it came to, unless it only waits; go on where there was nothing to do."""
        if run.question:
            return
        self._run, self.is_taken_back = None, False
        result = run.result
        if run.fault:
            raise run.fault
        if result is None:
            self._take_back(run)
            return
        self.questions = run.questions
        if run.undoable:
            self._last, self._last_result = run, result
        if run.begun:
            self._tried.add(result.id)
            self.result = result
            self.done.append(result)
            self._looking.keep(result.checks)
            yield FixVerified(result)
            return
        if self.questions:
            return
        yield FixLeft(result.id, sentences.ending(result))
        if self._left and (result.status == "blocked" or result.reason == NOTHING):
            yield from self._go_on()
