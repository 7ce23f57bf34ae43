"""One conversation: what a person says goes in, events come out. Every chat is driven by it.

An input is first taken for what it does in the chat's state (`intents`), then for what it tells
(`talk`). Nothing is run but after a yes at a plan that is the last thing shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..checks.run import Settings
from ..engine import Engine
from ..engine.assent import assent, is_done, is_stop
from ..engine.claims import take_in
from ..engine.context import key, topics
from ..engine.dialogue import Turn
from ..engine.followup import read_reply
from ..errors import AssistantError, Exit
from ..model import Answer
from ..session import Recorder
from ..session.events import Event
from ..text import clean, one_line
from . import sentences
from .commands import Command, run_command
from .consent import consents
from .events import ChatEvent, CheckDone, Failed, FixLeft, MachineSelected, PlanShown, Ready, Spoken
from .fix_run import PATIENCE
from .intents import is_small_talk, is_whole
from .looking import Looking
from .mending import ChatFixes
from .recogniser import recognise
from .replay import replay
from .small_talk import small_talk
from .states import ChatState, Intent
from .talk import Talk

_CHOICE = 3
"""Letters of a choice beyond which it may be an error code."""
_TELLS = 4
"""Topic words from which who puts something right also tells what it is."""
_SURE = 0.9
"""Confidence from which an article is what a sentence with another intent is about."""


class ChatService:
    """A chat. Deterministic but for what the machine shows; one input at a time."""

    def __init__(  # noqa: PLR0913 - all that a chat is made of
        self,
        engine: Engine,
        machine: str,
        recorder: Recorder,
        settings: Settings,
        *,
        before: Sequence[Event] = (),
        checks: bool = True,
        there: bool = True,
        local: Sequence[Command] = (),
    ) -> None:
        """Set up; nothing is looked at yet.

        Args:
            engine: the knowledge bases.
            machine: what is looked at, as ``--machine`` names it.
            recorder: is told of everything before it is shown.
            settings: variables, answers and trust for all checks and fixes.
            before: what happened in the session so far, which is gone on with.
            checks: safe checks may run unasked.
            there: somebody is there to consent; else a plan is shown and declined.
            local: commands that the face carries out itself, to be listed with the chat's.
        """
        self.local, self.before = local, tuple(before)
        self.engine, self.recorder = engine, recorder
        self.looking = Looking(engine, machine, recorder, settings, checks=checks)
        self.looking.go_back(before)
        self.mending = ChatFixes(engine, self.looking, recorder, there=there)
        self.talk = Talk(engine, self.looking, self.mending, recorder, before)
        self.intent: Intent | None = None  # what the last input was taken for
        self._later: list[str] = []  # sentences typed between the steps of a fix

    # what it is at

    @property
    def state(self) -> ChatState:
        """What the chat is at."""
        if self.mending.question:
            return "consent"
        if self.talk.open_value:
            return "asked"
        answer = self.answer
        if result := self.mending.result:
            return "fixed" if result.verification == "fixed" else "not_fixed"
        if answer is None or self.talk.closed:
            return "start"
        if answer.decision == "clarify":
            return "asked"
        if answer.decision == "abstain":
            return "abstained"
        return "fix_offered" if self._has_fix() else "answered"

    @property
    def answer(self) -> Answer | None:
        """The answer at hand, open question or not."""
        return self.talk.answer

    @property
    def article(self) -> Mapping[str, Any] | None:
        """The article at hand."""
        return self.talk.article

    @property
    def article_id(self) -> str:
        """Its id, or nothing."""
        return self.talk.article_id

    @property
    def last_turn(self) -> Turn | None:
        """What the dialogue made of the last input; None where it was not asked."""
        return self.talk.last_turn

    @property
    def example(self) -> str:
        """The id of an article, for examples."""
        return next((slug for store in self.engine.stores for slug, _, _ in store.articles()), "")

    @property
    def running(self) -> bool:
        """Steps of a fix may be under way; `stop` ends it."""
        return self.mending.running

    def stop(self) -> None:
        """Begin no further step, and end the checks that run; may be called from any thread."""
        self.mending.stop()
        self.looking.cancel()

    def abandon(self) -> None:
        """The chat is about to be left, and nothing may take long; from any thread."""
        self.mending.stop()
        self.looking.end()

    def close(self, patience: float = PATIENCE) -> None:
        """The chat is left: what waits is declined, and the session is written.

        Args:
            patience: seconds that a step under way is waited for.
        """
        self.mending.close(patience)
        self.recorder.close()

    def answers(self, said: str) -> bool | None:
        """What a line says to a fix that waits: yes, no, or (None) something else."""
        question, said = self.mending.question, clean(said).strip()
        if question is None:
            return None
        if question.plan:
            if consents(said):
                return True
            return False if self._read(said) in ("no", "stop") else None
        if is_stop(said):
            return False
        if question.word:
            return said == question.word
        return True if is_done(said) else assent(said)

    def _has_fix(self) -> bool:
        return bool(self.article_id and self.mending.next_fix(self.article_id))

    # inputs

    def start(self) -> Iterator[ChatEvent]:
        """Say which machine is looked at; ends with exactly one `Ready`.

        Raises:
            AssistantError: the machine cannot be opened.
        """
        host = self.looking.host
        yield MachineSelected(host.source, host.label)
        if label := self.looking.absent:
            yield Spoken(sentences.NOT_HERE.format(label=label))
        yield Ready(self.state, None)

    def replay(self) -> Iterator[str | ChatEvent]:
        """What happened in the session so far: what was said, as text, and what came of it."""
        return replay(self.looking, self.before)

    def handle(self, text: str) -> Iterator[ChatEvent]:
        """Take in what a person says; ends with exactly one `Ready`."""
        said = clean(text).strip()
        self.talk.last_turn = None
        try:
            self.intent = self._read(said)
            yield from self._take(said)
        except AssistantError as error:
            yield Failed(error.code, error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - the chat goes on, and says what broke
            message = f"Something went wrong here: {type(error).__name__}: {one_line(str(error))}"
            yield Failed("internal", message, "please report it with what you did")
        yield Ready(self.state, self.intent)

    def _read(self, said: str) -> Intent:
        """The intent of a line; a sentence that the articles know about only tells."""
        state = self.state
        intent = recognise(said, state)
        told: Intent = "problem" if state in ("start", "fixed") else "detail"
        if intent == "choice" and len(said) > _CHOICE and self.engine.ask(said).codes:
            return told
        if intent in ("command", "choice", "problem", "detail") or is_whole(said, intent):
            return intent
        if state != "consent" and intent in ("stop", "no") and take_in(said, self.engine).outside:
            return told  # that it is another program's is news, not a wish
        if intent in ("how", "fix") and state == "abstained":
            return told  # there is nothing at hand that it could be about
        alone, known = self.engine.ask(said), self.talk.best
        sure = alone.decision == "answer" and alone.answers[0].confidence >= _SURE
        if sure and (not known or key(alone.answers[0]) != key(known)):
            return told
        small = is_small_talk(intent) and intent != "help"
        return told if small and not known and alone.decision != "abstain" else intent

    def _take(self, said: str) -> Iterator[ChatEvent]:
        if not said:
            message, hint = "I got an empty line.", "describe what you see"
            raise AssistantError("empty-question", message, hint=hint, exit_code=Exit.USAGE)
        if question := self.mending.question:
            yield from self._at_fix(said, plan=question.plan is not None)
        elif value := self.talk.value_of(said):
            self.intent = "choice"
            self.recorder.asked(said)
            yield from self.talk.give(value)
        else:
            self.talk.open_value = None
            yield from self._do(said)
        yield from self.talk.ask_value()

    def _do(self, said: str) -> Iterator[ChatEvent]:
        intent = self.intent or "problem"
        if intent != "command":
            self.recorder.asked(said)
        acts: dict[Intent, Callable[[str], Iterator[ChatEvent]]] = {
            "command": lambda text: run_command(self, text),
            "choice": self._choice,
            "yes": self._yes,
            "no": self._no,
            "fix": self._fix,
            "why": self._why,
            "how": self._how,
            "solved": self.talk.solved,
            "not_solved": self.talk.not_solved,
            "stop": self._stop,
            "undo": lambda text: self.mending.undo(),
            "ticket": lambda text: self.talk.ticket(),
            "rephrase": self._rephrase,
        }
        if act := acts.get(intent):
            yield from act(said)
        elif is_small_talk(intent):
            yield from self._small_talk(intent)
        else:
            yield from self._tell(said)

    def _tell(self, said: str) -> Iterator[ChatEvent]:
        yield from self.talk.tell(said)
        self.intent = self.talk.intent(self.intent)

    # at a fix that waits

    def _at_fix(self, said: str, *, plan: bool) -> Iterator[ChatEvent]:
        if not plan:
            yield from self._between_steps(said)
        elif (agreed := self.answers(said)) is not None:
            yield from self._reply(agreed=agreed)
        elif self.intent in ("why", "how"):
            yield from self._explain_plan()
        elif self.intent in ("yes", "fix"):
            yield from self._ask_plainly()
        else:
            yield from self._put_aside()
            yield from self._do(said)

    def put_aside(self) -> Iterator[ChatEvent]:
        """Something else is done: a plan that waits goes. Ends with exactly one `Ready`."""
        if self.mending.question and self.mending.question.plan:
            yield from self._put_aside()
        yield Ready(self.state, self.intent)

    def _put_aside(self) -> Iterator[ChatEvent]:
        """A sentence at a plan is no consent: the plan goes, what was said is answered."""
        waits = self.mending.question
        for event in self.mending.reply(agreed=False):
            if not isinstance(event, FixLeft):  # that it was declined is said in other words
                yield event
        if waits and waits.plan:
            action = waits.plan.action
            yield FixLeft(action, sentences.PUT_ASIDE.format(action=action))

    def _explain_plan(self) -> Iterator[ChatEvent]:
        """Say what was asked about the plan, and show it again: it still waits."""
        waits = self.mending.question
        if waits and waits.plan:
            article = self.engine.article(waits.plan.article)
            if self.intent == "how" and article:
                yield Spoken(sentences.manual_steps(article))
            else:
                yield Spoken(sentences.plan_reason(waits.plan))
            yield PlanShown(waits.plan)

    def _ask_plainly(self) -> Iterator[ChatEvent]:
        """What may have been meant as a yes runs nothing; the plan still waits for a plain one."""
        if (waits := self.mending.question) and waits.plan:
            yield Spoken(sentences.SAY_YES)
            yield PlanShown(waits.plan)

    def _between_steps(self, said: str) -> Iterator[ChatEvent]:
        """A step waits: only a whole yes, no or the word itself is an answer."""
        answer = self.answers(said)
        if is_stop(said):
            self.intent = "stop"
            self.stop()
        if answer is None:
            self._later.append(said)
            yield Spoken(sentences.LATER)
            return
        yield from self._reply(agreed=answer)

    def _reply(self, *, agreed: bool) -> Iterator[ChatEvent]:
        yield from self.mending.reply(agreed=agreed)
        if self.mending.question:
            return
        yield from self._after_fix()
        later, self._later = self._later, []
        for said in later:
            self.recorder.asked(said)
            yield Spoken(f"> {said}")
            yield from self.talk.tell(said)

    def _after_fix(self) -> Iterator[ChatEvent]:
        result, best = self.mending.result, self.talk.best
        undone = self.mending.is_taken_back
        if (undone or (result and result.changed)) and best:  # the rest may have changed with it
            for check in self.looking.article(best.article, best.kb):
                yield CheckDone(check)
        if result and result.verification == "fixed":
            yield Spoken(sentences.IS_IT_SOLVED)
        elif result or undone:
            if result and result.verification == "unverified" and result.status == "succeeded":
                yield Spoken(sentences.UNVERIFIED)
            yield from self.mending.offer(self.article_id)

    # what an input does

    def _choice(self, said: str) -> Iterator[ChatEvent]:
        number = said.strip().rstrip(".)")
        if not number.isdecimal() and self.state == "abstained":
            number = str(read_reply(said, asked=True).number)
        if number.isdecimal():
            yield from self.talk.pick(said, number)
        else:
            yield from self._tell(said)

    def _yes(self, said: str) -> Iterator[ChatEvent]:
        if self.state == "asked":
            yield from self._tell(said)
        elif self.state == "fixed":  # the question was whether it is solved
            yield from self.talk.solved(said)
        elif self._has_fix():
            yield from self._fix(said)
        else:
            yield Spoken(sentences.CAN_TYPE[self.state])

    def _no(self, said: str) -> Iterator[ChatEvent]:
        if self.state == "asked" or self.talk.is_picked:
            yield from self.talk.reject(said)
        else:
            yield Spoken(sentences.DECLINED if self.article_id else sentences.CAN_TYPE[self.state])

    def _stop(self, said: str) -> Iterator[ChatEvent]:
        waits = self.state in ("fix_offered", "not_fixed")
        yield Spoken(sentences.NOT_NOW if waits else sentences.NOTHING_RUNS)

    def _fix(self, said: str) -> Iterator[ChatEvent]:
        if not self.article_id:
            yield Spoken(sentences.FIX_WHAT.format(example=self.example))
        elif self._has_fix():
            self.mending.result = None
            yield from self.mending.start(self.article_id)
        else:
            yield Spoken(sentences.NO_FIX)

    def _why(self, said: str) -> Iterator[ChatEvent]:
        best, article = self.talk.best, self.article
        if best and article:
            yield Spoken(sentences.reason(best, article))
        else:
            yield Spoken(sentences.NO_REASON)

    def _how(self, said: str) -> Iterator[ChatEvent]:
        article = self.article
        yield Spoken(sentences.manual_steps(article) if article else sentences.NO_STEPS)

    def _rephrase(self, said: str) -> Iterator[ChatEvent]:
        if topics(said) >= _TELLS:
            yield from self.talk.tell(said)
        elif self.article_id or self.state == "asked":
            yield from self.talk.reject(said)
        else:
            yield Spoken(sentences.REPHRASE)

    def _small_talk(self, intent: Intent) -> Iterator[ChatEvent]:
        best = self.talk.best if not self.talk.closed else None
        title = one_line(best.title) if best else ""
        for text in small_talk(intent, title, self.state, has_fix=self._has_fix()):
            yield Spoken(text)
