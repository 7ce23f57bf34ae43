"""The chat line by line: for pipes, screen readers, and terminals that can do no more.

It only shows what `chat.service` says, and passes lines on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..chat.commands import Command
from ..chat.events import (
    ArticleFound,
    ChatEvent,
    CheckDone,
    ChoiceAsked,
    Failed,
    FixLeft,
    FixOffered,
    FixVerified,
    MachineSelected,
    NothingFits,
    PlanShown,
    Ready,
    Spoken,
    StepChanged,
    TicketWritten,
)
from ..chat.sentences import ELSEWHERE, TRY_DEMO
from ..chat.service import ChatService
from ..host.base import is_recorded
from ..model import Answer, CheckResult
from ..render.as_text import answer_lines
from ..render.card import card_lines, finding_lines, more_lines
from ..render.checks.text import row
from ..render.fixes import plan_lines, result_lines, step_line
from ..render.terminal import Piece, Style, wrap
from ..session.events import Event
from ..text import clean
from .keyboard import forget_typed, typed_line, waiting
from .leaving import is_told_to_end

_QUIT = frozenset(("quit", "exit", "bye", ":q", "/quit", "/exit", "q"))
MORE = Command("/more", "", "the whole article at hand, with all its checks")
_MORE = frozenset(("more", "/more", "show more", "tell me more", "details"))
_WELCOME = (
    "Describe what you see in your own words, for example: {example}. "
    "A number picks one of the choices offered; “/help” lists commands, “quit” or Ctrl-D ends."
)
_NOBODY = "Nobody can be asked here, so nothing is run."


class PlainChat:
    """One conversation on one machine."""

    def __init__(self, chat: ChatService, style: Style, before: Sequence[Event] = ()) -> None:
        """Set up.

        Args:
            chat: answers.
            style: what stdout can show.
            before: what happened in the session so far.
        """
        self._chat, self._style, self._before = chat, style, before
        self._article: ArticleFound | None = None
        """An answer that waits for the results of its checks, which stand in it."""
        self._results: dict[str, CheckResult] = {}
        self._at_hand: tuple[ArticleFound, dict[str, CheckResult]] | None = None
        """The last answer that was shown, for who wants to read all of it."""
        self._command = False
        """The last line was a command: all that it shows was asked for."""
        self._fixed = False
        """A fix has just ended; of the checks that follow, only what is still wrong is news."""
        self._shows: dict[type, Callable[[Any], None]] = {
            MachineSelected: lambda event: self._say(f"Machine: {event.label}."),
            ChoiceAsked: self._question,
            NothingFits: self._abstain,
            FixOffered: self._offer,
            PlanShown: self._plan,
            StepChanged: self._step,
            FixVerified: self._verified,
            FixLeft: lambda event: self._said(Spoken(event.text)),
            TicketWritten: self._ticket,
            Spoken: self._said,
            Failed: self._failed,
            Ready: lambda event: setattr(self, "_fixed", False),
        }

    def run(self) -> None:
        """Go on until the input ends."""
        try:
            self._welcome()
            line = self._read()
            while line is not None and line.casefold() not in _QUIT:
                if line:
                    self._take(line)
                line = self._read()
        finally:
            self._chat.close()

    def _welcome(self) -> None:
        chat, store = self._chat, self._chat.engine.stores[0]
        host = chat.looking.host
        example = chat.engine.example or "it stopped"
        self._say(str(store.index.info["title"]), "title")
        self._say(_WELCOME.format(example=example))
        if host.practice or is_recorded(host):
            self._say(f"Machine: {host.label}.")
        elif demo := self._demo():
            self._say(demo, "dim")
        if self._before:
            from ..render.sessions import transcript_lines

            self._print(transcript_lines(self._before, self._style))
            self._say("\nThis is where you left off.", "dim")

    def _demo(self) -> str:
        """How to see checks at work where they do nothing on this computer."""
        live = not (self._chat.looking.host.practice or is_recorded(self._chat.looking.host))
        demo = next(iter(self._chat.engine.demos), "") if live and self._chat.looking.checks else ""
        return TRY_DEMO.format(name=demo) if demo else ""

    def _take(self, text: str) -> None:
        if self._at_hand and text.casefold() in _MORE and not self._chat.mending.question:
            self._print(more_lines(*self._at_hand, self._style))
            return
        self._command = text.startswith("/")
        for event in self._chat.handle(text):
            self._show(event)
        if is_told_to_end():
            raise KeyboardInterrupt

    def _show(self, event: ChatEvent) -> None:
        if isinstance(event, ArticleFound):
            self._article = event
        elif isinstance(event, CheckDone):
            self._results[event.result.id] = event.result
        else:
            if isinstance(event, (ChoiceAsked, NothingFits)) and not self._article:
                self._results.clear()  # they have had their say: no article is the answer
            self._flush()
            self._shows[type(event)](event)

    def _flush(self) -> None:
        """Show what was held back until all checks had ended."""
        found, results = self._article, self._results
        self._article, self._results = None, {}
        if found is None:
            self._print(self._checked(list(results.values())))
            return
        self._at_hand = (found, results)
        if found.by == "checks":
            print(f"What was seen on {self._chat.looking.host.label} decides it.\n")
        self._print(card_lines(found, list(results.values()), self._style))
        elsewhere = results and all(r.reason == "wrong_platform" for r in results.values())
        if elsewhere and (demo := self._demo()):
            self._say(f"{ELSEWHERE} {demo}", "dim")

    def _checked(self, results: list[CheckResult]) -> Iterable[str]:
        """Results without an article: each where they were asked for, else what is wrong."""
        if self._fixed:
            results = [r for r in results if r.state in ("fail", "warn")]
        elif not self._command:
            return finding_lines(results, self._style)
        return (line for result in results for line in row(result, self._style))

    def _question(self, event: ChoiceAsked) -> None:
        if event.matches and self._chat.answer and self._chat.answer.question:
            self._print(answer_lines(self._chat.answer, None, self._style))
            return
        self._say(event.text)
        for number, choice in enumerate(event.choices, 1):
            print(f"  {number}. {choice}")

    def _abstain(self, event: NothingFits) -> None:
        self._print(answer_lines(Answer("", "abstain", nearest=event.nearest), None, self._style))

    def _offer(self, event: FixOffered) -> None:
        self._say(f"\nI can fix this: {event.title}. “yes” shows the plan.", "b")

    def _step(self, event: StepChanged) -> None:
        if event.result is not None or not event.step.by_person:
            self._print(step_line(event.number, event.step, event.result, self._style))

    def _verified(self, event: FixVerified) -> None:
        self._fixed = True
        self._print(result_lines(event.result, self._style))

    def _plan(self, event: PlanShown) -> None:
        self._print(["", *plan_lines(event.plan, self._style)])
        if event.plan.steps and not sys.stdin.isatty():
            self._say(_NOBODY, "dim")

    def _ticket(self, event: TicketWritten) -> None:
        print(f"Written to {event.path}" if event.path else event.text)

    def _said(self, event: Spoken) -> None:
        question = self._chat.mending.question
        if question is None or question.text != event.text:  # else the prompt says it
            self._print(clean(line) for line in self._wrapped(event.text))

    def _wrapped(self, text: str) -> Iterable[str]:
        for line in text.split("\n"):
            yield from wrap([Piece(line)], self._style) if len(line) > self._style.width else [line]

    def _failed(self, event: Failed) -> None:
        print(f"{event.message}: {event.hint}" if event.hint else event.message)

    def _say(self, text: str, look: str = "") -> None:
        self._print(wrap([Piece(text, look)], self._style))

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            print(line, flush=True)

    def _read(self) -> str | None:
        """The next line, or None at the end."""
        if (question := self._chat.mending.question) is None:
            return _line("\n> ", again=True)
        if early := forget_typed():
            print(f"   (typed before this was shown, so it counts for nothing: {early})")
        hint = "" if question.word else " [y/N]"
        try:
            return _line(f"{question.text}{hint} ", again=False)
        except KeyboardInterrupt:
            if is_told_to_end():
                raise
            print()
            return "stop"


def _line(prompt: str, *, again: bool) -> str | None:
    """A line of the terminal, or of what is piped; `again` shows a piped one."""
    if sys.stdin.isatty():
        if (typed := typed_line(prompt)) is None:
            print()
        return typed
    with waiting():
        line = sys.stdin.readline()
    print(f"{prompt}{clean(line).strip()}" if again else prompt)
    return line.strip() if line else None
