"""The chat line by line: for pipes, screen readers, and terminals that can do no more."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ..actions.journal import Journal
from ..checks.run import Settings
from ..checks.spec import CheckSpec
from ..engine import Engine
from ..engine.checking import Checking, Plan
from ..engine.dialogue import Dialogue
from ..engine.evidence import examine
from ..engine.fixing import Fixer, find_actions
from ..errors import AssistantError
from ..host.base import ActingHost, is_recorded
from ..host.open import acting_host
from ..model import Answer, CheckResult, Match
from ..record import TYPE_CHECKING
from ..render.as_text import answer_lines, article_lines
from ..render.checks.text import row
from ..render.fixes import result_lines
from ..render.terminal import Piece, Style, wrap
from ..session import Recorder
from ..session.customer import record_values
from ..session.resume import PICKED, restore
from ..text import clean
from .fix import goes_on
from .fix_face import FixFace
from .given import allowed_folders
from .plain_kept import COMMANDS, export, keep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..session.events import Event

_QUIT = frozenset(("quit", "exit", "bye", ":q", "/quit", "/exit", "q"))
_HELP = (
    ("/check [NAME]", "look at the machine: this article's checks, or those you name"),
    ("/fix [NAME]", "show this article's fix and ask before anything is done"),
    ("/machine NAME", "look at another machine: live, practice:red-tray, FILE.zip"),
    *COMMANDS,
    ("/quit", "leave"),
)
_WELCOME = (
    "Describe what you see in your own words, for example: the tray icon is red. "
    "A number picks one of the choices offered; “/help” lists commands, “quit” or Ctrl-D ends."
)


class PlainChat:
    """One conversation on one machine."""

    def __init__(
        self,
        engine: Engine,
        machine: str,
        style: Style,
        recorder: Recorder,
        before: Sequence[Event] = (),
        *,
        checks: bool,
    ) -> None:
        """Set up.

        Args:
            engine: answers.
            machine: what is looked at, as ``--machine`` names it.
            style: what stdout can show.
            recorder: is told of everything before it is shown.
            before: what happened in the session so far, which is gone on with.
            checks: the machine may be looked at unasked.
        """
        self._engine, self._style, self._checks = engine, style, checks
        self._recorder, self._before = recorder, before
        self._host: ActingHost = acting_host(machine)
        recorder.machine(self._host)
        engine.learns = True
        self._dialogue = restore(engine, before) if before else Dialogue(engine)
        self._picked: tuple[Match, ...] = ()
        self._settings = Settings(reads=allowed_folders())
        self._customer_read = False

    def run(self) -> None:
        """Go on until the input ends."""
        product = self._engine.stores[0].index.info["title"]
        self._print(wrap([Piece(product, "title"), Piece("\n" + _WELCOME)], self._style))
        if self._host.practice or is_recorded(self._host):
            self._print(wrap([Piece(f"Machine: {self._host.label}.")], self._style))
        elif self._host.platform != "windows" and self._checks:
            text = "To try checks and fixes out here: /machine practice:red-tray"
            self._print(wrap([Piece(text, "dim")], self._style))
        self._show_before()
        line = _read()
        while line is not None and line.casefold() not in _QUIT:
            if line:
                self._take(line)
            line = _read()
        self._recorder.close()

    def _show_before(self) -> None:
        """What happened in the session so far."""
        if self._before:
            from ..render.sessions import transcript_lines

            self._print(transcript_lines(self._before, self._style))
            self._print(wrap([Piece("\nThis is where you left off.", "dim")], self._style))

    def _print(self, lines: Iterator[str]) -> None:
        for line in lines:
            print(line, flush=True)

    def _take(self, text: str) -> None:
        try:
            if text.startswith("/"):
                name, _, value = text[1:].partition(" ")
                self._command(name, value.strip())
            elif text.isdecimal() and (offered := self._offered()):
                self._pick(text, offered)
            else:
                self._turn(text)
        except AssistantError as error:
            print(f"{error.message}: {error.hint}" if error.hint else error.message)

    def _offered(self) -> tuple[Match, ...]:
        """What numbers stand for."""
        answer = self._dialogue.answer
        if answer is None or answer.decision == "answer":
            return self._picked
        return answer.question.choices if answer.question else answer.nearest

    def _pick(self, text: str, offered: tuple[Match, ...]) -> None:
        number = int(text[:4]) if len(text) < 4 else 0
        if not 1 <= number <= len(offered):
            print(f"There are {len(offered)} choices: type a number from 1 to {len(offered)}.")
            return
        self._picked = offered
        match = offered[number - 1]
        answer = Answer(text, "answer", (match,))
        self._dialogue.settle(answer)
        self._recorder.asked(text)
        self._recorder.answered(answer, understood=PICKED, by="person")
        self._show(answer, {}, picked=True)

    def _turn(self, text: str) -> None:
        self._recorder.asked(text)
        turn = self._dialogue.say(text)
        answer = turn.answer
        self._picked = ()
        if turn.outcome:
            self._recorder.ended(answer, solved=turn.outcome == "solved")
        if turn.outcome == "solved":
            print("Good. Anything else? Just describe it.")
            return
        if turn.outcome == "not_solved":
            self._not_solved()
            return
        if self._checks and answer.decision == "clarify":
            self._examine(answer, turn.kind)
            return
        self._recorder.answered(answer, understood=turn.kind)
        self._show(answer, {})

    def _examine(self, answer: Answer, understood: str) -> None:
        """Let the machine have its say, and show the answer."""
        examined = examine(self._engine, answer, 3, self._host, self._settings)
        answer = examined.answer
        self._recorder.checked(examined.results)
        self._recorder.observed(examined.effects)
        by = "checks" if examined.decided else "words"
        self._recorder.answered(answer, understood=understood, by=by)
        if examined.decided:
            self._dialogue.settle(answer)
            print(f"What was seen on {self._host.label} decides it.\n")
        self._show(answer, {r.id: r for r in examined.results})

    def _show(
        self, answer: Answer, results: dict[str, CheckResult], *, picked: bool = False
    ) -> None:
        article = self._article(answer)
        if article and self._checks and not results:
            results = self._look([article["id"]], unasked=True)
        if picked and article:
            self._print(wrap([Piece(article["title"], "title")], self._style))
            print()
            self._print(article_lines(article, self._style, results))
        else:
            self._print(answer_lines(answer, article, self._style, results))
        if article and self._checks and any(b["kind"] == "action" for b in article["blocks"]):
            line = (
                "“/fix” shows what can be done about it. Afterwards say “that helped” or “still”."
            )
            self._print(wrap([Piece("\n" + line, "dim")], self._style))

    def _article(self, answer: Answer | None) -> dict[str, Any] | None:
        if answer is None or answer.decision != "answer":
            return None
        best = answer.answers[0]
        return self._engine.article(best.article, best.kb)

    def _look(self, names: list[str], *, unasked: bool) -> dict[str, CheckResult]:
        plans = [Plan(store) for store in self._engine.stores]
        known = [plan.add(name) for plan in plans for name in names]
        if not any(known):
            print(f"There is no article and no check “{clean(names[0])}”.")
            return {}
        for plan in plans:
            plan.specs = {n: s for n, s in plan.specs.items() if not unasked or _alone(s, plan)}
        results = {r.id: r for r in Checking(plans, self._host, self._settings).stream()}
        self._recorder.checked(results.values())
        self._read_customer()
        return results

    def _not_solved(self) -> None:
        following = self._dialogue.not_it()
        self._read_customer()
        if following is None:
            print("Then I have nothing better. A ticket for support: “/export ticket.md”.")
            return
        self._recorder.answered(following, understood="still", by="next")
        print("Then it may be this:\n")
        self._show(following, {})

    def _command(self, name: str, value: str) -> None:
        if name == "machine" and value:
            self._host = acting_host(value)
            self._recorder.machine(self._host)
            self._customer_read = False
            print(f"Machine: {self._host.label}.")
        elif name in ("check", "fix"):
            article = self._article(self._dialogue.answer)
            target = value or (article["id"] if article else "")
            if not target:
                print(f"Name an article, for example: /{name} tray-icon-red")
            elif name == "check":
                for result in self._look([target], unasked=False).values():
                    self._print(row(result, self._style))
            else:
                self._fix(target)
        elif name == "export":
            self._read_customer()
            export(value, self._recorder, self._engine)
        elif not keep(name, value, self._recorder, self._article(self._answer)):
            for command, what in _HELP:
                print(f"{command:<16}{what}")

    @property
    def _answer(self) -> Answer | None:
        """The state of the conversation."""
        return self._dialogue.answer

    def _read_customer(self) -> None:
        """Whose machine it is, once a ticket comes into view."""
        if self._checks and not self._customer_read and self._recorder.kept:
            self._customer_read = True
            record_values(self._recorder, self._engine, self._host)

    def _fix(self, name: str) -> None:
        store, specs = find_actions(self._engine, name)
        face = FixFace(self._style, self._recorder, talks=True)
        fixer = Fixer(
            store,
            self._host,
            self._settings,
            face.show_plan,
            face.consent,
            face.person(),
            Journal(),
            face.listen,
        )
        for spec in specs:
            result = fixer.fix(spec)
            self._recorder.fixed(result)
            self._print(result_lines(result, self._style))
            if face.said or not goes_on(result):
                break
        for line in face.said:
            print(f"\n> {clean(line)}")
            self._take(line)


def _alone(spec: CheckSpec, plan: Plan) -> bool:
    """Whether a check may run unasked, with all that it requires."""
    return spec.auto and all(r in plan.specs and plan.specs[r].auto for r in spec.requires)


def _read() -> str | None:
    """The next line, or None at the end."""
    prompt = "\n> "
    try:
        if sys.stdin.isatty():
            return input(prompt).strip()
        line = sys.stdin.readline()
    except EOFError:
        print()
        return None
    print(f"{prompt}{clean(line).strip()}")
    return line.strip() if line else None
